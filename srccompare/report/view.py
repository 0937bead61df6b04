"""The finished report before it has a form: every number rounded, every label chosen, every row in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Group:
    """One column of the comparison; ``label`` is its name short enough for a table head.

    ``name`` is what a reader calls it, ``key`` what the tables of the comparison do: they differ where the
    name of a file says nothing.
    """

    number: int
    name: str
    label: str
    articles: int
    key: str


@dataclass(frozen=True, slots=True)
class Card:
    """One article as it was found: ``link`` leads to its text, and is empty where that is not shown.

    ``copy`` says of a reprint whose it is.
    """

    id: str
    group: str
    outlet: str
    headline: str
    opening: str
    date: str
    iso: str
    words: str
    copy: str
    status: str
    flags: tuple[str, ...]
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class Mention:
    """How often one group cites one source, and where its first attribution stands."""

    count: int
    link: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source and who cites it; ``named`` is false for the headings that stand for unnamed ones."""

    name: str
    type: str
    named: bool
    mentions: tuple[Mention, ...]
    total: int
    shared: str


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution; ``first`` is set on the first of each source.

    ``name`` is who the source is where its own words do not say so, ``manner`` how the cue takes what it
    reports where it is more than reporting.
    """

    anchor: str
    first: bool
    name: str
    type: str
    source: str
    cue: str
    manner: str
    content: str
    kind: str
    link: str


@dataclass(frozen=True, slots=True)
class Citing:
    """The attributions of one group, by source, the most cited first.

    ``types`` has each kind of source with its count and where the first stands.
    """

    anchor: str
    group: Group
    total: int
    found: str
    types: tuple[tuple[str, int, str], ...]
    said: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and its layers, the outermost first, with what each says at its head."""

    text: str
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence or sentences around a piece of evidence, its words marked."""

    pieces: tuple[Piece, ...]
    article: str
    score: str
    link: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one number: how much was found, the words by frequency, the sentences.

    Without an ``anchor`` it has no place of its own on a page: the number leads into the texts.
    """

    anchor: str
    group: Group
    value: str
    found: str
    words: tuple[str, ...]
    passages: tuple[Passage, ...]
    more: str
    note: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """One measure for one group: numbers for machines, and the same as people read them.

    A ``lead`` would be told apart if it were the only difference looked at.
    """

    group: Group
    value: float | None
    low: float | None
    high: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None
    text: str
    interval: str
    how: str
    n: str
    difference_text: str
    difference_interval: str
    verdict: str
    direction: str
    test: str
    note: str
    effect: str
    lead: bool
    link: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing drawn: ``kind`` is lines, rect, circle or text, ``style`` names its look.

    ``at`` has x1, y1, x2, y2 of each line, x, y, width, height of a rect, x, y, radius of a circle, x, y of
    a text. ``text`` are its words, or what a shape is when pointed at. ``fill`` names a pattern.
    """

    kind: str
    style: str
    at: tuple[float, ...]
    text: str = ""
    anchor: str = ""
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture worked out down to its coordinates, the same in words, and as a table of its data."""

    anchor: str
    width: float
    height: float
    title: str
    description: str
    marks: tuple[Mark, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure across all groups, with its definition.

    ``untested`` says why where no group has an interval or a difference; there is then nothing to draw.
    ``inputs`` are what a formula is made of; ``how`` is how most intervals were found. ``told`` says that a
    difference can be told apart: of all others a page shows the values and the words behind them.
    """

    anchor: str
    name: str
    label: str
    unit: str
    meaning: str
    counted: str
    bounds: str
    reference: str
    caveat: str
    estimates: tuple[Estimate, ...]
    inputs: tuple[str, ...]
    how: str
    evidence: tuple[Evidence, ...]
    picture: Drawing | None
    untested: str
    told: bool


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family of measures; ``profile`` says that it is large and shown as a table of bars first.

    ``unit`` is the unit of all its measures, empty where they differ; ``part`` is the part of the report
    it belongs to.
    """

    kind: ClassVar[str] = "family"
    anchor: str
    name: str
    title: str
    part: str
    unit: str
    profile: bool
    measures: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference that can be told apart, as a sentence in parts."""

    measure: str
    unit: str
    group: str
    direction: str
    value: str
    other: str
    against: str
    link: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as a line: its story where there are several, its words, how probably it holds, its passages.

    ``rare`` says that few claims of its kind were judged by readers.
    """

    kind: str
    event: str
    text: str
    sure: str
    rare: bool
    link: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A difference between the texts of an event in a sentence, with the passages it stands on."""

    text: str
    quotes: tuple[Quote, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The lines of one kind of difference; the first ``listed`` are seen at once. Facts of these texts."""

    kind: str
    label: str
    lines: tuple[DifferenceLine, ...]
    listed: int


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one group tells of a story, and what was not found in it."""

    group: Group
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One of several events: its articles, what is told differently, what only one tells or does not.

    ``texts`` is where its texts are read; empty where they are not shown.
    """

    anchor: str
    name: str
    when: str
    cards: tuple[Card, ...]
    differences: tuple[Difference, ...]
    claims: tuple[Claimed, ...]
    alone: tuple[Alone, ...]
    texts: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands out, and how much of it to expect by chance.

    ``claims`` are what texts have in common and tell differently; ``leads`` are differences that would be
    told apart if each were the only one looked at.
    """

    claims: tuple[Claimed, ...]
    summary: str
    findings: tuple[Finding, ...]
    more: int
    leads: tuple[Finding, ...] = ()
    leads_more: int = 0
    differences: tuple[Difference, ...] = ()
    story: DifferenceLine | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the words of a group is in one voice; ``style`` names its look."""

    label: str
    style: str
    percent: str
    part: float


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that can be highlighted in the texts, shown at first or not."""

    key: str
    label: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Also:
    """Another text that tells a sentence: its place in the story, how surely it does, and where.

    It is ``possible`` where the match is less sure than those called shared.
    """

    place: int
    label: str
    sure: str
    possible: bool
    contradicts: bool
    link: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a paragraph: how it puts what others tell too (a certainty, its sign), and who does."""

    anchor: str
    way: str
    sign: str
    pieces: tuple[Piece, ...]
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text with its zone, sentence by sentence."""

    zone: str
    stretches: tuple[Stretch, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of the paragraph with their layers."""
        return tuple(piece for one in self.stretches for piece in one.pieces)


@dataclass(frozen=True, slots=True)
class Text:
    """One article to be read: of which story, at which place there, and in which column at first."""

    anchor: str
    id: str
    group: str
    headline: str
    note: str
    url: str
    story: str
    story_name: str
    place: int
    column: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """A lexicon that was used, with what is needed to cite it."""

    name: str
    title: str
    version: str
    license: str
    source: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words, where they lead, a second line, and how it looks.

    ``look`` is empty, ``num`` for numbers, ``head`` for what the row is about, or a certainty. ``places``
    say where in the texts it stands, each by whose it is and a link; ``link`` is then its own anchor.
    """

    text: str
    link: str = ""
    small: str = ""
    look: str = ""
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with whose it is and what is said of it."""

    label: str
    note: str
    pieces: tuple[Piece, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Fold:
    """The sentences behind a row or a cell, folded away under a heading.

    It is ``whole`` where they are held against each other, and shown although the texts hold them; others
    are not ``shown`` on a page that has the texts.
    """

    anchor: str
    title: str
    note: str
    quotes: tuple[Quote, ...]
    whole: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that can be seen in the texts of a group: what is asked, what is found, and the passages.

    ``items`` are what is found one by one, each with where it stands in the texts; they stand on ``lines`` of
    their own where they are sentences, and after the first ``listed`` are folded away. ``more`` says how many
    passages are not shown.
    """

    key: str
    label: str
    text: str
    quotes: tuple[Quote, ...]
    more: str = ""
    items: tuple[Cell, ...] = ()
    lines: bool = False
    listed: int = 99


@dataclass(frozen=True, slots=True)
class Portrait:
    """The texts of one group by themselves: whose voice they speak in, and what can be seen in them."""

    anchor: str
    group: Group
    words: str
    voices: tuple[Share, ...]
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Something a part of the report shows: words, a picture, a table, and the sentences behind it.

    Any of them may be missing. ``legend`` explains the looks of cells: each with its words.
    """

    kind: ClassVar[str] = "table"
    anchor: str
    title: str
    lead: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    more: str = ""
    picture: Drawing | None = None
    folds: tuple[Fold, ...] = ()
    folds_title: str = ""
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources × groups: those cited often, those cited once."""

    kind: ClassVar[str] = "sources"
    summary: str
    often: tuple[Source, ...]
    once: tuple[Source, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Attributions:
    """Every attribution, group by group; ``marked`` where all of them can be seen in the texts."""

    kind: ClassVar[str] = "attributions"
    citing: tuple[Citing, ...]
    marked: bool


Block = Sources | Attributions | Table | FamilyView
"""What a part is made of; a form has one way of writing each kind."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report, with the question it answers; families of measures belong to one."""

    key: str
    title: str
    lead: str
    tables: tuple[Table, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Everything a report says, in the order it says it.

    ``carried`` says how much of the articles it holds, ``many`` that there are more groups than fit
    beside each other, ``brief`` that only the first page of it is wanted. ``stories`` are the events where
    there are several, ``others`` the articles of none. ``foremost`` are the caveats without which the first
    page would mislead, ``ways`` the certainties of sentences of the texts that others tell too, with their
    signs.
    """

    title: str
    subtitle: str
    by: str
    against: str
    carried: str
    many: bool
    brief: bool
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    cards_more: int
    timeline: Drawing | None
    caveats: tuple[str, ...]
    foremost: tuple[str, ...]
    glance: Glance
    portraits: tuple[Portrait, ...]
    stories: tuple[Story, ...]
    others: tuple[Card, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    sources_once: tuple[Source, ...]
    sources_more: int
    sources_summary: str
    citing: tuple[Citing, ...]
    families: tuple[FamilyView, ...]
    layers: tuple[Layer, ...]
    ways: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    texts_more: int
    signature: str
    settings: tuple[tuple[str, str], ...]
    word_lists: tuple[WordList, ...]
