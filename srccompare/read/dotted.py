"""Values with names inside, as JSON has them: their parts stand under dotted names, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from srccompare.read.fields import FIELDS

# A guess.
DEEPEST = 3
"""Names in a dotted name; what lies deeper stays as it is."""


def flattened(values: Mapping[str, object], depth: int = DEEPEST) -> dict[str, object]:
    """Values in which what has names inside stands under dotted names, too.

    >>> list(flattened({"title": "Rain", "source": {"id": None, "name": "Harbour Post"}}))
    ['title', 'source', 'source.id', 'source.name']
    """
    flat: dict[str, object] = {}
    for name, value in values.items():
        flat[name] = value
        if depth > 1 and name not in FIELDS and is_object(value):
            inner = {f"{name}.{key}": part for key, part in flattened(value, depth - 1).items()}
            flat |= {key: part for key, part in inner.items() if key not in values}
    return flat


def holder_of(name: str, values: Mapping[str, object]) -> str | None:
    """The value with names inside that a dotted name is a part of; None where a name is one of its own.

    >>> holder_of("source.name", {"source": {"name": "Gull"}, "source.name": "Gull"})
    'source'
    """
    parts = name.split(".")
    heads = (".".join(parts[:count]) for count in range(1, len(parts)))
    return next((head for head in heads if isinstance(values.get(head), Mapping)), None)


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value has names inside."""
    return isinstance(value, Mapping) and bool(value) and all(isinstance(key, str) for key in value)
