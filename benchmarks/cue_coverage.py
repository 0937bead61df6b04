"""How many of the cues that people marked does the list of cue stances know?  cue_coverage.py

Takes the cue heads of the PolNeAR training articles as the scorer finds them (the first word that is no
auxiliary, negation, adverb or particle). Class 1 are cues outside any list of reporting verbs ("is
seizing on"): here every head that is the head of a cue in fewer than FEW articles. Prints the share of heads
that are listed, with and without that class, and the share of each stance. Needs SRCCOMPARE_GOLD and the
scorers beside it; says so and stops without.
"""

import importlib.util
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

FEW = 5
NO_WORD = ("",)
"""Cues without a word (a colon) are neutral by rule."""


def heads_of(
    path: Path, scorer, phrases: dict[str, list[tuple[str, ...]]]
) -> tuple[Counter, dict[str, set[str]]]:
    """How often each word, or listed phrase that begins with it, heads a cue, and in which articles."""
    count, articles = Counter(), defaultdict(set)
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            tokens = scorer.toks(row["text"])
            starts, ends, words = ([token[part] for token in tokens] for part in range(3))
            for one in row["attributions"]:
                head = scorer.head(scorer.cover(one["cue"], starts, ends), words)
                word = words[head] if head is not None else ""
                for phrase in phrases.get(word, ()):
                    if tuple(words[head : head + len(phrase)]) == phrase:
                        word = " ".join(phrase)
                count[word] += 1
                articles[word].add(row["id"])
    return count, articles


def main() -> None:
    """Count and print."""
    gold = os.environ.get("SRCCOMPARE_GOLD")
    path = Path(gold or "") / ".." / "scorers" / "attribution.py"
    if not gold or not path.is_file():
        print("SRCCOMPARE_GOLD is not set or has no scorers beside it: nothing counted")
        return
    spec = importlib.util.spec_from_file_location("attribution_scorer", path)
    scorer = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(scorer)
    from srccompare import lexicon

    stance = {entry.text: entry.category for entry in lexicon.load("cue_stances").entries}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for text in stance:
        if " " in text:
            phrases.setdefault(text.split()[0], []).append(tuple(text.split()))
    count, articles = heads_of(Path(gold) / "attribution" / "train.jsonl", scorer, phrases)
    for label, least in (("all cue heads", 1), (f"heads found in {FEW} articles or more", FEW)):
        kept = {word: number for word, number in count.items() if len(articles[word]) >= least}
        known = sum(number for word, number in kept.items() if word in stance or word in NO_WORD)
        total = sum(kept.values())
        print(f"{label}: {known} of {total} listed, {100 * known / total:.1f} %")
    shares = Counter()
    for word, number in count.items():
        shares["neutral" if word in NO_WORD else stance.get(word, "other")] += number
    for name, number in shares.most_common():
        print(f"  {name:12} {100 * number / sum(shares.values()):5.1f} %")


if __name__ == "__main__":
    main()
