"""Whom or what a definite description was used for: "the minister", "the company", "the report".

    Harding Bank cut its rate. The lender said …     A judge resigned. Ann Lee, the judge, said …
    ^^^^^^^^^^^^               ^^^^^^^^^^            ^^^^^^^          ^^^^^^^

A description leads back to somebody of its type who was named before, or ahead from a headline to the one
who is introduced behind it. It is left open where two would do, where its words contradict what is known of
the one found (a party, "former"), and where what follows it says that another is meant.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.phrases import ELECTED, Told, is_plural, told_by
from srccompare.documents.sources.reader import Identity, Office, Reader
from srccompare.documents.sources.salience import (
    close,
    fitting,
    is_subject,
    just_spoken_of,
    latest_person,
    rows_between,
    searched_back,
)
from srccompare.documents.sources.scene import REMEMBERED, Scene, breaks, is_people, openers
from srccompare.documents.sources.types import figure_named, told_of_entity
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

NEARBY = 6
"""Sentences within which a body named only once may be "the company"."""
TOLD = 1000
"""Tokens back to which "the report" may lead: more than nearly all articles have."""
LEAD = 2
"""Sentences in which somebody may be announced without a name: the headline and the lead."""
NAMED_SOON = 6
"""Sentences within which the name of somebody a lead announces is told."""
RECENT = 3
"""Sentences, its own included, in which what "the group" or "the town" means was named. Set by hand."""
PAIR = 2
TOGETHER = 12
"""Sentences back to which "the two" may lead to two who spoke together."""
LONGEST = 14
"""Tokens a phrase for a document may have before or behind its noun."""
GROUNDS = {
    "town": ("place", ("city", "")), "city": ("place", ("city", "capital", "")),
    "village": ("place", ("",)), "state": ("place", ("region",)), "province": ("place", ("region",)),
    "country": ("country", ("country", "")), "nation": ("country", ("country", "")),
}  # fmt: skip
"""The kind and the categories of places that a noun for one may be used for."""
PARTIES = {
    "republican": "republican", "gop": "republican", "democratic": "democratic", "democrat": "democratic",
    "conservative": "conservative", "tory": "conservative", "labour": "labour",
}  # fmt: skip
"""Words before an office that tell the party of its holder."""
SORTS = {
    "any_group": ("think tank or NGO", "union", "organisation", "military", "other"),
    "any_firm": ("company", "organisation", "other"),
    "any_outlet": ("media", "other"),
    "any_network": ("media", "think tank or NGO", "organisation", "other"),
    "any_school": ("academic",),
}
"""What kinds of names each category of nouns for a body may lead back to."""
DOCUMENTS = ("written", "aired", "filmed", "played", "asked", "sued", "told_in_print")
"""Categories of nouns for one sort of document each."""
ALOOF = ("white house",)
"""Names that are not called by their noun: "the House" is another one."""
MAIN = 3
"""How many times as often as any other of its kind a body is named that an article is about."""


def antecedent(
    reader: Reader, first: int, begin: int, end: int, stop: int, told: Told | None
) -> Identity | None:
    """The named one a short form such as "the minister" or "the company" was used for, if it is clear."""
    scene = reader.scene
    head = scene.word[end - 1]
    if told is not None and told.category in ("document", "statement") and told.office[1] != end:
        # "the budget office"
        return None
    if len(alike_documents(head)) > 1 or (told is not None and told.category in ("document", "statement")):
        return document_before(reader, first, begin, end, stop, told)
    if told is not None and told.category == "collective":
        return None
    found = bodies(reader, head, begin, end, stop)
    if not found and end == stop and scene.word[first] in closed_class("pointing"):
        found = recent_body(reader, head, first, begin, end)
    if not found and told is not None and told.category != "body" and head not in gazetteer.nouns():
        found = holders(reader, told, begin, end, stop)
        one = scene.word[first] == "the" and end == stop and head in gazetteer.person_words()
        if not found and one and told.category != "ordinary":
            found = lone_person(reader, first, head)
    if not found and told is not None and told.category == "head" and end == stop:
        found = former_heads(reader, first, end)
    if not found and age_of(scene, begin, stop):
        found = [one for one in latest_person(reader, first) if gendered(reader, one, head)]
    if not found and end == stop and scene.word[first] in closed_class("pointing"):
        found = recent_place(reader, head, first, begin, end)
    if not found and told is not None and scene.word[first] == "the" and end == stop:
        found = epithet(reader, told, first, begin, end)
    if len(found) > 1:
        near = [entity for entity in found if close(reader, entity, first)]
        spoken = just_spoken_of(reader, first)
        found = near if len(near) == 1 else [spoken] if spoken in found else []
    if len(found) != 1:
        return None
    entity = found[0]
    group = reader.kind(entity) not in ("person", "other")
    if told is not None and not group:
        reader.tell(entity, (told, (first, stop)))
    return Identity(
        "resolved", entity, (first, stop), told, "group" if group else "singular", reader.gender(entity),
        reader.is_person(entity),
    )  # fmt: skip


def document_before(
    reader: Reader, first: int, begin: int, end: int, stop: int, told: Told | None
) -> Identity | None:
    """The document that "the report" was written of before: "a report by the Harding Institute on fish"."""
    scene = reader.scene
    alike = alike_documents(scene.word[end - 1])
    closes = end == stop or not scene.word[end][:1].isalnum()
    if not closes or scene.word[first] not in closed_class("pointing_back"):
        return None
    start, qualified = reader.start, scene.word[begin : end - 1]
    introducing = single_words("source_words", "introducing")
    lowest = max(start, first - TOLD) + 1
    before = [lowest + place for place, word in enumerate(scene.word[lowest:first]) if word in alike]
    # The nearest first; "the poll" is a poll told of before, and a survey only where there is none.
    for token in sorted(before, key=lambda token: (scene.word[token] != scene.word[end - 1], -token)):
        low = token
        while low > start and scene.sentence[low - 1] == scene.sentence[token] and goes_on(scene, low - 1):
            low -= 1
            owner = scene.mention_ending(low) if scene.word[low] == "'s" else -1
            if owner >= 0:
                # "back Senator Lee's bill" begins with the senator
                low = max(start, scene.titled[owner])
                break
            if scene.word[low] in introducing and scene.word[low - 1] not in introducing:
                break
        introduced = scene.word[low] in introducing
        high = phrase_stop(scene, token + 1)
        begins = low == scene.sentence_first[scene.sentence[low]]
        opens = introduced or begins or scene.word[low] in openers() or low in scene.at
        if not opens or not set(qualified) <= set(scene.word[low:high]):
            continue
        named = any(place in scene.at for place in range(low, high))
        if (introduced and high - low > 2) or (named and token - low < LONGEST):
            return Identity("resolved", -1, (low, high), told_by(scene, low, high) or told)
    return None


@lru_cache(REMEMBERED)
def alike_documents(noun: str) -> frozenset[str]:
    """The nouns by which a document may have been told of before: "piece" is one for an editorial."""
    groups = (single_words("source_words", category) for category in DOCUMENTS)
    return frozenset({noun}).union(*(group for group in groups if noun in group))


def goes_on(scene: Scene, token: int) -> bool:
    """Whether a word still belongs to the noun phrase whose end stands behind it."""
    word = scene.word[token]
    if token in scene.at or word in ("'s", "-", "/"):
        return True
    verb = word in gazetteer.speech() or word in single_words("clause_words", "verb")
    pronoun = word in single_words("pronouns")
    return word[:1].isalnum() and word not in breaks() and not verb and not pronoun and not is_verbal(word)


def is_verbal(word: str) -> bool:
    """Whether a word is an auxiliary or conjunction, which no noun phrase holds."""
    closed = single_words("clause_words", "auxiliary") | single_words("clause_words", "conjunction")
    return word in closed or word in single_words("clause_words", "be")


def phrase_stop(scene: Scene, token: int) -> int:
    """One past the prepositional phrases behind a noun: "by the Harding Institute on fish"."""
    size, opening = len(scene.word), single_words("source_words", "specifying")
    told = token + 1 < size and scene.word[token].endswith("ed") and scene.word[token + 1] in opening
    if token >= size or not (told or scene.word[token] in opening):
        return token
    stop = token + 1
    while stop < min(size, token + LONGEST) and scene.sentence[stop] == scene.sentence[token]:
        word = scene.word[stop]
        plain = stop in scene.at or word in ("'s", "-", "/", "&") or word[:1].isalnum()
        if not plain or is_verbal(word) or word in single_words("clause_words", "relative"):
            break
        verb = word in gazetteer.speech() or word in single_words("clause_words", "verb")
        if stop not in scene.at and verb:
            break
        stop += 1
    return stop


def pair_before(reader: Reader, token: int, gender: str = "") -> Identity | None:
    """The two people that "both men" or "the two" stands for: the only two of a sentence shortly before."""
    scene = reader.scene
    for _, rows in searched_back(reader, token):
        people = list(dict.fromkeys(scene.entity[row] for row in fitting(reader, rows, gender)))
        if len(people) == PAIR:
            return Identity("resolved", people[0], (token, token + 1), None, "group", "", False, (people[1],))
        if people:
            break
    for place, identity in reversed(reader.history):
        # Two who spoke together go on speaking together.
        if scene.sentence[token] - scene.sentence[place] > TOGETHER:
            break
        if place < token and identity.entity >= 0 and len(identity.others) == 1:
            return replace(identity, status="resolved", words=(token, token + 1))
    return None


def announced(reader: Reader, told: Told, first: int, end: int) -> int:
    """Whom a headline or the lead announces without a name ("A judge from Vardal said …"), -1 for nobody.

    It is the only one of whom the article then tells that office; else, for a headline, the one of that
    type whom the two sentences behind it introduce.
    """
    scene = reader.scene
    behind = scene.sentence[first] - scene.sentence[reader.start]
    if behind >= LEAD or is_plural(scene.word[end - 1]):
        return -1
    if told.category in ("document", "statement", "collective", "body", "anonymous"):
        return -1
    noun, full = scene.word[told.office[1] - 1], gazetteer.written_out()
    people = [row for row in rows_in(reader, first, told.office[0]) if scene.kind(row) == "person"]
    owned = bool(people) and told.category == "spokesperson"
    if owned or told.office[1] != end:
        # "Lee team", "a number of senators"
        return -1
    if noun in single_words("source_words", "anyone"):
        return stranger(reader, noun, first)
    found = [
        entity
        for entity in reader.by_entity
        if reader.kind(entity) == "person"
        and any(
            full.get(noun, noun) == full.get(scene.word[other.office[1] - 1], scene.word[other.office[1] - 1])
            for other, _ in reader.profile(entity).told
        )
    ]
    if not found and not behind and told.type != scheme.ORDINARY:
        found = introduced(reader, told, scene.sentence[first])
    return found[0] if len(found) == 1 and gendered(reader, found[0], noun) else -1


def stranger(reader: Reader, noun: str, first: int) -> int:
    """Whom "a woman" of a headline or lead is, once her name is told: the one person new to the reader.

    It is the first subject of a sentence soon after who can be called so and holds no office; -1 for nobody.
    """
    scene, gender = reader.scene, gazetteer.honorifics().get(noun, "")
    if not gender:
        return -1
    number = scene.sentence[first]
    last = min(number + NAMED_SOON, len(scene.sentence_first) - 1)
    for row in rows_between(reader, scene.sentence_first[number], scene.sentence_first[last], True):
        entity = scene.entity[row]
        new = row == reader.by_entity[entity][0] and is_subject(scene, row)
        called = reader.kind(entity) == "person" and reader.gender(entity) == gender
        if scene.first[row] > first and new and called and told_of_entity(reader, entity) is None:
            return entity
    return -1


def introduced(reader: Reader, told: Told, headline: int) -> list[int]:
    """The people of the type of a description whom the sentences behind a headline introduce by an office."""
    scene = reader.scene
    low = scene.sentence_first[headline]
    stop = scene.sentence_first[min(headline + LEAD + 1, len(scene.sentence_first) - 1)]
    rows = rows_between(reader, low, max(low, stop), True)
    named = {scene.entity[row] for row in rows if scene.sentence[scene.first[row]] == headline}
    people = dict.fromkeys(scene.entity[row] for row in rows if scene.titled[row] < scene.first[row])
    return [
        one
        for one in people
        if one not in named
        and reader.kind(one) == "person"
        and any(other.type == told.type for other, _ in reader.profile(one).told)
    ]


def bodies(reader: Reader, head: str, begin: int, end: int, stop: int) -> list[int]:
    """The bodies a noun such as "union", "firm" or "ministry" may be short for, named before."""
    kind = gazetteer.nouns().get(head, "")
    if not kind or kind == "other" or (stop > end + 1 and reader.scene.word[end] in closed_class("body_of")):
        return []
    scene, names = reader.scene, reader.scene.names.entities
    before = list(reader.by_entity)
    qualified = [scene.word[token] for token in range(begin, end - 1)]
    bearing = [
        entity
        for entity in before
        if head in names.name[entity].lower()
        and head in names.name[entity].lower().split()
        and all(
            word in names.name[entity].lower() or word in single_words("source_words", "qualifier")
            for word in qualified
        )
        and reader.kind(entity) != "person"
        and gazetteer.key_of(names.name[entity]) not in ALOOF
    ]
    if bearing:
        return [entity for entity in bearing if scene.first[reader.by_entity[entity][0]] < begin]
    if head not in general() or (
        qualified and not set(qualified) <= single_words("source_words", "qualifier")
    ):
        return []
    found = [entity for entity in before if reader.kind(entity) == kind]
    for category, kinds in (("agency", ("government", "military")), ("labour", ("union",))):
        words = single_words("source_words", category)
        if head in words:
            # "the agency" is a department, a bureau or what is known by its initials, "the union" no chamber
            found = [
                entity
                for entity in before
                if reader.kind(entity) in kinds
                and (not words.isdisjoint(names.name[entity].lower().split()) or names.name[entity].isupper())
            ]
    if len(found) > 1:
        found = foremost(reader, found, begin) or found
    if len(found) == 1 and not keeps_to(reader, found[0], head, begin):
        return []
    return found


def recent_body(reader: Reader, head: str, first: int, begin: int, end: int) -> list[int]:
    """The body that "the group" or "the security firm" means: of its sort, and the last spoken of."""
    scene = reader.scene
    kinds = sorts().get(head)
    if kinds is None or any(token in scene.at for token in range(begin, end)):
        return []
    sentence = scene.sentence[first]
    for place, identity in reversed(reader.history):
        if sentence - scene.sentence[place] > NEARBY or place >= first:
            break
        if identity.entity >= 0 and may_be_meant(reader, identity.entity, kinds):
            return [identity.entity]
    for _, rows in searched_back(reader, first, RECENT, True):
        here = dict.fromkeys(
            scene.entity[row] for row in rows if may_be_meant(reader, scene.entity[row], kinds)
        )
        sure = [one for one in here if reader.kind(one) != "other"]
        if here:
            return sure if len(sure) == 1 else []
    return []


def recent_place(reader: Reader, head: str, first: int, begin: int, end: int) -> list[int]:
    """The place that "the town" or "the country" means: the only one of its sort named shortly before."""
    scene = reader.scene
    if begin != end - 1 or head not in GROUNDS:
        return []
    for _, rows in searched_back(reader, first, RECENT, True):
        here = {scene.entity[row] for row in rows if is_ground(reader, row, head)}
        if here:
            return list(here) if len(here) == 1 else []
    return []


def is_ground(reader: Reader, row: int, head: str) -> bool:
    """Whether a mention names a place that a noun such as "town" or "state" may be used for."""
    scene = reader.scene
    if reader.kind(scene.entity[row]) != GROUNDS[head][0] or is_people(scene, row):
        return False
    known = gazetteer.known_names().get(gazetteer.key_of(scene.names.entities.name[scene.entity[row]]))
    return (known.category if known is not None else "") in GROUNDS[head][1]


def member_before(reader: Reader, token: int) -> int:
    """The politician who was last spoken of and can be of the party a word tells, -1 for none."""
    party = party_in(reader.scene, token, token + 1)
    spoken = (identity.entity for _, identity in reversed(reader.history) if identity.person)
    for entity in dict.fromkeys([just_spoken_of(reader, token), *islice(spoken, NEARBY)]):
        if entity >= 0 and party_of(reader, entity) in ("", party):
            told = told_of_entity(reader, entity)
            if told is None or told.type in (scheme.POLITICIAN, *scheme.OFFICIALS):
                return entity
    return -1


def may_be_meant(reader: Reader, entity: int, kinds: tuple[str, ...]) -> bool:
    """Whether a name is of one of the kinds; what is of no known kind only if named often."""
    kind, name = reader.kind(entity), reader.scene.names.entities.name[entity]
    if kind == "media" and kinds == SORTS["any_network"] and not name.isupper():
        # A paper is no network.
        return not single_words("source_words", "broadcasting").isdisjoint(name.lower().split())
    if kind != "other":
        return kind in kinds
    rows = reader.by_entity[entity]
    return "other" in kinds and len(rows) >= MAIN and not is_people(reader.scene, rows[0])


@cache
def sorts() -> dict[str, tuple[str, ...]]:
    """The kinds of names that may be meant by "the group", "the company", "the state"."""
    found: dict[str, tuple[str, ...]] = {}
    for category, kinds in SORTS.items():
        found |= dict.fromkeys(single_words("source_words", category), kinds)
    return found


def foremost(reader: Reader, found: list[int], token: int) -> list[int]:
    """The one body of several that the article is about: named three times as often as any other so far."""
    scene = reader.scene
    times = {entity: sum(scene.first[row] < token for row in reader.by_entity[entity]) for entity in found}
    first, *others = sorted(times, key=lambda entity: -times[entity])
    return [first] if times[first] >= MAIN * max(1, *(times[entity] for entity in others)) else []


def keeps_to(reader: Reader, entity: int, head: str, token: int) -> bool:
    """Whether the article is enough about a body for "the company" to mean it."""
    scene, rows = reader.scene, reader.by_entity[entity]
    if len(rows) > 1 or 0 <= scene.sentence[token] - scene.sentence[scene.first[rows[0]]] <= NEARBY:
        return True
    low, high = scene.first[reader.mentions[0]], scene.stop[reader.mentions[-1]]
    uses = [
        t
        for t in range(low, high)
        if scene.word[t] == head and scene.word[t - 1] in closed_class("before_definite_body")
    ]
    return len(uses) > 1


@cache
def general() -> frozenset[str]:
    """Nouns for any body of their kind: "the company", "the paper"."""
    return single_words("source_words", "general")


def holders(reader: Reader, told: Told, begin: int, end: int, stop: int) -> list[int]:
    """The people an office such as "the chief executive" may mean: those of whom it was told.

    What articles of other stories tell counts only where a country or party is named with it.
    """
    names, head = names_in(reader, begin, stop), reader.scene.word[end - 1]
    noun = gazetteer.written_out().get(word := reader.scene.word[told.office[1] - 1], word)
    # Whom the word cannot be used for need not be read about, nor whom no sentence with the office names.
    people = [one for one in reader.told_with(noun) if gendered(reader, one, head)]
    if names:
        stated = [one for one in people if is_of(reader, one, names, told, begin, end)]
        if len(stated) == 1:
            return stated
    called = [one for one in people if noun in reader.nouns(one)]
    found = [one for one in called if holds(reader, reader.offices(one), told, begin, end, names)]
    served = any(reader.kind(reader.scene.entity[row]) == "person" for row in rows_in(reader, begin, stop))
    if not found and (names or end - begin > 1) and told.type != scheme.ORDINARY and not served:
        known = [(one, reader.elsewhere[one]) for one in people if one in reader.elsewhere]
        found = [
            one for one, offices in known if holds(reader, offices, told, begin, end, names, bool(names))
        ]
        if not found and names and end - begin > 1:
            # "the New York businessman"
            found = [one for one, offices in known if holds(reader, offices, told, begin, end, set(), False)]
            names = set()
        if not names:
            # without a country or party only who was just named
            found = [one for one in found if close(reader, one, begin)]
    party = party_in(reader.scene, begin, end)
    return [one for one in found if not party or party_of(reader, one) in ("", party)]


def is_of(reader: Reader, entity: int, names: set[str], told: Told, begin: int, end: int) -> bool:
    """Whether somebody is told anywhere to hold an office of the country or party in a description."""
    offices = [*reader.offices(entity), *reader.elsewhere.get(entity, ())]
    return holds(reader, offices, told, begin, end, names, True)


def party_in(scene: Scene, begin: int, end: int) -> str:
    """The party that the words of a phrase tell: "republican", "democratic", "" for none."""
    words = scene.word[begin:end]
    return next((party for word, party in PARTIES.items() if word in words), "")


def party_of(reader: Reader, entity: int) -> str:
    """The party told of somebody in any article read, "" where none or several are."""
    offices = [*reader.offices(entity), *reader.elsewhere.get(entity, ())]
    found = {party_in(reader.scene, low, high) for _, (low, high) in offices} - {""}
    return found.pop() if len(found) == 1 else ""


def holds(
    reader: Reader,
    offices: list[Office],
    told: Told,
    begin: int,
    end: int,
    names: set[str],
    named: bool = False,
) -> bool:
    """Whether one of somebody's offices is that of a description, with all the words that qualify it."""
    scene = reader.scene
    noun = scene.word[told.office[1] - 1]
    if not offices:
        return False
    full, former = gazetteer.written_out(), single_words("source_words", "former")
    wanted = full.get(noun, noun)
    for other, (low, high) in offices:
        theirs = scene.word[other.office[1] - 1]
        if wanted not in (full.get(theirs, theirs), theirs.removesuffix("s")):
            continue
        qualified = [scene.word[token] for token in range(begin, end) if token not in scene.at]
        phrase = scene.word[low:high]
        if not former.isdisjoint(phrase) and former.isdisjoint(qualified):
            continue
        if not all(word in phrase or word == noun for word in qualified):
            continue
        around = names_in(reader, low, high)
        if names.isdisjoint(around) and (named or (names and around)):
            continue
        return True
    return False


def rows_in(reader: Reader, first: int, stop: int) -> set[int]:
    """The mentions in a range of tokens."""
    return {reader.scene.at[token] for token in range(first, stop) if token in reader.scene.at}


def names_in(reader: Reader, first: int, stop: int) -> set[str]:
    """The names in a range of tokens, people's left out."""
    scene, rows = reader.scene, rows_in(reader, first, stop)
    return {scene.names.entities.name[scene.entity[row]] for row in rows if scene.kind(row) != "person"}


def lone_person(reader: Reader, first: int, word: str) -> list[int]:
    """The one person a paragraph has named so far, where nothing else is told of them."""
    scene = reader.scene
    paragraph = scene.paragraph[first]
    low = first
    while low > 0 and scene.paragraph[low - 1] == paragraph:
        low -= 1
    here = {
        scene.entity[row]
        for row in rows_between(reader, low, first)
        if reader.kind(scene.entity[row]) == "person"
    }
    if len(here) != 1:
        return []
    entity = here.pop()
    others = {other.category for other, _ in reader.offices(entity)}
    return [] if others - {"ordinary"} or not gendered(reader, entity, word) else [entity]


def epithet(reader: Reader, told: Told, first: int, begin: int, end: int) -> list[int]:
    """The person just spoken of whom "the candidate" or "the retired surgeon" means, if it can be him.

    It can where he is of that type and the article tells no other office of him, or where the words are
    ones for anybody of that type; and where they tell of a past or a party that only one just named has.
    """
    scene, words = reader.scene, reader.scene.word[begin:end]
    entity = just_spoken_of(reader, first)
    running = told.type == scheme.POLITICIAN and words[-1] in single_words("source_words", "epithet")
    spoken = told_of_entity(reader, entity) if entity >= 0 else None
    if running and (entity < 0 or (spoken is not None and spoken.type not in ELECTED)):
        # "Lee Hill of the BBC asked Governor Lee. The candidate …"
        lone = lone_politician(reader, first)
        return [lone] if lone >= 0 and gendered(reader, lone, words[-1]) else []
    if entity < 0 or told.category in (
        "body",
        "collective",
        "document",
        "anonymous",
        "spokesperson",
    ):
        return []
    if words[-1] in single_words("source_words", "utterance") or not gendered(reader, entity, words[-1]):
        return []
    party, theirs_too = party_in(scene, begin, end), party_of(reader, entity)
    if (party and theirs_too and party != theirs_too) or words[-1] in single_words(
        "source_words", "many_in_one"
    ):
        return []
    if words[-1] in single_words("source_words", "epithet") and end - begin > 1:
        # "the real estate mogul": who is called so is known from elsewhere
        return [entity]
    past = any(word in single_words("source_words", "past") or word.endswith("-born") for word in words)
    if past and any(word in words for word in closed_class("today")):
        # "the former minister and current nominee"
        return [entity]
    if past and told.category not in ("head", "official"):
        return [entity]
    theirs = told_of_entity(reader, entity)
    if (
        running
        and theirs is not None
        and theirs.type in scheme.OFFICIALS
        and closed_class("no_longer_held").isdisjoint(words)
    ):
        # "Governor Lee smiled. The candidate …"
        return [entity]
    if theirs is None or theirs.type != told.type or (told.type == scheme.HEAD and rivals(reader, entity)):
        return []
    full = gazetteer.written_out()
    offices = {scene.word[other.office[1] - 1] for other, _ in reader.offices(entity)}
    offices |= {full[word] for word in offices if word in full}
    told_parties = {word for word in offices if word in closed_class("party_member")}
    if words[-1] in closed_class("party_member"):
        return [] if told_parties - {words[-1]} or not of_place(reader, entity, first, end) else [entity]
    alike = words[-1] in single_words("source_words", "anybody")
    return [entity] if alike or not offices or words[-1] in offices else []


def lone_politician(reader: Reader, first: int) -> int:
    """The only politician of the nearest sentence that names one, -1 where it names several or none does."""
    scene = reader.scene
    for _, rows in searched_back(reader, first):
        rows = fitting(reader, rows, "")
        told = {one: told_of_entity(reader, one) for one in {scene.entity[row] for row in rows}}
        found = [one for one, what in told.items() if what is not None and what.type in ELECTED]
        if found:
            return found[0] if len(found) == 1 else -1
    return -1


def of_place(reader: Reader, entity: int, first: int, end: int) -> bool:
    """Whether somebody can be of the place in a description: "the Ohio Republican" is no one from Iowa."""
    scene, names = reader.scene, names_in(reader, first, end)
    if not any(scene.kind(row) in ("country", "place") for row in rows_in(reader, first, end)):
        return True
    offices = [*reader.offices(entity), *reader.elsewhere.get(entity, ())]
    around = {row for _, (low, high) in offices for row in rows_in(reader, low, high)}
    places = {row for row in around if scene.kind(row) == "place"}
    if places:
        return not names.isdisjoint(scene.names.entities.name[scene.entity[row]] for row in places)
    held = {scene.word[other.office[1] - 1].rstrip(".") for other, _ in offices}
    return not held.isdisjoint(single_words("source_words", "elected"))


def rivals(reader: Reader, entity: int) -> bool:
    """Whether the article tells of another person that is or was head of a state."""
    return any(
        other.type == scheme.HEAD
        for one in reader.by_entity
        if one != entity and reader.kind(one) == "person"
        for other, _ in reader.offices(one)
    )


def gendered(reader: Reader, entity: int, word: str) -> bool:
    """Whether somebody can be called by a word that may tell a gender ("businesswoman")."""
    return "" in (told := (reader.gender(entity), gazetteer.honorifics().get(word, ""))) or told[0] == told[1]


def former_heads(reader: Reader, first: int, end: int) -> list[int]:
    """Whom "the former president" means where the article never says so: who is known to have been one."""
    scene = reader.scene
    if scene.word[first] != "the" or single_words("source_words", "former").isdisjoint(scene.word[first:end]):
        return []
    figures = {one: figure_named(scene.names.entities.name[one]) for one in reader.by_entity}
    return [
        one
        for one, figure in figures.items()
        if figure is not None
        and figure.category == "head"
        and scene.first[reader.by_entity[one][0]] < first
        and not any(other.type == scheme.HEAD for other, _ in reader.offices(one))
    ]


def age_of(scene: Scene, begin: int, stop: int) -> bool:
    """Whether a phrase tells somebody's age: "the 49-year-old driver", "the mother of two, 41"."""
    words = scene.word[begin:stop]
    return any(word.endswith("-year-old") for word in words) or (
        len(words) > 2 and words[-2] == "," and words[-1].isdigit()
    )
