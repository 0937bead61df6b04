"""Write srccompare's predictions for a labelled file:  predict.py TASK IN.jsonl OUT.jsonl

Tasks: attribution, hedging, sentiment (towards the marked target), loaded, framing, alignment. One
JSON object per line goes in (id and text; for sentiment also target, start, end; for alignment a and
b, lists of sentences) and one per input line comes out, in the order given.
"""

import importlib
import json
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

TASKS = ("alignment", "attribution", "framing", "hedging", "loaded", "sentiment")


def read_rows(path: str) -> list[dict]:
    """The objects of a JSON Lines file."""
    rows = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    rows.append(json.loads(line))
                except json.JSONDecodeError as error:
                    sys.exit(f"{path}, line {number}: no JSON object ({error}); mend the line or drop it")
    return rows


def main(task: str, source: str, target: str) -> None:
    """Predict and write."""
    rows = read_rows(source)
    began = time.process_time()
    predict = importlib.import_module(f"predictors.{task}").predict
    with open(target, "w", encoding="utf-8") as file:
        for row in predict(rows):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{task}: {len(rows)} rows in {time.process_time() - began:.1f} s CPU", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in TASKS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
