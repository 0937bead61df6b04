"""Predictions of the `event` task: what a comparison of the articles on an event shows to its reader."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from predictors.batch import analyzed_articles
from predictors.pairs import (
    Place,
    hidden_pairs,
    linked_pairs,
    place_of,
    repetitions,
)  # fmt: skip

import srccompare
from srccompare.comparison import Comparison
from srccompare.comparison.claims import Claim, find_claims

FAMILIES = ["counts"]
"""What is scored rests on no family; the quickest will do."""
VOICES = {
    "asserted": "own", "attributed": "reported", "quoted": "reported", "hedged": "hedged",
    "denied": "denied", "questioned": "asked",
}  # fmt: skip
"""Ways of putting a statement that a reader tells apart: what is quoted is attributed, too."""

Row = dict[str, Any]
Words = tuple[str, str, str]
"""Article, words for a source, and the sentence they stand in."""


def predict(rows: Iterable[Row], *, engine: str | None = None) -> Iterator[Row]:
    """For every event what is shown of its statements, and what is claimed of its articles."""
    for event, own in by_event(rows).items():
        own, comparison = compared(own, engine)
        yield {"id": event, **said(comparison, [row["id"] for row in own])}


def by_event(rows: Iterable[Row]) -> dict[Any, list[Row]]:
    """The articles of each event, in the order given."""
    events: dict[Any, list[Row]] = {}
    for row in rows:
        events.setdefault(row.get("event"), []).append(row)
    return events


def compared(rows: list[Row], engine: str | None) -> tuple[list[Row], Comparison | None]:
    """The comparison of some articles; without those that cannot even be read alone where one stops it."""
    if not rows:
        return rows, None
    try:
        return rows, compare_rows(rows, engine)
    except Exception as error:
        print(f"event {rows[0].get('event')!r}: {type(error).__name__}: {error}", file=sys.stderr)
    kept = [row for row in rows if is_readable(row, engine)]
    return compared(kept, engine) if len(kept) < len(rows) else ([], None)


def compare_rows(rows: Sequence[Row], engine: str | None) -> Comparison:
    """Every article beside every other, whoever printed it, with the tables that are read below."""
    comparison = srccompare.compare(analyzed_articles(rows, engine=engine), by="id", families=FAMILIES)
    _ = comparison.statements, comparison.statement_matrix
    return comparison


def is_readable(row: Row, engine: str | None) -> bool:
    """Whether an article can be compared by itself."""
    try:
        compare_rows([row], engine)
    except Exception:
        return False
    return True


def said(comparison: Comparison | None, ids: Sequence[Any]) -> Row:
    """Statements, contrasts and what only one article has or lacks; ``ids`` are those of the articles."""
    if comparison is None:
        return {"statements": [], "contrasts": [], "only": [], "missing": []}
    speakers = speakers_of(comparison)
    return {
        "statements": [*shown_statements(comparison, speakers, ids), *hidden_statements(comparison, ids)],
        "contrasts": list(contrasts(comparison, ids)),
        "only": list(told_only(comparison, ids)),
        "missing": list(not_told(comparison, ids)),
    }


def told_only(comparison: Comparison, ids: Sequence[Any]) -> Iterator[Row]:
    """What was found in no other article, as the table and the front of the report have it."""
    for row in comparison.only.to_dict("records"):
        yield {"probability": row["probability"], "place": written(place_of(row), ids)}


def not_told(comparison: Comparison, ids: Sequence[Any]) -> Iterator[Row]:
    """What others tell and one article was not found to tell, as the table and the report have it."""
    for row in comparison.missing.to_dict("records"):
        places = [
            Place(row[f"{name}_id"], row[f"{name}_field"], row[f"{name}_start"], row[f"{name}_end"])
            for name in ("told", "also")
        ]
        yield {
            "probability": row["probability"],
            "places": [written(place, ids) for place in places],
            "without": ids[int(row["id"])],
        }


def shown_statements(
    comparison: Comparison, speakers: Mapping[Words, str], ids: Sequence[Any]
) -> Iterator[Row]:
    """The pairs of clauses that are shown as a match, with how each article puts the statement."""
    rows = {place_of(row): row for row in comparison.statements.to_dict("records")}
    for pair in linked_pairs(comparison):
        sides = [
            [written(place, ids) | voice_of(rows[own], speakers) for place in repetitions(comparison, own)]
            for own in (pair.one, pair.other)
        ]
        for members in product(*sides):
            yield {"shown": pair.shown, "probability": pair.probability, "members": members}


def hidden_statements(comparison: Comparison, ids: Sequence[Any]) -> Iterator[Row]:
    """The pairs below what is shown, of which no voice is told."""
    for pair in hidden_pairs(comparison):
        sides = [
            [written(place, ids) | {"mode": None, "source": None} for place in repetitions(comparison, own)]
            for own in (pair.one, pair.other)
        ]
        for members in product(*sides):
            yield {"shown": pair.shown, "probability": pair.probability, "members": members}


def written(place: Place, ids: Sequence[Any]) -> Row:
    """A place under the id its article came with."""
    return {"doc": ids[int(place.id)], "field": place.field, "start": place.start, "end": place.end}


def cells_of(comparison: Comparison) -> dict[tuple[int, str], Row]:
    """The cells of the matrix in which a statement was found, by statement and article."""
    table = comparison.statement_matrix
    found = table[table["certainty"].isin(list(VOICES))]
    return {(row["statement"], row["id"]): row for row in found.to_dict("records")}


def voice_of(cell: Mapping[Any, Any] | None, speakers: Mapping[Words, str]) -> Row:
    """How an article puts a statement and who says it, as its cell has it."""
    if cell is None:
        return {"mode": None, "source": None}
    source = cell["source"] if isinstance(cell["source"], str) else None
    if source is not None:
        source = speakers.get((cell["id"], source, cell["sentence"]), source)
    return {"mode": cell["certainty"], "source": source}


def speakers_of(comparison: Comparison) -> dict[Words, str]:
    """Who is meant by the words for a source in a sentence of an article, where one only is."""
    table = comparison.attributions
    meant: dict[Words, set[str]] = {}
    for *key, name in table[["id", "source", "sentence", "name"]].itertuples(index=False):
        # In brackets stand the headings for those who are nobody in particular.
        if isinstance(key[1], str) and isinstance(name, str) and not name.startswith("("):
            meant.setdefault((key[0], key[1], key[2]), set()).add(name)
    return {key: names.pop() for key, names in meant.items() if len(names) == 1}


def contrasts(comparison: Comparison, ids: Sequence[Any]) -> Iterator[Row]:
    """The contrasts of certainty that are claimed: those above their threshold."""
    for claim in claimed(comparison, "certainty"):
        places = [
            written(Place(one.id, one.field, one.start, one.end), ids)
            | {"mode": one.voice, "source": one.source}
            for one in claim.places
        ]
        yield {"probability": claim.probability, "places": places}


def claimed(comparison: Comparison, kind: str) -> Iterator[Claim]:
    """The claims of a kind above their threshold."""
    for claim in find_claims(comparison.same_event):
        if claim.kind == kind and claim.is_sure:
            yield claim
