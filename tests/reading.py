"""Folders to be read, and what reading them says, for tests."""

from __future__ import annotations

import warnings
from pathlib import Path

from srccompare.articles import Articles
from srccompare.errors import SrccompareWarning
from srccompare.read import read


def filled(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The folder with these files: name to text or bytes."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def quietly(source: object, **options: object) -> tuple[Articles, list[str]]:
    """What is read, and the warnings it came with."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        articles = read(source, **options)
    assert all(warning.category is SrccompareWarning for warning in caught)
    return articles, [str(warning.message) for warning in caught]
