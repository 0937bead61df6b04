"""How the texts of a group are worded: how firmly, with which loaded words, and what they call whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from srccompare.comparison.statements.words import numerals
from srccompare.documents import Documents, Spans
from srccompare.documents.attribution.classes import base_forms, cue_forms
from srccompare.documents.names import gazetteer
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.zones import TITLE
from srccompare.lexicon import load
from srccompare.report.context import Context
from srccompare.report.front.heard import surname
from srccompare.report.front.hits import Hit, hits_in, often_first, trait_of
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
UNCLEAR = ("would", "could", "potentially")
"""Those of them that rather say what may come, what somebody is able to do, or what a thing is like."""
FEWEST_HEDGES = 2
"""Hedges from which on they are told: one says nothing of a text (a guess)."""
THINGS = ("document", "statement", "modifier", "head")
"""Categories of offices that are nobody's."""
NOT_ALL = ("fellow", "other")
"""Words before those of somebody who are not meant themselves."""
BEHIND = re.compile(r" ([a-z]{4,})\b")
"""A word in small letters behind a name."""
LEAST = 2
"""The least strength (1 to 3) of a loaded word that is told."""
LOADED = ("loaded_rate",)


def wording_traits(places: Places, words: OwnWords, group: Group) -> Iterator[Trait | None]:
    """How firmly, the words that hedge, the loaded words, the names."""
    evidence = places.context.comparison.evidence
    yield firmness(places.context, group)
    if "hedge_rate" in evidence:
        hedges = own_hits(places, words, evidence["hedge_rate"], group, unclear_hedges())
        if sum(len(hit.spots) for hit in hedges) >= FEWEST_HEDGES:
            yield trait_of(places, "hedges", "Hedges of its own", hedges)
    loaded = [
        hit
        for name in LOADED
        if name in evidence
        for hit in own_hits(places, words, evidence[name], group, frozenset(), least_loaded())
    ]
    # A word all others have, too, names something of the story.
    apart = [
        hit
        for hit in loaded
        if hit.words not in closed_class("offence")
        and not used_by_all_others(places.context, group, hit.words)
    ]
    yield trait_of(places, "loaded", "Loaded words of its own", often_first(apart), most=10)
    yield called(places, group)


def used_by_all_others(context: Context, group: Group, words: str) -> bool:
    """Whether each other group of a few has the words, in anybody's mouth."""
    others = [one.number for one in context.groups if one.number != group.number]
    return len(others) > 1 and all(
        any(words in text for row in context.rows_of_group[number] for text in context.small_fields[row])
        for number in others
    )


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
    every = load("hedges").entries
    return frozenset(one.text for one in every if one.category not in PLAIN_HEDGES or one.text in UNCLEAR)


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
    """What the main actors are called here, people first: the commonest form, and those that say more.

    A form of address alone is told last, where others do without: "Mr Vance" here, "Vance" there.
    """
    name = places.context.given_name(group)
    telling, addressed = list[list[Form]](), list[list[Form]]()
    actors = sorted(actors_of(places.context), key=lambda forms: forms[0].kind != "person")
    others = frozenset(surname(forms[0].name) for forms in actors if forms[0].kind == "person")
    for forms in actors:
        chosen = forms_here(places.context, forms, name, others)
        misnamed = is_misnamed(chosen)
        # Bare names say nothing by themselves.
        if misnamed or not chosen or is_alone_in_address(forms, chosen, name):
            addressed += [chosen] if chosen and not misnamed else []
        elif not all(is_bare(row) for row in chosen):
            telling.append(chosen)
    told = [*telling, *addressed][:ACTORS]
    hits = [
        Hit(row.shown, tuple(places_in(row.places))[:1])
        for chosen in told
        for row in chosen
        if row.sort not in PLAIN or chosen in addressed
    ]
    return (
        Trait(
            "called",
            "Calls",
            "; ".join(f"{line(rows[0].name)}: {', '.join(form_told(row) for row in rows)}" for rows in told),
            tuple(quote for hit in hits for quote in form_quotes(places, hit)),
            items=tuple(item for rows in told for item in form_items(places, rows)),
        )
        if told
        else None
    )


def forms_here(context: Context, forms: Sequence[Form], name: str, others: frozenset[str]) -> list[Form]:
    """What a group calls an actor outside quotations: whole forms, the commonest first.

    ``others`` are the surnames of all people.
    """
    here = [row for row in forms if row.group == name and row.sort != DEMONYM]
    own = commonest([row for row in own_words(here) if is_naming(context, row, others)])
    chosen = [row for row in forms_shown(own) if begins_whole(context, row)]
    return [row for row in chosen if row.sort != "apposition" or ends_whole(context, row)]


def is_misnamed(chosen: Sequence[Form]) -> bool:
    """Whether a name among some forms is another's."""
    return any(row.sort in NAMED and not is_namesake(row) for row in chosen)


def is_bare(row: Form) -> bool:
    """Whether a form is no more than a name."""
    return row.sort in PLAIN or row.form.lower().removeprefix("the ") == row.name.lower()


def is_alone_in_address(forms: Sequence[Form], chosen: Sequence[Form], group: str) -> bool:
    """Whether a group calls somebody by a form of address and name alone, and another by the bare name."""
    if not (forms[0].kind == "person" and all(is_bare(row) for row in chosen) and has_address(chosen[0])):
        return False
    elsewhere = {row.group: row for row in reversed(commonest(own_words(forms))) if row.group != group}
    return any(not has_address(row) and is_bare(row) for row in elsewhere.values())


def has_address(row: Form) -> bool:
    """Whether a form opens with a form of address: "Mr", "Lady"."""
    return row.form.split()[0].lower() in gazetteer.honorifics()


def is_naming(context: Context, row: Form, others: frozenset[str]) -> bool:
    """Whether a form names somebody here.

    Not: *the first minister* to do something, the next of a list of people, "Vance" in "the Vance campaign"
    alone, "President Lee" in "as a President Lee would".
    """
    words = row.form.split()
    if words[0].lower() == "the" and len(words) > 1 and words[1].lower() in numerals("ordinal"):
        return False
    if words[0].lower() in NOT_ALL or is_cut(context, row):
        return False
    if row.kind == "person" and any(word.strip(",") in others for word in words if word not in row.name):
        return False
    for id_, field, start, end in places_in(row.places):
        text = context.field_text(id_, field)
        if row.sort not in PLAIN:
            if not text[:start].endswith((" a ", " an ")) or words[0].lower() in ("a", "an"):
                return True
        elif not in_compound(text, end):
            return True
    return not row.places


def is_cut(context: Context, row: Form) -> bool:
    """Whether a form that is more than a name goes on behind what was read: "the minister | of trade"."""
    return row.sort not in PLAIN and all(
        context.field_text(id_, field).startswith(" of ", end) for id_, field, _, end in places_in(row.places)
    )


def in_compound(text: str, end: int) -> bool:
    """Whether a name has a noun right behind it: "the Vance administration"."""
    behind = BEHIND.match(text, end)
    if behind is None:
        return False
    word = behind[1]
    # "Vance campaigns" has a verb, "the Vance campaign" none.
    verb = word in cue_forms() - base_forms() or word.endswith(("s", "ed", "ing", "ly"))
    return not (is_small(word) or verb)


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
    before = context.field_text(id_, field)[:start]
    word = re.search(r"(?<![\w’'-])([\w’'-]+) $", before)
    return word is None or is_small(word[1].lower()) or word[1].lower() in cue_forms()


def ends_whole(context: Context, row: Form) -> bool:
    """Whether a form ends where a mark stands: others may have been cut."""
    id_, field, _, end = next(iter(places_in(row.places)), ("", "", 0, 0))
    return not id_ or context.field_text(id_, field)[end : end + 1] in ENDS


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
