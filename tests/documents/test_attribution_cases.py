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
    (
        "a quotation that lost its end, glued to the name",
        "“The port hopes that the town can quickly open a road for coal, sand and other suppliesLee said.",
        [("Lee", "The port hopes that the town can quickly open a road for coal sand and other supplies")],
    ),
    ("a clause keeps its verb", "Lee agreed there was a concern.", [("Lee", "there was a concern")]),
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
    # What interrupts a sentence is told about all of it, and its source is no subject of what follows.
    (
        "interrupted by according to",
        "The mill, according to Ada Lorn of the water board, closed in a week.",
        [("Ada Lorn of the water board", "The mill closed in a week")],
    ),
    (
        "interrupted behind a phrase",
        "In August, according to Lorn, the mill was sold.",
        [("Lorn", "In August the mill was sold")],
    ),
    (
        "interrupted in brackets",
        "The mill (according to neighbours) closed in a week.",
        [("neighbours", "The mill closed in a week")],
    ),
    (
        "interrupted between dashes",
        "The mill – inspectors suspect – was never safe.",
        [("inspectors", "The mill was never safe")],
    ),
    (
        "interrupted by a form that may be a noun",
        "The owner, neighbours claim, had known about the cracks.",
        [("neighbours", "The owner had known about the cracks")],
    ),
    (
        "interrupted by who added it",
        "The owner, Ada Lorn added, had known about the cracks for years.",
        [("Ada Lorn", "The owner had known about the cracks for years")],
    ),
    (
        "interrupted by a view",
        "The repair, in the eyes of the union, was a joke.",
        [("the union", "The repair was a joke")],
    ),
    (
        "interrupted by how somebody put it",
        "The repair, as Ada Lorn put it, was a joke.",
        [("Ada Lorn", "The repair was a joke")],
    ),
    (
        "interrupted by nobody",
        "The owner, it emerged, had asked for a loan.",
        [("", "The owner had asked for a loan")],
    ),
    # Verbs of manner, and what belongs to manner and not to the source.
    ("growled", "“Leave my gate alone,” growled Lorn.", [("Lorn", "Leave my gate alone")]),
    ("chuckled", "“That was my plan,” Ada Lorn chuckled.", [("Ada Lorn", "That was my plan")]),
    ("a verb in no list", "“This is war,” declaimed the old actor.", [("the old actor", "This is war")]),
    ("hit back", "“You lost it,” hit back Lorn.", [("Lorn", "You lost it")]),
    ("emailed", "“We are late,” messaged the coach.", [("the coach", "We are late")]),
    ("sobbed before", "Lorn sobbed: “I lost it all.”", [("Lorn", "I lost it all")]),
    ("moaned that", "Lorn moaned that the mill was cold.", [("Lorn", "that the mill was cold")]),
    ("with a grin", "“We are late,” said Ada Lorn with a grin.", [("Ada Lorn", "We are late")]),
    ("softly", "“We are late,” said Ada Lorn softly.", [("Ada Lorn", "We are late")]),
    (
        "in a letter",
        "“We are late,” said Ada Lorn in an open letter.",
        [("Ada Lorn", "We are late")],
    ),
    # Relative clauses, names in quotation marks, anonymity.
    (
        "relative clause",
        "The mill, which inspectors say is unsafe, will close.",
        [("inspectors", "which is unsafe")],
    ),
    (
        "relative clause without commas",
        "A boy who police say took the boat was found.",
        [("police", "who took the boat")],
    ),
    (
        "a name in quotation marks",
        "A carpenter who goes by the name “Owl” said the mill was cold.",
        [("A carpenter who goes by the name Owl", "the mill was cold")],
    ),
    (
        "anonymity",
        "A guard who asked not to be identified said the mill was cold.",
        [("A guard who asked not to be identified", "the mill was cold")],
    ),
    (
        "anonymity with its reason",
        "Two guards, who asked not to be named because the talks were secret, said the mill was cold.",
        [("Two guards", "the mill was cold")],
    ),
    ("anonymity and nothing said", "The guard asked not to be quoted, and left the mill at noon.", []),
    # Quotations over paragraphs, one in another, and a lost mark.
    (
        "one quotation over two paragraphs",
        "“We will open the mill.\n\nWe will hire the men again,” Lorn told the crowd.",
        [("Lorn", "We will open the mill We will hire the men again")],
    ),
    (
        "straight marks in straight marks",
        '"He wrote "never again" on the wall, and left," said Lorn.',
        [("Lorn", "He wrote never again on the wall and left")],
    ),
    ("a lost opening mark", 'We lost the key," said Lorn.', [("Lorn", "We lost the key")]),
    # A colon introduces speech behind somebody who can speak.
    ("a colon behind a name", "Lorn: “We are late.”", [("Lorn", "We are late")]),
    ("a colon behind an answer", "Her reply: “We are late.”", [("Her", "We are late")]),
    (
        "names that speak in turn",
        "Ada Lorn: Is it cold?\nOtto Brill: It is.\nAda Lorn: Why?\nOtto Brill: The stove broke.",
        [
            ("Ada Lorn", "Is it cold"),
            ("Otto Brill", "It is"),
            ("Ada Lorn", "Why"),
            ("Otto Brill", "The stove broke"),
        ],
    ),
    # The words of others in a paragraph of their own.
    (
        "an unmarked paragraph behind a colon",
        "In a note, Ada Lorn wrote:\n\nThe hall was cold. We sang anyway.\n\nThe hall has no stove.",
        [("Ada Lorn", "The hall was cold We sang anyway")],
    ),
    (
        "a text that is read out",
        "A notice signed by six nurses reads in full:\n\nThe ward is full.\n\nThe ward has ten beds.",
        [("A notice signed by six nurses", "The ward is full")],
    ),
    (
        "put it",
        "As the bailiff put it on his blog:\n\nThe lease is void. Burn it.\n\nThe lease runs on.",
        [("the bailiff", "The lease is void Burn it")],
    ),
    (
        "from whom",
        "And from Bishop Ada Lorn:\n\n“The roof will hold.”",
        [("Bishop Ada Lorn", "The roof will hold")],
    ),
    (
        "signed below",
        "“We heard the bell. It rang twice.”\n\n– Otto Brill, miller\n\nThe mill is shut.",
        [("Otto Brill miller", "We heard the bell It rang twice")],
    ),
    (
        "signed in brackets",
        "Nobody slept. “I swam home. It was far.” (Otto Brill, miller)\n\nThe mill is shut.",
        [("Otto Brill miller", "I swam home It was far")],
    ),
    (
        "a question and its answer",
        "Q: Was the mill safe?\n\nA: It was never safe.\n\nBrill spoke on Sunday.",
        [("", "Was the mill safe"), ("", "It was never safe")],
    ),
    (
        "a response in full",
        "The mill's response, in full:\n\nWe take geese seriously.\n\nThe mill opened in 1990.",
        [("The mill's", "We take geese seriously")],
    ),
    (
        "a message and its author",
        "Below is the message sent by Rector Ada Lorn:\n\nExams are off. Go home.\n\nThe hall is old.",
        [("Rector Ada Lorn", "Exams are off Go home")],
    ),
    (
        "a guest without a name",
        "“The soup was cold.”\n\n— A guest from Leeds, via email\n\nThe inn has nine rooms.",
        [("A guest from Leeds via email", "The soup was cold")],
    ),
    (
        "to be believed",
        "The lake, if the anglers are to be believed, has been dead for years.",
        [("the anglers", "The lake has been dead for years")],
    ),
    (
        "a quotation that comes through another",
        "“You cannot end it,” the warden said on Friday, according to Harn Herald reporter Otto Brill.",
        [
            ("the warden", "You cannot end it"),
            ("Harn Herald reporter Otto Brill", "You cannot end it the warden said on Friday"),
        ],
    ),
    (
        "asked by others",
        "Asked if the town would help, Mr Senn said “this is why we came to the mill”, local media reported.",
        [
            ("", "if the town would help"),
            ("Mr Senn", "this is why we came to the mill"),
            (
                "local media",
                "Asked if the town would help Mr Senn said this is why we came to the mill",
            ),
        ],
    ),
    (
        "according to, at the end",
        "The guard took five leaves and made moves that kept him from going to sea, according to records.",
        [("records", "The guard took five leaves and made moves that kept him from going to sea")],
    ),
    (
        "a reply without a verb",
        "“We shall see,” came the reply from the palace.",
        [("the palace", "We shall see")],
    ),
    (
        "speech behind a smile",
        "Ada Lorn chuckled. “I am too old for this.”",
        [("Ada Lorn", "I am too old for this")],
    ),
    (
        "a story that goes",
        "Last winter, so the story goes, wolves came down to the mill.",
        [("", "Last winter wolves came down to the mill")],
    ),
    # A source ends before what its bearer does, and when; a dateline names nobody.
    (
        "a dateline",
        "HARN — Two villages blocked the dam on Friday, saying that the lake killed their fish.",
        [("Two villages", "that the lake killed their fish")],
    ),
    (
        "when it was said",
        "The warden this morning says “I feel sorry for the geese.”",
        [("The warden", "I feel sorry for the geese")],
    ),
    (
        "seen as",
        "HARN, Ohio — The guild, a club that has been seen as timid, said on Friday that it would strike.",
        [("The guild", "that it would strike")],
    ),
]

FAILS = {
    "a reply without a verb": "nouns of saying behind “came” are not read",
    "a story that goes": "without a source “goes” is a deed where an object stands with it",
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
    # The same verbs report with a clause or a noun of thought, and tell a deed with a bare thing or person.
    "Lorn called off the regatta because of fog.",
    "Lorn called the fire brigade at noon.",
    "Lorn called his sister on Sunday.",
    "The farmer is expecting twins in spring.",
    "Lorn assumed command in March.",
    "The avalanche claimed six lives.",
    "The club dismissed its coach on Monday.",
    "Lorn answered the bell in his socks.",
    "Lorn calls her goat Mimi.",
    "The scan showed a crack in the hull.",
    "The maker recalled 4,000 prams.",
    "Lorn claimed her coat at the station.",
    "The band added two drummers.",
    "The guide showed him round the mill.",
    "The two sides could sign a deal this week.",
    "The referee pointed to the spot.",
    "The reason: “Nobody had asked the crew.”",
    "The sign, “Keep out,” darkened the wall.",
    "His novel, “How We Sold the Hills,” came out in May.",
    "Fans nicknamed him “The Wall.”",
    "The dish is known locally as “poor man’s eel.”",
    "A tattoo on his arm spells “Mother.”",
    "A deeper question posed by the flood is whether the dam was ever safe.",
    "The chemist explained the label to a customer.",
    "The driver admitted two riders at the last stop.",
    "The children recounted the coins.",
    "The boxer repeated as champion.",
    "They reported to the barracks at dawn.",
    "Here are the results:\n\nThe Reds won. The Blues lost.",
    "The report listed three demands:\n\nThe road was closed.",
    "“The pump failed twice.” (p. 14)\n\nThe trial goes on.",
    "“We saw the fence. It was cut.”\n\nReuters\n\nThe trial goes on.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_reports_nobody(text):
    assert found_in(text) == []
