"""Zipped folders: their files are read in memory and never written anywhere."""

from __future__ import annotations

import lzma
import re
import stat
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from srccompare.errors import ReadError
from srccompare.plain_files import plain
from srccompare.read.file import File, is_hidden
from srccompare.read.formats import READABLE, suffix_of
from srccompare.read.inflating import LIMIT, ZIP_FAULTS

FAULTS = (*ZIP_FAULTS, lzma.LZMAError)


def files_in_archive(path: Path) -> list[File]:
    """The files in a zipped folder, those of inner folders included, by their base names."""
    left = LIMIT
    files = []
    try:
        with zipfile.ZipFile(plain(path)) as archive:
            for member in archive.infolist():
                *folders, name = re.split(r"[/\\]", member.filename)
                if member.is_dir() or not name or is_hidden(name):
                    continue
                content = content_of(archive, member, name, left)
                if isinstance(content, bytes):
                    left -= len(content)
                    content = partial(bytes, content)
                folder = "/".join([path.name, *(part for part in folders if part not in ("", ".", ".."))])
                files.append(File(name, folder, content))
    except (zipfile.BadZipFile, OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path.name} is no zip archive that can be read: {error}") from error
    return sorted(files, key=lambda file: (file.folder, file.name))


def content_of(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, left: int
) -> bytes | Callable[[], bytes]:
    """The bytes of a member, or a function that says why there are none when they are asked for."""
    if suffix_of(name) not in READABLE:
        return b""
    if stat.S_ISLNK(member.external_attr >> 16):
        return partial(fail, "it is a link to another file")
    if member.flag_bits & 0x1:
        return partial(fail, "it is encrypted; unpack the archive and read the folder")
    try:
        with archive.open(member) as stream:
            # Counted while reading: what the archive says about sizes may be wrong.
            data = stream.read(left + 1)
    except FAULTS as error:
        return partial(fail, f"damaged in the archive: {error}")
    if len(data) > left:
        raise ReadError(
            f"{Path(archive.filename or '').name} inflates to more than {LIMIT / 2**20:,.0f} MB "
            f"(at {name}); if that is meant to be, unpack it and read the folder"
        )
    return data


def fail(reason: str) -> bytes:
    """What reading such a file does."""
    raise ReadError(reason)
