"""HTML pages: the article in them, and what they say of themselves (extra ``html``: trafilatura)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from srccompare.errors import ReadError
from srccompare.read.dates import read_date
from srccompare.read.encoding import Decoded
from srccompare.read.rows import Row

NOTHING_FOUND = "no article found in the page"

DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}\?>")

# Where pages say when an article was published, the most telling first.
DATES = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//meta[@property='og:published_time' or @name='datePublished' or @name='parsely-pub-date'"
    " or @name='dc.date' or @name='DC.date' or @name='DC.date.issued' or @name='dcterms.created'"
    " or @name='pubdate' or @name='publishdate' or @name='publish-date' or @name='date']/@content",
    "//time[@pubdate]/@datetime",
)
LINKED_DATA = "//script[@type='application/ld+json']/text()"
TIMES = "//time/@datetime"


def page_row(decoded: Decoded, name: str) -> Row:
    """The article in a page; offsets count in the extracted text, the page itself is not kept."""
    guest = trafilatura()
    page = DECLARATION.sub("", decoded.text, count=1)
    flags = decoded.all_flags
    try:
        found = guest.bare_extraction(page, with_metadata=True, include_comments=False)
        about = found or guest.extract_metadata(page)
        published = published_in(guest.load_html(page))
    except Exception as error:
        # Pages are wild and the guest is large: whatever one page does to it must not cost the others.
        raise ReadError(f"no article could be extracted: {type(error).__name__}: {error}") from error
    text = (found.text if found else None) or ""
    values = {
        "text": text,
        "title": about and about.title,
        "author": about and about.author,
        "outlet": about and about.sitename,
        "url": about and about.url,
        "published": published,
    }
    said = {field: value for field, value in values.items() if value or field == "text"}
    flags = flags if text.strip() else (*flags, NOTHING_FOUND)
    return Row(said, name, Path(name).stem, flags, encoding=decoded.encoding_of(decoded.all_flags))


@cache
def trafilatura() -> Any:
    """The package that finds the article in a page, loaded when the first page is read."""
    try:
        import trafilatura as package
    except ImportError as error:
        raise ReadError(
            'reading .html needs the package trafilatura; install it with: pip install "srccompare[html]"'
        ) from error
    return package


def published_in(tree: Any) -> str | None:
    """When the page says it was published: the first date in ISO 8601, else the first date it gives."""
    given = [value.strip() for value in dates_in(tree) if value.strip()] if tree is not None else []
    return next((value for value in given if read_date(value)), given[0] if given else None)


def dates_in(tree: Any) -> Iterator[str]:
    """Every date the page calls that of its publication."""
    for path in DATES[:1]:
        yield from map(str, tree.xpath(path))
    for script in tree.xpath(LINKED_DATA):
        yield from linked_dates(str(script))
    for path in DATES[1:]:
        yield from map(str, tree.xpath(path))
    times = list(dict.fromkeys(map(str, tree.xpath(TIMES))))
    if len(times) == 1:
        # Several times are those of updates, comments and teasers as well.
        yield times[0]


def linked_dates(script: str) -> Iterator[str]:
    """What linked data gives as ``datePublished``, outermost first."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    for value in waiting:
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
