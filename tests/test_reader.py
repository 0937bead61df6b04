"""The reader: word pieces, a forward pass of whole numbers, and what it says of sentences."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from importlib.resources import files
from math import erf

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

import srccompare
from srccompare import compare
from srccompare.cli import main
from srccompare.documents import analyze
from srccompare.errors import SrccompareWarning
from srccompare.integrations.sklearn import ArticleMeasures
from srccompare.reader import encoder, weights
from srccompare.reader.encoder import STEPS, lower_states, upper_states
from srccompare.reader.pieces import Pieces, plain
from srccompare.reader.sentences import SIDE, TARGET, tone_sequence
from srccompare.reader.tone import tone_probabilities
from srccompare.reader.weights import HIDDEN, body, task, unpacked_body
from srccompare.target_tone import FAST_WEIGHT, READER_WEIGHT, towards, towards_many

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "ferry",
    "un",
    "##man",
    "##ned",
    "a",
    "##b",
    ".",
    "’",
    "’s",
]
SENTENCES = (
    "The harbour master praised the crew.",
    "Nobody was hurt when the ferry ran aground.",
    "Ministers were accused of hiding the report.",
    "She won.",
    "The harbour master blamed the crew.",
    "A spokeswoman, who asked not to be named, said the bridge would open in spring.",
)


def sequences() -> list[list[int]]:
    """The sentences as pieces, each with the encoder's marks."""
    pieces = body().pieces
    start, end = pieces.number["[CLS]"], pieces.number["[SEP]"]
    return [[start, *pieces.numbers(sentence), end] for sentence in SENTENCES]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The ferry.", ["the", "ferry", "."]),
        ("Unmanned", ["un", "##man", "##ned"]),
        ("féRRy", ["ferry"]),
        ("ab", ["a", "##b"]),
        # a sign between words is a piece by itself, whatever the vocabulary holds
        ("the’s", ["the", "’", "[UNK]"]),
        ("zebra the", ["[UNK]", "the"]),
        ("a" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_pieces_known(text, pieces):
    assert [VOCABULARY[number] for number in Pieces(VOCABULARY).numbers(text)] == pieces


@pytest.mark.parametrize(("text", "small"), [("Élan", "elan"), ("ÅNGSTRÖM", "angstrom"), ("plain", "plain")])
def test_capitals_and_accents_are_dropped(text, small):
    assert plain(text) == small


def test_every_letter_of_english_can_be_spelt():
    pieces = body().pieces
    for word in ("zyxwvutsrq", "qqq", "x9z", "Wójcik"):
        assert pieces.unknown not in pieces.numbers(word)


def test_a_target_is_found_among_the_pieces_and_long_sentences_are_cut_around_it():
    text = "word " * 200 + "Smith" + " word" * 200
    ids, start, stop = tone_sequence(body().pieces, text, 1000, 1005)
    assert ids[start:stop] == body().pieces.numbers("Smith")
    assert start == 1 + SIDE
    assert len(ids) - stop == SIDE + 1
    _, start, stop = tone_sequence(body().pieces, "Smith " * 40, 0, 240)
    assert stop - start == TARGET


# The same bits everywhere --------------------------------------------------------------------------------


def test_no_sum_of_whole_numbers_is_too_large_to_be_exact():
    parts = [body(), *(task(name) for name in ("tone", "attribution"))]
    matrices = [
        linear.matrix
        for part in parts
        for layer in part.layers
        for linear in (layer.attend, layer.out, layer.up, layer.down)
    ]
    assert all((matrix == np.rint(matrix)).all() for matrix in matrices)
    assert max(STEPS * np.abs(matrix).sum(axis=0).max() for matrix in matrices) < 2**24


def test_other_company_changes_no_bit():
    given = sequences()
    alone = [lower_states(body(), [one])[0] for one in given]
    order = list(range(len(given))) * 3
    random.Random(5).shuffle(order)
    together = lower_states(body(), [given[number] for number in order])
    assert all((alone[number] == found).all() for number, found in zip(order, together, strict=True))
    toned = task("tone")
    marked = [np.arange(len(one)) == 2 for one in given]
    above = upper_states(toned, alone, marked)
    again = upper_states(toned, [alone[number] for number in order], [marked[number] for number in order])
    assert all((above[number] == found).all() for number, found in zip(order, again, strict=True))


def fingerprint() -> str:
    """A hash of what body and heads make of all sentences, many times over so that threads have work."""
    given = sequences() * 20
    states = lower_states(body(), given)
    marked = [np.arange(len(one)) == 2 for one in given]
    found = [
        *states,
        *(part for name in ("tone", "attribution") for part in upper_states(task(name), states, marked)),
    ]
    found += [tone_probabilities([(sentence, 4, 11) for sentence in SENTENCES])]
    return hashlib.sha256(b"".join(one.tobytes() for one in found)).hexdigest()


@pytest.mark.parametrize("threads", ["1", "2", "3"])
def test_the_number_of_threads_changes_no_bit(threads):
    code = "import sys; sys.path.insert(0, 'tests'); import test_reader; print(test_reader.fingerprint())"
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | dict.fromkeys(names, threads),
        check=True,
    )
    assert done.stdout.strip() == fingerprint()


# The forward pass ----------------------------------------------------------------------------------------


def plain_layer(x, layer):
    """One layer of BERT on one sequence, in 64 bits and as the textbook writes it."""

    def linear(x, part):
        return x @ (part.matrix.astype(float) * part.scale) + part.bias

    def normed(x, norm):
        x = x - x.mean(1, keepdims=True)
        return x / np.sqrt((x * x).mean(1, keepdims=True) + 1e-12) * norm.weight + norm.bias

    attended = linear(x, layer.attend).reshape(len(x), 3, weights.HEADS, -1)
    query, key, value = attended.transpose(1, 2, 0, 3)
    fit = np.exp(query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1]))
    told = (fit / fit.sum(-1, keepdims=True)) @ value
    x = normed(x + linear(told.transpose(1, 0, 2).reshape(x.shape), layer.out), layer.norm)
    up = linear(x, layer.up)
    up = up * 0.5 * (1 + np.vectorize(erf)(up / np.sqrt(2)))
    return normed(x + linear(up, layer.down), layer.last)


def test_whole_numbers_cost_little():
    read = body()
    assert len(sequences()) > 1
    for ids, found in zip(sequences(), lower_states(read, sequences()), strict=True):
        x = read.words[ids] * read.word_scale[ids][:, None].astype(float) + read.places[: len(ids)]
        x = encoder.normed(x.astype(np.float32), read.norm).astype(float)
        for layer in read.layers:
            x = plain_layer(x, layer)
        cosine = (x * found).sum(1) / np.linalg.norm(x, axis=1) / np.linalg.norm(found, axis=1)
        assert cosine.min() > 0.99
        assert found.shape == (len(ids), HIDDEN)


# Tone ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target", "polarity"),
    [
        ("The harbour master praised Miller for saving the crew.", "Miller", 1),
        ("Miller was accused of lying to the inquiry.", "Miller", -1),
        ("Miller arrived in Geneva on Tuesday.", "Miller", 0),
        # one sentence, two targets
        ("Voters trust Okafor, but they are tired of Lindqvist's broken promises.", "Okafor", 1),
        ("Voters trust Okafor, but they are tired of Lindqvist's broken promises.", "Lindqvist", -1),
    ],
)
def test_the_reader_tells_for_whom_a_sentence_is_good(text, target, polarity):
    start = text.index(target)
    assert towards(text, start, start + len(target), engine="reader").polarity == polarity


def test_the_reader_and_the_linear_model_decide_together():
    mention = [("Voters trust Smith.", 13, 18)]
    read, fast = tone_probabilities(mention), towards_many(mention).probabilities
    both = towards_many(mention, engine="reader").probabilities
    product = read**READER_WEIGHT * fast**FAST_WEIGHT
    assert np.allclose(both, product / product.sum())
    assert both.sum() == pytest.approx(1)


def test_mentions_that_are_none_have_no_tones():
    assert len(towards_many([], engine="reader")) == 0


# As an engine --------------------------------------------------------------------------------------------

ARTICLES = [
    {
        "id": "a",
        "outlet": "One",
        "text": "The mayor said the bridge was safe. “We checked it,” Ann Lee said.",
    },
    {"id": "b", "outlet": "Two", "text": "Engineers warned that the bridge might fail. Ann Lee denied it."},
]


def test_the_signature_names_the_engine_and_its_weights():
    fast, read = (compare(analyze_rows(engine)).provenance["attribution"] for engine in ("full", "reader"))
    assert fast.startswith("full:")
    assert read.startswith("reader:")
    assert body().fingerprint in read
    assert task("attribution").fingerprint in read


def test_the_signature_names_who_reads_tone():
    fast, read = (compare(analyze_rows(engine)).provenance["entity tone"] for engine in ("full", "reader"))
    assert fast.startswith("linear:")
    assert read == f"{fast}+{body().fingerprint}+{task('tone').fingerprint}"


def analyze_rows(engine):
    """The articles, read by an engine."""
    from srccompare import analyze, read

    return analyze(read(ARTICLES), engine=engine)


def test_an_article_by_itself_is_read_as_in_its_batch():
    documents = analyze_rows("reader")
    alone = [documents[number].attributions for number in range(2)]
    found = documents.attributions
    assert min(len(own) for own in alone) > 0
    for number, own in enumerate(alone):
        rows = found.article == number
        assert found.start[rows].tolist() == own.start.tolist()
        assert found.score[rows].tolist() == own.score.tolist()


@pytest.mark.parametrize("missing", ["tone", "attribution"])
def test_a_head_can_be_left_out(monkeypatch, missing):
    monkeypatch.setattr(weights, "shipped", without(f"reader_{missing}.npz"))
    weights.task.cache_clear()
    try:
        if missing == "tone":
            mention = [("Voters trust Smith.", 13, 18)]
            read = towards_many(mention, engine="reader").probabilities
            assert (read == towards_many(mention).probabilities).all()
        else:
            read, fast = (analyze_rows(engine).attributions for engine in ("reader", "full"))
            assert read.score.tolist() == fast.score.tolist()
    finally:
        weights.task.cache_clear()


def without(name):
    """What loads the files of the package as if one were missing."""
    load = weights.shipped
    return lambda asked: None if asked == name else load(asked)


def test_without_the_body_the_fast_engine_answers_and_says_so(monkeypatch):
    monkeypatch.setattr(weights, "shipped", without(weights.BODY))
    body.cache_clear()
    try:
        with pytest.warns(SrccompareWarning, match="reader"):
            assert analyze_rows("reader").engine == "full"
    finally:
        body.cache_clear()


def test_the_weights_are_small_enough_to_ship():
    paths = [path for path in (files("srccompare") / "data").iterdir() if path.name.startswith("reader_")]
    assert {path.name for path in paths if path.name.endswith(".npz")} == {
        "reader_body.npz", "reader_tone.npz", "reader_attribution.npz",
    }  # fmt: skip
    assert sum(len(path.read_bytes()) for path in paths) <= 16e6


def test_a_body_is_unpacked_as_it_was_packed():
    arrays = weights.shipped(weights.BODY)
    again = unpacked_body(arrays)
    assert again.fingerprint == body().fingerprint
    assert len(again.layers) == 3
    assert len(again.words) == len(again.pieces.number)


def test_documents_of_no_articles_have_no_attributions():
    assert len(analyze_empty().attributions) == 0


def analyze_empty():
    """No articles, read by the reader."""
    from srccompare.articles import Articles

    return analyze(Articles(()), engine="reader")


# Frames by likeness --------------------------------------------------------------------------------------

COURT = "The tribunal read out its ruling on the treaty, and counsel for the state lodged an objection."
WARD = "Nurses on the ward vaccinated forty children, and doctors warned that the fever may return."


@pytest.mark.parametrize(
    ("frame", "nearer", "further"), [("frame_legality", COURT, WARD), ("frame_health", WARD, COURT)]
)
def test_sentences_are_nearer_to_the_frame_they_are_about(frame, nearer, further):
    table = srccompare.frames(
        srccompare.analyze([{"id": "near", "text": nearer}, {"id": "far", "text": further}], engine="reader"),
        "framing",
    ).set_index(["id", "frame"])
    assert table.loc[("near", frame), "likeness"] > table.loc[("far", frame), "likeness"] + 0.1
    assert table.loc[("near", frame), "ranking"] > table.loc[("far", frame), "ranking"]


def test_the_fast_engines_tell_no_likeness():
    table = srccompare.frames([{"id": "near", "text": COURT}], "framing")
    assert table["likeness"].isna().all()
    assert np.allclose(table["ranking"], np.log1p(table["strength"]))


def test_the_transformer_and_the_command_line_take_the_engine(tmp_path):
    texts = [row["text"] for row in ARTICLES]
    made = ArticleMeasures("attribution", engine="reader").fit_transform(texts)
    table = srccompare.measure(analyze_rows("reader"), "attribution")
    np.testing.assert_array_equal(made, table.iloc[:, 6:].to_numpy(float))
    given, target = tmp_path / "given.jsonl", tmp_path / "attributions.csv"
    given.write_text("\n".join(json.dumps(row) for row in ARTICLES), encoding="utf-8")
    command = ["attributions", str(given), "-o", str(target), "--engine", "reader"]
    assert CliRunner().invoke(main, command, catch_exceptions=False).exit_code == 0
    written = pd.read_csv(target)["confidence"]
    assert written.to_numpy() == pytest.approx(srccompare.attributions(analyze_rows("reader"))["confidence"])


def test_the_transformer_refuses_an_engine_that_is_none():
    with pytest.raises(srccompare.SrccompareError, match="no engine named 'swift'"):
        ArticleMeasures("counts", engine="swift").fit(["Rain fell."])
