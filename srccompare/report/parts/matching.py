"""With what a clause was matched, and how sure that is, in words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from srccompare.report.context import Context
from srccompare.report.rows import Pair, StatementVersion
from srccompare.report.wording import line


@dataclass(frozen=True, slots=True)
class Match:
    """The clause of another group a clause is most like: the band, how sure it is, and both in words."""

    band: str
    sure: str
    told: str


def match_of(context: Context, row: StatementVersion) -> Match | None:
    """With what the clause of a row of the matrix was matched; None where the tables do not tell."""
    found = pair_of(context, row)
    if found is None:
        return None
    band, sure = line(found.band), percent(found.probability)
    other = context.called(context.comparison.same_event.groups[context.article_of[found.match_id]])
    verb = "possible match with" if band == "possible match" else "matches"
    if found.relation == "contradicts":
        verb = "contradicts"
    return Match(band, sure, ", ".join(filter(None, [f"{verb} {other}", sure])))


def pair_of(context: Context, row: StatementVersion) -> Pair | None:
    """The clause of a row of the matrix with the one of another group it is most like."""
    return context.pairs.get((row.statement, row.id, row.field, row.start))


def copied(context: Context, row: StatementVersion, pair: Pair) -> bool:
    """Whether one of two clauses is a reprint, which is like the other for no reason of its own."""
    other = context.pairs.get((row.statement, pair.match_id, pair.match_field, pair.match_start))
    return bool(pair.reprint or (other is not None and other.reprint))


def sureness(context: Context, rows: Sequence[StatementVersion], *, least: bool = False) -> str:
    """How sure the surest (or the least sure) match of a statement is; empty where that is not known.

    Where matches are not equally sure, it says that this is a bound. Reprints, which are like their
    originals for no reason of their own, are left out.
    """
    found = probabilities(context, rows, least=least)
    told = {percent(one) for one in found}
    bound = ("at least " if least else "up to ") if len(told) > 1 else ""
    return bound + percent(min(found) if least else max(found)) if found else ""


def probabilities(context: Context, rows: Sequence[StatementVersion], *, least: bool = False) -> list[float]:
    """How sure the matches of a statement are, but reprints: those of its band, or with ``least`` all."""
    return [
        pair.probability
        for row in rows
        if (pair := pair_of(context, row)) is not None
        and (least or pair.band == row.band)
        and pair.probability == pair.probability
        and not copied(context, row, pair)
    ]


def opposed(context: Context, ends: Set[tuple[str, str, int]]) -> str:
    """How sure it is that two clauses that contradict each other are of one thing; empty if not known."""
    for pair in context.pairs.values():
        own = (pair.id, pair.field, pair.start)
        other = (pair.match_id, pair.match_field, pair.match_start)
        if pair.relation == "contradicts" and own in ends and other in ends - {own}:
            return percent(pair.probability)
    return ""


def percent(probability: float) -> str:
    """A probability as it is said of a match, rounded down: "97% sure" is never said of less.

    >>> percent(0.9651), percent(0.29), percent(1.0), percent(float("nan"))
    ('96% sure', '29% sure', '99% sure', '')
    """
    # A hundred times .29 is a little less than 29.
    return f"{min(int(100 * probability + 1e-9), 99)}% sure" if probability == probability else ""
