"""Train the attribution tagger on what the reader hears in free text:  teach_tagger.py OUT.npz [--alone]

The reader labels the sentences of NewsMTSC and FactAppeal (training parts) and the articles of the Narrative
Frames Corpus; the tagger learns from these beside PolNeAR's training articles, or from these alone. The
tables that weigh readings are those of the weights that ship. Needs SRCCOMPARE_GOLD; says so and stops
without. docs/reader.md has the figures.
"""

# ruff: noqa: E402 (the repository is put on the path first, as in the other benchmarks)

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import numpy as np
from train_attribution import fit, read

from srccompare import analyze
from srccompare.documents.attribution import tagger

TEXTS = (
    "sentiment/train.jsonl",
    "attribution/factappeal_train.jsonl",
    "framing/narrative_frames.jsonl",
)
TOGETHER = 500  # texts read at a time
KEPT = ("forms", "choice_place", "choice_weight", "ending_place", "ending_weight", "bias")


def taught(texts: list[str]) -> list[dict]:
    """Texts with the attributions that the reader finds, as the gold data has them."""
    from predictors.attribution import grouped

    rows = []
    for first in range(0, len(texts), TOGETHER):
        some = texts[first : first + TOGETHER]
        given = [{"id": str(number), "text": text} for number, text in enumerate(some, first)]
        found = grouped(analyze(given, engine="reader"))
        rows += [{"text": text, "attributions": those} for text, those in zip(some, found, strict=True)]
        print(f"{len(rows)} of {len(texts)} texts", flush=True)
    return rows


def main(target: Path, alone: bool) -> None:
    """Label, train, write."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no texts to label, nothing done")
        return
    gold = Path(os.environ["SRCCOMPARE_GOLD"])
    texts = dict.fromkeys(row["text"] for name in TEXTS for row in read(gold / name))
    marked = [] if alone else read(gold / "attribution" / "train.jsonl")
    shipped = tagger.stored()
    arrays = fit(marked + taught(list(texts))) | {name: shipped[name] for name in KEPT}
    np.savez_compressed(target, **arrays)
    print(f"{target}: {target.stat().st_size} bytes, {tagger.fingerprint(arrays)}")


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--alone"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), alone="--alone" in sys.argv)
