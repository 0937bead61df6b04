"""The sentences and clauses of articles that state something and may be stated elsewhere too.

    Officials said the pier burned after midnight, and two crews arrived.
    ^^^^^^^^^^^^^^ who says it     ^^^^^^^^^^^^^^ one clause   ^^^^^^^^^^ another

A sentence may state several things, of which another article tells one: clauses are matched as well as
sentences. Who says it and how is no part of what is said. Left out is what speaks of the article or its
author, what asks, and what is too short to be told from anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from srccompare import lexicon
from srccompare.articles import FIELDS
from srccompare.comparison.attributed import Attributed
from srccompare.comparison.statements.denial import one_denial
from srccompare.comparison.statements.details import Detail, details_of
from srccompare.comparison.statements.naming import naming_tokens
from srccompare.comparison.statements.pieces import table_of
from srccompare.comparison.statements.words import words_of
from srccompare.documents import Documents
from srccompare.documents.attribution.facts import STANCES
from srccompare.documents.certainty import IS_ATTRIBUTED
from srccompare.documents.spans import BoolArray, IntArray, Spans
from srccompare.documents.text import shapes
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.cutting import FEWEST_TELLING, Words, parts_of
from srccompare.documents.text.grammar.forms import is_small, negators
from srccompare.documents.text.grammar.verbs import predicates
from srccompare.documents.text.structure import single_words
from srccompare.documents.text.zones import BODY, LEAD, TITLE

FEWEST_WORDS = 3
"""Words of a sentence that can be matched at all. Set by hand while statements of the labelled events were
read (docs/statements.md)."""
UNFINISHED = 12
"""Words of a line that states something though it ends like no sentence: a full stop was lost. Teasers and
captions are shorter. Set by hand while statements of the labelled events were read (docs/statements.md)."""
NAME_WORDS, ROLE_WORDS = 4, 6
"""Words of a name before "is", and words from there to an author's role. Set by hand."""
LINKS = ("://", "www.")
SPEAKERS = closed_class("speaker")
"""How those who are quoted name themselves."""
NO_NAME = closed_class("vague_source")
"""Sources that stand for nobody in particular."""
LEADS_AWAY = closed_class("relative_or_where")
"""Words that lead from a thing to what is said of it: "announced a bill that would end it"."""
AS = "as"
"""Word behind which stands what somebody who rejects a thing calls it."""
FULLY_QUOTED = 0.5
"""Share of a content's words in quotation marks from which words are reported, whatever the cue. By
convention: more than half."""
AIM_TOKENS, AIM_REACH = 3, 8
"""Words with which an aim begins, and words of a cue before it: "had no intention of ever selling". A guess,
with that example in view."""
ENDS = shapes.TERMINAL | shapes.MARK | shapes.BRACKET_CLOSE | shapes.COLON | shapes.STOPPED


@dataclass(frozen=True, eq=False)
class Candidates:
    """Headlines and sentences of lead and body, and the clauses in them, as token ranges.

    Captions, furniture, short lines that end like no sentence and texts in other languages are left
    out. ``content`` is the text of a clause with its source and cue blanked out, so that places stay: what
    is stated is compared, and not who says so. Clauses with little in them belong to a neighbour.
    """

    documents: Documents
    sentence: IntArray
    """The row of each candidate sentence in ``documents.sentences``."""
    first: IntArray
    stop: IntArray
    """The tokens of each clause."""
    of: IntArray
    """The candidate sentence each clause stands in."""
    marks: IntArray
    """What each clause shows of certainty, as bits (``srccompare.documents.certainty``)."""
    telling: BoolArray
    """The tokens of the batch that say who says something."""
    deeds: BoolArray
    """The attributions of the batch that report a deed and no words (``told_deeds``)."""

    @cached_property
    def article(self) -> IntArray:
        """The article of each candidate sentence."""
        return self.documents.sentences.article[self.sentence]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each candidate sentence."""
        return self.documents.text_of(self.documents.sentences[self.sentence])

    @cached_property
    def _attributed(self) -> Attributed:
        return Attributed(self.documents, self.documents.register)

    @cached_property
    def told_by(self) -> list[int | None]:
        """The attribution that each candidate sentence is told by."""
        first, stop = (bound[self.sentence].tolist() for bound in self.documents.sentence_bounds)
        return [self._attributed.of(*tokens)[0] for tokens in zip(first, stop, strict=True)]

    @cached_property
    def speaker(self) -> IntArray:
        """Who says what each candidate sentence tells, by number; -1 where nobody is named."""
        known = {row: self._attributed.identity(row) for row in set(self.told_by) if row is not None}
        number = {name: place for place, name in enumerate(dict.fromkeys(known.values())) if name is not None}
        return np.array([number.get(known.get(row), -1) for row in self.told_by], np.int64)  # type: ignore[arg-type]

    @cached_property
    def actors(self) -> Any:
        """Which people, bodies and places each candidate sentence names or lets speak, as a table of ones."""
        documents, attributed, mentions = self.documents, self._attributed, self.documents.mentions
        of_sentence = np.full(len(documents.sentences), -1)
        of_sentence[self.sentence] = np.arange(len(self.sentence))
        at = of_sentence[documents.sentence[documents.token_range(mentions)[0]]]
        named = [
            (row, attributed.actor_of_mention(mention)) for mention, row in enumerate(at.tolist()) if row >= 0
        ]
        saying = [(row, attributed.actor(own)) for row, own in enumerate(self.told_by) if own is not None]
        pairs = sorted({(row, actor) for row, actor in [*named, *saying] if actor is not None})
        rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
        shape = (len(self.sentence), max(len(documents.register), 1))
        return table_of(np.ones(len(rows)), rows, columns, shape)

    @cached_property
    def beside_names(self) -> list[str]:
        """The words of each candidate sentence that do not only say whom it is about."""
        kept = self.documents.is_word & ~naming_tokens(self.documents)
        return [self.words_where(kept, number) for number in range(len(self.sentence))]

    def words_where(self, kept: BoolArray, sentence: int) -> str:
        """Those words of a candidate sentence that are kept, with blanks between them."""
        tokens = self.documents.tokens
        first, stop = (int(bound[self.sentence[sentence]]) for bound in self.documents.sentence_bounds)
        own = np.flatnonzero(kept[first:stop]) + first
        places = zip(tokens.start[own].tolist(), tokens.end[own].tolist(), strict=True)
        text = self.field_text(sentence)
        return " ".join(text[start:end] for start, end in places)

    @cached_property
    def starts(self) -> IntArray:
        """Where each clause begins in its article's text."""
        return self.documents.tokens.start[self.first]

    @cached_property
    def ends(self) -> IntArray:
        """Where each clause ends in its article's text."""
        return self.documents.tokens.end[self.stop - 1]

    @cached_property
    def written(self) -> list[str]:
        """The words of each clause as they stand in the text."""
        places = zip(self.of.tolist(), self.starts.tolist(), self.ends.tolist(), strict=True)
        return [self.field_text(sentence)[start:end] for sentence, start, end in places]

    @cached_property
    def fields(self) -> list[str]:
        """The field each candidate sentence stands in: a headline may be a field of its own."""
        return [FIELDS[field] for field in self.documents.sentences.field[self.sentence].tolist()]

    def field_text(self, sentence: int) -> str:
        """All of the text a candidate sentence stands in."""
        article = self.documents.articles[int(self.article[sentence])]
        return article.text if self.fields[sentence] == "text" else article.title or ""

    def is_telling(self, token: int) -> bool:
        """Whether a token belongs to those that say who says something."""
        return bool(self.telling[token])

    @cached_property
    def content(self) -> list[str]:
        """The words of each clause, its source and cue blanked out."""
        rows = zip(self.of.tolist(), self.first.tolist(), self.stop.tolist(), strict=True)
        return [self._told(self.field_text(sentence), first, stop) for sentence, first, stop in rows]

    def _told(self, text: str, first: int, stop: int) -> str:
        tokens = self.documents.tokens
        start, end = int(tokens.start[first]), int(tokens.end[stop - 1])
        silent = np.flatnonzero(self.telling[first:stop]) + first
        written = list(text[start:end])
        for token in silent.tolist():
            left, right = int(tokens.start[token]) - start, int(tokens.end[token]) - start
            written[left:right] = " " * (right - left)
        enough = self._worth[stop] - self._worth[first] >= FEWEST_TELLING
        return "".join(written) if enough else text[start:end]

    @cached_property
    def refuted(self) -> BoolArray:
        """Whether most of a clause is denied from outside: "he denied that …", "it is not true that …"."""
        facts, content = self.documents.attribution_facts, self.documents.attributions.of("content")
        row = facts.rows_of(content)
        # "Refused to sell" is read as "did not sell" already.
        refusing = single_words("statement_words", "refusing")
        refused = np.array([lemma in refusing for lemma in facts.cue_lemma], bool)[row]
        denying = (facts.stance[row] == STANCES.index("denial")) & (facts.polarity[row] > 0) & ~refused
        denying &= ~self._said_after(content, facts.head[row])
        # What is said of a deed keeps its verb: "rejected the offer" is no denial that is denied again.
        clause = [" that " in f" {text} " for text in self.documents.text_of(content)]
        denying &= ~told_deeds(self.documents)[row] | np.array(clause, bool)
        denying |= self._not_aimed_at(content) & ~refused
        denied = self.documents.covered(*self.documents.token_range(content[denying]))
        denied &= ~self._told_beside() & ~self._called(content[denying])
        return self._mostly(denied | self.documents.denials.denied)

    def _said_after(self, content: Spans, cue: IntArray) -> BoolArray:
        """Which contents are quoted in a later sentence than the cue: "he denied it. “I was not there.”"."""
        first, stop = self.documents.token_range(content)
        later: BoolArray = self.documents.sentence[first] > self.documents.sentence[cue]
        return later & self.documents.quoted[np.minimum(first + 1, stop - 1)]

    def _called(self, content: Spans) -> BoolArray:
        """The words by which what is denied is called something: "dismissed the plan as a trap"."""
        strings, norm = self.documents.vocabulary.norms.strings, self.documents.tokens.norm
        called = np.zeros(len(norm), bool)
        for first, stop in zip(*(end.tolist() for end in self.documents.token_range(content)), strict=True):
            words = [strings[one] for one in norm[first:stop].tolist()]
            at = words.index(AS) if AS in words else 0
            if at and "that" not in words[at:]:
                called[first + at : stop] = True
        return called

    def _not_aimed_at(self, content: Spans) -> BoolArray:
        """Which contents are what somebody will not do: "gave up plans to sell", "voted against selling"."""
        documents, facts = self.documents, self.documents.attribution_facts
        cues = documents.attributions.of("cue")
        cue = dict(zip(facts.rows_of(cues).tolist(), documents.token_range(cues)[0].tolist(), strict=True))
        strings, norm = documents.vocabulary.norms.strings, documents.tokens.norm
        found = np.zeros(len(content), bool)
        places = zip(facts.rows_of(content).tolist(), *documents.token_range(content), strict=True)
        for number, (row, first, stop) in enumerate(places):
            low, high = cue[row], min(int(first) + AIM_TOKENS, int(stop))
            words = [strings[one] for one in norm[low:high].tolist()]
            aims = [word == "to" or word.endswith("ing") for word in words[max(int(first) - low - 1, 0) :]]
            if low < first < low + AIM_REACH and any(aims):
                found[number] = any(word in negators() for word in one_denial(words_of(" ".join(words))))
        return found

    def _told_beside(self) -> BoolArray:
        """The words somebody says besides what they deny: "dismissed it and said he believes her"."""
        documents, facts = self.documents, self.documents.attribution_facts
        content = documents.attributions.of("content")
        norm, strings = documents.tokens.norm, documents.vocabulary.norms.strings
        adverb = (
            documents.is_word_of("clause_words", "adverb")
            | documents.vocabulary.norms.column(
                "in ly", lambda norms: [one.endswith("ly") for one in norms], bool
            )[norm]
        )
        beside = np.zeros(len(facts), bool)
        for row, token in enumerate(facts.head.tolist()):
            before = token - 1
            while before > 0 and adverb[before]:
                before -= 1
            beside[row] = before >= 0 and strings[int(norm[before])] in closed_class("goes_on")
        beside &= facts.stance != STANCES.index("denial")
        return documents.covered(*documents.token_range(content[beside[facts.rows_of(content)]]))

    @cached_property
    def doubted(self) -> BoolArray:
        """Whether most of a clause is what nobody says or nothing shows: "there is no proof that …"."""
        return self._mostly(self.documents.denials.doubted)

    def _mostly(self, token: BoolArray) -> BoolArray:
        """Whether some tokens are more than half of those of a clause that say what is stated."""
        told = ~self.telling
        inside, total = (np.concatenate([[0], np.cumsum(one)]) for one in (token & told, told))
        mostly: BoolArray = (
            2 * (inside[self.stop] - inside[self.first]) > total[self.stop] - total[self.first]
        )
        return mostly

    @cached_property
    def quoted(self) -> BoolArray:
        """Whether most words of a clause, source and cue apart, stand in quotation marks."""
        words = self.documents.is_word & ~self.telling
        total = np.concatenate([[0], np.cumsum(words)])
        inside = np.concatenate([[0], np.cumsum(words & self.documents.quoted)])
        marked = inside[self.stop] - inside[self.first]
        quoted: BoolArray = (marked > 0) & (2 * marked >= total[self.stop] - total[self.first])
        return quoted

    def details(self, clause: int) -> list[Detail]:
        """The numbers, dates and times of a clause, read once."""
        known = self._details.get(clause)
        if known is None:
            known = self._details[clause] = details_of(self.written[clause])
        return known

    @cached_property
    def _details(self) -> dict[int, list[Detail]]:
        return {}

    @cached_property
    def _worth(self) -> IntArray:
        return np.concatenate([[0], np.cumsum(worth_words(self.documents) & ~self.telling)])


def telling_tokens(documents: Documents, deeds: BoolArray) -> BoolArray:
    """The tokens that say who says something and how: nothing of what is said.

    Sources and cues of attributions outside quotations, but for ``deeds``, and the rest of their clause where
    what is said stands in other clauses ("… told the paper in an interview on Monday").
    """
    attributions, facts = documents.attributions, documents.attribution_facts
    spans, content = attributions.of("source", "cue"), attributions.of("content")
    spans = spans[~deeds[facts.rows_of(spans)]]
    telling = documents.covered(*documents.token_range(spans)) & ~documents.quoted
    telling |= said_of_oneself(documents) | documents.denials.wrapping
    # "“Nonsense,” he said of the claim that it fell": what is denied is told, too.
    denied = documents.denials.denied | documents.denials.doubted
    said = documents.covered(*documents.token_range(content)) | documents.quoted | denied
    clauses = documents.clauses
    if not len(clauses.first):
        return telling
    begins = np.concatenate([[False], (documents.tokens.shape[:-1] & shapes.SEMICOLON) > 0])
    begins[clauses.first] = True
    number, sentence = np.cumsum(begins) - 1, documents.sentence[begins]
    cues = documents.covered(*documents.token_range(spans.of("cue"))) & ~documents.quoted
    cues |= documents.denials.wrapping
    has_frame, has_content = np.bincount(number, cues) > 0, np.bincount(number, said) > 0
    elsewhere = np.bincount(sentence, has_content)[sentence] > 0
    frame: BoolArray = telling | (has_frame & ~has_content & elsewhere)[number]
    return frame


def said_of_oneself(documents: Documents) -> BoolArray:
    """The words by which somebody quoted says what they say: "we have guaranteed that", "I believe that"."""
    norm, strings = documents.tokens.norm, documents.vocabulary.norms.strings
    found = np.zeros(len(norm), bool)
    saying = documents.is_word_of("reporting_cues") | documents.is_word_of("clause_words", "mind")
    saying |= documents.vocabulary.norms.column(
        "in ed", lambda norms: [one.endswith("ed") for one in norms], bool
    )[norm]
    before = [documents.is_word_of("clause_words", name) for name in ("auxiliary", "adverb", "be")]
    helping = np.logical_or.reduce(before)
    for place in np.flatnonzero(saying[:-1] & documents.quoted[1:]).tolist():
        first = place - 1
        while first > 0 and helping[first]:
            first -= 1
        if strings[norm[place + 1]] == "that" and first >= 0 and strings[norm[first]] in SPEAKERS:
            found[first : place + 1] = True
    return found


def told_deeds(documents: Documents) -> BoolArray:
    """Which attributions report a deed and no words: "the firm invited the union", "he announced a bill".

    Who does it to whom is what is stated, and the outlet states it; so is what somebody wants, loves or plans
    to do ("voters want it gone"), but not what they believe or fear to be so.
    """
    facts, content = documents.attribution_facts, documents.attributions.of("content")
    always, thing, aim = (
        np.array([one in single_words("statement_words", name) for one in facts.cue_lemma], bool)
        for name in ("deed_cue", "deed_with_thing", "aim_cue")
    )
    thought = np.array([STANCES[stance] == "thought" for stance in facts.stance.tolist()], bool)
    row = facts.rows_of(content)
    for number, text in zip(row.tolist(), documents.text_of(content), strict=True):
        if not (aim[number] or thought[number] or thing[number]):
            continue
        words = words_of(text)
        main = words[: next((at for at, word in enumerate(words) if at and word in LEADS_AWAY), len(words))]
        leads_on = words[:1] == ["to"] or (words[:1] and words[0].endswith("ing"))
        is_thing = not predicates(main)
        aim[number] &= bool(leads_on) or is_thing
        thought[number] &= is_thing and not leads_on
        thing[number] &= is_thing
    source = documents.attributions.of("source")
    vague = np.zeros(len(facts), bool)
    vague[facts.rows_of(source)] = [text.lower() in NO_NAME for text in documents.text_of(source)]
    # "One wants to leave it to them": a view that is reported, by nobody in particular.
    view = (aim | thought) & facts.sourced & ~vague
    # "Called the offer “a trap”", "described “a heap of rust”" tell whose words it is in.
    deed: BoolArray = ((always | thing) & (facts.quoted == 0)) | (view & (facts.quoted < FULLY_QUOTED))
    return deed


def worth_words(documents: Documents) -> BoolArray:
    """The words that say something by themselves."""
    norm = documents.tokens.norm
    small = documents.vocabulary.norms.column("small", lambda norms: [is_small(one) for one in norms], bool)
    worth: BoolArray = documents.is_word & ~small[norm]
    return worth


def find_candidates(documents: Documents) -> Candidates:
    """All candidate sentences of a batch, with their clauses."""
    tokens = documents.tokens
    first, stop = documents.sentence_bounds
    words = np.bincount(documents.sentence[documents.is_word], minlength=len(first))
    readable = np.array([state == "ok" for state in documents.status], bool)
    is_title = documents.zone[first] == TITLE
    finished = (tokens.shape[stop - 1] & ENDS) > 0
    wanted = (
        (is_title | (np.isin(documents.zone[first], (LEAD, BODY)) & (finished | (words >= UNFINISHED))))
        & (words >= FEWEST_WORDS)
        & readable[tokens.article[first]]
        & ~about_the_text(documents)
    )
    sentence = np.flatnonzero(wanted)
    deeds = told_deeds(documents)
    frame = telling_tokens(documents, deeds)
    total = np.concatenate([[0], np.cumsum(worth_words(documents) & ~frame)])
    clauses = documents.clauses
    begin = np.searchsorted(clauses.sentence, np.arange(len(first) + 1))
    said = documents.quoted | documents.attributed
    seams = Words(documents, frame, said)
    told = np.concatenate([[0], np.cumsum(reported(documents))])
    ranges: list[tuple[int, int, int, int]] = []
    for number, row in enumerate(sentence.tolist()):
        own = slice(int(begin[row]), int(begin[row + 1]))
        low, high = clauses.first[own], clauses.stop[own]
        for start, end in pairwise([*parts_of(seams, low.tolist(), int(stop[row]), total), int(stop[row])]):
            inside = (low < end) & (high > start)
            # A clause of which only words that say who says something stand here shows nothing of it.
            full = inside & (total[np.minimum(high, end)] > total[np.maximum(low, start)])
            marks = clauses.marks[own][full if full.any() else inside]
            shown = int(np.bitwise_or.reduce(marks))
            if told[end] == told[start]:
                # "Nobody was hurt; the inspectors blame the crew": only the other side is reported.
                shown &= ~IS_ATTRIBUTED
            ranges.append((start, end, number, shown))
    table = np.array(ranges, np.int64).reshape(-1, 4)
    return Candidates(documents, sentence, table[:, 0], table[:, 1], table[:, 2], table[:, 3], frame, deeds)


def reported(documents: Documents) -> BoolArray:
    """The words of what is reported, of the cues that report it, and evidentials ("reportedly")."""
    there = documents.covered(*documents.token_range(documents.attributions.of("cue"))) | documents.attributed
    there[documents.hits(lexicon.load("evidentials")).first] = True
    return there


def about_the_text(documents: Documents) -> BoolArray:
    """Which sentences speak of the article or its author and not of the event.

    Those with a disclaimer ("the views expressed"), and those that say what somebody is for an outlet:
    "Ann Lee is the economics columnist for the Post", a name, a form of "be" and the role behind it.
    """
    first, stop = documents.sentence_bounds
    hits = documents.hits(lexicon.load("about_the_text"))
    role = lexicon.load("about_the_text").categories.index("author_role")
    words = documents.tokens.norm
    texts = documents.vocabulary.norms
    forms = single_words("clause_words", "be")
    be = texts.column("be", lambda norms: [norm in forms for norm in norms], bool)
    outlet_behind = single_words("statement_words", "outlet_behind")
    # Where a reader is sent elsewhere, nothing is told of the event.
    found = np.array([any(link in text for link in LINKS) for text in documents.text_of(documents.sentences)])
    found = found.astype(bool)
    for place, category in zip(hits.first.tolist(), hits.category.tolist(), strict=True):
        row = int(documents.sentence[place])
        if category != role:
            found[row] = True
            continue
        ahead = words[place + 1 : min(place + 2, int(stop[row]))]
        verbs = np.flatnonzero(be[words[first[row] : place]])
        name, role_at = (int(verbs[0]), place - int(first[row])) if len(verbs) == 1 else (0, 0)
        if 1 <= name <= NAME_WORDS and role_at - name <= ROLE_WORDS:
            found[row] |= any(texts.strings[one] in outlet_behind for one in ahead.tolist())
    return found
