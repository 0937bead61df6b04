"""The first page: headlines, what can be seen in the texts of each group, leads; and that it stands alone."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from srccompare.articles import Article, Articles
from srccompare.comparison import compare
from srccompare.report import gather, render
from srccompare.report.context import Context
from srccompare.report.forms import html, markdown
from srccompare.report.front.differences.beside import NAMED
from srccompare.report.front.differences.sources import unnamed_people
from srccompare.report.front.heard import Attribution, is_own, is_somebody
from srccompare.report.front.own_words import OwnWords
from srccompare.report.front.told import Told
from srccompare.report.front.wording import in_compound
from srccompare.report.view import Portrait, View

NORTH = (
    "The dictator of Vellin left the capital. Petra Vance, a minister, said the harbour would close. "
    "“Nobody will pay,” Petra Vance said. The tugboat crews may strike. The tugboat crews were told nothing. "
    "The mayor, Tom Hale, said he was sorry."
)
SOUTH = (
    "The harbour closed on Monday. Tom Hale, the mayor, said he was sorry. Ida Brandt, a union leader, said "
    "the ferries would stop. The ferries carry half the town, and the ferries are old."
)
WEST = (
    "Tom Hale spoke of the harbour. The mayor Tom Hale said it was over. The ferries stopped. A tugboat sank."
)


@pytest.fixture(scope="module")
def view() -> View:
    articles = [
        Article(id="n", outlet="North", text=NORTH),
        Article(id="s", outlet="South", text=SOUTH),
        Article(id="w", outlet="West", text=WEST),
    ]
    return gather(compare(Articles(articles)))


def portrait(view: View, group: str) -> Portrait:
    return next(one for one in view.portraits if one.group.name == group)


def told(view: View, group: str, key: str) -> str:
    return next((trait.text for trait in portrait(view, group).traits if trait.key == key), "")


def test_a_portrait_names_who_is_heard_most_and_who_nowhere_else(view):
    assert told(view, "North", "heard").startswith("Petra Vance")
    assert told(view, "North", "only") == "Petra Vance"
    assert told(view, "South", "only") == "Ida Brandt"
    # All three give the mayor the word.
    assert told(view, "West", "only") == ""


def test_what_only_one_tells_is_told_in_its_own_words_and_leads_to_them(bundled):
    shown = [(one, trait) for one in bundled.portraits for trait in one.traits if trait.key == "told"]
    assert shown
    texts = {
        text.group: " ".join("".join(piece.text for piece in one.pieces) for one in text.paragraphs)
        for text in bundled.texts
    }
    for one, trait in shown:
        for quote in trait.quotes:
            assert quote.link.startswith("a")
            words = "".join(piece.text for piece in quote.pieces).split()
            assert " ".join(words[:4]) in " ".join(texts[one.group.name].split())


HEARD = """Ida Brandt of the harbour union defended the strike. The town was told that it was over.

“We stay,” said Petra Vance, the mayor. “The town is with us. The port is closed. Nobody will be paid.”

She added that the ferries would stop. Vance’s letter said nothing. The Harbour Post reported her illness.

House Democrats rejected the plan. Two of the officials said the cranes had failed.

Clara Stone, an adviser to the Harbour Post, said the fares would rise."""


def test_only_who_says_something_is_heard_and_who_says_most_comes_first():
    articles = [Article(id="h", outlet="Gull", text=HEARD), Article(id="w", outlet="West", text=WEST)]
    view = gather(compare(Articles(articles)))
    heard = told(view, "Gull", "heard")
    assert heard.startswith("Petra Vance (at least ")
    assert "Clara Stone" in heard
    # A deed, a medium, what belongs to somebody and a party's vote are no words of theirs.
    assert not any(name in heard for name in ("Ida Brandt", "Post", "letter", "House Democrats"))
    (unnamed,) = [
        line.text
        for one in view.glance.differences
        for line in one.lines
        if line.text.startswith("Heard without a name")
    ]
    assert "“two of the officials”" in unnamed
    assert "Democrats" not in unnamed


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a law enforcement source", "a law enforcement source"),
        ("two people briefed on the matter", "two people briefed on the matter"),
        ("one official, who asked not to be named", "one official"),
        ("two officials, who", "two officials"),
        ("FBI officials", "FBI officials"),
        ("House Democrats", ""),
        ("the mayor", ""),
        ("many", ""),
    ],
)
def test_people_nobody_names_are_told_apart_from_those_with_a_name(source, told):
    row = Attribution(
        "a", "Gull", source, "text", "3-7", "8-20", 0.9, "indirect", "neutral", "affirmed", "say"
    )
    assert unnamed_people(row, "officials") == told


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Vance administration officials", True),
        ("Vance campaign", True),
        ("Vance said", False),
        ("Vance when asked", False),
        ("Vance opened the fair", False),
        ("Vance’s council", False),
    ],
)
def test_a_name_with_a_noun_behind_it_names_something_else(text, inside):
    assert in_compound(text, len("Vance")) == inside


def test_what_is_not_found_in_one_of_a_few_is_told_with_who_tells_it(bundled):
    lines = [line for one in bundled.glance.differences if one.kind == "told" for line in one.lines]
    assert lines
    for line in lines:
        lacking, _, told = line.text.removeprefix("Not found in ").partition(": ")
        assert line.text.startswith("Not found in ")
        cited = re.findall(r"(?:^|; )([^“”;]+) “", told)
        assert 2 <= len(cited) <= NAMED
        assert set(cited) <= {quote.label for quote in line.quotes}
        assert lacking
        assert not any(label in lacking for label in cited)
    assert not any(trait.key == "missing" for one in bundled.portraits for trait in one.traits)


def test_what_stands_behind_a_correction_is_not_told_as_part_of_the_article():
    behind = (
        "\n\nCorrection: May 3\n\nGovernor Ines Falk opened the cattle fair of Harwich on Tuesday with "
        "a parade of forty blundering horses."
    )
    articles = [
        Article(id="n", outlet="North", text=NORTH + behind),
        Article(id="s", outlet="South", text=SOUTH),
    ]
    context = Context(compare(Articles(articles)))
    words = OwnWords(context).mask[context.documents.tokens.article == 0]
    starts = context.documents.tokens.start[context.documents.tokens.article == 0]
    assert words[starts < len(NORTH)].any()
    assert not words[starts > len(NORTH)].any()
    assert not any("Harwich" in row.text for rows in Told(context).only.values() for row in rows)


def test_the_points_of_a_list_are_no_words_of_who_prints_it():
    points = (
        "The harbour closed. A list of points was passed round by friends of the mayor:\n\n"
        "- The mayor served the town. Tom Hale said that he was here every day.\n\n"
        "- Slander is behind it.\n\n"
        'Tom Hale said so again. The "rigged" vote is on Monday.'
    )
    articles = [Article(id="p", outlet="Prints", text=points), Article(id="w", outlet="West", text=WEST)]
    context = Context(compare(Articles(articles)))
    tokens, own = context.documents.tokens, OwnWords(context).mask
    words = {points[tokens.start[at] : tokens.end[at]] for at in np.flatnonzero(own & (tokens.article == 0))}
    assert "closed" in words
    assert "Monday" in words
    assert not {"Slander", "rigged"} & words


def test_an_article_without_a_word_takes_no_page_down():
    empty = Article(id="e", outlet="North", title="", text="")
    articles = [Article(id=name, outlet=name, text=text) for name, text in (("North", NORTH), ("West", WEST))]
    assert "Petra Vance" in compare(Articles([*articles, empty])).to_html()


def test_a_surname_that_is_an_office_is_a_name():
    names = ("Angus King", "Howard Dean", "Assistant Secretary")
    assert [is_somebody(name) for name in names] == [True, True, False]


def test_words_only_here_stand_in_no_other_text_whatever_their_ending(view):
    # West has "tugboat", too, and "ferries".
    assert "tugboat" not in told(view, "North", "words")
    assert "ferries" not in told(view, "South", "words")


def test_the_shares_of_the_voices_are_those_of_all_words(view):
    voices = portrait(view, "North").voices
    assert [share.style for share in voices] == ["own", "attributed", "quoted"]
    assert sum(share.part for share in voices) == pytest.approx(1, abs=0.002)
    assert voices[2].part > 0
    assert portrait(view, "West").voices[2].part == 0


def test_every_passage_holds_the_words_it_is_shown_for(bundled):
    shown = [(trait, quote) for one in bundled.portraits for trait in one.traits for quote in trait.quotes]
    assert len(shown) > 40
    for trait, quote in shown:
        marked = " ".join(piece.text for piece in quote.pieces if piece.layers)
        whole = "".join(piece.text for piece in quote.pieces)
        assert marked or len(quote.pieces) == 1
        if trait.key in ("hedges", "loaded", "words"):
            assert quote.label.rstrip("…").lower() in whole.lower()


def test_files_named_by_hashes_are_texts_a_b_c_with_their_opening_words():
    names = ["000_bb5e831822bcde63", "001_dc1a1f32f922da49"]
    articles = [
        Article(id=name, outlet=name, text=text) for name, text in zip(names, (NORTH, SOUTH), strict=True)
    ]
    view = gather(compare(Articles(articles), families=["tone"]))
    assert [(group.name, group.key) for group in view.groups] == [("Text A", names[0]), ("Text B", names[1])]
    assert [card.group for card in view.cards] == ["Text A", "Text B"]
    assert view.cards[0].opening.startswith("The dictator of Vellin")
    assert all(name not in caveat for name in names for caveat in view.caveats)
    speaking = [
        replace(one, id=name, outlet=name) for one, name in zip(articles, ("gull", "post-2"), strict=True)
    ]
    assert [one.name for one in gather(compare(Articles(speaking), families=["tone"])).groups] == [
        "gull",
        "post-2",
    ]


def test_a_brief_report_is_its_first_page_alone(bundled_comparison):
    brief = gather(bundled_comparison, brief=True, title="The strike")
    page, whole = html.page(brief), html.page(gather(bundled_comparison))
    assert "<h1><bdi>The strike</bdi></h1>" in page
    assert len(page.encode()) < 150_000 < len(whole.encode())
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert brief.portraits
    assert brief.parts == brief.families == brief.texts == ()
    assert "## The texts" not in markdown.render(brief)


def test_a_lead_is_told_with_its_numbers_and_is_no_result(bundled_comparison):
    glance = gather(bundled_comparison).glance
    assert glance.leads
    assert {one.direction for one in glance.leads} <= {"higher", "lower"}
    page = render(bundled_comparison, "html")
    assert page.index("<h3>Leads</h3>") < page.index(glance.summary[:40])


@pytest.mark.parametrize("amount", ["excerpts", "none"])
def test_the_first_page_shows_no_sentence_the_report_may_not_carry(bundled_comparison, amount):
    view = gather(bundled_comparison, text=amount, brief=True)
    assert len(view.portraits) == len(bundled_comparison.groups)
    for one in view.portraits:
        # What was not found here is told in the words of others.
        own = (trait for trait in one.traits if trait.key != "missing")
        quotes = [quote for trait in own for quote in trait.quotes]
        assert (quotes == []) == (amount == "none")
        sentences = {"".join(piece.text for piece in quote.pieces) for quote in quotes}
        headline = 20
        assert sum(len(text.split()) for text in sentences) <= int(one.words.split()[0]) / 4 + headline


def test_a_name_that_cannot_be_shown_as_given_loses_nothing_of_its_card():
    rows = [
        {"outlet": "Gull", "text": "Mayor Ida Lowe said the pier was safe. “It stands,” Ms. Lowe said."},
        {"outlet": "Wire", "text": "Nobody was at the quay when the ferry came in on Monday."},
    ]
    plain = gather(compare(rows)).portraits[0]
    odd = gather(compare([rows[0] | {"outlet": "Gull \r0"}, rows[1]])).portraits[0]
    assert [trait.key for trait in plain.traits] == [trait.key for trait in odd.traits]
    assert any(trait.key == "only" for trait in plain.traits)


def test_a_card_says_what_is_reprinted_and_which_agencies_and_media_are_named(bundled):
    where = {
        one.group.name: trait.text
        for one in bundled.portraits
        for trait in one.traits
        if trait.key == "taken"
    }
    assert re.search(r"\d+% of its words reprinted from Meridian Wire", where["Northgate Courier"])
    text = (
        "The dam broke. Reuters reported that two men were hurt. The mayor told the BBC that it had rained."
    )
    view = gather(compare([{"outlet": "A", "text": text}, {"outlet": "B", "text": "It rained."}]))
    assert re.fullmatch("from agencies: Reuters; cites, among others, (the )?BBC", told(view, "A", "taken"))


def test_the_openings_of_few_texts_stand_side_by_side(bundled):
    (opening,) = [line for one in bundled.glance.differences if one.kind == "opening" for line in one.lines]
    assert [quote.label for quote in opening.quotes] == [one.group.label for one in bundled.portraits]
    for quote, part in zip(opening.quotes, opening.text.split("; "), strict=False):
        text = next(text for text in bundled.texts if text.group == quote.label)
        words = " ".join("".join(piece.text for piece in one.pieces) for one in text.paragraphs)
        assert " ".join("".join(piece.text for piece in quote.pieces).split())[:40] in " ".join(words.split())
        assert part.startswith(f"{quote.label} with “")
    assert not any(trait.key == "opens" for one in bundled.portraits for trait in one.traits)


def test_a_card_opens_with_the_words_its_text_opens_with():
    texts = {f"Outlet {letter}": NORTH.replace("Vellin", f"Vellin{letter}") for letter in "abcdefg"}
    view = gather(compare([{"outlet": name, "text": text} for name, text in texts.items()]))
    assert len(view.portraits) == len(texts)
    for one in view.portraits:
        opens = next(trait for trait in one.traits if trait.key == "opens")
        assert opens.text.strip("“”") == texts[one.group.name].partition(". ")[0] + "."


def test_heard_only_here_is_nobody_whom_another_text_names():
    first = "Petra Vance said the quay would close. Tom Hale said he was sorry."
    other = "The quay closed. Ida Brandt, a captain, said that Mr Hale had been told."
    view = gather(compare([{"outlet": "A", "text": first}, {"outlet": "B", "text": other}]))
    assert told(view, "A", "only") == "Petra Vance"


def test_who_says_nothing_is_not_heard():
    silent = (
        "Petra Vance said the quay would close. Ida Brandt did not respond to questions. "
        "Tom Hale declined to say whether he was sorry. Jon Merrow has not confirmed the plan."
    )
    view = gather(
        compare([{"outlet": "A", "text": silent}, {"outlet": "B", "text": "The quay closed on Monday."}])
    )
    heard = told(view, "A", "heard")
    assert "Petra Vance" in heard
    assert [name for name in ("Ida Brandt", "Tom Hale", "Jon Merrow") if name in heard] == []


@pytest.mark.parametrize(
    ("outlet", "medium", "own"),
    [
        ("hdp", "Harbour Daily Post", True),
        ("Gull", "Harbour Post", False),
        ("no", "News & Observer", True),
        ("ab", "*** (", False),
        ("", "Harbour Post", False),
        ("hapos", "Harbour Post", True),
        ("hpd", "Harbour Daily Post", False),
        ("hn", "H" + "n" * 2_000, True),
        ("hm", "H" + "n" * 2_000, False),
    ],
)
def test_a_medium_of_which_an_outlets_name_is_short_is_its_own(outlet, medium, own):
    assert is_own(outlet, medium) == own
