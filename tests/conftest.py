"""For all tests: one comparison of the bundled event, and no example that is too slow."""

from __future__ import annotations

import pytest
from hypothesis import settings
from making import examples

import srccompare
from srccompare.comparison import Comparison

# Machines are shared, and the first example loads word lists.
settings.register_profile("srccompare", examples(100))
settings.load_profile("srccompare")


@pytest.fixture(scope="session")
def bundled_comparison() -> Comparison:
    """The bundled event, every family, by outlet: seconds of work that half the tests look at."""
    return srccompare.compare(srccompare.example(), by="outlet")
