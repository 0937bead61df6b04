"""From a comparison to the finished view every form of the report is rendered from."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace

from srccompare import lexicon
from srccompare.comparison import Comparison
from srccompare.documents import Voice
from srccompare.report.context import Context
from srccompare.report.excerpts import CARRIED, checked
from srccompare.report.glance import against, glance_at
from srccompare.report.measures import families_of
from srccompare.report.numbers import several
from srccompare.report.parts import citing, frames, naming, overview, sources, statements, words
from srccompare.report.parts.citing import SOURCES, who_is_cited
from srccompare.report.pictures.timeline import Dated, timeline
from srccompare.report.places import Places
from srccompare.report.texts import state_of, texts_of
from srccompare.report.view import Card, Citing, Drawing, Part, Source, View, WordList
from srccompare.report.wording import date_of, line, phrase

CARDS = 300
"""Articles listed one by one."""


PARTS = (
    Part("compared", "What was compared", ""),
    Part(
        "statements",
        "How each states the same thing",
        "Is it told as a fact, hedged, made conditional, asked, denied, or left to somebody else to say?",
    ),
    Part("heard", "Who is heard", "Whose words do these texts bring, and how?"),
    Part(
        "wording",
        "Tone, hedging, loaded words and names",
        "How does it sound, how cautiously is it worded, which words take sides?",
    ),
    Part("frames", "Frames", "Under which aspects is it told? A frame is a salience of words, no verdict."),
    Part(
        "words",
        "Words that set apart",
        "Which words and names does one have more of than the others, and which does nobody else have?",
    ),
    Part("other", "Length, variety, readability", "How much is there, and how hard is it to read?"),
)


def gather(comparison: Comparison, *, text: str = "full") -> View:
    """Everything the report says, with numbers rounded, labels chosen and rows in order.

    ``text`` is how much of the articles it carries: full, excerpts or none.
    """
    context = Context(comparison, checked(text))
    families = families_of(context, [part.key for part in PARTS])
    cited, citing_groups = who_is_cited(context)
    articles = len(context.documents)
    parts = parts_of(context, cited, citing_groups)
    copies, ids = overview.reprints(context), context.documents.articles.ids
    often, once = citing.parted(cited)
    layers, texts = texts_of(context)
    return View(
        title=title(context),
        subtitle=subtitle(context),
        by=line(comparison.by),
        against=against(context),
        carried=CARRIED[context.carried],
        many=context.many,
        groups=context.groups,
        cards=tuple(card(context, n, copies.get(ids[n], "")) for n in range(articles)[:CARDS]),
        cards_more=max(0, articles - CARDS),
        timeline=timeline_of(context),
        caveats=tuple(line(caveat) for caveat in comparison.caveats),
        glance=glance_at(context, families, parts),
        parts=parts,
        sources=often[:SOURCES],
        sources_once=once[:SOURCES],
        sources_more=max(0, len(often) - SOURCES) + max(0, len(once) - SOURCES),
        sources_summary=citing.summary(cited, citing_groups),
        citing=citing_groups,
        families=families,
        layers=layers,
        texts=texts,
        texts_more=articles - len(texts) if context.carried != "none" else 0,
        signature=line(comparison.signature),
        settings=tuple(
            (phrase(key), line(value).replace(",", ", "))
            for key, value in comparison.provenance.items()
            if key != "lexicons"
        ),
        word_lists=word_lists(comparison),
    )


def parts_of(context: Context, cited: Sequence[Source], citing_groups: Sequence[Citing]) -> tuple[Part, ...]:
    """The parts with what they show beside their families; a part with neither is left out."""
    places = Places(context)
    tables = {
        "compared": overview.tables_of(context, places),
        "statements": statements.tables_of(context, places),
        "heard": sources.tables_of(context, cited, citing_groups),
        "wording": naming.tables_of(context, places),
        "frames": frames.tables_of(context),
        "words": words.tables_of(context, places),
    }
    return tuple(replace(part, tables=tables.get(part.key, ())) for part in PARTS)


def title(context: Context) -> str:
    """The event, where all articles name one; else what was compared."""
    events = {line(article.event) for article in context.documents.articles}
    if len(events) == 1 and (event := events.pop()):
        return event
    size = len(context.documents)
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


def card(context: Context, article: int, copy: str) -> Card:
    """One article as it was found."""
    given = context.documents.articles[article]
    headline = context.headline(article)
    words = int(context.documents.words(Voice.ALL)[article])
    return Card(
        id=line(given.id),
        group=context.group_name(article),
        outlet=line(given.outlet),
        headline=headline,
        opening="" if headline or context.carried == "none" else opening(given.text),
        date=date_of(given.published),
        iso=given.published.isoformat() if given.published else "",
        words=several(words, "word"),
        copy=copy,
        status=state_of(context, article),
        flags=tuple(line(flag) for flag in given.flags),
        url=line(given.url),
        link=context.text_link(article),
    )


def timeline_of(context: Context) -> Drawing | None:
    """When the articles appeared."""
    return timeline("timeline", [dated(context, article) for article in range(len(context.documents))])


def dated(context: Context, article: int) -> Dated:
    """An article on the line of days."""
    given = context.documents.articles[article]
    return Dated(context.group_name(article), context.headline(article) or "(no headline)", given.published)


def opening(text: str) -> str:
    """The first words of a text that has no headline."""
    return textwrap.shorten(line(text[:400]), 110, placeholder=" …")


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
