"""Who is heard without a name, and what a text has another word for."""

from __future__ import annotations

import pytest

from srccompare.comparison import compare
from srccompare.report import gather
from srccompare.report.front.differences.sources import names_media

MOLE = "The mole of Vellin has cracked from end to end. No ferry may land there before the storms are over."


def lines(kind: str, *texts: str) -> list[str]:
    """The lines of a kind of an event that outlets A, B … tell."""
    rows = [{"outlet": "ABCD"[number], "text": text, "event": "mole"} for number, text in enumerate(texts)]
    told = gather(compare(rows, families=["counts"])).glance.differences
    return [line.text for one in told if one.kind == kind for line in one.lines]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (f"{MOLE} It rained. It rained again. An official said that the mole was built badly.", True),
        # At the beginning somebody is often introduced who is named behind it.
        (f"An official said that the mole was built badly. {MOLE} Petra Vance had warned the town.", False),
        (f"{MOLE} It rained. It rained again. An official, the engineer Petra Vance, said it broke.", False),
    ],
)  # fmt: skip
def test_who_is_heard_without_a_name_is_nobody_a_text_may_name(first, told):
    heard = [line for line in lines("heard", first, f"{MOLE} The fair goes on.") if "without a name" in line]
    assert bool(heard) == told


@pytest.mark.parametrize(
    ("third", "told"),
    [
        ("Police searched the boat of the harbour master. They asked whom he met at night.", True),
        # The same in another form, joined, or in another word.
        ("Police asked whom the harbour master met at night. He was smuggling rum, they say.", False),
        ("Police asked whom the harbour master met at night. An anti-smuggling unit came.", False),
    ],
)
def test_a_word_is_nowhere_only_where_no_word_of_its_family_is(third, told):
    first = "Police say the harbour master is a smuggler. Smugglers met him at night. A smuggler fled."
    second = (
        "The harbour master met smugglers at night, police say. The smugglers fled. One smuggler drowned."
    )
    assert (
        any(line.startswith("C nowhere has “smuggler") for line in lines("topic", first, second, third))
        == told
    )


def test_known_media_are_found_by_whole_names_and_by_acronyms():
    assert names_media("She told the Associated Press that it rained.")
    assert names_media("She was on CNN at noon.")
    assert not names_media("She told the press about the sun and the time.")
