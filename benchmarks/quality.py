"""Score srccompare on the gold data and hold it against committed floors.

quality.py [--write] [--lower TASK/FILE/FIGURE=VALUE ...]

Reads the folder that SRCCOMPARE_GOLD names and the scorer beside it (``../scorers/score.py``, or the
file that SRCCOMPARE_SCORER names); says so and stops without a verdict where they are missing. Prints
every figure, and exits with 1 when one lies below its floor in ``floors.json``. Floors go up by hand
and go down only through --lower. --write keeps the figures in ``figures.json``, from which the manual
prints them beside the measures.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
FIGURES = HERE / "figures.json"
RUNS = (
    ("attribution", "attribution/dev.jsonl"),
    ("hedging", "hedging/train.jsonl"),
    ("sentiment", "sentiment/dev.jsonl"),
    ("loaded", "loaded/dev.jsonl"),
    ("framing", "framing/sentences.jsonl"),
    ("framing", "framing/narrative_frames.jsonl"),
    ("alignment", "alignment/dev.jsonl"),
)
PAIR = re.compile(r"([\w.]+)=(-?[\d.]+)")
TABLE = re.compile(r"^(attr(?:\.\w+)?) +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)$", re.MULTILINE)


def figures_of(task: str, gold: Path, scorer: Path) -> dict[str, float]:
    """What the scorer prints for one file."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        subprocess.run([sys.executable, HERE / "predict.py", task, gold, predictions], check=True)
        printed = subprocess.run(
            [sys.executable, scorer, task, gold, predictions], check=True, capture_output=True, text=True
        ).stdout
    if task == "attribution":
        rows = TABLE.findall(printed)
        return {
            f"{name}.{kind}": float(value)
            for name, *values in rows
            for kind, value in zip("PRF", values, strict=True)
        }
    return {name: float(value) for name, value in PAIR.findall(printed)}


def lowered(floors: dict[str, float], wishes: list[str]) -> dict[str, float]:
    """The floors with those lowered that were named."""
    for wish in wishes:
        name, _, value = wish.partition("=")
        if name not in floors or not value:
            sys.exit(f"--lower {wish}: write TASK/FILE/FIGURE=VALUE with one of {', '.join(floors)}")
        floors[name] = float(value)
    return floors


def main() -> int:
    """Score everything; 1 when a floor is broken."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if "--lower" in sys.argv:
        floors = lowered(floors, sys.argv[sys.argv.index("--lower") + 1 :])
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no gold data, nothing scored")
        return 0
    gold = Path(os.environ["SRCCOMPARE_GOLD"])
    scorer = Path(os.environ.get("SRCCOMPARE_SCORER") or gold.parent / "scorers" / "score.py")
    if not scorer.is_file():
        print("no scorer beside the gold data and SRCCOMPARE_SCORER is not set: nothing scored")
        return 0
    broken, figures = 0, dict[str, float]()
    for task, name in RUNS:
        if not (gold / name).is_file():
            print(f"{name}: not there, skipped")
            continue
        for figure, value in figures_of(task, gold / name, scorer).items():
            key = f"{task}/{Path(name).stem}/{figure}"
            figures[key] = value
            floor = floors.get(key)
            verdict = "" if floor is None else f"  floor {floor}" + ("  BROKEN" if value < floor else "")
            broken += floor is not None and value < floor
            print(f"{key} = {value}{verdict}", flush=True)
    if "--write" in sys.argv:
        FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(f"{broken} floors broken" if broken else "all floors hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
