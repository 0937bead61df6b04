"""Web archives (extra ``archives``: warcio): the pages among what a crawler kept."""

from __future__ import annotations

import io
from collections.abc import Iterator

from srccompare.errors import ReadError
from srccompare.read.encoding import decode
from srccompare.read.guests import guest
from srccompare.read.inflating import LIMIT
from srccompare.read.notes import Notes
from srccompare.read.pages import INSTRUCTION, rows_of_page
from srccompare.read.rows import Row
from srccompare.read.table import Table, skipped, table_of


def warc_table(data: bytes, name: str, notes: Notes) -> Table:
    """One article per page that was answered with success; other records are passed over."""
    rows: list[Row] = []
    for number, (address, date, page) in enumerate(pages_in(data), start=1):
        place = f"{name}, page {number} ({address})"
        decoded = decode(page)
        text = INSTRUCTION.sub("", decoded.text.lstrip())
        try:
            found = rows_of_page(text, place, decoded.all_flags, decoded.encoding)
        except ReadError as error:
            skipped(place, str(error), notes)
            continue
        for row in found.rows if isinstance(found, Table) else [found]:
            values = {"url": address, "archived": date, **row.values}
            id = f"row-{len(rows) + 1}"
            rows.append(Row(values, place, id, row.flags, metadata=row.metadata, encoding=row.encoding))
    if not rows:
        raise ReadError("the web archive holds no page with an article")
    return table_of(name, rows)


def pages_in(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Address, time and content of every HTML page."""
    iterator = guest("warcio.archiveiterator", package="warcio", extra="archives", reads=".warc")
    left = LIMIT
    try:
        for record in iterator.ArchiveIterator(io.BytesIO(data)):
            if record.rec_type != "response" or not is_page(record.http_headers):
                continue
            content = record.content_stream().read(left + 1)
            left -= len(content)
            if left < 0:
                raise ReadError(
                    f"its pages inflate to more than {LIMIT / 2**20:,.0f} MB; cut it into smaller files"
                )
            headers = record.rec_headers
            yield headers.get_header("WARC-Target-URI") or "", headers.get_header("WARC-Date") or "", content
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"no web archive that can be read: {type(error).__name__}: {error}") from error


def is_page(headers: object) -> bool:
    """Whether a server answered with a page."""
    status = getattr(headers, "get_statuscode", str)()
    kind = getattr(headers, "get_header", dict[str, str]().get)("Content-Type") or ""
    return status == "200" and "html" in kind.lower()
