"""LIWC dictionaries: categories between two lines of %, then one entry a line with its category numbers."""

from __future__ import annotations

import re
from itertools import takewhile

from srccompare.dictionary.entries import is_told
from srccompare.dictionary.rows import Row, Rows
from srccompare.errors import LexiconError

EXAMPLE = "'%', lines such as '1<tab>economy', '%', then lines such as 'tax*<tab>1'"
CATEGORY = re.compile(r"(\d+)\s+(\S.*)")
# LIWC 2001 and 2007: "like (02 134)125/464", a category that hangs on the word before; "kind <of>131/125".
CONDITIONAL = re.compile(r"\(\d[\d ]*\)\s*\d|<\w+>\s*\d")


def rows_of_dic(text: str, where: str) -> Rows:
    """The entries of a LIWC dictionary (2001 to 2015). Emoticons, which are no words, are left out."""
    rows, categories, bounds = Rows(), dict[str, str](), list[int]()
    for line, written in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        place = f"{where}, line {line}"
        if written.strip() == "%" and len(bounds) < 2:
            bounds.append(line)
        elif not written.strip():
            continue
        elif not bounds:
            raise LexiconError(
                f"{place}: {written.strip()[:40]!r} stands before the header; a LIWC dictionary is {EXAMPLE}"
            )
        elif len(bounds) == 1:
            take_category(written, place, categories, rows)
        else:
            take_entry(written, place, categories, rows)
    if len(bounds) < 2:
        what = (
            f", line {bounds[0]}: the header begun here is not closed"
            if bounds
            else " has no header of categories"
        )
        # The first line that is no category is where the closing line is missing.
        raise LexiconError("\n".join([f"{where}{what}; a LIWC dictionary is {EXAMPLE}", *rows.problems[:1]]))
    return rows


def take_category(written: str, place: str, categories: dict[str, str], rows: Rows) -> None:
    """A line of the header: number and name."""
    found = CATEGORY.fullmatch(written.strip())
    if not found:
        rows.problems.append(
            f"{place}: {written.strip()[:40]!r} is no category; write its number, a tab and its name, and "
            "close the header with a line of %"
        )
        return
    number, name = found.groups()
    if number in categories:
        rows.problems.append(f"{place}: category {number} is {categories[number]!r} already; renumber one")
    elif name in categories.values():
        rows.problems.append(f"{place}: {name!r} has a number already; rename one of the two")
    else:
        categories[number] = name


def take_entry(written: str, place: str, categories: dict[str, str], rows: Rows) -> None:
    """A line of the body: an entry and the numbers of its categories."""
    if CONDITIONAL.search(written):
        rows.problems.append(
            f"{place}: {written.strip()[:40]!r} has categories that hang on the word before, which LIWC "
            "alone knows how to choose; write the word, a tab and the plain numbers"
        )
        return
    text, numbers = parted(written)
    if not numbers:
        rows.problems.append(
            f"{place}: {written.strip()[:40]!r} does not end in category numbers; write the entry, a tab and "
            "the numbers, separated by tabs"
        )
        return
    if not is_told(text):
        rows.left_out.append(text)
        return
    for number in numbers:
        if number not in categories:
            known = ", ".join(list(categories)[:20])
            rows.problems.append(
                f"{place}: {text!r} is put in category {number}, which the header does not name (it names "
                f"{known}); add it to the header or take it away here"
            )
        else:
            rows.entries.append(Row(text, (categories[number],), place))


def parted(written: str) -> tuple[str, list[str]]:
    """The entry of a line and the numbers behind it; the first word is an entry, whatever it is.

    >>> parted("a lot\\t2\\t14"), parted("24 3"), parted("24")
    (('a lot', ['2', '14']), ('24', ['3']), ('24', []))
    """
    words = written.split()
    numbers = list(takewhile(str.isdecimal, reversed(words[1:])))[::-1]
    return (written.rsplit(maxsplit=len(numbers))[0] if numbers else written).strip(), numbers
