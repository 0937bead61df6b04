"""Words of others that stand in paragraphs of their own, apart from who says them.

    In a letter to staff, Lee wrote:              “We walked home. Nobody helped us.”
    We did all we could. I thank each of you.     – Ann Lee, tailor

A colon at the end of a paragraph introduces the next one where nothing but circumstances stands between the
verb of saying and the colon; behind a clause of its own ("said three things had changed:") it introduces a
list. How far words without marks go cannot be seen: only the next paragraph is taken for theirs. A signature
is a name with what its bearer is, behind a dash, a line or in brackets; "(Reuters)" and "(p. 4)" are none.
A letter goes from "Dear …" to the name behind "Yours sincerely". Whose the words are stands with the text
they are in: "the letter from Lee reads", "Lee sent an email. It read:".
"""

from __future__ import annotations

from bisect import bisect_left

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.content import trim
from srccompare.documents.attribution.cues import Cue, verb_group
from srccompare.documents.attribution.insertions import agrees, reporting_forms, speaks
from srccompare.documents.attribution.noun_phrases import source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.verbs import Found, modified_from
from srccompare.documents.names import gazetteer
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.structure import single_words

SIGNATURE_TOKENS = 12
"""Tokens of a signature: "Ann Lee, who keeps the shop at the corner"."""
FEWEST_SIGNED = 4
"""Tokens of the shortest quotation somebody signs, marks included."""
OPENING_TOKENS = 30
"""Tokens looked at before a colon: longer sentences tell more than who speaks."""
OPENING_TEXT = 6
"""Tokens in which the noun for a text stands that a sentence opens with: a guess, "from the full letter"."""
VERB = classes.AUXILIARY | classes.BE | classes.VERB | classes.ENDS_ED | classes.CUE_FORM
NO_VERB = classes.NAME | classes.PREPOSITION | classes.ADVERB | classes.ENDS_ING
PLAIN = classes.WORD & ~(VERB | classes.PREPOSITION | classes.DETERMINER | classes.NAME | classes.PRONOUN)
"""What a word behind "is" may be, by which a text is described: "the report is blunt:"."""
FIRST_PERSON = closed_class("first_person_any")
PERSONAL = closed_class("first_person_any") | closed_class("addressed")
"""Who speaks and who is spoken to."""
LETTER = PERSONAL | closed_class("addressed_any")
"""Those a letter has, in which somebody speaks to somebody."""
PAGE = closed_class("of_a_letters_page")
SHOWING = closed_class("showing")
"""Words before the noun for a text that show that it stands here."""
HANDLE = "@"
"""What the name of an account begins with."""


MEDIA = "media"
"""The kind of newspapers and agencies in the gazetteer."""
LETTER_PARAGRAPHS = 12
"""Paragraphs of a letter, from its salutation to its closing; a guess, one page."""
GREETING_TOKENS = 8
"""Tokens of a paragraph that greets or closes: "Dear parents of the Hill School,"."""


def next_paragraph(reading: Reading, stop: int) -> Range | None:
    """The paragraph behind a sentence that ends its own with a colon."""
    if not reading.bits[stop - 1] & classes.COLON or stop >= len(reading.paragraph):
        return None
    row = reading.paragraph[stop - 1]
    ends = reading.paragraphs[row][1] == stop and row + 1 < len(reading.paragraphs)
    return reading.paragraphs[row + 1] if ends else None


def introduced(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of a paragraph to whom the sentence before it names: "Lee wrote:"."""
    paragraph = next_paragraph(reading, stop)
    if paragraph is None or stop - low > OPENING_TOKENS:
        return None
    heard = (
        person_behind(reading, low, stop - 1)
        or sender(reading, low, stop - 1)
        or holder(reading, low, stop - 1)
        or giver(reading, low, stop - 1)
        or teller(reading, low, stop - 1)
        or author(reading, low, stop - 1)
        or asked_in_the_street(reading, low, stop - 1)
    )
    heard = (writer(reading, low, *heard), heard[1]) if heard is not None else None
    return (
        Found(*heard, [(paragraph[0], end_of_words(reading, stop))], sure=True) if heard is not None else None
    )


def end_of_words(reading: Reading, first: int) -> int:
    """Where words without marks end that begin here: with the last paragraph that says "we"."""
    row = reading.paragraph[first]
    while reading.quote[first] < 0 and row + 1 < len(reading.paragraphs):
        begin, end = reading.paragraphs[row + 1]
        if not speaks_of_himself(reading, begin, end) and not pleads(reading, row + 1):
            break
        row += 1
    return reading.paragraphs[row][1]


def pleads(reading: Reading, paragraph: int) -> bool:
    """Whether a paragraph goes on with "Please vote before noon." behind one that says "I".

    One at the end of an article may be its outlet's: "Please send us your pictures."
    """
    first, stop = reading.paragraphs[paragraph]
    own = speaks_of_himself(reading, *reading.paragraphs[paragraph - 1])
    marked = any(reading.quote[at] >= 0 for at in range(first, stop))
    asks = reading.word[first] in closed_class("pleading") and bool(reading.bits[stop - 1] & classes.STOP)
    return own and asks and not marked and paragraph + 1 < len(reading.paragraphs)


def put(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of "Lee put it bluntly: the pier is lost", where no verb of saying stands."""
    outside = (at for at in range(low + 3, stop - 1) if reading.quote[at] < 0)
    colon = next((at for at in outside if reading.bits[at] & classes.COLON), None)
    if colon is None or colon - low > OPENING_TOKENS:
        return None
    heard, content = None, trim(reading, colon + 1, stop)
    for at in range(low, colon):
        length = match_class(reading.word, at, "introduces_speech")
        if length and is_manner(reading, at + length, colon):
            heard = teller(reading, low, colon)
    return Found(*heard, [content], sure=True) if heard is not None and content is not None else None


def is_manner(reading: Reading, first: int, colon: int) -> bool:
    """Whether nothing but how it was said stands before a colon: "put it bluntly:", "put it this way:"."""
    if match_class(reading.word, first, "way_of_putting") == colon - first:
        return True
    how = classes.ADVERB | classes.ENDS_LY
    seen = reading.bits[first:colon]
    return all(bits & how and not bits & classes.PREPOSITION for bits in seen)


def person_behind(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The testimony of the clerk, Ann Lee:", "The answer of Bolt Foods to us:"."""
    word, bits = reading.word, reading.bits
    near = range(low, min(low + OPENING_TEXT, colon - 2))
    of = next((at + 1 for at in near if word[at] in closed_class("text_of_person")), colon)
    if of >= colon - 1 or word[of] != "of" or any(reading.quote[at] >= 0 for at in range(low, colon)):
        return None
    opening = VERB | classes.BREAK | classes.PRONOUN
    if any(bits[at] & opening and not bits[at] & NO_VERB for at in range(low, of - 1)):
        return None
    if any(is_of_another_clause(reading, at) for at in range(of + 1, colon)):
        return None
    first = of + 1
    comma = next((at for at in range(first, colon) if bits[at] & classes.COMMA), colon)
    named = end_of_name(reading, first, colon)
    if comma < colon and named < comma:
        # "The letter of the clerk, Ann Lee, in full:"
        end = end_of_name(reading, comma + 1, colon)
        head = bits[comma - 1] & classes.ROLE or word[comma + 1] in gazetteer.given_names()
        head = head and bits[first] & (classes.DETERMINER | classes.NAME)
        whole = head and end > comma + 2 and bits[end] & (classes.COMMA | classes.COLON)
        return ((first, end), (of - 1, of + 1)) if whole else None
    if named == comma < colon and bits[comma + 1] & (classes.DETERMINER | classes.ROLE):
        return (first, colon), (of - 1, of + 1)
    ends = bits[named] & (classes.COLON | classes.COMMA) or word[named] in closed_class("behind_text_of")
    # "The message of Christmas:"
    return ((first, named), (of - 1, of + 1)) if named > first + 1 and ends else None


def end_of_name(reading: Reading, first: int, stop: int) -> int:
    """One past the capitalised words that begin at a token."""
    while first < stop and reading.bits[first] & classes.NAME and not reading.bits[first] & classes.TIME:
        first += 1
    return first


def sender(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "And this from the desk of Ann Lee:"."""
    word, bits = reading.word, reading.bits
    first = low + bool(bits[low] & classes.CONJUNCTION)
    opening = match_class(word, first, "sender_opener")
    first += opening - 1
    if not opening or any(reading.quote[token] >= 0 for token in range(low, colon)):
        return None
    begin = first + 1
    passing = single_words("source_words", "from_whom")
    while begin < colon and (word[begin] in passing or (word[begin] == "the" and word[begin + 1] in passing)):
        begin += 1
    # "From a letter to staff by Ann Lee:"
    written = (at for at in range(begin, colon) if word[at] in closed_class("stated_by"))
    begin = next((at + 1 for at in written if bits[at + 1] & classes.NAME), begin)
    commas = (at for at in range(begin, colon) if bits[at] & classes.COMMA)
    # "From the diary of Ann Lee, for March 1947:"
    dated = (at for at in commas if bits[at + 1] & classes.PREPOSITION)
    end = next(dated, colon)
    named = any(bits[token] & (classes.NAME | classes.ROLE) for token in range(begin, end))
    told = any(bits[token] & VERB and not bits[token] & NO_VERB for token in range(begin, end))
    return ((begin, end), (first, first + 1)) if named and not told else None


def giver(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The owners posted the following statement on Monday:"."""
    word = reading.word
    texts, sending = (single_words("source_words", name) for name in ("text_of_others", "sending"))
    noun = next((at for at in range(colon - 1, low, -1) if word[at] in texts), None)
    if noun is None or any(reading.quote[at] >= 0 for at in range(low, colon)):
        return None
    verb = next((at for at in range(noun - 1, low, -1) if word[at] in sending), None)
    shown = verb is not None and any(word[at] in SHOWING for at in range(verb + 1, noun))
    if verb is None or not shown or any(is_of_another_clause(reading, at) for at in range(verb + 1, colon)):
        return None
    group = verb_group(reading, Cue(verb, verb + 1, frozenset()), low)
    source = subject_before(reading, group.first - 1, low) if group.first > low else None
    if source is None or group.passive or group.infinitive or not speaks(reading, source):
        return None
    if reading.word[noun + 1] in closed_class("stated_by"):
        # "Police released this statement from the family:"
        source = source_after(reading, noun + 2, colon) or source
    return source, (group.first, verb + 1)


def holder(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The company's response, in full:"."""
    words, bits = single_words("source_words", "utterance"), reading.bits
    nouns = (at for at in range(low + 1, colon) if reading.word[at] in words)
    noun = next((at for at in nouns if is_head(reading, at)), None)
    be = next((at for at in range(noun or low, colon) if bits[at] & classes.BE), colon)
    # "Her reply was short:"
    plain = colon - be <= 3 and not any(bits[at] & ~PLAIN for at in range(be + 1, colon))
    end = be if plain else colon
    if noun is None or any(is_of_another_clause(reading, at) for at in range(low, end) if at != noun):
        return None
    held = next((at for at in range(noun - 1, low, -1) if bits[at] & classes.CLITIC), None)
    if held is not None:
        return (low, held + 1), (noun, noun + 1)
    return ((low, low + 1), (noun, noun + 1)) if bits[low] & classes.POSSESSIVE else None


def is_head(reading: Reading, noun: int) -> bool:
    """Whether a noun is no first half of another: "warning", but not in "warning signs", "message board"."""
    behind = reading.bits[noun + 1]
    ends = (
        classes.PREPOSITION | classes.BE | classes.AUXILIARY | classes.BREAK | classes.TIME | classes.ADVERB
    )
    return bool(behind & ends) or reading.word[noun + 1] in closed_class("text_arrives")


def asked_in_the_street(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee, 18, tailor:"."""
    bits = reading.bits
    if is_signature(reading, low, colon) is None or reading.word[low] not in gazetteer.given_names():
        return None
    comma = next((at for at in range(low, colon) if bits[at] & classes.COMMA), colon)
    # "Charlotte, North Carolina:"
    described = bool(bits[comma + 1] & classes.NUMBER) or any(
        bits[at] & classes.ROLE for at in range(comma + 1, colon)
    )
    if comma - low < 2 or comma + 1 >= colon or not described:
        return None
    # "Ann Lee, 18, who runs the shop, agreed:", "Ann Lee, Tuesday:"
    told = any(bits[at] & (VERB | classes.TIME) and not bits[at] & NO_VERB for at in range(comma, colon))
    return None if told else ((low, colon), (colon, colon + 1))


def said_beside_others(reading: Reading, paragraph: Range) -> Found | None:
    """The attribution of "Ann Lee, tailor: I stay." where several are heard in turn."""
    first, stop = paragraph
    bits, quote, near = reading.bits, reading.quote, range(first, min(first + SIGNATURE_TOKENS, stop - 1))
    colon = next((at for at in near if bits[at] & classes.COLON and quote[at] < 0), None)
    if colon is None or not speaks_of_himself(reading, colon + 1, stop):
        return None
    name = is_signature(reading, first, colon)
    comma = next((at for at in range(first, colon) if reading.bits[at] & classes.COMMA), None)
    if name is None or comma is None or not is_somebody(reading, (first, comma)):
        # "Vardal, Norway: I saw the ship burn."
        return None
    return Found(name, (colon, colon + 1), [(colon + 1, stop)], sure=True)


def author(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Below is the message sent by Ann Lee:", "The full text of the letter from Lee:"."""
    word, bits = reading.word, reading.bits
    agent, texts = closed_class("agent_marker"), single_words("source_words", "text_of_others")
    by = next((at for at in range(colon - 2, low, -1) if word[at] in agent), None)
    if by is not None and word[by - 1] in single_words("source_words", "sending"):
        source = source_after(reading, by + 1, colon)
        return (source, (by - 1, by + 1)) if source is not None and source[1] == colon else None
    leads = (at for at in range(colon - 2, low, -1) if word[at] in closed_class("text_by"))
    by = next((at for at in leads if word[at - 1] in texts), None)
    if by is None or any(
        is_of_another_clause(reading, at) and not bits[at] & classes.BE for at in range(low, colon)
    ):
        return None
    told = any(bits[at] & classes.BE or word[at] in closed_class("text_by") for at in range(by + 1, colon))
    who = classes.NAME | classes.ROLE | classes.DETERMINER
    named = all(bits[at] & who for at in range(by + 1, colon)) and bits[colon - 1] & ~classes.DETERMINER & who
    # "The text of the treaty:", "the opinion of Mr Lee is clear:"
    stated = not told and (named or word[by] in closed_class("stated_by"))
    return ((by + 1, colon), (by - 1, by + 1)) if stated else None


def writer(reading: Reading, low: int, source: Range, cue: Range) -> Range:
    """Whose words a text holds: "the letter from Lee reads", "Lee's letter reads"; else the source itself."""
    word, bits = reading.word, reading.bits
    first, stop = source
    texts = single_words("source_words", "text_of_others")
    noun = next((at for at in range(first, stop) if word[at] in texts), None)
    if noun is None and word[first] not in closed_class("it_form"):
        return source
    if noun is not None and noun + 2 < stop and word[noun + 1] in closed_class("stated_by"):
        return noun + 2, stop
    held = next((at for at in range(first, noun or first) if bits[at] & classes.CLITIC), None)
    if held is not None:
        return first, held + 1
    if noun is None and stop - first > 1:
        # "Its chief, Ann Lee, wrote:"
        return source
    if bits[first] & classes.POSSESSIVE:
        return first, first + 1
    return sent_before(reading, low) or source


def sent_before(reading: Reading, low: int) -> Range | None:
    """Whose text the sentence before is about: "Lee sent a letter on Monday.", "Lee's letter was short."."""
    if not low or reading.paragraph[low] - reading.paragraph[low - 1] > 1:
        return None
    row = bisect_left(reading.sentences, low, key=lambda sentence: sentence[1])
    ends = row < len(reading.sentences) and reading.sentences[row][1] == low
    begin = reading.sentences[row][0] if ends else None
    texts, sending = (single_words("source_words", name) for name in ("text_of_others", "sending"))
    if begin is None:
        return None
    noun = next((at for at in range(low - 1, begin, -1) if reading.word[at] in texts), begin)
    sent = noun + 1 + (noun > begin and reading.word[noun + 1] in sending)
    if noun > begin and reading.word[sent] in closed_class("stated_by"):
        # "They got a letter from Lee.", "the letter sent by Lee was short."
        return source_after(reading, sent + 1, low)
    own = modified_from(reading, noun, begin + 1)
    if own > begin and reading.bits[own - 1] & classes.CLITIC:
        # "Lee's short farewell letter"
        return begin, own
    verb = next((at for at in range(noun - 1, begin, -1) if reading.word[at] in sending), None)
    if verb is None:
        return None
    group = verb_group(reading, Cue(verb, verb + 1, frozenset()), begin)
    source = subject_before(reading, group.first - 1, begin) if group.first > begin else None
    return source if source is not None and not group.passive else None


def teller(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Lee wrote in a letter:", "it reads in full:", "here is what Lee told us:"."""
    bits = reading.bits
    verb = next((at for at in range(colon - 1, low, -1) if is_telling(reading, at)), None)
    if verb is None or any(reading.quote[token] >= 0 for token in range(verb, colon)):
        return None
    way = match_class(reading.word, verb + 1, "way_of_putting")
    if any(is_of_another_clause(reading, token) for token in range(verb + 1 + way, colon)):
        return None
    group = verb_group(reading, Cue(verb, verb + 1, frozenset()), low)
    if group.infinitive or group.passive:
        return None
    source = subject_before(reading, group.first - 1, low) if group.first > low else None
    if source is None and verb > low and bits[verb - 1] & classes.COMMA:
        source = source_after(reading, verb + 1, colon)
    if (source is None or not speaks(reading, source)) and bits[group.first - 1] & classes.COMMA:
        # "Hours later the singer, | Ann Lee, wrote"
        source = name_before(reading, group.first - 1, low)
    if source is None or not speaks(reading, source) or reading.word[source[0]] in closed_class("addressed"):
        return None
    texts = single_words("source_words", "text_of_others")
    if bits[group.first] & classes.BE and any(reading.word[at] in texts for at in range(*source)):
        # "The opinion of Mr. Lee is clear:" is told about it
        return None
    opened = verb + max(1, match_class(reading.word, verb, "introduces_speech"))
    aims = (at for at in range(opened, colon - 1) if reading.word[at] in closed_class("infinitive_opener"))
    if any(bits[at + 1] & (classes.BASE_FORM | classes.AUXILIARY) for at in aims):
        # "Agreed to do the following:"
        return None
    if any(
        bits[at] & classes.QUANTIFIER & ~classes.DETERMINER and not bits[at] & classes.DETERMINER
        for at in range(verb + 1, colon)
    ):
        # "Agreed to three measures:"
        return None
    noun = classes.NOUN_FORM | classes.BASE_FORM
    surely = group.first < verb or source[0] > verb or not bits[verb] & noun
    return (source, (group.first, verb + 1)) if surely or agrees(reading, source, verb) else None


def name_before(reading: Reading, comma: int, low: int) -> Range | None:
    """The name between two commas: "In a letter to staff the chief clerk, Ann Lee, wrote"."""
    first = comma
    while first > low and reading.bits[first - 1] & classes.NAME:
        first -= 1
    named = first < comma and first > low and bool(reading.bits[first - 1] & classes.COMMA)
    return (first, comma) if named else None


def is_telling(reading: Reading, token: int) -> bool:
    """Whether a token is a verb of saying or writing, and no noun."""
    if reading.bits[token] & NO_VERB or reading.bits[token - 1] & (classes.DETERMINER | classes.PREPOSITION):
        return False
    if match_class(reading.word, token, "introduces_speech"):
        return True
    noun = reading.word[token] in single_words("source_words", "text_of_others")
    return reading.word[token] in reporting_forms() and reading.word[token - 1] != "to" and not noun


def is_of_another_clause(reading: Reading, token: int) -> bool:
    """Whether a word between a verb of saying and its colon belongs to a clause of its own."""
    seen = reading.bits[token]
    if seen & NO_VERB or reading.bits[token - 1] & (classes.DETERMINER | classes.PREPOSITION):
        return False
    return bool(seen & VERB and reading.word[token] not in closed_class("say_base"))


def signature(reading: Reading, paragraph: int) -> Found | None:
    """The attribution of a paragraph that the next line signs: "– Ann Lee, tailor".

    Without quotation marks it has to be somebody who speaks of himself, or the line to have a dash. A bare
    name before a paragraph of prose, and no given name in it, may be a crosshead and signs nothing.
    """
    first, stop = reading.paragraphs[paragraph]
    if paragraph + 1 >= len(reading.paragraphs) or stop - first < FEWEST_SIGNED:
        return None
    row = reading.quote[first]
    if row >= 0 and reading.quotations[row][1] < stop:
        return None
    begin, end = reading.paragraphs[paragraph + 1]
    account = account_behind(reading, begin, end)
    if account is not None and row < 0:
        return Found(account, (begin, begin + 1), [(first, stop)], sure=True)
    bracket = bool(reading.bits[begin] & classes.OPEN and reading.bits[end - 1] & classes.CLOSE)
    if bracket:
        begin, end = begin + 1, end - 1
    dash = bool(reading.bits[begin] & classes.DASH)
    name = is_signature(reading, begin + dash, end, dash=dash)
    if name is None:
        return None
    behind = reading.paragraphs[paragraph + 2 : paragraph + 3]
    crosshead = any(reading.bits[end - 1] & classes.STOP for _, end in behind) and not is_somebody(
        reading, name
    )
    alone = row < 0 and not crosshead and speaks_of_himself(reading, first, stop)
    if not (dash or name[1] < end or alone or has_comma(reading, name)):
        return None
    office = bracket and has_comma(reading, name) and reading.bits[name[1] - 1] & classes.ROLE
    if row < 0 and (name[1] < end or not (dash or office or speaks_of_himself(reading, first, stop))):
        return None
    if row < 0 and tells_of_medium(reading, name):
        return None
    # No part of a place is a cue: "Ann Lee, Harnby".
    cue = begin if dash else next((at for at in range(*name) if reading.bits[at] & classes.COMMA), end - 1)
    return Found(name, (cue, cue + 1), [(first, stop)], sure=True)


def signed_letter(reading: Reading, paragraph: int) -> Found | None:
    """The attribution of paragraphs that say "I" or "you" down to "Ann Lee, Harnby" on a line of its own."""
    row, own = paragraph, False
    last = min(paragraph + LETTER_PARAGRAPHS, len(reading.paragraphs) - 1)
    while row < last:
        first, stop = reading.paragraphs[row]
        if reading.quote[first] >= 0 or not reading.bits[stop - 1] & classes.STOP:
            break
        words = reading.word[first:stop]
        # "Our report drew many letters. Here are some:" is told by the outlet.
        if LETTER.isdisjoint(words) or not PAGE.isdisjoint(words):
            break
        own |= not FIRST_PERSON.isdisjoint(words)
        row += 1
    if row - paragraph < 2 or not own:
        # One paragraph: see ``signature``.
        return None
    begin, end = reading.paragraphs[row]
    name = is_signature(reading, begin, end)
    comma = next((at for at in range(begin, end) if reading.bits[at] & classes.COMMA), end)
    place = range(comma + 1, end)
    no_place = classes.ROLE | classes.TIME | classes.NUMBER | classes.COMMA
    if name is None or comma - begin < 2 or not place or tells_of_medium(reading, name):
        return None
    if row + 1 < len(reading.paragraphs) and not is_somebody(reading, (begin, comma)):
        # "Getty Images, London" under a picture
        return None
    if any(not reading.bits[at] & classes.NAME or reading.bits[at] & no_place for at in place):
        return None
    content = reading.paragraphs[paragraph][0], reading.paragraphs[row - 1][1]
    return Found(name, (comma, comma + 1), [content], sure=True)


def is_somebody(reading: Reading, name: Range) -> bool:
    """Whether a line is surely the name of a person: "Ann Lee", "Bishop Ann Lee"."""
    first, stop = name
    first += bool(reading.bits[first] & classes.ROLE)
    return first + 1 < stop and reading.word[first] in gazetteer.given_names()


def letter_from(reading: Reading, paragraph: int) -> Found | None:
    """The attribution of a letter that begins with this paragraph: "Dear neighbours, … Yours, Ann Lee"."""
    if not greets(reading, paragraph):
        return None
    last = min(paragraph + LETTER_PARAGRAPHS, len(reading.paragraphs))
    for row in range(paragraph + 2, last):
        begin, end = reading.paragraphs[row]
        closing = closes_letter(reading, row)
        if not closing:
            continue
        begin += closing
        begin += bool(begin < end and reading.bits[begin] & classes.COMMA)
        if begin == end and row + 1 < len(reading.paragraphs):
            begin, end = reading.paragraphs[row + 1]
        name = is_signature(reading, begin, end)
        known = is_valediction(reading, row)
        alone = known and not reading.bits[begin] & classes.TIME
        if name is None and end - begin == 1 and alone and reading.bits[begin] & classes.NAME:
            # "Best, ⏎ Ann"
            name = begin, end
        if not salutes(reading, paragraph) and not (known and name is not None and name[1] - name[0] > 1):
            # "Lee, Ann, ⏎ Won the first race. ⏎ Poe, Tom, ⏎ Jo Hill"
            return None
        content = reading.paragraphs[paragraph + 1][0], reading.paragraphs[row - 1][1]
        return Found(name, (end - 1, end), [content], sure=True) if name is not None else None
    return None


def greets(reading: Reading, paragraph: int) -> bool:
    """Whether a paragraph is a greeting: "Dear neighbours,", "Sir, –", "To the people of Harn,"."""
    first, stop = reading.paragraphs[paragraph]
    if stop - first > GREETING_TOKENS or reading.quote[first] >= 0:
        return False
    ends = reading.bits[stop - 1]
    if salutes(reading, paragraph):
        return bool(ends & (classes.COMMA | classes.COLON | classes.DASH))
    # Whatever else stands before a comma and nothing behind it: the close of the letter tells.
    return bool(ends & (classes.COMMA | classes.DASH) and reading.bits[first] & classes.NAME)


def salutes(reading: Reading, paragraph: int) -> bool:
    """Whether a paragraph opens as letters do: "Dear", "Sir", "To the"."""
    word, first = reading.word, reading.paragraphs[paragraph][0]
    return word[first] in closed_class("salutation") or bool(match_class(word, first, "to_the_editor"))


def is_valediction(reading: Reading, row: int) -> bool:
    """Whether a paragraph opens with a close that is known: "Yours sincerely", "With kind regards"."""
    first = reading.paragraphs[row][0]
    first += reading.word[first] in closed_class("manner_opener")
    return bool(match_class(reading.word, first, "valediction"))


def closes_letter(reading: Reading, row: int) -> int:
    """How many words of a paragraph close a letter: "Yours sincerely", "With kind regards", "In hope,"."""
    begin, end = reading.paragraphs[row]
    first = begin + (reading.word[begin] in closed_class("manner_opener"))
    known = match_class(reading.word, first, "valediction")
    if known:
        return known + first - begin
    # Any short line that ends with a comma, before a line that is a name.
    short = 1 < end - begin <= GREETING_TOKENS and reading.bits[end - 1] & classes.COMMA
    if not short or row + 1 >= len(reading.paragraphs):
        return 0
    begins, ends = reading.paragraphs[row + 1]
    named = all(reading.bits[at] & classes.NAME for at in range(begins, ends))
    return end - begin - 1 if named and ends - begins <= GREETING_TOKENS else 0


def speaks_of_himself(reading: Reading, first: int, stop: int) -> bool:
    """Whether "I" or "we" stands in a paragraph without quotation marks that ends with a stop."""
    if not reading.bits[stop - 1] & classes.STOP or FIRST_PERSON.isdisjoint(reading.word[first:stop]):
        return False
    return max(reading.quote[first:stop]) < 0


def posted(reading: Reading, paragraph: Range) -> Found | None:
    """The attribution of an embedded post: "We are safe. — Ann Lee (@annlee) May 4, 2024"."""
    account = account_behind(reading, *paragraph) or signed_in_line(reading, *paragraph)
    if account is None or account[0] - 1 == paragraph[0]:
        return None
    dash = account[0] - 1
    return Found(account, (dash, dash + 1), [(paragraph[0], dash)], sure=True)


def signed_in_line(reading: Reading, first: int, stop: int) -> Range | None:
    """Who signs a paragraph without marks at its end: "Sell it and go home. — Ann Lee, Harn"."""
    bits = reading.bits
    near = range(stop - 2, max(first, stop - SIGNATURE_TOKENS), -1)
    dash = next((at for at in near if bits[at] & classes.DASH), None)
    if dash is None or not bits[dash - 1] & classes.STOP or dash - first < FEWEST_SIGNED:
        return None
    name = is_signature(reading, dash + 1, stop)
    if name is None or any(reading.quote[at] >= 0 for at in range(first, dash)):
        return None
    if tells_of_medium(reading, name):
        # "— Ann Lee, Reuters"
        return None
    placed = has_comma(reading, name) and name[1] == stop
    # "— Ann Lee" alone may be the reporter's.
    return (
        name if placed or (is_somebody(reading, name) and speaks_of_himself(reading, first, dash)) else None
    )


def tells_of_medium(reading: Reading, name: Range) -> bool:
    """Whether a line is a credit: it names a medium or who works for one."""
    first, stop = name
    if gazetteer.nouns().get(reading.word[stop - 1]) == MEDIA:
        return True
    for at in range(first, stop):
        # "Ann Lee, the Associated Press", "Ann Lee, staff writer", but not "Ann Lee, on her Facebook page"
        words = " ".join(reading.word[at:stop])
        key = gazetteer.key_of(words)
        known = gazetteer.known_names().get(key) or gazetteer.acronyms().get(key)
        if words in gazetteer.offices_of(MEDIA) or (known is not None and known.kind == MEDIA):
            return True
    return False


def account_behind(reading: Reading, first: int, stop: int) -> Range | None:
    """Whose name stands between a dash and an account at the end of a paragraph: "— Ann Lee (@annlee)"."""
    bits, word = reading.bits, reading.written
    near = max(first + 2, stop - SIGNATURE_TOKENS)
    if HANDLE not in "".join(word[near:stop]):
        return None
    handle = next((at for at in range(near, stop) if word[at].startswith(HANDLE)), None)
    if handle is None or not bits[handle - 1] & classes.OPEN:
        return None
    if any(word[at].startswith(HANDLE) for at in range(first + 2, near)):
        return None
    dash = next((at for at in range(handle - 2, first - 1, -1) if bits[at] & classes.DASH), None)
    if dash is None or not all(bits[at] & classes.NAME for at in range(dash + 1, handle - 1)):
        return None
    return dash + 1, handle - 1


def bracketed(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of a quotation whose speaker stands in brackets behind it: "“…” (Ann Lee, tailor)"."""
    end = stop - bool(reading.bits[stop - 1] & classes.STOP)
    if not reading.bits[end - 1] & classes.CLOSE:
        return None
    places = range(end - 2, max(end - SIGNATURE_TOKENS, low) - 1, -1)
    opening = next((at for at in places if reading.bits[at] & classes.OPEN), 0)
    if not opening or reading.paragraph[opening - 1] != reading.paragraph[opening]:
        return None
    if reading.quote[opening - 1] < 0:
        return letter(reading, opening, end)
    quotation = reading.quotations[reading.quote[opening - 1]]
    name = is_signature(reading, opening + 1, end - 1)
    if name is None or quotation[1] - quotation[0] < FEWEST_SIGNED:
        return None
    return Found(name, (opening, opening + 1), [quotation], sure=True)


def letter(reading: Reading, opening: int, end: int) -> Found | None:
    """The attribution of a paragraph that a name and a place in brackets sign: "Keep it. (Ann Lee, Harn)"."""
    first, stop = reading.paragraphs[reading.paragraph[opening]]
    name = is_signature(reading, opening + 1, end - 1)
    signs = name is not None and has_comma(reading, name) and end >= stop - 1
    signs = signs and name is not None and not tells_of_medium(reading, name)
    ended = reading.bits[opening - 1] & classes.STOP
    marked = any(reading.quote[at] >= 0 for at in range(first, opening))
    if not signs or not ended or marked or opening - first < FEWEST_SIGNED:
        return None
    return Found(name, (opening, opening + 1), [(first, opening)], sure=True)


def has_comma(reading: Reading, part: Range) -> bool:
    """Whether a comma stands in a range."""
    return any(reading.bits[token] & classes.COMMA for token in range(*part))


def is_signature(reading: Reading, first: int, stop: int, *, dash: bool = False) -> Range | None:
    """The name and what its bearer is, if a line or bracket holds nothing else; behind a dash the latter."""
    bits = reading.bits
    stop -= bool(stop > first and bits[stop - 1] & classes.STOP)
    if not 1 < stop - first <= SIGNATURE_TOKENS or any(reading.quote[at] >= 0 for at in range(first, stop)):
        return None
    comma = next((at for at in range(first, stop) if bits[at] & classes.COMMA), stop)
    named = comma - first > 1 or (comma < stop and comma > first)
    names = all(bits[at] & classes.NAME and not bits[at] & classes.NUMBER for at in range(first, comma))
    told = any(
        bits[at] & (classes.AUXILIARY | classes.BE | classes.COLON | classes.STOP)
        for at in range(first, stop)
    )
    described = dash and bool(bits[first] & classes.DETERMINER)
    return (first, stop) if ((named and names) or described) and not told else None
