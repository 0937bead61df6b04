"""What is promised about the repository itself: its top level, its README, its packaging."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import srccompare

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALL_AND_TEST = 'pip install -e ".[dev]" && pytest'

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "benchmarks",
    "docs",
    "pyproject.toml",
    "seeds",
    "srccompare",
    "tests",
}


@pytest.fixture(scope="module")
def files() -> list[str]:
    """Every file that is, or is about to be, under version control."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.splitlines() if (ROOT / name).is_file()]


def test_the_top_level_holds_what_a_newcomer_expects_and_nothing_else(files):
    assert {name.split("/")[0] for name in files} <= TOP_LEVEL


def test_no_file_names_a_folder_of_somebodys_machine(files):
    machine = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|Users)/[\w./-]+")
    found = {}
    for name in files:
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if match := machine.search(text):
            found[name] = match.group()
    assert found == {}


def test_the_readme_and_ci_install_and_test_with_the_same_command():
    assert README.splitlines().count(INSTALL_AND_TEST) == 1
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extract = re.search(r"grep -m1 -xE '(.+)' README\.md", script)
    assert extract is not None
    commands = [line for line in README.splitlines() if re.fullmatch(extract.group(1), line)]
    assert commands == [INSTALL_AND_TEST]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_relative_links_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_dependency_has_a_reason():
    extras = PROJECT["optional-dependencies"].values()
    listed = [*PROJECT["dependencies"], *(requirement for extra in extras for requirement in extra)]
    wanted = {re.split(r"[\[<>=!~ ]", requirement)[0].lower() for requirement in listed}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| .+ \| .+ \|$", page, re.MULTILINE)
    assert {name.lower() for name in rows} - {"package"} == wanted


def test_the_extra_all_brings_what_the_others_bring_but_the_encoder():
    extras = PROJECT["optional-dependencies"]
    others = {
        name for extra, names in extras.items() if extra not in ("all", "dev", "encoder") for name in names
    }
    assert set(extras["all"]) == others
    assert others <= set(extras["dev"])


def test_one_version_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    newest = re.findall(r"^## (\S+)", changelog, re.MULTILINE)[0]
    cited = re.findall(r"^version: (\S+)", citation, re.MULTILINE)
    assert [newest, *cited] == [srccompare.__version__] * 2


def test_the_bundled_example_is_complete():
    folder = Path(srccompare.example())
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"] for row in rows} == {path.name for path in folder.glob("*.txt")}
    assert len({row["outlet"] for row in rows}) == len(rows) == 6
    for row in rows:
        text = (folder / row["file"]).read_text(encoding="utf-8")
        assert 350 <= len(text.split()) <= 800


def test_the_bundled_example_is_read_as_six_dated_articles_of_one_event():
    articles = srccompare.read(srccompare.example())
    assert len(articles) == 6
    assert {article.event for article in articles} == {"Port Averin dock strike"}
    assert all(article.published is not None for article in articles)


def test_a_wheel_carries_words_templates_types_and_the_example(tmp_path):
    pytest.importorskip("build")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "srccompare").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert data <= packed
    example = {path.relative_to(ROOT) for path in (ROOT / "seeds").rglob("*") if path.is_file()}
    assert {f"srccompare/{path.as_posix()}" for path in example} <= packed
