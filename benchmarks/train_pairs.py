"""Fit the models that tell which sentences state the same, what only one article tells, and what is missing.

train_pairs.py [--write] [--ablation] [LABELS.jsonl ARTICLES.jsonl …]

Reads ``events/dev_labels.jsonl`` and ``events/dev_events.jsonl`` in the folder SRCCOMPARE_GOLD names, and any
further labelled events given in pairs of files. Every pair of sentences of an event that the library looks at
is a row: the same (*strict*), a near miss (*related*), or neither. Events are predicted by models fitted to
the others, an eighth at a time, and all figures printed are of such predictions. ``--ablation`` prints what
the figures are without some columns, or without the word vectors; with ``--write`` the models fitted to all
events, and the probabilities from which something is shown, go to ``srccompare/data/pair_model.toml``.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import srccompare  # noqa: E402
from srccompare.comparison.statements import alignment  # noqa: E402
from srccompare.comparison.statements.absence import EventLinks  # noqa: E402
from srccompare.comparison.statements.clauses import Candidates, find_candidates  # noqa: E402
from srccompare.comparison.statements.features import EventPairs, best_paths  # noqa: E402
from srccompare.comparison.statements.looking import pairs_worth_a_look  # noqa: E402
from srccompare.comparison.statements.match_bands import KEPT, WORTH  # noqa: E402
from srccompare.comparison.statements.model import PARTS, Logistic  # noqa: E402

TARGET = ROOT / "srccompare" / "data" / "pair_model.toml"
PRICE = 0.02  # inverse strength of the L2 penalty; .01 to .1 do equally well
FOLDS, SEED = 8, 20261129
STRICT, NEAR = 2, 1
SHARED, SHOWN = 0.9, 0.86  # shares of pairs that are right: of those called shared, of all that may be shown
ONLY_HOLD = 0.93  # share of what is shown as told in one article only that holds
MISSING_HOLD = 0.83  # the same of pairs and third articles; of what is shown, each fact once, some more
TELLING = 0.18  # probability that a reader names it, from which what only one article tells is shown
ASKED = 0.4  # probability of a pair from which it is asked whether a third article lacks it
KEYS = ("id", "event", "outlet", "title", "published", "text")

Sentence = tuple[str, int]
"""An article and the number of a sentence as readers count them; -1 is the headline."""


@dataclass
class Event:
    """The pairs of an event with what readers said of them."""

    pairs: EventPairs
    one: np.ndarray
    other: np.ndarray
    first: np.ndarray
    place: list[Sentence]
    """Which sentence of the readers each of ours is: two of ours may be one of theirs."""
    label: np.ndarray
    told: dict[str, Any]
    """What readers wrote of the event."""
    probability: np.ndarray = field(default_factory=lambda: np.zeros(0))

    @property
    def key(self) -> list[frozenset[Sentence]]:
        """The pairs as readers count them."""
        ends = zip(self.one.tolist(), self.other.tolist(), strict=True)
        return [frozenset([self.place[one], self.place[other]]) for one, other in ends]

    @property
    def labelled(self) -> int:
        """How many pairs readers found."""
        return len(pairs_of(self.told, "strict"))

    @property
    def links(self) -> EventLinks:
        """The pairs that are kept, with the probability from models that have not seen the event."""
        kept = self.probability >= KEPT
        return EventLinks(self.pairs, self.one[kept], self.other[kept], self.probability[kept])


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def pairs_of(told: dict[str, Any], kind: str) -> set[frozenset[Sentence]]:
    """The pairs of sentences of one kind."""
    return {frozenset([(row[0], row[1]), (row[2], row[3])]) for row in told[kind]}


def read_events(articles: Path, labels: Path) -> list[Event]:
    """The labelled events, each analysed by itself, as it is compared."""
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(articles):
        by_event[row["event"]].append(row)
    return [read_event(by_event[told["event"]], told) for told in rows_of(labels)]


def read_event(rows: list[dict[str, Any]], told: dict[str, Any]) -> Event:
    """One event."""
    given = [{key: row[key] for key in KEYS if row.get(key) is not None} for row in rows]
    candidates = find_candidates(srccompare.analyze(srccompare.read(given)))
    pairs = EventPairs(candidates, np.arange(len(candidates.sentence)))
    one, other = pairs_worth_a_look(pairs)
    first = pairs.first_look(one, other)
    event = Event(pairs, one, other, first, places_of(candidates, rows), np.zeros(0), told)
    strict, near = pairs_of(told, "strict"), pairs_of(told, "related")
    event.label = np.array([STRICT if key in strict else NEAR * (key in near) for key in event.key])
    return event


def places_of(candidates: Candidates, rows: list[dict[str, Any]]) -> list[Sentence]:
    """The sentence of the readers that each of ours shares most letters with."""
    spans = candidates.documents.sentences[candidates.sentence]
    columns = (spans.article.tolist(), spans.field.tolist(), spans.start.tolist(), spans.end.tolist())
    places = []
    for article, field_, start, end in zip(*columns, strict=True):
        shared = [min(high, end) - max(low, start) for low, high in rows[article]["sentences"]]
        places.append((rows[article]["id"], -1 if field_ == 0 else int(np.argmax(shared))))
    return places


def fitted(columns: np.ndarray, same: np.ndarray) -> Logistic:
    """A logistic model over columns brought to one scale."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PRICE, max_iter=2000).fit((columns - mean) / spread, same)
    return Logistic(mean, spread, model.coef_[0], float(model.intercept_[0]))


@dataclass
class Rows:
    """The columns of one model for every event, and what is right."""

    columns: list[np.ndarray]
    right: list[np.ndarray]

    def fit(self) -> Logistic:
        """The model fitted to all events."""
        return fitted(np.vstack(self.columns), np.concatenate(self.right))

    def left_out(self) -> list[np.ndarray]:
        """The probability of every row from a model that saw no row of its event."""
        order = np.random.default_rng(SEED).permutation(len(self.columns))
        found = [np.zeros(0)] * len(order)
        for start in range(FOLDS):
            rest = np.setdiff1d(order, order[start::FOLDS])
            model = Rows([self.columns[i] for i in rest], [self.right[i] for i in rest]).fit()
            for number in order[start::FOLDS]:
                found[number] = model.probability(self.columns[number])
        return found


def pair_rows(events: list[Event], without: tuple[str, ...] = ()) -> tuple[Rows, Rows]:
    """The rows of the first and of the close look; the events get the probability of each pair."""
    blank = [number for number, name in enumerate(PARTS["second"]) if name in without]
    own = [number for number in blank if number < len(PARTS["first"])]
    first = Rows([event.first.copy() for event in events], [event.label == STRICT for event in events])
    for columns in first.columns:
        columns[:, own] = 0
    close: list[np.ndarray] = []
    worth_of = []
    for event, probability in zip(events, first.left_out(), strict=True):
        worth = np.flatnonzero(probability >= WORTH)
        path = best_paths(event.one, event.other, probability, len(event.pairs.rows))
        looked = event.pairs.close_look(event.one[worth], event.other[worth], event.first[worth], path[worth])
        event.probability = np.minimum(probability, WORTH)
        looked.features[:, blank] = 0
        close.append(looked.features)
        worth_of.append(worth)
    second = Rows(close, [own[worth] for own, worth in zip(first.right, worth_of, strict=True)])
    for event, worth, probability in zip(events, worth_of, second.left_out(), strict=True):
        event.probability[worth] = probability
    return first, second


@dataclass
class Ranked:
    """Pairs as readers count them, the surest first."""

    probability: np.ndarray
    label: np.ndarray
    labelled: int

    @classmethod
    def of(cls, events: list[Event], probability: list[np.ndarray]) -> Ranked:
        """All pairs of all events."""
        rows: list[tuple[float, int]] = []
        for event, own in zip(events, probability, strict=True):
            best: dict[frozenset[Sentence], tuple[float, int]] = {}
            for key, label, value in zip(event.key, event.label.tolist(), own.tolist(), strict=True):
                best[key] = max(best.get(key, (0.0, 0)), (value, label))
            rows += best.values()
        rows.sort(key=lambda row: (-row[0], row[1]))
        value, label = np.array(rows).T
        return cls(value, label, sum(event.labelled for event in events))

    def average_precision(self) -> float:
        """Over all labelled pairs, near misses left out."""
        right = self.label[self.label != NEAR] == STRICT
        precision = np.cumsum(right) / np.arange(1, len(right) + 1)
        return float(precision[right].sum() / self.labelled)

    def at_precision(self, least: float) -> tuple[float, float, float]:
        """The probability down to which so many are right, the recall there, the share with near misses."""
        size = np.arange(1, len(self.label) + 1)
        right = np.cumsum(self.label == STRICT)
        last = int(np.flatnonzero(right / size >= least)[-1])
        near = np.cumsum(self.label > 0)[last] / size[last]
        return float(self.probability[last]), float(right[last] / self.labelled), float(near)


def print_pairs(name: str, order: Ranked) -> None:
    """Average precision, recall at some precisions, and the calibration."""
    print(f"{name}: average precision {order.average_precision():.3f}")
    for least in (SHARED, SHOWN, 0.8, 0.7):
        probability, recall, near = order.at_precision(least)
        print(f"  {least:.0%} right from {probability:.2f}: recall {recall:.1%}, with near misses {near:.0%}")
    bins = np.minimum((order.probability * 10).astype(int), 9)
    steps = [
        f"{order.probability[bins == b].mean():.2f}: {(order.label[bins == b] == STRICT).mean():.2f}"
        for b in range(10)
        if (bins == b).any()
    ]
    print("  mean probability: share right:", ", ".join(steps))


ABLATION = {
    "wording": ("cosine", "stem_cosine", "piece_cosine"),
    "alignment": ("told_both", "told_weight", "plain_told"),
    "rarest word": ("rarest",),
    "neighbours": ("neighbours",),
    "quotations": (
        "quoted_least", "quoted_most", "quote_told_least", "quote_told_most", "quotes_shared",
    ),
    "runs of words": ("bigrams", "trigrams", "content_bigrams"),
    "place, headline": ("place_first", "place_apart", "titles"),
    "length, size": ("length_least", "length_most", "sentences"),
    "negation, question": ("negated", "asked"),
    "clauses": ("clause_score", "clause_least", "clause_most", "clause_weight"),
    "main verbs": ("verb_least", "verb_most"),
    "content": ("content_least", "content_most"),
    "path": ("path",),
}  # fmt: skip
"""Columns that are left out together."""


def print_ablation(events: list[Event], again: Callable[[], list[Event]]) -> None:
    """Average precision and recall at 85 % right without some columns, and without the word vectors."""

    def line(name: str, own: list[Event], without: tuple[str, ...] = ()) -> None:
        pair_rows(own, without)
        order = Ranked.of(own, [event.probability for event in own])
        recall = order.at_precision(SHOWN)[1]
        print(f"{name:20} average precision {order.average_precision():.3f}, recall {recall:.1%}", flush=True)

    line("all", events)
    for name, columns in ABLATION.items():
        line(f"no {name}", events, columns)
    alignment.LEAST_ALIKE = 1.0
    line("no word vectors", again())


def only_rows(events: list[Event]) -> tuple[Rows, Rows]:
    """For every sentence whether it has no pair, and whether readers name it as told only there."""
    holds, named, columns = [], [], []
    for event in events:
        paired = set().union(*pairs_of(event.told, "strict"))
        only = {(article, number) for article, own in event.told["only"].items() for number in own}
        columns.append(event.links.only_columns())
        holds.append(np.array([place not in paired for place in event.place]))
        named.append(np.array([place in only for place in event.place]))
    return Rows(columns, holds), Rows(columns, named)


def missing_rows(events: list[Event]) -> tuple[Rows, list[set[int]]]:
    """For every probable pair and third article whether it lacks what the pair says.

    Beside them, for every row, the missing facts of the readers that it tells of.
    """
    columns, right, facts = [], [], []
    for number, event in enumerate(events):
        links, asked = event.links, []
        for one, other, value in zip(event.one, event.other, event.probability, strict=True):
            articles = event.pairs.article[[one, other]]
            if value >= ASKED:
                asked += [
                    (one, other, value, at) for at, own in enumerate(links.articles) if own not in articles
                ]
        partners: dict[Sentence, set[Sentence]] = defaultdict(set)
        for one, other in map(tuple, pairs_of(event.told, "strict")):
            partners[one].add(other)
            partners[other].add(one)
        lost = [({(d, i) for d, i in row["docs_with"]}, row["doc_without"]) for row in event.told["missing"]]
        ids = [article.id for article in event.pairs.candidates.documents.articles]
        verdicts = []
        for one, other, _, at in asked:
            a, b, away = event.place[one], event.place[other], ids[links.articles[at]]
            holds = b in partners[a] and not any(own[0] == away for own in partners[a] & partners[b])
            verdicts.append(holds or any(told == {a, b} and without == away for told, without in lost))
            hit = [k for k, (told, without) in enumerate(lost) if without == away and told & {a, b}]
            facts.append({1000 * number + k for k in hit})
        sides = np.array(asked, float).reshape(-1, 4)
        one, other, at = (sides[:, k].astype(int) for k in (0, 1, 3))
        columns.append(links.missing_columns(one, other, sides[:, 2], at))
        right.append(np.array(verdicts, bool))
    return Rows(columns, right), facts


def least_for(probability: np.ndarray, right: np.ndarray, share: float) -> float:
    """The least probability from which such a share of what is shown holds."""
    order = np.argsort(-probability, kind="stable")
    held = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    return float(probability[order][np.flatnonzero(held >= share)[-1]])


def judge_only(events: list[Event]) -> tuple[Rows, Rows, float]:
    """The rows of what only one article tells, and the probability from which it is shown."""
    holds, named = only_rows(events)
    held, telling = np.concatenate(holds.left_out()), np.concatenate(named.left_out())
    right, wanted = np.concatenate(holds.right), np.concatenate(named.right)
    shown = telling >= TELLING
    least = least_for(held[shown], right[shown], ONLY_HOLD)
    shown &= held >= least
    print(f"only: {shown.sum()} shown from {least:.2f}, {right[shown].mean():.1%} hold, "
          f"{(shown & wanted).sum() / wanted.sum():.1%} of {wanted.sum()} found")  # fmt: skip
    return holds, named, least


def judge_missing(events: list[Event]) -> tuple[Rows, float]:
    """The rows of what is missing, and the probability from which it is shown."""
    rows, facts = missing_rows(events)
    probability, right = np.concatenate(rows.left_out()), np.concatenate(rows.right)
    least = least_for(probability, right, MISSING_HOLD)
    shown = probability >= least
    found = set().union(*(facts[row] for row in np.flatnonzero(shown)))
    labelled = sum(len(event.told["missing"]) for event in events)
    print(f"missing: {shown.sum()} shown from {least:.2f}, {right[shown].mean():.1%} hold, "
          f"{len(found) / labelled:.1%} of {labelled} found")  # fmt: skip
    return rows, least


def text_of_model(model: Logistic, part: str) -> list[str]:
    """A model as lines of a table that can be read."""
    columns = zip(PARTS[part], model.mean, model.spread, model.weight, strict=True)
    return [
        f"[{part}]",
        f"base = {model.base:.6f}",
        "",
        f"[{part}.feature]",
        *(
            f"{name} = {{ mean = {mean:.6f}, spread = {spread:.6f}, weight = {weight:.6f} }}"
            for name, mean, spread, weight in columns
        ),
        "",
    ]


def write(models: dict[str, Rows], least: dict[str, float]) -> None:
    """The models fitted to all events, and from which probability what is shown."""
    lines = [
        'title = "Which sentences state the same, what one article alone tells, what one lacks"',
        'made_by = "benchmarks/train_pairs.py --write"',
        'license = "see pair_model-NOTICE.txt"',
        "",
        "[least]",
        *(f"{name} = {value:.3f}" for name, value in least.items()),
        "",
    ]
    for part, rows in models.items():
        lines += text_of_model(rows.fit(), part)
    TARGET.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Print the figures; write the models where that is asked for."""
    gold = os.environ.get("SRCCOMPARE_GOLD")
    if gold is None:
        print("SRCCOMPARE_GOLD names no folder of labelled events")
        return 2
    folder = Path(gold) / "events"
    files = [Path(one) for one in arguments if one.endswith(".jsonl")]
    sets = [(folder / "dev_events.jsonl", folder / "dev_labels.jsonl")]
    sets += [(articles, labels) for labels, articles in zip(files[::2], files[1::2], strict=True)]

    def read() -> list[Event]:
        return [event for articles, labels in sets for event in read_events(articles, labels)]

    events = read()
    labelled = sum(event.labelled for event in events)
    found = sum(len(pairs_of(event.told, "strict") & set(event.key)) for event in events)
    print(f"{len(events)} events, {sum(len(event.one) for event in events)} pairs looked at; "
          f"they hold {found / labelled:.1%} of the {labelled} that readers found")  # fmt: skip
    if "--ablation" in arguments:
        print_ablation(events, read)
        return 0
    first, second = pair_rows(events)
    print_pairs("first look", Ranked.of(events, first.left_out()))
    order = Ranked.of(events, [event.probability for event in events])
    print_pairs("close look", order)
    only, telling, least_only = judge_only(events)
    missing, least_missing = judge_missing(events)
    if "--write" in arguments:
        models = {"first": first, "second": second, "only": only, "telling": telling, "missing": missing}
        least = {
            "shared": order.at_precision(SHARED)[0],
            "possible": order.at_precision(SHOWN)[0],
            "only": least_only,
            "telling": TELLING,
            "missing": least_missing,
        }
        write(models, least)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
