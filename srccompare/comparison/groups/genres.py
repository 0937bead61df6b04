"""What kind of piece an article is: report, analysis, opinion, live blog, interview or brief.

An outlet of which three op-eds lie in the folder "uses loaded words": opinion has several times the loaded
words and boosters of reports and fewer speakers, a difference larger than most between outlets. So the genre
is read where it stands, the surest sign first:

    given       the column "genre" of the articles
    type        what a page says of itself in linked data: OpinionNewsArticle, LiveBlogPosting …
    section     a column "section", "rubric" or "category": Opinion, Editorials …
    address     /opinion/ …, /live/ …, …/editorial-the-bank-is-right
    headline    a rubric before or behind it: "Opinion | …", "Analysis: …", "…; News Analysis"
    closing     a disclaimer or a note on the author: "… is a fellow at …", "The views are her own."
    style       written like a report, as nine in ten reports are (``reporting_style``)

``genres.tsv`` has the signs. Where none of them is there the genre is unknown. Opinion and analysis are never
guessed from the way they are written: of what was called opinion six in ten were (logistic regression, 87 of
829 articles of a reader's labels, figures on outlets left out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from srccompare.articles import Article
from srccompare.comparison.groups.reporting_style import SURE_FROM, report_chance

GENRE = "genre"
GENRES = ("report", "analysis", "opinion", "live blog", "interview", "brief")
UNKNOWN = "unknown"
COLUMNS = {
    "genre": "given",
    "article_type": "type", "articletype": "type", "@type": "type",
    "section": "section", "sectionname": "section", "rubric": "section", "category": "section",
}  # fmt: skip
"""Columns that may name a genre, and what they are as a sign."""
SURER = ("given", "type", "section")
FINISHED = (".", ",", ";", ":", "”", '"')
"""What ends a sentence or a part of one, and no headline."""
APART = r"[|:;–—]"
"""What parts a rubric from a headline."""


@dataclass(frozen=True, slots=True)
class Genre:
    """The genre of an article and which sign tells it; no sign where it is unknown."""

    name: str
    sign: str = ""


def find_genre(article: Article) -> Genre:
    """What kind of piece an article is: as it says itself, or a report by its style.

    A genre of the user's own is kept as it is written. ``sign`` is "style" where it is a guess.

    >>> find_genre(Article("a", "…", title="Opinion | The harbour is worth its price"))
    Genre(name='opinion', sign='headline')
    >>> find_genre(Article("a", "…", title="Opinion polls: the mayor is ahead")).name
    'unknown'
    """
    told = next(genres_told(article), None)
    return told or (Genre("report", "style") if is_like_a_report(article.text) else Genre(UNKNOWN))


@lru_cache(maxsize=4096)
def is_like_a_report(text: str) -> bool:
    """Whether a text is a report as surely as may be said; a comparison asks it several times of each."""
    chance = report_chance(text)
    return chance is not None and chance >= SURE_FROM


def genres_told(article: Article) -> Iterator[Genre]:
    """What the signs say of an article, the surest first."""
    columns: dict[str, list[str]] = {}
    for name, value in article.metadata.items():
        if isinstance(value, str) and value.strip() and str(name).lower() in COLUMNS:
            columns.setdefault(COLUMNS[str(name).lower()], []).append(value.strip())
    for where in SURER:
        for value in columns.get(where, ()):
            told = signs(where).get(value.lower())
            if told or where == "given":
                yield Genre(told or value, where)
    for segment in urlsplit_path(article.url):
        yield from (Genre(told, "address") for sign, told in signs("address").items() if fits(segment, sign))
    if told := rubric_of(article.title or opening_line(article.text)):
        yield Genre(told, "headline")
    if told := told_at_the_end(article.text):
        yield Genre(told, "closing")


def opening_line(text: str) -> str:
    """The first line of a text that was given no title, if it ends like a headline; empty for none.

    >>> opening_line("Opinion: Close the bridge\\n\\nIt is old."), opening_line("It rained.\\nIt stopped.")
    ('Opinion: Close the bridge', '')
    """
    first, _, rest = text.strip().partition("\n")
    return first.strip() if rest.strip() and first.strip()[-1:] not in FINISHED else ""


def urlsplit_path(url: str | None) -> list[str]:
    """The parts of an address between slashes, without host and query."""
    try:
        return [part for part in urlsplit(url or "").path.lower().split("/") if part]
    except ValueError:
        return []


def fits(segment: str, sign: str) -> bool:
    """Whether a part of an address is a sign; ``*`` in it stands for anything."""
    return segment == sign or ("*" in sign and fnmatchcase(segment, sign))


def rubric_of(title: str) -> str:
    """The genre a headline names before or behind itself, or anywhere where it is plain; empty for none.

    >>> rubric_of("Attacks renew an old debate; News Analysis"), rubric_of("Gull editorial: 'Go home'")
    ('analysis', '')
    """
    lowered = title.strip().lower()
    parts = [part.strip() for part in re.split(rf"\s*{APART}\s+|\s+-\s+", lowered)]
    for edge in (parts[0], parts[-1]) if len(parts) > 1 else ():
        if edge in signs("rubric"):
            return signs("rubric")[edge]
    plain = (told for sign, told in signs("headline").items() if re.search(rf"\b{sign}\b", lowered))
    return next(plain, "")


# A guess: two sentences on who the author is.
CLOSING = 300
"""Characters at the end of a text that may be a note on its author."""
AUTHOR = re.compile(
    r"(?:^|[.!?”\"—–\n]\s{0,3})(?:[A-Z][\w.'’-]*\s+){1,4}(?:is|are)\s+(?:an?|the)\s+([^.!?\"“”]*)"
    r"[.!?]?[^.!?\"“”]{0,80}[.!?]?\s*$"
)
"""A name, what it is, and perhaps one more short sentence, at the very end and with nobody quoted."""


def told_at_the_end(text: str) -> str:
    """The genre that a disclaimer or a note on the author tells; empty for none.

    >>> told_at_the_end("We must act now. Ann Roe is a fellow at the Harbour Institute.")
    'opinion'
    >>> told_at_the_end("They must act now, said Ann Roe, who is a fellow at the Harbour Institute.")
    ''
    """
    end = text.rstrip()[-CLOSING:]
    plain = " ".join(end.lower().replace("’", "'").split())
    note = AUTHOR.search(end)
    about = " ".join(note[1].lower().split()) if note else ""
    disclaimed = (told for sign, told in signs("disclaimer").items() if sign in plain)
    noted = (told for sign, told in signs("author").items() if re.search(rf"\b{sign}\b", about))
    return next(disclaimed, "") or next(noted, "")


@cache
def signs(where: str) -> Mapping[str, str]:
    """The signs of one place, with the genre each tells."""
    text = files("srccompare.comparison.groups").joinpath("genres.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {sign: genre for place, sign, genre in rows if place == where}
