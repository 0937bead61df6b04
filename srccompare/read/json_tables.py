"""JSON and JSON Lines."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from srccompare.errors import ReadError
from srccompare.read.dotted import flattened
from srccompare.read.encoding import Decoded
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, kind_of, named, skipped, table_of


def jsonl_table(decoded: Decoded, name: str, notes: Notes) -> Table:
    """One object per line; a line that is none is skipped with a warning."""
    rows = []
    for number, line in enumerate(decoded.lines, start=1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            value = parsed(line.rstrip("\r\n"), place, notes)
        except ReadError as error:
            skipped(place, str(error), notes)
            continue
        if isinstance(value, dict):
            flags = decoded.flags_of(number, number)
            encoding = decoded.encoding_of(flags)
            rows.append(Row(flattened(value), place, f"row-{number}", flags, encoding=encoding))
        else:
            skipped(place, f"{kind_of(value)}, wanted an object", notes)
    return table_of(name, rows)


CONTAINERS = (
    *(
        ("articles",),
        ("response", "results"),
        ("response", "docs"),
        ("hits", "hits"),
        ("results",),
        ("items",),
    ),
    *(("documents",), ("docs",), ("stories",), ("data",)),
)
"""Where programs put their articles: NewsAPI, the Guardian, the New York Times, Elasticsearch, JSON Feed …"""


def json_table(decoded: Decoded, name: str, notes: Notes) -> Table:
    """A list of objects, an object that holds such a list, one article, or JSON Lines."""
    flags = decoded.all_flags
    encoding = decoded.encoding_of(flags)
    try:
        value = parsed(decoded.text, name, notes)
    except ReadError:
        if has_lines_of_objects(decoded):
            notes.remark(f"{name} holds an object per line (JSON Lines), and was read so.")
            return jsonl_table(decoded, name, notes)
        raise
    value = contained(value)
    if isinstance(value, dict) and any(isinstance(part, str) for part in value.values()):
        # One article per file is how many scrapers leave them.
        return table_of(name, [Row(flattened(value), name, Path(name).stem, flags, encoding=encoding)])
    if not isinstance(value, list):
        raise ReadError(
            f"it holds {kind_of(value)}; wanted a list of objects, or an object with such a list "
            'under "articles" (from pandas: to_json(orient="records"))'
        )
    rows = []
    for number, item in enumerate(value, start=1):
        place = f"{name}, article {number}"
        if isinstance(item, dict):
            rows.append(Row(flattened(item), place, f"row-{number}", flags, encoding=encoding))
        else:
            skipped(place, f"{kind_of(item)}, wanted an object", notes)
    return table_of(name, rows)


def contained(value: object) -> object:
    """The list of articles an object holds; the value itself if it holds none."""
    for path in CONTAINERS:
        inner = value
        for key in path:
            inner = inner.get(key) if isinstance(inner, dict) else None
        if isinstance(inner, list) and path == ("hits", "hits"):
            return [unwrapped(item) for item in inner]
        if isinstance(inner, list) and (
            path == ("articles",) or any(isinstance(item, dict) for item in inner)
        ):
            return inner
    return value


def unwrapped(hit: object) -> object:
    """What a search engine found: the document, under the id it has there."""
    source = hit.get("_source") if isinstance(hit, dict) else None
    return {"_id": hit.get("_id"), **source} if isinstance(hit, dict) and isinstance(source, dict) else hit


def has_lines_of_objects(decoded: Decoded) -> bool:
    """Whether a file that is no JSON is JSON Lines: more than one line, and the first is an object."""
    lines = [line.strip() for line in decoded.lines if line.strip()]
    if len(lines) < 2 or not lines[0].startswith("{"):
        return False
    try:
        return isinstance(json.loads(lines[0]), dict)
    except (ValueError, RecursionError):
        return False


def parsed(text: str, place: str, notes: Notes) -> object:
    """The value written there."""
    try:
        return json.loads(text, object_pairs_hook=partial(named, place=place, notes=notes))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise ReadError(f"no JSON: {error.msg.removesuffix(' at')} at {where}") from None
    except RecursionError:
        raise ReadError("nested too deeply to be read") from None
    except ValueError as error:
        # A number of more digits than Python converts.
        raise ReadError(f"no JSON that can be read: {error}") from None
