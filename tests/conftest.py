"""For all tests: no example is too slow, as machines are shared and the first one loads word lists."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("srccompare", deadline=None)
settings.load_profile("srccompare")
