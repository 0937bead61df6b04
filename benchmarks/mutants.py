"""What the tests of the hardest modules notice: each is changed in small ways, one at a time.

    pip install mutmut duckdb
    python benchmarks/mutants.py                      # all modules; an hour of one processor
    python benchmarks/mutants.py polarity --show      # one, and each change nobody noticed

mutmut makes the changes (a ``<`` is ``<=``, an argument is missing, a number is one more, ``and`` is ``or``)
and says which tests come by each. It works on a copy of the repository, with a module's own tests only: a
change that just some test far away would notice counts as survived. Of a module with more than ``MOST``
changes a sample is drawn, the same in each run; another ``--seed`` draws another.

A change a test notices is *killed*, one that never ends too. docs/reliability.md gives the last run and
explains what survives.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copy2, which

ROOT = Path(__file__).resolve().parents[1]
MOST, SEED = 100, 26

MODULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "estimates": (
        ("srccompare/comparison/statistics/estimates.py",),
        ("tests/comparison/test_estimates.py", "tests/comparison/test_intervals.py"),
    ),
    "verdicts": (
        ("srccompare/comparison/statistics/verdicts.py",),
        ("tests/comparison/test_verdicts.py", "tests/comparison/test_paired.py"),
    ),
    "paired": (
        (
            "srccompare/comparison/statistics/permutations.py",
            "srccompare/comparison/statistics/sign_flips.py",
        ),
        ("tests/comparison/test_permutations.py", "tests/comparison/test_paired.py"),
    ),
    "quotations": (
        ("srccompare/documents/text/quotations.py",),
        ("tests/documents/text/test_quotations.py",),
    ),
    "tables": (
        tuple(
            f"srccompare/tables/{name}.py" for name in ("evidence", "furniture", "kinds", "measures", "rows")
        ),
        ("tests/tables/test_rows.py", "tests/tables/test_kwic.py", "tests/integrations/test_frames.py"),
    ),
    "polarity": (
        ("srccompare/comparison/statements/polarity.py",),
        ("tests/comparison/test_polarity.py", "tests/comparison/test_contradictions.py"),
    ),
    "joining": (
        ("srccompare/documents/attribution/joining.py",),
        ("tests/documents/test_attribution.py", "tests/documents/test_attribution_cases.py"),
    ),
    "details": (
        ("srccompare/comparison/statements/details.py",),
        ("tests/comparison/test_conflicts.py", "tests/comparison/test_candidates.py"),
    ),
}
"""By name: the files that are changed, and the tests that are run beside their own examples."""

NOTICED = {1: "killed", 3: "killed", 24: "killed", 36: "killed", -24: "killed", 152: "killed", 255: "killed"}
"""How a run of the tests ends that noticed: failed, crashed, or out of time."""


def copy_repository(folder: Path, module: str) -> None:
    """What git knows of, with a configuration for one module."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / name, target)
    files, tests = MODULES[module]
    told = {
        "source_paths": ["srccompare"],
        "only_mutate": list(files),
        "also_copy": ["seeds", "benchmarks"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": [test for test in (*tests, *files) if (ROOT / test).exists()],
        # Forked from a process that has not run a test: what is remembered there would hide changes.
        "process_isolation": "forkserver",
        "use_git_change_detection": False,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["", "[tool.mutmut]", *lines, ""]))


def mutmut(folder: Path, *arguments: str, check: bool = True) -> str:
    """What mutmut prints."""
    command = Path(sys.executable).with_name("mutmut")
    run = subprocess.run(
        [str(command) if command.exists() else which("mutmut") or "mutmut", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": "", "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
    )
    if check and run.returncode:
        raise SystemExit(
            f"mutmut {arguments[0]} ended with {run.returncode}:\n{run.stdout[-3000:]}{run.stderr[-3000:]}"
        )
    return run.stdout


def outcomes(folder: Path) -> dict[str, int | None]:
    """How the tests ended for each change; None where they were not run."""
    found: dict[str, int | None] = {}
    for path in sorted((folder / "mutants" / "srccompare").rglob("*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def drawn(names: list[str], most: int, seed: int) -> list[str]:
    """All of them, or so many."""
    return names if len(names) <= most else sorted(random.Random(seed).sample(sorted(names), most))


def run(module: str, most: int, seed: int, show: bool) -> tuple[int, int, int]:
    """How many changes there are, how many were tried and how many of these killed; prints who survived."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_repository(folder, module)
        # Nothing is called so: mutmut makes all changes, and then complains that there is nothing to try.
        mutmut(folder, "run", "--max-children", "1", "nothing", check=False)
        names = drawn(list(outcomes(folder)), most, seed)
        mutmut(folder, "run", "--max-children", "1", *names)
        ended = {name: outcomes(folder)[name] for name in names}
        survived = [name for name in names if ended[name] not in NOTICED]
        for one in survived:
            print(mutmut(folder, "show", one) if show else f"    {one}: {ended[one]}")
        return len(outcomes(folder)), len(names), len(names) - len(survived)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "modules", nargs="*", choices=[*MODULES, []], metavar="MODULE", help=", ".join(MODULES)
    )
    parser.add_argument("--show", action="store_true", help="print each change that survived")
    parser.add_argument("--most", type=int, default=MOST, help="changes tried of each module")
    parser.add_argument("--seed", type=int, default=SEED, help="of the sample")
    options = parser.parse_args()
    for module in options.modules or MODULES:
        changes, tried, killed = run(module, options.most, options.seed, options.show)
        print(f"{module}: {killed} of {tried} killed ({killed / tried:.0%}), {changes} changes", flush=True)


if __name__ == "__main__":
    main()
