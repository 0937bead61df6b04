"""One quotation in several outlets: given to other people, or with other words between its marks.

    A: “We will not sell the dock,” the mayor said.       B: “We will not sell the dock,” said Ms Lund.
    A: “We will never sell the dock,” the mayor said.     B: “We will not sell the dock,” the mayor said.

The versions of a quotation decide together who spoke: somebody named surely in one article is nobody else in
another that says "he", gives an office or a shorter name. What is only shortened is not altered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import numerals, words_of
from srccompare.comparison.tables.quotations import (
    Speakers,
    place_columns,
    shared_words,
    speaker_of,
    speakers,
)
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words

SHORTENED = {
    "cannot ": "can not ",
    "can't ": "can not ",
    "won't ": "will not ",
    "'ve ": " have ",
    "'re ": " are ",
    "'m ": " am ",
    "'ll ": " will ",
    "n't ": " not ",
}
"""How two words are written as one."""
APOSTROPHES = re.compile("[‘’]")
ALIKE, CONTAINED = 0.4, 0.7
"""Shares of the longer and of the shorter version from which two may be one utterance in other words. Set by
hand."""
FEWEST = 4
"""Words of a quotation that is more than a phrase. Set by hand."""


class Version:
    """A version of a quotation: where it stands, its words, who is said to say it, and how surely."""

    def __init__(self, event: SameEvent, settled: Speakers, row: int) -> None:
        versions = settled.versions
        self.quoted = bool(versions.quoted[row])
        first, stop = int(versions.first[row]), int(versions.stop[row])
        attributed = event.attributed
        self.row, _ = attributed.of(first, stop)
        self.source, self.identity = speaker_of(event, settled, row)
        words = None if self.row is None else attributed.text(self.row, "source")
        self.pronoun = (words or "").lower() in single_words("pronouns")
        self.named = self.identity is not None and self.identity.startswith("#")
        facts = event.documents.attribution_facts
        self.confidence = 0.0 if self.row is None else float(facts.confidence[self.row])
        where = place_columns(event, versions, row)
        self.reprint = bool(where["reprint"])
        self.words = spoken_words(where["text"])
        self.place = Place(
            where["id"], where["group"], where["field"], where["start"], where["end"], where["text"],
            "quoted" if self.quoted else "attributed", self.source,
        )  # fmt: skip


def spoken_words(text: str) -> list[str]:
    """The words of a quotation however they are spelt: "we've" is "we have", "F.B.I." is "FBI".

    >>> spoken_words("We’ve told the F.B.I. [twice], well-known")
    ['we', 'have', 'told', 'the', 'fbi', 'well', 'known']
    >>> spoken_words("James’s ninety ships") == spoken_words("James‘ 90 ships")
    True
    """
    plain = re.sub(r"\[[^\]]{0,200}\]", " ", APOSTROPHES.sub("'", text.lower())).replace(".", "")
    for short, long in SHORTENED.items():
        plain = plain.replace(short, long)
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain)
    return [figures().get(word, word) for word in (word.removesuffix("'s") for word in words)]


@cache
def figures() -> Mapping[str, str]:
    """Words for numbers with their figures."""
    return {word: f"{value:g}" for word, value in numerals("number").items() if word != "one"}


def quoted_claims(event: SameEvent) -> Iterator[Candidate]:
    """What is claimed of the quotations that several outlets have."""
    settled = speakers(event)
    versions = settled.versions
    for number, rows in enumerate(settled.groups):
        own = [Version(event, settled, row) for row in rows]
        pairs = [
            (one, other)
            for one, other in combinations(own, 2)
            if one.place.group != other.place.group and min(len(one.words), len(other.words)) >= FEWEST
        ]
        name = event.event_names[event.event_of[int(versions.article[rows[0]])]]
        yield from speaker_claims(name, number, own, pairs)
        yield from altered_claims(name, number, pairs)


def speaker_claims(
    event: str, number: int, every: Sequence[Version], pairs: Sequence[tuple[Version, Version]]
) -> Iterator[Candidate]:
    """Two versions that are given to different people."""
    count = Counter(one.identity for one in every if one.identity is not None)
    for one, other in pairs:
        if not one.quoted and not other.quoted:
            continue
        if not is_somebody_else(one, other):
            continue
        yield Candidate(
            kind="speaker",
            event=event,
            places=(one.place, other.place),
            pieces=(
                "The same words, given to different people: “", 0,
                f"” – {one.source} (", Group(one.place.group), f"); {other.source} (",
                Group(other.place.group), ")",
            ),
            about=number,
            features={
                "pronoun": float(one.pronoun or other.pronoun),
                "confidence": min(one.confidence, other.confidence),
                "alike": shared_words(one.words, other.words) / max(len(one.words), len(other.words)),
                "both_quoted": float(one.quoted and other.quoted),
                "agreed": float(min(count[one.identity or ""], count[other.identity or ""]) > 1),
            },
        )  # fmt: skip


def is_somebody_else(one: Version, other: Version) -> bool:
    """Whether two versions are given to different people by name.

    "The congressman" may be anybody the other article names; Ann Lee, Ann B. Lee and Ms Lee are one.
    """
    if not (one.named and other.named) or one.identity == other.identity:
        return False
    return not name_words(one.source) & name_words(other.source)


def name_words(name: str | None) -> set[str]:
    """The telling words of a name."""
    return {word.lower() for word in words_of(name or "") if not is_small(word.lower())}


def altered_claims(event: str, number: int, pairs: Sequence[tuple[Version, Version]]) -> Iterator[Candidate]:
    """Two versions with other words between their marks; what is only cut short is not altered."""
    for one, other in pairs:
        changed = replaced(one.words, other.words)
        if not (one.quoted and other.quoted) or not changed:
            continue
        same = shared_words(one.words, other.words)
        shorter, longer = sorted((len(one.words), len(other.words)))
        if same < max(ALIKE * longer, CONTAINED * shorter):
            continue
        yield Candidate(
            kind="quotation",
            event=event,
            places=(one.place, other.place),
            pieces=(
                "Quoted in other words: ", Group(one.place.group), " has “", 0, "”, ",
                Group(other.place.group), " “", 1, "”",
            ),
            about=number,
            features={
                "alike": same / max(len(one.words), len(other.words)),
                "contained": same / min(len(one.words), len(other.words)),
                "changed": float(len(changed)),
                "small": float(all(is_small(word) for pair in changed for side in pair for word in side)),
                "same_speaker": float(one.identity is not None and one.identity == other.identity),
                "words": float(min(len(one.words), len(other.words))),
            },
        )  # fmt: skip


def replaced(one: Sequence[str], other: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """The words of one that stand in the other's place, inside what both have.

    >>> replaced("we will not sell".split(), "we will never sell it".split())
    [(['not'], ['never'])]
    """
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    inner = codes[1:-1] if len(codes) > 2 else []
    return [
        (list(one[low:high]), list(other[first:last]))
        for kind, low, high, first, last in inner
        if kind == "replace"
    ]
