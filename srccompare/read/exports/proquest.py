"""ProQuest: articles under lines of underscores, each a headline and a list of named fields.

    ____________________________________________________________

    Cranes stand still

    Author: Lind, Nora

    Publication info: Harbour Post ; Averin [Averin]12 May 2026: 3.

    Full text: The cranes of the harbour stood still …

    The union said …

    Publication title: Harbour Post; Averin
    Publication date: May 12, 2026

The same fields stand in paragraphs of the HTML form, and in the mails ProQuest sends. "Document 1 of 10"
parts the articles of older files. A field counts only under a name ProQuest is known to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from srccompare.read.exports.lines import blocks, clean, joined
from srccompare.read.exports.record import ABSTRACT_ONLY, Record, record, word_count

DATABASE = "ProQuest"

RULE = re.compile(r"\s*_{30,}\s*")
COUNTED = re.compile(r"\s*Document \d{1,6} of \d{1,6}\s*")

NAMES = {
    *(
        "title",
        "author",
        "full text",
        "abstract",
        "publication title",
        "publication date",
        "document url",
        "links",
    ),
    *(
        "publication info",
        "publication year",
        "publication subject",
        "publisher",
        "place of publication",
        "pages",
    ),
    *(
        "country of publication",
        "language of publication",
        "source type",
        "document type",
        "document feature",
    ),
    *("proquest document id", "issn", "eissn", "copyright", "last updated", "database", "section", "subject"),
    *("location", "people", "company / organization", "identifier / keyword", "credit", "dateline", "column"),
    *(
        "business indexing term",
        "first page",
        "edition",
        "classification",
        "publication note",
        "issue",
        "volume",
    ),
    *("full text word count", "image", "illustration", "correction", "accession number", "alternate title"),
    *(
        "number of pages",
        "year",
        "journal subject",
        "companies",
        "personal author",
        "text word count",
        "isbn",
    ),
}

UNIQUE = {"publication title", "proquest document id", "document url", "full text", "publication info"}
"""Names nobody but ProQuest writes in front of an article; two of them make a text its export."""

FIELDS = {"title": "title", "author": "author", "document url": "url", "language of publication": "language"}

KEY = re.compile(r"([A-Za-z][A-Za-z /]{2,30}?):(?:\s+|$)")
# What the page shows beside the text: the rest of a broken head, and the caption of a button.
DEBRIS = re.compile(r"(?:</?meta>\s*)+|Enlarge this image\.?\s*")
LINK = "ProQuest document link"
# Behind a headline or a name: ": [National Desk]", ", Late Edition (East Coast)".
IN_TITLE = re.compile(r": \[([^\[\]]{0,60}(?:Edition|Desk))\]$", re.IGNORECASE)
IN_NAME = re.compile(r", ([^,;]{0,40}Edition\b.{0,30})$")
NO_TEXT = re.compile(r"(?i)(?:full text )?(?:is )?not available\b.{0,40}|none available\.?")

Field = tuple[str | None, str]
"""The name of a field and a paragraph of its value; no name where the one before goes on."""


def is_export(lines: Sequence[str]) -> bool:
    """Whether lines are an export of ProQuest."""
    names = {name for line in lines if (name := field_of(line.strip())[0])}
    return len(names & UNIQUE) > 1


def field_of(line: str) -> Field:
    """The name a paragraph begins with, if it is one of ProQuest's, and the rest.

    >>> field_of("Full text: The cranes stood still."), field_of("Averin: a city")
    (('full text', 'The cranes stood still.'), (None, 'Averin: a city'))
    """
    found = KEY.match(line)
    name = found[1].lower() if found else None
    if found and name in NAMES:
        return name, line[found.end() :].strip()
    return None, line


def records(lines: Sequence[str]) -> list[Record]:
    """The articles of an export as text."""
    parts = [list(paragraphs_of(part)) for part in parts_of(lines)]
    return [record_of(part) for part in parts if any(name for name, _ in map(field_of, part))]


def parts_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines between the rules, or between the counters where there are no rules."""
    border = RULE if any(map(RULE.fullmatch, lines)) else COUNTED
    part: list[str] = []
    for line in lines:
        if border.fullmatch(line):
            yield part
            part = []
        elif not COUNTED.fullmatch(line):
            part.append(line)
    yield part


def paragraphs_of(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs; lines that follow each other without a blank one are fields, or one wrapped."""
    for block in blocks(lines):
        if any(field_of(clean(line))[0] for line in block[1:]):
            yield from map(clean, block)
        else:
            yield joined(block)


def record_of(part: Sequence[str]) -> Record:
    """The record of one article."""
    values: dict[str, list[str]] = {}
    name = "title"
    for paragraph in part:
        if paragraph == LINK:
            continue
        found, rest = field_of(paragraph)
        # A second "Title:" names the headline again; a text may have a line "Section: …" of its own.
        name = (
            found if found and not (name == "full text" and found in ("title", "author", "image")) else name
        )
        values.setdefault(name, []).append(rest if found == name else paragraph)
    return record(DATABASE, *told(values))


def told(
    values: Mapping[str, Sequence[str]],
) -> tuple[list[str], dict[str, str], dict[str, object], tuple[str, ...]]:
    """Paragraphs, fields, metadata and flags of an article's values."""
    body = [text for paragraph in values.get("full text", ()) if (text := without_debris(paragraph))]
    flags: tuple[str, ...] = ()
    if not body or (len(body) == 1 and NO_TEXT.fullmatch(body[0])):
        body, flags = [paragraph for paragraph in values.get("abstract", ()) if paragraph], (ABSTRACT_ONLY,)
    one = {name: " ".join(value for value in given if value) for name, given in values.items()}
    fields = {field: one.pop(name, "") for name, field in FIELDS.items()}
    title = next((line for line in values.get("title", ()) if line), "")
    fields["title"], desk = without(IN_TITLE, title)
    name, _, place = one.pop("publication title", one.get("publication info", "")).partition(";")
    outlet, edition = without(IN_NAME, name.strip())
    fields |= {"outlet": outlet, "published": one.pop("publication date", "")}
    fields["id"] = one.pop("proquest document id", "")
    about: dict[str, object] = {
        name.replace(" / ", "_").replace(" ", "_"): value
        for name, value in one.items()
        if name not in ("full text", "abstract", "links", "database") or (name == "abstract" and not flags)
    }
    about |= {"place": place.strip(), "collection": one.get("database", "")}
    about["edition"] = one.get("edition") or edition or desk
    if (words := word_count(f"{one.get('full text word count', '')} words")) is not None:
        about["length"] = words
    return body, fields, about, flags


def without_debris(paragraph: str) -> str:
    """A paragraph without what is no part of the text at its beginning."""
    while found := DEBRIS.match(paragraph):
        paragraph = paragraph[found.end() :].strip()
    return paragraph


def without(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """A text without what a pattern finds at its end, and that."""
    found = pattern.search(text)
    return (text[: found.start()].strip(), found[1].strip()) if found else (text, "")


# HTML ----------------------------------------------------------------------------------------------------

ANCHORS = "//a[starts-with(@name, 'DocID')]"


def is_page(tree: Any) -> bool:
    """Whether a page was saved from ProQuest, or mailed by it."""
    return bool(tree.xpath(ANCHORS)) and bool(
        tree.xpath("//strong[starts-with(normalize-space(), 'Full text')]")
    )


def own_text(paragraph: Any) -> str:
    """The text of a paragraph up to the first paragraph inside it: an article stands inside its field."""
    parts = []
    for element in paragraph.iter():
        if element.tag == "p" and element is not paragraph:
            break
        inside = element is paragraph or element.find(".//p") is not None
        parts += [element.text or "", "" if inside else element.tail or ""]
    return "".join(parts) if paragraph.find(".//p") is not None else str(paragraph.text_content())


def page_records(tree: Any) -> list[Record]:
    """The articles of a page saved from ProQuest."""
    parts: list[list[str]] = []
    for element in tree.xpath(f"{ANCHORS} | //p[not(ancestor::a)]"):
        if element.tag == "a":
            parts.append([])
        elif parts and (text := clean(own_text(element))):
            parts[-1].append(text)
    return [record_of(part) for part in parts if part]
