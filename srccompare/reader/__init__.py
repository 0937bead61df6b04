"""The reader: a small encoder that reads whole sentences, in numpy alone. docs/reader.md.

    words  →  pieces  →  body, three layers that all share  →  tone          three layers and a head
                                                            →  attribution   three layers and a head
                                                            →  vectors       of tokens and sentences

It is right more often than the fast engines and some hundred times slower: for tens of articles, not for a
corpus. Each part is a file of its own in ``srccompare/data``, loaded on first use, that can be left out.

Its numbers are those of the encoder it was made from (docs/reader.md), or bound memory and rounding; where
nothing is said they are a guess.
"""

from __future__ import annotations

READER = "reader"
"""The name of the engine: ``analyze(..., engine="reader")``."""
