"""How the story is told beyond its measures: words, coverage, headlines, order, attention over time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np
import pandas as pd

from srccompare.comparison.groups.copies import Copies
from srccompare.comparison.statistics.contrast import Grouping
from srccompare.comparison.tables import attention, coverage, headlines, order
from srccompare.comparison.tables import words as keywords
from srccompare.comparison.terms import Terms, terms_of
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import BoolArray


class Telling:
    """The tables about wording and order of some articles in groups.

    ``speakers`` are the attributions with the names of their sources, ``evidence`` the spans behind every
    measure, ``copies`` finds the reprints among the articles.
    """

    def __init__(
        self,
        documents: Documents,
        grouping: Grouping,
        speakers: pd.DataFrame,
        evidence: Mapping[str, Spans],
        copies: Callable[[], Copies],
        seed: int,
    ) -> None:
        self.documents, self.grouping, self.speakers = documents, grouping, speakers
        self.copies, self.seed = copies, seed
        self.frames = {
            name.removeprefix("frame_").replace("_", " "): spans
            for name, spans in evidence.items()
            if name.startswith("frame_")
        }
        self.names = [grouping.groups[one] if one >= 0 else None for one in grouping.group_of.tolist()]

    @cached_property
    def terms(self) -> Terms:
        """The outlets' own words and phrases; reprinted text counts once, for the first to print it."""
        return terms_of(self.documents, without=self.reprinted)

    @cached_property
    def reprinted(self) -> BoolArray:
        """Tokens that stand in an earlier article on the same event, too."""
        found, articles = self.copies(), self.documents.articles
        event = {article.id: article.event for article in articles}
        pairs = zip(found.pairs["original"].tolist(), found.pairs["reprint"].tolist(), strict=True)
        # Standing phrases make articles on different events alike; a reprint tells the same one.
        reprints = {reprint for original, reprint in pairs if event[original] == event[reprint]}
        allowed = np.array([article.id in reprints for article in articles], bool)
        mask: BoolArray = found.reprinted & allowed[self.documents.tokens.article]
        return mask

    @cached_property
    def words(self) -> pd.DataFrame:
        """What sets each group apart."""
        grouping = self.grouping
        return keywords.words_apart(
            self.terms, grouping.group_of, grouping.groups, reference=grouping.reference, seed=self.seed
        )

    @cached_property
    def contexts(self) -> pd.DataFrame:
        """Keywords in context."""
        return keywords.contexts(self.terms, self.words, self.grouping.group_of, self.grouping.groups)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """Who names what; reprinted text included, as it was printed."""
        documents = self.documents
        inside = documents.covered(documents.names.first, documents.names.stop)
        terms = terms_of(documents, voice=Voice.ALL, fewest=coverage.FEWEST, without=inside)
        named = [coverage.entity_items(documents), coverage.term_items(terms)]
        return coverage.coverage_of(self.documents, self.grouping.group_of, self.grouping.groups, named)

    def attention(self, period: str | None) -> pd.DataFrame:
        """The commonest items over time."""
        return attention.attention_of(self.documents, self.names, self.coverage, period)

    @cached_property
    def headlines(self) -> pd.DataFrame:
        """Headlines beside their articles."""
        return headlines.headlines_of(self.documents, self.names, self.frames, self.documents.mentions)

    @cached_property
    def order(self) -> pd.DataFrame:
        """What is named first."""
        return order.order_of(self.documents, self.names, self.speakers, self.frames, self.coverage)

    @cached_property
    def openings(self) -> pd.DataFrame:
        """What is told first, and where others tell it."""
        return order.openings_of(self.documents, self.grouping.group_of, self.grouping.groups)
