"""What one outlet alone tells, and what one was not found to tell.

    A: The ferry had no licence.      B: –      C: –       only A tells it
    A: Two dockers were hurt.         B: Two men are in hospital.      C: –       not found in C

The tables ``only`` and ``missing`` have them with how probable it is that no other sentence says it. That is
no proof: a paraphrase may be missed, and an outlet may have told it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.claims.model import log_odds
from srccompare.comparison.claims.standing import stands_alone
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables import missing, only


def only_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every sentence that was found in no other article, where there are two others or more.

    With one group there is nobody who could have told it as well: nothing is claimed.
    """
    if len({*event.groups} - {None}) < 2:
        return
    for row in only.TABLE.of(event).to_dict("records"):
        place = place_of_row(row, "")
        yield Candidate(
            kind="only",
            event=row["event"],
            places=(place,),
            pieces=("Told only by ", Group(place.group), ": “", 0, "”"),
            about=event.documents.articles.ids.index(place.id),
            features={
                "alone": log_odds(float(row["probability"])),
                "telling": log_odds(float(row["telling"])),
                "others": float(min(row["others"], 10)),
            },
            interest=float(row["telling"]),
            may_be_told=stands_alone(place.text, title=place.field == "title"),
        )


def missing_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every statement two articles tell and a third group was not found to tell in any of its articles."""
    table = missing.TABLE.of(event)
    for row in table[missing.lacked_by_group(event, table)].to_dict("records"):
        told, also = place_of_row(row, "told_"), place_of_row(row, "also_")
        absent = Place(row["id"], row["group"], "text", 0, 0, "")
        yield Candidate(
            kind="missing",
            event=row["event"],
            places=(told, also, absent),
            pieces=(
                "Told by ", Group(told.group), " and ", Group(also.group), ", not found in ",
                Group(absent.group), ": “", 0, "”",
            ),
            about=int(row["statement"]),
            features={
                "alone": log_odds(float(row["probability"])),
                "share": float(row["articles"]) / max(float(row["of"]), 1.0),
            },
            may_be_told=stands_alone(told.text, title=told.field == "title"),
        )  # fmt: skip


def place_of_row(row: dict[Any, Any], prefix: str) -> Place:
    """The passage of a row, in the columns with a prefix."""
    id_, group, field, start, end, text = (
        row[f"{prefix}{name}"] for name in ("id", "group", "field", "start", "end", "text")
    )
    return Place(id_, group, field, int(start), int(end), text)
