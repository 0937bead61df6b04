"""What a reader must know before believing a comparison, as sentences."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from srccompare.comparison.groups.copies import Copies
from srccompare.comparison.groups.events import Grouped
from srccompare.comparison.groups.genres import UNKNOWN, find_genre
from srccompare.comparison.groups.grouping import EVENTS, FEWEST_EVENTS, MIXED, Grouping
from srccompare.comparison.statistics.verdicts import length_ratios, unequal
from srccompare.documents import Documents, Voice
from srccompare.documents.text.zones import FURNITURE

ACCEPTING = (
    'If they are right, compare(..., events="found") or --events found accepts them; '
    "if all tell one story, a column event with one name says so."
)
"""How events that were found come to count as given ones."""
TRANSLATION_COLUMNS = ("translated_from", "translated", "original_language")


def caveats(
    documents: Documents,
    grouping: Grouping,
    copies: Copies,
    status: Sequence[str],
    voice: Voice | None = None,
    events: Grouped | None = None,
) -> tuple[str, ...]:
    """What limits what the comparison can claim besides what comes ``foremost``, most important first."""
    return (
        *about_voice(voice),
        *about_size(grouping),
        *about_events(documents, events),
        *about_length(documents, grouping),
        *about_dates(documents),
        *about_translation(documents),
        *about_copies(documents),
        *about_status(documents, status),
        *about_furniture(documents),
        *documents.articles.notes,
        *about_reprints(copies),
    )


def foremost(documents: Documents, grouping: Grouping, copies: Copies) -> tuple[str, ...]:
    """What makes a comparison one of unlike or of no different things; a report says it on its first page."""
    return (*about_one_text(grouping, copies), *about_genre(documents, grouping))


# A guess: an editor who changes one word in ten has the same text.
ONE_TEXT = 0.9
"""Share of an article's words that it takes from another from which on the two are one text."""


def about_one_text(grouping: Grouping, copies: Copies) -> Iterator[str]:
    """Groups that have nothing but one and the same text: however many they are, they are one voice."""
    first = np.where(copies.share >= ONE_TEXT, copies.first, np.arange(len(copies.first)))
    by_text: dict[int, list[str]] = {}
    for number, name in enumerate(grouping.groups):
        texts = np.unique(first[grouping.group_of == number])
        if len(texts) == 1:
            by_text.setdefault(int(texts[0]), []).append(name)
    for names in by_text.values():
        if len(names) > 1:
            yield (
                f"{len(names)} groups have one text between them ({named(names)}): it is one text printed "
                f"{len(names)} times, not {len(names)} outlets that agree, and between them nothing can be "
                "compared."
            )


def about_size(grouping: Grouping) -> Iterator[str]:
    """How far the number of articles carries."""
    if len(grouping.groups) < 2:
        yield "There is only one group: nothing can be compared, the values stand for themselves."
        return
    sizes = grouping.sizes.tolist()
    single = [name for name, size in zip(grouping.groups, sizes, strict=True) if size == 1]
    if single:
        yield (
            f"A single article stands for {named(single)}. Differences are differences between these texts, "
            "not between outlets: intervals cover the sentences of these texts only, and no test over events "
            "is possible."
        )
    if grouping.tier in (EVENTS, MIXED) and grouping.pairing.shared.max(initial=0) >= FEWEST_EVENTS:
        yield (
            f"Groups that share at least {FEWEST_EVENTS} events are compared event by event (sign-flip "
            "tests); what is found holds for events like these."
        )
    elif len(single) < len(sizes):
        shared = int(grouping.pairing.shared.max(initial=0))
        yield (
            "Groups of several articles are compared over article-level values, by dealing the articles "
            "out anew (permutation tests; articles on one event, where it is given, go together). What is "
            f"found holds for articles like these. With {FEWEST_EVENTS} shared events or more, groups are "
            f"compared event by event; here {'none is' if not shared else f'at most {shared} are'} shared."
        )
    yield (
        "Many measures are looked at together. The primary ones are corrected so that for each question (who "
        "is heard, how it is worded) at most one comparison in twenty makes a false claim; the secondary "
        "ones, which show where a difference comes from, so that at most one claim in twenty is false."
    )


# A guess.
MIXED_GENRES = 0.1
"""Difference of the share of a genre between groups from which on it is said: one op-ed in ten articles."""


def about_genre(documents: Documents, grouping: Grouping) -> Iterator[str]:
    """Groups that differ in how many of their articles are known to be opinion, analysis, live blogs …"""
    genre = np.array([find_genre(article).name for article in documents.articles])
    # Who compares by genre need not be told to.
    if all(grouping.groups[own] == name for own, name in zip(grouping.group_of, genre, strict=True)):
        return
    told = []
    for name in sorted({*genre.tolist()} - {UNKNOWN, "report"}):
        number = np.bincount(grouping.group_of[genre == name], minlength=len(grouping.groups))
        share = number / np.bincount(grouping.group_of, minlength=len(grouping.groups))
        if share.max() - share.min() >= MIXED_GENRES:
            counts = [
                f"{count} of {group}" for group, count in zip(grouping.groups, number, strict=True) if count
            ]
            told.append(f"{name} ({named(counts)})")
    if told:
        yield (
            f"Genres differ between groups: {'; '.join(told)}; for {int((genre == UNKNOWN).sum())} of "
            f"{len(genre)} articles the genre is not known. Opinion has more loaded words and boosters than "
            "reports and fewer speakers, analysis more hedges, whoever prints it: compare one genre "
            '(genre="report"), or by="genre".'
        )


def about_events(documents: Documents, events: Grouped | None) -> Iterator[str]:
    """Articles whose event was found and not given, where there are several; None: none was looked for."""
    loose = sum(not article.event for article in documents.articles)
    if events is None:
        yield (
            f"No event is given for {loose} articles, too many to look for events at once: names are "
            "followed within each article alone, tests over events take only given ones, and what is told "
            "side by side stands on events found by content once it is asked for (comparison.events). "
            f"{ACCEPTING}"
        )
    elif len(events.found) > 1:
        several = [
            f"{name.removeprefix('event: ')} ({size})"
            for name, size in Counter(events.event).most_common()
            if name in set(events.found) and size > 1
        ]
        which = f": {named(several)}" if several else ""
        yield (
            f"No event is given for {loose} articles; by content they tell {len(events.found)} events "
            f"(comparison.events){which}. What is told side by side stands on these; tests over events take "
            f"only given ones. {ACCEPTING}"
        )


def about_length(documents: Documents, grouping: Grouping) -> Iterator[str]:
    """Groups whose articles are much longer or shorter than those they are held against."""
    ratios = length_ratios(documents.words().astype(float), grouping)
    uneven = [f"{name} ({ratio:.1f} times)" for name, ratio in ratios.items() if unequal(ratio)]
    if uneven:
        yield (
            f"Lengths differ by more than half from those held against: {named(uneven)}. Longer articles "
            "hold more sources, names and frames; rates are per word and need not follow, and the notes in "
            "the table name measures that go with length here."
        )


def about_voice(voice: Voice | None) -> Iterator[str]:
    """Whose words were measured, where it is not what the measures declare."""
    if voice is not None:
        yield (
            f"Asked for the voice {str(voice.name).lower()!r}: measures that are not tied to a voice count "
            "the words of that voice only."
        )


def about_dates(documents: Documents) -> Iterator[str]:
    """What is known of the order of publication."""
    articles = list(documents.articles)
    unknown = [article.id for article in articles if article.published is None]
    if unknown:
        yield (
            f"The publication date is unknown for {len(unknown)} of {len(articles)} articles "
            f"({named(unknown)}): what one of them lacks may not have happened yet when it was written."
        )
    days = [day_of(article.published) for article in articles if article.published is not None]
    if len(days) > 1 and max(days) != min(days):
        yield f"The articles were published between {min(days)} and {max(days)}: later ones could know more."


def day_of(published: datetime.date | datetime.datetime) -> datetime.date:
    """The day of a date or datetime."""
    return published.date() if isinstance(published, datetime.datetime) else published


def about_translation(documents: Documents) -> Iterator[str]:
    """Whether the English is a translation, as far as the articles say."""
    translated, recorded = [], False
    for article in documents.articles:
        values = [
            article.metadata.get(column) for column in TRANSLATION_COLUMNS if column in article.metadata
        ]
        recorded = recorded or bool(values)
        if any(value not in (None, "", False, "no", "false") and value == value for value in values):
            translated.append(article.id)
    if translated:
        yield (
            f"Translated into English: {named(translated)}. Wording, hedging and tone of a translation, "
            "above all of a machine's, are partly the translator's."
        )
    if not recorded:
        yield (
            "Whether any text is a translation is not recorded (column translated_from); machine-translated "
            "English changes hedging, tone and wording without the outlet's doing."
        )


def about_copies(documents: Documents) -> Iterator[str]:
    """The same text given twice."""
    texts = Counter(article.text.strip() for article in documents.articles if article.text.strip())
    for text, number in texts.items():
        if number > 1:
            ids = [article.id for article in documents.articles if article.text.strip() == text]
            yield f"The articles {named(ids)} have the same text: their agreement is a copy, not a finding."


def about_reprints(copies: Copies) -> Iterator[str]:
    """Articles that are mostly the wording of another, and what follows from it."""
    whole = copies.pairs[copies.pairs["share"] > 0.5]
    pairs = zip(whole["reprint"].tolist(), whole["original"].tolist(), whole["share"].tolist(), strict=True)
    told = [f"{reprint} takes {share:.0%} of its words from {original}" for reprint, original, share in pairs]
    if told:
        yield (
            f"Reprinted text: {named(told)}. What they share is one voice, not several that agree. On one "
            "side of a difference an article and its reprints on the same event count once, and so does "
            "reprinted text in the words that set groups apart."
        )


def about_status(documents: Documents, status: Sequence[str]) -> Iterator[str]:
    """Articles that could not be measured or carry flags."""
    for article, state in zip(documents.articles, status, strict=True):
        if state == "empty":
            yield f"The article {article.id} has no words and was not measured."
        elif state == "language":
            yield f"The article {article.id} does not read as English and was not measured."
        elif state != "ok":
            yield f"A measure failed on the article {article.id} ({state}); it is missing there."
        if article.flags:
            yield f"The article {article.id}: {', '.join(article.flags)}."


def about_furniture(documents: Documents) -> Iterator[str]:
    """How much was set aside as furniture of the page."""
    words = np.bincount(
        documents.tokens.article[documents.is_word & (documents.zone == FURNITURE)], minlength=len(documents)
    )
    touched = [
        f"{article.id} ({count} words)"
        for article, count in zip(documents.articles, words, strict=True)
        if count
    ]
    if touched:
        yield f"Set aside as furniture of the page, not measured: {named(touched)}."


def named(names: Sequence[str], most: int = 8) -> str:
    """Names in a row, the first few of many.

    >>> named(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
