"""What pins down how numbers were made: two tables with the same provenance were made the same way."""

from __future__ import annotations

from collections.abc import Iterable

from srccompare import __version__
from srccompare.documents.attribution import FULL, engine_signature
from srccompare.documents.attribution.joining import LEAST
from srccompare.families.base import Family
from srccompare.lexicon import Lexicon, bundled, digest, load
from srccompare.target_tone import tone_signature

SPLITTING = "1"
"""Raised when tokens, sentences, quotations or zones are cut differently."""


def provenance_of(
    families: Iterable[Family], own: Iterable[Lexicon] = (), engine: str = FULL, confidence: float = LEAST
) -> dict[str, str]:
    """Version, families, word lists, language, splitting, engine, and who reads tone towards names.

    ``splitting`` holds a hash of all bundled lists, as those of abbreviations, reporting words or
    furniture decide what a sentence, a quotation or a page's furniture is.

    >>> list(provenance_of([]))
    ['srccompare', 'families', 'lexicons', 'language', 'splitting', 'attribution', 'entity tone']
    """
    wanted = list(families)
    known = bundled()
    names = sorted({name for family in wanted for name in family.lexicons if name in known})
    lists = [(name, load(name)) for name in names]
    lists += [(f"own-{words.name}", words) for words in own]
    return {
        "srccompare": __version__,
        "families": ",".join(family.name for family in wanted),
        "lexicons": ",".join(f"{name}@{words.version}:{words.hash}" for name, words in lists),
        "language": "en",
        "splitting": f"{SPLITTING}:{digest(*(load(name).hash for name in known))}",
        "attribution": engine_signature(engine, confidence),
        "entity tone": tone_signature(engine),
    }
