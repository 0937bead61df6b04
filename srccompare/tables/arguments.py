"""What all tables are asked with: families, lexicons, a voice, and articles a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from srccompare.dictionary import read_dictionary
from srccompare.documents import Documents, Voice, analyze
from srccompare.documents.voices import voice_named
from srccompare.families.base import Family
from srccompare.families.catalog import chosen
from srccompare.families.own import family_of
from srccompare.lexicon import Lexicon
from srccompare.source import BATCH, articles_of, pseudonymized

Families = str | Family | Iterable[str | Family] | None
OwnWords = str | Path | Mapping[str, Any] | Lexicon
Lexicons = OwnWords | Sequence[OwnWords]


def families_of(families: Families = None, lexicons: Lexicons = ()) -> tuple[Family, ...]:
    """The families asked for, followed by one for each lexicon of the user's own."""
    own = [family_of(words) for words in own_lexicons(lexicons)]
    wanted = [families] if isinstance(families, str | Family) else families
    return chosen([*chosen(wanted), *own])


def own_lexicons(lexicons: Lexicons) -> list[Lexicon]:
    """The lexicons of the user's own; a single path, dict or lexicon stands for a list of one."""
    if isinstance(lexicons, str | Path | Mapping | Lexicon) or not isinstance(lexicons, Iterable):
        return [read_dictionary(lexicons)]
    return [read_dictionary(words) for words in lexicons]


def voice_asked(voice: str | Voice | None) -> Voice | None:
    """The voice asked for; None leaves every measure its own."""
    return None if voice is None else voice_named(voice)


def batches(source: Any, size: int = BATCH) -> Iterator[Documents]:
    """The articles of a source as Documents, a batch at a time; Documents come back as they are."""
    if isinstance(source, Documents):
        yield source
        return
    articles = articles_of(source)
    for first in range(0, max(len(articles), 1), size):
        yield analyze(articles[first : first + size])


def shown(source: Any, pseudonymize: bool) -> Any:
    """The source as it may be shown: with pseudonyms for ordinary people where that is asked for."""
    return pseudonymized(source) if pseudonymize else source
