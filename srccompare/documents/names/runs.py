"""Capitalised stretches of a batch, found for all tokens at once: what may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from srccompare.documents.names import gazetteer
from srccompare.documents.names.own import Own, own_names
from srccompare.documents.names.people import one_letter_off
from srccompare.documents.spans import BoolArray
from srccompare.documents.text import Text, shapes
from srccompare.documents.text.closed_classes import closed_class

ARABIC = re.compile(r"(?:al|el|ul|ar|as|ash|at|an|ad|ed)[-‑][^\W\d_a-z]")
"""Names behind an Arabic article, which is written small inside a sentence."""
LONG_DAY = 7
"""Letters from which a day or month is long enough for a slip in it to be told from a name. Set by hand."""
DAY_ENDINGS = ("y", "r")
"""Letters that days and long months end in, and adverbs."""
AUXILIARIES = closed_class("name_or_auxiliary")
"""Those of them that may open a question."""
SMALL, COMMON, JOINING, GIVEN, TRADE, ALIKE, PSEUDONYM = (1 << place for place in range(7))
"""What a word may be: no name even with a capital (function words, pronouns, days and months), one that opens
sentences, one that headlines may leave small (no verbs of saying), a given name, an office or trade, a name
that looks like a month or verb, "Person" of a pseudonym."""
MANY = 0.75
"""Share of longer words with a capital from which a sentence is a headline, where capitals tell nothing. Set
by hand."""


@dataclass(frozen=True, eq=False)
class Runs:
    """Capitalised stretches as token ranges, and for every token what the search asks of it.

    ``word`` is the normal form and ``written`` the token as it stands; ``initial`` tells the first words
    of sentences, ``headline`` the tokens of sentences in which nearly every word has a capital, ``title``
    those of the article's title, ``surname`` those that stand alone as the surname of somebody named in full
    elsewhere; ``own`` holds the user's names.
    """

    first: list[int]
    stop: list[int]
    word: list[str]
    written: list[str]
    initial: list[bool]
    headline: BoolArray
    title: list[bool]
    surname: frozenset[int]
    own: Own


def find_runs(documents: Text) -> Runs:
    """The capitalised stretches outside headlines, function words and days left out."""
    tokens, vocabulary = documents.tokens, documents.vocabulary
    shape, size = tokens.shape, len(tokens)
    capital = ((shape & shapes.CAPITAL) > 0) & documents.measured
    shouted = (shape & shapes.SHOUTED) > 0
    initial = opens(documents)
    told = facts_of(documents)
    small, common = (told & SMALL) > 0, (told & COMMON) > 0
    known = vocabulary.types.column("acronym", lambda new: [is_acronym(text) for text in new], bool)
    named = capital & ~(small & ~(shouted & known[tokens.type])) & ~(initial & common & ~shouted)
    headline = headlines(documents, capital, (told & JOINING) > 0)
    norms, types = (
        interned.column("itself", list, object) for interned in (vocabulary.norms, vocabulary.types)
    )
    word = norms[tokens.norm].tolist()
    named |= behind_article(documents)
    named |= names_like_words(documents, word, named, capital & small & ((told & ALIKE) > 0))
    alone = surnames_alone(documents, word, named, capital, initial & common, told)
    named |= alone
    named &= ~headline
    named |= numbers_of_people(documents, named & ((told & PSEUDONYM) > 0))
    before = np.concatenate([[False], named[:-1]]) if size else named
    same = np.concatenate([[False], documents.sentence[1:] == documents.sentence[:-1]]) if size else named
    starts = named & ~(before & same)
    first = np.flatnonzero(starts)
    after = np.concatenate([named[1:], [False]]) if size else named
    ends = named & ~(after & np.concatenate([same[1:], [False]])) if size else named
    return Runs(
        first.tolist(),
        (np.flatnonzero(ends) + 1).tolist(),
        word,
        types[tokens.type].tolist(),
        initial.tolist(),
        headline,
        (tokens.field == 0).tolist(),
        frozenset(np.flatnonzero(alone).tolist()),
        own_names(documents.articles.entities),
    )


def numbers_of_people(documents: Text, person: BoolArray) -> BoolArray:
    """The numbers of pseudonyms: "Person 1"."""
    number = (documents.tokens.shape & shapes.NUMBER) > 0
    behind: BoolArray = number & np.concatenate([[False], person[:-1]])[: len(number)]
    return behind


def behind_article(documents: Text) -> BoolArray:
    """Arabic names with their article in small letters: "el-Haddad", "al-Qaeda"."""
    types = documents.vocabulary.types
    arabic = types.column("arabic", lambda new: list(map(has_arabic_article, new)), bool)
    found: BoolArray = arabic[documents.tokens.type] & documents.measured
    return found


def has_arabic_article(text: str) -> bool:
    """Whether a token is a name behind its article: few have a hyphen, and the rest need no search."""
    return ("-" in text or "‑" in text) and ARABIC.match(text) is not None


def names_like_words(documents: Text, word: list[str], named: BoolArray, alike: BoolArray) -> BoolArray:
    """Names that look like months or verbs, where their place shows a name.

    Behind a given name, title or form of address it is a surname ("Theresa May", "Mr. Will"), and then so
    in the rest of the article; before another name it is a given name ("April Marsh"), but not behind
    what leads to a month ("in April Marsh left") or where it may open a question ("Will Marsh go?").
    ``alike`` are the capitalised words that look so.
    """
    found = np.zeros(len(named), bool)
    places = np.flatnonzero(alike).tolist()
    if not places:
        return found
    leads = gazetteer.parts("before_month")
    sentence, article, bounds = documents.sentence, documents.tokens.article, documents.sentence_bounds[1]
    bearers: set[tuple[int, str]] = set()
    given: set[tuple[int, str]] = set()
    bare = []
    for token in places:
        before = word[token - 1] if token and sentence[token - 1] == sentence[token] else ""
        after = word[token + 1] if token + 1 < len(word) and sentence[token + 1] == sentence[token] else ""
        behind_given = before in gazetteer.given_names() and bool(named[token - 1])
        if after[:1].isdigit():
            continue
        if behind_given or before in gazetteer.honorifics() or before in gazetteer.titles():
            found[token] = True
            bearers.add((int(article[token]), word[token]))
        elif before not in leads and not before[:1].isdigit():
            bare.append((token, after, not before[:1].isalnum()))
    for token, after, opening in bare:
        bearer = (int(article[token]), word[token])
        if after and named[token + 1] and word[token] in gazetteer.given_names():
            behind = word[token + 2] if token + 2 < len(word) else ""
            people = gazetteer.known_names().get(after)
            stated = word[bounds[sentence[token]] - 1] == "."
            free = not opening or word[token] not in AUXILIARIES or stated or is_past(behind)
            found[token] = free and (people is None or people.category != "demonym")
            if found[token]:
                given.add(bearer)
        elif bearer in bearers:
            found[token] = not opening or is_past(after)
        elif bearer in given:
            # "Will said": no month and no verb does
            found[token] = after in gazetteer.speech() and is_past(after)
    return found


def surnames_alone(
    documents: Text,
    word: list[str],
    named: BoolArray,
    capital: BoolArray,
    opening: BoolArray,
    told: npt.NDArray[np.uint8],
) -> BoolArray:
    """Surnames by themselves that look like a trade or like what opens a sentence: "Cook said".

    They are those that an article has behind a given name, with no further name behind them. Where another
    word than one in -ly opens a sentence, a verb must follow.
    """
    size, norm = len(named), documents.tokens.norm
    article = documents.tokens.article.astype(np.int64)
    same = np.concatenate([documents.sentence[1:] == documents.sentence[:-1], [False]])[:size]
    joined = same & np.concatenate([capital[1:], [False]])[:size]
    behind = np.concatenate([[False], (((told & GIVEN) > 0) & named & same)[:-1]])[:size]
    doubtful = capital & (((told & TRADE) > 0) | opening)
    key = article * (int(norm.max(initial=0)) + 1) + norm
    borne = np.unique(key[doubtful & behind & ~joined])
    found = np.zeros(size, bool)
    if not len(borne):
        return found
    led = np.concatenate([[False], (same & (named | (capital & ~opening)))[:-1]])[:size]
    for token in np.flatnonzero(doubtful & ~behind & ~joined & ~led & np.isin(key, borne)).tolist():
        after = word[token + 1] if token + 1 < size and same[token] else ""
        second = word[token + 2] if token + 2 < size and same[token] and same[token + 1] else ""
        if opening[token] or documents.surroundings.initial[token]:
            acts = after == "'s" or is_past(after) or after in gazetteer.speech() or is_past(second)
            found[token] = acts or word[token].endswith("ly")
        else:
            found[token] = word[token - 1] not in closed_class("article_or_pointing")
    return found


@cache
def trades() -> frozenset[str]:
    """Words for offices and trades, which stand before names: "Judge", "Cook"; nouns for bodies are none."""
    return frozenset((gazetteer.title_words() | gazetteer.offices().keys()) - gazetteer.nouns().keys())


def is_past(word: str) -> bool:
    """Whether a word behind a name shows that the name is a subject, not part of a question."""
    return (
        word in closed_class("finite_behind_name")
        or word.endswith("ed")
        or (word in gazetteer.speech() and word.endswith(("d", "t")))
    )


def opens(documents: Text) -> BoolArray:
    """Whether each token opens a sentence, a quotation, or what follows a colon."""
    shape = documents.tokens.shape
    before = np.concatenate([[0], shape[:-1]])[: len(shape)]
    opening = shapes.MARK | shapes.COLON | shapes.DASH | shapes.BRACKET_OPEN
    initial: BoolArray = documents.surroundings.initial | ((before & opening) > 0)
    return initial


def facts_of(documents: Text) -> npt.NDArray[np.uint8]:
    """For each token what its normal form tells, as flags, asked once per form."""
    column = documents.vocabulary.norms.column("names", flags_of, np.uint8)
    found: npt.NDArray[np.uint8] = column[documents.tokens.norm]
    return found


def flags_of(norms: Sequence[str]) -> list[int]:
    """The flags of words: in which lists they stand."""
    listed, (_, proper) = listed_words(), opening_words()
    found = []
    for norm in norms:
        flags = listed.get(norm, 0)
        if norm.endswith(DAY_ENDINGS):
            # No list has all adverbs, and none what is misspelt.
            if norm.endswith("ly") and len(norm) > 5 and norm not in proper:
                flags |= COMMON
            if is_misspelt_day(norm):
                flags |= SMALL
        found.append(flags)
    return found


@cache
def listed_words() -> dict[str, int]:
    """The flags of every word that stands in a list."""
    small = gazetteer.small_words()
    lists: tuple[tuple[int, Iterable[str]], ...] = (
        (SMALL, small),
        (COMMON, opening_words()[0]),
        (JOINING, small - gazetteer.speech()),
        (GIVEN, gazetteer.given_names()),
        (TRADE, trades()),
        (ALIKE, gazetteer.parts("alike")),
        (PSEUDONYM, closed_class("pseudonym")),
    )
    found: dict[str, int] = {}
    for flag, words in lists:
        for word in words:
            found[word] = found.get(word, 0) | flag
    return found


def is_misspelt_day(norm: str) -> bool:
    """Whether a word is a slip for a long day or month: "Wedensday"."""
    if len(norm) < LONG_DAY or not norm.endswith(DAY_ENDINGS):
        return False
    return any(one_letter_off(norm, day) for day in long_days() if day[0] == norm[0] and day[-1] == norm[-1])


@cache
def long_days() -> tuple[str, ...]:
    """The days and months with names long enough for a slip in them."""
    return tuple(day for day in gazetteer.parts("time") if len(day) >= LONG_DAY)


@cache
def opening_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that open sentences without being names, and names that end like adverbs."""
    common = gazetteer.common_words() - gazetteer.title_words() - gazetteer.honorifics().keys()
    return frozenset(common), gazetteer.proper_words() | gazetteer.given_names().keys()


def is_acronym(text: str) -> bool:
    """Whether a token is a name in capitals only ("US", "WHO")."""
    return text.isupper() and gazetteer.key_of(text) in gazetteer.acronyms()


def headlines(documents: Text, capital: BoolArray, joining: BoolArray) -> BoolArray:
    """Whether each token stands in a sentence where nearly every longer word has a capital.

    ``joining`` are the words that such a sentence may leave small.
    """
    tokens = documents.tokens
    length = tokens.length
    long = documents.is_word & (length > 3) & ((tokens.shape & shapes.LATIN) > 0)
    size = len(documents.sentence_bounds[0])
    words = np.bincount(documents.sentence[long], minlength=size)
    capitals = np.bincount(documents.sentence[long & capital], minlength=size)
    last = documents.sentence_bounds[1] - 1
    finished = (tokens.shape[last] & (shapes.TERMINAL | shapes.MARK | shapes.COLON)) > 0
    lower = np.bincount(documents.sentence[long & ~capital & ~joining], minlength=size)
    # With a full stop behind it only a sentence in which every longer word has a capital is one.
    many = capitals >= MANY * words
    shown = np.where(finished, (words >= 5) & (lower == 0) & many, many)
    telling: BoolArray = (words >= 4) & shown
    every: BoolArray = telling[documents.sentence] if size else np.zeros(0, bool)
    return every
