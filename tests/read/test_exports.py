"""Exports of news databases are cut into their articles, and no line of a header is part of a text."""

from __future__ import annotations

import dataclasses
import time

import pytest
import samples
from click.testing import CliRunner
from reading import filled, quietly
from samples import STORIES

from srccompare.read import read
from srccompare.read.exports import factiva, nexis, proquest, records_in_lines


def test_ten_articles_of_nexis_become_a_report_in_one_command(tmp_path):
    pytest.importorskip("docx")
    from srccompare.cli import main

    path = (
        filled(tmp_path / "in", {"nexis.docx": samples.word_document(samples.nexis_lines())}) / "nexis.docx"
    )
    done = CliRunner().invoke(main, ["compare", str(path), "-o", str(tmp_path / "report.html")])
    assert done.exit_code == 0, done.output
    assert "Read 10 articles" in done.output
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(outlet in page for outlet in samples.OUTLETS)
    assert "nexis.docx is an export of Nexis Uni, cut into 10 articles." in page
    assert "Client/Matter" not in page


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lexis.txt", samples.lexisnexis_text()),
        ("nexis.txt", "\n".join(samples.nexis_lines())),
        ("factiva.txt", samples.factiva_codes()),
        ("proquest.txt", samples.proquest_text()),
    ],
)
def test_no_header_line_is_a_source(tmp_path, name, content):
    from srccompare import attributions

    articles = read(filled(tmp_path, {name: content}) / name)
    assert len(articles) == 10
    bare = read([{"text": one.text, "title": one.title} for one in STORIES])
    found, wanted = (attributions(source)["source"].dropna().tolist() for source in (articles, bare))
    assert len(wanted) > 10
    assert found == wanted


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lexis.txt", samples.lexisnexis_text(STORIES[:1])),
        ("lexis.txt", samples.lexisnexis_text(STORIES[:1]).partition("DOCUMENTS")[2]),
        ("nexis.txt", "\n".join(samples.nexis_lines(STORIES[:1], cover=False))),
        ("factiva.txt", samples.factiva_codes(STORIES[:1])),
        ("proquest.txt", samples.proquest_text(STORIES[:1])),
    ],
    ids=["LexisNexis", "LexisNexis without its counter", "Nexis Uni", "Factiva", "ProQuest"],
)
def test_an_export_of_one_article_is_a_text_file_a_table_may_describe(tmp_path, name, content):
    filled(tmp_path, {name: content, "articles.csv": f"file,outlet\n{name},Harbour Post Online\n"})
    (article,) = read(tmp_path)
    assert (article.outlet, article.title) == ("Harbour Post Online", STORIES[0].title)
    assert article.published.isoformat() == STORIES[0].date.isoformat()
    assert article.text == STORIES[0].text


@pytest.mark.parametrize(
    "text",
    [
        "The ship carried 1 of 10 DOCUMENTS, he said.\nRain fell.",
        "Body\n\nRain fell on Averin.\n\nThe End of Document law was passed.",
        "HD pictures are nice.\nPD said so.\nAN old story.",
        "Full text: the letter reads as follows.\n\nRain fell.",
        "LENGTH: 7 metres\n\nThe boat sank.",
        "____________________________________________________________\n\nRain fell.",
    ],
)
def test_a_text_that_only_mentions_such_words_is_one_article(tmp_path, text):
    (article,) = read(filled(tmp_path, {"a.txt": text}))
    assert article.text == text


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (
            [
                "Cranes stand still;",
                "nobody knows why",
                "Harbour Post(Averin) - Final Edition",
                "May 12, 2026",
            ],
            ("Cranes stand still; nobody knows why", "Harbour Post (Averin)", "2026-05-12"),
        ),
        (
            ["Cranes stand still", "Harbour Post", "12. Mai 2026 Dienstag"],
            ("Cranes stand still", "Harbour Post", "2026-05-12"),
        ),
        (
            ["Cranes stand still", "Harbour Post", "May 12, 2026 Tuesday 9:20 AM GMT"],
            ("Cranes stand still", "Harbour Post", "2026-05-12T09:20:00+00:00"),
        ),
    ],
)
def test_the_lines_above_an_article_are_its_headline_outlet_and_date(lines, fields):
    (one,) = nexis.newer_records([*lines, "Length: 3 words", "Body", "Rain fell here.", "End of Document"])
    assert (one.fields["title"], one.fields["outlet"], one.fields["published"]) == fields
    assert one.text == "Rain fell here."


def test_a_second_body_and_an_unknown_key_belong_to_the_text():
    lines = ["Rain", "Gull", "May 12, 2026", "Length: 9 words", "Body", "It fell.", "Body", "Averin: a town."]
    (one,) = nexis.newer_records([*lines, "Load-Date: May 13, 2026", "End of Document"])
    assert one.paragraphs == ["It fell.", "Body", "Averin: a town."]
    assert one.about["load_date"] == "May 13, 2026"


def test_wrapped_lines_are_joined_and_hyphens_kept():
    text = "1 of 1 DOCUMENTS\n\n     Gull\n\n     May 12, 2026\n\nRain\n\nLENGTH: 9 words\n\n"
    text += "A well-\nknown self-\nstyled rain fell\nfor long.\n\nThen snow.\n"
    (one,) = records_in_lines(text.split("\n"))
    assert one.text == "A well-known self-styled rain fell for long.\n\nThen snow."


def test_factiva_articles_end_with_their_number_or_where_the_next_headline_begins():
    numbered = samples.factiva_codes(STORIES[:3]).split("\n")
    bare = [
        line for line in numbered if line not in ("SE", "News") and not line.startswith(("AN", "Document "))
    ]
    for lines in (numbered, bare):
        records = factiva.coded_records(lines)
        assert [one.fields["title"] for one in records] == [one.title for one in STORIES[:3]]
        assert [one.text for one in records] == [one.text for one in STORIES[:3]]


def test_without_a_full_text_the_abstract_is_read_and_flagged(tmp_path):
    text = samples.proquest_text(STORIES[:2]).replace(
        f"Full text: {STORIES[1].text}", "Abstract: Cranes stood."
    )
    articles = read(filled(tmp_path, {"p.txt": text}) / "p.txt")
    assert [article.text for article in articles] == [STORIES[0].text, "Cranes stood."]
    assert articles[1].flags[0] == "may be cut off: the export has no full text, only the abstract"


def test_desks_and_editions_are_no_part_of_a_headline_or_a_name():
    lines = ["_" * 60, "", "Cranes: [Metro Desk]", "", "Full text: Rain fell.", ""]
    (one,) = proquest.records([*lines, "Publication title: Gull, Late Edition (East Coast); Averin", ""])
    assert (one.fields["title"], one.fields["outlet"]) == ("Cranes", "Gull")
    assert one.about["edition"] == "Late Edition (East Coast)"


def test_a_text_much_shorter_than_its_export_says_is_flagged(tmp_path):
    text = samples.lexisnexis_text(STORIES[:2]).replace(
        f"LENGTH: {STORIES[0].words} words", "LENGTH: 900 words", 1
    )
    first, second = read(filled(tmp_path, {"l.txt": text}) / "l.txt")
    assert first.flags == (f"may be cut off: the export states 900 words, {STORIES[0].words} are there",)
    assert second.flags == ()


# Duplicates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (STORIES[0], True),
        (dataclasses.replace(STORIES[0], outlet="Coast Courier"), True),
        (dataclasses.replace(STORIES[0], paragraphs=("An update.",)), True),
        (dataclasses.replace(STORIES[1], title=STORIES[0].title), False),
    ],
    ids=["the same", "the same words elsewhere", "a later version", "a headline that comes again"],
)
def test_articles_that_stand_twice_are_told_and_kept(tmp_path, again, told):
    content = samples.factiva_codes([STORIES[0], again])
    articles, said = quietly(filled(tmp_path, {"f.txt": content}) / "f.txt")
    assert len(articles) == 2
    assert any("more than once (all are kept)" in sentence for sentence in said) == told
    assert any(flag.startswith("stands in the export more than once") for flag in articles[1].flags) == told
    assert articles[0].flags == ()


def test_an_article_in_two_files_of_one_export_is_told_too(tmp_path):
    filled(
        tmp_path, {"a.txt": samples.factiva_codes(STORIES[:3]), "b.txt": samples.factiva_codes(STORIES[2:5])}
    )
    articles, said = quietly(tmp_path)
    assert len(articles) == 6
    assert sum("more than once" in " ".join(article.flags) for article in articles) == 1
    assert len(said) == 1 + ("Ids given twice were numbered" in " ".join(said))


# Pages -----------------------------------------------------------------------------------------------------


def test_teasers_and_comments_are_no_further_articles(tmp_path):
    pytest.importorskip("trafilatura")
    (article,) = read(filled(tmp_path, {"a.html": samples.page(STORIES[0])}))
    assert article.outlet == STORIES[0].outlet
    assert "I was there" not in article.text


def test_articles_that_follow_each_other_on_a_page_say_so(tmp_path):
    pytest.importorskip("trafilatura")
    articles = read(filled(tmp_path, {"a.html": samples.several_articles_page(STORIES[:2])}))
    assert [article.flags for article in articles] == [
        ("article 1 of 2 on the page",),
        ("article 2 of 2 on the page",),
    ]
    assert {article.outlet for article in articles} == {"Harbour Post"}


# What is not known -----------------------------------------------------------------------------------------


def test_an_export_of_an_unknown_kind_is_flagged(tmp_path):
    text = "\n".join(f"Headline: Rain {number}\nRain fell on day {number}.\n" for number in range(3))
    (article,) = read(filled(tmp_path, {"a.txt": text}))
    assert article.flags == ("may hold several articles: 3 lines begin like 'Headline: Rain 0'",)
    (article,) = read([{"text": "Headline: Rain\nIt fell."}])
    assert article.flags == ()


@pytest.mark.parametrize(
    "piece", ["_", " ", "\n", "A ", "HD\n", "1 of 2 DOCUMENTS\n", "Body\n", "a:", "Ò", "&#", "â€"]
)
def test_no_text_takes_longer_than_it_is_long(tmp_path, piece):
    begun = time.process_time()
    quietly(filled(tmp_path, {"a.txt": piece * (300_000 // len(piece)) + "x"}))
    # A search that is quadratic in these takes minutes.
    assert time.process_time() - begun < 20
