"""A spaCy component: what is marked in a text, as ``doc.spans`` of any pipeline, also a blank one.

    doc.spans["attribution"]    source, cue, content      the label of each span
    doc.spans["hedging"]        modal, approximator …     the category, or the measure where there is none

A layer is there for every document, if only empty. Spans are widened to whole tokens of spaCy's own where it
cuts words differently. Tokens, sentences and entities of the pipeline are left alone, and none is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

import pandas as pd

from srccompare.articles import Article, Articles
from srccompare.documents import analyze
from srccompare.exports.spans import LAYERS, spans
from srccompare.tables import families_of, voice_asked

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "srccompare"
"""What the component is called in a pipeline."""


class SpanMarker:
    """A pipeline component that writes the spans of each family into ``doc.spans``::

        pipeline = spacy.blank("en")
        pipeline.add_pipe("srccompare", config={"families": ["hedging"]})
        pipeline("It may rain.").spans["hedging"]  # may, with the label modal

    Of the attributes of a span group, ``group`` numbers what belongs together (the parts of one attribution),
    ``score`` is the confidence or weight of each span, ``attributes`` a JSON object with the rest.
    """

    def __init__(self, families: Sequence[str] = LAYERS, voice: str | None = None, engine: str | None = None):
        self.families = families_of(families)
        self.voice = voice_asked(voice)
        self.engine = engine

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """The documents of a stream, a batch analyzed at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            articles = Articles(
                tuple(Article(id=str(number), text=doc.text) for number, doc in enumerate(batch))
            )
            table = spans(analyze(articles, engine=self.engine), self.families, voice=self.voice)
            rows = dict(list(table.groupby("id")))
            for number, doc in enumerate(batch):
                self.mark(doc, rows.get(str(number), table.iloc[:0]))
            yield from batch

    def mark(self, doc: Doc, rows: pd.DataFrame) -> None:
        """Write the spans of one document."""
        from spacy.tokens import SpanGroup

        for family in self.families:
            found, about = [], []
            for row in rows[rows["layer"] == family.name].to_dict("records"):
                span = span_of(doc, row)
                if span is not None:
                    found.append(span)
                    about.append(row)
            attributes = {
                "group": [int(row["group"]) for row in about],
                "score": [float(row["score"]) for row in about],
                "attributes": [str(row["attributes"]) for row in about],
            }
            doc.spans[family.name] = SpanGroup(doc, name=family.name, spans=found, attrs=attributes)


def span_of(doc: Doc, row: dict[Any, Any]) -> Span | None:
    """A row as a span of whole tokens; None where spaCy has no token there."""
    return doc.char_span(int(row["start"]), int(row["end"]), label=str(row["label"]), alignment_mode="expand")


def make_marker(
    nlp: Language, name: str, families: list[str], voice: str | None, engine: str | None
) -> SpanMarker:
    """The component for a pipeline's configuration."""
    return SpanMarker(families, voice, engine)


# Where spaCy is missing nobody can ask for the component, and the module does no harm.
with suppress(ImportError):
    from spacy.language import Language as Registry

    DEFAULTS = {"families": list(LAYERS), "voice": None, "engine": None}
    Registry.factory(NAME, default_config=DEFAULTS, func=make_marker)
