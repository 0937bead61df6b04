"""Parquet files hold one article per row."""

from __future__ import annotations

import datetime
import sys

import pytest
from reading import filled, quietly

from srccompare.errors import ReadError
from srccompare.read import guests, read

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

UTC = datetime.UTC


def written(path, **columns):
    """A Parquet file with these columns."""
    pq.write_table(pa.table(columns), path)
    return path


def test_rows_become_articles_with_their_types(tmp_path):
    moment = datetime.datetime(2026, 5, 12, 13, 20, tzinfo=UTC)
    path = written(
        tmp_path / "a.parquet",
        text=pa.array(["Rain fell.\r\n", None]),
        outlet=pa.array(["Gull", "Post"]).dictionary_encode(),
        published=pa.array([moment, None], pa.timestamp("us", "UTC")),
        pages=pa.array([3, None]),
        author=pa.array([["Rory Tamsin", "Niko Aster"], None]),
    )
    one, two = read(path)
    assert (one.id, one.text, one.outlet, one.published) == ("row-1", "Rain fell.\r\n", "Gull", moment)
    assert (one.author, one.metadata) == ("Rory Tamsin, Niko Aster", {"pages": 3, "encoding": "utf-8"})
    assert (two.text, two.flags, two.outlet, two.published) == ("", ("no text",), "Post", None)


def test_columns_are_renamed_and_a_folder_may_hold_parquet_beside_texts(tmp_path):
    path = written(tmp_path / "a.parquet", rain=["Rain."], medium=["Gull"])
    assert read(path, columns={"rain": "text", "medium": "outlet"})[0].outlet == "Gull"
    with pytest.raises(ReadError, match=r"no column 'text' in a\.parquet; columns present: 'rain', 'medium'"):
        read(path)
    filled(tmp_path, {"c.txt": "Snow."})
    written(tmp_path / "a.parquet", file=["c.txt"], outlet=["Post"])
    written(tmp_path / "b.parquet", text=["Rain."])
    assert [(article.id, article.outlet) for article in read(tmp_path)] == [("c", "Post"), ("row-1", None)]


def test_values_of_the_wrong_kind_cost_that_article_only(tmp_path):
    path = written(tmp_path / "a.parquet", text=pa.array([b"Rain."]), id=["a"])
    (article,), (said,) = quietly(path)
    assert article.flags == ("text is of the wrong kind", "no text")
    assert "a.parquet, row 1: text is b'Rain.' (bytes)" in said


def test_text_that_is_no_utf_8_is_mended_and_flagged(tmp_path):
    broken = pa.array([b"caf\xe9", "café".encode(), None]).view(pa.string())
    path = written(tmp_path / "a.parquet", text=broken)
    assert [(article.text, article.flags) for article in quietly(path)[0]] == [
        ("caf\ufffd", ("undecodable bytes replaced",)),
        ("café", ()),
        ("", ("no text",)),
    ]


@pytest.mark.parametrize("content", [b"", b"Rain fell.", b"PAR1 cut off PAR1"])
def test_what_is_no_parquet_is_named_and_does_not_cost_the_others(tmp_path, content):
    filled(tmp_path, {"a.parquet": content, "b.txt": "Rain."})
    articles, (said,) = quietly(tmp_path)
    assert articles.ids == ["b"]
    assert "a.parquet (no Parquet that can be read: " in said
    with pytest.raises(ReadError, match=r"a\.parquet cannot be read: no Parquet"):
        read(tmp_path / "a.parquet")


def test_without_the_package_the_remedy_is_named(tmp_path, monkeypatch):
    path = written(tmp_path / "a.parquet", text=["Rain."])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    guests.guest.cache_clear()
    with pytest.raises(ReadError, match=r'pyarrow; install it with: pip install pyarrow .*"\.\[parquet\]"'):
        read(path)
    monkeypatch.undo()
    guests.guest.cache_clear()
