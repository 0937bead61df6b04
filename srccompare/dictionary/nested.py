"""Dictionaries as nested keys: Python dicts, and YAML as quanteda reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from srccompare.dictionary.rows import DEEPEST, Row, Rows
from srccompare.errors import LexiconError
from srccompare.read.notes import shown

EXAMPLE = "economy: [tax*, interest rate*]"


def rows_of_dict(given: Mapping[Any, Any], where: str) -> Rows:
    """The entries of a dict whose values are lists of words, or dicts of such lists."""
    rows = Rows()
    walk(given, (), where, rows)
    return rows


def walk(value: Any, keys: tuple[str, ...], where: str, rows: Rows) -> None:
    """Collect what stands under some keys."""
    place = f"{where}, {' > '.join(map(repr, keys))}" if keys else where
    if len(keys) > DEEPEST:
        raise LexiconError(f"{where}: keys are nested more than {DEEPEST} deep; fold some into one")
    if isinstance(value, str):
        rows.entries.append(Row(value, keys, place))
    elif isinstance(value, Mapping):
        for key, below in value.items():
            if not isinstance(key, str) or not key.strip():
                rows.problems.append(f"{place}: the key {shown(key)} is no text; write a name in quotes")
                continue
            walk(below, (*keys, key), where, rows)
    elif keys and isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes | bytearray):
        # Sets have no order of their own that would be the same in every run.
        members = sorted(value, key=repr) if isinstance(value, set | frozenset) else value
        for number, member in enumerate(members, start=1):
            if isinstance(member, str):
                rows.entries.append(Row(member, keys, f"{place}, entry {number}"))
            elif isinstance(member, Mapping):
                walk(member, keys, where, rows)
            else:
                rows.problems.append(
                    f"{place}, entry {number}: {shown(member)} ({type(member).__name__}) is no text; "
                    "write it in quotes"
                )
    else:
        rows.problems.append(
            f"{place}: {shown(value)} ({type(value).__name__}) is no list of words; write such as "
            '{"economy": ["tax*", "interest rate*"]}'
        )


# YAML -----------------------------------------------------------------------------------------------


@dataclass
class Level:
    """A mapping or a list that is being read: the keys above it, the key waiting, the keys it has."""

    keys: tuple[str, ...]
    mapping: bool
    key: str | None = None
    seen: dict[str, int] | None = None


def rows_of_yaml(text: str, where: str) -> Rows:
    """The entries of a YAML file. Every scalar is text: ``no``, ``on`` and ``1:30`` are words.

    Read event by event, so that nothing is made of tags or aliases, and nesting has a bound.
    """
    import yaml

    rows, levels = Rows(), list[Level]()
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            line = event.start_mark.line + 1
            take(event, f"{where}, line {line}", line, levels, rows)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Beside what is no YAML: a number of a character that there is none of.
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = f"{where}, line {mark.line + 1}" if mark else where
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise LexiconError(
            f"{place}: cannot be read as YAML ({what}); put entries with signs in them in quotes, and "
            f"write such as {EXAMPLE}"
        ) from error
    return rows


def take(event: Any, place: str, line: int, levels: list[Level], rows: Rows) -> None:
    """What one event of the file says."""
    import yaml

    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise LexiconError(
            f"{place}: {'*' if isinstance(event, yaml.AliasEvent) else '&'}{event.anchor} is an alias or "
            "anchor of YAML, which dictionaries do without; write the words out, and put entries that begin "
            "with * in quotes"
        )
    if isinstance(event, yaml.DocumentStartEvent) and event.start_mark.line > 0 and rows.entries:
        raise LexiconError(f"{place}: a second document begins; a dictionary is one")
    if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        open_level(event, place, levels)
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        levels.pop()
        close_value(levels)
    elif isinstance(event, yaml.ScalarEvent):
        take_scalar(event.value, bool(event.style), place, line, levels, rows)


def open_level(event: Any, place: str, levels: list[Level]) -> None:
    """A mapping or a list begins."""
    import yaml

    mapping = isinstance(event, yaml.MappingStartEvent)
    above = levels[-1] if levels else None
    if above is None and not mapping:
        raise LexiconError(f"{place}: the file is a list; wanted keys with lists of words, such as {EXAMPLE}")
    if above is not None and above.mapping and above.key is None:
        raise LexiconError(f"{place}: a list or mapping cannot be a key; write a name, such as {EXAMPLE}")
    if len(levels) > 2 * DEEPEST:
        raise LexiconError(f"{place}: keys are nested more than {DEEPEST} deep; fold some into one")
    keys = above.keys if above else ()
    if above is not None and above.mapping and above.key is not None:
        keys = (*keys, above.key)
    levels.append(Level(keys, mapping, seen={} if mapping else None))


def close_value(levels: list[Level]) -> None:
    """The value of a key is complete."""
    if levels and levels[-1].mapping:
        levels[-1].key = None


def take_scalar(text: str, quoted: bool, place: str, line: int, levels: list[Level], rows: Rows) -> None:
    """A key, or an entry."""
    if not levels:
        if text.strip():
            raise LexiconError(f"{place}: {shown(text)} is no dictionary; write such as {EXAMPLE}")
        return
    level = levels[-1]
    if level.mapping and level.key is None:
        assert level.seen is not None
        if text in level.seen:
            rows.problems.append(
                f"{place}: the key {shown(text)} stands in line {level.seen[text]} already; join the two"
            )
        if not text.strip():
            rows.problems.append(f"{place}: an empty key; write a name, such as {EXAMPLE}")
        level.seen[text] = line
        level.key = text
        return
    keys = (*level.keys, level.key) if level.mapping and level.key is not None else level.keys
    if text or quoted or not level.mapping:
        rows.entries.append(Row(text, keys, place))
    close_value(levels)
