"""HTML pages: the articles in them, and what they say of themselves (extra ``html``: trafilatura)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from srccompare.errors import ReadError
from srccompare.read.dates import read_date
from srccompare.read.encoding import Decoded
from srccompare.read.exports import records_in_page
from srccompare.read.exports.record import rows_of
from srccompare.read.guests import guest, lxml_html
from srccompare.read.markup import flag_of, mark_quotations
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, table_of

NOTHING_FOUND = "no article found in the page"

# As browsers do: what begins so is passed over to the next ">". libxml2 is quadratic in blanks there.
INSTRUCTION = re.compile(r"<\?[^>]*(?:>|\Z)")

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

# As pages mark an article, or exports of databases nobody has told us of.
ARTICLE = (
    "self::article or contains(concat(' ', normalize-space(@class), ' '), ' article ')"
    " or contains(@itemtype, 'schema.org/NewsArticle')"
)
ARTICLES = f"//body//*[{ARTICLE}][not(ancestor::*[{ARTICLE}])]"
# A guess between the two.
LONG = 80
"""Words from which on an ``<article>`` is an article; what points to others (teasers, cards) has 20 to 50."""

# A guess.
SHARE = 0.2
"""Share of the words of the longest ``<article>`` that others need: teasers stay below."""

NO_ARTICLE = re.compile(r"comment|teaser|promo|related|card|preview|sidebar|widget", re.IGNORECASE)


def page_rows(decoded: Decoded, name: str, notes: Notes) -> Row | Table:
    """The article in a page, or several; offsets count in the extracted text, the page itself is not kept."""
    page = INSTRUCTION.sub("", decoded.text.lstrip())
    flags, encoding = decoded.all_flags, decoded.encoding_of(decoded.all_flags)
    return rows_of_page(page, name, flags, encoding)


def rows_of_page(page: str, name: str, flags: tuple[str, ...], encoding: str | None) -> Row | Table:
    """The articles of a page as text: those of an export, several long ones, or the one it is about."""
    try:
        tree = tree_of(page)
        records = [] if tree is None else records_in_page(tree)
        several = [] if tree is None or records else several_articles(tree)
        if not several and not records:
            return article_row(page, tree, name, flags, encoding)
    except ReadError:
        raise
    except Exception as error:
        # Pages are wild and the guests are large: whatever one page does to them must not cost the others.
        raise ReadError(f"no article could be extracted: {type(error).__name__}: {error}") from error
    if records:
        return rows_of(records, name, flags, encoding)
    stem, rows = Path(name).stem, []
    for number, element in enumerate(several, start=1):
        flag = f"article {number} of {len(several)} on the page"
        own = page_of(element, tree)
        row = article_row(own, tree_of(own), f"{name}, article {number}", (*flags, flag), encoding)
        rows.append(Row(row.values, row.place, f"{stem}-{number}", row.flags, encoding=encoding))
    return table_of(name, rows)


def article_row(page: str, tree: Any, name: str, flags: tuple[str, ...], encoding: str | None) -> Row:
    """The article in a page that has one."""
    package = trafilatura()
    published = published_in(tree)
    marked = 0 if tree is None else mark_quotations(tree)
    source = tree if marked else page
    found = package.bare_extraction(source, with_metadata=True, include_comments=False)
    about = found or package.extract_metadata(page)
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
    flags = (*flags, *flag_of(marked)) if text.strip() else (*flags, NOTHING_FOUND)
    kind = type_in(tree)
    return Row(
        said, name, Path(name).stem, flags, metadata={"article_type": kind} if kind else {}, encoding=encoding
    )


def trafilatura() -> Any:
    """The package that finds the article in a page."""
    return guest("trafilatura", package="trafilatura", extra="html", reads=".html")


def tree_of(page: str) -> Any:
    """The tree of a page; None where there is none."""
    html = lxml_html()
    try:
        return html.document_fromstring(page) if page.strip() else None
    except (ValueError, html.etree.ParserError):
        return None


# Several articles ----------------------------------------------------------------------------------------


def several_articles(tree: Any) -> Sequence[Any]:
    """The long articles of a page that holds more than one; empty where it holds one."""
    found = [(words_in(one), one) for one in tree.xpath(ARTICLES) if not NO_ARTICLE.search(looks_of(one))]
    longest = max((words for words, _ in found), default=0)
    several = [one for words, one in found if words >= max(LONG, SHARE * longest)]
    return several if len(several) > 1 else []


def looks_of(element: Any) -> str:
    """The classes and names of an element and of what it stands in."""
    ups = [one for one in element.iterancestors() if one.tag not in ("html", "body")]
    return " ".join(f"{one.get('class', '')} {one.get('id', '')}" for one in (element, *ups))


def words_in(element: Any) -> int:
    """The words in the paragraphs of an element."""
    return sum(len(one.text_content().split()) for one in element.iter("p"))


def page_of(element: Any, tree: Any) -> str:
    """A page that holds this article alone, and what the whole page says of its outlet."""
    html = lxml_html()
    head = "".join(
        html.tostring(one, encoding="unicode", with_tail=False)
        for one in tree.xpath("//head/meta[@property='og:site_name' or @name='application-name']")
    )
    title = (one.text_content().strip() for one in element.iter("h1", "h2", "h3"))
    escaped = next(title, "").replace("&", "&amp;").replace("<", "&lt;")
    body = html.tostring(element, encoding="unicode", with_tail=False)
    return f"<html><head><title>{escaped}</title>{head}</head><body>{body}</body></html>"


# Dates ---------------------------------------------------------------------------------------------------


def published_in(tree: Any) -> str | None:
    """When the page says it was published: the first date that can be read, else the first it gives."""
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
    for value in linked_objects(script):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]


def linked_objects(script: str) -> Iterator[Mapping[str, Any]]:
    """The objects of linked data, outermost first."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    for value in waiting:
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def type_in(tree: Any) -> str:
    """What kind of article linked data says the page is (schema.org), where it says more than "article"."""
    scripts = [] if tree is None else tree.xpath(LINKED_DATA)
    for value in (one for script in scripts for one in linked_objects(str(script))):
        kinds = value.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and kind.endswith(MORE_THAN_ARTICLE) and kind != "NewsArticle":
                return kind
    return ""


MORE_THAN_ARTICLE = ("NewsArticle", "LiveBlogPosting")
"""How the types end that tell a genre: OpinionNewsArticle, AnalysisNewsArticle …"""
