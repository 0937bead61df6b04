"""The table of columns: what ``measure`` will have, and what each column means."""

from __future__ import annotations

import pandas as pd

from srccompare.families.catalog import DESCRIBED, describe
from srccompare.tables.arguments import Families, Lexicons, families_of
from srccompare.tables.measures import ARTICLE_COLUMNS


def schema(families: Families = None, *, lexicons: Lexicons = ()) -> pd.DataFrame:
    """The columns of ``measure``, known before anything is measured.

    Parameters
    ----------
    families
        Names of families, or Family objects; None for all there are.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.

    Examples
    --------
    >>> schema(["counts"])["column"].tolist()[:2]
    ['id', 'outlet']
    """
    about = [{"column": name, "dtype": "string", "meaning": text} for name, text in ARTICLE_COLUMNS.items()]
    measures = [
        {"column": one.name, "dtype": "float64", "family": family.name, **describe(one)}
        for family in families_of(families, lexicons)
        for one in family.measures
    ]
    return pd.DataFrame([*about, *measures], columns=["column", "dtype", "family", *DESCRIBED])
