"""Lexicon entries are found as words, wildcards and phrases, in context, in one pass."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents, examples

from srccompare.documents import Voice
from srccompare.lexicon import Lexicon, parse

ABOUT = 'title = "T"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "test"\ncategories = ["a", "b"]'


def lexicon_of(*rows: str) -> Lexicon:
    return parse("t", "\n".join(["entry\tcategory\tweight\tcontext\tnote", *rows]), ABOUT, "t.tsv")


def found(text: str, *rows: str) -> list[str]:
    made = documents(text)
    return made.text_of(made.find(lexicon_of(*rows), Voice.ALL))


@pytest.mark.parametrize(
    ("rows", "text", "hits"),
    [
        (["rain\ta"], "Rain fell, rainy rain’s end", ["Rain", "rain"]),
        (["rain*\ta"], "Rain fell on raincoats", ["Rain", "raincoats"]),
        (["more or less\ta", "more\ta", "less\ta"], "More or less, no more", ["More or less", "more"]),
        (["more or less\ta", "more\tb"], "more or less", ["more or less", "more"]),
        (["heavy rain*\ta"], "heavy rains; heavy, rain", ["heavy rains"]),
        (["<number> people\ta"], "About 300 people or many people", ["300 people"]),
        (["rain\ta", "rain check\ta\t0"], "A rain check for rain", ["rain"]),
        (["rain\ta", "rain\tb", "rain check\t*\t0"], "A rain check", []),
        (["may\ta\t1\tnot:capitalized"], "He may go in May. May he go?", ["may", "May"]),
        (["may\ta\t1\tnot:next:<number>"], "She may go; may 5", ["may"]),
        (["appear*\ta\t1\tnext:to"], "It appears to work. It appears in print.", ["appears"]),
        (["would\ta\t1\tsentence:if"], "He would if he could. He would.", ["would"]),
        (["fire\ta\t1\tprev2:caught"], "It caught on fire; open fire", ["fire"]),
        (["party\ta\t1\tnot:near3:cake"], "A party with cake. Cake, a party. The party won.", ["party"]),
        (["rain\ta\t1\tnear3:heavy"], "Rain was heavy. Heavy, cold rain and rain.", ["Rain", "rain"]),
        (["rain\ta\t1\tinitial"], "“Rain fell. No rain.", ["Rain"]),
        (["rain\ta\t1\tnext:<end>"], "Rain and rain", ["rain"]),
        (["minister\ta\t1\tprev:<name>"], "Our Prime minister and a minister", ["minister"]),
        (["econom*\ta", "economy\ta"], "the economy", ["economy"]),
        (["is said to\ta", "said to be\ta"], "It is said to be wet", ["is said to"]),
    ],
)
def test_entries_are_found_in_context(rows, text, hits):
    assert found(text, *rows) == hits


def test_phrases_do_not_cross_sentences():
    assert found("It was heavy. Rain fell.", "heavy rain\ta") == []


WORDS = ["rain", "rains", "rainy", "heavy", "more", "less", "or", "sun"]


@examples(60)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([0, 1, 2]))
def test_hits_are_those_of_a_regular_expression(words, which):
    entry, pattern = [
        ("rain*", r"\brain\w*"),
        ("heavy rain", r"\bheavy rain\b"),
        ("more or less", r"\bmore or less\b"),
    ][which]
    text = " ".join(words)
    assert found(text, f"{entry}\ta") == re.findall(pattern, text)


def test_word_forms_that_come_later_are_matched_too():
    words = lexicon_of("zzyx*\ta")
    for text in ("zzyxa", "zzyxb and zzyxa", "zzyxc"):
        made = documents(text)
        assert made.text_of(made.find(words, Voice.ALL)) == [word for word in text.split() if word != "and"]
