"""Fit the model that tells whether two clauses state the same; print its worth on events it never saw.

train_agreement.py [--write]

Reads ``benchmarks/agreement_pairs.csv.gz``: one row per pair of clauses that was read, with its event, the
label (S the same, D the same with another detail or denied, N neither) and the evidence of
``srccompare.comparison.evidence``. Each event is predicted by a model fitted to all the others. With
``--write`` the model fitted to all of them is written to ``srccompare/data/agreement.toml``.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PAIRS = ROOT / "benchmarks" / "agreement_pairs.csv.gz"
PRICE = 0.1
"""Inverse strength of the L2 penalty; .02 to .5 do equally well."""


def fitted(evidence: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Means, spreads, weights and base of a logistic model."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = evidence.mean(axis=0), evidence.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PRICE, max_iter=3000).fit((evidence - mean) / spread, same)
    return mean, spread, model.coef_[0], float(model.intercept_[0])


def left_out(evidence: np.ndarray, same: np.ndarray, event: np.ndarray) -> np.ndarray:
    """The probability of every pair, from a model that saw no pair of its event."""
    from srccompare.comparison.statements.model import Agreement

    probability = np.zeros(len(same))
    for name in np.unique(event):
        own = event == name
        probability[own] = Agreement(*fitted(evidence[~own], same[~own])).probability(evidence[own])
    return probability


def write(
    path: Path, names: tuple[str, ...], model: tuple[np.ndarray, np.ndarray, np.ndarray, float]
) -> None:
    """The model as a table that can be read."""
    mean, spread, weight, base = model
    lines = [
        'title = "Whether two clauses state the same: a logistic model over what they have in common"',
        'made_by = "benchmarks/train_agreement.py --write"',
        'license = "see agreement-NOTICE.txt"',
        f"base = {base:.6f}",
        "",
        "[feature]",
        *(
            f"{name} = {{ mean = {mean[at]:.6f}, spread = {spread[at]:.6f}, weight = {weight[at]:.6f} }}"
            for at, name in enumerate(names)
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Print the figures; write the model where that is asked for."""
    from sklearn.metrics import average_precision_score

    from srccompare.comparison.statements.features import FEATURES
    from srccompare.comparison.statements.model import FILE

    table = pd.read_csv(PAIRS)
    evidence, same = table[list(FEATURES)].to_numpy(float), (table["label"] == "S").to_numpy()
    event, kind = table["event"].to_numpy(str), table["kind"].to_numpy(str)
    print(f"{len(table)} pairs of {len(np.unique(event))} events, {same.sum()} the same")
    probability = left_out(evidence, same, event)
    for name in [*sorted(set(kind)), "all"]:
        own = (kind == name) | (name == "all")
        steps = []
        for least in (0.8, 0.7, 0.6, 0.5, 0.4, 0.3):
            above = own & (probability >= least)
            steps.append(f">= {least}: {(same & above).sum()} of {above.sum()}")
        value = average_precision_score(same[own], probability[own])
        print(f"{name:12} AP {value:.3f}  right at", "  ".join(steps))
    edges = np.array([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0])
    bins = np.digitize(probability, edges[1:-1])
    shares = [f"{probability[bins == b].mean():.2f}: {same[bins == b].mean():.2f}" for b in range(8)]
    print("mean probability: share the same:", ", ".join(shares))
    if "--write" in arguments:
        write(ROOT / "srccompare" / "data" / FILE, FEATURES, fitted(evidence, same))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
