"""A layer: worked out the first time it is asked for, and not to be changed by whoever is shown it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

Value = TypeVar("Value")


class layer(cached_property[Value]):  # noqa: N801 - written as what it is, a decorator
    """A property kept once it is worked out, whose arrays cannot be written to: others read them too.

    >>> class Made:
    ...     @layer
    ...     def number(self):
    ...         return np.zeros(3)
    >>> Made().number.flags.writeable
    False
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        super().__init__(lambda made: sealed(work(made)))
        self.__doc__ = work.__doc__


def sealed(value: Value) -> Value:
    """The value, no array of which can be written to: its own, those in its fields, those of a tuple."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, tuple):
        for part in value:
            sealed(part)
    elif is_dataclass(value):
        for field in fields(value):
            sealed(getattr(value, field.name, None))
    return value
