"""Lexicons are checked when loaded; what is wrong is named with file, line and remedy."""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path

import pytest

import srccompare
from srccompare.documents.text.closed_classes import classes, closed_class
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
        ("women's rights\ta", 'write "women \'s"'),
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


def described(**changed: str) -> str:
    lines = dict(line.split(" = ") for line in ABOUT.splitlines()) | changed
    return "\n".join(f"{key} = {value}" for key, value in lines.items())


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("title", "3", "title = 3: 3 is no text; write title = "),
        ("title", '" "', "title = ' ': ' ' is no text"),
        ("license", '["CC0-1.0"]', "license = ['CC0-1.0']: ['CC0-1.0'] is no text; write license = "),
        ("version", "true", "version = True: True is no text; write version = "),
        ("categories", '"wet"', "categories = 'wet' is no list of texts in brackets; write categories = ["),
        ("categories", "[1]", "categories = [1]: 1 is no text; write categories = ["),
        ("categories", "[]", "categories = [] names none; write categories = ["),
        ("categories", '["a", "a"]', "categories = ['a', 'a']: 'a' stands twice; name each category once"),
        ("categories", '["a "]', "no cell of the table can name 'a '"),
        ("categories", '["*"]', "no cell of the table can name '*'"),
        ("references", '"Hyland 2005"', "references = 'Hyland 2005' is no list of texts in brackets"),
        ("descriptions", '"wet things"', "descriptions = 'wet things' is no table; write"),
        ("descriptions", '{ b = "…" }', "'b' under [descriptions] is none of the categories a; drop"),
        ("descriptions", "{ a = 1 }", "a under [descriptions]: 1 is no text"),
    ],
)
def test_a_broken_description_is_named_with_file_key_and_remedy(key, value, message):
    with pytest.raises(LexiconError) as caught:
        parse("own", f"{HEADER}\nrain\ta", described(**{key: value}), "own.tsv")
    assert str(caught.value).startswith("own.toml: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(("value", "version"), [('"1"', "1"), ("2", "2"), ("2026-05-12", "2026-05-12")])
def test_a_version_may_be_a_text_a_number_or_a_day(value, version):
    assert parse("own", HEADER, described(version=value), "own.tsv").version == version


def test_a_description_that_is_no_toml_is_named_with_its_line():
    with pytest.raises(LexiconError, match=r"own\.toml cannot be read as TOML: .*line 2"):
        parse("own", HEADER, 'title = "T"\nversion 1', "own.tsv")


@pytest.mark.parametrize("broken", ["own.tsv", "own.toml"])
def test_a_file_that_is_not_utf_8_is_named(tmp_path, broken):
    (tmp_path / "own.tsv").write_text(f"{HEADER}\nrain\ta", encoding="utf-8")
    (tmp_path / "own.toml").write_text(ABOUT, encoding="utf-8")
    (tmp_path / broken).write_bytes(b"\xff\xfe")
    with pytest.raises(LexiconError, match=rf"{broken}: not UTF-8"):
        read_lexicon(tmp_path / "own.tsv")


def test_a_lexicon_of_ones_own_is_read_from_its_two_files(tmp_path):
    (tmp_path / "own.tsv").write_text(f"{HEADER}\nrain\ta", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own.toml: no such file"):
        read_lexicon(tmp_path / "own.tsv")
    (tmp_path / "own.toml").write_text(ABOUT, encoding="utf-8")
    assert [entry.text for entry in read_lexicon(tmp_path / "own.tsv").entries] == ["rain"]


@pytest.mark.parametrize("name", bundled())
def test_bundled_lexicons_are_valid_sorted_and_say_where_they_come_from(name):
    words = load(name)
    folder = files("srccompare") / "lexicons" / "en"
    assert read_lexicon(str(folder / f"{name}.tsv")).entries == words.entries
    order = [(entry.category, entry.text) for entry in words.entries]
    assert order == sorted(order)
    assert words.source
    assert words.license == "CC0-1.0"
    assert words.entries
    assert len(words.hash) == 12


def test_the_closed_classes_that_rules_ask_for_are_those_of_the_list():
    root = Path(srccompare.__file__).parent
    asked = set[str]()
    for path in root.rglob("*.py"):
        if path.name != "closed_classes.py":
            source = path.read_text(encoding="utf-8")
            tree = ast.walk(ast.parse(source))
            calls = [node for node in tree if isinstance(node, ast.Call) and node.args]
            asked |= {
                node.args[-1].value
                for node in calls
                if ast.unparse(node.func) in ("closed_class", "closed_phrases", "match_class")
                or ast.unparse(node)[:60].find(".is_word_of('closed_classes', ") > 0
            }
    assert asked == set(load("closed_classes").categories) == set(classes())
    with pytest.raises(KeyError):
        closed_class("never_written")


def test_an_unknown_lexicon_is_an_error_that_lists_the_others():
    with pytest.raises(LexiconError, match=r"available: .*hedges"):
        load("nothing")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("indicators", '{ b = ["…"] }', "'b' under [indicators] is none of the categories a; drop"),
        (
            "indicators",
            '{ a = "it rains" }',
            "a under [indicators]: indicators = 'it rains' is no list of texts",
        ),
        ("counter_indicators", "{ a = [1] }", "1 is no text; write a line such as wet = ["),
        ("reliability", "{ a = 1.2 }", "a under [reliability]: 1.2 is no number from 0 to 1; write a line"),
        ("reliability", "{ a = true }", "True is no number from 0 to 1"),
    ],
)
def test_what_is_said_of_a_category_is_checked(key, value, message):
    with pytest.raises(LexiconError) as caught:
        parse("own", f"{HEADER}\nrain\ta", described(**{key: value}), "own.tsv")
    assert message in str(caught.value)


def test_what_is_said_of_a_category_is_kept():
    words = parse(
        "own",
        f"{HEADER}\nrain\ta",
        described(indicators='{ a = ["it rains"] }', counter_indicators='{ a = ["tears"] }')
        + "\nreliability = { a = 0.7 }",
        "own.tsv",
    )
    assert words.indicators == {"a": ("it rains",)}
    assert words.counter_indicators == {"a": ("tears",)}
    assert words.reliability == {"a": 0.7}
