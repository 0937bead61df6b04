"""What is promised about the repository itself: its top level, its README, its packaging."""

from __future__ import annotations

import ast
import csv
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from seeing import blind_tests, is_blind

import srccompare

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALL_AND_TEST = 'pip install -e ".[dev]" && pytest'

TOP_LEVEL = {
    ".ci",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
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


@pytest.mark.parametrize(
    ("body", "blind"),
    [
        ("for row in table():\n  assert row", True),
        ("for row in table():\n  for one in ROWS:\n    assert one", True),
        ("for row in ROWS:\n  assert row", False),
        ("for row in table():\n  assert row\nassert len(seen) == 3", False),
        ("rows = [1, 2]\nfor row in enumerate(rows):\n  assert row", False),
        ("for row in table():\n  with pytest.raises(ValueError):\n    row()", True),
        ("run()", False),
    ],
)
def test_a_test_is_blind_that_may_see_nothing(body, blind):
    lines = "\n".join(f"  {line}" for line in body.split("\n"))
    (test,) = ast.parse(f"def test_a():\n{lines}").body
    assert is_blind(test) == blind


def test_every_test_looks_at_something():
    assert list(blind_tests(ROOT / "tests")) == []


def test_the_readme_and_ci_install_and_test_with_the_same_command():
    assert README.splitlines().count(INSTALL_AND_TEST) == 1
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extract = re.search(r"grep -m1 -xE '(.+)' README\.md", script)
    assert extract is not None
    commands = [line for line in README.splitlines() if re.fullmatch(extract.group(1), line)]
    assert commands == [INSTALL_AND_TEST]


def test_the_quick_check_names_files_that_are_there():
    named = (ROOT / "tests" / "quick.txt").read_text(encoding="utf-8").split()
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "pytest @tests/quick.txt" in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_relative_links_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.fixture(scope="module")
def package_page():
    """The module that makes the package's page, which lies beside the manual and not in the package."""
    pytest.importorskip("hatchling")
    return runpy.run_path(str(ROOT / "docs" / "package_page.py"))


LINKED = (
    "![A page](docs/pictures/a.png) [The report](docs/report.md#top), "
    "[BSD](https://example.org/bsd), [up](#start)."
)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("", " The report, [BSD](https://example.org/bsd), [up](#start)."),
        (
            "https://example.org/us",
            "![A page](https://example.org/us/raw/main/docs/pictures/a.png) "
            "[The report](https://example.org/us/blob/main/docs/report.md#top), "
            "[BSD](https://example.org/bsd), [up](#start).",
        ),
    ],
)
def test_links_of_the_package_page_lead_to_the_address_or_go(package_page, address, page):
    assert package_page["readme_for_index"](LINKED, address) == page


def test_no_address_is_invented(package_page):
    assert package_page["urls_at"]("") == {}
    told = package_page["urls_at"]("https://example.org/us")
    assert told["Issues"] == "https://example.org/us/issues"
    made = package_page["readme_for_index"](README, "")
    assert re.findall(r"\]\((?!https?:|#)", made) == []
    assert "## Start" in made


def test_every_licence_named_has_its_text_in_the_package():
    assert set(re.split(r" AND ", PROJECT["license"])) == {
        "BSD-3-Clause",
        "CC0-1.0",
        "BSD-2-Clause",
        "Apache-2.0",
    }
    texts = [path for pattern in PROJECT["license-files"] for path in ROOT.glob(pattern)]
    said = "\n".join(path.read_text(encoding="utf-8") for path in texts)
    for words in (
        "BSD 3-Clause License",
        "CC0 1.0 Universal",
        "Carnegie Mellon University",
        "Apache License",
    ):
        assert words in said
    weights = {path.stem for path in (ROOT / "srccompare" / "data").glob("*.npz")}
    named = {word.removesuffix(".npz") for word in re.findall(r"\b\w+\.npz", said)}
    assert weights
    assert weights <= named


def test_every_dependency_has_a_reason():
    extras = PROJECT["optional-dependencies"].values()
    listed = [*PROJECT["dependencies"], *(requirement for extra in extras for requirement in extra)]
    wanted = {re.split(r"[\[<>=!~ ]", requirement)[0].lower() for requirement in listed}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| .+ \| .+ \|$", page, re.MULTILINE)
    assert {name.lower() for name in rows} - {"package"} == wanted


def test_the_extra_all_brings_what_the_others_bring_but_encoder_and_engines():
    extras = PROJECT["optional-dependencies"]
    apart = {"all", "dev", "encoder", "dask", "duckdb", "spacy", "spark", "uima"}
    others = {name for extra, names in extras.items() if extra not in apart for name in names}
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
