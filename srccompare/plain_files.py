"""Reading what lies at a path, where that is a file: a pipe waits for ever, and a device never ends."""

from __future__ import annotations

import errno
import os
from pathlib import Path

SPECIAL = "it is no file but a pipe, a device or a socket; save what it gives in a file"


def plain(path: str | Path) -> Path:
    """The path as it is, unless a pipe, a device or a socket lies there, which is an OSError like others."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise OSError(errno.EINVAL, SPECIAL, str(path))
    return Path(path)


def bytes_of(path: str | Path) -> bytes:
    """The bytes of a file."""
    return plain(path).read_bytes()


def text_of(path: str | Path, encoding: str = "utf-8") -> str:
    """The text of a file, line ends as ``Path.read_text`` gives them."""
    return plain(path).read_text(encoding=encoding)
