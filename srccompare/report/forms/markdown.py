"""A view as Markdown, for reading as it is and for pasting into other documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from srccompare.report.view import (
    Attributions,
    Block,
    Card,
    Cell,
    Citing,
    Claimed,
    Difference,
    Estimate,
    Evidence,
    FamilyView,
    Finding,
    Measured,
    Part,
    Passage,
    Piece,
    Portrait,
    Said,
    Source,
    Sources,
    Table,
    Trait,
    View,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$&]|^[#+=-])")
NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
EDGES = {"del": "~~", "ins": "**"}
"""What stands around the words a version of a quotation lacks, and around those it adds."""
PASSAGES = 2
"""Passages of each trait. A choice of layout."""
SCHEME = re.compile(r"(?i)\b(https?|ftp|javascript|data|vbscript|mailto|file):|\bwww\.")


def safe(text: str) -> str:
    """Text that Markdown shows as it stands: no markup, no HTML, no links that make themselves.

    >>> safe("<b>*") == chr(92) + "<b" + chr(92) + ">" + chr(92) + "*"
    True
    """
    escaped = NUMBERED.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", " ".join(text.split())))
    # A zero-width space would hide in copies; a backslash before the colon or point shows as nothing.
    return SCHEME.sub(lambda match: match.group()[:-1] + "\\" + match.group()[-1], escaped)


def render(view: View) -> str:
    """The report as Markdown."""
    parts = [
        f"# {safe(view.title)}",
        safe(view.subtitle),
        "Everything below describes these texts. It does not say what an outlet is, nor who is right.",
        "## At a glance",
        safe(view.glance.story.text) if view.glance.story else "",
        bullets(view.foremost),
        "" if view.stories else articles(view.cards, view.cards_more),
        *told_differently(view),
        *(text for one in view.portraits for text in portrait(one)),
        *glance(view),
        safe(view.glance.summary),
        f"Each group is held against {safe(view.against)}." if len(view.groups) > 1 else "",
        "A dash means there was nothing to measure, 0 that nothing was found.",
        *stories(view),
        *(text for part in view.parts for text in part_of(view, part)),
        "" if view.brief else "## The texts",
        safe(view.carried),
        "## What to doubt",
        bullets(view.caveats),
        "## How it was made",
        code(view.signature),
        safe("; ".join(f"{words.title} {words.version}" for words in view.word_lists)),
        "What each measure means: `srccompare.families()`.",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def part_of(view: View, part: Part) -> Iterator[str]:
    """One part of the report, block by block."""
    yield f"## {safe(part.title)}"
    yield safe(part.lead)
    for shown_block in part.blocks:
        yield from block(view, shown_block)


def block(view: View, one: Block) -> Iterator[str]:
    """One block of a part, by its kind."""
    if isinstance(one, Sources):
        yield from sources(view, one)
    elif isinstance(one, Attributions):
        for own in one.citing:
            yield from attributions(own)
    elif isinstance(one, FamilyView):
        yield from measures(view, one)
    else:
        yield from facts_table(one)


def articles(cards: Iterable[Card], left: int = 0) -> str:
    """Articles one by one."""
    listed = table(
        ["Group", "Headline", "Published", "Length"],
        ([card.group, headline(card), card.date, card.words] for card in cards),
    )
    return f"{listed}\n\nand {left} more articles." if left else listed


def stories(view: View) -> Iterator[str]:
    """The stories one by one: headlines, what is told differently, what only one tells or does not."""
    if view.stories:
        yield "## The stories"
    for story in view.stories:
        yield f"### {safe(story.name)}" + (f", {safe(story.when)}" if story.when else "")
        yield articles(story.cards)
        yield differences(story.differences)
        yield bullets(map(claim_line, story.claims))
        for own in story.alone:
            yield f"**{safe(own.group.name)}**"
            yield "\n".join(f"- **{safe(one.label)}** {safe(one.text)}" for one in own.traits)
    if view.others:
        yield "### Other articles"
        yield articles(view.others, view.cards_more)


def told_differently(view: View) -> Iterator[str]:
    """What texts have in common and tell differently."""
    if view.glance.claims or view.glance.differences:
        yield "### Told differently"
        yield differences(view.glance.differences)
        if view.glance.claims and view.glance.differences:
            yield "**By the sentence**"
        yield bullets(claim_line(one) for one in view.glance.claims)


def differences(kinds: Iterable[Difference]) -> str:
    """The lines of each kind of difference."""
    return "\n".join(f"- **{safe(kind.label)}** {safe(one.text)}" for kind in kinds for one in kind.lines)


def portrait(one: Portrait) -> Iterator[str]:
    """The texts of one group by themselves, with the passages behind each line."""
    yield f"### {safe(one.group.name)}, {one.words}"
    shares = ", ".join(f"{share.percent} {share.label}" for share in one.voices)
    yield "\n".join([f"- {safe(shares)}" if shares else "", *(trait(own) for own in one.traits)]).strip()


def trait(own: Trait) -> str:
    """What can be seen in the texts of a group, and the passages."""
    passages = [
        f"  - {f'{safe(one.label)}: ' if one.label else ''}{marked(one.pieces)}"
        for one in own.quotes[:PASSAGES]
    ]
    return "\n".join([f"- **{safe(own.label)}** {safe(own.text)}", *passages])


def facts_table(shown_table: Table) -> Iterator[str]:
    """A table of a part, what its picture shows, and the sentences behind it."""
    yield f"### {safe(shown_table.title)}"
    yield safe(shown_table.lead)
    if picture := shown_table.picture:
        yield f"*{safe(picture.title)}*"
        yield table(picture.head, picture.rows)
    yield table(shown_table.head, ([whole(cell) for cell in row] for row in shown_table.rows))
    yield safe(shown_table.more)
    for fold in shown_table.folds:
        yield f"**{safe(fold.title)}** {safe(fold.note)}".rstrip()
        yield "\n".join(
            f"- {' '.join(filter(None, [f'{safe(one.label)}:', safe(one.note), marked(one.pieces)]))}"
            for one in fold.quotes
        )


def whole(cell: Cell) -> str:
    """A cell with its second line."""
    return f"{cell.text} ({cell.small})" if cell.small else cell.text


def marked(cut: Sequence[Piece]) -> str:
    """A sentence with its marked words in bold, and struck out what a version lacks."""
    parts = []
    for piece in cut:
        edge = next((EDGES[key] for key in piece.layers if key in EDGES), "**" if piece.layers else "")
        # Marks stand against words, never against spaces.
        inside = f"{edge}{safe(piece.text)}{edge}"
        parts.append(around(piece.text, inside) if edge else spaced(piece.text))
    return "".join(parts).strip()


def headline(card: Card) -> str:
    """The headline, or how the text opens."""
    return card.headline or (f"(no headline) {card.opening}" if card.opening else "–")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; empty where there are no rows."""
    lines = ["| " + " | ".join(safe(cell) or " " for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["| " + " | ".join(map(safe, head)) + " |", "|" + " --- |" * len(head), *lines])


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {safe(line)}" for line in lines)


def code(text: str) -> str:
    """Text as it is, in a fence longer than any run of backticks inside it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def claim_line(claim: Claimed) -> str:
    """A claim as a line."""
    rare = ", few of this kind were judged" * claim.rare
    return f"{claim.event}: " * bool(claim.event) + f"{claim.text} ({claim.sure}{rare})"


def glance(view: View) -> Iterator[str]:
    """What stands out."""
    if view.glance.findings:
        yield "### Higher or lower in these texts, by test"
        yield bullets(map(finding, view.glance.findings))
    if view.glance.more:
        yield f"and {view.glance.more} more, named in the tables of measures."
    if view.glance.leads:
        yield "### Leads"
        yield "They would be told apart if each were the only one looked at: worth a look, no result."
        yield bullets(map(finding, view.glance.leads))


def finding(one: Finding) -> str:
    """One difference as a sentence."""
    return (
        f"{one.measure}: {one.direction} in {one.group}, {one.value} against {one.other} in {one.against} "
        f"({one.unit})"
    )


def sources(view: View, own: Sources) -> Iterator[str]:
    """Sources × groups."""
    yield safe(own.summary)
    head = ["Source", "Kind", *(group.label for group in view.groups), "Cited in"]
    yield table(
        head,
        ([s.name, s.type, *(str(m.count) for m in s.mentions), s.shared] for s in own.often),
    )
    if own.once:
        yield safe("Cited once: " + "; ".join(f"{one.name} ({where(view, one)})" for one in own.once))
    if own.more:
        yield f"and {own.more} more sources."


def where(view: View, source: Source) -> str:
    """The groups that cite a source."""
    cited = zip(view.groups, source.mentions, strict=True)
    return ", ".join(group.label for group, mention in cited if mention.count)


def attributions(own: Citing) -> Iterator[str]:
    """The attributions of one group, where it has any."""
    if not own.total:
        return
    yield f"### Attributions in {safe(own.group.name)}: {own.found}"
    yield table(
        ["Source", "Kind", "Reporting words", "What is attributed", "Form"],
        (
            [named(said), said.type, said.cue or "–", said.content or "–", said.kind or "–"]
            for said in own.said
        ),
    )
    if own.more:
        yield f"and {own.more} more attributions."


def named(said: Said) -> str:
    """The source of an attribution, with who it is where its words do not say so."""
    return f"{said.source} ({said.name})" if said.source and said.name else said.source or "not named"


def measures(view: View, family: FamilyView) -> Iterator[str]:
    """The measures of one family: all values, and more of those that can be told apart."""
    yield f"### {safe(family.title)}"
    head = ["Measure", *(group.label for group in view.groups)]
    yield table(head, ([f"{m.label}, {m.unit}", *(one.text for one in m.estimates)] for m in family.measures))
    same = [measure for measure in family.measures if not measure.told and not measure.untested]
    if same:
        yield safe(f"Not distinguishable: {', '.join(map(with_leads, same))}.")
    untested = [f"{m.label} ({m.untested})" for m in family.measures if m.untested]
    if untested:
        yield safe(f"Not tested: {', '.join(untested)}.")
    for measure in family.measures:
        if measure.told:
            yield f"#### {safe(measure.label)}, {safe(measure.unit)}"
            yield table(
                ["Group", "Value", "95% interval", "How", "Based on", "Difference", "Verdict"],
                (
                    [one.group.label, one.text, one.interval, one.how, one.n, apart(one), judged(one)]
                    for one in measure.estimates
                ),
            )
            for own in measure.evidence:
                yield from behind(own)


def with_leads(measure: Measured) -> str:
    """A measure that cannot be told apart, with the groups in which it is a lead."""
    leads = ", ".join(one.group.label for one in measure.estimates if one.lead)
    return f"{measure.label} (leads: {leads})" if leads else measure.label


def judged(one: Estimate) -> str:
    """The verdict with its test and what limits it."""
    return "; ".join(filter(None, [one.verdict, one.test, one.note]))


def apart(one: Estimate) -> str:
    """A difference with its interval."""
    known = one.difference_low is not None
    return f"{one.difference_text} ({one.difference_interval})" if known else one.difference_text


def behind(own: Evidence) -> Iterator[str]:
    """The sentences behind one number."""
    yield f"**{safe(own.group.name)}** {safe(own.value)} {safe(own.found)}".rstrip()
    if own.note:
        yield safe(f"{own.note} {', '.join(text for text, _ in own.links)}")
    if own.words:
        yield safe(" · ".join(own.words))
    if own.passages:
        yield "\n".join(f"- {passage(one)}" for one in own.passages)
    if own.more:
        yield safe(own.more)


def passage(one: Passage) -> str:
    """A sentence with what was counted in bold."""
    text = marked(one.pieces)
    return " ".join(filter(None, [safe(one.score), text, safe(f"({one.article})") if one.article else ""]))


def spaced(text: str) -> str:
    """``safe`` without losing the spaces at the edges, where marked words follow."""
    return around(text, safe(text))


def around(text: str, inside: str) -> str:
    """Something in place of a text, between the spaces at the text's edges."""
    return " " * text[:1].isspace() + inside + " " * (text[-1:].isspace() and bool(text.strip()))
