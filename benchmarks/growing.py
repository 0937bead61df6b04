"""Lists grown from five seeds, held against the bundled ones:  growing.py

Grows ten policy frames on the articles of SRCCOMPARE_GOLD and prints how many of the first 10, 25 and 50
candidates are on the bundled list of the frame, which was not used in growing, beside the share of all
words that are. Without SRCCOMPARE_GOLD nothing is done.
"""

from __future__ import annotations

import json
import os
import sys
from fnmatch import fnmatch
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

import numpy as np  # noqa: E402

import srccompare  # noqa: E402
from srccompare.growing import count_words, seeds_of  # noqa: E402
from srccompare.lexicon import load  # noqa: E402

SEEDS = {
    "economic": ["tax*", "cost*", "jobs", "industry", "billion"],
    "morality": ["moral*", "duty", "church", "sin", "ethic*"],
    "health": ["health*", "disease*", "hospital*", "patients", "medical"],
    "security": ["threat*", "military", "war", "security", "attack*"],
    "crime": ["crime*", "police", "prison", "illegal", "murder*"],
    "political": ["election*", "democrats", "senate", "campaign*", "vote*"],
    "policy": ["policy", "policies", "bill", "regulation*", "legislation"],
    "cultural_identity": ["culture*", "tradition*", "indigenous", "heritage", "art*"],
    "public_opinion": ["poll*", "protest*", "survey*", "public opinion", "marches"],
    "legality": ["court*", "judge*", "lawsuit*", "constitution*", "legal*"],
}
DEPTHS = (10, 25, 50)


def main() -> int:
    """Print the table."""
    if not (gold := os.environ.get("SRCCOMPARE_GOLD")):
        print("SRCCOMPARE_GOLD is not set: no articles to grow on")
        return 0
    lines = (Path(gold) / "framing" / "narrative_frames.jsonl").read_text("utf-8").split("\n")
    documents = srccompare.analyze([{"text": json.loads(line)["text"]} for line in lines if line])
    table = srccompare.grow(documents, SEEDS, max(DEPTHS)).query("kind == 'candidate'")
    every = count_words(documents, seeds_of(SEEDS), "sentence").names
    frames = load("policy_frames").entries
    totals = []
    for name in SEEDS:
        listed = [one.text for one in frames if one.category == name and one.weight and " " not in one.text]

        def on_list(word: str, listed: list[str] = listed) -> bool:
            return any(fnmatch(word, entry) for entry in listed)

        hits = [on_list(word) for word in table.loc[table["category"] == name, "entry"]]
        parts = [hits[:depth] for depth in DEPTHS] + [[on_list(word) for word in every]]
        figures = [float(np.mean(part)) for part in parts]
        totals.append(figures)
        print(f"{name:20}", *(f"{figure:6.3f}" for figure in figures))
    print(f"{'mean':20}", *(f"{figure:6.3f}" for figure in np.mean(totals, axis=0)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
