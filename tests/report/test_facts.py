"""What stands at a glance comes from rows, never from cells; and a part is a list of blocks to every form."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from srccompare.comparison import Comparison
from srccompare.report import gather
from srccompare.report.context import Context
from srccompare.report.facts import Fact
from srccompare.report.forms import html, markdown
from srccompare.report.glance import RANKS, ranked
from srccompare.report.parts import overview
from srccompare.report.parts.catalog import PARTS
from srccompare.report.view import Cell, Estimate, Table, View


def facts_and_cells(comparison: Comparison) -> tuple[list[Fact], set[str]]:
    """The facts of all parts, and the words of all their cells."""
    filled = [part.fill(Context(comparison), ()) for part in PARTS]
    tables = [block for part in filled for block in part.blocks if isinstance(block, Table)]
    cells = {cell.text for table in tables for row in table.rows for cell in row}
    return [fact for part in filled for fact in part.facts], cells


def test_a_cell_that_is_reworded_loses_no_fact(bundled_comparison, monkeypatch):
    before, words = facts_and_cells(bundled_comparison)
    glance = gather(bundled_comparison).glance
    assert {fact.kind for fact in before} >= {"certainty", "reprint", "detail", "quotation", "naming"}
    make = Cell.__init__

    def reworded(self: Cell, text: str, link: str = "", small: str = "", look: str = "") -> None:
        make(self, f"⟨{text[::-1]}⟩", link, f"({small})", f"{look} x")

    monkeypatch.setattr(Cell, "__init__", reworded)
    after, others = facts_and_cells(bundled_comparison)
    # Every cell is another one, or the test would prove nothing.
    assert len(words) > 100
    assert words.isdisjoint(others)
    assert after == before
    assert gather(bundled_comparison).glance == glance


def test_a_note_that_is_reworded_changes_no_count_at_a_glance(bundled_comparison, monkeypatch):
    view = gather(bundled_comparison)
    assert "would be told apart if they were the only one looked at" in view.glance.summary
    make = Estimate.__init__

    def reworded(self: Estimate, *args: object, note: str, verdict: str, **others: object) -> None:
        make(self, *args, note=note[::-1], verdict=verdict[::-1], **others)

    monkeypatch.setattr(Estimate, "__init__", reworded)
    again = gather(bundled_comparison)
    assert again.families != view.families
    assert again.glance == view.glance


def test_a_headline_is_a_fact_where_it_asserts_what_its_text_does_not(bundled_comparison):
    first, second = overview.headlines_of(Context(bundled_comparison))[:2]
    claimed = replace(first, claim="asserts what the text attributes", frames_only=None, names_only=None)
    (fact,) = overview.headlines_facts(Context(bundled_comparison), [claimed, replace(second, claim=None)])
    told = f"The headline of {first.group} asserts what the text attributes: “{first.headline}”."
    assert fact == Fact("headline", told, "headlines")
    # Without a text below it there is nothing it could differ from.
    assert (
        list(
            overview.headlines_facts(Context(bundled_comparison), [replace(claimed, tone_body=float("nan"))])
        )
        == []
    )


def test_facts_are_told_kind_by_kind_a_few_of_each_in_the_order_of_their_part():
    facts = [Fact(kind, f"{kind} {number}", "") for number in range(9) for kind in reversed(RANKS)]
    told = list(ranked(facts))
    assert list(dict.fromkeys(fact.kind for fact in told)) == list(RANKS)
    for kind, most in RANKS.items():
        assert [fact.text for fact in told if fact.kind == kind] == [f"{kind} {n}" for n in range(most or 9)]


def test_every_fact_leads_to_something_on_the_page(bundled_comparison):
    view = gather(bundled_comparison)
    page = html.page(view)
    assert view.glance.facts
    assert [link for _, link in view.glance.facts if f'id="{link}"' not in page] == []


@pytest.fixture(scope="module")
def shuffled(bundled_comparison) -> View:
    """The report with its parts renamed and the blocks of each turned round."""
    view = gather(bundled_comparison)
    parts = [replace(part, key=f"part{n}", blocks=part.blocks[::-1]) for n, part in enumerate(view.parts)]
    return replace(view, parts=tuple(parts))


def test_a_page_shows_the_blocks_of_a_part_in_their_order_whatever_the_part_is_called(shuffled):
    page = html.page(shuffled)
    wanted = [block.anchor for part in shuffled.parts for block in part.blocks if isinstance(block, Table)]
    assert len(wanted) > 10
    assert re.findall(r'<section class="table-block" id="([^"]+)"', page) == wanted
    assert page.index("<h3>Every attribution</h3>") < page.index('id="often"') < page.index('id="part3"')


def test_markdown_tells_the_blocks_of_a_part_in_their_order(shuffled):
    titles = [block.title for part in shuffled.parts for block in part.blocks if isinstance(block, Table)]
    told = [line.removeprefix("### ") for line in markdown.render(shuffled).splitlines()]
    assert [line for line in told if line in titles] == titles
