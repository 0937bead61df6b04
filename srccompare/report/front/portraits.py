"""The texts of each group by themselves: facts of these texts, each with its passages, no test."""

from __future__ import annotations

from collections.abc import Iterator

from srccompare.report.context import Context
from srccompare.report.front.aspects import Aspects, aspect_traits
from srccompare.report.front.heard import Heard, heard_traits
from srccompare.report.front.own_words import OwnWords
from srccompare.report.front.told import Told, opening_trait, told_traits
from srccompare.report.front.voices import voices_of, words_of
from srccompare.report.front.wording import wording_traits
from srccompare.report.numbers import several
from srccompare.report.places import Places
from srccompare.report.view import Group, Portrait, Trait


def portraits_of(context: Context) -> tuple[Portrait, ...]:
    """One portrait for each group there are words of."""
    places, aspects = Places(context), Aspects(context)
    told, heard, words = context.once(Told), context.once(Heard), context.once(OwnWords)
    return tuple(
        Portrait(
            anchor=f"g{group.number + 1}",
            group=group,
            words=several(size, "word"),
            voices=voices_of(context, group),
            traits=tuple(
                trait for trait in traits_of(places, told, heard, words, aspects, group) if trait is not None
            ),
        )
        for group in context.groups
        if (size := words_of(context, group))
    )


def traits_of(
    places: Places, told: Told, heard: Heard, words: OwnWords, aspects: Aspects, group: Group
) -> Iterator[Trait | None]:
    """What can be seen in the texts of one group, in the order in which it is told."""
    yield from opening_trait(told, group)
    yield from told_traits(told, group)
    yield from heard_traits(places, heard, group)
    yield from wording_traits(places, words, group)
    yield from aspect_traits(places, aspects, group)
