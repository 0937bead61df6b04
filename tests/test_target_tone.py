"""Tone towards a target: the clause decides, and the sentence around it has a say."""

from __future__ import annotations

import pytest

from srccompare.clauses import clause_around, clauses
from srccompare.errors import SrccompareError
from srccompare.target_tone import towards
from srccompare.vader import analyzer, compound


def tone(sentence: str, target: str) -> int:
    start = sentence.index(target)
    return towards(sentence, start, start + len(target)).polarity


@pytest.mark.parametrize(
    ("sentence", "target", "polarity"),
    [
        ("Quill won praise for her brilliant rescue.", "Quill", 1),
        ("Marsh was accused of fraud and theft.", "Marsh", -1),
        ("Marsh arrived at the harbour on Tuesday.", "Marsh", 0),
        ("Quill was praised, while Marsh faced angry insults.", "Quill", 1),
        ("Quill was praised, while Marsh faced angry insults.", "Marsh", -1),
        ("Marsh, who lied about the horrible murder, met Quill.", "Quill", -1),
    ],
)
def test_the_clause_with_the_target_decides(sentence, target, polarity):
    assert tone(sentence, target) == polarity


def test_praise_reported_of_the_target_is_not_told_from_blame_by_the_target():
    # A known mistake: the words near the target are read, not who thinks what of whom.
    assert tone("Quill condemned the brutal murder.", "Quill") == -1


def test_curly_marks_and_invisible_characters_hide_nothing():
    assert compound("It wasn’t good.") == compound("It wasn't good.") < 0
    assert compound("A “good” plan.") == compound('A "good" plan.') > 0
    assert compound("A go\u200bod plan.") == compound("A good plan.")


@pytest.mark.parametrize(
    "sentence",
    ["Quill", "Quill won praise, and Marsh lost.", "“Quill’s terrible – awful – plan”"],
)
def test_the_clause_lies_in_the_sentence_and_holds_the_target(sentence):
    start = sentence.index("Quill")
    found = towards(sentence, start, start + 5)
    assert 0 <= found.start <= start < start + 5 <= found.end <= len(sentence)
    assert -1 <= found.score <= 1
    assert 0 < found.confidence < 1


def test_strong_words_in_a_short_clause_give_more_confidence():
    strong = towards("Quill was a horrible, evil murderer.", 0, 5)
    weak = towards(
        "Quill was a bit unhappy with how the talks on the pier and its cost had gone so far.", 0, 5
    )
    assert strong.confidence > weak.confidence


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("She won, but he sulked.", ["She won", "he sulked."]),
        ("The plan – a bad one – failed: nobody came.", ["The plan", "a bad one", "failed", "nobody came."]),
        ("The 1,000 crowns were paid at 10:30.", ["The 1,000 crowns were paid at 10:30."]),
        ("The well-known mayor who resigned.", ["The well-known mayor", "resigned."]),
        ("", []),
        ("and, or", []),
    ],
)
def test_a_sentence_is_cut_at_punctuation_and_joining_words(sentence, parts):
    assert [sentence[start:end] for start, end in clauses(sentence)] == parts


def test_a_target_that_looks_like_a_cut_is_kept_whole():
    sentence = "Yesterday, Marsh and Quill lost the case, it said."
    start, end = clause_around(sentence, sentence.index("Marsh"), sentence.index(" lost"))
    assert sentence[start:end] == "Marsh and Quill lost the case"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_a_target_outside_the_text_is_an_error_that_says_what_would_work(start, end):
    with pytest.raises(SrccompareError, match=r"0 <= start < end"):
        towards("Quill won.", start, end)


def test_the_analyzer_is_made_once():
    assert analyzer() is analyzer()
