"""The benchmark predictions: one object per line of input, with exactly the fields a scorer reads."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
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


def run(tmp_path: Path, task: str, lines: Sequence[str], *options: str) -> subprocess.CompletedProcess[str]:
    """The script on an input of these lines; what it predicts is in ``out.jsonl``."""
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return subprocess.run(
        [sys.executable, PREDICT, task, "in.jsonl", "out.jsonl", *options],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip


def written(tmp_path: Path, task: str, rows: Sequence[dict[str, Any]], *options: str) -> list[dict[str, Any]]:
    """The lines the script writes for these rows."""
    result = run(tmp_path, task, [json.dumps(row) for row in rows], *options)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def predictions(
    tmp_path: Path, task: str, rows: Sequence[dict[str, Any]], *options: str
) -> list[dict[str, Any]]:
    """What the script writes for these rows, each under the id it came with."""
    found = written(tmp_path, task, rows, *options)
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


A = [
    "The harbour of Tarn was closed on Monday after a crane fell into the water.",
    "Cats sleep most of the day in old barns.",
]
B = [
    "Visitors liked the weather of the coast in spring.",
    "A crane fell into the water and the harbour of Tarn was closed on Monday.",
    "Bread costs more than it did a year ago.",
]


def test_alignment_is_the_probability_that_a_comparison_has_for_pairs_of_sentences(tmp_path):
    rows = [
        {"id": "one", "a": A, "b": B},
        {"id": "turned", "a": B, "b": A},
        {"id": "none", "a": [], "b": B},
    ]
    one, turned, none = predictions(tmp_path, "alignment", rows)
    best = max(one["scores"], key=lambda pair: pair[2])
    assert best[:2] == [0, 1]
    assert 0.5 <= best[2] <= 1
    assert [1, 0, best[2]] in turned["scores"]
    assert none == {"scores": []}


PLANT = (
    "Fire at the paper mill of Tarn",
    "Three people were hurt when a boiler exploded at the paper mill of Tarn on Monday.\n\n"
    "“The company ignored two warnings about the boiler,” said Ann Lee, the mayor of Tarn.\n\n"
    "The mill makes paper for schools.",
)
UNSURE = (
    None,
    "A boiler exploded at the paper mill of Tarn on Monday and three people were hurt. "
    "The company may have ignored two warnings about the boiler. Trains ran late.",
)
OTHER = ("Paper", "Schools get their paper from another mill now. Rain fell on the coast.")


def article(name: object, event: object, told: tuple[str | None, str], **more: Any) -> dict[str, Any]:
    """A row of the `event` task."""
    return {"id": name, "event": event, "title": told[0], "text": told[1], **more}


EVENTS = [
    article("p1", "mill", PLANT, outlet="Post", published="2026-05-12"),
    article(2, "mill", UNSURE, outlet="Post", published="in May"),
    article("p3", "mill", OTHER, sentences=[[0, 23]]),
    article("alone", 7, PLANT, outlet="Post", published=None),
]
"""Ids and events of every kind; two articles of one outlet, one of none, dates that are none."""
MODES = {"asserted", "attributed", "quoted", "hedged", "denied", "questioned", None}


def told(place: dict[str, Any]) -> str:
    """The words of a place."""
    row = next(row for row in EVENTS if row["id"] == place["doc"])
    text: str = row[place["field"]]
    assert 0 <= place["start"] < place["end"] <= len(text)
    return text[place["start"] : place["end"]]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What is predicted for EVENTS."""
    return written(tmp_path_factory.mktemp("events"), "event", EVENTS)


def test_an_event_is_told_by_the_statements_of_its_comparison(events):
    mill, alone = events
    assert alone == {"id": 7, "statements": [], "contrasts": [], "only": [], "missing": []}
    assert mill["id"] == "mill"
    assert mill["only"]
    assert not any("boiler exploded" in told(one["place"]) for one in mill["only"])
    assert all(one["without"] not in {place["doc"] for place in one["places"]} for one in mill["missing"])
    shown = [one["members"] for one in mill["statements"] if one["shown"] == "shared"]
    words = [[told(place) for place in members] for members in shown]
    for stated in ("boiler exploded", "ignored two warnings"):
        assert any(len(own) > 1 and all(stated in one for one in own) for own in words)


def test_contrasts_are_the_claims_above_their_threshold(monkeypatch):
    monkeypatch.syspath_prepend(str(PREDICT.parent))
    from predictors.event import compared, contrasts

    from srccompare.comparison.claims import finding
    from srccompare.comparison.claims.model import Model

    blast = "The boiler in the northern hall of the paper mill exploded at noon on Monday"
    attributed, stated = f"{blast}, the fire chief said. Buses ran on time.", f"{blast}. A brass band played."
    given = [
        article("p1", "mill", (None, attributed), outlet="Post"),
        article("p2", "mill", (None, stated), outlet="Times"),
    ]
    rows, comparison = compared(given, None)
    known = Model(0.0, {}, 0.4, 40, 20, 20)
    monkeypatch.setattr(finding, "load_models", lambda: {"certainty": known})
    (contrast,) = contrasts(comparison, [row["id"] for row in rows])
    assert contrast["probability"] == 0.5
    assert [(place["doc"], place["mode"], place["source"]) for place in contrast["places"]] == [
        ("p2", "asserted", None),
        ("p1", "attributed", "the fire chief"),
    ]
    monkeypatch.setattr(finding, "load_models", lambda: {"certainty": replace(known, threshold=0.6)})
    rows, again = compared(given, None)
    assert list(contrasts(again, [row["id"] for row in rows])) == []


def test_every_place_and_probability_of_an_event_is_in_the_form_the_scorer_takes(events):
    mill, _ = events
    assert {one["shown"] for one in mill["statements"]} <= {"shared", "possible", "hidden"}
    for one in mill["statements"]:
        assert len({place["doc"] for place in one["members"]}) > 1
        for i, j, probability in one.get("pairs", [[0, 1, one["probability"]]]):
            assert one["members"][i]["doc"] != one["members"][j]["doc"]
            assert 0 <= probability <= one["probability"] <= 1
    for one in mill["contrasts"]:
        assert len({place["doc"] for place in one["places"]}) == len(one["places"]) == 2
        assert 0 <= one["probability"] <= 1
    places = [place for one in mill["statements"] for place in one["members"]]
    places += [place for one in mill["contrasts"] for place in one["places"]]
    assert len(places) >= 6
    assert all(told(place) and place["mode"] in MODES for place in places)


def test_an_article_that_cannot_be_read_does_not_take_its_event_away(tmp_path, events):
    unreadable = {"id": "bad", "event": "mill", "title": None, "text": ["no", "text"]}
    given = [unreadable, *EVENTS, {"id": "x", "event": "lost", "text": 3}, {"id": "y", "event": "none"}]
    mill, alone, lost, none = written(tmp_path, "event", given)
    assert [mill, alone] == events
    assert [lost, none] == [alone | {"id": "lost"}, alone | {"id": "none"}]


CITED = "The mill will close, Ann Lee, the mayor of Tarn, said. “It is over,” she added. It rains, he said."


def spans_of(text: str, *words: str) -> dict[str, list[list[int]]]:
    """Source, cue and content of an attribution by their words."""
    places = [[text.index(one), text.index(one) + len(one)] for one in words]
    return {role: [place] for role, place in zip(("source", "cue", "content"), places, strict=True)}


def test_sources_are_named_and_typed_in_the_order_of_the_attributions_given(tmp_path):
    given = [
        spans_of(CITED, "Ann Lee, the mayor of Tarn", "said", "The mill will close"),
        spans_of(CITED, "she", "added", "“It is over,”"),
        {"source": [], "cue": [], "content": []},
        {"content": [[80, 88]]},
    ]
    rows = [
        {"id": 1, "text": CITED, "outlet": "Post", "attributions": given},
        {"id": "none", "text": "Rain fell.", "outlet": None, "event": 3, "attributions": []},
    ]
    cited, none = predictions(tmp_path, "sources", rows)
    assert none == {"sources": []}
    assert [one.pop("index") for one in cited["sources"]] == [0, 1, 2, 3]
    lee = {"name": "Ann Lee", "aliases": [], "type": "other official or body", "open": False}
    nobody = {"name": "", "aliases": [], "type": None, "open": True}
    assert cited["sources"] == [lee, lee, nobody, nobody]


def test_the_aliases_of_a_source_are_at_most_six_the_longest_first(tmp_path):
    forms = ["Ann Mary Lee", "Mayor Lee", "Ann Lee", "Ms. Lee", "Lee", "Mrs. Lee", "Ms Lee", "Mrs Lee"]
    text = " ".join(f"{form}, the mayor of Tarn, said the mill closed." for form in forms)
    given = [spans_of(text, "Ann Mary Lee", "said", "the mill closed")]
    (found,) = predictions(tmp_path, "sources", [{"id": 1, "text": text, "attributions": given}])
    aliases = found["sources"][0]["aliases"]
    assert 1 < len(aliases) <= 6
    assert aliases == sorted(aliases, key=len, reverse=True)
    assert "Ann Lee" in aliases


def test_an_engine_can_be_named_for_a_task_that_has_several(tmp_path):
    full, rules = (predictions(tmp_path, "attribution", ROWS, "--engine", name) for name in ("full", "rules"))
    assert full == predictions(tmp_path, "attribution", ROWS)
    assert {tuple(one) for one in rules} == {("attributions",)}
    (mill, _) = written(tmp_path, "event", EVENTS, "--engine", "rules")
    assert mill["statements"]


@pytest.mark.parametrize(
    ("task", "engine", "words"),
    [
        ("event", "guessing", "no engine named 'guessing'"),
        ("hedging", "rules", "hedging has no engines to choose from"),
    ],
)
def test_an_engine_a_task_does_not_have_stops_before_anything_is_written(tmp_path, task, engine, words):
    result = run(tmp_path, task, [], "--engine", engine)
    assert result.returncode == 1
    assert words in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("task", ["hedging", "event", "sources"])
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


def test_the_written_events_are_whole_and_most_of_what_is_shared_there_is_right(monkeypatch):
    monkeypatch.syspath_prepend(str(PREDICT.parent))
    from written_events import count_event, pairs_of, read_events

    total: dict[str, int] = {}
    events = read_events()
    assert len(events) >= 12
    for event in events:
        sentences = {(row["id"], -1) for row in event["articles"]}
        for row in event["articles"]:
            assert row["sentences"][-1][1] == len(row["text"])
            sentences |= {(row["id"], number) for number in range(len(row["sentences"]))}
        strict, near = (pairs_of(event["labels"], kind) for kind in ("strict", "related"))
        assert not strict & near
        assert set().union(*strict, *near) <= sentences
        articles = {row["id"]: row for row in event["articles"]}
        for name, count in count_event(articles, event["labels"]):
            total[name] = total.get(name, 0) + count
    assert total["shared right"] >= 0.85 * total["shared"] > 10


def test_numbers_of_a_module_are_tried_at_half_and_twice_and_the_rows_that_move_are_counted(
    tmp_path, monkeypatch
):
    monkeypatch.syspath_prepend(str(PREDICT.parent))
    from constants import differences, numbers_of, others

    module = tmp_path / "module.py"
    module.write_text(
        "NEAR = 6\nSHARE, NAME = 0.8, 'x'\nUNUSED = 3\n\ndef near():\n    return NEAR < SHARE\n"
    )
    assert list(numbers_of(module)) == [("NEAR", 6), ("SHARE", 0.8)]
    assert (others(7), others(3.0), others(0.8)) == ((3, 14), (1.5, 6.0), (0.4, 0.9))
    before = {"claims": Counter("aab"), "conflicts": Counter("x")}
    assert differences(before, {"claims": Counter("abcd"), "conflicts": Counter("x")}) == "claims 2 of 3"
    assert differences(before, before) == "nothing"
