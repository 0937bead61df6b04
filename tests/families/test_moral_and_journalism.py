"""Moral vocabulary and ways of telling: words that belong to a pole, and look-alikes that do not."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare import lexicon
from srccompare.articles import Article
from srccompare.documents import Documents, Voice, analyze
from srccompare.families import journalism, moral

OPENING = "The wind over Lake Averin was mild, and a few grey clouds drifted slowly to the east."
CLOSING = "Later the wind turned, the clouds thinned out, and it was quiet for a while over the wide water."
FAMILIES = (moral.FAMILY, journalism.FAMILY)


def documents_of(*sentences: str) -> Documents:
    return analyze(Article(id="a1", text=" ".join([OPENING, *sentences, CLOSING])))


def words_behind(measure: str, sentence: str, voice: Voice | None = None) -> list[str]:
    documents = documents_of(sentence)
    family = moral.FAMILY if measure.startswith("moral") else journalism.FAMILY
    return [text.lower() for text in documents.text_of(family.compute(documents, voice).evidence[measure])]


def test_the_sentences_around_a_case_belong_to_no_pole():
    for family in FAMILIES:
        found = family.compute(documents_of(), None).values
        assert {name for name, value in found.items() if value[0] != 0} == set()


@pytest.mark.parametrize(
    ("pole", "text", "words"),
    [
        ("care", "Neighbours sheltered the boys with compassion.", ["sheltered", "compassion"]),
        ("care", "The games console sold well.", []),
        ("care", "He was treated at Mercy Hospital.", []),
        ("care", "It was a kind of game.", []),
        ("care", "A caretaker government took over.", []),
        ("harm", "The guards beat and tortured prisoners cruelly.", ["tortured", "cruelly"]),
        ("harm", "He had a heart attack on the stairs.", []),
        ("harm", "She plays the violin.", []),
        ("harm", "The attack ads ran for a week.", []),
        ("fairness", "Workers demanded justice and equality.", ["justice", "equality"]),
        ("fairness", "They met at the county fair.", []),
        ("fairness", "The Department of Justice declined to comment.", []),
        ("fairness", "A private equity firm bought it.", []),
        ("cheating", "The mayor took bribes and lied to voters.", ["bribes", "lied"]),
        ("cheating", "The puppies stole the show.", []),
        ("loyalty", "Miners spoke of sacrifice and solidarity.", ["sacrifice", "solidarity"]),
        ("loyalty", "The shop offers a loyalty card.", []),
        ("loyalty", "The New England Patriots won.", []),
        ("betrayal", "He was called a traitor and a spy.", ["traitor", "spy"]),
        ("betrayal", "The beach was a deserted beach in May.", []),
        ("betrayal", "Spyware was found on the phone.", []),
        ("betrayal", "They renegotiated the lease.", []),
        ("harm", "Barbara met the boys.", []),
        ("purity", "Churchill decentralized the office.", []),
        ("authority", "Cadets obey the chain of command.", ["obey", "chain of command"]),
        ("authority", "The housing authority sold the lot.", []),
        ("authority", "With respect to prices, little changed.", []),
        ("subversion", "Rebels defied the king and rioted.", ["rebels", "defied", "rioted"]),
        ("subversion", "An eating disorder kept her away.", []),
        ("subversion", "The chip revolutionized printing.", []),
        ("purity", "Pilgrims prayed at the sacred shrine.", ["pilgrims", "prayed", "sacred"]),
        ("purity", "The firm sells clean energy.", []),
        ("purity", "He lives in Virginia.", []),
        ("purity", "It is the holy grail of physics.", []),
        ("degradation", "The preacher called the play filthy and obscene.", ["filthy", "obscene"]),
        ("degradation", "The devil is in the detail: a dirt road.", ["devil"]),
        ("degradation", "Police suspect foul play.", []),
    ],
)  # fmt: skip
def test_moral_words_count_and_their_look_alikes_do_not(pole, text, words):
    assert words_behind(f"moral_{pole}", text) == words


@pytest.mark.parametrize(
    ("measure", "text", "words"),
    [
        (
            "story_episodic",
            "Her mother woke up at dawn and cried.",
            ["her mother", "woke up", "at dawn", "cried"],
        ),
        ("story_episodic", "About 40 percent of mothers work.", []),
        ("story_thematic", "About 40 percent of mothers work, a study found.", ["40 percent", "study found"]),
        ("story_thematic", "The baker closed the door.", []),
        (
            "story_thematic",
            "He bought a house on Century Road, near the decade clock.",
            ["century", "decade"],
        ),
        ("conflict_war", "Missiles hit the town as troops attacked.", ["missiles", "troops", "attacked"]),
        ("conflict_war", "A think tank praised the trade war.", []),
        ("conflict_war", "The escalator stopped.", []),
        ("conflict_war", "It was the most offensive joke of the night.", []),
        ("conflict_war", "Frontline workers were praised.", []),
        ("conflict_peace", "Both sides agreed to a truce.", ["both sides", "truce"]),
        ("conflict_peace", "They reached an agreement to stop.", ["agreement"]),
        ("conflict_peace", "They reached an agreement on arms.", []),
        ("conflict_peace", "Military cooperation between them grew.", []),
        ("conflict_peace", "Cooperation between the towns grew.", ["cooperation"]),
        ("conflict_peace", "Talks on weapons were held.", []),
        ("conflict_peace", "Talks were held.", ["talks"]),
        ("conflict_peace", "It gave her peace of mind.", []),
        ("conflict_peace", "Diplomas were handed out.", []),
        ("conflict_peace", "A concession stand sold nuts, according to him.", []),
        ("conflict_peace", "She teaches meditation.", []),
    ],
)
def test_ways_of_telling_have_their_words_and_their_look_alikes_do_not_count(measure, text, words):
    assert words_behind(measure, text) == words


@pytest.mark.parametrize(
    ("measure", "text", "words"),
    [
        pytest.param("moral_harm", "The comedian killed last night.", [], id="a comedian who kills"),
        pytest.param("moral_purity", "God knows why the bus was late.", [], id="God in a phrase"),
        pytest.param("conflict_war", "The striker attacked from the left wing.", [], id="attacks in sports"),
        pytest.param("conflict_peace", "The two firms signed an accord.", [], id="an accord of firms"),
        pytest.param("story_thematic", "He is a professor of music.", [], id="a professor as a person"),
    ],
)
@pytest.mark.xfail(strict=True, reason="the word alone does not tell the sense")
def test_known_mistakes(measure, text, words):
    assert words_behind(measure, text) == words


def test_quoted_words_are_counted_only_when_asked_for():
    text = '"The traitor betrayed us," the baker said.'
    assert words_behind("moral_betrayal", text) == []
    assert words_behind("moral_betrayal", text, Voice.QUOTED) == ["traitor", "betrayed"]


@pytest.mark.parametrize(
    "name", ["policy_frames", "generic_frames", "moral_vocabulary", "episodic_thematic", "war_peace"]
)
def test_every_frame_says_what_it_is_what_shows_it_and_what_only_looks_like_it(name):
    words = lexicon.load(name)
    assert words.references
    for category in words.categories:
        assert words.descriptions[category]
        assert len(words.indicators[category]) >= 1
        assert len(words.counter_indicators[category]) >= 1
        assert sum(entry.category == category and entry.weight > 0 for entry in words.entries) >= 60


def test_no_frame_has_the_same_words_as_another():
    for family in FAMILIES:
        assert len(family.lexicons) > 0
        for system in family.lexicons:
            words = lexicon.load(system)
            sets = [
                {entry.text for entry in words.entries if entry.category == category and entry.weight > 0}
                for category in words.categories
            ]
            shared = np.array([[len(one & two) / len(one) for two in sets] for one in sets])
            assert (shared - np.eye(len(sets))).max() < 0.25
