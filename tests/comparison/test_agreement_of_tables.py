"""All tables, measures and parts of one comparison say the same of who somebody is and of what type."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

import srccompare
from srccompare.comparison import Comparison
from srccompare.documents.sources.scheme import OFFICIALS, SOURCELESS, TYPES
from srccompare.report.people import people_of

GOLD = Path(os.environ.get("SRCCOMPARE_GOLD", "/nowhere"))
EVENTS = GOLD / "events" / "dev_events.jsonl"
SEEDS = GOLD.parent / "seeds"
SOME = 8
"""Events whose statements are read: every fourth, so that the test stays short."""


def studies() -> list[tuple[str, list[dict]]]:
    """The seeds and the labelled events, all of them and some, where they are at hand."""
    found: list[tuple[str, list[dict]]] = []
    if SEEDS.is_dir():
        files = sorted(SEEDS.glob("*.txt"))
        found.append(
            ("seeds", [{"id": p.stem, "outlet": p.stem[:3], "text": p.read_text("utf-8")} for p in files])
        )
    if EVENTS.is_file():
        rows = [json.loads(line) for line in EVENTS.read_text("utf-8").splitlines()]
        names = list(dict.fromkeys(row["event"] for row in rows))
        fields = ("id", "event", "outlet", "title", "text")
        articles = [{field: row[field] for field in fields} for row in rows]
        some = set(names[:: max(1, len(names) // SOME)])
        found.append(("all events", articles))
        found.append(("some events", [article for article in articles if article["event"] in some]))
    return found


def compared(study: str, families: list[str] | None) -> Comparison:
    """The comparison of a study, with all families or some."""
    articles = dict(studies()).get(study)
    if articles is None:
        pytest.skip("the texts are not at hand")
    return srccompare.compare(articles, families=families)


@pytest.fixture(scope="module", params=["bundled", "seeds", "all events"])
def comparison(request: pytest.FixtureRequest, bundled_comparison: Comparison) -> Comparison:
    """Who is heard in every study: cheap, as no statement is read."""
    return bundled_comparison if request.param == "bundled" else compared(request.param, ["sources"])


@pytest.fixture(scope="module", params=["bundled", "seeds", "some events"])
def whole(request: pytest.FixtureRequest, bundled_comparison: Comparison) -> Comparison:
    """Statements and openings of some of it."""
    return bundled_comparison if request.param == "bundled" else compared(request.param, None)


def test_an_entry_has_one_name_and_one_type_in_every_attribution(comparison):
    told = comparison.attributions
    assert len(told)
    for _, rows in told.groupby("entry"):
        assert rows["name"].nunique() == 1
        assert rows["type"].fillna("").nunique() == 1
        assert rows["family"].fillna("").nunique() == 1


def test_the_table_of_sources_has_those_types(comparison):
    told, sources = comparison.attributions, comparison.sources
    type_of = dict(zip(told["entry"], told["type"].fillna(""), strict=True))
    cited = told[told["group"].notna()].groupby(["entry", "group"], sort=False).size()
    assert sources["attributions"].sum() == cited.sum()
    counted = sorted((type_of[entry], int(number)) for (entry, _), number in cited.items())
    shown = zip(sources["type"].fillna(""), sources["attributions"].tolist(), strict=True)
    assert sorted(shown) == counted


def test_actors_have_the_types_of_their_attributions(comparison):
    types = comparison.actors.set_index("actor")["type"].fillna("")
    names = comparison.actors.set_index("actor")["name"]
    assert names.is_unique
    actors = comparison.attributions[comparison.attributions["entry"].str.startswith("#")]
    assert len(actors)
    for entry, name, kind in zip(actors["entry"], actors["name"], actors["type"].fillna(""), strict=True):
        assert types[int(entry[1:])] == kind
        assert names[int(entry[1:])] == name


def test_types_have_evidence_and_a_probability(comparison):
    told = comparison.actors.dropna(subset=["type"])
    assert len(told)
    assert told["type_probability"].between(0, 1).all()
    assert told["type_evidence"].notna().all()
    untold = comparison.actors[comparison.actors["type"].isna()]
    assert untold["type_probability"].isna().all()


def test_the_counts_by_type_are_those_of_the_attributions(comparison):
    told = comparison.attributions
    assert len(comparison.source_types) >= len(comparison.groups)
    for _, row in comparison.source_types.iterrows():
        here = told[(told["group"] == row["group"]) & (told["type"] == row["type"])]
        assert row["attributions"] == len(here)


def test_the_measures_count_what_the_tables_count(comparison):
    found, ids = comparison.documents.sources, comparison.documents.articles.ids
    told, articles = comparison.attributions, comparison.articles.set_index("id")
    assert found.type == comparison.documents.sources.type
    sourced = told[told["source"].notna()]
    officials = sourced[sourced["type"].isin(OFFICIALS)].groupby("id").size()
    expected = officials.reindex(articles.index, fill_value=0)
    np.testing.assert_array_equal(articles["official_sources"].to_numpy(float), expected.to_numpy(float))
    ordinary = sourced[sourced["type"] == "ordinary person or witness"].groupby("id").size()
    expected = ordinary.reindex(articles.index, fill_value=0)
    np.testing.assert_array_equal(articles["ordinary_sources"].to_numpy(float), expected.to_numpy(float))
    speaking = {
        ids[int(a)] for a, status in zip(found.article, found.status, strict=True) if status not in SOURCELESS
    }
    assert speaking == set(articles.index[articles["named_source_share"].notna()])


def test_naming_and_tone_call_actors_as_the_table_of_actors_does(comparison):
    names = comparison.actors.set_index("actor")["name"]
    for table in (comparison.naming, comparison.entity_tone):
        assert len(table)
        for actor, name in zip(table["actor"], table["name"], strict=True):
            assert names[actor] == name


def test_the_report_shows_the_same_people(comparison):
    told = comparison.attributions
    people = people_of(comparison)
    assert [one.key for one in people] == told["entry"].tolist()
    shown = {one.key: one.type for one in people}
    assert all(shown[one.key] == one.type for one in people)
    assert {one.type for one in people if one.type in TYPES} == set(told["type"].dropna())


def test_what_cannot_speak_is_nobody(comparison):
    found = comparison.documents.sources
    assert all(
        not kind for kind, status in zip(found.type, found.status, strict=True) if status in SOURCELESS
    )
    assert (
        not comparison.sources["source"]
        .str.lower()
        .isin({"meeting", "reason", "night", "any evidence"})
        .any()
    )


def places_in_one_statement(statements) -> tuple[dict, dict]:
    """The statements each sentence of a text stands in, and the band of each pair that has a row."""
    inside, bands, sentence = {}, {}, {}
    for row in statements[statements["field"] == "text"].itertuples():
        place = (row.id, row.sentence_start)
        inside.setdefault(place, set()).add(row.statement)
        sentence[row.id, row.start] = place
    for row in statements[statements["match_field"] == "text"].itertuples():
        if row.field == "text" and (row.match_id, row.match_start) in sentence:
            bands[(row.id, row.sentence_start), sentence[row.match_id, row.match_start]] = row.band
    return inside, bands


def test_an_opening_and_its_match_are_what_the_statements_say_they_are(whole):
    inside, bands = places_in_one_statement(whole.statements)
    matched, held = whole.openings.query("match != 'no match found'"), 0
    for row in matched.itertuples():
        here, there = (row.id, row.start), (row.other_id, row.other_start)
        told = {bands[pair] for pair in ((here, there), (there, here)) if pair in bands}
        assert told <= {row.match}
        assert told or inside[here] & inside[there]
        held += len(told)
    assert held or matched.empty


def test_an_opening_without_a_match_has_none_in_the_text_of_another_group(whole):
    _, bands = places_in_one_statement(whole.statements)
    group = whole.articles.set_index("id")["group"].to_dict()
    matched = {here for here, there in bands if group[here[0]] != group[there[0]]}
    openings = whole.openings
    alone = openings[openings["match"] == "no match found"]
    assert not matched & set(zip(alone["id"], alone["start"], strict=True))
