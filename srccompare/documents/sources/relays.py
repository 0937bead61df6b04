"""Relays: the medium an outlet takes a statement from, "told the Harbour Post", "KCNA said"."""

from __future__ import annotations

from srccompare.documents.names.gazetteer import key_of
from srccompare.documents.sources import scheme
from srccompare.documents.sources.scene import Range, Scene
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

NEAR = 8
"""Tokens between a cue and the medium that was told."""


def relay_of(
    scene: Scene,
    own: str,
    sources: list[Range],
    cues: list[Range],
    kind: str,
    media: set[int],
) -> tuple[str, Range | None]:
    """The medium an attribution goes through, with its words; ("", None) where the outlet heard it itself.

    ``own`` is the key of the outlet's name, ``media`` are the tokens of the names of media in the article.
    """
    if kind == scheme.MEDIA:
        for first, stop in sources:
            found = medium_in(scene, first, stop, own)
            if found is not None:
                return found
    for first, stop in cues:
        if media.isdisjoint(range(first, stop + NEAR)):
            continue
        sentence = scene.sentence[first]
        token, limit = stop, stop + NEAR
        told = not single_words("source_words", "telling").isdisjoint(scene.word[first:stop])
        while token < min(limit, len(scene.word)) and scene.sentence[token] == sentence:
            row = scene.at.get(token, -1)
            if row >= 0 and scene.kind(row) == "media" and not foreign(scene, row, own):
                place = scene.first[row] - 1 - (scene.word[scene.first[row] - 1] in ("the", '"', "“"))
                before = scene.word[place]
                # "At a breakfast hosted by the Harbour Post" names who paid for it, not who was told.
                host = before == "by" and scene.word[place - 1] in closed_class("hosting")
                if not host and (told or before in single_words("source_words", "linking")):
                    return medium(scene, row)
            if scene.word[token] in closed_class("ends_relay") or (
                scene.reported[token] and row < 0 and not told
            ):
                break
            token += 1
        for token in range(first, stop):
            row = scene.at.get(token, -1)
            if row >= 0 and scene.kind(row) == "media" and not foreign(scene, row, own):
                return medium(scene, row)
    return "", None


def medium_in(scene: Scene, first: int, stop: int, own: str) -> tuple[str, Range] | None:
    """The first medium named in a range, the outlet itself left out."""
    for token in range(first, stop):
        row = scene.at.get(token, -1)
        if row >= 0 and scene.kind(row) == "media" and not foreign(scene, row, own):
            return medium(scene, row)
    return None


def foreign(scene: Scene, row: int, own: str) -> bool:
    """Whether a medium is the outlet itself: "told the Gull" in the Daily Gull."""
    name = key_of(scene.names.entities.name[scene.entity[row]])
    return bool(own) and (name in own or own in name)


def medium(scene: Scene, row: int) -> tuple[str, Range]:
    """The name and the words of a medium."""
    return scene.names.entities.name[scene.entity[row]], (scene.first[row], scene.stop[row])
