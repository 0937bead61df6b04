"""Packages that only some kinds of files need: loaded for the first of them, and named where missing."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from srccompare.errors import ReadError


@cache
def guest(module: str, *, package: str, extra: str, reads: str) -> Any:
    """A module of another package; where it is missing, an error that says how to get it.

    The extras are those of this repository's ``pyproject.toml``.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ReadError(
            f"reading {reads} needs the package {package}; install it with: pip install {package} "
            f'(or, in a copy of the repository, with all of its kind: pip install ".[{extra}]")'
        ) from error


def lxml_html() -> Any:
    """The package that takes HTML apart."""
    return guest("lxml.html", package="lxml", extra="html", reads="HTML")


def lxml_etree() -> Any:
    """The package that takes XML apart."""
    return guest("lxml.etree", package="lxml", extra="exports", reads="XML")
