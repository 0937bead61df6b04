"""LexisNexis and Nexis Uni: the older text with its "1 of 10 DOCUMENTS", the newer with "End of Document".

    1 of 10 DOCUMENTS                           Cranes stand still          headline
                                                Harbour Post                outlet
           Harbour Post         outlet          May 12, 2026 Tuesday        date, edition
       May 12, 2026 Tuesday     date            Copyright 2026 …
                                                Section: NEWS; Pg. 3
    Cranes stand still          headline        Length: 355 words
    BYLINE: Nora Lind                           Byline: Nora Lind
    LENGTH: 355 words                           Body
    The cranes of the …         body            The cranes of the …
    LOAD-DATE: May 12, 2026     tail            Load-Date: May 12, 2026
    Copyright 2026 Harbour Post                 End of Document

Both come as Word, RTF, HTML, PDF and text; all of them are lines by the time they are here. The newer form
has a cover page with the search and the headlines before the first article. Only keys that databases are
known to write count, since an article, too, may have a line "WASHINGTON: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from srccompare.read.dates import leading_date
from srccompare.read.exports.lines import blocks, clean, joined, paragraphs
from srccompare.read.exports.months import in_english
from srccompare.read.exports.record import Record, record, without_by, word_count

OLDER, NEWER = "LexisNexis", "Nexis Uni"

BEGIN = re.compile(r"\s*(?:Document )?\d{1,6} of \d{1,6} DOCUMENTS?\s*")
ENDS = ("end of document", "ende des dokuments", "fin du document")
COVER = re.compile(
    r"(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by)\b"
    r"|Content Type\b|Documents? \(\d+\)"
)
PAGE = re.compile(r"Page \d+ of \d+|Link to (?:Image|Original|PDF)(?: .{0,20})?")
KEY = re.compile(r"([A-ZÄÖÜ][A-Za-zÄÖÜäöü]*(?:[- ][A-Za-zÄÖÜäöü]+){0,2}):[ \u00a0]*(.*)", re.DOTALL)

HEAD = {
    "byline",
    "section",
    "length",
    "dateline",
    "highlight",
    "headline",
    "series",
    "column",
    "edition",
    "body",
}
TAIL = {
    *(
        "load-date",
        "language",
        "publication-type",
        "journal-code",
        "journal code",
        "document-type",
        "graphic",
    ),
    *(
        "subject",
        "organization",
        "company",
        "ticker",
        "geographic",
        "person",
        "industry",
        "url",
        "notes",
        "type",
    ),
    *("distribution", "correction-date", "corr-date", "issn", "pub-type", "document type"),
    *("publication type", "classification"),
}
GERMAN = {
    **{"autor": "byline", "rubrik": "section", "länge": "length", "ort": "dateline", "serie": "series"},
    **{"sprache": "language", "grafik": "graphic", "zeitungs-code": "journal-code", "update": "load-date"},
    **{"publikationstyp": "publication-type", "ladedatum": "load-date"},
}
FIELDS = {"byline": "author", "language": "language", "url": "url"}

FIRST = 14
"""Blocks among which the header of an older document ends; the longest seen has eight. Set by hand above
it."""

# A guess.
CENTRED = 5
"""Blanks before a line of the older text that is centred; headlines begin at the margin."""


def is_older(lines: Sequence[str]) -> bool:
    """Whether lines are an export in the older form: its counter, or a stated length with a load date."""
    keys = {
        found[1] for line in lines if line[:1].isupper() and (found := KEY.match(line)) and found[1].isupper()
    }
    return any(map(BEGIN.fullmatch, lines)) or {"LENGTH", "LOAD-DATE"} <= keys


def is_newer(lines: Sequence[str]) -> bool:
    """Whether lines are an export in the newer form."""
    cleaned = {clean(line).lower() for line in lines if len(line) < 60}
    keyed = any(clean(line).startswith(("Length:", "Load-Date:", "Copyright")) for line in lines)
    return not cleaned.isdisjoint(ENDS) and ("body" in cleaned or keyed)


def newer_records(lines: Sequence[str]) -> list[Record]:
    """The articles of an export in the newer form."""
    return [newer_record(part) for part in ended_parts(lines) if any(map(str.strip, part))]


def ended_parts(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines of each article, up to its "End of Document"; what stands after the last is no article."""
    part: list[str] = []
    for line in lines:
        if clean(line).lower() in ENDS:
            yield without_cover(part)
            part = []
        elif not PAGE.fullmatch(clean(line)):
            part.append(line)


def without_cover(lines: list[str]) -> list[str]:
    """The lines below the list of what was asked for and found."""
    body = next((place for place, line in enumerate(lines) if clean(line) == "Body"), len(lines))
    cover = [place for place, line in enumerate(lines[:body]) if COVER.match(clean(line)) or "\t" in line]
    return lines[cover[-1] + 1 :] if cover else lines


def newer_record(lines: Sequence[str]) -> Record:
    """One article in the newer form."""
    cleaned = [clean(line) for line in lines]
    start = cleaned.index("Body") if "Body" in cleaned else end_of_keys(cleaned)
    header, rest = [line for line in cleaned[:start] if line], list(lines[start + 1 :])
    tail = next((place for place, line in enumerate(rest) if is_tail(clean(line))), len(rest))
    about = {**keyed(header), **keyed_blocks(rest[tail:])}
    top = [line for line in header if not (key_of(line) or line.lower().startswith("copyright"))]
    return record_of(NEWER, *masthead(top, outlet_first=False), about, paragraphs(rest[:tail]))


def end_of_keys(cleaned: Sequence[str]) -> int:
    """Where the header of an article without "Body" ends: at its last key before the tail."""
    places = [place for place, line in enumerate(cleaned) if key_of(line) in HEAD]
    return places[-1] if places else 0


def is_tail(line: str) -> bool:
    """Whether a line begins what stands below an article."""
    return line in ("Classification", "Graphic") or key_of(line) in TAIL


def older_records(lines: Sequence[str]) -> list[Record]:
    """The articles of an export in the older form."""
    begins = [place for place, line in enumerate(lines) if BEGIN.fullmatch(line)]
    if not begins:
        return [older_record(lines)]
    stops = [*begins[1:], len(lines)]
    return [older_record(lines[begin + 1 : stop]) for begin, stop in zip(begins, stops, strict=True)]


def older_record(lines: Sequence[str]) -> Record:
    """One article in the older form."""
    parts = list(blocks(lines))
    heads = [place for place, part in enumerate(parts[:FIRST]) if key_of(clean(part[0])) in HEAD]
    stop = heads[0] if heads else top_of(parts)
    start = heads[-1] + 1 if heads else stop
    # "BODY:" may stand on the line of the text it names.
    tails = [place for place in range(start, len(parts)) if key_of(clean(parts[place][0])) in TAIL]
    tail = tails[0] if tails else len(parts)
    while tail > start and clean(parts[tail - 1][0]).lower().startswith("copyright "):
        tail -= 1
    about = {**keyed(map(joined, parts[stop:start])), **keyed(map(joined, parts[tail:]))}
    body = [joined(part) for part in parts[start:tail]]
    if text := about.pop("body", None):
        body.insert(0, text)
    top = [part for part in parts[:stop] if not clean(part[0]).lower().startswith("copyright ")]
    split = [line for part in top for line in (part if indent(part[0]) >= CENTRED else [joined(part)])]
    margins = {clean(line) for line in split if indent(line) < CENTRED}
    title, outlet, date = masthead([clean(line) for line in split], outlet_first=True, headlines=margins)
    return record_of(OLDER, title, outlet, date, about, body)


def top_of(parts: Sequence[Sequence[str]]) -> int:
    """Where the body of an older document without any key begins: behind outlet, date and headline."""
    date = next(
        (place for place, part in enumerate(parts[:6]) if leading_date(in_english(clean(part[0])))), 0
    )
    return min(date + 2, len(parts))


def indent(line: str) -> int:
    """The blanks before a line."""
    return len(line) - len(line.lstrip())


def masthead(
    top: Sequence[str], *, outlet_first: bool, headlines: Iterable[str] = ()
) -> tuple[str, str, str]:
    """Headline, outlet and date line out of the lines above the keys; what is not there is empty.

    >>> masthead(["Cranes stand still", "Harbour Post", "May 12, 2026 Tuesday"], outlet_first=False)
    ('Cranes stand still', 'Harbour Post', 'May 12, 2026 Tuesday')
    """
    top = list(map(in_english, top))
    dated = next((place for place, line in enumerate(top) if leading_date(line)), None)
    if outlet_first:
        date = dated if dated is not None else min(1, len(top))
        below = list(top[date + 1 :])
        margin = [line for line in below if line in set(headlines)] or below
        edition = " ".join(line for line in below if line not in margin)
        return (
            " ".join(margin),
            (top[date - 1] if date else ""),
            f"{top[date]} {edition}".strip() if top[date:] else "",
        )
    date = dated if dated is not None else 2
    above = list(top[:date])
    return " ".join(above[:-1]) or " ".join(above), above[-1] if len(above) > 1 else "", " ".join(top[date:])


def record_of(
    database: str, title: str, outlet: str, date: str, about: dict[str, str], body: Sequence[str]
) -> Record:
    """The record of an article whose header has been taken apart."""
    found = leading_date(date)
    outlet, edition = without_edition(outlet)
    fields = {"title": about.pop("headline", "") or title, "outlet": outlet, "published": date}
    if found:
        fields["published"], edition = found[0].isoformat(), found[1] or edition
    more: dict[str, object] = {"edition": edition}
    for key, name in FIELDS.items():
        fields[name] = about.pop(key, "")
    fields["author"] = without_by(fields["author"])
    if (words := word_count(about.get("length", ""))) is not None:
        more["length"] = words
        about.pop("length")
    more |= {key.replace("-", "_").replace(" ", "_"): value for key, value in about.items()}
    return record(database, body, fields, more)


def without_edition(outlet: str) -> tuple[str, str]:
    """An outlet's name, and the edition some databases write behind it.

    >>> without_edition("Harbour Post(Averin) - Final Edition")
    ('Harbour Post (Averin)', 'Final Edition')
    """
    name, dash, edition = outlet.rpartition(" - ")
    if not (dash and edition.endswith("Edition")):
        name, edition = outlet, ""
    return re.sub(r"(?<=\w)\(", " (", name), edition


def key_of(line: str) -> str | None:
    """The key a header line begins with, in small letters; None if it has none that is known.

    >>> key_of("LOAD-DATE: May 12, 2026"), key_of("Washington: a city.")
    ('load-date', None)
    """
    found = KEY.match(line[:60])
    name = found[1].lower() if found else ""
    name = GERMAN.get(name, name)
    return name if name in HEAD or name in TAIL else None


def keyed(lines: Iterable[str]) -> dict[str, str]:
    """Keys and values of header lines; a line without a key goes on with the one before."""
    values: dict[str, str] = {}
    name = None
    for line in lines:
        if key := key_of(line):
            name = key
            values[name] = line.split(":", 1)[1].strip()
        elif name and not line.lower().startswith(("copyright", "all rights reserved")):
            values[name] = f"{values[name]}\n{line}".strip()
    return values


def keyed_blocks(lines: Iterable[str]) -> dict[str, str]:
    """Keys and values below an article, where a key may stand on a line of its own."""
    return keyed(
        f"{line}:" if line in ("Classification", "Graphic") else line for line in map(clean, lines) if line
    )
