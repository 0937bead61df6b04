"""The words of a sentence as they are compared: numbers by value, countries and people under one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from srccompare import lexicon
from srccompare.documents.text.grammar.forms import OWNER, REMEMBERED, is_small
from srccompare.documents.text.structure import single_words

TOKEN = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+|\.(?<![\w.]\.)\d+|\d\d?:\d\d(?!\d)"
    r"|\d\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])|\d\d*(?:[.,]\d+)*|[^\W_]+(?:[’'-][^\W_]+)*|[%$€£]",
)
"""A word, number or sign. All ways but that of words begin with one character, by which they are ruled out at
once: repeats and assertions in front are tried at every word."""
SPACED = re.compile(r"\d[ \u00a0\u202f]\d{3}")
"""What only a number has that is written with blanks in it, the one way above that has any."""
BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d{3})")
"""Blanks between which words are cut piece by piece: none within such a number."""
POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
SHORT = 3
"""Names up to this length count only in capitals: "US", "EU", "UN", but not "us". A guess, with those
examples in view."""
SIGNS = {"$": "dollars", "€": "euros", "£": "pounds"}
LONGEST_REMEMBERED = 2000
"""Characters of a sentence whose words are kept for who asks next. A bound on memory: hardly any has more."""
ONE_WAY = {**SIGNS, "percent": "%"}
"""What is written as a sign or a word, in one way."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""By first word: the phrases that begin with it, longest first, and what each is called."""


STANDS_FOR_STATE = ("country", "demonym", "capital", "metonym")
"""Kinds of places that are compared as the state they belong to or stand for."""

VECTORS = "word_vectors.npz"


@cache
def places() -> Phrases:
    """States and bodies by the names news uses for them: the state, its people, its seat of government."""
    states = [
        (entry.text, entry.note.lower())
        for entry in lexicon.load("places").entries
        if entry.category in STANDS_FOR_STATE and entry.note
    ]
    bodies = [(entry.text, entry.category) for entry in lexicon.load("bodies").entries]
    return phrases((tuple(text.replace(" 's", "").split()), f"@{name}") for text, name in [*states, *bodies])


def phrases(named: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, name in named:
        found[words[0]].append((words, name))
    return {first: sorted(own, key=lambda one: -len(one[0])) for first, own in found.items()}


@cache
def phrasal_verbs() -> Phrases:
    """Phrases with the single word they stand for, in the same form ("laid off": "dismissed")."""
    return phrases((entry.elements, entry.note) for entry in lexicon.load("phrasal_verbs").entries)


@cache
def numerals(category: str) -> Mapping[str, float]:
    """Words for numbers with their values.

    >>> numerals("number")["forty-two"]
    42.0
    """
    known = {
        entry.text: entry.weight for entry in lexicon.load("numerals").entries if entry.category == category
    }
    tens = [word for word, value in known.items() if value in range(20, 100, 10)]
    ones = [word for word, value in known.items() if value in range(1, 10)]
    return known | {f"{ten}-{one}": known[ten] + known[one] for ten in tens for one in ones}


def words_of(sentence: str, names: Phrases | None = None) -> list[str]:
    """The words of a sentence, in order, as they are compared.

    Lower case; phrases as the single word they stand for; numbers by value ("#18000000"); states and
    bodies under one name ("@russia"), and with ``names`` (from ``short_names``) people under the name the
    articles use for short.

    >>> words_of("Moscow's envoy paid 1.5 million dollars.")
    ['@russia', "'s", 'envoy', 'paid', '#1500000', 'dollars']
    """
    remembered = not names and len(sentence) <= LONGEST_REMEMBERED
    return list(plain_words(sentence)) if remembered else read_words(sentence, names)


@lru_cache(REMEMBERED)
def plain_words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence without names used for short; several tables ask for those of one sentence."""
    return tuple(read_words(sentence, None))


def read_words(sentence: str, names: Phrases | None) -> list[str]:
    """The words of a sentence, read one by one."""
    forms = forms_in(sentence)
    lower = [form.bare for form in forms]
    found: list[str] = []
    known, names, place = places(), names or {}, 0
    last = len(forms) - 1
    for other, form in enumerate(forms):
        word, capital, owns, plain, lead_to, _ = form
        # Most words stay as they are; some were read with a phrase before them.
        alone = plain or (lead_to and (other == last or lower[other + 1] not in lead_to))
        if (alone and not (names and capital and word in names)) or other < place:
            continue
        found += lower[place:other]
        place = other
        if capital and (word in known or word in names):
            length, name = named(lower, forms, place, names, known)
            if length:
                found.append(name)
                place += length
                if forms[place - 1].owns:
                    found.append(OWNER)
                continue
        if word[0].isdecimal() or word in numerals("number"):
            length, value = number_at(lower, place)
            if word == "one" and length == 1:
                # Seldom a number: "one of them", "one said".
                found.append(word)
                place += 1
                continue
            found.append(f"#{value:.12g}")
            place += length
            continue
        length, single = standing_for(lower, place)
        if length:
            found.append(single)
            place += length
            continue
        found.append(ONE_WAY.get(word, word))
        if owns:
            # "It's" is no possessive.
            found.append("is" if is_small(word) else OWNER)
        place += 1
    return found + lower[place:]


class Form(NamedTuple):
    """A written word: in small letters without a possessive, whether it has a capital, whether it owns.

    ``plain`` words stay as they are, unless they are somebody's name; so do those that are nothing but the
    first of phrases, where none of the words they ``lead_to`` stands right behind.
    """

    bare: str
    capital: bool
    owns: bool
    plain: bool
    lead_to: frozenset[str]
    in_capitals: bool


def forms_in(sentence: str) -> list[Form]:
    """The written words of a sentence, each piece between blanks cut once for all sentences that have it.

    >>> [form.bare for form in forms_in("Some 18 000 men, 12 in all")]
    ['some', '18 000', 'men', '12', 'in', 'all']
    """
    pieces = BLANK.split(sentence) if SPACED.search(sentence) else sentence.split()
    return [form for piece in pieces for form in forms_of(piece)]


@lru_cache(REMEMBERED)
def forms_of(piece: str) -> tuple[Form, ...]:
    """The written words between two blanks, mostly one."""
    return tuple(map(form_of, TOKEN.findall(piece)))


@lru_cache(REMEMBERED)
def form_of(written: str) -> Form:
    """What is to be known of a written word, looked at once."""
    bare = POSSESSIVE.sub("", written.lower()).replace("’", "'")
    if bare[0] == ".":
        bare = f"0{bare}"
    capital, owns = written[0].isupper(), len(written) - len(bare) > 1
    special = (
        owns
        or bare[0].isdecimal()
        or bare in numerals("number")
        or bare in ONE_WAY
        or (capital and bare in places())
    )
    phrases_ = phrasal_verbs().get(bare, ())
    lead_to = frozenset() if special else frozenset(words[1] for words, _ in phrases_)
    return Form(bare, capital, owns, not special and not phrases_, lead_to, written.isupper())


def named(
    lower: Sequence[str], forms: Sequence[Form], place: int, names: Phrases | None, known: Phrases
) -> tuple[int, str]:
    """How many words from here are a known name, and which; 0 words where none is."""
    for phrases_ in (names or {}, known):
        for words, name in phrases_.get(lower[place], ()):
            if tuple(lower[place : place + len(words)]) == words and (
                len(words) > 1 or len(words[0]) > SHORT or forms[place].in_capitals
            ):
                return len(words), name
    return 0, ""


def standing_for(lower: Sequence[str], place: int) -> tuple[int, str]:
    """How many words from here are a phrase a single word stands for, and which; 0 words where none is.

    >>> standing_for("they laid off two".split(), 1), standing_for("they laid eggs".split(), 1)
    ((2, 'dismissed'), (0, ''))
    """
    for words, single in phrasal_verbs().get(lower[place], ()):
        if tuple(lower[place : place + len(words)]) == words:
            return len(words), single
    return 0, ""


def number_at(lower: Sequence[str], place: int) -> tuple[int, float]:
    """How many words from here are one number, and its value.

    >>> number_at(["two", "hundred", "thousand", "men"], 0)
    (3, 200000.0)
    """
    word = lower[place]
    value = numerals("number").get(word) or float(figure(word))
    length = 1
    for following in lower[place + 1 :]:
        factor = numerals("multiplier").get(following)
        if factor is None:
            break
        value *= factor
        length += 1
    return length, value


def figure(word: str) -> str:
    """Digits as Python reads them; commas part thousands ("2,300"), points decimals and colons minutes.

    >>> figure("2,300"), figure("1.5"), figure("1.2.3"), figure("90s"), figure("4:30")
    ('2300', '1.5', '123', '90', '4.5')
    """
    if ":" in word:
        hours, minutes = word.split(":")
        return f"{int(hours) + int(minutes) / 60:.12g}"
    plain = re.sub(r"[^\d.]", "", word.replace(",", ""))
    return plain if plain.count(".") <= 1 and plain != "." else plain.replace(".", "")


CAPITALS = re.compile(r"\b[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")


def short_names(sentences: Sequence[str]) -> Phrases:
    """People and bodies whose full name stands in the sentences, with the one word used for them alone.

    "Kim Jong Un" is called "kim" where "Kim" stands alone at least twice; the last word of a name is
    tried before the first. Titles in front of a name are left out.
    """
    alone: Counter[str] = Counter()
    full: Counter[tuple[str, ...]] = Counter()
    titles = single_words("clause_words", "role") | single_words("abbreviations", "title")
    small = single_words("function_words")
    for sentence in sentences:
        for match in CAPITALS.finditer(sentence):
            run = [POSSESSIVE.sub("", word).lower() for word in match.group().split(" ")]
            size = len(run)
            # "Transport Minister Ada Quill": the office is no part of the name.
            office = max((place for place, word in enumerate(run[:-1]) if word in titles), default=-1)
            run = run[office + 1 :]
            while run and run[0] in small:
                run = run[1:]
            # The first word of a sentence is a capital whatever it is.
            if len(run) == 1 and (match.start() > 0 or size > 1):
                alone[run[0]] += 1
            elif 2 <= len(run) <= 4:
                full[tuple(run)] += 1
    known = places()
    found = []
    for name in full:
        if any(word in small for word in name) or name[0] in known:
            continue
        used = next((word for word in (name[-1], name[0]) if alone[word] >= 2 and len(word) > 2), None)
        if used is not None and used not in known:
            found.append((name, used))
            joined = tuple(part for word in name for part in word.split("-"))
            if joined != name:
                found.append((joined, used))
    return phrases(found)


@cache
def stemmer() -> object:
    """The English Snowball stemmer (Porter 2001)."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def word_forms() -> Mapping[str, lexicon.Entry]:
    """Words the stemmer parts from their kin ("sold") or joins with others ("officer", "office")."""
    return {entry.text: entry for entry in lexicon.load("word_forms").entries}


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """The stem of a word; names, numbers and short words stay as they are.

    Irregular forms, families the stemmer parts and British spellings have the stem of their word.

    >>> stem("negotiations"), stem("@russia"), stem("#12")
    ('negoti', '@russia', '#12')
    >>> stem("sold"), stem("invasion"), stem("invade"), stem("officer"), stem("office")
    ('sell', 'invad', 'invad', 'officer', 'offic')
    """
    known = word_forms().get(word)
    if known is not None:
        return known.note if known.category == "apart" else stem(known.note)
    if word[0] in "@#" or len(word) < 4:
        return word
    return known_stems().get(word) or str(stemmer().stemWord(word))  # type: ignore[attr-defined]


@cache
def known_stems() -> Mapping[str, str]:
    """The words that have a vector with their stems (docs/word-vectors.md), the most frequent first.

    The stemmer, in Python, takes fifty microseconds a word, and a page of five articles needs four thousand.
    """
    with (files("srccompare") / "data" / VECTORS).open("rb") as file, np.load(file) as data:
        words, stems = (data[name].tobytes().decode().split("\n") for name in ("words", "stems"))
    return dict(zip(words, stems, strict=True))


@cache
def synonyms() -> Mapping[str, Sequence[str]]:
    """For each stem the groups of words for the same thing it belongs to."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in lexicon.load("synonyms").entries:
        if entry.category not in found[stem(entry.text)]:
            found[stem(entry.text)].append(entry.category)
    return dict(found)
