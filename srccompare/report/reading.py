"""What stands beside a sentence in the texts: how it is put there, who else tells it, and how surely.

    A  ● The pier was closed on Friday.   B 91%, C 66%?      asserted in A; told in B, perhaps in C
    B  ◐ The pier, he said, was closed.   A 91%              attributed in B
    C  ◐ It was said to be shut.          A 66%?

The pairs are those of the statement engine, the ways of putting them those of the matrix of statements; a
text is told from the others of its story by its place among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from srccompare.comparison.statements.match_bands import BANDS, SHARED
from srccompare.comparison.tables.statement_matrix import Sayings
from srccompare.report.context import FIELD, Context
from srccompare.report.parts.matrix import SIGNS
from srccompare.report.view import Also

SIDES = 6
"""Texts of an event that can be put beside each other: more are too many to choose from at a glance."""
MOST = 6
"""Texts named beside a sentence; a story of more texts than fit beside each other may have many."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of another text that says the same, how probably, and the clause it is told in here."""

    sentence: int
    probability: float
    band: str
    clause: int
    contradicts: bool


class Reading:
    """The sentences of the texts, each with those of others that tell the same."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.event = context.comparison.same_event

    @cached_property
    def matches(self) -> dict[int, list[Match]]:
        """For each sentence those of other texts that are matched with it, the surest first."""
        found = self.event.found_statements
        links, candidates = found.links, found.candidates
        matches: dict[int, list[Match]] = {}
        for row in range(len(links)):
            band, probability = BANDS[links.band[row]], float(links.probability[row])
            ends = [
                (int(links.one[row]), int(links.part_one[row])),
                (int(links.other[row]), int(links.part_other[row])),
            ]
            for (own, clause), (other, _) in (ends, ends[::-1]):
                if candidates.article[own] != candidates.article[other]:
                    told = Match(
                        int(candidates.sentence[other]),
                        probability,
                        band,
                        clause,
                        bool(links.contradicts[row]),
                    )
                    matches.setdefault(int(candidates.sentence[own]), []).append(told)
        return {row: list(self.once(own)) for row, own in matches.items()}

    def once(self, matches: list[Match]) -> Iterator[Match]:
        """The matches, the surest first, one of each text."""
        seen: set[int] = set()
        for match in sorted(matches, key=lambda match: -match.probability):
            article = int(self.context.documents.sentences.article[match.sentence])
            if article not in seen:
                seen.add(article)
                yield match

    @cached_property
    def columns(self) -> dict[int, str]:
        """The two texts of each event that are beside each other at first: those that share most."""
        event_of, article = self.event.event_of.tolist(), self.context.documents.sentences.article
        alike: dict[tuple[int, int], float] = defaultdict(float)
        for sentence, matches in self.matches.items():
            for match in matches:
                pair = int(article[sentence]), int(article[match.sentence])
                alike[min(pair), max(pair)] += match.probability
        columns: dict[int, str] = {}
        for number in sorted(set(event_of)):
            own = [row for row, event in enumerate(event_of) if event == number][:SIDES]
            pairs = list(combinations(own, 2))
            if pairs:
                left, right = max(pairs, key=lambda pair: round(alike[pair], 4))
                columns |= {left: "l", right: "r"}
        return columns

    @cached_property
    def certainties(self) -> dict[tuple[int, int, int], str]:
        """How the sentences are put that the table of statements has, by article, field and start."""
        table = self.context.comparison.statements
        told = table[table["certainty"].notna()]
        columns = (told["id"], told["field"], told["sentence_start"], told["certainty"])
        return {
            (self.context.article_of[id_], FIELD[field], int(start)): certainty
            for id_, field, start, certainty in zip(*columns, strict=True)
        }

    @cached_property
    def sayings(self) -> Sayings:
        """How any clause is put."""
        return Sayings(self.event, self.event.found_statements)

    def way(self, sentence: int) -> str:
        """How a sentence puts what others tell, too; empty where none was found to."""
        own = self.matches.get(sentence)
        if not own:
            return ""
        spans = self.context.documents.sentences
        place = (int(spans.article[sentence]), int(spans.field[sentence]), int(spans.start[sentence]))
        return self.certainties.get(place) or str(self.sayings.way(own[0].clause, denied=False)[0])

    def also(self, sentence: int) -> tuple[Also, ...]:
        """Who else tells a sentence."""
        return tuple(map(self.told_by, self.matches.get(sentence, [])[:MOST]))

    def told_by(self, match: Match) -> Also:
        """Another text that tells a sentence."""
        context = self.context
        article = int(context.documents.sentences.article[match.sentence])
        return Also(
            place=context.place_in_story[article],
            label=context.text_label(article),
            sure=f"{min(int(100 * match.probability + 1e-9), 99)}%",
            possible=match.band != SHARED,
            contradicts=match.contradicts,
            link=context.sentence_link(match.sentence),
        )


def sign_of(way: str) -> str:
    """The sign of a way of putting a statement.

    >>> sign_of("asserted"), sign_of("")
    ('●', '')
    """
    return SIGNS.get(way, "")
