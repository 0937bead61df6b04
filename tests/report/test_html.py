"""The page: self-contained, inert whatever stands in the articles, every link landing."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from srccompare.articles import Article, Articles
from srccompare.comparison import compare
from srccompare.report import render
from srccompare.report.forms import html
from srccompare.report.forms.html import fingerprint, sheet, style

VOID = {"meta", "input", "br", "img", "link"}
TAGS = """
    html head meta title style body a header p h1 h2 h3 h4 nav ul ol li main section div b bdi span time table
    thead tbody tr th td details summary article figure svg desc text path circle rect mark fieldset legend
    label input dl dt dd code footer del ins defs pattern small
"""
ATTRIBUTES = """
    lang charset name content http-equiv class id href tabindex role aria-label aria-labelledby aria-hidden
    title datetime scope open type checked viewbox width height focusable rx x y x1 x2 y1 y2 cx cy r d fill
    text-anchor data-n data-g patternunits preserveaspectratio
"""


class Page(HTMLParser):
    """Tags, attributes and text of a page, and whether what is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text += data if self.open[-1:] != ["style"] else ""

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


@pytest.fixture(scope="module", params=["comparison", "hostile"])
def page(request) -> Page:
    return Page(render(request.getfixturevalue(request.param), "html"))


def test_a_page_is_well_formed_and_holds_only_the_tags_and_attributes_we_write(page):
    assert page.wrong == page.open == []
    assert set(page.tags) <= set(TAGS.split())
    assert {name for _, name, _ in page.attributes} <= set(ATTRIBUTES.split())


def test_nothing_is_fetched_and_nothing_runs(page):
    assert page.tags["script"] == page.tags["link"] == page.tags["img"] == 0
    assert all(re.fullmatch(r"#[a-z0-9-]+", link) for link in page.values("href"))
    assert not any(name.startswith("on") for _, name, _ in page.attributes)
    policy = next(value for value in page.values("content") if "default-src" in value)
    assert "default-src 'none'" in policy
    assert f"style-src '{fingerprint(sheet(brief=False))}'" in policy


def test_the_policy_names_the_style_sheet_as_it_stands_in_the_page(comparison):
    sheet = re.search(r"<style>(.*?)</style>", render(comparison, "html"), re.DOTALL)
    assert sheet is not None
    assert fingerprint(sheet.group(1)) in render(comparison, "html").replace("&#43;", "+")
    assert not re.search(r"url\(|@import|@font-face|https?:", sheet.group(1))


def test_every_link_lands_and_every_name_is_given_once(page):
    names = Counter(page.values("id"))
    assert [name for name, number in names.items() if number > 1] == []
    assert {link[1:] for link in page.values("href")} <= set(names)
    assert {part for value in page.values("aria-labelledby") for part in value.split()} <= set(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in names)


def test_hostile_text_is_shown_as_text(hostile):
    text = render(hostile, "html")
    page = Page(text)
    assert "<script>alert('x')</script>" in page.text
    assert "javascript:alert(1)" in page.text
    assert "{{ 7 * 7 }}" in page.text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")


def test_the_page_follows_good_manners(page):
    assert ("html", "lang", "en") in page.attributes
    assert page.tags["main"] == page.tags["h1"] == page.tags["nav"] == 1
    assert page.values("href")[0] == "#main"
    # A picture has a title and a description; the page has a title.
    assert page.values("role").count("img") == page.tags["desc"] > 0
    assert page.tags["title"] > page.tags["desc"]


def test_headings_leave_no_level_out(comparison):
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", render(comparison, "html"))]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_table_heads_say_what_they_head(comparison):
    assert re.findall(r"<th(?![^>]*scope=)[ >]", render(comparison, "html")) == []


def test_numbers_lead_to_marked_sentences(comparison):
    text = render(comparison, "html")
    row = re.search(r'>Hedges</span>.*?href="#(e\d+-1)">([\d.]+)</a>', text, re.DOTALL)
    assert row is not None
    behind = text.split(f'id="{row.group(1)}"')[1].split("</p>")[0]
    assert " may" in behind
    place = re.search(r'href="#(a1s\d+)"', behind)
    assert place is not None
    sentence = text.split(f'id="{place.group(1)}"')[1].split('id="')[0]
    assert 'class="hedging"' in sentence


def test_of_a_number_that_is_told_apart_the_sentences_unfold(bundled):
    told = [m for family in bundled.families for m in family.measures if m.told]
    assert told
    text = html.page(bundled)
    for own in told[0].evidence:
        behind = text.split(f'id="{own.anchor}"')[1].split("</details>")[0]
        assert behind.count("<li>") == min(len(own.passages), 6) > 0


def test_addresses_in_articles_are_text(comparison):
    assert "https://harbour.example/1" in render(comparison, "html")
    assert 'href="http' not in render(comparison, "html")


def test_caveats_are_written_out(comparison):
    text = Page(render(comparison, "html")).text
    for caveat in comparison.caveats:
        assert caveat in text
    assert "date unknown" in text
    assert "5 March 2024" in text


@pytest.mark.parametrize(
    "articles",
    [
        [Article(id="a", outlet="One", text="")],
        [Article(id="a", outlet="One", text="It may rain.")],
        [Article(id=str(n), outlet="One", text="It may rain today, officials said.") for n in range(4)],
        [Article(id=str(n), outlet="AB"[n % 2], text=f"It may rain {'again ' * n}today.") for n in range(8)],
    ],
    ids=["one empty article", "one article", "one outlet", "several articles of two outlets"],
)
def test_small_and_lopsided_comparisons_have_a_page(articles):
    page = Page(render(compare(Articles(tuple(articles)), families=["counts", "hedging"]), "html"))
    assert page.wrong == page.open == []
    assert "nan" not in page.text.lower().split()


def test_groups_may_be_named_like_the_columns_of_a_table():
    names = ("source", "total", "groups", "key", "shared")
    articles = [Article(id=name, outlet=name, text="It may rain, officials said.") for name in names]
    page = Page(render(compare(Articles(tuple(articles)), families=["counts"]), "html"))
    assert set(names) <= set(page.text.split())


def test_the_fragment_for_notebooks_brings_its_own_style_and_no_anchors(hostile):
    page = Page(render(hostile, "notebook"))
    assert page.wrong == page.open == []
    assert page.values("id") == page.values("href") == []
    assert page.tags["script"] == 0
    assert all(
        rule.strip().startswith(".srccompare")
        for rule in re.findall(r"(?m)^[^{}]+(?=\{)", style("notebook.css"))
    )


def test_a_comparison_shows_itself_in_a_notebook(comparison):
    assert comparison._repr_html_() == render(comparison, "notebook")
