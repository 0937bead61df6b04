"""A view as JSON: the same numbers, labels and evidence, without the coordinates of pictures."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from srccompare.report.forms.schema import FOR_THE_EYE, FORMAT
from srccompare.report.view import View


def render(view: View) -> str:
    """The report as JSON, as ``docs/report.schema.json`` describes it; what is missing is null."""
    told = {"format": FORMAT, **plain(view)}
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """A dataclass as a mapping, without what is only for the eye; what it holds likewise."""
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return {name: plain(getattr(value, name)) for name in names if name not in FOR_THE_EYE}
    return [plain(one) for one in value] if isinstance(value, tuple) else value
