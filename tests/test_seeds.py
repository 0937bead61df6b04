"""The bundled example is what its gold says, and the library finds in it what it is known to find."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import srccompare
from srccompare import lexicon
from srccompare.documents import Documents, Voice
from srccompare.documents.attribution import ROLES
from srccompare.documents.text.zones import CAPTION, FURNITURE, ZONES
from srccompare.read.manifest import read_manifest
from srccompare.read.notes import Notes

SEEDS = Path(srccompare.example())
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
GOLD = sorted(path.stem for path in (SEEDS / "gold").glob("*.jsonl"))
Place = dict[str, Any]
Characters = set[int]

TYPES = {
    "official": {"head of state or government", "other official or body", "military and security"},
    "politics": {"party or politician"},
    "international": {"international organisation"},
    "expertise": {"expert or academic", "think tank or NGO"},
    "interests": {"company", "union or association"},
    "media": {"media outlet or agency"},
    "document": {"document or data"},
    "public": {"ordinary person or witness", "collective opinion"},
    "anonymous": {"anonymous official", "anonymous other"},
}
CERTAINTIES = {"asserted", "attributed", "hedged", "quoted", "denied", "questioned", "absent"}


def gold(name: str) -> list[dict[str, Any]]:
    """The rows of one file of gold."""
    lines = (SEEDS / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def places(row: Any, article: str | None = None) -> Iterator[tuple[str, Place]]:
    """Every place in a row, with the article it lies in."""
    if isinstance(row, list):
        for part in row:
            yield from places(part, article)
    elif isinstance(row, dict):
        article = row.get("article", article)
        if "spans" in row and article is not None:
            yield article, row
        for key, part in row.items():
            # Statements name the article in the key.
            yield from places(part, key if key in TEXTS else article)


def characters(place: Place) -> Characters:
    """The code points of a place."""
    return {where for start, end in place["spans"] for where in range(start, end)}


@cache
def documents() -> Documents:
    """The example, analyzed once."""
    return srccompare.analyze(srccompare.read(SEEDS))


# The gold itself -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GOLD)
def test_every_offset_slices_to_its_text(name):
    rows = gold(name)
    assert len({row["id"] for row in rows}) == len(rows) > 0
    found = [place for row in rows for place in places(row)]
    assert found
    for article, place in found:
        assert [TEXTS[article][start:end] for start, end in place["spans"]] == place["text"]


def test_every_attribution_has_a_cue_a_content_and_a_type_of_the_scheme():
    rows = gold("attributions")
    assert len(rows) > 20
    for row in rows:
        assert row["cue"]["spans"]
        assert row["content"]["spans"]
        assert row["stance"] in {"neutral", "endorsing", "distancing", "denying"}
        if row["source"]["spans"]:
            assert row["type"] in TYPES[row["group"]]
            assert row["naming"] in {"named", "unnamed", "anonymous"}
            assert row["number"] in {"singular", "group"}
        else:
            assert [row[name] for name in ("identity", "group", "type", "naming", "number")] == [None] * 5


def test_every_statement_says_of_every_outlet_how_surely_it_is_put():
    rows = gold("statements")
    assert len(rows) > 10
    for row in rows:
        assert row["outlets"].keys() == TEXTS.keys()
        for put in row["outlets"].values():
            assert put["certainty"] in CERTAINTIES
            assert bool(put["spans"]) == (put["certainty"] != "absent")


def test_the_outlets_differ_in_how_surely_they_put_most_statements():
    put = [{one["certainty"] for one in row["outlets"].values()} - {"absent"} for row in gold("statements")]
    assert sum(len(one) > 1 for one in put) >= 12


def test_details_marked_as_conflicting_differ_and_those_marked_as_agreeing_do_not():
    rows = gold("conflicts")
    assert len(rows) == 10
    for row in rows:
        values = [detail["value"] for detail in row["details"]]
        # Five miles and eight kilometres agree.
        same = all(value == values[0] or np.isclose(value, values[0], rtol=0.02) for value in values)
        assert same == (row["verdict"] == "agree"), row["id"]


def test_one_twentieth_of_the_reprint_is_edited_its_lead_added_and_its_ending_cut():
    (row,) = gold("copies")
    texts = {}
    for side in ("from", "to"):
        place = row[side]
        start, end = place["opening"]["spans"][0][0], place["closing"]["spans"][0][1]
        texts[side] = TEXTS[place["article"]][start:end].split()
    blocks = SequenceMatcher(None, texts["from"], texts["to"], autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    assert (len(texts["to"]), kept) == (row["words"], row["words_kept"])
    assert 0.04 < 1 - kept / len(texts["to"]) < 0.06
    assert TEXTS["northgate-courier"].startswith(row["added"][0]["text"][0])
    assert TEXTS["meridian-wire"].rstrip().endswith(row["cut"][0]["text"][0])


def test_the_tables_beside_the_articles_agree():
    with (SEEDS / "articles.csv").open(encoding="utf-8", newline="") as file:
        articles = list(csv.DictReader(file))
    with (SEEDS / "outlets.csv").open(encoding="utf-8", newline="") as file:
        outlets = {row["outlet"]: row for row in csv.DictReader(file)}
    assert {row["outlet"] for row in articles} == outlets.keys()
    for row in articles:
        of_outlet = outlets[row["outlet"]]
        shared = ("country", "language", "translated_from")
        assert [row[name] for name in shared] == [of_outlet[name] for name in shared]


def test_the_five_real_articles_are_described_and_not_quoted():
    notes = Notes()
    manifest = read_manifest(SEEDS / "original_event.toml", notes)
    assert notes.warnings == []
    described = [row.values for row in manifest.rows]
    assert len({row["file"] for row in described}) == 5
    for row in described:
        assert re.fullmatch(r"[0-9a-f]{64}", str(row["sha256"]))
        assert all(len(str(value)) < 200 for value in row.values())


# What the library finds ------------------------------------------------------------------------------

NOT_KNOWN_AS_FURNITURE = {
    "Your e-mail address",
    "Comments (2)",
    "Dockside Lou: Three ships more since lunch.",
    "Gantry: And still no coffee in Hall 4.",
}
"""Lines that are measured as if the outlet had written them about the strike."""


def zones_in(place: Place) -> set[str]:
    """The zones of the tokens in a place of the broadcaster's page."""
    made = documents()
    tokens = made.tokens
    article = made.articles.ids.index("coastline-tv")
    (start, end) = place["spans"][0]
    inside = (tokens.article == article) & (tokens.field == 1) & (tokens.start >= start) & (tokens.end <= end)
    return {ZONES[zone] for zone in made.zone[inside].tolist()}


def furniture_rows() -> list[Any]:
    """The lines of furniture and captions; those known to be missed are marked."""
    missed = pytest.mark.xfail(strict=True, reason="not recognised yet")
    return [
        pytest.param(row, id=row["id"], marks=[missed] if row["text"][0] in NOT_KNOWN_AS_FURNITURE else [])
        for row in gold("zones")
    ]


@pytest.mark.parametrize("row", furniture_rows())
def test_furniture_and_captions_are_kept_apart(row):
    found = zones_in(row)
    # A credit that stands by itself is furniture, its caption a caption; neither is measured.
    assert found == {"furniture"} if row["zone"] == "furniture" else found <= {"caption", "furniture"}


def test_nothing_else_is_taken_for_furniture_or_captions():
    made = documents()
    tokens = made.tokens
    aside = np.isin(made.zone, [CAPTION, FURNITURE]) & (tokens.field == 1)
    known = set().union(*(characters(row) for row in gold("zones")))
    page = made.articles.ids.index("coastline-tv")
    assert set(tokens.article[aside].tolist()) == {page}
    assert set(tokens.start[aside].tolist()) <= known


@cache
def extracted() -> dict[str, list[dict[str, Characters]]]:
    """The code points of each attribution the library finds, by article."""
    made = documents()
    spans = made.attributions
    found: dict[tuple[int, int], dict[str, Characters]] = {}
    columns = (spans.article, spans.group, spans.field, spans.category, spans.start, spans.end)
    for article, group, field, role, start, end in zip(*(column.tolist() for column in columns), strict=True):
        if field == 1:
            parts = found.setdefault((article, group), {name: set() for name in ROLES})
            parts[ROLES[role]] |= set(range(start, end))
    listed: dict[str, list[dict[str, Characters]]] = {name: [] for name in TEXTS}
    for (article, _), parts in found.items():
        listed[made.articles.ids[article]].append(parts)
    return listed


def is_found(row: dict[str, Any]) -> bool:
    """Whether the library has an attribution with half of this content (Jaccard) and source (F1)."""
    source, content = characters(row["source"]), characters(row["content"])
    for parts in extracted()[row["article"]]:
        overlap = len(content & parts["content"]) / len(content | parts["content"])
        size = len(source) + len(parts["source"])
        agreement = 2 * len(source & parts["source"]) / size if size else 1.0
        if overlap >= 0.5 and agreement >= 0.5:
            return True
    return False


# What was measured (70 % in all), less two or three attributions of each article; seeds/README.md lists
# what is missed. Attributions are reported from a confidence of .40 on (it was .25 at first).
@pytest.mark.parametrize(
    ("article", "floor"),
    [
        ("meridian-wire", 0.75),
        ("northgate-courier", 0.75),
        ("harbour-post", 0.66),
        ("the-daily-gull", 0.72),
        ("coastline-tv", 0.60),
        ("dravenne-messenger", 0.35),
    ],
)
def test_sources_are_found_with_what_they_say(article, floor):
    rows = [row for row in gold("attributions") if row["article"] == article]
    missed = [(row["source"]["text"], row["cue"]["text"]) for row in rows if not is_found(row)]
    assert len(missed) <= (1 - floor) * len(rows), missed


def test_two_thirds_of_all_attributions_are_found():
    rows = gold("attributions")
    assert np.mean([is_found(row) for row in rows]) >= 0.67


@pytest.mark.parametrize(
    ("category", "name", "floor"),
    [("hedge", "hedges", 0.95), ("approximator", "approximators", 0.9), ("evidential", "evidentials", 0.85)],
)
def test_hedges_are_found_in_every_voice(category, name, floor):
    made = documents()
    spans = made.find(lexicon.load(name), Voice.ALL)
    ids = made.articles.ids
    columns = (spans.article, spans.start, spans.end)
    found = {
        (ids[article], where)
        for article, start, end in zip(*(column.tolist() for column in columns), strict=True)
        for where in range(start, end)
    }
    rows = [row for row in gold("hedges") if row["category"] == category]
    hit = [any((row["article"], where) in found for where in characters(row)) for row in rows]
    assert np.mean(hit) >= floor
