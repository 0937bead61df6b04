"""A report made again is held against the file, value by value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import srccompare
from srccompare.cli import main

STORY = [
    {"id": "a", "outlet": "Gull", "text": "The dam may fail, engineers said. It is a shameful failure."},
    {"id": "b", "outlet": "Wire", "text": "The dam will hold, the mayor of Ost said on Friday. Rain fell."},
]


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.json"
    srccompare.compare(STORY, families=["hedging", "counts"], seed=3).to_json(path)
    return path


def changed(path: Path, change) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def test_a_report_is_what_it_was_made_from(report):
    assert srccompare.verify(report, STORY).to_numpy().tolist() == []


@pytest.mark.parametrize("options", [{"text": "none"}, {"brief": True}, {"title": "Of the dam"}])
def test_a_report_in_another_manner_is_made_again_in_that_manner(options, tmp_path):
    path = tmp_path / "r.json"
    comparison = srccompare.compare(STORY, by="id", reference="a", voice="quoted", families="counts")
    comparison.to_json(path, **options)
    assert srccompare.verify(path, STORY).to_numpy().tolist() == []


def test_settings_of_the_signature_are_used(tmp_path):
    path = tmp_path / "r.json"
    made = srccompare.analyze(STORY, engine="rules", confidence=0.4)
    own = {"water": ["dam", "rain*"]}
    srccompare.compare(made, families="counts", lexicons=own, pseudonymize=True).to_json(path)
    assert srccompare.verify(path, STORY, lexicons=own).to_numpy().tolist() == []
    with pytest.raises(srccompare.SrccompareError, match="made with the dictionary 'own'"):
        srccompare.verify(path, STORY)


def test_a_changed_number_is_told_with_its_place(report):
    def forge(told):
        told["groups"][0]["articles"] = 7

    changed(report, forge)
    found = srccompare.verify(report, STORY)
    assert found[["place", "told", "now"]].to_numpy().tolist() == [["groups[0].articles", 7, 1]]


def test_changed_articles_are_told(report):
    other = [STORY[0], STORY[1] | {"text": "The dam will hold."}]
    places = srccompare.verify(report, other)["place"]
    assert len(places) > 3
    assert places.str.startswith("cards[1].words").any()


def test_another_version_stands_first(report):
    changed(report, lambda told: told.update(signature=told["signature"].replace("seed:3", "seed:3|old:1")))
    assert srccompare.verify(report, STORY)["place"].tolist() == ["signature: old"]


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"format": "other"}'])
def test_what_is_no_report_is_named(text, tmp_path):
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match=r"r\.json' (cannot be read as JSON|is no report)"):
        srccompare.verify(tmp_path / "r.json", STORY)


def test_the_command_line_says_whether_a_report_holds(report, tmp_path):
    (tmp_path / "story.json").write_text(json.dumps(STORY), encoding="utf-8")
    holds = CliRunner().invoke(main, ["verify", str(report), str(tmp_path / "story.json")])
    assert (holds.exit_code, holds.stdout) == (0, "")
    assert "says what comes out now" in holds.stderr
    changed(report, lambda told: told["groups"][0].update(articles=7))
    fails = CliRunner().invoke(main, ["verify", str(report), str(tmp_path / "story.json")])
    assert fails.exit_code == 1
    assert fails.stdout == "place,told,now\ngroups[0].articles,7,1\n"
    assert "1 value differs" in fails.stderr
