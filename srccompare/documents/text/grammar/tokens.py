"""Which tokens of a batch are verbs, told by their words and by the tokens beside them.

    Increased exchanges would help , and the deal reached in June has helped .
    ^^^^^^^^^           ^^^^^ ^^^^               ^^^^^^^          ^^^ ^^^^^^
    opens: no verb      helping, full            past form        helping, full

An auxiliary is a verb but behind a preposition ("in May"). A past form, a frequent verb or a verb of saying
is one where no determiner, preposition or possessive stands before it, and no past form opens a sentence. A
word in "s" is one behind a name or pronoun. Not attempted: present forms behind a noun ("the leaders
state that").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import BoolArray
from srccompare.documents.text import Text, shapes
from srccompare.documents.text.grammar.forms import OWNER, REGULAR_PAST
from srccompare.documents.text.vocabulary import among

OPENED = shapes.COLON | shapes.SEMICOLON | shapes.MARK
"""Behind these, as at the head of a sentence, stands no verb but a participle."""


@dataclass(frozen=True, eq=False)
class VerbTokens:
    """For each token whether it is a verb, whether its word is an auxiliary, a full verb, a past form."""

    verb: BoolArray
    helping: BoolArray
    full: BoolArray
    past: BoolArray


def find_verbs(text: Text) -> VerbTokens:
    """The verbs of a batch."""
    shape = text.tokens.shape
    helping, preposition = listed(text, "be", "auxiliary"), listed(text, "preposition")
    long = longer(text, REGULAR_PAST)
    past = ending(text, "ed") & long & ~listed(text, "plain_ending")
    follows_doer = behind(listed(text, "pronoun", "relative"))
    cue = text.is_word_of("reporting_cues") & ~(listed(text, "noun_form") & ~follows_doer)
    full = listed(text, "verb") | past | cue
    opening = np.zeros(len(shape), bool)
    opening[text.sentence_bounds[0]] = True
    opening |= behind((shape & OPENED) > 0)
    no_verb_behind = listed(text, "determiner", "preposition") | is_any(text, "owner", (OWNER,))
    verb = (helping & ~behind(preposition)) | (full & ~behind(no_verb_behind) & ~(past & opening))
    that = is_any(text, "that", ("that",))
    doer = (listed(text, "pronoun", "relative") & ~that) | ((shape & shapes.CAPITAL) > 0)
    present = ending(text, "s") & ~ending(text, "ss") & long & ((shape & shapes.LOWER) > 0)
    verb |= present & behind(doer) & ~text.is_word_of("function_words")
    return VerbTokens(verb, helping, full, past)


def listed(text: Text, *categories: str) -> BoolArray:
    """The tokens whose word stands in one of these categories of the list of clause words."""
    found: BoolArray = np.logical_or.reduce(
        [text.is_word_of("clause_words", category) for category in categories]
    )
    return found


def ending(text: Text, *ends: str) -> BoolArray:
    """The tokens whose word, written without a hyphen, ends so."""
    norms = text.vocabulary.norms
    found: BoolArray = norms.column(
        "/".join(ends), lambda all_: [one.endswith(ends) and "-" not in one for one in all_], bool
    )[text.tokens.norm]
    return found


def longer(text: Text, least: int) -> BoolArray:
    """The tokens whose word has at least so many letters."""
    norms = text.vocabulary.norms
    found: BoolArray = norms.column(
        f"{least} letters", lambda all_: [len(one) >= least for one in all_], bool
    )[text.tokens.norm]
    return found


def is_any(text: Text, name: str, words: tuple[str, ...] | frozenset[str]) -> BoolArray:
    """The tokens whose word is one of these; ``name`` is what the set is remembered under."""
    norms = text.vocabulary.norms
    found: BoolArray = norms.column(name, among(words), bool)[text.tokens.norm]
    return found


def behind(mask: BoolArray) -> BoolArray:
    """The tokens right behind others."""
    return np.concatenate([[False], mask[:-1]])
