"""The JSON Schema of a report as JSON, read off the view it is made of.

``python -m srccompare.report.forms.schema`` prints it; ``docs/report.schema.json`` is where it is published.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

from srccompare.report.view import View

FORMAT = "urn:srccompare:report:1"
"""Raised when a program that reads reports would have to change."""

FOR_THE_EYE = ("marks", "width", "height", "blocks")
"""What JSON leaves out: coordinates of pictures, and the order on the page of what it has by name."""

PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def report_schema() -> dict[str, Any]:
    """What a report as JSON holds, as a JSON Schema (draft 2020-12).

    >>> report_schema()["properties"]["title"]
    {'type': 'string'}
    """
    parts: dict[str, Any] = {}
    whole = of_dataclass(View, parts)
    whole["properties"] = {"format": {"const": FORMAT}, **whole["properties"]}
    whole["required"] = ["format", *whole["required"]]
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT}
    return {**about, "title": "A srccompare report", **whole, "$defs": dict(sorted(parts.items()))}


def of_dataclass(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """A dataclass as an object with all of its fields; what it is made of is added to the parts."""
    hints = get_type_hints(kind)
    names = [one.name for one in dataclasses.fields(kind) if one.name not in FOR_THE_EYE]
    return {
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "type": "object",
        "properties": {name: of_type(hints[name], parts) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def of_type(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """A declared type as a schema."""
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if dataclasses.is_dataclass(kind):
        name = getattr(kind, "__name__", "")
        if name not in parts:
            # Named before it is filled: a part may hold others of its kind.
            parts[name] = {}
            parts[name] = of_dataclass(kind, parts)
        return {"$ref": f"#/$defs/{name}"}
    inner = get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return {"anyOf": [of_type(one, parts) for one in inner]}
    if get_origin(kind) is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": of_type(inner[0], parts)}
    if get_origin(kind) is tuple:
        items = [of_type(one, parts) for one in inner]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    raise TypeError(f"{kind!r} has no form in JSON; use {', '.join(one.__name__ for one in PLAIN)} or tuples")


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(report_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
