"""HTML pages: the article in them is read, and what they say of themselves fills what is empty."""

from __future__ import annotations

import datetime
import sys

import pytest
from reading import filled, quietly

from srccompare.documents import analyze
from srccompare.errors import ReadError
from srccompare.read import guests, pages, read

pytest.importorskip("trafilatura")

HEAD = """<title>Rain falls on Averin | The Gull</title>
<meta property="og:site_name" content="The Gull"><meta name="author" content="Rory Tamsin">
<link rel="canonical" href="https://gull.example/rain">"""
DATE = '<meta property="article:published_time" content="2026-05-12T13:20:00+02:00">'
BODY = """<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Rain falls on Averin</h1>
<p>Rain fell on Averin on Tuesday, and the harbour café was closed for most of the day, officials said.</p>
<p>&ldquo;It was wet,&rdquo; said the mayor, who had come to look at the water herself in the morning.</p>
<p>Nobody was hurt, and the ferries are to run again on Wednesday if the wind drops &amp; the sea calms.</p>
</article><footer>© 2026 The Gull. All rights reserved.</footer>"""


def page(head=HEAD + DATE, body=BODY):
    """A small page."""
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize("name", ["a.html", "a.htm", "A.HTML"])
def test_a_page_is_read_with_what_it_says_of_itself(tmp_path, name):
    filled(tmp_path, {name: page()})
    (article,) = articles = read(tmp_path)
    assert article.id == name[0]
    assert article.title == "Rain falls on Averin"
    assert (article.outlet, article.author) == ("The Gull", "Rory Tamsin")
    assert article.published == datetime.datetime.fromisoformat("2026-05-12T13:20:00+02:00")
    assert article.url == "https://gull.example/rain"
    assert article.metadata == {"encoding": "utf-8"}
    assert (article.flags, articles.notes) == ((), ())
    assert "“It was wet,” said the mayor" in article.text
    assert [part for part in ("<", "&amp;", "Home", "All rights") if part in article.text] == []


def test_offsets_refer_to_the_extracted_text(tmp_path):
    filled(tmp_path, {"a.html": page()})
    (article,) = articles = read(tmp_path / "a.html")
    sentences = analyze(articles).sentences
    rows = zip(sentences.field.tolist(), sentences.start.tolist(), sentences.end.tolist(), strict=True)
    texts = [article.text[start:end] for field, start, end in rows if field]
    assert any(text.startswith("Nobody was hurt") and text.endswith("calms.") for text in texts)


def test_a_table_beside_the_page_goes_before_the_page(tmp_path):
    table = "file,outlet,published,author\na.html,Side,2026-01-01,\n"
    filled(tmp_path, {"a.html": page(), "articles.csv": table})
    (article,) = read(tmp_path)
    assert (article.outlet, article.published) == ("Side", datetime.date(2026, 1, 1))
    assert (article.author, article.title) == ("Rory Tamsin", "Rain falls on Averin")


def test_a_page_without_a_site_name_is_called_by_its_file_as_texts_are(tmp_path):
    filled(tmp_path, {"a.html": page(), "b.html": page(head="<title>Rain</title>"), "c.txt": "Rain."})
    articles = read(tmp_path)
    assert [article.outlet for article in articles] == ["The Gull", "b", "c"]
    assert "so the file name stands for it: b.html; c.txt." in articles.notes[0]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (DATE, "2026-05-12T13:20:00+02:00"),
        ('<meta name="dc.date" content="2026-05-12">', "2026-05-12"),
        ('<meta itemprop="datePublished" content="2026-05-12">', "2026-05-12"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2026-05-12"}]}</script>',
            "2026-05-12",
        ),
        (
            '<script type="application/ld+json">{"datePublished": </script>' + DATE,
            "2026-05-12T13:20:00+02:00",
        ),
        # what is no ISO 8601 gives way to what is
        ('<meta name="date" content="12 May 2026"><time pubdate datetime="2026-05-12">', "2026-05-12"),
        # the date of a change, or one of several times, is not that of publication
        ('<meta property="article:modified_time" content="2026-05-12">', None),
        ('<time datetime="2026-05-12"></time><time datetime="2026-05-13"></time>', None),
        ("<p>Published on 2026-05-12</p>", None),
        ("", None),
    ],
)
def test_dates_are_those_the_page_states_and_none_is_guessed(tmp_path, head, published):
    filled(tmp_path, {"a.html": page(head=head)})
    (article,) = read(tmp_path)
    assert (article.published and article.published.isoformat()) == published


@pytest.mark.parametrize("value", ["05/06/2026", "May 32, 2026", "2026-02-30"])
def test_another_date_is_flagged_and_kept(tmp_path, value):
    filled(tmp_path, {"a.html": page(head=f'<meta name="date" content="{value}">')})
    (article,), (said,) = quietly(tmp_path)
    assert article.published is None
    assert article.metadata["published"] == value
    assert f"a.html ({value!r})" in said


@pytest.mark.parametrize(
    ("encoding", "head", "recorded"),
    [
        ("utf-8", "", "utf-8"),
        ("utf-8-sig", "", "utf-8"),
        ("utf-16", "", "utf-16"),
        ("cp1252", '<meta charset="windows-1252">', "cp1252"),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ("cp1252", "", "cp1252"),
        ("iso8859-15", '<meta charset="iso-8859-15">', "iso8859-15"),
        ("utf-8", '<meta charset="iso-8859-1">', "utf-8"),
    ],
)
def test_letters_come_through_in_every_encoding(tmp_path, encoding, head, recorded):
    filled(tmp_path, {"a.html": page(head=head).replace("©", "").encode(encoding)})
    (article,), _ = quietly(tmp_path)
    assert "harbour café was closed" in article.text
    assert article.metadata["encoding"] == recorded


def test_xhtml_with_a_declaration_is_read(tmp_path):
    text = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + page()
    filled(tmp_path, {"a.html": text.replace("©", "").encode("latin-1")})
    assert "harbour café was closed" in read(tmp_path)[0].text


@pytest.mark.parametrize("content", ["", "\0\0", "<html><head><title>T</title></head><body></body></html>"])
def test_a_page_without_an_article_is_kept_and_flagged(tmp_path, content):
    filled(tmp_path, {"a.html": content, "b.txt": "Rain."})
    articles, _ = quietly(tmp_path)
    assert articles.ids == ["a", "b"]
    assert articles[0].flags == ("no article found in the page", "no text")


def test_one_page_that_breaks_the_extraction_does_not_cost_the_others(tmp_path, monkeypatch):
    package = pages.trafilatura()
    extract = package.bare_extraction

    def breaking(text, **options):
        if "BREAK" in text:
            raise RecursionError("too deep")
        return extract(text, **options)

    monkeypatch.setattr(package, "bare_extraction", breaking)
    filled(tmp_path, {"a.html": page(), "b.html": "BREAK"})
    articles, (said,) = quietly(tmp_path)
    assert articles.ids == ["a"]
    assert "b.html (no article could be extracted: RecursionError: too deep)" in said


def test_a_hundred_thousand_tags_inside_each_other_do_not_stop_reading(tmp_path):
    filled(tmp_path, {"a.html": "<div>" * 100_000 + "<p>Rain fell.</p>", "b.txt": "Rain."})
    assert "b" in quietly(tmp_path)[0].ids


def test_without_the_package_the_remedy_is_named_and_other_files_are_read(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    guests.guest.cache_clear()
    filled(tmp_path, {"a.html": page(), "b.txt": "Rain."})
    remedy = "reading .html needs the package trafilatura; install it with: pip install trafilatura (or, in a"
    articles, (said,) = quietly(tmp_path)
    assert articles.ids == ["b"]
    assert f"a.html ({remedy}" in said
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.html")
    assert remedy in str(caught.value)
    assert 'pip install ".[html]"' in str(caught.value)
    monkeypatch.undo()
    guests.guest.cache_clear()
