"""A batch of articles, analyzed once: every layer is worked out on first use and stays."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.articles import Article, Articles
from srccompare.documents import attribution
from srccompare.documents.attribution.facts import AttributionFacts, find_facts
from srccompare.documents.attribution.joining import LEAST
from srccompare.documents.certainty import (
    CERTAINTIES,
    Clauses,
    called,
    clause_spans,
    find_clauses,
    of_sentences,
)
from srccompare.documents.collecting import uncollected
from srccompare.documents.denials import Denials, find_denials
from srccompare.documents.names import Entities, Names, Register, find_names, find_register
from srccompare.documents.sources import Sources, Verdict, find_sources, find_sources_together
from srccompare.documents.spans import BoolArray, IntArray, Spans, concatenate, moved
from srccompare.documents.text import Text
from srccompare.documents.text.layers import layer, sealed
from srccompare.documents.text.vocabulary import Vocabulary
from srccompare.documents.voices import Voice
from srccompare.errors import SrccompareError, SrccompareWarning
from srccompare.lexicon import Lexicon
from srccompare.read.made import checked

Array = npt.NDArray[Any]

MISSING = {
    attribution.RULES: "the weights of the attribution tagger are missing from this installation; "
    "attributions are found by rules alone, and fewer of them",
    attribution.FULL: "the weights of the reader are missing from this installation; the full engine answers",
}
"""What is said when another engine answers than was asked for."""


class Documents(Text):
    """A batch of articles as arrays: tokens, sentences, paragraphs, quotations, zones, attributions.

    Layers are read-only and independent of the rest of the batch: an article analyzed alone gives
    the same rows, bit for bit.

    >>> documents = analyze(Article(id="a1", text="The dam may fail, according to engineers."))
    >>> documents.words().tolist()
    [7]
    """

    def __init__(
        self,
        articles: Articles,
        vocabulary: Vocabulary | None = None,
        engine: str = attribution.FULL,
        confidence: float = LEAST,
        stories: tuple[int, ...] | None = None,
    ) -> None:
        super().__init__(articles, vocabulary)
        self.stories = stories
        """The story of each article where they are read together, None where each is read by itself."""
        self.engine = engine_named(engine)
        self.confidence = probability(confidence)
        """Attributions less sure than this are left out."""
        self._by_voice: dict[tuple[str, Voice], Array] = {}

    def __reduce__(self) -> tuple[type[Documents], tuple[Any, ...]]:
        return Documents, (self.articles, None, self.engine, self.confidence, self.stories)

    def __repr__(self) -> str:
        return f"Documents({self.articles.summary}; engine {self.engine})"

    def _repr_html_(self) -> str:
        return self.articles._repr_html_()

    def __getitem__(self, index: int) -> Documents:
        """One article as a batch of its own."""
        one = replace(self.articles, items=(self.articles[index],))
        return Documents(one, self.vocabulary, self.engine, self.confidence)

    def reordered(self, rows: Sequence[int]) -> Documents:
        """The same articles in another order; attributions that were found are kept, as they take longest.

        >>> documents = analyze(Articles((Article(id="b", text="Rain."), Article(id="a", text="Snow."))))
        >>> documents.reordered([1, 0]).articles.ids
        ['a', 'b']
        """
        items = tuple(self.articles[row] for row in rows)
        other = Documents(replace(self.articles, items=items), self.vocabulary, self.engine, self.confidence)
        found = vars(self).get("attributions")
        if found is not None and not self.faults:
            article = np.argsort(rows)[found.article].astype(found.article.dtype)
            order = np.argsort(article, kind="stable")
            vars(other)["attributions"] = sealed(replace(found[order], article=article[order]))
        return other

    # Who speaks, and of whom --------------------------------------------------------------------------

    @layer
    def attributions(self) -> Spans:
        """Source, cue and content of every attribution; what belongs together shares article and group."""
        try:
            with uncollected():
                return attribution.find_attributions(self, self.engine, self.confidence)
        except Exception as error:
            if len(self) == 1:
                self.faults[0] = f"attributions: {type(error).__name__}: {error}"
                return Spans.empty(attribution.ROLES)
        parts = [self[index] for index in range(len(self))]
        found = [moved(part.attributions, index) for index, part in enumerate(parts)]
        self.faults.update({index: part.faults[0] for index, part in enumerate(parts) if part.faults})
        return concatenate(found)

    @layer
    def attribution_facts(self) -> AttributionFacts:
        """Kind, cue, stance, polarity and confidence of every attribution, by article and group."""
        return find_facts(self, self.attributions)

    @layer
    def names(self) -> Names:
        """Every name with its tokens and its entity, and the entities of each article."""
        return find_names(self)

    @property
    def mentions(self) -> Spans:
        """Names of people, countries, places, bodies and media; the group is the entity's number."""
        return self.names.spans

    @property
    def entities(self) -> Entities:
        """Who and what each article names: one row per entity."""
        return self.names.entities

    @layer
    def register(self) -> Register:
        """Who is who over all articles, by their stories, or the events given with them."""
        return find_register(self.entities, self.stories or given_stories(self.articles))

    @layer
    def sources(self) -> Sources:
        """Who stands behind each attribution: one row per attribution, by article and group."""
        if self.stories is not None:
            return self._together[0]
        return find_sources(self, self.names, self.attributions)

    @property
    def verdicts(self) -> list[Verdict | None]:
        """The type of everybody and everything in the register, by all articles; None where none is told."""
        return self._together[1]

    @layer
    def _together(self) -> tuple[Sources, list[Verdict | None]]:
        return find_sources_together(self, self.names, self.attributions, self.register)

    def read_together(self, stories: Iterable[int]) -> Documents:
        """The same documents with who is who, and of what type, settled over all of them.

        ``stories`` has the number of each article's story: a surname alone is followed within one story
        only. A number below 0 is a story of its own.

        >>> texts = ("Ann Lee, a judge, left.", "Ms. Lee slept.")
        >>> documents = analyze(Articles(tuple(Article(id=text, text=text) for text in texts)))
        >>> documents.read_together([0, 0]).register.name
        ['Ann Lee']
        """
        # Copying goes by way of the articles alone; here the layers are to be shared.
        together = Documents.__new__(Documents)
        vars(together).update(vars(self))
        for name in ("register", "sources", "_together"):
            vars(together).pop(name, None)
        together.stories = tuple(map(int, stories))
        return together

    # Voices -------------------------------------------------------------------------------------------

    @layer
    def attributed(self) -> BoolArray:
        """Whether each token is attributed content outside quotations."""
        content = self.attributions.of("content")
        return self.covered(*self.token_range(content)) & ~self.quoted

    def mask(self, voice: Voice = Voice.OUTLET) -> BoolArray:
        """The measured tokens of a voice; only telling narrated from attributed needs attributions."""
        return self._once("mask", voice, self._mask)

    def _mask(self, voice: Voice) -> BoolArray:
        wanted = self.measured.copy()
        if not voice & Voice.QUOTED:
            wanted &= ~self.quoted
        outlet = voice & Voice.OUTLET
        if outlet == Voice.NARRATED:
            wanted &= ~self.attributed
        elif outlet == Voice.ATTRIBUTED:
            wanted &= self.attributed | self.quoted
        elif not outlet:
            wanted &= self.quoted
        return wanted

    def _once(self, name: str, voice: Voice, work: Callable[[Voice], Array]) -> Array:
        """What is worked out for a voice, once, and not to be changed."""
        if (name, voice) not in self._by_voice:
            made = work(voice)
            made.flags.writeable = False
            self._by_voice[name, voice] = made
        return self._by_voice[name, voice]

    # How sure -----------------------------------------------------------------------------------------

    @layer
    def clauses(self) -> Clauses:
        """Clauses as token ranges, with all that each shows of how sure it is."""
        return find_clauses(self, self.attributions, self.attributed, self.denials)

    @layer
    def denials(self) -> Denials:
        """What is denied or doubted from outside: "it is not true that …", "reports that … are false"."""
        return find_denials(self)

    @layer
    def certainty(self) -> Spans:
        """Clauses as asserted, hedged, conditional, questioned, denied, attributed or quoted."""
        return clause_spans(self, self.clauses)

    @layer
    def sentence_certainty(self) -> Spans:
        """Sentences, row by row those of ``sentences``, each as sure as its least sure clause."""
        certainty = called(of_sentences(self.clauses, len(self.sentences)))
        return replace(self.sentences, category=certainty.astype(np.int16), categories=CERTAINTIES)

    # Counting and finding in a voice ------------------------------------------------------------------

    def words(self, voice: Voice = Voice.OUTLET) -> IntArray:
        """Words of each article in a voice."""
        return self._once("words", voice, self._words)

    def _words(self, voice: Voice) -> IntArray:
        return np.bincount(self.tokens.article[self.is_word & self.mask(voice)], minlength=len(self))

    def sentence_words(self, voice: Voice = Voice.OUTLET) -> IntArray:
        """Words of each sentence in a voice."""
        return self._once("sentence words", voice, self._sentence_words)

    def _sentence_words(self, voice: Voice) -> IntArray:
        inside = self.is_word & self.mask(voice)
        return np.bincount(self.sentence[inside], minlength=len(self.sentence_bounds[0]))

    def sentences_in(self, voice: Voice = Voice.OUTLET) -> Spans:
        """The sentences with at least one word in a voice."""
        return self.sentences[self.sentence_words(voice) > 0]

    def count(self, spans: Spans, voice: Voice = Voice.OUTLET) -> IntArray:
        """Spans of each article whose first token is measured and in the voice."""
        inside = self.mask(voice)[self.token_range(spans)[0]] if len(spans) else np.zeros(0, bool)
        return np.bincount(spans.article[inside], minlength=len(self))

    def find(self, words: Lexicon, voice: Voice = Voice.OUTLET) -> Spans:
        """The hits of a lexicon that are measured and in the voice; the score is the entry's weight."""
        hits = self.hits(words)
        inside = self.mask(voice)[hits.first]
        return self.spans_of(
            hits.first[inside],
            hits.stop[inside],
            hits.category[inside],
            hits.weight[inside],
            categories=words.categories,
        )


def given_stories(articles: Articles) -> tuple[int, ...]:
    """The number of each article's event; those without one are taken for one story."""
    names = [article.event or "" for article in articles]
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return tuple(number[name] for name in names)


def engine_named(name: str) -> str:
    """The attribution engine a user asks for; a warning where its weights are missing.

    >>> engine_named("rules")
    'rules'
    """
    if name not in attribution.ENGINES:
        raise SrccompareError(f"no engine named {name!r}; choose one of {', '.join(attribution.ENGINES)}")
    at_work = attribution.engine_at_work(name)
    if at_work != name:
        warnings.warn(MISSING[at_work], SrccompareWarning, stacklevel=3)
    return at_work


def probability(value: float) -> float:
    """A confidence a user asks for.

    >>> probability(0.5)
    0.5
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SrccompareError(f"confidence is {value!r}; wanted a number from 0 to 1, such as 0.5")
    return float(value)


def analyze(
    articles: Article | Articles | Documents,
    vocabulary: Vocabulary | None = None,
    *,
    engine: str | None = None,
    confidence: float | None = None,
) -> Documents:
    """The layers of a batch of articles, each worked out on first use.

    ``articles`` is what ``srccompare.read`` returns, or one article. Documents are handed back
    unchanged, so nothing is analyzed twice, unless another ``engine`` is asked for: "full" (rules and
    tagger, what None means), "rules" or "reader" (docs/reader.md), or another ``confidence``:
    attributions less probable than that are left out (by default .25). Raises ReadError, naming article
    and value, for fields of the wrong type in articles made by hand, SrccompareError for an unknown engine.
    """
    if isinstance(articles, Documents):
        engine = articles.engine if engine is None else engine
        confidence = articles.confidence if confidence is None else confidence
        if (engine_named(engine), probability(confidence)) == (articles.engine, articles.confidence):
            return articles
        return Documents(articles.articles, articles.vocabulary, engine, confidence)
    if isinstance(articles, Article):
        articles = Articles((articles,))
    least = LEAST if confidence is None else confidence
    return Documents(checked(articles), vocabulary, engine or attribution.FULL, least)
