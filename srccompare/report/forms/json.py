"""A view as JSON: the same numbers, labels and evidence, without the coordinates of pictures."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from srccompare.report.forms.schema import FOR_THE_EYE, FORMAT
from srccompare.report.view import View


def render(view: View) -> str:
    """The report as JSON, as ``docs/report.schema.json`` describes it; what is missing is null."""
    told = {"format": FORMAT, **dataclasses.asdict(view, dict_factory=without_pictures)}
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def without_pictures(items: list[tuple[str, Any]]) -> dict[str, Any]:
    """A dataclass as a mapping, without what is only for the eye."""
    return {key: value for key, value in items if key not in FOR_THE_EYE}
