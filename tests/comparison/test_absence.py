"""What only one article tells, and what one leaves out: found, dated, and never said of reprints."""

from __future__ import annotations

import datetime

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison import Comparison
from srccompare.comparison.tables.missing import lacked_by_group

FERRY = "The ferry to Kavo sank off the western pier on Friday night."
BUNS = "Bakers of the old town raised the price of buns by a third."
GULLS = "Gulls sat on the roof of the old hall."
CHOIR = (
    "A choir sang in the square until midnight, and the bakers sold cinnamon buns to whoever passed. "
    f"{GULLS} The library lends umbrellas in winter, which few visitors know."
)
PAPER = (
    "Tourists photographed the customs house for an hour. A cyclist lost his hat near the windmill. The mill "
    "was painted blue by pupils of the school on the hill."
)
THIRD = "Nine lamps light the harbour road. Fishermen mended their nets on Sunday morning behind the chapel."
DAY = datetime.date(2026, 5, 1)


def compared(*texts: str, days: tuple[int, ...] = (0, 0, 0)) -> Comparison:
    """Articles of outlets a, b, c on one event, so many days after the first of May."""
    articles = [
        Article(id=name, text=text, outlet=name, event="ferry", published=DAY + datetime.timedelta(day))
        for name, text, day in zip("abc", texts, days, strict=True)
    ]
    return srccompare.compare(Articles(tuple(articles)), families=["counts"])


def test_what_only_one_article_tells_is_listed_and_what_several_tell_is_not():
    only = compared(f"{FERRY} {BUNS} {CHOIR}", f"{FERRY} {PAPER}", f"{FERRY} {THIRD}").only
    assert GULLS in set(only.loc[only["id"] == "a", "text"])
    assert FERRY not in set(only["text"])
    assert (only["probability"] > 0.5).all()
    assert set(only.loc[only["text"] == GULLS, "others"]) == {2}


def test_what_came_out_earlier_could_not_tell_it():
    only = compared(f"{FERRY} {BUNS} {CHOIR}", f"{FERRY} {PAPER}", f"{FERRY} {THIRD}", days=(2, 0, 0)).only
    assert not len(only[only["id"] == "a"])


def test_what_two_tell_is_missing_from_the_third():
    missing = compared(f"{FERRY} {CHOIR}", f"{FERRY} {PAPER}", THIRD).missing
    row = missing[missing["told_text"] == FERRY].iloc[0]
    assert (row["id"], row["told_id"], row["also_id"], row["also_text"]) == ("c", "a", "b", FERRY)
    assert (row["articles"], row["of"]) == (2, 2)


def test_an_article_that_came_out_first_lacks_nothing():
    missing = compared(f"{FERRY} {CHOIR}", f"{FERRY} {PAPER}", THIRD, days=(1, 1, 0)).missing
    assert not len(missing)


def test_two_reprints_of_one_text_are_not_most_others():
    missing = compared(f"{FERRY} {CHOIR}", f"{FERRY} {CHOIR}", THIRD).missing
    assert not len(missing)


def test_an_outlet_lacks_what_none_of_its_articles_tells():
    texts = {
        "a": (f"{FERRY} {CHOIR}",),
        "b": (f"{FERRY} {PAPER}",),
        "c": (THIRD, f"{FERRY} {BUNS}"),
        "d": (THIRD,),
    }
    articles = [
        Article(id=f"{outlet}{number}", text=text, outlet=outlet, event="ferry")
        for outlet, own in texts.items()
        for number, text in enumerate(own)
    ]
    comparison = srccompare.compare(Articles(tuple(articles)), families=["counts"])
    table = comparison.missing[comparison.missing["told_text"] == FERRY]
    assert set(table["id"]) == {"c0", "d0"}
    lacked = lacked_by_group(comparison.same_event, table)
    assert dict(zip(table["id"], lacked.tolist(), strict=True)) == {"c0": False, "d0": True}
    claims = comparison.claims.query("kind == 'missing'")
    assert set(claims["words"]) == {f"Told by b and c, not found in d: “{FERRY}”"}


def test_an_outlet_without_an_article_on_an_event_is_named():
    articles = [
        Article(id=f"{event}{outlet}", text=f"{text} {CHOIR}", outlet=outlet, event=event)
        for event, text, outlets in (("ferry", FERRY, "abc"), ("mill", PAPER, "ab"))
        for outlet in outlets
    ]
    uncovered = srccompare.compare(Articles(tuple(articles)), families=["counts"]).uncovered
    assert uncovered[["event", "group", "groups", "of"]].to_numpy().tolist() == [["mill", "c", 2, 3]]
