"""Templates are compiled once: the code is kept beside them and used while it is of the same template."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from srccompare.report.forms.compiled import CompiledTemplates


def page(folder: Path, **options: bool) -> str:
    """What a template of a folder gives, in an environment of its own."""
    made = Environment(loader=FileSystemLoader(folder), bytecode_cache=CompiledTemplates(), **options)
    return made.get_template("page.j2").render(name="<Ann>")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a template, whose code Python may keep there."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.j2").write_text("Hello {{ name }}")
    return tmp_path


def kept(folder: Path) -> list[Path]:
    """The files of code in a folder."""
    return list((folder / "__pycache__").glob("page.j2.*.j2c"))


def test_code_of_a_template_is_kept_and_used(folder: Path) -> None:
    assert page(folder) == "Hello <Ann>"
    (file,) = kept(folder)
    # Code of the same length that says something else shows that it is what runs.
    file.write_bytes(file.read_bytes().replace(b"Hello ", b"Bonne "))
    assert page(folder) == "Bonne <Ann>"


def test_a_template_that_has_changed_is_compiled_anew(folder: Path) -> None:
    page(folder)
    (folder / "page.j2").write_text("Bye {{ name }}")
    assert page(folder) == "Bye <Ann>"


def test_code_that_does_not_escape_is_not_used_where_it_should(folder: Path) -> None:
    page(folder)
    assert page(folder, autoescape=True) == "Hello &lt;Ann&gt;"


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"half"])
def test_a_damaged_file_is_made_anew(folder: Path, content: bytes) -> None:
    page(folder)
    (file,) = kept(folder)
    good = file.read_bytes()
    for damaged in (content, good[:-20]):
        file.write_bytes(damaged)
        assert page(folder) == "Hello <Ann>"
        assert kept(folder)[0].read_bytes() == good


def test_nothing_is_written_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert page(folder) == "Hello <Ann>"
    assert not (folder / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_is_no_trouble(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where a folder should be")
    assert page(folder) == "Hello <Ann>"
