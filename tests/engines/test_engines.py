"""The scripts of the manual run in the engines they are written for, and give what `measure` gives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import srccompare

SCRIPTS = Path(__file__).parents[2] / "docs" / "engines"
FAMILIES = ["hedging", "tone"]


@pytest.mark.parametrize(
    ("script", "needs"),
    [
        ("with_dask", "dask"),
        ("with_spark", "pyspark"),
        ("with_duckdb", "duckdb"),
        ("with_datasets", "datasets"),
    ],
)
def test_an_engine_gives_the_numbers_of_measure(script, needs, tmp_path):
    # Engines are large and slow to start: .ci/full installs them, .ci/run does not.
    pytest.importorskip(needs, reason=f"{needs} is installed by .ci/full only")
    shutil.copytree(srccompare.example(), tmp_path / "articles")
    here = str(Path(srccompare.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, SCRIPTS / f"{script}.py"],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": here, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = pd.read_parquet(tmp_path / "measures.parquet")
    # DuckDB's ids are the files it read.
    found = found.assign(id=[Path(name).stem for name in found["id"]]).sort_values("id", ignore_index=True)
    # The engines are handed texts alone, without the headlines the table beside them gives.
    texts = [{"id": one.id, "text": one.text} for one in srccompare.read(srccompare.example())]
    wanted = srccompare.measure(texts, FAMILIES).sort_values("id", ignore_index=True)
    columns = ["id", "status", *srccompare.families(FAMILIES)["measure"]]
    pd.testing.assert_frame_equal(found[columns], wanted[columns], check_dtype=False, rtol=0, atol=0)
