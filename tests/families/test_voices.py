"""What the outlet says itself beside what it reports of others."""

from __future__ import annotations

import numpy as np
from making import documents

from srccompare.documents import Voice
from srccompare.families import voices

OPENING = "The council of Port Averin met on Tuesday evening in the old customs house by the harbour."
REPORTED = "Officials said that the terrible dam may fail."
QUOTED = "“It may be a horrible disaster for all of us,” said Ms. Orr, who leads the board."


def test_hedges_and_tone_are_told_apart_by_whose_statement_it_is():
    made = documents(f"{OPENING} {REPORTED} It was a wonderful day for the clerks of the port.")
    found = voices.compute(made)
    assert made.text_of(found.evidence["hedged_attributed_share"]) == [REPORTED]
    assert found.values["hedged_attributed_share"].tolist() == [1.0]
    assert found.values["hedged_narrated_share"].tolist() == [0.0]
    assert found.values["tone_attributed"][0] < 0 < found.values["tone_narrated"][0]


def test_what_is_quoted_is_in_neither_voice():
    values = voices.compute(documents(f"{OPENING} {QUOTED}")).values
    assert values["hedged_narrated_share"].tolist() == [0.0]
    assert np.isnan(values["hedged_attributed_share"]).all()
    assert np.isnan(values["tone_attributed"]).all()


def test_the_voices_stay_whatever_voice_is_asked_for():
    made = documents(f"{OPENING} {REPORTED} {QUOTED}")
    asked = [voices.compute(made, voice).values for voice in (None, Voice.QUOTED, Voice.ALL)]
    assert len(asked[0]) == len(voices.FAMILY.measures)
    for values in asked[1:]:
        for name, numbers in values.items():
            np.testing.assert_array_equal(numbers, asked[0][name])
