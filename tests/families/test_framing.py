"""Framing: words that bring up a side of an issue, and look-alikes that do not."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare import lexicon
from srccompare.articles import Article, gather
from srccompare.documents import Documents, Voice, analyze
from srccompare.families import framing
from srccompare.families.base import recount

# Plain sentences around a case, so that a short one is not taken for the furniture of a page.
OPENING = "The wind over Lake Averin was mild on Tuesday, and a few grey clouds drifted slowly to the east."
CLOSING = (
    "Later in the evening the wind turned, the clouds thinned out, and it was quiet until the next morning."
)


def documents_of(*sentences: str) -> Documents:
    return analyze(Article(id="a1", text=" ".join([OPENING, *sentences, CLOSING])))


def words_behind(measure: str, *sentences: str, voice: Voice | None = None) -> list[str]:
    documents = documents_of(*sentences)
    spans = framing.compute(documents, voice).evidence[measure]
    return [text.lower() for text in documents.text_of(spans)]


def test_the_sentences_around_a_case_belong_to_no_frame():
    found = framing.compute(documents_of()).values
    assert {name for name, value in found.items() if value[0] != 0} == set()


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        (
            "economic",
            "The levy will raise prices and cost the town $3 million.",
            ["prices", "cost", "$3 million"],
        ),
        (
            "capacity",
            "With 40 beds and a shortage of nurses, it is overcrowded.",
            ["beds", "shortage", "overcrowded"],
        ),
        ("morality", "The bishop called it a sin and a moral failure.", ["bishop", "sin", "moral"]),
        ("fairness", "They called the rule discriminatory and unfair.", ["discriminatory", "unfair"]),
        (
            "legality",
            "The judge ruled that the order was unconstitutional.",
            ["judge", "ruled", "unconstitutional"],
        ),
        ("policy", "The proposal would ban the sale to minors.", ["proposal", "would ban"]),
        ("crime", "Police arrested a man on suspicion of murder.", ["police", "arrested", "murder"]),
        ("security", "Troops were sent to the border after the attack.", ["troops", "border", "attack"]),
        ("health", "Doctors fear that the disease will spread.", ["doctors", "disease"]),
        ("quality_of_life", "Families fear for their homes.", ["families", "homes"]),
        (
            "cultural_identity",
            "The dance is part of their heritage and culture.",
            ["dance", "heritage", "culture"],
        ),
        ("public_opinion", "A poll found that most people oppose it.", ["poll", "most people", "oppose"]),
        ("political", "Senators of both parties put off the vote.", ["senators", "parties", "vote"]),
        ("external_regulation", "Foreign diplomats signed the treaty.", ["foreign", "diplomats", "treaty"]),
    ],
)
def test_every_policy_frame_has_its_words(frame, text, words):
    assert words_behind(f"frame_{frame}", text) == words


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        ("conflict", "Critics denounced the plan.", ["critics", "denounced"]),
        (
            "human_interest",
            "Her mother cried when she saw the photographs.",
            ["her", "mother", "cried", "she"],
        ),
        ("economic_consequences", "The storm cost growers their profits.", ["cost", "profits"]),
        ("morality", "It is our duty, the rabbi said.", ["duty", "rabbi"]),
        ("responsibility", "The company was to blame for the spill.", ["to blame"]),
        ("resolution", "Both sides reached a compromise.", ["compromise"]),
    ],
)
def test_every_generic_frame_has_its_words(frame, text, words):
    assert words_behind(f"generic_{frame}", text) == words


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        ("legality", "The court heard both sides.", ["court"]),
        ("legality", "The tennis court was flooded.", []),
        ("legality", "The new food court opened at noon.", []),
        ("legality", "The ball is in their court now.", []),
        ("legality", "They have a right to be heard.", ["right to"]),
        ("legality", "Turn right at the bridge.", []),
        ("legality", "She filed suit in March.", ["filed", "suit"]),
        ("legality", "Other towns followed suit.", []),
        ("legality", "He was wearing a dark suit.", []),
        ("legality", "By law the gate stays open.", ["by law"]),
        ("legality", "The law forbids it.", ["law"]),
        ("legality", "Her mother-in-law obeys the laws of physics.", []),
        ("legality", "They applied for asylum and citizenship.", ["asylum", "citizenship"]),
        ("legality", "An executive order was signed.", ["executive order"]),
    ],
)
def test_courts_rights_and_suits_are_legal_unless_they_are_tennis_direction_or_dress(frame, text, words):
    assert words_behind(f"frame_{frame}", text) == words


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        ("crime", "Gunmen opened fire near the station.", ["gunmen", "fire"]),
        ("crime", "The manager was fired on Monday.", []),
        ("crime", "A fire broke out in the barn.", []),
        ("crime", "He was charged with theft.", ["charged", "theft"]),
        ("crime", "Entry is free of charge.", []),
        ("crime", "She took charge of the choir.", []),
        ("crime", "The first sentence of the novel is short.", []),
        ("crime", "The judge handed down a life sentence.", ["life sentence"]),
        ("crime", "The weather was fine.", []),
        ("crime", "The shop paid a fine of 200 crowns.", ["a fine"]),
        ("crime", "The pill is in a clinical trial.", []),
        ("crime", "The trial opened in May.", ["trial"]),
        ("crime", "The executive spoke for an hour.", []),
        ("crime", "Two men were executed at dawn.", ["executed"]),
    ],
)
def test_crime_words_with_a_peaceful_sense_are_left_out(frame, text, words):
    assert words_behind(f"frame_{frame}", text) == words


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        ("political", "The party chose a leader.", ["party"]),
        ("political", "She gave a birthday party for the twins.", []),
        ("political", "The Rowan administration backed it.", ["administration"]),
        ("political", "The administration of the drug takes an hour.", []),
        ("political", "The bank president stepped down.", []),
        ("policy", "The bill would raise the age to 21.", ["bill would"]),
        ("policy", "Bill Gates spoke first.", []),
        ("policy", "Bill Harbison spoke first.", []),
        ("policy", "He paid the phone bill late.", []),
        ("policy", "Her mother-in-law grows roses.", []),
        ("public_opinion", "Thousands joined the march.", ["march"]),
        ("public_opinion", "They met in March.", []),
        ("public_opinion", "About 60 percent of voters agree.", ["percent of", "voters"]),
        ("public_opinion", "About 60 percent of the lake is frozen.", []),
    ],
)
def test_parties_bills_and_marches_are_told_from_birthdays_names_and_months(frame, text, words):
    assert words_behind(f"frame_{frame}", text) == words


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        ("economic", "They pay higher taxes.", ["pay", "taxes"]),
        ("economic", "They pay attention to detail.", []),
        ("economic", "The law firm moved to another street.", []),
        ("economic", "Herons nest on the river bank.", []),
        ("economic", "A million birds pass through.", []),
        ("economic", "Trade with the islands grew.", ["trade"]),
        ("security", "Social security was her only income.", []),
        ("security", "The defense attorney rose.", []),
        ("security", "He died of a heart attack.", []),
        ("security", "National security was at stake.", ["national security"]),
        ("health", "He is a spin doctor.", []),
        ("health", "The video went viral.", []),
        ("health", "The virus spread quickly.", ["virus"]),
        ("fairness", "The soup was fairly good.", []),
        ("fairness", "They met at the county fair.", []),
        ("fairness", "The Senate minority leader spoke.", []),
        ("morality", "He was elected vice president.", []),
        ("cultural_identity", "Customs officers opened the crate.", []),
        ("cultural_identity", "Their customs are old.", ["customs"]),
        ("external_regulation", "He slept in New Mexico.", []),
        ("external_regulation", "Global warming melts the ice.", []),
        ("external_regulation", "She bought a turkey.", []),
        ("external_regulation", "She flew to Turkey.", ["turkey"]),
        ("capacity", "An overwhelming majority agreed.", []),
        ("policy", "He paid the bill and left.", []),
        ("policy", "They could not pay their bills.", []),
        ("policy", "Her heating bill doubled.", []),
        ("policy", "The bill cuts heating grants.", ["bill"]),
        ("policy", "The fence should be removed, experts say.", ["should be", "experts"]),
        ("policy", "Critics say the minimum wage is flawed.", ["critics say", "minimum wage", "flawed"]),
        ("policy", "A clinic of Planned Parenthood opened.", []),
        ("policy", "He lost his driver's license and both license plates.", []),
        ("health", "The race is a dead heat.", []),
        ("health", "That was the death knell of the club.", []),
        ("fairness", "The young are underrepresented.", ["underrepresented"]),
    ],
)
def test_near_misses_of_the_other_frames_do_not_count(frame, text, words):
    assert words_behind(f"frame_{frame}", text) == words


@pytest.mark.parametrize(
    ("measure", "text", "words"),
    [
        ("frame_economic", "The station shows no commercials.", []),
        ("frame_capacity", "The hospital ran out of beds.", ["ran out of", "beds"]),
        ("frame_morality", "She was born in Sacramento.", []),
        ("frame_crime", "Loretta Lynch spoke for an hour.", []),
        ("frame_crime", "A mob lynched the man.", ["mob", "lynched"]),
        ("frame_crime", "He got a flu shot.", []),
        ("frame_crime", "Sheila is a real estate agent.", []),
        ("frame_health", "The Daily Chronicle was plagued by errors.", []),
        ("frame_health", "Her illness was chronic.", ["illness", "chronic"]),
        ("frame_health", "The envoy claimed diplomatic immunity.", []),
        ("frame_security", "Their conflict of interest was plain.", []),
        ("frame_security", "A think tank disagreed.", []),
        ("frame_security", "Tanks rolled in.", ["tanks"]),
        ("frame_legality", "She missed the train, and in any case it was late.", []),
        ("frame_legality", "The judge closed the case.", ["judge", "case"]),
        ("frame_public_opinion", "She is a Protestant and a vigilant driver.", []),
        ("frame_external_regulation", "Donna Brazile spoke first.", []),
        ("frame_external_regulation", "We ate Greek yogurt.", []),
        ("frame_cultural_identity", "Divers searched the wreck.", []),
        ("frame_cultural_identity", "Her diverse family speaks three languages.", ["diverse", "languages"]),
        ("frame_fairness", "The patriarch rang the bell.", []),
        ("frame_political", "Secretary Mayorkas arrived.", []),
        ("generic_economic_consequences", "Insurgents held the pass.", []),
        ("generic_human_interest", "Joyce was known for her hospitality.", ["her"]),
        ("generic_conflict", "Bashar is a bashful boy.", []),
        ("generic_resolution", "The combatants compromised the code effortlessly.", []),
        ("generic_responsibility", "A stewardess went to the audition.", []),
    ],
)
def test_look_alikes_met_in_news_are_told_apart(measure, text, words):
    assert words_behind(measure, text) == words


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        pytest.param("frame_legality", "The book appealed to the young.", [], id="a book appeals to readers"),
        pytest.param("frame_capacity", "He poured cold water on the idea.", [], id="cold water on an idea"),
        pytest.param("frame_security", "The debater attacked the argument.", [], id="an attack in words"),
        pytest.param("frame_crime", "She stole a glance at the clock.", [], id="a stolen glance"),
        pytest.param("frame_health", "The songs were infectious.", [], id="infectious songs"),
        pytest.param(
            "frame_morality", "The church tower is 40 metres high.", [], id="a church as a building"
        ),
        pytest.param("frame_political", "Readers may vote for the best cake.", [], id="a vote on a cake"),
        pytest.param("frame_quality_of_life", "The whales returned home.", [], id="whales at home"),
        pytest.param("generic_conflict", "Gardeners fight the weeds.", [], id="a fight against weeds"),
        pytest.param("generic_human_interest", "The ship lost her mast.", [], id="a ship called she"),
    ],
)
@pytest.mark.xfail(strict=True, reason="the word alone does not tell the sense")
def test_known_mistakes(frame, text, words):
    assert words_behind(frame, text) == words


def test_a_word_counts_once_inside_a_frame_and_may_belong_to_several():
    text = "Prison guards opened fire."
    assert words_behind("frame_crime", text) == ["prison", "fire"]
    assert words_behind("frame_security", text) == ["guards"]
    assert words_behind("frame_economic", "It cost $3 million.") == ["cost", "$3 million"]


def test_the_rate_is_per_hundred_words():
    documents = documents_of("The economy grew.")
    rate = framing.compute(documents, Voice.ALL).values["frame_economic"][0]
    assert rate == pytest.approx(100 / documents.words(Voice.ALL)[0])


def test_the_rate_does_not_grow_with_the_length_of_the_text():
    sentence = "The economy grew while the clouds drifted over the lake and the wind was mild."
    once, often = (
        framing.compute(analyze(Article(id="a", text=" ".join([sentence] * times)))).values["frame_economic"][
            0
        ]
        for times in (4, 40)
    )
    assert once == pytest.approx(often)


def test_quoted_words_are_counted_only_when_asked_for():
    text = '"The economy is in ruins," the baker said as the wind rose over the lake.'
    assert words_behind("frame_economic", text) == []
    assert words_behind("frame_economic", text, voice=Voice.QUOTED) == ["economy"]


def test_an_article_without_words_has_no_rate():
    documents = analyze(gather([Article(id="empty", text=""), Article(id="a1", text=OPENING)]))
    values = framing.compute(documents).values
    assert len(values) == len(framing.FAMILY.measures)
    for value in values.values():
        assert np.isnan(value[0])
        assert value[1] == 0


@pytest.mark.parametrize("voice", [None, Voice.ALL])
def test_every_rate_follows_from_its_words(voice):
    documents = documents_of(
        "The government banned the sale after police raids.", "Families fled, a judge said."
    )
    found = framing.compute(documents, voice)
    assert list(found.values) == [measure.name for measure in framing.MEASURES]
    for measure in framing.MEASURES:
        again = recount(documents, measure, found.evidence[measure.name], voice)
        assert again == pytest.approx(found.values[measure.name])


@pytest.mark.parametrize(
    ("name", "measures"),
    [("policy_frames", framing.POLICY.measures), ("generic_frames", framing.GENERIC.measures)],
)
def test_lexicon_and_measures_name_the_same_frames_and_every_frame_has_words(name, measures):
    words = lexicon.load(name)
    assert [measure.name.partition("_")[2] for measure in measures] == list(words.categories)
    assert set(words.descriptions) == set(words.categories)
    for category in words.categories:
        assert sum(entry.category == category and entry.weight > 0 for entry in words.entries) >= 60


@pytest.mark.parametrize("name", ["policy_frames", "generic_frames"])
def test_entries_are_sorted_by_frame_and_word(name):
    order = [(entry.category, entry.text) for entry in lexicon.load(name).entries]
    assert order == sorted(order)
