"""A file by name, wherever its bytes lie."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from srccompare.read.formats import READABLE, suffix_of


@dataclass(frozen=True)
class File:
    """A file on disk or in an archive; its bytes are read when they are asked for."""

    name: str
    folder: str
    content: Callable[[], bytes]


def file_at(path: Path) -> File:
    """A file on disk."""
    return File(path.name, str(path.parent), path.read_bytes)


def names_in(files: Sequence[File]) -> list[str]:
    """What files are called in messages: their names, with the part of their folders in which they differ."""
    folders = sorted({os.path.abspath(file.folder) for file in files})
    try:
        common = os.path.commonpath(folders) if folders else ""
    except ValueError:
        # On Windows, files on different drives.
        return [os.path.join(file.folder, file.name) for file in files]
    return [os.path.relpath(os.path.join(file.folder, file.name), common) for file in files]


def is_hidden(name: str) -> bool:
    """Whether a file was left behind by a system or an editor; nobody takes it for an article."""
    return name.startswith((".", "~$"))


def is_readable(name: str) -> bool:
    """Whether a file found in a folder may hold articles; a file named by itself may be any."""
    return not name.lower().startswith("readme") and suffix_of(name) in READABLE
