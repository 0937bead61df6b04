"""The text of a batch, before anybody speaks: tokens, sentences, paragraphs, quotations, zones, hits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np

from srccompare import lexicon
from srccompare.articles import Articles
from srccompare.documents.spans import BoolArray, FloatArray, IntArray, Spans, make
from srccompare.documents.text import language, quotations, set_aside, shapes, zones
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.layers import layer
from srccompare.documents.text.matching import Hits, Surroundings, matcher_for, surroundings
from srccompare.documents.text.quotations import SPEECH, Pairs
from srccompare.documents.text.sentences import sentence_starts
from srccompare.documents.text.structure import numbered, paragraph_starts, word_mask
from srccompare.documents.text.tokens import Layout, Tokens, lay_out, tokenize
from srccompare.documents.text.vocabulary import Vocabulary, among, shared_vocabulary
from srccompare.lexicon import Lexicon

AS_REACH = 7
"""Words between a verb and the "as" behind which a name stands: "refers to the valley as". A guess, with that
example in view."""
DECADE = re.compile(r"\d0s")


class Text:
    """The layers of a batch that do not need to know who speaks; ``Documents`` stands on them.

    Layers are read-only and independent of the rest of the batch: an article by itself gives the same
    rows, bit for bit.

    >>> from srccompare.articles import Article
    >>> text = Text(Articles((Article(id="a1", text="The dam may fail. Nobody slept."),)))
    >>> text.text_of(text.sentences)
    ['The dam may fail.', 'Nobody slept.']
    """

    def __init__(self, articles: Articles, vocabulary: Vocabulary | None = None) -> None:
        self.articles = articles
        self.vocabulary = vocabulary or shared_vocabulary()
        self.faults: dict[int, str] = {}
        """Articles a layer could not read, with the error; filled when the layer is first used."""
        self._hits: dict[Lexicon, Hits] = {}

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} articles, {len(self.tokens)} tokens>"

    def __reduce__(self) -> tuple[type[Text], tuple[Any, ...]]:
        # Numbers in the arrays hang on this process's vocabulary; a copy analyzes afresh.
        return Text, (self.articles,)

    def __getitem__(self, index: int) -> Text:
        """One article as a batch of its own."""
        return Text(replace(self.articles, items=(self.articles[index],)), self.vocabulary)

    # Tokens and the units they form -------------------------------------------------------------------

    @layer
    def layout(self) -> Layout:
        """Titles and texts laid end to end."""
        return lay_out(self.articles)

    @layer
    def tokens(self) -> Tokens:
        """One row per token, with offsets."""
        return tokenize(self.layout, self.vocabulary)

    @layer
    def _starts(self) -> tuple[BoolArray, BoolArray]:
        paragraphs = paragraph_starts(self.tokens)
        return paragraphs, sentence_starts(self.tokens, paragraphs, self.vocabulary)

    @property
    def opens_paragraph(self) -> BoolArray:
        """Whether each token opens a paragraph."""
        return self._starts[0]

    @layer
    def paragraph(self) -> IntArray:
        """The row of each token's paragraph."""
        return numbered(self._starts[0])

    @layer
    def sentence(self) -> IntArray:
        """The row of each token's sentence."""
        return numbered(self._starts[1])

    @layer
    def sentence_bounds(self) -> tuple[IntArray, IntArray]:
        """First token of each sentence and one past its last."""
        return self._bounds(self._starts[1])

    @layer
    def paragraph_bounds(self) -> tuple[IntArray, IntArray]:
        """First token of each paragraph and one past its last."""
        return self._bounds(self._starts[0])

    def _bounds(self, starts: BoolArray) -> tuple[IntArray, IntArray]:
        first = np.flatnonzero(starts)
        return first, np.concatenate([first[1:], [len(starts)]]).astype(np.int64)[: len(first)]

    @layer
    def sentences(self) -> Spans:
        """Sentences, in reading order."""
        return self.spans_of(*self.sentence_bounds)

    @layer
    def paragraphs(self) -> Spans:
        """Paragraphs, in reading order."""
        return self.spans_of(*self.paragraph_bounds)

    @layer
    def is_word(self) -> BoolArray:
        """Whether each token counts as a word (clitics and punctuation do not)."""
        return (self.tokens.shape & shapes.WORD) > 0

    # Quotations and zones -----------------------------------------------------------------------------

    @layer
    def quotation_pairs(self) -> Pairs:
        """Quotations as token ranges."""
        return quotations.pair_marks(self.tokens, self.paragraph, self.sentence, self._elided, self._plural)

    @layer
    def quotation_uses(self) -> IntArray:
        """What each quotation is for: speech, scare quote, title, nested."""
        return quotations.uses(
            self.tokens,
            self.quotation_pairs,
            self.sentence,
            self.is_word_of("reporting_cues"),
            self.is_word_of("so_called", "distancing") | self.is_word_of("so_called", "name"),
            self._behind_as(self.is_word_of("so_called", "name")),
            self.is_word_of("so_called", "work"),
            self.is_word_of("function_words"),
            self.is_word_of("clause_words", "preposition"),
            self.is_word_of("closed_classes", "article"),
            self.is_word_of("closed_classes", "relative_owner"),
        )

    def _behind_as(self, words: BoolArray) -> BoolArray:
        """Some words, and what leads from them to a name: "known as", "known locally as", "nicknamed him"."""
        norms, norm = self.vocabulary.norms, self.tokens.norm
        joining = norms.column("as", lambda all_: [one == "as" for one in all_], bool)[norm]
        manner = norms.column("in ly", lambda all_: [one.endswith("ly") for one in all_], bool)[norm]
        person = self.is_word_of("clause_words", "addressed")

        def behind(mask: BoolArray) -> BoolArray:
            return np.concatenate([[False], mask])[:-1]

        moved: BoolArray = words | (behind(words) & person)
        # "Whom all know as", "referred to the valley as".
        near = behind(self.is_word_of("so_called", "name_with_as"))
        for _ in range(AS_REACH):
            near |= behind(near)
        return moved | (joining & (behind(words | (manner & behind(words))) | near))

    @layer
    def quotations(self) -> Spans:
        """Quotations with their marks; the score is 1 where they are closed, .5 where they are not."""
        pairs = self.quotation_pairs
        score = np.where(pairs.state == quotations.UNCLOSED, 0.5, 1.0)
        return self.spans_of(
            pairs.first, pairs.stop, self.quotation_uses, score, self._within_article(pairs), quotations.USES
        )

    def _within_article(self, pairs: Pairs) -> IntArray:
        """Groups counted from the first token of the article, so that they do not hang on the batch."""
        article = self.tokens.article
        first = np.searchsorted(article, np.arange(len(self)))
        return pairs.group - first[article[pairs.first]]

    @layer
    def _elided(self) -> BoolArray:
        """Words that take a mark before them for an apostrophe: ’em, ’90s."""
        decade = self.vocabulary.norms.column(
            "decade",
            lambda norms: [norm.endswith("0s") and DECADE.fullmatch(norm) is not None for norm in norms],
            bool,
        )
        elided: BoolArray = self.is_word_of("apostrophe_words") | decade[self.tokens.norm]
        return elided

    @layer
    def _plural(self) -> BoolArray:
        column = self.vocabulary.norms.column(
            "ends in s", lambda norms: [norm.endswith("s") for norm in norms], bool
        )
        return column[self.tokens.norm]

    @layer
    def quoted(self) -> BoolArray:
        """Whether each token stands inside a speech quotation."""
        pairs = self.quotation_pairs
        speech = self.quotation_uses == SPEECH
        return self.covered(pairs.first[speech], pairs.stop[speech])

    @layer
    def lines(self) -> zones.Lines:
        """Paragraphs with what their zones are told by."""
        first, stop = self.paragraph_bounds
        words, furniture = self.is_word, lexicon.load("furniture")
        hits = self.hits(furniture)
        covered = np.zeros(len(self.tokens), bool)
        for distance in range(int((hits.stop - hits.first).max(initial=0))):
            rows = hits.first + distance < hits.stop
            covered[hits.first[rows] + distance] = True
        telling, teasing = np.zeros(len(first), bool), np.zeros(len(first), bool)
        telling[self.paragraph[hits.first[hits.weight >= zones.TELLING]]] = True
        teasing[self.paragraph[hits.first[hits.category == furniture.categories.index("teaser")]]] = True
        count = np.bincount(self.paragraph[words], minlength=len(first))
        content = self._content(words)
        return zones.Lines(
            first=first,
            stop=stop,
            article=self.tokens.article[first],
            field=self.tokens.field[first],
            words=count,
            finished=self._finished(first, stop),
            furniture_words=np.bincount(self.paragraph[covered & words], minlength=len(first)),
            telling=telling,
            teasing=teasing,
            content=content[stop] - content[first],
            heads=self._heads(words, content),
        )

    def _finished(self, first: IntArray, stop: IntArray) -> BoolArray:
        """Whether each paragraph ends like a sentence, quotation marks and brackets aside."""
        shape = self.tokens.shape
        finished = np.zeros(len(first), bool)
        for back in (1, 2, 3):
            token = np.maximum(stop - back, first)
            only_marks = np.ones(len(first), bool)
            for nearer in range(1, back):
                only_marks &= (
                    shape[np.maximum(stop - nearer, first)] & (shapes.MARK | shapes.BRACKET_CLOSE)
                ) > 0
            finished |= only_marks & ((shape[token] & shapes.TERMINAL) > 0)
        return finished

    def _content(self, words: BoolArray) -> IntArray:
        """Sums over the words before each token, whose differences are hashes of a paragraph's beginnings."""
        where = np.flatnonzero(words)
        row = self.paragraph[where]
        starts = np.searchsorted(row, np.arange(len(self.paragraph_bounds[0])))
        place = (np.arange(len(where)) - starts[row]).astype(np.uint64)
        mixed = (self.tokens.norm[where].astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * (place * np.uint64(2) + np.uint64(0xBF58476D1CE4E5B9))
        total = np.zeros(len(words) + 1, np.uint64)
        total[where + 1] = mixed
        content: IntArray = np.cumsum(total, dtype=np.uint64)
        return content

    def _heads(self, words: BoolArray, content: IntArray) -> zones.Heads:
        """What may be a headline alone, before the name of its site."""
        first, stop = self.paragraph_bounds
        separator = self.vocabulary.norms.column("separator", among(zones.SEPARATORS), bool)
        line, sign = zones.heads_of(self.tokens, first, stop, words, separator[self.tokens.norm])
        return zones.Heads(line, content[sign] - content[first[line]])

    @layer
    def zone_of_paragraph(self) -> IntArray:
        """The zone of each paragraph, by number."""
        credits_ = self.hits(lexicon.load("photo_credits"))
        credit, opener = np.zeros(len(self.tokens), bool), np.zeros(len(self.tokens), bool)
        names = lexicon.load("photo_credits").categories
        credit[credits_.first[credits_.category == names.index("credit")]] = True
        opener[credits_.stop[credits_.category == names.index("opener")] - 1] = True
        byline = self.vocabulary.norms.column("by", among(closed_class("agent_marker")), bool)
        step = self.vocabulary.norms.column("step", among(zones.STEPS), bool)
        found = zones.zones_of(
            self.tokens, self.lines, credit, opener, byline[self.tokens.norm], step[self.tokens.norm]
        )
        if not self.articles.furniture:
            return found
        texts = self.text_of(self.paragraphs)
        return set_aside.corrected(found, self.lines, texts, self.articles.furniture)

    @layer
    def zones(self) -> Spans:
        """Title, lead, body, captions and furniture: one row per paragraph."""
        return self.spans_of(*self.paragraph_bounds, self.zone_of_paragraph, categories=zones.ZONES)

    @layer
    def zone(self) -> IntArray:
        """The zone of each token, by number."""
        return self.zone_of_paragraph[self.paragraph]

    @layer
    def measured(self) -> BoolArray:
        """Whether each token is measured: everything but the furniture of the page."""
        measured: BoolArray = self.zone != zones.FURNITURE
        return measured

    # Finding words ------------------------------------------------------------------------------------

    def hits(self, words: Lexicon) -> Hits:
        """Every hit of a lexicon as token ranges, in all voices and zones."""
        if words not in self._hits:
            self._hits[words] = matcher_for(words, self.vocabulary).find(self.surroundings)
        return self._hits[words]

    @layer
    def surroundings(self) -> Surroundings:
        """What lexicon entries ask of their neighbourhood."""
        return surroundings(self.tokens, self.sentence, *self.sentence_bounds)

    def is_word_of(self, name: str, category: str | None = None) -> BoolArray:
        """For each token, whether it is in a bundled list of single words."""
        return word_mask(self.vocabulary, name, category)[self.tokens.norm]

    # Between tokens, spans and text -------------------------------------------------------------------

    def spans_of(
        self,
        first: IntArray,
        stop: IntArray,
        category: IntArray | int = 0,
        score: FloatArray | float = 1.0,
        group: IntArray | None = None,
        categories: tuple[str, ...] = ("",),
    ) -> Spans:
        """Token ranges as spans."""
        if not len(first):
            return Spans.empty(categories)
        tokens = self.tokens
        return make(
            tokens.article[first],
            tokens.field[first],
            tokens.start[first],
            tokens.end[stop - 1],
            category,
            score,
            group,
            categories,
        )

    def token_range(self, spans: Spans) -> tuple[IntArray, IntArray]:
        """First token of each span and one past its last."""
        # Offsets count in the texts as given, which may be longer than what is laid out.
        offset = self.layout.given[spans.article.astype(np.int64) * 2 + spans.field]
        begins, ends = self.token_edges
        first = np.searchsorted(ends, offset + spans.start, side="right")
        stop = np.searchsorted(begins, offset + spans.end, side="left")
        return first, np.maximum(stop, first + 1)

    @layer
    def token_edges(self) -> tuple[IntArray, IntArray]:
        """Where each token begins and ends, counted through all texts as given."""
        field = self.layout.given[self.tokens.segment]
        return field + self.tokens.start, field + self.tokens.end

    def covered(self, first: IntArray, stop: IntArray) -> BoolArray:
        """Whether each token lies in one of the ranges."""
        change = np.bincount(first, minlength=len(self.tokens) + 1) - np.bincount(
            stop, minlength=len(self.tokens) + 1
        )
        covered: BoolArray = np.cumsum(change[: len(self.tokens)]) > 0
        return covered

    def text_of(self, spans: Spans) -> list[str]:
        """The words of each span, as they stand in the article."""
        fields = [(article.title or "", article.text) for article in self.articles]
        rows = zip(
            spans.article.tolist(),
            spans.field.tolist(),
            spans.start.tolist(),
            spans.end.tolist(),
            strict=True,
        )
        return [fields[article][field][start:end] for article, field, start, end in rows]

    # What can be said of whole articles ---------------------------------------------------------------

    @layer
    def status(self) -> list[str]:
        """Per article: "ok", "empty" (no words) or "language" (not English, so not measured)."""
        article, size = self.tokens.article, len(self)
        measured = self.measured & self.is_word
        latin = self.is_word & ((self.tokens.shape & (shapes.LATIN | shapes.NUMBER)) > 0)
        words = np.bincount(article[measured], minlength=size)
        function = np.bincount(article[measured & self.is_word_of("function_words")], minlength=size)
        english = language.is_english(words, function, np.bincount(article[measured & latin], minlength=size))
        # Where all of a text reads as furniture, its script still tells a foreign text from an empty page.
        every = np.bincount(article[self.is_word], minlength=size)
        readable = 2 * np.bincount(article[latin], minlength=size) >= every
        empty = np.where(readable, "empty", "language")
        states: list[str] = np.where(words == 0, empty, np.where(english, "ok", "language")).tolist()
        return states

    def title_of(self, article: int) -> str | None:
        """The headline: as given, else the first line of the text where it reads as one."""
        given = self.articles[article].title
        if given and given.strip():
            return given
        rows = self.zones[(self.zones.article == article) & (self.zones.category == zones.TITLE)]
        return self.text_of(rows)[0] if len(rows) else None
