"""A corpus in shards is measured file by file; what is done is kept, what was cut off is finished."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import srccompare

pytest.importorskip("pyarrow", reason="needs the extra parquet")

SHARDS = 6


@pytest.fixture
def shards(tmp_path):
    """A folder of JSON Lines, each with some articles and one without text."""
    folder = tmp_path / "shards"
    folder.mkdir()
    for number in range(SHARDS):
        rows = [
            {"id": f"s{number}-{row}", "outlet": "Gull", "text": f"Rain may fall, {row} people said." * 5}
            for row in range(30)
        ]
        lines = [json.dumps(row) for row in [*rows, {"id": f"s{number}-empty", "text": None}]]
        (folder / f"part-{number}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_shard_has_its_table_and_together_they_are_that_of_measure(shards, tmp_path):
    done = srccompare.measure_files(shards, tmp_path / "out", "hedging")
    assert done["state"].tolist() == ["measured"] * SHARDS
    assert done[["rows", "failed"]].to_numpy().tolist() == [[31, 0]] * SHARDS
    found = pd.concat(map(pd.read_parquet, done["file"]), ignore_index=True)
    wanted = srccompare.measure(srccompare.read(shards), "hedging")
    pd.testing.assert_frame_equal(found[wanted.columns], wanted, check_dtype=False)


def test_several_processes_write_the_same_bytes(shards, tmp_path, capfd):
    srccompare.measure_files(shards, tmp_path / "one", "hedging")
    srccompare.measure_files(str(shards / "*.jsonl"), tmp_path / "two", "hedging", n_jobs=2, progress=True)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
    assert "6 of 6 shards" in capfd.readouterr().err


RUN = """
import sys, time
import srccompare
from srccompare.integrations import shards
measure_shard = shards.measure_shard
def slowly(*arguments, **options):
    time.sleep(0.2)
    return measure_shard(*arguments, **options)
shards.measure_shard = slowly
srccompare.measure_files(sys.argv[1], sys.argv[2], "hedging")
"""


def test_a_run_killed_in_the_middle_is_finished_with_the_same_bytes(shards, tmp_path):
    out = tmp_path / "out"
    environment = os.environ | {"PYTHONPATH": str(Path(srccompare.__file__).parents[1])}
    run = subprocess.Popen([sys.executable, "-c", RUN, shards, out], env=environment)
    until = time.monotonic() + 60
    while not (out.is_dir() and list(out.glob("*.parquet"))) and time.monotonic() < until:
        time.sleep(0.01)
    run.send_signal(signal.SIGKILL)
    run.wait()
    whole = contents(out)
    assert 0 < len(whole) < SHARDS
    done = srccompare.measure_files(shards, out, "hedging")
    states = done["state"].tolist()
    assert {"kept", "measured"} == set(states)
    assert states.count("kept") == len([name for name in whole if name.endswith(".parquet")])
    srccompare.measure_files(shards, tmp_path / "undisturbed", "hedging")
    assert {name: bytes_ for name, bytes_ in contents(out).items() if name.endswith(".parquet")} == contents(
        tmp_path / "undisturbed"
    )


def test_a_second_run_changes_nothing_but_what_belongs_to_a_shard_that_changed(shards, tmp_path):
    srccompare.measure_files(shards, tmp_path / "out", "hedging")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    (shards / "part-2.jsonl").write_text('{"id": "new", "text": "It may snow."}\n', encoding="utf-8")
    done = srccompare.measure_files(shards, tmp_path / "out", "hedging").set_index("rows")
    assert done["state"].tolist() == ["kept", "kept", "measured", "kept", "kept", "kept"]
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert [name for name in after if after[name] != before[name]] == ["part-2.parquet"]


def test_results_of_other_settings_are_never_mixed(shards, tmp_path):
    srccompare.measure_files([shards / "part-0.jsonl"], tmp_path / "out", "hedging")
    for change in ({"families": "counts"}, {"families": "hedging", "voice": "quoted"}):
        with pytest.raises(srccompare.SrccompareError, match=r"part-0\.parquet' was measured with"):
            srccompare.measure_files(shards, tmp_path / "out", **change)
    (tmp_path / "out" / "part-1.parquet").write_bytes(b"mine")
    with pytest.raises(srccompare.SrccompareError, match="was not made by measure_files"):
        srccompare.measure_files(shards, tmp_path / "out", "hedging")


def test_a_shard_that_cannot_be_read_costs_no_other(shards, tmp_path):
    (shards / "part-1.jsonl").write_text("no JSON", encoding="utf-8")
    (shards / "part-9.xyz").write_text("who knows", encoding="utf-8")
    done = srccompare.measure_files(shards, tmp_path / "out", "hedging")
    assert done["state"].str.startswith("cannot be read: ").tolist() == [False, True, *[False] * 4, True]
    assert len(contents(tmp_path / "out")) == SHARDS - 1


def test_two_shards_for_one_file_and_no_shard_at_all_are_errors(shards, tmp_path):
    (shards / "part-0.csv").write_text("id,text\na,Rain fell.\n", encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match=r"would both be measured into 'part-0\.parquet'"):
        srccompare.measure_files(shards, tmp_path / "out", "hedging")
    with pytest.raises(srccompare.SrccompareError, match="wanted a pattern, a folder of files"):
        srccompare.measure_files(str(tmp_path / "nowhere" / "*"), tmp_path / "out", "hedging")
