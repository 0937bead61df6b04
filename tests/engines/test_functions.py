"""The plain functions for Dask, Spark and DuckDB give, on two workers, the rows of pandas."""

from __future__ import annotations

import os
import sys

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare.families.base import Family, Findings, Measure
from srccompare.integrations.batches import (
    attribution_batches,
    check_named,
    measure_batches,
    source_batches,
    span_batches,
)

TEXTS = [
    "The harbour may close on Friday, Ada Brandt, a spokeswoman for the port, said. It was late.",
    "“We stay,” said the mayor of Ost. Critics call it a shameful retreat, according to the union.",
    None,
    "Snow fell.",
    "",
    "Der Hafen bleibt am Freitag geschlossen, sagte die Sprecherin, weil die Gewerkschaft nicht nachgibt.",
    "\x00 \ud83d\ude00 odd signs, engineers said.".encode("utf-16", "surrogatepass").decode("utf-16"),
]
FRAME = pd.DataFrame(
    {
        "id": [f"a{number}" for number in range(70)],
        "outlet": ["Gull", None, "Wire", "Gull", "Wire"] * 14,
        "text": [text and f"{text} Number {number}." for number, text in enumerate(TEXTS * 10)],
    }
)


def brittle():
    """A family that fails on one text in seven: a poison row, which costs no other."""

    # A function within a function goes to workers by its code: they cannot import this file.
    def compute(documents, voice=None):
        if any("Snow" in article.text for article in documents.articles):
            raise RuntimeError("cannot bear snow")
        return Findings({"brittle": np.ones(len(documents))}, {"brittle": documents.sentences[:0]})

    return Family(
        "brittle", "Brittle", (Measure("brittle", "hits", "count", "fails on snow", "this test"),), compute
    )


FAMILIES = ["attribution", "hedging", brittle()]
TABLES = {
    "measure": lambda batches: measure_batches(batches, FAMILIES),
    "attributions": attribution_batches,
    "sources": source_batches,
    "spans": span_batches,
}


def called(engine, name, frame, **options):
    """A function of an engine's module, with the families of this test where it measures."""
    function = getattr(engine, name)
    return function(frame, FAMILIES, **options) if name == "measure" else function(frame, **options)


def same_rows(found, name):
    """Compare with pandas row for row, whichever order an engine hands rows over in."""
    wanted = next(TABLES[name]([FRAME]))
    order = ["id"] + [one for one in ("attribution", "layer", "group", "label", "start") if one in wanted]
    ours = plain(found).sort_values(order, ignore_index=True)
    pd.testing.assert_frame_equal(ours, plain(wanted).sort_values(order, ignore_index=True), check_exact=True)
    assert len(ours) > 0
    if name == "measure":
        status = ours.set_index("id")["status"]
        assert status["a3"] == "brittle: RuntimeError: cannot bear snow"
        assert status[["a0", "a2", "a5"]].tolist() == ["ok", "empty", "language"]


def plain(table):
    """Cells as Python has them, so that only values count; missing ones are None."""
    return table.astype(object).where(table.notna(), None)


# Dask ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two_dask_workers():
    # Engines are large and slow to start: .ci/full installs them, .ci/run does not.
    dask = pytest.importorskip("dask", reason="dask is installed by .ci/full only")
    with dask.config.set(scheduler="processes", num_workers=2):
        yield


@pytest.mark.usefixtures("two_dask_workers")
@pytest.mark.parametrize("name", TABLES)
def test_dask_gives_the_rows_of_pandas(name):
    import dask.dataframe

    from srccompare.integrations import dask as engine

    frame = dask.dataframe.from_pandas(FRAME.set_axis(range(100, 170)), npartitions=4)
    table = called(engine, name, frame)
    promised = table.dtypes
    found = table.compute()
    assert found.dtypes.equals(promised)
    same_rows(found, name)
    if name == "measure":
        assert found.index.tolist() == list(range(100, 170))


@pytest.mark.usefixtures("two_dask_workers")
def test_a_poison_row_in_dask_costs_no_other():
    import dask
    import dask.dataframe

    from srccompare.integrations import dask as engine

    rows = pd.DataFrame({"id": list("abc"), "text": pd.Series([TEXTS[0], ["a", "list"], 7], dtype=object)})
    with dask.config.set({"dataframe.convert-string": False}):
        frame = dask.dataframe.from_pandas(rows, npartitions=2)
        found = engine.measure(frame, FAMILIES).compute()
        said = engine.attributions(frame).compute()
    assert found["status"].str.contains("wanted a string").tolist() == [False, True, True]
    assert said["id"].tolist() == ["a"]


# Spark ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark", reason="pyspark is installed by .ci/full only, where there is Java")
    from pyspark.sql import SparkSession

    given = {name: os.environ.pop(name, None) for name in ("PYSPARK_PYTHON", "SPARK_LOCAL_IP")}
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()
    del os.environ["SPARK_LOCAL_IP"]
    os.environ.update({name: value for name, value in given.items() if value is not None})


@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TABLES)
def test_spark_gives_the_rows_of_pandas(name, spark):
    from srccompare.integrations import spark as engine

    rows = plain(FRAME).to_numpy().tolist()
    frame = spark.createDataFrame(rows, "id string, outlet string, text string").repartition(4)
    table = called(engine, name, frame)
    wanted = next(TABLES[name]([FRAME]))
    found = pd.DataFrame([row.asDict() for row in table.collect()], columns=table.columns)
    assert table.columns == wanted.columns.tolist()
    same_rows(found.astype(wanted.dtypes.to_dict()), name)


@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
def test_workers_of_a_local_spark_run_the_python_that_asks(spark):
    from srccompare.integrations.spark import own_python

    frame = spark.createDataFrame([("a", "Rain fell.")], "id string, text string")
    before = spark.sparkContext.pythonExec
    with own_python(frame):
        assert spark.sparkContext.pythonExec == sys.executable
    assert spark.sparkContext.pythonExec == before


# DuckDB --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_duckdb_gives_the_rows_of_pandas_in_their_order(name, jobs):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is installed by .ci/full only")
    from srccompare.integrations import duckdb as engine

    connection = duckdb.connect()
    connection.execute("create table articles as select * from FRAME")
    relation = connection.table("articles")
    found = called(engine, name, relation, n_jobs=jobs)
    # A relation of the same connection: it can be joined with what it was made of.
    joined = found.set_alias("made").join(relation.set_alias("given"), "made.id = given.id")
    assert len(joined) == len(found)
    wanted = next(TABLES[name]([FRAME]))
    rows = found.df()
    assert rows["id"].tolist() == wanted["id"].tolist()
    same_rows(rows.astype(wanted.dtypes.to_dict()), name)


def test_a_relation_goes_into_every_function_and_comes_back():
    duckdb = pytest.importorskip("duckdb", reason="duckdb is installed by .ci/full only")
    frame = FRAME.head(8)
    relation = duckdb.connect().query("select 1").query("one", "select * from frame")
    table = srccompare.measure(relation, ["hedging"])
    assert type(table) is type(relation)
    wanted = srccompare.measure(frame, ["hedging"])
    pd.testing.assert_frame_equal(plain(table.df()), plain(wanted), check_dtype=False)


# What is asked of all ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "columns", "said"),
    [
        (["id", "body"], None, "no column 'text' for the texts; columns present: 'id', 'body'"),
        (
            ["text", "outlet"],
            None,
            "no column 'id' for the ids, as rows of",
        ),
        (["id", "text"], None, None),
        (["Key", "body"], {"Key": "id", "body": "text"}, None),
    ],
)
def test_texts_and_ids_are_named_and_not_guessed(names, columns, said):
    if said is None:
        check_named(names, columns)
        return
    with pytest.raises(srccompare.ReadError, match=said):
        check_named(names, columns)
