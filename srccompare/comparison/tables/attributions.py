"""Who says what in every article, with the name a source goes by everywhere."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

import pandas as pd

from srccompare.comparison.actors import spelling_key
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents
from srccompare.documents.names.gazetteer import nouns
from srccompare.documents.sources.scheme import OF_KIND, OFFICIALS, SOURCELESS
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words
from srccompare.tables import ATTRIBUTION_COLUMNS, attributions

COLUMNS = {
    "id": "string",
    "group": "str",
    "name": "string",
    "type": "string",
    "entry": "string",
    "family": "string",
} | {name: dtype for name, dtype in ATTRIBUTION_COLUMNS.items() if name != "id"}

APPOSITION = re.compile(
    # Blanks are gone through from the first of them only.
    r"(?<!\s)(?:\s*[,(–—]|\s+-\s|\s+(?:of|from|at|for|with|in|between|among|about|who|whose|which|on)\s)"
)
EDGES = " \t\n“”\"'‘’.,;:"
POSSESSIVE = re.compile(r"['’]s$")
NO_SOURCE, PRONOUN = "(no source named)", "(pronoun, not resolved)"
NAME = re.compile(r"(?<![\w-])[^\W\d_][\w.’'-]*")


def name_of(source: str | None) -> str:
    """The name a source goes by: its last run of capitalised words, else its words in lower case.

    Pronouns are not resolved; they are counted under a heading that says so.

    >>> name_of("Anatoly Petrov, ambassador to the United States")
    'Anatoly Petrov'
    >>> name_of("the former minister Ann Lee"), name_of("some analysts"), name_of("he")
    ('Ann Lee', 'some analysts', '(pronoun, not resolved)')
    """
    if not source or not source.strip(EDGES):
        return NO_SOURCE
    words = source.strip(EDGES)
    if words.lower() in single_words("pronouns"):
        return PRONOUN
    head = APPOSITION.split(words)[0].strip(EDGES) or words
    head = POSSESSIVE.sub("", head)
    names = [match.group() for match in NAME.finditer(head)]
    last = [index for index, word in enumerate(names) if word[0].isupper() and not is_small(word, index)]
    if not last:
        # An article alone is what is left of a source that was not read whole.
        whole = NO_SOURCE if words.lower() in ARTICLES else words.lower()
        return " ".join(name.lower() for name in names if name.lower() not in ARTICLES) or whole
    end = last[-1]
    begin = end
    while begin > 0 and names[begin - 1][0].isupper() and not is_small(names[begin - 1], begin - 1):
        begin -= 1
    run = without_titles(names[begin : end + 1])
    # "Western officials" are not "Western": the noun is the source, the name its kind.
    return " ".join([*run, *noun_after(names[end + 1 :])])


def noun_after(words: list[str]) -> list[str]:
    """The lower-case words after a name that are part of what the source is called: none of "last night".

    >>> noun_after(["state", "media"]), noun_after(["suggests"]), noun_after(["last", "night"])
    (['state', 'media'], [], [])
    """
    times = single_words("clause_words", "time") | single_words("clause_words", "time_noun")
    if times & set(words):
        return []
    return list(takewhile(is_nominal, words))


def is_nominal(word: str) -> bool:
    """Whether a word after a name can go on with it: no verb, no adverb, no small word."""
    inflected = word.endswith(("s", "ed", "ing")) and word in single_words("reporting_cues")
    known = single_words("function_words") | single_words("clause_words", "verb")
    return word.islower() and not inflected and word not in known | single_words("clause_words", "adverb")


ARTICLES = closed_class("article")


def is_small(word: str, index: int) -> bool:
    """Whether a capitalised word is only an article at the head of a sentence ("The", "Some")."""
    return index == 0 and not word.isupper() and word.lower() in single_words("function_words")


def without_titles(run: list[str]) -> list[str]:
    """A run of capitalised words without the titles and offices in front of the name.

    >>> without_titles(["Former", "Foreign", "Minister", "Ann", "Lee"])
    ['Ann', 'Lee']
    >>> without_titles(["Justice", "Department"])
    ['Justice', 'Department']
    """
    known = single_words("clause_words", "role") | single_words("abbreviations", "title")
    is_title = [word.lower().rstrip(".") in known for word in run]
    if is_title[-1] or not any(is_title):
        return run
    return run[len(run) - is_title[::-1].index(True) :]


def with_names(documents: Documents, told: pd.DataFrame) -> pd.DataFrame:
    """The table of attributions with the name each source goes by, the same in all articles, and its type.

    People and bodies have the name of the actor they are (``comparison.actors``), so that a surname, a
    pronoun and a full name count as one; what nobody names goes by its own words. Adds name, type, entry
    and family. Two sources with one ``entry`` are one: the experts of two articles are not. ``family`` is
    the country whose government a source is or speaks for.
    """
    entries = source_entries(documents)
    found, ids = documents.sources, documents.articles.ids
    rows = {
        (ids[article], group): row
        for row, (article, group) in enumerate(zip(found.article.tolist(), found.group.tolist(), strict=True))
    }
    order = [rows[key] for key in zip(told["id"], told["attribution"], strict=True)]
    told = told.copy()
    columns = {
        "name": [entries[row].name for row in order],
        "type": [found.type[row] or None for row in order],
        "entry": [entries[row].key for row in order],
        "family": [entries[row].family or None for row in order],
    }
    for place, (column, values) in enumerate(columns.items(), 2):
        told.insert(place, column, pd.Series(values, told.index, dtype="string"))
    return told


class Entry(NamedTuple):
    """Who a source is in a comparison: what its mentions share, its name, its family."""

    key: str
    name: str
    family: str = ""


def source_entries(documents: Documents) -> list[Entry]:
    """The entry of every source: an actor, a description of one article, or nobody in particular."""
    found, register, ids = documents.sources, documents.register, documents.articles.ids
    by_name: dict[tuple[int, str], int] = {}
    for row, name in enumerate(register.entities.name):
        by_name.setdefault((int(register.entities.article[row]), name), int(register.actor[row]))
    entries = []
    fullest = fullest_bodies(documents)
    described: dict[str, Entry] = {}
    for row, article in enumerate(found.article.tolist()):
        entity, name, status = int(found.entity[row]), found.name[row], found.status[row]
        affiliation = by_name.get((article, found.affiliation[row]), -1)
        official = found.type_group[row] in ("official", "anonymous")
        family = register.family[affiliation] if affiliation >= 0 and official else ""
        if status == "unresolved":
            entries.append(Entry(PRONOUN, PRONOUN))
        elif status in SOURCELESS:
            entries.append(Entry(NO_SOURCE, NO_SOURCE))
        elif entity >= 0 and " and " not in name:
            actor = register.of(article, entity)
            entries.append(Entry(f"#{actor}", register.name[actor], register.family[actor]))
        else:
            called = name if entity >= 0 else name_of(name)
            where = ids[article]
            if row in fullest:
                story, called = fullest[row]
                where = f"story {story}"
            key = f"{where}: {spelling_key(called)} ({found.type[row]})"
            one = Entry(key if called != NO_SOURCE else NO_SOURCE, called, family)
            # "Critics" and "critics" of one article go by the first.
            entries.append(described.setdefault(one.key, one))
    return entries


def fullest_bodies(documents: Documents) -> dict[int, tuple[int, str]]:
    """The story and the fullest name of each body that is only described: one office of a story is one.

    "The county health office" of one article is "the health office" of another, and "the office" where no
    other office of the story is described; a noun by itself is only followed to a fuller name.
    """
    found = documents.sources
    stories = documents.stories or (-1,) * len(documents)
    bodies: dict[tuple[int, str, str], dict[tuple[str, ...], list[int]]] = {}
    for row, article in enumerate(found.article.tolist()):
        words = tuple(found.name[row].lower().split())
        definite = found.status[row] in ("described", "resolved") and words[:1] == ("the",)
        known = found.entity[row] < 0 and definite and found.type[row] in OFFICIALS
        known = known and nouns().get(words[-1], "") in OF_KIND
        if known and stories[article] >= 0:
            key = (int(stories[article]), words[-1], found.type[row])
            bodies.setdefault(key, {}).setdefault(words[1:], []).append(row)
    fullest: dict[int, tuple[int, str]] = {}
    for (story, _, _), names in bodies.items():
        for words, rows in names.items():
            fuller = [other for other in names if set(words) <= set(other)]
            longest = [one for one in fuller if not any(set(one) < set(other) for other in fuller)]
            if len(longest) == 1 and len(longest[0]) > 1:
                fullest.update(dict.fromkeys(rows, (story, name_of(found.name[names[longest[0]][0]]))))
    return fullest


def make(event: SameEvent) -> pd.DataFrame:
    """The table of ``attributions`` with the group, and the name and type of the source."""
    told = attributions(event.documents)
    ids = event.documents.articles.ids
    group_of = {id_: name for id_, name in zip(ids, event.groups, strict=True) if name is not None}
    told.insert(1, "group", told["id"].map(group_of))
    return with_names(event.documents, told)


TABLE = Table(
    "attributions",
    "one row per attribution: who says what in which words, with the group and the name of the source",
    COLUMNS,
    make,
)
