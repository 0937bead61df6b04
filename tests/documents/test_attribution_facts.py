"""Facts about attributions: how the cue presents what it reports, whether it is negated, how it is quoted."""

from __future__ import annotations

import numpy as np
import pytest
from making import documents

STANCES = [
    ("Lee said the pier was gone.", "say", "neutral", "affirmed"),
    ("The pier was gone, according to the board.", "according to", "neutral", "affirmed"),
    ("Lee: “The pier is gone.”", ":", "neutral", "affirmed"),
    ("Lee confirmed that the pier was gone.", "confirm", "endorsing", "affirmed"),
    ("Lee pointed out that the pier was gone.", "point out", "endorsing", "affirmed"),
    ("Lee claimed that the pier was gone.", "claim", "distancing", "affirmed"),
    ("Lee argued that the pier was gone.", "argue", "arguing", "affirmed"),
    ("Lee slammed the harbour board for its silence.", "slam", "emotive", "affirmed"),
    ("Lee believes that the pier is gone.", "believe", "thought", "affirmed"),
    ("Lee has long said that the pier was gone.", "say", "neutral", "affirmed"),
    ("The board has long been warning that the pier may go.", "warn", "arguing", "affirmed"),
    ("Lee denied that the pier was gone.", "deny", "denial", "affirmed"),
    ("Lee did not confirm that the pier was gone.", "confirm", "endorsing", "negated"),
    ("Lee has never publicly said that the pier was gone.", "say", "neutral", "negated"),
    ("Lee didn’t deny that the pier was gone.", "deny", "denial", "negated"),
    ("Nobody said that the pier was gone.", "say", "neutral", "negated"),
    ("Lee not only said that the pier was gone.", "say", "neutral", "affirmed"),
    ("Lee said that the pier was not gone.", "say", "neutral", "affirmed"),
    ("Lee, not Hill, said that the pier was gone.", "say", "neutral", "affirmed"),
]


@pytest.mark.parametrize(("text", "lemma", "stance", "polarity"), STANCES)
def test_a_cue_has_a_stance_and_a_polarity(text, lemma, stance, polarity):
    facts = documents(text).attribution_facts
    assert (facts.cue_lemma, facts.stances, facts.polarities) == ((lemma,), [stance], [polarity])


def test_rows_run_by_article_and_group_as_those_of_the_attributions():
    made = documents(
        "“The pier is gone,” Lee said. Hill fears that it may rain.", "Rain.", "The pier is expected to open."
    )
    facts, spans = made.attribution_facts, made.attributions
    assert list(zip(facts.article.tolist(), facts.group.tolist(), strict=True)) == [(0, 0), (0, 1), (2, 0)]
    assert facts.kinds == ["direct", "indirect", "indirect"]
    assert facts.sourced.tolist() == [True, True, False]
    assert facts.quoted.tolist() == [1.0, 0.0, 0.0]
    rows = facts.rows_of(spans)
    assert np.array_equal(facts.article[rows], spans.article)
    assert np.array_equal(facts.group[rows], spans.group)
    assert len(documents("").attribution_facts) == 0
