"""Reports on disk: whole, never over something that is there, in the form their name asks for."""

from __future__ import annotations

import os
import stat
import sys

import pytest
from report_cases import FAMILIES, pair

from srccompare import writing
from srccompare.errors import SrccompareError
from srccompare.report import render, report


def test_a_report_is_written_and_handed_back(tmp_path, comparison):
    path = tmp_path / "report.html"
    text = render(comparison, "html", path)
    assert path.read_bytes() == text.encode("utf-8")
    assert os.listdir(tmp_path) == ["report.html"]


def test_nothing_is_replaced_unless_asked(tmp_path, comparison):
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(SrccompareError, match=r"report\.md.*force=True \(--force\)"):
        render(comparison, "markdown", path)
    assert path.read_text(encoding="utf-8") == "mine"
    render(comparison, "markdown", path, force=True)
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")

    def fail(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "replace", fail)
    with pytest.raises(SrccompareError, match="cannot be written: No space left on device"):
        writing.write(path, "new", force=True)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["report.html"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_report_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").write_text("", encoding="utf-8")
    writing.write(tmp_path / "report.html", "text")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("other", "report.html")}
    assert len(modes) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("report.pdf", "does not end in one of"),
        ("report", "does not end in one of"),
        ("missing/report.html", "there is no folder"),
        ("folder.html", "is a folder"),
    ],
)
def test_a_name_that_cannot_work_is_refused_before_the_work(tmp_path, monkeypatch, name, message):
    (tmp_path / "folder.html").mkdir()
    monkeypatch.setattr(sys.modules["srccompare.report"], "compare", None)
    with pytest.raises(SrccompareError, match=message):
        report(pair(), tmp_path / name, families=FAMILIES)


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!DOCTYPE html>"), ("a.HTM", "<!DOCTYPE html>"), ("a.md", "# "), ("a.json", "{")],
)
def test_the_ending_of_the_name_chooses_the_form(tmp_path, name, start):
    comparison = report(pair(), tmp_path / name, families=FAMILIES)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert comparison.groups == ("Harbour Post", "Coast Times")


def test_a_comparison_writes_itself(tmp_path, comparison):
    for name, write in (
        ("a.html", comparison.to_html),
        ("a.md", comparison.to_markdown),
        ("a.json", comparison.to_json),
    ):
        assert write(tmp_path / name) == (tmp_path / name).read_text(encoding="utf-8")
