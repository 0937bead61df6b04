"""Hedging: which words leave something open, and which only look as if they did."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare import lexicon
from srccompare.articles import Article, gather
from srccompare.documents import Documents, Voice, analyze
from srccompare.families import hedging
from srccompare.families.base import recount

# Plain sentences around a case, so that a short one is not taken for the furniture of a page.
OPENING = "The council of Port Averin met on Tuesday evening in the old customs house by the harbour."
CLOSING = "The harbour office closed its doors at noon and sent its forty clerks home for the holiday."


def documents_of(*sentences: str, title: str | None = None) -> Documents:
    return analyze(Article(id="a1", title=title, text=" ".join([OPENING, *sentences, CLOSING])))


def words_behind(measure: str, *sentences: str, voice: Voice | None = None) -> list[str]:
    documents = documents_of(*sentences)
    spans = hedging.compute(documents, voice).evidence[measure]
    return [text.lower() for text in documents.text_of(spans)]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The minister may resign before the vote.", ["may"]),
        ("Rain may or may not reach the coast.", ["may or may not"]),
        ("May contain nuts, the label reads.", ["may"]),
        ("The minister resigned in May after the vote.", []),
        ("The vote is on May 12 in all districts.", []),
        ("May resigned on Friday after the vote.", []),
        ("Prime Minister Theresa May resigned on Friday.", []),
        ("The ferry might sink in a storm.", ["might"]),
        ("The rebels feared the might of the navy.", ["feared"]),
        ("She pulled with all her might.", []),
    ],
)
def test_may_and_might_are_hedges_unless_they_are_a_month_a_name_or_strength(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The strike could spread to other ports.", ["could"]),
        ("The delay could cost the port millions.", ["could"]),
        ("The blaze could be a case of arson.", ["could be"]),
        ("The blaze could have been set on purpose.", ["could have"]),
        ("The crew could not open the hatch.", []),
        ("The crew couldn't open the hatch.", []),
        ("The blaze could be seen from the hills.", []),
        ("From the tower they could see the whole bay.", []),
        ("The gate was widened so that trucks could pass it.", []),
        ("After the drill the crew could climb the mast in a minute.", []),
        ("The divers did what they could.", []),
        ("The crane can lift forty tons.", []),
        ("The crew cannot possibly lift forty tons.", []),
        ("Drivers must show a permit at the gate.", []),
        ("It must have been the wind that tore the roof off.", ["must have been"]),
    ],
)
def test_could_is_a_hedge_and_ability_or_duty_is_none(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The port would lose its licence if the strike went on.", ["would", "if"]),
        ("The port would lose its licence the next year.", []),
        ("The port will lose its licence in June.", []),
        ("Unless the crew returns, the ferry stays in port.", ["unless"]),
        ("Nobody said whether the crew would return.", ["whether"]),
        ("The engineers do not know if the dam holds.", ["if"]),
        ("The engine roared as if it were alive.", []),
        ("Few voters, if any, changed their minds.", []),
        ("The plan is sound if and only if the dam holds.", []),
        ("Send the form by noon if possible.", []),
        ("The mayor keeps a fine, if somewhat small, garden.", []),
    ],
)
def test_conditions_and_open_questions_are_hedges_but_set_phrases_with_if_are_none(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It is possible that the valve froze.", ["possible"]),
        ("Police are looking into a possible arson.", ["possible"]),
        ("It is possible to walk to the island at low tide.", []),
        ("The bridge makes it possible for trucks to reach the port.", []),
        ("Crews will clear the road as soon as possible.", []),
        ("They sought the best possible price.", []),
        ("It is not possible that the valve froze.", []),
        ("It is a probable sign of rust.", ["probable"]),
        ("Officers need probable cause for a search.", []),
        ("It is unclear why the valve froze.", ["unclear"]),
        ("The alleged thief left the town.", ["alleged"]),
        ("The presumed nominee spoke in the hall.", []),
        ("The offer is highly questionable to most owners.", ["questionable"]),
        ("The mayor has a questionable taste in ties.", []),
    ],
)
def test_adjectives_hedge_when_they_qualify_a_claim_and_not_when_they_speak_of_means(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The valve probably froze overnight.", ["probably"]),
        ("The valve is likely to freeze again.", ["likely"]),
        ("The vote will almost certainly fail.", ["almost certainly"]),
        ("Perhaps the valve froze.", ["perhaps"]),
        ("Perhaps not surprisingly, the valve froze.", []),
        ("He allegedly took the keys.", ["allegedly"]),
        ("He reportedly took the keys.", []),
        ("He apparently took the keys.", []),
        ("He took the keys, according to the harbour police.", []),
        ("He is said to be in Lisbon.", []),
        ("He often took the keys.", []),
        ("Some clerks and many sailors took the keys.", []),
        ("About 40 clerks took the keys.", []),
        ("Around 40 of some 300 clerks took the keys.", []),
        ("He plans to take the keys and hopes to keep them.", []),
        ("He claimed that he took the keys.", []),
    ],
)
def test_neither_evidentials_nor_approximators_nor_plans_and_claims_are_hedges(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The valve seems to be frozen.", ["seems"]),
        ("The valve appears to be frozen.", ["appears"]),
        ("The singer appears in three films this year.", []),
        ("Her column appears on Sundays.", []),
        ("The singer appeared at the gate.", []),
        ("The data suggest that the valve froze.", ["suggest"]),
        ("As the name suggests, the valve is round.", []),
        ("The valve was suggested by a plumber.", []),
        ("The gauge indicates that the valve froze.", ["indicates"]),
        ("A red light indicated a fault.", []),
        ("Engineers believe the valve froze.", ["believe"]),
        ("Many villagers believe in ghosts.", []),
        ("It is hard to believe.", []),
        ("Engineers think the valve froze.", ["think"]),
        ("They think of the sea at night.", []),
        ("A think tank paid for the study.", []),
        ("The valve is thought to have frozen.", ["thought"]),
        ("He belongs to a school of thought from Vienna.", []),
        ("The vote is expected to be close.", ["expected"]),
        ("The quarter was better than expected.", []),
        ("The couple is expecting a child.", []),
        ("The mayor was accused of fraud.", ["accused"]),
        ("It looks as if the valve froze.", ["looks as if"]),
        ("It looks like a valve.", []),
        ("Losses are projected to grow.", ["projected"]),
        ("The film was projected on a wall.", []),
        ("They fear that the dam fails.", ["fear"]),
        ("They spoke of the fear that the dam fails.", ["fear that"]),
        ("Owners assumed that the valve was sound.", ["assumed"]),
        ("She assumed office in June.", []),
    ],
)
def test_verbs_hedge_when_they_report_an_impression_or_a_belief(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The port is widely considered a model.", ["considered"]),
        ("The council considered selling the plan.", []),
        ("She was considered for the post.", []),
        ("The port is regarded as a model.", ["regarded"]),
        ("With regard to the port, nothing was said.", []),
        ("The move is seen as a warning.", ["seen as"]),
        ("The smoke was seen as far away as Lisbon.", []),
        ("The mayor denied the allegations.", ["allegations"]),
        ("There is no evidence of a leak.", ["no evidence"]),
        ("The outcome remains to be seen.", ["remains to be"]),
        ("There is no doubt about the leak.", []),
        ("Owners doubt the valve was sound.", ["doubt"]),
        ("The notion of a leak never came up.", []),
        ("The possibility of a leak worries the owners.", ["possibility"]),
    ],
)
def test_judgements_accusations_and_doubts_are_hedges(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.xfail(strict=True, reason="takes more than the neighbouring words to tell")
@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Visitors may leave their bags at the gate.", []),
        ("The council considered the plan for an hour.", []),
        ("The clerk suggested a walk along the pier.", []),
        ("The court threw out the allegations as false.", []),
        ("A dam of that height would burst within a year.", ["would"]),
    ],
)
def test_known_mistakes(text, hedges):
    assert words_behind("hedge_rate", text) == hedges


@pytest.mark.parametrize(
    ("text", "approximators"),
    [
        ("About 40 clerks left.", ["about"]),
        ("About two dozen clerks left.", ["about"]),
        ("The clerks talked about two ships.", []),
        ("The clerks talked about the weather.", []),
        ("Some 300 sailors left.", ["some"]),
        ("They walked around the harbour.", []),
        ("The sea was sort of green.", ["sort of"]),
        ("That sort of weather keeps ships away.", []),
        ("The hall was rather small.", ["rather"]),
        ("He walked rather than ride.", []),
        ("She would rather walk.", []),
        ("The clerks were treated fairly.", []),
        ("The ban is in effect.", []),
    ],
)
def test_approximators_blur_a_number_or_a_word(text, approximators):
    assert words_behind("approximator_rate", text) == approximators


@pytest.mark.parametrize(
    ("text", "generics"),
    [
        ("Critics say the hall is too small.", ["critics"]),
        ("The critics of the hall went home.", []),
        ("Many clerks left at noon.", ["many"]),
        ("How many clerks left?", []),
        ("The clerks usually leave at noon.", ["usually"]),
        ("Most of the clerks left.", ["most"]),
        ("It was the most expensive hall in town.", []),
    ],
)
def test_generics_leave_open_who_or_how_often(text, generics):
    assert words_behind("generic_rate", text) == generics


@pytest.mark.parametrize(
    ("text", "boosters"),
    [
        ("The valve certainly froze.", ["certainly"]),
        ("The valve almost certainly froze.", []),
        ("The valve clearly froze.", ["clearly"]),
        ("He asked her to speak more clearly.", []),
        ("Of course the valve froze.", ["of course"]),
        ("In the course of the night the valve froze.", []),
        ("The valve had in fact frozen.", ["in fact"]),
        ("He writes fact and fiction.", []),
        ("It is clear that the valve froze.", ["clear"]),
        ("It is not clear that the valve froze.", []),
        ("The sky was clear over the bay.", []),
        ("The tests show that the valve froze.", ["show"]),
        ("The tests did not show that the valve froze.", []),
        ("The hall showed a film on Monday.", []),
        ("The court found that the permit was void.", ["found"]),
        ("Divers found the wreck on Monday.", []),
        ("The engineers demonstrated that the dam holds.", ["demonstrated"]),
        ("The clerks demonstrated against the plan.", []),
        ("The fact that the valve froze surprised nobody.", ["the fact that"]),
        ("Without a doubt the valve froze.", ["without a doubt"]),
        ("Owners doubt the valve was sound.", []),
        ("The losses are bound to rise.", ["bound to"]),
        ("The prisoner was bound to a chair.", []),
        ("They know that the valve froze.", ["know"]),
        ("They do not know that the valve froze.", []),
    ],
)
def test_boosters_call_something_settled(text, boosters):
    assert words_behind("booster_rate", text) == boosters


def test_every_hedge_has_a_rate_of_its_kind_and_the_kinds_add_up():
    documents = documents_of(
        "The valve may have frozen.",
        "The valve probably froze.",
        "It is unclear why the valve froze.",
        "The mayor denied the allegations.",
        "The valve seems to be frozen.",
        "The port is widely considered a model.",
        "Unless the crew returns, the ferry stays in port.",
        "There is no evidence of a leak.",
    )
    findings = hedging.compute(documents)
    rates = [findings.values[measure.name][0] for measure in hedging.CUE_RATES]
    assert min(rates) > 0
    assert sum(rates) == pytest.approx(findings.values["hedge_rate"][0])


@pytest.mark.parametrize(
    ("title", "share"), [("Dam may fail", 1.0), ("Dam fails in May", 0.0), (None, np.nan), ("", np.nan)]
)
def test_a_headline_is_hedged_or_not_and_without_one_there_is_nothing_to_tell(title, share):
    documents = documents_of("The dam may fail.", title=title)
    findings = hedging.compute(documents)
    np.testing.assert_array_equal(findings.values["hedged_headline_share"], [share])
    evidence = documents.text_of(findings.evidence["hedged_headline_share"])
    assert evidence == ([title] if share == 1 else [])


@pytest.mark.parametrize(
    ("text", "evidentials"),
    [
        ("The ship reportedly sank.", ["reportedly"]),
        ("Apparently the ship sank.", ["apparently"]),
        ("The ship sank, according to the coast guard.", ["according to"]),
        ("All went according to plan.", []),
        ("The captain is said to be in Lisbon.", ["is said to"]),
        ("The captain is said to have left.", ["is said to"]),
        ("The captain, said to be in Lisbon, never came.", ["said to be"]),
        ("He said to be quick, and to wait.", []),
        ("The captain said so.", []),
    ],
)
def test_evidentials_say_where_something_is_known_from(text, evidentials):
    assert words_behind("evidential_rate", text) == evidentials


def test_quoted_hedges_are_left_to_their_speakers():
    sentence = '"The valve may freeze again," the engineer said, and the port might close.'
    assert words_behind("hedge_rate", sentence) == ["might"]
    assert words_behind("hedge_rate", sentence, voice=Voice.QUOTED) == ["may"]
    assert words_behind("hedge_rate", sentence, voice=Voice.ALL) == ["may", "might"]


def test_the_share_of_hedged_sentences_shows_the_sentences():
    hedged = "The valve may have frozen, and the dam might fail."
    documents = documents_of(hedged, "The mayor left.")
    findings = hedging.compute(documents)
    assert documents.text_of(findings.evidence["hedged_sentence_share"]) == [hedged]
    assert findings.values["hedged_sentence_share"].tolist() == [0.25]


def test_a_hedge_in_the_headline_counts_as_the_outlets_own():
    documents = documents_of(title="Dam may fail")
    assert documents.text_of(hedging.compute(documents).evidence["hedge_rate"]) == ["may"]


def test_no_hedges_is_zero_and_no_words_is_nan():
    plain = Article(id="a1", title="Council of Port Averin meets", text=f"{OPENING} {CLOSING}")
    documents = analyze(gather([plain, Article(id="a2", text="")]))
    found = hedging.compute(documents).values
    assert len(found) == len(hedging.FAMILY.measures)
    for values in found.values():
        assert values[0] == 0
        assert np.isnan(values[1])


def test_every_number_follows_from_its_spans():
    documents = documents_of(
        "The valve may have frozen, about 40 clerks say.", "It reportedly burst.", title="Valve may burst"
    )
    findings = hedging.compute(documents)
    assert list(findings.values) == [measure.name for measure in hedging.FAMILY.measures]
    for measure in hedging.FAMILY.measures:
        again = recount(documents, measure, findings.evidence[measure.name])
        assert np.array_equal(findings.values[measure.name], again, equal_nan=True)
    assert findings.values["hedge_rate"][0] > findings.values["hedge_modal_rate"][0] * 0.5 > 0


@pytest.mark.parametrize("name", hedging.FAMILY.lexicons)
def test_lists_are_sorted_and_free_to_use(name):
    entries = lexicon.load(name).entries
    assert [(entry.category, entry.text) for entry in entries] == sorted(
        (entry.category, entry.text) for entry in entries
    )
    assert lexicon.load(name).license == "CC0-1.0"


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The port's expectations of a better year are high.", ["expectations"]),
        ("The catch exceeded the expectations of the crews.", []),
        ("Sales missed expectations for a third year.", []),
        ("The ferry is expected on Friday.", ["expected"]),
        ("The strike is expected to end.", ["expected"]),
        ("The vote went as had been expected.", []),
        ("The storm was weaker than was expected.", []),
    ],
)
def test_an_expectation_that_was_met_or_missed_is_no_hedge(text, hedges):
    assert words_behind("hedge_rate", text) == hedges
