"""Certainty as shares of sentences: they add up, and each shows its sentences."""

from __future__ import annotations

import numpy as np
import pytest
from making import documents

from srccompare.documents import Voice
from srccompare.families import certainty

TEXT = (
    "The council of Port Averin met on Tuesday evening in the old customs house by the harbour. "
    "The dam may fail. The port will close if it rains. Will it rain? The boats did not leave. "
    "Officials said the ferry sank. “The engine burned for an hour,” said Ms. Orr, who leads the board."
)


def test_each_share_shows_its_sentences():
    made = documents(TEXT)
    found = certainty.compute(made)
    shown = {name: made.text_of(spans) for name, spans in found.evidence.items()}
    assert shown["certainty_hedged"] == ["The dam may fail."]
    assert shown["certainty_conditional"] == ["The port will close if it rains."]
    assert shown["certainty_questioned"] == ["Will it rain?"]
    assert shown["certainty_denied"] == ["The boats did not leave."]
    assert shown["certainty_attributed"][0] == "Officials said the ferry sank."
    assert len(shown["certainty_asserted"]) == 1


@pytest.mark.parametrize("voice", [None, Voice.OUTLET, Voice.NARRATED])
def test_the_shares_of_the_outlets_own_wording_add_up_to_one(voice):
    values = certainty.compute(documents(TEXT, TEXT * 2), voice).values
    np.testing.assert_allclose(sum(values.values()), 1.0)


def test_what_is_quoted_counts_only_where_it_is_asked_for():
    made = documents(TEXT + " “The dam may fail again,” said Ms. Orr, who leads the board.")
    assert certainty.compute(made).values["certainty_hedged"][0] == pytest.approx(1 / 8)
    assert certainty.compute(made, Voice.QUOTED).values["certainty_hedged"][0] == pytest.approx(1 / 2)
    assert certainty.compute(made, Voice.ALL).values["certainty_hedged"][0] == pytest.approx(2 / 8)
