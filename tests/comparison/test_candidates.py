"""What is a candidate, which words are verbs, which days a clause names."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.clauses import find_candidates
from srccompare.comparison.statements.details import times_of
from srccompare.comparison.statements.words import words_of
from srccompare.documents.text.grammar.verbs import predicates


def test_days_are_seen_and_verbs_are_no_months():
    assert times_of(words_of("The mill opens on Monday.")) == {"monday"}
    assert not times_of(words_of("The mill may open."))


def test_a_verb_that_ends_like_an_adverb_is_a_verb():
    assert predicates(words_of("They want to supply weapons.")) == ["supply"]
    assert predicates(words_of("They refused to quickly intervene.")) == ["intervene"]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Ann Lee is the economics columnist for the Merrow Post.", False),
        ("The views expressed here are those of the author.", False),
        ("Editor’s note: The mayor of Merrow owns a third of this newspaper.", False),
        ("The editor’s noted calm helped the newspaper through the strike.", True),
        ("You can take the quiz at https://merrow.example now.", False),
        ("Ann Lee is the columnist whom the council sued.", True),
        ("The council sued a columnist for the Merrow Post.", True),
    ],
)
def test_what_an_article_says_of_itself_is_no_candidate(sentence, kept):
    text = f"The council closed the Merrow bridge. {sentence} Gulls cried over the old harbour."
    found = find_candidates(srccompare.analyze(Articles((Article(id="a", text=text),))))
    assert (sentence in found.texts) is kept


def test_a_deed_is_no_report_and_an_announcement_with_a_verb_is_one():
    text = (
        "The firm invited the union to talks. "
        "The mayor announced that the Merrow bridge would close to heavy lorries in October."
    )
    found = find_candidates(srccompare.analyze(Articles((Article(id="a", text=text),))))
    assert "invited" in found.content[0]
    assert not any("announced" in text for text in found.content)
