"""Modules that users were told to import from and that stand elsewhere now.

>>> import warnings
>>> with warnings.catch_warnings(record=True) as told:
...     warnings.simplefilter("always")
...     from srccompare.comparison.copies import find_copies
>>> [str(one.message) for one in told]
['srccompare.comparison.copies has moved; find_copies is a name of srccompare.comparison.groups.copies']
"""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from types import ModuleType
from typing import Any

PACKAGE = "srccompare.comparison"
MOVED: dict[str, str] = {
    "compared_tone": "tables.entity_tone",
    "copies": "groups.copies",
    "coverage": "tables.coverage",
    "encoders": "statements.encoders",
    "frames": "tables.frames",
    "headlines": "tables.headlines",
    "keywords": "tables.words",
    "matrix": "tables.statement_matrix",
    "naming": "tables.naming",
    "order": "tables.order",
}
"""Where each of them stands, below the package."""
RENAMED = {
    ("frames", "EMPHASIS_COLUMNS"): "frame_emphasis",
    ("frames", "PROFILE_COLUMNS"): "frame_profiles",
    ("keywords", "CONTEXT_COLUMNS"): "contexts",
    ("order", "OPENING_COLUMNS"): "openings",
}
"""Columns that stand in a file of their own now, as those of the table of this name."""


class Moved(ModuleType):
    """A module under its old name: gives the names of the new one, and says so."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(f"{PACKAGE}.{old}", f"Moved to {PACKAGE}.{new}.")
        self.__dict__["_new"] = f"{PACKAGE}.{new}"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        new = self.__dict__["_new"]
        table = RENAMED.get((self.__name__.rpartition(".")[2], name))
        told = f"{name} is a name of {new}"
        if table is not None:
            new, name, told = f"{PACKAGE}.tables.{table}", "COLUMNS", f"see {PACKAGE}.COLUMNS[{table!r}]"
        value = getattr(import_module(new), name)
        warnings.warn(f"{self.__name__} has moved; {told}", DeprecationWarning, stacklevel=2)
        return value


def keep_old_names() -> None:
    """Let the old modules be imported."""
    for old, new in MOVED.items():
        module = sys.modules.setdefault(f"{PACKAGE}.{old}", Moved(old, new))
        setattr(sys.modules[PACKAGE], old, module)
