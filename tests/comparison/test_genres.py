"""What kind of piece an article is, as far as it says so itself."""

from __future__ import annotations

import math

import pytest

import srccompare
from srccompare.articles import Article
from srccompare.comparison.groups.genres import GENRES, Genre, find_genre, signs
from srccompare.comparison.groups.reporting_style import SURE_FROM, amounts_of, model, report_chance
from srccompare.read.pages import tree_of, type_in

TEXT = "The council met on Monday in {0}. The members of {0} agreed. Boats came back to {0} at noon."
PLACES = ("Averin", "Bask", "Corm", "Dell", "Esk", "Fonn", "Grit", "Hove")


@pytest.mark.parametrize(
    ("title", "url", "genre"),
    [
        ("Opinion | The bridge is worth its price", None, "opinion"),
        ("Analysis: Why the bridge was never built", None, "analysis"),
        ("A bridge too dear; News Analysis", None, "analysis"),
        ("Storm on the coast – live", None, "live blog"),
        ("The Latest: Mayor says the bridge is safe", None, "live blog"),
        ("Read live updates on the storm", None, "live blog"),
        ("Opinion polls: the mayor is ahead", None, "unknown"),
        ("Gull editorial: ‘Sink the bridge’", None, "unknown"),
        ("Live music: the harbour hall reopens", None, "unknown"),
        ("Critics renew a bitter debate", None, "unknown"),
        ("A bridge", "https://gull.example/opinion/2026/a-bridge", "opinion"),
        ("A bridge", "https://gull.example/commentisfree/2026/a-bridge?from=live", "opinion"),
        ("A bridge", "https://gull.example/news/2026/editorial-a-bridge", "opinion"),
        ("A bridge", "https://gull.example/news/live/a-bridge", "live blog"),
        ("A bridge", "https://gull.example/news/2026/public-opinion-turns", "unknown"),
        ("A bridge", "https://gull.example/live-music/a-hall", "unknown"),
        ("A bridge", "https://[broken/opinion/", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_headline_and_address_tell_a_genre_where_they_name_it(title, url, genre):
    assert find_genre(Article("a", "…", title=title, url=url)).name == genre


@pytest.mark.parametrize(
    ("metadata", "genre", "sign"),
    [
        ({"genre": "Editorial"}, "opinion", "given"),
        ({"genre": "Feature"}, "Feature", "given"),
        ({"article_type": "AnalysisNewsArticle"}, "analysis", "type"),
        ({"Section": "Opinion", "genre": "report"}, "report", "given"),
        ({"section": "Politics"}, "opinion", "headline"),
        ({"genre": ""}, "opinion", "headline"),
    ],
)
def test_what_is_given_goes_before_what_is_read(metadata, genre, sign):
    found = find_genre(Article("a", "…", title="Opinion: a bridge", metadata=metadata))
    assert (found.name, found.sign) == (genre, sign)


@pytest.mark.parametrize(
    ("end", "genre"),
    [
        ("Ann Roe is a fellow at the Harbour Institute.", "opinion"),
        ("— Ann Roe is a columnist for the Gull. Write to her at the Gull.", "opinion"),
        ("The views expressed in this piece are those of the author.", "opinion"),
        ("Roe teaches in Bask. Her opinions are her own, and not those of her school.", "opinion"),
        ("Ann Roe is a reporter at the Gull.", "unknown"),
        ("“Ann Roe is a columnist,” he said.", "unknown"),
        ("The views expressed by the members were many.", "unknown"),
        ("Ann Roe, a fellow at the Harbour Institute, spoke last.", "unknown"),
    ],
)
def test_a_note_on_the_author_at_the_end_tells_opinion(end, genre):
    assert find_genre(Article("a", f"The bridge must be built. It will pay.\n\n{end}")).name == genre


def test_every_sign_tells_one_of_the_genres_that_are_known():
    for where in ("given", "type", "section", "address", "rubric", "headline", "disclaimer", "author"):
        assert signs(where)
        assert set(signs(where).values()) <= set(GENRES)


@pytest.mark.parametrize(
    ("linked", "kind"),
    [
        ('{"@type": "OpinionNewsArticle"}', "OpinionNewsArticle"),
        (
            '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle", "LiveBlogPosting"]}]}',
            "LiveBlogPosting",
        ),
        ('{"@type": "NewsArticle"}', ""),
        ("{broken", ""),
    ],
)
def test_a_page_says_what_kind_of_article_it_is(linked, kind):
    page = f'<html><head><script type="application/ld+json">{linked}</script></head><body>x</body></html>'
    assert type_in(tree_of(page)) == kind


def articles() -> list[dict[str, str]]:
    rubrics = ["Opinion | "] * 3 + [""] * 5
    return [
        {"id": f"{outlet}{n}", "outlet": outlet, "title": (rubrics[n] if outlet == "Gull" else "") + place,
         "text": TEXT.format(f"{place}{outlet}") * 2}
        for outlet in ("Gull", "Wire")
        for n, place in enumerate(PLACES)
    ]  # fmt: skip


def test_groups_that_differ_in_genre_are_said_to():
    comparison = srccompare.compare(articles(), families=["counts"])
    told = [one for one in comparison.caveats if one.startswith("Genres differ between groups")]
    assert len(told) == 1
    assert "opinion (3 of Gull)" in told[0]
    assert comparison.foremost == tuple(told)
    assert told[0].split(";")[0] in comparison.to_markdown().split("## What to doubt")[0]
    assert comparison.articles["genre"].tolist().count("opinion") == 3
    assert not any("Genres differ" in one for one in srccompare.compare(articles()[3:]).caveats)


def test_who_compares_by_genre_is_not_told_to():
    caveats = srccompare.compare(articles(), by="genre").caveats
    assert caveats
    assert not any("Genres differ" in one for one in caveats)


def test_genres_are_compared_or_one_of_them_alone():
    assert srccompare.compare(articles(), by="genre", families=["counts"]).groups == ("opinion", "unknown")
    comparison = srccompare.compare(articles(), genre="unknown", families=["counts"])
    assert len(comparison.articles) == 13
    assert "genre:unknown" in comparison.signature
    with pytest.raises(
        srccompare.SrccompareError, match=r"genre 'brief'; there are opinion \(3\), unknown \(13\)"
    ):
        srccompare.compare(articles(), genre="brief")


def test_a_rubric_in_a_first_line_tells_the_genre_where_there_is_no_title():
    assert find_genre(Article("a", f"Opinion: The bridge has to close\n\n{TEXT}")).name == "opinion"
    assert find_genre(Article("a", f"Opinion: The bridge has to close.\n\n{TEXT}")).name == "unknown"
    assert find_genre(Article("a", f"Opinion: {TEXT}")).name == "unknown"


def test_with_one_group_nothing_is_told_only_by_it():
    rows = [{"id": name, "outlet": "gull", "text": TEXT.format(name)} for name in PLACES[:4]]
    assert set(srccompare.compare(rows, by="genre").claims.kind) <= {"contradiction", "number"}


REPORT = (
    "The council of Averin voted on Monday to close the old quay, the mayor, Ann Roe, said. About 200 "
    "workers will be moved to the new terminal, according to a letter the port sent them. “It must be done, "
    "and so we should do it,” Ms. Roe told reporters. The union rejected the plan, a spokeswoman said. "
)
COLUMN = (
    "But why must we close a quay that has served us so very well? Nobody needs another car park. It is not "
    "even a cheap one. And yet the council cannot see what every child can: the harbour is all we have. So "
    "we should say no, simply and at once. Perhaps that is too much to ask. "
)


def test_a_text_written_like_a_report_is_called_one_and_none_is_guessed_to_be_anything_else():
    assert find_genre(Article("a", REPORT * 2)) == Genre("report", "style")
    assert find_genre(Article("a", COLUMN * 2)) == Genre("unknown")
    assert find_genre(Article("a", REPORT * 2, title="Opinion | The quay")).name == "opinion"
    assert find_genre(Article("a", REPORT * 2, metadata={"genre": "brief"})) == Genre("brief", "given")


def test_words_in_quotation_marks_are_no_sign_of_the_outlets_own_style():
    quoted = report_chance(f"{REPORT * 2} “{COLUMN}”")
    assert quoted == pytest.approx(report_chance(REPORT * 2))
    assert report_chance(f"{REPORT * 2} {COLUMN}") < quoted


def test_a_few_words_or_a_text_that_cites_nobody_are_not_enough_to_tell():
    assert report_chance("The mayor said so. " * 14) is None
    assert report_chance("Der Rat beschloss am Montag in Bask, die Brücke zu sperren. " * 12) is None
    assert report_chance("Add the flour to the butter in a pan with some salt by the spoon. " * 8) is None
    assert report_chance("The mayor of Bask said on Monday that the bridge was closed. " * 8) > SURE_FROM


def test_capitals_and_endings_count_as_the_list_says():
    signs = model()[1]
    amounts = dict(
        zip((sign.name for sign in signs), amounts_of(["But", "but", "isn't", "closed"], signs), strict=True)
    )
    assert amounts["connective"] == pytest.approx(math.log1p(250))
    assert amounts["negation"] == amounts["past"] == pytest.approx(math.log1p(250))
    assert amounts["said"] == amounts["opening"] == 0
