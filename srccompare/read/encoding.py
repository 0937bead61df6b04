"""Bytes to text, line by line, with every line break as it was given."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

FORMATS_OF_OTHERS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive"), (b"\x1f\x8b", "a gzip archive"))

# Python leaves five bytes of cp1252 undefined; browsers read them as control characters.
CP1252 = "".join(
    chr(code) if character == "\ufffd" else character
    for code, character in enumerate(bytes(range(256)).decode("cp1252", "replace"))
)

BYTE_OF = {character: code for code, character in enumerate(CP1252)}

# Not str.splitlines(): U+2028, U+0085 and form feeds are characters of the text.
LINE = r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+"
LINE_OF_TEXT, LINE_OF_BYTES = re.compile(LINE), re.compile(LINE.encode())

AS_CP1252 = "decoded as cp1252"
AS_MACROMAN = "decoded as mac-roman"
AS_UTF16 = "decoded as utf-16, without a byte order mark"
UNDECODABLE = "undecodable bytes replaced"

# Where HTML and XML name their encoding: near the top, and only in a file that begins like one.
DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]{0,300}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
HEAD = 4096
"""Bytes among which a page says in what it is written. A bound on time: HTML asks for it within 1,024."""
# Python knows more codecs ("rot13", "idna"); these are the ones in which pages are written.
OF_PAGES = re.compile(
    r"cp\d+|iso8859-\d+|iso2022_\w+|koi8-\w+|gb\w+|big5\w*|shift_jis\w*|euc_\w+|mac-\w+|utf-8"
)
# Browsers read these as cp1252, since whoever writes them means it.
MEANING_CP1252 = ("iso8859-1", "ascii")


@dataclass(frozen=True)
class Decoded:
    """The lines of a file, line breaks included; flags by line number, from 1, where one is due."""

    lines: list[str]
    flags: Mapping[int, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    """What its lines were decoded as, but for those flagged as cp1252."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.lines)

    def flags_of(self, first: int, last: int) -> tuple[str, ...]:
        """The flags of some lines, each once."""
        if not self.flags:
            return ()
        return tuple(sorted({self.flags[line] for line in range(first, last + 1) if line in self.flags}))

    def encoding_of(self, flags: tuple[str, ...]) -> str:
        """What lines with these flags were decoded as."""
        if AS_MACROMAN in flags:
            return "mac-roman"
        return "cp1252" if AS_CP1252 in flags else self.encoding

    @property
    def all_flags(self) -> tuple[str, ...]:
        """The flags of the whole file, each once."""
        return tuple(sorted(set(self.flags.values())))


def decode(data: bytes) -> Decoded:
    """The text of a file: by its byte order mark, as UTF-8, as it declares itself, else cp1252 with a flag.

    Only the lines that are no UTF-8 become cp1252, so one bad line leaves the others alone.

    >>> decode("naïve\\r\\ncafé".encode("cp1252")).lines
    ['naïve\\r\\n', 'café']
    >>> decode(b'<meta charset="koi8-r">\\xf4').encoding
    'koi8-r'
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return as_known(data[len(mark) :], encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    if wide := wide_encoding(data):
        decoded = as_known(data, wide)
        return Decoded(decoded.lines, {1: AS_UTF16} | dict(decoded.flags), decoded.encoding)
    declared = declared_in(data)
    if declared and declared.startswith("iso2022"):
        # These hide their letters behind ASCII, and would pass for UTF-8.
        return as_known(data, declared)
    try:
        lines = LINE_OF_TEXT.findall(data.decode("utf-8"))
    except UnicodeDecodeError:
        return as_known(data, declared) if declared not in (None, "utf-8") else line_by_line(data)
    # Letters beyond ASCII that are UTF-8 by accident do not happen; pages saved again as UTF-8 that
    # still declare what they once were do.
    outdated = declared not in (None, "utf-8") and not data.isascii()
    return Decoded(lines, {1: f"declared as {declared}, decoded as utf-8"} if outdated else {})


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 whose byte order mark is missing: in western text every other byte is NUL.

    >>> wide_encoding("Rain fell.".encode("utf-16-le"))
    'utf-16-le'
    """
    head = data[:HEAD]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Nine in ten: quotation marks and letters beyond Latin-1 have no NUL.
    if odd > 0.9 * len(head[1::2]) and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > 0.9 * len(head[0::2]) and odd == 0 else None


def declared_in(data: bytes) -> str | None:
    """The encoding that HTML or XML names for itself; None if there is none, or none that is known."""
    head = data[:HEAD].lstrip()
    found = DECLARED.search(head) if head.startswith(b"<") else None
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "replace")).name
    except LookupError:
        return None
    if name in MEANING_CP1252:
        return "cp1252"
    return name if OF_PAGES.fullmatch(name) else None


def as_known(data: bytes, encoding: str) -> Decoded:
    """Text whose encoding a byte order mark or the text itself has given away."""
    said = encoding.removesuffix("-le").removesuffix("-be")
    if encoding == "cp1252":
        return Decoded(LINE_OF_TEXT.findall(western(data)), {}, said)
    try:
        return Decoded(LINE_OF_TEXT.findall(data.decode(encoding)), {}, said)
    except UnicodeDecodeError:
        lines = LINE_OF_TEXT.findall(data.decode(encoding, "replace"))
        damaged = [number for number, line in enumerate(lines, start=1) if "\ufffd" in line]
        return Decoded(lines, dict.fromkeys(damaged, UNDECODABLE), said)


def line_by_line(data: bytes) -> Decoded:
    """Lines of which some are no UTF-8."""
    decoded = [line_of(line) for line in LINE_OF_BYTES.findall(data)]
    flags = {number: flag for number, (_, flag) in enumerate(decoded, start=1) if flag}
    lines = [line for line, _ in decoded]
    others = [number for number, flag in flags.items() if flag == AS_CP1252]
    if others and is_macroman("".join(lines[number - 1] for number in others)):
        for number in others:
            lines[number - 1], flags[number] = from_macroman(lines[number - 1]), AS_MACROMAN
    return Decoded(lines, flags)


# MacRoman ------------------------------------------------------------------------------------------------

MAC_OPEN = re.compile(r"(?:^|(?<=[\s(\[,\"—–-]))Ò(?=\w)", re.MULTILINE)
MAC_CLOSE = re.compile(r"(?<=\S)Ó(?![\wÀ-ÿ])")
MAC_APOSTROPHE = re.compile(r"(?<=[a-z])Õ(?=[a-z])")


def is_macroman(text: str) -> bool:
    """Whether a text read as cp1252 was MacRoman: Ò and Ó around words, or Õ inside one.

    >>> is_macroman("ÒWe stay,Ó she said."), is_macroman("Ó Súilleabháin")
    (True, False)
    """
    if "Õ" in text and MAC_APOSTROPHE.search(text):
        return True
    if "Ò" not in text or "Ó" not in text:
        return False
    marks = [(found.start(), "Ò") for found in MAC_OPEN.finditer(text)]
    marks += [(found.start(), "Ó") for found in MAC_CLOSE.finditer(text)]
    return "ÒÓ" in "".join(mark for _, mark in sorted(marks))


def from_macroman(text: str) -> str:
    """A text that was read as cp1252, read as MacRoman."""
    return bytes(BYTE_OF[character] for character in text).decode("mac_roman")


def line_of(data: bytes) -> tuple[str, str | None]:
    """One line, and its flag."""
    try:
        # Surrogates may be encoded one by one; the reader of rows replaces and flags them.
        return data.decode("utf-8", "surrogatepass"), None
    except UnicodeDecodeError as error:
        before, rest = data[: error.start], data[error.start :]
        # Cut off inside a character, as happens to texts of limited size. A lone "é" of cp1252 at the end
        # of the file looks the same, unless the line has shown itself to be UTF-8 before.
        if error.reason == "unexpected end of data" and (not before.isascii() or len(rest) > 1):
            return data.decode("utf-8", "replace"), UNDECODABLE
    return western(data), AS_CP1252


def western(data: bytes) -> str:
    """Bytes read as cp1252, as browsers do."""
    return codecs.charmap_decode(data, "strict", CP1252)[0]


def format_of_others(data: bytes) -> str | None:
    """What a file is that pretends to be text, by its first bytes."""
    return next((name for mark, name in FORMATS_OF_OTHERS if data.startswith(mark)), None)
