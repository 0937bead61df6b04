"""What is said in insertions, what something goes by and is called, whose face is told of."""

from __future__ import annotations

import pytest
from making import documents

import srccompare


def heard(*paragraphs: str) -> list[tuple[str, str]]:
    """Source and content of the attributions of an article."""
    table = srccompare.attributions(documents("\n\n".join(paragraphs)))
    return list(zip(table["source"].fillna(""), table["content"], strict=True))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The vault, the bank’s own auditors had warned three summers earlier, could not hold.",
            "the bank’s own auditors",
        ),
        ("The orchard, growers say every spring, needs more bees.", "growers"),
        ("The roof, by the builder’s own reckoning, has nine leaks.", "the builder’s"),
        (
            "That the wall was weak, masons from the quarry admit, should have been seen.",
            "masons from the quarry",
        ),
        ("The bank, it has since emerged, knew of the gap in May.", ""),
        ("The mill, it was later claimed in court, was a palace.", ""),
        ("The mill, so the story went, was haunted.", ""),
        ("The mill, as the mayor is fond of saying, was a palace.", "the mayor"),
        ("The exam, according to police, was stolen.", "police"),
        ("The king, according to legend, sleeps below the hill.", "legend"),
    ],
)
def test_when_something_was_said_may_stand_in_an_insertion(text, source):
    ((who, content),) = heard(text)
    assert who == source
    assert " … " in content


@pytest.mark.parametrize(
    "text",
    [
        "The exam, according to plan, starts at nine.",
        "The geese, each according to its weight, were sold.",
        "Tickets are priced, according to season, between four and nine dollars.",
        "The mill, as anyone on the quay can see, is empty.",
        "Villagers call the pond “the Dean’s Bath” and swim in it.",
        "The clerks call the new van “Gladys.”",
    ],
)
def test_what_something_goes_by_and_is_called_is_nobody_s_word(text):
    assert not heard(text)


@pytest.mark.parametrize("source", ["its manufacturer", "their lawsuit", "footage", "its manifesto", "radar"])
def test_what_tells_something_is_a_source_though_it_is_a_bare_noun(source):
    assert [who for who, _ in heard(f"The toy is meant for children over six, according to {source}.")] == [
        source
    ]


def test_whose_face_is_told_of_speaks_where_nobody_else_does():
    assert heard("Poe grinned. “Ask me again in May.”") == [("Poe", "“Ask me again in May.”")]
    assert [who for who, _ in heard("Lee smiled. “It was late. We lost,” Poe told the Echo.")] == ["Poe"]
    assert [who for who, _ in heard("Lee smiled. “It was late,” said Poe.")] == ["Poe"]
    assert heard("The crowd laughed. “Stop the Rain” is a film.") == []


def test_what_somebody_went_on_to_do_is_no_speech():
    assert heard("Lee went on to win the race.") == []
    assert [who for who, _ in heard("“No,” Lee went on to say.")] == ["Lee"]
