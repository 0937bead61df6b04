"""One picture by itself: an SVG file that stands alone, or Axes that show the same."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison import Comparison, compare
from srccompare.errors import SrccompareError
from srccompare.report.figures import drawing_of
from srccompare.report.view import Mark

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = ["sources", "network", "keywords", "statements", "frames", "timeline", "hedge_rate", "tone"]


@pytest.fixture(scope="module")
def bundled() -> Comparison:
    return compare(srccompare.example(), families=["attribution", "framing", "hedging", "tone"])


@pytest.mark.parametrize("what", DRAWN)
def test_a_picture_is_an_svg_file_with_its_words_and_nothing_that_runs(bundled, what):
    root = ElementTree.fromstring(srccompare.figure(bundled, what))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert title.text
    assert len(desc.text or "") > 20
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "pattern", "rect", "circle", "path", "text",
    }  # fmt: skip
    assert not any(name.startswith("on") or "href" in name for e in root.iter() for name in e.attrib)


def extent(mark: Mark) -> tuple[list[float], list[float]]:
    """The places of a mark across and down."""
    at = list(mark.at)
    if mark.kind == "rect":
        return [at[0], at[0] + at[2]], [at[1], at[1] + at[3]]
    return (at[::2], at[1::2]) if mark.kind == "lines" else (at[:1], at[1:2])


@pytest.mark.parametrize("what", DRAWN)
def test_a_picture_stays_inside_its_frame_and_has_its_data_as_a_table(bundled, what):
    drawing = drawing_of(bundled, what)
    for mark in drawing.marks:
        xs, ys = extent(mark)
        assert all(-0.1 <= x <= drawing.width + 0.1 for x in xs)
        assert all(0 <= y <= drawing.height for y in ys)
    assert all(len(row) == len(drawing.head) for row in drawing.rows)


def test_the_form_of_a_bar_is_told_by_its_pattern_too(bundled):
    fills = {mark.fill for mark in drawing_of(bundled, "sources").marks if mark.fill}
    assert len(fills) >= 3


@pytest.mark.parametrize("what", DRAWN)
def test_axes_show_what_the_svg_shows(bundled, what):
    pytest.importorskip("matplotlib")
    ax, drawing = srccompare.figure(bundled, what, form="matplotlib"), drawing_of(bundled, what)
    assert [text.get_text() for text in ax.texts] == [m.text for m in drawing.marks if m.kind == "text"]
    assert len(ax.patches) == sum(mark.kind in ("rect", "circle") for mark in drawing.marks)
    assert len(ax.lines) == sum(len(mark.at) // 4 for mark in drawing.marks if mark.kind == "lines")
    ax.figure.canvas.draw()


@pytest.mark.parametrize(
    ("what", "form", "message"),
    [
        ("bias", "svg", "no picture named 'bias'; choose one of sources, statements, certainty"),
        ("hedge_rate", "pdf", "no form named 'pdf'; choose one of svg, matplotlib"),
        ("words", "svg", "nothing to draw for 'words' in these texts: a count"),
        ("timeline", "svg", "nothing to draw for 'timeline'"),
        ("network", "svg", "nothing to draw for 'network'"),
    ],
)
def test_what_cannot_be_drawn_says_why(what, form, message):
    text = "It may rain. It rains. It rained on Monday."
    articles = Articles((Article(id="a", outlet="One", text=text), Article(id="b", outlet="Two", text=text)))
    with pytest.raises(SrccompareError, match=message):
        srccompare.figure(compare(articles, families=["counts", "hedging"]), what, form=form)


def test_hostile_names_stay_text_in_a_picture(hostile):
    root = ElementTree.fromstring(srccompare.figure(hostile, "hedge_rate"))
    assert "</style></title><script>alert(1)</script>" in " ".join(root.itertext())
    assert root.findall(f".//{SVG}script") == []


def test_a_picture_by_itself_has_its_title_unit_and_legend_inside_and_shows_itself(bundled):
    picture = srccompare.figure(bundled, "hedge_rate")
    assert picture._repr_svg_() == picture
    words = [element.text for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]
    assert words[0] == "Hedges, per 1000 words"
    assert "95% interval" in str(words[-1])


def test_long_titles_run_over_several_lines(bundled):
    drawing = drawing_of(bundled, "mixed_share")
    heads = [mark for mark in drawing.marks if mark.style == "heading"]
    assert " ".join(mark.text for mark in heads) == drawing.title
    assert len({mark.at[1] for mark in heads}) == len(heads) > 1
    assert all(mark.at[1] > heads[-1].at[1] for mark in drawing.marks if mark.style != "heading")
