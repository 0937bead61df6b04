"""HTML as text, in which the words of others keep their marks.

    <p>Vance wrote:</p>                               Vance wrote:
    <blockquote><p>We did all we could.</p>           “We did all we could.
                <p>I thank each of you.</p>           “I thank each of you.”
    </blockquote>
    <p>asked for <q>a new pump</q></p>                asked for “a new pump”

A page sets block quotations, embedded posts and ``<q>`` off by their looks; as bare text they would read as
the outlet's own words. They are given quotation marks, as a newspaper would print them. Left alone are pull
quotes (which the article says again), boxes that point to other articles, and what has marks of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from srccompare.read.guests import lxml_html

OPENING = "“\"«„‘'"
# Not words of others: repeated from the article, or pointing away from it.
NO_QUOTATION = re.compile(
    r"pull|related|teaser|promo|summary|highlight|wp-embedded|newsletter|correction", re.I
)
CREDIT = ("—", "–", "--", "- ")
BLOCK = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
    ),
    *(
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
    ),
    *("section", "table", "td", "th", "tr", "ul", "block", "hl1", "hl2"),
}
SILENT = {"script", "style", "noscript", "template", "svg", "iframe", "head"}


def mark_quotations(tree: Any) -> int:
    """Give the block quotations and ``<q>`` of a page quotation marks, in place; says how many got them."""
    marked = 0
    depths = [(one, any(up.tag == "q" for up in one.iterancestors())) for one in tree.iter("q")]
    for element, inner in depths:
        text = element.text_content().strip()
        if text and text[0] not in OPENING:
            surround(element, *("‘’" if inner else "“”"))
            marked += 1
        element.drop_tag()
    outermost = [
        one
        for one in tree.iter("blockquote")
        if not any(up.tag == "blockquote" for up in one.iterancestors())
    ]
    if outermost:
        said = " ".join(tree.text_content().split())
        marked += sum(mark_block(one, said) for one in outermost)
    return marked


def mark_block(block: Any, said: str) -> bool:
    """Give a block quotation its marks, unless it is none or has them; says whether it got them."""
    looks = " ".join(one.get("class", "") for one in (block, *block.iterancestors()))
    parts = [part for part in quoted_parts(block) if part.text_content().strip()]
    texts = [" ".join(part.text_content().split()) for part in parts]
    if not parts or NO_QUOTATION.search(looks) or texts[0][0] in OPENING:
        return False
    if any(said.count(text) > 1 for text in texts) or not all(map(has_pairs, texts)):
        return False
    for part in parts:
        soften(part)
        surround(part, "“", "”" if part is parts[-1] else "")
    return True


def quoted_parts(block: Any) -> list[Any]:
    """The elements of a block quotation that are the quotation, without who is quoted."""
    inner = [one for one in block.iter("p", "li") if not credits(one)]
    if inner:
        return inner
    return (
        []
        if any(block.iter(*BLOCK - {"blockquote", "footer"})) or block.find(".//cite") is not None
        else [block]
    )


def credits(element: Any) -> bool:
    """Whether an element says who is quoted."""
    up = [one.tag for one in (element, *element.iterancestors())]
    text = element.text_content().strip()
    return "footer" in up or "cite" in up or text.startswith(CREDIT) or element.find("cite") is not None


def has_pairs(text: str) -> bool:
    """Whether every double mark in a text has its partner."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def soften(element: Any) -> None:
    """Turn the double marks inside an element into single ones."""
    opened = False
    for holder, name in texts_of(element):
        text = getattr(holder, name).replace("“", "‘").replace("”", "’")
        for _ in range(text.count('"')):
            text = text.replace('"', "’" if opened else "‘", 1)
            opened = not opened
        setattr(holder, name, text)


def texts_of(element: Any) -> Iterator[tuple[Any, str]]:
    """Where the text of an element stands: elements, and whether before or behind their inner ones."""
    if element.text:
        yield element, "text"
    for child in element:
        yield from texts_of(child)
        if child.tail:
            yield child, "tail"


def surround(element: Any, opening: str, closing: str) -> None:
    """Put marks right before the first and right behind the last letter of an element."""
    places = [(holder, name) for holder, name in texts_of(element) if getattr(holder, name).strip()]
    holder, name = places[0]
    text = getattr(holder, name)
    blanks = len(text) - len(text.lstrip())
    setattr(holder, name, f"{text[:blanks]}{opening}{text[blanks:]}")
    holder, name = places[-1]
    text = getattr(holder, name)
    stop = len(text.rstrip())
    setattr(holder, name, f"{text[:stop]}{closing}{text[stop:]}")


def flag_of(marked: int) -> tuple[str, ...]:
    """What a reader should know of marks that are ours."""
    return (
        (f"quotation marks given to {marked} quotation{'s' * (marked > 1)} set off by the page",)
        if marked
        else ()
    )


def text_of_markup(source: str) -> tuple[str, int]:
    """The text of a piece of HTML, a blank line between its blocks, and how many quotations were given marks.

    >>> text_of_markup("<p>Rain &amp; snow.</p><p>He asked for <q>a pump</q>.</p>")
    ('Rain & snow.\\n\\nHe asked for “a pump”.', 1)
    """
    if not source.strip():
        return "", 0
    tree = lxml_html().fragment_fromstring(source, create_parent="div")
    marked = mark_quotations(tree)
    return text_of_tree(tree), marked


def text_of_tree(tree: Any) -> str:
    """The text of an element, a blank line between its blocks."""
    parts: list[str] = []
    collect(tree, parts)
    paragraphs = (" ".join(part.split()) for part in "".join(parts).split("\0"))
    return "\n\n".join(part for part in paragraphs if part)


def collect(tree: Any, parts: list[str]) -> None:
    """Gather the text of an element, with NUL at the borders of its blocks; deep trees need no deep stack."""
    waiting: list[Any] = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        tag = one.tag.rpartition("}")[2].lower() if isinstance(one.tag, str) else None
        border = "\0" if tag in BLOCK or tag == "br" else ""
        inside: list[Any] = [border]
        if tag and tag not in SILENT:
            inside.append((one.text or "").replace("\0", ""))
            for child in one:
                inside += [child, (child.tail or "").replace("\0", "")]
        waiting += reversed([*inside, border])
