"""Every example in README and docs runs: Python as it stands, `srccompare …` through the command line."""

from __future__ import annotations

import inspect
import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sharing import share_work

import srccompare
from srccompare.report.figures import PICTURES

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?P<language>python|bash)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[int, str, str]]:
    """Line, language and code of every Python and shell block of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [(text.count("\n", 0, m.start()) + 1, m["language"], m["code"]) for m in BLOCK.finditer(text)]


def run_shell(code: str) -> None:
    """Run the lines that call srccompare; installing and testing are tried by .ci/run itself."""
    for line in code.replace("\\\n", " ").splitlines():
        arguments = shlex.split(line, comments=True)
        if arguments[:1] == ["srccompare"]:
            from srccompare.cli import main

            result = CliRunner().invoke(main, arguments[1:])
            assert result.exit_code == 0, f"{line}\n{result.output}"


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A working folder as the docs assume it: the reader's articles are in `articles/`."""
    shutil.copytree(srccompare.example(), tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    share_work(monkeypatch)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.name)
@pytest.mark.usefixtures("own_folder")
def test_the_examples_of_a_page_run_from_top_to_bottom(page):
    names: dict[str, object] = {"__name__": "__docs__"}
    for line, language, code in blocks(page):
        if language == "bash":
            run_shell(code)
        else:
            # Padded so that a traceback names the line of the page.
            exec(compile("\n" * line + code, str(page), "exec"), names)


def test_blocks_are_found_by_language():
    quickstart = {language for _, language, _ in blocks(ROOT / "docs" / "quickstart.md")}
    assert quickstart == {"python", "bash"}


PUBLIC = [name for name in srccompare.__all__ if inspect.isfunction(getattr(srccompare, name))]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_function_tells_each_of_its_parameters_and_shows_an_example(name):
    function = getattr(srccompare, name)
    said = inspect.getdoc(function) or ""
    assert ">>> " in said
    parameters = inspect.signature(function).parameters
    untold = [
        one
        for one in parameters
        if not re.search(rf"``{one}(?:``|=)|^(?:\w+, )*{one}(?:, \w+)*$", said, re.MULTILINE)
    ]
    assert untold == []
    assert not parameters or "\nParameters\n----------\n" in said


def test_the_package_tells_what_there_is():
    assert len(PUBLIC) > 25
    overview = srccompare.__doc__ or ""
    assert [
        name for name in ("read", "analyze", "measure", "compare", "report") if name not in overview
    ] == []


def test_the_gallery_has_a_picture_behind_each_piece_of_code():
    drawing = runpy.run_path(str(ROOT / "docs" / "draw_gallery.py"))
    page = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    drawn = {name: code for name, _, code in drawing["code_blocks"](page)}
    assert len(drawn) == page.count("```python\n") == page.count("\n## ")
    assert set(PICTURES) - {"certainty"} <= set(drawn)  # another name of "statements"
    assert {len(code.split("\n")) - code.count("\n\n") - 1 for code in drawn.values()} == {3}
    shown = drawing["with_pictures"](page)
    assert re.findall(r'\n```\n\n<img src="gallery/(\w+)\.svg"', shown) == list(drawn)
    assert drawing["draw_picture"](drawn["timeline"]).startswith("<svg")
