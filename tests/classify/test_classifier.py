"""Labels of one's own: learned by group, calibrated, honest about articles of another kind."""

from __future__ import annotations

import pickle
import random
import warnings

import numpy as np
import pandas as pd
import pytest
from estimators import CHECKS
from sklearn.base import clone
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.utils import estimator_checks

import srccompare
from srccompare.articles import Article, Articles
from srccompare.classify import FrameClassifier, cross_validate, out_of_fold
from srccompare.classify.folds import folds_of
from srccompare.classify.topics import topics_of
from srccompare.errors import SrccompareError, SrccompareWarning

MANNERS = {
    "money": [
        "The cost of the port rose by {} million.",
        "Jobs and wages are at stake {}.",
        "Prices climb {}.",
    ],
    "blame": ["The minister is to blame {}.", "It is a shameful failure {}.", "Nobody answers for it {}."],
}
ROUND = [
    "on Monday",
    "at the quay",
    "in the old town",
    "before noon",
    "this week",
    "near the bridge",
    "again",
]


def coverage(events=8, each=2, seed=1, noise=0.0):
    """Articles of two kinds on several events; with noise some have the other label."""
    chance = random.Random(seed)
    rows = []
    for event in range(events):
        for label, manners in MANNERS.items():
            for number in range(each):
                text = " ".join(chance.choice(manners).format(chance.choice(ROUND)) for _ in range(8))
                other = chance.random() < noise
                rows.append(
                    {
                        "text": f"{text} Event {event} of the harbour.",
                        "event": f"event {event}",
                        "outlet": f"outlet {number}",
                        "label": ("blame" if label == "money" else "money") if other else label,
                    }
                )
    return pd.DataFrame(rows)


ARTICLES = coverage()
FAST = FrameClassifier(families=["loaded"], folds=3)


@pytest.fixture(scope="module")
def fitted():
    return clone(FAST).fit(ARTICLES, ARTICLES["label"], groups="event")


NEW = coverage(events=2, seed=9)


@pytest.mark.parametrize(
    "texts",
    [
        NEW["text"].tolist(),
        NEW["text"].to_numpy(),
        NEW["text"],
        NEW["text"].astype("category"),
        NEW[["text"]],
        NEW,
        [{"text": text} for text in NEW["text"]],
        Articles(tuple(Article(id=str(number), text=text) for number, text in enumerate(NEW["text"]))),
        srccompare.analyze([{"text": text} for text in NEW["text"]]),
    ],
    ids=lambda texts: type(texts).__name__,
)
def test_articles_in_any_shape_are_told(fitted, texts):
    assert fitted.predict(texts).tolist() == NEW["label"].tolist()


def test_probabilities_are_one_column_per_label_and_sum_to_one(fitted):
    probabilities = fitted.predict_proba(NEW)
    assert fitted.classes_.tolist() == ["blame", "money"]
    assert probabilities.shape == (len(NEW), 2)
    np.testing.assert_allclose(probabilities.sum(1), 1)
    assert fitted.predict_proba([]).shape == (0, 2)


def test_probabilities_are_calibrated_on_labels_with_noise():
    train, new = coverage(events=30, noise=0.25, seed=2), coverage(events=30, noise=0.25, seed=3)
    model = FrameClassifier(families=[], folds=5).fit(train, train["label"], groups="event")
    certain = model.predict_proba(new).max(1)
    right = model.predict(new) == new["label"]
    # A quarter of the labels is wrong, so nothing can be surer than three quarters.
    # Of 120 articles; two standard errors, as releases of scikit-learn shuffle differently.
    assert abs(certain.mean() - right.mean()) < 0.08
    assert certain.mean() < 0.85


@pytest.mark.parametrize(
    "copy", [clone, lambda one: pickle.loads(pickle.dumps(one))], ids=["clone", "pickle"]
)
def test_a_copy_has_the_same_parameters_and_tells_the_same(copy, fitted):
    other = copy(fitted)
    if not hasattr(other, "classes_"):
        other.fit(ARTICLES, ARTICLES["label"], groups="event")
    assert other.get_params() == fitted.get_params()
    np.testing.assert_array_equal(other.predict_proba(NEW), fitted.predict_proba(NEW))


def test_fitting_twice_gives_the_same_and_an_article_does_not_hang_on_its_neighbours(fitted):
    again = clone(FAST).fit(ARTICLES, ARTICLES["label"], groups="event")
    np.testing.assert_array_equal(again.predict_proba(NEW), fitted.predict_proba(NEW))
    alone = np.vstack([fitted.predict_proba([text]) for text in NEW["text"]])
    np.testing.assert_allclose(alone, fitted.predict_proba(NEW))


def test_more_than_two_labels_and_numbers_as_labels():
    rows = coverage(events=6)
    rows["label"] = rows["label"].map({"money": 1, "blame": 2})
    third = rows.iloc[:6].assign(text="A choir sang songs for children and everybody danced gladly.", label=7)
    third["event"] = [f"event {number}" for number in range(6)]
    every = pd.concat([rows, third])
    model = clone(FAST).fit(every, every["label"], groups="event")
    assert model.classes_.tolist() == [1, 2, 7]
    assert model.predict(["A choir sang songs gladly for everybody."]).tolist() == [7]


def test_the_weights_name_what_it_goes_by(fitted):
    weights = fitted.weights()
    assert set(weights["kind"]) == {"word", "measure"}
    assert {"cost", "prices", "wages"} & set(weights.query("weight > 0")["feature"].head(12))
    assert "loaded_rate" in set(weights["feature"])


def test_a_dictionary_of_ones_own_can_be_learned_from():
    frames = {"money": ["cost*", "price*", "wage*"]}
    model = FrameClassifier(families=[], lexicons=frames, words=False, weight=1.0, folds=3)
    assert model.fit(ARTICLES, ARTICLES["label"]).weights()["feature"].tolist() == ["own_money"]
    assert (model.predict(NEW) == NEW["label"]).mean() > 0.8


# Held out ------------------------------------------------------------------------------------------------


def test_no_group_is_on_both_sides_and_every_label_is_trained():
    folds = list(folds_of(ARTICLES["label"], ARTICLES["event"], 4, 0))
    assert len(folds) == 4
    for train, test in folds:
        assert not set(ARTICLES["event"].iloc[train]) & set(ARTICLES["event"].iloc[test])
        assert set(ARTICLES["label"].iloc[train]) == {"money", "blame"}


def test_cross_validation_holds_events_out():
    table = cross_validate(ARTICLES, ARTICLES["label"], "event", classifier=FAST, folds=4)
    (row,) = table.to_dict("records")
    assert (row["label"], row["articles"], row["positive"], row["groups"]) == ("money", 32, 16, 8)
    assert row["auc"] > 0.95
    assert row["brier"] < row["brier_base"]


def test_what_is_told_by_the_event_alone_is_not_told_on_events_held_out():
    rows = coverage(events=10, each=2)
    # One label to a whole event, at random: only who has seen the event can know.
    chance = random.Random(4)
    names = {f"event {number}": label for number, label in enumerate(chance.sample("aaaaabbbbb", 10))}
    rows["text"] = [f"The {event} again. {event}, {event} today." for event in rows["event"]]
    rows["label"] = rows["event"].map(names)
    model = FrameClassifier(families=[], folds=2)
    leaky = cross_validate(rows, rows["label"], classifier=model)["auc"].item()
    honest = cross_validate(rows, rows["label"], "event", classifier=model)["auc"].item()
    assert leaky == 1
    assert honest < 0.8


def test_several_labels_are_a_table_and_probabilities_come_out_of_fold():
    labels = {"money": (ARTICLES["label"] == "money").astype(int), "odd": np.arange(len(ARTICLES)) % 2}
    table = cross_validate(ARTICLES, labels, "event", classifier=FAST, folds=3).set_index("label")
    assert table.index.tolist() == ["money", "odd"]
    assert table.loc["money", "auc"] > 0.9 > table.loc["odd", "auc"]
    assert table.loc["odd", "low"] <= table.loc["odd", "auc"] <= table.loc["odd", "high"]
    told = out_of_fold(ARTICLES, labels, "event", classifier=FAST, folds=3)
    assert told.shape == (len(ARTICLES), 2)
    assert told["money"].corr(labels["money"]) > 0.8


@pytest.mark.filterwarnings("ignore:.*unlike the training articles")
def test_scikit_learns_own_cross_validation_takes_it():
    scores = cross_val_score(
        clone(FAST), ARTICLES["text"], ARTICLES["label"], groups=ARTICLES["event"], cv=GroupKFold(2)
    )
    assert scores.mean() > 0.9


# Articles of another kind -----------------------------------------------------------------------------------


def test_articles_of_another_topic_are_warned_of_and_those_of_the_same_are_not(fitted):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fitted.predict(coverage(events=4, seed=7))
    other = ["Glaciers melt as oceans warm, say scientists who drilled ice cores in the Arctic."] * 6
    with pytest.warns(SrccompareWarning, match=r"6 new articles are unlike .* classifier\.topics\(x\)"):
        fitted.predict(other)
    with warnings.catch_warnings():
        # Of one article nothing is sure beside so few in training; topics() still tells.
        warnings.simplefilter("error")
        fitted.predict(other[:1])
    assert fitted.topics(other[:1])["far"].item()


def test_topics_tell_how_far_each_article_is(fitted):
    table = fitted.topics([ARTICLES["text"][5], "Glaciers melt as oceans warm."])
    assert table.columns.tolist() == ["similarity", "nearest", "unseen", "far"]
    assert table["similarity"].round(3).tolist() == [1, 0]
    assert table["nearest"][0] == 5
    assert table["unseen"].tolist() == [0, 0.8] or table["unseen"].tolist() == [0, 1]
    assert table["far"].tolist() == [False, True]


def test_training_articles_are_held_against_other_groups_only():
    topics = topics_of(["dam fog ice", "dam fog ice", "oil tar dam"], ["1", "1", "2"])
    assert topics.similarity[0] == topics.similarity[1] < 0.5
    # Two of the three words stand in one group only.
    np.testing.assert_allclose(topics.unseen, [2 / 3, 2 / 3, 2 / 3])


# What is wrong ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "groups", "said"),
    [
        (["money"] * 32, None, "the only label is 'money'"),
        (["money"] * 31 + ["blame"], None, "the label 'blame' stands in 1 of 32 groups"),
        (["money"] * 31, None, r"y has shape \(31,\) for 32 articles"),
        (np.zeros((32, 2)), None, r"y has shape \(32, 2\).*one classifier to each label"),
        ([None, *ARTICLES["label"][1:]], None, "no label for row 1"),
        ("money", None, "y='money' is no list of labels"),
        (ARTICLES["label"], ["x"] * 32, "stands in 1 of 1 groups"),
        (ARTICLES["label"], ["x"] * 3, "groups: 3 groups for 32 articles"),
        (ARTICLES["label"], [None, *["x"] * 31], "groups: no group for row 1"),
        (ARTICLES["label"], "desk", "groups='desk': no group for row 1; row 2"),
    ],
)
def test_labels_and_groups_that_cannot_be_learned_are_told(labels, groups, said):
    with pytest.raises(SrccompareError, match=said):
        clone(FAST).fit(ARTICLES, labels, groups=groups)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ([0] * 32, r"labels\['odd'\]: the only label is 0"),
        (
            [0, 1, 2, 0] * 8,
            r"labels\['odd'\] holds \[0, 1, 2\]; in a table of labels each column says 1 or 0",
        ),
    ],
)
def test_a_column_of_a_table_of_labels_says_yes_and_no_and_is_named(column, said):
    with pytest.raises(SrccompareError, match=said):
        cross_validate(ARTICLES, {"odd": column}, classifier=FAST)


def test_parameters_that_leave_nothing_are_told():
    with pytest.raises(SrccompareError, match="leave nothing to learn from"):
        FrameClassifier(families=[], words=False).fit(ARTICLES, ARTICLES["label"])
    with pytest.raises(SrccompareError, match="folds=1"):
        FrameClassifier(families=[], folds=1).fit(ARTICLES, ARTICLES["label"])
    with pytest.raises(SrccompareError, match="no word stands in 99 training articles"):
        FrameClassifier(families=[], min_df=99).fit(ARTICLES, ARTICLES["label"])


@pytest.mark.parametrize(
    "check", [*CHECKS, estimator_checks.check_estimators_unfitted], ids=lambda check: check.__name__
)
def test_the_estimator_checks_that_need_no_numbers_pass(check):
    check("FrameClassifier", FrameClassifier())


def test_sklearn_knows_that_it_takes_texts():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        estimator_checks.check_estimator(FrameClassifier())
