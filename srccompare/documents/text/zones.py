"""Title, lead, body, captions and the furniture of scraped pages, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.tokens import Tokens

ZONES = ("title", "lead", "body", "caption", "furniture")
TITLE, LEAD, BODY, CAPTION, FURNITURE = range(5)

# A headline on top of a text is no longer than this and something of substance follows it.
# A guess, as all numbers of this module: held by the cases of tests/documents/text/test_zones.py.
HEADLINE_WORDS = 30
SUBSTANCE_WORDS = 12
# Furniture wording that fills half of a paragraph makes it furniture; one telling phrase ("leave a
# comment") is enough in a paragraph of at most 25 words.
# A guess, the four of them; held by tests/documents/text/test_zones.py.
FURNITURE_SHARE = 0.5
FURNITURE_WORDS = 25
TELLING = 2.0
BYLINE_WORDS = 8
# The headlines below "Related stories" are no longer than this.
# A guess, as above.
TEASER_WORDS = 15
# "Storm closes harbour | The Gull": a site's name is no longer; a headline before a dash no shorter.
# A guess, both.
SITE_WORDS = 6
DASHED_WORDS = 3
SEPARATORS = frozenset("|¦｜•·›")
# "Home > News > Politics": the signs between the steps of a path, and how many words its first step has.
# Arrows, currencies, stars and hearts stand in sentences too.
STEPS = SEPARATORS | frozenset(">»/")
# A guess.
FIRST_STEP_WORDS = 2
# "Photo: Jane Doe / Agency" at the end of a caption leaves no more than this behind its colon.
# A guess.
CREDIT_TOKENS = 8


@dataclass(frozen=True, eq=False)
class Lines:
    """One row per paragraph: token range, article, field, words, and what zones are told by."""

    first: IntArray
    stop: IntArray
    article: IntArray
    field: IntArray
    words: IntArray
    finished: BoolArray
    """Whether it ends like a sentence."""
    furniture_words: IntArray
    telling: BoolArray
    """Whether it holds a telling furniture phrase."""
    teasing: BoolArray
    """Whether that phrase announces other stories."""
    content: IntArray
    """A hash of its words, to find repetitions."""
    heads: Heads


@dataclass(frozen=True, eq=False)
class Heads:
    """What may be the headline alone in "Storm closes harbour | The Gull": one row per sign between.

    ``line`` is the paragraph, ``content`` the hash of the words before the sign.
    """

    line: IntArray
    content: IntArray


def zones_of(
    tokens: Tokens, lines: Lines, credit: BoolArray, opener: BoolArray, byline: BoolArray, step: BoolArray
) -> IntArray:
    """The zone of every paragraph.

    ``credit`` and ``opener`` mark the tokens of photo credits and of caption openers, ``byline``
    the word "by", ``step`` the signs between the steps of a path.
    """
    zone = np.full(len(lines.first), BODY, np.int8)
    zone[lines.field == 0] = TITLE
    body = lines.field == 1
    furniture = (
        is_wording(lines)
        | is_breadcrumb(tokens, lines, step)
        | is_byline(tokens, lines, byline)
        | (lines.words == 0)
    )
    credited, credit_alone = ends_in_credit(tokens, lines, credit)
    zone[body & (credited | opens_caption(tokens, lines, opener))] = CAPTION
    zone[body & (furniture | credit_alone)] = FURNITURE
    mark_teasers(lines, zone)
    promote_headline(lines, zone)
    zone[repeated(lines, zone) | repeated_in_part(lines, zone)] = FURNITURE
    mark_lead(lines, zone)
    return zone


def is_wording(lines: Lines) -> BoolArray:
    """Paragraphs made of furniture phrases, or short with a telling one."""
    filled = (lines.furniture_words >= FURNITURE_SHARE * lines.words) & (lines.furniture_words > 0)
    # A full sentence of the story may well consist of "Facebook" and "Twitter" to a good part.
    filled &= (lines.words <= 4) | ~lines.finished | (lines.furniture_words >= 0.8 * lines.words)
    wording: BoolArray = filled | (lines.telling & (lines.words <= FURNITURE_WORDS))
    return wording


def is_breadcrumb(tokens: Tokens, lines: Lines, step: BoolArray) -> BoolArray:
    """Paths through a site ("Home > News > Politics"): two steps or more, each a name, no sentence."""
    capital = (tokens.shape & (shapes.CAPITAL | shapes.NUMBER)) > 0
    sign = step & tokens.spaced
    named = sign & np.append(capital[1:], False)[: len(sign)]
    signs, names = (np.concatenate([[0], np.cumsum(mask)]) for mask in (sign, named))
    count = signs[lines.stop] - signs[lines.first]
    trail: BoolArray = (count >= 2) & (names[lines.stop] - names[lines.first] == count) & ~lines.finished
    trail &= (lines.words <= 40) & (count * 8 >= lines.words)
    near = np.minimum(lines.first + FIRST_STEP_WORDS + 1, lines.stop)
    return trail & (signs[near] > signs[lines.first])


def is_byline(tokens: Tokens, lines: Lines, byline: BoolArray) -> BoolArray:
    """ "By Jane Doe": a short line that begins with "by" and names somebody."""
    if not len(lines.first):
        return np.zeros(0, bool)
    second = np.minimum(lines.first + 1, lines.stop - 1)
    named = (tokens.shape[second] & shapes.CAPITAL) > 0
    short = (lines.words <= BYLINE_WORDS) & (lines.words > 1) & ~lines.finished
    bylines: BoolArray = byline[lines.first] & named & short
    return bylines


def ends_in_credit(tokens: Tokens, lines: Lines, credit: BoolArray) -> tuple[BoolArray, BoolArray]:
    """Paragraphs that end in a bracket with a photo credit, and those that are nothing else."""
    ends, alone = np.zeros(len(lines.first), bool), np.zeros(len(lines.first), bool)
    shape = tokens.shape
    last = np.maximum(lines.stop - 1, 0)
    candidates: list[int] = (
        np.flatnonzero((shape[last] & shapes.BRACKET_CLOSE) > 0).tolist() if len(last) else []
    )
    for row in candidates:
        first, stop = int(lines.first[row]), int(lines.stop[row])
        opening = stop - 1
        while (
            opening > first
            and stop - opening < 60
            and (not shape[opening] & shapes.BRACKET_OPEN or shape[opening - 1] & shapes.BRACKET_CLOSE)
        ):
            opening -= 1
        # "(Warning: the video shows …)" is a sentence to the reader, no credit.
        ends[row] = bool(credit[opening:stop].any()) and not shape[stop - 2] & shapes.TERMINAL
        alone[row] = ends[row] and opening == first
    return ends, alone


def opens_caption(tokens: Tokens, lines: Lines, opener: BoolArray) -> BoolArray:
    """Paragraphs that begin "FILE -" or "Photo:", or end in "Photo: Jane Doe"."""
    caption = np.zeros(len(lines.first), bool)
    sign = np.append(tokens.shape[1:] & (shapes.DASH | shapes.COLON), 0) > 0
    for token in np.flatnonzero(opener & sign).tolist():
        row = int(np.searchsorted(lines.first, token, side="right")) - 1
        at_end = not lines.finished[row] and lines.stop[row] - token - 2 <= CREDIT_TOKENS
        at_end = at_end and bool(tokens.shape[token + 1] & shapes.COLON)
        caption[row] |= token == lines.first[row] or (at_end and lines.words[row] > BYLINE_WORDS)
    return caption


def mark_teasers(lines: Lines, zone: IntArray) -> None:
    """Set aside the headlines that stand below "Related stories", up to the next whole sentence."""
    teaser = ~lines.finished & (lines.words <= TEASER_WORDS) & (zone == BODY)
    for row in np.flatnonzero(lines.teasing & (zone == FURNITURE)).tolist():
        row += 1
        while row < len(zone) and teaser[row] and lines.article[row] == lines.article[row - 1]:
            zone[row] = FURNITURE
            row += 1


def promote_headline(lines: Lines, zone: IntArray) -> None:
    """Make the first line of a text its title when it reads as one and no title was given."""
    titled = np.unique(lines.article[zone == TITLE])
    content = np.flatnonzero((zone == BODY) & (lines.field == 1))
    if not len(content):
        return
    article = lines.article[content]
    first = content[np.concatenate([[True], article[1:] != article[:-1]])]
    size = int(lines.article.max()) + 1
    substantial = np.bincount(lines.article[content], lines.words[content] >= SUBSTANCE_WORDS, minlength=size)
    others = substantial[lines.article[first]] - (lines.words[first] >= SUBSTANCE_WORDS)
    headline = (
        (lines.words[first] <= HEADLINE_WORDS)
        & (lines.words[first] >= 2)
        & ~lines.finished[first]
        & (others > 0)
    )
    headline &= ~np.isin(lines.article[first], titled)
    zone[first[headline]] = TITLE


def repeated(lines: Lines, zone: IntArray) -> BoolArray:
    """Paragraphs of the text that repeat the headline, or a caption or line set earlier."""
    worth = np.flatnonzero((zone != FURNITURE) & (lines.words > 1))
    key = within_article(lines.content[worth], lines.article[worth])
    _, first = np.unique(key, return_index=True)
    again = np.ones(len(worth), bool)
    again[first] = False
    mask = np.zeros(len(zone), bool)
    mask[worth[again]] = True
    mask &= lines.field == 1
    return mask


def within_article(content: IntArray, article: IntArray) -> IntArray:
    """Hashes that are equal where the content is, in the same article."""
    key: IntArray = content + article.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return key


def repeated_in_part(lines: Lines, zone: IntArray) -> BoolArray:
    """First lines that repeat the headline but for the name of the site behind one of the two."""
    body = np.flatnonzero((zone == BODY) & (lines.words > 1))
    _, place = np.unique(lines.article[body], return_index=True)
    first, titles = body[place], np.flatnonzero(zone == TITLE)
    key = within_article(lines.content, lines.article)
    head = within_article(lines.heads.content, lines.article[lines.heads.line])
    of_title = np.isin(lines.heads.line, titles)
    # By sorting: numpy's other way overflows on hashes as large as these.
    longer = lines.heads.line[np.isin(head, key[titles], kind="sort") & ~of_title]
    mask = np.zeros(len(zone), bool)
    mask[first] = np.isin(key[first], head[of_title], kind="sort") | np.isin(first, longer)
    return mask


def heads_of(
    tokens: Tokens, first: IntArray, stop: IntArray, words: BoolArray, separator: BoolArray
) -> tuple[IntArray, IntArray]:
    """Paragraph and token of every sign that may stand between a headline and the name of its site.

    ``first`` and ``stop`` bound the paragraphs; ``separator`` marks tokens such as "|".
    """
    shape = tokens.shape
    dash = ((shape & shapes.DASH) > 0) & tokens.spaced & np.append(tokens.spaced[1:], True)
    sign = np.flatnonzero(separator | dash)
    line = np.searchsorted(first, sign, side="right") - 1
    total = np.concatenate([[0], np.cumsum(words)])
    before, behind = total[sign] - total[first[line]], total[stop[line]] - total[sign]
    named = (before > 1) & (behind > 0) & (behind <= SITE_WORDS)
    # A dash may stand in the headline itself: "Storm warning – what we know".
    capital = (np.append(shape, 0)[sign + 1] & shapes.CAPITAL) > 0
    named &= separator[sign] | (capital & (before >= DASHED_WORDS))
    return line[named], sign[named]


def mark_lead(lines: Lines, zone: IntArray) -> None:
    """Make the first paragraph of substance the lead; the first of any kind where none has substance."""
    body = np.flatnonzero(zone == BODY)
    substantial = body[lines.words[body] >= SUBSTANCE_WORDS]
    _, lead = np.unique(lines.article[substantial], return_index=True)
    zone[substantial[lead]] = LEAD
    rest = body[~np.isin(lines.article[body], lines.article[substantial])]
    _, lead = np.unique(lines.article[rest], return_index=True)
    zone[rest[lead]] = LEAD
