"""Write srccompare's predictions for a labelled file:  predict.py TASK IN.jsonl OUT.jsonl [--engine NAME]

Tasks: alignment, attribution, event, framing, hedging, loaded, sentiment (towards the marked target) and
sources. One JSON object per line goes in and one per line comes out, in the order given:

- attribution, framing, hedging, loaded: id and text;
- sentiment: also target, start and end;
- alignment: id, and a and b, lists of sentences;
- event: whole articles (id, event, outlet, title, published, text); out comes one line an event: what
  the report and the tables of a comparison of its articles show;
- sources: id, outlet, text, event where there is one, and attributions (source, cue, content: lists of
  [start, end] in the text); all articles of a file are read together.

``--engine`` names the engine that reads (as in ``srccompare.analyze``), for tasks that have several.
"""

import importlib
import inspect
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

TASKS = ("alignment", "attribution", "event", "framing", "hedging", "loaded", "sentiment", "sources")


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


def predictor(task: str, engine: str | None) -> Any:
    """What predicts a task, with the engine that was asked for."""
    predict = importlib.import_module(f"predictors.{task}").predict
    if engine is None:
        return predict
    if "engine" not in inspect.signature(predict).parameters:
        sys.exit(f"{task} has no engines to choose from; leave --engine out")
    import srccompare
    from srccompare.errors import SrccompareError

    try:
        srccompare.analyze([], engine=engine)
    except SrccompareError as error:
        sys.exit(f"--engine {engine}: {error}")
    return lambda rows: predict(rows, engine=engine)


def main(task: str, source: str, target: str, engine: str | None = None) -> None:
    """Predict and write."""
    rows = read_rows(source)
    began = time.process_time()
    predict = predictor(task, engine)
    with open(target, "w", encoding="utf-8") as file:
        for row in predict(rows):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{task}: {len(rows)} rows in {time.process_time() - began:.1f} s CPU", file=sys.stderr)


def arguments(words: list[str]) -> tuple[list[str], str | None]:
    """Task and files, and the engine that is named."""
    if "--engine" not in words[:-1]:
        return words, None
    place = words.index("--engine")
    return words[:place] + words[place + 2 :], words[place + 1]


if __name__ == "__main__":
    given, named = arguments(sys.argv[1:])
    if len(given) != 3 or given[0] not in TASKS:
        sys.exit(__doc__)
    main(*given, engine=named)
