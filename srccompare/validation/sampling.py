"""Drawing what people are to code."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import numpy as np

from srccompare import __version__
from srccompare.articles import FIELDS
from srccompare.documents import Documents, Voice
from srccompare.errors import SrccompareError
from srccompare.families.base import Family, Measure, voice_of
from srccompare.lexicon import Lexicon, bundled, digest, load
from srccompare.source import analyze
from srccompare.tables import Families, Lexicons, families_of, own_lexicons, voice_asked
from srccompare.validation.sheet import Item, Sheet, seal_of
from srccompare.validation.strata import drawn, labels, strata_of
from srccompare.validation.units import Unit, Units, unit_of, units_of

VOICES = {
    Voice.OUTLET: "Judge the article's own wording: pass over what stands between quotation marks.",
    Voice.NARRATED: "Judge what the article says itself: pass over quotations and what it reports others as "
    "saying.",
    Voice.ATTRIBUTED: "Judge what the article reports, in its own words, as said by others: pass over the "
    "rest.",
    Voice.QUOTED: "Judge what stands between quotation marks: pass over the rest.",
}
PRESENCE, SIGNED, DEGREE = "presence", "signed", "degree"


def sample(
    source: Any,
    measure: str,
    n: int = 100,
    *,
    seed: int = 0,
    unit: Unit | None = None,
    codes: Sequence[int | str] | None = None,
    instructions: str | None = None,
    families: Families = None,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
) -> Sheet:
    """A sheet of ``n`` sentences or articles for people to code, blind to what the measure found.

    Drawn by the measure's value (zero, and bands of what is above and below it, as many from each), so
    that rare high values are coded too; each unit knows how many it stands for. The unit is the sentence,
    or the article for formulas of whole texts; ``unit`` says otherwise. Coders answer 0 or 1 for what is
    counted, -2 to 2 for what has two directions, 1 to 5 for degrees; ``codes`` says otherwise. The
    same seed draws the same sheet. ``Sheet.write`` puts sheet, page and key into a folder.

    >>> from srccompare import example
    >>> sheet = sample(example(), "hedge_rate", 12, seed=1)
    >>> len(sheet.table), sheet.codes
    (12, ('0', '1'))
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise SrccompareError(f"n={n!r} is no number of units; give 1 or more")
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise SrccompareError(f"seed={seed!r} draws nothing; give a whole number of 0 or more")
    if unit not in (None, "sentence", "article"):
        raise SrccompareError(f"unit={unit!r} cannot be coded; choose 'sentence' or 'article'")
    own = own_lexicons(lexicons)
    family, one = measure_named(measure, families_of(families, own))
    if unit == "sentence" and one.recount == "formula":
        raise SrccompareError(f"{measure!r} is a formula of whole texts; leave unit out, or give 'article'")
    documents, asked, what = analyze(source), voice_asked(voice), unit or unit_of(one)
    units = units_of(documents, family, one, what, asked)
    if not len(units.row):
        raise SrccompareError(f"there is no {what} in which {measure!r} has a value; give more articles")
    stratum = strata_of(units.value)
    if n < (number := len(np.unique(stratum))):
        raise SrccompareError(
            f"n={n} is fewer than the {number} strata of {measure!r} in these articles, and figures hold for "
            f"all units only where each stratum has one; give {number} or more"
        )
    chosen, weight = drawn(stratum, n, np.random.default_rng([seed, 20]))
    names = labels(units.value, stratum)
    scale, answers = scale_of(one, what) if codes is None else given_scale(codes)
    items = tuple(
        item_of(documents, what, units, row, f"u{number:03}", names[stratum[row]], float(standing))
        for number, (row, standing) in enumerate(zip(chosen.tolist(), weight.tolist(), strict=True), start=1)
    )
    made = (
        f"srccompare:{__version__}|families:{family.name}|voice:{voice_of(one, asked).name}|n:{n}|seed:{seed}"
    )
    return Sheet(
        name=f"{measure}-{digest(made, *(item.seal for item in items))[:8]}",
        measure=measure,
        meaning=one.meaning,
        kind=what,
        codes=answers,
        scale=scale,
        instructions=told(
            one, what, scale, answers, voice_of(one, asked), [*signs_of(family, one, own), instructions]
        ),
        made=made,
        population=len(units.row),
        items=items,
    )


def measure_named(name: str, families: Sequence[Family]) -> tuple[Family, Measure]:
    """A measure and its family by name."""
    known = {one.name: (family, one) for family in families for one in family.measures}
    if name not in known:
        near = difflib.get_close_matches(str(name), known, n=3) or list(known)[:8]
        raise SrccompareError(
            f"no measure named {name!r}; such as {', '.join(near)} (srccompare.families() lists all)"
        )
    return known[name]


def scale_of(measure: Measure, unit: Unit) -> tuple[str, tuple[str, ...]]:
    """How a unit is coded: whether something is there, in which direction, or how much of it."""
    if measure.low < 0 < measure.high and measure.recount == "mean":
        return SIGNED, ("-2", "-1", "0", "1", "2")
    if measure.recount == "mean" and measure.high != 1 and (steps := measure.high - measure.low) <= 6:
        return DEGREE, tuple(f"{measure.low + step:g}" for step in range(int(steps) + 1))
    if unit == "article":
        return DEGREE, ("1", "2", "3", "4", "5")
    return PRESENCE, ("0", "1")


def given_scale(codes: Sequence[int | str]) -> tuple[str, tuple[str, ...]]:
    """The kind of scale codes of one's own make, and the codes, lowest first; they have to be numbers."""
    try:
        numbers = [float(code) for code in codes]
    except (TypeError, ValueError):
        numbers = []
    if len(set(numbers)) < 2:
        raise SrccompareError(f"codes={codes!r} are no two or more different numbers; give such as (0, 1)")
    answers = tuple(str(code) for code in sorted(codes, key=float))
    if set(numbers) == {0.0, 1.0}:
        return PRESENCE, answers
    return (SIGNED if min(numbers) < 0 < max(numbers) else DEGREE), answers


def told(
    measure: Measure, unit: Unit, scale: str, codes: Sequence[str], voice: Voice, more: Sequence[str | None]
) -> tuple[str, ...]:
    """What coders are told, from what the measure means."""
    about = meaning_of(measure)
    ask = {
        PRESENCE: f"Code {codes[-1]} where the {unit} shows this, {codes[0]} where it does not.",
        SIGNED: f"Code from {codes[0]} (strongly negative) to {codes[-1]} (strongly positive); 0 is neither.",
        DEGREE: f"Code from {codes[0]} (very little) to {codes[-1]} (very much).",
    }[scale]
    context = "The sentences before and after are there to understand it by; they are not coded."
    return tuple(
        filter(
            None,
            [
                f"What to look for: {about}.",
                *more,
                ask,
                VOICES.get(voice),
                context if unit == "sentence" else None,
                "Decide by what a reader takes from it, not by looking for certain words. Leave the code "
                "empty only if you cannot tell, and say why in the comment. Work alone; change nothing but "
                "code and comment.",
            ],
        )
    )


def meaning_of(measure: Measure) -> str:
    """What a measure is about, without the direction of its numbers."""
    return measure.meaning.partition("; higher means")[0].removeprefix("higher means ")


def signs_of(family: Family, measure: Measure, own: Sequence[Lexicon]) -> list[str]:
    """What shows the thing and what only looks like it, where the word list's description says so."""
    known = set(bundled())
    lists = [words for words in own if words.name in family.lexicons]
    lists += [load(name) for name in family.lexicons if name in known]
    for words in lists:
        for category, description in words.descriptions.items():
            if description == meaning_of(measure):
                signs = words.indicators.get(category, ()), words.counter_indicators.get(category, ())
                heads = "It shows in such as", "It is not shown by such as"
                return [
                    f"{head}: {'; '.join(some)}." for head, some in zip(heads, signs, strict=True) if some
                ]
    return []


def item_of(
    documents: Documents, unit: Unit, units: Units, row: int, name: str, stratum: str, weight: float
) -> Item:
    """One unit of the sample."""
    article = documents.articles[int(units.article[row])]
    if unit == "article":
        text = "\n\n".join(filter(None, (article.title, article.text)))
        place, before, after = ("text", 0, len(article.text)), "", ""
    else:
        sentence = int(units.row[row])
        before, text, after = (sentence_text(documents, sentence, step) for step in (-1, 0, 1))
        spans = documents.sentences
        place = FIELDS[spans.field[sentence]], int(spans.start[sentence]), int(spans.end[sentence])
    return Item(
        unit=name,
        article=article.id,
        outlet=article.outlet or "",
        field=place[0],
        start=place[1],
        end=place[2],
        value=float(units.value[row]),
        stratum=stratum,
        weight=weight,
        seal=seal_of(text),
        before=before,
        text=text,
        after=after,
    )


def sentence_text(documents: Documents, sentence: int, step: int) -> str:
    """The text of a sentence or of its neighbour; nothing beyond the edges of its field."""
    spans, other = documents.sentences, sentence + step
    if not 0 <= other < len(spans):
        return ""
    if (spans.article[other], spans.field[other]) != (spans.article[sentence], spans.field[sentence]):
        return ""
    return documents.text_of(spans[np.array([other])])[0]
