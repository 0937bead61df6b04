"""Rules and tagger together: every cue that either found, read as is most probable."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from srccompare.documents.attribution import boundaries, choosing, classes, tagger
from srccompare.documents.attribution.candidates import candidates_of, overlap
from srccompare.documents.attribution.choosing import Candidate
from srccompare.documents.attribution.contexts import Seen
from srccompare.documents.attribution.features import LEVELS, TokenFeatures, margins
from srccompare.documents.attribution.labels import CONTENT, CUE, OUT, SOURCE, covered, paint, parts_of
from srccompare.documents.attribution.linking import Linked, Part, link
from srccompare.documents.attribution.quoted import claim_quotations
from srccompare.documents.attribution.reading import Batch, Range, Reading
from srccompare.documents.attribution.seeing import see
from srccompare.documents.attribution.tagger import Weights
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text import Text

EAGER = round(0.1 * tagger.SCALE)
"""What is taken off the scores of tokens outside attributions, so that fewer are missed (tuned on dev)."""
SURE = 0.65
"""Confidence at least of patterns in which rules are not overruled, as they are seldom wrong on the training
articles (70 to 90 % right): inversions that end their sentence, transcripts, signed quotations, "from Smith's
perspective", headlines with a speaker and a colon."""
RULES_RIGHT = np.array([0.91, 0.75, 0.65, 0.52])
"""Share of the rules' direct, mixed and indirect attributions that were right on the training articles, and
of those without a source."""
DIRECT_SHARE = 0.95
"""Quoted share of a content from which on it is direct: a word at the edge may stand outside the marks."""
LEAST = 0.4
"""The threshold: attributions less probable than this are not reported, nor counted by any measure."""


class Parts(NamedTuple):
    """The parts of attributions: first token, end, role, number of the attribution, confidence."""

    first: IntArray
    stop: IntArray
    role: IntArray
    group: IntArray
    score: FloatArray


class Weighed(NamedTuple):
    """The readings of all cues, and what is seen of each (see ``choosing``)."""

    candidates: list[Candidate]
    codes: dict[str, IntArray]


def parts_from(found: Sequence[Linked | Candidate], score: FloatArray | None = None) -> Parts:
    """The parts of attributions, numbered in the order given; ``score`` is by attribution."""
    rows: list[tuple[int, int, int, int]] = []
    for group, one in enumerate(found):
        rows.append((*one.cue, CUE, group))
        rows += [(*one.source, SOURCE, group)] if one.source else []
        rows += [(*part, CONTENT, group) for part in one.content]
    first, stop, role, group_of = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, 4).T
    return Parts(first, stop, role, group_of, np.ones(len(rows)) if score is None else score[group_of])


def measured_by_kind(documents: Text, batch: Batch, parts: Parts) -> Parts:
    """The attributions of the rules, each as probable as those of its kind were on the training articles."""
    if not len(parts.first):
        return parts
    size = int(parts.group.max()) + 1
    content = parts.role == CONTENT
    first, stop, group = parts.first[content], parts.stop[content], parts.group[content]
    words = np.concatenate([[0], np.cumsum(documents.is_word)])
    quoted = np.concatenate([[0], np.cumsum(documents.is_word & (batch.quote >= 0))])
    total = np.bincount(group, words[stop] - words[first], size)
    share = np.bincount(group, quoted[stop] - quoted[first], size) / np.maximum(total, 1)
    kind = np.where(share >= DIRECT_SHARE, 0, np.where(share > 0, 1, 2))
    kind[np.bincount(parts.group[parts.role == SOURCE], minlength=size) == 0] = 3
    return parts._replace(score=RULES_RIGHT[kind][parts.group])


def joined(
    documents: Text,
    batch: Batch,
    readings: Sequence[Reading],
    rules: Sequence[Linked],
    weights: Weights,
    confidence: float,
    added: IntArray | None = None,
) -> Parts:
    """The most probable reading of every cue that the tagger or the rules found, if at least so probable.

    ``added`` is what another model adds to the tagger's scores (see ``label_scores``).
    """
    weighed = weigh(documents, batch, readings, rules, weights, added)
    if not weighed.candidates:
        return parts_from([])
    probability = choosing.probabilities(weighed.codes, weights.choice, weights.bias)
    sure = np.array([one.sure or speaks_beside(batch, one) for one in weighed.candidates])
    probability[sure] = np.maximum(probability[sure], SURE)
    chosen = choosing.best_of(weighed.candidates, probability, confidence)
    chosen = chosen[~overruled([weighed.candidates[number] for number in chosen.tolist()])]
    found = [copy_of(weighed.candidates[number]) for number in chosen.tolist()]
    article = documents.tokens.article
    by_article: dict[int, list[Candidate]] = {}
    for one in found:
        by_article.setdefault(int(article[one.cue[0]]), []).append(one)
    free = free_quotations(documents, batch, parts_from(found))
    for reading in readings:
        number = int(article[reading.first])
        if number in free and number in by_article:
            claim_quotations(reading, by_article[number], free[number])
    return parts_from(found, probability[chosen])


def speaks_beside(batch: Batch, one: Candidate) -> bool:
    """Whether source and verb touch a quotation with a mark of its own, whatever the verb.

    "“Never,” croaked Lee, …", "“Never,” a man in a coat croaked.", "Lee croaked, “Never.”".
    """
    if one.source is None:
        return False
    first, stop = one.content[0]
    begin, end = one.cue
    marked = batch.bits[stop - 2] & (classes.COMMA | classes.STOP)
    if not (batch.quote[first] == batch.quote[stop - 1] >= 0 and marked):
        return False
    if stop == begin and one.source[0] == end:
        return True
    if one.source[1] != begin or len(one.content) > 1:
        return False
    if stop == one.source[0]:
        return True
    # "Lee's show: “Politicking.”" has no verb, and in "Lee was asked, “Why?”" another speaks.
    told = batch.bits[begin:end]
    verb = told[-1] & (classes.ENDS_ED | classes.CUE_FORM) and not told[-1] & (
        classes.NOUN_FORM | classes.BASE_FORM
    )
    verb = verb and not (told & classes.BE).any()
    return bool(verb and first == end + 1 and batch.bits[end] & (classes.COMMA | classes.COLON))


def overruled(found: Sequence[Candidate]) -> BoolArray:
    """Which attributions take a part of one to be trusted for their own.

    In "The owner, Lee added, had known of the leak" Lee is who added it, and nobody who had known.
    """
    lost = np.zeros(len(found), bool)
    order = sorted(range(len(found)), key=lambda number: found[number].cue)
    starts = [found[number].cue[0] for number in order]
    for sure in (one for one in found if one.sure):
        told = [sure.cue, *([sure.source] if sure.source else [])]
        for first, stop in sure.content:
            for number in order[bisect_left(starts, first) : bisect_left(starts, stop)]:
                one = found[number]
                taken = one.source is not None and any(overlap(one.source, part) for part in told)
                lost[number] |= taken and not one.sure and one.cue[1] <= stop
    return lost


def free_quotations(documents: Text, batch: Batch, parts: Parts) -> dict[int, list[Range]]:
    """The quotations of each article without a word in any cue or content."""
    told = parts.role != SOURCE
    taken = covered(parts.first[told], parts.stop[told], len(documents.tokens))
    total = np.concatenate([[0], np.cumsum(taken)])
    alone = total[batch.stop] == total[batch.first]
    free: dict[int, list[Range]] = {}
    columns = (documents.tokens.article[batch.first[alone]], batch.first[alone], batch.stop[alone])
    for article, first, stop in zip(*(column.tolist() for column in columns), strict=True):
        free.setdefault(article, []).append((first, stop))
    return free


def copy_of(one: Candidate) -> Candidate:
    """A candidate whose content may grow without changing the readings it shares it with."""
    cluster, cue, source, content = one.cluster, one.cue, one.source, list(one.content)
    return Candidate(cluster, cue, source, content, one.source_from, one.content_from, one.found_by, one.sure)


def weigh(
    documents: Text,
    batch: Batch,
    readings: Sequence[Reading],
    rules: Sequence[Linked],
    weights: Weights,
    added: IntArray | None = None,
) -> Weighed:
    """The readings of all cues with what is seen of them."""
    candidates, tokens = read_cues(documents, batch, readings, rules, weights, added)
    if not candidates:
        return Weighed([], {})
    candidates = boundaries.with_better_ends(candidates, tokens, weights.ending)
    return Weighed(candidates, choosing.codes_of(candidates, tokens))


def read_cues(
    documents: Text,
    batch: Batch,
    readings: Sequence[Reading],
    rules: Sequence[Linked],
    weights: Weights,
    added: IntArray | None = None,
) -> tuple[list[Candidate], TokenFeatures]:
    """The readings of all cues by tagger and rules, and what is seen of every token."""
    seen = see(documents, batch, rule_labels(documents, rules))
    score = tagger.scores(weights, documents.vocabulary, documents.tokens.type, seen)
    if added is not None:
        score[:, : added.shape[1]] += added
    score[:, : OUT + 3] -= EAGER
    tags = tagger.best_labels(score, weights.transitions, *documents.paragraph_bounds)
    tags[~documents.measured] = OUT
    tagged = linked(documents, readings, tags)
    article = documents.tokens.article.data
    reading_of = {article[reading.first]: reading for reading in readings}
    candidates = candidates_of(tagged, rules, reading_of, article)
    return candidates, token_features(documents, batch, weights, seen, score, tags)


def token_features(
    documents: Text, batch: Batch, weights: Weights, seen: Seen, score: IntArray, tags: IntArray
) -> TokenFeatures:
    """What the models that weigh readings see of every token."""
    return TokenFeatures(
        seen=seen,
        margin=margins(score),
        label=tags,
        level=numbers_of_forms(documents, "cue level", weights, weights.propensity, LEVELS - 1),
        form=numbers_of_forms(documents, "frequent form", weights, weights.forms, 0),
        bits=batch.bits,
        quote=batch.quote,
        forms=len(weights.forms) + 1,
    )


def numbers_of_forms(
    documents: Text, name: str, weights: Weights, known: Mapping[str, int], nothing: int
) -> IntArray:
    """The number that some weights know the form of each token by, ``nothing`` for all other forms."""
    column: IntArray = documents.vocabulary.norms.column(
        f"{name} {weights.fingerprint}",
        lambda norms: [known.get(norm, nothing) for norm in norms],
        np.int16,
    )
    return column[documents.tokens.norm].astype(np.int64)


def rule_labels(documents: Text, rules: Sequence[Linked]) -> IntArray:
    """What the rules found, as a label per token."""
    parts = parts_from(rules)
    return paint(parts.first, parts.stop, parts.role, parts.group, documents.sentence)


def linked(documents: Text, readings: Sequence[Reading], tags: IntArray) -> list[Linked]:
    """The attributions that tags name."""
    first, stop, role, right = parts_of(tags, documents.opens_paragraph)
    columns = (first, stop, role, right, documents.sentence[first], documents.paragraph[first])
    parts = list(map(Part._make, zip(*(column.tolist() for column in columns), strict=True)))
    return link(parts, list(chain.from_iterable(reading.word[:-1] for reading in readings)))
