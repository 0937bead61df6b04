"""Lexicons are checked when loaded; what is wrong is named with file, line and remedy."""

from __future__ import annotations

import pytest

from srccompare.errors import LexiconError
from srccompare.lexicon import bundled, load, parse, read_lexicon

ABOUT = 'title = "T"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "test"\ncategories = ["a"]'
HEADER = "entry\tcategory\tweight\tcontext\tnote"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Rain\ta", "lower case"),
        ("ra*in\ta", "only at the end"),
        ("heavy  rain\ta", "one space"),
        ("rain\tz", "category 'z' is not among a"),
        ("rain\ta\tmuch", "weight 'much'"),
        ("rain\ta\t-1", "weight '-1'"),
        ("rain\ta\tnan", "weight 'nan'"),
        ("rain\ta\t1\tbefore:x", "context 'before:x'"),
        ("rain\ta\t1\tnext:", "context 'next:'"),
        ("rain\ta\t1\tcapitalized:x", "context 'capitalized:x'"),
        ("rain\t*\t1", "category '*'"),
        ("rain\ta\t1\t\tx\ty", "6 cells"),
        ("don’t\ta", "straight apostrophes"),
        ("women's rights\ta", "write \"women 's\""),
        ("<number>\ta", "names no word"),
    ],
)
def test_a_broken_line_is_named(line, message):
    with pytest.raises(LexiconError, match=r"own\.tsv, line 2") as caught:
        parse("own", f"{HEADER}\n{line}", ABOUT, "own.tsv")
    assert message in str(caught.value)


def test_a_double_entry_is_named():
    with pytest.raises(LexiconError, match="line 3: 'rain' stands twice"):
        parse("own", f"{HEADER}\nrain\ta\nrain\ta", ABOUT, "own.tsv")


def test_a_wrong_header_and_a_thin_description_are_named():
    with pytest.raises(LexiconError, match="line 1: the header must be"):
        parse("own", "word\tcategory", ABOUT, "own.tsv")
    with pytest.raises(LexiconError, match="lacks 'license'"):
        parse("own", HEADER, ABOUT.replace("license", "licence"), "own.tsv")


def test_a_lexicon_of_ones_own_is_read_from_its_two_files(tmp_path):
    (tmp_path / "own.tsv").write_text(f"{HEADER}\nrain\ta", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own.toml: no such file"):
        read_lexicon(tmp_path / "own.tsv")
    (tmp_path / "own.toml").write_text(ABOUT, encoding="utf-8")
    assert [entry.text for entry in read_lexicon(tmp_path / "own.tsv").entries] == ["rain"]


@pytest.mark.parametrize("name", bundled())
def test_bundled_lexicons_are_valid_sorted_and_say_where_they_come_from(name):
    words = load(name)
    order = [(entry.category, entry.text) for entry in words.entries]
    assert order == sorted(order)
    assert words.source
    assert words.license == "CC0-1.0"
    assert words.entries
    assert len(words.hash) == 12


def test_an_unknown_lexicon_is_an_error_that_lists_the_others():
    with pytest.raises(LexiconError, match=r"available: .*hedges"):
        load("nothing")
