"""What a comparison of one event is about: the words its headlines share, and the statement most texts tell.

Nothing is invented: a title of shared words takes no outlet's side, a sentence is cited with whose it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from srccompare.comparison.claims.standing import stands_alone
from srccompare.comparison.statements.words import words_of
from srccompare.documents.text.grammar.forms import is_small
from srccompare.report.context import Context
from srccompare.report.front.differences.event import Event, Word, adjoins, event_of, is_telling, key_of, said
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.view import DifferenceLine
from srccompare.report.wording import cut, line

SHARED = 0.5
"""The share of the headlines that have a word of the title."""
WORDS = 4
"""Words or phrases of a title."""
EARLY = 0.15
"""How early, on average, a statement has to stand in the texts to be what they tell."""
OPENING = 0.1
"""How early the sentence that is cited has to stand in its own text."""
MOST = 2 / 3
"""The share of the outlets that have to tell it."""
LONGEST = 45
"""Words of a sentence that is cited, and its characters."""
CITED = 280
QUOTES = ("“", "‘", '"', "'")


def only_event(context: Context) -> int | None:
    """The number of the event, where several outlets tell one and no other."""
    events = context.comparison.same_event.articles_of
    told = [number for number, own in enumerate(events) if len(own.keys() - {None}) > 1]
    return told[0] if len(told) == 1 and len(events) == 1 else None


def shared_title(context: Context) -> str:
    """The words most headlines of an event share, as they are written; empty where they share none."""
    number = only_event(context)
    if number is None:
        return ""
    event = event_of(context, number)
    heads = [head for teller in event.tellers for head in heads_of(teller.words)]
    if len(heads) < 2:
        return ""
    having = Counter(stem for head in heads for stem in {word.stem for word in head if is_telling(word)})
    least = max(2, SHARED * len(heads))
    common = {stem for stem, count in having.items() if count >= least}
    # In the order of the headline that has most of them; of several the shortest.
    best = max(heads, key=lambda head: (len({word.stem for word in head} & common), -len(head)))
    phrases: list[list[Word]] = []
    for word in best:
        if word.stem not in common:
            continue
        if phrases and adjoins(event, phrases[-1][-1], word):
            phrases[-1].append(word)
        elif all(word.stem != one.stem for own in phrases for one in own):
            phrases.append([word])
    phrases.sort(key=lambda words: -max(having[word.stem] for word in words))
    return ", ".join(written(event, words) for words in phrases[:WORDS])


def heads_of(words: Sequence[Word]) -> list[list[Word]]:
    """The headlines among the words of a group, article by article."""
    found: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        if word.in_headline:
            found[word.spot[0]].append(word)
    return list(found.values())


def written(event: Event, words: Sequence[Word]) -> str:
    """Words as they stand in a headline, the first with a capital."""
    text = said(event, words)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a statement, with its sentence."""

    statement: int
    band: str
    id: str
    group: str | None
    field: str
    start: int
    sentence_start: int
    sentence_end: int
    sentence: str


def told_by_most(context: Context) -> DifferenceLine | None:
    """The statement most outlets tell and tell first, in the words of one of them."""
    if only_event(context) is None:
        return None
    places, found = Places(context), defaultdict(list)
    for row in rows_of(Clause, context.comparison.statements):
        if row.band == "shared" and row.group is not None:
            found[row.statement].append(row)
    size = len(context.groups)
    shared = shared_stems(context)
    best: tuple[tuple[int, float], list[Clause], Clause] | None = None
    for rows in found.values():
        groups = {row.group for row in rows}
        if len(groups) < max(2, MOST * size):
            continue
        early = sum(min(share_before(context, row) for row in rows if row.group == group) for group in groups)
        cited = [row for row in rows if can_open(context, places, row) and is_headed(row, shared)]
        if early / len(groups) <= EARLY and cited:
            rank = len(groups), -early
            if best is None or rank > best[0]:
                best = rank, rows, min(cited, key=lambda row: share_before(context, row))
    if best is None:
        return None
    _, rows, told = best
    words = cut(line(told.sentence).strip("“”\"' "), CITED)
    quotes, seen = [], set[str | None]()
    for row in rows:
        if row.group not in seen and places.shown(row.id, row.field, row.sentence_start):
            seen.add(row.group)
            quotes.append(
                places.quote(
                    context.called(row.group), "", row.id, row.field, row.sentence_start, row.sentence_end
                )
            )
    own = context.called(told.group)
    text = f"What it is about, in the words of {own}: “{words}”"
    link = places.link(told.id, told.field, told.sentence_start)
    return DifferenceLine(text, tuple(quotes), link)


def shared_stems(context: Context) -> frozenset[str]:
    """The telling words two headlines or more share; of less than three headlines those of any."""
    heads = [
        {key_of(word) for word in words_of(title) if not is_small(word)}
        for title, _ in context.fields
        if title
    ]
    having = Counter(word for head in heads for word in head)
    least = 2 if len(heads) > 2 else 1
    return frozenset(word for word, count in having.items() if count >= least)


def is_headed(row: Clause, shared: frozenset[str]) -> bool:
    """Whether a sentence has what the headlines are about: two of the words they share, if they share any."""
    own = {key_of(word) for word in words_of(row.sentence)}
    return len(own & shared) >= min(2, len(shared))


def can_open(context: Context, places: Places, row: Clause) -> bool:
    """Whether a sentence is early, short and clear enough to say what a story is."""
    return (
        row.field == "text"
        and share_before(context, row) <= OPENING
        and len(row.sentence.split()) <= LONGEST
        and stands_alone(row.sentence)
        # What somebody says about it does not say what it is.
        and not row.sentence.lstrip().startswith(QUOTES)
        and places.shown(row.id, row.field, row.sentence_start)
    )


def share_before(context: Context, row: Clause) -> float:
    """How much of a text stands before a clause; a headline stands before all of it."""
    text = context.fields[context.article_of[row.id]][1]
    return 0.0 if row.field == "title" else row.start / max(len(text), 1)
