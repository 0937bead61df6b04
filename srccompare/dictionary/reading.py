"""A dictionary of your own, whatever form it has, as a lexicon."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from srccompare.dictionary.entries import elements_of, trouble_of
from srccompare.dictionary.liwc import rows_of_dic
from srccompare.dictionary.nested import rows_of_dict, rows_of_yaml
from srccompare.dictionary.rows import LARGEST, MOST, Row, Rows, named
from srccompare.dictionary.sheets import rows_of_csv, rows_of_dicx
from srccompare.dictionary.wordstat import rows_of_cat
from srccompare.dictionary.yoshikoder import rows_of_ykd
from srccompare.errors import LexiconError, SrccompareWarning
from srccompare.lexicon import Entry, Lexicon, read_context, read_lexicon
from srccompare.read.encoding import AS_CP1252, decode
from srccompare.read.notes import listed, shown
from srccompare.read.rows import SURROGATE

FORMS: dict[str, Callable[[str, str], Rows]] = {
    ".cat": rows_of_cat,
    ".csv": rows_of_csv,
    ".dic": rows_of_dic,
    ".dicx": rows_of_dicx,
    ".yaml": rows_of_yaml,
    ".ykd": rows_of_ykd,
    ".yml": rows_of_yaml,
}
NAME = re.compile(r"[^\W\d]\w*")


def read_dictionary(
    source: str | Path | Mapping[str, Any] | Lexicon,
    *,
    name: str | None = None,
    title: str | None = None,
    levels: int | None = None,
) -> Lexicon:
    """A dictionary of your own as a lexicon, to be given to ``lexicons=`` of ``measure`` and its siblings.

    ``source`` is a dict of lists of words (lists may hold further dicts), or a file: ``.yml`` as quanteda
    reads it, ``.dic`` or ``.dicx`` of LIWC, ``.cat`` of WordStat, ``.ykd`` of Yoshikoder, ``.csv`` with the
    columns entry and category (and weight, context, note), or our own ``.tsv`` with its ``.toml``. Entries
    are words, phrases, amounts ("$4"), emoji, and globs: ``*`` for any letters or none, ``?`` for any one.
    Case does not count. Nested keys become categories such as ``nature.water``; ``levels=1`` counts them
    all under the first key.

    ``name`` is what the columns begin with (the file's name, or "own" for a dict). Raises LexiconError,
    naming file, line, value and remedy, for entries no text could hold, entries that stand twice, and
    whatever breaks the form.

    Parameters
    ----------
    title
        What people call it; None for its name.

    Examples
    --------
    >>> read_dictionary({"weather": ["rain*", "heavy fog"]}).categories
    ('weather',)
    """
    if isinstance(source, Lexicon):
        return source
    if isinstance(source, Mapping):
        rows, where, origin = rows_of_dict(source, "dictionary"), "dictionary", "a dict given in Python"
        name = name or "own"
    elif isinstance(source, str | Path):
        path = Path(source)
        name = name or column_name(path.stem)
        if path.suffix.lower() == ".tsv":
            return replace(found(read_lexicon(path), str(path)), name=name)
        rows, where, origin = rows_of_file(path), str(path), path.name
    else:
        raise LexiconError(
            f"{shown(source)} ({type(source).__name__}) is no dictionary; give a path, or a dict such as "
            '{"economy": ["tax*", "interest rate*"]}'
        )
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise LexiconError(
            f"name={name!r} cannot begin a column; write letters, digits and _, a letter first"
        )
    entries = checked_entries(rows, levels)
    categories = tuple(dict.fromkeys(entry.category for entry in entries if entry.category != "*"))
    check_extent(rows, categories, where)
    return Lexicon(
        name=name,
        title=title or name.replace("_", " ").capitalize(),
        version="1",
        license="not stated",
        source=origin,
        categories=categories,
        entries=tuple(entries),
    )


LONGEST = 1000
"""Characters of an entry. A bound on time: no phrase comes near, and a line that is none would be cut once a
category."""


def column_name(stem: str) -> str:
    """A file's name as it may begin a column.

    >>> column_name("My frames-2"), column_name("2024")
    ('My_frames_2', 'own_2024')
    """
    plain = re.sub(r"\W+", "_", stem).strip("_")
    return plain if NAME.fullmatch(plain) else f"own_{plain}".rstrip("_")


def rows_of_file(path: Path) -> Rows:
    """The entries of a file, by its ending."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise LexiconError(
            f"{str(path)!r} does not end in one of {', '.join(sorted([*FORMS, '.tsv']))}; save the "
            "dictionary in one of these forms"
        )
    if not os.path.isfile(path):
        raise LexiconError(f"{str(path)!r}: no such file; give the path of a dictionary")
    if (size := path.stat().st_size) > LARGEST:
        raise LexiconError(f"{str(path)!r} has {size:,} bytes, a dictionary at most {LARGEST:,}; split it")
    read = decode(path.read_bytes())
    if AS_CP1252 in read.all_flags:
        warnings.warn(
            f"{path}: not UTF-8, read as cp1252; save it as UTF-8 if letters look wrong.",
            SrccompareWarning,
            stacklevel=4,
        )
    return form(read.text.removeprefix("\ufeff"), str(path))


def checked_entries(rows: Rows, levels: int | None) -> list[Entry]:
    """The entries as the matcher takes them; raises for what could never be found or stands twice."""
    if levels is not None and (not isinstance(levels, int) or levels < 1):
        raise LexiconError(f"levels={levels!r} leaves no category; give 1 or more")
    entries: list[Entry] = []
    seen: dict[tuple[str, str, str], str] = {}
    for row in rows.entries:
        keys = row.keys if levels is None else row.keys[:levels]
        entry = entry_of(row, named(keys), rows.problems)
        if entry is None:
            continue
        key = (entry.text, entry.category, row.context)
        if key not in seen:
            seen[key] = row.where
            entries.append(entry)
        elif levels is None or row.keys == keys:
            rows.problems.append(
                f"{row.where}: {row.text!r} stands in {entry.category!r} already ({seen[key]}); drop one"
            )
    rows.stop_if_wrong()
    if rows.left_out:
        warnings.warn(
            f"Entries without a letter or number are left out: {listed(rows.left_out)}.",
            SrccompareWarning,
            stacklevel=3,
        )
    return entries


def entry_of(row: Row, category: str, problems: list[str]) -> Entry | None:
    """One entry, or None with what is wrong with it among the problems."""
    if half := SURROGATE.search(f"{row.text}{category}{row.note}"):
        problems.append(f"{row.where}: holds half a character ({half.group()!r}); write it whole, or drop it")
        return None
    if len(row.text) > LONGEST:
        length = f"has {len(row.text):,} characters, an entry at most {LONGEST:,}"
        problems.append(f"{row.where}: {shown(row.text)} {length}; write a word or phrase")
        return None
    elements = elements_of(row.text)
    if trouble := trouble_of(row.text, elements):
        problems.append(f"{row.where}: {shown(row.text)} {trouble}")
        return None
    try:
        weight = float(row.weight.replace(",", ".") or 1)
    except ValueError:
        weight = -1.0
    if not 0 <= weight < float("inf"):
        problems.append(
            f"{row.where}: weight {shown(row.weight)} is no number of 0 or more; leave it empty for 1"
        )
        return None
    try:
        context = read_context(row.context, row.where)
    except LexiconError as error:
        problems.append(str(error))
        return None
    return Entry(" ".join(elements), category, weight, context, row.note)


def check_extent(rows: Rows, categories: tuple[str, ...], where: str) -> None:
    """Stop where there is nothing to look for, or more categories than anybody counts."""
    if not categories:
        raise LexiconError(f"{where}: no entries; write such as economy: [tax*, interest rate*]")
    if len(categories) > MOST:
        raise LexiconError(
            f"{where}: {len(categories):,} categories, at most {MOST:,}; fold them with levels=1, or turn "
            "the dictionary around if words stand where keys belong"
        )


def found(words: Lexicon, where: str) -> Lexicon:
    """The lexicon, if a text could hold each of its entries as it is written."""
    problems = Rows()
    for entry in words.entries:
        elements = elements_of(entry.text)
        trouble = trouble_of(entry.text, elements)
        if trouble is None and tuple(elements) != entry.elements:
            trouble = f"would never be found, as a text is cut into {' '.join(elements)!r}; write that"
        if trouble:
            problems.problems.append(f"{where}: {entry.text!r} {trouble}")
    problems.stop_if_wrong()
    return words
