"""Two clauses are held together by what both name, not by what merely stands in both."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.clauses import find_candidates
from srccompare.comparison.statements.propositions import Rarity, led_elsewhere, points_away, times_of
from srccompare.comparison.statements.roles import deeds, predicates
from srccompare.comparison.statements.words import words_of


def test_a_word_of_every_sentence_tells_less_than_a_rare_one():
    clauses = [words_of(text) for text in ("Mill weavers sang.", "Mill owners wept.", "Mill gulls cried.")]
    rarity = Rarity(clauses)
    assert rarity.of("mill") == 0 < rarity.of("weaver")


def test_a_subject_in_another_sentence_and_days_are_seen():
    assert points_away(words_of("That would be a mistake."))
    assert not points_away(words_of("That sale was a mistake."))
    assert times_of(words_of("The mill opens on Monday.")) == {"monday"}
    assert not times_of(words_of("The mill may open."))


@pytest.mark.parametrize(
    ("one", "other", "elsewhere"),
    [
        ("Oslo supplied grain to Peru.", "Oslo supplied grain to Chile.", True),
        ("Oslo supplied grain to Peru.", "Oslo sold grain to Peru.", False),
        ("Oslo supplied grain to Peru.", "Oslo supplied grain.", False),
    ],
)
def test_the_same_deed_to_another_state_is_another_deed(one, other, elsewhere):
    assert led_elsewhere(*(deeds(words_of(text)) for text in (one, other))) is elsewhere


def test_a_verb_that_ends_like_an_adverb_is_a_verb():
    assert predicates(words_of("They want to supply weapons.")) == ["supply"]
    assert predicates(words_of("They refused to quickly intervene.")) == ["intervene"]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Ann Lee is the economics columnist for the Merrow Post.", False),
        ("The views expressed here are those of the author.", False),
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
    assert "invited" in " ".join(found.sentence_content[0].split())
    assert "announced" not in found.sentence_content[1]
