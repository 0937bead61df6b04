"""What stands beside a sentence in the texts: who else tells it, how surely, and how it is put."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import srccompare
from srccompare.articles import Articles
from srccompare.comparison import compare
from srccompare.report import gather
from srccompare.report.forms import html
from srccompare.report.reading import SIDES, sign_of
from srccompare.report.view import Stretch, View


def stretches(view: View) -> dict[str, Stretch]:
    """The sentences of all texts by their anchors."""
    every = [one for text in view.texts for part in text.paragraphs for one in part.stretches]
    return {one.anchor: one for one in every if one.anchor}


def test_who_tells_a_sentence_is_told_at_both_ends(bundled):
    found = stretches(bundled)
    pairs = {(one.anchor, also.link) for one in found.values() for also in one.also}
    assert len(pairs) > 20
    assert {link for _, link in pairs} <= set(found)
    # Of several sentences of one text the surest is named, so that not every pair has two ends.
    assert sum((there, here) in pairs for here, there in pairs) > 0.7 * len(pairs)


def test_the_texts_put_a_sentence_as_the_matrix_does(bundled, bundled_comparison):
    found, matrix = stretches(bundled), bundled_comparison.statement_matrix
    told = {("".join(p.text for p in one.pieces).strip(), one.way) for one in found.values() if one.also}
    rows = matrix[matrix["certainty"] != "not found"]
    whole = [(row.sentence, row.certainty) for row in rows.itertuples() if row.sentence in dict(told)]
    assert len(whole) > 10
    assert sum(pair in told for pair in whole) > 0.9 * len(whole)
    assert {(one.way, one.sign) for one in found.values() if one.way} == set(bundled.ways)
    assert all(sign == sign_of(way) for way, sign in bundled.ways)


def test_a_match_that_is_less_sure_says_so(bundled):
    told = [also for one in stretches(bundled).values() for also in one.also]
    assert {also.possible for also in told} == {True, False}
    sure = min(int(also.sure[:-1]) for also in told if not also.possible)
    assert all(int(also.sure[:-1]) <= sure for also in told if also.possible and not also.contradicts)


def test_the_two_texts_that_share_most_stand_beside_each_other_at_first(bundled):
    shared = {
        text.place: sum(len(one.also) for part in text.paragraphs for one in part.stretches)
        for text in bundled.texts
    }
    columns = {text.column: text.place for text in bundled.texts if text.column}
    assert columns["l"] < columns["r"]
    assert min(shared[place] for place in columns.values()) > min(shared.values())


def test_a_story_of_few_texts_is_read_side_by_side_and_one_of_many_text_by_text(bundled):
    page = html.page(bundled)
    assert len(bundled.texts) == SIDES
    for column in "lr":
        boxes = re.findall(rf'<input type="radio" name="r1{column}" class="{column}(\d)"( checked)?>', page)
        assert [int(place) for place, _ in boxes] == list(range(1, SIDES + 1))
        assert sum(bool(checked) for _, checked in boxes) == 1
    articles = list(srccompare.read(srccompare.example()))
    more = Articles((*articles, replace(articles[0], id="seventh", outlet="Seventh")))
    many = html.page(gather(compare(more, families=["counts"])))
    assert "<fieldset><legend>Left" not in many
    assert many.count('<details class="block text"') == SIDES + 1


@pytest.mark.parametrize("text", ["excerpts", "none"])
def test_what_a_report_does_not_carry_is_led_to_by_nothing(bundled_comparison, text):
    view = gather(bundled_comparison, text=text)
    found = stretches(view)
    assert {also.link for one in found.values() for also in one.also} <= {*found, ""}
    assert bool(found) == (text == "excerpts")
