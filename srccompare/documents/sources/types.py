"""Of what type a source is, by all the signs of it there are.

    President Ann Lee …                    a title at the name
    Ann Lee, a nurse from Vardal, …        an apposition
    Lee's campaign · vote for Lee          what the words around a name show
    The council met. Lee was late.         a word of politics near a name: no sign at all

Every sign speaks for one type, with a strength. In one article each type counts each sort of sign once, so
that a name met ten times beside "campaign" is no surer than a name met twice; over the articles of a
comparison strengths add up, so that a stray sign in one of them is outvoted, but a sign told in n of them
only as n times its strength by the root of n, so that titles do not outvote what is told but once. The type
with most of the strength is taken; where there is no sign there is no type. Bodies have theirs from the kind
of their name.
Not attempted: people who change from one type to another between the articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from srccompare.documents.names import gazetteer
from srccompare.documents.names.people import person_name
from srccompare.documents.sources import scheme
from srccompare.documents.sources.phrases import (
    ELECTED,
    Told,
    located,
    party_members,
    told_by,
    type_of_mention,
)
from srccompare.documents.sources.reader import Clue, Identity, Reader, Verdict
from srccompare.documents.sources.scene import REMEMBERED, Range, head_stop
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words
from srccompare.lexicon import Entry

PRIVATE = (scheme.ORDINARY, scheme.COMPANY, scheme.MEDIA, scheme.EXPERT)
"""Types of people who may take up politics: a campaign of one's own outweighs them."""

# Strengths keep the order in which a reader lets one sign overrule another; they were set by hand on 579
# labelled attributions (benchmarks/sources.py), and how often the type with most strength is right is what
# ``probability`` says.
RULES, POLITICS, OFFICE, TRADE = 8.0, 5.0, 3.0, 2.0
"""Head of a state by title; office of politics, or a campaign for one; any other office; a private trade."""
RELATION, BODY, LEADS = 1.0, 1.5, 0.8
"""Somebody's widow or neighbour; "of" a body, without an office; "leader" of nobody knows what."""
SHOWN = {
    "run": 5.0,
    "campaign": 2.5,
    "letters": 1.2,
    "rule": 1.6,
    "land": 1.2,
    "medium": 1.8,
    "wrote": 0.9,
    "age": 0.8,
    "hails": 0.8,
    "lives": 0.8,
}
"""What words around a name show; see ``profiles.Profile``."""
VENTURE = 1.2
"""A firm of one's own."""
FORMER = 0.7
"""What is left of an office no longer held, against a campaign of today."""
FIRST = 1.25
"""What is told first weighs more than what is told of the same person later."""
FIGURE, FIGURE_POLITICIAN, FIGURE_HEAD, FIGURE_DATED = 1.5, 2.4, 3.0, 4.0
"""Somebody known to readers, counted once; a politician or official outweighs a private trade, but no office
told at the name; a head of a state more where the date of the article says that it was held by then."""
PARTY_ONLY = 0.7
"""Strength of a party alone: "Lee, a Republican" may be a voter."""
FIGURE_RUNS = 4.5
"""Somebody known to have run for president in the year of the article or the next: a campaign of one's own
outweighs the office held. Set by hand between an office and a campaign told."""
FORMER_TRADE = 0.5
"""What is left of a private trade given up."""
FIGURES = {
    "head": scheme.POLITICIAN,
    "politician": scheme.POLITICIAN,
    "media": scheme.MEDIA,
    "company": scheme.COMPANY,
    "expert": scheme.EXPERT,
    "ngo": scheme.NGO,
    "ordinary": scheme.ORDINARY,
    "official": scheme.OFFICIAL,
    "military": scheme.MILITARY,
}
"""The type each category of people known to readers stands for; of heads before they took office."""
NAMED = 4.0
"""The kind of a body by its name."""
GUESSED = 1.0
"""A body of which only that it is one is told: it counts with the officials."""
PRECEDENCE = {scheme.HEAD: 2.0, scheme.POLITICIAN: 2.0}
"""A governor who runs is of politics, a singer who rules is head of a state, though most articles only give
the other title."""
KNOWN_BEFORE = ("figure", "runs", "letters")
"""Sorts of clues that tell of no office and no campaign: they never go before the office at the name."""
DOUBT = 0.6
"""Strength of what no article tells: with it one trade makes a type 81 % sure, one office 86 %."""
SERVED_NEAR = 2
"""Sentences back to which somebody named may be whom "an aide" serves."""
LEAST = 0.4
"""Share from which a type is given that no office tells: below it none of those labelled was right."""
KNOWN = 3
"""Mentions from which somebody the article never introduces is known to its readers."""


def weigh_clues(clues: Iterable[tuple[int, Clue]]) -> Verdict | None:
    """The type that the clues of one or several articles speak for, None without any that prevails."""
    strongest: dict[tuple[int, str, str], Clue] = {}
    times: dict[tuple[str, str], int] = {}
    for article, clue in clues:
        # What readers know beforehand is no new sign in every article.
        key = (article if clue.sort != "figure" else -1, clue.sort, clue.type)
        if key not in strongest or clue.strength > strongest[key].strength:
            strongest[key] = clue
    totals: dict[str, float] = {}
    best: dict[str, Clue] = {}
    for clue in strongest.values():
        times[clue.sort, clue.type] = times.get((clue.sort, clue.type), 0) + 1
    for clue in strongest.values():
        # A title stands in every article, a candidacy in some: what is told again tells less each time.
        strength = clue.strength / times[clue.sort, clue.type] ** 0.5
        weight = PRECEDENCE.get(clue.type, 1.0) if clue.sort not in KNOWN_BEFORE else 1.0
        totals[clue.type] = totals.get(clue.type, 0.0) + strength * weight
        if clue.type not in best or clue.strength > best[clue.type].strength:
            best[clue.type] = clue
    if not totals:
        return None
    kind = max(totals, key=lambda one: totals[one])
    share = totals[kind] / (sum(totals.values()) + DOUBT)
    clear = share >= LEAST or totals[kind] >= OFFICE
    return Verdict(kind, share, best[kind].told) if clear else None


def type_of_entity(reader: Reader, entity: int) -> Verdict | None:
    """Of what type somebody or something named is: by all articles where they are read together.

    While sources are still being identified, by what the article and the others of its story tell so far.
    """
    if entity in reader.verdicts:
        return reader.verdicts[entity]
    clues = [(0, clue) for clue in clues_of(reader, entity)]
    if reader.settled:
        reader.verdicts[entity] = weigh_clues(clues)
        return reader.verdicts[entity]
    shared = reader.shared.get(entity, ())
    return weigh_clues([*clues, *((1, office_clue(reader, entity, *office)) for office in shared)])


def clues_of(reader: Reader, entity: int) -> list[Clue]:
    """All that an article tells of an entity's type."""
    if entity not in reader.clues:
        reader.clues[entity] = list(find_clues(reader, entity))
    return reader.clues[entity]


def find_clues(reader: Reader, entity: int) -> Iterator[Clue]:
    """The signs of an entity's type, one by one."""
    scene, kind = reader.scene, reader.kind(entity)
    row = reader.by_entity[entity][0]
    own = (scene.first[row], scene.stop[row])
    if kind not in ("person", "other"):
        found = type_of_mention(scene, row)
        if not found and kind == "place" and is_region(reader.scene.names.entities.name[entity]):
            # "Europe", "the West"
            return
        told = Told("body", found or scheme.OFFICIAL, own, (own,))
        yield Clue("name", told.type, NAMED if found else GUESSED, told)
        return
    profile = reader.profile(entity)
    if kind == "other" and not profile.told:
        # Of initials nobody writes out the letters tell nothing.
        inside = told_by(scene, *own) if not scene.names.entities.name[entity].isupper() else None
        if inside is not None:
            yield Clue("name", inside.type, NAMED, inside)
            return
        if scene.word[own[1] - 1] in gazetteer.nouns():
            return
    for place, (told, words) in enumerate(profile.told):
        clue = office_clue(reader, entity, told, words)
        yield clue if place else clue._replace(strength=clue.strength * FIRST)
    yield from shown_clues(reader, entity)
    figure = figure_clue(reader, entity, own)
    if figure is not None:
        yield figure


def is_region(name: str) -> bool:
    """Whether a name is that of a part of the world, which no government speaks for."""
    known = gazetteer.known_names().get(gazetteer.key_of(name))
    return known is not None and known.category == "region" and not known.linked


def figure_clue(reader: Reader, entity: int, own: Range) -> Clue | None:
    """The sign that a name is which readers know, for heads of states by the date of the article."""
    figure = figure_named(reader.scene.names.entities.name[entity])
    if figure is None:
        return None
    published = reader.scene.documents.articles[reader.article].published
    kind = FIGURES[figure.category]
    strength = FIGURE_POLITICIAN if kind in ELECTED else FIGURE
    if figure.category == "head" and (published is None or published.year >= int(figure.note.split(";")[0])):
        kind, strength = scheme.HEAD, FIGURE_HEAD if published is None else FIGURE_DATED
    year = candidacy(figure)
    if year and published is not None and year - 1 <= published.year <= year:
        # In every article anew, as the office held is told in every one.
        return Clue("runs", scheme.POLITICIAN, FIGURE_RUNS, Told("figure", scheme.POLITICIAN, own, (own,)))
    return Clue("figure", kind, strength, Told("figure", kind, own, (own,)))


def candidacy(figure: Entry) -> int:
    """The year of the election somebody known to readers ran in, 0 for none."""
    runs = figure.note.partition("runs ")[2]
    return int(runs.split(";")[0]) if runs else 0


@lru_cache(REMEMBERED)
def figure_named(name: str) -> Entry | None:
    """Whom of those known to readers a name is that of, middle names aside; None for nobody."""
    key, figures = gazetteer.key_of(name), gazetteer.public_figures()
    if " " not in key:
        return surnames().get(key)
    return figures.get(key) or figures.get(full_name(key)) or figures.get(outer_name(key))


@cache
def surnames() -> dict[str, Entry]:
    """Those known to readers whom a surname alone tells: "Navalny"."""
    known = gazetteer.public_figures().items()
    found = {name: figure for name, figure in known if figure.note.endswith("surname")}
    return {name.split()[-1]: figure for name, figure in found.items()}


def outer_name(key: str) -> str:
    """Given name and surname alone: "hillary clinton" for Hillary Rodham Clinton."""
    name = person_name(key)
    return " ".join((name.words[0], name.words[-1], name.suffix)).strip()


def full_name(key: str) -> str:
    """A name without its middle initials; with its suffix, which makes it another's."""
    name = person_name(key)
    return " ".join((*name.words, name.suffix)).strip()


def office_clue(reader: Reader, entity: int, told: Told, words: Range) -> Clue:
    """The sign that a title or apposition is."""
    scene, (low, high) = reader.scene, words
    if told.category == "spokesperson":
        bare = told.body < 0 and told.evidence == (told.office,)
        speaks = scene.word[told.office[1] - 1].startswith("spokes")
        body = body_before(reader, low) if bare and speaks else ""
        told = told._replace(type=body or told.type)
        if bare and told.type == scheme.OFFICIAL and serves_politician(reader, low, entity):
            told = told._replace(type=scheme.POLITICIAN)
        told = served(reader, told if told.body >= 0 else of_his(reader, told, entity, low))
    strength = OFFICE
    if told.type == scheme.HEAD:
        # A "leader" of no state is one only where nothing else is told.
        strength = RULES if told.category != "leader" or told.body >= 0 else LEADS
    elif told.type == scheme.POLITICIAN:
        strength = POLITICS if told.category != "spokesperson" else OFFICE
        office = scene.word[told.office[1] - 1]
        single = office in single_words("source_words", "one_of_party") and scene.word[low] in closed_class(
            "indefinite_article"
        )
        if single or office in party_members():
            strength = PARTY_ONLY
    elif told.type == scheme.ORDINARY:
        # a trade, or somebody's widow or neighbour, or "an angler"
        word = scene.word[told.office[1] - 1]
        tie = word in single_words("source_words", "kin") or word in closed_class("of_origin")
        tie = tie or word in single_words("source_words", "belongings") or not is_trade(word)
        strength = RELATION if tie else TRADE
    elif told.category == "body":
        strength = BODY
    elif told.type in PRIVATE:
        strength = TRADE
    past = not single_words("source_words", "former").isdisjoint(scene.word[low:high])
    left = FORMER_TRADE if told.type in PRIVATE else FORMER
    return Clue("told", told.type, strength * (left if past else 1.0), told)


@lru_cache(REMEMBERED)
def is_trade(word: str) -> bool:
    """Whether a word surely is one for a trade: "angler" only ends like one."""
    doer = word.endswith(tuple(single_words("source_words", "doer_ending")))
    return (
        not doer
        or word in gazetteer.offices()
        or word.endswith(tuple(single_words("source_words", "trade_ending")))
    )


def shown_clues(reader: Reader, entity: int) -> Iterator[Clue]:
    """The signs that words around a name are: a campaign of one's own, a medium, a firm."""
    profile, scene = reader.profile(entity), reader.scene
    for sort, place, category, kind in (
        ("run", profile.run, "politician", scheme.POLITICIAN),
        ("campaign", profile.campaign, "politician", scheme.POLITICIAN),
        ("letters", profile.letters, "politician", scheme.POLITICIAN),
        ("rule", profile.rule, "head", scheme.HEAD),
        ("land", profile.land, "leader", scheme.HEAD),
        ("medium", profile.medium, "media", scheme.MEDIA),
        ("age", profile.age, "ordinary", scheme.ORDINARY),
        ("hails", profile.hails, "ordinary", scheme.ORDINARY),
        ("lives", profile.lives, "ordinary", scheme.ORDINARY),
    ):
        if place is not None:
            yield Clue(sort, kind, SHOWN[sort], Told(category, kind, place, (place,)))
    if profile.venture is not None:
        place = profile.venture
        yield Clue("venture", scheme.COMPANY, VENTURE, Told("company", scheme.COMPANY, place, (place,)))
    rows = reader.by_entity[entity]
    given = scene.word[scene.first[rows[0]]] in gazetteer.given_names()
    if profile.wrote is not None and given and len(rows) < KNOWN:
        place = profile.wrote
        yield Clue("wrote", scheme.MEDIA, SHOWN["wrote"], Told("media", scheme.MEDIA, place, (place,)))


def told_of_entity(reader: Reader, entity: int) -> Told | None:
    """What tells the type of somebody or something named, None where nothing does."""
    verdict = type_of_entity(reader, entity)
    return verdict.told if verdict is not None else None


def by_owner(reader: Reader, identity: Identity) -> Told | None:
    """What a description tells; where it belongs to somebody ("Lee's answer"), what is told of that one."""
    told, scene = identity.told, reader.scene
    if identity.words is None or identity.status == "unresolved":
        return told
    first, stop = identity.words
    head = head_stop(scene, first, stop) - 1
    owned = told is None or scene.word[head] in single_words("source_words", "utterance")
    if told is not None and told.category == "spokesperson" and told.body >= 0:
        employer = served(reader, told)
        person = scene.entity[told.body]
        if employer is told and reader.kind(person) == "person" and person in reader.by_entity:
            # "Lee's spokesman": what all that is told of Lee makes of Lee
            verdict = type_of_entity(reader, person)
            return serving(verdict.told, told) if verdict is not None else told
        return employer
    if told is not None and told.category == "spokesperson" and identity.owner is None:
        number = scene.sentence[first]
        around = scene.word[scene.sentence_first[number] : scene.sentence_stop(number)]
        bare = told.evidence == (told.office,)
        if bare and ("campaign" in around or serves_politician(reader, first)):
            # "the aides, led by the campaign manager"
            return Told(told.category, scheme.POLITICIAN, told.office, told.evidence)
    if told is not None and told.category == "spokesperson" and identity.owner is not None:
        # "his spokesman"
        if not identity.owner.person:
            return told
        whose = identity.owner
        found = told_of_entity(reader, whose.entity) if whose.entity >= 0 else whose.told
        return serving(found, told) if found is not None else told
    if not owned:
        return told
    owner = identity.owner.entity if identity.owner is not None else -1
    for token in range(first, head):
        row = scene.at.get(token, -1)
        if owner < 0 and row >= 0 and scene.word[scene.stop[row]] == "'s":
            owner = scene.entity[row]
    if owner < 0:
        return told
    found = told_of_entity(reader, owner)
    people = scene.word[head] in closed_class("campaign_office")
    return serving(found, told) if people and found is not None else found


def served(reader: Reader, told: Told) -> Told:
    """What is told of somebody who speaks for a person: who speaks for an official is one."""
    if told.body < 0:
        return told
    entity = reader.scene.entity[told.body]
    if reader.kind(entity) != "person" or entity not in reader.by_entity:
        return told
    theirs = [other for other, _ in reader.profile(entity).told if other.category != "spokesperson"]
    office = next((other for other in theirs if other.type in scheme.OFFICIALS), None)
    runs = reader.profile(entity).run is not None and office is not None and office.type != scheme.HEAD
    if office is None or runs or any(other.type == scheme.POLITICIAN for other in theirs):
        return told
    return serving(office, told)


def body_before(reader: Reader, token: int) -> str:
    """The type of the body named last before a bare "spokesman", "" where somebody else was named since."""
    scene = reader.scene
    for row in reversed(rows_before(reader, token)):
        near = scene.sentence[token] - scene.sentence[scene.first[row]] < SERVED_NEAR
        if not near or scene.kind(row) == "person":
            return ""
        if scene.kind(row) in scheme.OF_KIND and not located(scene, row):
            return type_of_mention(scene, row)
    return ""


def serves_politician(reader: Reader, token: int, entity: int = -1) -> bool:
    """Whether "aides" of nobody they name are those of a politician: of whom the article just spoke."""
    scene = reader.scene
    for row in reversed(rows_before(reader, token)):
        if scene.sentence[token] - scene.sentence[scene.first[row]] > SERVED_NEAR:
            return False
        other = scene.entity[row]
        if reader.kind(other) == "person" and other != entity:
            theirs = {told.type for told, _ in reader.profile(other).told if told.category != "spokesperson"}
            figure = figure_named(scene.names.entities.name[other])
            known = figure is not None and FIGURES[figure.category] == scheme.POLITICIAN
            runs = reader.profile(other).run is not None or scheme.POLITICIAN in theirs
            return runs or (known and not theirs & {*scheme.OFFICIALS})
    return False


def of_his(reader: Reader, told: Told, entity: int, begin: int) -> Told:
    """What is told of "his top aide", with the person named before as the one he serves."""
    scene = reader.scene
    if scene.word[begin] not in closed_class("own_of_person"):
        return told
    row = next((r for r in reversed(rows_before(reader, begin)) if scene.kind(r) == "person"), -1)
    if row < 0 or scene.entity[row] == entity:
        return told
    return Told(told.category, scheme.POLITICIAN, told.office, told.evidence, row)


def rows_before(reader: Reader, token: int) -> Sequence[int]:
    """The mentions of an article before a token."""
    scene, mentions = reader.scene, reader.mentions
    if not mentions:
        return mentions
    first = mentions[0]
    return mentions[: bisect_left(scene.first, token, first, mentions[-1] + 1) - first]


def serving(found: Told, told: Told | None) -> Told:
    """The type of those who work for somebody: an official's people are officials."""
    kind = scheme.OFFICIAL if found.type in scheme.OFFICIALS else found.type
    if told is None:
        return Told(found.category, kind, found.office, found.evidence, found.body)
    return Told(told.category, kind, told.office, told.evidence, told.body)
