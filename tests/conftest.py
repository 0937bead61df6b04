"""For all tests: one comparison of the bundled event, and no example that is too slow."""

from __future__ import annotations

import pytest
from hypothesis import settings

import srccompare
from srccompare.comparison import Comparison

# Machines are shared, and the first example loads word lists.
settings.register_profile("srccompare", deadline=None)
settings.load_profile("srccompare")


@pytest.fixture(scope="session")
def bundled_comparison() -> Comparison:
    """The bundled event, every family, by outlet: seconds of work that half the tests look at."""
    return srccompare.compare(srccompare.example(), by="outlet")
