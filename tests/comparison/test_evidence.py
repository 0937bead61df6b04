"""What two clauses have in common is counted by meaning, and the model only ever weighs what is counted."""

from __future__ import annotations

import numpy as np
import pytest
from making import Beside

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.features import FEATURES, Clause, event_of, evidence
from srccompare.comparison.statements.model import load_model
from srccompare.comparison.statements.pairs import Pairs
from srccompare.comparison.statements.similarity import Sentences

OTHERS = ("Gulls cried over the harbour.", "Rain fell on the hills.", "A choir sang in the town hall.")


def compared(one: str, other: str) -> dict[str, float]:
    """The evidence from two clauses, in an event of them and three others."""
    texts = [one, other, *OTHERS]
    sentences = Sentences(texts, parts=[[text] for text in texts])
    zero, first, nothing = np.array([0]), np.array([1]), np.zeros(1)
    pairs = Pairs(zero, first, zero, first, nothing, nothing, nothing)
    row = evidence(sentences, pairs, texts, np.zeros(len(texts), np.int64), event_of(sentences, texts))[0]
    return dict(zip(FEATURES, row.tolist(), strict=True))


# What is the same is found under other words and in other forms, and only where it stands.
@pytest.mark.parametrize(
    ("one", "other", "name", "least", "most"),
    [
        ("The mill fired its weavers.", "The mill fired its weavers.", "least", 1.0, 1.0),
        ("The mill fired its weavers.", "The mill laid off its weavers.", "least", 0.8, 1.0),
        ("The mill fired its weavers.", "Snow lay in the streets.", "least", 0.0, 0.0),
        ("The mill fired its weavers.", "The mill laid off its weavers.", "agreement", 2.0, 2.0),
        ("The mill fired its weavers.", "The mill praised its weavers.", "agreement", 0.0, 0.0),
        ("The mill fired its weavers.", "The mill laid off its weavers.", "roles", 3.0, 3.0),
        ("Some 40 weavers left.", "Some 40 weavers left.", "counts_agree", 1.0, 1.0),
        ("Some 40 weavers left.", "Some 90 weavers left.", "counts_differ", 1.0, 1.0),
        ("Some 40 weavers left.", "Some 90 carts left.", "counts_differ", 0.0, 0.0),
        ("the sale of the mill", "The mill was sold.", "fragments", 1.0, 1.0),
        ("The mill fired its weavers.", "The mill fired its weavers.", "wording", 1.0, 1.0),
        ("The mill sued the bank.", "The bank sued the mill.", "wording", 0.5, 0.7),
    ],
)
def test_evidence_is_counted_by_meaning(one, other, name, least, most):
    assert least - 1e-9 <= compared(one, other)[name] <= most + 1e-9


def test_evidence_is_the_same_in_either_order():
    one, other = "The mill fired its 40 weavers in May.", "In May the owner laid off some weavers."
    assert compared(one, other) == compared(other, one)


def test_who_leads_a_state_stands_for_it():
    texts = ["The French president Roux spoke.", "Roux wants peace.", "France wants peace.", *OTHERS]
    sentences = Sentences(texts, parts=[[text] for text in texts])
    event = event_of(sentences, texts)
    assert "@france" in event.meanings("roux")
    leader, state = (Clause(sentences.words[place], texts[place], 0, event) for place in (1, 2))
    assert leader.covered_by(state).names == 1.0 == state.covered_by(leader).names


def test_the_model_has_a_weight_for_each_column_and_gives_probabilities():
    model = load_model()
    assert model.weight.shape == model.mean.shape == model.spread.shape == (len(FEATURES),)
    assert (model.spread > 0).all()
    rows = np.stack([model.mean, model.mean + model.spread * np.sign(model.weight)])
    probability = model.probability(rows)
    assert 0 < probability[0] < probability[1] < 1


def test_a_pair_below_a_match_counts_where_others_hold_its_statement_together():
    texts = (
        "The mill at Merrow fired 40 weavers on Monday after the fire.",
        "After the fire the Merrow mill laid off 40 weavers on Monday.",
        "A fire cost 40 weavers of the mill their jobs.",
    )
    fill = "Gulls cried over the harbour. Rain fell on the hills. A choir sang in the town hall."
    articles = [Article(id=name, text=f"{text} {fill}") for name, text in zip("ABC", texts, strict=True)]
    beside = Beside(srccompare.analyze(Articles(tuple(articles))), list("ABC"))
    links = beside.same_event.found_statements.links
    assert (links.band < 2).all()
    matrix, rows = beside.statement_matrix, beside.statements.set_index("id")
    told = matrix[matrix["certainty"] != "not found"]
    assert told["match"].isin(["shared", "possible match"]).all()
    assert matrix.loc[matrix["certainty"] == "not found", "match"].isna().all()
    assert (rows.loc[["A", "B"], "probability"].dropna() <= 1).all()
