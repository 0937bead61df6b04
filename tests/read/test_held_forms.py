"""Whatever people hold comes in whole: one made sample for each row of the table in docs/reading.md."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import samples
from reading import quietly
from samples import HELD, STORIES

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
ROW = re.compile(r"^\|([^|]+)\| (\d+) \|([^|]+)\|([^|]*)\|$", re.MULTILINE)

GUESTS = {
    **{"html": "trafilatura", "office": "docx", "exports": "feedparser", "archives": "warcio"},
    "parquet": "pyarrow",
}


def promised():
    """The rows of the table: what is held, how many articles of the sample, what is known, the extra."""
    section = PAGE.read_text(encoding="utf-8").split("## What is read", 1)[1].split("\n## ", 1)[0]
    return [tuple(part.strip() for part in row) for row in ROW.findall(section)]


def test_every_sample_stands_in_the_manual_and_every_row_has_a_sample():
    assert sorted(row[0] for row in promised()) == sorted(HELD)


@pytest.mark.parametrize(("held", "count", "known", "extra"), promised(), ids=[row[0] for row in promised()])
def test_what_is_held_opens_complete(tmp_path, held, count, known, extra):
    for name in re.findall(r"`(\w+)`", extra):
        pytest.importorskip(GUESTS[name])
    articles, said = quietly(HELD[held](tmp_path))
    assert len(articles) == int(count)
    stories = STORIES[: int(count)]
    by_words = {
        words_of(article.text).removeprefix(f"{article.title} ")[:60]: article for article in articles
    }
    for one in stories:
        # Atom's sample has summaries, which are said to be such.
        whole = one.paragraphs[0] if held == "Atom" else one.text
        article = by_words[words_of(whole)[:60]]
        # Of a page the headline may stand above the text.
        assert words_of(article.text).removeprefix(f"{article.title} ") == words_of(whole)
        for what in known.split(", "):
            assert KNOWN[what](article, one), f"{what} of {article}"
    # Nothing but the articles' own words: no source is a header line.
    assert not any(
        key in article.text for article in articles for key in ("BYLINE", "Length:", "LOAD-DATE", "AN\n")
    )
    assert [sentence for sentence in said if "may be cut off" in sentence] == []


def words_of(text):
    """A text as its words, whatever stands between them."""
    return " ".join(text.split())


def is_date(article, one):
    """Whether an article has the day of its story."""
    return article.published is not None and article.published.isoformat()[:10] == one.date.isoformat()


KNOWN = {
    "outlet": lambda article, one: article.outlet == one.outlet,
    "date": is_date,
    "author": lambda article, one: article.author == one.author,
    "title": lambda article, one: article.title == one.title,
    "section": lambda article, one: bool(article.metadata["section"]),
    "length": lambda article, one: article.metadata["length"] == one.words,
    "feed": lambda article, one: article.outlet == "Harbour Post",
    "domain": lambda article, one: article.outlet == "post.example",
    "address": lambda article, one: "://" in article.url,
    "text": lambda article, one: True,
}


@pytest.mark.parametrize(
    ("name", "content", "way_out"),
    [
        ("a.doc", b"\xd0\xcf", "save it as .docx"),
        ("a.odt", b"PK", "save it as .docx"),
        ("a.rds", b"x", "write.csv"),
        ("a.tgz", b"\x1f\x8b", "unpack it"),
        ("a.bib", b"@article{x}", "export the list as .csv, and save the pages beside it"),
        ("a.xyz", b"x", "wanted .txt, .md, .html"),
        ("a.txt", b"{\\rtf1 Rain fell.}", "it is RTF, whatever its name says; name it .rtf"),
        ("a.txt", b"%PDF-1.7", "it is a PDF, whatever its name says"),
        ("a.pdf", samples.pdf_document([]), "have the text recognized (OCR)"),
        ("a.xml", b"<opml/>", "it is XML with the root 'opml'"),
        ("a.xml", b'<!DOCTYPE r [<!ENTITY x "y">]><rss>&x;</rss>', "it declares entities of its own"),
        ("a.csv", "url,media_name\nhttps://gull.example/1,Gull\n", "Save the pages (.html) into a folder"),
        ("a.csv", "summary,outlet\nRain.,Gull\n", "'summary' holds no whole articles"),
        ("a.csv", "body,content\nRain.,Snow.\n", "more than one that may be it: 'body', 'content'"),
        ("a.csv", "rain,outlet\nRain.,Gull\n", "--columns body=text"),
        ("a.csv.gz", b"\x1f\x8bxx", "no gzip file that can be read"),
    ],
)
def test_what_is_not_read_says_the_way_out(tmp_path, name, content, way_out):
    from srccompare.errors import ReadError
    from srccompare.read import read

    if name.endswith(".pdf"):
        pytest.importorskip("pypdf")
    path = samples.filled(tmp_path, {name: content}) / name
    with pytest.raises(ReadError) as caught:
        read(path)
    assert way_out in str(caught.value)


def test_a_pdf_that_is_damaged_throughout_is_given_up_soon(tmp_path):
    pytest.importorskip("pypdf")
    from srccompare.errors import ReadError
    from srccompare.read import read

    # Each of a thousand ends that do not end is read to the last one.
    data = samples.pdf_document(["It rained."]).rpartition(b"trailer")[0] + b"trailer<</Size 6n \n" * 2_000
    path = samples.filled(tmp_path, {"a.pdf": data + b"/Root 1 0 R>>\nstartxref\n381\n%%EOF\n"}) / "a.pdf"
    begun = time.process_time()
    with pytest.raises(ReadError, match="it is damaged throughout"):
        read(path)
    assert time.process_time() - begun < 5


def test_an_entry_of_a_feed_with_an_empty_date_has_none_and_warns_nobody(tmp_path, recwarn):
    pytest.importorskip("feedparser")
    dated = samples.rss()
    undated = re.sub("<pubDate>.*?</pubDate>", "<pubDate></pubDate>", dated)
    from srccompare.read import read

    read_both = [
        read(samples.filled(tmp_path / name, {"a.xml": text}))
        for name, text in (("dated", dated), ("undated", undated))
    ]
    assert [article.published is None for article in read_both[0]] == [False] * len(samples.STORIES)
    assert [article.published is None for article in read_both[1]] == [True] * len(samples.STORIES)
    assert not [one for one in recwarn if issubclass(one.category, DeprecationWarning)]
