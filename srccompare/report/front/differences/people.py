"""Whom a text names most, and what each says somebody is: "a centrist think tank", "a moderate group"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from srccompare.comparison.statements.words import stem, words_of
from srccompare.documents.names import gazetteer
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words
from srccompare.report.front.aspects import Mention
from srccompare.report.front.differences.event import Event, Line, joined
from srccompare.report.front.heard import surname
from srccompare.report.front.hits import Spot
from srccompare.report.front.wording import (
    begins_whole,
    ends_whole,
    form_told,
    forms_here,
    is_misnamed,
)
from srccompare.report.parts.naming import Form, actors_of, own_words, places_in
from srccompare.report.wording import line

PEOPLE, CALLED, SIDE_BY_SIDE = 3, 4, 6
"""People told of each text; actors of whom is told what they are called."""
OFTEN = 4
"""Times the person somebody names most is named, for it to say whom the text is about."""
SAID = 2
"""Telling words from which on a form says more than an office."""
LETTERS = 4
"""Letters of an acronym."""
SAYING = ("apposition", "title and name", "description")
"""Sorts of forms that say what somebody is."""


def people_lines(event: Event) -> Iterator[Line]:
    """Whom each text names most, where these differ, and what each says somebody is."""
    yield from named_most(event)
    yield from list(described(event))[:CALLED]
    yield from list(called_apart(event))[:SIDE_BY_SIDE]


def named_most(event: Event) -> Iterator[Line]:
    """The people each text names most."""
    rows = [row for row in event.context.rows(Mention, "coverage") if row.type == "person"]
    parts, first, spots = [], set[str](), []
    for teller in event.tellers:
        ids = event.ids_of(teller)
        own = sorted(
            (row for row in rows if row.id in ids and is_person(row.item)), key=lambda row: -row.count
        )
        if not own or own[0].count < OFTEN:
            return
        # Two named as often as each other: nobody is named most.
        first.add("" if len(own) > 1 and own[1].count == own[0].count else own[0].item)
        told = [f"{line(row.item)} ({row.count}×)" for row in own[:PEOPLE] if row.count > 1]
        parts.append(f"{teller.label} {joined(told)}")
        spots.append((teller.name, (own[0].id, own[0].field, own[0].start, own[0].end)))
    if len(first - {""}) > 1:
        yield Line("Named most, among others: " + "; ".join(parts), tuple(spots), 30)


def is_person(name: str) -> bool:
    """Whether a name is a full one whose first part people are given."""
    return " " in name and name.split()[0].lower().rstrip(".") in single_words("given_names")


def described(event: Event) -> Iterator[Line]:
    """Actors that two texts or more say different things of."""
    for forms in actors_of(event.context):
        told = []
        for teller in event.tellers:
            own = [
                row
                for row in own_words([row for row in forms if row.group == teller.name])
                if row.sort in SAYING
            ]
            said = [row for row in own if len(telling(row)) >= SAID and is_whole(event, row)]
            if said:
                told.append((teller, max(said, key=lambda row: len(telling(row)))))
        sets = [telling(row) for _, row in told]
        # What one says of somebody the others must not say as well, somewhere else in their text.
        apart = all(
            any(not own <= other.stems.keys() for other, _ in told if other is not teller)
            for (teller, _), own in zip(told, sets, strict=True)
        )
        if len(told) > 1 and apart and differ(sets):
            parts = [f"“{row.shown}” in {teller.label}" for teller, row in told]
            spots = tuple(
                (teller.name, spot) for teller, row in told for spot in list(places_in(row.places))[:1]
            )
            yield Line(f"{line(forms[0].name)} is {joined(parts)}", spots, 6)


def called_apart(event: Event) -> Iterator[Line]:
    """What each text calls an actor, where one says in two words or more what another does not say."""
    context = event.context
    actors = [forms for forms in actors_of(context) if forms[0].kind == "person"]
    others = frozenset(surname(forms[0].name) for forms in actors)
    ids = {teller: event.ids_of(teller) for teller in event.tellers}
    for forms in actors:
        chosen = {}
        for teller in event.tellers:
            there = [row for row in forms if any(spots_in(ids[teller], row))]
            chosen[teller] = forms_here(context, there, teller.name, others)
        own = {teller: rows for teller, rows in chosen.items() if rows}
        if len(own) < 2 or any(map(is_misnamed, own.values())):
            continue
        said = [frozenset[str]().union(*map(telling, rows)) for rows in own.values()]
        if max(map(len, said)) < SAID or len(set(said)) < 2:
            continue
        parts = [f"{teller.label} {joined([form_told(row) for row in rows])}" for teller, rows in own.items()]
        spots = tuple(
            (teller.name, spot)
            for teller, rows in own.items()
            for row in rows
            for spot in islice(spots_in(ids[teller], row), 1)
        )
        yield Line(
            f"{line(forms[0].name)} is called, among other things: {'; '.join(parts)}",
            spots,
            is_in_texts=True,
        )


def spots_in(ids: frozenset[str], row: Form) -> Iterator[Spot]:
    """Where a form stands in some articles: those on an event are not all that a group has."""
    return (spot for spot in places_in(row.places) if spot[0] in ids)


def is_whole(event: Event, row: Form) -> bool:
    """Whether a form is all its text says there: begun with its phrase, and ended at a mark or the name."""
    whole = begins_whole(event.context, row)
    return whole and (row.sort == "title and name" or ends_whole(event.context, row))


def telling(row: Form) -> frozenset[str]:
    """The words of a form that say what somebody is: neither name nor form of address."""
    name = {stem(word) for word in words_of(row.name)}
    offices = offices_in_full()
    words = [offices.get(word, word) for word in words_of(row.form) if not is_small(word)]
    return frozenset(stem(word) for word in words) - name - honorifics()


@cache
def honorifics() -> frozenset[str]:
    """Forms of address."""
    return frozenset(stem(word.rstrip(".")) for word in gazetteer.honorifics())


@cache
def offices_in_full() -> dict[str, str]:
    """Abbreviations of offices and what they stand for."""
    return {
        word.rstrip("."): full
        for word, full in gazetteer.written_out().items()
        if word.endswith(".") and " " not in word
    }


def differ(sets: Sequence[frozenset[str]]) -> bool:
    """Whether two of these say different things: they have no word in common, in full or by its letter."""
    return any(
        not one & other and not initials(one, other) and not initials(other, one)
        for number, one in enumerate(sets)
        for other in sets[:number]
    )


def initials(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word may be made of the first letters of others: "rnc" of the national committee."""
    letters = {word[0] for word in other}
    return any(1 < len(word) <= LETTERS and len(set(word) & letters) > 1 and word.isalpha() for word in one)
