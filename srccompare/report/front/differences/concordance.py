"""The sentences of several texts around one word, side by side: what each writes where the same comes up.

    “dredg…”   Gull “The dredging was stopped in May …”   Wire “Nobody dredged there …”   Post without it

That two sentences have a word in common is a fact; whether they tell the same is for the reader to see. The
words are chosen so that the sentences around them are alike in the rest as well, and so that together the
lines show as many pairs of such sentences as they can, each pair once.

    {prison, warden}    two words of one sentence, where either alone stands everywhere
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, takewhile

import numpy as np
import scipy.sparse as sp

from srccompare.comparison.statements import word_vectors
from srccompare.documents.attribution.classes import cue_forms
from srccompare.documents.spans import FloatArray
from srccompare.documents.text.structure import single_words
from srccompare.report.front.differences.event import (
    TELLERS,
    Event,
    Line,
    Teller,
    Word,
    adjoins,
    field_of,
    is_telling,
    joined,
    said,
)
from srccompare.report.front.differences.topics import RARE, SUBSUMED, Topic, akin
from srccompare.report.front.told import Told
from srccompare.report.wording import around, bare

LINES = 22
"""Lines of an event. With four sentences of each text one of them holds a passage of each text for 68 of 114
differences that a reader named in fourteen labelled events of three outlets, with two for some 53."""
THREE = 3
"""Texts up to which there is room for more: a choice of layout."""
SENTENCES, OF_MANY = 4, 2
"""Sentences shown of each text, and those of more than THREE texts: a choice of layout."""
PASSAGES, OF_FOUR, OF_SIX = 120, 80, 30
"""Sentences of all lines together, those of four and five texts on a first page alone, and those of more: a
bound on the size of a page, whose first part stays below 150 kB (tests/report/test_front.py)."""
MOST_SENTENCES, MOST_HAVING, LONGEST = 800, 30, 60
"""Sentences of an event up to which each is held against each other one, sentences with a word, and telling
words of a sentence: each is a bound on time."""
WRITTEN = 4
"""Letters from which on the beginning of a word says which one it is, as in ROOT of the topics."""
ALIKE = 0.15
"""Likeness that two of the sentences have at the least, measured on the fourteen events: of 73 differences
it costs two, .2 five and .25 twelve."""
COPIED = 0.95
"""Likeness from which on two sentences are one in both texts, but for one word in twenty: nothing differs."""
CITED = 100
"""Characters of a sentence in a line: a choice of layout."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a text on an event, with its telling words by stem."""

    teller: int
    number: int
    words: dict[str, Word]


@dataclass(frozen=True, eq=False)
class Entry:
    """A word, or two, with the sentences of each text that have it, and those that are shown."""

    key: tuple[str, ...]
    every: tuple[tuple[int, ...], ...]
    shown: tuple[int, ...]
    pairs: dict[tuple[int, int], float]
    """How alike the sentences of different texts are that are shown, nothing for one that stands in both."""
    rarity: float


class Concordance:
    """The sentences of an event by the words they have in common."""

    def __init__(self, event: Event) -> None:
        self.event, self.told = event, event.context.once(Told)
        self.sentences = [
            one for number, teller in enumerate(event.tellers) for one in self.sentences_of(number, teller)
        ]

    def sentences_of(self, number: int, teller: Teller) -> Iterator[Sentence]:
        """The sentences of a text that can be shown."""
        found: dict[int, dict[str, Word]] = {}
        for word in teller.words:
            if not word.in_headline and is_telling(word):
                found.setdefault(word.sentence, {}).setdefault(word.stem, word)
        for sentence, words in found.items():
            spot = next(iter(words.values())).spot
            carried = self.told.places.shown(*spot[:3]) and self.told.within_article(*spot[:3])
            if carried and len(words) <= LONGEST:
                yield Sentence(number, sentence, words)

    @cached_property
    def having(self) -> Counter[str]:
        """In how many sentences each word stands."""
        return Counter(stem for one in self.sentences for stem in one.words)

    @cached_property
    def alike(self) -> FloatArray:
        """How alike two sentences are in their telling words, by how few have these (a cosine)."""
        number = {stem: place for place, stem in enumerate(self.having)}
        size = len(self.sentences)
        rows, columns, values = [], [], []
        for row, one in enumerate(self.sentences):
            for stem in one.words:
                rows.append(row)
                columns.append(number[stem])
                # Of what only this sentence has something is left, that long ones do not come first.
                values.append(np.sqrt(np.log(size / self.having[stem]) + 0.3))
        table = sp.csr_array((values, (rows, columns)), shape=(size, max(1, len(number))))
        length = np.sqrt(np.maximum(table.multiply(table).sum(axis=1), 1e-9))
        product: FloatArray = (table @ table.T).toarray() / np.outer(length, length)
        return product

    @cached_property
    def rarities(self) -> dict[str, float]:
        """How rare each word is in news, as it is written first."""
        written: dict[str, str] = {}
        for one in self.sentences:
            for stem, word in one.words.items():
                written.setdefault(stem, word.written.lower())
        every = word_vectors.load().rarities(list(written.values())) if written else ()
        return {stem: float(rarity) for stem, rarity in zip(written, every, strict=True)}

    def keys(self) -> dict[tuple[str, ...], list[int]]:
        """The words, and pairs of words of which one is frequent or which adjoin, with their sentences."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row, one in enumerate(self.sentences):
            stems = [stem for stem in one.words if self.having[stem] > 1]
            for stem in stems:
                found[stem,].append(row)
            for pair in combinations(sorted(stems), 2):
                if max(self.having[stem] for stem in pair) > SENTENCES or self.adjoin(one, pair):
                    found[pair].append(row)
        return found

    def adjoin(self, one: Sentence, pair: Sequence[str]) -> bool:
        """Whether two words of a sentence stand side by side."""
        first, other = sorted((one.words[stem] for stem in pair), key=lambda word: word.token)
        return other.token - first.token == 1 and adjoins(self.event, first, other)

    def entries(self) -> Iterator[Entry]:
        """The words, and pairs of words, that several texts have and that can head a line."""
        keys = self.keys()
        phrases = {
            key: rows
            for key, rows in keys.items()
            if len(key) > 1
            and sum(self.adjoin(self.sentences[row], key) for row in rows) >= SUBSUMED * len(rows)
        }
        within = {
            stem for key, rows in phrases.items() for stem in key if len(rows) >= SUBSUMED * self.having[stem]
        }
        cues = cue_forms()
        for key, rows in keys.items():
            rarity = max(self.rarities[stem] for stem in key)
            if rarity < RARE or len(rows) > MOST_HAVING:
                continue
            if len({self.sentences[row].teller for row in rows}) < 2:
                continue
            # "House" alone is no matter where "White House" is written.
            if key not in phrases and any(stem in within for stem in key):
                continue
            written = {self.written(stem, rows) for stem in key}
            if written & cues or (key not in phrases and written & single_words("given_names")):
                continue
            entry = self.entry(key, rows, rarity)
            if max(entry.pairs.values()) >= ALIKE:
                yield entry

    def written(self, stem: str, rows: Sequence[int]) -> str:
        """How a word is written in some sentences, most often."""
        return Counter(self.sentences[row].words[stem].written.lower() for row in rows).most_common(1)[0][0]

    def entry(self, key: tuple[str, ...], rows: Sequence[int], rarity: float) -> Entry:
        """A word with those of its sentences that are most like one of each other text."""
        teller = np.array([self.sentences[row].teller for row in rows])
        near = self.alike[np.ix_(rows, rows)]
        most = SENTENCES if len(self.event.tellers) <= THREE else OF_MANY
        worth = np.zeros(len(rows))
        for other in np.unique(teller):
            there = teller == other
            worth[~there] += near[~there][:, there].max(axis=1)
        every, shown = [], list[int]()
        for number in range(len(self.event.tellers)):
            own = np.flatnonzero(teller == number)
            every.append(tuple(rows[place] for place in own.tolist()))
            shown += [int(place) for place in own[np.argsort(-worth[own], kind="stable")[:most]]]
        pairs = {
            (rows[one], rows[other]): float(near[one, other]) if near[one, other] < COPIED else 0.0
            for one, other in combinations(sorted(shown), 2)
            if teller[one] != teller[other]
        }
        return Entry(key, tuple(every), tuple(sorted(rows[place] for place in shown)), pairs, rarity)

    def chosen(self) -> Iterator[Entry]:
        """The entries that together show most pairs of sentences that are alike, the most telling first.

        What an entry adds becomes less with each that is chosen: only the first of the heap is weighed anew.
        """
        done, seen = set[tuple[int, int]](), Counter[int]()

        def worth(one: Entry) -> float:
            added = sum(value for pair, value in one.pairs.items() if pair not in done)
            again = sum(seen[row] for row in one.shown) / len(one.shown)
            return float(added * one.rarity / (1 + again) / len(one.shown) ** 0.5)

        heap = [(-worth(one), place, one) for place, one in enumerate(self.entries())]
        heapq.heapify(heap)
        while heap:
            _, place, one = heapq.heappop(heap)
            now = -worth(one)
            if heap and now > heap[0][0]:
                heapq.heappush(heap, (now, place, one))
                continue
            if now >= 0:
                return
            done.update(one.pairs)
            seen.update(one.shown)
            yield one

    def line_of(self, one: Entry) -> Line:
        """An entry as it is told: how many sentences of each text have it, one of them, and who lacks it."""
        parts, lacking = [], []
        for teller, rows in zip(self.event.tellers, one.every, strict=True):
            shown = [row for row in one.shown if row in rows]
            if not rows:
                lacking += [teller] if self.lacks(teller, one) else []
                continue
            several = f" (at least {len(rows)} sentences)" if len(rows) > 1 else ""
            cited = f" “{self.cited(self.word(one, shown[0]))}”" if self.event.context.brief else ""
            parts.append(f"{teller.label}{several}{cited}")
        if lacking:
            without = "in no sentence both" if len(one.key) > 1 and not self.is_phrase(one) else "without it"
            parts.append(f"{joined([teller.label for teller in lacking])} {without}")
        names = [self.event.tellers[self.sentences[row].teller].name for row in one.shown]
        words = [self.word(one, row) for row in one.shown]
        return Line(
            f"{self.label(one)}: {'; '.join(parts)}",
            tuple(zip(names, (word.spot for word in words), strict=True)),
            is_in_texts=True,
            notes=tuple(self.note(word) for word in words),
        )

    def note(self, word: Word) -> str:
        """Where in its text a word stands, and in which one where its group has several."""
        context = self.event.context
        article = context.article_of[word.spot[0]]
        place = f"paragraph {word.paragraph} of {self.paragraphs[word.spot[0]]}"
        return ", ".join(filter(None, [context.text_note(article), place]))

    @cached_property
    def paragraphs(self) -> dict[str, int]:
        """How many paragraphs each text has."""
        found: dict[str, int] = {}
        for teller in self.event.tellers:
            for word in teller.words:
                found[word.spot[0]] = max(found.get(word.spot[0], 0), word.paragraph)
        return found

    def cited(self, word: Word) -> str:
        """The sentence a word stands in, or what of it is around the word."""
        documents = self.event.context.documents
        row = int(documents.sentence[word.token])
        first, last = int(documents.sentences.start[row]), int(documents.sentences.end[row])
        text = field_of(self.event, word)
        return around(bare(text[first:last]), len(bare(text[first : word.spot[2]])), CITED)

    def word(self, one: Entry, row: int) -> Word:
        """The word of an entry in a sentence, the rarer of two."""
        return self.sentences[row].words[max(one.key, key=self.rarities.__getitem__)]

    def lacks(self, teller: Teller, one: Entry) -> bool:
        """Whether a text has nothing of the family of a word, or no sentence with both of two."""
        if len(one.key) > 1:
            first, other = ({word.sentence for word in teller.places_of.get(stem, ())} for stem in one.key)
            return not first & other
        begun = self.forms(one, one.key[0])
        if begun.endswith("…") and any(word.written.lower().startswith(begun[:-1]) for word in teller.words):
            return False
        return not teller.stems[one.key[0]] and not akin(teller, self.topic(one.key[0]))

    def topic(self, stem: str) -> Topic:
        """A word with all its places in the texts."""
        places = tuple(tuple(teller.places_of.get(stem, ())) for teller in self.event.tellers)
        written = Counter(word.written for own in places for word in own).most_common(1)[0][0]
        return Topic((stem,), written, places)

    def label(self, one: Entry) -> str:
        """What heads a line: the word in all its forms, or both words."""
        if self.is_phrase(one):
            return f"“{self.phrase(one)}”"
        return " and ".join(f"“{self.forms(one, stem)}”" for stem in self.in_order(one))

    def is_phrase(self, one: Entry) -> bool:
        """Whether two words stand side by side."""
        rows = [row for own in one.every for row in own]
        beside = sum(self.adjoin(self.sentences[row], one.key) for row in rows) if len(one.key) > 1 else 0
        return beside > 0 and beside >= SUBSUMED * len(rows)

    def phrase(self, one: Entry) -> str:
        """Two words that stand side by side, with those always beside them: a name in full."""
        stretches = []
        every = [row for own in one.every for row in own]
        for row in every:
            words = sorted((self.sentences[row].words[stem] for stem in one.key), key=lambda word: word.token)
            if words[1].token - words[0].token == 1:
                stretches.append((self.sentences[row], words))
        for step in (-1, -1, 1, 1):
            beside = [self.neighbour(sentence, words, step) for sentence, words in stretches]
            common = Counter(word.stem for word in beside if word).most_common(1)
            # A text that lacks one of them has been counted for the two words.
            if common and common[0][1] == len(every):
                stretches = [
                    (sentence, [word, *words] if step < 0 else [*words, word])
                    for (sentence, words), word in zip(stretches, beside, strict=True)
                    if word
                ]
        written = Counter(said(self.event, words) for _, words in stretches)
        small = Counter(form.lower() for form in written.elements())
        # "A young man" and "young men" are two forms, "Attorney General" and "attorney general" are one.
        return written.most_common(1)[0][0] if len(small) == 1 else " / ".join(dict(small.most_common(2)))

    def neighbour(self, sentence: Sentence, words: Sequence[Word], step: int) -> Word | None:
        """The telling word right before or behind some words, with a capital as theirs."""
        edge = words[0] if step < 0 else words[-1]
        for word in sentence.words.values():
            if word.token == edge.token + step and word.written[:1].isupper() == edge.written[:1].isupper():
                near = (word, edge) if step < 0 else (edge, word)
                return word if adjoins(self.event, *near) else None
        return None

    def in_order(self, one: Entry) -> list[str]:
        """The words of an entry as they stand in the first sentence that is shown."""
        words = self.sentences[one.shown[0]].words
        return sorted(one.key, key=lambda stem: words[stem].token)

    def forms(self, one: Entry, stem: str) -> str:
        """A word as it is written in all the sentences, what its forms begin with, or the two commonest.

        "Issues" and "issued" have a stem in common and are not said to be one word.
        """
        rows = [row for own in one.every for row in own]
        written = Counter(self.sentences[row].words[stem].written for row in rows)
        small = Counter(form.lower() for form in written.elements())
        if len(small) == 1:
            return written.most_common(1)[0][0]
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(min(small), max(small), strict=False))
        same = "".join(letter for letter, _ in alike)
        return f"{same}…" if len(same) >= WRITTEN else " / ".join(form for form, _ in small.most_common(2))


def concordance_lines(event: Event) -> Iterator[Line]:
    """The sentences of the texts around the words that show most of what they tell differently."""
    found = Concordance(event)
    if len(found.sentences) > MOST_SENTENCES:
        return
    left = passages_of(event)
    for one in islice(found.chosen(), LINES):
        if len(one.shown) <= left:
            left -= len(one.shown)
            yield found.line_of(one)


def passages_of(event: Event) -> int:
    """How many sentences there is room for."""
    if len(event.tellers) <= THREE:
        return PASSAGES
    return OF_FOUR if len(event.tellers) < TELLERS and event.context.brief else OF_SIX
