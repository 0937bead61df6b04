"""Mails and saved pages with all their parts: ``.eml``, ``.mhtml`` (extra ``html`` for HTML)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from srccompare.errors import ReadError
from srccompare.read.encoding import decode
from srccompare.read.notes import Notes
from srccompare.read.pages import NOTHING_FOUND, rows_of_page
from srccompare.read.prose import Prose, rows_in
from srccompare.read.rows import Row
from srccompare.read.table import Table

if TYPE_CHECKING:
    from email.message import EmailMessage

SAVED = "snapshot-content-location"


def mail_rows(data: bytes, name: str, notes: Notes) -> Row | Table:
    """The article of a newsletter or of a saved page, or the articles of an export that was mailed."""
    import email
    import email.policy

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        html, plain = part_of(message, "html"), part_of(message, "plain")
        header = {key: str(message[key] or "") for key in ("subject", "from", "date", SAVED)}
    except Exception as error:
        # Headers of mails are as wild as pages.
        raise ReadError(f"no mail that can be read: {type(error).__name__}: {error}") from error
    if html is None and plain is None:
        raise ReadError("it has no part with text; save the article itself")
    found = None if html is None else rows_of_page(html, name, (), "utf-8")
    if isinstance(found, Row) and NOTHING_FOUND in found.flags and plain is not None:
        found = None
    if found is None:
        found = rows_in(Prose((plain or "").splitlines(), plain or ""), name)
    return found if isinstance(found, Table) else described(found, header, name)


def part_of(message: EmailMessage, kind: str) -> str | None:
    """The first part that is text of a kind."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and not part.is_attachment():
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                charset = part.get_content_charset()
                return decode(data).text if not charset else text_in(data, charset)
    return None


def text_in(data: bytes, charset: str) -> str:
    """Text in the encoding a mail names, or in the one it has."""
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return decode(data).text


def described(row: Row, header: dict[str, str], name: str) -> Row:
    """A row with what the header of the mail says, where the article says nothing itself."""
    sender = header["from"].partition("<")[0].strip(" \"'")
    said = {
        "title": header["subject"],
        "published": header["date"],
        "outlet": "" if header[SAVED] else sender,
        "url": header[SAVED],
    }
    values = {**{field: value for field, value in said.items() if value}, **row.values}
    return Row(values, row.place, Path(name).stem, row.flags, metadata=row.metadata, encoding=row.encoding)
