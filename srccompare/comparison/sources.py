"""Who is cited where: the sources of attributions by name, shared and exclusive."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from srccompare.documents.structure import single_words

APPOSITION = re.compile(r"\s*[,(–—]|\s+-\s|\s+(?:of|from|at|for|with|in|who|whose|which|on)\s")
EDGES = " \t\n“”\"'‘’.,;:"
POSSESSIVE = re.compile(r"['’]s$")
NO_SOURCE, PRONOUN = "(no source named)", "(pronoun, not resolved)"
NAME = re.compile(r"[^\W\d_][\w.’'-]*")


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
        return " ".join(name.lower() for name in names if name.lower() not in ARTICLES) or words.lower()
    end = last[-1]
    begin = end
    while begin > 0 and names[begin - 1][0].isupper() and not is_small(names[begin - 1], begin - 1):
        begin -= 1
    run = without_titles(names[begin : end + 1])
    tail = [name for name in names[end + 1 :] if name.islower()]
    # "Western officials" are not "Western": the noun is the source, the name its kind.
    return " ".join([*run, *tail])


ARTICLES = frozenset(("the", "a", "an"))


def is_small(word: str, index: int) -> bool:
    """Whether a capitalised word is only an article at the head of a sentence ("The", "Some")."""
    return index == 0 and word.lower() in single_words("function_words")


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


def sources_table(
    attributions: pd.DataFrame, group_of: dict[str, str], groups: Sequence[str]
) -> pd.DataFrame:
    """Sources × groups: how many attributions each group gives to whom.

    ``attributions`` is the table of that name. A short name counts with the one longer name of the
    same article that ends in it ("Lee" with "Ann Lee"). Columns: source, one per group, total,
    shared ("in 3 of 5"), most cited first.
    """
    rows = attributions.assign(
        group=attributions["id"].map(group_of), name=attributions["source"].map(name_or_none)
    )
    rows = rows[rows["group"].notna()]
    full = [fullest(row_id, name, known) for known in [names_by_article(rows)] for row_id, name in
            zip(rows["id"], rows["name"], strict=True)]  # fmt: skip
    rows = rows.assign(name=full, key=[key_of(name) for name in full])
    spelled = (
        rows.groupby("key")["name"].agg(lambda names: names.mode().iloc[0])
        if len(rows)
        else pd.Series(dtype=str)
    )
    counts = pd.crosstab(rows["key"], rows["group"]).reindex(columns=list(groups), fill_value=0)
    table = counts.assign(total=counts.sum(axis=1), groups=(counts > 0).sum(axis=1))
    table.insert(0, "source", [spelled[key] for key in table.index])
    table["shared"] = [f"in {number} of {len(groups)}" for number in table["groups"]]
    return table.sort_values(["groups", "total", "source"], ascending=[False, False, True]).reset_index(
        drop=True
    )


def name_or_none(source: object) -> str:
    """``name_of`` for a table cell, which may be missing."""
    return name_of(source if isinstance(source, str) else None)


def names_by_article(rows: pd.DataFrame) -> dict[str, set[str]]:
    """The names of each article."""
    return {str(article): set(part) for article, part in rows.groupby("id")["name"]}


def fullest(article: str, name: str, known: dict[str, set[str]]) -> str:
    """The one longer name of the article that ends in this one, else the name itself."""
    longer = [other for other in known.get(article, ()) if other.lower().endswith(" " + name.lower())]
    return longer[0] if len(longer) == 1 else name
