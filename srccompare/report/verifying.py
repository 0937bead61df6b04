"""Whether a report written as JSON says what comes out when it is made again.

    report.json ──> its signature: families, word lists, voice, groups, seed, engine
                        │
    the articles ──> compare, written down again ──> held against the file, value by value

What differs is told with its place. Where versions or word lists differ, the numbers may for that reason,
so the signature comes first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.comparison import Comparison, compare
from srccompare.documents.attribution import RULES
from srccompare.errors import SrccompareError
from srccompare.plain_files import text_of
from srccompare.report import render
from srccompare.report.excerpts import CARRIED
from srccompare.report.forms.schema import FORMAT
from srccompare.source import Columns, analyze, with_columns
from srccompare.tables import Lexicons, own_lexicons

COLUMNS = ["place", "told", "now"]
OWN = "own-"
"""What the signature puts before the name of a list of the user's own."""


def verify(
    report: str | Path, source: Any, *, lexicons: Lexicons = (), columns: Columns = None
) -> pd.DataFrame:
    """What a report written as JSON says otherwise than one made now of the same articles; no row if nothing.

    Families, voice, groups, seed and engine are those of the report's signature; ``lexicons`` are the
    dictionaries of your own it was made with. A row has the ``place`` in the JSON, what is ``told`` there and
    what it is ``now``; those of the signature come first. Raises SrccompareError for a file that is no
    report of ours.

    Parameters
    ----------
    report
        The report, a .json file.
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    columns
        What the columns of a table mean, as `read` takes it.

    Examples
    --------
    >>> import tempfile
    >>> articles = [{"id": "a", "outlet": "Gull", "text": "It may rain."}]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = compare(articles, families=["counts"]).to_json(f"{folder}/report.json")
    ...     len(verify(f"{folder}/report.json", articles))
    0
    """
    told = read_report(report)
    made = made_again(told, source, lexicons, columns)
    now = json.loads(render(made, "json", text=carried(told), brief=told["brief"], title=told["title"]))
    rows = [*signature_differences(told["signature"], now["signature"]), *differences(told, now, "")]
    return pd.DataFrame(rows, columns=COLUMNS)


def read_report(path: str | Path) -> dict[str, Any]:
    """A report written as JSON."""
    try:
        told = json.loads(text_of(path))
    except (OSError, ValueError) as error:
        raise SrccompareError(f"{str(path)!r} cannot be read as JSON ({error})") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise SrccompareError(
            f"{str(path)!r} is no report written as JSON ({FORMAT}); write one with -o report.json"
        )
    return told


def made_again(told: Mapping[str, Any], source: Any, lexicons: Lexicons, columns: Columns) -> Comparison:
    """The comparison of these articles with the settings of a report."""
    said = settings_of(told["signature"])
    own = own_lexicons(lexicons)
    listed = [entry.partition("@")[0] for entry in said["lexicons"].split(",")]
    named = [name.removeprefix(OWN) for name in listed if name.startswith(OWN)]
    missing = [name for name in named if name not in {one.name for one in own}]
    if missing:
        raise SrccompareError(
            f"the report was made with the dictionary {missing[0]!r} of somebody's own; give it: lexicons=… "
            "(on the command line --lexicon)"
        )
    engine, confidence = engine_of(said["attribution"])
    documents = analyze(with_columns(source, columns), engine=engine, confidence=confidence)
    return compare(
        documents,
        said["by"],
        None if said["reference"] == "all others" else said["reference"],
        families=[name for name in said["families"].split(",") if name not in named],
        voice=None if said["voice"] == "as declared" else said["voice"],
        lexicons=own,
        seed=int(said["seed"]),
        pseudonymize="names" in said,
        genre=said.get("genre"),
        events=said.get("events"),
    )


def settings_of(signature: str) -> dict[str, str]:
    """The parts of a signature by name.

    >>> settings_of("by:outlet|attribution:full:0a")
    {'by': 'outlet', 'attribution': 'full:0a'}
    """
    return {name: value for name, _, value in (part.partition(":") for part in signature.split("|"))}


def engine_of(said: str) -> tuple[str, float | None]:
    """Engine and confidence out of what the signature says of attributions.

    >>> engine_of("full:a09a57f42b8686d6"), engine_of("rules:0.5")
    (('full', None), ('rules', 0.5))
    """
    engine, *rest = said.split(":")
    least = rest if engine == RULES else rest[1:]
    return engine, float(least[0]) if least else None


def carried(told: Mapping[str, Any]) -> str:
    """How much of the articles a report carries."""
    found = [text for text, sentence in CARRIED.items() if sentence == told["carried"]]
    return found[0] if found else "full"


def signature_differences(told: str, now: str) -> Iterator[tuple[str, Any, Any]]:
    """The parts of the signature that differ; of word lists those that do."""
    before, after = settings_of(told), settings_of(now)
    for name in dict.fromkeys([*before, *after]):
        if name == "lexicons":
            lists = [set(filter(None, one.get(name, "").split(","))) for one in (before, after)]
            if lists[0] != lists[1]:
                yield (
                    "signature: lexicons",
                    ",".join(sorted(lists[0] - lists[1])),
                    ",".join(sorted(lists[1] - lists[0])),
                )
        elif before.get(name) != after.get(name):
            yield f"signature: {name}", before.get(name), after.get(name)


def differences(told: Any, now: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """The values that differ, with their place."""
    if isinstance(told, dict) and isinstance(now, dict):
        for name in dict.fromkeys([*told, *now]):
            # Told by its parts already, once in each of these.
            if place or name not in ("signature", "settings", "word_lists"):
                within = f"{place}.{name}" if place else name
                yield from differences(told.get(name), now.get(name), within)
    elif isinstance(told, list) and isinstance(now, list) and len(told) == len(now):
        for number, (before, after) in enumerate(zip(told, now, strict=True)):
            yield from differences(before, after, f"{place}[{number}]")
    elif isinstance(told, list) and isinstance(now, list):
        yield place, f"{len(told)} entries", f"{len(now)} entries"
    elif told != now or type(told) is not type(now):
        yield place, told, now
