"""WordStat dictionaries (.cat): a tree by tabs, where a number in brackets makes a line an entry.

    ECONOMY                      a key
    <tab>TAX* (1)                an entry of it, with its weight
    <tab>INTEREST_RATE (1)       a phrase, its blanks written as _
    <tab>LABOUR                  a key within the key
    <tab><tab>STRIKE* (0.5)

Not read: rules of proximity ("@RULE [a NEAR b]"), which WordStat alone can follow; they are an error.
"""

from __future__ import annotations

import re

from srccompare.dictionary.rows import DEEPEST, Row, Rows
from srccompare.errors import LexiconError

ENTRY = re.compile(r"(?P<text>[^()]*[^()\s])\s*\((?P<weight>[\d.,]*)\)")
EXAMPLE = "ECONOMY, then below it, behind a tab, TAX* (1)"


def rows_of_cat(text: str, where: str) -> Rows:
    """The entries of a WordStat dictionary."""
    rows, keys = Rows(), list[str]()
    for line, written in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        place, told = f"{where}, line {line}", written.strip()
        if not told:
            continue
        level = len(written) - len(written.lstrip("\t"))
        if told.startswith("@") or "[" in told:
            rows.problems.append(f"{place}: {told[:40]!r} is a rule of proximity, which is not read; drop it")
        elif level > len(keys) or level > DEEPEST:
            raise LexiconError(f"{place}: {told[:40]!r} is further in than its key; write {EXAMPLE}")
        elif found := ENTRY.fullmatch(told):
            if level == 0:
                rows.problems.append(f"{place}: {told[:40]!r} stands below no key; write {EXAMPLE}")
                continue
            phrase = found["text"].replace("_", " ")
            rows.entries.append(Row(phrase, tuple(keys[:level]), place, found["weight"]))
        elif "(" in told:
            rows.problems.append(f"{place}: {told[:40]!r} has no weight in its brackets; write {EXAMPLE}")
        else:
            keys[level:] = [told]
    return rows
