"""Which attribution a stretch of text is told by, and who its source is across articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate

import numpy as np

from srccompare.comparison.actors import spelling_key
from srccompare.documents import Documents
from srccompare.documents.attribution import ROLES
from srccompare.documents.names import Register
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

NOBODY = closed_class("expletive")
"""Sources that are none before "is": it is thought, there is fear."""
LOOK_BACK = 60
"""Parts of attributions looked at for a stretch: those that begin before its end. A bound on time:
nobody nests as many."""
CONTENT = ROLES.index("content")


class Attributed:
    """The attributions of a batch, found by the tokens they cover."""

    def __init__(self, documents: Documents, actors: Register) -> None:
        self.documents, self.actors, self.facts = documents, actors, documents.attribution_facts

    @cached_property
    def _spans(self) -> tuple[list[int], list[int], list[int], list[bool]]:
        """First and last token of every part of every attribution, its row in the facts, whether content."""
        spans = self.documents.attributions
        first, stop = self.documents.token_range(spans)
        order = np.argsort(first, kind="stable")
        # Looked at one by one, lists are quicker than arrays.
        row = self.facts.rows_of(spans)[order].tolist()
        return first[order].tolist(), stop[order].tolist(), row, (spans.category == CONTENT)[order].tolist()

    @cached_property
    def _ended(self) -> list[int]:
        """The last token of any part up to each."""
        return list(accumulate(self._spans[1], max))

    def of(
        self, low: int, high: int, deed: BoolArray | None = None, telling: BoolArray | None = None
    ) -> tuple[int | None, bool]:
        """The attribution some tokens are told by, as row in the facts, and whether it reports many of them.

        A clause may hold one that reports only a word of it ("a plan the union calls too small"). One that
        tells a ``deed`` counts only where no other does. ``telling`` are the tokens that say who says
        something; of the others a third has to be reported.
        """
        first, stop, row, content = self._spans
        until = bisect_left(first, high)
        said: dict[int, int] = {}
        total: dict[int, int] = {}
        # All before the first of these have ended by then.
        for place in range(max(until - LOOK_BACK, bisect_right(self._ended, low)), until):
            begin = max(low, first[place])
            if stop[place] > begin:
                shared, one = min(high, stop[place]) - begin, row[place]
                total[one] = total.get(one, 0) + shared
                said[one] = said.get(one, 0) + shared * content[place]
        if not total:
            return None, False
        told = [one for one in total if said[one] and not deed[one]] if deed is not None else []
        best = max(told or total, key=lambda one: (said[one], total[one], -one))
        # "“No,” Lee said, according to Poe": Lee's words, whoever passes them on.
        inner = [one for one in told if self.facts.quoted[one] == 1 and 2 * said[one] > said[best]]
        best = max(inner, key=lambda one: said[one], default=best)
        told_apart = total[best] - said[best] if telling is None else int(telling[low:high].sum())
        return best, said[best] > 0 and 3 * said[best] >= high - low - told_apart

    @cached_property
    def _texts(self) -> dict[tuple[int, int, str], str]:
        spans = self.documents.attributions.of("source", "cue")
        found: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        columns = (spans.article.tolist(), spans.group.tolist(), spans.labels, self.documents.text_of(spans))
        for article, group, role, text in zip(*columns, strict=True):
            found[article, group, role].append(text)
        return {key: " … ".join(parts) for key, parts in found.items()}

    def text(self, row: int, role: str) -> str | None:
        """The words of source or cue, as they stand there."""
        return self._texts.get((int(self.facts.article[row]), int(self.facts.group[row]), role))

    def has_source(self, row: int) -> bool:
        """Whether an attribution names somebody: "it is thought" and "it is not certain" name nobody."""
        source, cue = self.text(row, "source"), self.text(row, "cue") or ""
        impersonal = cue.split(" ")[0].lower() in single_words("clause_words", "be")
        return bool(self.facts.sourced[row]) and not (impersonal and (source or "").lower() in NOBODY)

    def name(self, row: int) -> str | None:
        """The name of the source, pronouns resolved where they could be; else its words."""
        if not self.has_source(row) or self.documents.sources.status[row] == "thing":
            return None
        actor = self.actor(row)
        if actor is not None:
            return self.actors.name[actor]
        return self.documents.sources.name[row] or self.text(row, "source")

    def actor(self, row: int) -> int | None:
        """The number of the source among the actors of all articles; None where it has no name."""
        sources = self.documents.sources
        entity = int(sources.entity[row])
        return self.actors.of(int(sources.article[row]), entity) if entity >= 0 else None

    def identity(self, row: int) -> str | None:
        """What two attributions share where they have the same source; None where nobody is named."""
        actor = self.actor(row)
        if actor is not None:
            return f"#{actor}"
        name = self.name(row)
        unresolved = name is None or name.lower() in single_words("pronouns")
        return None if unresolved else spelling_key(name or "")

    def person_beside(self, low: int, high: int) -> tuple[str | None, str | None]:
        """Name and identity of the person named next to some tokens in their sentence, behind them first."""
        sentence = self.documents.sentence[low]
        first, stop = self._people
        behind = first[(first >= high)]
        place = None
        if len(behind) and self.documents.sentence[behind[0]] == sentence:
            place = int(np.searchsorted(first, high))
        else:
            before = int(np.searchsorted(stop, low, side="right")) - 1
            if before >= 0 and self.documents.sentence[first[before]] == sentence:
                place = before
        if place is None:
            return None, None
        actor = self.actor_of_mention(int(self._person_rows[place]))
        return self.actors.name[actor], f"#{actor}"

    def actor_of_mention(self, row: int) -> int:
        """The number among the actors of all articles of who or what a mention names."""
        spans = self.documents.mentions
        return self.actors.of(int(spans.article[row]), int(spans.group[row]))

    @cached_property
    def _person_rows(self) -> IntArray:
        spans = self.documents.mentions
        return np.flatnonzero(np.array([kind == "person" for kind in spans.labels], bool))

    @cached_property
    def _people(self) -> tuple[IntArray, IntArray]:
        """First and last token of every mention of a person."""
        return self.documents.token_range(self.documents.mentions[self._person_rows])
