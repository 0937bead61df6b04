"""The command line: output on stdout and nothing else there, mistakes as sentences, exit codes 0, 1, 2."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from sharing import share_work

import srccompare
from srccompare import __main__ as door
from srccompare.cli import main

EXAMPLE = str(srccompare.example())
ROOT = Path(__file__).parents[1]
LEXICON = {
    "own.tsv": "entry\tcategory\tweight\tcontext\tnote\nharbour\tplace",
    "own.toml": 'title = "Places"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "-"\ncategories = ["place"]',
}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    share_work(monkeypatch)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def done(*arguments: str) -> Result:
    result = run(*arguments)
    assert (result.exit_code, result.exception) == (0, None), result.stderr
    return result


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_demo_writes_a_report_and_says_so_on_stderr():
    result = done("demo")
    assert Path("srccompare-demo.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert result.stdout == ""
    assert result.stderr.startswith("Read 6 articles from ")
    assert result.stderr.endswith("Wrote srccompare-demo.html.\n")


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "<!DOCTYPE html>"), ("a.md", "# "), ("a.json", "{"), ("A.MD", "# ")]
)
def test_compare_writes_the_form_the_ending_names(name, begins):
    result = done("compare", EXAMPLE, "-o", name, "--families", "counts,hedging")
    text = Path(name).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert result.stdout == ""
    if begins == "{":
        json.loads(text)


def test_compare_groups_by_what_the_outlets_table_says():
    outlets = str(Path(EXAMPLE, "outlets.csv"))
    result = done("compare", EXAMPLE, "--by", "country", "--outlets", outlets, "--families", "counts")
    assert "groups by country." in result.stderr
    assert Path("report.html").is_file()


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        (("measure", EXAMPLE), "id,outlet,published,event,status,flags,"),
        (("measure", EXAMPLE, "--families", "hedging, tone", "--voice", "quoted"), "id,outlet,published,"),
        (("attributions", EXAMPLE), "id,outlet,attribution,kind,source,cue,content,"),
        (("evidence", EXAMPLE, "--families", "hedging"), "id,outlet,family,measure,category,field,"),
    ],
)
def test_a_table_goes_to_stdout_as_csv_and_nothing_else_does(command, begins):
    result = done(*command)
    assert result.stdout.startswith(begins)
    assert {row["outlet"] for row in rows(result.stdout)} >= {"The Daily Gull", "Coastline TV"}
    assert None not in {cell for row in rows(result.stdout) for cell in row.values()}
    assert result.stderr.startswith("Read 6 articles from ")


@pytest.mark.parametrize("command", ["measure", "attributions", "evidence"])
def test_a_table_goes_to_a_file_where_one_is_named(command):
    printed = done(command, EXAMPLE).stdout
    result = done(command, EXAMPLE, "-o", "table.csv")
    assert Path("table.csv").read_bytes().decode("utf-8") == printed
    assert result.stdout == ""
    assert f"Wrote {len(rows(printed))} rows to table.csv." in result.stderr


def test_families_are_listed_for_people_and_written_for_programs():
    result = done("families")
    assert "hedging: " in result.stdout
    assert "  hedge_rate " in result.stdout
    assert result.stderr == ""
    assert done("families", "-o", "measures.csv").stdout == ""
    assert "hedge_rate" in {row["measure"] for row in rows(Path("measures.csv").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("command", ["measure", "attributions", "evidence", "compare"])
def test_every_command_reads_a_manifest_and_an_outlets_table(command):
    Path("texts").mkdir()
    Path("texts/gull.txt").write_text("“Rain may fall on us all,” said Ann Lee.", encoding="utf-8")
    Path("study.toml").write_text('[[articles]]\nfile = "gull.txt"\noutlet = "The Gull"\n', encoding="utf-8")
    Path("outlets.csv").write_text("outlet,country\nThe Gull,Coria\n", encoding="utf-8")
    done(command, "texts", "--manifest", "study.toml", "--outlets", "outlets.csv")


def test_events_that_were_found_are_accepted_on_the_command_line(tmp_path):
    told = {
        "flood": "The river Mossa flooded Quillford on Sunday. The mayor of Quillford shut the Mossa bridge.",
        "opera": "The soprano Ilva Brent cancelled an evening at the Dorran opera. Dorran refunds tickets.",
    }
    (tmp_path / "own.jsonl").write_text(
        "".join(
            json.dumps({"id": f"{event}-{outlet}", "outlet": outlet, "text": text}) + "\n"
            for event, text in told.items()
            for outlet in "AB"
        )
    )
    done("compare", "own.jsonl", "-o", "asked.json", "--families", "counts")
    done("compare", "own.jsonl", "-o", "accepted.json", "--families", "counts", "--events", "found")
    asked, accepted = (Path(name).read_text() for name in ("asked.json", "accepted.json"))
    assert "No event is given for 4 articles; by content they tell 2 events" in asked
    assert "--events found accepts them" in asked
    assert "No event is given" not in accepted
    assert "events:found" in accepted


def test_a_lexicon_of_ones_own_is_measured():
    for name, text in LEXICON.items():
        Path(name).write_text(text, encoding="utf-8")
    printed = done("measure", EXAMPLE, "--families", "counts", "--lexicon", "own.tsv").stdout
    assert "own_place" in printed.splitlines()[0]


def test_a_warning_is_a_sentence_on_stderr():
    Path("a.csv").write_text("id,text,published\n1,Rain fell on Monday.,soon\n", encoding="utf-8")
    result = done("measure", "a.csv", "--families", "counts")
    assert "Warning: " in result.stderr
    assert "Warning" not in result.stdout
    assert len(rows(result.stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("measure", "nowhere"), "there is no file or folder 'nowhere'"),
        (
            ("measure", EXAMPLE, "--families", "weather"),
            "no family named 'weather'; available: attribution, ",
        ),
        (("measure", EXAMPLE, "--voice", "loud"), "no voice named 'loud'; choose one of "),
        (("measure", EXAMPLE, "--lexicon", "own.tsv"), "own.tsv: no such file; a lexicon is "),
        (("measure", EXAMPLE, "-o", "taken.csv"), "'taken.csv' exists already; choose another name, "),
        (("measure", EXAMPLE, "-o", "table.html"), "'table.html' does not end in .csv"),
        (("measure", EXAMPLE, "-o", "."), "'.' is a folder; name a file in it"),
        (("compare", EXAMPLE, "-o", ".", "--force"), "'.' is a folder; name a file in it"),
        (("families", "-o", "taken.csv"), "'taken.csv' exists already; choose another name, "),
        (("evidence", EXAMPLE, "--manifest", "nowhere.toml"), "nowhere.toml"),
        (("compare", EXAMPLE, "--by", "weather", "-o", "a.md"), "no column 'weather' to compare by; choose "),
        (("compare", EXAMPLE, "-o", "a.pdf"), "'a.pdf' does not end in one of .html, "),
        (("compare", EXAMPLE, "-o", "taken.md"), "'taken.md' exists already; choose another name, "),
        (("compare", EXAMPLE, "-o", "nowhere/a.md"), "there is no folder 'nowhere' to write 'a.md' to"),
        (("compare", EXAMPLE, "--reference", "The Moon", "-o", "a.md"), "'The Moon'"),
        (("demo", "-o", "taken.html"), "'taken.html' exists already; choose another name, "),
    ],
)
def test_a_mistake_in_what_was_given_is_a_sentence_and_exit_code_1(arguments, message):
    for name in ("taken.csv", "taken.html", "taken.md"):
        Path(name).write_text("mine", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    said = result.stderr.splitlines()[-1]
    assert said.startswith("Error: ")
    assert message in said
    assert "Traceback" not in result.stderr
    assert {path.name for path in Path().iterdir()} == {"taken.csv", "taken.html", "taken.md"}
    assert Path("taken.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("taken", ["a.html", "a.csv"])
def test_a_file_is_replaced_when_that_is_asked_for(taken):
    Path(taken).write_text("mine", encoding="utf-8")
    command = "compare" if taken == "a.html" else "measure"
    done(command, EXAMPLE, "--families", "counts", "-o", taken, "--force")
    assert Path(taken).read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    "arguments", [("measure",), ("compare", EXAMPLE, "--weather"), ("weather",), ("demo", EXAMPLE)]
)
def test_a_wrong_command_line_is_exit_code_2(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("command", sorted(main.commands))
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_the_help_of_every_command_shows_an_example(command, flag):
    assert f"\n  srccompare {command}" in done(command, flag).stdout


def test_the_version_is_that_of_the_library():
    assert done("--version").stdout == f"srccompare, version {srccompare.__version__}\n"


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """The command line as a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(Path(srccompare.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-m", "srccompare", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )


def test_python_runs_the_package_as_it_runs_the_script():
    output, said = started("--version").communicate(timeout=60)
    assert (output.decode("utf-8"), said) == (f"srccompare, version {srccompare.__version__}\n", b"")


def test_as_a_process_it_prints_a_table_and_reports_on_stderr():
    output, said = started("measure", EXAMPLE, "--families", "counts").communicate(timeout=60)
    assert len(rows(output.decode("utf-8"))) == 6
    assert said.decode("utf-8") == f"Read 6 articles from {EXAMPLE}.\n"


def test_it_ends_quietly_when_nobody_reads_on():
    process = started("families")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    process.wait(timeout=60)


def test_nothing_is_written_into_the_folder_that_is_read(tmp_path):
    (tmp_path / "gull.txt").write_text("Rain fell on the town.", encoding="utf-8")
    result = CliRunner().invoke(main, ["compare", str(tmp_path), "-o", str(tmp_path / "report.md")])
    assert result.exit_code == 1
    assert "would lie in the folder that is read" in result.stderr
    assert not (tmp_path / "report.md").exists()


@pytest.mark.parametrize("command", ["measure", "attributions", "evidence"])
def test_programs_get_json(command):
    told = json.loads(done(command, EXAMPLE, "--json").stdout)
    assert {row["outlet"] for row in told} >= {"The Daily Gull"}
    done(command, EXAMPLE, "--json", "-o", "table.json")
    assert json.loads(Path("table.json").read_text(encoding="utf-8")) == told
    assert "does not end in .json" in run(command, EXAMPLE, "--json", "-o", "t.csv").stderr


def test_lexicons_are_listed_and_opened():
    assert "hedges " in done("lexicons").stdout
    assert "may" in {row["entry"] for row in rows(done("lexicons", "hedges").stdout)}
    assert "hedges" in {row["lexicon"] for row in json.loads(done("lexicons", "--json").stdout)}
    result = run("lexicons", "heges")
    assert result.exit_code == 1
    assert "no bundled lexicon named 'heges'; available: " in result.stderr


def test_an_article_is_shown_with_its_marks():
    Path("a").mkdir()
    Path("a/gull.txt").write_text("“Rain may fall on us all,” said Ann Lee.\x1b[31m", encoding="utf-8")
    plain = done("show", "a", "--plain").stdout
    assert "[content: “Rain may fall on us all,”] [cue: said] [source: Ann Lee]" in plain
    assert "marked: source  cue  content" in plain
    assert "\x1b" not in plain
    coloured = CliRunner().invoke(main, ["show", "a"], color=True).stdout
    assert "\x1b[35m" in coloured
    assert "Ann Lee" in coloured
    assert "there is no article or outlet 'x'; there are gull" in run("show", "a", "--article", "x").stderr


def test_marked_words_are_exported():
    assert "Wrote " in done("export", EXAMPLE, "-o", "spans.jsonl").stderr
    assert len(srccompare.read_spans("spans.jsonl")) > 100
    assert run("export", EXAMPLE, "-o", "spans.doc").exit_code == 1


def test_warnings_come_last_and_once():
    Path("a").mkdir()
    for name in ("one", "two"):
        Path(f"a/{name}.txt").write_text("", encoding="utf-8")
    Path("a/three.txt").write_text("Rain fell on the town.", encoding="utf-8")
    said = run("measure", "a").stderr.splitlines()
    assert [line.startswith("Warning: ") for line in said] == sorted(
        line.startswith("Warning: ") for line in said
    )
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_shows_examples_that_are_commands(name):
    page = done(name, "--help").stdout
    examples = [line.split() for line in page.splitlines() if line.startswith("  srccompare ")]
    assert examples
    for _, command, *rest in examples:
        context = main.commands[command].make_context(command, [*rest], resilient_parsing=False)
        assert context is not None
    documented = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert f"srccompare {name}" in documented


def test_names_of_ordinary_people_are_hidden_in_whatever_is_written():
    Path("a").mkdir()
    Path("a/gull.txt").write_text("“Rain fell on us,” said Ann Lee, a fisherman.", encoding="utf-8")
    for command in ("sources", "attributions", "mentions", "show"):
        assert "Ann Lee" in done(command, "a").stdout
        assert "Ann Lee" not in done(command, "a", "--pseudonymize").stdout
    done("compare", "a", "--pseudonymize", "-o", "r.md")
    assert "Ann Lee" not in Path("r.md").read_text(encoding="utf-8")


def test_attributions_can_be_found_by_rules_alone_and_names_be_ones_own():
    Path("names.csv").write_text("name,kind,aliases\nLee Estate,company,Ann Lee\n", encoding="utf-8")
    Path("a").mkdir()
    Path("a/gull.txt").write_text("“Rain fell on us,” said Ann Lee.", encoding="utf-8")
    done("compare", "a", "--engine", "rules", "-o", "r.json")
    assert '"rules' in Path("r.json").read_text(encoding="utf-8")
    assert "no engine named 'x'" in run("measure", "a", "--engine", "x").stderr
    assert "Lee Estate" in done("mentions", "a", "--entities", "names.csv").stdout


def test_several_jobs_write_what_one_writes():
    lines = [{"id": f"a{number}", "text": f"Rain may fall, {number} people said."} for number in range(70)]
    Path("rain.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    for command in (("measure", "--families", "hedging"), ("evidence",), ("attributions",), ("sources",)):
        one = done(command[0], "rain.jsonl", *command[1:])
        two = done(command[0], "rain.jsonl", *command[1:], "--jobs", "2")
        assert two.stdout == one.stdout
    assert "n_jobs is 0; wanted" in run("measure", "rain.jsonl", "--jobs", "0").stderr


def test_tables_are_written_in_the_form_the_ending_names():
    plain = rows(done("measure", EXAMPLE, "--families", "hedging").stdout)
    for name in ("m.csv", "m.jsonl", "m.json", "m.parquet", "m.xlsx"):
        done("measure", EXAMPLE, "--families", "hedging", "-o", name)
    ids = [row["id"] for row in plain]
    assert pd.read_parquet("m.parquet")["id"].tolist() == ids
    assert pd.read_json("m.jsonl", lines=True)["id"].tolist() == ids
    assert pd.read_excel("m.xlsx", engine="calamine")["id"].tolist() == ids


def test_a_comparison_fills_a_workbook_with_a_sheet_for_each_table():
    done("compare", EXAMPLE, "--families", "counts", "-o", "r.md", "--tables", "all.xlsx")
    sheets = pd.read_excel("all.xlsx", sheet_name=None, engine="calamine")
    assert list(sheets) == ["about", *srccompare.Comparison.tables()]
    assert "signature" not in sheets["about"]["what"].tolist()
    assert "srccompare" in sheets["about"]["what"].tolist()
    assert "holds one table" in run("compare", EXAMPLE, "-o", "s.md", "--tables", "all.csv").stderr
    Path("srccompare.toml").write_text(f'[input]\npath = "{EXAMPLE}"\n', encoding="utf-8")
    done("compare", "--families", "counts", "--tables", "again.xlsx")
    assert Path("again.xlsx").read_bytes() == Path("all.xlsx").read_bytes()


def test_a_headline_with_which_the_text_begins_is_shown_once():
    articles = 'outlet,title,text\nGull,Ferry sinks,"{}"\n'
    for text, times in (("Ferry sinks\n\nIt sank, Vance said.", 1), ("Ferry sinks, Vance said.", 2)):
        Path("ferry.csv").write_text(articles.format(text), encoding="utf-8")
        assert run("show", "ferry.csv").output.count("Ferry sinks") == times


def test_an_outlet_can_be_shown_and_renamed_columns_are_told():
    rows = ["body,media_name", '"Rain may fall, Ann Lee said.",Gull', '"It rains, Ann Lee said.",Post']
    Path("a.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    told = run("show", "a.csv", "--article", "post", "--plain")
    assert "It rains" in told.stdout
    assert "Rain may fall" not in told.stdout
    assert "'body' as text, 'media_name' as outlet" in told.stderr
    assert "--columns says otherwise" in told.stderr


def test_a_file_in_the_way_is_told_of_by_the_option_alone():
    Path("a.csv").write_text('text,outlet\n"It rains.",Gull\n', encoding="utf-8")
    Path("t.csv").write_text("mine", encoding="utf-8")
    told = run("measure", "a.csv", "-o", "t.csv").stderr
    assert "replace it with --force" in told
    assert "force=True" not in told


@pytest.mark.parametrize("command", ["", *sorted(main.commands)])
def test_help_at_once_is_what_click_writes(command, monkeypatch):
    """Written anew by benchmarks/build_help.py where an option or a sentence changes."""
    asked = [command, "--help"] if command else ["--help"]
    monkeypatch.setenv("COLUMNS", "100")
    written = CliRunner().invoke(main, asked, prog_name="srccompare", terminal_width=78).output
    assert door.answer(asked) == door.answer([*asked[:-1], "-h"]) == written


def test_version_at_once_is_what_click_writes():
    assert (
        door.answer(["--version"]) == CliRunner().invoke(main, ["--version"], prog_name="srccompare").output
    )


@pytest.mark.parametrize(
    "words",
    [[], ["nonsense", "--help"], ["[OPTIONS]", "-h"], ["", "-h"], ["compare", "."], ["--json", "--help"]],
)
def test_what_is_no_plain_question_is_left_to_click(words):
    assert door.answer(words) is None


def test_a_narrow_terminal_has_its_lines_broken_by_click(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert door.answer(["--help"]) is None


def test_help_takes_neither_click_nor_numpy():
    """A fact in place of a time: what is imported."""
    asked = "import sys; sys.argv[1:] = ['compare', '--help']; from srccompare.__main__ import main; main(); "
    told = "sys.stderr.write(' '.join(name for name in ('click', 'numpy', 'pandas') if name in sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", asked + told], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.startswith("Usage: srccompare compare ")
    assert ran.stderr == ""


def test_help_into_a_closed_pipe_says_nothing():
    ran = subprocess.run(
        f'"{sys.executable}" -m srccompare --help | true',
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ran.stderr == ""
