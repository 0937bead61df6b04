"""Score srccompare on the gold data and hold it against committed floors.

quality.py [--quick] [--write] [--lower TASK/FILE/FIGURE=VALUE ...]

Reads the folder that SRCCOMPARE_GOLD names and the scorers beside it (``../scorers/score.py``, or the
file that SRCCOMPARE_SCORER names, and ``event.py`` and ``sources.py`` beside that); says so and stops
without a verdict where they are missing. Prints every figure, and exits with 1 when one lies below its
floor in ``floors.json``. Floors go up by hand and go down only through --lower. --quick leaves out
what takes half a minute. --write keeps the figures in ``figures.json``, from which the manual prints them
beside the measures.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
FIGURES = HERE / "figures.json"


@dataclass(frozen=True, slots=True)
class Run:
    """A file a task is scored on; ``labels`` are those that stand in a file of their own.

    ``engine`` is the engine that reads, where it is not the one that reads unasked; ``slow`` runs are left
    out by --quick.
    """

    task: str
    articles: str
    labels: str | None = None
    engine: str | None = None
    slow: bool = False

    @property
    def name(self) -> str:
        """What its figures are called."""
        read_by = f":{self.engine}" if self.engine else ""
        return f"{self.task}{read_by}/{Path(self.labels or self.articles).stem}"

    @property
    def files(self) -> tuple[str, ...]:
        """The files it takes."""
        return (self.articles, *filter(None, [self.labels]))


RUNS = (
    Run("attribution", "attribution/dev.jsonl"),
    Run("sources", "attribution/dev.jsonl", "attribution/sources_dev.jsonl"),
    Run("hedging", "hedging/train.jsonl"),
    Run("sentiment", "sentiment/dev.jsonl"),
    Run("loaded", "loaded/dev.jsonl"),
    Run("framing", "framing/sentences.jsonl"),
    Run("framing", "framing/narrative_frames.jsonl"),
    Run("alignment", "alignment/dev.jsonl"),
    Run("event", "events/dev_events.jsonl", "events/dev_labels.jsonl"),
    Run("attribution", "attribution/dev.jsonl", engine="reader", slow=True),
    Run("sentiment", "sentiment/dev.jsonl", engine="reader"),
    Run("framing", "framing/sentences.jsonl", engine="reader"),
)
PAIR = re.compile(r"([\w.]+)=(-?[\d.]+)")
TABLE = re.compile(r"^(attr(?:\.\w+)?) +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)$", re.MULTILINE)


def figures_of(run: Run, gold: Path, scorer: Path) -> dict[str, float]:
    """What the scorer prints for one file."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        command = [sys.executable, HERE / "predict.py", run.task, gold / run.articles, predictions]
        subprocess.run(command + (["--engine", run.engine] if run.engine else []), check=True)
        printed = subprocess.run(
            [sys.executable, *scoring(run, gold, scorer), predictions],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    if run.task == "attribution":
        rows = TABLE.findall(printed)
        return {
            f"{name}.{kind}": float(value)
            for name, *values in rows
            for kind, value in zip("PRF", values, strict=True)
        }
    return {name: float(value) for name, value in PAIR.findall(printed)}


def scoring(run: Run, gold: Path, scorer: Path) -> list[Path | str]:
    """The scorer of a task with all it takes but the predictions."""
    if run.task == "event":
        return [scorer.with_name("event.py"), *(gold / name for name in run.files)]
    if run.labels:
        return [scorer.with_name(f"{run.task}.py"), gold / run.labels]
    return [scorer, run.task, gold / run.articles]


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
    for run in RUNS:
        if run.slow and "--quick" in sys.argv:
            continue
        missing = [name for name in run.files if not (gold / name).is_file()]
        if missing:
            print(f"{', '.join(missing)}: not there, {run.task} skipped")
            continue
        for figure, value in figures_of(run, gold, scorer).items():
            key = f"{run.name}/{figure}"
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
