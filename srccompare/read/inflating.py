"""Packed files within bounds: some hundred kilobytes of gzip or zip can hold gigabytes of nothing."""

from __future__ import annotations

import io
import zipfile
import zlib

from srccompare.errors import ReadError

LIMIT = 200 * 2**20
"""Bytes anything may inflate to. A bound on memory: some thirty thousand articles."""

ZIP_FAULTS = (
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    zlib.error,
    UnicodeDecodeError,
)


def gunzip(data: bytes) -> bytes:
    """The content of a gzip file, all members of it.

    >>> import gzip
    >>> gunzip(gzip.compress(b"Rain fell."))
    b'Rain fell.'
    """
    parts, left = [], LIMIT
    try:
        while data:
            member = zlib.decompressobj(wbits=31)
            parts.append(member.decompress(data, left + 1))
            left -= len(parts[-1])
            if left < 0:
                raise ReadError(
                    f"it inflates to more than {LIMIT / 2**20:,.0f} MB; cut it into smaller files"
                )
            if not member.eof:
                raise ReadError("the gzip file ends too early; it was not copied whole")
            data = member.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise ReadError(f"no gzip file that can be read: {error}") from error
    return b"".join(parts)


def check_zip(data: bytes, what: str) -> None:
    """Stop where a file that is a zip inside is none, or inflates to more than it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # A member never gives more bytes than it states, so the statements can be summed.
            total = sum(member.file_size for member in archive.infolist())
    except ZIP_FAULTS as error:
        raise ReadError(f"no {what} that can be read: {error}") from error
    if total > LIMIT:
        raise ReadError(f"it inflates to more than {LIMIT / 2**20:,.0f} MB")
