"""Small files as databases, programs and offices write them, made up for the tests.

Each maker writes into a folder and returns what a user would hand over. The articles are about the same three
days in the harbour of Averin, so that a test may ask for outlet, date and words of any of them.
"""

from __future__ import annotations

import datetime
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from reading import filled


@dataclass(frozen=True)
class Story:
    """An article of the samples."""

    outlet: str
    date: datetime.date
    title: str
    author: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def american(self) -> str:
        return f"{self.date:%B} {self.date.day}, {self.date.year}"

    @property
    def british(self) -> str:
        return f"{self.date.day} {self.date:%B} {self.date.year}"


OUTLETS = ("Harbour Post", "The Daily Gull", "Meridian Wire", "Averin Evening Mail", "Coast Courier")


def story(number: int) -> Story:
    """The article of that number: every one has its own outlet or day, and words."""
    day = datetime.date(2026, 5, 11 + number)
    return Story(
        OUTLETS[number % len(OUTLETS)],
        day,
        f"Cranes stand still for day {number + 1}",
        ("Nora Lind", "Otto Pike", "Lena Ward")[number % 3],
        (
            f"The cranes of the harbour stood still on day {number + 1}, and the union said that"
            f" talks may resume "
            f"before the end of the week if the port authority agrees to pay for {number + 3} more nights.",
            f"“We will not move,” said Petra Vance, who speaks for the {number + 41} crane drivers"
            f" of the northern "
            "quay. “They have had our letter since the spring, and nobody has answered it.”",
            "The port authority did not answer questions on Tuesday evening. Its lawyers have until"
            " Friday to say "
            f"whether {number + 2} ships that lie in the roads may be unloaded by other companies.",
        ),
    )


STORIES = [story(number) for number in range(10)]

CRLF = "\r\n"


# LexisNexis and Nexis Uni ----------------------------------------------------------------------------------


def wrapped(text: str, width: int = 78) -> str:
    """A paragraph broken at a fixed width."""
    import textwrap

    return "\n".join(textwrap.wrap(text, width))


def lexisnexis_text(stories: Sequence[Story] = STORIES) -> str:
    """The older form: a counter, centred outlet and date, keys in capitals, wrapped lines."""
    parts = [
        "\n\nDownload Request: Selected Items: 1-10\nTime Of Request: Friday, May 29, 2026  16:51:31\n\n\n"
    ]
    for number, one in enumerate(stories, start=1):
        body = "\n\n".join(map(wrapped, one.paragraphs))
        parts.append(
            f"{number} of {len(stories)} DOCUMENTS".center(78).rstrip()
            + f"\n\n\n\n{one.outlet.center(78).rstrip()}\n\n"
            + f"{f'{one.american} {one.date:%A}'.center(78).rstrip()}\n"
            + f"{'Late Edition - Final'.center(78).rstrip()}\n\n"
            + f"{one.title}\n\nBYLINE: {one.author}\n\nSECTION: NEWS; Pg. {number}\n\nLENGTH:"
            f" {one.words} words\n\n"
            + f"{body}\n\nLOAD-DATE: {one.american}\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: A crane, waiting\n\n"
            + f"PUBLICATION-TYPE: Newspaper\n\n\n{f'Copyright 2026 {one.outlet}'.center(78).rstrip()}\n"
            + f"{'All Rights Reserved'.center(78).rstrip()}\n\n"
        )
    return "".join(parts)


def nexis_lines(stories: Sequence[Story] = STORIES, cover: bool = True) -> list[str]:
    """The newer form, line by line."""
    lines = [
        "User Name: Nora Lind",
        "Date and Time: Friday, May 29, 2026 3:58:00 PM CEST",
        "Job Number: 90516553",
    ]
    lines.append(f"Documents ({len(stories)})")
    for number, one in enumerate(stories, start=1):
        lines += [f"{number}. {one.title}", "Client/Matter: -None-", "Search Terms: cranes"]
        lines += [
            "Search Type: Natural Language ",
            "Narrowed by: ",
            "Content Type\tNarrowed by",
            "News\t-None-",
            "",
        ]
    lines = lines if cover else []
    for number, one in enumerate(stories, start=1):
        lines += ["", one.title, one.outlet, f"{one.american} {one.date:%A} Late Edition - Final", ""]
        lines += [f"Copyright 2026 {one.outlet} All Rights Reserved", f"Section:\u00a0NEWS; Pg. {number}"]
        lines += [
            f"Length:\u00a0{one.words} words",
            f"Byline:\u00a0By {one.author}",
            "Body",
            "",
            *one.paragraphs,
            "",
        ]
        lines += ["Graphic", "A crane, waiting", f"Load-Date:\u00a0{one.american}", "", "End of Document", ""]
    return lines


def word_document(lines: Sequence[str]) -> bytes:
    """A Word document, a paragraph per line; cells of a line with tabs become a table."""
    import docx

    document = docx.Document()
    for line in lines:
        if "\t" in line:
            cells = line.split("\t")
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text
        else:
            document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rich_text(lines: Sequence[str]) -> bytes:
    """RTF, a paragraph per line."""

    def escaped(character: str) -> str:
        if character in "\\{}":
            return f"\\{character}"
        return character if character.isascii() else f"\\u{ord(character)}?"

    body = "".join("".join(map(escaped, line)) + "\\par\n" for line in lines)
    fonts = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\froman\\fcharset0 Times New Roman;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\n\\pard\\f0 {body}}}".encode("ascii")


def pdf_document(lines: Sequence[str], per_page: int = 45) -> bytes:
    """A PDF whose pages hold these lines as text."""
    pages = [lines[first : first + per_page] for first in range(0, len(lines), per_page)] or [[]]
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        shown = b"".join(b"(" + as_pdf(line) + b") Tj T*\n" for line in page)
        stream = b"BT /F1 9 Tf 40 800 Td 12 TL\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        resources = b"/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents %d 0 R >>"
            % (resources, content)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        data
        + end
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    )


def as_pdf(line: str) -> bytes:
    """A line as PDF writes it."""
    escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return escaped.encode("cp1252", "replace")


def lexisnexis_page(stories: Sequence[Story] = STORIES) -> str:
    """The older form as a page."""

    def line(text: str, box: str = "c4", paragraph: str = "c5") -> str:
        return f'<BR><DIV CLASS="{box}"><P CLASS="{paragraph}"><SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'

    parts = []
    for number, one in enumerate(stories, start=1):
        parts.append(line(f"{number} of {len(stories)} DOCUMENTS", "c0", "c1") + line(one.outlet, "c3", "c1"))
        parts.append(line(f"{one.american} {one.date:%A}", "c3", "c1") + line(one.title))
        parts.append(
            line(f"BYLINE: </SPAN><SPAN>{one.author}") + line(f"LENGTH: </SPAN><SPAN>{one.words} words")
        )
        body = "".join(f'<P CLASS="c8"><SPAN CLASS="c2">{text}</SPAN></P>\n' for text in one.paragraphs)
        parts.append(f'<BR><DIV CLASS="c4">{body}</DIV>\n' + line(f"LOAD-DATE: </SPAN><SPAN>{one.american}"))
        parts.append(
            line("LANGUAGE: </SPAN><SPAN>ENGLISH") + line(f"Copyright 2026 {one.outlet}", "c3", "c1")
        )
    style = (
        ".c0 { text-align: center; }\n.c3 { text-align: center; margin-left: 13%; }\n.c4"
        " { text-align: left; }"
    )
    return (
        f'<HTML><HEAD><STYLE TYPE="text/css"><!--\n{style}\n--></STYLE></HEAD>\n'
        f"<BODY>{''.join(parts)}</BODY></HTML>"
    )


# Factiva ---------------------------------------------------------------------------------------------------


def accession(number: int, one: Story) -> str:
    """A number as Factiva gives."""
    return f"HARPOS00{one.date:%Y%m%d}em5c{number:05d}"


def factiva_codes(stories: Sequence[Story] = STORIES) -> str:
    """The text form with codes."""
    parts = []
    for number, one in enumerate(stories):
        first, *rest = one.paragraphs
        parts.append(
            f"SE\nNews\nHD\n{one.title}\nBY\nBy {one.author}\nWC\n{one.words}"
            f" words\nPD\n{one.british}\nSN\n{one.outlet}\n"
            f"SC\nHARPOS\nPG\n3\nLA\nEnglish\nCY\n(c) 2026 {one.outlet}\nLP\n{first}\n\nTD\n"
            + "\n\n".join(rest)
            + f"\n\nNS\ngstrik : Strikes\n\nRE\naver : Averin\n\nPUB\n{one.outlet}"
            f" Ltd\n\nAN\nDocument {accession(number, one)}\n\n"
        )
    return "\f".join(parts) + "\nSearch Summary\nText\ncranes\nDate\nAll Dates\n"


def factiva_plain(stories: Sequence[Story] = STORIES) -> str:
    """The text form without codes."""
    parts = []
    for number, one in enumerate(stories):
        header = [
            one.title,
            f"By {one.author}",
            f"{one.words} words",
            one.british,
            one.outlet,
            "HARPOS",
            "English",
        ]
        header.append(f"(c) 2026 {one.outlet}")
        parts.append("\n".join(header) + f"\n\n{one.text}\n\nDocument {accession(number, one)}\n\n")
    return "".join(parts)


def factiva_page(stories: Sequence[Story] = STORIES) -> str:
    """The page without codes."""
    parts = []
    for number, one in enumerate(stories):
        body = "".join(
            f'<p class="articleParagraph enarticleParagraph">{text}</p>\n' for text in one.paragraphs
        )
        parts.append(
            f'<div id="article-{accession(number, one)}" class="article"><div class="article'
            f' enArticle"><p>\n</p>'
            f'<div>News</div>\n<div id="hd"><span class="enHeadline">{one.title}</span>\n</div>'
            f'<div class="author">By {one.author} </div><div>{one.words:,} words</div>'
            f"<div>{one.british}</div>"
            f"<div>{one.outlet}</div><div>HARPOS</div><div>English</div><div>(c) 2026 {one.outlet} "
            f"</div>\n<p></p>\n{body}"
            f"<p>{one.outlet} Ltd</p><p>Document {accession(number, one)}</p></div></div><br/><span></span>"
        )
    logo = '<table><tr><td class="factivalogo"><h1>Factiva</h1></td></tr></table>'
    return (
        f"<html><head><title>Factiva</title></head><body>{logo}<div"
        f" id='contentLeft'>{''.join(parts)}</div></body></html>"
    )


def factiva_table_page(stories: Sequence[Story] = STORIES) -> str:
    """The page with codes, a table per article."""

    def row(code: str, value: str) -> str:
        return f'<tr><td align="right" class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'

    parts = []
    for number, one in enumerate(stories):
        first, *rest = (
            f'<p class="articleParagraph enarticleParagraph">{text}</p>' for text in one.paragraphs
        )
        rows = [
            ("HD", f"<b class='enHeadline'>{one.title}</b>"),
            ("BY", f"By {one.author}"),
            ("WC", f"{one.words} words"),
        ]
        rows += [
            ("PD", one.british),
            ("ET", "06:30"),
            ("SN", one.outlet),
            ("SC", "HARPOS"),
            ("LA", "English"),
        ]
        rows += [("LP", first), ("TD", "".join(rest)), ("AN", f"<br/>Document {accession(number, one)}")]
        body = "".join(row(code, value) for code, value in rows)
        parts.append(f'<span></span><div class="article enArticle"><table>{body}</table><br/></div><br/>')
    return f"<html><head><title>Factiva</title></head><body><h1>Factiva</h1>{''.join(parts)}</body></html>"


# ProQuest --------------------------------------------------------------------------------------------------


def proquest_fields(number: int, one: Story) -> list[tuple[str, str]]:
    """The fields behind the text."""
    return [
        ("Subject", "Strikes; Ports"),
        ("Publication title", f"{one.outlet}; Averin"),
        ("Pages", str(number)),
        ("Publication year", "2026"),
        ("Publication date", one.american),
        ("Section", "News"),
        ("Language of publication", "English"),
        ("ProQuest document ID", f"25143{number:04d}"),
        ("Document URL", f"https://proquest.example/docview/25143{number:04d}"),
        ("Copyright", f"(Copyright (c) 2026 {one.outlet})"),
        ("Database", "Coast Newsstream"),
    ]


def proquest_text(stories: Sequence[Story] = STORIES) -> str:
    """The text form."""
    rule = "_" * 60
    parts = []
    for number, one in enumerate(stories, start=1):
        fields = "\n\n".join(f"{name}: {value}" for name, value in proquest_fields(number, one))
        parts.append(
            f"{rule}\n\n{one.title}\n\nAuthor: {one.author}\n\nPublication info: {one.outlet} ;"
            f" Averin [Averin]"
            f"{one.british}: {number}.\n\nLinks: Get it\n\nFull text: {one.text}\n\n{fields}\n\n"
        )
    return (
        "".join(parts) + f"{rule}\n\nContact us at: http://proquest.example\n\nCopyright 2026 ProQuest LLC."
    )


def proquest_page(stories: Sequence[Story] = STORIES) -> str:
    """The page, or what stands in the mail."""
    parts = []
    for number, one in enumerate(stories, start=1):
        fields = "".join(
            f"<p><strong>{name}: </strong>{value}</p>" for name, value in proquest_fields(number, one)
        )
        body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
        parts.append(
            f'<div><a name="DocID_MSTAR_25143{number:04d}"></a><p></p><p'
            f' style="font-weight:bold">{one.title}</p>'
            f"<p><strong>Author:  </strong>{one.author}</p><p><strong>Abstract:  </strong>None available.</p>"
            f'<p><strong>Full text: </strong><text wordcount="{one.words}">{body}</text></p>{fields}</div>'
        )
    return f"<html><head><title>ProQuest Export</title></head><body>{''.join(parts)}</body></html>"


# Europresse ------------------------------------------------------------------------------------------------

FRENCH = {5: "mai"}


def europresse_page(stories: Sequence[Story] = STORIES) -> str:
    """The newer form, under a French interface."""
    parts = []
    for number, one in enumerate(stories, start=1):
        body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
        date = f"mardi {one.date.day} {FRENCH[one.date.month]} {one.date.year}"
        parts.append(
            f'<article> <header> <div> <span class="DocPublicationName">{one.outlet}   </span> </div> <div> '
            f'<span class="DocHeader">Économie, {date}, p. {number}</span> </div> <div class="titreArticle"> '
            f'<p class="titreArticleVisu">{one.title}</p> </div> <div>{one.author}</div> </header> <section> '
            f"<div class='DocText'> <div class='docOcurrContainer'> {body} </div> </div> </section>"
            f" <aside></aside> "
            f"<footer> <small>© 2026 {one.outlet}. Tous droits réservés.</small> "
            f"<p>Numéro de document : news·{one.date:%Y%m%d}·HP·{number}</p> </footer> </article> "
        )
    return (
        f'<!DOCTYPE html> <html> <head> <meta charset="utf-8"> <title></title> </head> <body>'
        f" {''.join(parts)}</body></html>"
    )


def europresse_table_page(stories: Sequence[Story] = STORIES) -> str:
    """The older form: a table for each article, paragraphs between empty ``<p>``."""
    parts = []
    for number, one in enumerate(stories, start=1):
        body = "<p></p>".join(one.paragraphs)
        parts.append(
            f'<table><tr><td><table id="tbHeaderImages"><tr><td></td></tr></table><span'
            f' class="DocPublicationName">{one.outlet}'
            f', no. {number}</span><br><span class="DocHeader">Economy, </span><span'
            f' class="DocHeader">{one.date:%A} </span>'
            f'<span class="DocHeader">{one.british}</span><span class="DocHeader">, p. 03</span><br><br>'
            f'<span class="TitreArticleVisu">{one.title}</span><br><br>{one.author}<br><p></p>{body}<p></p>'
            f"<b><i>© 2026 {one.outlet}. Tous droits réservés.</i></b><p></p>Numéro de document :"
            f" news·20260512·HP·{number}"
            "<br><table><tr><td>Ce certificat est émis à Averin.</td></tr></table></td></tr></table>\n"
        )
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


# Pages, mails, feeds ---------------------------------------------------------------------------------------


def article_element(one: Story) -> str:
    """An article of a page."""
    body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
    return f'<article><h2>{one.title}</h2><time datetime="{one.date.isoformat()}"></time>{body}</article>'


def page(one: Story, address: str | None = None) -> str:
    """A page with one article, two teasers and a comment, as papers have them."""
    link = f'<link rel="canonical" href="{address}">' if address else ""
    head = (
        f'<title>{one.title}</title><meta property="og:site_name" content="{one.outlet}">'
        f'<meta property="article:published_time" content="{one.date.isoformat()}T18:00:00+02:00">{link}'
    )
    teasers = (
        "<article class='teaser'><h3>Ferry sinks</h3><p>Nine people were saved by the pilots.</p></article>"
        * 2
    )
    comment = (
        f"<section id='comments'><article class='comment-body'><p>{'I was there. ' * 60}</p>"
        f"</article></section>"
    )
    body = f"<nav>Home | News</nav><main>{article_element(one)}</main>{teasers}{comment}"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def several_articles_page(stories: Sequence[Story] = STORIES[:3]) -> str:
    """A page on which the next article follows the first."""
    head = '<title>Harbour Post</title><meta property="og:site_name" content="Harbour Post">'
    return f"<html><head>{head}</head><body>{''.join(map(article_element, stories))}</body></html>"


def newsletter(one: Story) -> bytes:
    """A newsletter as a mail."""
    message = EmailMessage()
    message["From"] = f"{one.outlet} <news@post.example>"
    message["To"] = "reader@averin.example"
    message["Subject"] = one.title
    message["Date"] = f"{one.date:%a}, {one.date.day} {one.date:%b} {one.date.year} 07:00:00 +0200"
    message.set_content(one.text)
    body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
    message.add_alternative(f"<html><body><div>{body}</div></body></html>", subtype="html")
    return bytes(message)


def proquest_mail(stories: Sequence[Story] = STORIES) -> bytes:
    """Articles mailed by ProQuest."""
    message = EmailMessage()
    message["From"] = "<noreply@proquest.example>"
    message["Subject"] = "Your ProQuest Research"
    message["Date"] = "Sun, 31 May 2026 01:02:03 -0400"
    message.set_content(proquest_page(stories), subtype="html")
    return bytes(message)


def saved_page(one: Story) -> bytes:
    """A page as a browser saves it in one file."""
    address = "https://post.example/cranes"
    html = page(one, address).encode().decode("latin-1")
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: {one.title}\r\n"
    head += 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n'
    part = (
        f"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding:"
        f" 8bit\r\n\r\n{html}\r\n------x--\r\n"
    )
    return (head + part).encode("latin-1")


def rss(stories: Sequence[Story] = STORIES) -> str:
    """RSS with whole articles."""
    items = "".join(
        f"<item><title>{one.title}</title><link>https://post.example/{number}</link>"
        f"<guid>post-{number}</guid>"
        f"<pubDate>{one.date:%a}, {one.date.day} {one.date:%b} {one.date.year} 07:00:00 GMT</pubDate>"
        f"<dc:creator>{one.author}</dc:creator><description>In short.</description><content:encoded><![CDATA["
        f"{''.join(f'<p>{text}</p>' for text in one.paragraphs)}]]></content:encoded></item>"
        for number, one in enumerate(stories)
    )
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>Harbour Post'
        f"</title>{items}</channel></rss>"
    )


def atom(stories: Sequence[Story] = STORIES) -> str:
    """Atom with summaries."""
    entries = "".join(
        f"<entry><title>{one.title}</title><id>urn:post:{number}</id>"
        f"<updated>{one.date.isoformat()}T07:00:00Z</updated>"
        f"<summary>{one.paragraphs[0]}</summary></entry>"
        for number, one in enumerate(stories)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>{entries}</feed>'


def newsml(one: Story) -> str:
    """A text item of NewsML-G2 with its article in NITF."""
    body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsItem'
        ' xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1">'
        f"<itemMeta><provider><name>{one.outlet}</name></provider>"
        f"<versionCreated>{one.date.isoformat()}T07:00:00Z"
        f"</versionCreated></itemMeta><contentMeta><headline>{one.title}</headline><creator>"
        f"<name>{one.author}</name>"
        "</creator></contentMeta><contentSet><inlineXML contenttype='application/nitf+xml'>"
        f"<nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content>{body}"
        f"</body.content></body></nitf>"
        "</inlineXML></contentSet></newsItem>"
    )


def nitf(one: Story) -> str:
    """An article in NITF."""
    body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
    return (
        f"<nitf><head><title>{one.title}</title><docdata><doc-id id-string='n1'/><date.issue"
        f" norm='{one.date:%Y%m%d}'/>"
        f"</docdata><pubdata name='{one.outlet}'/></head><body><body.head><hedline><hl1>{one.title}"
        f"</hl1></hedline>"
        f"<byline>By <person>{one.author}</person></byline></body.head><body.content>{body}"
        f"</body.content></body></nitf>"
    )


def tei(one: Story) -> str:
    """An article in TEI."""
    body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>{one.title}</title><author>"
        f"{one.author}</author></titleStmt><publicationStmt><p>free</p></publicationStmt>"
        f"<sourceDesc><bibl><publisher>"
        f"{one.outlet}</publisher><date when='{one.date.isoformat()}'/></bibl></sourceDesc>"
        f"</fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    )


def warc(stories: Sequence[Story]) -> bytes:
    """A web archive with pages, a picture and a page that was not found."""

    def record(number: int, status: str, kind: str, content: bytes) -> bytes:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}\r\n"
            f"WARC-Date: 2026-05-29T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return head.encode() + http + b"\r\n\r\n"

    pages = [record(number, "200 OK", "text/html", page(one).encode()) for number, one in enumerate(stories)]
    others = [
        record(98, "200 OK", "image/png", b"\x89PNG"),
        record(99, "404 Not Found", "text/html", b"<p>No.</p>"),
    ]
    return b"".join([*pages, *others])


# Tables ----------------------------------------------------------------------------------------------------


def rows(stories: Sequence[Story] = STORIES, **names: str) -> list[dict[str, Any]]:
    """Rows of a table, under names of the user's."""
    given = {"text": "text", "title": "title", "outlet": "outlet", "published": "published"} | names
    return [
        {
            given["text"]: one.text,
            given["title"]: one.title,
            given["outlet"]: one.outlet,
            given["published"]: one.date.isoformat(),
        }
        for one in stories
    ]


def delimited(table: Sequence[dict[str, Any]], delimiter: str = ",") -> str:
    """A table of rows with a delimiter."""
    import csv

    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(table[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(table)
    return stream.getvalue()


def lines_of_json(table: Sequence[dict[str, Any]]) -> str:
    """A table as JSON Lines."""
    return "".join(f"{json.dumps(row)}\n" for row in table)


def spreadsheet(table: Sequence[dict[str, Any]], sheet: str = "Articles") -> bytes:
    """A table as an Excel file, with a sheet of notes before it."""
    from xml.sax.saxutils import escape

    def cells(values: Sequence[object]) -> str:
        return (
            "<row>"
            + "".join(f'<c t="inlineStr"><is><t>{escape(str(one))}</t></is></c>' for one in values)
            + "</row>"
        )

    def worksheet(lines: Sequence[Sequence[object]]) -> str:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return f'<worksheet xmlns="{space}"><sheetData>{"".join(map(cells, lines))}</sheetData></worksheet>'

    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
        f" ContentType="
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{main}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{office}"><sheets><sheet name="Notes" sheetId="1" r:id="rId1"/>'
        f'<sheet name="{sheet}" sheetId="2" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": worksheet([["what", "who"], ["collected", "Nora"]]),
        "xl/worksheets/sheet2.xml": worksheet([list(table[0]), *(list(row.values()) for row in table)]),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def newsapi(stories: Sequence[Story] = STORIES) -> dict[str, Any]:
    """What NewsAPI answers."""
    articles = [
        {
            "source": {"id": None, "name": one.outlet},
            "author": one.author,
            "title": one.title,
            "description": one.paragraphs[0],
            "url": f"https://post.example/{number}",
            "publishedAt": f"{one.date.isoformat()}T07:00:00Z",
            "content": one.text,
        }
        for number, one in enumerate(stories)
    ]
    return {"status": "ok", "totalResults": len(articles), "articles": articles}


def guardian(stories: Sequence[Story] = STORIES) -> dict[str, Any]:
    """What the Guardian's interface answers."""
    results = [
        {
            "id": f"harbour/{number}",
            "webTitle": one.title,
            "webPublicationDate": f"{one.date.isoformat()}T07:00:00Z",
            "webUrl": f"https://post.example/{number}",
            "fields": {"bodyText": one.text, "byline": one.author, "publication": one.outlet},
        }
        for number, one in enumerate(stories)
    ]
    return {"response": {"status": "ok", "results": results}}


def newscatcher(stories: Sequence[Story] = STORIES) -> dict[str, Any]:
    """What NewsCatcher answers."""
    articles = [
        {
            "title": one.title,
            "author": one.author,
            "published_date": f"{one.date.isoformat()} 07:00:00",
            "link": f"https://post.example/{number}",
            "domain_url": "post.example",
            "name_source": one.outlet,
            "description": "In short.",
            "content": one.text,
            "language": "en",
            "id": f"c{number}",
        }
        for number, one in enumerate(stories)
    ]
    return {"status": "ok", "total_hits": len(articles), "articles": articles}


def newsplease(one: Story) -> dict[str, Any]:
    """What news-please writes, one file per article."""
    return {
        "authors": [one.author],
        "date_download": "2026-05-29 10:00:00",
        "date_publish": f"{one.date.isoformat()} 07:00:00",
        "description": "In short.",
        "language": "en",
        "maintext": one.text,
        "source_domain": "post.example",
        "title": one.title,
        "url": "https://post.example/cranes",
    }


def fundus(stories: Sequence[Story] = STORIES) -> list[dict[str, Any]]:
    """What Fundus writes."""
    return [
        {
            "title": one.title,
            "plaintext": one.text,
            "authors": [one.author],
            "publisher": one.outlet,
            "publishing_date": f"{one.date.isoformat()} 07:00:00+00:00",
            "topics": ["Strikes"],
            "free_access": True,
        }
        for one in stories
    ]


def trafilatura_json(one: Story) -> dict[str, Any]:
    """What trafilatura writes."""
    return {
        "title": one.title,
        "author": one.author,
        "hostname": "post.example",
        "date": one.date.isoformat(),
        "fingerprint": "f1",
        "id": None,
        "source": "https://post.example/cranes",
        "source-hostname": one.outlet,
        "excerpt": "In short.",
        "text": one.text,
        "language": None,
    }


def amcat(stories: Sequence[Story] = STORIES) -> list[dict[str, Any]]:
    """What AmCAT4 gives."""
    return [
        {
            "_id": f"d{number}",
            "title": one.title,
            "date": f"{one.date.isoformat()}T00:00:00",
            "medium": one.outlet,
        }
        | {"text": one.text, "url": f"https://post.example/{number}"}
        for number, one in enumerate(stories)
    ]


def mediacloud(stories: Sequence[Story]) -> list[dict[str, Any]]:
    """A list of Media Cloud: addresses without texts."""
    return [
        {
            "id": f"s{number}",
            "indexed_date": "2026-05-29 10:00:00",
            "language": "en",
            "media_name": one.outlet,
        }
        | {"media_url": "post.example", "publish_date": one.date.isoformat(), "title": one.title}
        | {"url": f"http://www.post.example/{number}/?utm_source=feed"}
        for number, one in enumerate(stories)
    ]


def ninjs(one: Story) -> dict[str, Any]:
    """An item of ninjs."""
    body = "".join(f"<p>{text}</p>" for text in one.paragraphs)
    return {
        "uri": "urn:ninjs:1",
        "type": "text",
        "versioncreated": f"{one.date.isoformat()}T07:00:00Z",
        "byline": one.author,
        "headline": one.title,
        "source": one.outlet,
        "body_html": body,
    }


def readtext(stories: Sequence[Story] = STORIES) -> str:
    """A frame of the R package readtext, written as CSV."""
    return delimited(
        [{"doc_id": f"gull_{number}.txt", "text": one.text} for number, one in enumerate(stories)]
    )


# What users hold -------------------------------------------------------------------------------------------

Maker = Callable[[Path], Any]


def in_file(name: str, content: Callable[[], str | bytes]) -> Maker:
    """A maker of one file."""
    return lambda folder: filled(folder, {name: content()}) / name


def gzipped(content: str) -> bytes:
    """Text in gzip."""
    return gzip.compress(content.encode())


def folder_per_outlet(folder: Path) -> Path:
    """Texts named by day, in folders named by outlet."""
    return filled(folder, {f"{one.outlet}/{one.date.isoformat()}.txt": one.text for one in STORIES})


def list_beside_pages(folder: Path) -> Path:
    """A list of addresses, and the pages that were saved."""
    table = delimited(mediacloud(STORIES[:3]))
    pages = {
        f"page-{number}.html": page(story(number), f"https://post.example/{number}") for number in range(3)
    }
    return filled(folder, {"stories.csv": table, **pages})


def feather(folder: Path) -> Path:
    """A Feather file."""
    import pyarrow as pa
    from pyarrow import feather as files

    files.write_feather(pa.Table.from_pylist(rows()), str(folder / "articles.feather"))
    return folder / "articles.feather"


def parquet(folder: Path) -> Path:
    """A Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as files

    files.write_table(pa.Table.from_pylist(rows()), str(folder / "articles.parquet"))
    return folder / "articles.parquet"


def arrow(folder: Path) -> Any:
    """An Arrow table in memory."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows())


def series(folder: Path) -> Any:
    """A Series of texts."""
    import pandas as pd

    return pd.Series([one.text for one in STORIES])


HELD: dict[str, Maker] = {
    "Nexis Uni, Word": in_file("nexis.docx", lambda: word_document(nexis_lines())),
    "Nexis Uni, RTF": in_file("nexis.rtf", lambda: rich_text(nexis_lines())),
    "Nexis Uni, PDF": in_file("nexis.pdf", lambda: pdf_document(wrapped_lines(nexis_lines(cover=False)))),
    "LexisNexis, text": in_file("lexis.txt", lexisnexis_text),
    "LexisNexis, RTF": in_file("lexis.rtf", lambda: rich_text(lexisnexis_text().split("\n"))),
    "LexisNexis, HTML": in_file("lexis.html", lexisnexis_page),
    "Factiva, text with codes": in_file("factiva.txt", factiva_codes),
    "Factiva, text without codes": in_file("factiva.txt", factiva_plain),
    "Factiva, RTF": in_file("factiva.rtf", lambda: rich_text(factiva_codes().replace("\f", "").split("\n"))),
    "Factiva, HTML": in_file("factiva.html", factiva_page),
    "Factiva, HTML with codes": in_file("factiva.html", factiva_table_page),
    "ProQuest, text": in_file("proquest.txt", proquest_text),
    "ProQuest, HTML": in_file("proquest.html", proquest_page),
    "ProQuest, mail": in_file("proquest.eml", proquest_mail),
    "Europresse, HTML": in_file("europresse.html", europresse_page),
    "Europresse, older HTML": in_file("europresse.html", europresse_table_page),
    "a page with several articles": in_file("page.html", lambda: several_articles_page(STORIES[:3])),
    "Excel": in_file("articles.xlsx", lambda: spreadsheet(rows())),
    "tab-separated": in_file("articles.tsv", lambda: delimited(rows(), "\t")),
    "CSV, packed": in_file("articles.csv.gz", lambda: gzipped(delimited(rows()))),
    "JSON Lines": in_file("articles.ndjson", lambda: lines_of_json(rows())),
    "JSON Lines, packed": in_file("articles.jsonl.gz", lambda: gzipped(lines_of_json(rows()))),
    "Parquet": parquet,
    "Feather": feather,
    "NewsAPI": in_file("newsapi.json", lambda: json.dumps(newsapi())),
    "NewsCatcher": in_file("newscatcher.json", lambda: json.dumps(newscatcher())),
    "the Guardian's API": in_file("guardian.json", lambda: json.dumps(guardian())),
    "news-please": lambda folder: filled(
        folder, {f"{number}.json": json.dumps(newsplease(one)) for number, one in enumerate(STORIES)}
    ),
    "Fundus": in_file("fundus.json", lambda: json.dumps(fundus())),
    "trafilatura": lambda folder: filled(
        folder, {f"{number}.json": json.dumps(trafilatura_json(one)) for number, one in enumerate(STORIES)}
    ),
    "AmCAT4": in_file("amcat.json", lambda: json.dumps(amcat())),
    "readtext (R)": in_file("readtext.csv", readtext),
    "Media Cloud beside saved pages": list_beside_pages,
    "ninjs": in_file("item.json", lambda: json.dumps(ninjs(STORIES[0]))),
    "NewsML-G2": in_file("item.xml", lambda: newsml(STORIES[0])),
    "NITF": in_file("item.xml", lambda: nitf(STORIES[0])),
    "TEI": in_file("item.xml", lambda: tei(STORIES[0])),
    "RSS": in_file("feed.rss", rss),
    "Atom": in_file("feed.atom", atom),
    "a newsletter, mail": in_file("letter.eml", lambda: newsletter(STORIES[0])),
    "a page saved in one file": in_file("page.mhtml", lambda: saved_page(STORIES[0])),
    "WARC": in_file("crawl.warc", lambda: warc(STORIES[:3])),
    "WARC, packed": in_file("crawl.warc.gz", lambda: gzip.compress(warc(STORIES[:3]))),
    "a Word document": in_file("letter.docx", lambda: word_document(STORIES[0].paragraphs)),
    "RTF": in_file("letter.rtf", lambda: rich_text(STORIES[0].paragraphs)),
    "PDF with text": in_file("letter.pdf", lambda: pdf_document(wrapped_lines(STORIES[0].paragraphs))),
    "a folder per outlet": folder_per_outlet,
    "an Arrow table": arrow,
    "a list of texts": lambda folder: [one.text for one in STORIES],
    "a Series of texts": series,
}
"""What is held, as docs/reading.md names it, and how to make one."""


def wrapped_lines(lines: Sequence[str]) -> list[str]:
    """Lines as they stand on a page."""
    return [part for line in lines for part in (wrapped(line, 90).split("\n") if line.strip() else [""])]
