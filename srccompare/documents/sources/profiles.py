"""What an article tells of the people it names: titles before the name, appositions around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.scene import Range, Scene, openers
from srccompare.documents.sources.telling import Told, told_by
from srccompare.documents.structure import single_words

PUBLIC = {scheme.HEAD, scheme.POLITICIAN}
"""Types that count wherever the article tells them: a candidate stays one when called a businessman."""
LONGEST = 24
"""Tokens an apposition may have."""


@dataclass(slots=True)
class Profile:
    """Everything told of one entity, in reading order: each with the phrase it stood in."""

    told: list[tuple[Told, Range]] = field(default_factory=list)
    campaign: Range | None = None
    land: Range | None = None


def profile_of(scene: Scene, mentions: list[int]) -> Profile:
    """What stands around the mentions of a person."""
    profile = Profile()
    for row in mentions:
        first, stop = scene.first[row], scene.stop[row]
        for begin, end in around(scene, row):
            told = told_by(scene, begin, end)
            if told is not None and told.category not in ("document", "collective", "anonymous"):
                profile.told.append((told, (begin, end)))
        if profile.land is None and first > 1 and scene.word[first - 1] == "'s":
            other = scene.mention_ending(first - 1)
            if other >= 0 and scene.kind(other) == "country":
                profile.land = (scene.first[other], scene.stop[other])
        if profile.campaign is None:
            profile.campaign = campaign(scene, first, stop)
    return profile


def around(scene: Scene, row: int) -> list[Range]:
    """The phrases that stand in apposition to a mention: before it, as title, behind it."""
    first, stop, word = scene.first[row], scene.stop[row], scene.word
    found = []
    title = int(scene.names.titled[row])
    if title < first:
        begin = title
        while begin > 0 and scene.sentence[begin - 1] == scene.sentence[first]:
            other = scene.at.get(begin - 1, -1)
            if other < 0:
                break
            begin = scene.first[other]
            if scene.kind(other) == "person":
                break
        found.append((begin, first))
    elif first > 1 and word[first - 1] == ",":
        opens = opening(scene, first - 1)
        if opens is not None:
            found.append((opens, first - 1))
    behind = stop
    if word[behind : behind + 1] == ["("]:
        closing = next((t for t in range(behind, min(behind + 8, len(word))) if word[t] == ")"), behind)
        behind = closing + 1
    if word[behind : behind + 1] in (["is"], ["was"], ["became"]) or (
        word[behind : behind + 1] in ([","], ["–"], ["—"], ["-"]) and behind + 1 < len(word)
    ):
        end = apposition(scene, behind + 1)
        if end > behind + 1:
            found.append((behind + 1, end))
    elif behind < len(word) and word[behind] == "who":
        found.append((behind, apposition(scene, behind, always=True)))
    elif behind < len(word) and word[behind] in ("of", "from", "at", "with"):
        body = next(
            (scene.at[t] for t in range(behind + 1, min(behind + 6, len(word))) if t in scene.at), None
        )
        if body is not None:
            found.append((behind + 1, scene.stop[body]))
    return found


def opening(scene: Scene, comma: int) -> int | None:
    """Where a phrase that ends at a comma before a name begins: "the head of the opposition, Brenn"."""
    sentence, token = scene.sentence[comma], comma - 1
    while token >= 0 and scene.sentence[token] == sentence and comma - token < LONGEST // 2:
        if scene.word[token] in openers():
            return token
        if not scene.word[token][:1].isalnum() and scene.word[token] not in ("'s", "-"):
            return None
        token -= 1
    return None


def apposition(scene: Scene, first: int, always: bool = False) -> int:
    """One past the apposition that begins at a token, the token itself where none does."""
    word, size = scene.word, len(scene.word)
    opens = first < size and (
        word[first] in single_words("source_words", "apposed")
        or word[first] in gazetteer.title_words()
        or word[first] in gazetteer.offices()
        or word[first].isdigit()
        or first in scene.at
    )
    if not opens and not always:
        return first
    token = first
    while token < min(size, first + LONGEST) and scene.sentence[token] == scene.sentence[first]:
        if token > first and word[token] in (",", ".", ";", ":", '"', "“", "”", "(", ")", "–", "—"):
            break
        token += 1
    phrase = word[first:token]
    # "Lee, Park and Choi": a list of names is no apposition.
    if first in scene.at and not any(w in gazetteer.offices() or w in gazetteer.nouns() for w in phrase):
        return first
    return token


def campaign(scene: Scene, first: int, stop: int) -> Range | None:
    """Words beside a name that make its bearer a politician: "Marsh's campaign", "(R-Ky.)"."""
    word = scene.word[stop : stop + 3]
    place = stop + (1 if word[:1] == ["'s"] else 0)
    if place < len(scene.word) and scene.word[place] in gazetteer.parts("after"):
        return place, place + 1
    if word[:1] in (["("], [","]) and len(word) > 1:
        party = word[1]
        if party.split("-")[0] in single_words("source_words", "party_letter"):
            return stop + 1, stop + 2
    return None


def best(profile: Profile) -> tuple[Told, Range] | None:
    """What is told of a person that counts: an office of politics, then any office, then a relation."""
    for wanted in (PUBLIC, set(scheme.TYPES) - {scheme.ORDINARY}, set(scheme.TYPES)):
        for told in profile.told:
            if told[0].type in wanted:
                return told
    return None
