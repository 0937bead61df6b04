"""Headlines that assert what the text below them leaves to somebody to say, or doubts."""

from __future__ import annotations

from collections.abc import Iterator

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables import headlines
from srccompare.documents.text.structure import single_words


def headline_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every headline that asserts what its text does not."""
    number = {article.id: row for row, article in enumerate(event.documents.articles)}
    for row in headlines.TABLE.of(event).to_dict("records"):
        if not row["claim"]:
            continue
        article = number[row["id"]]
        above = Place(
            row["id"],
            row["group"],
            row["field"],
            int(row["start"]),
            int(row["end"]),
            row["headline"],
            row["certainty"],
        )
        below = Place(
            row["id"], row["group"], row["body_field"], int(row["body_start"]), int(row["body_end"]),
            row["body_sentence"], row["body_certainty"],
        )  # fmt: skip
        yield Candidate(
            kind="headline",
            event=event.event_names[event.event_of[article]],
            places=(above, below),
            pieces=(
                "The headline of ",
                Group(row["group"]),
                f" {row['claim']}: “",
                0,
                "”; below it “",
                1,
                "”",
            ),
            about=article,
            features={
                "score": float(row["score"]),
                "asserted_body": float(row["asserted_body"]),
                "attributed": float(row["body_certainty"] in ("attributed", "quoted")),
                "marked": float(any(mark in row["headline"] for mark in "‘’“”'\":?")),
                "cue": float(
                    any(word.lower() in single_words("reporting_cues") for word in words_of(row["headline"]))
                ),
            },
        )
