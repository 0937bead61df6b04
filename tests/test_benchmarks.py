"""The benchmark predictions: one object per line of input, with exactly the fields a scorer reads."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

PREDICT = Path(__file__).parents[1] / "benchmarks" / "predict.py"

# The last two hold no words, and stand for what comes from the web.
TEXTS = [
    "The harbour may close, said Ann Lee, the mayor. “We will never give in,” she added.",
    "Police arrested two smugglers, and a court will hear of the brutal robbery on Friday.",
    "Sign up for our newsletter",
    "",
    "\u200b …",
]
IDS = ["a", 7, "a b", "", " c "]
ROWS = [{"id": name, "text": text} for name, text in zip(IDS, TEXTS, strict=True)]
ARTICLE_LABELS = [
    "Economic", "Capacity_and_resources", "Morality", "Fairness_and_equality",
    "Legality_Constitutionality_and_jurisprudence", "Policy_prescription_and_evaluation",
    "Crime_and_punishment", "Security_and_defense", "Health_and_safety", "Quality_of_life",
    "Cultural_identity", "Public_opinion", "Political", "External_regulation_and_reputation",
]  # fmt: skip
SENTENCE_LABELS = [
    "economic", "morality", "fairness", "legality_crime", "political_policy", "security", "health",
    "cultural", "public_opinion",
]  # fmt: skip
NARRATIVE_LABELS = ["conflict", "human_interest", "economic", "morality", "resolution"]
LABELS = {*ARTICLE_LABELS, *SENTENCE_LABELS, *NARRATIVE_LABELS}


def run(tmp_path: Path, task: str, lines: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """The script on an input of these lines; what it predicts is in ``out.jsonl``."""
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return subprocess.run(
        [sys.executable, PREDICT, task, "in.jsonl", "out.jsonl"],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip


def predictions(tmp_path: Path, task: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the script writes for these rows, each under the id it came with."""
    result = run(tmp_path, task, [json.dumps(row) for row in rows])
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [one.pop("id") for one in found] == [row["id"] for row in rows]
    return found


def test_attributions_are_lists_of_offsets_by_role(tmp_path):
    found = predictions(tmp_path, "attribution", ROWS)
    assert {tuple(one) for one in found} == {("attributions",)}
    assert [one["attributions"] for one in found[2:]] == [[], [], []]
    first = found[0]["attributions"]
    assert {tuple(one) for one in first} == {("source", "cue", "content")}
    texts = [[TEXTS[0][start:end] for start, end in one["source"]] for one in first]
    assert texts == [["Ann Lee, the mayor"], ["she"]]


def test_hedging_is_a_label_of_0_or_1(tmp_path):
    assert predictions(tmp_path, "hedging", ROWS) == [{"label": label} for label in (1, 0, 0, 0, 0)]


def test_loaded_wording_is_a_list_of_words(tmp_path):
    found = predictions(tmp_path, "loaded", ROWS)
    assert found == [{"words": words} for words in ([], ["brutal"], [], [], [])]


def test_every_label_of_framing_has_a_finite_rate(tmp_path):
    found = predictions(tmp_path, "framing", ROWS)
    assert {tuple(one) for one in found} == {("frames",)}
    for one in found:
        assert sorted(one["frames"]) == sorted(LABELS)
        assert all(type(rate) is float and math.isfinite(rate) for rate in one["frames"].values())
    assert found[1]["frames"]["Crime_and_punishment"] > 0
    assert {rate for one in found[3:] for rate in one["frames"].values()} == {0.0}


def test_sentiment_is_a_polarity_with_its_confidence(tmp_path):
    texts = {
        "Ann Lee": "Everybody thanked Ann Lee warmly.",
        "Bob Roe": "In May, Bob Roe was jailed for fraud.",
    }
    marked = [
        {"id": name, "text": text, "target": name, "start": text.index(name), "end": text.index(name) + 7}
        for name, text in texts.items()
    ]
    found = predictions(
        tmp_path, "sentiment", [*marked, {"id": 3, "text": "…", "target": "…", "start": 0, "end": 1}]
    )
    assert {tuple(one) for one in found} == {("polarity", "confidence")}
    assert [one["polarity"] for one in found] == [1, -1, 0]
    assert all(math.isfinite(one["confidence"]) for one in found)


def test_alignment_is_a_score_for_pairs_of_sentences(tmp_path):
    a = ["The harbour was closed on Monday.", "Nobody was hurt."]
    b = ["Cats sleep.", "On Monday the harbour was closed."]
    found = predictions(
        tmp_path, "alignment", [{"id": "one", "a": a, "b": b}, {"id": "none", "a": [], "b": b}]
    )
    assert {tuple(one) for one in found} == {("scores",)}
    assert found[1] == {"scores": []}
    best = max(found[0]["scores"], key=lambda pair: pair[2])
    assert best[:2] == [0, 1]
    assert all(i < 2 and j < 2 and math.isfinite(score) for i, j, score in found[0]["scores"])


@pytest.mark.parametrize("task", ["hedging", "alignment"])
def test_no_lines_in_are_no_lines_out(tmp_path, task):
    assert predictions(tmp_path, task, []) == []


def test_a_line_that_is_no_json_is_named(tmp_path):
    result = run(tmp_path, "hedging", ['{"id": "a", "text": "Rain."}', "{"])
    assert result.returncode == 1
    assert result.stderr.startswith("in.jsonl, line 2: no JSON object")


def test_an_unknown_task_shows_how_to_call_it(tmp_path):
    result = run(tmp_path, "weather", [])
    assert result.returncode == 1
    assert "predict.py TASK IN.jsonl OUT.jsonl" in result.stderr
