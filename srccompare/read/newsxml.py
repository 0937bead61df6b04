"""XML of agencies, archives and scholars: NewsML-G2, NITF, TEI, Factiva's own (extra ``exports``: lxml).

What a file is, its root says. A feed is handed on. Elements are looked for by their names without
namespaces, as the same format comes with several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from srccompare.errors import ReadError
from srccompare.read.exports.lines import clean
from srccompare.read.exports.record import Record, record, rows_of, word_count
from srccompare.read.feeds import feed_table
from srccompare.read.guests import lxml_etree, lxml_html
from srccompare.read.markup import flag_of, mark_quotations, text_of_markup, text_of_tree
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table

ENTITIES = b"<!ENTITY"
FEEDS = ("rss", "feed", "RDF")


def xml_rows(data: bytes, name: str, notes: Notes) -> Row | Table:
    """The articles in a file of XML."""
    if ENTITIES in data.replace(b"\0", b""):
        raise ReadError("it declares entities of its own, which are not resolved; save it without them")
    etree = lxml_etree()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"no XML: {error}") from error
    kind = local(root)
    if kind in FEEDS:
        return feed_table(data, name, notes)
    if kind not in KINDS:
        known = ", ".join(("RSS", "Atom", "NewsML-G2", "NITF", "TEI", "Factiva"))
        raise ReadError(f"it is XML with the root {kind!r}, in no format that is read; wanted {known}")
    records = KINDS[kind](root)
    if not records:
        raise ReadError(f"it is {kind} without an article that has text")
    return rows_of(records, name, (), "utf-8")


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def found(element: Any, *names: str) -> list[Any]:
    """The elements below one that are reached by a path of names."""
    path = "//".join(f"*[local-name()='{name}']" for name in names)
    return list(element.xpath(f".//{path}"))


def said(element: Any, *names: str) -> str:
    """The text of the first element on a path that has any."""
    return next((text for one in found(element, *names) if (text := clean("".join(one.itertext())))), "")


def body_of(elements: Sequence[Any]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of some elements, the words of others marked, and the flag that says so."""
    paragraphs, marked = list[str](), 0
    for element in elements:
        for one in element.iter():
            one.tag = local(one).lower() if isinstance(one.tag, str) else one.tag
        own = text_of_markup_in(element)
        paragraphs += own[0]
        marked += own[1]
    return paragraphs, flag_of(marked)


def text_of_markup_in(element: Any) -> tuple[list[str], int]:
    """The paragraphs of an element of XML; markup that was written as text is read as such."""
    if not len(element) and "<p" in (element.text or ""):
        text, marked = text_of_markup(element.text)
    else:
        html = lxml_etree().tostring(element, encoding="unicode", with_tail=False)
        tree = lxml_html().fragment_fromstring(html, create_parent="div")
        marked = mark_quotations(tree)
        text = text_of_tree(tree)
    return [part for part in text.split("\n\n") if part], marked


def newsml_records(root: Any) -> list[Record]:
    """The articles of NewsML-G2: what stands as text in the content of each item."""
    items = [root] if local(root) == "newsItem" else found(root, "newsItem")
    return [one for item in items if (one := newsml_record(item)).paragraphs]


def newsml_record(item: Any) -> Record:
    """One item of NewsML-G2."""
    content = found(item, "inlineXML") or found(item, "inlineData")
    inside = [
        body for part in content for body in found(part, "body.content") or found(part, "body") or [part]
    ]
    paragraphs, flags = body_of(inside)
    fields = {
        "title": said(item, "contentMeta", "headline") or said(item, "hedline", "hl1"),
        "outlet": said(item, "contentMeta", "infoSource", "name")
        or said(item, "itemMeta", "provider", "name"),
        "published": said(item, "contentMeta", "contentCreated") or said(item, "itemMeta", "versionCreated"),
        "author": said(item, "contentMeta", "creator", "name") or said(item, "contentMeta", "by"),
        "id": item.get("guid") or "",
    }
    about = {
        "dateline": said(item, "contentMeta", "dateline"),
        "copyright": said(item, "rightsInfo", "copyrightNotice"),
    }
    return record("NewsML-G2", paragraphs, fields, about, flags)


def nitf_records(root: Any) -> list[Record]:
    """The article of a file of NITF."""
    date = next((one.get("norm") or "" for one in found(root, "date.issue") + found(root, "story.date")), "")
    names = [one.get("name") or "" for one in found(root, "pubdata")]
    paper = next((one for one in names if one), "") or said(root, "distributor")
    fields = {
        "title": said(root, "hedline", "hl1") or said(root, "head", "title"),
        "outlet": paper,
        "published": date or next((one.get("date.publication") or "" for one in found(root, "pubdata")), ""),
        "author": said(root, "byline", "person") or said(root, "byline"),
        "id": next((one.get("id-string") or "" for one in found(root, "doc-id")), ""),
    }
    paragraphs, flags = body_of(found(root, "body.content"))
    one = record("NITF", paragraphs, fields, {"dateline": said(root, "dateline")}, flags)
    return [one] if paragraphs else []


def tei_records(root: Any) -> list[Record]:
    """The articles of TEI: each ``TEI`` with a body, its header the table beside it."""
    texts = [root] if local(root) == "TEI" else found(root, "TEI")
    return [one for text in texts if (one := tei_record(text)).paragraphs]


def tei_record(text: Any) -> Record:
    """One text of TEI."""
    dates = [one for part in ("sourceDesc", "publicationStmt") for one in found(text, part, "date")]
    fields = {
        "title": said(text, "titleStmt", "title"),
        "outlet": said(text, "sourceDesc", "publisher") or said(text, "publicationStmt", "publisher"),
        "published": next((one.get("when") or clean("".join(one.itertext())) for one in dates), ""),
        "author": said(text, "titleStmt", "author"),
        "id": text.get("{http://www.w3.org/XML/1998/namespace}id") or "",
    }
    paragraphs, flags = body_of(found(text, "text", "body"))
    return record("TEI", paragraphs, fields, {}, flags)


def factiva_records(root: Any) -> list[Record]:
    """The articles of Factiva's XML."""
    records = []
    for article in found(root, "article"):
        body = [part for name in ("leadParagraph", "tailParagraphs") for part in found(article, name)]
        inner = [one for part in body for one in found(part, "paragraph") or [part]]
        fields = {
            "title": said(article, "headline"),
            "outlet": said(article, "sourceName"),
            "published": said(article, "publicationDate"),
            "author": said(article, "byline"),
            "language": said(article, "baseLanguage"),
            "id": said(article, "accessionNo"),
        }
        about: dict[str, object] = {
            "length": word_count(f"{said(article, 'wordCount')} words"),
            "section": said(article, "sectionName"),
            "copyright": said(article, "copyright"),
            "page": said(article, "pages"),
        }
        paragraphs = [text for one in inner if (text := clean("".join(one.itertext())))]
        records.append(record("Factiva", paragraphs, fields, about))
    return records


KINDS: dict[str, Callable[[Any], list[Record]]] = {
    "newsItem": newsml_records,
    "newsMessage": newsml_records,
    "nitf": nitf_records,
    "TEI": tei_records,
    "teiCorpus": tei_records,
    "PPSResponse": factiva_records,
}
