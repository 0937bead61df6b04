"""The attributions of an article, sentence by sentence, from the outermost in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from srccompare.documents.attribution import classes, patterns
from srccompare.documents.attribution.alone import heard_alone, tells_of_himself
from srccompare.documents.attribution.announced import announced, interview, texts
from srccompare.documents.attribution.content import trim
from srccompare.documents.attribution.cues import ACCORDING, NOUN, SPEECH, Cue, VerbGroup, is_noun, verb_group
from srccompare.documents.attribution.insertions import MARKS, inserted
from srccompare.documents.attribution.introduced import (
    PERSONAL,
    bracketed,
    introduced,
    is_somebody,
    letter_from,
    posted,
    put,
    said_beside_others,
    sent_before,
    signature,
    signed_letter,
    speaks_of_himself,
)
from srccompare.documents.attribution.noun_phrases import subject_before
from srccompare.documents.attribution.quoted import resumes
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.relatives import relative_reports
from srccompare.documents.attribution.speakers import is_person
from srccompare.documents.attribution.verbs import Found, nominal, report
from srccompare.documents.names import gazetteer
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

ANONYMITY_TOKENS = 7
"""Tokens behind a cue among which "named" or "anonymity" shows on what terms somebody speaks."""
SENTENCE_TOKENS = 400
"""A sentence of more tokens is a text without stops."""
EXPRESSION_TOKENS = 8
"""As in "The secretary, Ann Lee, smiled.", its stop included: a longer sentence tells more than a face."""
QUESTION_MARK = "?"
TURNS = 3
"""Paragraphs that begin "SMITH:" an article must have to be read as a transcript."""


def search(reading: Reading, cues: Mapping[int, Sequence[Cue]]) -> list[Found]:
    """All attributions of an article; ``cues`` are those of each sentence."""
    found: list[Found] = []
    turns = transcripts(reading)
    narrated = not tells_of_himself(reading)
    searched, last_paragraph = 0, -1
    last: Found | None = None
    for row, (first, end) in enumerate(reading.sentences):
        if not reading.measured[row] or first < searched:
            continue
        paragraph = reading.paragraph[first]
        if paragraph != last_paragraph:
            last, last_paragraph = None, paragraph
            whole = turns.get(paragraph) or patterns.signed(reading, reading.paragraphs[paragraph])
            whole = whole or signed_letter(reading, paragraph)
            whole = whole or signature(reading, paragraph) or posted(reading, reading.paragraphs[paragraph])
            whole = whole or letter_from(reading, paragraph)
            whole = whole or (heard_alone(reading, paragraph) if narrated else None)
            if whole is not None:
                found.append(whole)
                searched = max(reading.paragraphs[paragraph][1], whole.content[-1][1])
                continue
        leads = reading.bits[end - 1] & classes.COLON and paragraph + 1 not in turns
        led = (introduced(reading, first, end) or announced(reading, first, end)) if leads else None
        if led is not None:
            found.append(of_the_text_before(reading, led, found))
            last, searched = None, led.content[-1][1]
            continue
        searched = with_next_paragraph(reading, end)
        shown = reading.shown[row]
        # What goes on in the next paragraph may show anything.
        new = in_pieces(reading, cues.get(row, ()), first, searched, shown if searched == end else -1)
        if not new and shown & classes.COLON:
            said = put(reading, first, searched)
            colon = patterns.named_by_colon(reading, first, searched, reading.headlines[paragraph])
            new = [said] if said is not None else colon
        new = [of_its_sender(reading, first, one) for one in new]
        closed = shown & classes.CLOSE and reading.bits[end - 1] & (classes.CLOSE | classes.STOP)
        bracket = bracketed(reading, first, end) if closed else None
        new = [bracket] if bracket is not None else new
        if new:
            found += new
            last = new[-1]
        elif last is not None and resumes(reading, first, searched):
            last.content.append((first, searched))
        elif row and resumes(reading, first, searched):
            smiled = behind_expression(reading, reading.sentences[row - 1], (first, searched))
            if smiled is not None:
                found.append(smiled)
                last = smiled
    return found


def behind_expression(reading: Reading, before: Range, quotation: Range) -> Found | None:
    """The attribution of a quotation to whose face the sentence before tells of: "Lee smiled. “I am.”"."""
    low, stop = before
    closed = reading.quotations[reading.quote[quotation[0]]][1] if reading.quote[quotation[0]] >= 0 else 0
    if closed not in (quotation[1], reading.paragraphs[reading.paragraph[low]][1]):
        # "“It was late. We lost,” Poe said." is whose the words behind it say.
        return None
    if stop != quotation[0] or reading.paragraph[low] != reading.paragraph[quotation[0]]:
        return None
    end = stop - 1
    while end > low + 1 and reading.bits[end - 1] & (classes.ADVERB | classes.ENDS_LY):
        end -= 1
    verb = end - 1
    if not low < verb or stop - low > EXPRESSION_TOKENS or reading.quote[verb] >= 0:
        return None
    if reading.word[verb] not in single_words("manner_verbs", "expression"):
        return None
    source = subject_before(reading, verb - 1, low)
    if source is None or source[0] != low or not is_person(reading, source):
        return None
    return Found(source, (verb, verb + 1), [quotation], sure=True)


def of_the_text_before(reading: Reading, led: Found, found: Sequence[Found]) -> Found:
    """The attribution of "The letter went on:" to whose words end right before it."""
    if led.source is None or not found or found[-1].source is None or not found[-1].sure:
        return led
    first, stop = led.source
    text = reading.word[stop - 1] in texts() and reading.word[first] in closed_class("article_or_pointing")
    # "Ann Lee said of the court: … The ruling reads:" is the court's.
    before = {reading.word[at] for at in range(*found[-1].cue)}
    text &= not before.isdisjoint(closed_class("wrote") | single_words("source_words", "sending"))
    text &= reading.word[stop - 1] in closed_class("sent_text")
    row = reading.paragraph[first]
    if text and stop - first == 2 and row and found[-1].content[-1][1] == reading.paragraphs[row][0]:
        led.source = found[-1].source
    return led


def of_its_sender(reading: Reading, low: int, found: Found) -> Found:
    """The attribution of "It read: “…”" to who sent the text that the sentence before tells of."""
    source = found.source
    if source is None or source[1] - source[0] > 1 or reading.word[source[0]] not in closed_class("it_form"):
        return found
    last = found.cue[1] - 1
    reads = reading.word[last] in closed_class("reads") or bool(reading.bits[last] & classes.COLON)
    sender = sent_before(reading, low) if reads and last + 1 < len(reading.word) else None
    told = classes.CUE_FORM | classes.AUXILIARY | classes.BE
    if sender is None or any(reading.bits[at] & told for at in range(*sender)):
        return found
    if any(reading.quote[first] >= 0 for first, _ in found.content):
        found.source, found.sure = sender, True
    return found


def with_next_paragraph(reading: Reading, stop: int) -> int:
    """Where a sentence ends that leads over to a quotation in the next paragraph with a colon."""
    if (
        not reading.bits[stop - 1] & classes.COLON
        or reading.paragraphs[reading.paragraph[stop - 1]][1] != stop
    ):
        return stop
    row = reading.quote[stop]
    return reading.quotations[row][1] if row >= 0 else stop


def transcripts(reading: Reading) -> dict[int, Found]:
    """The turns of a transcript by paragraph; a lone "UPDATE: …" is none.

    Names in capitals speak in turn by being there often enough; other labels have to come back.
    """
    turns: dict[int, Found] = {}
    labels: Counter[str] = Counter()
    loud = 0
    for row, paragraph in enumerate(reading.paragraphs):
        turn = patterns.transcript(reading, paragraph)
        if turn is not None:
            turns[row] = turn
            label = " ".join(reading.written[paragraph[0] : turn.cue[0]])
            labels[label] += 1
            loud += label.isupper()
    if not turns:
        return interview(reading) | beside_others(reading)
    if len(turns) < TURNS or (loud < len(turns) and max(labels.values()) == 1):
        if answers(reading, turns):
            return turns
        alone = {row: turn for row, turn in turns.items() if answers_alone(reading, row, turn)}
        return exchanges(reading, turns) | alone
    return turns


def exchanges(reading: Reading, turns: Mapping[int, Found]) -> dict[int, Found]:
    """The turns side by side in which somebody is asked and answers: "Lee: Did you …?", "Poe: I did."."""
    found: dict[int, Found] = beside_others(reading)
    named = named_words(reading) if turns else frozenset[str]()
    for row, turn in turns.items():
        first, stop = reading.paragraphs[row]
        answered = turns.get(row + 1)
        if answered is None or reading.word[stop - 1] != QUESTION_MARK:
            continue
        end = reading.paragraphs[row + 1][1]
        personal = any(reading.word[at] in PERSONAL for at in range(first, end))
        if not personal or not between_people(reading, turn, answered, named):
            continue
        if reading.word[end - 1] != QUESTION_MARK:
            found |= {row: turn, row + 1: answered}
    return found


def answers_alone(reading: Reading, row: int, turn: Found) -> bool:
    """Whether a turn says "I" behind a question in a paragraph of its own: "What now? – Ann Lee: I stay."."""
    if not row or turn.source is None or not is_somebody(reading, turn.source):
        # "Best Bets: I like the home side."
        return False
    first, stop = reading.paragraphs[row - 1]
    asked = reading.word[stop - 1] == QUESTION_MARK and reading.quote[first] < 0
    return asked and speaks_of_himself(reading, turn.cue[1], reading.paragraphs[row][1])


def between_people(reading: Reading, asked: Found, answered: Found, named: Collection[str]) -> bool:
    """Whether two labels are of people: "Clerk: …", "MR. POE: …", but not "Weather: …", "Traffic: …"."""
    sure, loud = [], []
    for label in (asked.source, answered.source):
        if label is None:
            return False
        first, last = label[0], label[1] - 1
        who = (gazetteer.honorifics(), gazetteer.given_names(), gazetteer.person_words())
        sure.append(any(reading.word[first] in words for words in who) or reading.word[last] in named)
        loud.append(all(reading.written[at].isupper() for at in range(*label)))
    return all(sure) or (any(sure) and all(loud))


def named_words(reading: Reading) -> frozenset[str]:
    """Words behind a name or office in the same paragraph: the surname in "Ann Lee", "Judge Lee"."""
    who = classes.NAME | classes.ROLE
    return frozenset(
        reading.word[at]
        for at in range(1, len(reading.word) - 1)
        if reading.bits[at] & classes.NAME
        and reading.bits[at - 1] & who
        and reading.paragraph[at] == reading.paragraph[at - 1]
    )


def beside_others(reading: Reading) -> dict[int, Found]:
    """Those who say something of themselves side by side: "Ann Lee, tailor: I stay."."""
    heard = {
        row: one
        for row, paragraph in enumerate(reading.paragraphs)
        if (one := said_beside_others(reading, paragraph)) is not None
    }
    return {row: one for row, one in heard.items() if row - 1 in heard or row + 1 in heard}


def answers(reading: Reading, turns: Mapping[int, Found]) -> bool:
    """Whether turns answer questions right before them: "Q: …", "A: …"; "How many? – Lee: Eleven"."""
    labelled = [row for row, turn in turns.items() if turn.source is None]
    if labelled:
        return len(labelled) == len(turns) and any(row + 1 in turns for row in labelled)
    asked = [
        row for row in turns if row and reading.word[reading.paragraphs[row - 1][1] - 1] == QUESTION_MARK
    ]
    labels = Counter(reading.word[first] for first, _ in (reading.paragraphs[row] for row in turns))
    # "How did they do? – England: Poor. – France: Better." is told by the writer.
    known = all(labels[word] > 1 or word in gazetteer.given_names() for word in labels)
    return bool(asked) and len(turns) > 1 and known


def in_pieces(reading: Reading, cues: Sequence[Cue], first: int, stop: int, shown: int) -> list[Found]:
    """The attributions of a sentence; of an endless one piece by piece, as the rules look back and ahead.

    ``shown`` are the classes of all its tokens, by which most rules see that they need not look.
    """
    if stop - first <= SENTENCE_TOKENS:
        return in_sentence(reading, cues, first, stop, shown)
    pieces: dict[int, list[Cue]] = {}
    for cue in cues:
        pieces.setdefault((cue.first - first) // SENTENCE_TOKENS, []).append(cue)
    found: list[Found] = []
    for number, own in pieces.items():
        begin = first + number * SENTENCE_TOKENS
        found += in_sentence(reading, own, begin, min(begin + SENTENCE_TOKENS, stop), shown)
    return found


def in_sentence(reading: Reading, cues: Sequence[Cue], first: int, stop: int, shown: int) -> list[Found]:
    """The attributions of a sentence; what stands inside a content is not searched."""
    found = outermost(reading, cues, first, stop, shown)
    if not found and shown & classes.RELATIVE:
        found = relative_reports(reading, first, stop)
    for cue in cues:
        if asks_for_anonymity(reading, cue):
            continue
        holder = next((one for one in found if holds(one, cue.first)), None)
        if holder is not None and not cut(reading, cue, holder):
            inner = quoted_inside(reading, cue, holder, first)
            if inner is not None:
                holder.sure = True
                found.append(inner)
            continue
        ends = [
            end for one in found if not embedded(reading, one) for _, end in parts(one) if end <= cue.first
        ]
        low = max([first, *ends])
        group = verb_group(reading, cue, low)
        if cue.kinds == {NOUN} or is_noun(reading, cue, group, low):
            new = nominal(reading, cue, low, stop) if cue.is_a(NOUN) else None
            found += [new] if new is not None else []
            continue
        earlier = [one for one in found if one.cue[0] < cue.first]
        new = report(reading, cue, group, low, stop, earlier[-1] if earlier else None)
        if new is not None:
            shorten_source(reading, new, found)
            found.append(new)
    return found


def asks_for_anonymity(reading: Reading, cue: Cue) -> bool:
    """Whether a cue says on what terms somebody speaks: "who asked not to be named"."""
    withheld, published = (
        single_words("clause_words", "withheld"),
        single_words("source_words", "withheld_name"),
    )
    behind = reading.word[cue.stop : cue.stop + ANONYMITY_TOKENS]
    if withheld.isdisjoint(behind) and published.isdisjoint(behind):
        return False
    name = False
    for token in range(cue.stop, min(cue.stop + ANONYMITY_TOKENS, len(reading.word))):
        name |= reading.word[token] in single_words("source_words", "own_name")
        if reading.word[token] in withheld and not reading.bits[token - 1] & classes.DETERMINER:
            return not reading.bits[token] & classes.ENDS_ED or reading.word[token - 1] == "be"
        if name and reading.word[token] in published:
            # "Who asked that his name not be used".
            return True
    return False


def shorten_source(reading: Reading, new: Found, found: Sequence[Found]) -> None:
    """Leave "who said A" out of the source in "Smith, who said A, added B": it is an attribution itself."""
    for one in found:
        if new.source is None or one.source is None or not embedded(reading, one):
            continue
        if new.source[0] < one.source[0] < new.source[1]:
            new.source = trim(reading, new.source[0], one.source[0])


def parts(found: Found) -> list[Range]:
    """All ranges of an attribution."""
    return [found.cue, *found.content, *([found.source] if found.source else [])]


def holds(found: Found, token: int) -> bool:
    """Whether a token stands in one of the parts of an attribution."""
    return any(first <= token < stop for first, stop in parts(found))


def embedded(reading: Reading, found: Found) -> bool:
    """Whether an attribution stands in a relative clause, inside what may be the source of the next."""
    return found.source is not None and bool(reading.bits[found.source[0]] & classes.RELATIVE)


def outermost(reading: Reading, cues: Sequence[Cue], first: int, stop: int, shown: int) -> list[Found]:
    """The attributions of a whole sentence: inserted, by "according to", by a poll, or by "…, Smith said"."""
    interrupting = inserted(reading, first, stop) if shown & MARKS else []
    if interrupting:
        return interrupting
    for cue in cues:
        if cue.is_a(ACCORDING):
            new = patterns.according_to(reading, cue.first, first, stop)
            if new is not None:
                return [new]
    opening = patterns.by_poll(reading, first, stop) or patterns.by_perspective(reading, first, stop)
    opening = opening or patterns.so_says(reading, first, stop) or patterns.impersonal(reading, first, stop)
    if opening is not None:
        return [opening]
    if len(cues) > 1 and cues[-1].is_a(SPEECH):
        group = verb_group(reading, cues[-1], first)
        if not is_noun(reading, cues[-1], group, first):
            new = report(reading, cues[-1], group, first, stop, None)
            if new is not None and ends_sentence(reading, new, stop):
                return [new]
    return []


def ends_sentence(reading: Reading, found: Found, stop: int) -> bool:
    """Whether source and cue stand behind all of the content, with nothing but a day after them."""
    if found.source is None or found.content[-1][1] > min(found.source[0], found.cue[0]):
        return False
    passing = classes.TIME | classes.STOP | classes.CLOSE | classes.ADVERB
    after = max(found.source[1], found.cue[1])
    if reading.word[after] == "to" and after + 1 < stop and reading.bits[after + 1] & classes.NAME:
        # "…, officials confirmed to the Post."
        passing |= classes.NAME
        after += 1
    return all(reading.bits[token] & passing for token in range(after, stop))


def quoted_inside(reading: Reading, cue: Cue, holder: Found, low: int) -> Found | None:
    """The speaker of a quotation that comes through another: "“No,” Lee said, according to Poe"."""
    stop = holder.content[-1][1]
    if stop > holder.cue[0] or not cue.is_a(SPEECH) or cue.first >= stop:
        return None
    new = report(reading, cue, verb_group(reading, cue, low), low, stop, None)
    direct = new is not None and all(reading.quote[begin] >= 0 for begin, _ in new.content)
    return new if direct and new is not None and new.source is not None else None


def cut(reading: Reading, cue: Cue, holder: Found) -> bool:
    """Whether a cue inside the content of another begins something new; that content is cut before it."""
    inside = holder.content[-1]
    if stands_inside_clause(reading, holder) or (
        inside[1] <= holder.cue[0] and reading.quote[inside[1] - 1] < 0
    ):
        # "The owner, two guests say, knew and told no one", "The owner came and asked, guests said": they
        # told somebody, and did not ask.
        return False
    end = parting(reading, cue, verb_group(reading, cue, inside[0]), holder)
    rest = trim(reading, inside[0], end) if end is not None else None
    if rest is None:
        return False
    holder.content[-1] = rest
    return True


def stands_inside_clause(reading: Reading, found: Found) -> bool:
    """Whether source and cue stand inside the clause they report, without quotation marks around."""
    first, stop = found.content[0][1], found.content[-1][0]
    told = [found.cue, *([found.source] if found.source else [])]
    inside = found.sure and all(first <= begin and end <= stop for begin, end in told)
    return inside and reading.quote[found.content[-1][0]] < 0


def parting(reading: Reading, cue: Cue, group: VerbGroup, holder: Found) -> int | None:
    """The token before which a content ends because a cue in it goes on with the source.

    "X praised A and called for B", "X said A, adding that B", "Smith, who said A, added B".
    """
    bits, before = reading.bits, group.first - 1
    first, stop = holder.content[-1]
    if not first + 1 < before < stop or group.infinitive or group.passive:
        return None
    comma = bool(bits[before] & classes.COMMA)
    joined = reading.word[before] in closed_class("goes_on")
    if cue.participle:
        joined = joined or comma or bool(bits[before] & (classes.REASON | classes.LEAVES))
        return before if joined and group.first == cue.first else None
    return before if joined or (comma and embedded(reading, holder)) else None
