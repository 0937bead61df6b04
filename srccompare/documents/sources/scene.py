"""What is asked of the tokens of a batch when a noun phrase is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np

from srccompare.documents.names import Names, gazetteer
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

Range = tuple[int, int]
REMEMBERED = 1 << 14
"""Distinct words and phrases of which what they tell is kept."""


@dataclass(frozen=True, eq=False)
class Scene:
    """The tokens of a batch one by one: words, sentences, which name each belongs to, what is reported.

    ``kinds`` are those of the entities; ``at`` gives the row of the mention a token belongs to; ``reported``
    whether it stands in a quotation or in what somebody is reported to say; ``heads`` remembers ``head_of``.
    """

    documents: Text
    names: Names
    word: list[str]
    at: dict[int, int]
    first: list[int]
    stop: list[int]
    titled: list[int]
    entity: list[int]
    kinds: list[str]
    sentence: Sequence[int]
    sentence_first: list[int]
    paragraph: Sequence[int]
    reported: Sequence[int]
    heads: dict[Range, Range] = field(default_factory=dict)

    def text(self, first: int, stop: int) -> str:
        """The words of a range as they stand in the article."""
        tokens = self.documents.tokens
        last = stop - 1
        end = tokens.position.item(last) + tokens.length.item(last)
        return self.documents.layout.buffer[tokens.position.item(first) : end]

    def mention_ending(self, stop: int) -> int:
        """The row of the mention that ends before token ``stop``, -1 for none."""
        row = self.at.get(stop - 1, -1)
        return row if row >= 0 and self.stop[row] == stop else -1

    def sentence_stop(self, sentence: int) -> int:
        """One past the last token of a sentence."""
        following = sentence + 1
        return self.sentence_first[following] if following < len(self.sentence_first) else len(self.word)

    def kind(self, row: int) -> str:
        """The kind of the entity a mention names."""
        return self.kinds[self.entity[row]]


def scene_of(documents: Text, names: Names, reported: BoolArray) -> Scene:
    """A batch made ready for reading."""
    first, length = names.first, names.stop - names.first
    row = np.repeat(np.arange(len(first)), length)
    token = np.arange(len(row)) + (first - np.cumsum(length) + length)[row]
    bounds: IntArray = documents.sentence_bounds[0]
    return Scene(
        documents=documents,
        names=names,
        word=names.word,
        at=dict(zip(token.tolist(), row.tolist(), strict=True)),
        first=first.tolist(),
        stop=names.stop.tolist(),
        titled=names.titled.tolist(),
        entity=names.entity.tolist(),
        kinds=names.entities.kind,
        sentence=documents.sentence.data,
        sentence_first=bounds.tolist(),
        paragraph=documents.paragraph.data,
        reported=reported.data,
    )


@cache
def breaks() -> frozenset[str]:
    """Words that end the head of a noun phrase: prepositions and relatives."""
    return (single_words("clause_words", "preposition") | single_words("clause_words", "relative")) - {"'s"}


def head_stop(scene: Scene, first: int, stop: int) -> int:
    """One past the head of the noun phrase: "the union's general secretary" of "… and a former driver"."""
    at, words, token = scene.at, scene.word, first
    while token < stop:
        row = at.get(token)
        if row is not None:
            token = max(scene.stop[row], token + 1)
            continue
        word = words[token]
        if not may_end_head(word):
            token += 1
            continue
        if token - 1 in at and word in closed_class("phrase_joint") and owns(scene, at.get(token + 1, -1)):
            # "Democracy for Norway's director"
            token = scene.stop[at[token + 1]] + 1
            continue
        if token > first:
            ends = ends_head(word) and not is_qualifying(scene, first, token, stop)
            doing = word.endswith(("ing", "ed")) and is_doing(scene, token)
            if ends or doing or (word in closed_class("coordinator") and parts_heads(scene, token, stop)):
                return token
            if word in single_words("source_words", "possessive") and is_noun(scene, token - 1):
                # "figures her campaign released"
                return token
        token += 1
    return stop


def head_of(scene: Scene, first: int, stop: int) -> Range:
    """The head of a noun phrase without what opens it: several rules ask for that of one phrase."""
    found = scene.heads.get((first, stop))
    if found is None:
        begin = without_opening(scene, first, stop)
        found = scene.heads[first, stop] = begin, head_stop(scene, begin, stop)
    return found


@lru_cache(REMEMBERED)
def may_end_head(word: str) -> bool:
    """Whether a word or mark may end the head of a noun phrase, by what stands around it."""
    joins = closed_class("phrase_joint") | closed_class("coordinator")
    closes = joins | single_words("source_words", "possessive")
    return word in closes or word.endswith(("ing", "ed")) or ends_head(word)


def owns(scene: Scene, row: int) -> bool:
    """Whether "'s" stands behind a mention."""
    return row >= 0 and scene.word[scene.stop[row] : scene.stop[row] + 1] == ["'s"]


def is_noun(scene: Scene, token: int) -> bool:
    """Whether a word may be the noun of a phrase: no mark, no small word."""
    word = scene.word[token]
    return word.isalpha() and word not in openers() | gazetteer.small_words() | quantities()


def is_qualifying(scene: Scene, first: int, token: int, stop: int) -> bool:
    """Whether a preposition only qualifies the noun behind it: "a top outside adviser"."""
    if scene.word[token] not in closed_class("preposition_or_noun") or token + 1 >= stop:
        return False
    return all(word in gazetteer.modifiers() for word in scene.word[first:token])


def parts_heads(scene: Scene, token: int, stop: int) -> bool:
    """Whether what "and" or "or" joins to the head is a second noun phrase: "the union and the port"."""
    return token + 1 < stop and scene.word[token + 1] in openers()


def is_doing(scene: Scene, token: int) -> bool:
    """Whether a word says what the people before it do or are: "judges handling lawsuits"."""
    before, word = scene.word[token - 1], scene.word[token]
    after = scene.word[token + 1] if token + 1 < len(scene.word) else ""
    if (
        word.endswith("ing")
        and before in gazetteer.offices()
        and (after in openers() or token + 1 in scene.at)
        and token - 1 not in scene.at
    ):
        # "a judge handling a lawsuit", "a journalist visiting Vardal"
        return word not in gazetteer.offices()
    if not word.endswith(("ing", "ed")) or not before.endswith("s") or word in gazetteer.offices():
        return False
    if word.endswith("ed") and scene.word[token + 1 : token + 2] and scene.word[token + 1] not in breaks():
        return False
    if token - 1 not in scene.at:
        return before in gazetteer.offices()
    # "Americans worried about their harbour"
    people = gazetteer.known_names().get(before.removesuffix("s"))
    return people is not None and people.category == "demonym"


@lru_cache(REMEMBERED)
def ends_head(word: str) -> bool:
    """Whether a word or mark ends the head of a noun phrase."""
    if word in breaks() or word in closed_class("title_giving"):
        return True
    return not word[:1].isalnum() and word not in (
        "'s",
        "'",
        "’",
        "-",
        "/",
        "&",
        '"',
        "“",
        "”",
        "‘",
        "%",
        "$",
    )


def without_opening(scene: Scene, first: int, stop: int) -> int:
    """The first token of a phrase after articles, numbers and the like."""
    opens, words = openers(), scene.word
    while first < stop - 1 and words[first] in opens:
        first += 1
    return first


@cache
def openers() -> frozenset[str]:
    """Articles and other small words that open a noun phrase."""
    words = single_words("clause_words", "determiner") | single_words("source_words", "opener")
    return words | set('"“‘')


@cache
def quantities() -> frozenset[str]:
    """Words that count what stands behind "of": "two", "most", "54 per cent"."""
    return single_words("clause_words", "quantifier") | single_words("quantities")


@lru_cache(REMEMBERED)
def is_quantity(word: str) -> bool:
    """Whether a word is a number or counts."""
    return word[:1].isdigit() or word in quantities()


def is_people(scene: Scene, row: int) -> bool:
    """Whether a mention is a people or its adjective: "Norwegians", "Western"."""
    known = gazetteer.known_names().get(
        gazetteer.key_of(" ".join(scene.word[scene.first[row] : scene.stop[row]]))
    )
    return known is not None and known.category == "demonym"
