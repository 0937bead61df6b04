"""A study is one file and one command."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from sharing import share_work

import srccompare
from srccompare import study
from srccompare.cli import main

EXAMPLE = str(srccompare.example())


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    share_work(monkeypatch)


def run(*arguments: str):
    return CliRunner().invoke(main, arguments)


def written(text: str) -> str:
    Path("srccompare.toml").write_text(text, encoding="utf-8")
    return "srccompare.toml"


def test_init_and_compare_are_a_study():
    assert run("init", EXAMPLE).exit_code == 0
    result = run("compare")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert Path("report.html").is_file()
    assert len(Path("measures.csv").read_text(encoding="utf-8").splitlines()) == 7


def test_a_new_study_holds_every_setting_and_sets_only_what_it_needs():
    text = study.template("mine")
    given = tomllib.loads(text)
    assert given["input"] == {"path": "mine"}
    assert {(one.section, one.name) for one in study.SETTINGS if one.used} == {
        (section, name) for section, values in given.items() for name in values
    }
    uncommented = "\n".join(
        line.removeprefix("# ") for line in text.split("\n") if "=" in line or "[" in line
    )
    full = tomllib.loads(uncommented)
    assert {(one.section, one.name) for one in study.SETTINGS} == {
        (section, name) for section, values in full.items() for name in values
    }
    written(uncommented)
    study.read_study("srccompare.toml")


def test_every_output_a_study_may_ask_for_can_be_written():
    names = {one.name for one in study.SETTINGS if one.section == "output"} - set(study.HOW)
    assert names == {*study.WRITERS, "report"}
    lines = [
        f'{one.name} = {"[" if one.kind == study.TEXTS else ""}"{one.name}.{ending}"'
        f"{']' if one.kind == study.TEXTS else ''}"
        for one in study.SETTINGS
        if one.name in names
        for ending in [{"report": "md", "spans": "jsonl", "tables": "d"}.get(one.name, "csv")]
    ]
    written(
        "\n".join([f'[input]\npath = "{EXAMPLE}"', '[compare]\nfamilies = ["hedging"]', "[output]", *lines])
    )
    result = run("compare")
    assert result.exit_code == 0, result.stderr
    assert all(list(Path().glob(f"{name}.*")) for name in names)


def test_the_command_line_goes_before_the_study():
    compare = '[compare]\nfamilies = ["counts"]\nby = "event"'
    written(f'[input]\npath = "{EXAMPLE}"\n{compare}\n[output]\nreport = "a.md"\n')
    assert run("compare", "--families", "hedging", "-o", "b.md").exit_code == 0
    assert not Path("a.md").exists()
    assert "Hedging" in Path("b.md").read_text(encoding="utf-8")
    header = run("measure").stdout.split("\n")[0]
    assert ",words," in header
    assert "hedge_rate" not in header
    assert "hedge_rate" in run("measure", "--families", "hedging").stdout.split("\n")[0]


def test_paths_are_seen_from_the_study(tmp_path, monkeypatch):
    (tmp_path / "studies" / "texts").mkdir(parents=True)
    (tmp_path / "studies" / "texts" / "gull.txt").write_text("Rain may fall on us all.", encoding="utf-8")
    file = tmp_path / "studies" / "own.toml"
    file.write_text('[input]\npath = "texts"\n[output]\nmeasures = "m.csv"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("compare", "studies/own.toml").exit_code == 0
    assert (tmp_path / "studies" / "m.csv").is_file()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[input", "is no TOML"),
        ("x = " + "[" * 5_000, "is no TOML"),
        ("x = " + "9" * 5_000, "is no TOML"),
        ("[imput]\npath = 'x'", "[imput] is not known; did you mean 'input'?"),
        ("[input]\npaht = 'x'", "did you mean 'path'?"),
        ("[input]\npath = 3", '[input]: path = 3 is not a text; wanted for example path = "articles"'),
        ("[input]\npath = 'x'\n[compare]\nseed = true", "seed = True is not a whole number"),
        ("[input]\npath = 'x'\n[compare]\nfamilies = 'tone'", "is not a list of texts"),
        ("[input]\nmanifest = 'x'", "does not say what to read"),
        ("input = 3", "is no section; wanted [input]"),
        (f"[input]\npath = '{EXAMPLE}'\n[output]\nreport = 'x.pdf'", "does not end in one of .html"),
        (f"[input]\npath = '{EXAMPLE}'\n[output]\nmeasures = 'x.doc'", "does not end in .csv"),
        (f"[input]\npath = '{EXAMPLE}'\n[output]\nspans = 'x.doc'", "does not end in one of .csv, .jsonl"),
    ],
)
def test_what_is_wrong_in_a_study_is_named(text, said):
    written(text)
    result = run("compare")
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_without_a_path_or_a_study_the_way_to_one_is_said():
    result = run("compare")
    assert result.exit_code == 2
    assert "srccompare init" in result.stderr


def test_a_manifest_is_no_study():
    Path("m.toml").write_text('[[articles]]\nfile = "gull.txt"\n', encoding="utf-8")
    assert not study.is_study("m.toml")
    assert not study.is_study("none.toml")


def test_a_study_hides_names_and_sets_thresholds():
    Path("a").mkdir()
    Path("a/gull.txt").write_text("“Rain fell on us,” said Ann Lee, a fisherman.", encoding="utf-8")
    lines = ['[input]\npath = "a"\npseudonymize = true', '[compare]\nengine = "rules"']
    written("\n".join([*lines, "[thresholds]\nattribution = 0.3", '[output]\nreport = "r.json"']))
    assert run("compare").exit_code == 0
    text = Path("r.json").read_text(encoding="utf-8")
    assert "rules:0.3" in text
    assert "Ann Lee" not in text
    assert "Ann Lee" not in run("sources").stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("attribution = 2", "attribution = 2 is not a number from 0 to 1"),
        ("attribution = true", "True is not"),
    ],
)
def test_a_threshold_is_a_number_from_0_to_1(line, said):
    written(f'[input]\npath = "{EXAMPLE}"\n[thresholds]\n{line}\n')
    assert said in run("compare").stderr
