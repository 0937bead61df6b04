"""What the numbers of a module are worth: each is halved and doubled, and what comes out is held together.

    python benchmarks/constants.py comparison/tables/quotations.py comparison/statements/details.py

    CONTAINED      0.7    0.35: versions 2 of 61          1.4: versions 9 of 61
    LOOSEST        0.2    0.1: nothing                    0.4: versions 1 of 61

A number set by hand that can be half or twice as large without a row moving is a bound, and hardly matters;
one that moves many rows trades something, and its comment should say what. Rows that come, go or change are
counted, in the tables of a comparison and those of single articles; no labels are asked, so this says what
a number does and not whether it is right. Numbers between 0 and 1 are doubled at most halfway to 1.

The texts are those of eight events of SRCCOMPARE_GOLD/events/dev_events.jsonl and the bundled one. Each try
is a process of its own, forked before any of them is read, so that nothing remembered stands in its way.
A number that is only used while its module is imported (inside another constant) is left out.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import srccompare

ROOT = Path(srccompare.__file__).parent
EVENTS = 8
Rows = dict[str, Counter[str]]


def texts(events: int) -> list[dict[str, Any]]:
    """The articles that are read each time, the bundled event and some of the labelled ones."""
    rows = [
        {"id": one.id, "event": "bundled", "outlet": one.outlet, "title": one.title, "text": one.text}
        for one in srccompare.read(srccompare.example())
    ]
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / "events" / "dev_events.jsonl"
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = list(dict.fromkeys(row["event"] for row in told))[:events]
    fields = ("id", "event", "outlet", "title", "published", "text")
    return rows + [{key: row[key] for key in fields} for row in told if row["event"] in chosen]


def what_comes_out(articles: list[dict[str, Any]]) -> Rows:
    """Every table as a bag of rows."""
    documents = srccompare.analyze(srccompare.read(articles))
    comparison = srccompare.compare(documents, by="outlet")
    tables = {name: getattr(comparison, name) for name in comparison.tables()}
    tables |= {name: getattr(srccompare, name)(documents) for name in ("attributions", "sources", "mentions")}
    tables |= {"measure": srccompare.measure(documents)}
    return {name: Counter(map(repr, told(table).itertuples(index=False))) for name, table in tables.items()}


def told(table: pd.DataFrame) -> pd.DataFrame:
    """A table without its numbering: one row more would move all behind it."""
    named = table.reset_index(drop=table.index.name is None)
    numbers = [one for one in named.select_dtypes("integer") if one not in ("start", "end")]
    return named.drop(columns=numbers)


def numbers_of(path: Path) -> Iterator[tuple[str, float]]:
    """Name and value of each number of a module that its functions use."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    used = {one.id for node in functions for one in ast.walk(node) if isinstance(one, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            target, value = node.targets[0], node.value.value
            if isinstance(target, ast.Name) and type(value) in (int, float) and target.id in used:
                yield target.id, value
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            for target, one in zip(node.targets[0].elts, getattr(node.value, "elts", ()), strict=False):
                known = isinstance(target, ast.Name) and isinstance(one, ast.Constant)
                if known and type(one.value) in (int, float) and target.id in used:
                    yield target.id, one.value


def others(value: float) -> tuple[float, float]:
    """Half and twice of a number; a whole one stays whole, a share stays one."""
    if isinstance(value, int):
        return value // 2, 2 * value
    return value / 2, min(2 * value, (1 + value) / 2) if 0 < value < 1 else 2 * value


def importers(module: ModuleType, name: str) -> Iterator[ModuleType]:
    """The module itself and those that took the number over from it."""
    yield module
    for other in list(sys.modules.values()):
        place = getattr(other, "__file__", None) or ""
        if other is module or not place.startswith(str(ROOT)) or name not in vars(other):
            continue
        for node in ast.walk(ast.parse(Path(place).read_text(encoding="utf-8"))):
            told = isinstance(node, ast.ImportFrom) and node.module == module.__name__
            if told and name in {alias.name for alias in node.names if alias.asname is None}:
                yield other


def tried(module: ModuleType, name: str, value: float, articles: list[dict[str, Any]]) -> Rows | str:
    """What comes out with another number, from a process of its own; or what went wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            for one in list(importers(module, name)):
                setattr(one, name, value)
                for kept in list(vars(one).values()):
                    getattr(kept, "cache_clear", int)()
            result: Any = {key: dict(rows) for key, rows in what_comes_out(articles).items()}
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        with os.fdopen(writing, "w", encoding="utf-8") as file:
            json.dump(result, file)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as file:
        found = json.load(file)
    os.waitpid(child, 0)
    return found if isinstance(found, str) else {key: Counter(rows) for key, rows in found.items()}


def differences(before: Rows, after: Rows | str) -> str:
    """How many rows of which tables came, went or changed; the four largest."""
    if isinstance(after, str):
        return after[:80]
    moved = {
        name: max((before[name] - rows).total(), (rows - before[name]).total())
        for name, rows in after.items()
    }
    told = sorted(((count, name) for name, count in moved.items() if count), reverse=True)
    said = [f"{name} {count} of {before[name].total()}" for count, name in told[:4]]
    return ", ".join(said) or "nothing"


def main() -> None:
    """Print a line for each number of the modules."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "modules", nargs="+", help="paths below srccompare/, with :NAME,NAME for some numbers"
    )
    parser.add_argument("--events", type=int, default=EVENTS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    articles = texts(options.events)
    # Word lists and models are loaded once, for all that are forked.
    what_comes_out([{"id": name, "outlet": name, "text": "The ferry sailed, Lee said."} for name in "ab"])
    module = importlib.import_module("srccompare")
    before = tried(module, "__name__", module.__name__, articles)
    assert not isinstance(before, str), before
    for given in options.modules:
        path, _, chosen = given.partition(":")
        module = importlib.import_module("srccompare." + path.removesuffix(".py").replace("/", "."))
        print(f"{path}", flush=True)
        for name, value in numbers_of(ROOT / path):
            if chosen and name not in chosen.split(","):
                continue
            less, more = others(value)
            said = [
                f"{other:g}: {differences(before, tried(module, name, other, articles))}"
                for other in (less, more)
            ]
            print(f"    {name:<18} {value:<8g} {said[0]} | {said[1]}", flush=True)


if __name__ == "__main__":
    main()
