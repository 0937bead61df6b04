"""The words of a comparison as counted terms: spelling and house style evened out, phrases of up to three."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from srccompare import lexicon
from srccompare.comparison.actors import find_actors
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.names import FORMS
from srccompare.documents.names.register import UNTOLD
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.structure import single_words

# A guess.
FEWEST = 5
"""Occurrences below which no term is compared: log-odds of rarer ones are noise."""
# A guess: names of bodies have three words and more hardly recur.
LONGEST = 3
# Measured: of 5,020 sentences of 150 news articles (PolNeAR) the longest has 82 words, one in a thousand 68.
LONGEST_SENTENCE = 100
"""Words above which a sentence is a list (all countries to choose from) that a page left behind."""
# A phrase stands for its words where they hardly occur without it ("jong" beside "Kim Jong-un").
# A guess.
SUBSUMED = 0.8
MERGED_SPELLINGS: Sequence[tuple[re.Pattern[str], str]] = (
    # British and American spelling count as one; the key is never shown, so it may look odd ("raize").
    (re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{3})ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=\w{2})our(?=(?:s|ed|ing|able|ful|ite|ites|al)?$)"), "or"),
    (re.compile(r"(?<=\w{3}t)re(?=s?$)"), "er"),
    (re.compile(r"(?<=\w{2}[aeiou]l)l(?=(?:ed|ing|er|ers)$)"), ""),
)
WEB = re.compile(r"^(?:www\.)?([\w-]+)(?:\.[a-z]{2,4}){1,2}$")


@dataclass(frozen=True, eq=False)
class Terms:
    """Every occurrence of a term in reading order, and what each term is called.

    ``row`` numbers the terms; ``first`` and ``stop`` are tokens. ``words`` counts, for each article, the
    words the terms were taken from.
    """

    documents: Documents
    article: IntArray
    row: IntArray
    first: IntArray
    stop: IntArray
    names: tuple[str, ...]
    size: IntArray
    """Words in each term."""
    words: IntArray

    @cached_property
    def counts(self) -> FloatArray:
        """How often each article has each term: articles × terms."""
        size = len(self.words), len(self.names)
        table = np.bincount(self.article * size[1] + self.row, minlength=size[0] * size[1])
        return table.reshape(size).astype(float)

    def spans(self, rows: BoolArray | IntArray) -> Spans:
        """Some occurrences as stretches of text."""
        return self.documents.spans_of(self.first[rows], self.stop[rows], self.row[rows] * 0)


@dataclass(frozen=True, eq=False)
class Stream:
    """The counted words one after the other: token, key, and whether each may open or close a term."""

    token: IntArray
    key: IntArray
    content: BoolArray
    follows: BoolArray
    """Whether each word stands right behind the one before it, in the same sentence."""
    names: list[str]


def terms_of(
    documents: Documents,
    *,
    voice: Voice = Voice.OUTLET,
    fewest: int = FEWEST,
    without: BoolArray | None = None,
) -> Terms:
    """The words, and phrases of two or three words, that occur often enough to be compared.

    A person, country or body is one word under one name, however an article writes it. Left out: function
    words at either end of a term, numbers, forms of address, agencies, the outlet's own name in its own
    articles, and furniture of the page. ``without`` marks further tokens to leave
    out, such as reprinted text. Spellings count as one where they differ in capitals, hyphens, the stops of
    an abbreviation, or between British and American English.
    """
    stream = stream_of(documents, voice, without)
    article = documents.tokens.article[stream.token] if len(stream.token) else np.zeros(0, np.int64)
    words = np.bincount(article, minlength=len(documents))
    kinds = len(stream.names)
    found: list[tuple[IntArray, IntArray, int]] = []  # code of each occurrence, place in the stream, words
    for size in range(1, LONGEST + 1):
        place = places_of(stream, size)
        code = np.zeros(len(place), np.int64)
        for step in range(size):
            code = code * kinds + stream.key[place + step]
        distinct, inverse, count = np.unique(code, return_inverse=True, return_counts=True)
        often = count[inverse] >= fewest if len(distinct) else np.zeros(0, bool)
        found.append((code[often], place[often], size))
    found = without_parts(found, kinds)
    return numbered(documents, stream, found, article, words)


def stream_of(documents: Documents, voice: Voice, without: BoolArray | None) -> Stream:
    """The words to be counted, hyphenated ones in their parts."""
    tokens = documents.tokens
    named = named_tokens(documents)
    dropped = house_style(documents) | (named.name == INSIDE)
    usable = documents.is_word & documents.mask(voice) & ~dropped
    usable &= (documents.sentence_words(Voice.ALL) <= LONGEST_SENTENCE)[documents.sentence]
    if without is not None:
        usable &= ~without
    token = np.flatnonzero(usable)
    kind, inverse = np.unique(tokens.type[token], return_inverse=True)
    written = [documents.vocabulary.types.strings[number] for number in kind.tolist()]
    parts = [parts_of(word, known=None) for word in written]
    plain = {part for word, own in zip(written, parts, strict=True) if not word.isupper() for part in own}
    # Only of what is in capitals it matters what else there is.
    parts = [
        parts_of(word, known=plain) if word.isupper() else own
        for word, own in zip(written, parts, strict=True)
    ]
    number = np.array([len(own) for own in parts], np.int64)
    keys = sorted({part for own in parts for part in own})
    index = {key: place for place, key in enumerate(keys)}
    flat = np.array([index[part] for own in parts for part in own], np.int64)
    begins = np.cumsum(number) - number
    name = named.name[token]
    times = np.where(name >= 0, 1, number[inverse])
    row = np.repeat(np.arange(len(token)), times)
    within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    key = flat[begins[inverse][row] + within] if len(row) else np.zeros(0, np.int64)
    # A name is one word, whatever it is written with.
    key = np.where(name[row] >= 0, len(keys) + name[row], key)
    # What is written onto a word, and what house style adds, does not part a phrase.
    counted = ~(((tokens.shape & shapes.CLITIC) > 0) | dropped)
    rank = np.cumsum(counted)
    where = token[row]
    follows = np.zeros(len(where), bool)
    if len(where):
        follows[1:] = (rank[where[1:]] - rank[where[:-1]] <= 1) & (
            documents.sentence[where[1:]] == documents.sentence[where[:-1]]
        )
    small = single_words("function_words")
    content = np.array([*(is_content(one, small) for one in keys), *(True for _ in named.names)], bool)
    names = surfaces(keys, parts, written, np.bincount(inverse, minlength=len(written))) + named.names
    return Stream(where, key, content[key] if len(key) else np.zeros(0, bool), follows, names)


@dataclass(frozen=True, eq=False)
class NamedTokens:
    """For each token the number of the name that begins there, else ``NO_NAME`` or ``INSIDE``; the names."""

    name: IntArray
    names: list[str]


NO_NAME, INSIDE = -1, -2


def named_tokens(documents: Documents) -> NamedTokens:
    """Names of people, countries, places and bodies, each under the one name it has in all articles.

    Russians and "the Kremlin" stay the words they are: who is meant is not all they say.
    """
    found, cast = documents.names, find_actors(documents)
    name = np.full(len(documents.tokens), NO_NAME)
    plain = np.isin(found.form, [FORMS.index("name"), FORMS.index("short")])
    for row in np.flatnonzero(plain).tolist():
        actor = int(cast.actor[found.entity[row]])
        if cast.kind[actor] != UNTOLD:
            name[found.first[row] : found.stop[row]] = INSIDE
            name[found.first[row]] = actor
    return NamedTokens(name, cast.name)


def is_content(key: str, small: frozenset[str] | set[str]) -> bool:
    """Whether a word says something by itself: no function word, no number, no single letter."""
    return len(key) > 1 and key not in small and not key[0].isdigit() and any(map(str.isalpha, key))


def parts_of(word: str, *, known: set[str] | None) -> list[str]:
    """The keys a word is counted under: one for each part of a hyphenated word.

    A word in capitals is an abbreviation unless the same letters also occur in lower case, in ``known``.

    >>> parts_of("Jong-un", known=set()), parts_of("U.S.", known=set()), parts_of("labour", known=set())
    (['jong', 'un'], ['US'], ['labor'])
    >>> parts_of("PORT", known={"port"})
    ['port']
    """
    bare = word.replace("’", "'").replace(".", "") if "." in word[:-1] else word.replace("’", "'").rstrip(".")
    if bare.isupper() and 2 <= len(bare) <= 5 and bare.isalpha():
        lower = merged(bare.lower())
        common = known is not None and lower in known and lower not in single_words("function_words")
        return [lower if common else bare]
    return [merged(part) for part in re.split(r"[-‐‑/]", bare.lower()) if part] or [bare.lower()]


def merged(word: str) -> str:
    """A key shared by the British and American spelling of a word.

    >>> merged("organised") == merged("organized"), merged("four") == "for"
    (True, False)
    """
    for pattern, with_ in MERGED_SPELLINGS:
        word = pattern.sub(with_, word)
    return word


def surfaces(keys: list[str], parts: list[list[str]], written: list[str], count: IntArray) -> list[str]:
    """How each key is most often written."""
    best: dict[str, tuple[int, str]] = {}
    for own, word, number in zip(parts, written, count.tolist(), strict=True):
        pieces = re.split(r"[-‐‑/]", word) if len(own) > 1 else [word]
        if len(pieces) != len(own):
            pieces = own
        for key, piece in zip(own, pieces, strict=True):
            best[key] = max(best.get(key, (0, "")), (number, piece))
    return [best[key][1] for key in keys]


def house_style(documents: Documents) -> BoolArray:
    """Tokens that show who printed a text: agencies, forms of address, its own name."""
    hits = documents.hits(lexicon.load("house_style"))
    dropped = documents.covered(hits.first, hits.stop).copy()
    tokens, norms = documents.tokens, documents.vocabulary.norms.strings
    words = [norms[number] for number in tokens.norm.tolist()]
    outlets = [article.outlet for article in documents.articles]
    known = dict.fromkeys(filter(None, outlets))
    places = first_words(words, known)
    for outlet in known:
        for place, size in own_name(words, outlet, places):
            # "The Gull" may be named by others, but "time" in the text of others is no outlet.
            if size > 1 or outlets[tokens.article[place]] == outlet:
                dropped[place : place + size] = True
    return dropped


def own_name(words: list[str], outlet: str, places: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    """Where words name an outlet: place and number of tokens; ``places`` are those of its ``first_words``.

    >>> words = "the harbour post asked".split()
    >>> own_name(words, "The Harbour Post", first_words(words, ["The Harbour Post"]))
    [(1, 2)]
    """
    return [
        (place, len(one))
        for one in written_names(outlet)
        for place in places[one[0]]
        if words[place : place + len(one)] == one
    ]


def first_words(words: Iterable[str], outlets: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """The places of the words that outlets' names begin with."""
    places: dict[str, list[int]] = {one[0]: [] for outlet in outlets for one in written_names(outlet)}
    for place, word in enumerate(words):
        if word in places:
            places[word].append(place)
    return places


def written_names(outlet: str) -> list[list[str]]:
    """The words of an outlet's name as they may stand in a text: without "the", or its address alone.

    >>> written_names("The Harbour Post")
    [['harbour', 'post']]
    """
    name = outlet.lower().split()
    if name[:1] == ["the"] and len(name) > 1:
        name = name[1:]
    address = WEB.match(outlet.lower())
    return [name] + ([[address[1]]] if address else [])


def places_of(stream: Stream, size: int) -> IntArray:
    """Where in the stream a run of so many words begins that may be a term."""
    last = len(stream.key) - size + 1
    if last <= 0:
        return np.zeros(0, np.int64)
    fits = stream.content[:last] & stream.content[size - 1 :]
    for step in range(1, size):
        fits &= stream.follows[step : last + step]
    return np.flatnonzero(fits)


def without_parts(
    found: list[tuple[IntArray, IntArray, int]], kinds: int
) -> list[tuple[IntArray, IntArray, int]]:
    """The terms without those that hardly occur outside a longer one."""
    kept = [found[-1]]
    for shorter, longer in zip(found[-2::-1], found[:0:-1], strict=True):
        code, place, size = shorter
        inside = np.isin(place, longer[1]) | np.isin(place, longer[1] + 1)
        distinct, inverse, count = np.unique(code, return_inverse=True, return_counts=True)
        held = np.bincount(inverse, inside, minlength=len(distinct)) if len(distinct) else np.zeros(0)
        # Held by several longer terms ("trade union", "union leader") a word stays a term of its own.
        holders = most_held(code, place, longer) if len(distinct) else np.zeros(0)
        stays = (held < SUBSUMED * count) | (holders < SUBSUMED * count)
        own = stays[inverse] if len(distinct) else np.zeros(0, bool)
        kept.insert(0, (code[own], place[own], size))
    return kept


def most_held(code: IntArray, place: IntArray, longer: tuple[IntArray, IntArray, int]) -> FloatArray:
    """For each distinct term how many of its occurrences lie in the longer term that holds most of them."""
    distinct, inverse = np.unique(code, return_inverse=True)
    most = np.zeros(len(distinct))
    order = np.argsort(longer[1])
    starts, codes = longer[1][order], longer[0][order]
    if not len(starts):
        return most
    for shift in (0, 1):
        at = np.minimum(np.searchsorted(starts, place - shift), len(starts) - 1)
        inside = starts[at] == place - shift
        pairs, count = np.unique(np.stack([inverse[inside], codes[at[inside]]]), axis=1, return_counts=True)
        np.maximum.at(most, pairs[0], count)
    return most


def numbered(
    documents: Documents,
    stream: Stream,
    found: list[tuple[IntArray, IntArray, int]],
    article: IntArray,
    words: IntArray,
) -> Terms:
    """The occurrences of all sizes as one table, terms numbered in the order of their names."""
    names: list[str] = []
    sizes: list[int] = []
    rows, places, stops = [], [], []
    for code, place, size in found:
        distinct, first, inverse = np.unique(code, return_index=True, return_inverse=True)
        for start in place[first].tolist() if len(distinct) else []:
            names.append(" ".join(stream.names[key] for key in stream.key[start : start + size].tolist()))
            sizes.append(size)
        rows.append(inverse + len(names) - len(distinct))
        places.append(place)
        stops.append(place + size - 1)
    order = np.array(sorted(range(len(names)), key=lambda row: (names[row].lower(), names[row])), np.int64)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    row, place, last = (np.concatenate(part).astype(np.int64) for part in (rows, places, stops))
    sequence = np.argsort(place, kind="stable")
    row, place, last = rank[row[sequence]] if len(row) else row, place[sequence], last[sequence]
    return Terms(
        documents=documents,
        article=article[place] if len(place) else np.zeros(0, np.int64),
        row=row,
        first=stream.token[place],
        stop=stream.token[last] + 1,
        names=tuple(names[number] for number in order.tolist()),
        size=np.array(sizes, np.int64)[order] if len(order) else np.zeros(0, np.int64),
        words=words,
    )
