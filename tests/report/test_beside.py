"""One matter side by side: what is put differently, and what one text has nothing of."""

from __future__ import annotations

import re

import pytest

from srccompare.articles import Article, Articles
from srccompare.comparison import compare
from srccompare.report import gather
from srccompare.report.front.differences.beside import weight_apart
from srccompare.report.front.echoes import weights
from srccompare.report.view import DifferenceLine

GULL = """The harbour council of Vellin met on Monday to talk about the flood.

The council fired the harbour master, Otto Lind, in February, as the sluice gates had been left open.

Engineers had warned the council three times that the sluice gates were rusting through.

Nobody was hurt. The market hall stays closed until Easter, said the council."""
WIRE = """A flood drowned the market hall of Vellin, and the council is looking for someone to blame.

The harbour master, Otto Lind, stepped down in February over the sluice gates that had been left open.

According to a report, engineers had warned the council that the sluice gates were rusting through.

Fishermen carried children through the streets and the church was full all night."""
POST = """Vellin wants a new market hall after the flood.

Otto Lind, the harbour master, left his post in February because the sluice gates had been left open.

Traders ask for tents on the square and for a year without rent.

A new hall would cost $4 million, the council was told."""


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[DifferenceLine, ...]]:
    texts = {"Gull": GULL, "Wire": WIRE, "Post": POST}
    titles = {"Gull": "Council Meets", "Wire": "Flood in Vellin", "Post": "New Hall Wanted"}
    articles = [Article(id=name, outlet=name, title=titles[name], text=text) for name, text in texts.items()]
    view = gather(compare(Articles(articles), families=["counts"]))
    return {one.kind: one.lines for one in view.glance.differences}


def test_one_matter_stands_in_one_line_in_each_texts_words(told):
    (line,) = [line for line in told["beside"] if "Lind" in line.text]
    assert "fired the harbour master" in line.text
    assert "stepped down in February" in line.text
    assert "left his post" in line.text
    assert [quote.label for quote in line.quotes] == ["Gull", "Wire", "Post"]


def test_what_one_text_has_nothing_of_stands_beside_those_who_have_it(told):
    (line,) = [line for line in told["told"] if "rusting" in line.text]
    assert line.text.startswith("Not found in Post: ")
    assert "Gull “Engineers had warned" in line.text
    assert "Wire “According to a report, engineers" in line.text


def test_no_sentence_is_set_beside_one_on_something_else(told):
    words = re.findall(r"\w+", " ".join(line.text for line in (*told["beside"], *told["told"])))
    assert "sluice" in words
    assert not {"tents", "Fishermen", "Easter"} & set(words)


def test_nothing_is_said_of_a_text_without_a_sentence_that_is_looked_at():
    texts = {"Gull": GULL, "Wire": WIRE, "Post": "Photos: see here", "Sun": "“Help!”"}
    titles = {"Gull": "Council Meets", "Wire": "Flood in Vellin", "Post": "Photos", "Sun": "Help"}
    articles = [Article(id=name, outlet=name, title=titles[name], text=text) for name, text in texts.items()]
    view = gather(compare(Articles(articles), families=["counts"]))
    told = [line.text for one in view.glance.differences for line in one.lines]
    assert told
    assert not any("Not found in" in text and "Sun" in text for text in told)


def test_sentences_that_are_word_for_word_the_same_put_nothing_differently():
    same = "“We regret the flood in the old harbour of Vellin deeply,” the mayor told reporters."
    articles = [
        Article(id="a", outlet="Gull", title="Council Meets", text=f"The council met on Monday.\n\n{same}"),
        Article(id="b", outlet="Wire", title="Hall Drowned", text=f"The market hall is closed.\n\n{same}"),
    ]
    view = gather(compare(Articles(articles), families=["counts"]))
    assert not any(one.kind == "beside" for one in view.glance.differences)


def test_what_sets_two_sentences_apart_is_the_words_one_of_them_has():
    one, other = weights("The sluice gates were rusting."), weights("The sluice gates were painted.")
    assert weight_apart(one, one) == 0
    assert 0 < weight_apart(one, other) < weight_apart(one, weights("Fishermen slept in the church."))
