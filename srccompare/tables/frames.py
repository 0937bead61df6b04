"""The table of frames: one row per article and frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.documents import Documents, Voice
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.families.frame_systems import STEADY
from srccompare.tables.arguments import Families, Lexicons, batches, families_of, voice_asked
from srccompare.tables.kinds import keep_kind
from srccompare.tables.likeness import frame_likeness, ranking
from srccompare.tables.rows import as_table
from srccompare.tables.salience import Salience, frame_families, salience_of

FRAME_COLUMNS = {
    "id": "string", "outlet": "string", "family": "string", "frame": "string", "salience": "float64",
    "low": "float64", "high": "float64", "interval": "string", "hits": "int64", "wordings": "int64",
    "strength": "float64", "likeness": "float64", "ranking": "float64", "words": "int64",
    "narrated": "float64", "attributed": "float64", "quoted": "float64",
    "title": "float64", "first_fifth": "float64", "rest": "float64",
    "reliability": "float64", "steady": "bool",
}  # fmt: skip


@keep_kind
def frames(
    source: Any, families: Families = None, *, voice: str | Voice | None = None, lexicons: Lexicons = ()
) -> pd.DataFrame:
    """One row per article and frame: how salient it is, how surely, in whose words and where.

    Salience is in hits per 100 words of the voice, by default the outlet's own (narrated and
    attributed). ``narrated``, ``attributed`` and ``quoted`` are the salience in each voice; ``title``,
    ``first_fifth`` and ``rest`` that in the headline, in the first fifth of the body and in the rest of
    it; ``wordings`` is how many different words and phrases were hit, ``strength`` ranks articles
    of different length by them. ``likeness`` is how like the frame's own words the nearest quarter of the
    sentences is, NaN unless the engine is "reader" (docs/reader.md); ``ranking`` is both together. A frame
    with no hit has a salience of 0 and no interval. ``families`` takes any family that measures rates;
    ``lexicons`` of your own are frames too.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.

    Examples
    --------
    >>> table = frames([{"id": "a1", "text": "The court upheld the law. " * 9}], families="framing")
    >>> [int(number) for number in table.set_index("frame").loc["frame_legality", ["hits", "wordings"]]]
    [27, 3]
    """
    wanted = wanted_families(families, lexicons)
    asked = voice_asked(voice)
    parts = [
        frame_rows(documents, salience_of(documents, wanted, asked), asked or Voice.OUTLET)
        for documents in batches(source)
    ]
    return as_table(parts, FRAME_COLUMNS)


def wanted_families(families: Families, lexicons: Lexicons) -> tuple[Family, ...]:
    """The families asked for; those of frames when none was named."""
    asked = families_of(families, lexicons)
    if families is None:
        return frame_families(asked)
    bare = [family.name for family in asked if all(one.recount != "rate" for one in family.measures)]
    if bare:
        known = ", ".join(family.name for family in frame_families())
        raise SrccompareError(
            f"{', '.join(bare)} measures no rates, so it has no salience; choose from the families of frames "
            f"({known}), or another that measures rates"
        )
    return asked


def frame_rows(documents: Documents, salience: Salience, voice: Voice = Voice.OUTLET) -> pd.DataFrame:
    """The frames of a batch, article by article."""
    size, number = len(documents), len(salience.frames)
    articles = documents.articles
    like = frame_likeness(documents, [frame.measure.name for frame in salience.frames], voice)
    reliability = np.array([frame.measure.reliability for frame in salience.frames], float)
    return pd.DataFrame(
        {
            "id": np.repeat(np.array(articles.ids, object), number),
            "outlet": np.repeat(np.array([article.outlet for article in articles], object), number),
            "family": [frame.family for frame in salience.frames] * size,
            "frame": [frame.measure.name for frame in salience.frames] * size,
            "salience": salience.rate.ravel(),
            "low": salience.low.ravel(),
            "high": salience.high.ravel(),
            "interval": [how for row in salience.why for how in row],
            "hits": salience.number.ravel(),
            "wordings": salience.wordings.ravel(),
            "strength": salience.strength.ravel(),
            "likeness": like.ravel(),
            "ranking": ranking(salience.strength, like).ravel(),
            "words": np.repeat(salience.words, number),
            **{name: rate.ravel() for name, rate in salience.rates.items()},
            "reliability": np.tile(reliability, size),
            "steady": np.tile(~(reliability < STEADY), size),
        }
    )
