"""Which column of the data is which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from srccompare.errors import ReadError
from srccompare.read.notes import shown

FIELDS = ("id", "title", "text", "outlet", "published", "author", "url", "event", "language")

USUAL = ("body", "content", "article", "article_text", "full_text")
"""What others call the text; named in the advice, never assumed."""

ALIKE = {
    "published": (
        "date",
        "pubdate",
        "pub_date",
        "publication_date",
        "published_at",
        "publish_date",
        "timestamp",
    ),
    "outlet": ("publisher", "newspaper", "medium", "source", "outlet_name", "domain", "site"),
    "title": ("headline", "header"),
}
"""What others call these fields; named in a warning, never assumed, as it may be something else."""

FILE = "file"
"""Not a field: the column by which a table names the text files it describes."""


def check_columns(columns: Mapping[str, str], present: Iterable[str], where: str) -> None:
    """Stop if a renaming names a column that is not there, or a field that does not exist."""
    present = list(dict.fromkeys(present))
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
    fields = {name: columns[name] for name in given if name in columns}
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


def overlooked(metadata: Iterable[str], field: str) -> str | None:
    """A column that may be the one meant for a field, where the field itself is missing.

    >>> overlooked(["pages", "Date"], "published")
    'Date'
    """
    return next((name for name in metadata if plain(name) in ALIKE[field]), None)


def check_text(names: Iterable[str], fields: Mapping[str, str], where: str) -> None:
    """Stop if no column holds the text."""
    if "text" in fields.values():
        return
    names = list(names)
    example = next((name for name in names if plain(name) in USUAL), "body")
    raise ReadError(
        f"no column 'text' in {where}; columns present: {names_of(names)}. "
        f"Say which one holds the articles, for example columns={{{example!r}: 'text'}}"
    )


def names_of(names: list[str]) -> str:
    """Column names as they stand in a message."""
    return ", ".join(map(shown, names)) or "none"
