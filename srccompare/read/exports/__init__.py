"""Exports of news databases: one file, many articles. Each is cut out, its header becomes what it says of it.

Whatever the file was (text, Word, RTF, PDF, a page, a mail), it is lines or a tree of HTML here; the
modules beside this one say how each database writes. What none of them knows is no export, and stays one
article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from srccompare.read.exports import europresse, factiva, nexis, proquest
from srccompare.read.exports.lines import clean
from srccompare.read.exports.record import Record

READERS: tuple[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], list[Record]]], ...] = (
    (nexis.is_newer, nexis.newer_records),
    (nexis.is_older, nexis.older_records),
    (proquest.is_export, proquest.records),
    (factiva.is_coded, factiva.coded_records),
    (factiva.is_plain, factiva.plain_records),
)

CENTRED_CLASS = re.compile(r"\.(\w{1,20})\s{0,5}\{[^{}]{0,200}text-align:\s{0,5}center")
BLOCKS = "//p | //div[not(.//p or .//div)] | //h1 | //h2 | //h3 | //pre"


def records_in_lines(lines: Sequence[str]) -> list[Record]:
    """The articles of a text export; none if it is no export that is known."""
    for is_export, records in READERS:
        if is_export(lines):
            return records(lines)
    return []


def records_in_page(tree: Any) -> list[Record]:
    """The articles of a page saved from a database; none if it is no export that is known."""
    if articles := factiva.articles_in(tree):
        return factiva.page_records(articles)
    if articles := europresse.articles_in(tree):
        return europresse.page_records(articles)
    if proquest.is_page(tree):
        return proquest.page_records(tree)
    text = tree.text_content()
    if "DOCUMENTS" in text or any(end in text.lower() for end in nexis.ENDS):
        return records_in_lines(list(lines_of_page(tree)))
    return []


def lines_of_page(tree: Any) -> Iterator[str]:
    """The text of a page as lines with blank ones between; centred lines are set in, as in a text export."""
    styles = " ".join(str(style) for style in tree.xpath("//style/text()"))
    centred = set(CENTRED_CLASS.findall(styles))
    for element in tree.xpath(BLOCKS):
        classes = {
            name for one in (element, *element.iterancestors("div")) for name in one.get("class", "").split()
        }
        text = clean(element.text_content())
        if text:
            yield " " * nexis.CENTRED * (not centred.isdisjoint(classes)) + text
            yield ""
