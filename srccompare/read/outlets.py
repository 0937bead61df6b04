"""What is known of the outlets, joined to their articles: country, language, ownership, any column.

An outlets table has a column ``outlet`` and one row per outlet; all its other columns become metadata
of that outlet's articles, so that ``compare(by="country")`` can group by them. ``language`` fills the
field of that name where an article has none. What an article says itself is never overwritten.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from srccompare.articles import Article
from srccompare.errors import ReadError
from srccompare.read.columns import names_of, plain
from srccompare.read.formats import parsed
from srccompare.read.memory import dict_table, frame_table, is_frame
from srccompare.read.notes import Notes, shown
from srccompare.read.places import found_at
from srccompare.read.rows import is_missing, kept, label
from srccompare.read.table import Table

WANTED = "wanted a file like outlets.csv, a data frame, or dicts, with a column 'outlet'"
EXAMPLE = "outlet,country,language,ownership,translated_from"


def is_outlet_table(table: Table) -> bool:
    """Whether a table found in a folder is about outlets: it is called outlets, and holds no texts."""
    names = [plain(name) for name in table.names]
    return comparable(os.path.splitext(os.path.basename(table.name))[0]) == "outlets" and "text" not in names


def outlet_table(source: object, notes: Notes) -> Table:
    """The outlets table a user gives."""
    if isinstance(source, (str, os.PathLike)):
        found = found_at(os.fspath(source))
        if not found.alone:
            raise ReadError(f"outlets={os.fspath(source)!r} is {found.name}; {WANTED}")
        path = os.path.expanduser(os.fspath(source))
        file = found.files[0]
        table = table_in(file.content(), file.name, path, notes)
    elif is_frame(source):
        table = replace(frame_table(source, notes), name="the outlets table")
    elif isinstance(source, Iterable) and not isinstance(source, (Mapping, bytes, bytearray)):
        table = dict_table(source, "the outlets table", notes)
    else:
        raise ReadError(f"outlets={shown(source)} cannot be read; {WANTED}")
    key_of(table)
    return table


def table_in(data: bytes, name: str, path: str, notes: Notes) -> Table:
    """The table in a file."""
    try:
        table = parsed(data, name, notes)
    except ReadError as error:
        raise ReadError(f"outlets table {path} cannot be read: {error}") from error
    if not isinstance(table, Table):
        raise ReadError(f"outlets table {path} is no table; {WANTED}")
    return table


def key_of(table: Table) -> str:
    """The column that names the outlet."""
    for name in ("outlet", *table.names):
        if name in table.names and plain(name) == "outlet":
            return name
    raise ReadError(
        f"no column 'outlet' in {table.name}; columns present: {names_of(table.names)}. "
        f"A header could be: {EXAMPLE}"
    )


def with_outlet_facts(articles: Sequence[Article], tables: Sequence[Table], notes: Notes) -> list[Article]:
    """The articles, each with what the tables say of its outlet; the first table that says it counts."""
    articles = list(articles)
    known: set[str] = set()
    used = []
    for table in tables:
        try:
            facts = facts_of(table, key_of(table), notes)
        except ReadError as error:
            notes.trouble("Outlets tables that cannot be used were left out", str(error))
            continue
        used.append(table.name)
        known |= facts.keys()
        articles = [with_facts(article, facts.get(comparable(article.outlet or ""))) for article in articles]
    if used:
        outlets = dict.fromkeys(article.outlet for article in articles if article.outlet)
        for outlet in outlets:
            if comparable(outlet) not in known:
                notes.trouble(f"Outlets without a row in {' or '.join(used)}", shown(outlet))
    return articles


def with_one_spelling(articles: Sequence[Article], notes: Notes) -> list[Article]:
    """The articles, outlets that differ only in capitals or blanks under the spelling most of them have."""
    spellings: dict[str, dict[str, int]] = {}
    for article in articles:
        if article.outlet:
            counts = spellings.setdefault(comparable(article.outlet), {})
            counts[article.outlet] = counts.get(article.outlet, 0) + 1
    chosen = {
        key: max(counts, key=lambda name: counts[name])
        for key, counts in spellings.items()
        if len(counts) > 1
    }
    for key, name in chosen.items():
        others = ", ".join(shown(other) for other in spellings[key] if other != name)
        notes.remark(
            f"Outlets that differ only in capitals or blanks are one: {others} counts as {shown(name)}."
        )
    return [
        replace(article, outlet=chosen[key])
        if article.outlet and (key := comparable(article.outlet)) in chosen and article.outlet != chosen[key]
        else article
        for article in articles
    ]


def facts_of(table: Table, key: str, notes: Notes) -> dict[str, Mapping[str, object]]:
    """For each outlet, what its row says."""
    facts: dict[str, Mapping[str, object]] = {}
    for row in table.rows:
        outlet = label(row.values.get(key))
        if outlet is None:
            notes.trouble("Rows that name no outlet were left out", row.place)
        elif comparable(outlet) in facts:
            notes.trouble(
                "Outlets with two rows, of which the first counts", f"{row.place} ({shown(outlet)})"
            )
        else:
            facts[comparable(outlet)] = {
                name: kept(value) for name, value in row.values.items() if name != key and not is_blank(value)
            }
    return facts


def with_facts(article: Article, facts: Mapping[str, object] | None) -> Article:
    """An article with what is known of its outlet, where it says nothing itself."""
    if not facts:
        return article
    own = {name: value for name, value in article.metadata.items() if not is_blank(value)}
    language = next((label(value) for name, value in facts.items() if plain(name) == "language"), None)
    return replace(
        article,
        language=article.language or language,
        metadata={**article.metadata, **facts, **own},
    )


def is_blank(value: object) -> bool:
    """Whether a cell says nothing."""
    return is_missing(value) or (isinstance(value, str) and not value.strip())


def comparable(outlet: str) -> str:
    """An outlet's name however its blanks, capitals and accents are written."""
    return " ".join(unicodedata.normalize("NFC", outlet).casefold().split())
