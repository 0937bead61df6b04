"""What the report says: gathered once, rounded by unit, capped with the rest stated."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from report_cases import FAMILIES, pair

from srccompare.articles import Article, Articles
from srccompare.comparison import compare
from srccompare.documents import analyze
from srccompare.documents.spans import make
from srccompare.families.base import Family, Findings, Measure
from srccompare.report import evidence, gather
from srccompare.report.numbers import Style, gap, rounded, shown, style_of
from srccompare.report.pictures.marks import scale
from srccompare.report.view import Evidence, Measured, View
from srccompare.report.wording import bounds, clean, counted, line, short


def measured(view: View, name: str) -> Measured:
    return next(measure for family in view.families for measure in family.measures if measure.name == name)


def words_marked(own: Evidence) -> list[str]:
    return [piece.text for passage in own.passages for piece in passage.pieces if piece.layers]


@pytest.fixture(scope="module")
def view(comparison) -> View:
    return gather(comparison)


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (12.345, Style(1), "12.3"),
        (1234.5, Style(0), "1,234"),
        (0.0, Style(1), "0"),
        (-1e-17, Style(1), "0"),
        (math.nan, Style(1), "–"),
        (None, Style(1), "–"),
        (0.004, Style(0, percent=True), "0.4%"),
        (0.243, Style(0, percent=True), "24%"),
        (0.0, Style(0, percent=True), "0%"),
        (0.126, Style(2, signed=True), "+0.13"),
        (-0.126, Style(2, signed=True), "−0.13"),
        (-0.001, Style(2, signed=True), "0.00"),
    ],
)
def test_numbers_are_written_by_their_unit(value, style, text):
    assert shown(value, style) == text


@pytest.mark.parametrize(
    ("measure", "style"),
    [
        (Measure("a", "words", "count", "", ""), Style(0)),
        (Measure("a", "per 1000 words", "rate", "", ""), Style(1)),
        (Measure("a", "per 100 words", "rate", "", "", per=100), Style(2)),
        (Measure("a", "share of words", "share", "", "", high=1), Style(0, percent=True)),
        (Measure("a", "compound", "mean", "", "", low=-1, high=1), Style(2, signed=True)),
    ],
)
def test_a_measure_says_how_its_numbers_are_written(measure, style):
    assert style_of(measure, means=False) == style


def test_a_difference_of_shares_is_in_points():
    assert gap(-0.125, Style(0, percent=True)) == "−12 points"
    assert gap(math.nan, Style(0, percent=True)) == "–"


def test_machines_get_numbers_without_negative_zero():
    assert math.copysign(1, rounded(-0.0001, Style(2)) or 0.0) == 1


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u202eb\u2069c", "abc"),
        ("a\x00\x1fb\x7f", "ab"),
        ("\ud800x", "\ufffdx"),
        ("é\u200f ünïcode", "é\u200f ünïcode"),
    ],
)
def test_text_that_plays_tricks_is_cleaned(text, cleaned):
    assert clean(text) == cleaned


def test_long_names_are_cut_by_their_width():
    assert short("a" * 300, 10) == "a" * 9 + "…"
    assert short("大" * 300, 10) == "大" * 4 + "…"
    assert line(" a\n\tb ") == "a b"


def test_labels_that_cutting_makes_equal_are_numbered():
    articles = [Article(id=end, outlet="L" * 60 + end, text="It may rain.") for end in "ab"]
    view = gather(compare(Articles(tuple(articles)), families=["counts"]))
    assert len({group.label for group in view.groups}) == 2
    assert [group.name[-1] for group in view.groups] == ["a", "b"]


def test_evidence_is_the_sentence_with_the_word_marked(view):
    own = measured(view, "hedge_rate").evidence[0]
    assert "may" in words_marked(own)
    assert own.passages[0].pieces[0].text == "Port "  # the headline counts too
    assert own.anchor == measured(view, "hedge_rate").estimates[0].link
    assert {passage.link[:2] for passage in own.passages} == {"a1"}


def test_whole_sentences_are_shown_without_a_mark_around_everything(view):
    own = measured(view, "hedged_sentence_share").evidence[0]
    assert own.passages
    assert words_marked(own) == []


def test_a_count_of_everything_leads_to_the_text_itself(view):
    own = measured(view, "words").evidence[0]
    assert own.passages == ()
    assert own.links == (("Harbour Post", "a1"),)


def test_quoted_words_are_marked_as_one_stretch(view):
    marked = words_marked(measured(view, "quoted_share").evidence[0])
    assert [text.strip("“,”") for text in marked] == ["We will not move a single box"]


def test_what_is_left_out_is_stated(monkeypatch):
    monkeypatch.setattr(evidence, "MOST", 3)
    monkeypatch.setattr(evidence, "WORDS", 1)
    text = "It may rain. It could snow. It might hail. Perhaps it thaws. It may freeze."
    view = gather(compare(Articles((Article(id="a", outlet="One", text=text),)), families=["hedging"]))
    own = measured(view, "hedge_rate").evidence[0]
    assert len(own.passages) == 3
    assert own.more == "and 2 more"
    assert own.words[-1] == "and 3 more"


def test_missing_numbers_say_why():
    articles = (Article(id="a", outlet="One", text=""), Article(id="b", outlet="Two", text="It may rain."))
    estimate = measured(gather(compare(Articles(articles), families=["hedging"])), "hedge_rate").estimates[0]
    assert (estimate.value, estimate.text, estimate.how) == (None, "–", "nothing to measure")
    assert estimate.verdict.startswith("not tested")


def scored(documents, voice):
    spans = documents.sentences
    scores = np.linspace(-1, 1, len(spans))
    return Findings(
        {"score": np.array([0.0] * len(documents)), "double": np.array([0.0] * len(documents))},
        {"score": make(spans.article, spans.field, spans.start, spans.end, score=scores)},
    )


SCORED = Family(
    "scored",
    "Scored",
    (
        Measure("score", "points", "mean", "higher means more", "own", low=-1, high=1, of="sentences"),
        Measure("double", "points", "formula", "twice the score", "own", low=-2, high=2, inputs=("score",)),
    ),
    scored,
)


def test_scored_sentences_come_with_their_score_the_strongest_first():
    view = gather(compare(pair(), families=[SCORED]))
    passages = measured(view, "score").evidence[1].passages
    # The first sentence of the article whose id comes first.
    assert passages[0].score == "−1.00"
    strength = [abs(float(passage.score.replace("−", "-"))) for passage in passages]
    assert strength == sorted(strength, reverse=True)


def test_a_formula_names_what_it_is_made_of():
    view = gather(compare(pair(), families=[SCORED]))
    own = measured(view, "double")
    assert own.inputs == ("Score",)


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([3.0, 17.2], [0, 5, 10, 15, 20]),
        ([0.0], [0, 1]),
        ([-0.3, 0.2], [-0.4, -0.2, 0, 0.2]),
        ([0.07], [0, 0.02, 0.04, 0.06, 0.08]),
        ([1e6], [0, 250000, 500000, 750000, 1000000]),
    ],
)
def test_axes_have_round_marks_and_hold_all_values(values, marks):
    assert scale(values) == pytest.approx(marks)


def test_pictures_stay_inside_their_frame(view):
    pictures = [m.picture for family in view.families for m in family.measures if m.picture]
    assert pictures
    for picture in pictures:
        for mark in picture.marks:
            across = mark.at[::2] if mark.kind == "lines" else mark.at[:1]
            assert all(0 <= place <= picture.width for place in across)
        assert all(group.name in picture.description for group in view.groups)


def test_counts_without_intervals_have_no_picture_and_say_why(view):
    words = measured(view, "words")
    assert words.picture is None
    assert words.untested == "a count of this text"


def test_the_text_to_read_is_the_text_given(view, comparison):
    assert len(view.texts) > 1
    assert comparison.documents.articles.ids == ["c1", "h1"]
    # Shown as they were given, whatever order they are worked on in.
    for text, article in zip(view.texts, pair(), strict=True):
        title, *body = ("".join(piece.text for piece in p.pieces) for p in text.paragraphs)
        assert title == article.title
        assert "".join("".join(body).split()) == "".join(article.text.split())


def test_layers_mark_hedges_in_the_text(view):
    key = next(layer.key for layer in view.layers if layer.label == "hedging")
    marked = [
        piece.text
        for text in view.texts[:1]
        for p in text.paragraphs
        for piece in p.pieces
        if key in piece.layers
    ]
    assert "may" in marked


def test_furniture_is_shown_as_set_aside():
    text = (
        "Home > News > Weather\n\nIt rained for the whole of Monday, and the river rose by a metre and more."
    )
    view = gather(compare(Articles((Article(id="a", outlet="One", text=text),)), families=["counts"]))
    assert [paragraph.zone for paragraph in view.texts[0].paragraphs] == ["furniture", "lead"]


def test_every_attribution_is_listed_under_its_source(view, comparison):
    assert sum(own.total for own in view.citing) == len(comparison.attributions)
    assert sum(source.total for source in (*view.sources, *view.sources_once)) == len(comparison.attributions)
    # The texts are there: each leads to the sentence of its first attribution, else into the list of all.
    assert links_of(view) <= {
        one.anchor for text in view.texts for paragraph in text.paragraphs for one in paragraph.stretches
    }
    without = gather(comparison, text="none")
    anchors = {said.anchor for own in without.citing for said in own.said if said.first}
    assert links_of(without) == anchors


def links_of(view: View) -> set[str]:
    """Where the numbers of the table of sources lead."""
    sources = (*view.sources, *view.sources_once)
    return {mention.link for source in sources for mention in source.mentions if mention.count}


def test_the_glance_counts_what_the_table_holds():
    articles = [
        *pair(),
        Article(id="third", outlet="Third", text=" ".join(["It may perhaps rain, it seems."] * 12)),
    ]
    comparison = compare(Articles(tuple(articles)), families=FAMILIES)
    glance, verdicts = gather(comparison).glance, comparison.table["verdict"]
    apart = comparison.table["direction"].isin(["higher", "lower"]).sum()
    assert len(glance.findings) + glance.more == apart > 0
    # Single articles are not tested but looked at by their intervals.
    assert comparison.table["p"].isna().all()
    number = apart + (verdicts == "not distinguishable").sum()
    assert f"{number} differences were looked at (by their intervals" in glance.summary
    comparison.__dict__["table"] = comparison.table.assign(p=0.5)
    assert f"{number} differences were tested." in gather(comparison).glance.summary
    assert {finding.against for finding in glance.findings} == {"the other texts taken together"}


def test_of_two_groups_the_glance_tells_each_difference_once():
    dry = " ".join(f"Nothing happened on day {day}." for day in range(12))
    wet = " ".join(f"It may perhaps have rained on day {day}." for day in range(12))
    articles = (Article(id="a", outlet="Dry", text=dry), Article(id="b", outlet="Wet", text=wet))
    findings = gather(compare(Articles(articles), families=["hedging"])).glance.findings
    told = [finding for finding in findings if finding.measure == "Sentences with a hedge (secondary)"]
    assert [(one.group, one.direction, one.against) for one in told] == [("Dry", "lower", "Wet")]


def test_with_a_reference_the_report_says_what_groups_are_held_against():
    view = gather(compare(pair(), reference="Coast Times", families=FAMILIES))
    assert view.against == "Coast Times"
    assert measured(view, "hedge_rate").estimates[1].verdict == "the reference"


def test_a_voice_asked_for_is_named():
    view = gather(compare(pair(), voice="quoted", families=FAMILIES))
    assert measured(view, "hedge_rate").counted == "found per 1,000 words, in quoted speech"
    assert "quoted" in dict(view.settings)["Voice"]


def test_definitions_are_sentences():
    one = Measure("a", "per 1000 words", "rate", "", "")
    assert counted(one, one.voice, {}).startswith("found per 1,000 words, in the outlet’s wording")
    assert bounds(one) == "0 up, no upper bound"


def test_a_view_is_plain_values(view):
    def plain(value):
        if isinstance(value, dict):
            return all(map(plain, value.values()))
        if isinstance(value, list | tuple):
            return all(map(plain, value))
        return type(value) in (str, int, float, bool, type(None)) and value == value

    assert plain(dataclasses.asdict(view))
    assert hash(view) == hash(gather(compare(analyze(pair()), families=FAMILIES)))
