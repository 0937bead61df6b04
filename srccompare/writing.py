"""Files are written whole or not at all, never over another unless asked, and open safely in spreadsheets."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from srccompare.errors import SrccompareError

if TYPE_CHECKING:
    import pandas as pd

# What makes a spreadsheet take a cell for a formula, also after blanks or on a later line of the cell.
FORMULA = r"(?m)^(\s*)([=+\-@\t\r])"


def check(path: str | Path, *, force: bool = False) -> Path:
    """The path, if a file may be written there.

    Raises SrccompareError where a file stands in the way and ``force`` is not set, or where there
    is no folder to write to.
    """
    target = Path(path)
    if target.is_dir():
        raise SrccompareError(f"{str(target)!r} is a folder; name a file in it")
    if not target.parent.is_dir():
        raise SrccompareError(
            f"there is no folder {str(target.parent)!r} to write {target.name!r} to; create it first"
        )
    if target.exists() and not force:
        raise SrccompareError(
            f"{str(target)!r} exists already; choose another name, or replace it with force=True (--force)"
        )
    return target


def write(path: str | Path, text: str, *, force: bool = False) -> None:
    """Put text into a file in one step: readers see the old file or the new one, never half of it."""
    target = check(path, force=force)
    # A short name of its own beside the target: the target's name may be as long as names can be.
    part = target.parent / f".srccompare-{secrets.token_hex(8)}"
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, target)
    except OSError as error:
        raise SrccompareError(f"{str(target)!r} cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def csv_text(table: pd.DataFrame) -> str:
    """A table as CSV whose text cells no spreadsheet takes for a formula (an apostrophe is put before)."""
    safe = table.copy()
    for column in safe.columns:
        if safe[column].dtype.kind not in "iufb":
            safe[column] = safe[column].astype("string").str.replace(FORMULA, r"\1'\2", regex=True)
    return str(safe.to_csv(index=False, lineterminator="\n"))
