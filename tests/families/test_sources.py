"""Sources are counted by type, naming and speaker; diversity needs four of them."""

from __future__ import annotations

import math

import numpy as np
import pytest

import srccompare

FOUR = (
    '"It is late," said Ann Lee, a historian at Vardal University. "We are tired," she added. '
    "Police said the pier was closed. Joe Marsh, a fisherman, said that the boats were old."
)


def measured(text: str) -> dict[str, float]:
    return srccompare.measure([{"id": "a", "text": text}], "sources").iloc[0].to_dict()


def test_sources_are_counted_by_type_and_speaker():
    found = measured(FOUR)
    assert found["source_expertise_share"] == 0.5
    assert found["source_official_share"] == found["source_public_share"] == 0.25
    assert (found["official_sources"], found["ordinary_sources"]) == (1, 1)
    assert found["officials_to_people"] == 0.5
    assert found["named_source_share"] == 0.75
    assert found["top_source_share"] == 0.5
    assert found["identified_sources"] == 4
    assert found["same_speaker_pairs"] == 2
    assert found["source_diversity"] == pytest.approx(1 - 2 / 12)
    assert found["speaker_rate"] == pytest.approx(3000 / len(FOUR.replace("-", " ").split()))


def test_three_sources_have_no_diversity_and_none_no_shares():
    three = measured(FOUR[: FOUR.index("Joe")])
    assert three["identified_sources"] == 3
    assert math.isnan(three["source_diversity"])
    none = measured("It rained all night, and the boats were old.")
    assert none["identified_sources"] == 0
    assert math.isnan(none["top_source_share"])
    assert math.isnan(none["officials_to_people"])


def test_unbiased_simpson_is_right_on_average_even_for_few():
    shares = np.array([0.5, 0.3, 0.2])
    draws = np.random.default_rng(0).multinomial(5, shares, size=20_000)
    values = {
        "identified_sources": np.full(len(draws), 5.0),
        "same_speaker_pairs": (draws * (draws - 1)).sum(axis=1).astype(float),
    }
    from srccompare.families.sources import diversity

    assert diversity(values).mean() == pytest.approx(1 - (shares**2).sum(), abs=0.01)


def test_the_same_person_is_one_source_of_several_articles():
    comparison = srccompare.compare(
        [
            {"id": "a", "outlet": "Post", "text": 'The "pier is old," said Ann Lee, a historian. It fell.'},
            {"id": "b", "outlet": "Gull", "text": "Ann Lee met us. Ms Lee said that the pier was old."},
        ]
    )
    cited = comparison.sources[comparison.sources["source"] == "Ann Lee"]
    assert sorted(cited["group"]) == ["Gull", "Post"]
    assert set(cited["groups"]) == {2}
    assert comparison.actors.set_index("name").loc["Ann Lee", "articles"] == 2


def test_source_types_have_every_type_for_every_group_and_relays_their_edges(bundled_comparison):
    comparison = bundled_comparison
    table = comparison.source_types
    assert len(table) == 6 * 15
    assert (table.groupby("group")["share"].sum() <= 1 + 1e-9).all()
    edges = set(zip(comparison.relays["group"], comparison.relays["medium"], strict=True))
    assert ("Meridian Wire", "Harbour Post") in edges
    assert ("Dravenne Messenger", "Meridian Wire") in edges
    assert not any(medium.lower() in group.lower() for group, medium in edges)
