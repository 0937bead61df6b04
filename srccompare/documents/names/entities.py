"""Who is who within an article: names that mean the same made one, short ones given to the full.

    Ann Lee met Tom Lee. Lee smiled. His son, Ole Lee, left. Norwegians cheered; Oslo was silent.
    person A    person B  A or B: open   person C             Norway              Norway or the city

A short form belongs to the full name before it where only one will do, or where one is named far more often
than any other. Initials, a people, a house and a capital may stand for a body or a state; each mention keeps
which of these it was.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from srccompare.documents.names import gazetteer
from srccompare.documents.names.cores import BASED, DEMONYM, REMEMBERED, Core
from srccompare.documents.names.gazetteer import Known, key_of
from srccompare.documents.names.people import (
    LONG_NAME,
    SURNAME_FIRST,
    PersonName,
    agree,
    misspelt,
    name_words,
    one_letter_off,
    person_name,
)
from srccompare.documents.names.runs import Runs
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.structure import single_words

FORMS = ("name", "short", "demonym", "metonym")
"""How a mention names its entity: in full, by a part or its initials, by its people, by a house or city."""
FULL, SHORT, PEOPLE, METONYM = range(len(FORMS))

SHORTENED = ("company", "academic", "think tank or NGO", "union", "media")
"""Kinds of bodies that are called by the first word of their name: "Harding" for Harding Bank."""
MAIN = 3
"""How many times as often as any other somebody is named that an article is about. Set by hand."""
NAMESAKE = 24
"""Tokens behind a name within which a relative of the same name may be introduced. Set by hand."""
LONGEST_APPOSITION = 9
"""Tokens of an apposition in which the noun for a body is looked for. Set by hand."""
CALLED = {
    "any_group": "think tank or NGO",
    "any_firm": "company",
    "any_outlet": "media",
    "any_school": "academic",
}
"""The kind of body that each category of nouns for any of them tells."""
LISTED = 2
"""Tokens from one given name to the next in a list of two who share a surname. As in "Ann and Paul Lee"."""
OFFICE_BEHIND = 8
"""Tokens behind a name in which it may be said what its bearer is. Set by hand."""
TELLING = (",", "is", "was")
"""What leads from a name to what its bearer is."""
INITIALS = (2, 6)


@dataclass(slots=True)
class Places:
    """Where an entity is named, in reading order: in any way, in full, and in full as what is told about."""

    named: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    about: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """An entity while its article is read; ``rank`` is the strength of the evidence for its kind."""

    key: str
    kind: str
    name: str = ""
    linked: str = ""
    gender: str = ""
    known: Known | None = None
    words: tuple[str, ...] = ()
    person: PersonName | None = None
    titles: set[str] = field(default_factory=set)
    mentions: list[tuple[Core, int]] = field(default_factory=list)
    places: Places | None = None

    def add(self, core: Core, form: int, title: Sequence[str] = ()) -> None:
        """Take in a mention, with the words of the titles before it."""
        self.mentions.append((core, form))
        if title:
            self.titles.update(title)
        if core.gender and not self.gender:
            self.gender = core.gender


@dataclass(slots=True)
class Cast:
    """The entities of one article and what leads to them."""

    drafts: list[Draft] = field(default_factory=list)
    by_key: dict[str, Draft] = field(default_factory=dict)
    by_part: dict[str, list[Draft]] = field(default_factory=dict)
    by_initials: dict[str, Draft] = field(default_factory=dict)
    by_surname: dict[str, Draft] = field(default_factory=dict)
    by_letter: dict[str, list[Draft]] = field(default_factory=dict)
    governments: list[Draft] = field(default_factory=list)

    def new(self, draft: Draft) -> Draft:
        """Register an entity under its key, its parts and its initials."""
        self.drafts.append(draft)
        self.by_key.setdefault(draft.key, draft)
        words = draft.words
        if not draft.kind and 1 < len(words) < 4:
            self.by_surname.setdefault(words[-1], draft)
        if len(words) > 1:
            if draft.kind == "person":
                self.by_letter.setdefault(words[-1][:1], []).append(draft)
                for part in short_names(words):
                    self.by_part.setdefault(part, []).append(draft)
            elif draft.known is None and draft.kind in SHORTENED:
                self.by_part.setdefault(words[0], []).append(draft)
            if draft.kind != "person":
                if draft.kind == "government":
                    self.governments.append(draft)
                if initials := initials_of(words):
                    self.by_initials.setdefault(initials, draft)
        return draft


@lru_cache(REMEMBERED)
def initials_of(words: tuple[str, ...]) -> str:
    """The first letters of a name that it may be called by, "" where there are too few or too many."""
    small = gazetteer.parts("connector")
    initials = "".join(word[0] for word in words if word not in small)
    return initials if INITIALS[0] <= len(initials) <= INITIALS[1] else ""


def cast_of(runs: Runs, cores: Sequence[Core]) -> list[Draft]:
    """The entities of an article in the order in which they first appear."""
    cast = Cast()
    share_surnames(runs, cores)
    particles = gazetteer.parts("particle")
    full: list[Core] = []
    led: list[Core] = []
    short: list[Core] = []
    for core in cores:
        if core.known is not None:
            full.append(core)
        elif " " not in core.key:
            short.append(core)
        else:
            # "De Blasio" of a headline is short for who is named in full behind it.
            (led if core.key.split(" ", 1)[0] in particles else full).append(core)
    for core in full + led:
        settle_full(runs, cast, core)
    given_to_people(runs, cast)
    given_to_papers(cast)
    for core in short:
        if core.key in cast.by_surname:
            made_person(runs, cast, core)
    # A word that opens its sentence is a name where it is one elsewhere; surnames are read in order.
    known = cast.by_part
    opening: list[Core] = []
    inside: list[Core] = []
    for core in short:
        opens = core.initial and core.title is None and core.key not in known
        (opening if opens else inside).append(core)
    for core in inside + opening:
        settle_short(runs, cast, core)
    drafts = [draft for draft in cast.drafts if draft.mentions]
    for draft in drafts:
        if not draft.kind and any(stands_in(runs, core) for core, _ in draft.mentions):
            draft.kind = "place"
        elif draft.kind == "person" and not draft.gender:
            draft.gender = gender_of_head(draft)
    return in_order(drafts)


def in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Entities and their mentions in the order of the text."""
    begins = []
    for place, draft in enumerate(drafts):
        mentions = draft.mentions
        if len(mentions) > 1:
            mentions.sort(key=beginning)
        begins.append((mentions[0][0].first, place))
    begins.sort()
    return [drafts[place] for _, place in begins]


def beginning(mention: tuple[Core, int]) -> int:
    """Where a mention begins."""
    return mention[0].first


def gender_of_head(draft: Draft) -> str:
    """The gender of a head of state named by office and surname alone: "President Obama" is no "she"."""
    rules = not gazetteer.offices_of("head").isdisjoint(draft.titles)
    sole = rules or draft.key in gazetteer.sole_surnames()
    heads = gazetteer.heads_by_surname().get(draft.key, ()) if sole else ()
    found = {gazetteer.given_names().get(name.split(" ", 1)[0], "") for name in heads}
    return found.pop() if len(found) == 1 else ""


def share_surnames(runs: Runs, cores: Sequence[Core]) -> None:
    """Give the first of two the surname they share: "Ann and Ole Vik" are Ann Vik and Ole Vik."""
    given = gazetteer.given_names()
    for one, other in pairwise(cores):
        if one.stop + 1 != other.first or one.known is not None or one.key not in given:
            continue
        words = name_words(other.key)
        pair = runs.word[one.stop] in closed_class("adding")
        named = other.known is None and other.title is None
        if pair and named and not other.kind and len(words) == SURNAME_FIRST and words[0] in given:
            one.key, one.surname = f"{one.key} {words[-1]}", other.stop - 1


def stands_in(runs: Runs, core: Core) -> bool:
    """Whether a name stands behind "in" and ends its phrase, as places do."""
    after = runs.word[core.stop] if core.stop < len(runs.word) else "."
    free = not after[:1].isalnum() or after in gazetteer.small_words() or after in gazetteer.speech()
    return core.first > 0 and runs.word[core.first - 1] in closed_class("before_place") and free


def settle_full(runs: Runs, cast: Cast, core: Core) -> None:
    """Give a known name or one of several words to its entity."""
    known = core.known
    if known is not None:
        key = key_of(known.name) if known.name else core.key
        draft = cast.by_key.get(key)
        if draft is None:
            name = known.name or written(runs, core)
            words = name_words(key) if known.kind == "person" else tuple(key.split())
            draft = cast.new(Draft(key, known.kind, name, known.linked, "", known, words))
        draft.add(core, form_of(core, draft))
        return
    apart = full_name(core.key)
    if core.title is None and ((core.initial and apart.opened) or (apart.led and not core.kind)):
        core.first += 1
        core.key = core.key.split(" ", 1)[1]
        apart = full_name(core.key)
    words, key, called = apart.words, apart.key, apart.person
    if len(words) < SURNAME_FIRST and called.suffix:
        # "Vik III" after "Marek Vik III"
        bearer = bearer_of_suffix(cast, words[0], called.suffix)
        if bearer is not None:
            if not bearer.kind and acts_like_person(runs, core):
                become_person(cast, bearer)
            bearer.add(core, SHORT, title_words(runs, core))
            return
    word = runs.word
    follows = word[core.stop] if core.stop < len(word) else ""
    beside = follows == "," or (core.first > 0 and word[core.first - 1] == ",")
    namesake = beside and is_namesake(runs, cast, core)
    draft = cast.by_key.get(key) if not namesake else None
    known_as = draft is not None and draft.person == called
    if draft is not None and draft.kind == "person" and not known_as and not may_be(runs, draft, called):
        draft = None
    if draft is not None and draft.person is not None and parted(draft.person, called):
        # whether or not it is known yet that "Marek Vik III" is somebody
        draft = None
    if draft is None and not namesake:
        draft = same_person(runs, cast, called)
    if draft is None and not core.kind and key in cast.by_part:
        # "Jong-un" after "Kim Jong-un"
        whole = cast.by_part[key]
        if len(whole) == 1 and whole[0].kind == "person":
            whole[0].add(core, SHORT, title_words(runs, core))
            return
    if draft is None or not draft.kind:
        open_kind = core.kind in ("", "company", "organisation") and words[0] not in gazetteer.given_names()
        kind = told_body(runs, core) if open_kind else ""
        kind = kind or core.kind or ("person" if is_person(runs, core, words) else "")
        if draft is None:
            # Of two with one key, father and son, each has a number of its own.
            key = key if key not in cast.by_key else core.key
            draft = cast.new(Draft(key, kind, written(runs, core), "", "", None, words, called))
        elif kind:
            draft.kind = kind
            cast.drafts.remove(draft)
            cast.new(draft)
    if draft.kind == "person" and not draft.gender:
        draft.gender = gazetteer.given_names().get(words[0], "")
    if draft.kind == "person" and not known_as and draft.person not in (None, called):
        draft.person = draft.person.with_parts(called)
    told = title_words(runs, core) if core.title is not None else ()
    behind = offices_behind(runs, core) if follows in TELLING else ()
    draft.add(core, FULL, [*told, *behind] if behind else told)


class FullName(NamedTuple):
    """What the words of a full name tell by themselves.

    ``opened`` where the first of them may only open the sentence ("Gave Ann Lee a boat"), ``led`` where the
    rest is somebody known to readers ("Liar of the Year Barack Obama").
    """

    words: tuple[str, ...]
    key: str
    person: PersonName
    opened: bool
    led: bool


@lru_cache(REMEMBERED)
def full_name(key: str) -> FullName:
    """What the words of a full name tell, as most names come again."""
    words = name_words(key)
    return FullName(words, " ".join(words), person_name(key), opened_by_other(words), behind_word(words))


def is_namesake(runs: Runs, cast: Cast, core: Core) -> bool:
    """Whether a name is that of a relative of whoever was just named so: "His son, Tom Lee, left"."""
    word, first, stop = runs.word, core.first, core.stop
    kin = single_words("source_words", "namesake")
    leads = word[max(first - 3, 0) : first]
    owned = word[stop : stop + 1] == [","] and word[stop + 1 : stop + 2] in (["his"], ["her"])
    related = (
        len(leads) == 3 and leads[0] in closed_class("own_of_person") and leads[1] in kin and leads[2] == ","
    ) or (owned and word[stop + 2 : stop + 3] != [] and word[stop + 2] in kin)
    if not related:
        return False
    words = name_words(core.key)
    named = [one for one in cast.by_part.get(words[-1], ()) if one.words == words]
    last = named[0].mentions[-1][0].stop if len(named) == 1 and named[0].mentions else -1
    return 0 <= last <= first <= last + NAMESAKE


def opened_by_other(words: tuple[str, ...]) -> bool:
    """Whether the first of three or more words is no given name and the second is one."""
    given = gazetteer.given_names()
    other = words[0] not in given and words[0] not in gazetteer.parts("given_title")
    return len(words) > SURNAME_FIRST and other and words[1] in given


def behind_word(words: tuple[str, ...]) -> bool:
    """Whether the first word of a name is none of it: who is known is called by the rest."""
    whole, rest = " ".join(words), " ".join(words[1:])
    figures = gazetteer.public_figures()
    return (
        len(words) > SURNAME_FIRST
        and words[0] not in gazetteer.given_names()
        and rest in figures
        and whole not in figures
    )


def form_of(core: Core, draft: Draft) -> int:
    """How a known name names its entity."""
    category = core.known.category if core.known is not None else ""
    if category == DEMONYM:
        return PEOPLE
    if category == "metonym":
        return METONYM
    return FULL if core.key == draft.key else SHORT


def title_words(runs: Runs, core: Core) -> Sequence[str]:
    """The words of the titles before a name that say which of several people is meant."""
    if core.title is None:
        return ()
    full, known = gazetteer.written_out(), gazetteer.title_words()
    return [full.get(word, word) for word in runs.word[slice(*core.title)] if word in known]


def offices_behind(runs: Runs, core: Core) -> Sequence[str]:
    """The words behind a full name that say what its bearer is: "Lee was elected sheriff", "Lee, a judge".

    One of ``TELLING`` stands right behind the name.
    """
    word, place = runs.word, core.stop
    if place + 1 >= len(word):
        return ()
    opens = word[place + 1] in single_words("source_words", "apposed")
    if not opens and not (word[place] == "was" and word[place + 1].endswith("ed")):
        return ()
    offices = gazetteer.person_words()
    return [one for one in until_break(word[place + 1 : place + OFFICE_BEHIND]) if one in offices]


def short_names(words: tuple[str, ...]) -> set[str]:
    """What somebody of these names may be called for short: "Cruz" and "de la Cruz" for Rosa de la Cruz."""
    if len(words) == SURNAME_FIRST:
        return set(words)
    parts, particles = {words[0], words[-1], " ".join(words[1:])}, gazetteer.parts("particle")
    # "Al-Marri" for Khalid bin Rashid al-Marri
    return parts | {
        " ".join(words[place:]) for place, word in enumerate(words) if place and word in particles
    }


def may_be(runs: Runs, draft: Draft, name: PersonName) -> bool:
    """Whether a full name can be that of a person met before.

    Who was named without "Jr." is not the one who is named with it later, headlines aside.
    """
    return draft.person is None or (agree(draft.person, name) and not is_elder(runs, draft, name))


def is_elder(runs: Runs, draft: Draft, name: PersonName) -> bool:
    """Whether somebody was named without the "Jr." that this name has."""
    parted = bool(name.suffix) and draft.person is not None and not draft.person.suffix
    return parted and any(not runs.title[core.first] for core, _ in draft.mentions)


def same_person(runs: Runs, cast: Cast, name: PersonName) -> Draft | None:
    """The person named in full before whose name this may be: the same spelling first, then the latest."""
    if len(name.words) < SURNAME_FIRST:
        return None
    last = name.words[-1]
    bearers, given = cast.by_part.get(last, ()), cast.by_part.get(name.words[0], ())
    if not bearers and not given:
        return None
    alike = [one for one in bearers if one.person and one.words[-1] == last]
    found = [one for one in alike if may_be(runs, one, name)]
    if not found:
        # A slip is looked for in one part of the name, so that the other leads to its bearers.
        people = [*alike, *given]
        found = [one for one in people if one.person and misspelt(one.person, name)]
        found = [one for one in found if not is_elder(runs, one, name)]
    found = [one for one in found if one.words == name.words] or found
    return max(found, key=lambda draft: draft.mentions[-1][0].first) if found else None


def given_to_people(runs: Runs, cast: Cast) -> None:
    """Give the name of a place or people that somebody bears as a surname to that person where it is none.

    "Washington said" is Denzel Washington, unless the article also has something "in Washington" and
    nothing behind the name shows a person; "Cuban said" is Mark Cuban, "Cuban officials said" is not.
    """
    for draft in [one for one in cast.drafts if one.known is not None and one.kind in ("place", "country")]:
        surnames = {core.key for core, _ in draft.mentions} & cast.by_part.keys()
        if not surnames:
            continue
        placed = any(leads_to_place(runs, core) for core, _ in draft.mentions)
        kept = []
        for core, form in draft.mentions:
            nation = core.known is not None and core.known.category == DEMONYM
            person = bearer_of(cast, core.key) if core.key in surnames else None
            if (
                person is not None
                and core.first > person.mentions[0][0].first
                and (not (placed or nation) or acts_like_person(runs, core))
                and not leads_to_place(runs, core)
            ):
                person.add(core, SHORT)
            else:
                kept.append((core, form))
        draft.mentions[:] = kept


def given_to_papers(cast: Cast) -> None:
    """Give "the Times" to the one paper of the article whose name ends so, if there is one."""
    for draft in [one for one in cast.drafts if one.known is not None and one.kind == "media"]:
        name = draft.words[draft.words[:1] == ("the",) :]
        if len(name) > 1:
            continue
        longer = [one for one in cast.drafts if one.kind == "media" and one.words[-1:] == name]
        longer = [one for one in longer if one is not draft and len(one.words) > len(name)]
        if len(longer) == 1:
            for core, _ in draft.mentions:
                longer[0].add(core, SHORT)
            draft.mentions.clear()


def bearer_of(cast: Cast, surname: str) -> Draft | None:
    """The one person of a surname, None where there is none or several."""
    found = [one for one in cast.by_part.get(surname, ()) if one.kind == "person"]
    found = [one for one in found if one.words[-1] == surname and one.mentions]
    return found[0] if len(found) == 1 else None


def leads_to_place(runs: Runs, core: Core) -> bool:
    """Whether a name stands where only a place does: behind "in" or "to", or before ", Ohio"."""
    before = runs.word[core.first - 1] if core.first else ""
    after = runs.word[core.stop : core.stop + 2]
    state = len(after) == 2 and after[0] == "," and after[1] in gazetteer.known_names()
    return state or before in gazetteer.parts("before_place")


def is_person(runs: Runs, core: Core, words: tuple[str, ...]) -> bool:
    """Whether a name of several words is a person's: by its title, given name, or what stands around it."""
    if core.addressed or runs.word[core.stop - 1] in gazetteer.parts("generation"):
        return True
    if runs.word[core.stop - 1].endswith(BASED):
        # "Al Qaeda-linked men"
        return False
    if len(words) > 4 and len([word for word in words if word not in gazetteer.parts("particle")]) > 4:
        return False
    if words[0] in gazetteer.given_names() or words[0] in gazetteer.parts("given_title"):
        return True
    if words[-1] in single_words("unspeaking_nouns") or words[-1] in gazetteer.nouns():
        # "the Vik Agenda said"
        return False
    if words[-1] in single_words("source_words", "one_of_party") or words[-1] in gazetteer.heads_by_surname():
        # "the House Republican said", "Resist Trump said"
        return False
    return acts_like_person(runs, core)


def acts_like_person(runs: Runs, core: Core) -> bool:
    """Whether an age, "who" or a verb of saying stands beside a name."""
    word, stop = runs.word, core.stop
    follows = word[stop] if stop < len(word) else ""
    second = word[stop + 1] if stop + 1 < len(word) else ""
    if follows == "," and stop + 2 < len(word):
        if second.isdigit() and word[stop + 2] in (",", "."):
            return True
        if second in closed_class("relative_person"):
            return True
        if second in closed_class("article_or_owner") or second in gazetteer.title_words():
            phrase = word[stop + 1 : stop + 9]
            return any(one in gazetteer.person_words() for one in until_break(phrase))
    if follows in closed_class("relative_person"):
        return True
    if follows in closed_class("copula") and second in closed_class("article"):
        # "Vik is a former captain"
        said = until_break(word[stop + 2 : stop + 7])
        return any(one in gazetteer.person_words() for one in said)
    speaks = gazetteer.speech()
    before = word[core.first - 1] if core.first else ""
    relative = core.first - 2 if before == "," else core.first - 1
    if relative > 0 and word[relative] in single_words("source_words", "kin"):
        # "Lee's wife, Ida, slept", "his daughter Ida", "his grandson, Marek Vik III, left"
        owned = word[relative - 1] in closed_class("own_of_person") or word[relative - 1] == "'s"
        if owned or core.key in gazetteer.given_names():
            return True
    # "the mayor of Vardal said": who says it stands before "of"
    within = before in gazetteer.parts("before_place") or before in closed_class("origin")
    return (follows in speaks and not within) or before in speaks


def told_body(runs: Runs, core: Core) -> str:
    """The kind of body an apposition tells a name to be: "Velora, a start-up that tracks fish"; else ""."""
    word, place = runs.word, core.stop + 1
    if word[place - 1 : place] != [","] or word[place : place + 1] not in (["a"], ["an"]):
        return ""
    for token in range(place + 1, min(place + LONGEST_APPOSITION, len(word))):
        if word[token] in (",", ".", "–", "—") or word[token] in breaks_of_phrase():
            if word[token] == "of":
                # "in the Capitol, a group of senators met"
                return ""
            kind = bodies_called().get(word[token - 1], "")
            tank = word[token - 2 : token] == ["think", "tank"]
            return "think tank or NGO" if tank else kind
    return ""


@cache
def bodies_called() -> dict[str, str]:
    """The kind that each noun for any body of a sort tells: "firm", "newspaper"; "maker" is somebody, too."""
    doing = tuple(single_words("source_words", "doer_ending"))
    found = {word: kind for sort, kind in CALLED.items() for word in single_words("source_words", sort)}
    return {word: kind for word, kind in found.items() if kind != "company" or not word.endswith(doing)}


@cache
def breaks_of_phrase() -> frozenset[str]:
    """Words behind a noun phrase: prepositions and relatives."""
    return single_words("clause_words", "preposition") | single_words("clause_words", "relative")


def until_break(words: Iterable[str]) -> Iterable[str]:
    """The words of a phrase up to the next mark or small word that ends its head."""
    for word in words:
        if word in (",", ".") or word in closed_class("behind_office"):
            return
        yield word


def settle_short(runs: Runs, cast: Cast, core: Core) -> None:
    """Give a name of one word to the entity it is short for, or make it one of its own."""
    if len(core.key) == 1 and core.title is None:
        # "C." of "N. C.", "A" of a list
        return
    shouted = runs.written[core.first].isupper()
    draft = cast.by_initials.get(core.key) if shouted and len(core.key) > 1 else None
    draft = draft or short_for(runs, cast, core) or cast.by_key.get(core.key) or made_person(runs, cast, core)
    if draft is not None:
        draft.add(core, FULL if draft.key == core.key else SHORT, title_words(runs, core))
        if not draft.kind:
            draft.kind = told_body(runs, core) if not core.addressed else ""
        if not draft.kind and (core.addressed or (acts_like_person(runs, core) and not shouted)):
            draft.kind = "person"
        return
    department = department_called(runs, cast, core)
    if department is not None:
        department.add(core, SHORT)
        return
    word = runs.word[core.first]
    common = core.title is None and (word in gazetteer.offices() or word in gazetteer.nouns())
    if common and core.first and runs.word[core.first - 1] in closed_class("article_or_pointing"):
        # "the Department", "the Journal": the body of which that is the last word, and never a person.
        bearers = [one for one in cast.drafts if one.kind != "person" and is_short_for(one, core.key)]
        before = [one for one in bearers if one.mentions and one.mentions[0][0].first < core.first]
        if before:
            max(before, key=lambda one: last_named(runs, one, core.first)).add(core, SHORT)
        return
    # "Cook said" inside a sentence is a surname, "Police said" at its head is none.
    if common and (core.initial or not acts_like_person(runs, core)):
        return
    if core.initial and core.title is None and not seen_elsewhere(runs, core):
        return
    # What is written in capitals and speaks may be any body: "ESPN said".
    unspeaking = word in single_words("unspeaking_nouns") or word in gazetteer.offices_of("document")
    unspeaking = unspeaking and word not in gazetteer.given_names()
    acts = acts_like_person(runs, core) and not unspeaking and not (shouted and len(core.key) > 1)
    kind = "" if core.addressed or core.key in gazetteer.given_names() else told_body(runs, core)
    kind = kind or ("person" if core.addressed or acts else "")
    gender = gazetteer.given_names().get(core.key, "") if kind == "person" else ""
    cast.new(Draft(core.key, kind, written(runs, core), "", gender, None, (core.key,))).add(core, 0)


def department_called(runs: Runs, cast: Cast, core: Core) -> Draft | None:
    """The department that its first word stands for: "asked State" after "the State Department"."""
    if not cast.governments or core.title is not None or core.initial or not core.first:
        return None
    if runs.word[core.first - 1] in closed_class("origin") or core.key in closed_class("department_or_party"):
        # "secretary of State"; "he praised Labor" may be the party
        return None
    ways = f"{core.key} department", f"department of {core.key}"
    found = [one for one in cast.governments if any(mention.key in ways for mention, _ in one.mentions)]
    return found[0] if len(found) == 1 else None


def is_short_for(draft: Draft, word: str) -> bool:
    """Whether a body may be called by the last word of its name: "the House" is not the White House."""
    return draft.words[-1:] == (word,) and not match_class(draft.words[-2:], 0, "misleading_head")


def made_person(runs: Runs, cast: Cast, core: Core) -> Draft | None:
    """The unexplained name that this surname, addressed or speaking, shows to be a person's."""
    draft = cast.by_surname.get(core.key)
    if draft is None or not (core.addressed or acts_like_person(runs, core)):
        return None
    if draft.kind == "person":
        return draft
    draft.person = person_name(draft.key)
    return become_person(cast, draft)


def become_person(cast: Cast, draft: Draft) -> Draft:
    """The entity of a name that is now known to be a person's."""
    draft.kind = "person"
    cast.drafts.remove(draft)
    return cast.new(draft)


def bearer_of_suffix(cast: Cast, surname: str, suffix: str) -> Draft | None:
    """The one person of a surname whose full name has a suffix, None where there is none or several."""
    unknown = cast.by_surname.get(surname)
    found = [*cast.by_part.get(surname, ()), *((unknown,) if unknown is not None else ())]
    found = [one for one in found if one.person is not None and one.person.suffix == suffix]
    found = [one for one in found if one.words[-1] == surname]
    return found[0] if found and all(one is found[0] for one in found) else None


def parted(one: PersonName, other: PersonName) -> bool:
    """Whether suffixes tell two apart: father and son."""
    return bool(one.suffix and other.suffix) and one.suffix != other.suffix


def seen_elsewhere(runs: Runs, core: Core) -> bool:
    """Whether a word that opens its sentence is still a name: a verb of saying or "'s" stands behind it."""
    after = runs.word[core.stop] if core.stop < len(runs.word) else ""
    return after in gazetteer.speech() or after == "'s"


def short_for(runs: Runs, cast: Cast, core: Core) -> Draft | None:
    """The entity a surname, first name or first word of a name is short for.

    A form of address rules out the other gender, a title those who are known by another one. Of several
    people left it is the one the article is about, named three times as often as any other so far, else
    the one named in full last.
    """
    found = cast.by_part.get(core.key, [])
    if not found:
        return near_spelling(cast, core)
    if len(found) == 1 and core.title is None and core.key not in cast.by_key:
        return found[0]
    if core.gender:
        found = [draft for draft in found if draft.gender in ("", core.gender)]
    people = [draft for draft in found if draft.kind == "person"]
    if len(people) > 1:
        people = of_generation(people, runs.word[core.first - 1] if core.first else "")
    found = people or (found if not core.addressed else [])
    if not found:
        return near_spelling(cast, core)
    # "Judge" and "Dr." address somebody and tell his office, "Mr." only does the one.
    offices, courtesy = gazetteer.offices(), gazetteer.honorifics()
    title = {word for word in title_words(runs, core) if word in offices or word not in courtesy}
    bare = cast.by_key.get(core.key)
    if bare is not None and bare.kind == "person" and bare not in found and len(found) == 1:
        # "President Lee" was named before Ida Lee was: a bare "Lee" is the president.
        return bare if title or not core.addressed else found[0]
    if len(found) == 1:
        full = places_of(runs, found[0]).full
        later = not full or full[0] > core.first
        rules = not gazetteer.offices_of("head").isdisjoint(title)
        other = title and (later or rules) and not title & found[0].titles
        other = other and is_heads_name(core.key, found[0])
        return None if other else found[0]
    if not people:
        return None
    fitting = [draft for draft in found if title & draft.titles]
    found = fitting or found
    before = [draft for draft in found if draft.mentions[0][0].first < core.first]
    before = before or found
    times = [bisect_left(places_of(runs, draft).named, core.first) for draft in before]
    most = max(times)
    if len(before) > 1 and most >= MAIN * max(*sorted(times)[-2:-1], 1):
        return before[times.index(most)]
    last = max(before, key=lambda draft: last_in_full(runs, draft, core.first))
    beside = [one for one in before if one is not last and is_listed_with(runs, one, last, core.first)]
    heads = gazetteer.heads_by_surname().get(core.key, frozenset())
    # Of "Michelle and Barack Obama" a bare "Obama" is the president.
    return beside[0] if len(beside) == 1 and " ".join(beside[0].words) in heads else last


def of_generation(people: list[Draft], before: str) -> list[Draft]:
    """Those of people with one surname whom "the elder Lee" or "the younger Lee" means, by their suffixes."""
    elder = gazetteer.parts("elder")
    if not (before in elder or before in gazetteer.parts("younger")):
        return people
    suffixes = [draft.person.suffix if draft.person is not None else "" for draft in people]
    younger = sorted({*suffixes} - {"", *elder}, key=lambda suffix: (suffix != "jr", suffix))
    # Sr., nothing, Jr., II, III
    ranks = [0 if one in elder else 1 if not one else 2 + younger.index(one) for one in suffixes]
    meant = min(ranks) if before in elder else max(ranks)
    return [draft for draft, rank in zip(people, ranks, strict=True) if rank == meant]


def is_listed_with(runs: Runs, one: Draft, last: Draft, token: int) -> bool:
    """Whether somebody was last named right before another: "Ann and Ole Vik"."""
    where = last_named(runs, last, token)
    return one.mentions[0][0].surname >= 0 and 0 < where - last_named(runs, one, where) <= LISTED


def is_heads_name(surname: str, draft: Draft) -> bool:
    """Whether a surname is known as that of a head of a state who is somebody else: "President Obama"."""
    heads = gazetteer.heads_by_surname().get(surname, frozenset())
    return bool(heads) and " ".join(draft.words) not in heads


def last_in_full(runs: Runs, draft: Draft, token: int) -> tuple[int, int]:
    """Where somebody was last named in full before a token, first where the sentence is about him."""
    places = places_of(runs, draft)
    return last_before(places.about, token), last_before(places.full, token)


def last_named(runs: Runs, draft: Draft, token: int) -> int:
    """Where an entity was last named before a token, -1 for nowhere."""
    return last_before(places_of(runs, draft).named, token)


def last_before(places: Sequence[int], token: int) -> int:
    """The last of places before a token, -1 for none."""
    place = bisect_left(places, token)
    return places[place - 1] if place else -1


def places_of(runs: Runs, draft: Draft) -> Places:
    """Where an entity is named so far: looked up for every short name, so kept in order."""
    if draft.places is None:
        draft.places = Places()
    places = draft.places
    for core, form in draft.mentions[len(places.named) :]:
        insort(places.named, core.first)
        if form == FULL:
            insort(places.full, core.first)
            if not is_aside(runs, core):
                insort(places.about, core.first)
    return places


def is_aside(runs: Runs, core: Core) -> bool:
    """Whether a name only belongs to what its sentence is about: "Lee's doctor", "a friend of Ann Lee"."""
    first = core.first if core.title is None else core.title[0]
    before = runs.word[first - 1] if first else ""
    kin = runs.word[max(first - 3, 0) : first]
    if len(kin) == 3 and kin[2] == "," and kin[1] in single_words("source_words", "kin"):
        # "Lee, whose husband, Ole Lee, was lost"
        return True
    return runs.word[core.stop : core.stop + 1] == ["'s"] or before in single_words(
        "clause_words", "preposition"
    )


def near_spelling(cast: Cast, core: Core) -> Draft | None:
    """The one person whose surname is spelt nearly like this long name."""
    if len(core.key) < LONG_NAME or core.key in cast.by_key:
        return None
    found = [
        draft for draft in cast.by_letter.get(core.key[:1], ()) if one_letter_off(draft.words[-1], core.key)
    ]
    return found[0] if len(found) == 1 else None


def written(runs: Runs, core: Core) -> str:
    """A name as it stands in the text, its tokens joined."""
    words = runs.written[core.first : core.stop]
    name = " ".join([*words, runs.written[core.surname]] if core.surname >= 0 else words)
    if "'" in name or "’" in name:
        name = with_apostrophes(name)
    return name.replace(" , ", " ") if "," in name else name


def with_apostrophes(name: str) -> str:
    """A name with its apostrophes where they stand: "van 't Hoff", "Women's Media Center"."""
    for mark in "'’":
        if mark in name:
            name = name.replace(f"{mark} t ", f"{mark}t ").replace(f" {mark}s ", f"{mark}s ")
            name = name.replace(f"s {mark} ", f"s{mark} ")
    return name
