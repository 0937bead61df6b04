"""A row of given values becomes an article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from srccompare.articles import Article
from srccompare.errors import ReadError
from srccompare.read import condition
from srccompare.read.dates import NAIVE, is_ambiguous, is_naive, read_date
from srccompare.read.dotted import holder_of
from srccompare.read.encoding import UNDECODABLE
from srccompare.read.fields import FIELDS, Fields
from srccompare.read.markup import flag_of, text_of_markup
from srccompare.read.mending import flags_of_damage, mend
from srccompare.read.notes import Notes, shown

NO_TEXT = "no text"
SURROGATES = "surrogates replaced"
NUL = "NUL characters"

LONGEST_NUMBER = 10_000
"""Bits of a whole number that may be a name; Python writes none of more than 4,300 digits. A bound on
time."""

MENDABLE = ("text", "title", "outlet", "author")

HTML_COLUMNS = ("body_html", "body_xhtml", "content_html", "fields.body", "contenthtml")
"""Columns whose texts are HTML wherever they come from."""

SURROGATE = re.compile("[\ud800-\udfff]")

REMEDIES = {
    "bytes": "decode it first: value.decode('utf-8')",
    "list": "join its parts first: '\\n\\n'.join(value)",
    "tuple": "join its parts first: '\\n\\n'.join(value)",
}


@dataclass(frozen=True)
class Row:
    """One article as its source gives it, under the names given there.

    ``place`` says where it stands ("articles.csv, row 3"), ``id`` what it is called if it has no id.
    Rows out of the caller's own memory are ``strict``: a wrong type there is a mistake to be mended.
    """

    values: Mapping[str, object]
    place: str
    id: str
    flags: tuple[str, ...] = ()
    strict: bool = False
    metadata: Mapping[str, object] = field(default_factory=dict)
    encoding: str | None = None
    """What its file was decoded as."""


def arranged(row: Row, fields: Mapping[str, str]) -> Row:
    """The row with its values under the names of fields, and the rest as metadata."""
    values: dict[str, object] = {}
    metadata = dict(row.metadata)
    flags = row.flags
    dotted = [name for name in row.values if "." in name]
    holders = {name: holder for name in dotted if (holder := holder_of(name, row.values))}
    # What holds the text is not kept beside it.
    opened = {holder for name, holder in holders.items() if fields.get(name) == "text"}
    for name, value in row.values.items():
        if fields.get(name) == "text" and name.strip().lower() in HTML_COLUMNS and isinstance(value, str):
            value, marked = text_of_markup(value)
            flags = (*flags, *flag_of(marked))
        if fields.get(name) in FIELDS:
            values[fields[name]] = value
            stays = isinstance(fields, Fields) and fields.stays(name)
        else:
            stays = name not in opened and holders.get(name, name) in (name, *opened)
        if stays:
            metadata[name] = value
    return replace(row, values=values, metadata=metadata, flags=flags)


def articles_of(rows: Iterable[Row | Article], notes: Notes, dates: str | None = None) -> list[Article]:
    """One article per arranged row, in order, each with an id of its own."""
    articles = [row if isinstance(row, Article) else article_of(row, notes, dates) for row in rows]
    return with_own_ids(articles, notes)


def article_of(row: Row, notes: Notes, dates: str | None = None) -> Article:
    """The article of an arranged row; what cannot be a field's value is flagged and kept as metadata."""
    row = mended(row, notes)
    values = {**row.values, "author": joined(row.values.get("author"))}
    metadata = {whole(name): kept(value) for name, value in row.metadata.items()}
    if row.encoding:
        metadata.setdefault("encoding", row.encoding)
    flags = list(row.flags)
    for name in FIELDS:
        if fault := fault_of(name, values.get(name)):
            if row.strict:
                raise ReadError(f"{row.place}: {fault}")
            notes.trouble("Values of the wrong kind count as missing", f"{row.place}: {fault}")
            flags.append(f"{name} is of the wrong kind")
            metadata[name] = values.pop(name)
    published = published_of(values.get("published"), row, metadata, flags, notes, dates)
    given = [*values.values(), *row.metadata.values()]
    if any(isinstance(value, str) and whole(value) != value for value in given):
        flags.append(SURROGATES)
        notes.trouble("Lone surrogates were replaced by U+FFFD", row.place)
    text = words(values.get("text")) or ""
    flags += [flag for flag, due in ((NUL, "\0" in text), (NO_TEXT, not text.strip())) if due]
    flags += condition.flags_of(text)
    if not {SURROGATES, UNDECODABLE}.intersection(flags):
        flags += flags_of_damage(text)
    return Article(
        id=label(values.get("id")) or whole(row.id),
        text=text,
        title=words(values.get("title")),
        outlet=label(values.get("outlet")),
        published=published,
        author=label(values.get("author")),
        url=label(values.get("url")),
        event=label(values.get("event")),
        language=label(values.get("language")),
        metadata=metadata,
        flags=tuple(dict.fromkeys(flags)),
    )


def mended(row: Row, notes: Notes) -> Row:
    """The row, its damage mended where that is certain, with a flag for each kind."""
    changed: dict[str, object] = {}
    flags: list[str] = []
    for name in MENDABLE:
        value = row.values.get(name)
        if isinstance(value, str) and not condition.is_page(value):
            after, found = mend(value)
            if after != value:
                changed[name] = after
                flags += found
    if not changed:
        return row
    flags = list(dict.fromkeys(flags))
    notes.trouble("Damaged characters were mended", f"{row.place} ({'; '.join(flags)[:120]})")
    return replace(row, values={**row.values, **changed}, flags=(*row.flags, *flags))


def published_of(
    value: object, row: Row, metadata: dict[str, object], flags: list[str], notes: Notes, dates: str | None
) -> datetime.date | datetime.datetime | None:
    """The date if it is one; else it is flagged and kept as metadata."""
    if is_missing(value) or (isinstance(value, str) and not value.strip()):
        return None
    published = read_date(value, dates)
    if published is not None:
        flags += [NAIVE] if is_naive(published) else []
        return published
    # Whoever renamed a column over one called "published" keeps both.
    metadata.setdefault("published", kept(value))
    if dates is None and is_ambiguous(value):
        flags.append(f"published can be read in two ways: {shown(value)}")
        notes.trouble(
            'Dates that can be read in two ways count as unknown; say dates="day first" or '
            'dates="month first" (on the command line --dates day-first)',
            f"{row.place} ({shown(value)})",
        )
    else:
        flags.append(f"published is no date that can be read: {shown(value)}")
        notes.trouble(
            "Dates that cannot be read count as unknown; "
            "wanted 2026-05-12, 2026-05-12T13:20:00+02:00 or May 12, 2026",
            f"{row.place} ({shown(value)})",
        )
    return None


def fault_of(name: str, value: object) -> str | None:
    """What is wrong with a value as that field, and what would work; None if all is well."""
    if name == "published" or isinstance(value, str) or is_missing(value):
        return None
    kind = type(value).__name__
    if name == "text":
        remedy = REMEDIES.get(kind, "is this the right column? columns={'body': 'text'} names another")
        return f"text is {shown(value)} ({kind}), wanted a string; {remedy}"
    # Numbers make good ids and titles; whatever has parts does not.
    if isinstance(value, int) and value.bit_length() > LONGEST_NUMBER:
        return f"{name} is {shown(value)}, wanted a string"
    return f"{name} is {shown(value)} ({kind}), wanted a string" if hasattr(value, "__len__") else None


def joined(authors: object) -> object:
    """Several authors as one string; anything else as it is."""
    if isinstance(authors, (list, tuple, Mapping)):
        authors = [authors] if isinstance(authors, Mapping) else authors
        names = [author.get("name") if isinstance(author, Mapping) else author for author in authors]
        if all(isinstance(name, str) for name in names):
            return ", ".join(map(str, names)) or None
    return authors


def words(value: object) -> str | None:
    """A title or a text, character for character, since offsets count in it; None if missing or empty."""
    return None if is_missing(value) else whole(str(value)) or None


def label(value: object) -> str | None:
    """A name or an address without the blanks around it; None if nothing is left.

    >>> label(" Harbour Post "), label(17.0), label("")
    ('Harbour Post', '17', None)
    """
    if is_missing(value):
        return None
    # A column of whole numbers with one missing turns into floats in pandas.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return whole(str(value)).strip() or None


def whole(text: str) -> str:
    """Text without lone surrogates, each replaced by one character, so that offsets stay.

    >>> whole("a\\ud800b") == "a\\ufffdb"
    True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text)
    return text


def kept(value: object) -> object:
    """A value as metadata."""
    if isinstance(value, str):
        return whole(value)
    return None if is_missing(value) else value


def is_missing(value: object) -> bool:
    """Whether a value stands for "not there": None, NaN, NaT, pandas.NA. The words "NA" and "None" do not."""
    if value is None:
        return True
    if isinstance(value, (str, bytes, int, list, tuple, Mapping)):
        return False
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        # pandas.NA answers no question with yes or no; neither does an array, which is not missing.
        return type(value).__name__ == "NAType"


def with_own_ids(articles: list[Article], notes: Notes) -> list[Article]:
    """The articles, ids that were taken already with a number behind them."""
    given = {article.id for article in articles}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for index, article in enumerate(articles):
        name = article.id
        if name in taken:
            number = numbers.get(name, 1) + 1
            # A number must not take the id some other article was given.
            while f"{name}-{number}" in given:
                number += 1
            numbers[name] = number
            articles[index] = replace(article, id=f"{name}-{number}")
            notes.trouble("Ids given twice were numbered", f"{name!r} is now {articles[index].id!r}")
        given.add(articles[index].id)
        taken.add(articles[index].id)
    return articles
