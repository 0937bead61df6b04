"""A corpus in shards, measured file by file into a folder, in a run that may be cut off at any time.

    shards/2024.jsonl ──> measures/2024.parquet     there, of the same bytes and settings: kept
    shards/2025.jsonl ──> measures/2025.parquet     there, but the shard has changed: measured again
    shards/2026.jsonl ──> .srccompare-5f0c…         being written; takes its name once it is whole

A result says in its metadata what it was made of (SHA-256 of the shard) and how (settings), so that a folder
never mixes results of two settings. Nothing else is kept, neither a list of what is done nor a lock: two
machines may work on different shards of one folder.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.documents import Voice
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.measuring import EMPTY, LANGUAGE, OK
from srccompare.plain_files import plain
from srccompare.progress import told
from srccompare.read import read
from srccompare.read.parquet import pyarrow
from srccompare.source import Columns
from srccompare.tables import Families, Lexicons, families_of, measure, own_lexicons, voice_asked
from srccompare.tables.kinds import record_batch
from srccompare.tables.provenance import provenance_of
from srccompare.tables.workers import in_turn, jobs_asked
from srccompare.writing import written

KEY = b"srccompare"
KEPT, MEASURED = "kept", "measured"
COLUMNS = ["shard", "file", "rows", "failed", "state"]


@dataclass(frozen=True)
class Shard:
    """A file of articles and where its table goes."""

    path: Path
    target: Path


@dataclass(frozen=True)
class Settings:
    """What is measured and how; ``said`` pins it down in the results."""

    families: tuple[Family, ...]
    voice: Voice | None
    columns: Columns
    said: Mapping[str, str]


def measure_files(
    shards: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
    n_jobs: int | None = None,
    progress: bool = False,
) -> pd.DataFrame:
    """Measure file after file into a folder, one Parquet file each; run it again and it goes on where it was.

    ``shards`` is a pattern (``"shards/*.jsonl"``), a folder of files, or a list of files, each anything
    ``read`` reads; ``out`` is made where it is not there. What comes back has one row per shard: ``shard``,
    ``file``, ``rows``, ``failed`` (rows that could not be measured) and ``state``: "measured", "kept", or why
    a shard could not be read, which costs that shard only. ``n_jobs`` processes take a shard each. The other
    arguments are those of ``measure``.

    Raises SrccompareError where ``out`` holds results made with other settings or files of another origin,
    and where two shards would write the same file.

    Parameters
    ----------
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.
    columns
        What the columns of a table mean, as `read` takes it.
    n_jobs
        Processes that share the work; -1 for one a core.
    progress
        Whether standard error is told how far it is.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = Path(folder, "one.jsonl").write_text('{"id": "a1", "text": "It may rain."}')
    ...     measure_files([f"{folder}/one.jsonl"], f"{folder}/out", families=["counts"])["rows"].tolist()
    [1]
    """
    own, asked = own_lexicons(lexicons), voice_asked(voice)
    wanted = families_of(families, own)
    said = {
        **provenance_of(wanted, own),
        "voice": "as declared" if asked is None else str(asked.name).lower(),
        "columns": columns if isinstance(columns, str) else json.dumps(dict(columns or {}), sort_keys=True),
    }
    settings = Settings(wanted, asked, columns, said)
    given = shards_of(shards, Path(out))
    Path(out).mkdir(parents=True, exist_ok=True)
    done = {shard: about for shard in given if (about := kept(shard, said)) is not None}
    waiting = [shard for shard in given if shard not in done]
    jobs = min(jobs_asked(n_jobs), max(len(waiting), 1))
    made = in_turn(((1, shard) for shard in waiting), partial(measure_shard, settings=settings), jobs)
    rows = told(made, len(waiting), "Measuring", "shards") if progress else (row for _, row in made)
    done |= dict(zip(waiting, rows, strict=True))
    return pd.DataFrame(
        [done[shard] for shard in given], columns=["shard", "file", "rows", "failed", "state"]
    )


def shards_of(given: Any, out: Path) -> list[Shard]:
    """The shards with their targets, in the order of their names; a list keeps its own."""
    if isinstance(given, str | os.PathLike):
        path = Path(given).expanduser()
        found = path.iterdir() if path.is_dir() else map(Path, glob.glob(str(path), recursive=True))
        paths = sorted(one for one in found if one.is_file() and not one.name.startswith("."))
    else:
        paths = [Path(one).expanduser() for one in given]
    if not paths:
        raise SrccompareError(
            f"no file is {str(given)!r}; wanted a pattern, a folder of files, or a list of them"
        )
    shards = [Shard(path, out / f"{path.name.removesuffix(path.suffix)}.parquet") for path in paths]
    targets: dict[Path, Shard] = {}
    for shard in shards:
        other = targets.setdefault(shard.target, shard)
        if other is not shard:
            raise SrccompareError(
                f"{str(other.path)!r} and {str(shard.path)!r} would both be measured into "
                f"{shard.target.name!r}; rename one, or take two folders"
            )
    return shards


def kept(shard: Shard, said: Mapping[str, str]) -> dict[str, object] | None:
    """The row of a shard that was measured already; None where it has to be. Raises for other settings."""
    if not shard.target.exists():
        return None
    arrow, parquet = pyarrow(".parquet")
    try:
        about = parquet.read_metadata(shard.target)
    except (arrow.ArrowException, OSError):
        about = None
    told = json.loads((about.metadata or {}).get(KEY, b"{}")) if about is not None else {}
    if "settings" not in told:
        raise SrccompareError(f"{str(shard.target)!r} was not made by measure_files; name another folder")
    different = [name for name, value in said.items() if told["settings"].get(name) != value]
    if different:
        name = different[0]
        raise SrccompareError(
            f"{str(shard.target)!r} was measured with other settings ({name}: "
            f"{told['settings'].get(name)!r}, now {said[name]!r}); name another folder, or empty this one"
        )
    if not shard.path.exists() or told["sha256"] != digest_of(shard.path):
        return None
    return row_of(shard, about.num_rows, told["failed"], KEPT)


def measure_shard(shard: Shard, settings: Settings) -> dict[str, object]:
    """Measure one shard and put its table in place; the row that says so."""
    try:
        sha256 = digest_of(shard.path)
        articles = read(shard.path, columns=settings.columns)
    except (SrccompareError, OSError) as error:
        return row_of(shard, 0, 0, f"cannot be read: {error}")
    table = measure(articles, settings.families, voice=settings.voice)
    failed = int((~table["status"].isin([OK, EMPTY, LANGUAGE])).sum())
    arrow, parquet = pyarrow(".parquet")
    about = {"settings": dict(settings.said), "sha256": sha256, "failed": failed}
    whole = arrow.Table.from_batches([record_batch(table)])
    with written(shard.target, force=True) as part:
        parquet.write_table(whole.replace_schema_metadata({KEY: json.dumps(about, sort_keys=True)}), part)
    return row_of(shard, len(table), failed, MEASURED)


def row_of(shard: Shard, rows: int, failed: int, state: str) -> dict[str, object]:
    """What is told of a shard."""
    return dict(zip(COLUMNS, (str(shard.path), str(shard.target), rows, failed, state), strict=True))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with plain(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
