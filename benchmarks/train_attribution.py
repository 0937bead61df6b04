"""Train the attribution tagger:  train_attribution.py [OUT.npz]

Reads attribution/train.jsonl of the folder SRCCOMPARE_GOLD names, and nothing else; says so and stops
without it. Everything is deterministic: the same data give the same file, and its hash is printed. Features
that fewer than LEAST articles share are dropped, and none holds more than one word of a text and the classes
of two more, so no text can be read from the weights.
"""

# ruff: noqa: E402 (the repository is put on the path first, as in the other benchmarks)

import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

import numpy as np
import scipy.sparse as sparse

from srccompare.articles import Article, Articles
from srccompare.documents import Documents
from srccompare.documents.attribution import by_rules, contexts, reading, tagger
from srccompare.documents.attribution.contexts import Seen
from srccompare.documents.attribution.joining import rule_labels
from srccompare.documents.attribution.labels import CUE, LABELS, ROLE_OF, ROLES, paint
from srccompare.documents.attribution.reading import Batch, read_batch
from srccompare.documents.attribution.seeing import see
from srccompare.documents.attribution.word_codes import attributes_of
from srccompare.documents.text.vocabulary import Vocabulary

LEAST = 3
"""Articles that must share a feature."""
LEVELS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8)
"""Bounds between the classes of how often a word form is a cue."""
EPOCHS = 8
N = len(LABELS)


def read(path: Path, limit: int | None = None) -> list[dict]:
    """The articles of a file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file][:limit]


def documents_of(rows: list[dict]) -> Documents:
    """The articles with a vocabulary of their own."""
    articles = tuple(Article(str(number), row["text"]) for number, row in enumerate(rows))
    return Documents(Articles(articles), Vocabulary(), "rules")


def gold_parts(documents: Documents, rows: list[dict]) -> tuple[np.ndarray, ...]:
    """First token, end, role and attribution of every part that people marked."""
    parts = [
        (number, start, end, role, group)
        for number, row in enumerate(rows)
        for group, one in enumerate(row["attributions"], start=1000 * number)
        for role, name in enumerate(ROLES)
        for start, end in one[name]
    ]
    article, start, end, role, group = np.array(parts, np.int64).T
    tokens, offset = documents.tokens, documents.layout.offset[article * 2 + 1]
    ends = tokens.position + (tokens.end - tokens.start)
    first = np.searchsorted(ends, offset + start, side="right")
    stop = np.searchsorted(tokens.position, offset + end, side="left")
    kept = stop > first
    _, group = np.unique(group[kept], return_inverse=True)
    return first[kept], stop[kept], role[kept], group


def gold_labels(documents: Documents, rows: list[dict]) -> np.ndarray:
    """The label of every token by what people marked."""
    return paint(*gold_parts(documents, rows), documents.sentence)


def propensity(documents: Documents, labels: np.ndarray, outside: np.ndarray) -> dict[str, int]:
    """How often each word form is part of a cue outside quotations, in classes."""
    norms, norm, article = documents.vocabulary.norms.strings, documents.tokens.norm, documents.tokens.article
    size = len(norms)
    there = outside & documents.is_word
    seen = np.bincount(norm[there], minlength=size)
    cue = np.bincount(norm[there & (ROLE_OF[labels] == CUE)], minlength=size)
    pair = np.unique(norm[there].astype(np.int64) * len(documents) + article[there]) // len(documents)
    articles = np.bincount(pair, minlength=size)
    share = (cue + 0.1) / (seen + 1.5)
    level = np.searchsorted(LEVELS, share)
    return {norms[w]: int(level[w]) for w in np.flatnonzero((cue > 0) & (articles >= LEAST)).tolist()}


def features(documents, seen, likely) -> tuple[sparse.csr_matrix, list[tuple]]:
    """Which features each token has, and what they are: (distance, attribute) or (template, value)."""
    article, kind = documents.tokens.article.astype(np.int64), documents.tokens.type
    place, padded = tagger.with_edges(kind, seen.paragraph_first, seen.paragraph_stop)
    known = [
        [tagger.EDGE_ATTRIBUTE],
        *(attributes_of(token, likely) for token in documents.vocabulary.types.strings),
    ]
    names, blocks, size = [], [], len(kind)
    for distance in tagger.WINDOW:
        numbers: dict[str, int] = {}
        pairs = [
            (row, numbers.setdefault(name, len(numbers)))
            for row, attributes in enumerate(known)
            for name in attributes
            if distance in tagger.OFFSETS[name[0]]
        ]
        row, column = np.array(pairs).T
        table = sparse.csr_matrix((np.ones(len(row), np.float32), (row, column)), (len(known), len(numbers)))
        block = table[padded[place + distance]]
        kept = shared(block, article)
        blocks.append(block[:, kept])
        listed = list(numbers)
        names += [(distance, listed[number]) for number in kept.tolist()]
    codes = contexts.codes_of(seen)
    for group, (sizes, templates) in contexts.GROUPS.items():
        part = np.unravel_index(codes[group], sizes)
        for template in templates:
            value = np.zeros(size, np.int64)
            for one in template:
                value = value * sizes[one] + part[one]
            found, column = np.unique(value, return_inverse=True)
            block = sparse.csr_matrix(
                (np.ones(size, np.float32), (np.arange(size), column)), (size, len(found))
            )
            kept = shared(block, article)
            blocks.append(block[:, kept])
            names += [((group, template), int(found[number])) for number in kept.tolist()]
    return sparse.hstack(blocks, format="csr", dtype=np.float32), names


def shared(block: sparse.csr_matrix, article: np.ndarray) -> np.ndarray:
    """The columns that LEAST articles or more have."""
    row = np.repeat(article, np.diff(block.indptr))
    width = block.shape[1]
    pairs = np.unique(row * width + block.indices) % width
    return np.flatnonzero(np.bincount(pairs, minlength=width) >= LEAST)


def forward_backward(score, transitions, first, length):
    """Probabilities of every label of every token, and how often each transition is expected."""
    where, bounds = tagger.side_by_side(first, length)
    local = score[where]
    local = np.exp(local - local.max(1, keepdims=True))
    step_to = np.exp(transitions)
    steps = len(bounds) - 1
    ahead, back = np.empty_like(local), np.ones_like(local)
    scale = np.empty((len(local), 1), local.dtype)
    for step in range(steps):
        low, high = bounds[step], bounds[step + 1]
        if step == 0:
            now = local[low:high]
        else:
            begin = bounds[step - 1]
            now = (ahead[begin : begin + high - low] @ step_to) * local[low:high]
        scale[low:high] = total = now.sum(1, keepdims=True)
        ahead[low:high] = now / total
    local /= scale
    expected = np.zeros_like(step_to)
    for step in range(steps - 1, 0, -1):
        low, high = bounds[step], bounds[step + 1]
        begin = bounds[step - 1]
        local[low:high] *= back[low:high]
        back[begin : begin + high - low] = local[low:high] @ step_to.T
        expected += ahead[begin : begin + high - low].T @ local[low:high]
    marginal = np.empty_like(ahead)
    product = ahead * back
    marginal[where] = product / product.sum(1, keepdims=True)
    return marginal, step_to * expected


def train(
    matrix,
    labels,
    first,
    stop,
    epochs: int,
    price: float = 1.0,
    rate: float = 0.08,
    batch: int = 6000,
):
    """AdaGrad with a rate that decays to almost nothing; an epoch of L1 costs ``price`` per weight."""
    size, width = matrix.shape
    chance, batches = np.random.default_rng(0), max(1, size // batch)
    wanted = np.eye(N, dtype=np.float32)[labels]
    possible = (matrix.T @ wanted) > 0
    uses = np.maximum(1, np.bincount(matrix.indices, minlength=width))
    cost = (price / (batches * (1 - (1 - 1 / batches) ** uses)))[:, None].astype(np.float32)
    weights, history = np.zeros((width, N), np.float32), np.full((width, N), 0.1, np.float32)
    transitions, transition_history = np.zeros((N, N), np.float32), np.ones((N, N), np.float32)
    length, order = stop - first, np.arange(len(first))
    inner = np.ones(size, bool)
    inner[first] = False
    began = time.process_time()
    for epoch in range(epochs):
        chance.shuffle(order)
        cuts = np.searchsorted(np.cumsum(length[order]), np.arange(1, batches) * size / batches)
        for number, units in enumerate(np.split(order, cuts)):
            now = rate * max(0.02, 1 - (epoch * batches + number) / (epochs * batches))
            if not len(units):
                continue
            rows = np.concatenate([np.arange(first[unit], stop[unit]) for unit in units])
            part = matrix[rows]
            ends = np.cumsum(length[units])
            gradient, moves = forward_backward(
                part @ weights, transitions, ends - length[units], length[units]
            )
            gradient -= wanted[rows]
            steps = np.flatnonzero(inner[rows])
            np.subtract.at(moves, (labels[rows[steps - 1]], labels[rows[steps]]), 1)
            columns = np.unique(part.indices)
            slope = (part.T @ gradient)[columns] * possible[columns]
            history[columns] += slope * slope
            pace = now / np.sqrt(history[columns])
            moved = weights[columns] - pace * slope
            weights[columns] = np.sign(moved) * np.maximum(np.abs(moved) - pace * cost[columns], 0)
            transition_history += moves * moves
            transitions -= now / np.sqrt(transition_history) * moves
        spent = time.process_time() - began
        print(f"epoch {epoch + 1}: {int((weights != 0).sum())} weights, {spent:.0f} s", flush=True)
    return weights, transitions


def packed(weights, transitions, names, likely) -> dict[str, np.ndarray]:
    """The arrays of the file: whole numbers, only what is not zero."""
    whole = np.rint(weights * tagger.SCALE).astype(np.int64)
    base, total = {}, 0
    for group, (sizes, templates) in contexts.GROUPS.items():
        for template in templates:
            base[group, template], total = total, total + tagger.size_of(sizes, template) * N
    rows, context = defaultdict(lambda: np.zeros((len(tagger.WINDOW), N), np.int64)), {}
    for number in np.flatnonzero(whole.any(1)).tolist():
        what, value = names[number]
        if isinstance(what, int):
            rows[value][tagger.WINDOW.index(what)] += whole[number]
        else:
            low = base[what] + value * N
            context.update(
                {low + int(label): whole[number, label] for label in np.flatnonzero(whole[number])}
            )
    attributes = sorted(rows)
    flat = np.concatenate([rows[name].ravel() for name in attributes])
    place, where = np.flatnonzero(flat), np.array(sorted(context))
    words = sorted(likely)
    return {
        "transitions": np.rint(transitions * tagger.SCALE).astype(np.int16),
        "attributes": letters(attributes),
        "attribute_place": np.diff(place, prepend=0).astype(np.int32),
        "attribute_weight": flat[place].astype(np.int16),
        "context_place": np.diff(where, prepend=0).astype(np.int32),
        "context_weight": np.array([context[one] for one in where.tolist()], np.int16),
        "words": letters(words),
        "word_propensity": np.array([likely[word] for word in words], np.uint8),
    }


def letters(lines: list[str]) -> np.ndarray:
    """Strings as an array of bytes, one a line."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), np.uint8)


def seen_by(documents: Documents) -> tuple[Batch, Seen]:
    """The documents as the tagger sees them: told what the rules find."""
    batch = read_batch(documents)
    rules = by_rules(documents, batch, list(reading.read(documents, batch)))
    return batch, see(documents, batch, rule_labels(documents, rules))


def fit(rows: list[dict]) -> dict[str, np.ndarray]:
    """The arrays of a tagger trained on these articles, with nothing yet to weigh readings by."""
    documents = documents_of(rows)
    labels = gold_labels(documents, rows)
    batch, seen = seen_by(documents)
    likely = propensity(documents, labels, batch.quote < 0)
    matrix, names = features(documents, seen, likely)
    print(f"{len(rows)} articles, {matrix.shape[0]} tokens, {matrix.shape[1]} features", flush=True)
    weights, transitions = train(matrix, labels, *documents.paragraph_bounds, EPOCHS)
    return packed(weights, transitions, names, likely)


def main(target: Path) -> None:
    """Train on the training articles and write the weights."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to train on, nothing done")
        return
    rows = read(Path(os.environ["SRCCOMPARE_GOLD"]) / "attribution" / "train.jsonl")
    from train_readings import weigh_readings

    arrays = fit(rows) | weigh_readings(rows)
    np.savez_compressed(target, **arrays)
    print(f"{target}: {target.stat().st_size} bytes, {tagger.fingerprint(arrays)}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "attribution.npz"))
