"""What the formulas ask of a word: letters, syllables, whether it is long or unfamiliar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.characters import HIDDEN
from srccompare.documents import Documents
from srccompare.documents.spans import IntArray
from srccompare.families.readability.syllables import syllables_of

# A mark goes and what stands around it closes up; an apostrophe stays before the ending of a contraction.
# Both patterns are textstat's: the formulas are to see the words it sees.
OTHER_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
OTHER_MARK = re.compile(r"[^\w\s']")

# Letters of a long word in LIX (Björnsson 1968); syllables of a polysyllabic one in SMOG (McLaughlin 1969).
LONG = 7
POLYSYLLABIC = 3

FACTS = np.dtype(
    [
        ("readability_words", np.bool_),
        ("syllables", np.int32),
        ("polysyllables", np.bool_),
        ("complex_words", np.bool_),
        ("unfamiliar_words", np.bool_),
        ("long_words", np.bool_),
        ("letters", np.int32),
        ("stretches", np.bool_),
        ("characters", np.int32),
    ]
)


def facts(stretches: Sequence[str]) -> npt.NDArray[Any]:
    """One row of ``FACTS`` for each stretch of text without blanks.

    >>> row = facts(["(so-called)"])[0]
    >>> int(row["letters"]), int(row["characters"]), int(row["syllables"])
    (8, 11, 2)
    """
    # One pass over all stretches at once: a line break stands in none of them.
    # However its accents are encoded and whatever invisible stands in it, a word is the same word.
    given = unicodedata.normalize("NFC", HIDDEN.sub("", "\n".join(stretches)))
    plain = OTHER_MARK.sub("", OTHER_APOSTROPHE.sub("", given))
    words = plain.lower().split("\n")
    easy = easy_words()
    row = np.zeros(len(stretches), FACTS)
    row["readability_words"] = [word != "" for word in words]
    row["syllables"] = syllables_of(words)
    row["polysyllables"] = row["syllables"] >= POLYSYLLABIC
    row["unfamiliar_words"] = [word not in easy and word != "" for word in words]
    row["complex_words"] = row["polysyllables"] & row["unfamiliar_words"]
    row["letters"] = [len(word) for word in plain.replace("'", "").split("\n")]
    row["long_words"] = row["letters"] >= LONG
    row["stretches"] = True
    row["characters"] = [len(stretch) for stretch in given.split("\n")]
    return row


@cache
def easy_words() -> frozenset[str]:
    """The words Dale and Chall call familiar, as textstat lists them.

    Its file is found through the record of installed packages: importing textstat takes seconds.
    """
    path = Path(str(distribution("textstat").locate_file("textstat/resources/en/easy_words.txt")))
    return frozenset(path.read_text(encoding="utf-8").split())


def stretch_tokens(documents: Documents) -> tuple[IntArray, IntArray]:
    """The stretches without blanks: number in the vocabulary, and the token that says whose each is.

    That is its first word, so that “dash, quotation mark, word” is quoted; its first token where it
    has no word. A stretch of nothing but invisible characters has no token and is left out.
    """
    chunks, is_word = documents.tokens.chunks, documents.is_word
    visible = chunks.count > 0
    number, token, count = chunks.number[visible], np.array(chunks.first[visible]), chunks.count[visible]
    marked = np.flatnonzero((count > 1) & ~is_word[token])
    words = np.append(np.flatnonzero(is_word), len(is_word))
    following = words[np.searchsorted(words, token[marked])]
    inside = following < token[marked] + count[marked]
    token[marked[inside]] = following[inside]
    return number, token
