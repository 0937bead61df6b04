"""Whether a sentence says something away from its article: only then it is told as what one outlet has alone.

    And nobody had seen that coming.             leans on the sentence before it
    Who pays for the ferry?                      asks
    The crane fell on the quay and              cut off
    It was all over soon.                        names nobody and nothing
    The crane fell on two parked buses.          stands alone

Words decide, not who a pronoun stands for: what resolves one may stand three paragraphs before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from srccompare.comparison.statements.words import stem, words_of
from srccompare.documents.text.grammar.forms import REMEMBERED, is_small
from srccompare.documents.text.structure import single_words

LEANS = re.compile(
    r"[\W_]*(?:and|but|so|or|yet|nor|then|also|instead|however|still|meanwhile|otherwise|therefore|thus|because|"
    r"which|who|here|there|now|he|she|they|it|that|this|these|those|them|both|his|her|their|its|we|i|you|my|our|your|"
    r"such|let|rather|well)\b",
    re.IGNORECASE,
)
"""How a sentence opens that leans on the one before it."""
UNNAMED = re.compile(
    r"(?:(?i:and|but|so|or|yet|then|instead|however|still|meanwhile|now),? |\w[^,“\"A-Z]{2,60}, )?"
    r"(?i:he|she|they|it(?! is\b| was\b|[’']s\b))\b"
)
"""How a sentence of the outlet opens that is about somebody it does not name; "it is" may point ahead."""
NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+")
NOTE = re.compile(
    r"\W*(?:editor(?:s?['’]s?|s)? note|correction|clarification|update)\b\s*[:–—-]", re.IGNORECASE
)
"""How a note on the article opens."""
CLOSING = " \t\n“”\"'‘’)]}"
"""What may stand behind the mark that ends a sentence."""
CUT = re.compile(r"\.\.$|-[A-Z]\.$")
"""How a sentence ends that trails off, or was cut in a party and state ("D-N.", "H.")."""
PAIRS = (("(", ")"), ("[", "]"))
ASKED = re.compile(r"[^“\"‘]*[“\"‘].*\?[”\"’]\s*$", re.DOTALL)
"""A question inside quotation marks: who reports one asks nothing."""
FEWEST = 4
"""Different telling words that make up for a name and a number; three of them ("Mud filled the decks.") say
little. A guess, with those sentences in view."""


@lru_cache(REMEMBERED)
def stands_alone(text: str, *, title: bool = False) -> bool:
    """Whether a sentence can be understood by itself, and tells something; a ``title`` needs no end mark.

    >>> stands_alone("And I pray for them."), stands_alone("“They have horses,” said Ms Corvo.")
    (False, True)
    >>> stands_alone("The crane fell on two parked buses."), stands_alone("Nobody was there then.")
    (True, False)
    >>> stands_alone("During the trip, he met Ms Corvo."), stands_alone("During the trip, Pike met Ms Corvo.")
    (False, True)
    """
    return is_whole(text, title=title) and not leans(text) and tells_something(text)


def is_whole(text: str, *, title: bool = False) -> bool:
    """Whether a text is one whole statement: no question, no note on the article, nothing cut off.

    >>> is_whole("“The quay is closed.”"), is_whole("Is it closed?"), is_whole("It is closed, Sen.")
    (True, False, False)
    >>> is_whole("III.) said so."), is_whole("The quay is …"), is_whole("Quay is closed", title=True)
    (False, False, True)
    """
    bare = text.rstrip(CLOSING)
    # Looked for from behind, as no other word counts.
    found = re.search(r"\w+", bare[::-1])
    last = found[0][::-1].lower() if found else ""
    broken = CUT.search(bare) is not None or last in single_words("abbreviations", "title")
    reported = text[:1].isalnum() and ASKED.match(text) is not None
    ended = title or reported or (bare.endswith((".", "!")) and not broken)
    paired = all(text.count(one) == text.count(other) for one, other in PAIRS)
    return ended and paired and (reported or not bare.endswith("?")) and NOTE.match(text) is None


def leans(text: str) -> bool:
    """Whether a sentence is about somebody it does not name, or opens as if it went on and names nobody.

    >>> leans("But nobody left the quay on Monday."), leans("But nobody left the quay, Mr Pike said.")
    (True, False)
    >>> leans("He left with Mr Pike."), leans("“He left,” said Mr Pike.")
    (True, False)
    """
    opening = LEANS.match(text)
    named = opening is None or bool(names_in(text[opening.end() :]))
    return not named or UNNAMED.match(text) is not None


def tells_something(text: str) -> bool:
    """Whether a sentence has a name, a number, or some words that say something."""
    first = re.match(r"\W*\w+", text)
    # Asked first, as most sentences name somebody: words are dear.
    if names_in(text[first.end() :] if first else ""):
        return True
    found = words_of(text)
    telling = {stem(word) for word in found if not is_small(word)}
    return len(telling) >= FEWEST or any(word.startswith(("#", "@")) for word in found)


def names_in(text: str) -> list[str]:
    """The capitalised words that may name somebody or something: no "I", no "But", no day.

    >>> names_in("On Monday, “But I know,” said Ms Corvo")
    ['Corvo']
    """
    days = single_words("clause_words", "time")
    words = [re.sub(r"['’].*", "", match.group()) for match in NAME.finditer(text)]
    return [
        word for word in words if not is_small(word.lower()) and word.lower() not in days and len(word) > 1
    ]
