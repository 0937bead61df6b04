"""The user's own names: a table of entities with kinds and aliases, which goes before the gazetteers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache

from srccompare.articles import NamedEntity
from srccompare.documents.names.gazetteer import KINDS, Known, key_of
from srccompare.errors import ReadError
from srccompare.read.columns import names_of, plain
from srccompare.read.formats import parsed
from srccompare.read.memory import dict_table, frame_table, is_frame
from srccompare.read.notes import Notes, shown
from srccompare.read.places import found_at
from srccompare.read.rows import label
from srccompare.read.table import Table

OWN = "own"
COLUMNS = ("name", "kind", "aliases", "linked")
WANTED = "wanted a .csv file, a data frame or dicts with the columns name, kind and aliases"
EXAMPLE = "name,kind,aliases\nHarding Bank,company,Harding; the Bank of Ole Harding"


class Own:
    """The user's names by key; made once for each table, and told apart by being another object."""

    def __init__(self, entities: tuple[NamedEntity, ...]) -> None:
        self.names: Mapping[str, Known] = {
            key_of(alias).removeprefix("the "): Known(one.kind, one.name, one.linked, OWN)
            for one in entities
            for alias in (one.name, *one.aliases)
        }


@lru_cache(16)
def own_names(entities: tuple[NamedEntity, ...]) -> Own:
    """The names of a table, the same object for the same table."""
    return Own(entities)


def entity_table(source: object) -> tuple[NamedEntity, ...]:
    """The entities of a table of your own: ``name``, ``kind``, and ``aliases`` separated by ";".

    ``source`` is a .csv or .json file, a data frame, or dicts (whose aliases may be a list). ``linked``,
    which may be left out, is the country an entity belongs to. Raises ReadError, naming table, row and
    what would work, for a missing column, a kind that is none, or a name that stands for two.

    >>> entity_table([{"name": "Harding Bank", "kind": "company", "aliases": "Harding"}])[0].aliases
    ('Harding',)
    """
    table = read_table(source)
    columns = {plain(name): name for name in reversed(table.names)}
    for wanted in ("name", "kind"):
        if wanted not in columns and table.rows:
            raise ReadError(
                f"no column {wanted!r} in {table.name}; columns present: {names_of(table.names)}. A table "
                f"could be: {EXAMPLE!r}"
            )
    entities: list[NamedEntity] = []
    owners: dict[str, str] = {}
    for row in table.rows:
        where = row.place if row.place.startswith(table.name) else f"{table.name}, {row.place}"
        cells = {key: row.values.get(columns[key]) for key in COLUMNS if key in columns}
        name, kind = label(cells.get("name")), label(cells.get("kind"))
        if name is None:
            raise ReadError(f"{where}: there is no name; fill the cell or drop the row")
        if kind not in KINDS:
            raise ReadError(f"{where}: {kind!r} is no kind of entity; choose one of {', '.join(KINDS)}")
        aliases = aliases_in(cells.get("aliases"), where)
        for alias in dict.fromkeys((name, *aliases)):
            if owners.setdefault(key_of(alias), name) != name:
                raise ReadError(
                    f"{where}: {alias!r} stands for {owners[key_of(alias)]!r} already; keep one of them"
                )
        entities.append(NamedEntity(name, kind, aliases, label(cells.get("linked")) or ""))
    return tuple(entities)


def aliases_in(value: object, where: str) -> tuple[str, ...]:
    """The aliases in a cell: a text separated by ";", or a list of texts."""
    if isinstance(value, (list, tuple)):
        if not all(isinstance(one, str) for one in value):
            raise ReadError(f"{where}: aliases={shown(value)}; wanted texts, as in ['Harding', 'the Bank']")
        return tuple(one.strip() for one in value if one.strip())
    text = label(value) or ""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def read_table(source: object) -> Table:
    """The rows of a file, a frame or dicts."""
    notes = Notes()
    if isinstance(source, (str, os.PathLike)):
        found = found_at(os.fspath(source))
        if not found.alone:
            raise ReadError(f"entities={os.fspath(source)!r} is {found.name}; {WANTED}")
        file = found.files[0]
        table = parsed(file.content(), file.name, notes)
        if not isinstance(table, Table):
            raise ReadError(f"entities={os.fspath(source)!r} is no table; {WANTED}")
        return table
    if is_frame(source):
        return frame_table(source, notes)
    if isinstance(source, Iterable) and not isinstance(source, (Mapping, bytes, bytearray)):
        return dict_table(source, "the table of entities", notes)
    raise ReadError(f"entities={shown(source)} cannot be read; {WANTED}")
