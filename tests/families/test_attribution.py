"""Attribution as numbers: how much is attributed, how it is quoted, whether sources are named."""

from __future__ import annotations

import numpy as np
import pytest
from making import documents

from srccompare.families.attribution import FAMILY, compute

# Eighteen words that attribute nothing to anybody.
PLAIN = "The harbour office closed at noon and forty clerks went home for a long holiday in the hills."
DIRECT = "“The pier is gone,” Lee said."
MIXED = "Lee said the pier was “gone for good”."
INDIRECT = "Lee said the pier was gone."
UNSOURCED = "The pier is expected to reopen."


def values(*sentences: str) -> dict[str, float]:
    found = compute(documents(" ".join([PLAIN, *sentences])))
    return {name: float(column[0]) for name, column in found.values.items()}


@pytest.mark.parametrize(
    ("sentences", "shares"),
    [
        ((DIRECT,), {"direct_share": 1, "mixed_share": 0, "indirect_share": 0, "unsourced_share": 0}),
        ((MIXED,), {"direct_share": 0, "mixed_share": 1, "indirect_share": 0, "unsourced_share": 0}),
        ((INDIRECT,), {"direct_share": 0, "mixed_share": 0, "indirect_share": 1, "unsourced_share": 0}),
        ((DIRECT, UNSOURCED), {"direct_share": 0.5, "indirect_share": 0.5, "unsourced_share": 0.5}),
        (
            (DIRECT, MIXED, INDIRECT, UNSOURCED),
            {"direct_share": 0.25, "mixed_share": 0.25, "indirect_share": 0.5},
        ),
    ],
)
def test_attributions_are_direct_mixed_or_indirect(sentences, shares):
    found = values(*sentences)
    assert {name: found[name] for name in shares} == pytest.approx(shares)


def test_the_rate_counts_attributions_and_the_share_counts_reported_words():
    found = values(INDIRECT)
    assert found["attribution_rate"] == pytest.approx(1000 / 24)
    assert found["attributed_share"] == pytest.approx(4 / 24)


def test_without_attributions_there_is_a_rate_of_zero_and_no_share_of_attributions():
    found = values()
    assert found["attribution_rate"] == 0
    assert found["attributed_share"] == 0
    assert np.isnan(
        [found["direct_share"], found["mixed_share"], found["indirect_share"], found["unsourced_share"]]
    ).all()


def test_without_words_there_is_nothing():
    assert all(np.isnan(column).all() for column in compute(documents("")).values.values())


def test_a_content_in_pieces_counts_once():
    made = documents(f"{PLAIN} “The pier is gone,” Lee said. “We will rebuild it.”")
    found = compute(made)
    assert made.text_of(found.evidence["attribution_rate"]) == ["said"]
    assert made.text_of(found.evidence["direct_share"]) == ["“The pier is gone,”"]
    assert found.values["direct_share"].tolist() == [1.0]


STANCES = [
    ("Lee said the pier was gone.", "neutral_cue_share"),
    ("Lee confirmed that the pier was gone.", "endorsing_cue_share"),
    ("Lee claimed that the pier was gone.", "distancing_cue_share"),
    ("Lee argued that the pier was gone.", "arguing_cue_share"),
    ("Lee joked that the pier was gone.", "emotive_cue_share"),
    ("Lee denied that the pier was gone.", "denial_cue_share"),
    ("Lee believes that the pier is gone.", "thought_share"),
]


@pytest.mark.parametrize(("sentence", "measure"), STANCES)
def test_each_attribution_counts_for_the_stance_of_its_cue(sentence, measure):
    found = values(sentence)
    shares = {name: found[name] for _, name in STANCES}
    assert shares == {name: float(name == measure) for name in shares}
    assert found["negated_cue_share"] == 0


def test_a_negated_cue_is_counted():
    assert values("Lee did not confirm that the pier was gone.")["negated_cue_share"] == 1


def test_a_quotation_nobody_is_named_for_is_unattributed():
    alone = "“The pier is gone and will not be rebuilt.”"
    made = documents(f"{PLAIN}\n\n{alone}\n\n{PLAIN}\n\n{DIRECT}")
    found = compute(made)
    assert made.text_of(found.evidence["unattributed_quotation_share"]) == [alone]
    assert found.values["unattributed_quotation_share"].tolist() == [0.5]


def test_an_attribution_counts_one_whatever_its_confidence():
    found = compute(documents(" ".join([PLAIN, DIRECT, UNSOURCED])))
    assert set(found.evidence["attribution_rate"].score.tolist()) == {1.0}


def test_the_family_is_labelled():
    assert FAMILY.name == "attribution"
    assert [measure.name for measure in FAMILY.measures][:2] == ["attribution_rate", "attributed_share"]
