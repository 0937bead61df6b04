"""Markdown and JSON say what the page says, and the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from srccompare.errors import SrccompareError
from srccompare.report import FORMS, render

TESTS = Path(__file__).parents[1]
SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from report_cases import FAMILIES, pair
from srccompare.comparison import compare
from srccompare.report import FORMS, render
comparison = compare(pair(), families=FAMILIES)
print(*[hashlib.sha256(render(comparison, form).encode()).hexdigest() for form in FORMS])
"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", ["comparison", "hostile"])
def test_rendering_twice_gives_the_same_text(which, form, request):
    subject = request.getfixturevalue(which)
    assert render(subject, form) == render(subject, form)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_the_bytes_do_not_depend_on_the_hash_seed(comparison):
    here = [digest(render(comparison, form)) for form in FORMS]
    for seed in ("1", "2"):
        command = [sys.executable, "-c", SCRIPT, str(TESTS)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.split() == here


def strict(text: str):
    def refuse(constant):
        raise AssertionError(constant)

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize("which", ["comparison", "hostile"])
def test_json_has_the_numbers_of_the_table_and_null_for_what_is_missing(which, request):
    subject = request.getfixturevalue(which)
    told = strict(render(subject, "json"))
    values = {
        (measure["name"], place): one["value"]
        for family in told["families"]
        for measure in family["measures"]
        for place, one in enumerate(measure["estimates"])
    }
    for _, row in subject.table.iterrows():
        value = values[row["measure"], subject.groups.index(row["group"])]
        if row["value"] != row["value"]:
            assert value is None
        else:
            assert value == pytest.approx(row["value"], abs=0.051)
    assert told["signature"] == subject.signature
    assert '"marks":' not in json.dumps(told)


def test_markdown_says_what_the_page_says(comparison):
    text = render(comparison, "markdown")
    told = strict(render(comparison, "json"))
    for family in told["families"]:
        for measure in family["measures"]:
            for one in measure["estimates"]:
                assert one["text"] in text
    assert "**may**" in text
    assert "Not distinguishable" in text or "Not tested" in text
    assert text.startswith("# Harbour strike\n")


def test_markdown_keeps_hostile_text_from_becoming_markup(hostile):
    text = render(hostile, "markdown")
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"(?i)javascript:", text)
    assert not re.search(r"https?:", text)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    tables = [row for row in rows if "table" in row]
    assert all(re.search(r"\\\| a \\\| table", row) for row in tables)


def test_an_unknown_form_is_named_with_those_there_are(comparison):
    with pytest.raises(
        SrccompareError, match="no form named 'pdf'; choose one of html, markdown, json, notebook"
    ):
        render(comparison, "pdf")
