"""The sentences of several texts around one word, side by side."""

from __future__ import annotations

import pytest

from srccompare.articles import Article, Articles
from srccompare.comparison import compare
from srccompare.report import gather
from srccompare.report.front.differences import concordance
from srccompare.report.view import DifferenceLine, View
from srccompare.report.wording import around

GULL = """The harbour board stopped the dredging near Vellin on Monday. A judge had asked for it in March.

The dredging had killed the mussels of the bay, said Ida Brandt, a biologist. Nobody asked the fishermen.

Attorney General Jon Moss will appeal. The appeal may take a year."""
COURIER = """Dredging near Vellin ends, the harbour board said on Monday. The ships wait outside the bay.

The port loses a million crowns each week without the dredging. The mussels were ill before.

Attorney General Jon Moss called the judge a friend of the mussels."""
WIRE = """The harbour of Vellin is closed to large ships from Tuesday on. The board gave no reason.

The captains were told at night. One of them sailed for Oslo at once.

Attorney General Jon Moss spoke to the captains in the morning. The board meets on Friday."""


def view_of(**texts: str) -> View:
    articles = [
        Article(id=name, outlet=name, title=f"News of {name}", text=text) for name, text in texts.items()
    ]
    return gather(compare(Articles(articles), families=["counts"]), brief=True)


def lines_of(view: View) -> dict[str, DifferenceLine]:
    own = [one for kind in view.glance.differences if kind.kind == "concordance" for one in kind.lines]
    return {one.text.partition("”: ")[0].strip("“”"): one for one in own}


@pytest.fixture(scope="module")
def lines() -> dict[str, DifferenceLine]:
    return lines_of(view_of(Gull=GULL, Courier=COURIER, Wire=WIRE))


def test_each_texts_sentences_with_a_word_stand_side_by_side_and_who_lacks_it(lines):
    line = lines["dredging"]
    assert line.text.startswith("“dredging”: Gull (at least 2 sentences) “")
    assert line.text.endswith("; Wire without it")
    assert [quote.label for quote in line.quotes] == ["Gull", "Gull", "Courier", "Courier"]
    assert all("dredging" in "".join(piece.text for piece in quote.pieces).lower() for quote in line.quotes)
    assert [quote.note for quote in line.quotes][:2] == ["paragraph 1 of 3", "paragraph 2 of 3"]


def test_a_name_is_told_in_full_and_its_parts_are_no_lines_of_their_own(lines):
    assert "Attorney General Jon Moss" in lines
    assert not {"Jon", "Moss", "Attorney", "Jon Moss"} & lines.keys()


def test_words_with_one_stem_are_not_said_to_be_one_word():
    texts = {
        "Gull": "Mussels rest in the harbour.\n\nDredgers quarrelled over nets.",
        "Courier": "Boats left at noon.\n\nThe quarrels of dredging firms end slowly.",
    }
    assert list(lines_of(view_of(**texts))) == ["quarrel…"]


@pytest.mark.parametrize(("captain", "told"), [("quarrelsome", False), ("quiet", True)])
def test_a_text_with_another_word_that_begins_so_is_not_without_it(captain, told):
    texts = {
        "Gull": "Mussels rest in the harbour.\n\nDredgers quarrelled over nets.",
        "Courier": "Boats left at noon.\n\nThe quarrels of dredging firms end slowly.",
        "Wire": f"Fishermen came back.\n\nA {captain} captain stayed.",
    }
    assert lines_of(view_of(**texts))["quarrel…"].text.endswith("; Wire without it") is told


def test_a_phrase_is_as_long_as_it_is_in_every_text_counted():
    texts = {
        "Gull": "Prime Minister Anna Kessel opened the new tram depot. Prime Minister Anna Kessel thanked its"
        " workers. Prime Minister Anna Kessel left the depot.",
        "Courier": "Anna Kessel opened a tram depot. The tram was late.",
        "Wire": "Residents protested against the tram depot. The prime minister did not thank the workers.",
    }
    labels = lines_of(view_of(**texts)).keys()
    assert any("Minister" in label for label in labels)
    assert not any("Prime Minister Anna" in label for label in labels)


def test_a_sentence_both_texts_have_is_no_difference():
    copied = "Mussels are dredged near Vellin by night."
    assert lines_of(view_of(Gull=copied, Courier=copied)) == {}


def test_a_page_with_the_texts_leads_there_and_does_not_repeat_the_passages():
    articles = [Article(id=name, outlet=name, text=text) for name, text in (("A", GULL), ("B", COURIER))]
    comparison = compare(Articles(articles), families=["counts"])
    whole, brief = lines_of(gather(comparison)), lines_of(gather(comparison, brief=True))
    assert whole.keys() == brief.keys()
    assert all(one.link and not one.quotes for one in whole.values())
    assert all(one.quotes for one in brief.values())


def test_no_passages_beyond_a_bound_are_shown(monkeypatch):
    monkeypatch.setattr(concordance, "PASSAGES", 5)
    shown = lines_of(view_of(Gull=GULL, Courier=COURIER, Wire=WIRE)).values()
    assert 0 < sum(len(one.quotes) for one in shown) <= 5


def test_one_text_has_no_lines():
    assert lines_of(view_of(Gull=GULL)) == {}


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("after the vote she gave no sign that she was ready to leave it", "leave", "… no sign that she was"),
        ("nobody came to the quay of Vellin when the first crane fell there", "fell", "… the first crane"),
        ("for a year he denied that he had ever sold a crane", "crane", "… denied that he had"),
    ],
)
def test_an_excerpt_keeps_the_word_that_turns_its_sense(text, word, shown):
    assert around(text, text.index(word), 24).startswith(shown)
