"""Articles the report is tried on: two ordinary ones, and some in which everything is hostile."""

from __future__ import annotations

import datetime

from srccompare.articles import Article, Articles

FAMILIES = ["counts", "hedging"]

HARBOUR = (
    "The harbour may stay closed until Friday, the port authority said. Cranes stood still on Monday.\n\n"
    "“We will not move a single box,” said Ada Brandt, a crane driver. According to the union, about 400 "
    "people joined. The mayor suggested that talks could resume. It is unclear who will pay. "
    "Ships waited outside the bay. Some captains probably turned back. Trucks queued on the quay. "
    "The port authority denied that any contract was broken."
)
COAST = (
    "The strike at the harbour closed every quay. The union called it a full success.\n\n"
    "Ada Brandt, a crane driver, said the walkout would go on. The company lost two million on Monday. "
    "Ships lay outside the bay. Trucks filled the road. The mayor met both sides. Nobody was hurt. "
    "The talks resume on Friday. The union wants a shorter week. The company wants new machines."
)

SCRIPT = "<script>alert('x')</script>"
HOSTILE = (
    Article(
        id='"><img src=x onerror=alert(1)>',
        outlet="</style></title><script>alert(1)</script>",
        title=f"{SCRIPT} “quoted” & 'more' \u202eesrever\u2066",
        url="javascript:alert(1)",
        text=f"{SCRIPT}</textarea></style><b>It may rain.</b> "
        "<a href='javascript:alert(1)'>It could snow.</a> "
        "Perhaps {{ 7 * 7 }} {% raw %} it hails, officials said.\x00\x07 "
        "The end \u202eis near\u202c. ]]> --> "
        "| a | table | _with_ *stars* `code` ``` [link](javascript:alert(1)) https://example.org",
        published=datetime.datetime(2024, 3, 5, 14, 30),
        flags=("naive time", "<i>flag</i>"),
        event="<svg onload=alert(1)>",
    ),
    Article(
        id="../../etc",
        outlet="L" * 300,
        text="A single sentence, no more than that.",
        event="<svg onload=alert(1)>",
    ),
    Article(id="long twin", outlet="L" * 299 + "M", text="Another sentence may stand here today."),
    Article(id="empty", outlet="", text=""),
    Article(id="blank", outlet=None, text=" \n\n\t "),
    Article(id="wide", outlet="大" * 60, text="The word \ud800 has half a character. It may break."),
    Article(
        id="foreign",
        outlet="Übersee",
        text="Der Hafen bleibt bis Freitag geschlossen, sagte die Behörde gestern.",
    ),
)


def pair() -> Articles:
    """Two articles on one event."""
    harbour = Article(
        id="h1",
        outlet="Harbour Post",
        title="Port may stay shut",
        text=HARBOUR,
        url="https://harbour.example/1",
        published=datetime.date(2024, 3, 5),
        event="Harbour strike",
    )
    coast = Article(
        id="c1", outlet="Coast Times", title="Strike closes the port", text=COAST, event="Harbour strike"
    )
    return Articles((harbour, coast))


def hostile_batch() -> Articles:
    """Markup, control characters, endless names, empty and foreign texts."""
    return Articles(HOSTILE, notes=("read <b>oddly</b>",))
