"""Time grows with the length of a text, whatever the text is made of."""

from __future__ import annotations

import contextlib
import gc
import json
import time
import tracemalloc

import pytest
from hostile_cases import GOOD
from making import FULL

import srccompare
from srccompare.documents.attribution.labels import CONTENT, CUE, SOURCE
from srccompare.documents.attribution.linking import Part, link
from srccompare.errors import SrccompareError
from srccompare.report.context import Context
from srccompare.report.front.differences.event import event_of
from srccompare.report.front.differences.sources import Sources
from srccompare.report.front.heard import Heard, Wordings

SMALL = 20_000 if FULL else 8_000
"""Characters of the shorter text: as many as the time the doors get allows."""
TIMES = 8
MOST = 12
"""Linear work takes 8 times as long, quadratic 64."""
FLOOR = 0.03
"""Seconds of processor time under which nothing is told from chance."""

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
    "commas and brackets": ", (x),, ",
    "appositions": ", a cook",
    "emoji": "👩‍👩‍👧",
    "combining marks": "e\u0301\u0301\u0301",
    "brackets": "([{",
    "dashes": "— ",
    "underscores": "_",
    "plus signs": "a+",
    "dots and dashes": "-.",
}


STAGES = {
    "reading": lambda text: srccompare.read([{"id": "a", "outlet": "Gull", "text": text}]),
    "analysing": srccompare.analyze,
    "measuring": lambda documents: (srccompare.measure(documents), documents)[1],
    "tabulating": lambda documents: (
        srccompare.attributions(documents),
        srccompare.evidence(documents, "hedging"),
    ),
}
"""Each is given what the one before gives."""


@pytest.fixture(autouse=True)
def memory_of_other_tests_put_aside():
    """What other tests left is gone through whenever much is made, which costs a larger text more."""
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(text):
    """The CPU time of each stage for one text."""
    took, given = {}, text
    for name, stage in STAGES.items():
        begun = time.process_time()
        given = stage(given)
        took[name] = time.process_time() - begun
    return took


def grown(piece, length):
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", KINDS.values(), ids=KINDS.keys())
@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_eight_times_the_text_takes_about_eight_times_the_time(piece):
    # What is slow once may have been disturbed; what is slow three times is slow.
    for _ in range(3):
        small, large = (seconds(grown(piece, length)) for length in (SMALL, SMALL * TIMES))
        slow = {name for name in STAGES if large[name] > MOST * max(small[name], FLOOR)}
        if not slow:
            break
    assert slow == set(), (small, large)


def peak(piece, length):
    """The bytes that measuring a text and gathering its evidence take at most."""
    text = grown(piece, length)
    tracemalloc.start()
    try:
        documents = srccompare.analyze([{"id": "a", "text": text}])
        srccompare.measure(documents)
        srccompare.evidence(documents, "hedging")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["prose", "one endless word", "opening marks", "hedges"])
@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_eight_times_the_text_takes_about_eight_times_the_memory(kind):
    # Once before, as word lists are loaded on first use and stay.
    peak(KINDS[kind], 1_000)
    small, large = (peak(KINDS[kind], length) for length in (SMALL // 4, SMALL // 4 * TIMES))
    assert large < MOST * max(small, 1_000_000)


LINE = "It may rain on the harbour today, said Ann Lee.\n"
FILES = {
    "text": ("a.txt", lambda times: LINE * times),
    "one line": ("a.txt", lambda times: LINE.strip() * times),
    "text with front matter": ("a.md", lambda times: "---\n" + "outlet: Gull\n" * times + "---\n" + LINE),
    "page": (
        "a.html",
        lambda times: f"<html><body><article>{f'<p>{LINE}</p>' * times}</article></body></html>",
    ),
    "page of blanks": (
        "a.html",
        lambda times: f"<html>{' ' * 40 * times}<body><p>{LINE * 9}</p></body></html>",
    ),
    "rtf": ("a.rtf", lambda times: "{\\rtf1\\ansi " + f"\\par {LINE}" * times + "}"),
    "rows": ("a.csv", lambda times: "id,text\n" + "".join(f"{row},{LINE[:-1]!r}\n" for row in range(times))),
    "one cell": ("a.csv", lambda times: 'id,text\na,"' + LINE * times + '"\n'),
    "marks in a cell": ("a.csv", lambda times: 'id,text\na,"' + '""' * 20 * times + '"\n'),
    "objects": ("a.json", lambda times: json.dumps([{"id": str(row), "text": LINE} for row in range(times)])),
    "lines of objects": (
        "a.jsonl",
        lambda times: "".join(f'{{"id":"{row}","text":"x"}}\n' for row in range(times)),
    ),
}
WORDS = {
    "one scalar": ("w.yml", lambda times: "a:\n  - " + "hope " * 8 * times + "\n"),
    "entries": ("w.yml", lambda times: "a:\n" + "".join(f"  - w{row}\n" for row in range(4 * times))),
    "LIWC": ("w.dic", lambda times: "%\n1\ta\n%\n" + "".join(f"w{row}\t1\n" for row in range(4 * times))),
    "a long line of LIWC": ("w.dic", lambda times: "%\n1\ta\n%\nw" + "\t1" * 20 * times + "\tx\n"),
    "rows": ("w.csv", lambda times: "entry,category\n" + "".join(f"w{row},a\n" for row in range(4 * times))),
}
MARKS = ("m.csv", "m.jsonl", "m.jsonld", "brat")


def cost(door, *given):
    """The CPU time of a door, which may refuse what it is given."""
    begun = time.process_time()
    with contextlib.suppress(SrccompareError):
        door(*given)
    return time.process_time() - begun


def assert_linear(costs):
    """Eight times as much is no more than twelve times as dear; the better of two tries each."""
    small, large = (min(cost(*one), cost(*one)) for one in costs)
    assert large < MOST * max(small, FLOOR), (small, large)


@pytest.mark.parametrize(
    ("door", "name", "made"),
    [
        *((srccompare.read, *one) for one in FILES.values()),
        *((srccompare.read_dictionary, *one) for one in WORDS.values()),
    ],
    ids=[*FILES, *(f"words: {kind}" for kind in WORDS)],
)
@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_eight_times_the_file_takes_about_eight_times_the_time(tmp_path, door, name, made):
    paths = []
    for times in (SMALL // 50, SMALL // 50 * TIMES):
        paths.append(tmp_path / str(times) / name)
        paths[-1].parent.mkdir()
        paths[-1].write_text(made(times), encoding="utf-8")
    assert_linear([(door, path) for path in paths])


@pytest.mark.parametrize("name", MARKS)
def test_eight_times_the_marks_take_about_eight_times_the_time(tmp_path, name):
    paths = []
    for times in (100, 100 * TIMES):
        paths.append(tmp_path / str(times) / name)
        paths[-1].parent.mkdir()
        srccompare.export([{"id": "a", "text": LINE * times}], paths[-1], "hedging")
    assert_linear([(srccompare.read_spans, path) for path in paths])


@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_comparing_and_reporting_grow_with_the_longest_article():
    def made(sentences):
        text = " ".join(
            f"On day {number} the {WORD[number % 9]} may {WORD[-number % 7]}." for number in sentences
        )
        comparison = srccompare.compare(
            [{"id": "a", "outlet": "Gull", "text": text}, {"id": "b", "outlet": "Wire", "text": GOOD}]
        )
        return comparison.to_html()

    cost(made, range(4))
    assert_linear([(made, range(60)), (made, range(60 * TIMES))])


WORD = ("close", "harbour", "open", "strike", "storm", "union", "mayor", "court", "ferry")


MEGABYTES = 5 if FULL else 1


def test_an_article_of_megabytes_is_an_article_like_others():
    # Paragraphs that repeat would be set aside as furniture.
    text = "".join(f"On day {number}: {GOOD}\n\n" for number in range(MEGABYTES * 1_000_000 // len(GOOD)))
    assert len(text) > MEGABYTES * 1_000_000
    table = srccompare.measure([{"id": "long", "text": text}, {"id": "short", "text": GOOD}])
    alone = srccompare.measure([{"id": "short", "text": GOOD}])
    assert table["status"].tolist() == ["ok", "ok"]
    assert table["words"][0] > MEGABYTES * 60_000
    assert table.iloc[1:].reset_index(drop=True).equals(alone)


NAMES = (
    "Ann Lee",
    "Petra Vance",
    "Ida Brandt",
    "Omar Quill",
    "Lena Moss",
    "Jon Hale",
    "Vera Pike",
    "Tom Ash",
)


def many_stories(number):
    """A comparison of so many events, each told by two outlets that let somebody speak and count."""
    rows = [
        {
            "id": f"{story}-{outlet}",
            "outlet": outlet,
            "event": f"event {story}",
            "text": f"{named} Cole{story} said on Friday that {story + 20} dockers of pier {story} were hurt "
            f"when the crane fell. “Nobody warned the crew of it,” {named.split()[1]} Cole{story} said.",
        }
        for story in range(number)
        for outlet, named in (("Gull", NAMES[story % 8]), ("Wire", NAMES[-story % 7]))
    ]
    return srccompare.compare(rows)


@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_who_is_heard_story_by_story_grows_with_the_stories():
    few, many = map(many_stories, (10, 10 * TIMES))

    def heard_in(comparison, turns):
        for _ in range(turns):
            context = Context(comparison)
            heard = context.once(Heard)
            for number in range(len(context.stories)):
                event = event_of(context, number)
                sources = Sources(event)
                assert sources.rows
                for teller in event.tellers:
                    assert sources.voices[teller.name]
                    heard.only(teller.name, event.ids)

    cost(heard_in, many, 1)
    small, large = (min(cost(heard_in, *one) for _ in range(3)) for one in ((few, TIMES), (many, 1)))
    # Four times as much where each story asked for the attributions of all.
    assert large < 2 * small


def test_names_are_looked_for_among_the_words_of_all_texts():
    def found(size):
        texts = [f"{GOOD * 20} Cole{number % 50} left. " for number in range(size)]
        names = [f"Cole{number % 50}" if number % 2 else f"Lund{number}" for number in range(size)]
        wordings = Wordings(texts)
        return [wordings.writing(name) for name in names]

    assert found(60)[:4] == [
        frozenset(),
        frozenset({1, 11, 51}) | {*range(10, 20)},
        frozenset(),
        {3, 53} | {*range(30, 40)},
    ]
    small, large = (min(cost(found, size) for _ in range(3)) for size in (60, 60 * TIMES))
    assert large < MOST * small


def test_commas_without_end_are_read_like_others():
    text = f"Ada Brandt, a crane driver{',' * 400}l{',' * 300} said the walkout would go on."
    begun = time.process_time()
    _ = srccompare.analyze([{"id": "a", "text": text}]).attributions
    # Each comma asked all before it, and these those before them: it took hours.
    assert time.process_time() - begun < 10


def linked(size):
    """The processor time that linking sources, cues and contents of one sentence takes."""
    roles = (SOURCE, CUE, CONTENT)
    parts = [Part(2 * at, 2 * at + 1, roles[at % 3], at % 2 == 0, 0, 0) for at in range(size)]
    begun = time.process_time()
    link(parts, ["said"] * 2 * size)
    return time.process_time() - begun


def named(size):
    """The processor time that a surname takes which two people of a text share."""
    text = "Ann Lee met Tom Lee in Vardal. " + "Later Lee smiled. " * size
    documents = srccompare.analyze([{"id": "a", "text": text}])
    _ = documents.sentence
    begun = time.process_time()
    _ = documents.names
    return time.process_time() - begun


def counted(size):
    """The processor time that the figures of an event take of which one text is full of them."""
    text = "Nine cranes moved 40 boxes of fruit on the quay. " * size
    articles = [
        {"id": "a", "text": text, "event": "e"},
        {"id": "b", "text": f"{GOOD} It rained.", "event": "e"},
    ]
    comparison = srccompare.compare(articles)
    _ = comparison.same_event.found_statements
    begun = time.process_time()
    _ = comparison.conflicts
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("work", "size"),
    [(linked, 2_000), (named, 500), (counted, 60)],
    ids=["links", "namesakes", "figures of one text"],
)
def test_eight_times_the_parts_take_about_eight_times_the_time(work, size):
    for _ in range(3):
        small, large = work(size), work(size * TIMES)
        if large <= MOST * max(small, FLOOR):
            break
    assert large <= MOST * max(small, FLOOR)
