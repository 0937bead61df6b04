"""What an article tells of the people it names: titles before the name, appositions around it.

    Harbour chief Ann Lee, a former judge, won.      Ann Lee's campaign      vote for Ann Lee
    ^^^^^^^^^^^^^          ^^^^^^^^^^^^^^            runs for office         the same
    office held            office no longer held

Somebody is introduced once and named many times, so what stands around any mention counts for all of them.
What pulls apart: who is an aide to a minister is no minister, a former office is not held, and a phrase
between commas may belong to the name before it or to the one behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.phrases import (
    AFTER_HEAD,
    Told,
    is_plural,
    located,
    of_noun,
    office_before,
    told_by,
    type_of_mention,
)
from srccompare.documents.sources.scene import (
    Range,
    Scene,
    breaks,
    head_of,
    head_stop,
    is_quantity,
    openers,
)
from srccompare.documents.text.closed_classes import closed_class, match_class, openings
from srccompare.documents.text.structure import single_words

PLACES = ("country", "place")
APOSTROPHES = ("'s", "'", "’")
"""What follows the name of an owner."""
LONGEST = 24
"""Tokens an apposition may have."""
SHORT_OPENING = 2
"""Tokens before the town in "a Bergen, Norway, teacher". As in "a retired Bergen, Norway, teacher"."""
ALONE = ("expert", "politician", "official", "media", "ordinary")
"""Categories of offices that need no body behind them."""


@dataclass(slots=True)
class Profile:
    """Everything told of one entity, in reading order: each with the phrase it stood in.

    ``run`` is a word that makes its bearer a candidate, ``campaign`` one that makes him a politician,
    ``letters`` the party behind his name, ``rule`` a word that makes him head of a government, ``land`` the
    state that owns the name ("France's Marchand"), ``medium`` the medium that does, or a word for what only
    journalists have or do, ``wrote`` a verb that may be of one, ``hails`` the place behind "of" or "from"
    that is all that is told of him, ``venture`` a word for his company, ``age`` the number behind or before
    his name, ``lives`` a verb behind "who" that tells of his own life ("who left school at 15").
    """

    told: list[tuple[Told, Range]] = field(default_factory=list)
    run: Range | None = None
    campaign: Range | None = None
    letters: Range | None = None
    rule: Range | None = None
    land: Range | None = None
    medium: Range | None = None
    wrote: Range | None = None
    hails: Range | None = None
    venture: Range | None = None
    age: Range | None = None
    lives: Range | None = None


def profile_of(scene: Scene, mentions: list[int]) -> Profile:
    """What stands around the mentions of a person."""
    profile, word, published = Profile(), scene.word, single_words("source_words", "published")
    wrote, origin, tells, writes = openings("wrote"), closed_class("origin"), telling(), writers()
    goes_on, begins, ends = behind_name(), scene.first, scene.stop
    for row in mentions:
        first, stop = begins[row], ends[row]
        follows = word[stop] if stop < len(word) else ""
        if (follows not in goes_on or not may_tell(word, stop)) and not may_lead(scene, row, first):
            # "but Mr. Lee said": nothing is told
            continue
        before = word[first - 1] if first else ""
        for begin, end in (*around(scene, row), *beside(scene, row)):
            for low, high in of_today(scene, begin, end):
                told = of_person(scene, row, low, high)
                if told is not None:
                    profile.told.append((told, (low, high)))
                elif word[low] == "who" and profile.lives is None:
                    profile.lives = living(scene, low, high)
        if before == "'s":
            owned_by(scene, profile, first)
        if profile.medium is None and (before in writes or follows in (",", "of")):
            profile.medium = writing(scene, first, stop)
        if (
            follows in wrote
            and match_class(word, stop, "wrote")
            and word[stop + 1 : stop + 2] not in (["on"], ["in"], ["to"])
        ):
            profile.wrote = profile.wrote or (stop, stop + 1)
        if profile.medium is None and follows in published:
            profile.medium = published_in(scene, stop)
        if profile.hails is None and follows in origin:
            profile.hails = hailing(scene, stop)
        if profile.age is None and before.endswith("-year-old"):
            profile.age = (first - 1, first)
        profile.run = profile.run or running(scene, first, stop)
        place = stop + 1 if follows in APOSTROPHES else stop
        if place < len(word) and word[place] in tells:
            behind(scene, profile, first, stop, place)
    return profile


@cache
def before_name() -> frozenset[str]:
    """Words and marks right before a name without a title with which something may be told of its bearer."""
    words = closed_class("name_giving") | writers() | links() | {*APOSTROPHES, "and", "–", "—", "for"}
    return words | single_words("source_words", "voting") | single_words("source_words", "former")


@cache
def plain_courtesies() -> frozenset[str]:
    """Forms of address that tell nothing of who is addressed: "Mr.", not "Dr." or "Judge"."""
    courtesies = gazetteer.honorifics().keys() - gazetteer.title_words() - gazetteer.offices().keys()
    return frozenset(courtesies - gazetteer.nouns().keys())


def may_lead(scene: Scene, row: int, first: int) -> bool:
    """Whether what stands before a name may tell something of its bearer: not "that Lee", "that Mr. Lee"."""
    word, title = scene.word, scene.titled[row]
    if title < first and (
        title + 1 < first or not title or word[title] not in plain_courtesies() or title - 1 in scene.at
    ):
        return True
    if not title or word[title - 1] in before_name() or word[first - 1].endswith("-year-old"):
        return title > 0
    return not single_words("source_words", "candidacy").isdisjoint(word[max(first - 3, 0) : first])


def may_tell(word: Sequence[str], stop: int) -> bool:
    """Whether what stands behind a name may tell something of its bearer: not "Lee has", "Lee's boat"."""
    follows = word[stop]
    if follows in APOSTROPHES:
        return stop + 1 < len(word) and word[stop + 1] in telling()
    if follows in verbs_behind_name():
        later = word[stop + 1 : stop + 8]
        return "running" in later or "mate" in later or (later != [] and is_predicate(later[0]))
    return True


@cache
def verbs_behind_name() -> frozenset[str]:
    """Verbs behind a name that tell what its bearer is or runs for only by what follows them."""
    verbs = candidates() | closed_class("copula_or_change")
    return verbs - single_words("source_words", "running") - telling() - links() - {"for", "who"}


@cache
def behind_name() -> frozenset[str]:
    """Words and marks right behind a name with which something may be told of its bearer."""
    words = closed_class("copula_or_change") | closed_class("member_of") | closed_class("origin")
    words |= openings("wrote").keys() | single_words("source_words", "published")
    words |= candidates() | telling() | links()
    return words | {*APOSTROPHES, "(", ",", "–", "—", "-", "who", "of"}


@cache
def telling() -> frozenset[str]:
    """Words and marks behind a name that may tell who bears it."""
    lists = ("rule", "show", "run", "contest", "venture")
    words = frozenset[str]().union(*(single_words("source_words", name) for name in lists))
    return words | gazetteer.parts("after") | {"(", ",", "new", "old"}


def behind(scene: Scene, profile: Profile, first: int, stop: int, place: int) -> None:
    """Note what a word behind a name tells: "Lee's campaign", "the Lee administration", "Lee, 41"."""
    word = scene.word
    if word[place] in single_words("source_words", "rule"):
        if first > 0 and word[first - 1] in closed_class("not_yet"):
            # "a Lee presidency" is not there yet
            profile.run = profile.run or (place, place + 1)
        else:
            profile.rule = profile.rule or (place, place + 1)
        return
    profile.medium = profile.medium or after(scene, place, "show")
    profile.run = profile.run or contesting(scene, place)
    profile.campaign = profile.campaign or campaign(scene, stop)
    profile.letters = profile.letters or party_letters(scene, stop)
    if word[place] == "," and place + 2 < len(word) and word[place + 1].isdigit() and word[place + 2] == ",":
        profile.age = profile.age or (place + 1, place + 2)
    if place > stop and profile.venture is None:
        owned = place + 1 if word[place] in closed_class("plain_adjective") else place
        # "Lee's firm" is a company, "Lee's firm tone" is none.
        tone = match_class(word, owned, "firm") and word[owned + 1 : owned + 2] and is_plain(word[owned + 1])
        profile.venture = after(scene, owned, "venture") if owned < len(word) and not tone else None


def is_plain(word: str) -> bool:
    """Whether a word goes on with a noun phrase: no mark, no small word, no verb."""
    closed = breaks() | gazetteer.small_words() | gazetteer.speech()
    return word.isalpha() and word not in closed and not word.endswith(("ed", "s"))


def contesting(scene: Scene, place: int) -> Range | None:
    """The word behind a name that shows a candidate: "Lee's campaign", "Lee's failed presidential bid"."""
    word, contest = scene.word, single_words("source_words", "contest")
    for token in range(place, min(place + 4, len(word))):
        if word[token] in single_words("source_words", "run"):
            return token, token + 1
        if word[token] not in contest:
            break
    return None


def running(scene: Scene, first: int, stop: int) -> Range | None:
    """The words around a name that show a candidate: "Lee is running for", "vote for Lee"."""
    word, voting = scene.word, single_words("source_words", "voting")
    before, follows = (word[first - 1] if first else ""), (word[stop] if stop < len(word) else "")
    candidacy = single_words("source_words", "candidacy")
    if not candidacy.isdisjoint(word[max(first - 3, 0) : first]):
        for token in range(first - 1, max(first - 4, -1), -1):
            # "nominee Gov. Ann Lee": who is to be elected, whatever the office held
            if word[token] in candidacy:
                return token, token + 1
            if not word[token].rstrip(".").isalpha():
                break
    if before in voting:
        return first - 1, first
    if before == "for" and word[max(0, first - 2)] in closed_class("candidacy_verb"):
        return first - 2, first
    if follows not in candidates():
        return None
    if follows == ",":
        # "Lee, a dancer, is running"
        stop = next((t + 1 for t in range(stop + 2, min(stop + 12, len(word))) if word[t] == ","), stop)
    later = word[stop : stop + 4]
    if later[:1] and later[0] in single_words("source_words", "running"):
        return stop, stop + 1
    if later[:2] == ["for", "president"]:
        return stop, stop + 2
    if "running" in later:
        place = stop + later.index("running")
        mate = word[place - 1] in closed_class("own_of_person") and match_class(word, place, "running_mate")
        if mate or (place - stop < 3 and word[place + 1 : place + 2] == ["for"]):
            return place, place + 2
    if later[:1] in (["is"], ["and"]) and word[stop + 1 : stop + 8].count("mate"):
        # "Lee is joining his running mate"
        place = stop + 1 + word[stop + 1 : stop + 8].index("mate")
        if match_class(word, place - 1, "running_mate") and word[place - 2] in closed_class("own_of_person"):
            return place - 1, place + 1
    return None


@cache
def candidates() -> frozenset[str]:
    """Words and marks behind a name with which it may be said that its bearer runs."""
    return single_words("source_words", "running") | single_words("source_words", "before_running") | {","}


def of_today(scene: Scene, begin: int, end: int) -> tuple[Range, ...]:
    """The parts of a phrase that hold today: "director …" of "a former aide and now director …".

    Of two offices the first goes before the second where it stands for itself: "a surgeon and TV star".
    """
    former = single_words("source_words", "former")
    left = False
    for token in range(begin + 1, end - 1):
        left = left or scene.word[token - 1] in former
        if left and match_class(scene.word, token, "who_is_now"):
            # "a former minister who is now a fellow at the Harding Institute"
            return ((token, end),)
        if scene.word[token] != "and" or token in scene.at:
            continue
        if scene.word[token + 1] in closed_class("now"):
            return ((token + 1, end),)
        if not former.isdisjoint(scene.word[begin:token]) and former.isdisjoint(scene.word[token:end]):
            second = told_by(scene, token + 1, end)
            if second is not None and second.body >= 0 and second.office[0] < second.evidence[-1][0]:
                # "a former aide to Lee and vice president at Harding Bank"
                return ((token + 1, end),)
        head, ends = head_of(scene, begin, token)
        office = office_before(scene, head, token) if ends == token else None
        if office is not None and office[1][1] == token and office[0] in ALONE:
            return (begin, token), (begin, end)
        break
    return ((begin, end),)


def of_person(scene: Scene, row: int, begin: int, end: int) -> Told | None:
    """What a phrase tells of the person of a mention.

    Nothing of an office he only wants ("who wants to be president") or another one named has ("who voted
    for Senator Lee"), and of media only where the name is "of", "from" or "with" one.
    """
    told, word = told_by(scene, begin, end), scene.word
    if word[begin] == "whose":
        return relative_of(scene, begin, end)
    verb = word[begin + 1] if word[begin] == "who" and begin + 2 < end else ""
    if verb in single_words("source_words", "covering"):
        # "who covered the harbour for the Post"
        return Told("media", scheme.MEDIA, (begin + 1, begin + 2), ((begin + 1, begin + 2),))
    if verb in heading():
        return heading_of(scene, begin + 1, end)
    if verb in ("is", "'s", "was") and word[begin + 2] in heading():
        # "who is chairing Lee's transition team"
        return heading_of(scene, begin + 2, end)
    if (
        told is not None
        and told.office[0] == begin + 1
        and verb in single_words("source_words", "private_life")
    ):
        # "who left school" is not of the left
        return None
    if told is None:
        return trade_of(scene, begin, end)
    if told.category in ("document", "anonymous"):
        return None
    if told.category == "collective":
        people = any(word[token] in single_words("source_words", "people") for token in range(*told.office))
        return Told("ordinary", scheme.ORDINARY, told.office, told.evidence) if people else None
    if told.category == "body" and told.type == scheme.MEDIA and not employs(scene, row, begin, end):
        return None
    if told.category == "body" and located(scene, told.body):
        # "Lee of Norway", "Lee at the Vatican"
        return None
    if told.category == "leader" and told.type == scheme.HEAD and told.body < 0 and end == scene.first[row]:
        before = word[begin - 1] if begin and begin - 1 not in scene.at else ""
        grouped = before.isalpha() and before not in gazetteer.small_words() | gazetteer.speech() | openers()
        if grouped:
            # "harbour leader Ann Lee"
            return Told(told.category, scheme.NGO, told.office, told.evidence)
    if begin >= scene.stop[row] and told.category != "spokesperson" and of_another(scene, row, told.office):
        return None
    clause = word[begin] in single_words("clause_words", "relative")
    acting = clause and word[min(begin + 1, end - 1)] not in single_words("clause_words", "be")
    if acting and told.type == scheme.COMPANY and word[begin + 1] in closed_class("employed"):
        # who works for a firm does not speak for it
        return Told("ordinary", scheme.ORDINARY, (begin + 1, begin + 2), ((begin + 1, begin + 2),))
    serving = told.office[0] <= begin + 1 or word[begin + 1] in single_words("source_words", "serving")
    if acting and (told.category in ("head", "ordinary", "body", "military") or not serving):
        # "who wants to be president", "who speaks to crowds", "who left school at 16"
        return None
    _, head = head_of(scene, begin, end)
    counted = head < end and word[head] == "of" and is_quantity(word[head - 1])
    if not clause and told.office[0] >= head and not counted:
        # "one that will please the group" tells no office
        return None
    prospective = single_words("source_words", "prospective")
    if told.category == "head" and not prospective.isdisjoint(word[begin:end]):
        # "the next president": a candidate
        return Told("politician", scheme.POLITICIAN, told.office, told.evidence)
    return told


def living(scene: Scene, who: int, end: int) -> Range | None:
    """The verb behind "who" that tells of somebody's own life, in a clause without office or body.

    A school makes nobody a scholar: "who left school at 15".
    """
    verbs, private = single_words("source_words", "private_life"), ("", scheme.EXPERT)
    verb = next((token for token in range(who + 1, min(who + 4, end)) if scene.word[token] in verbs), end)
    if any(of_noun(word) not in private or word in gazetteer.parts("after") for word in scene.word[who:end]):
        return None
    told = told_by(scene, verb + 1, end) if verb + 1 < end else None
    plain = told is None or told.type in (scheme.ORDINARY, scheme.EXPERT)
    return (verb, verb + 1) if plain and verb < end else None


def relative_of(scene: Scene, begin: int, end: int) -> Told | None:
    """What "whose son was on board", "whose shop burned" tells: that he is one of those it happened to."""
    belongings = single_words("source_words", "belongings")
    for token in range(begin + 1, min(begin + 4, end)):
        if scene.word[token] in gazetteer.offices_of("ordinary") or scene.word[token] in belongings:
            return Told("ordinary", scheme.ORDINARY, (token, token + 1), ((token, token + 1),))
    return None


@cache
def heading() -> frozenset[str]:
    """Verbs whose subject is at the head of something."""
    return single_words("source_words", "heading")


def heading_of(scene: Scene, verb: int, end: int) -> Told | None:
    """What "who heads the Harding Institute" tells: whoever heads a body is of its type."""
    token = verb + 1
    while token < end and scene.word[token] not in breaks():
        row = scene.at.get(token, -1)
        if " ".join(scene.word[token : token + 2]) in gazetteer.offices_of("ordinary"):
            # "who led the search party"
            return Told("ordinary", scheme.ORDINARY, (verb, verb + 1), ((verb, verb + 1), (token, token + 2)))
        if row >= 0 and scene.kind(row) == "person":
            return crew_of(scene, verb, row, end)
        found = type_of_mention(scene, row) if row >= 0 else of_noun(scene.word[token])
        if found and not located(scene, row):
            place = (token, token + 1) if row < 0 else (scene.first[row], scene.stop[row])
            return Told("company", found, (verb, verb + 1), ((verb, verb + 1), place), row)
        token += 1
    return None


def crew_of(scene: Scene, verb: int, row: int, end: int) -> Told | None:
    """What "who runs Lee's campaign" tells: whoever heads somebody's campaign or team works for him."""
    stop = head_stop(scene, scene.first[row], end)
    if scene.word[stop - 1] not in single_words("source_words", "crew"):
        return None
    place = (stop - 1, stop)
    return Told("spokesperson", scheme.POLITICIAN, place, ((verb, verb + 1), place), row)


def trade_of(scene: Scene, begin: int, end: int) -> Told | None:
    """The trade an apposition tells by the ending of its noun: "a deckhand", "a beekeeper", "an angler"."""
    head = head_stop(scene, begin + 1, end) - 1
    placed = scene.word[begin] == "the" and scene.word[head + 1] in AFTER_HEAD if head + 1 < end else False
    if scene.word[begin] not in closed_class("indefinite_article") and not placed:
        return None
    word = scene.word[head]
    plain = head > begin and head not in scene.at and word not in gazetteer.nouns()
    aged = word.endswith("-year-old")
    if not plain or not (aged or word.endswith(trade_endings())):
        return None
    return Told("ordinary", scheme.ORDINARY, (head, head + 1), ((head, head + 1),))


@cache
def trade_endings() -> tuple[str, ...]:
    """Endings of nouns for trades, and of those for anybody who does something: "angler"."""
    return tuple(single_words("source_words", "trade_ending") | single_words("source_words", "doer_ending"))


def employs(scene: Scene, row: int, begin: int, end: int) -> bool:
    """Whether the medium in a phrase is one that somebody is "of" or "with": not "Lee at the Post forum"."""
    word, stop = scene.word, scene.stop[row]
    if begin < stop or word[begin - 1] not in closed_class("member_or_backer_of"):
        return False
    body = scene.at.get(begin, scene.at.get(begin + 1, -1))
    if body < 0 or scene.stop[body] != end or scene.kind(body) != "media":
        return False
    edition = scene.at.get(end, -1)
    if edition >= 0 and located(scene, edition):
        # "Lee of Breitbart California"
        end = scene.stop[edition]
    after = word[end] if end < len(word) else "."
    ends = not after[:1].isalnum() and after not in ("/", "-")
    return ends or after in gazetteer.speech() or after in gazetteer.small_words()


def of_another(scene: Scene, row: int, office: Range) -> bool:
    """Whether an office is the title of somebody named behind it, other than the person of a mention."""
    for token in range(office[1], min(office[1] + 3, len(scene.word))):
        other = scene.at.get(token, -1)
        if other >= 0:
            theirs = scene.kind(other) == "person" and scene.titled[other] <= office[0]
            return theirs and scene.entity[other] != scene.entity[row]
    return False


def owned_by(scene: Scene, profile: Profile, first: int) -> None:
    """Note the state or medium that owns a name: "France's Marchand", "CNN's Lee"."""
    if first < 2:
        return
    other = scene.mention_ending(first - 1)
    place = (scene.first[other], scene.stop[other])
    if other >= 0 and scene.kind(other) == "country":
        if scene.kind(scene.at[first]) == "person":
            # "America's Green Harbours" rules nothing
            profile.land = profile.land or place
    elif other >= 0 and scene.kind(other) == "media":
        profile.medium = profile.medium or place
    elif other >= 0 and not located(scene, other) and (kind := type_of_mention(scene, other)):
        # "the Harding Institute's Lee"
        profile.told.append((Told("body", kind, place, (place,), other), place))


def after(scene: Scene, place: int, category: str) -> Range | None:
    """The word behind a name where it is of a category: "Lee's podcast"."""
    return (place, place + 1) if scene.word[place] in single_words("source_words", category) else None


@cache
def writers() -> frozenset[str]:
    """Words before a name that may lead on to somebody who writes."""
    return single_words("source_words", "writing") | closed_class("guest_author")


def writing(scene: Scene, first: int, stop: int) -> Range | None:
    """Where a name is said to be writing: "writes Lee", "Lee, writing for …"."""
    if first > 0 and scene.word[first - 1] in single_words("source_words", "writing"):
        return first - 1, first
    by_guest = first > 0 and scene.word[first - 1] in closed_class("guest_author")
    if by_guest and scene.word[stop : stop + 1] in (["in"], ["for"], ["on"], ["at"]):
        # "wrote Lee on Hot Air", which need not be known for a medium
        medium = scene.at.get(stop + 1, scene.at.get(stop + 2, -1))
        if medium >= 0 and scene.kind(medium) in ("media", "other", "organisation"):
            return scene.first[medium], scene.stop[medium]
    if scene.word[stop : stop + 2] in ([",", "writing"], ["of", "the"]):
        medium = scene.at.get(stop + 2, -1)
        if scene.word[stop + 1] in closed_class("writing_at"):
            return stop + 1, stop + 2
        if medium >= 0 and scene.kind(medium) == "media":
            return scene.first[medium], scene.stop[medium]
    return None


def published_in(scene: Scene, stop: int) -> Range | None:
    """The medium in which somebody is said to write: "Lee argues in the Vardal Times"."""
    if scene.word[stop + 1 : stop + 2] not in (["in"], ["at"], ["for"]):
        return None
    row = scene.at.get(stop + 2, scene.at.get(stop + 3, -1))
    return (scene.first[row], scene.stop[row]) if row >= 0 and scene.kind(row) == "media" else None


def hailing(scene: Scene, stop: int) -> Range | None:
    """The town and state behind a name: "Lee of Concord, New Hampshire", who is a resident."""
    if scene.word[stop : stop + 1] not in (["of"], ["from"]):
        return None
    town = scene.at.get(stop + 1, -1)
    if town < 0 or scene.first[town] != stop + 1 or scene.kind(town) not in ("place", "other"):
        return None
    after = scene.stop[town]
    state = scene.at.get(after + 1, -1) if scene.word[after : after + 1] == [","] else -1
    return (scene.first[town], scene.stop[town]) if state >= 0 and located(scene, state) else None


def beside(scene: Scene, row: int) -> list[Range]:
    """Phrases told of several people at once: "Sens. Lee and Park", "Lee and Park, two of …"."""
    word = scene.word
    found: list[Range] = []
    begin, end = scene.titled[row], scene.stop[row]
    lists, follows = links(), word[end] if end < len(word) else ""
    if follows not in lists and follows != "(" and not (begin and word[begin - 1] in lists):
        return found
    place = row
    while place > 0 and joined(scene, place - 1, place):
        place -= 1
        title = scene.titled[place]
        if title < scene.first[place]:
            if is_plural(word[scene.first[place] - 1].removesuffix(".")):
                found.append((title, scene.first[place]))
            break
    begin = scene.titled[place]
    listed = word[max(0, begin - 2) : begin]
    if listed == ["such", "as"] or listed[-1:] in (["including"], ["like"]):
        end = begin - (2 if listed == ["such", "as"] else 1)
        end -= 1 if end > 0 and word[end - 1] == "," else 0
        if end > 0 and is_plural(word[end - 1]):
            found.append((end - 1 if end < 2 else end - 2, end))
    place, size = row, len(scene.first)
    while place + 1 < size and joined(scene, place, place + 1):
        place += 1
    counted = counted_before(scene, begin)
    if counted is not None:
        found.append(counted)
    behind = scene.stop[place]
    if place > row and word[behind : behind + 1] == [","]:
        end = apposition(scene, behind + 1)
        if end > behind + 1 and (
            word[behind + 1] in closed_class("pair") or is_plural_phrase(scene, behind + 1, end)
        ):
            found.append((behind + 1, end))
    return found


@cache
def links() -> frozenset[str]:
    """What stands between the names of a list."""
    return single_words("source_words", "lists") | {","}


def counted_before(scene: Scene, begin: int) -> Range | None:
    """The phrase before a list of names that counts them: "two harbour developers, Lee and Park"."""
    word = scene.word
    if begin < 3 or word[begin - 1] not in (",", ":", "–", "—") or not is_plural(word[begin - 2]):
        return None
    for token in range(begin - 3, max(begin - 9, 0) - 1, -1):
        if word[token] in closed_class("few"):
            return token, begin - 1
        if not word[token][:1].isalnum():
            break
    return None


def joined(scene: Scene, row: int, following: int) -> bool:
    """Whether two people are named one after the other as in a list, with no more than a bracket between."""
    low, high = scene.stop[row], scene.titled[following]
    if not 0 < high - low <= 6 or scene.kind(row) != "person" or scene.kind(following) != "person":
        return False
    gap = scene.word[low:high]
    if gap[0] == "(" and ")" in gap:
        gap = gap[gap.index(")") + 1 :]
    return gap in (["and"], [","], [",", "and"], ["&"], ["or"])


def is_plural_phrase(scene: Scene, first: int, stop: int) -> bool:
    """Whether a phrase has a plural before its first preposition."""
    for token in range(first, stop):
        if scene.word[token] in breaks():
            return token > first and is_plural(scene.word[token - 1])
    return is_plural(scene.word[stop - 1])


def around(scene: Scene, row: int) -> list[Range]:
    """The phrases that stand in apposition to a mention: before it, as title, behind it."""
    first, stop, word = scene.first[row], scene.stop[row], scene.word
    found = []
    title = scene.titled[row]
    if title < first:
        begin = title
        while begin > 0 and scene.sentence[begin - 1] == scene.sentence[first]:
            owned = begin - 1 - (word[begin - 1] in ("'s", "'", "’"))
            other = scene.at.get(owned, -1)
            if other < 0:
                break
            begin = scene.first[other]
            if scene.kind(other) == "person":
                break
        if begin == title and begin > 0 and gazetteer.offices().get(word[title]) in scheme.FOLLOWS_BODY:
            # "harbour police Chief Ann Lee"
            beside = scene.sentence[begin - 1] == scene.sentence[begin] and begin - 1 not in scene.at
            begin -= beside and word[begin - 1] in gazetteer.nouns()
        if begin > 0 and word[begin - 1] in single_words("source_words", "former"):
            # "former Ohio Governor Ann Lee"
            begin -= 1
        honour, office = first - 1, first - 2
        honoured = word[honour] in gazetteer.honorifics() and word[honour] in gazetteer.offices_of("expert")
        honoured = honoured and office >= 0 and office not in scene.at
        if (
            honoured
            and scene.sentence[office] == scene.sentence[first]
            and word[office] in gazetteer.offices()
        ):
            # "Harbour Post editor Dr. Ann Lee"
            low = office
            while (
                low
                and scene.sentence[low - 1] == scene.sentence[first]
                and (low - 1 in scene.at or word[low - 1] in gazetteer.modifiers())
            ):
                low -= 1
            found.append((min(low, begin), honour))
            begin = honour
        found.append((begin, first))
    else:
        begin = first
    before = word[begin - 1] if begin else ""
    if begin > 2 and before in closed_class("name_giving"):
        # "a worker named Ann Lee"
        low = next(
            (t for t in range(begin - 2, max(begin - 7, -1), -1) if word[t] in closed_class("article")), -1
        )
        if low >= 0 and scene.sentence[low] == scene.sentence[begin]:
            found.append((low, begin - 1))
    paired = begin > 1 and before == "and" and begin - 2 not in scene.at
    if paired and word[begin - 2] in gazetteer.offices():
        # "front-runner and former minister Ann Lee", "Bank Vice President and former minister Ann Lee"
        low = begin - 2
        while low > 0 and scene.sentence[low - 1] == scene.sentence[first]:
            named = scene.at.get(low - 1, -1)
            if word[low - 1] not in gazetteer.title_words() and (named < 0 or scene.kind(named) == "person"):
                break
            low = scene.first[named] if named >= 0 else low - 1
        found.append((low, begin - 1))
    if begin > 1 and before in (",", "–", "—"):
        opens = opening(scene, begin - 1)
        if opens is not None:
            found.append((opens, begin - 1))
    behind = stop
    follows = word[behind] if behind < len(word) else ""
    if follows == "(":
        closing = next(
            (t for t in range(behind, min(behind + 8, len(word))) if word[t] == ")"),
            behind,
        )
        behind = closing + 1
        follows = word[behind] if behind < len(word) else ""
    more = behind + 1 < len(word)
    predicate = follows in closed_class("copula_or_change") and more and is_predicate(word[behind + 1])
    if predicate or (follows in (",", "–", "—", "-") and more):
        end = apposition(scene, behind + 1)
        if end > behind + 1:
            found.append((behind_place(scene, behind + 1, end), end))
            if follows == "," and word[end : end + 2] == [",", "is"] and end + 3 < len(word):
                # "Lee, a former judge, is now vice president of Harding Bank"
                later = apposition(scene, end + 3) if word[end + 2] in closed_class("now") else 0
                if later > end + 3:
                    found[-1] = (end + 3, later)
        if end == behind + 2 and word[behind + 1].isdigit() and word[end : end + 1] == [","]:
            # "Lee, 41, a driver"
            found.append((end + 1, max(end + 2, apposition(scene, end + 1))))
    elif follows == "who":
        found.append((behind, apposition(scene, behind, always=True)))
    elif follows in closed_class("member_of"):
        body = next(
            (scene.at[t] for t in range(behind + 1, min(behind + 6, len(word))) if t in scene.at),
            None,
        )
        if body is not None:
            found.append((behind + 1, scene.stop[body]))
    return found


def behind_place(scene: Scene, first: int, stop: int) -> int:
    """Where an apposition goes on behind the place in it: "teacher" of "a Bergen, Norway, teacher"."""
    for token in range(first + 1, stop - 1):
        if scene.word[token] == ",":
            town, row = scene.at.get(token - 1, -1), scene.at.get(token + 1, -1)
            if town < 0 or scene.first[town] > first + SHORT_OPENING:
                return first
            after = scene.stop[row] if row >= 0 else stop
            return after + 1 if after + 1 < stop and scene.word[after] == "," else first
    return first


def is_predicate(word: str) -> bool:
    """Whether a word behind "is" opens what somebody is: "is a judge", not "was left alone"."""
    return word in single_words("source_words", "apposed")


def opening(scene: Scene, comma: int) -> int | None:
    """Where a phrase that ends at a comma before a name begins: "the head of the opposition, Brenn".

    It stands at the head of its sentence, or behind a mark, a verb of saying, "by" or "to"; so "during his
    campaign, Lee" and "should he win his party's nomination, Lee" tell nothing of Lee.
    """
    sentence, token = scene.sentence[comma], comma - 1
    while token >= 0 and scene.sentence[token] == sentence and comma - token < LONGEST // 2:
        word = scene.word[token]
        if word in gazetteer.speech():
            return None
        if word in openers():
            before = scene.word[token - 1] if token and scene.sentence[token - 1] == sentence else ""
            leads = before in single_words("source_words", "leads") or before in gazetteer.speech()
            if leads or not before[:1].isalnum():
                return token
            held = token > 1 and scene.word[token - 2] in gazetteer.offices()
            if before not in closed_class("office_of") and not (held and before in AFTER_HEAD):
                return None
        if not word[:1].isalnum() and word not in ("'s", "'", "’", "-"):
            break
        token -= 1
    # "Lee's running mate — Marsh —"
    owner = scene.at.get(token + 1, -1)
    return token + 1 if owner >= 0 and scene.word[scene.stop[owner]] == "'s" else None


def apposition(scene: Scene, first: int, always: bool = False) -> int:
    """One past the apposition that begins at a token, the token itself where none does."""
    word, size = scene.word, len(scene.word)
    opens = first < size and (
        word[first] in single_words("source_words", "apposed")
        or word[first] in gazetteer.title_words()
        or word[first] in gazetteer.offices()
        or word[first] in gazetteer.honorifics()
        or word[first].isdigit()
        or first in scene.at
    )
    if not opens and not always:
        return first
    token = first
    while token < min(size, first + LONGEST) and scene.sentence[token] == scene.sentence[first]:
        if token > first and word[token] == "," and (state := scene.at.get(token + 1, -1)) >= 0:
            # "a Bergen, Norway, teacher"
            place = scene.at.get(token - 1, -1)
            inner = place >= 0 and scene.kind(place) in (*PLACES, "other") and scene.kind(state) in PLACES
            # "a teacher from Bergen, Norway," ends before the state
            if (
                inner
                and scene.first[place] <= first + SHORT_OPENING
                and word[scene.stop[state] : scene.stop[state] + 1] == [","]
            ):
                token = scene.stop[state] + 1
                continue
        if token > first and word[token] in (
            ",",
            ".",
            ";",
            ":",
            '"',
            "“",
            "”",
            "(",
            ")",
            "–",
            "—",
        ):
            break
        token += 1
    phrase = word[first:token]
    if not always and speaks(scene, first, token):
        return first
    # "Lee, Park and Choi": a list of names is no apposition.
    if first in scene.at and not any(w in gazetteer.offices() or w in gazetteer.nouns() for w in phrase):
        return first
    return token


def speaks(scene: Scene, first: int, stop: int) -> bool:
    """Whether a phrase is one that says something: "In Lee, the mayor also said" tells nothing of Lee."""
    for token in range(first, stop):
        if scene.word[token] in breaks():
            return False
        if token > first and token not in scene.at and scene.word[token] in gazetteer.speech():
            return scene.word[token] not in gazetteer.offices()
    return False


def campaign(scene: Scene, stop: int) -> Range | None:
    """Words beside a name that make its bearer a politician: "Marsh's campaign"."""
    word = scene.word[stop : stop + 1]
    place = stop + (1 if word[:1] == ["'s"] else 0)
    if match_class(scene.word, place + 1, "against") and place + 2 not in scene.at:
        # "Lee's campaign against rats"
        return None
    if place < len(scene.word) and scene.word[place] in gazetteer.parts("after"):
        return place, place + 1
    return None


def party_letters(scene: Scene, stop: int) -> Range | None:
    """The party behind a name, which governors and mayors have as well: "(R-Ky.)"."""
    if scene.word[stop] not in ("(", ",") or stop + 1 >= len(scene.word):
        return None
    party = scene.word[stop + 1].split("-")[0]
    return (stop + 1, stop + 2) if party in single_words("source_words", "party_letter") else None
