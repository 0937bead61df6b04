"""What several articles say is found, with who says it how surely; what only looks alike is not."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from making import Beside

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.polarity import Polarity
from srccompare.comparison.statements.roles import deeds, reversed_deeds
from srccompare.comparison.statements.words import words_of
from srccompare.documents.text.grammar.verbs import predicates

FILLER = (
    "Ferries were late on Sunday. The old pier has nine lamps and a bell. A choir sang in the square until "
    "midnight, and the bakers sold cinnamon buns to whoever passed. Gulls sat on the roof of the old hall."
)
OTHER_FILLER = (
    "On Sunday the weather was mild. Tourists photographed the customs house for an hour. The library lends "
    "umbrellas in winter, which few visitors know. A cyclist lost his hat near the windmill."
)


def beside(*texts: str, dates: tuple[datetime.date | None, ...] = ()) -> Beside:
    """Articles of outlets A, B, C … on one event."""
    published = [*dates, *[None] * len(texts)]
    names = "ABCDEFG"[: len(texts)]
    articles = [
        Article(id=name.lower(), text=text, outlet=name, published=published[number])
        for number, (name, text) in enumerate(zip(names, texts, strict=True))
    ]
    return Beside(srccompare.analyze(Articles(tuple(articles))), list(names))


def certainties(made: Beside) -> list[dict[str, str]]:
    """For each statement of the matrix how each outlet puts it."""
    matrix = made.statement_matrix
    return [
        dict(zip(own["group"], own["certainty"], strict=True))
        for _, own in matrix.groupby("statement", sort=False)
    ]


BRIDGE = "The council will close the Merrow bridge to lorries heavier than nine tonnes in October."


@pytest.mark.parametrize(
    ("told", "certainty"),
    [
        (BRIDGE, "asserted"),
        (f"{BRIDGE[:-1]}, mayor Ada Quill said.", "attributed"),
        # Only the other side of the semicolon is reported.
        (f"{BRIDGE[:-1]}; the mayor said that nine tonnes were too much.", "asserted"),
        (f"The report describes how {BRIDGE[0].lower()}{BRIDGE[1:]}", "attributed"),
        ("“" + BRIDGE[:-1] + ",” Quill told the paper.", "quoted"),
        ("The council may close the Merrow bridge to lorries heavier than nine tonnes in October.", "hedged"),
        (
            "The council will not close the Merrow bridge to lorries heavier than nine tonnes in October.",
            "denied",
        ),
        (
            "Will the council close the Merrow bridge to lorries heavier than nine tonnes in October?",
            "questioned",
        ),
        ("The mayor likes bridges and owns a lorry with nine wheels.", "not found"),
    ],
)
def test_the_matrix_tells_how_each_outlet_puts_a_statement(told, certainty):
    made = beside(f"{FILLER} {BRIDGE}", f"{OTHER_FILLER} {BRIDGE}", f"{told} {OTHER_FILLER}")
    rows = [row for row in certainties(made) if row["A"] == row["B"] == "asserted" and "C" in row]
    assert certainty in {row["C"] for row in rows}


@pytest.mark.parametrize(
    ("told", "certainty"),
    [
        # What somebody wants is so; what they believe to be so is theirs.
        ("The council wants to close the Merrow bridge to lorries heavier than nine tonnes.", "asserted"),
        ("Residents believe the council will close the Merrow bridge to heavy lorries.", "attributed"),
        # A question somewhere in a statement, or in somebody's quotation marks, asks nothing.
        (
            "The council closed the Merrow bridge to heavy lorries after an inquiry into whether it is safe.",
            "asserted",
        ),
        ("“Will the council close the Merrow bridge to heavy lorries?” asked mayor Quill.", "quoted"),
        # A hedge that belongs to a thing or to a relative clause leaves the statement as it is.
        ("The council will close the Merrow bridge to heavy lorries after possible damage.", "asserted"),
        ("The council will perhaps close the Merrow bridge to heavy lorries.", "hedged"),
        (
            "The council closed the Merrow bridge to heavy lorries, apparently in answer to a survey.",
            "asserted",
        ),
        (
            "The council closed the Merrow bridge to heavy lorries and may hire divers to look at it.",
            "asserted",
        ),
        (
            "The council closed the Merrow bridge to heavy lorries, as can be seen at the northern ramp.",
            "asserted",
        ),
        # A promise is said.
        ("The council promised to close the Merrow bridge to heavy lorries.", "attributed"),
        # A judgement in quotation marks is theirs who made it.
        ("The union called the plan to close the Merrow bridge to heavy lorries “a trap”.", "attributed"),
    ],
)
def test_whose_words_a_clause_is_told_in(told, certainty):
    made = beside(f"{FILLER} {BRIDGE}", f"{OTHER_FILLER} {told}")
    assert certainty in {row["B"] for row in certainties(made)}


@pytest.mark.parametrize(
    ("one", "other", "put"),
    [
        # Of one against one: what uses "not", what is denied, else what is put more surely.
        (
            "The firm denied that anybody was hurt when the crane fell on the quay.",
            "A docker was hurt when the crane fell on the quay.",
            {"A": "denied", "B": "asserted"},
        ),
        (
            "The government will not raise the tax on fuel before the winter.",
            "The government will raise the tax on fuel before the winter.",
            {"A": "denied", "B": "asserted"},
        ),
        (
            "The government will not raise the tax on fuel before the winter.",
            "The finance minister refused to raise the tax on fuel before the winter.",
            {"A": "asserted", "B": "asserted"},
        ),
    ],
)
def test_of_two_who_contradict_each_other_one_denies(one, other, put):
    assert put in certainties(beside(f"{FILLER} {one}", f"{OTHER_FILLER} {other}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both deny, wherever the clauses are cut.
        ("“Nothing can be done about the tax on fuel before the winter,” Lund said.",
         "“Nothing can be done about the tax on fuel, before the winter,” Lund told a crowd."),
        # What follows "as" is what who dismisses a thing calls it.
        ("Lund described the tax on fuel as “a winter of robbery”.",
         "Lund dismissed the tax on fuel as being “a winter of robbery”."),
        # A participle behind the last comma tells what else is done.
        ("Olga Lund was re-elected to a fourth term as head of the dockers' union on Monday.",
         "The dockers rejected appeals that they need a new head, re-electing Olga Lund to a fourth term as "
         "head of the dockers' union on Monday."),
    ],
)  # fmt: skip
def test_what_both_say_is_denied_by_neither(one, other):
    made = certainties(beside(f"{FILLER} {one}", f"{OTHER_FILLER} {other}"))
    assert made
    assert all("denied" not in row.values() for row in made)


def test_the_most_disputed_statement_comes_first_and_leads_to_its_sentences():
    rent = "Rents in the old town rose by seven per cent last year."
    made = beside(
        f"{FILLER} {rent} {BRIDGE}",
        f"{OTHER_FILLER} {rent} The council will not close the Merrow bridge to lorries over nine tonnes.",
    )
    matrix = made.statement_matrix
    assert matrix["disagreement"].is_monotonic_decreasing
    first = matrix[matrix["statement"] == matrix["statement"][0]]
    assert set(first["certainty"]) == {"asserted", "denied"}
    texts = {article.id: article.text for article in made.documents.articles}
    for row in first.itertuples():
        assert texts[row.id][row.start : row.end] in row.sentence
        assert "bridge" in row.sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Smith invited Jones to the harbour on Monday for talks about the ferry contract.",
            "Jones invited Smith to the harbour on Monday for talks about the ferry contract.",
        ),
        (
            "Marsh accused Quill of hiding the report on the flooded tunnel from the council.",
            "Quill accused Marsh of hiding the report on the flooded tunnel from the council.",
        ),
    ],
)
def test_a_deed_told_the_other_way_round_is_no_match(one, other):
    table = beside(f"{one} {FILLER}", f"{OTHER_FILLER} {other}").statements
    assert table[table["text"].isin([one, other])]["band"].tolist() == ["no match found"] * 2
    same = beside(f"{one} {FILLER}", f"{OTHER_FILLER} {one}").statements
    assert set(same[same["text"] == one]["band"]) == {"shared"}


def test_short_lines_state_nothing():
    made = beside(f"{FILLER}\n\nMore soon.", f"Bridge to close\n\n{OTHER_FILLER}")
    assert not made.statements["text"].str.contains("More soon").any()


def test_a_headline_states_something_and_is_matched_like_a_sentence():
    articles = [
        Article(id="a", title="Council closes Merrow bridge to heavy lorries", text=FILLER, outlet="A"),
        Article(id="b", text=f"{OTHER_FILLER} {BRIDGE}", outlet="B"),
    ]
    table = srccompare.compare(Articles(tuple(articles)), families=["counts"]).statements
    own = table[table["field"] == "title"].iloc[0]
    assert (own["start"], own["end"]) == (0, len(articles[0].title))
    assert own["text"] == articles[0].title
    assert own["match_text"] == BRIDGE


def test_a_sentence_without_a_match_is_listed_as_not_found_elsewhere():
    table = beside(f"{BRIDGE} {FILLER}", OTHER_FILLER).statements
    row = table[table["text"] == BRIDGE].iloc[0]
    assert (row["band"], row["groups"], row["stands_for"]) == ("no match found", 1, True)
    assert np.isnan(row["score"])
    assert row["match_start"] == -1


@pytest.mark.parametrize(
    ("dates", "missing"),
    [
        ((datetime.date(2026, 5, 1), datetime.date(2026, 5, 1), datetime.date(2026, 5, 1)), "counted"),
        ((datetime.date(2026, 5, 1), datetime.date(2026, 5, 2), datetime.date(2026, 5, 3)), "counted"),
        (
            (datetime.date(2026, 5, 2), datetime.date(2026, 5, 2), datetime.date(2026, 5, 1)),
            "published earlier",
        ),
        ((datetime.date(2026, 5, 1), datetime.date(2026, 5, 1), None), "date unknown"),
        ((None, None, datetime.date(2026, 5, 1)), "date unknown"),
    ],
)
def test_what_could_not_be_known_yet_is_not_counted_as_missing(dates, missing):
    made = beside(f"{BRIDGE} {FILLER}", f"{OTHER_FILLER} {BRIDGE}", "Nothing happened at all.", dates=dates)
    matrix = made.statement_matrix
    assert matrix[matrix["group"] == "C"]["missing"].tolist() == [missing]


def test_an_encoder_is_still_taken_warned_of_and_decides_nothing():
    articles = Articles(tuple(Article(id=one, text=f"{BRIDGE} {FILLER}", outlet=one) for one in "ab"))
    plain = srccompare.compare(articles, families=["counts"]).statements
    with pytest.warns(DeprecationWarning, match="encoder="):
        hooked = srccompare.compare(articles, families=["counts"], encoder=lambda _: [[1.0]])
    assert hooked.statements.equals(plain)


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        ("Smith invited Jones.", "Jones invited Smith.", True),
        ("Smith invited Jones.", "Jones was invited by Smith.", False),
        ("Smith has invited the union.", "The union had invited Smith.", True),
        ("Quill accused Marsh of theft.", "He accused Quill of greed.", True),
        ("Smith invited Jones.", "Smith invited Marsh.", False),
        ("Smith invited Jones.", "Jones thanked Smith.", False),
        ("The company sacked him.", "The firm sacked nobody.", False),
        ("Smith accepted an invitation from Jones.", "Jones took up the invitation of Smith.", True),
        ("Smith accepted an invitation from Jones.", "Jones invited Smith.", False),
        ("Smith went there at the request of Jones.", "Jones made the trip at the request of Smith.", True),
        ("Smith accepted the offer of the bank.", "The bank offered Smith a loan.", False),
    ],
)
def test_the_doer_is_told_by_the_place_before_the_verb(one, other, turned):
    assert reversed_deeds(deeds(words_of(one)), deeds(words_of(other))) is turned


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Any help would violate resolutions.", ["violate"]),
        ("The crew has accepted the kind invitation of the firm.", ["accepted", "invitation"]),
        ("The letters testified to weakness.", ["weakness"]),
        ("The government did not intend to intervene.", ["intervene"]),
        ("She intended no harm.", ["intended"]),
        ("The regime is isolated.", ["isolated"]),
        ("The mayor resigned and left.", ["resigned", "left"]),
        ("The council began selling boats.", ["selling"]),
        ("the mayor's preferred plan", []),
        ("", []),
    ],
)
def test_main_verbs_are_found_without_a_parser(sentence, verbs):
    assert predicates(words_of(sentence)) == verbs


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("The bridge is safe.", "The bridge is not safe.", True),
        ("The bridge is safe.", "The bridge is safe.", False),
        ("Nobody was hurt.", "No one was hurt.", False),
        ("Nobody was hurt by the crane.", "The crane injured nobody.", False),
        ("The crane injured a docker.", "The crane injured nobody.", True),
        ("The talks brought new gains.", "The talks brought no gains.", True),
        ("The bank refused to raise rates.", "The bank will not raise rates.", False),
        ("The report is complete.", "The report is incomplete.", True),
        ("The report is not complete.", "The report is incomplete.", False),
        ("Prices rose in May.", "Prices fell in May.", True),
        ("Prices rose in May.", "Prices climbed in May.", False),
        ("The mayor spoke and the choir did not sing.", "The mayor spoke.", False),
    ],
)
def test_a_contradiction_is_told_from_a_match(one, other, differs):
    nothing = np.zeros(2, bool)
    polarity = Polarity([one, other], nothing, nothing)
    assert polarity.differs(np.array([0]), np.array([1])).tolist() == [differs]


@pytest.mark.parametrize(
    "two",
    [
        ("Is the mill at Merrow going to close?", "Is the mill at Merrow going to be closed?"),
        ("The mill at Merrow is going to close.", "The mill at Merrow is going to be closed."),
    ],
)
def test_one_question_asked_twice_is_a_match_as_one_statement_is(two):
    articles = [Article(id=name, text=f"{text} {FILLER}") for name, text in zip("ab", two, strict=True)]
    found = Beside(srccompare.analyze(Articles(tuple(articles))), ["a", "b"]).statements
    about = found[found["text"].str.contains("mill at Merrow")]
    assert (about["band"] != "no match found").all()


@pytest.mark.xfail(strict=True, reason="that a president stands for a state is not known to the match")
def test_a_visit_by_who_leads_the_other_state_is_no_match():
    one = f"The French president Roux spoke. Roux will visit Sweden in October. {FILLER}"
    other = f"The Swedish premier Lind spoke. Lind will visit France in October. {FILLER}"
    articles = [Article(id=name, text=text) for name, text in zip("ab", (one, other), strict=True)]
    found = Beside(srccompare.analyze(Articles(tuple(articles))), ["a", "b"]).statements
    assert set(found[found["text"].str.contains("will visit")]["band"]) == {"no match found"}


def test_what_an_outlet_says_as_we_is_its_own_voice():
    one = f"Typically we see a rise of 2 per cent in the price of bread each year. {FILLER}"
    other = f"The price of bread sees a rise of 2 per cent each year, the bakers say. {FILLER}"
    articles = [
        Article(id=name, text=text, outlet=name) for name, text in zip("ab", (one, other), strict=True)
    ]
    matrix = Beside(srccompare.analyze(Articles(tuple(articles))), ["a", "b"]).statement_matrix
    about = matrix[matrix["text"].str.contains("bread")].set_index("group")["certainty"]
    assert about.to_dict() == {"a": "asserted", "b": "attributed"}


@pytest.mark.parametrize(
    ("one", "other", "band"),
    [
        pytest.param(
            "The harbour office described the ferry plan in March as 'incomplete'.",
            "The harbour office examined the ferry plan in March.",
            "possible match",
            marks=pytest.mark.xfail(strict=True, reason="a word that one side quotes weighs as any other"),
        ),
        (
            "The harbour office described the ferry plan in March as 'incomplete'.",
            "In March the harbour office called the ferry plan incomplete.",
            "shared",
        ),
        (
            "The report describes how a container fell from the crane on Monday.",
            "A container fell from the crane on Monday.",
            "shared",
        ),
    ],
)
def test_a_piece_that_is_quoted_is_what_is_said(one, other, band):
    articles = [
        Article(id=name, text=f"{text} {FILLER}") for name, text in zip("ab", (one, other), strict=True)
    ]
    found = Beside(srccompare.analyze(Articles(tuple(articles))), ["a", "b"]).statements
    about = found[found["text"].str.contains("ferry plan|container")]
    assert not (about["band"] == "shared").any() if band != "shared" else (about["band"] == "shared").all()


def test_what_stands_for_a_statement_does_not_deny_it():
    will, wont = (
        f"The government {verb} the tax on fuel in May." for verb in ("will raise", "will not raise")
    )
    matrix = beside(f"{FILLER} {wont}", f"{OTHER_FILLER} {will}").statement_matrix
    about = matrix[matrix["text"].str.contains("fuel")]
    assert set(about["text"]) == {will}
    assert set(about["certainty"]) == {"asserted", "denied"}
