"""Yoshikoder dictionaries (.ykd): XML, where a cnode is a key and a pnode an entry.

<dictionary><cnode name="Own">                the whole
  <cnode name="Economy">                      a key
    <pnode name="tax*"></pnode>               an entry of it
  </cnode></cnode></dictionary>
"""

from __future__ import annotations

from collections import deque
from xml.etree import ElementTree

from srccompare.dictionary.rows import DEEPEST, Row, Rows
from srccompare.errors import LexiconError

EXAMPLE = (
    '<dictionary><cnode name="all"><cnode name="economy"><pnode name="tax*"/></cnode></cnode></dictionary>'
)


def rows_of_ykd(text: str, where: str) -> Rows:
    """The entries of a Yoshikoder dictionary."""
    # Such files declare nothing of their own; what does may inflate to any size.
    if "<!" in text.replace("<!--", "").replace("<![CDATA[", ""):
        raise LexiconError(f"{where}: declares a document type, which no Yoshikoder dictionary does; drop it")
    try:
        # A declared encoding is that of the bytes, which are text already.
        root = ElementTree.fromstring(text.partition("?>")[2] if text.lstrip().startswith("<?xml") else text)
    except ElementTree.ParseError as error:
        raise LexiconError(f"{where}: no XML that can be read ({error}); wanted {EXAMPLE}") from error
    whole = root.find("cnode")
    if root.tag != "dictionary" or whole is None:
        raise LexiconError(f"{where}: no Yoshikoder dictionary; wanted {EXAMPLE}")
    rows = Rows()
    waiting: deque[tuple[ElementTree.Element, tuple[str, ...]]] = deque([(whole, ())])
    while waiting:
        node, keys = waiting.popleft()
        if len(keys) > DEEPEST:
            raise LexiconError(f"{where}: keys stand more than {DEEPEST} deep; flatten them")
        for child in node:
            name = child.get("name", "").strip()
            if child.tag == "cnode":
                waiting.append((child, (*keys, name or "unnamed")))
            elif child.tag == "pnode":
                take(name, keys, where, rows)
    return rows


def take(name: str, keys: tuple[str, ...], where: str, rows: Rows) -> None:
    """An entry below its keys."""
    place = f"{where}, {' > '.join(keys) or 'top'}"
    if keys:
        rows.entries.append(Row(name, keys, place))
    else:
        rows.problems.append(f"{place}: {name[:40]!r} stands below no key; wanted {EXAMPLE}")
