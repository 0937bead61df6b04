"""What somebody is called, and by whom: names with titles, appositions, descriptions, what is called his."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.comparison.tables.naming import COLUMNS

LEADER = "Norwegian leader Ole Vik landed in Oslo."


def forms(*texts: str, name: str = "Ole Vik") -> list[tuple[str, str]]:
    """Form and sort of everything an actor is called in some articles."""
    given = [{"id": f"a{row}", "outlet": f"O{row}", "text": text} for row, text in enumerate(texts)]
    table = srccompare.compare(given).naming
    own = table[table["name"] == name]
    return list(zip(own["form"], own["sort"], strict=True))


@pytest.mark.parametrize(
    ("text", "form", "sort"),
    [
        (LEADER, "Norwegian leader Ole Vik", "title and name"),
        ("President Ole Vik spoke. Later Mr Vik left.", "Mr Vik", "form of address"),
        ("Ole Vik spoke. Later Ms. Vik left.", "Ms. Vik", "form of address"),
        ("Ole Vik spoke. Later Mrs. Vik left.", "Mrs. Vik", "form of address"),
        ("President Ole Vik spoke. Later Vik left.", "Vik", "short name"),
        ("Ole Vik, the Norwegian president, spoke.", "the Norwegian president", "apposition"),
        ("Ole Vik, a former dictator, spoke.", "a former dictator", "apposition"),
        (f"{LEADER} The Norwegian leader smiled.", "The Norwegian leader", "description"),
        (f"{LEADER} The Norwegian dictator smiled.", "The Norwegian dictator", "description"),
        ("Minister Ole Vik spoke. It rained. The minister smiled.", "The minister", "description"),
        # Of what somebody is the head belongs to it; a title is his own words, in his own paragraph.
        ("Ole Vik, head of the port police, spoke.", "head of the port police", "apposition"),
        ("Ole Vik, then governor of Vardal and Oslo, spoke.", "governor of Vardal", "apposition"),
        ("The radio show of former minister Ole Vik began.", "former minister Ole Vik", "title and name"),
        ("Senators Ole Vik and Ann Lee spoke.", "Ole Vik", "full name"),
        ("A new plan\n\nPresident Ole Vik spoke.", "President Ole Vik", "title and name"),
        (f"{LEADER} Critics of Vik’s regime protested.", "Vik’s regime", "possessive"),
        (f"{LEADER} Critics of the Vik regime protested.", "Vik regime", "possessive"),
    ],
)
def test_what_somebody_is_called_is_found(text, form, sort):
    assert (form, sort) in forms(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        # no description: what he does, what he owns, somebody else, two who may be meant
        (f"{LEADER} Vik’s visit was short.", "Vik’s visit"),
        (f"{LEADER} The Swedish leader smiled.", "The Swedish leader"),
        (f"{LEADER} The two leaders met.", "The two leaders"),
        (
            f"{LEADER} Norwegian leader Ann Lee spoke too. The Norwegian leader smiled.",
            "The Norwegian leader",
        ),
        ("Ole Vik, Ann Lee and Bob Roe spoke.", "Ann Lee"),
        ("Ole Vik, the new minister, Ann Lee, spoke.", "the new minister"),
        ("Senators Ole Vik and Ann Lee spoke.", "Senators Ole Vik"),
        ("The head of the opposition, Ole Vik, spoke.", "the opposition"),
        # an office named among the words of another, a lesser one, a body, a plural
        ("Campaign chairman Ole Vik spoke. The campaign went on.", "The campaign"),
        ("Vice President Ole Vik spoke. The president smiled.", "The president"),
        ("Judge Ole Vik spoke. The court rose.", "The court"),
        ("President Ole Vik spoke. The presidents met.", "The presidents"),
        # too long ago without a country
        ("Minister Ole Vik spoke. It rained. It snowed. It froze. The minister smiled.", "The minister"),
    ],
)
def test_what_is_no_name_for_somebody_is_left_alone(text, form):
    assert form not in [found for found, _ in forms(text)]


def test_another_article_may_tell_who_leads_a_country():
    """One outlet writes "Norwegian leader Ole Vik", the other only "Mr Vik" and "the Norwegian leader"."""
    found = forms(LEADER, "Ole Vik came. Mr Vik was late. The Norwegian leader smiled.")
    assert ("The Norwegian leader", "description") in found


def test_a_country_is_called_by_its_adjective_and_a_noun():
    found = forms("Norway sells fish. The Norwegian regime sells ships.", name="Norway")
    assert found == [
        ("Norway", "full name"),
        ("Norwegian", "demonym"),
        ("The Norwegian regime", "description"),
    ]


def test_forms_are_counted_by_group_with_voice_share_and_places():
    one = f"{LEADER} The Norwegian leader smiled. “The Norwegian leader is a strongman,” a critic said."
    two = "President Ole Vik spoke. Critics of Vik’s regime protested."
    texts = [{"id": "a", "outlet": "One", "text": one}, {"id": "b", "outlet": "Two", "text": two}]
    table = srccompare.compare(texts).naming
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
    sorts = {"full name", "short name", "title and name", "description", "possessive", "demonym"}
    assert set(table["sort"]) == sorts
    own = table[table["name"] == "Ole Vik"]
    assert own.groupby("group")["share"].sum().to_dict() == pytest.approx({"One": 1, "Two": 1})
    described = own[own["sort"] == "description"].iloc[0]
    assert described[["group", "count", "narrated", "quoted"]].tolist() == ["One", 2, 1, 1]
    whole = {"a": one, "b": two}
    for row in own.itertuples():
        assert row.count == row.narrated + row.attributed + row.quoted == len(row.places.split("; "))
        article, field, span = row.places.split("; ")[0].split(" ")
        start, end = map(int, span.split("-"))
        assert (field, whole[article][start:end].lower()) == ("text", row.form.lower())
    regime = own[own["sort"] == "possessive"].iloc[0]
    assert (regime["loaded"], regime["groups"]) == ("regime", 1)
    assert own[own["form"] == "Norwegian leader Ole Vik"]["loaded"].isna().all()


def test_texts_that_name_nobody_have_the_columns_and_no_rows():
    table = srccompare.compare([{"id": "a", "outlet": "One", "text": "It rained all day."}]).naming
    assert len(table) == 0
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
