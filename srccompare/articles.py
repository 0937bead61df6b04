"""One article, and a batch of them: what was read, before anything is measured."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import overload

TITLE, TEXT = 0, 1
"""The two fields that carry words; every span names one of them."""

FIELDS = ("title", "text")

SHOWN = ("id", "outlet", "published", "event", "title", "flags")
# A choice of layout: a line of a terminal has 80 characters.
WIDE = 40
"""Characters of a value that a line shows."""

# A choice of layout.
MOST = 5
"""Outlets named in the summary of a batch."""

QUOTES = "'\""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given; offsets everywhere count code points of ``title`` and ``text``.

    ``published`` is a date or a datetime, never guessed; ``metadata`` keeps every column that is
    not a field; ``flags`` names what a reader of the numbers should know ("naive time",
    "surrogates replaced").

    >>> Article(id="a1", text="Rain fell.", outlet="Harbour Post").outlet
    'Harbour Post'
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: datetime.date | datetime.datetime | None = None
    author: str | None = None
    url: str | None = None
    event: str | None = None
    language: str | None = None
    metadata: Mapping[str, object] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.id, self.text, self.title))

    def __repr__(self) -> str:
        # Shown in messages about articles made by hand, whose values may be anything.
        about = {name: getattr(self, name) for name in SHOWN}
        told = [f"{name}={shortened(value)}" for name, value in about.items() if is_there(value)]
        long = isinstance(self.text, str) and len(self.text) > WIDE
        size = f" ({len(self.text):,} characters)" if long else ""
        return f"Article({', '.join(told)}, text={shortened(self.text)}{size})"

    def _repr_html_(self) -> str:
        return listing(Articles((self,)))


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A person, place or body of the user's own: name, kind, other names, country."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    linked: str = ""


@dataclass(frozen=True)
class Articles:
    """A batch of articles in a fixed order, with notes on how they were read.

    ``furniture`` holds the user's own wildcards for paragraphs to set aside or, after "!", to keep;
    ``entities`` the user's own names, which go before those the library knows.

    >>> articles = Articles((Article(id="a1", text="Rain fell."),))
    >>> len(articles), articles[0].id
    (1, 'a1')
    >>> articles
    Articles(1 article)
    """

    items: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    entities: tuple[NamedEntity, ...] = ()

    def __repr__(self) -> str:
        return f"Articles({self.summary})"

    def _repr_html_(self) -> str:
        return listing(self)

    @property
    def summary(self) -> str:
        """How many articles of which outlets, in some words.

        >>> Articles((Article(id="a", text="Rain fell.", outlet="Gull"),)).summary
        '1 article: Gull 1'
        """
        outlets = (getattr(article, "outlet", None) for article in self.items)
        often = Counter(outlet for outlet in outlets if isinstance(outlet, str) and outlet).most_common()
        first = ", ".join(f"{shortened(name, 30).strip(QUOTES)} {number}" for name, number in often[:MOST])
        more = f" and {len(often) - MOST} more outlets" if len(often) > MOST else ""
        noted = f"; {len(self.notes)} note{'s' * (len(self.notes) > 1)}" if self.notes else ""
        number = f"{len(self.items):,} article{'s' * (len(self.items) != 1)}"
        return f"{number}{': ' if first else ''}{first}{more}{noted}"

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> Article: ...

    @overload
    def __getitem__(self, index: slice) -> Articles: ...

    def __getitem__(self, index: int | slice) -> Article | Articles:
        if isinstance(index, slice):
            return replace(self, items=self.items[index])
        return self.items[index]

    @property
    def ids(self) -> list[str]:
        """The article ids, in order."""
        return [article.id for article in self.items]


def gather(items: Iterable[Article], notes: Iterable[str] = ()) -> Articles:
    """A batch from any iterable of articles."""
    return Articles(tuple(items), tuple(notes))


def is_there(value: object) -> bool:
    """Whether an article has something for a field; nothing is asked of the value itself."""
    return value is not None and not (isinstance(value, tuple) and not value)


def shortened(value: object, most: int = WIDE) -> str:
    """A value as a line shows it: a text in quotes, a date in full, all cut where they are long.

    >>> shortened("Rain fell on the harbour, and on all who stood there."), shortened(3)
    ("'Rain fell on the harbour, and on all wh…'", '3')
    """
    if isinstance(value, str):
        return repr(f"{value[: most - 1]}…" if len(value) > most else value)
    try:
        text = value.isoformat() if isinstance(value, datetime.date) else repr(value)
    except ValueError:
        # Python writes no number of more than some thousand digits.
        text = f"a {type(value).__name__} too long to be shown"
    return f"{text[: most - 1]}…" if len(text) > most else text


def listing(articles: Articles) -> str:
    """The articles as a notebook lists them."""
    # Against the line, as in Comparison: what is shown is rendered below.
    from srccompare.report.notebook import list_articles

    return list_articles(articles)
