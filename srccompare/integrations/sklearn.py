"""The measures as features: a scikit-learn transformer from texts to numbers."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from srccompare.articles import Article, Articles
from srccompare.documents import Documents, Voice, analyze
from srccompare.documents.documents import engine_named
from srccompare.errors import ReadError, SrccompareWarning
from srccompare.families.base import Family
from srccompare.measuring import EMPTY, LANGUAGE, OK
from srccompare.read import read
from srccompare.read.arrow import check_no_frame, is_arrow
from srccompare.read.memory import is_series
from srccompare.read.notes import listed, shown
from srccompare.tables import Families, Lexicons, families_of, measure, voice_asked

TEXTS = "wanted texts (a list, array or Series of strings), a frame with a column of texts, or articles"


class ArticleMeasures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Texts become their measures: one row per text, one column per measure.

    ``families``, ``voice`` and ``lexicons`` are those of ``measure``, ``engine`` is that of ``analyze``.
    Texts are a list, an array or a Series of strings, a frame (``columns={"body": "text"}`` names the
    column of the texts, unless it is called ``text``), articles or Documents. Columns of a frame other
    than those of ``read`` are left alone, so any number of them may stand beside the text, in any order.

    Nothing is learned: ``fit`` checks its arguments only, and what stands in a row depends on its text
    alone, so no fold of a cross-validation knows of another. Missing and empty texts and those not in
    English are rows of NaN (counts of an empty text are 0); put an imputer behind. A text of another
    type is an error that names it; a text on which a family fails is NaN in that family and a warning.

    >>> ArticleMeasures(families="counts").fit_transform(["Rain fell.", None])[:, 0]
    array([2., 0.])
    """

    def __init__(
        self,
        families: Families = None,
        voice: str | Voice | None = None,
        *,
        lexicons: Lexicons = (),
        columns: Mapping[str, str] | None = None,
        engine: str | None = None,
    ) -> None:
        self.families = families
        self.voice = voice
        self.lexicons = lexicons
        self.columns = columns
        self.engine = engine

    def fit(self, X: Any, y: Any = None) -> ArticleMeasures:  # noqa: N803
        """Check the arguments and that these are texts; there is nothing to learn from them."""
        self._families()
        voice_asked(self.voice)
        if self.engine is not None:
            engine_named(self.engine)
        source_of(X, self.columns)
        return self

    def fit_transform(self, X: Any, y: Any = None, **params: Any) -> npt.NDArray[np.float64]:  # noqa: N803
        """The measures of these texts; iterators are read once."""
        return self._measured(X)

    def transform(self, X: Any) -> npt.NDArray[np.float64]:  # noqa: N803
        """The measures of these texts, one row per text in their order."""
        return self._measured(X)

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """The names of the measures, whatever the columns of the input were called."""
        names = [one.name for family in self._families() for one in family.measures]
        return np.array(names, dtype=object)

    def _families(self) -> tuple[Family, ...]:
        return families_of(self.families, self.lexicons)

    def _measured(self, texts: Any) -> npt.NDArray[np.float64]:
        families = self._families()
        source: Articles | Documents = source_of(texts, self.columns)
        if self.engine is not None:
            source = analyze(source, engine=self.engine)
        table = measure(source, families, voice=self.voice)
        failed = [
            f"row {number} ({status})"
            for number, status in enumerate(table["status"], start=1)
            if status not in (OK, EMPTY, LANGUAGE)
        ]
        if failed:
            warnings.warn(
                f"Texts on which a family failed: {listed(failed)}.", SrccompareWarning, stacklevel=3
            )
        names = [one.name for family in families for one in family.measures]
        numbers: npt.NDArray[np.float64] = table[names].to_numpy(dtype=np.float64)
        return numbers

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.allow_nan = True
        tags.transformer_tags.preserves_dtype = []
        return tags


def source_of(texts: Any, columns: Mapping[str, str] | None) -> Articles | Documents:
    """Texts in any of their shapes as articles.

    Raises ReadError for a bare string, which scikit-learn would take for a list of letters.
    """
    if isinstance(texts, Articles | Documents):
        return texts
    if isinstance(texts, pd.Series):
        return read(texts.to_frame("text"))
    if is_series(texts):
        texts = texts.to_list()
    if isinstance(texts, pd.DataFrame) or is_arrow(texts):
        return read(texts, columns=columns)
    check_no_frame(texts)
    if isinstance(texts, str | bytes | os.PathLike | Mapping | Article):
        raise ReadError(
            f"{shown(texts)} is a single {type(texts).__name__}; wanted a list of texts, such as [text]. "
            "Files are read first: srccompare.read(path)"
        )
    if isinstance(texts, np.ndarray) and texts.ndim == 2 and texts.shape[1] == 1:
        # A column as ColumnTransformer and reshape(-1, 1) leave it.
        texts = texts[:, 0]
    if not isinstance(texts, Iterable) or getattr(texts, "ndim", 1) != 1:
        shape = f", shape {texts.shape}" if hasattr(texts, "shape") else ""
        raise ReadError(f"{shown(texts)} ({type(texts).__name__}{shape}) cannot be read as texts; {TEXTS}")
    return read([item if isinstance(item, Mapping | Article) else {"text": item} for item in texts])
