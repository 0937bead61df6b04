"""Data frames, dicts and articles become articles; what cannot be one is named with its row."""

from __future__ import annotations

import datetime
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srccompare.articles import Article, Articles
from srccompare.errors import ReadError, SrccompareError, SrccompareWarning
from srccompare.read import read

ROW = {
    "id": "a",
    "title": "Rain",
    "text": "It fell.\r\n",
    "outlet": " The Gull ",
    "published": "2026-05-12",
    "author": "Rory Tamsin",
    "url": "https://gull.example/rain",
    "event": "rain",
    "language": "en",
    "desk": "weather",
}

ARTICLE = Article(
    id="a",
    title="Rain",
    text="It fell.\r\n",
    outlet="The Gull",
    published=datetime.date(2026, 5, 12),
    author="Rory Tamsin",
    url="https://gull.example/rain",
    event="rain",
    language="en",
    metadata={"desk": "weather"},
)


@pytest.mark.parametrize(
    "source",
    [
        [ROW],
        (ROW,),
        (row for row in [ROW]),
        {"a": ROW}.values(),
        pd.DataFrame([ROW]),
        pd.DataFrame([ROW]).astype("category"),
        pd.DataFrame([ROW]).convert_dtypes(),
        pd.DataFrame([ROW]).set_index("id"),
        pd.DataFrame([ROW]).set_index(["id", "outlet"]),
        pd.DataFrame([ROW], index=[17]),
    ],
    ids=["list", "tuple", "generator", "view", "frame", "category", "nullable", "index", "levels", "17"],
)
def test_every_shape_gives_the_same_article(source):
    assert read(source) == Articles((ARTICLE,))


def test_capitals_and_blanks_in_a_name_do_not_hide_a_field():
    (article,) = read([{"Text": "It fell.", " OUTLET ": "Gull", "Desk": "weather"}])
    assert (article.text, article.outlet, article.metadata) == ("It fell.", "Gull", {"Desk": "weather"})
    # The name as it stands wins; the other one is kept.
    (article,) = read([{"Text": "no", "text": "yes"}])
    assert (article.text, article.metadata) == ("yes", {"Text": "no"})


def test_what_was_given_is_not_changed():
    row, frame = dict(ROW), pd.DataFrame([ROW])
    read([row])
    read(frame)
    assert row == ROW
    pd.testing.assert_frame_equal(frame, pd.DataFrame([ROW]))


def test_articles_pass_through():
    articles = Articles((ARTICLE,), ("a note",))
    assert read(articles) is articles
    assert read(ARTICLE) == Articles((ARTICLE,))
    assert read([ARTICLE, {"text": "Snow."}]).ids == ["a", "row-2"]
    with pytest.raises(ReadError, match="articles have none"):
        read(articles, columns={"body": "text"})


@pytest.mark.parametrize("source", [[], (), iter([]), pd.DataFrame(), pd.DataFrame(columns=["id", "text"])])
def test_nothing_is_an_empty_batch(source):
    assert read(source) == Articles(())


# Renaming -----------------------------------------------------------------------------------------------


def test_columns_are_renamed():
    row = {"body": "It fell.", "medium": "Gull", "text": "a summary"}
    (article,) = read([row], columns={"body": "text", "medium": "outlet"})
    assert (article.text, article.outlet, article.metadata) == ("It fell.", "Gull", {"text": "a summary"})


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"bodi": "text"}, "no column 'bodi' in the dicts; columns present: 'body', 'medium'"),
        ({"text": "body"}, "columns={'text': 'body'}: there is no field 'body'; fields: id, title, text,"),
        ({"body": "text", "medium": "text"}, "two columns are renamed to 'text'"),
        ("newsapy", "columns='newsapy' is no preset; there are amcat4,"),
        ("guardian", "the dicts is not as guardian writes it; columns present: 'body', 'medium'"),
    ],
)
def test_a_renaming_that_cannot_be_meant_is_an_error(columns, said):
    with pytest.raises(ReadError) as caught:
        read([{"body": "It fell.", "medium": "Gull"}], columns=columns)
    assert said in str(caught.value)


# Text that is none ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [None, float("nan"), np.nan, np.float32("nan"), pd.NA, pd.NaT, "", " \n\u00a0"]
)
def test_an_article_without_text_is_kept_and_flagged(text):
    for source in ([{"id": "a", "text": text}], pd.DataFrame({"id": ["a"], "text": [text]})):
        (article,) = read(source)
        assert article.flags == ("no text",)
        assert article.text == (text if isinstance(text, str) else "")


def test_a_row_without_the_column_of_the_others_is_kept_and_flagged():
    assert [article.flags for article in read([{"text": "It fell."}, {"title": "Rain"}])] == [
        (),
        ("no text",),
    ]


@pytest.mark.parametrize("text", ["NA", "None", "nan", "null"])
def test_words_that_look_like_nothing_are_text(text):
    (article,) = read(pd.DataFrame({"text": [text], "outlet": [text]}))
    assert (article.text, article.outlet, article.flags) == (text, text, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (5, "text is 5 (int), wanted a string; is this the right column?"),
        (0.5, "text is 0.5 (float)"),
        (True, "text is True (bool)"),
        (b"It fell.", "text is b'It fell.' (bytes), wanted a string; decode it first: value.decode('utf-8')"),
        (["It fell."], "text is ['It fell.'] (list), wanted a string; join its parts first"),
        ({"a": 1}, "text is {'a': 1} (dict)"),
        (np.array(["It", "fell"]), "(ndarray), wanted a string"),
    ],
)
def test_text_of_another_type_is_the_callers_mistake(text, said):
    with pytest.raises(ReadError) as caught:
        read([{"text": "It fell."}, {"text": text}])
    assert str(caught.value).startswith("row 2 (index 1): text is ")
    assert said in str(caught.value)
    assert isinstance(caught.value, SrccompareError)


def test_the_row_of_a_data_frame_is_named_by_its_label():
    with pytest.raises(
        ReadError, match=r"^row 2 \(index 'y'\): outlet is \['Gull'\] \(list\), wanted a string"
    ):
        read(pd.DataFrame({"text": ["a", "b"], "outlet": ["Gull", ["Gull"]]}, index=["x", "y"]))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (["fell.txt"], "row 1 (index 0) is 'fell.txt' (str); wanted dicts: [{'text': …, 'outlet': …}, …]"),
        ([{"text": "a"}, None], "row 2 (index 1) is None (NoneType); wanted dicts"),
        (pd.Series([5]), "text 1 (index 0): text is 5 (int), wanted a string"),
        (ROW, "is no list of articles; wanted [{'text': …}]"),
        (b"articles", "b'articles' (bytes) cannot be read; wanted a folder, a file, a data frame"),
        (None, "None (NoneType) cannot be read"),
        (5, "5 (int) cannot be read"),
        ([{}], "no column 'text' in the dicts; columns present: none"),
        (pd.DataFrame({"Rain": ["a"]}), "in the data frame; columns present: 'Rain'. Say which one"),
        (pd.DataFrame({("text", "a"): ["b"]}), "no column 'text'"),
    ],
)
def test_what_is_no_articles_says_what_is_wanted(source, said):
    with pytest.raises(ReadError) as caught:
        read(source)
    assert said in str(caught.value)


# Names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("The Gull", "The Gull"),
        ("\tThe Gull\n", "The Gull"),
        (17, "17"),
        (17.0, "17"),
        (1.5, "1.5"),
        (np.int64(17), "17"),
        ("", None),
        (" ", None),
        (None, None),
        (pd.NA, None),
        ("../../x", "../../x"),
        ("<script>", "<script>"),
        ("x" * 300, "x" * 300),
    ],
)
def test_names_are_kept_but_for_blanks_around_them(value, label):
    (article,) = read([{"text": "a", "outlet": value, "id": value}])
    assert (article.outlet, article.id) == (label, label or "row-1")


def test_several_authors_are_one_string():
    assert (
        read([{"text": "a", "author": ["Rory Tamsin", "Niko Aster"]}])[0].author == "Rory Tamsin, Niko Aster"
    )


@pytest.mark.parametrize(
    ("given_ids", "ids"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a-2", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-3", "a-2"]),
        (["row-2", None], ["row-2", "row-2-2"]),
        ([1, "1"], ["1", "1-2"]),
        (["a", "A"], ["a", "A"]),
    ],
)
def test_every_article_has_an_id_of_its_own(given_ids, ids):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        articles = read([{"text": "It fell.", "id": name} for name in given_ids])
    assert articles.ids == ids
    doubled = len(set(map(str, given_ids))) < len(given_ids) or None in given_ids
    assert [warning.category for warning in caught] == [SrccompareWarning] * doubled
    assert bool(articles.notes) == doubled


def test_a_warning_points_to_the_caller():
    with pytest.warns(
        SrccompareWarning, match=r"^Ids given twice were numbered: 'a' is now 'a-2'\.$"
    ) as caught:
        read([{"text": "x", "id": "a"}, {"text": "y", "id": "a"}])
    assert caught[0].filename == __file__


# Dates ---------------------------------------------------------------------------------------------------

UTC = datetime.UTC
SUMMER = datetime.timezone(datetime.timedelta(hours=2))


@pytest.mark.parametrize(
    ("value", "published", "flags"),
    [
        ("2026-05-12", datetime.date(2026, 5, 12), ()),
        (" 2026-05-12 ", datetime.date(2026, 5, 12), ()),
        ("20260512", datetime.date(2026, 5, 12), ()),
        ("2026-W20-2", datetime.date(2026, 5, 12), ()),
        ("2026-05-12T13:20", datetime.datetime(2026, 5, 12, 13, 20), ("naive time",)),
        ("2026-05-12 13:20:07.5", datetime.datetime(2026, 5, 12, 13, 20, 7, 500000), ("naive time",)),
        ("2026-05-12T13:20:00Z", datetime.datetime(2026, 5, 12, 13, 20, tzinfo=UTC), ()),
        ("2026-05-12T13:20:00+02:00", datetime.datetime(2026, 5, 12, 13, 20, tzinfo=SUMMER), ()),
        ("20260512T132000+0200", datetime.datetime(2026, 5, 12, 13, 20, tzinfo=SUMMER), ()),
        (datetime.date(2026, 5, 12), datetime.date(2026, 5, 12), ()),
        (datetime.datetime(2026, 5, 12, 13, tzinfo=UTC), datetime.datetime(2026, 5, 12, 13, tzinfo=UTC), ()),
        (pd.Timestamp("2026-05-12 13:20"), datetime.datetime(2026, 5, 12, 13, 20), ("naive time",)),
        (pd.Timestamp("2026-05-12", tz="UTC"), datetime.datetime(2026, 5, 12, tzinfo=UTC), ()),
        (np.datetime64("2026-05-12"), datetime.date(2026, 5, 12), ()),
        (None, None, ()),
        ("", None, ()),
        (" ", None, ()),
        (pd.NaT, None, ()),
        (np.datetime64("NaT", "ns"), None, ()),
        (float("nan"), None, ()),
    ],
)
def test_dates_are_read_as_written(value, published, flags):
    (article,) = read([{"text": "a", "published": value}])
    assert article.published == published
    assert type(article.published) is type(published)
    assert getattr(article.published, "tzinfo", None) == getattr(published, "tzinfo", None)
    assert (article.flags, article.metadata) == (flags, {})


@pytest.mark.parametrize(
    "value",
    [
        "05/06/2026",
        "5.6.2026",
        "05/06/26",
        "2026-05",
        "2026",
        "2026-02-30",
        "0000-01-01",
        "2026-05-12T25:00",
        "2026-05-12x13:20",
        "2026-05-12T",
        "May 32, 2026",
        "May 12, 2026 Monday",
        "May 2026",
        "yesterday",
        "٢٠٢٦-٠٥-١٢",
        46154,
        float("inf"),
        10**30,
        ["2026-05-12"],
        True,
    ],
)
def test_no_other_date_is_guessed(value):
    with pytest.warns(SrccompareWarning, match=r"^Dates that .*: row 1 \(index 0\) \(") as caught:
        (article,) = read([{"text": "a", "published": value}])
    assert repr(value) in str(caught[0].message)
    assert article.published is None
    told = "can be read in two ways" if value in ("05/06/2026", "5.6.2026") else "is no date that can be read"
    assert article.flags == (f"published {told}: {value!r}",)
    assert article.metadata == {"published": value}


def test_a_column_of_moments_in_a_frame():
    frame = pd.DataFrame({"text": ["a", "b"], "published": pd.to_datetime(["2026-05-12T10:00Z", None])})
    assert [article.published for article in read(frame)] == [
        datetime.datetime(2026, 5, 12, 10, tzinfo=UTC),
        None,
    ]


# Promises --------------------------------------------------------------------------------------------------

ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.dates(),
    st.datetimes(),
    st.just(pd.NA),
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": st.one_of(st.none(), st.text(st.characters(categories=["L", "Cs", "Cc", "Zs"])))},
            optional=dict.fromkeys(("id", "title", "outlet", "published", "url", "desk"), ANYTHING),
        )
    )
)
def test_every_row_becomes_an_article_whose_text_is_as_long_as_given(rows):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SrccompareWarning)
        articles = read(rows)
    for article, row in zip(articles, rows, strict=True):
        mended = any(flag.startswith("mended: ") for flag in article.flags)
        assert mended or len(article.text) == len(row["text"] or "")
    assert len(set(articles.ids)) == len(rows)
    for article in articles:
        "".join([article.id, article.text, article.title or "", article.outlet or ""]).encode()
    assert read(articles) is articles


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("May 12, 2026", "2026-05-12"),
        ("May 12, 2026 Tuesday", "2026-05-12"),
        ("Tuesday, 12 May 2026", "2026-05-12"),
        ("12 May 2026", "2026-05-12"),
        ("12-May-2026", "2026-05-12"),
        ("Sept. 3rd, 2026", "2026-09-03"),
        ("2026/05/12", "2026-05-12"),
        ("2026.5.12", "2026-05-12"),
        ("05/13/2026", "2026-05-13"),
        ("13.05.2026", "2026-05-13"),
        ("20260512", "2026-05-12"),
        (20260512, "2026-05-12"),
        ("Tue, 12 May 2026 13:20:00 +0200", "2026-05-12T13:20:00+02:00"),
        ("Tue, 12 May 2026 13:20:00 +0000 (UTC)", "2026-05-12T13:20:00+00:00"),
        ("2026-05-12 13:20:00 UTC", "2026-05-12T13:20:00+00:00"),
        ("May 12, 2026 at 9:20 p.m. EST", "2026-05-12T21:20:00-05:00"),
        ("12 May 2026 09:20 BST", "2026-05-12T09:20:00"),
        ("1778592000", "2026-05-12T13:20:00+00:00"),
        (1778592000.0, "2026-05-12T13:20:00+00:00"),
        (1778592000000, "2026-05-12T13:20:00+00:00"),
    ],
)
def test_dates_of_the_trade_that_can_be_read_in_one_way_are_read(value, published):
    (article,) = read([{"text": "a", "published": value}])
    assert article.published.isoformat() == published


def test_dates_that_can_be_read_in_two_ways_are_asked_for():
    rows = [{"text": "a", "published": value} for value in ("05/06/2026", "5.6.2026", "13/05/2026")]
    with pytest.warns(SrccompareWarning, match=r'say dates="day first" or dates="month first"'):
        assert [article.published for article in read(rows)] == [None, None, datetime.date(2026, 5, 13)]
    days = [article.published.isoformat() for article in read(rows, dates="day first")]
    assert days == ["2026-06-05", "2026-06-05", "2026-05-13"]
    with pytest.warns(SrccompareWarning, match="cannot be read"):
        months = [article.published for article in read(rows, dates="month-first")]
    assert months == [datetime.date(2026, 5, 6), datetime.date(2026, 5, 6), None]
    with pytest.raises(ReadError, match="dates='european' is not known"):
        read(rows, dates="european")
