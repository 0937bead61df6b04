"""Texts to numbers for scikit-learn: their measures, and how they attribute."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from srccompare.articles import Article, Articles
from srccompare.documents import Documents, Voice, analyze
from srccompare.documents.attribution.facts import KINDS, POLARITIES, STANCES
from srccompare.documents.documents import engine_named
from srccompare.documents.sources.scheme import GROUPS, NAMINGS, STATUSES
from srccompare.errors import ReadError, SrccompareError, SrccompareWarning
from srccompare.families.base import Family
from srccompare.measuring import EMPTY, LANGUAGE, OK
from srccompare.read import read
from srccompare.read.arrow import check_no_frame, is_arrow
from srccompare.read.memory import is_series
from srccompare.read.notes import listed, shown
from srccompare.tables import (
    Families,
    Lexicons,
    attributions,
    batches,
    families_of,
    measure,
    sources,
    voice_asked,
)

TEXTS = "wanted texts (a list, array or Series of strings), a frame with a column of texts, or articles"


class TextFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """What transformers from texts to numbers have in common: nothing is learned, texts come in any shape."""

    columns: Mapping[str, str] | None
    engine: str | None

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: N803
        """Check the arguments and that these are texts; there is nothing to learn from them."""
        self._names()
        if self.engine is not None:
            engine_named(self.engine)
        source_of(X, self.columns)
        return self

    def fit_transform(self, X: Any, y: Any = None, **params: Any) -> npt.NDArray[np.float64]:  # noqa: N803
        """The numbers of these texts; iterators are read once."""
        return self._numbers(source_of(X, self.columns))

    def transform(self, X: Any) -> npt.NDArray[np.float64]:  # noqa: N803
        """The numbers of these texts, one row per text in their order."""
        return self._numbers(source_of(X, self.columns))

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """The names of the numbers, whatever the columns of the input were called."""
        return np.array(self._names(), dtype=object)

    def _names(self) -> list[str]:
        raise NotImplementedError

    def _numbers(self, source: Articles | Documents) -> npt.NDArray[np.float64]:
        raise NotImplementedError

    def _read(self, source: Articles | Documents) -> Articles | Documents:
        return source if self.engine is None else analyze(source, engine=self.engine)

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


class ArticleMeasures(TextFeatures):
    """Texts become their measures: one row per text, one column per measure.

    ``families``, ``voice`` and ``lexicons`` are those of ``measure``, ``engine`` is that of ``analyze``.
    Texts are a list, an array or a Series of strings, a frame of any library (``columns={"body": "text"}``
    names the column of the texts, unless it is called ``text``), articles or Documents. Columns of a frame
    other than those of ``read`` are left alone, so any number of them may stand beside the text.

    Nothing is learned: ``fit`` checks its arguments only, and what stands in a row depends on its text
    alone, so no fold of a cross-validation knows of another. Missing and empty texts and those not in
    English are rows of NaN (counts of an empty text are 0); put an imputer behind. A text of another
    type is an error that names it; a text on which a family fails is NaN in that family and a warning,
    which is said of a text once and not once a fold.

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

    def _names(self) -> list[str]:
        voice_asked(self.voice)
        return [one.name for family in self._families() for one in family.measures]

    def _families(self) -> tuple[Family, ...]:
        return families_of(self.families, self.lexicons)

    def _numbers(self, source: Articles | Documents) -> npt.NDArray[np.float64]:
        table = measure(self._read(source), self._families(), voice=self.voice)
        status = table["status"].tolist()
        failed = [row for row, state in enumerate(status) if state not in (OK, EMPTY, LANGUAGE)]
        if failed:
            articles = source.articles if isinstance(source, Documents) else source
            told = listed([f"row {row + 1} ({status[row]})" for row in failed])
            warn_once("Texts on which a family failed", told, [articles[row].text for row in failed])
        numbers: npt.NDArray[np.float64] = table[self._names()].to_numpy(dtype=np.float64)
        return numbers


class AttributionFeatures(TextFeatures):
    """Texts become how they attribute: how often, to whom, in which manner; one row per text.

    ``attributions`` is their number per 1000 words; every other column is a share (0 to 1) of a text's
    attributions: ``kind_direct``, ``stance_distancing``, ``polarity_negated``, ``status_named``,
    ``naming_anonymous``, ``type_official`` … as in the tables ``attributions`` and ``sources``. ``aspects``
    takes some of kind, stance, polarity, status, naming and type; all by default. Shares of a text without
    attributions are NaN, as is everything of one that is empty or not English.

    Nothing is learned, texts are those of ``ArticleMeasures``, and so are ``columns`` and ``engine``.

    >>> features = AttributionFeatures(aspects=["kind"])
    >>> features.fit_transform(["It may rain, Ada Lee said.", "Rain fell."]).round(1).tolist()
    [[166.7, 0.0, 0.0, 1.0], [0.0, nan, nan, nan]]
    >>> features.get_feature_names_out().tolist()
    ['attributions', 'kind_direct', 'kind_mixed', 'kind_indirect']
    """

    def __init__(
        self,
        aspects: Sequence[str] | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        engine: str | None = None,
    ) -> None:
        self.aspects = aspects
        self.columns = columns
        self.engine = engine

    def _aspects(self) -> dict[str, tuple[str, ...]]:
        asked = list(ASPECTS) if self.aspects is None else list(self.aspects)
        unknown = [name for name in asked if name not in ASPECTS]
        if isinstance(self.aspects, str) or unknown:
            raise SrccompareError(f"aspects={self.aspects!r}; wanted a list of some of {', '.join(ASPECTS)}")
        return {name: ASPECTS[name] for name in asked}

    def _names(self) -> list[str]:
        return [
            "attributions",
            *(f"{name}_{value}" for name, values in self._aspects().items() for value in values),
        ]

    def _numbers(self, source: Articles | Documents) -> npt.NDArray[np.float64]:
        parts = [self._rows(documents) for documents in batches(self._read(source))]
        return np.concatenate(parts)

    def _rows(self, documents: Documents) -> npt.NDArray[np.float64]:
        said = attributions(documents).reset_index(drop=True)
        who = sources(documents)[["id", "attribution", "status", "naming", "type_group"]]
        rows = said.merge(who.rename(columns={"type_group": "type"}), on=["id", "attribution"], how="left")
        ids = documents.articles.ids
        row = rows["id"].map({name: number for number, name in enumerate(ids)}).to_numpy(dtype=np.int64)
        often = np.bincount(row, minlength=len(ids)).astype(float)
        words = documents.words(Voice.ALL).astype(float)
        words[[state != OK or row in documents.faults for row, state in enumerate(documents.status)]] = np.nan
        columns = [np.divide(1000 * often, words, out=np.full(len(ids), np.nan), where=words > 0)]
        for name, values in self._aspects().items():
            cells = rows[name].astype(object).where(rows[name].notna(), "").to_numpy()
            for value in values:
                with_value = np.bincount(row[cells == value], minlength=len(ids)).astype(float)
                share = np.divide(with_value, often, out=np.full(len(ids), np.nan), where=often > 0)
                columns.append(share)
        return np.column_stack(columns)


ASPECTS: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "stance": STANCES,
    "polarity": tuple(POLARITIES.values()),
    "status": STATUSES,
    "naming": NAMINGS,
    "type": GROUPS,
}
"""What is told of an attribution, and the values each can have: columns are known before any text is."""

said_already: set[int] = set()
"""What was warned of, and of which text: folds of a cross-validation hand over the same texts again."""

ROW = re.compile(r"\brow (\d+) \(index ")
"""Where a warning of reading names a row."""

# A bound on memory, and a guess.
MOST = 100_000
"""Texts remembered; after that all may be said anew."""


def warn_once(kind: str, told: str, texts: Sequence[str]) -> None:
    """Warn of texts unless it was said of each of them before."""
    keys = {hash((kind, text)) for text in texts}
    if keys <= said_already:
        return
    if len(said_already) > MOST:
        said_already.clear()
    said_already.update(keys)
    warnings.warn(f"{kind}: {told}.", SrccompareWarning, stacklevel=4)


def read_once(source: Any, columns: Mapping[str, str] | None = None) -> Articles:
    """What ``read`` gives, its warnings said once of each text."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        articles = read(source, columns=columns)
    for one in caught:
        kind, _, told = str(one.message).rstrip(".").partition(": ")
        # The rows are named, ten at the most; where none is, it is about all of them.
        rows = [int(number) - 1 for number in ROW.findall(told)] or range(len(articles))
        warn_once(kind, told, [articles[row].text for row in rows])
    return articles


def source_of(texts: Any, columns: Mapping[str, str] | None) -> Articles | Documents:
    """Texts in any of their shapes as articles.

    Raises ReadError for a bare string, which scikit-learn would take for a list of letters.
    """
    if isinstance(texts, Articles | Documents):
        return texts
    if isinstance(texts, pd.Series):
        return read_once(texts.to_frame("text"))
    if is_series(texts):
        texts = texts.to_list()
    if isinstance(texts, pd.DataFrame) or is_arrow(texts):
        return read_once(texts, columns)
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
    return read_once([item if isinstance(item, Mapping | Article) else {"text": item} for item in texts])
