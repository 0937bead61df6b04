"""Files are written whole or not at all, never over another unless asked, and open safely in spreadsheets."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from srccompare.errors import SrccompareError

if TYPE_CHECKING:
    import pandas as pd

# What makes a spreadsheet take a cell for a formula, also after blanks or on a later line of the cell.
FORMULA = r"(?m)^(\s*)([=+\-@\t\r])"


def write(path: str | Path, text: str, *, force: bool = False) -> Path:
    """Write a text file atomically.

    Raises SrccompareError when the file exists and ``force`` is not set, or its folder does not exist.
    """
    target = Path(path)
    if target.exists() and not force:
        raise SrccompareError(
            f"{target} exists; pass force=True (--force on the command line) to overwrite it"
        )
    if target.is_dir():
        raise SrccompareError(f"{target} is a folder; name a file")
    if not target.parent.is_dir():
        raise SrccompareError(f"the folder {str(target.parent)!r} does not exist; make it first")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return target


def csv_text(table: pd.DataFrame) -> str:
    """A table as CSV whose text cells no spreadsheet takes for a formula (an apostrophe is put before)."""
    safe = table.copy()
    for column in safe.columns:
        if safe[column].dtype.kind not in "iufb":
            safe[column] = safe[column].astype("string").str.replace(FORMULA, r"\1'\2", regex=True)
    return str(safe.to_csv(index=False, lineterminator="\n"))
