"""A fuzzer for each door something comes in by: what it is given, how that is altered, what may happen.

    good inputs  --alter-->  bytes no one wrote  --door-->  fine, or a SrccompareError

Anything else is a finding.

An input is altered by what real damage and real attacks do: bits flip, stretches vanish, repeat or move,
numbers grow, nesting deepens, marks of the format and of other formats turn up, two inputs are joined.
"""

from __future__ import annotations

import io
import json
import random
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import samples
from report_cases import COAST, HARBOUR

import srccompare
from srccompare.errors import SrccompareError
from srccompare.families.catalog import catalog
from srccompare.study import read_study

SLOWEST = 8.0
"""Seconds one small input may take, on a machine with other work: what hangs takes minutes."""

LARGEST = 20_000
"""Bytes an altered input is cut to; growth has tests of its own."""

MARKS = (
    *(bytes([number]) for number in (0, 9, 10, 13, 26, 27, 0x80, 0xFE, 0xFF)),
    *(mark.encode("utf-8", "surrogatepass") for mark in (
        '"', "'", ",", ";", ":", "\t", "\n\n", "\\", "\\u", "\\UFFFFFFFF", "\\ud800", "\ud800", "\ufeff",
        "\u2028", "{", "}", "[", "]", "<", ">", "</", "<!--", "]]>", "&#", "&#x110000;", "%", "%(", "{{", "=",
        "=cmd", "*", "**", "?", "|", "---", "...", "&a", "*a", "!!python/object:os.system", "<<", "#", "'''",
        '"""', "\\f", "\\'", "../../", "/dev/zero", "CON", "nan", "inf", "-1", "0", "1e400", "9" * 400,
        "9" * 5_000, "-0", "2026-02-30", "“", "”", "‘", "’", "said", "according to", "not", "Mr.", "U.S.",
        "e\u0301", "\u202e", "🙂", "\u200b",
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Door:
    """A way in: good inputs, and what is done with altered ones; ``enter`` raises for a promise broken."""

    name: str
    inputs: tuple[bytes, ...]
    enter: Callable[[bytes, Path], None]


@dataclass(frozen=True)
class Finding:
    """An input that does what none may: its bytes, and what came of it."""

    door: str
    given: bytes
    trouble: str


def alter(given: bytes, others: tuple[bytes, ...], chance: random.Random) -> bytes:
    """The input after one to six alterations."""
    data = bytearray(given)
    for _ in range(chance.randint(1, 6)):
        ALTERATIONS[chance.randrange(len(ALTERATIONS))](data, others, chance)
    return bytes(data[:LARGEST])


def stretch(data: bytearray, chance: random.Random) -> slice:
    """A stretch of the data, short more often than long."""
    start = chance.randint(0, len(data))
    return slice(start, min(len(data), start + int(chance.paretovariate(0.6))))


def flip(data: bytearray, others: tuple[bytes, ...], chance: random.Random) -> None:
    """One bit is another."""
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def lose(data: bytearray, others: tuple[bytes, ...], chance: random.Random) -> None:
    """A stretch is gone."""
    del data[stretch(data, chance)]


def repeat(data: bytearray, others: tuple[bytes, ...], chance: random.Random) -> None:
    """A stretch stands there several times: what nests, nests deeper."""
    part = stretch(data, chance)
    data[part] = bytes(data[part]) * chance.choice((2, 3, 50, 1000))
    del data[LARGEST:]


def move(data: bytearray, others: tuple[bytes, ...], chance: random.Random) -> None:
    """A stretch stands elsewhere."""
    part = stretch(data, chance)
    moved = bytes(data[part])
    del data[part]
    at = chance.randint(0, len(data))
    data[at:at] = moved


def insert(data: bytearray, others: tuple[bytes, ...], chance: random.Random) -> None:
    """A mark of some format turns up."""
    at = chance.randint(0, len(data))
    data[at:at] = chance.choice(MARKS)


def join(data: bytearray, others: tuple[bytes, ...], chance: random.Random) -> None:
    """It ends as another input does."""
    other = chance.choice(others)
    del data[chance.randint(0, len(data)) :]
    data += other[chance.randint(0, len(other)) :]


ALTERATIONS = (flip, lose, repeat, move, insert, insert, join)


def findings(door: Door, seconds: float, seed: int, folder: Path) -> tuple[int, list[Finding]]:
    """How many altered inputs a door was given in this time, and which of them did what none may."""
    chance = random.Random(seed)
    found: list[Finding] = []
    tried, end = 0, time.monotonic() + seconds
    while time.monotonic() < end and len(found) < 5:
        given = alter(chance.choice(door.inputs), door.inputs, chance)
        tried += 1
        if trouble := trouble_of(door, given, folder):
            found.append(Finding(door.name, given, trouble))
    return tried, found


def trouble_of(door: Door, given: bytes, folder: Path) -> str:
    """What is wrong with how a door takes an input; empty where it is as promised."""
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", srccompare.SrccompareWarning)
        try:
            door.enter(given, folder)
        except SrccompareError:
            pass
        # Whatever else is raised is what is looked for.
        except (Exception, RecursionError) as error:
            return f"{type(error).__name__}: {str(error)[:200]}"
    took = time.process_time() - start
    return f"took {took:.1f} s" if took > SLOWEST else ""


def written(given: bytes, folder: Path, name: str) -> Path:
    """The input as a file."""
    path = folder / name
    path.write_bytes(given)
    return path


def read_file(name: str) -> Callable[[bytes, Path], None]:
    """Reads the input as a file of this name."""

    def enter(given: bytes, folder: Path) -> None:
        articles = srccompare.read(written(given, folder, name))
        assert all(isinstance(article.text, str) for article in articles)

    return enter


def measure_text(given: bytes, folder: Path) -> None:
    """Measures the input as a text: every number in its range, every span inside its field."""
    text = given.decode("utf-8", "replace")
    documents = srccompare.analyze([{"id": "a", "text": text}, {"id": "b", "text": HARBOUR}])
    table = srccompare.measure(documents)
    for family in catalog().values():
        for measure in family.measures:
            values = table[measure.name].to_numpy(dtype=float, na_value=np.nan)
            known = values[~np.isnan(values)]
            assert ((known >= measure.low) & (known <= measure.high)).all(), f"{measure.name}: {known}"
    check_places(srccompare.evidence(documents, families=["attribution", "hedging", "loaded"]), text)
    check_places(srccompare.mentions(documents), text)


def check_places(table: pd.DataFrame, text: str) -> None:
    """Every span of the article lies in its text and holds the characters it says."""
    rows = table[(table["id"] == "a") & (table["field"] == "text")]
    for row in rows.itertuples():
        assert 0 <= row.start <= row.end <= len(text), f"{row.start}-{row.end} of {len(text)}"


def read_words(suffix: str) -> Callable[[bytes, Path], None]:
    """Reads the input as a dictionary and measures with it."""

    def enter(given: bytes, folder: Path) -> None:
        words = srccompare.read_dictionary(written(given, folder, f"words{suffix}"))
        srccompare.measure([{"id": "a", "text": HARBOUR}], families=["counts"], lexicons=[words])

    return enter


def read_marks(name: str) -> Callable[[bytes, Path], None]:
    """Reads the input as spans that were exported."""

    def enter(given: bytes, folder: Path) -> None:
        srccompare.read_spans(written(given, folder, name))

    return enter


def read_brat(given: bytes, folder: Path) -> None:
    """Reads the input as one of the files of a brat folder, which tells itself by how it begins."""
    brat = folder / "brat"
    brat.mkdir(exist_ok=True)
    files = {"articles.json": INDEX, "a.txt": HARBOUR.encode(), "a.ann": ANNOTATIONS}
    files["articles.json" if given.lstrip()[:1] in (b"[", b"{") else "a.ann"] = given
    for name, content in files.items():
        written(content, brat, name)
    srccompare.read_spans(brat)


def study(given: bytes, folder: Path) -> None:
    """Reads the input as a manifest if it lists articles, as a study if not."""
    written(HARBOUR.encode(), folder, "a.txt")
    path = written(given, folder, "srccompare.toml")
    (srccompare.read if b"[articles]" in given else read_study)(path)


def report(given: bytes, folder: Path) -> None:
    """Compares the input with another text, it being text, title and outlet, and writes every form."""
    text = given.decode("utf-8", "replace")
    articles = [
        {
            "id": text[:40] or "a",
            "outlet": text[40:80],
            "title": text[80:160],
            "text": text,
            "event": text[:9],
        },
        {"id": "b", "outlet": "Coast", "title": "Strike", "text": COAST, "event": text[:9]},
    ]
    comparison = srccompare.compare(srccompare.read(articles), by="outlet")
    page = comparison.to_html()
    assert "<script" not in page.lower()
    comparison.to_markdown()
    json.loads(comparison.to_json())


ANNOTATIONS = b'T1\thedging_hedge 12 15\tmay\n#1\tAnnotatorNotes T1\t{"score": 1.0}\nT2\tx 0 3;4 7\tThe har\n'
INDEX = b'[{"id": "a", "outlet": "G", "file": "a.txt", "text_starts": 0}]'
ROWS = [
    {"id": "a1", "outlet": "Gull", "title": "Port shut", "text": HARBOUR, "published": "2026-05-12"},
    {"id": "a2", "outlet": "Wire", "title": None, "text": COAST, "published": "2026-05-12T13:20:00+02:00"},
]
FACTS = json.dumps({"@type": "NewsArticle", "headline": "Port shut", "datePublished": "2026-05-12"})
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in HARBOUR.split("\n\n"))
PAGE = (
    "<!doctype html><html lang=en><head><title>Port shut</title><meta property='og:site_name' content='Gull'>"
    f"<script type='application/ld+json'>{FACTS}</script></head><body><article><h1>Port shut</h1>"
    f"{PARAGRAPHS * 3}</article><table><tr><td>&nbsp;</table></body></html>"
).encode()
RTF_TEXT = HARBOUR.replace("“", r"\'93").replace("”", r"\'94").replace("\n", r"\par ")
RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0\b Port shut\b0\par " + RTF_TEXT + "}"
).encode("cp1252")  # fmt: skip
STUDY = b"""[input]
path = "articles"
columns = { body = "text" }

[compare]
by = "outlet"
families = ["counts", "hedging"]
"""
MANIFEST = b"""folder = "."

[[articles]]
file = "a.txt"
outlet = "Gull"
published = 2026-05-12
"""
LIWC = b"%\n1\tHope\n2\tFear\n%\nhope*\t1\nfear\t2\nafraid\t2\n"
WORDS_YAML = b"HOPE:\n  - hope*\n  - 'we shall'\nFEAR:\n  DEEP: [fear, afraid]\n"
WORDS_CSV = b"entry;category;weight\nhope*;hope;1\nafraid;fear;0.5\n"


def pdf_file() -> bytes:
    """A PDF of one page with one line."""
    content = b"BT /F1 12 Tf 72 720 Td (The harbour may stay closed.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + end % (table, len(out))


def exported(name: str) -> bytes:
    """What ``export`` writes of two articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        srccompare.export([{"id": "a", "text": HARBOUR}, {"id": "b", "text": COAST}], path, "hedging")
        return path.read_bytes()


def word_file() -> bytes:
    """A Word document with a headline and two paragraphs."""
    from docx import Document

    document = Document()
    document.add_heading("Port shut")
    for part in HARBOUR.split("\n\n"):
        document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook() -> bytes:
    """An Excel workbook with a row an article."""
    out = io.BytesIO()
    pd.DataFrame(ROWS).to_excel(out, engine="xlsxwriter", index=False)
    return out.getvalue()


FEED = f"""<?xml version='1.0' encoding='utf-8'?>
<rss version='2.0'><channel><title>Gull</title><item><title>Port shut</title><link>https://example.org/a</link>
<pubDate>Tue, 12 May 2026 09:20:00 GMT</pubDate><description>{COAST}</description></item></channel></rss>
""".encode()
MAIL = f"""From: Gull <desk@example.org>
Subject: =?utf-8?q?Port_shut?=
Date: Tue, 12 May 2026 09:20:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{COAST}
--x
Content-Type: text/html; charset=utf-8

<html><body><p>{COAST}</p></body></html>
--x--
""".replace("\n", "\r\n").encode()


def database_exports() -> tuple[bytes, ...]:
    """Two articles as each news database writes them as text."""
    few = samples.STORIES[:2]
    lines = "\n".join(samples.nexis_lines(few))
    others = (samples.lexisnexis_text(few), samples.factiva_codes(few), samples.proquest_text(few))
    return tuple(text.encode() for text in (lines, *others))


def doors() -> Iterator[Door]:
    """All doors there are."""
    table = pd.DataFrame(ROWS)
    texts = (HARBOUR.encode(), COAST.encode())
    encoded = (*texts, COAST.encode("utf-16"), HARBOUR.encode("cp1252"))
    sheets = (table.to_csv(index=False).encode(), table.to_csv(index=False, sep=";").encode())
    values = (json.dumps(ROWS).encode(), json.dumps({"articles": ROWS, "more": {"x": [1]}}).encode())
    yield Door("text", texts, measure_text)
    yield Door("plain file", encoded, read_file("a.txt"))
    yield Door("page", (PAGE,), read_file("a.html"))
    yield Door("rtf", (RTF,), read_file("a.rtf"))
    yield Door("pdf", (pdf_file(),), read_file("a.pdf"))
    yield Door("docx", (word_file(),), read_file("a.docx"))
    yield Door("workbook", (workbook(),), read_file("a.xlsx"))
    yield Door("database", database_exports(), read_file("a.txt"))
    yield Door("feed", (FEED,), read_file("a.xml"))
    yield Door("mail", (MAIL,), read_file("a.eml"))
    yield Door("csv", sheets, read_file("t.csv"))
    yield Door("json", values, read_file("t.json"))
    yield Door("jsonl", ("\n".join(map(json.dumps, ROWS)).encode(),), read_file("t.jsonl"))
    yield Door("study", (STUDY, MANIFEST), study)
    yield Door("yaml", (WORDS_YAML,), read_words(".yml"))
    yield Door("liwc", (LIWC,), read_words(".dic"))
    yield Door("words", (WORDS_CSV,), read_words(".csv"))
    yield Door("spans csv", (exported("m.csv"),), read_marks("m.csv"))
    yield Door("spans jsonl", (exported("m.jsonl"),), read_marks("m.jsonl"))
    yield Door("spans jsonld", (exported("m.jsonld"),), read_marks("m.jsonld"))
    yield Door("brat", (ANNOTATIONS, INDEX), read_brat)
    yield Door("report", texts, report)
