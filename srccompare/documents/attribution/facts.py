"""What is known of each attribution beside its spans: kind, cue, stance, polarity, confidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.attribution.joining import DIRECT_SHARE
from srccompare.documents.spans import BoolArray, FloatArray, IntArray, Spans
from srccompare.documents.text import Text
from srccompare.documents.text.closed_classes import closed_class

KINDS = ("direct", "mixed", "indirect")
DIRECT, MIXED, INDIRECT = range(3)
OTHER = "other"
"""The stance of a cue that is in no list ("is seizing on")."""
STANCES = (*lexicon.load("cue_stances").categories, OTHER)
AFFIRMED, NEGATED = 1, -1
POLARITIES = {AFFIRMED: "affirmed", NEGATED: "negated"}

NEGATION_REACH = 3
"""Tokens before a cue in which "not" negates it: "did not publicly say"."""
NOT_ONLY = closed_class("not_only")

SKIPPED = classes.AUXILIARY | classes.BE | classes.ADVERB | classes.ENDS_LY | classes.CLITIC


@dataclass(frozen=True, eq=False)
class AttributionFacts:
    """Parallel arrays, one row per attribution, sorted by article and group.

    ``article`` and ``group`` are those of ``Documents.attributions``. ``kind`` numbers KINDS,
    ``stance`` numbers STANCES; ``polarity`` is 1, or -1 where the cue is negated ("did not
    confirm"). ``confidence`` is the probability that source and content are right, ``head`` the token
    of the batch that the cue turns on ("said" in "has long said"), ``cue_lemma`` its dictionary
    form, ``sourced`` whether a source is named, ``quoted`` the share of the content's words in quotations.
    """

    article: IntArray
    group: IntArray
    kind: IntArray
    stance: IntArray
    polarity: IntArray
    confidence: FloatArray
    head: IntArray
    cue_lemma: tuple[str, ...]
    sourced: BoolArray
    quoted: FloatArray

    def __len__(self) -> int:
        return len(self.article)

    @property
    def kinds(self) -> list[str]:
        """The kind of each attribution, by name."""
        return [KINDS[number] for number in self.kind.tolist()]

    @property
    def stances(self) -> list[str]:
        """The stance of each cue, by name."""
        return [STANCES[number] for number in self.stance.tolist()]

    @property
    def polarities(self) -> list[str]:
        """Whether each cue is affirmed or negated, in words."""
        return [POLARITIES[number] for number in self.polarity.tolist()]

    def rows_of(self, spans: Spans) -> IntArray:
        """The row of each span's attribution; every span must belong to one."""
        row: IntArray = np.searchsorted(keys(self.article, self.group), keys(spans.article, spans.group))
        return row


def find_facts(documents: Text, attributions: Spans) -> AttributionFacts:
    """The facts of all attributions of a batch."""
    cue, content, source = (attributions.of(role) for role in ("cue", "content", "source"))
    cue = cue[np.argsort(keys(cue.article, cue.group), kind="stable")]
    key = keys(cue.article, cue.group)
    first, stop = documents.token_range(cue)
    head, stance, lemmas = read_cues(documents, first, stop)
    quoted = quoted_share(documents, content)
    kind = np.where(quoted >= DIRECT_SHARE, DIRECT, np.where(quoted > 0, MIXED, INDIRECT))
    return AttributionFacts(
        article=cue.article,
        group=cue.group,
        kind=kind.astype(np.int8),
        stance=stance.astype(np.int8),
        polarity=polarity_of(documents, head, first, source, key).astype(np.int8),
        confidence=cue.score,
        head=head,
        cue_lemma=tuple(lemmas),
        sourced=np.isin(key, keys(source.article, source.group)),
        quoted=quoted,
    )


def keys(article: IntArray, group: IntArray) -> IntArray:
    """A number for each row that is the same for the rows of one attribution and rises with them."""
    number: IntArray = article.astype(np.int64) * (1 << 32) + group
    return number


def quoted_share(documents: Text, content: Spans) -> FloatArray:
    """For each attribution, by article and group, the share of its content's words that are quoted."""
    pairs = documents.quotation_pairs
    inside = documents.covered(pairs.first, pairs.stop) & documents.is_word
    first, stop = documents.token_range(content)
    words = np.concatenate([[0], np.cumsum(documents.is_word)])
    quoted = np.concatenate([[0], np.cumsum(inside)])
    _, group = np.unique(keys(content.article, content.group), return_inverse=True)
    total = np.bincount(group, words[stop] - words[first])
    share: FloatArray = np.bincount(group, quoted[stop] - quoted[first]) / np.maximum(total, 1)
    return share


def read_cues(documents: Text, first: IntArray, stop: IntArray) -> tuple[IntArray, IntArray, list[str]]:
    """The token each cue turns on, its stance and its dictionary form.

    The first listed word or phrase of a cue decides ("refused to say" refuses), but not the adverb of
    "has long said"; of a cue without one, the first word that is neither auxiliary nor adverb.
    """
    words = lexicon.load("cue_stances")
    hits = documents.hits(words)
    adverb = (class_bits(documents)[hits.first] & classes.ADVERB) > 0
    rows = np.flatnonzero(~adverb | np.isin(hits.stop, stop))
    order = rows[np.lexsort((-hits.stop[rows], hits.first[rows]))]
    starts = hits.first[order]
    place = np.searchsorted(starts, first)
    listed = place < len(starts)
    listed[listed] = starts[place[listed]] < stop[listed]
    hit = order[place[listed]]
    head, stance = unlisted_heads(documents, first, stop), np.full(len(first), STANCES.index(OTHER))
    head[listed], stance[listed] = hits.first[hit], hits.category[hit]
    ends = head + 1
    ends[listed] = hits.stop[hit]
    plain = class_bits(documents)[head] & (classes.PREPOSITION | classes.BREAK)
    stance[~listed & (plain > 0)] = STANCES.index("neutral")
    strings, norm = documents.vocabulary.norms.strings, documents.tokens.norm
    forms = [
        " ".join(strings[number] for number in norm[low:high].tolist())
        for low, high in zip(head.tolist(), ends.tolist(), strict=True)
    ]
    return head, stance, [lemmas().get(form, form) for form in forms]


def unlisted_heads(documents: Text, first: IntArray, stop: IntArray) -> IntArray:
    """The first token of each range that is neither auxiliary nor adverb, its last where all are."""
    bits = class_bits(documents)
    plain = np.flatnonzero((bits & SKIPPED) == 0)
    place = np.searchsorted(plain, first)
    found = np.append(plain, len(bits))[place]
    return np.where(found < stop, found, stop - 1)


def class_bits(documents: Text) -> IntArray:
    """The word classes of every token, punctuation with what can be seen of it."""
    norms = documents.vocabulary.norms
    bits: IntArray = norms.column("attribution classes", classes.of_words, np.int64)[documents.tokens.norm]
    for name in ("comma", "colon", "dash", "mark", "clitic"):
        bits = bits | np.where((documents.tokens.shape & classes.SHAPES[name]) > 0, classes.BIT[name], 0)
    return bits


def polarity_of(documents: Text, head: IntArray, first: IntArray, source: Spans, key: IntArray) -> IntArray:
    """-1 for each cue with "not" in or right before it, or with "nobody" for its source; else 1."""
    negates = documents.is_word_of("certainty_words", "negation")
    only = documents.vocabulary.norms.column(
        "not only", lambda norms: [norm in NOT_ONLY for norm in norms], bool
    )[documents.tokens.norm]
    negates[:-1] &= ~only[1:]
    bits, sentence = class_bits(documents), documents.sentence
    negated = np.zeros(len(head), bool)
    open_ = np.ones(len(head), bool)
    for back in range(1, NEGATION_REACH + 1):
        place = np.maximum(head - back, 0)
        # Beyond the cue itself nothing but auxiliaries and adverbs stands between "not" and its verb.
        open_ &= (
            (head - back >= 0) & (sentence[place] == sentence[head]) & ((bits[place] & classes.BREAK) == 0)
        )
        negated |= open_ & negates[place]
        open_ &= (place >= first) | ((bits[place] & SKIPPED) > 0)
    begin = documents.token_range(source)[0]
    nobody = keys(source.article, source.group)[negates[begin]]
    return np.where(negated | np.isin(key, nobody), NEGATED, AFFIRMED)


@cache
def lemmas() -> dict[str, str]:
    """The dictionary form of every listed form."""
    return {entry.text: entry.note or entry.text for entry in lexicon.load("cue_stances").entries}
