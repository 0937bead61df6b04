"""Files are written whole or not at all, never over another unless asked, and open safely in spreadsheets."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from srccompare.characters import INVISIBLE
from srccompare.errors import SrccompareError

if TYPE_CHECKING:
    import pandas as pd

BLANK = rf"[\s{INVISIBLE}]"
# What makes a spreadsheet take a cell for a formula, also after blanks; full-width signs count where
# the spreadsheet speaks Chinese or Japanese. Runs of blanks are entered at their start only.
FORMULA = re.compile(rf"(?:\A|(?<!{BLANK})(?={BLANK})){BLANK}*[=+\-@＝＋－＠]|\A[\t\r]")
# Paths are asked about through os.path: for a name longer than a file can have, Path raises.
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
PART = re.compile(r"\.srccompare-(?P<process>\d+)-[0-9a-f]{16}")
"""What is written under until it is whole; it names the process, so that what one left behind can be told."""

LINE_BREAK = re.compile("[\n\v\f\r\x85\u2028\u2029]")


def check(path: str | Path, *, force: bool = False) -> Path:
    """The path, if a file may be written there.

    Raises SrccompareError where a file stands in the way and ``force`` is not set, or where there
    is no folder to write to.
    """
    target = Path(path)
    if os.path.isdir(target):
        raise SrccompareError(f"{str(target)!r} is a folder; name a file in it")
    if not os.path.isdir(target.parent):
        raise SrccompareError(
            f"there is no folder {str(target.parent)!r} to write {target.name!r} to; create it first"
        )
    if os.path.exists(target) and not force:
        raise SrccompareError(
            f"{str(target)!r} exists already; choose another name, or replace it with force=True (--force)"
        )
    return target


def check_folder(path: Path, *, force: bool) -> None:
    """Raise where a folder of files would mix with what is there."""
    if os.path.isfile(path):
        raise SrccompareError(f"{str(path)!r} is a file; name a folder")
    if not os.path.isdir(path.parent):
        raise SrccompareError(
            f"there is no folder {str(path.parent)!r} to make {path.name!r} in; create it first"
        )
    if os.path.isdir(path) and any(path.iterdir()) and not force:
        raise SrccompareError(
            f"the folder {str(path)!r} is not empty; name another, or write into it with force=True (--force)"
        )


def write(path: str | Path, text: str, *, force: bool = False) -> None:
    """Put text into a file in one step: readers see the old file or the new one, never half of it."""
    with written(path, force=force) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def written(path: str | Path, *, force: bool = False) -> Iterator[Path]:
    """A new file to write into, which takes the place of ``path`` once all is well."""
    target = check(path, force=force)
    part = part_beside(target)
    try:
        yield part
        os.replace(part, target)
    except OSError as error:
        raise SrccompareError(f"{str(target)!r} cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


@contextlib.contextmanager
def written_folder(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A new folder to write files into, which stand in ``path`` once all of them are whole."""
    check_folder(path, force=force)
    part = part_beside(path)
    try:
        part.mkdir()
        yield part
        path.mkdir(exist_ok=True)
        for file in sorted(part.iterdir()):
            os.replace(file, path / file.name)
    except OSError as error:
        raise SrccompareError(f"{str(path)!r} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def part_beside(target: Path) -> Path:
    """A short name of its own beside the target, whose own name may be as long as names can be."""
    remove_leftovers(target.parent)
    return target.parent / f".srccompare-{os.getpid()}-{secrets.token_hex(8)}"


@cache
def remove_leftovers(folder: Path) -> None:
    """Take away what a process that was killed while writing has left in a folder; looked for once a run."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            part = PART.fullmatch(path.name)
            if part and is_gone(int(part["process"])):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def is_gone(process: int) -> bool:
    """Whether no process of this number runs; never told on Windows, where asking would end it."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        # It runs, as somebody else's.
        return False
    except (ProcessLookupError, OverflowError):
        return True
    return False


def file_names(wanted: Iterable[str]) -> list[str]:
    """File names for things named anyhow: short, of harmless letters, and no two of them alike.

    >>> file_names(["Harbour Post/12", "../../x", "CON", "con"])
    ['harbour-post-12', 'x', 'con-1', 'con-2']
    """
    slugs = [re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "text" for name in wanted]
    often = Counter(slugs)
    taken = set(slugs)
    names = []
    for slug in slugs:
        name, number = slug, 0
        # Windows keeps these for itself, whatever their ending.
        while often[slug] > 1 or RESERVED.fullmatch(name):
            number += 1
            name = f"{slug}-{number}"
            if name not in taken:
                break
        taken.add(name)
        names.append(name)
    return names


def csv_text(table: pd.DataFrame) -> str:
    """A table as CSV whose text cells no spreadsheet takes for a formula (an apostrophe is put before).

    Numbers stay numbers, minus signs included; the table itself is left as it was.
    """
    safe = table.copy()
    for column in safe.columns:
        if safe[column].dtype.kind not in "iufb":
            cells = safe[column].astype(object)
            safe[column] = cells.map(lambda cell: plain(str(cell)), na_action="ignore")
    safe.columns = safe.columns.map(lambda name: plain(str(name)))
    text = safe.to_csv(index=False, lineterminator="\n")
    # A lone carriage return is written without quotes by older Pythons and read as the end of the row.
    if "\r" in text:
        text = safe.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    return text


def json_text(table: pd.DataFrame) -> str:
    """A table as a JSON array with one object per row; what is missing is null."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return json.dumps(rows, ensure_ascii=False, allow_nan=False, indent=1, default=str) + "\n"


LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{",
    "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
"""What means something to LaTeX, and how it is written as text."""


def latex_float(table: pd.DataFrame, comment: str, caption: str, label: str, align: str | None = None) -> str:
    """A table for LaTeX that floats, with its caption and the label it is referred to by.

    >>> import pandas as pd
    >>> print(latex_float(pd.DataFrame({"a": [1]}), "by hand", "5 % of all", "tab:a"))
    % by hand
    \\begin{table}
    \\centering
    \\caption{5 \\% of all}
    \\label{tab:a}
    \\begin{tabular}{r}
    \\toprule
    a \\\\
    \\midrule
    1 \\\\
    \\bottomrule
    \\end{tabular}
    \\end{table}
    <BLANKLINE>
    """
    said, rows = latex_text(table, comment, align).split("\n", 1)
    about = " ".join(caption.split()).translate(LATEX)
    # A label is a name to LaTeX: what could end it or begin a command is left out.
    name = "".join(one for one in label if one.isalnum() or one in ":-.")
    head = f"{said}\n\\begin{{table}}\n\\centering\n\\caption{{{about}}}\n\\label{{{name}}}\n"
    return f"{head}{rows}\\end{{table}}\n"


def latex_text(table: pd.DataFrame, comment: str, align: str | None = None) -> str:
    """A table for LaTeX with booktabs, every text escaped, numbers to three figures, missing ones a dash.

    >>> import pandas as pd
    >>> print(latex_text(pd.DataFrame({"unit": ["5 % of $_words"], "value": [0.12345]}), "by hand"))
    % by hand
    \\begin{tabular}{lr}
    \\toprule
    unit & value \\\\
    \\midrule
    5 \\% of \\$\\_words & 0.123 \\\\
    \\bottomrule
    \\end{tabular}
    <BLANKLINE>
    """
    shown = table.copy()
    for column in shown.columns:
        if shown[column].dtype.kind not in "iufb":
            # A line break in a cell would end the row of the source, not of the table.
            cells = shown[column].astype(object)
            shown[column] = cells.map(lambda cell: " ".join(str(cell).split()), na_action="ignore")
    said = " ".join(comment.split())
    return f"% {said}\n" + shown.to_latex(
        index=False, escape=True, float_format="%.3g", na_rep="--", column_format=align
    )


def plain(cell: str) -> str:
    """The text of a cell with an apostrophe where it, or a later line of it, would begin a formula.

    >>> plain("=1+1"), plain("1+1")
    ("'=1+1", '1+1')
    """
    return FORMULA.sub(disarmed, cell)


def disarmed(found: re.Match[str]) -> str:
    """Blanks and the sign behind them, with an apostrophe between the two at the start of a line."""
    text = found[0]
    if found.start() > 0 and not LINE_BREAK.search(text):
        return text
    return f"{text[:-1]}'{text[-1]}"
