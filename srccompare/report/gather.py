"""From a comparison to the finished view every form of the report is rendered from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from srccompare import lexicon
from srccompare.comparison import Comparison
from srccompare.report.context import Context, says_nothing
from srccompare.report.excerpts import BRIEF, CARRIED, checked
from srccompare.report.explorer import Explorer, explore
from srccompare.report.front.portraits import portraits_of
from srccompare.report.front.stories import stories_of
from srccompare.report.front.story import shared_title
from srccompare.report.glance import against, glance_at
from srccompare.report.measures import families_of
from srccompare.report.numbers import several
from srccompare.report.parts.catalog import PARTS
from srccompare.report.parts.overview import CARDS, cards_of, timeline_of
from srccompare.report.parts.part import Filled, PartMaker
from srccompare.report.places import lead_into_texts
from srccompare.report.texts import texts_of, ways_in
from srccompare.report.view import (
    Attributions,
    Block,
    Claimed,
    Difference,
    Part,
    Sources,
    Table,
    View,
    WordList,
)
from srccompare.report.wording import line, phrase

Shown = TypeVar("Shown", Sources, Attributions)


def gather(comparison: Comparison, *, text: str = "full", brief: bool = False, title: str = "") -> View:
    """Everything the report says, with numbers rounded, labels chosen and rows in order.

    ``text`` is how much of the articles it carries: full, excerpts or none; with ``brief`` it is the first
    page alone, under a ``title`` of one's own where one is given.
    """
    context = Context(comparison, checked(text), brief)
    families = families_of(context, [part.key for part in PARTS])
    filled = [part.fill(context, [one for one in families if one.part == part.key]) for part in PARTS]
    blocks = [block for part in filled for block in part.blocks]
    sources, citing = the(Sources, blocks), the(Attributions, blocks)
    layers, texts = texts_of(context)
    anchors = {key: to for part in filled for key, to in part.anchors.items()}
    cards = cards_of(context)
    whole = View(
        title=line(title) or title_of(context),
        subtitle=subtitle(context),
        by=line(comparison.by),
        against=against(context),
        carried=BRIEF if brief and text == "full" else CARRIED[context.carried],
        many=context.many,
        brief=brief,
        groups=context.groups,
        cards=cards,
        cards_more=max(0, len(context.documents) - CARDS),
        timeline=timeline_of(context),
        caveats=tuple(context.told(caveat) for caveat in comparison.caveats),
        foremost=tuple(context.told(caveat) for caveat in comparison.foremost),
        glance=glance_at(context, families, anchors),
        portraits=portraits_of(context),
        stories=(stories := stories_of(context, anchors, cards)),
        others=tuple(card for card in cards if all(card not in one.cards for one in stories))
        if stories
        else (),
        parts=tuple(
            view_of(part, own, marked=context.marked)
            for part, own in zip(PARTS, filled, strict=True)
            if own.blocks
        ),
        sources=sources.often,
        sources_once=sources.once,
        sources_more=sources.more,
        sources_summary=sources.summary,
        citing=citing.citing,
        families=families,
        layers=layers,
        ways=ways_in(texts),
        texts=texts,
        texts_more=len(context.documents) - len(texts) if context.carried != "none" else 0,
        signature=line(comparison.signature),
        settings=tuple(
            (phrase(key), line(value).replace(",", ", "))
            for key, value in comparison.provenance.items()
            if key != "lexicons"
        ),
        word_lists=word_lists(comparison),
    )
    return first_page(whole) if brief else whole


def gather_explorer(comparison: Comparison, *, text: str = "full", title: str = "") -> Explorer:
    """Everything the explorer holds, from the same tables and in the same words as the report."""
    context = Context(comparison, checked(text))
    return explore(context, line(title) or title_of(context), subtitle(context))


def first_page(view: View) -> View:
    """The view with nothing behind its first page, and without links that would lead there."""
    glance = replace(
        view.glance,
        claims=without_links(view.glance.claims),
        findings=tuple(replace(one, link="") for one in view.glance.findings),
        leads=tuple(replace(one, link="") for one in view.glance.leads),
        differences=unlinked(view.glance.differences),
        story=replace(view.glance.story, link="") if view.glance.story else None,
    )
    return replace(
        view,
        glance=glance,
        stories=tuple(
            replace(
                story,
                differences=unlinked(story.differences),
                claims=without_links(story.claims),
                texts="",
            )
            for story in view.stories
        ),
        parts=(),
        sources=(),
        sources_once=(),
        citing=(),
        families=(),
        layers=(),
        ways=(),
        word_lists=(),
    )


def unlinked(kinds: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Differences whose lines lead nowhere."""
    return tuple(replace(kind, lines=tuple(replace(one, link="") for one in kind.lines)) for kind in kinds)


def without_links(claims: tuple[Claimed, ...]) -> tuple[Claimed, ...]:
    """Claims that lead nowhere."""
    return tuple(replace(one, link="") for one in claims)


def the(kind: type[Shown], blocks: Iterable[Block]) -> Shown:
    """The only block of a kind."""
    return next(block for block in blocks if isinstance(block, kind))


def view_of(part: PartMaker, filled: Filled, *, marked: bool) -> Part:
    """A part as it is shown: its blocks in order, its tables once more for those who read them by name.

    Where the texts are ``marked`` with all there is, tables lead there.
    """
    blocks = tuple(
        lead_into_texts(block) if marked and isinstance(block, Table) else block for block in filled.blocks
    )
    tables = tuple(block for block in blocks if isinstance(block, Table))
    return Part(part.key, part.title, part.lead, tables, blocks)


def title_of(context: Context) -> str:
    """The event, where all articles name one; else what was compared."""
    events = {line(article.event) for article in context.documents.articles}
    if len(events) == 1 and (event := events.pop()) and not says_nothing(event):
        return event
    size = len(context.documents)
    if shared := shared_title(context):
        return f"{shared}: {size:,} texts side by side"
    return f"{size:,} texts side by side" if size > 1 else "One text"


def subtitle(context: Context) -> str:
    """How many articles in how many groups, and when they appeared."""
    by = line(context.comparison.by)
    articles, groups = several(len(context.documents), "article"), len(context.groups)
    what = f"{articles}, compared by {by}" if groups > 1 else f"{articles}, one {by}"
    files = sum(article.outlet == article.id for article in context.documents.articles)
    if files and by == "outlet":
        which = "" if files == len(context.documents) else f" for {several(files, 'article')}"
        what += f" – no outlet was given{which}, so file names stand for outlets"
    return what


def word_lists(comparison: Comparison) -> tuple[WordList, ...]:
    """The lexicons that were used, as the signature names them."""
    lists = []
    for part in filter(None, comparison.provenance.get("lexicons", "").split(",")):
        name, _, version = part.partition("@")
        if name in lexicon.bundled() and version.endswith(lexicon.load(name).hash):
            words = lexicon.load(name)
            lists.append(WordList(name, words.title, version, words.license, words.source))
        else:
            lists.append(WordList(line(name), "a word list given by the user", line(version), "", ""))
    return tuple(lists)
