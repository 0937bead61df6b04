"""The table of readability in other languages, where srccompare measures nothing of its own: textstat's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from srccompare.errors import SrccompareError
from srccompare.source import articles_of
from srccompare.tables.rows import as_table

if TYPE_CHECKING:
    from textstat.textstat import textstatistics

READABILITY_COLUMNS = {
    "id": "string", "outlet": "string", "language": "string", "words": "int64", "sentences": "int64",
    "flesch_reading_ease": "float64", "lix": "float64", "rix": "float64",
    "own_name": "string", "own_score": "float64",
}  # fmt: skip

# What a language has of its own beside the three that hold for all, textstat's name for it, and what it takes
# beside the text: which of the four Vienna formulas, of which the first is for prose.
OWN: dict[str, tuple[str, str, tuple[int, ...]]] = {
    "de": ("Wiener Sachtextformel (Bamberger & Vanecek 1984)", "wiener_sachtextformel", (1,)),
    "es": ("Fernández Huerta (1959)", "fernandez_huerta", ()),
    "it": ("Gulpease (Lucisano & Piemontese 1988)", "gulpease_index", ()),
}
# The languages whose constants of Flesch's formula textstat knows; English is the library's own.
LANGUAGES = ("de", "es", "fr", "hu", "it", "nl", "ru")


def readability(source: Any, *, language: str | None = None) -> pd.DataFrame:
    """Readability of articles in seven other languages, as textstat has it.

    The languages are German, Spanish, French, Hungarian, Italian, Dutch and Russian. English articles are
    measured by ``measure(source, families=["readability"])``, with its evidence; in other languages
    srccompare measures nothing itself, and these scores, of the whole text, quotations and page furniture
    included, are textstat's.

    Parameters
    ----------
    source
        Whatever ``read`` takes: a path, a frame, dicts, articles.
    language
        The language of all articles, by its code of two letters ("de"); None for each article's own field.

    Returns
    -------
    DataFrame
        One row per article: ``words`` and ``sentences`` as textstat counts them; ``flesch_reading_ease``
        with the constants of that language (points, higher means easier); ``lix`` (points) and ``rix``
        (long words per sentence), higher means harder (Björnsson 1968, Anderson 1983); ``own_score``, a
        score made for that language, and ``own_name``, which it is: missing where there is none.

    Raises
    ------
    SrccompareError
        For an article of no or of another language, with its id.

    Examples
    --------
    >>> text = "Der Rat stellt die Fähre ein. Das sagte die Bürgermeisterin am Montag im Hafen."
    >>> table = readability([{"id": "a1", "text": text}], language="de")
    >>> table[["words", "sentences", "flesch_reading_ease"]].astype(object).values.tolist()
    [[14, 2, 81.07142857142857]]
    """
    articles = articles_of(source)
    languages = [language_of(article.id, language or article.language) for article in articles]
    rows = []
    for article, code in zip(articles, languages, strict=True):
        rows.append(
            {"id": article.id, "outlet": article.outlet, "language": code, **scores(article.text, code)}
        )
    return as_table([pd.DataFrame(rows, columns=list(READABILITY_COLUMNS))], READABILITY_COLUMNS)


def language_of(article: str, language: str | None) -> str:
    """The code of a language textstat has constants for; raises, naming the article, for any other."""
    known = ", ".join(LANGUAGES)
    if language is None or not language.strip():
        raise SrccompareError(
            f"article {article!r} has no language; give it a column `language`, or language= for all: {known}"
        )
    code = language.strip().lower().replace("_", "-").split("-")[0]
    if code == "en":
        raise SrccompareError(
            f"article {article!r} is English; measure(…, families=['readability']) has its scores"
        )
    if code not in LANGUAGES:
        raise SrccompareError(f"article {article!r} has language {language!r}; readability knows {known}")
    return code


def scores(text: str, code: str) -> dict[str, object]:
    """textstat's figures for a text, in the columns of the table."""
    counter = statistics_in(code)
    words = counter.lexicon_count(text)
    name, formula, which = OWN.get(code, (None, "", ()))
    told = words > 0
    return {
        "words": words,
        "sentences": counter.sentence_count(text) if told else 0,
        "flesch_reading_ease": counter.flesch_reading_ease(text) if told else None,
        "lix": counter.lix(text) if told else None,
        "rix": counter.rix(text) if told else None,
        "own_name": name,
        "own_score": getattr(counter, formula)(text, *which) if told and formula else None,
    }


def statistics_in(code: str) -> textstatistics:
    """textstat set to a language; loaded here, as it takes a second."""
    from textstat.textstat import textstatistics

    counter = textstatistics()
    counter.set_lang(code)
    return counter
