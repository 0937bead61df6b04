"""A report on disk: whole or not at all, and never over something that is there."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from srccompare.errors import SrccompareError


def check(path: str | Path, *, force: bool = False) -> Path:
    """The path, if a report may be written there.

    Raises SrccompareError where a file stands in the way and ``force`` is not set, or where there
    is no folder to write to.
    """
    target = Path(path)
    if target.is_dir():
        raise SrccompareError(
            f"{str(target)!r} is a folder; name a file in it, such as {str(target / 'report.html')!r}"
        )
    if not target.parent.is_dir():
        raise SrccompareError(
            f"there is no folder {str(target.parent)!r} to write {target.name!r} to; create it first"
        )
    if target.exists() and not force:
        raise SrccompareError(
            f"{str(target)!r} exists already; choose another name, or replace it with force=True (--force)"
        )
    return target


def write(text: str, path: str | Path, *, force: bool = False) -> None:
    """Put text into a file in one step: readers see the old file or the new one, never half of it."""
    target = check(path, force=force)
    # A short name of its own beside the target: the target's name may be as long as names can be.
    part = target.parent / f".srccompare-{secrets.token_hex(8)}"
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, target)
    except OSError as error:
        raise SrccompareError(f"{str(target)!r} cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
