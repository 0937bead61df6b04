"""How good attributions are on the PolNeAR dev articles:  attribution.py

Prints, for rules alone, the reader and the full engine, the scorer's figures for whole attributions, the
reliability table of the confidences (how many of those with about this confidence are right, by the
scorer's own matching), and precision and recall at other thresholds; then F1 by outlet. Needs
SRCCOMPARE_GOLD and the scorers beside it; says so and stops without.
"""

import importlib.util
import json
import os
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

BOUNDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
THRESHOLDS = (0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def scorer_at(path: Path):
    """The scorer's module."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("attribution_scorer", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def predicted(rows: list[dict], engine: str) -> dict[str, dict]:
    """The attributions of each article by id, each with its confidence."""
    from predictors.attribution import grouped

    from srccompare import analyze

    documents = analyze(
        [{"id": str(number), "text": row["text"]} for number, row in enumerate(rows)], engine=engine
    )
    found = grouped(documents, confidence=True)
    if documents.faults:
        sys.exit(
            f"{len(documents.faults)} articles could not be read: {next(iter(documents.faults.values()))}"
        )
    return {
        row["id"]: {"id": row["id"], "attributions": those} for row, those in zip(rows, found, strict=True)
    }


def matched(scorer, gold: dict, pred: dict) -> list[tuple[float, bool]]:
    """Confidence of every predicted attribution and whether it is right, as the scorer matches them."""
    pairs = []
    for name, row in gold.items():
        tokens = scorer.toks(row["text"])
        starts, ends, words = ([token[part] for token in tokens] for part in range(3))
        mask = scorer.quote_mask(row["text"])
        marked = scorer.prep(row, row["text"], starts, ends, words, mask)
        # prep drops attributions without a word in their content
        kept = [one for one in pred[name]["attributions"] if scorer.cover(one["content"], starts, ends)]
        found = scorer.prep({"attributions": kept}, row["text"], starts, ends, words, mask)
        right = {
            theirs
            for ours, theirs in scorer.greedy(marked, found)
            if scorer.tf1(marked[ours]["source"], found[theirs]["source"]) >= 0.5
        }
        pairs += [(one["confidence"], number in right) for number, one in enumerate(kept)]
    return pairs


def reliability(pairs: list[tuple[float, bool]], marked: int) -> None:
    """Print how far confidences keep their promise, and what other thresholds would give."""
    print("confidence       n   mean  right")
    gap = 0.0
    for low, high in pairwise(BOUNDS):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            gap += abs(mean - right) * len(inside) / len(pairs)
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(inside):5}  {mean:.3f}  {right:.3f}")
    brier = sum((confidence - ok) ** 2 for confidence, ok in pairs) / len(pairs)
    print(f"expected calibration error {gap:.3f}, Brier score {brier:.3f}")
    for least in THRESHOLDS:
        kept = [ok for confidence, ok in pairs if confidence >= least]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / marked
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"threshold {least:.2f}: P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}")


def main() -> None:
    """Score and print."""
    folder = os.environ.get("SRCCOMPARE_GOLD")
    path = Path(folder or "") / ".." / "scorers" / "attribution.py"
    if not folder or not path.is_file():
        print("SRCCOMPARE_GOLD is not set or has no scorers beside it: nothing scored")
        return
    scorer = scorer_at(path)
    with open(Path(folder) / "attribution" / "dev.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    gold = {row["id"]: row for row in rows}
    for engine in ("rules", "reader", "full"):
        pred = predicted(rows, engine)
        figures = scorer.score(gold, pred)
        print(f"engine {engine}: {figures['n_pred']} found, {figures['n_gold']} marked")
        for name in (
            "attr",
            "attr.direct",
            "attr.mixed",
            "attr.indirect",
            "cont.ex",
            "tok.source",
            "tok.cue",
        ):
            print(f"  {name:14} P {figures[name][0]:5}  R {figures[name][1]:5}  F1 {figures[name][2]:5}")
        print(f"  core recall {figures['core']['attr.R']}")
        reliability(matched(scorer, gold, pred), figures["n_gold"])
    for outlet, number in sorted(Counter(row["outlet"] for row in rows).items()):
        some = {row["id"]: row for row in rows if row["outlet"] == outlet}
        print(f"full engine, {outlet}: F1 {scorer.score(some, pred)['attr'][2]} ({number} articles)")


if __name__ == "__main__":
    main()
