"""Which words an outlet surely answers for: nobody else is near.

    The council blundered.                         own
    Blundering, Vance said, had cost the town …    her sentence
    Here is what the union writes:                 own
    The council is a disgrace.                     set off without marks: perhaps the union's

Attribution finds most of what is reported, not all. A word that is said to be an outlet's own has to stand in
a sentence without anybody's words or reporting verb, in no name, behind no paragraph that hands over.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.documents.spans import BoolArray
from srccompare.report.context import Context
from srccompare.report.front.strays import end_of_article

CLOSING = "”\"’' )"
OPENING = ("“", '"')
MARKS = ('"', "“", "”")
POINTS = tuple("-–—•*·▪◦")
"""What a point of a list begins with: it is whose the first point is, also where one cites somebody."""


class OwnWords:
    """The words of a comparison that are surely the outlets' own."""

    def __init__(self, context: Context) -> None:
        self.documents: Documents = context.documents
        self.fields = context.fields

    @cached_property
    def mask(self) -> BoolArray:
        """Whether each token is."""
        documents = self.documents
        own = documents.mask(Voice.NARRATED)
        others = documents.quoted | documents.attributed | documents.is_word_of("reporting_cues")
        shared = np.zeros(int(documents.sentence.max(initial=-1)) + 1, bool)
        shared[documents.sentence[others]] = True
        # What stands in marks is held at a distance, also where nobody speaks: "the "rigged" agenda".
        marked = documents.covered(documents.quotation_pairs.first, documents.quotation_pairs.stop)
        taken = shared[documents.sentence] | self.named | marked | self.handed_over | self.behind
        sure: BoolArray = own & ~taken
        return sure

    @cached_property
    def behind(self) -> BoolArray:
        """Which tokens stand behind the end of their article."""
        tokens = self.documents.tokens
        ends = np.array([[end_of_article(text) for text in fields] for fields in self.fields], np.int64)
        found: BoolArray = tokens.start >= ends.reshape(-1, 2)[tokens.article, tokens.field]
        return found

    @cached_property
    def named(self) -> BoolArray:
        """Which tokens are part of a name."""
        return self.documents.covered(*self.documents.token_range(self.documents.mentions))

    @cached_property
    def handed_over(self) -> BoolArray:
        """Which tokens stand behind a paragraph that ends in a colon, up to one that reports somebody."""
        documents = self.documents
        tokens, paragraph = documents.tokens, documents.paragraph
        found = np.zeros(len(tokens.article), bool)
        if not len(found):
            return found
        opens = np.flatnonzero(np.diff(paragraph, prepend=paragraph[0] - 1))
        stops = [*opens[1:].tolist(), len(found)]
        over = False
        article = -1
        for first, stop in zip(opens.tolist(), stops, strict=True):
            over = over and int(tokens.article[first]) == article
            article = int(tokens.article[first])
            words = slice(first, stop)
            text = self.fields[article][int(tokens.field[first])]
            own = text[int(tokens.start[first]) : int(tokens.end[stop - 1])]
            if documents.attributed[words].any() and not own.startswith(POINTS):
                over = False
            # A quotation that nobody closes: over as many paragraphs as it goes on.
            found[words] = over or (own.startswith(OPENING) and sum(map(own.count, MARKS)) % 2 == 1)
            over = over or own.rstrip(CLOSING).endswith(":")
        return found

    def hands_over(self, rows: tuple[int, ...]) -> bool:
        """Whether part of some articles may be somebody's without a mark."""
        return bool(self.handed_over[np.isin(self.documents.tokens.article, rows)].any())
