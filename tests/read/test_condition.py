"""The state a text came in is flagged, and what only looks like damage is not."""

from __future__ import annotations

import time

import pytest

from srccompare.lexicon import load
from srccompare.read import read
from srccompare.read.condition import flags_of

STORY = "The harbour of Averin was closed on Tuesday.\n\nThe ferries stayed where they were all day long.\n\n"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("The firm suppliesHong Kong.", ["glued words: suppliesHong"]),
        ("It rainedOn and theMayor left.", ["glued words: theMayor"]),
        ("The caféOwner and theMayor, theMayor.", ["glued words: caféOwner, theMayor"]),
        (
            "aaaOne aaaTwo aaaThree aaaFour aaaFive aaaSix aaaSeven",
            ["glued words: aaaOne, aaaTwo, aaaThree, aaaFour, aaaFive and 2 more"],
        ),
        # and these are written so on purpose
        ("He saw it on YouTube, FaceTime and PlayStation, she on WhatsApp.", []),
        ("McDonald, MacArthur, FitzGerald and DeSantis met LaGuardia; an iPhone, macOS, eBay.", []),
        ("See https://gull.example/theMayor, www.theMayor.example or theMayor.com", []),
        ("@theMayor #theHarbour some_theMayor mail@theMayor", []),
        ("isiZulu is a language, and BlackBerrys are phones", []),
        ("By Ann VanderBerg of RealClearScience", []),
        # what begins like a name must be written like one
        ("huffedThe, FitzGerald", ["glued words: huffedThe"]),
        ("The Mayor. TheMayor. THEMayor. theMAYOR. the-Mayor. anMayor theMa", []),
    ],
)
def test_glued_words_are_flagged_and_names_are_not(text, flags):
    assert flags_of(text) == flags


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("It “was” wet, the mayor’s café said – £5…".encode().decode("cp1252", "ignore"), True),
        ("The mayorâ€™s harbour.", True),
        ("The cafÃ© is open.", True),
        ("It cost Â£5.", True),
        ("Ein grÃ¼ner Hafen.", True),
        ("ï¿½", True),
        # and these are words
        ("São Paulo, SÃO PAULO, Ângela, ÂNGELA, «MAÇÃ» and “IRMÃ”.", False),
        ("The mayor’s “café” – £5…", False),
        ("5 € a day", False),
    ],
)
def test_mojibake_is_flagged_and_accents_are_not(text, garbled):
    assert any(flag.startswith("mojibake: ") for flag in flags_of(text)) == garbled


@pytest.mark.parametrize(
    ("end", "flag"),
    [
        ("The mayor said that the…", "may be cut off: ends in '…'"),
        ("The mayor said that the...\n", "may be cut off: ends in '...'"),
        ("The mayor said [...]", "may be cut off: ends in '[...]'"),
        ("The mayor said that t… [+1234 chars]", "may be cut off: ends in '… [+1234 chars]'"),
        (
            "The mayor, who had come to the harbour in the morning, said that the",
            "may be cut off: ends in 'morning, said that the'",
        ),
        ("Subscribe to continue reading", "may be behind a paywall: 'subscribe to continue reading'"),
        (
            "You’ve reached your limit of free articles.\n\nHome\nNews",
            'may be behind a paywall: "you\'ve reached your limit of free articles"',
        ),
        # and these are whole
        ("“And then…”", None),
        ("“We shall see...”, said the mayor.", None),
        ("The mayor left.", None),
        ("The mayor left at noon (see page 5)", None),
        ("By Rory Tamsin", None),
        ("Share this with friends", None),
        (
            "The author, who lives at the harbour and keeps two cats, can be reached at rory@gull.example",
            None,
        ),
        ("Reporting by Rory Tamsin in Averin and Lene Bask at the harbour; editing by Niko Aster", None),
        ("Sign up for our newsletter to get the best stories of the day in your inbox every morning", None),
        (
            "Readers of the paper, the publisher said on Tuesday, will from now on be asked to subscribe to "
            "continue reading after the third article of each month.",
            None,
        ),
    ],
)
def test_texts_of_which_only_the_beginning_is_there_are_flagged(end, flag):
    assert flags_of(STORY + end) == ([flag] if flag else [])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("News of the harbour\n\nWe use cookies. Our cookie policy says why.", "cookie policy"),
        ("Stay informed\n\nSign up now: the best of the harbour, daily in your inbox.", "sign up"),
        ("The mayor baked cookies on Friday. Nobody was hurt.", None),
        ("The mayor left. All rights reserved.", None),
        (STORY + "We use cookies. Our cookie policy says why.", None),
    ],
)
def test_a_notice_in_place_of_the_article_is_flagged(text, phrase):
    assert flags_of(text) == ([f"may be a notice in place of the article: {phrase!r}"] if phrase else [])


def test_a_text_that_never_finishes_its_lines_is_no_text_cut_off():
    lines = "the harbour of Averin was closed all day long and nobody knew the reason\n"
    assert flags_of(lines * 5) == []
    assert flags_of(lines) == []


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!DOCTYPE html><html><p>Rain fell.</p>", True),
        ("\n<html>Rain", True),
        ("<p>Rain fell.</p>\n<p>It was <b>wet</b>.</p>", True),
        ("<DIV CLASS='a'>x</DIV>" * 3, True),
        # and these are texts
        ("Rain<br>fell.<br>", False),
        ("The outlet <script> wrote that 3 < 5 and 7 > 6.", False),
        ("<<<>>> <3 <abc> <people> <parrot>" * 3, False),
    ],
)
def test_html_given_as_text_is_flagged_with_the_remedy(text, page):
    (article,) = read([{"text": text}])
    assert (article.flags == ("HTML tags in the text: save it as .html and read that",)) == page


def test_flags_stand_on_the_article_and_the_text_stays_as_it_is():
    (article,) = read([{"text": "The firm suppliesHong Kong."}])
    assert (article.text, article.flags) == (
        "The firm suppliesHong Kong.",
        ("glued words: suppliesHong",),
    )


def test_notices_of_paywalls_are_plain_phrases():
    assert [entry.text for entry in load("paywalls").entries if "*" in entry.text] == []


@pytest.mark.parametrize("unit", ["aaaBbb", "aaaBbb ", "<a ", "a@", "x/", "...[+", "<?xml", "\n", "Ã", "a"])
def test_a_megabyte_of_anything_takes_no_time(unit):
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    flags_of(text)
    assert time.process_time() - start < 5
