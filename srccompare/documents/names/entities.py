"""Who is who within an article: names that mean the same made one, short ones given to the full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from srccompare.documents.names import gazetteer
from srccompare.documents.names.cores import DEMONYM, Core
from srccompare.documents.names.gazetteer import Known, key_of
from srccompare.documents.names.runs import Runs

FORMS = ("name", "short", "demonym", "metonym")
"""How a mention names its entity: in full, by a part or its initials, by its people, by a house or city."""

SHORTENED = ("company", "academic", "think tank or NGO", "union", "media")
"""Kinds of bodies that are called by the first word of their name: "Harding" for Harding Bank."""
SURNAME_FIRST = 2
INITIALS = (2, 6)


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
    mentions: list[tuple[Core, int]] = field(default_factory=list)

    def add(self, core: Core, form: int) -> None:
        """Take in a mention."""
        self.mentions.append((core, form))
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

    def new(self, draft: Draft) -> Draft:
        """Register an entity under its key, its parts and its initials."""
        self.drafts.append(draft)
        self.by_key[draft.key] = draft
        words = draft.words
        if not draft.kind and 1 < len(words) < 4:
            self.by_surname.setdefault(words[-1], draft)
        if len(words) > 1:
            if draft.kind == "person":
                for part in {words[0], words[-1], " ".join(words[1:])}:
                    self.by_part.setdefault(part, []).append(draft)
            elif draft.known is None and draft.kind in SHORTENED:
                self.by_part.setdefault(words[0], []).append(draft)
            if draft.kind != "person":
                small = gazetteer.parts("connector")
                initials = "".join([word[0] for word in words if word not in small])
                if INITIALS[0] <= len(initials) <= INITIALS[1]:
                    self.by_initials.setdefault(initials, draft)
        return draft


def cast_of(runs: Runs, cores: Sequence[Core]) -> list[Draft]:
    """The entities of an article in the order in which they first appear."""
    cast = Cast()
    full = [core for core in cores if core.known is not None or " " in core.key]
    # "De Blasio" of a headline is short for who is named in full behind it.
    particles = gazetteer.parts("particle")
    for core in sorted(full, key=lambda core: core.known is None and core.key.split(" ", 1)[0] in particles):
        settle_full(runs, cast, core)
    short = [core for core in cores if core.known is None and " " not in core.key]
    for core in short:
        made_person(runs, cast, core)
    # A word that opens its sentence is a name where it is one elsewhere.
    for core in sorted(short, key=lambda core: core.initial and core.title is None):
        settle_short(runs, cast, core)
    drafts = [draft for draft in cast.drafts if draft.mentions]
    for draft in drafts:
        if not draft.kind and any(stands_in(runs, core) for core, _ in draft.mentions):
            draft.kind = "place"
    for draft in drafts:
        draft.mentions.sort(key=lambda mention: mention[0].first)
    return sorted(drafts, key=lambda draft: draft.mentions[0][0].first)


def stands_in(runs: Runs, core: Core) -> bool:
    """Whether a name stands behind "in" and ends its phrase, as places do."""
    after = runs.word[core.stop] if core.stop < len(runs.word) else "."
    free = not after[:1].isalnum() or after in gazetteer.small_words() or after in gazetteer.speech()
    return core.first > 0 and runs.word[core.first - 1] in ("in", "near") and free


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
    words = name_words(core.key)
    if core.initial and core.title is None and opened_by_other(words):
        # "Gave Ann Lee a boat": the first word only opens the sentence.
        core.first += 1
        core.key = core.key.split(" ", 1)[1]
        words = name_words(core.key)
    kind = core.kind or ("person" if is_person(runs, core, words) else "")
    key = " ".join(words)
    draft = cast.by_key.get(key) or same_person(cast, words)
    if draft is None and not core.kind and key in cast.by_part:
        # "Jong-un" after "Kim Jong-un"
        whole = cast.by_part[key]
        if len(whole) == 1 and whole[0].kind == "person":
            whole[0].add(core, FORMS.index("short"))
            return
    if draft is None:
        draft = cast.new(Draft(key, kind, written(runs, core), "", "", None, words))
    elif kind and not draft.kind:
        draft.kind = kind
        cast.drafts.remove(draft)
        cast.new(draft)
    if draft.kind == "person" and not draft.gender:
        draft.gender = gazetteer.given_names().get(words[0], "")
    draft.add(core, 0)


def opened_by_other(words: tuple[str, ...]) -> bool:
    """Whether the first of three or more words is no given name and the second is one."""
    given = gazetteer.given_names()
    return len(words) > SURNAME_FIRST and words[0] not in given and words[1] in given


def form_of(core: Core, draft: Draft) -> int:
    """How a known name names its entity."""
    if core.known is not None and core.known.category == DEMONYM:
        return FORMS.index("demonym")
    if core.known is not None and core.known.category == "metonym":
        return FORMS.index("metonym")
    return 0 if core.key == draft.key else FORMS.index("short")


@lru_cache(1 << 14)
def name_words(key: str) -> tuple[str, ...]:
    """The words of a name without middle initials and what follows the surname.

    >>> name_words("john d podesta jr")
    ('john', 'podesta')
    """
    words = [word for word in key.split() if word not in ("jr", "sr", "ii", "iii", "iv", "esq")]
    if len(words) > SURNAME_FIRST:
        middle = [word for word in words[1:-1] if len(word) > 1]
        words = [words[0], *middle, words[-1]]
    return tuple(words) or tuple(key.split())


def same_person(cast: Cast, words: tuple[str, ...]) -> Draft | None:
    """The one person whose first and last name these are, with or without names between them."""
    if len(words) < SURNAME_FIRST:
        return None
    found = [
        draft
        for draft in cast.by_part.get(words[-1], ())
        if draft.kind == "person"
        and draft.words[0] == words[0]
        and draft.words[-1] == words[-1]
        and SURNAME_FIRST in (len(draft.words), len(words))
    ]
    return found[0] if len(found) == 1 else None


def is_person(runs: Runs, core: Core, words: tuple[str, ...]) -> bool:
    """Whether a name of several words is a person's: by its title, given name, or what stands around it."""
    if core.addressed:
        return True
    if len(words) > 4:
        return False
    if words[0] in gazetteer.given_names():
        return True
    return acts_like_person(runs, core)


def acts_like_person(runs: Runs, core: Core) -> bool:
    """Whether an age, "who" or a verb of saying stands beside a name."""
    after = runs.word[core.stop : core.stop + 4]
    if after[:1] == [","] and len(after) > 2:
        if after[1].isdigit() and after[2] in (",", "."):
            return True
        if after[1] in ("who", "whose"):
            return True
        if after[1] in ("a", "an", "the", "his", "her", "its") or after[1] in gazetteer.title_words():
            phrase = runs.word[core.stop + 1 : core.stop + 9]
            return any(word in gazetteer.person_words() for word in until_break(phrase))
    if after[:1] and after[0] in ("who", "whose"):
        return True
    if after[:1] in (["is"], ["was"]) and after[1:2] in (["a"], ["an"], ["the"]):
        # "Vik is a former captain"
        said = until_break(runs.word[core.stop + 2 : core.stop + 7])
        return any(word in gazetteer.person_words() for word in said)
    speaks = gazetteer.speech()
    before = runs.word[core.first - 1] if core.first else ""
    return bool(after[:1] and after[0] in speaks) or before in speaks


def until_break(words: Iterable[str]) -> Iterable[str]:
    """The words of a phrase up to the next mark or small word that ends its head."""
    for word in words:
        if word in (",", ".", "of", "for", "at", "with", "from", "in", "who"):
            return
        yield word


def settle_short(runs: Runs, cast: Cast, core: Core) -> None:
    """Give a name of one word to the entity it is short for, or make it one of its own."""
    shouted = runs.written[core.first].isupper()
    draft = cast.by_initials.get(core.key) if shouted and len(core.key) > 1 else None
    draft = draft or short_for(cast, core) or cast.by_key.get(core.key) or made_person(runs, cast, core)
    if draft is not None:
        draft.add(core, 0 if draft.key == core.key else FORMS.index("short"))
        if not draft.kind and (core.addressed or acts_like_person(runs, core)):
            draft.kind = "person"
        return
    word = runs.word[core.first]
    common = core.title is None and (word in gazetteer.offices() or word in gazetteer.nouns())
    # "Cook said" inside a sentence is a surname, "Police said" at its head is none.
    if common and (core.initial or not acts_like_person(runs, core)):
        return
    if core.initial and core.title is None and not seen_elsewhere(runs, core):
        return
    kind = "person" if core.addressed or acts_like_person(runs, core) else ""
    cast.new(Draft(core.key, kind, written(runs, core), "", "", None, (core.key,))).add(core, 0)


def made_person(runs: Runs, cast: Cast, core: Core) -> Draft | None:
    """The unexplained name that this surname, addressed or speaking, shows to be a person's."""
    draft = cast.by_surname.get(core.key)
    if draft is None or not (core.addressed or acts_like_person(runs, core)):
        return None
    if draft.kind == "person":
        return draft
    draft.kind = "person"
    cast.drafts.remove(draft)
    return cast.new(draft)


def seen_elsewhere(runs: Runs, core: Core) -> bool:
    """Whether a word that opens its sentence is still a name: a verb of saying or "'s" stands behind it."""
    after = runs.word[core.stop] if core.stop < len(runs.word) else ""
    return after in gazetteer.speech() or after == "'s"


def short_for(cast: Cast, core: Core) -> Draft | None:
    """The entity a surname, first name or first word of a name is short for.

    Of several people the one named before, and of those the one named most; a form of address rules
    out the other gender.
    """
    found = cast.by_part.get(core.key, [])
    if core.gender:
        found = [draft for draft in found if draft.gender in ("", core.gender)]
    people = [draft for draft in found if draft.kind == "person"]
    found = people or (found if not core.addressed else [])
    if len(found) < 2:
        return found[0] if found else None
    if not people:
        return None
    before = [draft for draft in found if draft.mentions and draft.mentions[0][0].first < core.first]
    return max(before or found, key=lambda draft: sum(m[0].first < core.first for m in draft.mentions))


def written(runs: Runs, core: Core) -> str:
    """A name as it stands in the text, its tokens joined."""
    return " ".join(runs.written[core.first : core.stop])
