"""What each text turns to by the word: in the headline here, further down there, nowhere in a third.

    "ferry licence"      A: headline, 6 times      B: from paragraph 12 of 13 on      C: nowhere

That a word is missing is a fact of the text; that its matter is missing is not, as it may be told in other
words. The line therefore speaks of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, compress, takewhile

import numpy as np

from srccompare import lexicon
from srccompare.comparison.statements import word_vectors
from srccompare.documents.attribution.classes import cue_forms
from srccompare.documents.text.grammar.forms import REMEMBERED
from srccompare.documents.text.structure import single_words
from srccompare.report.front.differences.event import (
    Event,
    Line,
    Teller,
    Word,
    adjoins,
    field_of,
    joined,
    said,
)
from srccompare.report.places import Places
from srccompare.report.wording import around, bare, line

OFTEN = 2
"""Times a word stands in each of the others that is left out here."""
SUBSUMED = 0.8
"""A phrase stands for its words where they hardly occur without it (as in ``comparison.terms``)."""
RARE = 4.3
"""Rarity from which on a word is a matter of its own: about one in 5,000 words of news (`word_vectors`)."""
RARE_PHRASE = 3.7
"""The same for the rarer word of a phrase, which is rarer than either."""
EXPECTED = 3
"""Times all others together have a word that is left out, if they have it at their beginning."""
LONG_WORD = 6
"""Letters of a word that is looked for in those of others, blanks left out: a guess."""
ROOT = 4
"""Letters words of one family begin with, at the least."""
SYNONYM = 0.72
"""Likeness of their vectors from which on two words may be two words for one thing: a guess."""
SIGNED = ("dollars", "euros", "pounds", "yen", "share")
"""Categories of units that others write as a sign: $, %."""
LATE, LONG = 0.5, 6
"""The share of its paragraphs behind which a text comes to something late, if it has that many."""
RARE_FAMILY = 5.0
"""The rarity from which on a word in all its forms is a matter one text lacks: "massacre", not "victims"."""
LEFT, ORDERED = 3, 4
"""Words told of each text that lacks them; lines on what stands early here and late there."""
CITED, SHOWN = 100, 3
"""Characters that are cited around a word, and texts of which they are."""
NOUN = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence")
"""How words end that can be nothing else."""
PLURAL = 5.0
"""Rarity from which on a word in -s is rather a noun than a verb."""
LED = 0.3
"""The share of places at which a noun stands behind such a word."""
EARLY = 1
"""Paragraphs that, with the headline, are the beginning of a text."""


@dataclass(frozen=True, eq=False)
class Topic:
    """A word or a phrase of two, as it is written most often, with its places in each text."""

    key: tuple[str, ...]
    written: str
    places: tuple[tuple[Word, ...], ...]

    @cached_property
    def counts(self) -> list[int]:
        """How often it stands in each text."""
        return [len(own) for own in self.places]

    @cached_property
    def rarity(self) -> float:
        """How rare it is in news, that of its rarest word."""
        return max(map(word_vectors.load().rarity_of, (part.lower() for part in self.written.split())))

    @cached_property
    def rarest(self) -> str:
        """The rarest of its words, in small letters."""
        return max(self.written.lower().split(), key=word_vectors.load().rarity_of)

    @property
    def weight(self) -> float:
        """How telling it is: rare and told often."""
        return self.rarity * (1 + 0.5 * (len(self.key) > 1)) * float(np.log1p(sum(self.counts)))

    def paragraph(self, number: int) -> int:
        """The paragraph it stands in first, 0 for the headline."""
        return min(word.paragraph for word in self.places[number])


Occurrences = dict[int, list[tuple[Word, ...]]]
"""The places of a word or phrase by the number of the text."""


def topics_of(event: Event) -> list[Topic]:
    """The telling words and phrases of an event, the most telling first."""
    found: dict[tuple[str, ...], Occurrences] = defaultdict(dict)
    for number, teller in enumerate(event.tellers):
        for place in np.flatnonzero(teller.telling).tolist():
            word = teller.words[place]
            found[word.stem,].setdefault(number, []).append((word,))
            last = place + 1 == len(teller.words)
            if not last and teller.telling[place + 1] and is_phrase(event, word, teller.words[place + 1]):
                pair = word, teller.words[place + 1]
                found[pair[0].stem, pair[1].stem].setdefault(number, []).append(pair)
    made = {key: topic(event, key, own) for key, own in found.items() if sum(map(len, own.values())) >= OFTEN}
    topics = {key: one for key, one in made.items() if sum(one.counts) >= OFTEN}
    for phrase in [one for one in topics.values() if len(one.key) > 1]:
        for part in phrase.key:
            single = topics.get((part,))
            if single is not None and sum(phrase.counts) >= SUBSUMED * sum(single.counts):
                del topics[part,]
    told = (one for one in topics.values() if one.rarity >= (RARE if len(one.key) == 1 else RARE_PHRASE))
    return sorted(told, key=lambda one: -one.weight)


def families_of(event: Event) -> list[Topic]:
    """The telling words of an event, each with all its forms and kin: "obstructed" is of "obstruction"."""
    found: dict[str, list[list[Word]]] = defaultdict(lambda: [[] for _ in event.tellers])
    for number, teller in enumerate(event.tellers):
        for word in compress(teller.words, teller.telling):
            found[word.stem][number].append(word)
    families = []
    for stem, own in found.items():
        if sum(map(len, own)) < EXPECTED:
            continue
        written = Counter(word.written for words in own for word in words).most_common(1)[0][0]
        families.append(Topic((stem,), written, tuple(map(tuple, own))))
    return sorted((one for one in families if one.rarity >= RARE_FAMILY), key=lambda one: -one.weight)


def topic(event: Event, key: tuple[str, ...], found: Occurrences) -> Topic:
    """One topic: the places of the form that is written most often, whatever its inflection.

    "The Constitution" and "constitutional" are two matters.
    """
    told = {number: [said(event, words) for words in own] for number, own in found.items()}
    written = Counter(chain.from_iterable(told.values())).most_common(1)[0][0]
    form = uninflected(written)
    places: list[tuple[Word, ...]] = [()] * len(event.tellers)
    for number, own in found.items():
        texts = zip(own, told[number], strict=True)
        places[number] = tuple(words[0] for words, one in texts if uninflected(one) == form)
    return Topic(key, written, tuple(places))


@lru_cache(REMEMBERED)
def uninflected(words: str) -> str:
    """Words in small letters without the ending of a plural, an owner or a verb's form.

    >>> uninflected("Apologises") == uninflected("apologised"), uninflected("the council’s")
    (True, 'the council')
    >>> uninflected("cities") == uninflected("city"), uninflected("meetings") == uninflected("meeting")
    (True, True)
    >>> uninflected("Constitution") == uninflected("constitutional")
    False
    """
    small = re.sub(r"[’']s?$", "", words.lower())
    if small.endswith("ss"):
        return small
    one = re.sub(r"(?<=\w{2})ies$", "y", small)
    return re.sub(r"(?<=\w{3})(?:e?d|ing|e)$", "", re.sub(r"(?<=\w{2})s$", "", one))


def is_phrase(event: Event, one: Word, other: Word) -> bool:
    """Whether two words stand together."""
    return one.sentence == other.sentence and one.spot[:2] == other.spot[:2] and adjoins(event, one, other)


def topic_lines(event: Event) -> Iterator[Line]:
    """The words all others have and one lacks; what one has at the beginning and another late or never."""
    topics = [one for one in topics_of(event) if not is_name(event, one)]
    used = set[str]()
    if len(event.tellers) > 2:
        phrases = [one for one in topics if len(one.key) > 1]
        families = [*phrases, *(one for one in families_of(event) if not is_name(event, one))]
        for number, teller in enumerate(event.tellers):
            chosen = [
                one
                for one in families
                if lacks(one, number)
                and is_thing(event, one)
                and not used & set(one.key)
                and not akin(teller, one)
            ][:LEFT]
            for one in chosen:
                used.update(one.key)
                yield left_out(event, teller, number, one)
    yield from list(ordered(event, topics, used))[:ORDERED]


def is_thing(event: Event, one: Topic) -> bool:
    """Whether a topic is used as a noun: behind an article, a preposition or an owner, seldom as a verb is.

    A phrase in small letters is one unless it ends as a verb does ("State warned").
    """
    parts = one.written.split()
    if len(parts) > 1:
        small = one.written.islower()
        return small and (noun_ending(parts[1]) or parts[1].endswith("ing")) and noun_ending(parts[0])
    if parts[0].lower().endswith(NOUN) or (parts[0].endswith("s") and one.rarity >= PLURAL):
        return True
    if not noun_ending(parts[0]):
        return False
    words = [word for own in one.places for word in own if not word.in_headline]
    before = [field_of(event, word)[: word.spot[2]].rsplit(None, 2)[-1:] for word in words]
    led = sum(bool(own) and own[0].lower().strip('“"‘(') in leading() for own in before)
    return bool(words) and led >= LED * len(words)


def noun_ending(word: str) -> bool:
    """Whether a word does not look like a verb or an adverb."""
    small = word.lower()
    return not small.endswith(("ed", "ing", "ly")) and small not in cue_forms()


@cache
def leading() -> frozenset[str]:
    """Words a noun stands behind."""
    categories = ("determiner", "preposition", "possessive")
    entries = lexicon.load("clause_words").entries
    return frozenset(entry.text for entry in entries if entry.category in categories)


def is_name(event: Event, one: Topic) -> bool:
    """Whether a topic is the name of somebody, who is told by other lines."""
    texts = [word for own in one.places for word in own if not word.in_headline]
    return not any(word.written.islower() for word in texts)


def akin(teller: Teller, one: Topic) -> bool:
    """Whether a text has a word of the same family, or the rarer word of a phrase: "critic", "critical"."""
    rarest = one.rarest
    root = rarest[: max(ROOT, len(rarest) - 3)]
    parts = teller.parts
    place = bisect_left(parts, root)
    # "Night club" is "nightclub"; a short word stands in many a longer one.
    joined_there = len(rarest) >= LONG_WORD and rarest in teller.squeezed
    begun = place < len(parts) and parts[place].startswith(root)
    return rarest in signed() or joined_there or begun or has_synonym(teller, one)


def has_synonym(teller: Teller, one: Topic) -> bool:
    """Whether a text has another word for each word of a topic: "telephone logs" for "phone records"."""
    table = word_vectors.load()
    own = table.rows(one.written.lower().split())
    if not len(teller.directions) or (own < 0).any():
        return False
    likeness = table.directions(own) @ teller.directions.T
    return bool((likeness.max(axis=1) >= SYNONYM).all())


@cache
def signed() -> frozenset[str]:
    """Words that others write as a sign."""
    return frozenset().union(*(single_words("units", category) for category in SIGNED))


def earliest_kin(teller: Teller, one: Topic) -> int:
    """The first paragraph with a word of the same family, also in a compound: "drug-control"."""
    root = one.written.lower().split()[0]
    root = root[: max(ROOT, len(root) - 3)]
    found = [word.paragraph for word in teller.places_of.get(one.key[0], ())]
    behind = teller.pieces[bisect_left(teller.pieces, root) :]
    found += [teller.first_of_part[part] for part in takewhile(lambda part: part.startswith(root), behind)]
    return min(found)


def lacks(one: Topic, number: int) -> bool:
    """Whether a text lacks what all others have more than once, or have at their beginning."""
    if one.counts[number]:
        return False
    others = [place for place in range(len(one.counts)) if place != number]
    if not all(one.counts[place] for place in others):
        return False
    often = all(one.counts[place] >= OFTEN for place in others)
    begins = all(one.paragraph(place) <= EARLY + 1 for place in others)
    return often or (begins and sum(one.counts) >= EXPECTED)


def left_out(event: Event, teller: Teller, number: int, one: Topic) -> Line:
    """A word one text lacks, with what others have it for."""
    others = [(place, other) for place, other in enumerate(event.tellers) if other is not teller]
    counts = ", ".join(f"{other.label} {one.counts[place]}×" for place, other in others)
    first = [(other, next((word for word in one.places[place] if not word.in_headline), one.places[place][0]))
             for place, other in others]  # fmt: skip
    places = Places(event.context)
    cited = "; ".join(
        f"{other.label} “{words_around(event, word)}”"
        for other, word in first[:SHOWN]
        if places.shown(*word.spot[:3])
    )
    spots = tuple((other.name, word.spot) for other, word in first)
    told = f"{teller.label} nowhere has “{in_all_forms(one)}” ({counts})"
    return Line(f"{told}: {cited}" if cited else told, spots)


def in_all_forms(one: Topic) -> str:
    """A word as it is written, or what its forms begin with: "obstruct…" for "obstruction", "obstructed"."""
    if len(one.key) > 1:
        return one.written
    forms = {word.written.lower() for own in one.places for word in own}
    if len(set(map(uninflected, forms))) == 1:
        return one.written
    first, last = min(forms), max(forms)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _ in same) + "…"


def words_around(event: Event, word: Word) -> str:
    """The sentence a word stands in, or what of it is around the word."""
    documents = event.context.documents
    row = int(documents.sentence[word.token])
    first, last = int(documents.sentences.start[row]), int(documents.sentences.end[row])
    text = field_of(event, word)
    return bare(around(line(text[first:last]), len(line(text[first : word.spot[2]])), CITED))


def ordered(event: Event, topics: Sequence[Topic], used: set[str]) -> Iterator[Line]:
    """What stands at the beginning of one text and late or nowhere in another."""
    for one in topics:
        if used & set(one.key):
            continue
        early = [n for n, count in enumerate(one.counts) if count and one.paragraph(n) <= EARLY]
        late = [
            n
            for n, teller in enumerate(event.tellers)
            if one.counts[n] and teller.paragraphs >= LONG and one.paragraph(n) > LATE * teller.paragraphs
        ]
        never = [n for n, count in enumerate(one.counts) if not count]
        strong = [n for n in early if one.counts[n] >= OFTEN]
        if not strong or not (late or never) or len(early) + len(late) + len(never) != len(one.counts):
            continue
        if any(akin(event.tellers[n], one) for n in never):
            continue
        if any(earliest_kin(event.tellers[n], one) < one.paragraph(n) for n in late):
            continue
        if (late and not never) or (is_thing(event, one) and sum(one.counts) > OFTEN):
            used.update(one.key)
            parts = [place_told(event.tellers[n], one, n) for n in [*early, *late]]
            if never:
                parts.append(f"nowhere in {joined([event.tellers[n].label for n in never])}")
            spots = tuple((event.tellers[n].name, one.places[n][0].spot) for n in [*early, *late])
            yield Line(f"“{one.written}”: {'; '.join(parts)}", spots, one.weight)


def place_told(teller: Teller, one: Topic, number: int) -> str:
    """Where and how often a topic stands in a text."""
    count = one.counts[number]
    first = one.paragraph(number)
    where = "the headline" if not first else f"paragraph {first} of {teller.paragraphs}"
    often = f", {count}×" if count > 1 else ""
    return f"in {teller.label} {'from ' if count > 1 else 'in '}{where}{' on' if count > 1 else ''}{often}"
