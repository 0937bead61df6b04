"""Tone towards a target: the words around it decide, never its own, and one batch reads like many."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import examples
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from srccompare.documents.text.grammar.marks import clause_around, clauses
from srccompare.errors import SrccompareError, SrccompareWarning
from srccompare.target_tone import SURE_FROM, towards, towards_many
from srccompare.target_tone.features import SLOTS, Surroundings, amounts, blocks
from srccompare.target_tone.model import margins, probabilities, unpacked
from srccompare.target_tone.words import words_of
from srccompare.vader import analyzer, compound


def tone(sentence: str, target: str) -> int:
    start = sentence.index(target)
    return towards(sentence, start, start + len(target)).polarity


@pytest.mark.parametrize(
    ("sentence", "target", "polarity"),
    [
        ("Quill won praise for her brilliant rescue.", "Quill", 1),
        ("The council thanked Quill for saving the harbour.", "Quill", 1),
        ("Marsh was accused of fraud and theft.", "Marsh", -1),
        ("Critics accused Marsh of lying to the council.", "Marsh", -1),
        ("Quill was praised, while Marsh faced angry insults.", "Marsh", -1),
        ("Marsh arrived at the harbour on Tuesday.", "Marsh", 0),
        ("Quill said the ferry leaves at nine.", "Quill", 0),
    ],
)
def test_the_words_around_the_target_decide(sentence, target, polarity):
    assert tone(sentence, target) == polarity


NOT_YET = pytest.mark.xfail(strict=True, reason="words of one clause weigh on the target of another")


@pytest.mark.parametrize(
    ("sentence", "target", "polarity"),
    [
        pytest.param("Quill was praised, while Marsh faced angry insults.", "Quill", 1, marks=NOT_YET),
        pytest.param("Ann is a fine mayor, but Quill is a liar.", "Ann", 1, marks=NOT_YET),
        pytest.param(
            "Nobody accused Quill of lying.", "Quill", 0,
            marks=pytest.mark.xfail(strict=True, reason="who denies an accusation repeats its words"),
        ),
        pytest.param(
            "Quill condemned the brutal murder.", "Quill", 0,
            marks=pytest.mark.xfail(strict=True, reason="blame by the target is not told from blame of it"),
        ),
    ],
)  # fmt: skip
def test_what_is_still_read_wrongly(sentence, target, polarity):
    assert tone(sentence, target) == polarity


@pytest.mark.parametrize("name", ["Donald", "Zq", "the harbour council", "“Wo”"])
def test_the_target_itself_is_not_read(name):
    """Whoever is named: the same words around the target give the same reading."""
    with_name, plain = (f"Critics say {who} failed the town." for who in (name, "Quill"))
    assert towards(with_name, 12, 12 + len(name)).probabilities == towards(plain, 12, 17).probabilities


@examples(40)
@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.text(min_size=1, max_size=6), st.text(max_size=40)), max_size=6
    )
)
def test_a_batch_reads_what_each_sentence_alone_would_be_read_as(parts):
    mentions = [(a + b + c, len(a), len(a) + len(b)) for a, b, c in parts]
    together = towards_many(mentions)
    assert len(together) == len(mentions)
    for row, mention in enumerate(mentions):
        alone = towards_many([mention]).probabilities[0]
        assert together.probabilities[row] == pytest.approx(alone, abs=1e-12)
        assert alone.sum() == pytest.approx(1)


TAUGHT = [
    ("The town praised Quill for courage.", "Quill", 1), ("Everyone thanked Quill warmly.", "Quill", 1),
    ("Quill’s rescue was brave and kind.", "Quill", 1), ("Marsh was blamed for 1,200 losses.", "Marsh", -1),
    ("A court found that Marsh didn't pay.", "Marsh", -1), ("“Shame on Marsh!” they shouted.", "Marsh", -1),
    ("Marsh met Quill at 10:30.", "Quill", 0), ("On Monday, Quill – the mayor – left.", "Quill", 0),
    ("It rained when Marsh spoke.", "Marsh", 0),
]  # fmt: skip


def test_the_sums_are_those_of_scikit_learn():
    """A model trained here by scikit-learn, read by the library's own code, to the last digits."""
    mentions = [(text, text.index(name), text.index(name) + len(name)) for text, name, _ in TAUGHT]
    around = Surroundings(words_of(mentions))
    sums = amounts(around)
    slots = sum(block.matrix(len(mentions)) for block in blocks(around).values()).tocsc()
    used = np.unique(slots.nonzero()[1])
    design = sparse.hstack([slots[:, used], sparse.csr_matrix(sums)]).tocsr()
    trained = LogisticRegression(C=5).fit(design, [polarity for *_, polarity in TAUGHT])
    by_feature = trained.coef_.T
    model = unpacked(used, by_feature[: len(used)], by_feature[len(used) :], trained.intercept_)
    assert np.abs(margins(mentions, model) - trained.decision_function(design)).max() < 1e-9
    found = probabilities(margins(mentions, model))
    assert found == pytest.approx(trained.predict_proba(design))
    assert (found.argmax(axis=1) - 1).tolist() == trained.predict(design).tolist()
    assert len({tuple(row) for row in found.round(6).tolist()}) > 3


def test_the_weights_are_small_and_hold_numbers_only():
    path = files("srccompare") / "data" / "target_tone.npz"
    assert path.stat().st_size < 2_000_000
    with np.load(path, allow_pickle=False) as stored:
        assert set(stored) == {"slot", "weight", "amount", "constant"}
        assert all(stored[name].dtype.kind in "if" for name in stored)
        assert np.isfinite(stored["weight"]).all()
        assert 0 <= stored["slot"].min() <= stored["slot"].max() < 1 << SLOTS


def test_without_weights_the_rules_stand_in_and_say_so(monkeypatch):
    monkeypatch.setattr("srccompare.target_tone.weights", lambda: None)
    with pytest.warns(SrccompareWarning, match="VADER's value of the clause stands in"):
        assert tone("Quill was praised, while Marsh faced angry insults.", "Quill") == 1
    with pytest.warns(SrccompareWarning):
        assert tone("Quill was praised, while Marsh faced angry insults.", "Marsh") == -1
    with pytest.warns(SrccompareWarning):
        assert sum(towards("Quill won.", 0, 5).probabilities) == pytest.approx(1)


def test_an_unsure_reading_abstains():
    sure, unsure = towards("Quill won praise for her rescue.", 0, 5), towards("Quill beat Marsh.", 0, 5)
    assert (sure.abstained, unsure.abstained) == (False, True)
    assert unsure.confidence < SURE_FROM <= sure.confidence


def test_curly_marks_and_invisible_characters_hide_nothing():
    assert compound("It wasn’t good.") == compound("It wasn't good.") < 0
    assert compound("A “good” plan.") == compound('A "good" plan.') > 0
    assert compound("A go\u200bod plan.") == compound("A good plan.")


@pytest.mark.parametrize(
    "sentence",
    ["Quill", "Quill won praise, and Marsh lost.", "“Quill’s terrible – awful – plan”"],
)
def test_the_clause_lies_in_the_sentence_and_holds_the_target(sentence):
    start = sentence.index("Quill")
    found = towards(sentence, start, start + 5)
    assert 0 <= found.start <= start < start + 5 <= found.end <= len(sentence)
    assert -1 <= found.score <= 1
    assert 1 / 3 <= found.confidence <= 1


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("She won, but he sulked.", ["She won", "he sulked."]),
        ("The plan – a bad one – failed: nobody came.", ["The plan", "a bad one", "failed", "nobody came."]),
        ("The 1,000 crowns were paid at 10:30.", ["The 1,000 crowns were paid at 10:30."]),
        ("The well-known mayor who resigned.", ["The well-known mayor", "resigned."]),
        ("", []),
        ("and, or", []),
    ],
)
def test_a_sentence_is_cut_at_punctuation_and_joining_words(sentence, parts):
    assert [sentence[start:end] for start, end in clauses(sentence)] == parts


def test_a_target_that_looks_like_a_cut_is_kept_whole():
    sentence = "Yesterday, Marsh and Quill lost the case, it said."
    start, end = clause_around(sentence, sentence.index("Marsh"), sentence.index(" lost"))
    assert sentence[start:end] == "Marsh and Quill lost the case"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_a_target_outside_the_text_is_an_error_that_says_what_would_work(start, end):
    with pytest.raises(SrccompareError, match=r"0 <= start < end"):
        towards("Quill won.", start, end)


def test_the_analyzer_is_made_once():
    assert analyzer() is analyzer()
