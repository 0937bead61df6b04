"""Europresse: a page with one article after another, each under the name of its paper.

    <article>  span.DocPublicationName   Harbour Post
               span.DocHeader            Economy, Tuesday, May 12, 2026, p. 3
               p.titreArticleVisu        Cranes stand still
               div                       Nora Lind
               .docOcurrContainer p      The cranes of the …
               footer                    © 2026 Harbour Post · Numéro de document : news·20260512·HP·1

Older pages have a table for each article, and the paragraphs between empty ``<p>``. Dates stand in the
language of the interface.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import Any

from srccompare.read.dates import leading_date
from srccompare.read.exports.lines import clean
from srccompare.read.exports.months import in_english
from srccompare.read.exports.record import Record, record

DATABASE = "Europresse"

NAME = "//span[@class='DocPublicationName']"
NEWER, OLDER = f"//article[.{NAME}]", f"//td[.{NAME}][not(.//td[.{NAME}])]"
TITLE = ".//*[starts-with(@class, 'titreArticleVisu') or @class='TitreArticleVisu']"
BODY = (
    ".//*[contains(@class, 'docOcurrContainer')]//p",
    ".//section//p",
    ".//p[not(ancestor::header or ancestor::aside or ancestor::footer)][not(starts-with(@class, 'titre'))]",
)

DOCUMENT = re.compile(r"news\s*[·.]\s*[\w·.]+")
# A guess.
AUTHOR_WORDS = 10
"""A line longer than this below the headline is the first of the text, not its author."""


def articles_in(tree: Any) -> list[Any]:
    """The elements of a page that hold one article of Europresse each."""
    return list(tree.xpath(NEWER) or tree.xpath(OLDER))


def page_records(articles: Sequence[Any]) -> list[Record]:
    """The articles of a page saved from Europresse."""
    return [newer_record(one) if one.tag == "article" else older_record(one) for one in articles]


def text_of(found: Sequence[Any]) -> str:
    """The text of the first element found; empty if there is none."""
    return clean(found[0].text_content()) if found else ""


def newer_record(article: Any) -> Record:
    """The record of an article in the newer form."""
    body: list[Any] = next((found for path in BODY if (found := article.xpath(path))), [])
    author = text_of(article.xpath(".//*[@class='docAuthors']")) or text_of(
        article.xpath(".//*[@class='titreArticle']/following-sibling::div")
    )
    about: dict[str, object] = {
        "notes": text_of(article.xpath(".//aside")),
        "copyright": text_of(article.xpath(".//footer//small")),
    }
    return record_of(article, author, [text for one in body if (text := clean(one.text_content()))], about)


def older_record(article: Any) -> Record:
    """The record of an article in a table: its text stands between its headline and the certificate."""
    lines = lines_behind(article)
    author = (
        lines.pop(0)
        if lines and len(lines[0].split()) <= AUTHOR_WORDS and lines[0][-1:] not in '.!?”"'
        else ""
    )
    about: dict[str, object] = {}
    body: list[str] = []
    for line in lines:
        if re.match(r"©|\(c\)|copyright\b", line, re.IGNORECASE) and len(line) < 200:
            about["copyright"] = line
        elif not DOCUMENT.search(line):
            body.append(line)
    return record_of(article, author, body, about)


def lines_behind(article: Any) -> list[str]:
    """The lines behind the headline; breaks and empty paragraphs part them."""
    whole = copy.deepcopy(article)
    for table in whole.xpath(".//table"):
        table.drop_tree()
    for element in whole.xpath(".//br | .//p | .//div"):
        element.tail = f"\n{element.tail or ''}"
    title = text_of(whole.xpath(TITLE))
    lines = [line for line in map(clean, whole.text_content().split("\n")) if line]
    return lines[lines.index(title) + 1 :] if title in lines else lines


def record_of(article: Any, author: str, body: Sequence[str], about: dict[str, object]) -> Record:
    """The record of an article, with what both forms say alike."""
    outlet, _, number = text_of(article.xpath(f".{NAME}")).partition(", no.")
    header = "".join(one.text_content() for one in article.xpath(".//span[@class='DocHeader']"))
    published, section, page = header_of(clean(header))
    found = DOCUMENT.search(article.text_content())
    fields = {
        "title": text_of(article.xpath(TITLE)),
        "outlet": outlet.strip(),
        "published": published,
        "author": author,
        "id": clean(found[0]).rstrip(".·") if found else "",
    }
    return record(
        DATABASE, body, fields, {"section": section, "page": page, "issue": number.strip(), **about}
    )


def header_of(header: str) -> tuple[str, str, str]:
    """Date, section and page of a header line.

    >>> header_of("Économie, mardi 14 mars 2006, p. 16")
    ('2006-03-14', 'Économie', '16')
    >>> header_of("News, Tuesday, May 12, 2026")
    ('2026-05-12', 'News', '')
    """
    words = in_english(header).split(" ")
    for place in range(len(words)):
        if found := leading_date(" ".join(words[place:])):
            before = re.sub(r"\b[^\W\d_]*(?:day|di|dimanche)$", "", " ".join(words[:place]).rstrip(" ,"))
            page = re.match(r"p\. ?(\S+)", found[1])
            return found[0].isoformat(), before.rstrip(" ,"), page[1] if page else ""
    return header, "", ""
