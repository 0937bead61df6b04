"""Hold every number of the bundled event to the one last announced.

    python benchmarks/golden.py            # what differs from tests/golden.json
    python benchmarks/golden.py --write    # after the change stands in CHANGELOG.md under Numbers

The file has the value of each measure of each article, and for each column of each table of the comparison a
hash of its cells, numbers with six digits: other builds and other versions of numpy, scipy and pandas may
change the last bits of a float and nothing a reader sees. Writing asks for words under **Numbers** that were
not there when it was written last.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import srccompare
from srccompare.comparison import Comparison

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "tests" / "golden.json"
DIGITS = 6


def digest(text: str) -> str:
    """A short hash of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def plain(value: Any) -> Any:
    """A cell as JSON has it, the same whatever library made it, floats with six digits."""
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(part) for part in value]
    if isinstance(value, str | bool) or value is None:
        return value
    if pd.isna(value):
        return None
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        number = float(f"{float(value):.{DIGITS}g}")
        return int(number) if math.isfinite(number) and number == int(number) else number
    return str(value)


def golden_values(comparison: Comparison) -> dict[str, Any]:
    """The measures of each article, and a hash of each column of each table."""
    measured = srccompare.measure(comparison.documents).set_index("id")
    measures = {
        str(name): {str(article): plain(value) for article, value in column.items()}
        for name, column in measured.select_dtypes("number").items()
    }
    tables = {}
    for table in comparison.tables():
        columns = getattr(comparison, table).items()
        tables[table] = {
            str(name): digest(json.dumps([plain(cell) for cell in column])) for name, column in columns
        }
    return {"measures": measures, "tables": tables}


def differences(known: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What is another number now, each as ``measures/hedge_rate/article``."""
    flat = [
        {
            f"{kind}/{one}/{part}": value
            for kind, ones in side.items()
            for one, parts in ones.items()
            for part, value in parts.items()
        }
        for side in (known, now)
    ]
    return sorted(key for key in flat[0].keys() | flat[1].keys() if flat[0].get(key) != flat[1].get(key))


def announced() -> str:
    """A hash of all that stands under **Numbers** in the changelog."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return digest("\n".join(re.findall(r"^#+ Numbers$(.+?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)))


def main() -> int:
    """Print what differs, or write what is there now."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"values": {}, "announced": ""}
    values = golden_values(srccompare.compare(srccompare.example()))
    other = differences(known["values"], values)
    print("\n".join(other) or "no number differs")
    if "--write" not in sys.argv:
        return int(bool(other))
    if other and known["announced"] == announced():
        print("say in CHANGELOG.md, under Numbers, what moved and why; then write", file=sys.stderr)
        return 1
    written = {"announced": announced(), "values": values}
    FILE.write_text(
        json.dumps(written, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
