"""The texts to be read: paragraphs with their zones, cut where a layer begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from srccompare.documents import Spans
from srccompare.documents.attribution import ROLES
from srccompare.documents.zones import ZONES
from srccompare.report.measured import PROFILE
from srccompare.report.setting import Setting
from srccompare.report.view import Layer, Paragraph, Piece, Text
from srccompare.report.wording import STATUS

ROLE_LABELS = {"source": "sources", "cue": "reporting words", "content": "what is attributed"}
STYLES = 6
"""How many layers of words have a look of their own."""


def layers_of(setting: Setting) -> list[tuple[Layer, list[Spans]]]:
    """What can be highlighted: the parts of attributions, then the words of each family that counts words."""
    attributions = setting.documents.attributions
    layers = [(Layer(role, ROLE_LABELS[role], True), [attributions.of(role)]) for role in ROLES]
    for family in setting.comparison.families:
        rates = [
            measure.name for measure in family.measures if measure.recount == "rate" and measure.of == "words"
        ]
        if family.name == "attribution" or not rates:
            continue
        key = f"words{(len(layers) - len(ROLES)) % STYLES + 1}"
        layer = Layer(key, family.title.lower(), len(family.measures) <= PROFILE)
        layers.append((layer, [setting.comparison.evidence[name] for name in rates]))
    return layers


def texts_of(setting: Setting) -> tuple[tuple[Layer, ...], tuple[Text, ...]]:
    """The layers, and the articles with them."""
    layers = layers_of(setting)
    texts = tuple(text_of(setting, article, layers) for article in range(setting.read))
    return tuple(layer for layer, _ in layers), texts


def text_of(setting: Setting, article: int, layers: Sequence[tuple[Layer, list[Spans]]]) -> Text:
    """One article."""
    given = setting.documents.articles[article]
    return Text(
        anchor=setting.text_link(article),
        id=setting.article_name(article),
        group=setting.group_name(article),
        headline=setting.headline(article),
        note="; ".join(filter(None, [state_of(setting, article), *given.flags])),
        paragraphs=tuple(paragraphs_of(setting, article, layers)),
    )


def state_of(setting: Setting, article: int) -> str:
    """Why an article was not measured; empty if it was."""
    state = str(setting.comparison.articles["status"].iloc[article])
    return STATUS.get(state, f"a measure failed ({state})")


def paragraphs_of(
    setting: Setting, article: int, layers: Sequence[tuple[Layer, list[Spans]]]
) -> Iterator[Paragraph]:
    """The paragraphs of an article, from headline to end."""
    documents = setting.documents
    rows = np.flatnonzero(documents.paragraphs.article == article)
    spans = documents.paragraphs[rows]
    zone = documents.zone_of_paragraph[rows]
    changes = [changes_of(article, field, layers) for field in (0, 1)]
    for number, row in enumerate(rows.tolist()):
        start, end, field = int(spans.start[number]), int(spans.end[number]), int(spans.field[number])
        yield Paragraph(
            anchor=setting.paragraph_link(article, row),
            zone=ZONES[int(zone[number])],
            pieces=tuple(pieces(setting, article, field, start, end, changes[field])),
        )


Change = tuple[int, int, str]
"""Where a layer begins (+1) or ends (-1)."""


def changes_of(article: int, field: int, layers: Sequence[tuple[Layer, list[Spans]]]) -> list[Change]:
    """All beginnings and ends of layers in one field of an article, in order."""
    changes: list[Change] = []
    for layer, parts in layers:
        for spans in parts:
            own = np.flatnonzero((spans.article == article) & (spans.field == field))
            changes += [(place, 1, layer.key) for place in spans.start[own].tolist()]
            changes += [(place, -1, layer.key) for place in spans.end[own].tolist()]
    return sorted(changes)


def pieces(
    setting: Setting, article: int, field: int, start: int, end: int, changes: Sequence[Change]
) -> Iterator[Piece]:
    """A paragraph cut wherever a layer begins or ends."""
    depth: dict[str, int] = {}
    place = start
    for where, step, key in changes:
        if place < where and place < end:
            stop = min(max(where, start), end)
            if stop > place:
                yield Piece(setting.text(article, field, place, stop), active(depth))
                place = stop
        depth[key] = depth.get(key, 0) + step
    if place < end:
        yield Piece(setting.text(article, field, place, end), active(depth))


def active(depth: dict[str, int]) -> tuple[str, ...]:
    """The layers that are open, by name."""
    return tuple(sorted(key for key, number in depth.items() if number > 0))
