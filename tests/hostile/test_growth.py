"""Time grows with the length of a text, whatever the text is made of."""

from __future__ import annotations

import time

import pytest
from hostile_cases import GOOD

import srccompare

SMALL, TIMES = 40_000, 8
# Linear work takes 8 times as long, quadratic 64; what lies between leaves room for a busy machine.
MOST = 24

KINDS = {
    "prose": f"{GOOD} ",
    "one endless paragraph of lines": f"{GOOD.split('.')[0]}.\n",
    "one endless word": "a",
    "one endless word with capitals": "abcDefghi",
    "hyphens": "a-",
    "dots": ".",
    "opening marks": "“a ",
    "closing marks": "a” ",
    "nested marks": "“",
    "straight marks": '"a ',
    "apostrophes": "'a ",
    "tags": "<b>",
    "open tags": "<b ",
    "line breaks": "\n",
    "lines of one word": "a\n",
    "blanks": " ",
    "cues": "said that ",
    "sources": "according to ",
    "names": "Ann Lee, ",
    "hedges": "perhaps it may ",
    "addresses": "www.gull.example/a abcDefghi ",
    "formulas": "\n =",
    "emoji": "👩‍👩‍👧",
    "combining marks": "e\u0301\u0301\u0301",
    "brackets": "([{",
    "dashes": "— ",
    "underscores": "_",
    "plus signs": "a+",
    "dots and dashes": "-.",
}


def seconds(text):
    """The CPU time to read, measure, gather the evidence of and tabulate one text; the better of two runs."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        documents = srccompare.analyze(srccompare.read([{"id": "a", "text": text}]))
        srccompare.measure(documents)
        srccompare.attributions(documents)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("piece", KINDS.values(), ids=KINDS.keys())
@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_eight_times_the_text_takes_about_eight_times_the_time(piece):
    small, large = (
        seconds((piece * (length // len(piece) + 1))[:length]) for length in (SMALL, SMALL * TIMES)
    )
    assert large < MOST * max(small, 0.02)


def test_an_article_of_five_megabytes_is_an_article_like_others():
    # Paragraphs that repeat would be set aside as furniture.
    text = "".join(f"On day {number}: {GOOD}\n\n" for number in range(5_000_000 // len(GOOD)))
    assert len(text) > 5_000_000
    table = srccompare.measure([{"id": "long", "text": text}, {"id": "short", "text": GOOD}])
    alone = srccompare.measure([{"id": "short", "text": GOOD}])
    assert table["status"].tolist() == ["ok", "ok"]
    assert table["words"][0] > 300_000
    assert table.iloc[1:].reset_index(drop=True).equals(alone)
