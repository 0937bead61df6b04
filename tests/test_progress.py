"""How far slow work is, told to whoever watches, and to nobody else."""

from __future__ import annotations

from srccompare.progress import chunks, watching
from srccompare.reader.vectors import TOGETHER, sentence_vectors
from srccompare.reader.weights import body


def test_who_watches_is_told_how_far_it_is(capsys):
    with watching(True):
        assert [len(some) for some in chunks(range(5), 2, "Reading", "lines")] == [2, 2, 1]
    assert "Reading: 5 of 5 lines" in capsys.readouterr().err


def test_nobody_else_is_told(capsys):
    with watching(False):
        assert len(list(chunks(range(5), 2, "Reading", "lines"))) == 3
    assert len(list(chunks(range(5), 2, "Reading", "lines"))) == 3
    assert capsys.readouterr().err == ""


def test_the_reader_says_how_far_it_is(capsys):
    texts = ["Rain."] * (TOGETHER + 1)
    with watching(True):
        assert len(sentence_vectors(body(), texts)) == len(texts)
    assert f"of {len(texts):,} sentences" in capsys.readouterr().err
