"""Who is who, and of what type, over several articles."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.documents import Documents


def read_together(*texts: str, stories: tuple[int, ...] = ()) -> Documents:
    """Texts read together, of one story unless said otherwise."""
    articles = [{"id": f"a{row}", "text": text} for row, text in enumerate(texts)]
    return srccompare.analyze(articles).read_together(stories or (0,) * len(texts))


@pytest.mark.parametrize(
    ("texts", "stories", "names"),
    [
        # Full names meet over all stories, a surname alone only within one.
        (("Ann Lee came.", "Ann Lee went."), (0, 1), ["Ann Lee"]),
        (("Ann Lee came.", "Ms. Lee went."), (0, 0), ["Ann Lee"]),
        (("Ann Lee came.", "Ms. Lee went."), (0, 1), ["Ann Lee", "Lee"]),
        (("Ms. Lee came.", "Ms. Lee went."), (0, 1), ["Lee", "Lee (2)"]),
        # Of two a surname alone may mean, it is nobody's.
        (("Ann Lee met Bo Lee, who agreed.", "Ms. Lee left."), (0, 0), ["Ann Lee", "Bo Lee", "Lee"]),
        (("Ann Lee met Bo Lee. Mr. Bo Lee agreed.", "Ms. Lee left."), (0, 0), ["Ann Lee", "Bo Lee"]),
        # What one article parts is apart in all; a form that fits several is given within its story.
        (("Tom Lee met his son, Tom Lee Jr., there.", "Tom Lee left."), (0, 1), ["Tom Lee", "Tom Lee Jr."]),
        (("George H. W. Lee came.", "George W. Lee came.", "George Lee left."), (0, 1, 1),
         ["George H. W. Lee", "George W. Lee"]),
        (("George H. W. Lee came.", "George W. Lee came.", "George Lee left."), (0, 1, 2),
         ["George H. W. Lee", "George W. Lee", "George Lee"]),
        # A slip counts within a story only.
        (("Petra Vance came.", "Petra Vannce left."), (0, 0), ["Petra Vance"]),
        (("Petra Vance came.", "Petra Vannce left."), (0, 1), ["Petra Vance", "Petra Vannce"]),
        # Who goes by his second name does so within a story; a longer name may hold the father's.
        (("Byron Todd Vik came.", "Todd Vik left."), (0, 0), ["Byron Todd Vik"]),
        (("Mary Ann Vik came.", "Ann Vik left."), (0, 0), ["Ann Vik", "Mary Ann Vik"]),
        (("Byron Todd Vik came.", "Todd Vik left."), (0, 1), ["Byron Todd Vik", "Todd Vik"]),
        (("Omar Amir Ali Vik came.", "Ali Vik left."), (0, 0), ["Omar Amir Ali Vik", "Ali Vik"]),
        # Bodies meet by spelling.
        (("Harding Bank failed.", "Harding Bank grew."), (0, 1), ["Harding Bank"]),
    ],
)  # fmt: skip
def test_names_meet_over_articles_where_they_can_only_mean_one(texts, stories, names):
    assert sorted(read_together(*texts, stories=stories).register.name) == sorted(names)


def test_what_one_article_tells_of_somebody_holds_in_all():
    together = read_together("Senator Ann Lee came. Lee said no.", "Ann Lee said that it was late.")
    assert set(together.sources.type) == {"party or politician"}
    alone = srccompare.sources([{"id": "a", "text": "Ann Lee said that it was late."}])
    assert alone["type"].isna().all()


def test_a_stray_sign_in_one_article_is_outvoted():
    texts = [f"Senator Ann Lee said that it was {late}." for late in ("late", "early", "noon")]
    together = read_together(*texts, "Ann Lee, a singer, said that it was night.")
    assert together.sources.type == ["party or politician"] * 4
    assert len(set(together.sources.probability.tolist())) == 1


def test_a_candidacy_told_once_goes_before_a_title_told_in_every_article():
    titled = [f"Gov. Ann Lee said that it was {late}." for late in ("late", "early", "noon")]
    together = read_together(*titled, "Gov. Ann Lee, a presidential contender, said that it was night.")
    assert together.sources.type == ["party or politician"] * 4


def test_a_government_and_what_stands_for_it_are_one_family():
    together = read_together(
        "The White House agreed. Washington did not. The United States left. Oslo slept."
    )
    register = together.register
    family = dict(zip(register.name, register.family, strict=True))
    assert family["White House"] == family["Washington"] == family["United States"] == "United States"
    assert family["Oslo"] == "Norway"
    comparison = srccompare.compare(
        [
            {"id": "a", "outlet": "A", "text": "The White House said no. Norway said no. Ann Lee said no."},
            {"id": "b", "outlet": "B", "text": "U.S. officials said no. The United States said it was late."},
        ]
    )
    rolled = srccompare.comparison.by_government(comparison.sources)
    ours = rolled[rolled["source"] == "United States"]
    assert sorted(ours["group"]) == ["A", "B"]
    assert ours["groups"].tolist() == [2, 2]
    assert ours["attributions"].sum() == 3
    assert "White House" in "; ".join(ours["members"])


def test_an_office_that_two_articles_of_a_story_describe_is_one_source():
    texts = (
        "The county health office said that it was late. The office said no.",
        "The health office said no.",
    )
    articles = [{"id": text, "outlet": text[:9], "event": "e", "text": text} for text in texts]
    assert set(srccompare.compare(articles).attributions["name"]) == {"county health office"}
    other = {"id": "c", "outlet": "c", "event": "e", "text": "The city health office said that it was late."}
    names = srccompare.compare([*articles, other]).attributions["name"].tolist()
    assert names == ["county health office", "office", "health office", "city health office"]


def test_groups_of_two_articles_are_not_one_source():
    comparison = srccompare.compare(
        [
            {"id": "a", "outlet": "A", "text": "Experts said that it was late. Ann Lee, a judge, said no."},
            {"id": "b", "outlet": "B", "text": "Experts said that it was early. Ms. Lee said yes."},
        ]
    )
    sources = comparison.sources.set_index("source")
    assert sources.loc["Experts", "groups"].tolist() == [1, 1]
    assert sources.loc["Ann Lee", "groups"].tolist() == [2, 2]


def test_what_is_read_together_survives_a_trip_to_a_worker():
    import pickle

    together = read_together("Senator Ann Lee came.", "Ms. Lee said that it was late.")
    again = pickle.loads(pickle.dumps(together))
    assert again.sources.type == together.sources.type == ["party or politician"]
    assert again.register.name == together.register.name


def test_a_table_of_ones_own_goes_before_the_register():
    own = [
        {"name": "Tom Lee", "kind": "person", "aliases": ""},
        {"name": "Thomas Lee", "kind": "person", "aliases": "the Elder"},
        {"name": "Blue Caps", "kind": "military", "aliases": ""},
    ]
    articles = [
        {
            "id": "a",
            "outlet": "A",
            "text": "Tom Lee said no. The Blue Caps, a charity, said that it was late.",
        },
        {"id": "b", "outlet": "B", "text": "Thomas Lee said yes. Blue Caps said that it was early."},
    ]
    comparison = srccompare.compare(srccompare.analyze(articles, entities=own))
    types = comparison.actors.set_index("name")["type"]
    assert {"Tom Lee", "Thomas Lee"} <= set(types.index)
    assert types["Blue Caps"] == "military and security"
    assert set(comparison.sources.set_index("source").loc["Blue Caps", "type"]) == {"military and security"}
    without = srccompare.compare(articles).actors["name"].tolist()
    assert len({"Tom Lee", "Thomas Lee"} & set(without)) == 1


def test_hidden_names_stay_hidden_and_one_in_what_is_read_together():
    articles = [
        {"id": "a", "outlet": "A", "text": "Hanna Voss, a baker, said no. Voss said that it was late."},
        {"id": "b", "outlet": "B", "text": "Ms. Hanna Voss, a baker, said yes. The judge Ann Lee said no."},
    ]
    comparison = srccompare.compare(articles, pseudonymize=True)
    tables = (comparison.attributions, comparison.sources, comparison.actors, comparison.naming)
    assert not any("Voss" in table.to_csv() for table in tables)
    assert comparison.sources.set_index("source").loc["Person 1", "groups"].tolist() == [2, 2]
    assert "Ann Lee" in set(comparison.actors["name"])
