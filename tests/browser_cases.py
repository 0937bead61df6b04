"""Reports that are opened in a browser."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison import Comparison, compare

TIMES = 6
CHANGES = (("dockers", "drivers"), ("harbour", "airport"), ("strike", "walkout"), ("union", "federation"))


def bundled() -> Comparison:
    """The bundled event."""
    return compare(srccompare.example())


def many() -> Comparison:
    """One story in thirty-three articles and more: labelled data where there is some, else changed copies."""
    gold = Path(os.environ.get("SRCCOMPARE_GOLD", ""), "events", "inflation_april_2022.jsonl")
    if os.environ.get("SRCCOMPARE_GOLD") and gold.is_file():
        return compare(gold)
    articles = list(srccompare.read(srccompare.example()))
    copies = [changed(article, number) for number in range(TIMES) for article in articles]
    return compare(Articles(tuple(copies)))


def stories(number: int) -> Comparison:
    """So many stories of three outlets each, in the words of the bundled event, changed a little."""
    articles = list(srccompare.read(srccompare.example()))[:3]
    told = [
        replace(
            changed(article, event % TIMES),
            id=f"{article.id} {event}",
            outlet=f"Outlet {place}",
            event=f"Story {event}",
        )
        for event in range(number)
        for place, article in enumerate(articles)
    ]
    return compare(Articles(tuple(told)), families=["counts"])


def changed(article: Article, number: int) -> Article:
    """The article under another name, with other words and another order of its paragraphs."""
    paragraphs = article.text.split("\n\n")
    text = "\n\n".join([paragraphs[0], *paragraphs[number:], *paragraphs[1:number]])
    for old, new in CHANGES[:number]:
        text = text.replace(old, new)
    return replace(
        article, id=f"{article.id} {number}", outlet=f"{article.outlet} {number or ''}".strip(), text=text
    )
