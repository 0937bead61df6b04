"""One article, and a batch of them: what was read, before anything is measured."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import overload

TITLE, TEXT = 0, 1
"""The two fields that carry words; every span names one of them."""

FIELDS = ("title", "text")


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
    """

    items: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    entities: tuple[NamedEntity, ...] = ()

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
