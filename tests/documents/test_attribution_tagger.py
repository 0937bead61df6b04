"""The tagger: equal to a plain decoder, blind to its batch, and nothing a text could be read from."""

from __future__ import annotations

import json
import os
import tomllib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents, examples

import srccompare
from srccompare.articles import Article, Articles
from srccompare.documents import Documents, attribution
from srccompare.documents.attribution import by_rules, contexts, joining, tagger
from srccompare.documents.attribution.labels import LABELS, paint, parts_of
from srccompare.documents.attribution.reading import read, read_batch
from srccompare.documents.attribution.seeing import see
from srccompare.documents.attribution.word_codes import attributes_of
from srccompare.documents.text.vocabulary import Vocabulary

WEIGHTS = tagger.shipped()
assert WEIGHTS is not None
STORY = (
    "Harbour board to close pier\n\n“The pier is gone. We will rebuild it,” Ann Lee, the mayor, told "
    "reporters. She added that divers had left.\n\nBut Tom Hill, who mends boats, said he doubts the claim: "
    "“Nobody has seen a plan,” he wrote in a letter, and called the board “a club of ghosts”. The pier is "
    "expected to close."
)
FILE = files("srccompare") / "data" / "attribution.npz"


def seen_by(made: Documents):
    batch = read_batch(made)
    rules = by_rules(made, batch, list(read(made, batch)))
    return see(made, batch, joining.rule_labels(made, rules))


def tags(made: Documents) -> np.ndarray:
    score = tagger.scores(WEIGHTS, made.vocabulary, made.tokens.type, seen_by(made))
    return tagger.best_labels(score, WEIGHTS.transitions, *made.paragraph_bounds)


def row_of(name: str) -> np.ndarray:
    return WEIGHTS.rows[WEIGHTS.attributes[name]].astype(np.int64)


def plain_tags(made: Documents) -> list[int]:
    """The same, one token after the other, without a table and without numpy's help across paragraphs."""
    codes = contexts.codes_of(seen_by(made))
    strings, kind = made.vocabulary.types.strings, made.tokens.type.tolist()
    rows = {}
    found: list[int] = []
    for first, stop in zip(*(bound.tolist() for bound in made.paragraph_bounds), strict=True):
        best, back = None, []
        for token in range(first, stop):
            local = np.zeros(tagger.WIDTH, np.int64)
            for column, distance in enumerate(tagger.WINDOW):
                place = token + distance
                inside = first <= place < stop
                word = strings[kind[place]] if inside else None
                if word not in rows:
                    names = (
                        [tagger.EDGE_ATTRIBUTE] if word is None else attributes_of(word, WEIGHTS.propensity)
                    )
                    known = [row_of(name) for name in names if name in WEIGHTS.attributes]
                    rows[word] = np.sum(
                        [np.zeros(len(tagger.WINDOW) * tagger.WIDTH, np.int64), *known], axis=0
                    )
                local += rows[word][column * tagger.WIDTH : (column + 1) * tagger.WIDTH]
            for name, code in codes.items():
                local += WEIGHTS.tables[name][code[token]]
            here = local[: len(LABELS)]
            if best is None:
                best = here
            else:
                ways = best[:, None] + WEIGHTS.transitions
                back.append(ways.argmax(0))
                best = ways.max(0) + here
        label = int(best.argmax())
        path = [label]
        for came in reversed(back):
            label = int(came[label])
            path.append(label)
        found += path[::-1]
    return found


def test_tags_are_those_of_a_plain_decoder():
    made = documents(STORY, "", "Rain fell.", STORY.replace("Lee", "Roe"))
    assert tags(made).tolist() == plain_tags(made)
    assert len(set(tags(made).tolist())) > 8


@pytest.mark.skipif(
    not os.environ.get("SRCCOMPARE_GOLD"), reason="SRCCOMPARE_GOLD is not set: no labelled articles"
)
def test_tags_are_those_of_a_plain_decoder_on_labelled_articles():
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / "attribution" / "dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    made = Documents(
        Articles(tuple(Article(str(n), row["text"]) for n, row in enumerate(rows))), Vocabulary()
    )
    assert tags(made).tolist() == plain_tags(made)


PIECES = st.sampled_from(
    ["“", "”", '"', "said", "Lee", "the mayor", "according to", ",", ".", ":", "\n\n", "(", ")", "—", "that",
     "and", "adding", "was asked by", "told", "who", "The pier is gone", "‘", "LEE:", "seems to", "in a poll",
     "goodsHill"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join)


def table(made: Documents, article: int) -> list[tuple]:
    spans = made.attributions[made.attributions.article == article]
    columns = (spans.group, spans.category, spans.field, spans.start, spans.end, spans.score)
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


@given(texts=st.lists(TEXTS | st.text(max_size=80), min_size=1, max_size=4))
@examples(100)
def test_an_article_alone_has_the_attributions_and_confidences_it_has_among_others(texts):
    together = documents(*texts, STORY)
    assert len(table(together, len(texts))) > 0
    for number, text in enumerate(texts):
        assert table(together, number) == table(documents(text), 0)


@given(text=TEXTS | st.text(max_size=200))
@examples(100)
def test_every_attribution_has_one_cue_a_content_at_most_one_source_and_one_confidence(text):
    spans = documents(text).attributions
    assert (spans.start < spans.end).all()
    assert (spans.end <= len(text)).all()
    assert ((spans.score >= joining.LEAST) & (spans.score <= 1)).all()
    groups = spans.group.tolist()
    assert sorted(set(groups)) == list(range(len(set(groups))))
    for group in set(groups):
        rows = spans[spans.group == group]
        assert rows.labels.count("cue") == 1
        assert rows.labels.count("content") >= 1
        assert rows.labels.count("source") <= 1
        assert len(set(rows.score.tolist())) == 1


def test_labels_and_parts_say_the_same():
    first, stop = np.array([0, 4, 6, 9, 11]), np.array([3, 5, 8, 10, 13])
    role, group = np.array([2, 0, 1, 0, 2]), np.array([0, 0, 0, 1, 1])
    sentence = np.zeros(14, np.int64)
    labels = paint(first, stop, role, group, sentence)
    opens = np.arange(14) == 0
    begin, end, kind, right = parts_of(labels, opens)
    assert list(zip(begin.tolist(), end.tolist(), kind.tolist(), strict=True)) == [
        (0, 3, 2), (4, 5, 0), (6, 8, 1), (9, 10, 0), (11, 13, 2),
    ]  # fmt: skip
    assert right.tolist() == [False, False, False, False, False]
    assert LABELS[labels[3]] == "gap"
    assert LABELS[labels[13]] == "beside"


def test_the_package_works_without_its_weights_and_says_so(monkeypatch):
    monkeypatch.setattr(tagger, "shipped", lambda: None)
    with pytest.warns(srccompare.SrccompareWarning, match="rules alone"):
        made = documents(STORY)
    assert made.engine == "rules"
    assert attribution.engine_signature(made.engine, made.confidence) == "rules"
    assert len(made.attributions) > 0


def test_an_engine_can_be_chosen_and_is_kept():
    text = [{"id": "a", "text": STORY}]
    rules = srccompare.analyze(text, engine="rules")
    full = srccompare.analyze(text)
    assert (rules.engine, full.engine, rules[0].engine) == ("rules", "full", "rules")
    assert srccompare.analyze(rules) is rules
    assert srccompare.analyze(rules, engine="full").engine == "full"
    compared = [srccompare.compare(made, by="id").provenance["attribution"] for made in (rules, full)]
    assert compared == ["rules", f"full:{WEIGHTS.fingerprint}"]
    with pytest.raises(srccompare.SrccompareError, match="no engine named 'fast'; choose one of full, rules"):
        srccompare.analyze(text, engine="fast")


def test_the_weights_are_those_the_training_script_prints_the_fingerprint_of():
    described = tomllib.loads((files("srccompare") / "data" / "attribution.toml").read_text(encoding="utf-8"))
    assert WEIGHTS.fingerprint == described["fingerprint"]


def test_the_weights_are_small_plain_and_hold_no_more_than_single_words():
    assert len(FILE.read_bytes()) <= 1_000_000
    arrays = dict(np.load(str(FILE), allow_pickle=False))
    assert all(array.dtype.kind in "iu" for array in arrays.values())
    for name in (*tagger.strings(arrays["attributes"]), *tagger.strings(arrays["words"])):
        assert len(name.split()) == 1


def test_no_sum_of_weights_can_overflow():
    words = sum(
        max(
            (int(np.abs(row_of(name)).max()) for name in WEIGHTS.attributes if name[0] == letter),
            default=0,
        )
        * len(distances)
        for letter, distances in tagger.OFFSETS.items()
    )
    tables = sum(int(np.abs(values.astype(np.int64)).max()) for values in WEIGHTS.tables.values())
    assert words + tables + joining.EAGER < np.iinfo(np.int16).max
