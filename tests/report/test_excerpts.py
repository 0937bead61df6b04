"""How much of the articles a report carries, in every form it has."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from report_cases import pair

from srccompare.documents import analyze
from srccompare.errors import SrccompareError
from srccompare.report import gather, render
from srccompare.report.excerpts import QUARTER, sentences_carried

FORMS = ("html", "markdown", "json")
LONGEST = 6
"""The longest run of an article's words that a report without text may hold, apart from its headline."""


def bare(text: str) -> str:
    """Text without tags and marks, its words parted by single spaces."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"<[^>]+>", "", text)))


def runs(comparison, length: int) -> list[str]:
    """Every run of so many words in the texts that no headline has."""
    found = []
    for article in comparison.documents.articles:
        words = bare(article.text).split()
        found += [" ".join(words[place : place + length]) for place in range(len(words) - length + 1)]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_full_report_shows_all_of_the_articles_or_all_its_sentences(comparison, form):
    shown = bare(render(comparison, form).replace("\\", ""))
    assert "The harbour may stay closed until Friday" in shown


@pytest.mark.parametrize("form", FORMS)
def test_without_text_no_run_of_words_is_carried(comparison, form):
    shown = bare(render(comparison, form, text="none").replace("\\", ""))
    assert [run for run in runs(comparison, LONGEST) if run in shown] == []
    # while the numbers, the words counted and the sources are there
    assert "may" in shown.split()
    assert "Ada Brandt" in shown


@pytest.mark.parametrize("form", FORMS)
def test_excerpts_carry_a_quarter_of_each_article_at_most(comparison, form):
    shown = bare(render(comparison, form, text="excerpts").replace("\\", ""))
    documents = comparison.documents
    carried = np.zeros(len(documents))
    every = np.zeros(len(documents))
    sentences = documents.sentences
    for row, text in enumerate(documents.text_of(sentences)):
        if sentences.field[row] == 1:
            words = len(bare(text).split())
            every[sentences.article[row]] += words
            carried[sentences.article[row]] += words * (bare(text) in shown)
    assert carried.sum() > 0
    # Words are counted a little differently here, where a hyphen parts them.
    assert (carried <= (QUARTER + 0.03) * every).all()


def test_excerpts_are_the_sentences_most_numbers_rest_on(comparison):
    documents = comparison.documents
    allowed = sentences_carried(documents, comparison.evidence, "excerpts")
    shown = [text for text, kept in zip(documents.text_of(documents.sentences), allowed, strict=True) if kept]
    assert not any("Cranes stood still" in text for text in shown)
    assert any("may" in text or "could" in text or "probably" in text for text in shown)


def test_what_the_report_shows_does_not_change_its_numbers(comparison):
    full, none = (gather(comparison, text=text) for text in ("full", "none"))
    assert sum(len(one.measures) for one in full.families) > 10
    for one, other in zip(full.families, none.families, strict=True):
        for own, same in zip(one.measures, other.measures, strict=True):
            # They lead elsewhere, as there is no text to lead into.
            assert [replace(e, link="") for e in own.estimates] == [
                replace(e, link="") for e in same.estimates
            ]


def test_another_amount_is_refused_with_those_there_are(comparison):
    with pytest.raises(SrccompareError, match="text='some'; choose one of full, excerpts, none"):
        render(comparison, "html", text="some")


@pytest.mark.parametrize("text", ["excerpts", "none"])
def test_links_land_whatever_is_carried(comparison, text):
    page = render(comparison, "html", text=text)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_families_do_not_matter_for_an_article_without_evidence():
    documents = analyze(pair())
    assert not sentences_carried(documents, {}, "excerpts")[documents.sentences.field == 1].any()
    assert sentences_carried(documents, {}, "full").all()
