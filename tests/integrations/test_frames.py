"""Frames of any library are read, and tables come back in the kind that was given."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare.integrations.batches import attribution_batches, measure_batches, source_batches, span_batches
from srccompare.integrations.sklearn import ArticleMeasures

pa = pytest.importorskip("pyarrow", reason="needs the extra frames")
pl = pytest.importorskip("polars", reason="polars is no dependency")
pytest.importorskip("narwhals", reason="needs the extra frames")

ROWS = {
    "id": ["a", "b", "c"],
    "outlet": ["Gull", None, "Gull"],
    "text": ["The harbour may close on Friday, Ada Brandt said.", None, "“We stay,” said the mayor of Ost."],
}
FAMILIES = ["counts", "hedging"]
TABLES = {
    "measure": lambda source: srccompare.measure(source, FAMILIES),
    "evidence": lambda source: srccompare.evidence(source, ["hedging"]),
    "attributions": srccompare.attributions,
    "sources": srccompare.sources,
    "mentions": srccompare.mentions,
    "spans": srccompare.spans,
}


class Capsule:
    """A table of a library nobody knows, which hands its rows out as Arrow does."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


KINDS = {
    "polars": (pl.DataFrame, pl.DataFrame),
    "lazy polars": (pl.LazyFrame, pl.LazyFrame),
    "Arrow table": (pa.table, pa.Table),
    "record batch": (pa.record_batch, pa.RecordBatch),
    "reader": (lambda rows: pa.table(rows).to_reader(), pa.RecordBatchReader),
    "capsule": (lambda rows: Capsule(pa.table(rows)), pa.Table),
}


def rows_of(table):
    """The rows of a table of any kind, a missing number as None."""
    if isinstance(table, pd.DataFrame):
        return table.astype(object).where(table.notna(), None).to_dict("records")
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if isinstance(table, pl.DataFrame):
        return table.to_dicts()
    return (table.read_all() if isinstance(table, pa.RecordBatchReader) else table).to_pylist()


@pytest.fixture(scope="module")
def expected():
    frame = pd.DataFrame(ROWS)
    return {name: rows_of(make(frame)) for name, make in TABLES.items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_comes_back_in_the_kind_that_was_given_with_the_rows_of_pandas(table, kind, expected):
    make, comes = KINDS[kind]
    found = TABLES[table](make(ROWS))
    assert isinstance(found, comes)
    assert rows_of(found) == expected[table]


def test_a_missing_number_is_null_and_left_out_of_means():
    table = srccompare.measure(pl.DataFrame(ROWS), FAMILIES)
    assert table["hedge_rate"].null_count() == 1
    assert table["hedge_rate"].mean() > 0
    assert table.schema["words"] == pl.Float64
    assert table.schema["outlet"] == pl.String


@pytest.mark.parametrize("table", TABLES)
def test_no_rows_are_a_table_with_all_columns_and_types(table):
    filled = TABLES[table](pl.DataFrame(ROWS))
    empty = TABLES[table](pl.DataFrame(ROWS).clear())
    assert empty.height == 0
    assert empty.schema == filled.schema


def test_what_is_read_of_a_frame_is_what_is_read_of_dicts():
    rows = [dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)]
    wanted = srccompare.read(rows).items
    for kind, (make, _) in KINDS.items():
        assert srccompare.read(make(ROWS)).items == wanted, kind
    assert srccompare.read(pl.Series(ROWS["text"][:1]))[0].text == ROWS["text"][0]


def test_columns_are_named_as_in_reading():
    frame = pl.DataFrame(ROWS).rename({"text": "body"})
    table = srccompare.measure(frame, FAMILIES, columns={"body": "text"})
    assert rows_of(table) == rows_of(srccompare.measure(pl.DataFrame(ROWS), FAMILIES))


def test_the_tables_of_a_comparison_come_in_the_kind_that_was_given():
    comparison = srccompare.compare(
        pl.DataFrame(ROWS | {"outlet": ["Gull", "Wire", "Wire"]}), families="counts"
    )
    assert isinstance(comparison.as_given("articles"), pl.DataFrame)
    assert rows_of(comparison.as_given("statements")) == rows_of(comparison.statements)
    assert isinstance(comparison.articles, pd.DataFrame)
    plain = srccompare.compare(pd.DataFrame(ROWS), families="counts")
    assert plain.as_given("articles") is plain.articles
    with pytest.raises(srccompare.SrccompareError, match="no table named 'artikles'"):
        plain.as_given("artikles")


# Streams ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "reader"])
@pytest.mark.parametrize(
    ("stream", "table"),
    [
        (lambda batches: measure_batches(batches, FAMILIES), "measure"),
        (attribution_batches, "attributions"),
        (source_batches, "sources"),
        (span_batches, "spans"),
    ],
    ids=["measures", "attributions", "sources", "spans"],
)
def test_a_stream_of_frames_gives_tables_of_their_kind(stream, table, kind, expected):
    make, comes = KINDS[kind]
    parts = [{name: values[number : number + 1] for name, values in ROWS.items()} for number in range(3)]
    found = list(stream(make(part) for part in parts))
    assert {type(one) for one in found} == {comes}
    assert [row for one in found for row in rows_of(one)] == expected[table]


def test_a_reader_of_record_batches_is_a_stream():
    reader = pa.Table.from_pylist(
        [dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)]
    ).to_reader(max_chunksize=2)
    assert [len(table) for table in measure_batches(reader, FAMILIES)] == [2, 1]


@pytest.mark.parametrize("stream", [measure_batches, attribution_batches, source_batches, span_batches])
@pytest.mark.parametrize(
    "frame",
    [pd.DataFrame(ROWS), pl.DataFrame(ROWS), pl.LazyFrame(ROWS), pa.table(ROWS), pa.record_batch(ROWS)],
    ids=["pandas", "polars", "lazy polars", "Arrow", "record batch"],
)
def test_a_frame_that_would_be_iterated_over_its_columns_is_an_error(stream, frame):
    with pytest.raises(srccompare.SrccompareError, match=r"given one \w+; wanted an iterable"):
        stream(frame)


class Engine:
    """A frame that does not hand out rows; over it one iterates column by column."""

    columns = ("id", "text")
    dtypes = ("str", "str")

    def __iter__(self):
        return iter(self.columns)


@pytest.mark.parametrize(
    "call",
    [
        srccompare.read,
        srccompare.measure,
        srccompare.attributions,
        measure_batches,
        lambda frame: next(measure_batches([frame])),
        ArticleMeasures("counts").fit,
    ],
)
def test_a_frame_that_cannot_be_read_is_an_error_that_says_what_would_work(call):
    with pytest.raises(srccompare.ReadError, match=r"Engine is not read .* hand over a pandas"):
        call(Engine())


def test_a_row_that_cannot_be_read_has_no_part_in_other_tables_and_is_named():
    batch = pl.DataFrame({"id": ["a", "b"], "text": [[ROWS["text"][0]], ["x"]]})
    with pytest.warns(srccompare.SrccompareWarning, match="row 1 of the stream: text is .*; row 2 of"):
        (table,) = attribution_batches([batch])
    assert table.height == 0
    with pytest.warns(srccompare.SrccompareWarning, match=r"row-2 \(the row is 7 \(int\)"):
        (rows,) = attribution_batches([[{"id": "a", "text": ROWS["text"][0]}, 7]])
    assert rows["id"].tolist() == ["a"]


# The transformer -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "reader"])
def test_the_transformer_takes_frames_of_any_library(kind):
    wanted = ArticleMeasures(FAMILIES).fit_transform(pd.DataFrame(ROWS))
    np.testing.assert_array_equal(ArticleMeasures(FAMILIES).fit_transform(KINDS[kind][0](ROWS)), wanted)


def test_the_transformer_gives_the_kind_that_scikit_learn_is_set_to():
    measures = ArticleMeasures(FAMILIES).set_output(transform="polars")
    table = measures.fit_transform(pl.DataFrame(ROWS))
    assert isinstance(table, pl.DataFrame)
    assert table.columns == measures.get_feature_names_out().tolist()
