"""The rows of the tables of articles, column by column, for a story small enough to read off."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare.read.guests import guest
from srccompare.tables.evidence import EVIDENCE_COLUMNS
from srccompare.tables.furniture import FURNITURE_COLUMNS
from srccompare.tables.kinds import in_kind_of, record_batch, schema_of
from srccompare.tables.rows import SHARED, SentenceTexts, as_table, context_rows, span_rows, voice_numbers

PAGE = "The dam may fail, said Ann Lee. “Perhaps we may leave,” she said.\n\nShare this article"
ROWS = [
    {"id": "a", "outlet": "Gull", "title": "It may rain", "text": PAGE, "published": "2026-05-12",
     "event": "dam"},
    {"id": "b", "text": "Nothing here."},
    {"id": "c", "outlet": "Wire", "text": "It may snow.\n\nShare this article"},
]  # fmt: skip
FIRST = "The dam may fail, said Ann Lee."


@pytest.fixture(scope="module")
def documents():
    return srccompare.analyze(srccompare.read(ROWS))


def listed(table):
    return [tuple(None if one is pd.NA else one for one in row) for row in table.itertuples(index=False)]


def test_a_row_of_evidence_says_whose_number_where_and_in_which_sentence(documents):
    table = srccompare.evidence(documents, families=["hedging", "counts"])
    assert table.dtypes.astype(str).to_dict() == EVIDENCE_COLUMNS
    rate = table[table["measure"] == "hedge_rate"]
    assert listed(rate) == [
        ("a", "Gull", "hedging", "hedge_rate", "modal", "title", 3, 6, "may", 1.0, 0, "title", "It may rain"),
        ("a", "Gull", "hedging", "hedge_rate", "modal", "text", 8, 11, "may", 1.0, 1, "lead", FIRST),
        ("c", "Wire", "hedging", "hedge_rate", "modal", "text", 3, 6, "may", 1.0, 0, "lead", "It may snow."),
    ]
    quoted = table[table["measure"] == "quotations"]
    speech = "“Perhaps we may leave,”"
    assert listed(quoted) == [
        ("a", "Gull", "counts", "quotations", "speech", "text", 32, 55, speech, 1.0, 12, "lead",
         f"{speech} she said."),
    ]  # fmt: skip
    # Article by article; within one, families and measures as they were asked for.
    assert table["id"].is_monotonic_increasing
    for own in (table[table["id"] == name] for name in "abc"):
        assert own["family"].drop_duplicates().tolist() in (["hedging", "counts"], ["counts"])
    assert listed(table[table["id"] == "b"])[0][:5] == ("b", None, "counts", "words", "")


def test_evidence_is_that_of_the_voice_asked_for(documents):
    rows = {
        voice: srccompare.evidence(documents, families=["hedging"], voice=voice).query(
            "measure == 'hedge_rate'"
        )
        for voice in ("quoted", "outlet", None)
    }
    assert rows["quoted"]["text"].tolist() == ["Perhaps", "may"]
    assert rows["outlet"]["text"].tolist() == rows[None]["text"].tolist() == ["may", "may", "may"]


def test_a_sentence_is_held_once_however_many_spans_stand_in_it(documents):
    spans = documents.sentences
    table = span_rows(documents, spans, SentenceTexts(documents), family="a", measure="b")
    assert len(table) > 3
    assert table["sentence"].dtype == SHARED
    assert table["sentence"].array.dtype.storage == "python"


def test_a_table_of_a_relation_is_one_of_the_same_connection():
    duckdb = pytest.importorskip("duckdb", reason="duckdb is installed by .ci/full only")
    connection = duckdb.connect()
    relation = connection.sql("select 'The dam may fail.' as text")
    made = in_kind_of(relation, pd.DataFrame({"words": [4.0, np.nan]}))
    assert type(made) is type(relation)
    assert made.fetchall() == [(4.0,), (None,)]
    assert made.cross(relation).columns == ["words", "text"]


def test_a_table_of_another_library_says_what_it_lacks(monkeypatch):
    class Stream:
        def __arrow_c_stream__(self, requested_schema=None):
            raise AssertionError("nobody reads it")

    # What was found before is remembered.
    guest.cache_clear()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(srccompare.SrccompareError, match=" a table of another library "):
        in_kind_of(Stream(), pd.DataFrame({"words": [1.0]}))


def test_furniture_is_listed_with_its_place(documents):
    table = srccompare.furniture(documents)
    assert table.dtypes.astype(str).to_dict() == FURNITURE_COLUMNS
    assert listed(table) == [
        ("a", "Gull", 67, 85, "furniture", "Share this article"),
        ("c", "Wire", 14, 32, "furniture", "Share this article"),
    ]


def test_a_row_of_measures_begins_with_what_is_known_of_the_article(documents):
    table = srccompare.measure(documents, families=["hedging"])
    assert listed(table.iloc[:, :7]) == [
        ("a", "Gull", "2026-05-12", "dam", "ok", "", 1000 / 6),
        ("b", None, None, None, "ok", "", 0.0),
        ("c", "Wire", None, None, "ok", "", 1000 / 3),
    ]
    assert list(table.columns[:8]) == [
        "id", "outlet", "published", "event", "status", "flags", "hedge_rate", "hedge_modal_rate",
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_flags_are_joined_and_a_time_keeps_its_zone():
    text = "The dam may fail. "
    (row,) = srccompare.measure(
        srccompare.read([{"id": "x", "text": f"\0{text}\ud800", "published": "2026-05-12T13:20:00+02:00"}]),
        families=["counts"],
    ).itertuples()
    assert row.published == "2026-05-12T13:20:00+02:00"
    assert "NUL characters" in row.flags.split("; ")
    assert "surrogates replaced" in row.flags.split("; ")


def test_words_in_context_are_cut_from_the_field_they_stand_in(documents):
    start = documents.tokens.start
    title = np.flatnonzero((start == 3) & (documents.tokens.field == 0))[:1]
    text = np.flatnonzero((start == 8) & (documents.tokens.field == 1))[:1]
    first = np.concatenate([title, text])
    table = context_rows(documents, first, first + 1, np.array([-5, 4]), np.array([99, 16]))
    assert listed(table) == [
        ("a", "Gull", "title", 3, 6, "It", "may", "rain"),
        ("a", "Gull", "text", 8, 11, "dam", "may", "fail"),
    ]
    none = np.zeros(0, np.int64)
    assert list(context_rows(documents, none, none, none, none).columns) == list(table.columns)


def test_a_token_is_narrated_attributed_or_quoted(documents):
    words = {"rain": 0, "fail": 1, "leave": 2, "snow": 0}
    text_of = documents.text_of(documents.tokens)
    places = np.array([text_of.index(word) for word in words])
    assert voice_numbers(documents, places).tolist() == list(words.values())


def test_no_spans_are_no_rows_with_all_columns(documents):
    sentences = SentenceTexts(documents)
    none = documents.zones[np.zeros(0, np.int64)]
    table = span_rows(documents, none, sentences, family="a", measure="b")
    assert list(table.columns) == list(EVIDENCE_COLUMNS)
    assert len(table) == 0
    empty = as_table([table, table], EVIDENCE_COLUMNS)
    assert (len(empty), empty.dtypes.astype(str).to_dict()) == (0, EVIDENCE_COLUMNS)
    one = srccompare.evidence(documents, families=["hedging"])
    both = as_table([table, one, one], EVIDENCE_COLUMNS)
    assert both.index.tolist() == list(range(2 * len(one)))


def test_arrow_has_the_types_the_columns_promise():
    pa = pytest.importorskip("pyarrow")
    columns = {
        "a": "string",
        "b": "str",
        "c": "int64",
        "d": "Int64",
        "e": "float64",
        "f": "bool",
        "g": "boolean",
    }
    schema = schema_of(columns)
    assert schema.names == list(columns)
    assert schema.types == [
        pa.string(), pa.string(), pa.int64(), pa.int64(), pa.float64(), pa.bool_(), pa.bool_(),
    ]  # fmt: skip
    assert schema_of({"x": "object"}).types == [pa.null()]
    table = pd.DataFrame({"x": [[1], [2]], "y": [1.0, np.nan]})
    assert schema_of({"x": "object", "y": "float64"}, table).types == [pa.list_(pa.int64()), pa.float64()]
    batch = record_batch(table)
    assert batch.to_pydict() == {"x": [[1], [2]], "y": [1.0, None]}
    assert batch.schema.metadata is None
    assert record_batch(table.iloc[1:]).to_pydict() == {"x": [[2]], "y": [None]}
    nothing = record_batch(pd.DataFrame({"y": np.zeros(0)}))
    assert (nothing.num_rows, nothing.schema.types) == (0, [pa.float64()])


def test_a_table_comes_back_in_the_kind_that_was_given():
    pa, pl = pytest.importorskip("pyarrow"), pytest.importorskip("polars")
    table, given = pd.DataFrame({"words": [1.0, np.nan]}), pa.table({"text": ["a", "b"]})
    batch = given.to_batches()[0]
    for source in (given, batch, pa.RecordBatchReader.from_batches(given.schema, [batch])):
        assert type(in_kind_of(source, table)) is type(source)
    assert in_kind_of(batch, table).to_pydict() == {"words": [1.0, None]}
    frame = pl.from_arrow(given)
    assert type(in_kind_of(frame, table)) is type(frame)
    assert type(in_kind_of(frame.lazy(), table)) is pl.LazyFrame
    assert in_kind_of(frame, table)["words"].to_list() == [1.0, None]
    assert in_kind_of([{"text": "a"}], table) is table
