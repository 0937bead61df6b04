"""Factiva: articles with two-letter codes, as text or in a table, and the plainer form without them.

    HD   Cranes stand still              Cranes stand still
    BY   By Nora Lind                    By Nora Lind
    WC   355 words                       355 words
    PD   12 May 2026                     12 May 2026
    SN   Harbour Post                    Harbour Post
    SC   HARPOS                          HARPOS
    LA   English                         English
    LP   The cranes of the …             (c) 2026 Harbour Post

    TD   The union said …                The cranes of the …

    AN   Document HARPOS0020260512em5c0000d      Document HARPOS0020260512em5c0000d

Both forms come as text, RTF and HTML. An article ends with its accession number (AN), or where the next
headline begins. A code counts only among the codes Factiva publishes, and only at the beginning of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from srccompare.read.dates import leading_date
from srccompare.read.exports.lines import clean, is_wrapped, paragraphs
from srccompare.read.exports.months import in_english
from srccompare.read.exports.record import Record, record, without_by, word_count

DATABASE = "Factiva"

NAMES = {
    **{"HD": "title", "BY": "author", "SN": "outlet", "PD": "published", "LA": "language", "AN": "id"},
    **{"SE": "section", "CLM": "column", "WC": "length", "ET": "time", "PG": "page", "ED": "edition"},
    **{
        "SC": "source_code",
        "CY": "copyright",
        "CR": "credit",
        "DLN": "dateline",
        "CO": "company",
        "ART": "art",
    },
    **{
        "IN": "industry",
        "NS": "subject",
        "RE": "region",
        "PUB": "publisher",
        "VOL": "volume",
        "CX": "correction",
    },
    **{"CT": "contact", "RF": "reference", "IPC": "provider_code", "IPD": "provider_descriptors"},
    **{"RST": "source_restrictor", "NGC": "source_group", "GC": "group_code", "LP": "lead", "TD": "text"},
}
FIELDS = ("title", "author", "outlet", "published", "language", "id")

CODE = re.compile(r"([A-Z]{2,3})(?:[ \t|\u00a0]++(.*))?")
ACCESSION = re.compile(r"(?:Document|Dokument|Documento) ([A-Z0-9]{6,8}\d{8}[a-z0-9]{6,12})")
NUMBERED = re.compile(r"\d{1,3}\) ")
CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")

NEEDED = 3
"""Codes beside HD that make lines a Factiva export; the shortest real article has nine. A guess between the
two."""


def is_coded(lines: Sequence[str]) -> bool:
    """Whether lines are an export with codes."""
    codes = {code for line in lines if (code := code_of(line)[0])}
    return "HD" in codes and len(codes & {"WC", "PD", "SN", "SC", "LP", "TD", "AN", "CY"}) >= NEEDED


def is_plain(lines: Sequence[str]) -> bool:
    """Whether lines are an export without codes: accession numbers at the end, and lengths in words."""
    numbers = any(ACCESSION.fullmatch(clean(line)) for line in lines)
    return numbers and any(word_count(line) is not None for line in lines if len(line) < 40)


def code_of(line: str) -> tuple[str | None, str]:
    """The code a line begins with, and what stands behind it.

    >>> code_of("HD   Cranes stand still"), code_of("NEW cranes")
    (('HD', 'Cranes stand still'), (None, 'NEW cranes'))
    """
    found = CODE.fullmatch(line.strip(" |\t\u00a0\f"))
    if found and found[1] in NAMES:
        return found[1], (found[2] or "").strip(" |\t")
    return None, line


def coded_records(lines: Sequence[str]) -> list[Record]:
    """The articles of an export with codes."""
    wrapped = is_wrapped([line for line in lines if not code_of(line)[0]])
    return [coded_record(values, wrapped) for values in coded_parts(lines)]


def coded_parts(lines: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """For each article, the lines that stand under each code."""
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found, rest = code_of(line)
        if found and begins_anew(found, values):
            yield values
            values = {}
        if found:
            code = found
            values[code] = [rest]
        elif values and not (code == "AN" and values["AN"] != [""]):
            values[code].append(rest)
    if values:
        yield values


def begins_anew(code: str, values: Mapping[str, object]) -> bool:
    """Whether a code opens the next article: the one before has ended, or has that headline already."""
    return "AN" in values or (
        code in ("HD", "SE", "CLM") and "HD" in values and ("LP" in values or "TD" in values)
    )


def coded_record(values: Mapping[str, Sequence[str]], wrapped: bool) -> Record:
    """The record of one article with codes."""
    body = [part for code in ("LP", "TD") for part in paragraphs(values.get(code, ()), wrapped)]
    said = {
        NAMES[code]: " ".join(map(clean, lines)).strip()
        for code, lines in values.items()
        if code not in ("LP", "TD")
    }
    return record_of(said, body)


def record_of(said: Mapping[str, str], body: Sequence[str]) -> Record:
    """The record of an article whose header is known by names."""
    fields = {name: said.get(name, "") for name in FIELDS}
    about: dict[str, object] = {name: value for name, value in said.items() if name not in FIELDS}
    fields["author"] = without_by(fields["author"])
    fields["id"] = re.sub(r"^Doc[a-z]+ ", "", fields["id"])
    fields["title"] = NUMBERED.sub("", fields["title"])
    fields["published"] = in_english(fields["published"])
    clock = str(about.get("time") or "")
    if CLOCK.fullmatch(clock):
        fields["published"] = f"{fields['published']} {clock}"
    if (words := word_count(said.get("length", ""))) is not None:
        about["length"] = words
    return record(DATABASE, body, fields, about)


def plain_records(lines: Sequence[str]) -> list[Record]:
    """The articles of an export without codes."""
    records, part = [], list[str]()
    wrapped = is_wrapped(lines)
    for line in lines:
        if found := ACCESSION.fullmatch(clean(line)):
            records.append(plain_record(part, found[1], wrapped))
            part = []
        else:
            part.append(line)
    return records


def plain_record(lines: Sequence[str], number: str, wrapped: bool) -> Record:
    """The record of one article without codes: its header is the lines around the length."""
    words = next((place for place, line in enumerate(lines[:40]) if word_count(line) is not None), None)
    if words is None:
        return record(DATABASE, paragraphs(lines, wrapped), {"id": number}, {})
    stop = next((place for place in range(words, len(lines)) if not lines[place].strip()), len(lines))
    above = [clean(line) for line in lines[:words] if line.strip()]
    said = {**header_of(above), **below_length([clean(line) for line in lines[words:stop]]), "id": number}
    return record_of(said, paragraphs(lines[stop:], wrapped))


def header_of(above: Sequence[str]) -> dict[str, str]:
    """Headline and author out of the lines above the length."""
    lines = list(above)
    author = lines.pop() if len(lines) > 1 and lines[-1].lower().startswith(("by ", "by:")) else ""
    return {"title": lines[-1] if lines else "", "section": " ".join(lines[:-1]), "author": author}


def below_length(lines: Sequence[str]) -> dict[str, str]:
    """What the lines from the length down say: date, time, outlet, its code, language, copyright."""
    said = {"length": lines[0]} if lines else {}
    rest = list(lines[1:])
    if rest and leading_date(in_english(rest[0])):
        said["published"] = rest.pop(0)
    if rest and CLOCK.fullmatch(rest[0]):
        said["time"] = rest.pop(0)
    for name in ("outlet", "source_code"):
        if rest:
            said[name] = rest.pop(0)
    if rest and rest[-1].lower().startswith(("(c)", "©", "copyright")):
        said["copyright"] = rest.pop()
    if rest:
        said["language"] = rest.pop()
    return said


# HTML ----------------------------------------------------------------------------------------------------

ARTICLES = (
    "//div[contains(concat(' ', normalize-space(@class), ' '), ' article ')][contains(@class, 'Article')]"
)


def articles_in(tree: Any) -> list[Any]:
    """The elements of a page that hold one article of Factiva each."""
    found = tree.xpath(ARTICLES)
    return [one for one in found if one.xpath(".//*[contains(@class, 'Headline')]")]


def page_records(articles: Sequence[Any]) -> list[Record]:
    """The articles of a page saved from Factiva."""
    return [table_record(one) if one.xpath(".//td/b | .//td/p/b") else block_record(one) for one in articles]


def text_of(element: Any) -> str:
    """The text of an element on one line."""
    return clean(element.text_content())


def table_record(article: Any) -> Record:
    """An article in a table of codes and values."""
    said: dict[str, str] = {}
    body: list[str] = []
    for row in article.xpath(".//tr[count(td) > 1]"):
        code = NAMES.get(text_of(row[0]))
        if code in ("lead", "text"):
            inner = row[1].xpath(".//p") or [row[1]]
            body += [text for text in map(text_of, inner) if text]
        elif code:
            said[code] = text_of(row[1])
    return record_of(said, body)


def block_record(article: Any) -> Record:
    """An article whose header is a list of lines without codes."""
    inside = article.xpath(".//p[contains(@class, 'articleParagraph')]")
    body = [text for text in map(text_of, inside) if text]
    said = {"title": text_of(article.xpath(".//*[contains(@class, 'Headline')]")[0])}
    header = [text for text in map(text_of, article.xpath("./div[not(@id='hd')][not(@class)]")) if text]
    if author := article.xpath("./div[@class='author']"):
        said["author"] = text_of(author[0])
    words = next((place for place, line in enumerate(header) if word_count(line) is not None), None)
    if words is not None:
        said["section"] = "; ".join(header[:words])
        said |= below_length(header[words:])
    others = [text for text in map(text_of, article.xpath("./p[not(@class)]")) if text]
    if not body:
        body, others = [text for text in others if not ACCESSION.fullmatch(text)], others[-1:]
        others = [text for text in others if ACCESSION.fullmatch(text)]
    for line in others:
        if found := ACCESSION.fullmatch(line):
            said["id"] = found[1]
        else:
            said["notes"] = f"{said['notes']}\n{line}" if "notes" in said else line
    return record_of(said, body)
