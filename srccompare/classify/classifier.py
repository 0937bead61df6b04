"""A classifier for labels of your own: words and measures of your articles, calibrated by held-out groups."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.utils.validation import check_is_fitted

from srccompare.classify.features import WORDS, features, groups_of, labels_of
from srccompare.classify.folds import Fold, folds_of
from srccompare.classify.topics import topics_of
from srccompare.errors import SrccompareError, SrccompareWarning
from srccompare.families.base import Family
from srccompare.tables import Families, Lexicons, families_of

# A guess, and a mild one: it only bounds what extreme values can do.
OUTLIER = 4.0
"""Standard deviations beyond which a measure says no more than that it is extreme."""


class FrameClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Labels of your own (a frame, a slant, a genre) learned from articles you labelled.

    A logistic regression over the words of the articles (TF-IDF) and their measures (``families``,
    ``lexicons``), whose probabilities are calibrated (Platt 1999) on articles of groups that were held out.
    ``fit(x, y, groups=...)`` takes the event or outlet of each article, or the name of a field (``"event"``):
    without it articles of one event teach and test each other, and probabilities come out too sure.

    Texts are a list, an array or a Series of strings, a frame (``columns`` names its columns), articles or
    Documents. ``words=False`` leaves the words out, ``families=[]`` the measures. ``weight`` says how much a
    measure of one standard deviation counts beside a text's word vector of length 1. Predicting warns where
    new articles differ from the training articles; ``topics(x)`` tells by how much.

    >>> texts = ["The tax rose.", "A costly tax.", "The team won.", "A team lost."] * 3
    >>> model = FrameClassifier(families=[], folds=2).fit(texts, ["money", "money", "sport", "sport"] * 3)
    >>> model.predict(["The tax rose."]).tolist()
    ['money']
    """

    def __init__(
        self,
        families: Families = None,
        *,
        lexicons: Lexicons = (),
        words: bool = True,
        weight: float = 0.05,
        C: float = 10.0,  # noqa: N803
        min_df: int = 2,
        folds: int = 5,
        columns: Mapping[str, str] | None = None,
        random_state: int = 0,
    ) -> None:
        self.families = families
        self.lexicons = lexicons
        self.words = words
        self.weight = weight
        self.C = C
        self.min_df = min_df
        self.folds = folds
        self.columns = columns
        self.random_state = random_state

    def fit(self, X: Any, y: Any, groups: Any = None) -> FrameClassifier:  # noqa: N803
        """Learn the labels ``y`` of these articles; articles of one group stay together in calibrating."""
        table, articles = self._features(X)
        return self._fit(table, labels_of(y, len(table)), list(groups_of(groups, articles)))

    def predict(self, X: Any) -> npt.NDArray[Any]:  # noqa: N803
        """The likeliest label of each article."""
        probabilities = self.predict_proba(X)
        return np.asarray(self.classes_[probabilities.argmax(1)])

    def predict_proba(self, X: Any) -> npt.NDArray[np.float64]:  # noqa: N803
        """The calibrated probability of each label, one row per article, columns as in ``classes_``."""
        check_is_fitted(self)
        table, _ = self._features(X)
        if told := self.topics_.warning(self.topics_.of(list(table[WORDS]))):
            warnings.warn(told, SrccompareWarning, stacklevel=2)
        return self._probabilities(table)

    def topics(self, X: Any) -> pd.DataFrame:  # noqa: N803
        """How far each article is from the training articles: one row per article.

        ``similarity`` to the nearest training article (cosine of TF-IDF, row ``nearest``), share of words
        ``unseen`` in training, and whether it is ``far``: beyond what 95 % of the training articles are
        from those of other groups.
        """
        check_is_fitted(self)
        return self.topics_.of(list(self._features(X)[0][WORDS]))

    def weights(self) -> pd.DataFrame:
        """What the classifier goes by: one row per word or measure and label, heaviest first.

        The ``weight`` is the coefficient of the regression: of TF-IDF for words, of standard deviations
        (times ``weight``) for measures.
        """
        check_is_fitted(self)
        (fitted,) = self.calibrated_.calibrated_classifiers_
        names = [name.partition("__") for name in fitted.estimator[:-1].get_feature_names_out()]
        coefficients = fitted.estimator[-1].coef_
        labels = self.classes_ if len(coefficients) > 1 else self.classes_[1:]
        rows = pd.DataFrame(
            [
                {"label": label, "feature": name, "kind": kind.removesuffix("s"), "weight": float(weight)}
                for label, row in zip(labels, coefficients, strict=True)
                for (kind, _, name), weight in zip(names, row, strict=True)
            ]
        )
        order = rows["weight"].abs().sort_values(ascending=False, kind="stable").index
        return rows.loc[order].reset_index(drop=True)

    # The two halves, on features: cross-validation works these out once for all folds.

    def _families(self) -> tuple[Family, ...]:
        own = families_of([], self.lexicons) if self.families is not None else ()
        return families_of(self.families, self.lexicons) if self.families != [] else own

    def _features(self, texts: Any) -> tuple[pd.DataFrame, Any]:
        families = self._families()
        if not self.words and not families:
            raise SrccompareError("words=False and no families leave nothing to learn from; give one of them")
        return features(texts, families, self.columns)

    def _fit(
        self, table: pd.DataFrame, labels: npt.NDArray[Any], groups: Sequence[object]
    ) -> FrameClassifier:
        folds: list[Fold] = folds_of(labels, groups, self.folds, self.random_state)
        self.calibrated_ = CalibratedClassifierCV(self._pipeline(table), cv=folds, ensemble=False)
        try:
            self.calibrated_.fit(table, labels)
        except ValueError as error:
            if any(sign in str(error) for sign in ("no terms remain", "empty vocabulary", "than min_df")):
                raise SrccompareError(
                    f"no word stands in {self.min_df} training articles; give more articles, or min_df=1"
                ) from error
            raise
        self.classes_ = self.calibrated_.classes_
        self.topics_ = topics_of(list(table[WORDS]), groups)
        return self

    def _probabilities(self, table: pd.DataFrame) -> npt.NDArray[np.float64]:
        if not len(table):
            return np.zeros((0, len(self.classes_)))
        return np.asarray(self.calibrated_.predict_proba(table), np.float64)

    def _pipeline(self, table: pd.DataFrame) -> Pipeline:
        """Words and measures side by side, and the regression over them."""
        parts: list[tuple[str, Any, Any]] = []
        if self.words:
            vectorizer = TfidfVectorizer(
                token_pattern=r"\S+", lowercase=False, sublinear_tf=True, min_df=self.min_df
            )
            parts.append(("words", vectorizer, WORDS))
        names = [name for name in table.columns if name != WORDS]
        if names:
            numbers = [
                ("fill", SimpleImputer(keep_empty_features=True)),
                ("scale", StandardScaler()),
                ("weigh", FunctionTransformer(
                    weighed, kw_args={"weight": self.weight}, feature_names_out="one-to-one"
                )),
            ]  # fmt: skip
            parts.append(("measures", Pipeline(numbers), names))
        regression = LogisticRegression(C=self.C, class_weight="balanced", max_iter=5000)
        return Pipeline([("features", ColumnTransformer(parts)), ("regression", regression)])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.allow_nan = True
        return tags


def weighed(numbers: npt.NDArray[np.float64], weight: float) -> npt.NDArray[np.float64]:
    """Standardized measures, extremes cut, as heavy beside the words as asked."""
    return np.clip(numbers, -OUTLIER, OUTLIER) * weight
