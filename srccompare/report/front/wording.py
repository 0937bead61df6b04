"""How the texts of a group are worded: how firmly, with which loaded words, and what they call whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from srccompare.documents import Documents, Spans
from srccompare.documents.attribution.classes import cue_forms
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.zones import TITLE
from srccompare.lexicon import load
from srccompare.report.context import Context
from srccompare.report.front.hits import FIELDS, Hit, hits_in, often_first, trait_of
from srccompare.report.front.own_words import OwnWords
from srccompare.report.parts.naming import PLAIN, Form, actors_of, commonest, own_words, places_in
from srccompare.report.places import Places
from srccompare.report.view import Cell, Group, Quote, Trait
from srccompare.report.wording import line

SENTENCES = (
    ("certainty_asserted", "asserted"),
    ("certainty_attributed", "attributed"),
    ("certainty_hedged", "hedged"),
    ("certainty_conditional", "conditional"),
    ("certainty_questioned", "asked"),
    ("certainty_denied", "negated or denied"),
)
ACTORS, FORMS = 4, 3
"""Actors named, and forms of each."""
DEMONYM = "demonym"
NAMED = (*PLAIN, "title and name")
ENDS = (",", ".", ";", ")", "—", "–", "")
PLAIN_HEDGES = ("modal", "adverb")
"""Kinds of hedges that hold back what their own sentence tells."""
THINGS = ("document", "statement", "modifier", "head")
"""Categories of offices that are nobody's."""
LEAST = 2
"""The least strength (1 to 3) of a loaded word that is told."""
LOADED = ("loaded_rate",)


def wording_traits(places: Places, words: OwnWords, group: Group) -> Iterator[Trait | None]:
    """How firmly, the words that hedge, the loaded words, the names."""
    evidence = places.context.comparison.evidence
    yield firmness(places.context, group)
    if "hedge_rate" in evidence:
        hedges = own_hits(places, words, evidence["hedge_rate"], group, unclear_hedges())
        yield trait_of(places, "hedges", "Hedges of its own", hedges)
    loaded = [
        hit
        for name in LOADED
        if name in evidence
        for hit in own_hits(places, words, evidence[name], group, frozenset(), least_loaded())
    ]
    # A word all others have, too, names something of the story.
    apart = [hit for hit in loaded if not used_by_all_others(places.context, group, hit.words)]
    yield trait_of(places, "loaded", "Loaded words of its own", often_first(apart), most=10)
    yield called(places, group)


def used_by_all_others(context: Context, group: Group, words: str) -> bool:
    """Whether each other group of a few has the words, in anybody's mouth."""
    having = {
        int(number)
        for number, fields in zip(context.group_of.tolist(), context.small_fields, strict=True)
        if any(words in text for text in fields)
    }
    others = {one.number for one in context.groups if one.number != group.number}
    return len(others) > 1 and others <= having


def own_hits(
    places: Places,
    words: OwnWords,
    spans: Spans,
    group: Group,
    without: frozenset[str],
    mild: frozenset[str] = frozenset(),
) -> list[Hit]:
    """The words behind a measure in a group's own voice: what it reports others to say is theirs."""
    documents = places.context.documents
    first, _ = documents.token_range(spans)
    own = words.mask[first] & ~written_as_name(documents, first)
    return [hit for hit in hits_in(places, spans[own], group.number) if hit.words not in without | mild]


def written_as_name(documents: Documents, first: IntArray) -> BoolArray:
    """Which tokens have a capital that no sentence and no headline gives them: "Rep. Fudge"."""
    capital = (documents.tokens.shape[first] & shapes.CAPITAL) > 0
    opens = documents.sentence_bounds[0][documents.sentence[first]] == first
    named: BoolArray = capital & ~opens & (documents.zone[first] != TITLE)
    return named


@cache
def unclear_hedges() -> frozenset[str]:
    """Hedges that are what is told as often as they hold it back: "accused", "asked whether", "would"."""
    return frozenset(
        one.text for one in load("hedges").entries if one.category not in PLAIN_HEDGES or one.text == "would"
    )


@cache
def least_loaded() -> frozenset[str]:
    """Entries of the list of loaded words that take sides least: most are plain in news."""
    strongest: dict[str, float] = {}
    for one in load("loaded").entries:
        strongest[one.text] = max(strongest.get(one.text, 0.0), one.weight)
    return frozenset(text for text, weight in strongest.items() if weight < LEAST)


def firmness(context: Context, group: Group) -> Trait | None:
    """How many sentences put what they say in which way."""
    evidence = context.comparison.evidence
    counts = []
    for name, word in SENTENCES:
        spans = evidence.get(name)
        if spans is None:
            return None
        own = context.group_of[spans.article] == group.number
        counts.append((word, int((spans.score[own] > 0).sum())))
    told = ", ".join(f"{count} {word}" for word, count in counts if count)
    return Trait("firmness", "Sentences", told, ()) if told else None


def called(places: Places, group: Group) -> Trait | None:
    """What the main actors are called here, people first: the commonest form, and those that say more."""
    told, quotes, items = [], list[Quote](), list[Cell]()
    for forms in sorted(actors_of(places.context), key=lambda forms: forms[0].kind != "person"):
        here = [row for row in forms if row.group == places.context.given_name(group)]
        own = commonest([row for row in own_words(here) if row.sort != DEMONYM])
        chosen = [row for row in forms_shown(own) if begins_whole(places.context, row)]
        chosen = [row for row in chosen if row.sort != "apposition" or ends_whole(places.context, row)]
        # Bare names say nothing by themselves.
        plain = all(row.sort in PLAIN for row in chosen)
        misnamed = any(row.sort in NAMED and not is_namesake(row) for row in chosen)
        if plain or misnamed:
            continue
        told.append(f"{line(own[0].name)}: {', '.join(form_told(row) for row in chosen)}")
        hits = [Hit(row.shown, tuple(places_in(row.places))[:1]) for row in chosen if row.sort not in PLAIN]
        quotes += [quote for hit in hits for quote in form_quotes(places, hit)]
        items += form_items(places, chosen)
        if len(told) == ACTORS:
            break
    return Trait("called", "Calls", "; ".join(told), tuple(quotes), items=tuple(items)) if told else None


def forms_shown(own: Sequence[Form]) -> list[Form]:
    """The forms told of an actor: the commonest, and those that are more than a name."""
    own = [row for row in own if says_who(row)]
    speaking = [row for row in own if row.loaded] + [
        row for row in own if row.sort not in PLAIN and not row.loaded
    ]
    return [*own[:1], *[row for row in speaking if row is not own[0]][: FORMS - 1]]


def says_who(row: Form) -> bool:
    """Whether a form may be somebody's: what stands behind a name with a comma may be another thing."""
    if row.kind != "person" or row.sort != "apposition":
        return True
    people = {one.text for one in load("offices").entries if one.category not in THINGS}
    words = [word.strip(",.").lower() for word in row.form.split()]
    return any(word in people or word.removesuffix("s") in people for word in words)


def begins_whole(context: Context, row: Form) -> bool:
    """Whether a form begins with its phrase: not "candidate Lee" of "likely candidate Lee"."""
    id_, field, start, _ = next(iter(places_in(row.places)), ("", "", 0, 0))
    if row.sort in PLAIN or not id_ or is_small(row.form.split()[0].lower()):
        return True
    before = context.fields[context.article_of[id_]][FIELDS.index(field)][:start]
    word = re.search(r"(?<![\w’'-])([\w’'-]+) $", before)
    return word is None or is_small(word[1].lower()) or word[1].lower() in cue_forms()


def ends_whole(context: Context, row: Form) -> bool:
    """Whether a form ends where a mark stands: others may have been cut."""
    id_, field, _, end = next(iter(places_in(row.places)), ("", "", 0, 0))
    return not id_ or context.fields[context.article_of[id_]][FIELDS.index(field)][end : end + 1] in ENDS


def is_namesake(row: Form) -> bool:
    """Whether a name has the last word of who it is said to name, or is made of letters."""
    last = row.name.split()[-1].lower()
    return last in row.form.lower() or row.form.isupper()


def form_told(row: Form) -> str:
    """A form as it is listed."""
    return f"“{row.shown}”"


def form_items(places: Places, chosen: Sequence[Form]) -> Iterator[Cell]:
    """The forms of an actor one by one, each with its first place; the first with who it is."""
    for number, row in enumerate(chosen):
        spot = next(iter(places_in(row.places)), None)
        who = f"{line(row.name)}: " if not number else ""
        yield Cell(who + form_told(row), link=places.link(*spot[:3]) if spot else "")


def form_quotes(places: Places, hit: Hit) -> Iterator[Quote]:
    """The first passage of a form, where the report carries it."""
    for id_, field, start, end in hit.spots:
        if places.shown(id_, field, start):
            note = places.context.article_name(places.context.article_of[id_])
            yield places.quote(hit.words, note, id_, field, start, end)
