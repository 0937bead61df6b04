"""A coding sheet: what coders see, and the key that stays behind."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.errors import SrccompareError
from srccompare.lexicon import digest
from srccompare.plain_files import text_of
from srccompare.writing import check, csv_text, write

COLUMNS = ("sheet", "unit", "code", "comment", "before", "text", "after")
KEY = ".key.json"
SIGNS = re.compile(r"[\s'’‘]+")


@dataclass(frozen=True)
class Item:
    """One unit to be coded, with what only the key tells: its origin, the measure's value, its stratum.

    ``weight`` is how many units of its stratum it stands for, ``seal`` a digest of its text.
    """

    unit: str
    article: str
    outlet: str
    field: str
    start: int
    end: int
    value: float
    stratum: str
    weight: float
    seal: str
    before: str
    text: str
    after: str


@dataclass(frozen=True)
class Sheet:
    """A sample of sentences or articles to be coded by people, who do not see what the measure found."""

    name: str
    measure: str
    meaning: str
    kind: str
    codes: tuple[str, ...]
    scale: str
    instructions: tuple[str, ...]
    made: str
    population: int
    items: tuple[Item, ...] = field(repr=False)

    @property
    def table(self) -> pd.DataFrame:
        """What a coder fills in: one row per unit, an empty ``code``, no values and no outlets."""
        rows = [
            {"sheet": self.name, "unit": item.unit, "code": "", "comment": "", "before": item.before,
             "text": item.text, "after": item.after}
            for item in self.items
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)

    def to_csv(self) -> str:
        """The sheet as CSV that opens safely in a spreadsheet."""
        return csv_text(self.table)

    def to_html(self) -> str:
        """The sheet as one page to read or to print, instructions first."""
        from srccompare.report.forms.html import environment, fingerprint, style

        css = style("coding.css")
        page = environment().get_template("coding.html.j2")
        return page.render(sheet=self, style=css, allowed=fingerprint(css))

    def to_key(self) -> str:
        """The key as JSON: where each unit is from and what the measure found in it. Not for coders."""
        kept = {name: value for name, value in asdict(self).items() if name != "items"}
        # The texts stand in the sheet; the key knows them by their digests.
        items = [
            {name: value for name, value in asdict(item).items() if name not in ("before", "text", "after")}
            for item in self.items
        ]
        return json.dumps({**kept, "items": items}, ensure_ascii=False, indent=1) + "\n"

    def write(self, folder: str | Path, *, force: bool = False) -> list[Path]:
        """Write ``<measure>.csv`` and ``.html`` for the coders, and ``<measure>.key.json``, to be kept."""
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^\w.-]+", "_", self.measure)
        texts = {f"{stem}.csv": self.to_csv(), f"{stem}.html": self.to_html(), f"{stem}{KEY}": self.to_key()}
        paths = [check(place / name, force=force) for name in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            write(path, text, force=force)
        return paths


def seal_of(text: str) -> str:
    """A digest of a text that survives spreadsheets: blanks, line breaks and apostrophes do not count."""
    return digest(SIGNS.sub("", text))


def read_key(path: str | Path) -> Sheet:
    """The key of a sheet, as ``Sheet.write`` left it."""
    try:
        given = json.loads(text_of(path))
        return sheet_of(given)
    except OSError as error:
        raise SrccompareError(
            f"{str(path)!r} cannot be read ({error.strerror}); give the .key.json file"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SrccompareError(
            f"{str(path)!r} is no key of a coding sheet ({type(error).__name__}: {error}); give the "
            ".key.json file that was written with the sheet"
        ) from error


def sheet_of(given: Mapping[str, Any]) -> Sheet:
    """A sheet of what stands in its key; the texts are not in it."""
    items = tuple(Item(**item, before="", text="", after="") for item in given["items"])
    about = {one.name: given[one.name] for one in fields(Sheet) if one.name != "items"}
    about |= {"codes": tuple(about["codes"]), "instructions": tuple(about["instructions"])}
    return Sheet(**about, items=items)
