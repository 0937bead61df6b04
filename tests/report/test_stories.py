"""Several events: what holds over all of them, then each story by itself, and which story a line is of."""

from __future__ import annotations

import datetime
import re

import pytest

from srccompare.articles import Article, Articles
from srccompare.comparison import Comparison, compare
from srccompare.report import gather
from srccompare.report.forms import html, markdown
from srccompare.report.view import View

EVENTS = {
    "Fire in Ostby": (
        "The fire in Ostby destroyed nine houses on Monday. Two firemen were hurt in the fire in Ostby. "
        "The mayor, Tom Hale, said the school of Ostby would open again.",
        "Nine houses were destroyed on Monday by the fire in Ostby. Two firemen were hurt in the fire. "
        "Nobody knows who lit the straw in the stable of the brewery.",
    ),
    "0f8fad5b-d9cb-469f-a165-70867728950e": (
        "The ferry to Vellin sank on Friday. All passengers of the ferry to Vellin were saved by fishermen. "
        "The company, Ida Brandt said, had bought the boat without a survey.",
        "All passengers were saved by fishermen when the ferry to Vellin sank on Friday. "
        "The captain had warned of the worn engine three times last summer.",
    ),
}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    articles = [
        Article(
            id=f"{outlet}{number}",
            outlet=outlet,
            event=event,
            title=f"{'What happened' if number else 'News from Ostby'} ({outlet})",
            text=text,
            published=datetime.date(2025, 5, 1 + number),
        )
        for number, (event, texts) in enumerate(EVENTS.items())
        for outlet, text in zip(("North", "South"), texts, strict=True)
    ]
    alone = Article(
        id="x", outlet="North", event="Flower show", title="Roses win", text="The roses won again."
    )
    return compare(Articles((*articles, alone)), families=["counts", "hedging"])


@pytest.fixture(scope="module")
def view(comparison) -> View:
    return gather(comparison)


def test_each_event_several_outlets_tell_is_a_story_called_by_a_name_that_speaks(view):
    assert [story.name for story in view.stories] == ["Fire in Ostby", "What happened (North)"]
    assert [[card.group for card in story.cards] for story in view.stories] == [["North", "South"]] * 2
    assert [story.when for story in view.stories] == ["1 May 2025", "2 May 2025"]
    assert [card.headline for card in view.others] == ["Roses win"]


def test_what_only_one_tells_stands_with_its_story_and_the_outlet_has_how_often(view):
    for story in view.stories:
        told = " ".join(trait.text for own in story.alone for trait in own.traits)
        other = next(one for one in view.stories if one is not story)
        assert not set(re.findall(r"“.*?”", told)) & {
            text for own in other.alone for trait in own.traits for text in re.findall(r"“.*?”", trait.text)
        }
    every = sum(len(own.traits) for story in view.stories for own in story.alone)
    assert every > 0
    counts = [trait.text for one in view.portraits for trait in one.traits if trait.key == "told"]
    assert counts
    assert all(re.fullmatch(r"\d+ sentences? in \d (story|stories)", text) for text in counts)


def test_a_page_of_stories_reads_each_of_them_side_by_side(view):
    page = html.page(view)
    assert page.count("<fieldset><legend>Left") == 2
    for story in view.stories:
        assert f'id="{story.anchor}"' in page
        assert f'href="#{story.texts}"' in page
        assert f'id="{story.texts}"' in page


def test_lines_of_the_tables_name_their_story(view):
    parts = {table.anchor: table for part in view.parts for table in part.tables}
    smalls = " ".join(cell.small for row in parts["matrix"].rows for cell in row)
    assert "Fire in Ostby" in smalls
    assert "What happened (North)" in smalls


def test_markdown_has_a_heading_for_each_story(view):
    text = markdown.render(view)
    assert "## The stories" in text
    assert all(f"### {markdown.safe(story.name)}" in text for story in view.stories)


def test_the_first_page_alone_leads_nowhere(comparison):
    page = html.page(gather(comparison, brief=True))
    links, names = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'id="([^"]+)"', page))
    assert links <= names
    assert "Fire in Ostby" in page


def test_no_two_landmarks_of_a_page_have_one_name(view):
    named = re.findall(r'role="region"[^>]*?aria-label(?:ledby)?="([^"]*)"', html.page(view))
    assert len(named) > 3
    assert len(set(named)) == len(named)
    # Each story has its list of articles, and so have those of none.
    assert html.page(view).count('aria-label="Articles"') == len(view.stories) + 1


def test_one_event_is_no_list_of_stories(bundled):
    assert bundled.stories == bundled.others == ()


def test_each_story_says_what_its_own_texts_tell_differently(view, comparison):
    fire, ferry = view.stories
    told = [line.text for kind in fire.differences for line in kind.lines]
    assert any("Tom Hale" in line for line in told)
    assert not any("Ida Brandt" in line for line in told)
    assert any("Ida Brandt" in line.text for kind in ferry.differences for line in kind.lines)
    for form in (html.page(view), markdown.render(view), html.page(gather(comparison, brief=True))):
        assert "Only North gives the word to Ida Brandt" in form
