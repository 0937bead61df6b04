"""Each door takes whatever comes: nothing but errors of our own, in time, with numbers and places that hold.

Some seconds a door each time the tests run; ``SRCCOMPARE_FUZZ_SECONDS`` gives more, ``SRCCOMPARE_FUZZ_SEED``
another beginning. What is found becomes a case of the tests of its door.
"""

from __future__ import annotations

import os

import pytest
from fuzzing import doors, findings
from making import SECONDS

SEED = int(os.environ.get("SRCCOMPARE_FUZZ_SEED", "1"))


@pytest.mark.parametrize("door", list(doors()), ids=lambda door: door.name)
def test_a_door_takes_whatever_comes(door, tmp_path):
    for given in door.inputs:
        door.enter(given, tmp_path)
    tried, found = findings(door, SECONDS, SEED, tmp_path)
    assert tried > 0
    assert found == []
    print(f"{door.name}: {tried} altered inputs")
