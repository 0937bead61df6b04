"""What the texts of one event tell differently, in sentences that are facts of the texts."""

from __future__ import annotations

import pytest

from srccompare.articles import Article, Articles
from srccompare.comparison import compare
from srccompare.report import gather
from srccompare.report.forms import html, markdown
from srccompare.report.front.differences.event import joined
from srccompare.report.front.differences.when import DAY
from srccompare.report.view import View

GULL = """The council apologised on Monday for the flood in the old harbour of Vellin.

“We regret it deeply,” Petra Vance, the mayor, told reporters. The dykes held, she said.

An aide said the pumps had failed. The pumps cost $4 million and were inspected in spring by 1,200 people.

The blundering council met for nine hours. Nobody resigned."""
COURIER = """The mayor of Vellin, Petra Vance, apologised on Monday after the flood in the old harbour.

“We regret it deeply,” Petra Vance said. The pumps were new. The pumps stood still.

“It was a blundering council,” said Ida Brandt, a union leader. “I told them so a year ago.”

The insurance companies will not pay. Some insurance companies have left the town."""
WIRE = """A flood drowned the market hall in the old harbour of Vellin on Sunday.

The water rose by two metres within an hour. The ferries stopped.

Fishermen carried their neighbours through the streets, and children slept in the church.

The firemen asked 1,200 owners for boats from seven towns. The last street was dry at noon.

Nobody was hurt. The schools stay closed.

The council met in the evening and talked for hours.

Petra Vance, the mayor, apologised. “We regret it deeply,” she said. The pumps had failed, Vance said.

Many pumps are old. The mayor apologised again at night."""


@pytest.fixture(scope="module")
def view() -> View:
    texts = [("Gull", "Council Apologises for Flood", GULL), ("Courier", "Mayor Vance Apologises", COURIER)]
    texts.append(("Wire", "Flood Drowns Market Hall ‘Within the Hour’", WIRE))
    articles = [Article(id=f"{name} 1", outlet=name, title=title, text=text) for name, title, text in texts]
    return gather(compare(Articles(articles), families=["counts", "loaded"]))


def lines(view: View, kind: str) -> list[str]:
    return [line.text for one in view.glance.differences if one.kind == kind for line in one.lines]


def test_headlines_are_held_against_each_other_word_by_word(view):
    (line,) = lines(view, "headline")
    assert "only Courier has “Mayor Vance”" in line
    assert "only Wire has “Drowns Market Hall ‘Within the Hour”" in line
    assert "(“Within the Hour” in quotation marks)" in line
    assert "Gull and Courier share “Apologises”" in line


def test_who_speaks_in_one_text_alone_is_told_with_what_is_said(view):
    heard = lines(view, "heard")
    told = next(line for line in heard if line.startswith("Only Courier gives the word to Ida Brandt"))
    assert "a union leader" in told
    assert "blundering council" in told or "a year ago" in told
    assert not any("Petra Vance" in line for line in heard if line.startswith("Only"))
    assert any("Gull “an aide”" in line for line in heard)


def test_what_opens_one_text_and_comes_late_in_another_is_told_with_both_places(view):
    (late,) = [line for line in lines(view, "topic") if line.lower().startswith("“apologise")]
    assert "in Gull from the headline on" in late
    assert "in Wire from paragraph 7 of 8 on, 2×" in late


def test_a_word_is_ones_own_here_and_left_to_somebody_there(view):
    words = lines(view, "wording")
    assert (
        "“blundering” is Gull’s own word; Courier has it only from others’ mouths; Wire not at all" in words
    )
    assert not any(line.startswith("Only") and "blundering" in line for line in words)


def test_a_figure_no_other_text_has_is_told_and_a_duration_is_none(view):
    assert lines(view, "figure") == [
        "Gull and Wire give “1,200”, Courier does not",
        "Figures only in Gull: “$4 million”",
        "Figures only in Wire: “seven towns”",
    ]


def test_every_line_leads_to_passages_of_the_texts_it_names(view):
    assert sum(len(one.lines) for one in view.glance.differences) > 0
    for one in view.glance.differences:
        for line in one.lines:
            assert line.quotes or line.link
            assert {quote.label for quote in line.quotes} <= {"Gull", "Courier", "Wire"}


def test_pages_have_the_lines_and_the_claims_told_elsewhere_stand_there_once(view):
    page, text = html.page(view), markdown.render(view)
    for form in (page, text):
        assert "Told differently" in form
        assert "Ida Brandt" in form
    assert not {"only", "missing", "heard"} & {claim.kind for claim in view.glance.claims}


def test_the_title_is_what_most_headlines_share(view):
    assert view.title == "Apologises, Flood: 3 texts side by side"


def test_nothing_is_said_of_one_text_alone():
    alone = gather(compare(Articles([Article(id="a", outlet="Gull", text=GULL)]), families=["counts"]))
    assert alone.glance.differences == ()
    assert alone.glance.story is None


@pytest.mark.parametrize(
    ("names", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_joined_as_people_do(names, told):
    assert joined(names) == told


NAMES = ("Aster", "Birch", "Cedar", "Dahlia", "Elm", "Fir", "Gorse", "Hazel")


@pytest.fixture(scope="module")
def crowd() -> View:
    """Eight texts: one hears the mayor, three give the sum, half call the drug by another name."""
    articles = []
    for number, name in enumerate(NAMES):
        drug = "pot" if number % 2 else "cannabis"
        text = f"The town of Vellin will allow {drug} shops. Many shops will sell {drug} from May on."
        text += " The police of Vellin asked for a licence of each shop." if number else ""
        text += " Each licence costs $4,500." if number > 1 else ""
        text += " “It is overdue,” said Petra Vance, the mayor." if number < 3 else ""
        title = "Will Vellin Regret It?" if number == 7 else f"Vellin Allows {drug.title()} Shops"
        articles.append(Article(id=f"{name} 1", outlet=name, title=title, text=text))
    return gather(compare(Articles(articles), families=["counts"]))


def test_of_many_texts_it_is_counted_how_many_do_what(crowd):
    (heads,) = lines(crowd, "headline")
    assert heads.startswith("Of 8 headlines 8 have “Vellin”, 7 have “Allows”")
    assert heads.endswith("Hazel asks")
    assert "Heard by name, among others, of 8 outlets: Petra Vance in 3" in lines(crowd, "heard")
    assert lines(crowd, "figure") == ["“$4,500” stands in 6 of 8 outlets, not in Aster and Birch"]
    assert "“licence” stands in 7 of 8 outlets, not in Aster" in lines(crowd, "topic")


def test_names_for_one_thing_are_told_with_those_who_use_them_outside_quotation_marks(crowd):
    assert lines(crowd, "naming") == [
        "Outside quotation marks: “Cannabis” Aster, Cedar, Elm and Gorse; “Pot” Birch, Dahlia, Fir and Hazel"
    ]
    texts = {
        "Gull": "The council will tax cannabis. It says cannabis harms the young. Cannabis is sold at night.",
        "Wire": "The council will tax pot. “Cannabis harms the young,” it says. Much pot is sold at night.",
    }
    articles = [
        Article(id=name, outlet=name, title="Council to Tax", text=text) for name, text in texts.items()
    ]
    two = gather(compare(Articles(articles), families=["counts"]))
    assert lines(two, "naming") == ["Outside quotation marks: Gull “cannabis” (3×); Wire “pot” (2×)"]


def test_the_days_texts_appeared_are_told_and_where_none_is_known_the_last_they_name():
    texts = {
        "Gull": "The vote is on 3 May. It rained.",
        "Wire": "The vote of May 3 was lost on May 5. It rained.",
    }
    days = {"Gull": "2024-05-02", "Wire": "2024-05-06"}
    bare = [{"id": name, "outlet": name, "text": text} for name, text in texts.items()]
    dated = [{**one, "published": days[one["outlet"]]} for one in bare]
    assert lines(gather(compare(dated, families=["counts"])), "when") == [
        "Published: Gull 2 May 2024; Wire 4 days later"
    ]
    assert lines(gather(compare(bare, families=["counts"])), "when") == [
        "Latest day of the year that is named: Gull “3 May”; Wire “May 5”"
    ]


def test_days_of_the_year_are_days_and_have_no_year():
    found = [match[0] for match in DAY.finditer("Sept. 11 came, then 12 May and Nov. 8.")]
    assert found == ["Sept. 11", "12 May", "Nov. 8"]
    for text in (
        "Maybe 30 came.",
        "Marines 12, Navy 3.",
        "May 60 years pass.",
        "On 31 December 2015 it fell.",
    ):
        assert not DAY.search(text)


PIER = """The town will pay for a new pier at Vellin. The ministry promised the money on Monday.

{first}

The old pier was closed in spring. Boats land at the mole."""


def figures_told(*firsts: str) -> list[str]:
    """The lines on figures for one thing, of one text for each sentence."""
    articles = [
        Article(id=f"t{number}", outlet=f"Paper {number}", title="A pier", text=PIER.format(first=first))
        for number, first in enumerate(firsts)
    ]
    told = gather(compare(Articles(articles), families=["counts"])).glance.differences
    return [
        line.text
        for kind in told
        for line in kind.lines
        if line.text.startswith(("Different fig", "Figures as"))
    ]


def test_figures_for_one_thing_are_set_side_by_side_whatever_the_order():
    firsts = [
        "The pier will cost $50 million.",
        "The pier will cost $900 million.",
        "The pier will cost $55 million.",
    ]
    told = [
        figures_told(*(firsts[number] for number in order)) for order in ((0, 1, 2), (1, 0, 2), (2, 1, 0))
    ]
    assert [len(lines) for lines in told] == [1, 1, 1]
    assert all("“$50 million”" in lines[0] and "“$55 million”" in lines[0] for lines in told)


@pytest.mark.parametrize(
    "firsts",
    [
        ("A firm was fined $10 million.", "The new ferry costs $12 million."),
        ("A storm drowned 40 sheep.", "Farmers sold 55 sheep at the fair."),
        ("Dole chose its 34 delegates for the meeting.", "For the meeting Vellin has 29 delegates."),
        ("Eleven more towns have signed, 11 towns in all.", "It is a 12-town pact, says the mayor."),
    ],
)
def test_figures_for_two_things_are_not(firsts):
    assert figures_told(*firsts) == []


@pytest.mark.parametrize(
    ("firsts", "told"),
    [
        (
            (
                "It has 35-metre-long walls.",
                "Mayor Petra Vance took the 35-word oath of her office in the harbour.",
                "Petra Vance spoke the 38-word oath of her office in the harbour.",
            ),
            "Different figures: Paper 1 “35-word oath”; Paper 2 “38-word oath”",
        ),
        (
            (
                "More than 1,100 Lower Sound boats wait in the old harbour.",
                "In the harbour 1,200 boats are waiting for the storm to pass.",
            ),
            "Figures as given: Paper 0 “More than 1,100 Lower Sound boats”; Paper 1 “1,200 boats”",
        ),
        (
            ("The pier cost more than $5 million to mend.", "The pier cost $5.2 million to mend."),
            "Figures as given: Paper 0 “more than $5 million”; Paper 1 “$5.2 million”",
        ),
    ],
)
def test_figures_are_told_with_what_is_counted_and_how_nearly(firsts, told):
    assert figures_told(*firsts) == [told]


def test_figures_for_two_things_of_one_name_stand_in_no_line_together():
    told = figures_told(
        "The old pier cost 12,000 pounds to mend. A bell of the church weighed 1,200 pounds after the fire.",
        "The old pier cost 14,000 pounds to mend. The bell of the church weighed 1,300 pounds after a fire.",
    )
    assert len(told) == 2
    assert not any("12,000" in text and "1,200" in text for text in told)
    assert figures_told("The mole is 2,400 pounds of stone.", "A mole was bought for 2,600 pounds.") == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Ms Vance has led the harbour board since 2002.",
            "Ms Vance has led the harbour board since 2003.",
            1,
        ),
        ("Ms Vance has led the harbour board since 2002.", "The museum has been free since 2003.", 0),
        ("Ms Vance has led the harbour board since 2002.", "Ms Vance led the harbour board since 2002.", 0),
    ],
)
def test_two_years_since_which_one_thing_is_so_are_set_side_by_side(one, other, told):
    assert [text.startswith("Different years: ") for text in all_lines("count", one, other)].count(
        True
    ) == told


def all_lines(kind: str, *firsts: str) -> list[str]:
    """The lines of a kind, of one text for each sentence."""
    articles = [
        Article(id=f"t{number}", outlet=f"Paper {number}", title="A pier", text=PIER.format(first=first))
        for number, first in enumerate(firsts)
    ]
    return lines(gather(compare(Articles(articles), families=["counts"])), kind)


PLAIN = "The mayor of Vellin said the pier was safe."


@pytest.mark.parametrize(
    "checking",
    [
        "The mayor falsely claimed that the pier was safe.",
        "The mayor said, wrongly, that the pier was safe.",
        "The mayor repeated her unfounded claims about the pier.",
        "The speech on the pier was plainly untrue.",
        "The mayor, without giving any proof, called the pier safe.",
    ],
)
def test_what_a_text_itself_calls_untrue_or_unproven_is_told(checking):
    (told,) = all_lines("certainty", checking, PLAIN)
    assert told.startswith("Called untrue or unproven by the text itself: Paper 0 “")
    assert "Paper 1" not in told


@pytest.mark.parametrize(
    "silent",
    [
        PLAIN,
        "The mayor was falsely accused, she said.",
        "“The mayor falsely claimed that the pier was safe,” said Ida Brandt.",
        "The mayor has not falsely claimed that the pier was safe.",
        "The speech on the pier wasn’t untrue.",
        "It is not unclear who closed the pier.",
        "Nobody knows how to mend a pier like the mayor.",
        "The harbour master said to be careful on the pier.",
        "A clerk was charged with making false statements to the mayor.",
        "The mayor went to the pier without her proof of age being asked for.",
        "The mayor is not known as a friend of the pier, and an unknown man bought it.",
    ],
)
def test_no_check_is_read_into_charges_and_into_what_others_say(silent):
    assert all_lines("certainty", silent, PLAIN) == []


def test_nothing_is_told_where_all_call_something_untrue():
    one = "The mayor falsely claimed that the pier was safe."
    assert all_lines("certainty", one, "The mayor wrongly said that the pier was safe.") == []


def test_what_is_left_open_is_told_with_its_sentence():
    (told,) = all_lines("certainty", PLAIN, "It was unclear whether the pier was safe.")
    open_ = "Paper 1 “It was unclear whether the pier was safe.”"
    assert told == f"Said not to be known: {open_}"


def test_hearsay_is_held_against_who_tells_the_same_without_it():
    (told,) = all_lines(
        "certainty",
        "The mayor of Vellin reportedly sold the ferry Aurora to a firm from Dole for four million crowns.",
        "The mayor of Vellin sold the ferry Aurora to a firm from Dole for four million crowns.",
    )
    assert told.startswith("Passed on as hearsay: Paper 0 “")
    assert "; Paper 1 without it “The mayor of Vellin sold the ferry Aurora" in told


@pytest.mark.parametrize(
    "careful",
    [
        "The mayor of Vellin allegedly sold the ferry Aurora to a firm from Dole for four million crowns.",
        "The mayor of Vellin may have sold the ferry Aurora to a firm from Dole for four million crowns.",
        "Rumours have it the mayor of Vellin sold the ferry Aurora to a firm from Dole for four crowns.",
    ],
)
def test_who_is_careful_in_another_word_does_not_tell_it_without_hearsay(careful):
    (told,) = all_lines(
        "certainty",
        "The mayor of Vellin reportedly sold the ferry Aurora to a firm from Dole for four million crowns.",
        careful,
    )
    assert "without it" not in told


def test_the_verb_of_the_hearsay_stands_in_its_sentence():
    (told,) = all_lines(
        "certainty",
        "The mayor of Vellin sold the ferry Aurora to a firm from Dole, reportedly. The buyer is new.",
        "The mayor of Vellin sold the ferry Aurora to a firm from Dole.",
    )
    assert "without it" not in told
