"""How surely each group puts each statement: as its own, attributed, hedged, denied, asked, or not found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from srccompare import lexicon
from srccompare.articles import Articles
from srccompare.comparison.groups.copies import came_before
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.denial import words_said
from srccompare.comparison.statements.grouping import (
    NONE,
    Found,
    field_of,
    place_of,
    sentence_place,
    shown_numbers,
)
from srccompare.comparison.statements.match_bands import BANDS
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.scope import DENIED as DENIED_WORD
from srccompare.comparison.statements.scope import STATED as STATED_WORD
from srccompare.comparison.statements.scope import denying
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.quotations import speakers
from srccompare.documents.attribution.facts import STANCES
from srccompare.documents.certainty import (
    IS_ATTRIBUTED,
    IS_CONDITIONAL,
    IS_HEDGED,
    IS_NEGATED,
    IS_QUESTIONED,
)
from srccompare.documents.spans import BoolArray
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_predicate_form, is_small, negators
from srccompare.documents.text.structure import single_words

COLUMNS = {
    "statement": "int64", "event": "string", "band": "string", "text": "string", "disagreement": "float64",
    "group": "string", "certainty": "string", "match": "string", "probability": "float64",
    "source": "string", "cue": "string", "stance": "string",
    "missing": "string", "reprint": "bool", "id": "string", "field": "string", "start": "Int64",
    "end": "Int64", "sentence": "string",
}  # fmt: skip

ASSERTED, ATTRIBUTED, HEDGED, QUOTED, DENIED, QUESTIONED, NOT_FOUND = (
    "asserted", "attributed", "hedged", "quoted", "denied", "questioned", "not found",
)  # fmt: skip
CERTAINTIES = (ASSERTED, ATTRIBUTED, HEDGED, QUOTED, DENIED, QUESTIONED, NOT_FOUND)

DISTANCE = {
    ASSERTED: 1.0, QUOTED: 0.7, ATTRIBUTED: 0.6, HEDGED: 0.4, QUESTIONED: 0.2, DENIED: -0.6,
}  # fmt: skip
"""Where each certainty stands between asserted and denied, for putting statements in order only."""
NO_LONGER = re.compile(
    r"\b(no|any) longer\b(?! (?:any |in )?(?:doubt|question|dispute|denying))|\banymore\b", re.IGNORECASE
)
"""What was so before: no contradiction, and yet nobody says that it is so."""
# A guess with that example in view.
QUESTION_REACH = 4
"""Words with which a clause that is a question opens: "it is unclear whether"."""
RELATIVES = closed_class("relative_or_place")
PLACING = closed_class("placing")
"""Words by which "apparently in response" says why or when, and leaves the deed as sure as it is."""
HEADS = 2
"""Telling words behind a hedge among which what it weakens stands."""
OWN_VOICE = closed_class("speaker")
"""Sources that are the outlet itself outside quotation marks."""
COUNTED, EARLIER, UNDATED = "counted", "published earlier", "date unknown"
SHARED = ("statement", "event", "band", "text", "disagreement")
"""The columns that are the same for every group."""
ABSENT = {"certainty": NOT_FOUND, "reprint": False}
"""What the columns of a group say that has no such statement; the others say nothing."""
SEVERAL = 2


@dataclass(frozen=True)
class Line:
    """A statement as each group with articles of its event puts it.

    ``shared`` are the columns that are the same for all groups, ``cells`` those of the groups that have it;
    ``missing`` says of each of ``groups`` without it whether that counts.
    """

    shared: dict[str, Any]
    groups: Mapping[str | None, list[int]]
    cells: dict[str | None, dict[str, Any]]
    missing: list[str | None]


def matrix_table(beside: SameEvent) -> pd.DataFrame:
    """One row per statement that several groups have, and group; most disagreement first."""
    found = beside.found_statements
    sayings, numbers = Sayings(beside, found), shown_numbers(found)
    lines = [
        line_of(beside, found, sayings, statement, numbers[statement])
        for statement in np.flatnonzero(found.band < NONE).tolist()
        if len({found.group[clause] for clause in found.members[statement]}) >= SEVERAL
    ]
    lines.sort(key=lambda line: -line.shared["disagreement"])
    return rows_of(lines)


def rows_of(lines: Sequence[Line]) -> pd.DataFrame:
    """The rows of all lines, column by column.

    Of a thousand groups hardly any has a statement: a dict for each of a million rows is gigabytes.
    """
    size = np.array([len(line.groups) for line in lines], np.int64)
    begins = (np.cumsum(size) - size).tolist()
    placed = [
        (begin + place, line.cells[group])
        for begin, line in zip(begins, lines, strict=True)
        for place, group in enumerate(line.groups)
        if group in line.cells
    ]
    # The number of each row's cell, that of one that says nothing for the groups without.
    cell = np.full(int(size.sum()), len(placed))
    cell[[row for row, _ in placed]] = np.arange(len(placed))
    cells = [*(own for _, own in placed), dict.fromkeys(COLUMNS) | ABSENT]
    line_number = np.repeat(np.arange(len(lines)), size)

    def column(name: str) -> Any:
        if name == "group":
            return pd.array(list(chain.from_iterable(line.groups for line in lines)), dtype="string")
        if name == "missing":
            return pd.array(list(chain.from_iterable(line.missing for line in lines)), dtype="string")
        of_line = name in SHARED
        values = [one[name] for one in ((line.shared for line in lines) if of_line else cells)]
        return pd.Series(values, dtype=COLUMNS[name]).array.take(line_number if of_line else cell)

    return pd.DataFrame({name: column(name) for name in COLUMNS})


def by_event(matrix: pd.DataFrame) -> pd.DataFrame:
    """One row per event and group: how many statements it puts in which way.

    ``statements`` counts those of the event, ``missing`` those not found that count as missing; a group's
    reprints are left out.
    """
    own = matrix[~matrix["reprint"]]
    counts = pd.crosstab([own["event"], own["group"]], own["certainty"])
    counts = counts.reindex(columns=list(CERTAINTIES), fill_value=0)
    counts["statements"] = counts.sum(axis=1)
    missing_ = own[own["missing"].eq(COUNTED).fillna(False)].groupby(["event", "group"]).size()
    counts["missing"] = missing_.reindex(counts.index, fill_value=0)
    return counts.reset_index().rename_axis(columns=None)


def across_events(matrix: pd.DataFrame) -> pd.DataFrame:
    """One row per group: in how many events it has articles, and the mean share of each way over events.

    Every event counts the same, however many statements it has.
    """
    counts = by_event(matrix)
    shares = counts[list(CERTAINTIES)].div(counts["statements"].replace(0, np.nan), axis=0)
    shares.insert(0, "group", counts["group"])
    mean = shares.groupby("group", sort=False).mean()
    mean.insert(0, "events", counts.groupby("group", sort=False)["event"].nunique())
    return mean.reset_index()


def line_of(beside: SameEvent, found: Found, sayings: Sayings, statement: int, number: int) -> Line:
    """How each group with articles of its event puts a statement; ``number`` is the one the tables show."""
    clauses = found.members[statement]
    event = int(found.event[clauses[0]])
    by_group: dict[str | None, list[int]] = {}
    for clause in clauses:
        by_group.setdefault(found.group[clause], []).append(clause)
    standing, polarity = sayings.standing(statement)
    cells = {group: sayings.cell(own, polarity) for group, own in by_group.items()}
    own_words = [cell["certainty"] for cell in cells.values() if not cell["reprint"]]
    _, start, end = place_of(found.candidates, standing)
    shared = {
        "statement": number,
        "event": beside.event_names[event],
        "band": BANDS[found.band[statement]],
        "text": field_of(found.candidates, standing)[1][start:end],
        "disagreement": disagreement(own_words),
    }
    groups = beside.articles_of[event]
    having = {place_of(found.candidates, clause)[0] for clause in clauses}
    return Line(shared, groups, cells, missing(beside.documents.articles, groups, having))


def disagreement(certainties: list[str]) -> float:
    """How differently a statement is put, 0 to 1: the widest distance between two ways of putting it.

    >>> disagreement(["asserted", "denied"]), disagreement(["asserted", "asserted"]), disagreement([])
    (1.0, 0.0, 0.0)
    """
    if not certainties:
        return 0.0
    values = [DISTANCE[one] for one in certainties]
    return round((max(values) - min(values)) / (DISTANCE[ASSERTED] - DISTANCE[DENIED]), 4)


def missing(articles: Articles, groups: Mapping[str | None, list[int]], having: set[int]) -> list[str | None]:
    """Whether a statement counts as missing from each group without it, as far as the dates tell.

    It does where one of the group's articles came out no earlier than an article that has it; an article
    that came out before all of these may not have known it yet.
    """
    dated = [articles[row] for row in sorted(having) if articles[row].published is not None]

    def told(own: list[int]) -> str | None:
        if not having.isdisjoint(own):
            return None
        known = [articles[row] for row in own if articles[row].published is not None] if dated else []
        if not known:
            return UNDATED
        could = any(not came_before(one, other) for one in known for other in dated)
        return COUNTED if could else EARLIER

    return [told(own) for own in groups.values()]


def hangs(words: list[str], at: int) -> bool:
    """Whether a clause that only says more of a thing begins here: "which", "papers that could".

    >>> hangs("papers that could help".split(), 1), hangs("it said that it could".split(), 2)
    (True, False)
    """
    if words[at] in RELATIVES:
        return True
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "that":
        return behind in single_words("denying_words", "modal")
    adverb = behind.endswith("ly") and words[at + 2 : at + 3] != [] and words[at + 2].endswith("ing")
    return words[at] in closed_class("in_order") and adverb


class Sayings:
    """Clauses with how each puts what it says, and who is said to say it."""

    def __init__(self, beside: SameEvent, found: Found) -> None:
        self.beside, self.documents, self.found = beside, beside.documents, found

    def polarity(self, clauses: list[int]) -> dict[int, bool]:
        """Whether each clause of a statement denies what most of the others say."""
        inside = set(clauses)
        opposed: dict[int, list[tuple[int, bool]]] = {clause: [] for clause in clauses}
        links = self.found.links
        for row in self.beside.links_by_clause(clauses):
            left, right = int(links.part_one[row]), int(links.part_other[row])
            if left in inside and right in inside:
                opposed[left].append((right, bool(links.contradicts[row])))
                opposed[right].append((left, bool(links.contradicts[row])))
        side: dict[int, bool] = {}
        for start in clauses:
            queue = [] if start in side else [(start, False)]
            while queue:
                clause, value = queue.pop()
                if clause not in side:
                    side[clause] = value
                    queue += [(other, value ^ turned) for other, turned in opposed[clause]]
        refuted = self.found.candidates.refuted
        outside = [side[clause] for clause in clauses if refuted[clause]]
        if outside and len(outside) < len(clauses) and len(set(outside)) == 1:
            # What is denied from outside reads as if it were told: that side denies.
            parted = len(set(side.values())) == 2
            return {
                clause: value == outside[0] and (parted or bool(refuted[clause]))
                for clause, value in side.items()
            }
        # What fewer articles say is the denial; of equals what uses "not" or "denied", else what is put more
        # surely: a rumour denies nothing.
        against = sum(side.values())
        turned = 2 * against > len(clauses) or (2 * against == len(clauses) and self.denies(clauses, side))
        return {clause: value ^ turned for clause, value in side.items()}

    def standing(self, number: int) -> tuple[int, dict[int, bool]]:
        """The clause that stands for a statement, and whether each of its clauses denies it."""
        clauses = self.found.members[number]
        polarity = self.polarity(clauses)
        standing = int(self.found.stands_for[number])
        if polarity[standing]:
            # What stands for a statement is no denial of it.
            standing = next((clause for clause in clauses if not polarity[clause]), standing)
        return standing, self.denials(polarity, standing)

    def denials(self, polarity: dict[int, bool], standing: int) -> dict[int, bool]:
        """Whether each clause denies what is shown for the statement, given which clause stands for it.

        "It is not true that the pier fell" shows "the pier fell": who says so denies it, and so does every
        other clause on its side. Beside a clause that stands for the statement and denies nothing itself, a
        clause that is denied from outside denies.
        """
        candidates = self.found.candidates
        if candidates.refuted[standing]:
            denying = (candidates.refuted | (candidates.marks & IS_NEGATED > 0)).tolist()
            side = polarity[standing]
            return {clause: value == side and denying[clause] for clause, value in polarity.items()}
        shown = words_said(candidates.content[standing])
        if any(word.how == DENIED_WORD and word.predicate for word in shown):
            return polarity
        told = {word.stem for word in shown if word.how == STATED_WORD}
        denying = denials_in(candidates.content[standing])
        return {
            clause: value
            or bool(candidates.refuted[clause])
            # "Nothing you can do" denies in every version alike, wherever its clauses are cut.
            or (denials_in(candidates.content[clause]) != denying and self.denies_one_of(clause, told))
            for clause, value in polarity.items()
        }

    def denies_one_of(self, clause: int, told: set[str]) -> bool:
        """Whether a clause denies a predicate of the statement shown, or says that it is so no longer."""
        content = self.found.candidates.content[clause]
        words = words_said(content)
        if NO_LONGER.search(content):
            return any(word.predicate and word.stem in told for word in words)
        return any(word.how == DENIED_WORD and word.predicate and word.stem in told for word in words)

    def denies(self, clauses: list[int], side: dict[int, bool]) -> bool:
        """Whether the side now taken for the statement is the one that denies."""
        marks, refuted = self.found.candidates.marks, self.found.candidates.refuted
        count = {False: 0, True: 0}
        surest = {False: len(CERTAINTIES), True: len(CERTAINTIES)}
        for clause in clauses:
            count[side[clause]] += bool(marks[clause] & IS_NEGATED or refuted[clause])
            put, _ = self.way(clause, denied=False)
            surest[side[clause]] = min(surest[side[clause]], CERTAINTIES.index(put))
        if count[False] != count[True]:
            return count[False] > count[True]
        return surest[False] < surest[True]

    def cell(self, clauses: list[int], polarity: dict[int, bool]) -> dict[str, Any]:
        """How a group puts a statement, from the clauses it has: its surest way of putting it."""
        ways = [(self.way(clause, denied=polarity[clause]), clause) for clause in clauses]
        (certainty, row), clause = min(
            ways, key=lambda way: (CERTAINTIES.index(way[0][0]), self.found.reprinted[way[1]], way[1])
        )
        article, start, end = place_of(self.found.candidates, clause)
        around = sentence_place(self.found.candidates, clause)
        field, text = field_of(self.found.candidates, clause)
        told = self.told(row, clause)
        return (
            told
            | self.match(clause)
            | {
                "certainty": certainty,
                "missing": None,
                "reprint": all(bool(self.found.reprinted[one]) for one in clauses),
                "id": self.documents.articles[article].id,
                "field": field,
                "start": start,
                "end": end,
                "sentence": text[around[0] : around[1]],
            }
        )

    def match(self, clause: int) -> dict[str, Any]:
        """The band of a clause and of what it is most like, with the probability that both say the same."""
        link = int(self.found.best[clause])
        if link < 0:
            return {"match": None, "probability": np.nan}
        links = self.found.links
        return {"match": BANDS[links.band[link]], "probability": round(float(links.probability[link]), 4)}

    def way(self, clause: int, *, denied: bool) -> tuple[str, int | None]:
        """The certainty of a clause and the attribution behind it.

        A question comes first, then denial, whoever denies; what stands in quotation marks is quoted. A
        hedge counts where it is the outlet's own; what is reported without anybody who says it is hedged.
        """
        marks = int(self.found.candidates.marks[clause])
        candidates, attributed = self.found.candidates, self.beside.attributed
        row, reports = attributed.of(
            int(candidates.first[clause]), int(candidates.stop[clause]), self.deed, candidates.telling
        )
        quoted = bool(candidates.quoted[clause])
        told = row is not None and self.deed[row] and not marks & IS_HEDGED
        # "We see a rate of 2 %", outside quotation marks, is the outlet speaking.
        source = (attributed.text(row, "source") or "").lower() if row is not None else ""
        own = row is not None and not quoted and (source in OWN_VOICE or self.nobody_denies(row, source))
        if told or own:
            row, reports, marks = None, False, marks & ~IS_ATTRIBUTED
        sourced = row is not None and attributed.has_source(row)
        if denied:
            return DENIED, row
        # A doubt or a question in quotation marks is somebody's words before it is a doubt or a question.
        if quoted:
            return QUOTED, row
        if candidates.doubted[clause]:
            return HEDGED, row
        if marks & IS_QUESTIONED and self.asks(clause) and not (sourced and reports and self.states(row)):
            return QUESTIONED, row
        if sourced and reports:
            return ATTRIBUTED, row
        if (
            (marks & IS_HEDGED and self.hedges(clause))
            or marks & IS_CONDITIONAL
            or (row is not None and reports and not sourced and self.is_rumour(clause, row))
        ):
            return HEDGED, row
        if marks & IS_ATTRIBUTED and row is None and self.is_hearsay(clause):
            return HEDGED, None
        return ASSERTED, None

    @property
    def deed(self) -> BoolArray:
        """The attributions that report a deed the outlet itself tells of."""
        return self.found.candidates.deeds

    def nobody_denies(self, row: int, source: str) -> bool:
        """Whether nobody denies what is reported: "nobody disputes that"."""
        nobody = single_words("denial_wrappers", "nobody") | denying("nobody")
        denies = self.documents.attribution_facts.cue_lemma[row] in single_words("denial_wrappers", "reject")
        return denies and any(source == one or source.startswith(f"{one} ") for one in nobody | {"no one"})

    def states(self, row: int | None) -> bool:
        """Whether who is reported says something and asks nothing: "he said he never asked whether"."""
        asking = single_words("attribution_cues", "request")
        return row is not None and self.documents.attribution_facts.cue_lemma[row] not in asking

    def asks(self, clause: int) -> bool:
        """Whether a clause is a question, asked or told, and not a statement with a question somewhere in it.

        "Whether it fell is not known", but not "she gave evidence on whether it fell".
        """
        candidates, strings = self.found.candidates, self.documents.vocabulary.norms.strings
        first, stop = int(candidates.first[clause]), int(candidates.stop[clause])
        every = [strings[norm] for norm in self.documents.tokens.norm[first:stop].tolist()]
        own = [word for at, word in enumerate(every, first) if not candidates.telling[at]]
        told = [word for word in own if word[:1].isalnum()][:QUESTION_REACH]
        asking = single_words("certainty_words", "question") | single_words("statement_words", "asking")
        return (
            any("?" in word for word in own)
            or any(word in asking for word in told)
            or ("whether" not in every and "if" not in every)
        )

    def hedges(self, clause: int) -> bool:
        """Whether a hedge belongs to what a clause says, and not to a thing it names or a relative clause.

        "It may fall", but not "an inquiry into possible fraud", "papers that could help" and "was charged
        for allegedly lying".
        """
        first, stop = int(self.found.candidates.first[clause]), int(self.found.candidates.stop[clause])
        here = (np.flatnonzero(self.hedge[first:stop]) + first).tolist()
        doubted = bool(self.documents.denials.doubted[first:stop].any())
        return doubted or not here or any(self.weakens(clause, token) for token in here)

    def is_hearsay(self, clause: int) -> bool:
        """Whether a word like "reportedly" belongs to what a clause says."""
        first, stop = int(self.found.candidates.first[clause]), int(self.found.candidates.stop[clause])
        here = (np.flatnonzero(self.evidential[first:stop]) + first).tolist()
        return any(self.weakens(clause, token) for token in here)

    def is_rumour(self, clause: int, row: int) -> bool:
        """Whether what is reported of nobody in particular is what the clause says: no "can be seen"."""
        seen = self.documents.attribution_facts.cue_lemma[row] in single_words(
            "statement_words", "perceiving"
        )
        return not seen and self.weakens(clause, int(self.documents.attribution_facts.head[row]))

    def weakens(self, clause: int, token: int) -> bool:
        """Whether a hedge makes what a clause says less sure.

        That of its first verb does. Behind another one it has to stand before something other versions say,
        too: "it was fined after it reportedly sank" leaves the fine as it is.
        """
        first, stop = int(self.found.candidates.first[clause]), int(self.found.candidates.stop[clause])
        strings = self.documents.vocabulary.norms.strings
        words = [strings[number] for number in self.documents.tokens.norm[first:stop].tolist()]
        at = token - first
        if not 0 <= at < len(words):
            return True
        relative = next((place for place in range(2, len(words)) if hangs(words, place)), len(words))
        if at >= relative or self.names_thing(words, at, first) or in_phrase(words, at):
            return False
        if words[at].endswith("ly") and words[at + 1 : at + 2] and words[at + 1] in PLACING:
            return False
        shared = self.shared(clause)
        before = (word for word in words[: max(at - 1, 0)] if is_predicate_form(word) and not is_small(word))
        later = any(not shared.isdisjoint(meant(word)) for word in before)
        return not later or not shared.isdisjoint(head_behind(words, at))

    def shared(self, clause: int) -> frozenset[str]:
        """What the words of the other versions of a clause may stand for; nothing where there is none."""
        known = self._shared.get(clause)
        if known is None:
            written = self.found.candidates.content
            versions = [one for one in self.versions[clause] if one != clause]
            words = (word for one in versions for word in words_of(written[one]) if not is_small(word))
            known = self._shared[clause] = frozenset().union(*map(meant, words))
        return known

    @cached_property
    def _shared(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def versions(self) -> dict[int, set[int]]:
        """The clauses each clause is matched with."""
        found: dict[int, set[int]] = defaultdict(set)
        links = self.found.links
        for one, other in zip(links.part_one.tolist(), links.part_other.tolist(), strict=True):
            found[one].add(other)
            found[other].add(one)
        return found

    @cached_property
    def evidential(self) -> BoolArray:
        """The tokens at which a word like "reportedly" begins."""
        there = np.zeros(len(self.documents.tokens), bool)
        there[self.documents.hits(lexicon.load("evidentials")).first] = True
        return there

    def names_thing(self, words: list[str], at: int, first: int) -> bool:
        """Whether a hedge is an adjective before a noun: "possible fraud", but not "it is possible that"."""
        before, after = words[at - 1 : at], words[at + 1 : at + 2]
        be = single_words("clause_words", "be") | single_words("clause_words", "adverb")
        other = single_words("function_words")
        thing = bool(after) and after[0] not in other and after[0][:1].isalpha()
        return bool(self.attributive[first + at]) and thing and not (before and before[0] in be)

    @cached_property
    def hedge(self) -> BoolArray:
        """The tokens at which a hedge begins."""
        return self._hedges(None)

    @cached_property
    def attributive(self) -> BoolArray:
        """The tokens at which an adjective that hedges begins."""
        return self._hedges("adjective")

    def _hedges(self, category: str | None) -> BoolArray:
        words = lexicon.load("hedges")
        hits = self.documents.hits(words)
        kept = (
            np.ones(len(hits.first), bool)
            if category is None
            else hits.category == words.categories.index(category)
        )
        there = np.zeros(len(self.documents.tokens), bool)
        there[hits.first[kept]] = True
        return there

    def told(self, row: int | None, clause: int) -> dict[str, str | None]:
        """Source, cue and stance of the attribution a clause is told by; its versions settle who spoke."""
        first, stop = int(self.found.candidates.first[clause]), int(self.found.candidates.stop[clause])
        source = (
            speakers(self.beside).name(row, first, stop) if self.found.candidates.quoted[clause] else None
        )
        if row is None:
            return {"source": source, "cue": None, "stance": None}
        attributed = self.beside.attributed
        return {
            "source": source or attributed.name(row),
            "cue": attributed.text(row, "cue"),
            "stance": STANCES[self.documents.attribution_facts.stance[row]],
        }


def denials_in(text: str) -> Counter[str]:
    """The words of a text that deny something."""
    return Counter(word for word in words_of(text) if word in deniers())


@cache
def deniers() -> frozenset[str]:
    """Words that deny something by themselves."""
    return frozenset().union(negators(), *map(denying, ("nobody", "no", "without")))


def head_behind(words: Sequence[str], at: int) -> frozenset[str]:
    """What the first two telling words behind a hedge may stand for: "perhaps badly damaged"."""
    telling = [word for word in words[at + 1 :] if word[:1].isalnum() and not is_small(word)]
    return frozenset().union(*map(meant, telling[:HEADS]))


def in_phrase(words: Sequence[str], at: int) -> bool:
    """Whether a hedge belongs to a phrase behind the verb, and leaves what the verb says as it is.

    >>> in_phrase("two were charged for allegedly lying".split(), 4)
    True
    >>> in_phrase("it sank because it was probably overloaded".split(), 5)
    False
    >>> in_phrase("they held papers that could help".split(), 4)
    True
    >>> in_phrase("he said that could help".split(), 3)
    False
    """
    if at < 2 or not any(map(is_predicate_form, words[: at - 1])):
        return False
    before, further = words[at - 1], words[at - 2]
    if before == "that":
        return not is_predicate_form(further) and not is_small(further)
    participle = before.endswith("ing") and before not in single_words("clause_words", "be")
    return participle or before in single_words("clause_words", "preposition")


TABLE = Table(
    "statement_matrix",
    "one row per statement and group: how surely the group puts it, or that it was not found there",
    COLUMNS,
    matrix_table,
)
