"""Rule by rule: what makes two clauses say the opposite of each other, next to what only looks like it."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare.comparison.statements.polarity import (
    Clause,
    Polarity,
    denies,
    in_other_order,
    in_turn,
    of_another_share,
    opposed,
    quantities,
    reads_alike,
    turned,
)

RULES = {
    "denies": denies,
    "is denied": lambda one, other: denies(other, one),
    "opposed": opposed,
    "turned": turned,
    "turned back": lambda one, other: turned(other, one),
    "order": in_other_order,
    "share": of_another_share,
    "in turn": lambda one, other: in_turn(one.plain, other.plain),
}
SIGNED, UNSIGNED = "The mayor signed the order.", "The mayor did not sign the order."


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        # Denied: the same deed of the same doer to the same thing.
        (SIGNED, UNSIGNED, ["is denied"]),
        (UNSIGNED, "The mayor has not signed the order.", []),
        (UNSIGNED, "The governor signed the order.", []),
        (UNSIGNED, "The mayor signed the petition.", []),
        ("The mayor could not sign the order.", SIGNED, ["denies"]),
        ("The mayor may not sign the order.", "The mayor may sign the order.", ["denies"]),
        ("The order was not signed by the mayor.", SIGNED, ["denies"]),
        ("The order was not signed by the mayor.", "The governor signed the petition.", []),
        ("The lawyer of the mayor did not sign the order.", SIGNED, []),
        ("Ten of the workers did not strike.", "The workers did strike.", []),
        ("The mayor never cried.", "The mayor cried at the grave.", ["denies"]),
        ("The workers were not desperate.", "The desperation of the workers grew.", ["denies"]),
        (
            "The mayor did not sign the order and the clerk kept the keys.",
            "The clerk kept the keys and the mayor signed the order.",
            ["denies"],
        ),
        # What is denied by both comes first, what is denied by one behind it.
        (
            "The mayor did not eat and the clerk did not sign the order.",
            "The mayor did not eat and the clerk signed the order.",
            ["denies"],
        ),
        # Opposites.
        ("The shops are closed.", "The shops are open.", ["opposed"]),
        ("The shops are not closed.", "The shops are not open.", []),
        ("The shops are not closed.", "The shops are open.", []),
        ("The shops may close.", "The shops may open.", ["opposed"]),
        ("The shops may close.", "The shops are open.", []),
        ("Some shops are closed.", "The shops are open.", []),
        ("The talks will be called off.", "The talks will be held.", ["opposed"]),
        ("The bank raised rates.", "The council lowered rates.", []),
        ("found the clerk guilty", "The clerk is innocent.", ["opposed"]),
        ("the clerk guilty", "the clerk innocent", ["opposed"]),
        ("the clerk guilty", "the mayor innocent", []),
        ("The clerk is guilty and innocent.", "The clerk is innocent.", []),
        ("The owner of the shops won the case.", "The shops lost the case.", []),
        # A beginning turned.
        ("The work is complete.", "The work is incomplete.", ["opposed", "turned"]),
        ("The wages were paid.", "The wages were unpaid.", ["turned"]),
        ("The wages were unpaid.", "The wages were paid.", ["turned back"]),
        ("The wages were not paid.", "The wages were unpaid.", []),
        # Before and after.
        ("The bridge fell before the storm.", "The bridge fell after the storm.", ["order"]),
        ("The bridge fell before the storm.", "The bridge fell after the flood.", []),
        ("The bridge did not fall before the storm.", "The bridge fell after the storm.", ["denies"]),
        ("The strike began after talks failed.", "Talks failed after the strike began.", ["in turn"]),
        ("The strike began before talks failed.", "Talks failed before the strike began.", ["in turn"]),
        ("The strike began after talks failed.", "The strike began after talks failed.", []),
        # How many.
        ("Few farmers protested.", "Most farmers protested.", ["share"]),
        ("Few farmers protested.", "Many farmers protested.", ["share"]),
        ("Few farmers protested.", "All the farmers protested.", ["share"]),
        ("Few farmers protested.", "Some farmers protested.", []),
        ("Some farmers protested.", "Most farmers protested.", ["share"]),
        ("Some farmers protested.", "Many farmers protested.", []),
        ("No farmers protested.", "Some farmers protested.", ["denies"]),
        ("Few farmers protested.", "Most teachers protested.", []),
        ("Few farmers protested.", "Most farmers slept.", []),
        ("Quite a few farmers protested.", "Most farmers protested.", []),
        ("Not all farmers protested.", "All farmers protested.", ["share"]),
        ("Nobody protested.", "Everybody protested.", ["denies"]),
        (
            "Few of the young farmers of the valley protested.",
            "Most of the young farmers protested.",
            ["share"],
        ),
    ],
)
def test_each_rule_sees_what_it_is_for(one, other, rules):
    here, there = Clause(one), Clause(other)
    assert [name for name, rule in RULES.items() if rule(here, there)] == rules
    assert here.contradicts(there) == there.contradicts(here) == bool(rules)


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        (f"On Monday {SIGNED}", f"On Tuesday {UNSIGNED}", False),
        (f"On Monday {SIGNED}", f"On Monday {UNSIGNED}", True),
        (f"On Monday {SIGNED}", UNSIGNED, True),
    ],
)
def test_of_two_days_two_things_may_be_true(one, other, opposite):
    assert Clause(one).contradicts(Clause(other)) == opposite


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (SIGNED, UNSIGNED, True),
        (SIGNED, "The mayor signed the order for the old harbour on the hill.", False),
        (SIGNED, "The mayor signed the long order.", True),
        (SIGNED, "The mayor read the order.", False),
        ("It is so.", SIGNED, False),
        (SIGNED, "It is so.", False),
    ],
)
def test_clauses_read_alike_when_all_of_one_is_said_by_the_other(one, other, alike):
    assert reads_alike(Clause(one), Clause(other)) == alike


@pytest.mark.parametrize(
    ("texts", "refuted", "asked", "differ"),
    [
        ((SIGNED, SIGNED), (False, True), (False, False), True),
        ((SIGNED, SIGNED), (True, True), (False, False), False),
        ((SIGNED, SIGNED), (False, True), (False, True), False),
        ((SIGNED, UNSIGNED), (False, False), (False, False), True),
        ((SIGNED, UNSIGNED), (False, False), (True, False), False),
        ((SIGNED, UNSIGNED), (False, True), (False, False), False),
        ((SIGNED, "The clerk kept the keys."), (False, True), (False, False), False),
    ],
)
def test_what_a_source_denies_is_turned_round_and_a_question_denies_nothing(texts, refuted, asked, differ):
    polarity = Polarity(texts, np.array(refuted), np.array(asked))
    assert polarity.differs(np.array([0]), np.array([1])).tolist() == [differ]
    assert polarity.differs(np.array([1]), np.array([0])).tolist() == [differ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("few farmers of the valley", [1]),
        ("hardly any of the farmers", [0]),
        ("quite a few farmers", []),
        ("most of the crew and all the dogs", [4, 5]),
        ("everybody", [5]),
        ("few", []),
    ],
)
def test_quantities_of_a_clause(words, found):
    assert [share for share, _ in quantities(words.split())] == found
