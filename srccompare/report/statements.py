"""How each states the same thing: the certainty matrix, details that conflict, quotations that differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from srccompare.comparison.sources import name_of
from srccompare.report.compared import more
from srccompare.report.numbers import Style, several, shown
from srccompare.report.opening import opening
from srccompare.report.pictures.matrix import matrix as drawn_matrix
from srccompare.report.places import NOT_CARRIED, Places
from srccompare.report.setting import Setting
from srccompare.report.view import Cell, Drawing, Fold, Piece, Quote, Table
from srccompare.report.wording import clean, line, short

MOST, CONFLICTS, QUOTATIONS = 30, 30, 20
"""Statements, details and quotations shown."""
LENGTH = 180
"""Characters of a statement in the head of its row."""
SIGNS = {
    "asserted": "●",
    "attributed": "◐",
    "quoted": "❝",
    "hedged": "○",
    "questioned": "?",
    "denied": "✕",
    "not found": "·",
}
"""A sign for each certainty beside its word, so that nothing hangs on colour."""
LEGEND = {
    "asserted": "asserted in the outlet’s own voice",
    "attributed": "attributed to somebody",
    "quoted": "in quotation marks",
    "hedged": "put with a “may”, “seems”, “if”",
    "questioned": "asked",
    "denied": "said not to be so",
    "not found": "no match found (not: omitted)",
}
LOOKS = {
    "asserted": "asserted",
    "denied": "denied",
    "attributed": "told",
    "quoted": "told",
    "hedged": "unsure",
    "questioned": "unsure",
}
MISSING = {"published earlier": "published earlier", "date unknown": "date unknown"}


def tables_of(setting: Setting, places: Places) -> tuple[Table, ...]:
    """The matrix, conflicts, quotations and what is told first, each where there is anything to show."""
    made = [
        matrix(setting, places),
        conflicts(setting, places),
        quotations(setting, places),
        opening(setting, places),
    ]
    return tuple(filter(None, made))


def matrix(setting: Setting, places: Places) -> Table | None:
    """Statements × groups."""
    if len(setting.groups) < 2:
        return None
    found = setting.comparison.statement_matrix
    numbers = list(dict.fromkeys(found["statement"].tolist()))
    if not numbers:
        return Table(
            anchor="matrix",
            title="The same statements, side by side",
            lead="No statement was found that two groups share.",
        )
    by_statement = {
        number: rows.to_dict("records") for number, rows in found.groupby("statement", sort=False)
    }
    shown_first = [by_statement[number] for number in numbers[:MOST]]
    return Table(
        anchor="matrix",
        title="The same statements, side by side",
        lead=f"{several(len(numbers), 'statement')} that at least two groups have, those on which they "
        "differ most first. Sentences are matched by their wording; read both before you rely on a match.",
        head=("Statement", *(("How it is stated",) if setting.many else (g.label for g in setting.groups))),
        rows=tuple(row_of(setting, rows, number) for number, rows in enumerate(shown_first, start=1)),
        more=more(len(numbers) - MOST, "comparison.statement_matrix"),
        folds=tuple(fold_of(rows, number, places) for number, rows in enumerate(shown_first, start=1)),
        folds_title="The sentences of each statement",
        legend=tuple((f"{SIGNS[key]} {key}", text) for key, text in LEGEND.items()),
    )


def matrix_picture(setting: Setting) -> Drawing | None:
    """The matrix as a picture by itself."""
    found = setting.comparison.statement_matrix
    numbers = list(dict.fromkeys(found["statement"].tolist()))[:MOST]
    place = {number: row for row, number in enumerate(numbers)}
    column = {name: number for number, name in enumerate(setting.comparison.groups)}
    cells, texts = {}, {}
    for row in found.to_dict("records"):
        if row["statement"] in place and row["group"] in column:
            cells[place[row["statement"]], column[row["group"]]] = way(row)
            texts[place[row["statement"]]] = line(row["text"])
    looks = {f"{SIGNS[key]} {key}": look for key, look in LOOKS.items()}
    names = [group.label for group in setting.groups]
    return drawn_matrix(
        "certainty-picture",
        "How each states the same thing",
        [texts[row] for row in range(len(numbers))],
        names,
        cells,
        looks,
    )


def row_of(setting: Setting, rows: Sequence[dict[Any, Any]], number: int) -> tuple[Cell, ...]:
    """One statement; of many groups only those that have it, in one cell."""
    link = f"st{number}"
    text = short(worded(setting, rows, number), LENGTH)
    band = "" if rows[0]["band"] == "shared" else line(rows[0]["band"])
    head = Cell(text, link=link, small=band, look="head")
    if setting.many:
        ways = [f"{line(row['group'])}: {way(row)}" for row in rows if row["certainty"] != "not found"]
        return head, Cell("; ".join(ways), link=link)
    by_group = {row["group"]: row for row in rows}
    return head, *(certainty_cell(setting, by_group.get(name), link) for name in setting.comparison.groups)


def worded(setting: Setting, rows: Sequence[dict[Any, Any]], number: int) -> str:
    """A statement in the words that stand for it, in those the report carries, or else its number."""
    if setting.carried == "full":
        return line(rows[0]["text"])
    places = Places(setting)
    found = [row for row in rows if row["certainty"] != "not found"]
    shown_here = [row for row in found if places.shown(row["id"], row["field"], int(row["start"]))]
    return line(shown_here[0]["sentence"]) if shown_here else f"Statement {number}"


def certainty_cell(setting: Setting, row: dict[Any, Any] | None, link: str) -> Cell:
    """How one group puts a statement."""
    certainty = row["certainty"] if row else "not found"
    if row is None or certainty == "not found":
        missing = MISSING.get(row["missing"], "") if row and isinstance(row["missing"], str) else ""
        return Cell(f"{SIGNS['not found']} not found", small=missing, look="not-found")
    small = "; ".join(filter(None, [short(speaker(setting, row), 40), "reprint" if row["reprint"] else ""]))
    return Cell(way(row), link=link, small=small, look=certainty)


def speaker(setting: Setting, row: dict[Any, Any]) -> str:
    """Who says it: the person a pronoun stands for, where the words and their sentence tell which."""
    if not isinstance(row["source"], str):
        return ""
    return setting.speakers.get((row["id"], row["source"], row["sentence"])) or line(name_of(row["source"]))


def way(row: dict[Any, Any]) -> str:
    """A certainty as its sign and its word."""
    return f"{SIGNS.get(row['certainty'], '')} {row['certainty']}".strip()


def fold_of(rows: Sequence[dict[Any, Any]], number: int, places: Places) -> Fold:
    """The sentences of one statement."""
    return Fold(
        anchor=f"st{number}",
        title=worded(places.setting, rows, number),
        note="",
        quotes=tuple(
            places.quote(
                line(row["group"]),
                noted(places.setting, row),
                row["id"],
                row["field"],
                row["start"],
                row["end"],
            )
            for row in rows
            if row["certainty"] != "not found"
        ),
    )


def noted(setting: Setting, row: dict[Any, Any]) -> str:
    """How a sentence puts it: certainty, source, stance of the reporting word."""
    parts = [way(row)]
    if isinstance(row["source"], str):
        parts.append(f"to {short(speaker(setting, row), 60)}")
    if isinstance(row["cue"], str):
        stance = f", {line(row['stance'])}" if isinstance(row["stance"], str) else ""
        parts.append(f"“{short(line(row['cue']), 40)}”{stance}")
    if row["reprint"]:
        parts.append("reprint")
    return " · ".join(parts)


def conflicts(setting: Setting, places: Places) -> Table | None:
    """Details that are told differently, those that agree after them."""
    found = setting.comparison.conflicts
    if not len(found):
        return None
    numbers = [n for n, _ in found.groupby("conflict", sort=False)]
    by_number = {number: rows.to_dict("records") for number, rows in found.groupby("conflict", sort=False)}
    ordered = sorted(numbers, key=lambda number: by_number[number][0]["verdict"] != "conflict")[:CONFLICTS]
    apart = sum(by_number[number][0]["verdict"] == "conflict" for number in numbers)
    return Table(
        anchor="conflicts",
        title="Details held against each other",
        lead=f"{several(len(numbers), 'detail')} of statements that several groups have; {apart} of them are "
        "told differently. Which version is right no program can say; a later article may know more.",
        head=("Detail", "Kind", "Verdict", "Versions"),
        rows=tuple(
            conflict_row(setting, places, by_number[number], place)
            for place, number in enumerate(ordered, start=1)
        ),
        more=more(len(numbers) - CONFLICTS, "comparison.conflicts"),
        folds=tuple(
            Fold(
                f"co{place}",
                f"{line(rows[0]['kind'])}: {line(rows[0]['about']) or versions(setting, rows)}",
                line(rows[0]["verdict"]),
                tuple(
                    places.quote(
                        line(row["group"]), "", row["id"], row["field"], int(row["start"]), int(row["end"])
                    )
                    for row in rows
                ),
            )
            for place, rows in ((place, by_number[number]) for place, number in enumerate(ordered, start=1))
        ),
        folds_title="The sentences of each detail",
    )


def conflict_row(
    setting: Setting, places: Places, rows: Sequence[dict[Any, Any]], place: int
) -> tuple[Cell, ...]:
    """One detail; a contradiction, which is about no single thing, is named by the words of one side."""
    verdict = line(rows[0]["verdict"])
    kind, about = line(rows[0]["kind"]), line(rows[0]["about"])
    if about in ("", kind):
        about = short(quoted(places, rows[0]), 110) or kind
    return (
        Cell(about, link=f"co{place}", look="head"),
        Cell(line(rows[0]["kind"])),
        Cell(
            "told differently" if verdict == "conflict" else "agree", look="apart" * (verdict == "conflict")
        ),
        Cell(versions(setting, rows)),
    )


def versions(setting: Setting, rows: Sequence[dict[Any, Any]]) -> str:
    """Each version with the groups that have it; of contradictions, which are sentences, the groups."""
    if rows[0]["kind"] == "contradiction":
        return ", ".join(dict.fromkeys(line(row["group"]) for row in rows))
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(line(row["text"]), []).append(line(row["group"]))
    return "; ".join(f"{text} ({', '.join(dict.fromkeys(names))})" for text, names in groups.items())


def quotations(setting: Setting, places: Places) -> Table | None:
    """Quotations that several articles have and that are not the same in all."""
    found = setting.comparison.quotations
    every = {number: rows.to_dict("records") for number, rows in found.groupby("quotation", sort=False)}
    differ = {
        number: rows
        for number, rows in every.items()
        if any(row["form"] not in ("full", "verbatim") for row in rows) or rows[0]["speakers"] == "different"
    }
    if not every:
        return None
    return Table(
        anchor="quotations",
        title="The same quotations",
        lead=f"{several(len(every), 'quotation')} stand in several articles, {len(differ)} of them not in "
        "the same words or not from the same mouth.",
        folds=tuple(
            Fold(
                f"qu{place}",
                short(quoted(places, full(rows)), 110) or f"Quotation {place}",
                said_by(rows),
                tuple(version(row, places) for row in rows),
            )
            for place, rows in enumerate(list(differ.values())[:QUOTATIONS], start=1)
        ),
        folds_title="Those that differ, held against the longest version",
        more=more(len(differ) - QUOTATIONS, "comparison.quotations"),
    )


def full(rows: Sequence[dict[Any, Any]]) -> dict[Any, Any]:
    """The longest version."""
    return next((row for row in rows if row["full"]), rows[0])


def quoted(places: Places, row: dict[Any, Any]) -> str:
    """The words of a quotation, where the report carries them."""
    carried = places.shown(row["id"], row["field"], int(row["start"]))
    return line(row["text"]) if carried else ""


def said_by(rows: Sequence[dict[Any, Any]]) -> str:
    """Who is named as the speaker."""
    names = dict.fromkeys(line(row["speaker"]) for row in rows if isinstance(row["speaker"], str))
    warning = "given to different people: " if rows[0]["speakers"] == "different" else ""
    return warning + ", ".join(short(name, 60) for name in names)


def version(row: dict[Any, Any], places: Places) -> Quote:
    """One version, with the words it lacks and the words it has beyond the longest."""
    shown_here = places.shown(row["id"], row["field"], row["start"])
    pieces = tuple(changes(row["difference"])) if shown_here else (Piece(NOT_CARRIED),)
    score = f"{shown(row['score'], Style(0, percent=True))} of its words in order"
    note = line(row["form"]) if row["full"] else f"{line(row['form'])}, {score}"
    return Quote(line(row["group"]), note, pieces, places.link(row["id"], row["field"], row["start"]))


def changes(difference: Any) -> Iterator[Piece]:
    """A version word by word: what is the same, what only the longest has, what only this one has."""
    layers = {"-": ("del",), "+": ("ins",)}
    for kind, text in json.loads(difference) if isinstance(difference, str) else ():
        yield Piece(clean(f"{text} "), layers.get(kind, ()))
