"""What tables hold of long texts: a sentence once, however much of it is marked."""

from __future__ import annotations

import pytest
from making import documents

import srccompare

ENDLESS = "officials said the plan may fail because the mayor told the port that it was a disaster and "


@pytest.mark.parametrize("table", [srccompare.evidence, srccompare.attributions, srccompare.sources])
def test_a_sentence_is_held_once_for_all_that_is_marked_in_it(table):
    rows = table(documents(ENDLESS * 30))
    assert len(rows) > 1
    assert len({id(text) for text in rows["sentence"].array}) == len(set(rows["sentence"])) == 1
