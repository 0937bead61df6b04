"""What is claimed at a glance, and how much of it; a part is a list of blocks to every form."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from srccompare.comparison import Comparison
from srccompare.comparison.claims import KINDS, Claim, ClaimKind, Place
from srccompare.comparison.claims.model import Model
from srccompare.report import gather, top_lines
from srccompare.report.forms import html, markdown
from srccompare.report.glance import TOLD_BY_OUTLET
from srccompare.report.view import Estimate, Table, View


def claim(comparison: Comparison, kind: ClaimKind, number: int) -> Claim:
    """A claim of a kind about something, at the beginning of an article of the example."""
    article = comparison.documents.articles[0]
    place = Place(article.id, article.outlet, "text", 0, 9, article.text[:9])
    return Claim(
        kind, "Harbour strike", (place,), (f"{kind} {number}: “", 0, "”"), number, 0.919, is_sure=True
    )


@pytest.fixture
def claiming(bundled_comparison, monkeypatch) -> Comparison:
    """The example with nine claims of each kind, all above their threshold, and one below it."""
    claims = [claim(bundled_comparison, kind, number) for kind in KINDS for number in range(9)]
    claims.insert(0, replace(claims[0], about=99, is_sure=False, pieces=("unsure",)))
    claims.insert(2, replace(claims[1], pieces=("once more",)))
    known = Model(0.0, {}, 0.5, 40, 20, 20)
    monkeypatch.setattr(top_lines, "load_models", lambda: dict.fromkeys(KINDS, known))
    return replace(bundled_comparison, same_event=replace(bundled_comparison.same_event, claims=claims))


def test_a_few_claims_of_each_kind_are_told_each_thing_once_and_nothing_unsure(claiming):
    lines = gather(claiming).glance.claims
    kinds = [kind for kind in KINDS if kind not in TOLD_BY_OUTLET]
    assert [one.kind for one in lines] == [kind for kind in kinds for _ in range(top_lines.MOST[kind])]
    texts = [one.text for one in lines]
    assert texts[0].startswith("certainty 0: “")
    assert texts[1].startswith("certainty 1: “")
    assert not {"unsure", "once more"} & set(texts)
    assert {one.sure for one in lines} == {"91%"}


def test_a_contrast_of_certainty_is_told_in_one_sentence(claiming):
    first = claim(claiming, "certainty", 0)
    (own,), other = first.places, claiming.groups[1]
    reported = replace(own, group=other, voice="attributed", source="The harbour master")
    claiming.same_event.claims[:] = [replace(first, places=(own, reported))]
    (told,) = gather(claiming).glance.claims
    assert told.text.startswith(f"{own.group} states as fact what {other} gives to the harbour master: “")


def test_the_most_probable_claim_is_told_first_and_a_passage_once(claiming):
    event = claiming.same_event
    reprint, speaker = (claim(claiming, kind, 0) for kind in ("reprint", "speaker"))
    event.claims[:] = [
        replace(speaker, probability=0.7, about=1),
        replace(speaker, probability=0.8, about=2, places=speaker.places * 3),
        replace(reprint, probability=0.9),
    ]
    lines = gather(claiming).glance.claims
    assert [(one.kind, one.sure, len(one.quotes)) for one in lines] == [
        ("reprint", "90%", 1), ("speaker", "80%", 1), ("speaker", "70%", 1),
    ]  # fmt: skip


def test_a_claim_names_its_story_only_where_there_are_several(claiming):
    assert {one.event for one in gather(claiming).glance.claims} == {""}
    event = claiming.same_event
    vars(event)["event_names"] = [*event.event_names, "Another story"]
    vars(event)["articles_of"] = [*event.articles_of, {}]
    assert {one.event for one in gather(claiming).glance.claims} == {"Harbour strike"}


def test_a_passage_that_is_not_carried_is_not_cited(claiming):
    assert all("“…”" in one.text for one in gather(claiming, text="none").glance.claims)


def test_a_claim_of_a_rare_kind_says_so(claiming, monkeypatch):
    rare = Model(0.0, {}, 0.5, 25, 20, 20)
    monkeypatch.setattr(top_lines, "load_models", lambda: dict.fromkeys(KINDS, rare))
    page, text = (form(gather(claiming)) for form in (html.page, markdown.render))
    assert "few of this kind were judged" in page
    assert "few of this kind were judged" in text


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


def test_every_claim_leads_to_something_on_the_page(claiming):
    view = gather(claiming)
    page = html.page(view)
    links = [one.link for one in view.glance.claims]
    assert all(links)
    assert [link for link in links if f'id="{link}"' not in page] == []
    # What stands in a table that is shown leads there, the rest to its passage.
    assert {link[:2] for link in links} >= {"st", "qu", "nm", "co"}
    assert any(link.startswith("a1s") for link in links)


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
    assert page.index("Every attribution is marked") < page.index('id="often"') < page.index('id="part3"')


def test_markdown_tells_the_blocks_of_a_part_in_their_order(shuffled):
    titles = [block.title for part in shuffled.parts for block in part.blocks if isinstance(block, Table)]
    told = [line.removeprefix("### ") for line in markdown.render(shuffled).splitlines()]
    assert [line for line in told if line in titles] == titles
