"""The words of an entry as the library cuts them, so that what is written can be found in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from srccompare.documents.text.vocabulary import Vocabulary

CLASSES = ("<number>",)
# Letters no English word has, which stand in for the wildcards while an entry is cut into words.
STAND_INS = {"*": "ꝗ", "?": "ꝙ"}
BACK = {ord(letter): wildcard for wildcard, letter in STAND_INS.items()}
# What is written in regular expressions and in no word; an amount of dollars is one.
REGEX = re.compile(r"[\\^\[\]{}|+]|\$(?!\d)|\.[*?]|\(\?|\)[*?]|[()]")
WORDY = re.compile(r"\w")


@cache
def cutter() -> Vocabulary:
    """A vocabulary of its own: entries are no words of any article."""
    return Vocabulary()


def elements_of(text: str) -> list[str]:
    """The words of an entry in the form they have in a text.

    >>> elements_of("Women’s rights"), elements_of("tax*"), elements_of("and/or")
    (['women', "'s", 'rights'], ['tax*'], ['and', '/', 'or'])
    """
    elements: list[str] = []
    for chunk in text.split():
        elements += [chunk] if chunk in CLASSES else cut_chunk(chunk)
    return elements


def cut_chunk(chunk: str) -> list[str]:
    """One blank-free stretch, cut as a text would be, wildcards kept."""
    for wildcard, letter in STAND_INS.items():
        chunk = chunk.replace(wildcard, letter)
    vocabulary = cutter()
    with vocabulary.lock:
        (number,) = vocabulary.encode([chunk]).tolist()
        counts = vocabulary.chunk_counts.values
        first = int(counts[:number].sum())
        types = vocabulary.chunk_types.values[first : first + counts[number]]
        norms = vocabulary.type_norm.values[types].tolist()
        return [vocabulary.norms.strings[norm].translate(BACK) for norm in norms]


def is_told(text: str) -> bool:
    """Whether something in it can be counted: a letter, a number, or a picture such as an emoji.

    >>> is_told("tax"), is_told("😀"), is_told(":-)")
    (True, True, False)
    """
    return bool(WORDY.search(text)) or any(unicodedata.category(character) == "So" for character in text)


def trouble_of(text: str, elements: list[str]) -> str | None:
    """Why no text could ever hold this entry, with the remedy; None when one could."""
    if not text.strip():
        return "is empty; write a word, or drop it"
    if any(character in text for character in STAND_INS.values()):
        return "has a letter this reader needs for itself; drop it"
    if found := REGEX.search(text):
        return (
            f"holds {found.group()!r}, which belongs to regular expressions; write words, with * for any "
            "ending and ? for any one letter"
        )
    if not any(is_told(element) for element in elements if element not in CLASSES):
        return "names no word; an entry needs a letter, a number or an emoji"
    if any(set(element) <= {"*", "?"} for element in elements):
        return "has a wildcard for a whole word, which nothing bounds; write the words it stands for"
    return None
