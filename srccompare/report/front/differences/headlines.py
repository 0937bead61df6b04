"""What one headline says and no other: its words, its marks, who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from srccompare.documents.attribution.classes import cue_forms
from srccompare.documents.text.structure import single_words
from srccompare.report.front.differences.event import (
    Event,
    Line,
    Teller,
    Word,
    field_of,
    is_telling,
    joined,
    key_of,
    marked,
    spanned,
)
from srccompare.report.wording import line

RUNS = 4
"""Stretches of a headline that are cited."""
ASKS = re.compile(r"\?[”\"’']?\s*$")
QUOTED = re.compile(r"(?<!\w)[‘'“\"]([^‘’'“”\"]{3,60})[’'”\"](?!\w)")


def headline_lines(event: Event) -> Iterator[Line]:
    """What only the headline of each has, and what the others' share."""
    heads = {teller: head_of(teller) for teller in event.tellers}
    own = {teller: words for teller, words in heads.items() if words}
    if len(own) < 2:
        return
    parts, spots = [], []
    for teller, words in own.items():
        elsewhere = {part for other, there in own.items() if other is not teller for part in parts_of(there)}
        runs = list(stretches(event, words, elsewhere))[:RUNS]
        if runs:
            quoted = quoted_in(event, words)
            told = joined(marked(runs))
            if quoted:
                told += f" ({joined(marked(quoted))} in quotation marks)"
            if asks(event, words):
                told += " and asks"
            parts.append(f"only {teller.label} has {told}")
            spots.append((teller.name, spanned(words)))
    shared = shared_words(own, " ".join(parts).lower())
    if not parts:
        return
    text = "; ".join(parts)
    if shared:
        text += "; " + shared
    yield Line(text[:1].upper() + text[1:], tuple(spots))


def head_of(teller: Teller) -> tuple[Word, ...]:
    """The words of the headline of a group's first article."""
    first = teller.words[0].spot[0] if teller.words else ""
    return tuple(word for word in teller.words if word.spot[0] == first and word.in_headline)


def title(event: Event, words: tuple[Word, ...]) -> str:
    """The text the words of a headline stand in, up to their end and the marks behind it."""
    text, (_, _, _, end) = field_of(event, words[0]), words[-1].spot
    return text[:end] + text[end : end + 3].partition("\n")[0]


def stretches(event: Event, words: tuple[Word, ...], elsewhere: set[str]) -> Iterator[str]:
    """The stretches of a headline whose telling words stand in no other headline.

    A first name alone tells nothing where the surname behind it is shared.
    """
    text, telling = title(event, words), [word for word in words if is_telling(word)]
    taken = [not parts_of([word]) & elsewhere for word in telling]
    place = 0
    while place < len(telling):
        stop = place
        while stop < len(telling) and taken[stop]:
            stop += 1
        if stop > place and not (stop == place + 1 and is_first_name(telling, place)):
            yield line(text[telling[place].spot[2] : telling[stop - 1].spot[3]]).strip("‘’'“”\"")
        place = max(stop, place + 1)


def is_first_name(words: Sequence[Word], place: int) -> bool:
    """Whether a word is a given name with another capitalised word behind it."""
    behind = words[place + 1] if place + 1 < len(words) else None
    known = single_words("given_names")
    return behind is not None and behind.written[:1].isupper() and words[place].written.lower() in known


def quoted_in(event: Event, words: tuple[Word, ...]) -> list[str]:
    """What a headline has in quotation marks."""
    return [
        line(match[1]).rstrip(",")
        for match in QUOTED.finditer(title(event, words)[words[0].spot[2] - (words[0].spot[2] > 0) :])
    ]


def asks(event: Event, words: tuple[Word, ...]) -> bool:
    """Whether a headline is a question."""
    return ASKS.search(title(event, words)) is not None


def parts_of(words: Iterable[Word]) -> set[str]:
    """The words of a headline and the parts of its compounds, endings off."""
    found = {word.stem for word in words}
    return found | {
        key_of(part) for word in words for part in re.split(r"[-’']", word.written) if len(part) > 1
    }


def shared_words(own: dict[Teller, tuple[Word, ...]], told: str) -> str:
    """The words some headlines share and others lack."""
    if len(own) < 3:
        return ""
    found: dict[tuple[str, ...], list[str]] = {}
    seen = set[str]()
    for words in own.values():
        for word in words:
            # "Says" and "a show of force" are shared by chance.
            if not is_telling(word) or word.stem in seen or word.written.lower() in cue_forms():
                continue
            seen.add(word.stem)
            having = tuple(teller.label for teller, there in own.items() if word.stem in parts_of(there))
            # Who has "lied" where another has "lying" shares the matter and not the word.
            alike = [other for there in own.values() for other in there if other.stem == word.stem]
            if len({other.written.lower().removesuffix("s") for other in alike}) > 1:
                continue
            if word.written.lower() not in told and 1 < len(having) < len(own):
                found.setdefault(having, []).append(word.written)
    return "; ".join(f"{joined(having)} share {joined(marked(words))}" for having, words in found.items())
