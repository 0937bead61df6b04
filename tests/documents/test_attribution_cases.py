"""The kinds of attribution a careful reader marks, read by rules and tagger together, and near misses.

Every case has a label; what fails is marked with the reason and runs as a strict expected failure. Source and
content are compared by their words, so a comma or mark at an edge decides nothing.
"""

from __future__ import annotations

import re

import pytest
from making import documents

WORDS = re.compile(r"\w+")


def plain(text: str) -> str:
    return " ".join(WORDS.findall(text.lower()))


def found_in(text: str) -> list[tuple[str, str]]:
    """Source and content of every attribution, in plain words."""
    made = documents(text)
    parts: dict[int, dict[str, list[str]]] = {}
    spans = made.attributions
    for group, role, words in zip(spans.group.tolist(), spans.labels, made.text_of(spans), strict=True):
        parts.setdefault(group, {"source": [], "content": [], "cue": []})[role].append(words)
    found = [parts[group] for group in sorted(parts)]
    return [(plain(" ".join(one["source"])), plain(" ".join(one["content"]))) for one in found]


CASES = [
    ("direct", "“We will rebuild the pier,” Ann Lee said.", [("Ann Lee", "We will rebuild the pier")]),
    (
        "direct, inverted",
        "“We will rebuild the pier,” said Ann Lee.",
        [("Ann Lee", "We will rebuild the pier")],
    ),
    ("mixed", "Lee said the pier was “gone for good”.", [("Lee", "the pier was gone for good")]),
    ("indirect", "The mayor said that the pier was gone.", [("The mayor", "that the pier was gone")]),
    ("indirect without that", "The mayor said the pier was gone.", [("The mayor", "the pier was gone")]),
    ("indirect, cue at the end", "The pier was gone, the mayor said.", [("the mayor", "The pier was gone")]),
    (
        "several sentences",
        "“The pier is gone. We will rebuild it,” Lee said.",
        [("Lee", "The pier is gone We will rebuild it")],
    ),
    (
        "resumed",
        "“The pier is gone,” Lee said. “We will rebuild it.”",
        [("Lee", "The pier is gone We will rebuild it")],
    ),
    (
        "resumed in the sentence",
        "“The pier,” Lee said, “is gone for good.”",
        [("Lee", "The pier is gone for good")],
    ),
    (
        "several paragraphs",
        "“The pier is gone,” Lee said.\n\n“We will rebuild it next year with new wood.”",
        [("Lee", "The pier is gone We will rebuild it next year with new wood")],
    ),
    (
        "inverted with an indefinite source",
        "However, such a plan would not be good news for the divers, warns an expert.",
        [("an expert", "However such a plan would not be good news for the divers")],
    ),
    (
        "according to, before",
        "According to the board, the pier is gone.",
        [("the board", "the pier is gone")],
    ),
    ("according to, after", "The pier is gone, according to the board.", [("the board", "The pier is gone")]),
    (
        "participle",
        "Lee said the pier was gone, adding that the divers had left.",
        [("Lee", "the pier was gone"), ("Lee", "that the divers had left")],
    ),
    (
        "relative",
        "Lee, who said the pier was gone, added that divers had left.",
        [("who", "the pier was gone"), ("Lee", "that divers had left")],
    ),
    (
        "coordinated",
        "Lee praised the divers and called for a new pier.",
        [("Lee", "the divers"), ("Lee", "a new pier")],
    ),
    ("passive with agent", "The pier was described by divers as unsafe.", [("divers", "The pier as unsafe")]),
    ("passive without agent", "The pier is expected to open in May.", [("", "The pier to open in May")]),
    (
        "poll",
        "In a poll of fishermen, most were against the pier.",
        [("a poll of fishermen", "most were against the pier")],
    ),
    (
        "a document",
        "The report shows that the pier was unsafe.",
        [("The report", "that the pier was unsafe")],
    ),
    (
        "data",
        "Figures from the port suggest that traffic fell by half.",
        [("Figures from the port", "that traffic fell by half")],
    ),
    (
        "headline colon",
        "Lee: The pier is lost for good\n\nThe divers have left the pier, which is beyond help. Lee swam.",
        [("Lee", "The pier is lost for good")],
    ),
    ("colon", "Lee said: “The pier is gone.”", [("Lee", "The pier is gone")]),
    (
        "transcript",
        "LEE: Is the pier safe?\n\nHILL: It is not.\n\nLEE: Then close it.\n",
        [("LEE", "Is the pier safe"), ("HILL", "It is not"), ("LEE", "Then close it")],
    ),
    (
        "transcript in quotation marks",
        "“LEE: Is the pier safe?\n\n“HILL: It is not.\n\n“LEE: Then close it.”\n",
        [("LEE", "LEE Is the pier safe"), ("HILL", "HILL It is not"), ("LEE", "LEE Then close it")],
    ),
    (
        "signed",
        "“The pier is gone for good, and so am I.” — Ann Lee",
        [("Ann Lee", "The pier is gone for good and so am I")],
    ),
    (
        "apposition",
        "Bo Lind, a tide expert at the Institute for Tides in Averin, tells the Post: The pier is gone.",
        [("Bo Lind, a tide expert at the Institute for Tides in Averin", "The pier is gone")],
    ),
    (
        "perspective",
        "From Averin’s perspective, the deal would break the old treaty.",
        [("Averin’s", "the deal would break the old treaty")],
    ),
    (
        "so somebody",
        "The pier can be saved, so the tide expert Bo Lind before the press.",
        [("the tide expert Bo Lind", "The pier can be saved")],
    ),
    ("so what follows", "The pier was closed, so the mayor went home.", []),
    ("so far", "The repair has cost little, so far.", []),
    ("fear", "Officials fear that the pier may fall.", [("Officials", "that the pier may fall")]),
    ("doubt", "Many divers doubt that the pier will open.", [("Many divers", "that the pier will open")]),
    ("denial", "The board denied that it had sold the pier.", [("The board", "that it had sold the pier")]),
    (
        "speculation",
        "There is speculation that the board has sold the pier.",
        [("", "that the board has sold the pier")],
    ),
    ("unclosed", "“We came to see him, Mary Hill said. She left.", [("Mary Hill", "We came to see him")]),
    ("single marks", "‘The pier is gone,’ Lee told reporters on Monday.", [("Lee", "The pier is gone")]),
    ("to somebody", "The mayor told voters the pier was gone.", [("The mayor", "the pier was gone")]),
    (
        "narrator’s but",
        "The mayor said the pier was gone, but nobody looked.",
        [("The mayor", "the pier was gone")],
    ),
    (
        "relative clause that is set off",
        "Ann Lee, the mayor, who said the pier was unsafe, resigned on Friday.",
        [("who", "the pier was unsafe")],
    ),
    (
        "relative clause with an insertion",
        "Ole Vik, who said the pier, which is old, was unsafe, left the council.",
        [("who", "the pier which is old was unsafe")],
    ),
    (
        "accused by",
        "The mayor was accused by residents of the town of hiding the report.",
        [("residents of the town", "The mayor of hiding the report")],
    ),
    (
        "accused by, with nothing else after it",
        "The mayor was accused by critics of lying.",
        [("critics", "The mayor of lying")],
    ),
    ("there are fears", "There are fears that the pier may fall.", [("", "that the pier may fall")]),
    ("a joining word", "But remember the flood of 2018.", [("", "the flood of 2018")]),
    ("it is feared", "It is feared that ten people have died.", [("", "that ten people have died")]),
    (
        "it that means somebody",
        "The firm is old. It said that the pier is safe.",
        [("It", "that the pier is safe")],
    ),
    (
        "relative clause with a list",
        "Marsh, who told reporters that the bridge, the harbour and the pier were unsafe, was fined.",
        [("who", "that the bridge the harbour and the pier were unsafe")],
    ),
]

FAILS = {
    "relative clause with a list": "a comma of a list is not told from one that opens an insertion",
    "data": "a plural subject that ends in another noun is not seen as the subject of a plain verb form",
    "passive with agent": "the agent is rare in training; the tagger keeps it in the content",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            text,
            expected,
            id=label,
            marks=[pytest.mark.xfail(strict=True, reason=FAILS[label])] if label in FAILS else [],
        )
        for label, text, expected in CASES
    ],
)
def test_what_a_careful_reader_marks(text, expected):
    assert found_in(text) == [(plain(source), plain(content)) for source, content in expected]


NEAR_MISSES = [
    "The pier was rebuilt in the spring of last year.",
    "The claims of the port were settled in court.",
    "The report was thrown away.",
    "The board met to call a plumber.",
    "In other words, the pier is lost.",
    "From the harbour, the view is fine.",
    "Rain fell on the town all day.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_reports_nobody(text):
    assert found_in(text) == []
