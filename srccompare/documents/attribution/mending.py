"""Last looks at what was found: a source that names nobody, and parts that reach too far."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.joining import Parts
from srccompare.documents.attribution.labels import CONTENT, CUE, SOURCE
from srccompare.documents.attribution.noun_phrases import past_dateline
from srccompare.documents.attribution.reading import Batch
from srccompare.documents.attribution.speakers import is_trade
from srccompare.documents.spans import IntArray
from srccompare.documents.text import Text
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import past_forms
from srccompare.documents.text.structure import single_words

CHARGING = closed_class("charging")
"""Participles whose agent may be followed by a charge: "accused by residents of hiding"."""
CIRCUMSTANCES = closed_class("circumstance")
"""Words that open how, when or where somebody spoke."""
ACCORDING = "according"
BESIDE = ("as", "while", "when")
"""Words that open what happened while somebody spoke."""
WHO = classes.NAME | classes.ROLE | classes.PRONOUN
OPENS_CLAUSE = classes.DETERMINER | classes.PRONOUN | classes.POSSESSIVE
MEANS_TOKENS = 4
"""Tokens behind a preposition among which the noun for a text stands: "in a long open letter"."""
HEAD_TOKENS = 5
"""Tokens of a noun phrase before its relative clause: "a retired ship carpenter who"."""
TIMES = closed_class("circumstance_of_time")
"""Those behind which no body stands that somebody speaks for."""
POINTING = closed_class("before_time_noun")
"""Words before a noun of time that say when."""
PARTICIPLE = classes.ENDS_ED | classes.PARTICIPLE
FINITE = classes.AUXILIARY | classes.BE | classes.VERB | classes.ENDS_ED | classes.CUE_FORM
NO_VERB = classes.NAME | classes.ROLE | classes.PREPOSITION | classes.DETERMINER | classes.ENDS_ING
NO_VERB |= classes.NOUN_FORM
INSERTS = classes.RELATIVE | classes.DETERMINER | classes.SUBORDINATOR


UNNAMED = closed_class("left_unnamed")
"""What sources ask not to be."""


def mended(documents: Text, batch: Batch, parts: Parts) -> Parts:
    """The parts, with sources and contents ended where a careful reader would end them.

    "There are fears that" and "it is feared that" have no source; the charge in "accused by residents of
    hiding the report" is content; "said Lee with a shrug" names Lee; "Lee, who said the
    pier was unsafe, resigned" ends at its last comma.
    """
    if not len(parts.first):
        return parts
    strings, norm = documents.vocabulary.norms.strings, documents.tokens.norm.data
    bits, quote, manner = batch.bits.data, batch.quote.data, documents.is_word_of("manner_verbs").data
    first, stop, roles, groups = (column.tolist() for column in parts[:4])
    kept = [True] * len(first)
    begins, sentence = documents.sentence_bounds[0].data, documents.sentence.data
    charges: list[tuple[int, int, int]] = []
    rows: dict[int, list[int]] = {}
    for row, group in enumerate(groups):
        rows.setdefault(group, []).append(row)
    for row in [row for row, role in enumerate(roles) if role == CONTENT]:
        opening = [strings[number] for number in norm[first[row] : min(first[row] + 4, stop[row])]]
        if match_class(opening, 0, "not_to_be") and opening[3:] and opening[3] in UNNAMED:
            # "Two officials, who asked not to be named": a condition of what they say, and no report.
            for other in rows[groups[row]]:
                kept[other] = False
    for row in [row for row, role in enumerate(roles) if role == CUE and kept[row]]:
        others = rows[groups[row]]
        told = [first[other] for other in others if roles[other] == CONTENT]
        placed = {first[other] for other in others}
        high = stop[row]
        if manner[first[row]] and high - first[row] > 1 and told and min(told) < first[row]:
            # "“Objection,” Lee drawled | without standing up": how, and no part of the verb.
            passing = (at for at in range(first[row] + 1, high) if bits[at] & classes.PREPOSITION)
            high = stop[row] = next(passing, high)
        hangs = high - first[row] > 1 and bits[high - 1] & classes.PREPOSITION and high not in placed
        if hangs and any(begin > high and quote[begin] >= 0 for begin in told):
            # "“The hens,” Lee lamented | with a sigh, “have gone.”"
            stop[row] = high - 1
    for row in [row for row, role in enumerate(roles) if role == SOURCE and kept[row]]:
        low, high = first[row], stop[row]
        others = rows[groups[row]]
        cue = next(other for other in others if roles[other] == CUE)
        if strings[norm[low]] == "who" and high - low > 2:
            low = first[row] = head_before(batch, low)
        if first[cue] > low:
            low, high = first[row], stop[row] = speaker_in(documents, batch, strings, low, high)
        # A signature behind a dash is no inversion.
        inverted = bool(first[cue] < low and bits[first[cue]] & classes.WORD)
        high = stop[row] = without_manner(strings, norm, batch, low, high, inverted=inverted)
        quoted = any(quote[stop[other] - 1] >= 0 for other in others if stop[other] <= first[cue])
        if inverted and high - low > 1 and strings[norm[first[cue]]] != ACCORDING:
            # "According to a poll on Friday" says which.
            high = stop[row] = without_circumstance(strings, norm, batch, low, high)
        if inverted and quoted and high - low > 2:
            high = stop[row] = without_place(strings, norm, batch, low, high, manner=manner[first[cue]])
        if inverted and manner[first[cue]]:
            # "Barked the chairman | at his deputy"
            toward = (at for at in range(low + 1, high) if strings[norm[at]] in closed_class("toward_whom"))
            high = stop[row] = next((at for at in toward if bits[at - 1] & WHO), high)
        words = [strings[number] for number in norm[first[cue] : stop[cue]].tolist()]
        opens = begins[sentence[first[cue]]] == first[cue]
        if words[0] in closed_class("asked") and (
            opens or strings[norm[first[cue] - 1]] in closed_class("circumstance_opener")
        ):
            # "Asked about it, Lee left", "Lee left when asked about it": others asked.
            kept[row] = False
            continue
        contents = [other for other in others if roles[other] == CONTENT]
        if manner[first[cue]] and contents and all(first[other] == stop[cue] for other in contents):
            # "Fans sobbed when the band left out “Paper Moon”": when they did, and nothing they said.
            if strings[norm[stop[cue]]] in BESIDE:
                for other in others:
                    kept[other] = False
            if not kept[cue]:
                continue
        if words[-1] in closed_class("of_courts"):
            # "A banner was held that read “Stop”", "the cup he held that was cracked"
            before = bits[first[cue] - 1 : stop[cue] - 1] if first[cue] else bits[:0]
            opened = [first[other] + 1 for other in contents if strings[norm[first[other]]] == "that"]
            clause = any(bits[at] & (classes.AUXILIARY | classes.BE) for at in opened if at < len(norm))
            if clause or any(seen & classes.BE for seen in before):
                for other in (*others, cue):
                    kept[other] = False
                continue
        if high - low == 1:
            word = strings[norm[low]]
            # "But remember the flood": a joining word speaks for nobody.
            kept[row] = not bits[low] & classes.CONJUNCTION
            kept[row] &= not keeps_a_place(batch, word, range(first[cue], stop[cue]))
            if bits[low] & classes.RELATIVE and low and bits[low - 1] & classes.COMMA:
                for part in contents:
                    if first[part] >= stop[cue]:
                        stop[part] = inserted_end(batch, first[part], stop[part])
        elif any(word in CHARGING for word in words):
            begin = charge(strings, norm, batch, low, high)
            if begin is not None:
                stop[row] = begin
                after = [part for part in contents if first[part] == high]
                for part in after:
                    first[part] = begin
                charges += [] if after else [(row, begin, high)]
    where = np.concatenate([np.flatnonzero(kept), np.array([row for row, _, _ in charges], np.int64)])
    begin_of, end_of = np.array(first, np.int64), np.array(stop, np.int64)
    found = Parts(begin_of[where], end_of[where], parts.role[where], parts.group[where], parts.score[where])
    for place, (_, begin, high) in enumerate(charges, len(where) - len(charges)):
        found.first[place], found.stop[place], found.role[place] = begin, high, CONTENT
    return found


def head_before(batch: Batch, who: int) -> int:
    """Where the noun phrase before a "who" begins: "a carpenter who lives there said"."""
    bits, first = batch.bits, who
    ends = classes.BREAK | classes.AUXILIARY | classes.BE | classes.PREPOSITION | classes.CONJUNCTION
    while (
        first > 0 and who - first < HEAD_TOKENS and not bits[first - 1] & ends and batch.quote[first - 1] < 0
    ):
        first -= 1
        if bits[first] & (classes.DETERMINER | classes.QUANTIFIER):
            return first
    return first if bits[first] & classes.NAME else who


def speaker_in(documents: Text, batch: Batch, strings: Sequence[str], low: int, high: int) -> tuple[int, int]:
    """A source before its cue without what its bearer does, and without when: "Lee | endorsed Poe, saying".

    Where only a piece of a clause that hangs on the speaker was taken ("Lee, | seen as a moderate, said"),
    the phrase that opens the sentence is.
    """
    bits, norm = batch.bits.data, documents.tokens.norm.data
    if documents.sentence_bounds[0][documents.sentence[low]] == low:
        low = past_dateline(bits, low, high)
    # No speaker reaches over a semicolon: "The bridge will close; the mayor | said".
    low = next((at + 1 for at in range(high - 2, low, -1) if bits[at] & classes.SEMICOLON), low)
    hangs = bits[low] & classes.BE or (bits[low] & PARTICIPLE and bits[low + 1] & classes.PREPOSITION)
    if hangs and not bits[low] & (classes.NAME | classes.ROLE):
        opening = opening_phrase(documents, batch, low)
        if opening is not None:
            return opening
    for token in range(low + 1, high - 1):
        if bits[token] & (classes.BREAK | classes.RELATIVE | classes.CONJUNCTION) or batch.quote[token] >= 0:
            break
        if acts(batch, token):
            while token > low + 1 and bits[token - 1] & (classes.ADVERB | classes.ENDS_LY):
                token -= 1
            return low, token
    return low, without_time(strings, norm, batch, low, high)


def opening_phrase(documents: Text, batch: Batch, token: int) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence of a token, behind a dateline."""
    bits = batch.bits
    first = int(documents.sentence_bounds[0][documents.sentence[token]])
    first = past_dateline(bits, first, token)
    opens = classes.NAME | classes.DETERMINER | classes.QUANTIFIER | classes.ROLE
    if not bits[first] & opens or bits[first] & classes.PREPOSITION:
        return None
    ends = classes.BREAK | classes.RELATIVE | classes.AUXILIARY | classes.BE
    for end in range(first + 1, token):
        if bits[end] & ends or acts(batch, end):
            return first, end
    return None


def acts(batch: Batch, token: int) -> bool:
    """Whether a past form is the verb of a phrase: "Lee endorsed Poe", but not "people briefed on it"."""
    bits = batch.bits.data
    if not bits[token] & classes.ENDS_ED:
        return False
    before, after = bits[token - 1], bits[token + 1]
    doer = classes.NAME | classes.ROLE | classes.ENDS_LY | classes.ADVERB | classes.PRONOUN
    thing = classes.NAME | classes.DETERMINER | classes.PRONOUN | classes.POSSESSIVE
    past = not bits[token] & (classes.NAME | classes.ROLE)
    return bool(past and before & doer and after & thing and not after & (classes.PREPOSITION | classes.TIME))


def without_time(strings: Sequence[str], norm: memoryview, batch: Batch, low: int, high: int) -> int:
    """Where a source ends before when it spoke: "The president this morning", "Lee on Monday"."""
    bits, end = batch.bits.data, high
    told = FINITE | PARTICIPLE | classes.RELATIVE
    if not bits[high - 1] & (classes.TIME | classes.TIME_NOUN):
        return high
    if any(bits[at] & told and not bits[at] & classes.NAME for at in range(low, high)):
        # "The report released last month", "Lee, who served until last year".
        return high
    if end - low > 2 and bits[end - 1] & classes.TIME_NOUN and strings[norm[end - 2]] in POINTING:
        return end - 2
    if end - low > 1 and bits[end - 1] & classes.TIME and bits[end - 1] & classes.NAME:
        end -= 1
        end -= end - low > 1 and strings[norm[end - 1]] == "on"
    named = bits[end - 1] & (classes.NAME | classes.ROLE | classes.PLURAL | classes.PRONOUN)
    return end if named and not bits[end - 1] & classes.DETERMINER else high


def without_manner(
    strings: Sequence[str], norm: memoryview, batch: Batch, low: int, high: int, *, inverted: bool
) -> int:
    """Where a source ends before how, when or where it spoke: "Lee quietly", "Lee with a shrug".

    What a body or place behind the preposition tells of the speaker stays: "Lee of the coast guard", "Lee,
    with the union".
    """
    bits, quote, adverb = batch.bits.data, batch.quote.data, classes.ADVERB | classes.ENDS_LY
    if inverted:
        # "Said Lee as the children giggled"
        beside = (at for at in range(low + 1, high - 1) if strings[norm[at]] in BESIDE)
        who = WHO | classes.COMMA
        high = next((at for at in beside if bits[at - 1] & who and bits[at + 1] & OPENS_CLAUSE), high)
        high -= bool(bits[high - 1] & classes.COMMA)
        commas = [at for at in range(low + 1, high - 1) if bits[at] & classes.COMMA and quote[at] < 0]
        # "Lee, the former clerk, | in the hall outside": where somebody is stands behind what he is.
        # "The director, | and forty extras lay down": a clause of its own, and no second speaker.
        clauses = (at for at in commas[:1] if is_clause(strings, norm, batch, at + 1, high))
        high = next(clauses, high)
        commas = [at for at in commas if at < high]
        placed = (at for at in commas[1:] if is_where(strings, norm, batch, at + 1))
        high = next(placed, high)
        commas = [at for at in commas if at < high - 1]
        high = next((at for at in commas if is_beside(strings, norm, batch, at + 1, high)), high)
    for place in range(low + 1, high - 1):
        comma = bool(bits[place] & classes.COMMA)
        token = place + 1 if comma else place
        if quote[token] >= 0 or not (comma or bits[place - 1] & (classes.NAME | classes.PRONOUN)):
            continue
        if bits[token] & classes.NAME or strings[norm[token]] not in CIRCUMSTANCES:
            continue
        alone = all(seen & WHO for seen in bits[low:place])
        if not (comma or inverted) or not (alone or (comma and inverted)):
            continue
        # "In an open letter" is how, "with the guard" is who.
        who = classes.NAME | classes.COMMA | (0 if strings[norm[token]] in TIMES else classes.ROLE)
        sent = inverted and is_by_means(strings, norm, token + 1, high)
        if not sent and any(seen & who and not seen & classes.TIME for seen in bits[token + 1 : high]):
            continue
        return place
    while high - low > 1 and bits[high - 1] & adverb and not bits[high - 1] & (classes.NAME | classes.ROLE):
        high -= 1
    return high


def is_clause(strings: Sequence[str], norm: memoryview, batch: Batch, first: int, high: int) -> bool:
    """Whether "and" and a clause with a verb of its own begin: "and forty extras lay down"."""
    if not batch.bits[first] & classes.CONJUNCTION or batch.bits[first + 1 : high].size < 2:
        return False
    told = classes.AUXILIARY | classes.BE | classes.ENDS_ED
    return any(
        (batch.bits[at] & told or strings[norm[at]] in past_forms()) and not batch.bits[at] & classes.NAME
        for at in range(first + 2, high)
    )


def without_place(
    strings: Sequence[str], norm: memoryview, batch: Batch, low: int, high: int, *, manner: bool
) -> int:
    """Where a source behind its verb ends before where or how it spoke: "the founder | with a thin smile".

    Only of somebody known: "a man from the village" and "two boys with a kite" are told apart by it. So is
    "the woman with a limp", whose trade is not told, and "the clerk from the council" where he just said it.
    """
    bits = batch.bits
    high = without_occasion(strings, norm, batch, low, high)
    owner = bool(bits[low] & classes.POSSESSIVE)
    called = bits[low] & classes.NAME or (bits[low] & classes.ROLE and bits[low + 1] & classes.NAME)
    if not owner and not called and strings[norm[low]] != "the":
        return high
    # "The minister from the Treasury": what follows is a body.
    last_name = next((at for at in range(high - 1, low, -1) if bits[at] & classes.NAME), low)
    for at in range(low + 1, high - 2):
        word, behind = strings[norm[at]], strings[norm[at + 1]]
        if bits[at] & classes.BREAK or batch.quote[at] >= 0:
            break
        owner |= bool(bits[at] & classes.CLITIC)
        if at <= last_name:
            continue
        role = strings[norm[at - 1]]
        trade = (bits[at - 1] & classes.ROLE or is_trade(role)) and role not in closed_class("told_apart")
        named = owner or bits[at - 1] & classes.NAME
        if not named and not trade:
            continue
        if word in closed_class("manner_opener") and behind in closed_class("indefinite_article"):
            return at
        placed = word in closed_class("beside_what")
        placed |= word in closed_class("place_of_call") and bool(named or manner)
        if placed and bits[at + 1] & OPENS_CLAUSE:
            return at
    return high


def without_circumstance(strings: Sequence[str], norm: memoryview, batch: Batch, low: int, high: int) -> int:
    """Where a source behind its verb ends before what tells no speaker apart from another.

    "The choir | on Sunday", "two boys | with a grin", "a clerk | in a letter", "the cook | over the din".
    """
    bits = batch.bits
    modified = classes.DETERMINER | classes.QUANTIFIER | classes.NUMBER | classes.POSSESSIVE
    for at in range(low + 1, high - 1):
        if bits[at] & (classes.BREAK | classes.RELATIVE) & ~classes.COMMA or batch.quote[at] >= 0:
            break
        done = bits[at] & PARTICIPLE or strings[norm[at]] in past_forms()
        if done and not bits[at] & (classes.NAME | classes.ROLE) and not bits[at - 1] & modified:
            # "A man hurt on Sunday": what follows is when
            break
        if bits[at - 1] & classes.PREPOSITION and not bits[at - 1] & classes.NAME:
            continue
        words = [strings[number] for number in norm[at : min(at + 2 + MEANS_TOKENS, high)]]
        if is_passing(words, bits[at : at + len(words)]):
            # "Police in Athens late on Monday"
            return at - (at - 1 > low and strings[norm[at - 1]] in closed_class("early_or_late"))
    return high


def is_passing(words: Sequence[str], bits: IntArray) -> bool:
    """Whether a phrase opens that says when, where or how anybody spoke: "on Sunday", "in a letter"."""
    opening, indefinite = words[0], words[1] in closed_class("indefinite_article")

    def holds(nouns: frozenset[str]) -> bool:
        near = enumerate(words[1 : 1 + MEANS_TOKENS], 1)
        return any(word in nouns and ends_there(words, bits, at) for at, word in near)

    # "On Sunday", "in late March", but not "on Sunday trading" and "on October 7"
    day = 1 + (words[1] in closed_class("early_or_late"))
    if opening in closed_class("day_opener") and day < len(words) and bits[day] & classes.TIME:
        return ends_there(words, bits, day)
    if size := match_class(words, 0, "said_under"):
        return ends_there(words, bits, size - 1)
    if indefinite and opening in closed_class("means_opener"):
        # "In a letter", "at a rally", but not "a guard at a post near Harn"
        sent = opening != "at" and holds(closed_class("sent_in"))
        return sent or holds(closed_class("gathering"))
    if indefinite and opening in closed_class("with_or_without"):
        return holds(closed_class("expression_noun"))
    if opening in closed_class("over_a_sound") and holds(closed_class("spoken_over")):
        return True
    if opening == "to" and not bits[1] & classes.DETERMINER:
        return holds(closed_class("answer_of_hall"))
    if opening == "from" and words[2:] and words[2] in closed_class("place_of_speech"):
        return bool(bits[1] & classes.DETERMINER) and ends_there(words, bits, 2)
    gerund = bits[1] & classes.ENDS_ING and not bits[1] & (classes.NAME | classes.ROLE | classes.PREPOSITION)
    return opening in closed_class("before_or_after") and bool(gerund)


def ends_there(words: Sequence[str], bits: IntArray, at: int) -> bool:
    """Whether a noun is the last of its phrase: "in a statement", but not "in a statement room"."""
    further = classes.PREPOSITION | classes.CONJUNCTION | classes.SUBORDINATOR | classes.TIME | classes.BREAK
    return at + 1 >= len(words) or words[at + 1] == "to" or bool(bits[at + 1] & further)


def without_occasion(strings: Sequence[str], norm: memoryview, batch: Batch, low: int, high: int) -> int:
    """Where a source behind its verb ends before when or by what it spoke: "Ann Lee | after the match".

    Nobody named is told apart by it; "a man in the letter" and "a man killed in the fire" are.
    """
    bits = batch.bits
    texts = single_words("source_words", "text_of_others") | closed_class("spoken_through")
    for at in range(low + 1, high - 1):
        word = strings[norm[at]]
        if bits[at] & (classes.BREAK | classes.RELATIVE) or batch.quote[at] >= 0:
            break
        done = bits[at - 1] & PARTICIPLE or strings[norm[at - 1]] in past_forms()
        if done or not bits[at - 1] & classes.NAME:
            # "A man in the letter", "the victim in the email case" are told apart by it.
            continue
        opens = bits[at + 1] & (classes.DETERMINER | classes.POSSESSIVE)
        if word in closed_class("occasion_opener") and opens:
            return at
        # "In a message to parents", "on the radio", "on Twitter"
        through = strings[norm[at + 1 + bool(opens)]] in texts if at + 2 < high or not opens else False
        if word in closed_class("means_opener") and (
            through or (opens and is_by_means(strings, norm, at + 1, high))
        ):
            return at
    return high


def is_by_means(strings: Sequence[str], norm: memoryview, first: int, high: int) -> bool:
    """Whether what stands behind a preposition is a text: "in | an e-mail to the Post"."""
    texts = single_words("source_words", "text_of_others")
    near = [strings[norm[at]] for at in range(first, min(first + MEANS_TOKENS, high))]
    return bool(near) and near[0] in closed_class("article_or_owner") and not texts.isdisjoint(near)


def is_where(strings: Sequence[str], norm: memoryview, batch: Batch, first: int) -> bool:
    """Whether a preposition and an article or possessive begin: "in the hall", "from his bed"."""
    where = closed_class("circumstance_of_place") | closed_class("circumstance")
    word = strings[norm[first]]
    opens = batch.bits[first + 1] & (classes.DETERMINER | classes.POSSESSIVE)
    body = batch.bits[min(first + 2, len(norm) - 1)] & classes.NAME
    return (word in where or word in closed_class("across")) and bool(opens) and not body


def is_beside(strings: Sequence[str], norm: memoryview, batch: Batch, first: int, high: int) -> bool:
    """Whether what stands behind a comma says what went on beside: ", scraping ice", ", head in hands"."""
    bits, word = batch.bits, strings[norm[first]]
    told = classes.NAME | classes.ROLE
    of = any(strings[norm[at]] == "of" for at in range(first, min(first + 3, high)))
    if bits[first] & classes.ENDS_ING and not bits[first] & (told | classes.PREPOSITION):
        if of:
            # "Running mate of Tom Reed"
            return False
        return not bits[first + 1] & told or bool(bits[first + 1] & classes.DETERMINER)
    if of or (bits[first:high] & told).any():
        # ", head of policy at Bolt", ", on the board of the union", ", at the Treasury"
        return False
    if word in closed_class("reaction") or (
        word in closed_class("circumstance_of_place") and bits[first + 1] & classes.DETERMINER
    ):
        # ", to laughter", ", in the corridor", but not ", in charge of the port"
        return True
    # "One eye still at the lens", "arms folded"
    for at in range(first, min(first + 3, high - 1)):
        if strings[norm[at]] in closed_class("held_or_shown"):
            behind = classes.PREPOSITION | classes.ADVERB | classes.ENDS_ED | classes.ENDS_ING
            return bool(bits[at + 1] & behind)
    return False


def keeps_a_place(batch: Batch, word: str, cue: range) -> bool:
    """Whether a source only keeps its place: "there are fears", "it is known", but not "it said"."""
    if word in closed_class("existential"):
        return True
    bits, last = batch.bits, int(batch.bits[cue[-1]])
    passive = any(bits[token] & classes.BE for token in cue) and last & PARTICIPLE
    return word == "it" and bool(passive) and not last & classes.MIND


def charge(strings: Sequence[str], norm: memoryview, batch: Batch, low: int, high: int) -> int | None:
    """Where "of hiding" begins in an accuser, None where it does not."""
    for token in range(low + 1, high):
        following = strings[norm[token + 1]] if token + 1 < len(norm) else ""
        doing = following.endswith("ing") and not batch.bits[token + 1] & classes.NAME
        if doing and strings[norm[token]] == "of":
            return token
    return None


def inserted_end(batch: Batch, first: int, stop: int) -> int:
    """Where "…, who said the pier was unsafe," ends: at the comma before the main verb, else at ``stop``."""
    bits, inserted = batch.bits, False
    for comma in range(first + 1, stop - 1):
        if batch.quote[comma] >= 0 or not bits[comma] & classes.COMMA:
            continue
        if inserted:
            inserted = False
        elif bits[comma + 1] & FINITE and not bits[comma + 1] & NO_VERB:
            return comma
        else:
            inserted = bool(bits[comma + 1] & INSERTS)
    return stop
