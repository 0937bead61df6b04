"""Sentences are cut where both sides read as statements, and nowhere else."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.clauses import find_candidates


def candidates(sentence: str):
    """The candidates of an article that holds a sentence among others."""
    text = f"Gulls cried over the harbour all day. {sentence} Rain fell on the hills at night."
    return find_candidates(srccompare.analyze(Articles((Article(id="a", text=text),))))


def parts(sentence: str) -> list[str]:
    """The parts a sentence is cut into."""
    found = candidates(sentence)
    return [text for text, of in zip(found.written, found.of.tolist(), strict=True) if of == 1]


@pytest.mark.parametrize(
    "sentence",
    [
        # A verb and what it is done to, whoever reports the deed.
        "The committee of the drivers has accepted the invitation of the railway.",
        "The ferry plan was described by the national harbour office in June as “risky”.",
        "The mayor of Dunholm welcomed his guests with a song about the old bridge.",
        # What is quoted is a piece of the sentence.
        "The queen will travel to Norland on a visit “in the coming weeks” at the request of the king.",
        "Ferries and trains would “lose half of their passengers” and would need more money.",
        # A subject and its verb, with something put in between.
        "The talks between both firms, which included lawyers, took place in a hotel.",
        "The plan to close the yard, as shown by the letters, may be driving up the rents.",
        "Both firms, facing heavy losses and criticising the council, see gains in a merger.",
        # A verb whose subject stands before.
        "The ferry has begun carrying timber to the islands and is taking on more lorries.",
        "Twice this year the firm tried, and failed, to launch a night ferry.",
        # Where and when it was, with a participle that is no verb of a clause.
        "Under a deal reached late on Monday, fresh fruit and live fish will still be unloaded.",
        "Under a deal signed in June by both sides, fresh fruit and live fish will still be unloaded.",
        "As the strike goes on, shops along the river are running out of flour and salt.",
        # How long something has lasted belongs to it.
        "The island has not sold a boat since the last war ended in a truce in 1953.",
        "The strike of the pilots will go on until the company opens its books.",
        # Neither a determiner nor a name behind "and" opens a clause.
        "The yard was closed for a week, because at that time the crews were ill.",
        "The council said whether taxes on Norland and West Norland were fair was unclear.",
        # What stands behind a verb of knowing is what is known.
        "In the long run it is hard to say whether a new bridge will be built.",
        # Which of several is meant belongs to it.
        "The party of the mayor is writing a law that would ban night flights over the harbour.",
        "The talks took place at a time when the relations of both towns were bad.",
        "It was not easy to see when the ferries would be running again.",
        # Things of several, and a subject with what it is beside.
        "The shortage of coal, sugar, and the fall in wages have hurt the town.",
        "I am not alone in that, as Ada Lund, the owner of the yard, agrees with me.",
        "The key issue of the talks was the trade between Norland and Westland in the face of new taxes.",
        "The union is ensuring that crews and their families are given rooms in the town.",
        "The stubborn tone of the owners in the following weeks, appeared to have changed the mood.",
        "There was no guard, only a night porter with a dog and an old torch.",
    ],
)
def test_what_belongs_together_is_not_cut(sentence):
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "Some say the ferry has plenty of fuel, though others believe crews may fall ill in June.",
            "though others believe",
        ),
        (
            "The firm has invited the drivers for Monday; Lund said the board would vote later.",
            "Lund said",
        ),
        (
            "The union says the yard is losing money, and warned any delay would cost jobs.",
            "and warned",
        ),
        (
            "He made a weak appeal for calm, even though the strike is costing the city a million a day.",
            "even",
        ),
        (
            "Smith said that no seasonal worker would be dismissed and that the union had left the hall.",
            "and that",
        ),
        (
            "It will “sail whatever happens”, to which the union answered that no crew would sail in June.",
            "to which",
        ),
        (
            "The city is looking for a buyer, and the old mill, as the house is known, has lost its roof.",
            "and the old mill",
        ),
        (
            "The yard is run by a board of twelve members, all of whom are owners of a ferry or tug.",
            "all of whom",
        ),
        ("If the basin stays shut for a week, most factories inland will run out of parts.", "most"),
        ("On Friday morning, as the queen neared the town, rebels fired two rockets at the port.", "rebels"),
        pytest.param(
            "Nobody was hurt; the inspectors blame a faulty sensor for the fall.",
            "the inspectors",
            marks=pytest.mark.xfail(
                strict=True, reason="a present form that is a noun as well: no verb is seen"
            ),
        ),
        ("The doctor said that nobody was hurt and that a sensor had failed in the night.", "and that"),
        ("The yard could have a large stock of steel as it has built no ship since the war.", "as it"),
    ],
)
def test_a_sentence_is_cut_before_what_introduces_the_next_statement(sentence, cut):
    before, _, behind = sentence.partition(f" {cut}")
    assert parts(sentence) == [before, cut + behind]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "“We have promised that nobody will be sacked in June,” he said.",
            "nobody will be sacked",
        ),
        ("“I am sure that the bridge will hold for years,” the engineer said.", "the bridge will hold"),
    ],
)
def test_how_those_quoted_introduce_their_own_words_is_no_content(sentence, content):
    found = candidates(sentence)
    stated = " ".join(text for of, text in zip(found.of, found.content, strict=True) if of == 1)
    assert " ".join(stated.split()).lstrip("“ ").startswith(f"that {content}")
