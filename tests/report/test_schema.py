"""The published schema is that of the reports, and reports keep to it."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import jsonschema
import pytest

import srccompare
from srccompare.report.forms.schema import report_schema, schema_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "report.schema.json"


@pytest.fixture(scope="module")
def validator():
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("text", ["full", "none"])
def test_reports_keep_to_the_schema(validator, bundled_comparison, text):
    told = json.loads(bundled_comparison.to_json(text=text))
    validator.validate(told)
    for change in ({"title": 3}, {"surprise": 1}):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(copy.deepcopy(told) | change)


def test_a_report_on_nothing_much_keeps_to_it_too(validator):
    validator.validate(json.loads(srccompare.compare([{"text": ""}]).to_json()))


def test_the_published_schema_is_this_one():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), (
        "renew it: python -m srccompare.report.forms.schema > docs/report.schema.json"
    )
