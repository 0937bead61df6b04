"""The bundled example: a fictional event told by fictional outlets."""

from __future__ import annotations

from pathlib import Path

from srccompare.errors import SrccompareError


def example() -> Path:
    """The folder of the bundled example, ready for ``read``.

    It holds original articles by fictional outlets on one fictional event (CC0), so that every
    page of the documentation can be run as it stands.

    >>> (example() / "articles.csv").is_file()
    True
    """
    inside = Path(__file__).parent / "seeds"
    beside = Path(__file__).parent.parent / "seeds"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise SrccompareError("the bundled example is missing from this installation; install srccompare again")
