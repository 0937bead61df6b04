"""Who is cited where: the sources of attributions by name, shared and exclusive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

import pandas as pd

from srccompare.comparison.actors import actors
from srccompare.documents import Documents
from srccompare.documents.sources import TYPES
from srccompare.documents.text.structure import single_words

APPOSITION = re.compile(
    r"\s*[,(–—]|\s+-\s|\s+(?:of|from|at|for|with|in|between|among|about|who|whose|which|on)\s"
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


ARTICLES = frozenset(("the", "a", "an"))


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


def key_of(name: str) -> str:
    """What two spellings of a name share: letters only, lower case ("Jong-un", "Jong Un").

    >>> key_of("Kim Jong-un") == key_of("Kim Jong Un")
    True
    """
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


def with_names(documents: Documents, told: pd.DataFrame) -> pd.DataFrame:
    """The table of attributions with the name each source goes by, the same in all articles, and its type.

    People and bodies have the name of the actor they are (``comparison.actors``), so that a surname, a
    pronoun and a full name count as one; what nobody names goes by its own words. Adds name and type.
    """
    found, everybody = documents.sources, actors(documents)
    ids = documents.articles.ids
    names: dict[tuple[str, int], str] = {}
    types: dict[tuple[str, int], str] = {}
    for row, (article, group) in enumerate(zip(found.article.tolist(), found.group.tolist(), strict=True)):
        key = (ids[article], group)
        types[key] = found.type[row]
        entity = int(found.entity[row])
        if found.status[row] == "unresolved":
            names[key] = PRONOUN
        elif entity >= 0 and " and " not in found.name[row]:
            names[key] = everybody.name[everybody.of(article, entity)]
        else:
            names[key] = found.name[row] if entity >= 0 else name_of(found.name[row])
    keys = list(zip(told["id"], told["attribution"], strict=True))
    told = told.copy()
    told.insert(2, "name", pd.Series([names[key] for key in keys], told.index, dtype="string"))
    told.insert(3, "type", pd.Series([types[key] or None for key in keys], told.index, dtype="string"))
    return told


def sources_table(attributions: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Who is cited by whom: one row per source and group that cites it.

    ``attributions`` needs the columns name, group and type. Columns: source, type (the commonest of its
    attributions), group, attributions (how many), groups (how many groups cite this source: 1 means
    exclusive); sources shared by most groups first, then the most cited.
    """
    cited = attributions[attributions["group"].notna()]
    counts = Counter(zip(cited["name"].tolist(), cited["group"].tolist(), strict=True))
    total = Counter(cited["name"].tolist())
    usual = usual_types(cited)
    sharing = Counter(name for name, _ in counts)
    order = {group: number for number, group in enumerate(groups)}
    pairs = sorted(counts, key=lambda pair: (-sharing[pair[0]], -total[pair[0]], pair[0], order[pair[1]]))
    return pd.DataFrame(
        {
            "source": pd.Series([name for name, _ in pairs], dtype="string"),
            "type": pd.Series([usual.get(name) for name, _ in pairs], dtype="string"),
            "group": pd.Series([group for _, group in pairs], dtype="string"),
            "attributions": pd.Series([counts[pair] for pair in pairs], dtype="int64"),
            "groups": pd.Series([sharing[name] for name, _ in pairs], dtype="int64"),
        }
    )


def usual_types(cited: pd.DataFrame) -> dict[str, str]:
    """The commonest type of each source's attributions; of equals the first in the alphabet."""
    told = cited.dropna(subset=["type"])
    counts: dict[str, Counter[str]] = {}
    for name, kind in zip(told["name"].tolist(), told["type"].tolist(), strict=True):
        counts.setdefault(name, Counter())[kind] += 1
    return {name: min(found, key=lambda kind: (-found[kind], kind)) for name, found in counts.items()}


TYPE_COLUMNS = {
    "group": "string", "type_group": "string", "type": "string", "attributions": "int64", "share": "float64",
}  # fmt: skip
RELAY_COLUMNS = {
    "group": "string", "medium": "string", "attributions": "int64", "ids": "string", "example": "string",
}  # fmt: skip


def source_types(attributions: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Which kinds of sources each group cites: one row per group and type, those not cited with 0.

    ``share`` is the type's share of the group's attributions that have a source, NaN where there are none.
    """
    rows = []
    for group in groups:
        cited = attributions[(attributions["group"] == group) & attributions["source"].notna()]
        counts = Counter(cited["type"].dropna().tolist())
        for kind, above in TYPES.items():
            share = counts[kind] / len(cited) if len(cited) else float("nan")
            rows.append((group, above, kind, counts[kind], share))
    return pd.DataFrame(rows, columns=list(TYPE_COLUMNS)).astype(TYPE_COLUMNS)


def relays(documents: Documents, group_of: Mapping[str, str]) -> pd.DataFrame:
    """Who cites which medium: the edges of a citation network, one row per group and medium.

    ``attributions`` counts how often, ``ids`` names the articles, ``example`` has the sentence of the
    first. An outlet that cites itself is left out.
    """
    found, ids = documents.sources, documents.articles.ids
    first = documents.token_range(found.relays)[0]
    sentences = documents.text_of(documents.sentences[documents.sentence[first]]) if len(first) else []
    edges: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row, sentence in zip(found.relays.group.tolist(), sentences, strict=True):
        article = ids[int(found.article[row])]
        if article in group_of:
            edges.setdefault((group_of[article], found.relay[row]), []).append((article, sentence))
    rows = [
        (group, medium, len(places), "; ".join(dict.fromkeys(name for name, _ in places)), places[0][1])
        for (group, medium), places in edges.items()
    ]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return pd.DataFrame(rows, columns=list(RELAY_COLUMNS)).astype(RELAY_COLUMNS)
