"""Which column of the data is which field of an article.

Three ways, the surest first: what the user says (``columns=``, a mapping or the name of a preset), a column
that is called like the field, and a column under one of the names others use for it (``column_names.tsv``).
The last is taken only where it is the one candidate and its values are what the field holds, and said in a
note; where there are two, nobody is chosen and the user is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from srccompare.errors import ReadError
from srccompare.read.dates import is_ambiguous, read_date
from srccompare.read.fields import FIELDS, FILE, Fields
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import is_missing
from srccompare.read.table import Table

SUMMARIES = (
    "summary",
    "description",
    "excerpt",
    "abstract",
    "snippet",
    "lead_paragraph",
    "trailtext",
    "lead",
)
"""Columns of tables without texts that hold a part of them; named in the advice, never taken."""

TOPICS = ("topic", "subject", "issue", "case")
"""Columns that may name events, or sections of a paper; named in a note, never taken."""

WEAK = 2
"""Tier of names, counted from 0, that hold texts only where the values are prose."""

# A guess.
LOOKED_AT = 200
"""Rows whose values decide what a column is."""

# A guess between the two.
PROSE = 20
"""Words on average from which on a column such as "story" holds texts; names of events have three to ten."""

# A guess.
NAME = 80
"""Characters up to which something may be the name of an outlet."""


class Preset(dict[str, str]):
    """Columns as a program writes them; those that are not there are not asked for."""

    def __init__(self, name: str, columns: Iterable[tuple[str, str]]):
        super().__init__(columns)
        self.name = name


@cache
def presets() -> Mapping[str, Preset]:
    """The presets by name, from ``column_presets.tsv``; of two columns for one field the upper is taken."""
    columns: dict[str, list[tuple[str, str]]] = {}
    for preset, column, field in lines_of("column_presets.tsv"):
        columns.setdefault(preset, []).append((column, field))
    return {name: Preset(name, pairs) for name, pairs in columns.items()}


@cache
def other_names() -> Mapping[str, Sequence[Sequence[str]]]:
    """For each field, what others call it: the most telling names first, then those that say less."""
    tiers: dict[str, dict[str, list[str]]] = {}
    for field, tier, name in lines_of("column_names.tsv"):
        tiers.setdefault(field, {}).setdefault(tier, []).append(name)
    return {field: [names[tier] for tier in sorted(names)] for field, names in tiers.items()}


def lines_of(name: str) -> list[list[str]]:
    """The rows below the header of a file beside this module."""
    text = files("srccompare.read").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


def columns_named(columns: Mapping[str, str] | str | None) -> Mapping[str, str]:
    """What the user says of the columns; the name of a preset stands for its columns.

    >>> columns_named("newsapi")["source.name"]
    'outlet'
    """
    if columns is None or isinstance(columns, Mapping):
        return columns or {}
    if plain(columns).replace("-", "") not in presets():
        raise ReadError(
            f"columns={columns!r} is no preset; there are {', '.join(sorted(presets()))}. For columns of "
            "your own give a mapping: columns={'body': 'text'}, or on the command line --columns body=text"
        )
    return presets()[plain(columns).replace("-", "")]


def check_columns(columns: Mapping[str, str], present: Iterable[str], where: str) -> None:
    """Stop if a renaming names a column that is not there, or a field that does not exist."""
    present = list(dict.fromkeys(present))
    if isinstance(columns, Preset):
        if present and not any(name in columns for name in present):
            raise ReadError(
                f"{where} is not as {columns.name} writes it; columns present: {names_of(present)}; "
                f"of the preset: {names_of(list(columns))}"
            )
        return
    for given, target in columns.items():
        if target not in (*FIELDS, FILE):
            raise ReadError(
                f"columns={{{given!r}: {target!r}}}: there is no field {target!r}; "
                f"fields: {', '.join(FIELDS)}. "
                "The name in your data comes first, the field second"
            )
        if given not in present:
            raise ReadError(f"no column {given!r} in {where}; columns present: {names_of(present)}")
    doubled = [target for target in columns.values() if list(columns.values()).count(target) > 1]
    if doubled:
        raise ReadError(f"two columns are renamed to {doubled[0]!r}; rename one of them only")


def fields_of(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """The field each column stands for; columns left out are metadata.

    A renaming comes first, then the name as it stands, then the name in another case.

    >>> fields_of(["Title", "body", "text", "pages"], {"body": "text"})
    {'body': 'text', 'Title': 'title'}
    """
    given = list(names)
    fields: dict[str, str] = {}
    for name, target in columns.items():
        if name in given and target not in fields.values():
            fields[name] = target
    names = [name for name in given if name not in columns]
    for spelled in (str, plain):
        for name in names:
            target = spelled(name)
            if target in (*FIELDS, FILE) and name not in fields and target not in fields.values():
                fields[name] = target
    return fields


def plain(name: str) -> str:
    """A column name without blanks around it and capitals."""
    return name.strip().lower()


# Names others use ----------------------------------------------------------------------------------------


def fields_in(
    table: Table, columns: Mapping[str, str], notes: Notes | None = None, *, without: Sequence[str] = ()
) -> Fields:
    """The field each column of a table stands for, those under the names of others included, with a note."""
    fields = fields_of(table.names, columns)
    taken = {}
    for field in other_names():
        if field not in fields.values() and field not in without:
            candidates = candidates_for(field, table, fields)
            if len(candidates) == 1:
                taken[candidates[0]] = field
                fields[candidates[0]] = field
    if taken and notes is not None:
        said = ", ".join(f"{shown(name)} as {field}" for name, field in taken.items())
        notes.remark(f"In {table.name} columns were read under other names: {said}; columns= says otherwise.")
    if notes is not None and "event" not in (*fields.values(), *without):
        for name in (one for one in table.names if plain(one) in TOPICS and one not in fields):
            if fits("event", values_in(table, name), weak=True):
                notes.remark(
                    f"{shown(name)} in {table.name} may say which event an article tells; if it does: "
                    f"columns={{{name!r}: 'event'}}, or on the command line --columns {name}=event."
                )
    return Fields(fields, taken)


def recognized(table: Table) -> Fields:
    """The field each column of a table stands for, if nobody says otherwise."""
    return fields_in(table, {})


def candidates_for(field: str, table: Table, fields: Mapping[str, str]) -> list[str]:
    """The columns that may be a field: all of the most telling names that are there and fit."""
    for tier, known in enumerate(other_names().get(field, ())):
        names = [
            name for name in table.names if plain(name).replace(" ", "_") in known and name not in fields
        ]
        found = [name for name in names if fits(field, values_in(table, name), weak=tier == WEAK)]
        if found:
            return found
    return []


def values_in(table: Table, name: str) -> list[object]:
    """What stands in a column, as far as it is looked at."""
    values = (row.values.get(name) for row in table.rows[:LOOKED_AT])
    return [value for value in values if not is_missing(value) and value != ""]


def fits(field: str, values: Sequence[object], *, weak: bool) -> bool:
    """Whether values are what a field holds; ``weak`` names need more than strings."""
    if not values:
        return False
    texts = [value for value in values if isinstance(value, str)]
    if field == "published":
        return any(read_date(value) or is_ambiguous(value) for value in values)
    if field == "author":
        return all(isinstance(value, (str, list, tuple)) for value in values)
    if field == "id":
        return all(isinstance(value, (str, int)) for value in values)
    if len(texts) < len(values):
        return False
    if field == "text" and weak:
        return sum(len(text.split()) for text in texts) >= PROSE * len(texts)
    if field == "outlet":
        return all(len(text) <= NAME and "://" not in text for text in texts)
    if field == "url":
        return all("://" in text for text in texts)
    if field == "event":
        return len(set(texts)) < len(texts) and all(len(text) <= NAME for text in texts)
    return True


def overlooked(table_names: Iterable[str], field: str) -> list[str]:
    """The columns that may be the one meant for a field, where the field itself is missing.

    >>> overlooked(["pages", "Date"], "published")
    ['Date']
    """
    known = {name for tier in other_names()[field] for name in tier}
    return [name for name in table_names if plain(name).replace(" ", "_") in known]


def check_text(table: Table, fields: Mapping[str, str]) -> None:
    """Stop if no column holds the text."""
    if "text" in fields.values():
        return
    names = list(table.names)
    if "url" in fields.values() and not overlooked(names, "text"):
        raise ReadError(
            f"{table.name} is a list of addresses without texts; columns present: {names_of(names)}. "
            "Save the pages (.html) into a folder, put the list beside them, and read the folder: they are "
            "joined on the address"
            f"{summaries_in(names)}"
        )
    candidates = overlooked(names, "text")
    if len(candidates) > 1:
        raise ReadError(
            f"no column 'text' in {table.name}, and more than one that may be it: {names_of(candidates)}. "
            f"{say_which(candidates[0])}"
        )
    raise ReadError(
        f"no column 'text' in {table.name}; columns present: {names_of(names)}. "
        f"{say_which(candidates[0] if candidates else 'body')}{summaries_in(names)}"
    )


def say_which(name: str) -> str:
    """How to name the column of texts, in Python and on the command line."""
    return (
        f"Say which one holds the articles, for example columns={{{name!r}: 'text'}} "
        f"(on the command line: --columns {name}=text)"
    )


def summaries_in(names: Sequence[str]) -> str:
    """What may be said of columns that hold a part of the texts."""
    found = next((name for name in names if plain(name) in SUMMARIES), None)
    return (
        ""
        if found is None
        else f". {found!r} holds no whole articles; name it all the same if it is what you compare"
    )


def names_of(names: list[str]) -> str:
    """Column names as they stand in a message."""
    return ", ".join(map(shown, names)) or "none"
