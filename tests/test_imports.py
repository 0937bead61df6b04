"""Imports run one way, and the package opens its door quickly."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import srccompare

PACKAGE = Path(srccompare.__file__).parent

# The line. A file uses what stands above it and never what stands below.
LINE = (
    "errors",
    "characters",
    "plain_files",
    "progress",
    "writing",
    "example",
    "articles",
    "lexicon",
    "read",
    "vader",
    "reader",
    "documents",
    "target_tone",
    "source",
    "dictionary",
    "families",
    "measuring",
    "tables",
    "exports",
    "integrations",
    "comparison",
    "growing",
    "report",
    "study",
    "validation",
    "classify",
    "cli",
    "__main__",
)

# What is allowed to look down: the methods people look for stand on the result, rendering stands below it.
EXCEPTIONS = {("comparison.result", "report"), ("articles", "report")}

HEAVY = ("numpy", "pandas", "sklearn", "scipy", "nltk", "textstat", "vaderSentiment", "jinja2")


def modules() -> dict[str, Path]:
    """Every module by its dotted name below `srccompare`; the package's own `__init__` is left out."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if name := ".".join(part for part in parts if part != "__init__"):
            found[name] = path
    return found


def imported(source: str, module: str, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Line and dotted name (below `srccompare`) of everything `module` imports from the package."""
    here = ["srccompare", *module.split(".")]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level + is_package] if node.level else []
            base = ".".join([*start, *filter(None, [node.module])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            root, _, rest = name.partition(".")
            # `from srccompare import __version__` asks for a fact, not for a part of the line.
            if root == "srccompare" and not rest.startswith("__"):
                yield node.lineno, rest


def violations(source: str, module: str, is_package: bool = False) -> list[str]:
    """Imports in `source` that run against the line, as sentences; empty if all is well."""
    own = LINE.index(module.split(".")[0])
    wrong = []
    for line, name in imported(source, module, is_package):
        part = name.split(".")[0]
        if part not in LINE:
            what = name or "the whole package"
            wrong.append(f"{module}, line {line}: imports {what!r}, which is no part of the line")
        elif LINE.index(part) > own and (module, part) not in EXCEPTIONS:
            wrong.append(f"{module}, line {line}: imports {name!r}, which stands below {LINE[own]!r}")
    return wrong


def arrows() -> dict[str, set[str]]:
    """Which modules of its own part each module knows of, be it for an annotation or inside a function."""
    known = modules()
    found: dict[str, set[str]] = {}
    for module, path in known.items():
        source, is_package = path.read_text(encoding="utf-8"), path.name == "__init__.py"
        asked = [name for _, name in imported(source, module, is_package)]
        # `from srccompare.lexicon import load` asks for a name in a module, not for a module.
        targets = {name if name in known else name.rpartition(".")[0] for name in asked}
        part = module.split(".")[0]
        found[module] = {name for name in targets - {module} if name.split(".")[0] == part}
    return found


def circles(arrows: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """The sets of modules that know of each other, directly or through others, each in alphabetical order."""
    reached = {module: {module} for module in arrows}
    for module, seen in reached.items():
        waiting = [module]
        while waiting:
            new = arrows.get(waiting.pop(), set()) - seen
            seen |= new
            waiting += new
    rings = {
        tuple(sorted(other for other in seen if module in reached.get(other, ())))
        for module, seen in reached.items()
    }
    return sorted(ring for ring in rings if len(ring) > 1)


def rooms(page: str) -> Iterator[tuple[str, str]]:
    """Each folder that is drawn as a tree on a page, and each name that stands in it."""
    for block in re.findall(r"^```\n(\w+/\n.*?)^```", page, flags=re.M | re.S):
        above: list[str] = []
        for line in block.splitlines():
            depth = (len(line) - len(line.lstrip())) // 2
            name = line.split()[0]
            above[depth:] = [name]
            if depth:
                yield "".join(above[:depth]), name


def standing(folder: str) -> set[str]:
    """The modules and packages in a folder of the package."""
    inside = [path for path in (PACKAGE / folder).iterdir() if not path.name.startswith("__")]
    return {path.name + "/" * path.is_dir() for path in inside if path.is_dir() or path.suffix == ".py"}


def run_python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_module_has_a_place_on_the_line():
    assert {name.split(".")[0] for name in modules()} == set(LINE) | {"lexicons"} & set(modules())


@pytest.mark.parametrize("module", [name for name in modules() if name != "lexicons"])
def test_a_module_imports_only_what_stands_above_it(module):
    path = modules()[module]
    source = path.read_text(encoding="utf-8")
    assert violations(source, module, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "source", "reported"),
    [
        ("articles", "from srccompare.comparison import compare", ["comparison.compare"]),
        ("articles", "from srccompare import tables", ["tables"]),
        ("articles", "import srccompare.cli", ["cli"]),
        ("lexicon", "def later():\n    from srccompare.report import html", ["report.html"]),
        ("families.tone", "from ..tables import measure", ["tables.measure"]),
        ("tables", "import srccompare", ["the whole package"]),
        ("tables", "from srccompare import measure", ["measure"]),
        ("comparison.compare", "from srccompare import report", ["report"]),
        ("comparison.result", "from srccompare import cli", ["cli"]),
        # and these run the right way
        ("comparison", "from srccompare.tables import measure", []),
        ("families.tone", "from srccompare.families.base import Family", []),
        ("families.tone", "from .base import Family", []),
        ("families.tone", "from ..documents import Documents", []),
        ("comparison.signature", "from srccompare import __version__", []),
        ("comparison.result", "from srccompare import report", []),
        ("articles", "import csv", []),
    ],
)
def test_a_planted_violation_is_seen(module, source, reported):
    found = violations(source, module)
    assert len(found) == len(reported)
    assert all(repr(name) in sentence for name, sentence in zip(reported, found, strict=True))


def test_a_relative_import_in_a_package_is_counted_from_the_package():
    assert violations("from .base import Family", "families", is_package=True) == []
    assert violations("from ..cli import main", "families.attribution", is_package=True) == []  # families.cli
    assert violations("from ..cli import main", "families", is_package=True) != []


def test_the_rooms_drawn_in_the_manual_are_those_on_the_disk():
    drawn: dict[str, set[str]] = {}
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    for folder, name in rooms(page):
        drawn.setdefault(folder, set()).add(name)
    parts = {"documents/", "documents/text/", "tables/", "comparison/", "comparison/tables/", "report/"}
    assert parts | {"report/parts/", "report/forms/"} <= set(drawn)
    assert drawn == {folder: standing(folder) for folder in drawn}


def test_no_modules_of_one_part_know_of_each_other():
    assert circles(arrows()) == []


@pytest.mark.parametrize(
    ("planted", "ring"),
    [
        # documents/ stands on its text, and a text that knows of documents closes a ring
        (
            ("documents.text.text", "documents.documents"),
            {"documents.documents", "documents.text", "documents.text.text", "documents.sources.layer"},
        ),
        (("documents.spans", "documents.text.zones"), {"documents.spans", "documents.text.zones"}),
        (("documents.documents", "documents.text.zones"), set()),
    ],
)
def test_a_planted_circle_is_seen(planted, ring):
    module, other = planted
    found = arrows()
    found[module].add(other)
    new = set(circles(found)) - set(circles(arrows()))
    assert len(new) == bool(ring)
    assert all(ring <= set(one) for one in new)


def test_an_import_for_an_annotation_or_inside_a_function_counts():
    source = (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from srccompare.documents.documents import Documents\n"
        "def later():\n    from srccompare.documents import voices\n"
    )
    asked = {name for _, name in imported(source, "documents.spans")}
    assert asked == {"documents.documents.Documents", "documents.voices"}


@pytest.mark.parametrize(
    "code",
    [
        "import srccompare",
        "import srccompare; dir(srccompare); srccompare.__version__",
        "import srccompare.cli",
        "import srccompare.cli, contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    srccompare.cli.main(['--help'])",
    ],
    ids=["import", "look around", "command line", "--help"],
)
def test_the_door_opens_without_heavy_guests(code):
    report = f"import sys, json\nprint(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    assert json.loads(run_python(f"{code}\n{report}")) == []


def test_public_names_stay_what_they_are_whatever_was_imported_before():
    """`srccompare.read` is a function although `srccompare/read/` is a package of the same name."""
    everything = "\n".join(f"import srccompare.{name}" for name in modules() if name != "lexicons")
    wrong = run_python(
        f"import srccompare\n{everything}\n"
        "print([name for name in srccompare.__all__"
        " if not name.startswith('__') and name != 'validation' and not callable(getattr(srccompare, name))])"
    )
    assert wrong.strip() == "[]"
