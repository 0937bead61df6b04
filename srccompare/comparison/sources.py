"""Who is cited where: the sources of attributions by name, shared and exclusive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

import pandas as pd

from srccompare.documents.structure import single_words

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
        return " ".join(name.lower() for name in names if name.lower() not in ARTICLES) or words.lower()
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


def names_of(attributions: pd.DataFrame) -> list[str]:
    """The name each attribution's source goes by, the same for all spellings of it.

    A short name counts with the one longer name of the same article that begins or ends with it ("Lee"
    with "Ann Lee"); of several spellings the commonest stands for all.
    """
    sources = [source if isinstance(source, str) else None for source in attributions["source"]]
    short = [name_of(source) for source in sources]
    known: dict[str, set[str]] = {}
    for article, name in zip(attributions["id"], short, strict=True):
        known.setdefault(article, set()).add(name)
    full = [fullest(name, known[article]) for article, name in zip(attributions["id"], short, strict=True)]
    spellings: dict[str, Counter[str]] = {}
    for name in full:
        spellings.setdefault(key_of(name), Counter())[name] += 1
    # The commonest, and of equals the first in the alphabet, so that order does not matter.
    usual = {key: min(found, key=lambda name: (-found[name], name)) for key, found in spellings.items()}
    return [usual[key_of(name)] for name in full]


def fullest(name: str, known: set[str]) -> str:
    """The one longer name among those known that begins or ends with this one, else the name itself."""
    short = name.lower()
    longer = [
        other
        for other in known
        if other.lower().endswith(f" {short}")
        or (name[:1].isupper() and other.lower().startswith(f"{short} "))
    ]
    return longer[0] if len(longer) == 1 else name


def sources_table(attributions: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Who is cited by whom: one row per source and group that cites it.

    ``attributions`` needs the columns name and group. Columns: source, group, attributions (how many),
    groups (how many groups cite this source: 1 means exclusive); sources shared by most groups first,
    then the most cited.
    """
    cited = attributions[attributions["group"].notna()]
    counts = Counter(zip(cited["name"].tolist(), cited["group"].tolist(), strict=True))
    total = Counter(cited["name"].tolist())
    sharing = Counter(name for name, _ in counts)
    order = {group: number for number, group in enumerate(groups)}
    pairs = sorted(counts, key=lambda pair: (-sharing[pair[0]], -total[pair[0]], pair[0], order[pair[1]]))
    return pd.DataFrame(
        {
            "source": pd.Series([name for name, _ in pairs], dtype="string"),
            "group": pd.Series([group for _, group in pairs], dtype="string"),
            "attributions": pd.Series([counts[pair] for pair in pairs], dtype="int64"),
            "groups": pd.Series([sharing[name] for name, _ in pairs], dtype="int64"),
        }
    )
