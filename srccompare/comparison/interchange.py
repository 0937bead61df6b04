"""The tables of a comparison as JSON and back, without a cell changed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from srccompare.comparison.tables import CATALOG
from srccompare.errors import SrccompareError

COLUMNS: Mapping[str, Mapping[str, str]] = {
    table.name: table.columns for table in CATALOG if not table.argument
}
"""The columns of every table, with their dtypes."""


def tables_to_json(tables: Mapping[str, pd.DataFrame]) -> str:
    """Tables as one JSON object: name → columns, dtypes and rows; a missing cell is null.

    Numbers are written so that reading them gives the same number, bit for bit.
    """
    told = {name: as_plain(table) for name, table in tables.items()}
    return json.dumps(told, ensure_ascii=False, allow_nan=False)


def as_plain(table: pd.DataFrame) -> dict[str, Any]:
    """A table as plain lists."""
    columns = [
        [
            None if missing else plain(value)
            for value, missing in zip(column.tolist(), column.isna(), strict=True)
        ]
        for _, column in table.items()
    ]
    return {
        "columns": list(table.columns),
        "dtypes": [name_of(dtype) for dtype in table.dtypes],
        "rows": [list(row) for row in zip(*columns, strict=True)],
    }


def name_of(dtype: Any) -> str:
    """A dtype by a name that gives it back: pandas calls text "string" however it is held.

    >>> name_of(pd.StringDtype("python")), name_of(pd.Series([0.5]).dtype)
    ('string[python]', 'float64')
    """
    held = isinstance(dtype, pd.StringDtype) and dtype.storage == "python"
    return f"{dtype}[python]" if held else str(dtype)


def plain(value: Any) -> Any:
    """A cell as JSON has it: of numbers in one cell (``points``) those that are none are null."""
    return [None if one != one else one for one in value] if isinstance(value, list) else value


def cell(value: Any) -> Any:
    """The cell that ``plain`` was given."""
    return [math.nan if one is None else one for one in value] if isinstance(value, list) else value


def tables_from_json(text: str) -> dict[str, pd.DataFrame]:
    """The tables written by ``tables_to_json``, with the same columns, dtypes and cells.

    >>> table = pd.DataFrame({"a": [0.1, None], "b": pd.array(["x", None], "string")})
    >>> tables_from_json(tables_to_json({"t": table}))["t"].equals(table)
    True
    """
    try:
        told = json.loads(text)
        return {name: as_frame(**table) for name, table in told.items()}
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise SrccompareError(
            f"these are not tables written by tables_to_json ({error}); wanted one JSON object of "
            "name → {columns, dtypes, rows}"
        ) from error


def as_frame(columns: list[str], dtypes: list[str], rows: list[list[Any]]) -> pd.DataFrame:
    """Plain lists as a table."""
    table = pd.DataFrame([list(map(cell, row)) for row in rows], columns=columns, dtype=object)
    return table.astype(dict(zip(columns, dtypes, strict=True)))
