"""Texts nobody wishes for, and the doors they come through."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
from click.testing import CliRunner, Result

import srccompare
from srccompare.cli import main
from srccompare.integrations.sklearn import ArticleMeasures
from srccompare.tables import ARTICLE_COLUMNS

GOOD = (
    "The harbour may stay closed until Friday, the port authority said. Cranes stood still on Monday.\n\n"
    "“We will not move a single box,” said Ada Brandt, a crane driver. According to the union, about 400 "
    "people joined. It is unclear who will pay."
)

TEXTS = {
    "empty": "",
    "blank": " \n\t\u00a0 ",
    "invisible": "\u200b\ufeff\u00ad",
    "marks": "— … ?! “” ( )",
    "digits": "12 400 3.5 2026-05-12",
    "one word": "Strike",
    "the word NA": "NA",
    "the word None": "None",
    "the word nan": "nan",
    "capitals": "PORT CLOSED AS STRIKE MAY LAST ALL WEEK, OFFICIALS SAID",
    "lone surrogate": "The mayor \ud800 may resign, officials said. \udfff",
    "NUL": "The mayor\0 may resign,\0 officials said.",
    "control characters": "The mayor\x07 may\x1b[31m resign, officials\x7f said.",
    "zero width": "The may\u200bor m\u200day resign, offi\u00adcials said.\ufeff",
    "byte order mark": "\ufeffThe mayor may resign, officials said.",
    "no-break spaces": "The\u00a0mayor\u202fmay\u2007resign, officials\u00a0said.",
    "CRLF": "The mayor may resign.\r\n\r\nOfficials said so.\r\n",
    "CR": "The mayor may resign.\r\rOfficials said so.\r",
    "line separators": "The mayor may resign.\u2028Officials said so.\u2029Nobody\x85knows.",
    "NFD": "The cafe\u0301 may close, said Zoe\u0308 Mu\u0308ller.",
    "marks on nothing": "\u0301\u0308 The mayor\u0301\u0301\u0301\u0301 may resign.",
    "emoji": "👩‍👩‍👧 The mayor may resign 🎉🇦🇪, officials said 👍🏽.",
    "astral letters": "𝐓𝐡𝐞 𝐦𝐚𝐲𝐨𝐫 𝐦𝐚𝐲 𝐫𝐞𝐬𝐢𝐠𝐧, officials said.",
    "look-alikes": "The m\u0430yor m\u0430y resign, \u043efficials s\u0430id.",
    "direction marks": "The mayor \u202emay resign\u202c, officials \u2066said\u2069.",
    "unclosed quotation": "“We will not move a single box, said Ada Brandt. It may rain.",
    "unopened quotation": "We will not move a single box,” said Ada Brandt. It may rain.",
    "mixed quotation marks": "“We will not move,\" said Ada. «It may rain“, he said. ''So what'', ‚none’.",
    "nested quotation": "“He told me ‘it “may” rain’ and left,” said Ada Brandt.",
    "reopened quotation": "“It may rain.\n\n“It may snow.\n\n“It may hail,” said Ada Brandt.",
    "apostrophes": "'Tis the workers' strike o' the '90s; rock 'n' roll, said Ada's friends'.",
    "HTML": "<html><head><script>alert('x')</script></head><p class=\"a\">The mayor may resign &amp; go.</p>",
    "broken HTML": "<b><i>The mayor may </b>resign</i> <!-- officials said <![CDATA[ ]]> </textarea></style>",
    "templates": "{{ 7 * 7 }} {% raw %} ${7*7} The mayor may resign.",
    "markdown": "# The mayor\n\n| a | b |\n|---|---|\n[may](javascript:alert(1)) `resign` ``` ![x](y)",
    "formula": "=cmd|' /C calc'!A0 The mayor may resign.\n+1 @SUM(A1) -2",
    "patterns": r"The (mayor [may* re+sign? \d ^$ .*) officials said \\",
    "a path": "../../etc/passwd",
    "glued": "The mayor suppliesHong Kong.It may rain.Officials said so",
    "mojibake": "The mayorâ€™s plan may fail, â€œofficialsâ€\x9d said.",
    "German": "Der Hafen bleibt bis Freitag geschlossen, sagte die Behörde gestern, und niemand weiß, "
    "wer am Ende die Kosten der Arbeiter tragen wird.",
    "Chinese": "港口罢工预计将持续到星期五，官员周一表示。" * 3,
    "Thai": "ท่าเรืออาจปิดจนถึงวันศุกร์",
    "Russian": "Порт может оставаться закрытым до пятницы, сообщили власти.",
    "Arabic": "قد يستمر إغلاق الميناء حتى يوم الجمعة، حسبما قال مسؤولون يوم الاثنين.",
    "one endless word": "a" * 20_000,
    "many quotation marks": "“" * 2_000 + "a" + "”" * 1_000,
}  # fmt: skip

# A page given as a text has more tags than words.
NOT_ENGLISH = {"German", "Chinese", "Thai", "Russian", "Arabic", "astral letters", "HTML"}
NO_WORDS = {"empty", "blank", "invisible", "marks"}


def rows_with(text: object) -> list[dict[str, object]]:
    """A good article, the one in question, another good one."""
    return [
        {"id": "first", "outlet": "Gull", "text": GOOD},
        {"id": "odd", "outlet": "Odd", "text": text},
        {"id": "last", "outlet": "Wire", "text": GOOD},
    ]


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    """The measures of a table, without what is said about the articles."""
    about = ["group", "title", "genre", *ARTICLE_COLUMNS]
    return table.drop(columns=[name for name in about if name in table.columns]).reset_index(drop=True)


def quietly(function: Any, *arguments: Any, **options: Any) -> Any:
    """What a function returns, its warnings to users put aside; all others are errors."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", srccompare.SrccompareWarning)
        return function(*arguments, **options)


def command(*arguments: object, code: int | None = 0) -> Result:
    """A run of the command line that ends with this code and never with a traceback."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    if code is not None:
        assert result.exit_code == code, result.output
    return result


def table_printed(result: Result) -> pd.DataFrame:
    """The CSV on standard output, every cell as text."""
    return pd.read_csv(io.StringIO(result.stdout), dtype=str, keep_default_na=False)


def jsonl(path: Path, rows: list[dict[str, object]]) -> Path:
    """The rows as a file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def transformed(texts: Any) -> Any:
    """The transformer's numbers."""
    return ArticleMeasures().fit_transform(texts)
