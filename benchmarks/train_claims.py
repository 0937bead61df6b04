"""Fit how probable it is that a claim holds; print what is told and what holds on events left out.

train_claims.py [--write] [--errors KIND]

Reads ``benchmarks/claim_verdicts.csv.gz`` and the texts in SRCCOMPARE_GOLD. A row of the verdicts is one of

    article   an article of an event: the stretch of its text that was read, the file it stands in
    same      two sentences that say the same (read exhaustively where an event has any)
    voice     how a sentence puts it: asserted, attributed, quoted, hedged, denied, questioned
    only      a sentence no other article of the event tells, and that matters
    missing   two sentences that say what a third article (the verdict) has not
    a kind    a claim of that kind that a reader judged by its words and passages: yes, no, arguable

so that nothing but ids, offsets and verdicts is kept here. Every claim gets its probability from models that
saw no claim of its event. The threshold of a kind is the lowest at which its claims on left-out events hold
often enough (``HOLD``); ``--write`` fits to all and writes ``srccompare/data/claims.toml``. To be run again
whenever attributions, voices, statements or names change.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

from predictors.batch import analyzed_articles  # noqa: E402

import srccompare  # noqa: E402
from srccompare.comparison import Comparison  # noqa: E402
from srccompare.comparison.claims import model as claim_model  # noqa: E402
from srccompare.comparison.claims.claim import KINDS, Candidate, Place  # noqa: E402
from srccompare.comparison.claims.finding import find_candidates  # noqa: E402
from srccompare.comparison.claims.model import Feature, Model  # noqa: E402
from srccompare.comparison.claims.voices import VOICE_OF  # noqa: E402

VERDICTS = ROOT / "benchmarks" / "claim_verdicts.csv.gz"
TARGET = ROOT / "srccompare" / "data" / claim_model.FILE
PRICE = 0.1
"""Inverse strength of the L2 penalty; .03 to .3 do equally well."""
FOLDS = 10
"""Groups of events, each predicted by models fitted to the others."""
HOLD = 0.88
"""Share of left-out claims that has to hold from the threshold on: a little above what is promised."""
EVEN = 0.5
"""What is less probable than not is told of no kind, however its claims hold."""
FEWEST = 10
"""Claims a threshold rests on. Set by hand: seven of eight may be five in ten (95 %), and naming was that."""

Sentence = tuple[str, str, int, int]
"""Article, field, start and end."""


@dataclass
class Story:
    """An event with its articles and what readers said of it."""

    name: str
    articles: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    same: set[frozenset[Sentence]] = field(default_factory=set)
    voice: dict[Sentence, str] = field(default_factory=dict)
    judged: list[tuple[str, list[Sentence], bool]] = field(default_factory=list)
    missing: set[tuple[frozenset[Sentence], str]] = field(default_factory=set)
    only: set[Sentence] = field(default_factory=set)

    @property
    def places(self) -> set[Sentence]:
        """The sentences that readers said something of."""
        pairs = [*self.same, *(pair for pair, _ in self.missing)]
        return {*self.voice, *self.only, *(place for pair in pairs for place in pair)}


@dataclass(frozen=True)
class Case:
    """A claim of which it is known whether it holds."""

    story: str
    kind: str
    features: Mapping[str, float]
    holds: bool
    candidate: Candidate


def read_stories(file: Path = VERDICTS) -> list[Story]:
    """The verdicts, event by event."""
    stories: dict[str, Story] = {}
    for row in pd.read_csv(file, dtype=str, keep_default_na=False).to_dict("records"):
        story = stories.setdefault(row["event"], Story(row["event"]))
        place = row["id"], row["field"], int(row["start"]), int(row["end"])
        other = (
            (row["other_id"], row["other_field"], int(row["other_start"]), int(row["other_end"]))
            if row["other_id"]
            else None
        )
        add_verdict(story, row["kind"], place, other, row["verdict"])
    return list(stories.values())


def add_verdict(story: Story, kind: str, place: Sentence, other: Sentence | None, verdict: str) -> None:
    """One row of the verdicts."""
    if kind == "article":
        story.articles[place[0]] = verdict, place[2], place[3]
    elif kind == "voice":
        story.voice[place] = verdict
    elif kind == "same":
        assert other is not None
        story.same.add(frozenset((place, other)))
    elif kind == "only":
        story.only.add(place)
    elif kind == "missing":
        assert other is not None
        story.missing.add((frozenset((place, other)), verdict))
    else:
        story.judged.append((kind, [place, *([other] if other else [])], verdict == "yes"))


def texts(stories: Iterable[Story]) -> dict[str, dict[str, Any]]:
    """The articles of the gold files the stories name, by id."""
    root = Path(os.environ["SRCCOMPARE_GOLD"])
    files = {file for story in stories for file, _, _ in story.articles.values()}
    found = {}
    for file in sorted(files):
        for line in (root / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[str(row["id"])] = row
    return found


def compare(story: Story, known: Mapping[str, dict[str, Any]]) -> tuple[Comparison, list[str]]:
    """The comparison of a story's articles, and their ids."""
    rows = []
    for id_, (_, start, end) in story.articles.items():
        row = known[id_]
        when = row.get("published") or row.get("date")
        rows.append(
            dict(row, text=row["text"][start:end], published=when, event=story.name, outlet=row["outlet"])
        )
    return srccompare.compare(analyzed_articles(rows), by="id", families=["counts"]), list(story.articles)


class Reader:
    """What the readers said of the places of a comparison."""

    def __init__(self, story: Story, ids: Sequence[str]) -> None:
        self.story, self.ids = story, ids
        self.sentences: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
        for place in {*story.voice, *(one for pair in story.same for one in pair)}:
            self.sentences[place[:2]].append(place)

    def place(self, one: Place) -> Sentence:
        """A place under the id and with the offsets of the file."""
        id_ = self.ids[int(one.id)]
        shift = self.story.articles[id_][1] if one.field == "text" else 0
        return id_, one.field, one.start + shift, one.end + shift

    def sentence(self, one: Place) -> Sentence | None:
        """The sentence a reader marked that a place lies in, most of it."""
        id_, field_, start, end = self.place(one)
        best = max(
            self.sentences[id_, field_], key=lambda own: min(own[3], end) - max(own[2], start), default=None
        )
        inside = best is not None and 2 * (min(best[3], end) - max(best[2], start)) > end - start
        return best if inside else None

    def says_same(self, one: Place, other: Place) -> bool:
        """Whether both say the same."""
        ends = self.sentence(one), self.sentence(other)
        return None not in ends and frozenset(ends) in self.story.same

    def puts(self, one: Place) -> str | None:
        """In whose voice a place is put."""
        sentence = self.sentence(one)
        told = self.story.voice.get(sentence) if sentence else None
        return None if told is None else VOICE_OF[told]

    def is_absent(self, candidate: Candidate) -> bool:
        """Whether no sentence of the other articles, or of the one that lacks it, says the same."""
        told = {self.sentence(one) for one in candidate.places[:2]} - {None}
        partners = {
            other for pair in self.story.same if pair & told for other in pair - told if other is not None
        }
        if candidate.kind == "only":
            return not partners
        without = self.ids[int(candidate.places[2].id)]
        return self.says_same(*candidate.places[:2]) and not any(one[0] == without for one in partners)

    def verdict(self, candidate: Candidate) -> bool | None:
        """Whether a claim holds; None where nobody said."""
        places = list(candidate.places[:2])
        mine = [self.place(one) for one in places]
        for kind, judged, holds in self.story.judged:
            if kind == candidate.kind and all(any(overlap(one, own) for own in mine) for one in judged):
                return holds
        if not self.story.same:
            return None
        if candidate.kind == "certainty":
            return self.says_same(*places) and all(
                self.puts(one) == VOICE_OF[str(one.voice)] for one in places
            )
        return self.is_absent(candidate) if candidate.kind in ("only", "missing") else None


def overlap(one: Sentence, other: Sentence) -> bool:
    """Whether two places of an article share a stretch."""
    return one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3]


def fit(cases: Sequence[Case]) -> Model:
    """A logistic model over the features of some cases."""
    from sklearn.linear_model import LogisticRegression

    names = list(cases[0].features)
    table = np.array([[case.features[name] for name in names] for case in cases])
    holds = np.array([case.holds for case in cases])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 1e-9] = 1.0
    if holds.all() or not holds.any():
        weight, base = np.zeros(len(names)), float(np.log((holds.sum() + 1) / ((~holds).sum() + 1)))
    else:
        model = LogisticRegression(C=PRICE, max_iter=3000).fit((table - mean) / spread, holds)
        weight, base = model.coef_[0], float(model.intercept_[0])
    columns = zip(names, mean.tolist(), spread.tolist(), weight.tolist(), strict=True)
    return Model(base, {name: Feature(*own) for name, *own in columns}, 1.0, 0, 0, 0)


def left_out(cases: Sequence[Case]) -> np.ndarray:
    """The probability of every case, from a model that saw no case of its event."""
    names = sorted({case.story for case in cases})
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    probability = np.zeros(len(cases))
    for number in range(FOLDS):
        inside = [place for place, case in enumerate(cases) if fold[case.story] == number]
        others = [case for case in cases if fold[case.story] != number]
        if inside and others:
            model = fit(others)
            probability[inside] = [model.probability(cases[place].features) for place in inside]
    return probability


def threshold(probability: np.ndarray, holds: np.ndarray) -> float:
    """The lowest probability from which on enough claims hold; 1 where there is none."""
    order = np.argsort(-probability)
    share = np.cumsum(holds[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((share >= HOLD) & (np.arange(len(order)) + 1 >= FEWEST))
    return float(probability[order][enough[-1]]) if len(enough) else 1.0


def finished(kind: str, cases: Sequence[Case]) -> Model:
    """The model of a kind with its threshold and how it did on left-out events; prints both."""
    model, holds = fit(cases), np.array([case.holds for case in cases])
    probability = left_out(cases)
    least = max(threshold(probability, holds), EVEN)
    above = probability >= least
    told = Model(model.base, model.feature, least, len(cases), int(above.sum()), int(holds[above].sum()))
    print(
        f"{kind:14} judged {len(cases):5}, hold {holds.mean():.2f}; threshold {least:.3f}: "
        f"{told.held} of {told.above} hold, {told.held / max(holds.sum(), 1):.2f} of those that hold"
        f"{'' if told.is_admitted else '; NOT TOLD'}"
    )
    edges = np.quantile(probability, [0, 0.25, 0.5, 0.75, 0.9, 1])
    for low, high in pairwise(edges):
        own = (probability >= low) & (probability <= high)
        if own.any():
            print(f"    {low:.2f} to {high:.2f}: {holds[own].mean():.2f} of {own.sum()} hold")
    weights = sorted(model.feature.items(), key=lambda one: -abs(one[1].weight))
    print("   ", ", ".join(f"{name} {one.weight:+.2f}" for name, one in weights))
    return told


def write(models: Mapping[str, Model]) -> None:
    """The models as a table that can be read."""
    lines = [
        'title = "How probable it is that a claim holds: a logistic model for each kind"',
        'made_by = "benchmarks/train_claims.py --write"',
        'license = "see claims-NOTICE.txt"',
    ]
    for kind, model in models.items():
        lines += [
            "",
            f"[{kind}]",
            f"base = {model.base:.6f}",
            f"threshold = {model.threshold:.6f}",
            f"judged = {model.judged}",
            f"above = {model.above}",
            f"held = {model.held}",
            f"[{kind}.feature]",
            *(
                f"{name} = {{ mean = {one.mean:.6f}, spread = {one.spread:.6f}, weight = {one.weight:.6f} }}"
                for name, one in model.feature.items()
            ),
        ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def collect(stories: Sequence[Story], compared: Mapping[str, tuple[Comparison, list[str]]]) -> list[Case]:
    """All claims of which it is known whether they hold."""
    cases = []
    for story in stories:
        comparison, ids = compared[story.name]
        reader = Reader(story, ids)
        for candidate in find_candidates(comparison.same_event):
            holds = reader.verdict(candidate)
            if holds is not None:
                cases.append(Case(story.name, candidate.kind, candidate.features, holds, candidate))
    return cases


def print_claims(cases: Sequence[Case]) -> None:
    """The claims of a kind, the surest first, as models that saw none of their event judge them."""
    for chance, case in sorted(zip(left_out(cases).tolist(), cases, strict=True), key=lambda one: -one[0]):
        print(f"{chance:.2f} {'holds' if case.holds else 'FALSE'} {case.story[:20]}")
        for place in case.candidate.places:
            print(f"      {place.voice} {place.source}: {place.text[:160]!r}")


def main(arguments: list[str]) -> int:
    """Fit, print, and write where that is asked for."""
    stories = read_stories()
    known = texts(stories)
    compared = {story.name: compare(story, known) for story in stories}
    models: dict[str, Model] = {}
    judged = collect(stories, compared)
    for kind in KINDS:
        own = [case for case in judged if case.kind == kind]
        if own:
            models[kind] = finished(kind, own)
        if "--errors" in arguments and kind == arguments[arguments.index("--errors") + 1]:
            print_claims(own)
    if "--write" in arguments:
        write(models)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
