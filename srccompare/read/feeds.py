"""Feeds: RSS and Atom (extra ``exports``: feedparser)."""

from __future__ import annotations

import io
from typing import Any

from srccompare.errors import ReadError
from srccompare.read.guests import guest
from srccompare.read.markup import flag_of, text_of_markup
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, table_of

SUMMARY = "may be cut off: the feed has a summary, not the article"


def feed_table(data: bytes, name: str, notes: Notes) -> Table:
    """One article per entry, from the feed's outlet."""
    feedparser = guest("feedparser", package="feedparser", extra="exports", reads="a feed (RSS, Atom)")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False)
    if not feed.entries:
        raise ReadError("it is a feed without entries" if feed.version else "no feed that can be read")
    outlet = feed.feed.get("title")
    entries = enumerate(feed.entries, start=1)
    return table_of(name, [entry_row(entry, outlet, name, number) for number, entry in entries])


def entry_row(entry: Any, outlet: str | None, name: str, number: int) -> Row:
    """An entry as a row."""
    whole = [part["value"] for part in entry.get("content", ()) if part.get("value")]
    text, marked = text_of_markup(whole[0] if whole else entry.get("summary") or "")
    # Asked for a date an entry lacks, feedparser warns and answers with another of its dates.
    dates = [entry[key] for key in ("published", "updated") if key in entry]
    values = {
        "text": text,
        "title": text_of_markup(entry.get("title") or "")[0],
        # A feed of several outlets names the one of each entry.
        "outlet": (entry.get("source") or {}).get("title") or outlet,
        "published": next(filter(None, dates), None),
        "author": entry.get("author"),
        "url": entry.get("link"),
        "id": entry.get("id"),
    }
    flags = (*flag_of(marked), *(() if whole else (SUMMARY,)))
    said = {field: value for field, value in values.items() if value or field == "text"}
    tags = ", ".join(tag["term"] for tag in entry.get("tags", ()) if tag.get("term"))
    said |= {"tags": tags} if tags else {}
    return Row(said, f"{name}, entry {number}", f"row-{number}", flags, encoding="utf-8")
