"""What a row may say of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIELDS = ("id", "title", "text", "outlet", "published", "author", "url", "event", "language")

FILE = "file"
"""Not a field: the column by which a table names the text files it describes."""


class Fields(dict[str, str]):
    """The field each column stands for; ``taken`` are those known by the names of others.

    What was taken as outlet, author or event stays metadata under its own name, too, for ``by=``.
    """

    def __init__(self, fields: Mapping[str, str], taken: Iterable[str] = ()):
        super().__init__(fields)
        self.taken = frozenset(taken)

    def stays(self, name: str) -> bool:
        """Whether a column is kept as metadata beside being a field."""
        return name in self.taken and self[name] in ("outlet", "author", "event")
