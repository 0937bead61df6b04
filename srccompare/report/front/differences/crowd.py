"""What many texts on an event do, counted: of more outlets than a sentence can name, it says how many.

    Headlines   12 of 33 have “ferry”, 9 “licence”; Gull, Wire and 2 more ask

Counts of words are facts of the texts. Who stands apart is named as far as a sentence carries it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from srccompare.report.front.differences.event import Event, Line, Teller, Word, is_telling, joined
from srccompare.report.front.differences.figures import exact_in
from srccompare.report.front.differences.headlines import asks, head_of
from srccompare.report.front.differences.naming import choices, is_split
from srccompare.report.front.differences.sources import OWN, Sources, share_of
from srccompare.report.front.differences.topics import Topic, akin, is_name, topics_of
from srccompare.report.front.hits import Spot

NAMED = 4
"""Outlets a sentence names."""
LISTED = 6
"""Words, people, figures of a line."""
# Guesses.
FEWEST, MOST = 0.1, 0.9
"""The shares of the outlets between which something tells them apart."""
COMMON = 0.6
"""The share of the outlets that have a word or figure, from which on those without it are named."""
SHORTEST = 100
"""Words of an outlet from which on a share of them is told: a stub is all its own (a guess)."""
LEAST = 2
"""Outlets that have something, below which it is not of the event."""


def counted_headlines(event: Event) -> Iterator[Line]:
    """The words the headlines share, by how many have them, and which are questions."""
    heads = {teller: words for teller in event.tellers if (words := head_of(teller))}
    having: dict[str, list[tuple[Teller, Word]]] = defaultdict(list)
    for teller, words in heads.items():
        for word in {word.stem: word for word in words if is_telling(word)}.values():
            having[word.stem].append((teller, word))
    shared = [own for own in having.values() if len(own) >= max(LEAST, FEWEST * len(heads))]
    shared = sorted(shared, key=len, reverse=True)[:LISTED]
    asking = [teller for teller, words in heads.items() if asks(event, words)]
    if shared:
        told = joined([f"{len(own)} have “{written(word for _, word in own)}”" for own in shared])
        asked = f"; {several(asking)} {'ask' if len(asking) > 1 else 'asks'}" if asking else ""
        spots = tuple((teller.name, word.spot) for teller, word in (own[0] for own in shared))
        yield Line(f"Of {len(heads)} headlines {told}{asked}", spots)


def counted_sources(event: Event) -> Iterator[Line]:
    """How much each outlet says in its own voice, and who is heard in how many."""
    # Where somebody's words may be set off without marks, a share is not known.
    known = [
        teller
        for teller in event.tellers
        if not event.own_words.hands_over(teller.rows) and len(teller.words) >= SHORTEST
    ]
    if len(known) >= LEAST:
        share = {teller: share_of(teller, OWN) for teller in known}
        ranked = sorted(share, key=lambda teller: share[teller])
        lowest, highest = ranked[0], ranked[-1]
        middle = float(np.median(list(share.values())))
        ends = tuple((teller.name, teller.words[0].spot) for teller in (lowest, highest))
        yield Line(
            f"Words in its own voice: from {share[lowest]:.0%} ({lowest.label}) to {share[highest]:.0%} "
            f"({highest.label}), in the middle {middle:.0%}",
            ends,
        )
    voices = Sources(event).voices
    found: dict[str, list[tuple[Teller, Spot]]] = defaultdict(list)
    for teller in event.tellers:
        for name, voice in voices[teller.name].items():
            found[name].append((teller, voice.spot))
    often = sorted((name for name in found if len(found[name]) >= LEAST), key=lambda name: -len(found[name]))
    if often:
        told = joined([f"{name} in {len(found[name])}" for name in often[:LISTED]])
        spots = tuple((found[name][0][0].name, found[name][0][1]) for name in often[:LISTED])
        yield Line(f"Heard by name, among others, of {len(event.tellers)} outlets: {told}", spots)


def counted_topics(event: Event) -> Iterator[Line]:
    """The words most texts have and some lack, with those who lack them."""
    chosen = []
    for one in topics_of(event):
        lacking = [teller for teller, count in zip(event.tellers, one.counts, strict=True) if not count]
        share = 1 - len(lacking) / len(event.tellers)
        if COMMON <= share <= MOST and not is_name(event, one) and not any(akin(own, one) for own in lacking):
            chosen.append((one, lacking))
    for one, lacking in sorted(chosen, key=lambda pair: len(pair[1]))[:LISTED]:
        count = len(event.tellers) - len(lacking)
        text = f"“{one.written}” stands in {count} of {len(event.tellers)} outlets, not in {several(lacking)}"
        yield Line(text, first_place(event, one), one.weight)


def counted_figures(event: Event) -> Iterator[Line]:
    """The figures most texts give and some do not."""
    given: dict[tuple[str, ...], dict[Teller, tuple[str, Spot]]] = defaultdict(dict)
    for teller in event.tellers:
        for key, words, spot in exact_in(event, teller):
            given[key].setdefault(teller, (words, spot))
    common = [own for own in given.values() if COMMON <= len(own) / len(event.tellers) <= MOST]
    for own in sorted(common, key=len, reverse=True)[:LISTED]:
        words, _ = next(iter(own.values()))
        lacking = [teller for teller in event.tellers if teller not in own]
        spots = tuple((teller.name, spot) for teller, (_, spot) in list(own.items())[:1])
        yield Line(
            f"“{words}” stands in {len(own)} of {len(event.tellers)} outlets, not in {several(lacking)}",
            spots,
        )


def counted_names(event: Event) -> Iterator[Line]:
    """The names for one thing, each with those who use it outside quotation marks."""
    for own in choices(event).values():
        users: dict[str, list[Teller]] = defaultdict(list)
        shown: dict[str, tuple[str, Spot]] = {}
        for teller, names in own.items():
            for form, places in names.items():
                users[form].append(teller)
                shown.setdefault(form, places[0])
        if is_split(own):
            ranked = sorted(users, key=lambda form: -len(users[form]))
            parts = [f"“{shown[form][0]}” {several(users[form])}" for form in ranked]
            spots = tuple((users[form][0].name, shown[form][1]) for form in ranked)
            yield Line(f"Outside quotation marks: {'; '.join(parts)}", spots)


def several(tellers: Sequence[Teller]) -> str:
    """Outlets by name as far as a sentence carries them, and how many more.

    >>> several(())
    ''
    """
    names = [teller.label for teller in tellers]
    left = len(names) - NAMED
    return joined([*names[:NAMED], f"{left} more"]) if left > 1 else joined(names)


def written(words: Iterator[Word]) -> str:
    """How a word is written most often."""
    return Counter(word.written for word in words).most_common(1)[0][0]


def first_place(event: Event, one: Topic) -> tuple[tuple[str, Spot], ...]:
    """Where a topic stands first in the text that has it most."""
    number = int(np.argmax(one.counts))
    return ((event.tellers[number].name, one.places[number][0].spot),)
