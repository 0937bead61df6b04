"""One quotation in several articles is found however it was cut or turned, and whoever is said to say it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import Beside

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.tables.quotations import Pair, is_same

WHOLE = (
    "“We will rebuild the Merrow lighthouse before winter, and we will not ask the fishermen for a crown,”"
)


def quotations(*texts: str):
    """The quotations that articles of outlets A, B … share."""
    names = "ABCDE"[: len(texts)]
    articles = [Article(id=name, text=text, outlet=name) for name, text in zip(names, texts, strict=True)]
    return Beside(srccompare.analyze(Articles(tuple(articles))), list(names)).quotations


@pytest.mark.parametrize(
    ("version", "form"),
    [
        (f"{WHOLE} said mayor Ada Quill.", "verbatim"),
        ("“We will rebuild the Merrow lighthouse before winter,” said mayor Ada Quill.", "shortened"),
        ("“We will not ask the fishermen for a crown,” Ada Quill said.", "shortened"),
        (
            "“We will repair the Merrow lighthouse before winter, and we will not beg the fishermen for a "
            "crown,” said mayor Ada Quill.",
            "reworded",
        ),
        (
            "“Before the winter we rebuild the lighthouse of Merrow, no crown we ask from the fishermen,” "
            "said mayor Ada Quill.",
            "reworded",
        ),
        (
            "Ada Quill said that they would rebuild the Merrow lighthouse before winter and not ask the "
            "fishermen for a crown.",
            "indirect",
        ),
    ],
)  # fmt: skip
def test_a_quotation_is_found_however_it_was_turned(version, form):
    table = quotations(f"{WHOLE} said mayor Ada Quill. Rain fell.", f"Gulls cried. {version}")
    assert table["form"].tolist() == ["full", form]
    assert set(table["quotation"]) == {0}
    assert set(table["speakers"]) == {"same"}


@pytest.mark.parametrize(
    "other",
    [
        "“We will sell the Merrow ferry in spring,” said mayor Ada Quill.",
        "“A hard winter,” said Ada Quill.",
        "Nobody was quoted on the lighthouse.",
    ],
)
def test_another_quotation_is_none(other):
    assert quotations(f"{WHOLE} said mayor Ada Quill.", other).empty


class Apart:
    """Sentences of two quotations of some words each that name no speaker."""

    def telling(self, place: int) -> int:
        return 5

    def other_speaker(self, one: int, other: int) -> bool:
        return False


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "the toll falls and that is a truly fine harvest",
            "are the fine harvest truly over for fine",
            False,
        ),
        ("the toll falls and that is a truly fine harvest", "falling tolls make a truly fine harvest", True),
    ],
)
def test_words_that_weigh_much_are_no_quotation_unless_some_stand_in_order(one, other, same):
    pair = Pair(0, 1, score=0.6, mass=9.0, both=True)
    assert is_same(one.split(), other.split(), pair, Apart()) is same


def test_the_same_words_given_to_different_people_are_flagged():
    table = quotations(f"{WHOLE} said mayor Ada Quill.", f"{WHOLE} said her deputy, Tom Marsh.")
    assert set(table["speakers"]) == {"different"}
    assert table["speaker"].tolist() == ["Ada Quill", "Tom Marsh"]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("she told the council of Merrow.", "Ada Quill"),
        ("the statement continued.", "Ada Quill"),
        # Somebody with a name is nobody else.
        ("said harbour master Otto Pike.", "Otto Pike"),
    ],
)
def test_the_versions_tell_together_who_spoke(told, speaker):
    table = quotations(
        f"Rain fell on Merrow. {WHOLE} {told}",
        f"Gulls cried. {WHOLE} said mayor Ada Quill.",
    ).set_index("id")
    assert table["speaker"].to_dict() == {"A": speaker, "B": "Ada Quill"}


def test_versions_that_name_two_people_settle_nothing():
    table = quotations(
        f"Rain fell on Merrow. {WHOLE} she told the council.",
        f"Gulls cried. {WHOLE} said mayor Ada Quill.",
        f"The ferry was late. {WHOLE} said harbour master Otto Pike.",
    ).set_index("id")
    assert table["speaker"]["A"] not in ("Ada Quill", "Otto Pike")


def test_the_matrix_names_the_speaker_the_versions_settle():
    texts = {
        "A": f"Rain fell on Merrow all day. {WHOLE} the statement said.",
        "B": f"Gulls cried over the quay. {WHOLE} said mayor Ada Quill.",
    }
    articles = [Article(id=name, text=text, outlet=name) for name, text in texts.items()]
    matrix = Beside(srccompare.analyze(Articles(tuple(articles))), list("AB")).statement_matrix
    quoted = matrix[matrix["certainty"].eq("quoted")]
    assert set(quoted["group"]) == {"A", "B"}
    assert set(quoted["source"]) == {"Ada Quill"}


def test_the_difference_is_told_word_by_word():
    table = quotations(
        f"{WHOLE} said mayor Ada Quill.",
        "“We will rebuild the lighthouse before winter,” said mayor Ada Quill.",
    )
    steps = json.loads(table["difference"][1])
    assert ["-", "merrow"] in steps
    assert " ".join(words for sign, words in steps if sign != "+").startswith("we will rebuild the merrow")
    assert all(sign != "+" for sign, _ in steps)


def gold_versions():
    """The planted quotations: every version with its place."""
    lines = (Path(srccompare.example()) / "gold" / "quotations.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def example():
    return srccompare.compare(srccompare.example(), families=["counts"]).quotations


@pytest.mark.parametrize("row", gold_versions(), ids=lambda row: row["id"])
def test_every_version_of_a_planted_quotation_is_in_one_group(row, example):
    groups = []
    for version in row["versions"]:
        own = example[example["id"] == version["article"]]
        start, end = version["spans"][0]
        groups.append(set(own[(own["start"] < end) & (start < own["end"])]["quotation"]))
    assert set.intersection(*groups)


def test_only_the_planted_quotation_is_given_to_different_people(example):
    # Two words of a settlement ("in consultation") are each article's own; who is cited for them differs too.
    spoken = example["text"].str.count(" ") >= 4
    different = example[(example["speakers"] == "different") & spoken]
    assert set(different["speaker"]) == {"Mara Dolenz", "Piet Aran"}


def test_the_example_has_no_other_quotation_in_common(example):
    assert example["quotation"].nunique() == len(gold_versions())
