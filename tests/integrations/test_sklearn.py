"""The transformer does in a scikit-learn pipeline what its neighbours expect of it."""

from __future__ import annotations

import pickle
import random
import warnings

import numpy as np
import pandas as pd
import pytest
import sklearn
from estimators import CHECKS
from sklearn import config_context
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks
from sklearn.utils.fixes import parse_version

import srccompare
from srccompare.articles import Article, Articles
from srccompare.families.base import Family, Findings, Measure
from srccompare.integrations.sklearn import ArticleMeasures, AttributionFeatures

TEXTS = [
    "The harbour may close on Friday, the port authority said.",
    "“We will not move a single box,” said Ada Brandt, a crane driver.",
    "The shameful strike drags on. Nobody knows when it will end.",
    "Snow fell.",
]
FAMILIES = ["counts", "hedging"]


@pytest.fixture
def measures():
    return ArticleMeasures(FAMILIES)


def features(texts, **options):
    return ArticleMeasures(FAMILIES, **options).fit_transform(texts)


# The shapes texts come in -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "texts",
    [
        TEXTS,
        tuple(TEXTS),
        iter(TEXTS),
        np.array(TEXTS),
        np.array(TEXTS, dtype=object),
        np.array(TEXTS).reshape(-1, 1),
        pd.Series(TEXTS),
        pd.Series(TEXTS, index=list("dcba"), dtype="string", name="body"),
        pd.Series(TEXTS, dtype="category"),
        pd.Index(TEXTS),
        pd.DataFrame({"text": TEXTS, "clicks": [1, 2, 3, 4]}),
        [{"text": text} for text in TEXTS],
        [Article(id=str(number), text=text) for number, text in enumerate(TEXTS)],
        Articles(tuple(Article(id=str(number), text=text) for number, text in enumerate(TEXTS))),
        srccompare.analyze(srccompare.read([{"text": text} for text in TEXTS])),
    ],
    ids=lambda texts: type(texts).__name__,
)
def test_texts_in_any_shape_give_the_numbers_of_measure(texts):
    table = srccompare.measure([{"text": text} for text in TEXTS], FAMILIES)
    expected = table[ArticleMeasures(FAMILIES).get_feature_names_out().tolist()]
    np.testing.assert_array_equal(features(texts), expected.to_numpy(float))


def test_the_column_of_the_texts_can_be_named():
    frame = pd.DataFrame({"clicks": [1, 2, 3, 4], "copy": TEXTS})
    np.testing.assert_array_equal(features(frame, columns={"copy": "text"}), features(TEXTS))
    with pytest.raises(srccompare.ReadError, match=r"no column 'text' .* 'clicks', 'copy'.*'body': 'text'"):
        features(frame)
    np.testing.assert_array_equal(features(frame.rename(columns={"copy": "body"})), features(TEXTS))


def test_columns_beside_the_text_may_come_and_go(measures):
    first = pd.DataFrame({"text": TEXTS, "clicks": [1, 2, 3, 4]})
    second = pd.DataFrame({"topic": list("abcd"), "section": list("efgh"), "text": TEXTS})
    np.testing.assert_array_equal(measures.fit(first).transform(second), features(TEXTS))


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, "", " \n"])
def test_a_missing_text_is_a_row_of_nan_for_the_imputer(missing):
    numbers = pd.DataFrame(
        features([TEXTS[0], missing]), columns=ArticleMeasures(FAMILIES).get_feature_names_out()
    )
    assert numbers.loc[1, "words"] == 0
    assert np.isnan(numbers.loc[1, "hedge_rate"])
    assert numbers.loc[0, "hedge_rate"] > 0


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("Snow fell.", ["'Snow fell.' is a single str", "[text]"]),
        (b"Snow fell.", ["is a single bytes"]),
        ({"text": "Snow fell."}, ["is a single dict"]),
        (Article(id="a", text="Snow fell."), ["is a single Article"]),
        (["Snow fell.", 7], ["row 2 (index 1)", "7 (int)", "wanted a string"]),
        (["Snow fell.", b"x"], ["row 2 (index 1)", "b'x' (bytes)", "decode it first"]),
        ([["Snow", "fell."]], ["row 1 (index 0)", "(list)", "join its parts"]),
        (pd.Series([1.5], index=["k"]), ["row 1 (index 'k')", "1.5 (float)"]),
        (np.array([["a", "b"]]), ["shape (1, 2)", "wanted texts"]),
        (np.array("Snow fell."), ["ndarray", "wanted texts"]),
        (7, ["7 (int)", "wanted texts"]),
        (None, ["None (NoneType)", "wanted texts"]),
    ],
    ids=repr,
)
@pytest.mark.parametrize("method", ["fit", "transform", "fit_transform"])
def test_what_is_no_list_of_texts_is_an_error_that_names_it(measures, texts, said, method):
    with pytest.raises(srccompare.ReadError) as caught:
        getattr(measures, method)(texts)
    assert [part for part in said if part not in str(caught.value)] == []


def test_wrong_parameters_are_found_when_fitting_not_when_made():
    with pytest.raises(srccompare.UnknownFamilyError, match="no family named 'hedges'; available"):
        ArticleMeasures(["hedges"]).fit(TEXTS)
    with pytest.raises(srccompare.SrccompareError, match="no voice named 'loud'"):
        ArticleMeasures(voice="loud").fit(TEXTS)


def test_a_family_that_fails_on_one_text_costs_that_cell_and_says_so():
    measure = Measure("brittle", "hits", "count", "fails on purpose", "this test")

    def compute(made, voice=None):
        if any("Snow" in article.text for article in made.articles):
            raise RuntimeError("cannot bear snow")
        return Findings({"brittle": np.ones(len(made))}, {"brittle": made.sentences[:0]})

    brittle = Family("brittle", "Brittle", (measure,), compute)
    with pytest.warns(
        srccompare.SrccompareWarning, match=r"row 4 \(brittle: RuntimeError: cannot bear snow\)"
    ):
        numbers = ArticleMeasures([brittle]).fit_transform(TEXTS)
    np.testing.assert_array_equal(numbers[:, 0], [1, 1, 1, np.nan])


# What neighbours in a pipeline expect -------------------------------------------------------------------


def test_frames_come_out_when_asked_for_under_the_index_that_came_in(measures):
    frame = pd.DataFrame({"text": TEXTS}, index=list("dcba"))
    table = measures.set_output(transform="pandas").fit_transform(frame)
    assert table.index.tolist() == list("dcba")
    assert table.columns.tolist() == measures.get_feature_names_out().tolist()
    with config_context(transform_output="pandas"):
        pd.testing.assert_frame_equal(ArticleMeasures(FAMILIES).fit(frame).transform(frame), table)
    # Older releases look for an index in frames alone.
    if parse_version(sklearn.__version__) >= parse_version("1.8"):
        assert measures.fit_transform(frame["text"]).index.tolist() == list("dcba")


def test_names_are_those_of_the_measures_before_and_after_fitting(measures):
    names = srccompare.families(FAMILIES)["measure"].tolist()
    assert measures.get_feature_names_out().tolist() == names
    assert measures.fit(TEXTS).get_feature_names_out(["text"]).tolist() == names
    named = make_pipeline(measures, SimpleImputer(keep_empty_features=True), StandardScaler()).fit(TEXTS)
    assert named.get_feature_names_out().tolist() == names


@pytest.mark.parametrize(
    "copy", [clone, lambda one: pickle.loads(pickle.dumps(one))], ids=["clone", "pickle"]
)
def test_a_copy_measures_the_same(copy):
    one = ArticleMeasures(["hedging"], voice="all", lexicons=(), columns={"body": "text"}).fit(
        pd.DataFrame({"body": TEXTS})
    )
    other = copy(one)
    assert other.get_params() == one.get_params()
    np.testing.assert_array_equal(
        other.transform(pd.DataFrame({"body": TEXTS})), one.transform(pd.DataFrame({"body": TEXTS}))
    )


def test_fitting_learns_nothing_and_changes_nothing(measures):
    frame = pd.DataFrame({"text": TEXTS})
    before, parameters = frame.copy(deep=True), measures.get_params()
    assert measures.fit(frame, y=[0, 1, 0, 1]) is measures
    assert vars(measures) == parameters
    pd.testing.assert_frame_equal(frame, before)
    np.testing.assert_array_equal(measures.transform(frame), ArticleMeasures(FAMILIES).transform(TEXTS))


def test_a_row_depends_on_its_text_alone(measures):
    numbers = measures.fit_transform(TEXTS)
    np.testing.assert_array_equal(measures.transform(TEXTS[::-1]), numbers[::-1])
    for number, text in enumerate(TEXTS):
        np.testing.assert_array_equal(measures.transform([text]), numbers[[number]])
    assert measures.transform([]).shape == (0, numbers.shape[1])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_estimator_checks_that_need_no_numbers_pass(measures, check):
    check("ArticleMeasures", measures)


def test_sklearn_knows_that_it_takes_texts(measures):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Runs what can be run on an estimator that takes no matrix.
        estimator_checks.check_estimator(measures)


def test_it_stands_beside_other_columns():
    frame = pd.DataFrame({"text": TEXTS, "clicks": [1.0, 2.0, 3.0, 4.0]})
    both = ColumnTransformer(
        [("words", ArticleMeasures("counts"), ["text"]), ("rest", "passthrough", ["clicks"])]
    )
    assert both.fit_transform(frame)[:, -1].tolist() == [1, 2, 3, 4]
    one = ColumnTransformer([("words", ArticleMeasures("counts"), "text")]).fit_transform(frame)
    np.testing.assert_array_equal(one, ArticleMeasures("counts").fit_transform(TEXTS))


# An outlet told by its measures, on events it was not trained on --------------------------------------------

HABITS = {
    "Meridian Wire": [
        "The port may reopen {}, officials said.",
        "According to the union, talks could resume {}.",
    ],
    "The Daily Gull": ["The shameful chaos drags on {}.", "It is a disgrace, a catastrophe, an outrage {}!"],
    "Coastline": ["The port reopened {}.", "Ships left the bay {}.", "Two cranes stood still {}."],
}
DAYS = ["on Monday", "on Tuesday", "before noon", "after the vote", "this week", "in the old town"]


def coverage(events=6, seed=1):
    """Articles of three outlets on some events, each outlet in its own manner."""
    chance = random.Random(seed)
    rows = []
    for event in range(events):
        for outlet, habits in HABITS.items():
            sentences = [chance.choice(habits).format(chance.choice(DAYS)) for _ in range(12)]
            rows.append({"event": f"event {event}", "outlet": outlet, "text": " ".join(sentences)})
    rows[4]["text"] = None
    return pd.DataFrame(rows)


def outlets_told(**options):
    return Pipeline(
        [
            ("measures", ArticleMeasures(**options)),
            ("fill", SimpleImputer(keep_empty_features=True)),
            ("scale", StandardScaler()),
            ("tell", LogisticRegression(max_iter=1000)),
        ]
    )


def test_a_pipeline_tells_the_outlet_on_events_held_out():
    articles = coverage()
    scores = cross_val_score(
        outlets_told(families=["hedging", "loaded", "tone"]),
        articles,
        articles["outlet"],
        groups=articles["event"],
        cv=GroupKFold(3),
    )
    assert scores.mean() > 0.8


def test_parameters_are_searched_over_by_name():
    articles = coverage(events=3)
    search = GridSearchCV(
        outlets_told(), {"measures__families": ["counts", ["hedging", "loaded"]]}, cv=GroupKFold(3)
    )
    search.fit(articles, articles["outlet"], groups=articles["event"])
    assert search.best_params_ == {"measures__families": ["hedging", "loaded"]}


# How texts attribute ---------------------------------------------------------------------------------------


@pytest.fixture
def habits():
    return AttributionFeatures()


def test_shares_of_attributions_are_those_of_the_tables(habits):
    german = (
        "Der Hafen bleibt am Freitag geschlossen, sagte die Sprecherin, weil die Gewerkschaft nicht "
        "nachgibt. Erst am Montag soll wieder verhandelt werden."
    )
    texts = [*TEXTS, None, "", german]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    numbers = pd.DataFrame(habits.fit_transform(texts), columns=habits.get_feature_names_out())
    said, who = srccompare.attributions(rows), srccompare.sources(rows)
    for name, table, column in [
        ("kind_direct", said, "kind"),
        ("stance_neutral", said, "stance"),
        ("status_named", who, "status"),
        ("type_official", who, "type_group"),
    ]:
        value = name.partition("_")[2]
        found = table[column].astype(object) == value
        wanted = found.groupby(table["id"]).mean().reindex([row["id"] for row in rows])
        np.testing.assert_array_equal(numbers[name].to_numpy(), wanted.to_numpy(dtype=float))
    assert numbers["attributions"].isna().tolist() == [False] * 4 + [True] * 3
    assert numbers["attributions"][3] == 0
    kinds = numbers[["kind_direct", "kind_mixed", "kind_indirect"]].sum(axis=1, min_count=1).dropna()
    assert kinds.tolist() == [1.0] * len(kinds)


def test_some_aspects_can_be_asked_for_and_unknown_ones_are_named():
    names = AttributionFeatures(aspects=["polarity"]).get_feature_names_out().tolist()
    assert names == ["attributions", "polarity_affirmed", "polarity_negated"]
    for wrong in (["sort"], "kind"):
        with pytest.raises(srccompare.SrccompareError, match="wanted a list of some of kind, stance"):
            AttributionFeatures(aspects=wrong).fit(TEXTS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_estimator_checks_that_need_no_numbers_pass_for_habits(habits, check):
    check("AttributionFeatures", habits)


def test_scikit_learn_knows_the_features_of_attributions(habits):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        estimator_checks.check_estimator(habits)
    copied = clone(AttributionFeatures(["kind"], columns={"body": "text"}, engine="rules"))
    assert copied.get_params() == {"aspects": ["kind"], "columns": {"body": "text"}, "engine": "rules"}
    frame = pd.DataFrame({"body": TEXTS}, index=list("dcba"))
    table = copied.set_output(transform="pandas").fit_transform(frame)
    assert table.index.tolist() == list("dcba")
    assert table.columns.tolist() == copied.get_feature_names_out().tolist()


# Warnings --------------------------------------------------------------------------------------------------


def test_a_text_is_warned_of_once_and_not_once_a_fold():
    articles = coverage(events=6)
    articles.loc[7, "text"] = "Itâ€™s a text whose damage is told of once, officials said on Monday."
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        cross_val_score(
            outlets_told(families=["hedging"]),
            articles,
            articles["outlet"],
            groups=articles["event"],
            cv=GroupKFold(3),
        )
    told = [str(one.message) for one in caught if issubclass(one.category, srccompare.SrccompareWarning)]
    assert len(told) == 1
    assert told[0].startswith("Damaged characters were mended")
