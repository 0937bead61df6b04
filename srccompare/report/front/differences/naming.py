"""Which names for one thing each text chooses outside quotation marks: "pot" here, "cannabis" there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from srccompare import lexicon
from srccompare.comparison.statements.words import stem
from srccompare.documents import Voice
from srccompare.report.front.differences.event import Event, Line, Teller, joined
from srccompare.report.front.hits import FIELDS, Spot
from srccompare.report.wording import line

Choice = dict[str, list[tuple[str, Spot]]]
"""The names a text has for one thing, by what is common to their forms, as they are written and where."""
OFTEN = 3
"""Times the names stand in all texts together, from which on they are no slip of the pen."""


def naming_lines(event: Event) -> Iterator[Line]:
    """The things two texts have no name for in common, the most often named first."""
    chosen = choices(event)
    things = Counter({thing: sum(map(len, map(all_places, own.values()))) for thing, own in chosen.items()})
    for thing, count in things.most_common():
        own = chosen[thing]
        if count >= OFTEN and is_split(own):
            parts = [f"{teller.label} {names_told(own[teller])}" for teller in event.tellers if teller in own]
            spots = [
                (teller.name, places[0][1]) for teller, names in own.items() for places in names.values()
            ]
            yield Line(f"Outside quotation marks: {'; '.join(parts)}", tuple(spots), count)


def is_split(own: dict[Teller, Choice]) -> bool:
    """Whether two texts have no name for a thing in common."""
    return any(not one.keys() & other.keys() for one in own.values() for other in own.values())


def choices(event: Event) -> dict[str, dict[Teller, Choice]]:
    """The names of the list outside quotation marks, thing by thing, text by text."""
    documents = event.context.documents
    found: dict[str, dict[Teller, Choice]] = defaultdict(dict)
    words = lexicon.load("rival_terms")
    spans = documents.find(words, Voice.OUTLET)
    teller_of = {row: teller for teller in event.tellers for row in teller.rows}
    spans = spans[np.isin(spans.article, list(teller_of))]
    texts = documents.text_of(spans)
    for number, row in enumerate(spans.article.tolist()):
        thing = words.categories[int(spans.category[number])]
        own = found[thing].setdefault(teller_of[row], defaultdict(list))
        spot = (
            documents.articles[row].id,
            FIELDS[int(spans.field[number])],
            int(spans.start[number]),
            int(spans.end[number]),
        )
        own[form_of(texts[number])].append((line(texts[number]), spot))
    return found


def form_of(name: str) -> str:
    """What is common to a name in the singular and plural, with hyphens or without.

    >>> form_of("Gun-control") == form_of("gun controls"), form_of("estate taxes") == form_of("estate tax")
    (True, True)
    """
    *before, last = line(name).lower().replace("-", " ").split()
    return " ".join([*before, stem(last)])


def all_places(names: Choice) -> list[tuple[str, Spot]]:
    """The places of all names for one thing in a text."""
    return [place for places in names.values() for place in places]


def names_told(names: Choice) -> str:
    """The names in a text, the commonest first, and how often each stands there.

    >>> names_told({"pot": [("pot", ("a", "text", 0, 3))]})
    '“pot” (1×)'
    """
    ranked = sorted(names.values(), key=len, reverse=True)
    return joined(
        [
            f"“{Counter(name for name, _ in places).most_common(1)[0][0]}” ({len(places)}×)"
            for places in ranked
        ]
    )
