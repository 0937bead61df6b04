"""What may be said of a difference, worked out by hand for tables made by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.statistics import verdicts
from srccompare.comparison.statistics.corrections import Look
from srccompare.comparison.statistics.verdicts import (
    ALONE,
    HIGHER,
    LOWER,
    SAME,
    called,
    correct,
    is_lead,
    judged,
    length_notes,
    length_ratios,
    rank_correlation,
    unequal,
    verdict,
)
from srccompare.families.base import PRIMARY, SECONDARY

NAN = float("nan")
GROUPING = Grouping(("A", "B"), np.array([0, 0, 0, 0, 1, 1, 1, 1]))
WORDS = [100, 110, 120, 130, 200, 210, 220, 230]


class Words:
    """Documents of which only the numbers of words are asked."""

    def __init__(self, words):
        self.number = np.array(words)

    def words(self):
        return self.number


def table(*rows):
    """Rows of (measure, role, question, p, strength, difference, low, high, gap) for group A."""
    names = [
        "measure",
        "role",
        "question",
        "p",
        "strength",
        "difference",
        "difference_low",
        "difference_high",
    ]
    frame = pd.DataFrame(rows, columns=[*names, "gap"])
    return frame.assign(group="A", direction="same")


def row(
    measure, p=NAN, strength=NAN, difference=1.0, low=0.5, high=1.5, role=PRIMARY, question="how", gap=""
):
    return (measure, role, question, p, strength, difference, low, high, gap)


def look(measure, score, chance, question="how"):
    return Look(measure, "A", question, score, np.array(chance, np.float32))


@pytest.mark.parametrize(
    ("gap", "tested", "apart", "difference", "said"),
    [
        ("the reference", True, True, 1.0, "the reference"),
        ("the reference", False, False, NAN, "the reference"),
        ("one sentence", False, True, 1.0, "not tested: one sentence"),
        ("", True, False, 1.0, SAME),
        ("", True, True, 0.1, HIGHER),
        ("", True, True, -0.1, LOWER),
    ],
)
def test_never_more_is_said_than_was_tested(gap, tested, apart, difference, said):
    assert verdict(gap, tested, apart, difference) == said


def test_only_claims_about_secondary_measures_say_so():
    assert [called(one, True) for one in (HIGHER, LOWER, SAME, "the reference")] == [
        "higher in these texts (secondary)", "lower in these texts (secondary)", SAME, "the reference",
    ]  # fmt: skip
    assert [called(one, False) for one in (HIGHER, LOWER, SAME)] == [HIGHER, LOWER, SAME]


def test_single_articles_are_corrected_by_question_and_secondary_measures_together():
    rows = table(
        row("a", strength=0.01), row("b", strength=0.04), row("c", strength=0.04, question="who"),
        row("d", strength=0.01, role=SECONDARY), row("e", strength=0.03, role=SECONDARY, question="who"),
        row("f"),
    )  # fmt: skip
    # a and b are two of one question; c is alone; d and e are two secondary ones of different questions.
    np.testing.assert_allclose(correct(rows, ()), [0.02, 0.04, 0.04, 0.02, 0.03, NAN])


def test_where_there_is_a_test_its_corrected_p_counts():
    rows = table(row("a", p=0.01, strength=0.01), row("b", p=0.02, strength=0.02), row("c", strength=0.03))
    chance = [0.5] * 38 + [2.5]
    found = correct(rows, [look("a", 3.0, chance), look("b", 2.0, chance)])
    # Of 39 draws none is as far as 3, one as far as 2; the third has no test and is alone.
    np.testing.assert_allclose(found, [1 / 40, 2 / 40, 0.03])


def test_a_table_is_judged_row_by_row():
    chance = [0.5] * 39
    rows = table(
        row("clear", p=0.01, strength=0.01),
        row("lower", p=0.01, strength=0.01, difference=-1.0, low=-1.5, high=-0.5),
        # Where there is a test, it decides, and not the interval.
        row("wide", p=0.01, strength=0.01, low=-0.5, high=1.5),
        row("weak", p=0.04, strength=0.04, low=-0.5, high=1.5),
        row("interval", strength=0.001, question="one"),
        row("below", strength=0.001, difference=-1.0, low=-1.5, high=-0.5, question="two"),
        row("over zero", strength=0.001, low=-0.5, high=1.5, question="three"),
        row("touching", strength=0.001, low=0.0, high=1.5, question="four"),
        # At the level is apart.
        row("edge", strength=0.05, question="six"),
        row("beyond", strength=0.0501, question="seven"),
        row("untested", gap="too few"),
        row("reference", gap="the reference", question="five"),
        row("second", p=0.01, strength=0.01, role=SECONDARY),
    )
    looks = [look(name, 3.0, chance) for name in ("clear", "lower", "wide")]
    looks.append(look("weak", 0.4, chance))
    told = judged(rows, Words([100] * 8), GROUPING, {}, looks).set_index("measure")
    assert told["verdict"].to_dict() == {
        "clear": HIGHER, "lower": LOWER, "wide": HIGHER, "weak": SAME, "interval": HIGHER, "below": LOWER,
        "over zero": SAME, "touching": SAME, "edge": HIGHER, "beyond": SAME,
        "untested": "not tested: too few", "reference": "the reference", "second": f"{HIGHER} (secondary)",
    }  # fmt: skip
    assert told["direction"].to_dict() == {
        "clear": "higher", "lower": "lower", "wide": "higher", "weak": "same", "interval": "higher",
        "below": "lower", "over zero": "same", "touching": "same", "edge": "higher",
        "beyond": "same", "untested": "", "reference": "",
        "second": "higher",
    }  # fmt: skip
    np.testing.assert_allclose(told["q"][["clear", "weak", "second"]], [1 / 40, 1.0, 0.01])
    assert told["q"][["interval", "untested", "reference"]].isna().all()
    assert told["note"].to_dict() == {
        name: ALONE if name in ("weak", "beyond") else "" for name in told.index
    }


@pytest.mark.parametrize(
    ("p", "low", "high", "direction", "lead"),
    [
        (0.05, -1, 1, "same", True),
        (0.051, 0.5, 1, "same", False),
        (0.01, 0.5, 1, "higher", False),
        (NAN, 0.5, 1, "same", True),
        (NAN, -1, -0.5, "same", True),
        (NAN, -1, 1, "same", False),
        (NAN, 0.0, 1, "same", False),
        (NAN, -1, 0.0, "same", False),
    ],
)
def test_a_lead_is_what_would_be_told_apart_alone(p, low, high, direction, lead):
    rows = table(row("a", p=p, low=low, high=high)).assign(direction=direction)
    assert is_lead(rows).tolist() == [lead]


@pytest.mark.parametrize(
    ("ratio", "said"), [(1.0, False), (1.5, False), (1.51, True), (1 / 1.5, False), (0.66, True)]
)
def test_lengths_are_unequal_from_half_as_much_again(ratio, said):
    assert unequal(ratio) == said


def test_lengths_are_held_against_those_of_the_others_or_the_reference():
    words = np.array(WORDS, float)
    assert length_ratios(words, GROUPING) == {"A": 115 / 215, "B": 215 / 115}
    against = Grouping(("A", "B"), GROUPING.group_of, reference="B")
    assert length_ratios(words, against) == {"A": 115 / 215}
    empty = np.array([0.0] * 4 + [200.0] * 4)
    assert length_ratios(empty, GROUPING) == {}


def test_a_measure_that_goes_with_length_is_noted_where_lengths_differ():
    with_length, without = np.arange(8.0), np.array([1.0, 2, 1, 2, 1, 2, 1, 2])
    values = {"rises": with_length, "falls": -with_length, "stays": without}
    notes = length_notes(Words(WORDS), GROUPING, values)
    assert set(notes) == {(name, group) for name in ("rises", "falls") for group in "AB"}
    assert notes["rises", "B"].startswith("goes with length in these texts (Spearman's rho 1.00), and")
    assert "have 1.9 times the words of those they are held against" in notes["rises", "B"]
    assert "rho -1.00" in notes["falls", "A"]
    assert length_notes(Words([100] * 8), GROUPING, values) == {}
    rows = table(row("rises", p=0.04, strength=0.04))
    (note,) = judged(rows, Words(WORDS), GROUPING, values, [look("rises", 0.4, [0.5] * 39)])["note"]
    assert note == f"{ALONE}; {notes['rises', 'A']}"


def test_a_measure_goes_with_length_from_the_threshold_on(monkeypatch):
    numbers = np.array([0.0, 5, 1, 6, 2, 7, 3, 4])
    rho = rank_correlation(np.array(WORDS, float), numbers)
    assert 0.3 < rho < 0.5
    assert length_notes(Words(WORDS), GROUPING, {"some": numbers}) == {}
    monkeypatch.setattr(verdicts, "GOES_WITH_LENGTH", rho)
    assert len(length_notes(Words(WORDS), GROUPING, {"some": numbers})) == 2


@pytest.mark.parametrize(
    ("left", "right", "rho"),
    [
        (range(8), range(8), 1.0),
        (range(8), range(8, 0, -1), -1.0),
        (range(8), [0, 1, 2, 3, 4, 5, 7, 6], 1 - 6 * 2 / (8 * 63)),
        (range(7), range(7), 0.0),
        (range(9), [NAN, *range(8)], 1.0),
        (range(8), [NAN, *range(7)], 0.0),
        (range(8), [1] * 8, 0.0),
        ([1] * 8, range(8), 0.0),
    ],
)
def test_rank_correlation_of_eight_pairs_and_more(left, right, rho):
    assert rank_correlation(np.array(left, float), np.array(right, float)) == pytest.approx(rho)
