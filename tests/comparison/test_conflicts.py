"""Details of one thing are held against each other in a common unit; other things are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from making import Beside

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.details import AT_LEAST, AT_MOST, Detail, agree, details_of

TABLE = Path(__file__).with_name("details.tsv").read_text(encoding="utf-8").splitlines()[1:]
BOUNDS = {AT_LEAST: "least", AT_MOST: "most", 0: ""}


def conflicts(*texts: str):
    """The conflicts between articles of outlets A, B …"""
    names = "ABCDE"[: len(texts)]
    articles = [Article(id=name, text=text, outlet=name) for name, text in zip(names, texts, strict=True)]
    return Beside(srccompare.analyze(Articles(tuple(articles))), list(names)).conflicts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,300 workers", [(2300.0, "")]),
        ("eight kilometres", [(8000.0, "length")]),
        ("$2.5 million", [(2_500_000.0, "dollars")]),
        ("54 per cent", [(54.0, "share")]),
        ("on 17 April", [(417.0, "day of the year")]),
        ("April 17", [(417.0, "day of the year")]),
        ("in 2017", [(2017.0, "year")]),
        ("at 9 p.m.", [(21.0, "hour of the day")]),
        ("at 11:15 p.m.", [(23.25, "hour of the day")]),
        ("at 23:15", [(23.25, "hour of the day")]),
        ("at 11.15pm", [(23.25, "hour of the day")]),
        ("at 12.30am", [(0.5, "hour of the day")]),
        ("a lead of 11.15 points", [(11.15, "")]),
        ("it ended 3:2.", []),
        ("on Sept. 3", [(903.0, "day of the year")]),
        ("15 000 tickets", [(15000.0, "")]),
        ("15\u00a0000\u00a0000 tickets", [(15_000_000.0, "")]),
        ("in 2019 300 tickets", [(2019.0, "year"), (300.0, "")]),
        ("two dozen tickets", [(24.0, "")]),
        ("one in four dockers", [(25.0, "share")]),
        ("four out of ten dockers", [(40.0, "share")]),
        ("three in two towns", [(2.0, "")]),
        ("one in five years", [(5 * 31557600.0, "duration")]),
        ("two-thirds of the dockers", [(pytest.approx(66.67, abs=0.01), "share")]),
        ("75 basis points", [(0.75, "share")]),
        ("three-quarters of a percentage point", [(0.75, "share")]),
        ("a quarter of one per cent", [(0.25, "share")]),
        ("half a point", [(0.5, "share")]),
        ("half of the dockers", [(50.0, "share")]),
        ("half a herring", []),
        ("the first half of the season", []),
        ("200 to 300 dockers", [(250.0, "")]),
        ("200\u2013300 dockers", [(250.0, "")]),
        ("between two and four miles", [(pytest.approx(4828.03, abs=0.01), "length")]),
        ("from 200 to 300 dockers", [(300.0, "")]),
        ("Person 1 accused Person 2 twice", []),
        ("on Friday", [(4.0, "weekday")]),
        ("two quarters of growth", [(2.0, "")]),
        ("one of them", []),
        ("for three.", []),
        # What counts nothing, and what is counted by two words.
        ("Section 230 of the act", []),
        ("the 12th district", []),
        ("Route 66 was closed", []),
        ("a 45-year-old captain", [(45.0, "age")]),
        ("the captain, 54, left", [(54.0, "age")]),
        ("the bill passed 54-46", [(54.0, "result")]),
        ("a captain aged 54 left", [(54.0, "age")]),
        # How many without a number, and the part of the day.
        ("dozens of dockers", [(60.0, "")]),
        ("tens of thousands of herrings", [(65000.0, "")]),
        ("millions of herrings", [(59_600_000.0, "")]),
        ("hundreds", []),
        ("on Monday evening", [(0.0, "weekday"), (20.5, "hour of the day")]),
        ("at 9 on Monday morning", [(9.0, "hour of the day"), (0.0, "weekday")]),
        ("the evening paper", []),
        ("the death toll rose from nine to 12", [(12.0, "")]),
        ("12 were hurt", [(12.0, "")]),
        ("two dozen men were hurt", [(24.0, "")]),
    ],
)
def test_numbers_dates_and_times_are_read_with_their_unit(text, found):
    assert [(detail.value, detail.unit) for detail in details_of(text)] == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("500 km", "300 miles", True),
        ("five miles", "eight kilometres", True),
        ("15,000 men", "1,500 men", False),
        ("18 million crowns", "25 million crowns", False),
        ("2,300 strikers", "about 2,300 strikers", True),
        ("2,300 strikers", "2,100 strikers", False),
        ("nearly 3,000 men", "2,800 men", True),
        ("17 April", "April 17", True),
        ("11:10 p.m.", "23:10", True),
        ("04:20", "5:20 a.m.", False),
        ("75 basis points", ".75 percentage points", True),
        ("75 basis points", "75 per cent", False),
        ("one in four workers", "25 % of the workers", True),
        ("80 out of 200 houses", "60 per cent of houses", False),
        ("$1.5bn", "1.5 billion dollars", True),
        ("17 April", "Apr. 18", False),
        ("11:15 p.m.", "11:15 a.m.", False),
        ("at 9", "9 p.m.", True),
        ("at 9", "at 10", False),
        ("at 11:59", "00:01", False),
        ("one in four dockers", "one in three dockers", False),
        ("200 to 300 men", "250 men", True),
        ("200 to 300 men", "400 men", False),
        ("more than 400 men", "at least 450 men", True),
        ("more than 1,500 men", "15,000 men", False),
        ("$5.02", "$4.92", False),
        ("$5.02", "$5", True),
        ("8.54 per cent", "8.5 per cent", True),
        ("8.54 per cent", "8.6 per cent", False),
        ("$2.35 million", "$2.36 million", False),
        ("3.1 miles", "5.0 km", True),
        ("about 2.6 per cent", "3 per cent", False),
        ("about 15,000 men", "some 20,000 men", False),
        ("about 15,000 men", "around 14,800 men", True),
        ("hundreds of men", "400 men", True),
        ("hundreds of men", "at least 12 men", False),
        ("hundreds of men", "at least 150 men", True),
        ("dozens of men", "hundreds of men", False),
        ("thousands of men", "about 15,000 men", True),
        ("in the morning", "in the evening", False),
        ("in the evening", "at night", True),
        ("in the morning", "at 9 a.m.", True),
        ("in the morning", "at 9 p.m.", False),
        ("at night", "this morning", True),
    ],
)
def test_values_agree_within_their_rounding(one, other, same):
    assert agree(details_of(one)[0], details_of(other)[0]) is same


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "The flood tore away 15,000 books of the old library.",
            "The flood tore away 1,500 books there.",
            "conflict",
        ),
        (
            "The flood tore away 15,000 books of the library.",
            "The library lost 15,000 books in the flood.",
            "agree",
        ),
        (
            "The tunnel under the strait is 500 km long.",
            "The tunnel under the strait is 300 miles long.",
            "agree",
        ),
        (
            "In the harbour district unemployment rose by 4 per cent.",
            "In the harbour district unemployment rose by 9 per cent.",
            "conflict",
        ),
        (
            "In the harbour district unemployment rose by 4 per cent.",
            "In the harbour district rents rose by 9 per cent.",
            None,
        ),
        (
            "In the harbour district unemployment rose by 4 per cent in June.",
            "In the harbour district unemployment rose by 9 per cent in July.",
            None,
        ),
        (
            "One in four dockers of the harbour district joined the strike.",
            "One in three dockers of the harbour district joined the strike.",
            "conflict",
        ),
        # Rounding lets both pairs agree, but not of two things.
        (
            "In the harbour district unemployment rose by nearly 7 per cent.",
            "In the harbour district unemployment rose by 6.5 per cent.",
            "agree",
        ),
        (
            "In the harbour district unemployment rose by nearly 7 per cent.",
            "In the harbour district rents rose by 6.5 per cent.",
            None,
        ),
        # Two words and 6 per cent in common: of growth and of rents.
        pytest.param(
            "Analysts in Averin forecast growth of 6 per cent after a prior slump.",
            "The landlord told his tenants that growth of 6 per cent in rents "
            "is no more than the prior raise.",
            None,
            marks=pytest.mark.xfail(
                strict=True,
                reason="of four sentences no word is common: two speakers are taken for a possible match",
            ),
        ),
        ("The library lent 15,000 books.", "A cyclist found 1,500 buttons.", None),
        # The least there may be leaves room for more, but not for any number.
        (
            "At least 12 lorries were lost in the flood on the quay.",
            "The flood on the quay took 14 lorries.",
            "agree",
        ),
        (
            "At least 12 lorries were lost in the flood on the quay.",
            "The flood on the quay took 9 lorries.",
            "conflict",
        ),
        (
            "At least 12 lorries were lost in the flood on the quay.",
            "The flood on the quay took 300 lorries.",
            "conflict",
        ),
        # Ages and results of the same thing; names of articles and sections of a law count nothing.
        (
            "The 45-year-old captain of the ferry was arrested on the quay.",
            "The captain, 54, was arrested on the quay of the ferry.",
            "conflict",
        ),
        (
            "The 45-year-old captain of the ferry was arrested on the quay.",
            "The 12-year-old ferry of the arrested captain lay on the quay.",
            None,
        ),
        ("The council passed the budget by 54-46.", "The council passed the budget by 51-49.", "conflict"),
        ("The council passed the budget by 54-46.", "The council passed the budget, 54 to 46.", "agree"),
        (
            "Section 230 of the harbour act was quoted in the court.",
            "Section 301 of the harbour act was quoted in the court.",
            None,
        ),
        (
            "The 12th district of the harbour voted for the mayor.",
            "The 9th district of the harbour voted for the mayor.",
            None,
        ),
        (
            "A captain aged 34 was arrested on the quay of the ferry.",
            "The captain, 54, was arrested on the quay of the ferry.",
            "conflict",
        ),
        (
            "Hundreds of people were hurt by the flood on the quay.",
            "At least 12 people were hurt by the flood on the quay.",
            "conflict",
        ),
        (
            "Nine people died in the flood on the quay of Merrow.",
            "The death toll of the flood on the quay of Merrow rose to 12.",
            "conflict",
        ),
        # One article has both, one is the whole, or the other clause tells of two prices.
        (
            "The flood took 14 lorries on the quay. Of 9 lorries on the quay the flood left nothing.",
            "The flood took 9 lorries on the quay.",
            "agree",
        ),
        (
            "The fleet lost 4 of its 12 lorries in the flood on the quay.",
            "The fleet lost 9 lorries in the flood on the quay.",
            None,
        ),
        (
            "Diesel on the quay costs 4 crowns a litre, down from 5 crowns a litre.",
            "Diesel on the quay costs 6 crowns a litre.",
            None,
        ),
        # Words of a vow are no vows, and no words of something else.
        ("His 40-word vow was read on the quay.", "His 30-word letter was read on the quay.", None),
        ("The bridge cost 18 million crowns.", "A baker earned 25 million crowns.", None),
    ],
)
def test_details_of_the_same_thing_are_held_against_each_other(one, other, verdict):
    table = conflicts(f"{one} Gulls cried over the harbour.", f"Rain fell on the hills. {other}")
    numbers = table[table["kind"] == "number"]
    assert set(numbers["verdict"]) == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The ferry left the quay on Monday.", "The ferry left the quay on Tuesday.", "conflict"),
        ("The ferry left the quay in the morning.", "The ferry left the quay in the evening.", "conflict"),
        # The days are those of other deeds, or one article names both.
        (
            "The owners said on Monday that the ferry had left the quay of Merrow.",
            "The ferry left the quay of Merrow on Sunday, the owners said.",
            None,
        ),
        (
            "The ferry left the quay of Merrow on Monday. The court heard its captain on Tuesday.",
            "The ferry left the quay of Merrow on Tuesday.",
            None,
        ),
    ],
)
def test_dates_conflict_where_they_are_of_one_deed(one, other, verdict):
    found = conflicts(one, other)
    found = found[found["kind"] == "date"]
    assert found["verdict"].unique().tolist() == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("The ferry was insured.", "The ferry was not insured.", True),
        ("The ferry was insured, said Ann Lund.", "The ferry was not insured, said Ann Lund.", True),
        ("The ferry was insured, said Ann Lund.", "The ferry was not insured.", True),
        # Lund and Pike contradict each other, and both outlets may be right.
        ("The ferry was insured, said Ann Lund.", "The ferry was not insured, said Otto Pike.", False),
    ],
)
def test_outlets_contradict_each_other_and_not_the_people_they_cite(one, other, told):
    assert ("contradiction" in set(conflicts(one, other)["kind"])) == told


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "A crane fell on the quay of Merrow. Nobody was hurt.",
            "A falling crane injured a docker on the quay.",
            {0.0, 1.0},
        ),
        (
            "No passengers were injured when the Merrow ferry caught fire.",
            "Three passengers were hurt in a fire on the Merrow ferry.",
            {0.0, 3.0},
        ),
        (
            "The fire on the Merrow ferry killed a cook.",
            "Two people died in the fire on the Merrow ferry.",
            {1.0, 2.0},
        ),
        (
            "The pension fund of the miners is almost empty.",
            "The pension fund of the miners would last for ten months, it is said.",
            {0.0, 300.0},
        ),
        # Other accidents, other stores, and what is no person.
        (
            "A crane fell on the quay of Merrow. Nobody was hurt.",
            "A storm in the hills injured a farmer.",
            None,
        ),
        ("The vote killed a bill on the Merrow ferry.", "Two people died on the Merrow ferry.", None),
        (
            "The grain stocks of Merrow are exhausted.",
            "The hospital has drugs in store for ten months.",
            None,
        ),
        ("The pension fund of the miners is far from empty.", "The pension fund lasts for ten months.", None),
    ],
)
def test_people_hurt_and_stores_used_up_are_counted_without_a_number(one, other, values):
    table = conflicts(f"Gulls cried over the harbour. {one}", f"Rain fell on the hills. {other}")
    found = table[table["about"].isin(["injured", "killed", "supply"]) & table["verdict"].eq("conflict")]
    assert set(found["value"]) == (values or set())


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("11:10 p.m.", "23:10", "agree"),
        ("11:10 p.m.", "11:10 a.m.", "conflict"),
        ("23:10", "22:40", "conflict"),
    ],
)
def test_hours_are_held_against_each_other_to_the_minute(one, other, verdict):
    fire = "The fire in the harbour mill broke out at"
    table = conflicts(
        f"{fire} {one} on that day. Gulls cried over the town.",
        f"Rain fell on the hills. {fire} {other} on that day.",
    )
    assert list(table.loc[table["unit"] == "hour of the day", "verdict"]) == [verdict, verdict]


def test_a_contradiction_is_a_conflict_of_both_sentences():
    table = conflicts(
        "The Merrow bridge is safe for heavy lorries. Gulls cried.",
        "Rain fell. The Merrow bridge is not safe for heavy lorries.",
    )
    assert table["kind"].tolist() == ["contradiction"] * 2
    assert table["id"].tolist() == ["A", "B"]


@pytest.fixture(scope="module")
def example():
    return srccompare.compare(srccompare.example(), families=["counts"]).conflicts


def planted(verdict: str):
    """The planted details of a verdict."""
    lines = (Path(srccompare.example()) / "gold" / "conflicts.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines):
        if row["verdict"] == verdict:
            yield pytest.param(row, id=row["id"])


def rows_at(table, row):
    """The rows of the table that touch one of the planted details."""
    inside = [
        ((table["id"] == detail["article"]) & (table["start"] < end) & (start < table["end"])).to_numpy(bool)
        for detail in row["details"]
        for start, end in detail["spans"]
    ]
    return table[np.any(inside, axis=0)]


@pytest.mark.parametrize("row", list(planted("conflict")))
def test_a_planted_conflict_is_found(row, example):
    found = rows_at(example[example["verdict"] == "conflict"], row)
    shared = found.groupby("conflict")["id"].nunique()
    assert (shared >= 2).any()
    assert found[found["conflict"] == shared.idxmax()]["value"].nunique() > 1


@pytest.mark.parametrize("row", list(planted("agree")))
def test_a_planted_agreement_is_no_conflict(row, example):
    found = rows_at(example, row)
    assert (found.groupby("conflict")["id"].nunique() >= 2).any()
    assert set(found["verdict"]) == {"agree"}


def shown(detail: Detail) -> str:
    """All of a detail in a line: unit, value, slack, bound, which half of the day, what is counted, where."""
    return " ".join(
        filter(
            None,
            (
                detail.unit or detail.kind,
                f"{detail.value:g}",
                f"±{detail.slack:g}" if detail.slack else "",
                BOUNDS[detail.bound],
                "half" if detail.either_half else "",
                "+".join(detail.about),
                f"[{detail.start}-{detail.end} {detail.written}]",
            ),
        )
    )


@pytest.mark.parametrize("row", TABLE)
def test_every_part_of_a_detail_is_read(row):
    text, wanted = row.split("\t")
    assert " / ".join(map(shown, details_of(text))) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("500 km", "310 miles", True),
        ("15,000 men", "15,200 men", True),
        ("15,000 men", "15,400 men", False),
        ("about 15,000 men", "14,600 men", True),
        ("about 15,000 men", "14,000 men", False),
        ("at 9", "at 9 p.m.", True),
        ("at 9", "at 9 a.m.", True),
        ("at 9 a.m.", "at 9 p.m.", False),
        ("at 9:01", "at 9", False),
        ("at 9", "at 10", False),
        ("in the evening", "at 8 p.m.", True),
        ("at night", "at 1 a.m.", True),
        ("at night", "at 11 a.m.", False),
        ("on Monday", "on Tuesday", False),
        ("in 2017", "in 2018", False),
        ("17 April", "18 April", False),
        ("passed 54-46", "lost 46-54", True),
        ("passed 54-46", "passed 55-45", False),
        ("passed 9-2", "passed 11-2", False),
        ("passed unanimously", "passed 9-0", True),
        ("passed unanimously", "passed 9-2", False),
        ("at least 12 men", "14 men", True),
        ("at least 12 men", "60 men", True),
        ("at least 12 men", "61 men", False),
        ("at least 12 men", "11 men", False),
        ("at least 100 men", "99 men", True),
        ("up to 12 men", "14 men", False),
        ("up to 12 men", "11 men", True),
        ("up to 12 men", "2 men", False),
        ("up to 60 men", "12 men", True),
        ("up to 60 men", "11 men", False),
        ("at least 12 men", "up to 14 men", True),
        ("$5.02", "$4.92", False),
        ("$5.02", "$5", True),
        ("8.54 %", "8.5 %", True),
        ("8.56 %", "8.5 %", False),
        ("8.4 %", "8.5 %", False),
        ("hundreds of men", "300 men", True),
        ("hundreds of men", "3000 men", False),
        ("200 to 300 men", "250 men", True),
        ("200 to 300 men", "320 men", False),
    ],
)
def test_two_details_agree_as_far_as_they_are_told(one, other, same):
    here, there = details_of(one)[0], details_of(other)[0]
    assert agree(here, there) == agree(there, here) == same
