"""Who is given the word: who most of all, who in one text alone and with what, and who without a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from srccompare import lexicon
from srccompare.documents.names import gazetteer
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words
from srccompare.report.context import FIELD
from srccompare.report.front.differences.event import Event, Line, Teller, joined, marked
from srccompare.report.front.differences.figures import text_of
from srccompare.report.front.heard import (
    SURE,
    THOUGHT,
    Attribution,
    Relay,
    is_given_word,
    is_taken,
    known_media,
    often,
    party_words,
    surname,
)
from srccompare.report.front.hits import FIELDS, Spot
from srccompare.report.wording import cut, line

APART, MEDIA = 0.2, 4
"""The difference in shares of its own voice that is told; media told of each text."""
OWN, QUOTE = 0, 2
"""The voices of words."""
FEWEST = 3
"""Words of a quotation that is cited."""
LONGEST = 6
"""Words of somebody without a name."""
OTHERS = ("another", "other")
"""Words before people who are told apart from somebody with a name."""
BEGINNING = 3
"""Sentences at the beginning of a text in which somebody is introduced who is named behind them: a guess."""
PEOPLE = (
    "official", "ordinary", "politician", "expert", "anonymous", "spokesperson", "collective", "military",
    "leader",
)  # fmt: skip
"""Categories of offices that people hold."""
ALONE, UNNAMED, MOST = 4, 4, 6
"""Sources told of each text that are heard there alone, that have no name, that are heard most."""
MARKS = '“”"‘’, '
QUOTED = re.compile(r"[“\"]([^“”\"]{12,})(?:[”\"]|$)")
"""What stands in quotation marks within what somebody is reported to say."""
SAYS, WHO = 110, 70
"""Characters of what a source says, and of what the text calls it."""


@dataclass(eq=False)
class Voice:
    """A source in one text: what it is called and where it says what, in how many sentences."""

    name: str
    rows: Sequence[Attribution]
    sentences: int

    @property
    def spot(self) -> Spot:
        """Where it is given the word first."""
        return next(row.spot for row in self.rows if row.spot is not None)


class Sources:
    """The sources of an event by text."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.heard = event.heard

    @cached_property
    def voices(self) -> dict[str, dict[str, Voice]]:
        """The named sources of each text that are surely given the word."""
        found: dict[str, dict[str, Voice]] = {teller.name: {} for teller in self.event.tellers}
        for teller in self.event.tellers:
            for name, rows in self.heard.given_to(teller.name, self.event.ids).items():
                found[teller.name][name] = Voice(name, rows, self.heard.sentences(rows))
        return found

    @cached_property
    def rows(self) -> list[Attribution]:
        """The attributions of the event."""
        every, own = self.heard.attributions, self.heard.places_by_id
        places = sorted(place for id_ in self.event.ids for place in own.get(id_, ()))
        return [row for row in map(every.__getitem__, places) if row.spot is not None]

    def words(self, row: Attribution) -> str:
        """What somebody says there."""
        return self.heard.content(row)

    def said(self, voice: Voice) -> str:
        """What a source is quoted with, or is reported to say; nothing where that is no clause of its own."""
        direct = [row for row in voice.rows if row.kind != "indirect"]
        row = max(direct or voice.rows, key=lambda row: len(self.words(row)))
        words = self.words(row)
        if direct:
            words = max(QUOTED.findall(words) or [words], key=len).strip(MARKS)
            return f": “{cut(words, SAYS)}”" if len(words.split()) >= FEWEST else ""
        words = words.strip(MARKS)
        clause = words.startswith("that ") and len(words.split()) > LONGEST
        return f", saying {cut(words, SAYS)}" if clause else ""

    def called(self, voice: Voice) -> str:
        """The name with what the text says of who that is."""
        name = voice.name
        forms = [line(row.source) for row in voice.rows if row.source and surname(name) in row.source]
        forms = [form for form in forms if form[:1].isupper() or form.split()[0] in indefinite() | definite()]
        # "Ms. Vance to our reporter" is Ms. Vance.
        longest = max(
            (who_alone(form.partition(" to ")[0]) for form in forms if not form.startswith("Another ")),
            key=len,
            default="",
        )
        shown = cut(longest, WHO)
        # A name that was cut off, or shortened, is told whole.
        return shown if len(shown) > len(name) and name.split()[0] in shown else name


def who_alone(form: str) -> str:
    """What somebody is called without the clause behind it.

    >>> who_alone("Mayor Ann Lee after the vote, which passed"), who_alone("Ann Lee, a baker")
    ('Mayor Ann Lee', 'Ann Lee, a baker')
    """
    words = form.split(" ")
    ends = single_words("clause_words", "subordinator") | single_words("clause_words", "relative")
    stop = next((at for at, word in enumerate(words) if at and word.lower() in ends), len(words))
    return " ".join(words[:stop]).rstrip(" ,")


def source_lines(event: Event) -> Iterator[Line]:
    """Who is heard most in each text, who there alone, who without a name."""
    sources = Sources(event)
    yield from shares(event)
    yield from most_heard(event, sources)
    for teller in event.tellers:
        yield from alone(event, sources, teller)
    yield from other_media(event)
    yield from unnamed(event, sources)


def shares(event: Event) -> Iterator[Line]:
    """How much of each text is its own voice, where they are far apart."""
    own = {teller: share_of(teller, OWN) for teller in event.tellers}
    # Where somebody's words may be set off without marks, nobody's share is known.
    unclear = any(event.own_words.hands_over(teller.rows) for teller in event.tellers)
    if unclear or max(own.values()) - min(own.values()) < APART:
        return
    ranked = sorted(own, key=lambda teller: -own[teller])
    told = joined([f"{teller.label} {own[teller]:.0%}" for teller in ranked])
    marks = joined([f"{teller.label} {share_of(teller, QUOTE):.0%}" for teller in ranked])
    reported = [(teller, [word for word in teller.words if word.voice]) for teller in ranked]
    spots = [(teller.name, words[0].spot) for teller, words in reported if words]
    yield Line(f"Words in its own voice: {told}; in quotation marks: {marks}", tuple(spots))


def share_of(teller: Teller, voice: int) -> float:
    """How much of a text is in a voice."""
    return sum(word.voice == voice for word in teller.words) / len(teller.words)


def other_media(event: Event) -> Iterator[Line]:
    """Which other media each text cites, where not all do alike."""
    rows = event.context.rows(Relay, "relays")
    found = {
        teller.label: [
            row
            for row in rows
            if row.group == teller.name
            and event.ids.issuperset(row.ids.split("; "))
            and is_taken(event.context, row)
        ]
        for teller in event.tellers
    }
    # Where another text has such a medium as well, and was not found to cite it, nothing sets them apart.
    texts = {other.label: text_of(event, other) for other in event.tellers}
    every = {row.medium for own in found.values() for row in own}
    if any(
        one in texts[label] and one not in {row.medium for row in own}
        for label, own in found.items()
        for one in every
    ):
        return
    # Nor where a text names a medium and was not found to cite any.
    if any(not own and names_media(texts[label]) for label, own in found.items()):
        return
    told = {label: {row.medium for row in own} for label, own in found.items()}
    if not any(told.values()) or all(one == next(iter(told.values())) for one in told.values()):
        return
    named = {label: joined([line(row.medium) for row in own[:MEDIA]]) for label, own in found.items() if own}
    parts = [f"{label} {media}" for label, media in named.items()]
    spots = [(row.group, example(event, row)) for own in found.values() for row in own[:MEDIA]]
    yield Line("Cites other media, among others: " + "; ".join(parts), tuple(spots))


def names_media(text: str) -> bool:
    """Whether a text has the name of a known medium; one of a single word in capitals, as others are words.

    >>> names_media("He told the Associated Press."), names_media("He told the press in time.")
    (True, False)
    >>> names_media("He was on CNN at noon.")
    True
    """
    if not media_acronyms().isdisjoint(re.findall(r"[A-Z]{2,}", text)):
        return True
    # "The sun" shines; media of one word are other words as often.
    names = (name for name in known_media() if " " in name and not name.startswith("the "))
    return any(name.title() in text for name in names)


@cache
def media_acronyms() -> frozenset[str]:
    """Names of media in capitals."""
    entries = lexicon.load("acronyms").entries
    return frozenset(one.text.upper() for one in entries if one.category in ("agency", "media"))


def example(event: Event, row: Relay) -> Spot:
    """Where something is taken from a medium first."""
    context = event.context
    for id_ in row.ids.split("; "):
        for where, text in zip(FIELDS, context.fields[context.article_of[id_]], strict=True):
            if (start := text.find(row.example)) >= 0:
                return id_, where, start, start + len(row.example)
    raise LookupError(row.example)


def most_heard(event: Event, sources: Sources) -> Iterator[Line]:
    """Whom each text lets speak, most of all first, where these are not the same."""
    parts, heard, spots = [], set[tuple[str, ...]](), []
    for teller in event.tellers:
        own = sources.voices[teller.name].values()
        ranked = sorted(own, key=lambda voice: -voice.sentences)[:MOST]
        if not ranked:
            continue
        told = [voice.name + bracketed(often(voice.sentences)) for voice in ranked]
        parts.append(f"{teller.label} {joined(told)}")
        heard.add(tuple(sorted(voice.name for voice in ranked)))
        spots += [(teller.name, voice.spot) for voice in ranked[:1]]
    if len(heard) > 1:
        yield Line("Heard by name, among others: " + "; ".join(parts), tuple(spots), 50)


def alone(event: Event, sources: Sources, teller: Teller) -> Iterator[Line]:
    """Who is heard in one text alone, with what."""
    only = {hit.words for hit in sources.heard.only(teller.name, event.ids)}
    voices = [voice for name, voice in sources.voices[teller.name].items() if name in only]
    voices.sort(key=lambda voice: -voice.sentences)
    if not voices:
        return
    parts = [f"{sources.called(voice)}{sources.said(voice)}" for voice in voices[:ALONE]]
    left = len(voices) - ALONE
    text = f"Only {teller.label} gives the word to " + "; ".join(parts) + ("; and others" if left > 0 else "")
    yield Line(text, tuple((teller.name, voice.spot) for voice in voices[:ALONE]), 40)


def bracketed(note: str) -> str:
    """A note behind a name."""
    return f" ({note})" if note else ""


def unnamed(event: Event, sources: Sources) -> Iterator[Line]:
    """Who is heard without a name; nothing where somebody may be so in a text and is not surely."""
    parts, spots = [], []
    for teller in event.tellers:
        found, where, unsure = Counter[str](), dict[str, Spot](), False
        for row in sources.rows:
            if row.group != teller.name or row.spot is None:
                continue
            source = unnamed_people(row, sources.heard.text)
            unsure = unsure or bool(source)
            if row.confidence < SURE:
                continue
            if source and is_given_word(row, sources.words(row)) and not named_soon(sources, row, source):
                first = source.split()[0].lower()
                if (first in indefinite() or first in sources.heard.text) and first not in parties():
                    source = source[:1].lower() + source[1:]
                found[source] += 1
                where.setdefault(source, row.spot)
        if found:
            chosen = [name for name, _ in found.most_common(UNNAMED)]
            parts.append(f"{teller.label} {joined(marked(chosen))}")
            spots += [(teller.name, where[name]) for name in chosen]
        elif unsure:
            return
    if spots:
        yield Line("Heard without a name, among others: " + "; ".join(parts), tuple(spots), 20)


def named_soon(sources: Sources, row: Attribution, source: str) -> bool:
    """Whether somebody may be named further down: at the beginning of a text "a top official" often is."""
    if source.split()[0].lower() not in closed_class("article") | {"one", "another"} or row.spot is None:
        return False
    heard, start = sources.heard, row.spot[2]
    article = sources.event.context.article_of[row.id]
    text = sources.event.context.fields[article][FIELD[row.field]]
    if re.search(f"(?i:{re.escape(source)})" + r", [^.]{0,40}?[A-Z][\w’'-]+ [A-Z]", text):
        return True
    first = heard.places.row_at(heard.spans, article, FIELD[row.field], 0)
    return heard.places.row_at(heard.spans, article, FIELD[row.field], start) - first < BEGINNING


def unnamed_people(row: Attribution, texts: str) -> str:
    """The people nobody names behind a source: "an official", "aides"; empty for "the mayor", "a record".

    What follows them stays while it is short: "two people briefed on the matter".
    """
    words = line(row.source).split()
    if (
        not words
        or row.field == "title"
        or row.stance == THOUGHT
        or row.polarity == "negated"
        or row.cue_lemma in single_words("statement_words", "refusing")
    ):
        return ""
    first = words[0].lower()
    stop = end_of_head(words)
    head = words[stop - 1].lower().strip(",")
    if first not in indefinite() and (
        first in definite() or not head.endswith("s") or (stop < 2 and first not in texts)
    ):
        return ""
    # "House Democrats" are a body that has a name, "White House officials" are not.
    named = stop > 1 and words[stop - 1][:1].isupper() and first not in indefinite()
    bare = head in indefinite() | single_words("clause_words", "quantifier")
    preposition = first in single_words("clause_words", "preposition")
    # "Oslo and its allies" are not all without a name.
    named = named or (words[0][:1].isupper() and words[1:2] == ["and"] and first not in texts)
    # "Other Democrats" are others than those just named.
    if first in OTHERS or named or bare or preposition or not {head, head.removesuffix("s")} & people():
        return ""
    told = words[:stop] if len(words) > LONGEST or words[stop - 1].endswith(",") else words
    return " ".join(told).strip(",") if len(told) <= LONGEST else ""


def end_of_head(words: Sequence[str]) -> int:
    """Behind which word the head of a source ends: "two of the officials | in town", "aides, | who …"."""
    behind = single_words("unnamed_sources", "behind")
    some = words[0].lower() in indefinite() - closed_class("article") - {"one"}
    begin = 2 if len(words) > 2 and some and words[1] == "of" else 0
    for place, word in enumerate(words):
        if place > begin and word in behind:
            return place
        if place >= begin and word.endswith(","):
            return place + 1
    return len(words)


def indefinite() -> frozenset[str]:
    """Words before people nobody has named."""
    return single_words("unnamed_sources", "indefinite")


def definite() -> frozenset[str]:
    """Words before people somebody has named, and for what nobody can name."""
    return single_words("unnamed_sources", "definite")


def parties() -> frozenset[str]:
    """Words for parties, which have a capital and name nobody."""
    return party_words()


@cache
def people() -> frozenset[str]:
    """Nouns for those who can speak, and no documents."""
    return frozenset(word for word, category in gazetteer.offices().items() if category in PEOPLE)
