"""What the parts of the report show beside the measures: statements, conflicts, quotations, words …"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from report_cases import pair

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison import Comparison, compare
from srccompare.comparison.interchange import COLUMNS
from srccompare.report import gather, render
from srccompare.report.view import Part, Piece, Table, View


def table(view: View, anchor: str) -> Table:
    return next(one for part in view.parts for one in part.tables if one.anchor == anchor)


def part(view: View, key: str) -> Part:
    return next(one for one in view.parts if one.key == key)


def place(comparison: Comparison, id_: str, words: str) -> dict[str, object]:
    article = next(one for one in comparison.documents.articles if one.id == id_)
    start = article.text.index(words)
    return {"id": id_, "field": "text", "start": start, "end": start + len(words), "text": words}


def frame(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    columns = COLUMNS[name]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


CLOSED, STRIKE = "The harbour may stay closed until Friday", "The strike at the harbour closed every quay"


@pytest.fixture(scope="module")
def told() -> Comparison:
    """Two articles with what their sentences have in common put in by hand."""
    comparison = compare(pair(), families=["counts", "hedging"])
    harbour, coast = comparison.groups
    one = {"statement": 1, "event": "Harbour strike", "band": "possible match", "text": CLOSED}
    one |= {"disagreement": 0.7, "reprint": False}
    ours = place(comparison, "h1", CLOSED) | {"sentence": CLOSED, "group": harbour, "certainty": "hedged"}
    ours |= {"source": "the port authority", "cue": "said", "stance": "neutral"}
    theirs = place(comparison, "c1", STRIKE) | {"sentence": STRIKE, "group": coast, "certainty": "asserted"}
    gone = one | {"statement": 2, "group": coast, "certainty": "not found", "missing": "date unknown",
                  "start": -1, "end": -1, "text": CLOSED}  # fmt: skip
    side = comparison.same_event.tables
    side["statement_matrix"] = frame(
        "statement_matrix", [ours | one, theirs | one, ours | one | {"statement": 2}, gone]
    )
    number = {"conflict": 1, "statement": 1, "event": "Harbour strike", "kind": "number", "about": "people"}
    number |= {"verdict": "conflict", "unit": "people"}
    side["conflicts"] = frame(
        "conflicts",
        [
            number | place(comparison, "h1", "about 400") | {"group": harbour, "value": 400.0},
            number | place(comparison, "c1", "two million") | {"group": coast, "value": 2e6},
        ],
    )
    quoted = {"quotation": 1, "event": "Harbour strike", "speakers": "different", "score": 1.0}
    quoted |= {"reprint": False, "sentence": ""}
    changed = json.dumps([["=", "We will not move"], ["-", "a single"], ["+", "one"], ["=", "box"]])
    first = place(comparison, "h1", "“We will not move a single box,”") | {"group": harbour, "form": "full"}
    second = place(comparison, "c1", "the walkout would go on") | {"group": coast, "form": "reworded"}
    side["quotations"] = frame(
        "quotations",
        [
            quoted | first | {"full": True, "speaker": "Ada Brandt", "difference": '[["=", "We will"]]'},
            quoted | second | {"full": False, "speaker": "Ann Lee", "difference": changed, "score": 0.8},
        ],
    )
    return comparison


def test_the_matrix_says_in_words_and_signs_how_each_puts_a_statement(told):
    matrix = table(gather(told), "matrix")
    head, harbour, coast = matrix.rows[0]
    assert head.text == CLOSED
    assert head.small == "possible match"
    assert (harbour.text, harbour.look) == ("○ hedged", "hedged")
    assert harbour.small == "port authority"
    assert (coast.text, coast.look) == ("● asserted", "asserted")
    # and what was not matched is not called omitted, nor linked; of dates that are all unknown the lead tells
    missing = matrix.rows[1][2]
    assert (missing.text, missing.small, missing.link) == ("· not found", "", "")
    assert "As dates are unknown" in matrix.lead


def test_a_cell_of_the_matrix_leads_to_both_sentences(told):
    view = gather(told)
    fold = table(view, "matrix").folds[0]
    row = table(view, "matrix").rows[0]
    # The texts are there: no fold repeats them, the row leads to all its sentences and a cell to its own.
    assert (row[0].link, fold.shown) == (fold.anchor, False)
    assert row[0].places == tuple((quote.label, quote.link) for quote in fold.quotes)
    assert [cell.link for cell in row[1:]] == [quote.link for quote in fold.quotes]
    assert [quote.label for quote in fold.quotes] == ["Harbour Post", "Coast Times"]
    marked = [[piece.text for piece in quote.pieces if piece.layers] for quote in fold.quotes]
    # A mark around a whole sentence would mark nothing.
    assert marked == [[CLOSED], []]
    assert STRIKE in fold.quotes[1].pieces[0].text
    assert fold.quotes[0].note == "○ hedged · to port authority · “said”, neutral"


@pytest.fixture(scope="module")
def matched(told) -> Comparison:
    """The same, with how sure the match is, and a third group that is less surely matched."""
    made = compare(pair(), families=["counts", "hedging"])
    matrix = told.statement_matrix.head(2).assign(band="shared")
    about = {"statement": 1, "event": "Harbour strike", "relation": "same", "field": "text", "reprint": False}
    ends = matrix[["id", "start"]].to_dict("records")
    rows = [
        about
        | own
        | {"match_id": other["id"], "match_field": "text", "match_start": other["start"]}
        | {"band": "shared", "probability": 0.66}
        for own, other in zip(ends, reversed(ends), strict=True)
    ]
    numbers = {name: -1 for name, kind in COLUMNS["statements"].items() if kind == "int64"}
    statements = frame("statements", [numbers | row for row in rows])
    made.same_event.tables["statement_matrix"] = matrix
    made.same_event.tables["statements"] = statements
    return made


def test_how_sure_a_match_is_stands_with_the_statement_and_with_each_sentence(matched):
    shown = table(gather(matched), "matrix")
    assert shown.rows[0][0].small == "shared, 66% sure"
    fold = shown.folds[0]
    assert fold.note == "shared, 66% sure"
    assert [quote.note.split(" · ")[-1] for quote in fold.quotes] == [
        "matches Coast Times, 66% sure",
        "matches Harbour Post, 66% sure",
    ]


def test_a_match_that_is_less_sure_says_so_in_its_cell(matched):
    weak = matched.statements.assign(band=["shared", "possible match"], probability=[0.66, 0.31])
    matched.same_event.tables["statements"] = weak
    view = gather(matched)
    assert [cell.small for cell in table(view, "matrix").rows[0][1:]] == [
        "port authority",
        "possible match, 31% sure",
    ]


def test_matches_that_are_not_equally_sure_are_given_with_their_bounds(matched):
    with_third = matched.statements.assign(band="shared", probability=[0.9651, 0.579])
    matched.same_event.tables["statements"] = with_third
    view = gather(matched)
    # Rounded down: what is said of a match holds.
    assert table(view, "matrix").rows[0][0].small == "shared, up to 96% sure"


def test_the_matrix_says_who_reads_and_that_not_found_is_not_left_out(told):
    lead = table(gather(told), "matrix").lead
    assert "when a reader (here a language model) reads both" in lead
    assert "without a figure, both count the same or tell the same deed" in lead
    assert "Not found does not mean left out" in lead


@pytest.fixture
def opposed(told) -> Comparison:
    """A clause that contradicts one of an article and the same one in a reprint of it."""
    harbour, coast = pair()
    copy = replace(harbour, id="r1", outlet="Reprint", text=f"Rain fell. {harbour.text}")
    made = compare(Articles((harbour, coast, copy)), families=["counts"])
    ours, theirs, repeated = (
        place(made, id_, words) | {"group": group, "statement": 1}
        for id_, words, group in (
            ("h1", CLOSED, harbour.outlet),
            ("c1", STRIKE, coast.outlet),
            ("r1", CLOSED, "Reprint"),
        )
    )
    about = {"event": "Harbour strike", "kind": "contradiction", "verdict": "conflict"}
    about |= {"about": "contradiction", "sentence": ""}
    numbers = {name: -1 for name, kind in COLUMNS["statements"].items() if kind == "int64"}
    match = {"match_id": "h1", "match_field": "text", "match_start": ours["start"], "probability": 0.397}
    match |= {"band": "possible match", "relation": "contradicts", "stands_for": False, "reprint": False}
    copied = repeated | match | {"relation": "same", "reprint": True}
    side = made.same_event.tables
    side["statements"] = frame("statements", [numbers | theirs | match, numbers | copied])
    side["conflicts"] = frame(
        "conflicts",
        [
            about | one | {"conflict": number}
            for number, own in enumerate([ours, repeated], start=1)
            for one in (theirs, own)
        ],
    )
    return made


def test_a_contradiction_stands_once_and_with_how_sure_it_is(opposed):
    view = gather(opposed)
    (row,) = (row for row in table(view, "conflicts").rows if row[2].text == "contradiction")
    assert "Harbour Post" in row[1].text
    assert "Reprint" not in row[1].text
    assert row[1].small == "39% sure"


def test_a_contradiction_in_words_that_are_no_reprint_is_one_more(opposed):
    told_again = opposed.statements.assign(reprint=False)
    opposed.same_event.tables["statements"] = told_again
    assert len(table(gather(opposed), "conflicts").rows) == 2


def test_with_many_groups_the_matrix_has_a_column_for_each_way_of_putting_it():
    harbour, coast = pair()
    others = [replace(coast, id=f"o{n}", outlet=f"Outlet {n}") for n in range(13)]
    shown = table(gather(compare(Articles((harbour, *others)), families=["counts"])), "matrix")
    assert set(shown.head[1:]) <= {
        "● Stated as fact", "◐ Attributed or quoted", "○ Hedged or asked", "✕ Denied",
    }  # fmt: skip
    assert "Who is not listed has no match that was found." in shown.lead


def test_excerpts_carry_the_sentences_of_the_widest_contrast_first(bundled_comparison):
    found = bundled_comparison.statement_matrix
    first = found[(found["statement"] == found["statement"].iloc[0]) & found["id"].notna()]
    fold = table(gather(bundled_comparison, text="excerpts"), "matrix").folds[0]
    assert len(fold.quotes) == len(first)
    carried = ["(not in this report)" not in str(quote) for quote in fold.quotes]
    # A quarter of an article is soon spent: of the widest contrast two sides at least are carried.
    assert sum(carried) >= 2


def test_versions_of_a_detail_stand_beside_each_other(told):
    conflicts = table(gather(told), "conflicts")
    assert [cell.text for cell in conflicts.rows[0]] == [
        "people", "about 400 (Harbour Post); two million (Coast Times)", "told differently",
    ]  # fmt: skip


def test_a_version_of_a_quotation_shows_what_it_lacks_and_adds(told):
    fold = table(gather(told), "quotations").folds[0]
    assert fold.note == "given to different people: Ada Brandt (Harbour Post); Ann Lee (Coast Times)"
    assert fold.quotes[1].pieces[1:3] == (Piece("a single ", ("del",)), Piece("one ", ("ins",)))
    page, text = render(told, "html"), render(told, "markdown")
    assert "<del>a single </del><ins>one </ins>" in page
    assert "~~a single~~ **one**" in text


@pytest.mark.parametrize("anchor", ["matrix", "conflicts", "quotations"])
def test_every_form_has_the_tables(told, anchor):
    title = table(gather(told), anchor).title
    for form in ("html", "markdown", "json"):
        assert title in render(told, form)


def test_without_text_statements_are_numbers(told):
    matrix = table(gather(told, text="none"), "matrix")
    assert [row[0].text for row in matrix.rows] == ["Statement 1", "Statement 2"]
    assert "(not in this report)" in str(matrix.folds[0].quotes)


def test_a_reprint_is_named_where_its_article_stands(bundled):
    told = {card.group: card.copy for card in bundled.cards}
    assert told["Northgate Courier"].endswith("of its words reprinted from Meridian Wire")
    assert told["Meridian Wire"] == ""
    assert [cell.text for cell in table(bundled, "copies").rows[0]][:2] == [
        "Northgate Courier",
        "Meridian Wire",
    ]


def test_what_cannot_be_told_apart_is_written_out(bundled):
    words = table(bundled, "keywords")
    verdicts = {row[-1].text for row in words.rows}
    assert verdicts <= {"more in these texts", "less in these texts", "not distinguishable"}
    apart = {row[0].text for row in words.rows if row[-1].text != "not distinguishable"}
    named = words.lead.split("no word stands out in ")[-1]
    assert {group.name for group in bundled.groups} == apart | {
        group.name for group in bundled.groups if group.name in named
    }
    assert "not distinguishable" in table(bundled, "divergence").lead


def test_frames_have_a_profile_whose_numbers_stand_in_the_table_of_the_family(bundled):
    picture = table(bundled, "salient").picture
    assert picture is not None
    assert picture.head[1:] == tuple(group.label for group in bundled.groups)
    assert picture.rows == ()
    family = next(one for one in bundled.families if one.name == "framing")
    assert "conomic" in family.measures[0].label


def test_profiles_are_named_in_words_and_judged_by_q(bundled):
    found = table(bundled, "divergence")
    assert found.head[-3:] == ("q", "Hits", "Verdict")
    named = {row[1].text for row in found.rows}
    assert "policy frames" in named
    assert named.isdisjoint({"frame", "generic", "story", "conflict", "moral"})
    for row in found.rows:
        assert (float(row[-3].text) <= 0.05) == row[-1].text.startswith("differs")


def test_reprinted_words_are_marked_in_the_reprint_and_said_whose_they_are(bundled, bundled_comparison):
    assert bundled.layers[0].key == "reprint"
    marked = {
        text.group: [piece for one in text.paragraphs for piece in one.pieces if "reprint" in piece.layers]
        for text in bundled.texts
    }
    found = marked.pop("Northgate Courier")
    row = bundled_comparison.copies.iloc[0]
    article = next(one for one in bundled_comparison.documents.articles if one.id == row["reprint"])
    stretches = [map(int, stretch.split("-")) for stretch in row["reprint_spans"].split(";")]
    words = "".join(article.text[start:end] for start, end in stretches)
    assert "".join("".join(piece.text for piece in found).split()) == "".join(words.split())
    assert "from Meridian Wire" in {note for piece in found for note in piece.notes}
    # Nobody else reprints, and the table leads to where it begins.
    assert set(map(len, marked.values())) == {0}
    assert table(bundled, "copies").rows[0][0].link.startswith("a5s")


def test_a_dictionary_of_ones_own_stands_among_the_frames():
    made = compare(srccompare.example(), families=["counts"], lexicons={"strike": ["strike*", "picket*"]})
    parts = {family.name: family.part for family in gather(made).families}
    assert parts == {"counts": "other", "own": "frames"}


def test_an_article_alone_on_its_event_has_no_salient_frame_and_is_told_why():
    made = compare(Articles((Article(id="a", outlet="One", text="The court upheld the law. " * 9),)))
    assert "No article has another on its event" in table(gather(made), "salient").lead


def test_the_order_of_the_parts_is_that_of_the_questions(bundled):
    page = render(compare(srccompare.example(), families=["tone", "framing"]), "html")
    order = [
        "glance",
        "compared",
        "statements",
        "heard",
        "wording",
        "frames",
        "words",
        "texts",
        "doubt",
        "made",
    ]
    places = [page.index(f'<section id="{key}"') for key in order]
    assert places == sorted(places)


def test_one_group_is_compared_with_nobody():
    text = "It may rain today, officials said. The river rose. The bridge was closed on Monday."
    view = gather(compare(Articles((Article(id="a", outlet="One", text=text),))))
    assert "words" not in {one.key for one in view.parts}
    assert "matrix" not in {one.anchor for one in part(view, "statements").tables}


def test_a_pronoun_is_listed_with_whom_it_stands_for(bundled):
    said = [one for own in bundled.citing for one in own.said if one.source.lower() in ("he", "she")]
    assert said
    assert {"Tobias Renn", "Mara Dolenz"} <= {one.name for one in said}


def test_each_kind_of_source_leads_to_the_first_that_is_heard(bundled):
    kinds = table(bundled, "types")
    picture = kinds.picture
    assert picture is not None
    counts = [[int(cell.text) for cell in row[1:]] for row in kinds.rows]
    assert [sum(column) for column in zip(*counts, strict=True)] == [own.total for own in bundled.citing]
    sentences = {
        one.anchor: one for text in bundled.texts for part in text.paragraphs for one in part.stretches
    }
    for row in kinds.rows:
        for cell in row[1:]:
            if cell.link:
                assert any("cue" in piece.layers for piece in sentences[cell.link].pieces)


def test_what_somebody_is_called_stands_side_by_side_with_its_sentences(bundled):
    naming = table(bundled, "naming")
    column = [group.name for group in bundled.groups].index("The Daily Gull") + 1
    dolenz = next(row for row in naming.rows if row[0].text == "Mara Dolenz")
    assert "firebrand [firebrand]" in dolenz[column].text or "[firebrand]" in dolenz[column].text
    fold = next(one for one in naming.folds if one.anchor == dolenz[0].link)
    # What says more than the name comes first, each form with one sentence.
    assert not fold.quotes[0].note.startswith(("full name", "short name"))
    assert all(any(piece.layers for piece in quote.pieces) for quote in fold.quotes)


def test_tone_around_names_comes_with_its_caveat_and_is_seldom_tested(bundled):
    around = table(bundled, "around")
    assert around.lead.startswith("Weak evidence")
    # In so short texts nobody is read eight times: one line says so.
    assert (around.rows, around.head) == ((), ())
    assert re.fullmatch(r"\d+ names read 2 to 7 times in a group: in comparison.entity_tone", around.more)


@pytest.mark.parametrize(
    ("read", "low", "high", "verdict"),
    [
        (8, float("nan"), float("nan"), "not tested: read 8 times, but in fewer than 8 sentences"),
        (9, 0.1, 0.5, "more positive than negative"),
        (9, -0.5, -0.1, "more negative than positive"),
        (9, -0.1, 0.5, "not distinguishable from even"),
    ],
)
def test_tone_around_a_name_is_tested_by_sentences(read, low, high, verdict):
    every = [
        {"voice": "all", "read": read, "low": low, "high": high, "interval": "", "negative": 0},
        {"voice": "all", "read": 7, "low": float("nan"), "high": float("nan"), "negative": 0},
    ]
    names = ("Ada Brandt", "Ann Lee")
    made = compare(pair(), families=["counts"])
    rows = [
        row | {"name": name, "group": "Coast Times", "caveat": "Weak.", "positive": 0}
        for name, row in zip(names, every, strict=True)
    ]
    made.__dict__["entity_tone"] = pd.DataFrame(rows, columns=list(made.entity_tone.columns))
    around = table(gather(made), "around")
    assert [(row[0].text, row[-1].text) for row in around.rows] == [("Ada Brandt", verdict)]
    assert around.more == "1 name read 2 to 7 times in a group: in comparison.entity_tone"


def test_what_somebody_has_is_no_name_for_him():
    texts = [
        f"Vladimir Putin {verb} on Monday. Putin's regime said so. Rain fell." for verb in ("left", "stayed")
    ]
    articles = [Article(id=f"p{n}", outlet=f"Outlet {n}", text=text) for n, text in enumerate(texts)]
    made = compare(Articles(tuple(articles)), families=["counts"])
    assert "possessive" in set(made.naming["sort"])
    view = gather(made)
    assert "regime" not in str(table(view, "naming").rows)


def test_what_is_told_first_names_who_speaks_first_and_where_others_tell_the_same():
    articles = pair()
    first = articles[0]
    reprint = Article(
        id="r1", outlet="Reprint", title="Strike", text=f"Rain fell. {first.text}", event=first.event
    )
    view = gather(compare(Articles((*articles, reprint)), families=["counts"]))
    shown = table(view, "opening")
    rows = {row[0].text: row for row in shown.rows}
    harbour, coast = first.outlet, articles[1].outlet
    assert list(rows) == [harbour, coast, "Reprint"]
    assert rows[harbour][1].text == "3 of 3: shared"
    assert rows["Reprint"][1].text == "2 of 3: shared"
    assert rows[harbour][2].text == rows[coast][2].text == "Ada Brandt"
    fold = next(one for one in shown.folds if one.anchor == rows["Reprint"][1].link)
    assert fold.quotes[0].note == "sentence 1 · no match found"
    assert [quote.label for quote in fold.quotes[1:3]] == ["Reprint", harbour]
    assert CLOSED in "".join(piece.text for piece in fold.quotes[2].pieces)


def test_attention_over_time_is_shown_where_articles_appeared_on_several_days():
    def on(day: int | None) -> Article:
        published = datetime.date(2024, 3, day) if day else None
        text = "Ada Brandt left. " * (day or 1) + "Rain fell on the quay. " * 20
        return Article(id=f"d{day}", outlet=f"Outlet {day}", text=text, published=published)

    shown = table(gather(compare(Articles((on(5), on(6))), families=["counts"])), "attention")
    assert shown.head == ("Name or term", "2024-03-05", "2024-03-06")
    row = next(row for row in shown.rows if row[0].text == "Ada Brandt")
    # Five mentions in 115 words, six in 118.
    assert [(cell.text, cell.small) for cell in row[1:]] == [("43.5", "1 of 1"), ("50.8", "1 of 1")]
    for other in (on(5), on(None)):
        view = gather(compare(Articles((on(5), replace(other, id="other"))), families=["counts"]))
        assert "attention" not in {one.anchor for own in view.parts for one in own.tables}


@pytest.mark.parametrize("groups", [2, 14])
def test_every_column_of_every_table_has_a_head(groups):
    first, second = pair()
    others = [replace(second, id=f"o{n}", outlet=f"Outlet {n}") for n in range(groups - 1)]
    view = gather(compare(Articles((first, *others)), families=["counts", "hedging"]))
    tables = [one for shown_part in view.parts for one in shown_part.tables if one.rows]
    assert "matrix" in {one.anchor for one in tables}
    assert {one.anchor for one in tables if {len(row) for row in one.rows} != {len(one.head)}} == set()


@pytest.mark.parametrize(("day", "unknown"), [(datetime.date(2026, 5, 1), False), (None, True)])
def test_dates_are_called_unknown_only_where_they_are(day, unknown):
    closed = "The harbour office closed the northern ferry line for three months on Monday."
    texts = (closed, closed, "A dredger came in from the south. Fishermen mended their nets.")
    articles = [
        Article(id=f"d{n}", outlet=f"Outlet {n}", text=text, event="Ferry", published=day)
        for n, text in enumerate(texts)
    ]
    lead = table(gather(compare(Articles(tuple(articles)), families=["counts"])), "matrix").lead
    assert ("As dates are unknown" in lead) == unknown


def test_what_an_outlet_emphasizes_on_an_event_is_listed_where_it_holds():
    made = compare(pair(), families=["framing"])
    event = made.events["event"].iloc[0]
    for verdict, titles in (("more than the others", 1), ("not distinguishable", 0)):
        row = [event, made.groups[0], "all others", "framing", "frame_economic", 1, 12, 3, 2.0, 0.5, 1.5]
        row += [0.4, 2.6, 0.0004, 0.004, verdict]
        made.same_event.tables["event_frames"] = frame(
            "event_frames", [dict(zip(COLUMNS["event_frames"], row, strict=True))]
        )
        shown = [one for one in part(gather(made), "frames").tables if one.anchor == "emphasized"]
        assert len(shown) == titles
        if shown:
            assert [cell.text for cell in shown[0].rows[0]][1:] == [
                "Economic",
                "+1.50",
                "+0.40 to +2.60",
                "12 : 3",
            ]


def test_a_government_and_all_that_stands_for_it_are_one_line():
    made = compare(
        [
            {"outlet": "A", "text": "Washington said it would pay. The White House said that talks went on."},
            {"outlet": "B", "text": "U.S. officials said it would pay. The mayor said nothing of it."},
        ],
        families=["attribution"],
    )
    rows = table(gather(made), "governments").rows
    assert [row[0].text for row in rows] == ["United States"]
    assert [cell.text for cell in rows[0][1:]] == ["2", "1"]
    assert {"Washington", "White House"} <= set(rows[0][1].small.split(", "))
