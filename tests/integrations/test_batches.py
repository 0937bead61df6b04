"""Frames keep what they are, and a stream of batches is measured batch by batch."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.families.base import Family, Findings, Measure
from srccompare.integrations.batches import arrow_schema, measure_batches

TEXTS = ["The harbour may close on Friday.", "Snow fell.", "It could rain, officials said."]
FAMILIES = ["counts", "hedging"]
RATES = srccompare.families(FAMILIES)["measure"].tolist()


def frame_of(texts, **columns):
    return pd.DataFrame({"text": texts, **columns})


# measure(frame) ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "index",
    [
        pd.Index([30, 10, 20]),
        pd.Index(["b", "b", "a"], name="key"),
        pd.MultiIndex.from_tuples([("x", 2), ("x", 1), ("y", 2)], names=["event", "number"]),
        pd.to_datetime(["2026-05-12", "2026-05-11", "2026-05-13"], utc=True),
        pd.CategoricalIndex(["c", "a", "b"]),
    ],
    ids=["unsorted", "doubled", "levels", "moments", "categories"],
)
def test_the_rows_of_a_frame_come_back_in_its_order_under_its_index(index):
    table = srccompare.measure(frame_of(TEXTS).set_axis(index), FAMILIES)
    assert table.index.identical(index)
    plain = srccompare.measure(frame_of(TEXTS), FAMILIES)
    np.testing.assert_array_equal(table[RATES].to_numpy(), plain[RATES].to_numpy())


def test_a_frame_is_left_as_it_was_and_can_be_put_beside_its_measures():
    pyarrow = pytest.importorskip("pyarrow")
    frame = frame_of(
        pd.array(TEXTS, dtype=pd.ArrowDtype(pyarrow.string())),
        outlet=pd.Categorical(["Gull", "Wire", "Gull"], categories=["Wire", "Gull", "Coast"], ordered=True),
        clicks=pd.array([1, None, 3], dtype="Int64"),
    ).set_axis(["k", "k", "l"])
    before = frame.copy(deep=True)
    table = srccompare.measure(frame, FAMILIES)
    pd.testing.assert_frame_equal(frame, before)
    both = pd.concat([frame, table[RATES]], axis=1)
    assert both.dtypes[frame.columns].tolist() == before.dtypes.tolist()
    assert both["hedge_rate"].tolist() == table["hedge_rate"].tolist()


def test_a_frame_that_may_not_be_written_to_is_read():
    texts = np.array(TEXTS, dtype=object)
    texts.flags.writeable = False
    assert len(srccompare.measure(pd.DataFrame({"text": texts}, copy=False), FAMILIES)) == 3


def test_an_empty_frame_gives_an_empty_table_with_all_columns():
    for frame in (frame_of([]), frame_of(TEXTS).iloc[:0], pd.DataFrame()):
        table = srccompare.measure(frame, FAMILIES)
        assert table.dtypes.equals(srccompare.measure(frame_of(TEXTS), FAMILIES).dtypes)
        assert table.index.identical(frame.index)


# Streams -------------------------------------------------------------------------------------------------


def test_a_stream_gives_the_rows_of_one_table():
    whole = srccompare.measure(frame_of(TEXTS, id=["a", "b", "c"]), FAMILIES)
    kinds = [
        [frame_of(TEXTS, id=["a", "b", "c"]).iloc[[number]] for number in range(3)],
        [[{"id": name, "text": text}] for name, text in zip("abc", TEXTS, strict=True)],
        [Articles((Article(id=name, text=text),)) for name, text in zip("abc", TEXTS, strict=True)],
    ]
    for batches in kinds:
        pd.testing.assert_frame_equal(pd.concat(measure_batches(batches, FAMILIES), ignore_index=True), whole)


def test_a_batch_is_read_when_its_table_is_asked_for():
    asked = []

    def batches():
        for text in TEXTS:
            asked.append(text)
            yield frame_of([text])

    tables = measure_batches(batches(), FAMILIES)
    assert asked == []
    next(tables)
    assert asked == TEXTS[:1]


def test_every_batch_has_the_columns_of_the_schema_and_rows_are_numbered_through():
    batches = [frame_of(TEXTS), pd.DataFrame(), frame_of([None], extra=["x"]), [], frame_of(TEXTS[:1])]
    tables = list(measure_batches(batches, FAMILIES))
    assert {tuple(table.columns) for table in tables} == {tuple(srccompare.schema(FAMILIES)["column"])}
    assert len({tuple(map(str, table.dtypes)) for table in tables}) == 1
    assert [table["id"].tolist() for table in tables] == [
        ["row-1", "row-2", "row-3"],
        [],
        ["row-4"],
        [],
        ["row-5"],
    ]


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_a_missing_text_is_an_empty_article(missing):
    (table,) = measure_batches([frame_of([TEXTS[0], missing])], FAMILIES)
    assert table["status"].tolist() == ["ok", "empty"]
    assert table["words"].tolist() == [6, 0]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"text": ["a", "b"]}, "text is ['a', 'b'] (list), wanted a string; join its parts"),
        ({"text": b"Snow"}, "text is b'Snow' (bytes), wanted a string; decode it first"),
        ({"text": 7}, "text is 7 (int), wanted a string"),
        ("Snow fell.", "the row is 'Snow fell.' (str); wanted dicts"),
        (None, "the row is None (NoneType)"),
        (Article(id="z", text=7), "article 2 ('z'): text is 7 (int)"),
        (Article(id="z", text="Snow", published="2026"), "published is '2026' (str), wanted datetime.date"),
    ],
    ids=repr,
)
@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_a_poison_row_is_a_row_with_its_reason_and_costs_no_other(row, why):
    good = {"id": "good", "text": TEXTS[0]}
    table, after = measure_batches([[good, row, good], [good]], FAMILIES)
    assert why in table["status"][1]
    assert table["id"][1] in ("row-2", "z")
    assert table.loc[1, RATES].isna().all()
    np.testing.assert_array_equal(table.loc[[0, 2], RATES].to_numpy(), after.loc[[0, 0], RATES].to_numpy())


def test_a_row_on_which_a_family_fails_is_a_row_with_its_reason():
    measure = Measure("brittle", "hits", "count", "fails on purpose", "this test")

    def compute(made, voice=None):
        if any("Snow" in article.text for article in made.articles):
            raise RuntimeError("cannot bear snow")
        return Findings({"brittle": np.ones(len(made))}, {"brittle": made.sentences[:0]})

    (table,) = measure_batches([frame_of(TEXTS)], [Family("brittle", "Brittle", (measure,), compute)])
    assert table["status"].tolist() == ["ok", "brittle: RuntimeError: cannot bear snow", "ok"]
    assert table["brittle"].isna().tolist() == [False, True, False]


def test_an_article_that_cannot_be_cut_into_tokens_costs_its_row_only(monkeypatch):
    from srccompare.documents.text import text as module

    tokenize = module.tokenize

    def brittle(layout, vocabulary):
        if "Snow" in layout.buffer:
            raise RecursionError("too deep")
        return tokenize(layout, vocabulary)

    monkeypatch.setattr(module, "tokenize", brittle)
    (table,) = measure_batches([frame_of(TEXTS)], FAMILIES)
    assert table["status"].str.contains("RecursionError: too deep").tolist() == [False, True, False]
    assert table.loc[1, RATES].isna().all()
    assert table["words"].tolist()[::2] == [6, 5]


def test_what_articles_carry_with_them_holds_in_a_stream_too():
    articles = Articles(
        (Article("a", f"{TEXTS[0]}\n\nJoin our choir."), Article("b", "\ud800 Snow.")),
        furniture=("Join our *",),
    )
    (table,) = measure_batches([articles], FAMILIES)
    assert table["words"].tolist() == srccompare.measure(articles, FAMILIES)["words"].tolist() == [6, 1]


@pytest.mark.parametrize(
    ("batches", "said"),
    [
        (frame_of(TEXTS), ["one DataFrame", "an iterable of batches", "there is measure"]),
        ("articles.csv", ["one str"]),
        ({"text": "Snow"}, ["one dict"]),
        (Articles(()), ["one Articles"]),
        (7, ["one int"]),
    ],
    ids=["frame", "path", "dict", "articles", "number"],
)
def test_what_is_no_stream_is_refused_at_once(batches, said):
    with pytest.raises(srccompare.SrccompareError) as caught:
        measure_batches(batches)
    assert [part for part in said if part not in str(caught.value)] == []


@pytest.mark.parametrize(
    ("batch", "said"),
    [
        (pd.DataFrame({"copy": TEXTS}), "no column 'text' in the data frame; columns present: 'copy'"),
        ("Snow fell.", r"'Snow fell.' \(str\) is no batch"),
        ({"text": "Snow"}, r"\(dict\) is no batch"),
        (7, r"7 \(int\) is no batch"),
    ],
    ids=["no text", "string", "dict", "number"],
)
def test_what_is_no_batch_stops_the_stream(batch, said):
    tables = measure_batches([frame_of(TEXTS), batch], FAMILIES)
    next(tables)
    with pytest.raises(srccompare.ReadError, match=said):
        next(tables)


def test_mistakes_of_the_caller_are_found_before_the_first_batch():
    with pytest.raises(srccompare.UnknownFamilyError):
        measure_batches([], "hedges")
    with pytest.raises(srccompare.SrccompareError, match="no voice named 'loud'"):
        measure_batches([], voice="loud")


def test_columns_are_named_as_in_reading():
    (table,) = measure_batches([pd.DataFrame({"body": TEXTS})], FAMILIES, columns={"body": "text"})
    assert table["words"].tolist() == [6, 2, 5]


def test_memory_does_not_grow_with_the_stream():
    def batches():
        for number in range(60):
            yield frame_of([f"The harbour may close on Friday, official {number} said. " * 20] * 20)

    tables = measure_batches(batches(), FAMILIES)
    next(tables)
    tracemalloc.start()
    kept = [tracemalloc.get_traced_memory()[0] for _ in tables]
    tracemalloc.stop()
    # The tables of the shared vocabulary may double on the way, by a megabyte or two. Keeping what
    # was analyzed would take more than this for the 55 batches between.
    assert kept[-1] - kept[3] < 6_000_000


# Arrow -----------------------------------------------------------------------------------------------------


def test_a_record_batch_comes_back_for_a_record_batch_with_the_schema_promised():
    pa = pytest.importorskip("pyarrow")
    batch = pa.RecordBatch.from_pydict(
        {
            "id": pa.array([1, None, 3]),
            "text": pa.array([TEXTS[0], None, TEXTS[1]]).dictionary_encode(),
            "published": pa.array([0, None, 1], pa.timestamp("ms", "UTC")),
        }
    )
    first, empty = measure_batches(iter([batch, batch.slice(0, 0)]), FAMILIES)
    assert isinstance(first, pa.RecordBatch)
    assert first.schema.equals(empty.schema, check_metadata=True)
    assert first.schema.equals(arrow_schema(FAMILIES), check_metadata=True)
    assert first["id"].to_pylist() == ["1", "row-2", "3"]
    assert first["status"].to_pylist() == ["ok", "empty", "ok"]
    assert first["published"].to_pylist() == [
        "1970-01-01T00:00:00+00:00",
        None,
        "1970-01-01T00:00:00.001000+00:00",
    ]
    # Nothing to measure is null in Arrow, which engines leave out of their means; 0 stays a finding.
    assert first["hedge_rate"].to_pylist()[1:] == [None, 0.0]
    assert empty.num_rows == 0


def test_a_reader_of_record_batches_is_a_stream_and_a_table_has_to_become_one():
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"text": TEXTS * 4})
    reader = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=5))
    tables = list(measure_batches(reader, FAMILIES))
    assert [one.num_rows for one in tables] == [5, 5, 2]
    assert pa.Table.from_batches(tables)["id"].to_pylist()[-1] == "row-12"
    with pytest.raises(srccompare.SrccompareError, match="to_batches"):
        measure_batches(table)
