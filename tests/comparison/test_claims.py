"""What may be claimed of outlets, kind by kind, and when it is told."""

from __future__ import annotations

import math

import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison import Comparison, compare
from srccompare.comparison.claims import KINDS, find_candidates, find_claims
from srccompare.comparison.claims.claim import Candidate
from srccompare.comparison.claims.finding import judge
from srccompare.comparison.claims.heard import is_person
from srccompare.comparison.claims.model import Feature, Model, load_models, log_odds
from srccompare.comparison.claims.standing import stands_alone

FILLER = (
    "Rain fell on the quay all morning. Two tugs lay idle beside the old crane. The market hall opened late.",
    "Gulls circled over the harbour mouth. A brass band played in the square. Buses ran on time.",
)


def told(*texts: str) -> Comparison:
    """A comparison of two outlets on one event."""
    articles = [
        Article(id=f"a{n}", outlet=("Post", "Times")[n], text=f"{text}\n\n{FILLER[n]}", event="Ferry")
        for n, text in enumerate(texts)
    ]
    return compare(Articles(tuple(articles)), families=["counts"])


def candidates(comparison: Comparison, kind: str) -> list[Candidate]:
    return [one for one in find_candidates(comparison.same_event) if one.kind == kind]


def test_a_fact_here_and_somebody_s_word_there_is_a_contrast_of_certainty():
    made = told(
        "The captain of the ferry left the bridge in the storm on Monday.",
        "The captain of the ferry left the bridge in the storm on Monday, prosecutor Petra Vance said.",
    )
    (found,) = candidates(made, "certainty")
    assert [place.voice for place in found.places] == ["asserted", "attributed"]
    assert [place.group for place in found.places] == ["Post", "Times"]
    assert found.places[1].source == "Petra Vance"


@pytest.mark.parametrize(
    ("own", "voices", "speaker"),
    [
        # Nobody is named for it: passed on.
        ("The captain of the ferry reportedly left the bridge in the storm.", ["hedged", "attributed"], None),
        # Somebody is named, and the outlet checks him.
        ("Petra Vance falsely claimed that the captain of the ferry left the bridge in the storm.",
         ["denied", "attributed"], "Petra Vance"),
        # A country, and nobody who states something.
        ("The captain of the United States ferry left the bridge in the storm.",
         ["asserted", "attributed"], None),
    ],
)  # fmt: skip
def test_hearsay_and_what_an_outlet_calls_untrue_are_contrasts_too(own, voices, speaker):
    made = told(own, "The captain of the ferry left the bridge in the storm, Petra Vance said.")
    (found,) = candidates(made, "certainty")
    assert [place.voice for place in found.places] == voices
    assert [place.source for place in found.places] == [speaker, "Petra Vance"]


@pytest.mark.parametrize(
    "own",
    [
        # Somebody is named for the hearsay.
        "The captain of the ferry reportedly left the bridge in the storm, Otto Pike said.",
        # Who says it is said outside the clause, with no attribution found.
        "The captain of the ferry left the bridge in the storm, which was first reported by the Herald.",
        # A denial by somebody is no check of the outlet's.
        "Otto Pike denied that the captain of the ferry left the bridge in the storm.",
    ],
)
def test_other_hedges_and_denials_are_no_contrasts_that_are_claimed(own):
    made = told(own, "The captain of the ferry left the bridge in the storm, Petra Vance said.")
    assert candidates(made, "certainty") == []


def test_what_both_leave_to_somebody_is_no_contrast():
    made = told(*["The captain of the ferry left the bridge in the storm, Petra Vance said."] * 2)
    assert candidates(made, "certainty") == []


@pytest.mark.parametrize(
    ("own", "reported"),
    [
        # An act of speech on both sides, whatever it is called.
        ("Otto Pike urged the owners to sell the old ferry to the town.",
         "The owners should sell the old ferry to the town, Otto Pike said."),
        # A doubt stands beside what is said.
        ("The owners will sell the old ferry to the town in May.",
         "The owners may sell the old ferry to the town in May, Otto Pike said."),
        # The source says something else; the meeting is told by both.
        ("Otto Pike met the owners of the old ferry on Monday.",
         "Otto Pike met the owners of the old ferry on Monday and said that he was glad."),
        # Who adds what stands in an aside, the source or the outlet, nobody can tell.
        ("Petra Vance sold the old ferry to the town in May.",
         "Otto Pike said he envied Petra Vance, who sold the old ferry to the town in May."),
        # The words of a quotation without its marks: they were lost rather.
        ("The owners of the old ferry have to sell it to the town before long.",
         "“The owners of the old ferry have to sell it to the town before long,” Otto Pike said."),
        # Wishes are no facts of an outlet's.
        ("The owners want to sell the old ferry to the town.",
         "The owners are selling the old ferry to the town, Otto Pike said."),
    ],
)  # fmt: skip
def test_what_differs_in_more_than_who_says_it_is_no_contrast_that_is_claimed(own, reported):
    assert candidates(told(own, reported), "certainty") == []


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("said Petra Vance, the mayor", "said Otto Pike, the harbour master", True),
        ("said Petra Vance, the mayor", "said Petra Vance", False),
        ("said Petra Vance, the mayor", "said the mayor", False),
        ("said Petra L. Vance, the mayor", "said Ms. Vance", False),
    ],
)
def test_the_same_words_are_given_to_different_people_only_where_both_are_named(one, other, different):
    words = "“We will never sell the old ferry dock to anybody,”"
    made = told(f"{words} {one}.", f"{words} {other}.")
    assert bool(candidates(made, "speaker")) == different


@pytest.mark.parametrize(
    ("one", "other", "altered"),
    [
        ("We will never sell the old ferry dock", "We will not sell the old ferry dock", True),
        ("We will never sell the old ferry dock", "We will never sell", False),
        ("We will never sell the old ferry dock", "We will never sell the old ferry dock", False),
    ],
)
def test_a_quotation_is_altered_where_words_inside_are_others(one, other, altered):
    made = told(f"“{one},” said Petra Vance.", f"“{other},” said Petra Vance.")
    assert bool(candidates(made, "quotation")) == altered


def test_a_source_only_one_outlet_hears_is_told():
    made = told(
        "“The pump failed,” said Otto Pike. “Nobody looked,” Otto Pike added. “We drifted,” said Lena Marsh.",
        "“We drifted,” said Lena Marsh. “It was dark,” Lena Marsh added.",
    )
    (found,) = [claim for claim in find_claims(made.same_event) if claim.kind == "heard"]
    assert found.words == "Only Post cites Otto Pike, more than once"


def test_who_declines_to_comment_is_not_heard():
    made = told(
        "“The pump failed,” said Otto Pike. Otto Pike declined to comment on the fire.",
        "“We drifted,” said Lena Marsh. “It was dark,” Lena Marsh added.",
    )
    heard = [claim.pieces for claim in candidates(made, "heard")]
    assert ["Lena Marsh" in str(pieces) for pieces in heard] == [True]


@pytest.mark.parametrize(
    ("dates", "words"),
    [(("2024-03-01", "2024-03-03"), "Times reprints Post"), ((None, None), "have the same text")],
)
def test_who_reprints_whom_is_said_only_where_the_order_is_known(dates, words):
    body = " ".join(
        f"Deckhand number {n} told the inquiry about door {n} of the lower deck and its broken lock."
        for n in range(9)
    )
    made = compare(
        [
            {"id": f"a{n}", "outlet": outlet, "text": body, "event": "Ferry", "published": date}
            for n, (outlet, date) in enumerate(zip(("Post", "Times"), dates, strict=True))
        ],
        families=["counts"],
    )
    (found,) = [claim for claim in find_claims(made.same_event) if claim.kind == "reprint"]
    assert words in found.words


def test_a_word_only_one_outlet_has_for_somebody_is_naming_and_an_office_is_not():
    made = told(
        "Otto Pike spoke on Monday. Otto Pike, the embattled shipping tycoon, left. Pike wept.",
        "Mayor Otto Pike spoke on Monday. Pike left early. Pike wept. Pike slept.",
    )
    forms = [one.places[0].text for one in candidates(made, "naming")]
    assert forms
    assert all("tycoon" in form for form in forms)


def test_what_two_tell_and_a_third_does_not_is_missing_and_what_one_tells_is_only():
    shared = "The harbour office closed the northern ferry line for three months on Monday."
    texts = (
        f"{shared} {FILLER[0]} The rusty anchor of the museum ship fell on a parked police van.",
        f"{shared} {FILLER[1]}",
        "A dredger came in from the south. Fishermen mended nets. The lighthouse was painted white again.",
    )
    made = compare(
        Articles(
            tuple(
                Article(id=f"a{n}", outlet=f"Outlet {n}", text=text, event="Ferry")
                for n, text in enumerate(texts)
            )
        ),
        families=["counts"],
    )
    (gone,) = candidates(made, "missing")
    assert [place.group for place in gone.places] == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert "northern ferry line" in gone.places[0].text
    alone = {one.places[0].text for one in candidates(made, "only")}
    assert any("rusty anchor" in text for text in alone)
    assert not any("northern ferry line" in text for text in alone)


@pytest.mark.parametrize(
    ("judged", "above", "held", "told"),
    [(40, 20, 17, True), (40, 20, 16, False), (39, 20, 17, False), (25, 20, 19, True), (25, 19, 19, False),
     (60, 0, 0, False)],
)  # fmt: skip
def test_a_kind_is_told_where_enough_of_it_was_judged_and_held(judged, above, held, told):
    assert Model(0.0, {}, 0.5, judged, above, held).is_admitted == told


def test_the_probability_is_that_of_a_logistic_model():
    model = Model(0.5, {"match": Feature(1.0, 2.0, 3.0)}, 0.5, 0, 0, 0)
    assert model.probability({"match": 2.0}) == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert log_odds(0.2) == pytest.approx(math.log(0.25))


@pytest.fixture(scope="module")
def example() -> Comparison:
    return compare(srccompare.example(), families=["counts"])


def test_every_claim_cites_its_places_and_only_sure_ones_of_admitted_kinds_are_claimed(example):
    claims = find_claims(example.same_event)
    texts = {article.id: article for article in example.documents.articles}
    assert len({claim.kind for claim in claims}) > 4
    for claim in claims:
        for place in claim.places:
            given = texts[place.id].title if place.field == "title" else texts[place.id].text
            if claim.kind not in ("heard", "naming", "missing"):
                assert given[place.start : place.end] == place.text
        model = load_models().get(claim.kind)
        assert not claim.is_sure or (model and model.is_admitted and claim.probability > 0)


def test_the_models_have_the_features_their_kinds_are_found_with(example):
    seen = set()
    for candidate in find_candidates(example.same_event):
        model = load_models().get(candidate.kind)
        if model is not None:
            assert set(model.feature) == set(candidate.features), candidate.kind
            seen.add(candidate.kind)
    assert len(seen) >= 3


def test_the_table_has_a_row_for_each_place_and_says_what_is_only_possible(example):
    table, claims = example.claims, find_claims(example.same_event)
    assert len(table) == sum(len(claim.places) for claim in claims)
    assert set(table["kind"]) <= set(KINDS)
    assert (table["band"] == "claimed").sum() == sum(len(one.places) for one in claims if one.is_sure)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We have told the F.B.I. everything we know about it",
            "We’ve told the FBI everything we know about it",
        ),
        ("We will close the well-known dock in May", "We will close the [very] well known dock in May"),
        ("We sold James’s ninety ships to the dock in May", "We sold James‘ 90 ships to the dock in May"),
    ],
)
def test_another_spelling_alters_no_quotation(one, other):
    made = told(f"“{one},” said Petra Vance.", f"“{other},” said Petra Vance.")
    assert candidates(made, "quotation") == []
    assert len(made.quotations) == 2


def test_a_person_with_a_full_name_counts_for_more_than_a_party():
    said = "“We drifted,” said {0}. “It was dark,” {0} added."
    made = told(said.format("Otto Pike"), said.format("the Harbour Party"))
    (found,) = [one for one in candidates(made, "heard") if one.places[0].source == "Otto Pike"]
    assert found.features["person"] == 1
    assert not is_person(made.same_event, "Harbour Party")


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("The rusty anchor of the museum ship fell on a parked van.", True),
        ("“They drifted for hours,” said Otto Pike.", True),
        ("It is no secret that Vellin pays dearly.", True),
        ("It cost the town of Vellin dearly.", False),
        ("During the storm, she met Otto Pike.", False),
        ("While the storm passed Vellin, the mayor slept.", True),
        ("But let's assume nobody was looking.", False),
        ("And they wept for them.", False),
        ("That's where the so-called 'ferry clause' comes in.", False),
        ("He turned from the railing on Monday.", False),
        ("Mud was there.", False),
        ("Who pays for the ferry of Vellin?", False),
        ("Otto Pike asked, “Who pays for it?”", True),
        ("Editor’s note: Otto Pike owns shares in this paper.", False),
        ("V.) told Otto Pike about the crane.", False),
        ("The crane fell on Otto Pike and", False),
        ("“We met Otto Pike on the quay ...”", False),
        ("The anchor was shown to former Sen.", False),
        ("The anchor was shown to Ada Corvo, D-N.", False),
    ],
)
def test_only_a_whole_sentence_that_tells_something_by_itself_stands_alone(sentence, alone):
    assert stands_alone(sentence) == alone


def test_a_headline_stands_alone_without_a_mark():
    assert stands_alone("Ferry sinks off Vellin", title=True)
    assert not stands_alone("Ferry sinks off Vellin")


def test_what_may_not_be_told_stays_possible_however_sure_it_is():
    model = Model(9.0, {}, 0.5, 40, 20, 20)
    claims = [
        judge(Candidate("only", "Ferry", (), (), 0, {}, may_be_told=may), model) for may in (True, False)
    ]
    assert [one.is_sure for one in claims] == [True, False]
    assert claims[0].probability == claims[1].probability > 0.9


HEARD = "“The pump failed,” said {0}. “Nobody looked after it,” {0} added."


def may_be_told(*texts: str) -> list[bool]:
    return [one.may_be_told for one in candidates(told(*texts), "heard") if one.places[0].group == "Post"]


@pytest.mark.parametrize(
    ("elsewhere", "may"),
    [
        ("The pump of Mr. Pike was old and the ferry drifted.", True),
        ("Mr. Pike, who owns it, also told the court that the ferry was old.", False),
        ("The ferry was old, said Captain Otto Pike.", False),
    ],
)
def test_who_speaks_in_another_article_is_not_told_to_be_heard_in_one_alone(elsewhere, may):
    assert may_be_told(HEARD.format("Otto Pike"), elsewhere) in ([[True]] if may else [[], [False]])


@pytest.mark.parametrize("name", ["Democracy", "Brooklyn", "Critics", "Republicans", "Los Angeles"])
def test_a_lone_word_or_a_town_is_not_told_to_be_heard(name):
    assert True not in may_be_told(HEARD.format(name), "The ferry drifted.")


def test_a_sentence_that_stands_twice_is_no_second_word_of_somebody_s():
    once = "“The old pump of the ferry failed,” said Otto Pike."
    assert True not in may_be_told(
        f"{once}\n\nThe ferry drifted to the north.\n\n{once}", "The ferry drifted."
    )
