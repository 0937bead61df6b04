"""Dictionaries of one's own: every form gives the same words, what is wrong is named."""

from __future__ import annotations

import json
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents, examples

import srccompare
from srccompare.dictionary import read_dictionary
from srccompare.errors import LexiconError, SrccompareError, SrccompareWarning
from srccompare.families.own import family_of

YAML = """\
economy:
  - tax*
  - interest rate*
nature:
  water:
    - "*flood*"
    - river?
  air: [wind, women’s rights]
"""
CSV = """\
entry,category
tax*,economy
interest rate*,economy
*flood*,nature.water
river?,nature.water
wind,nature.air
women's rights,nature.air
"""
DIC = """\
%
1\teconomy
2\tnature.water
3\tnature.air
%
tax*\t1
interest rate*\t1
*flood*\t2
river?\t2
wind\t3
Women's rights\t3
"""
DICX = """\
DicTerm,economy,nature.water,nature.air
tax*,X,,
interest rate*,X,,
*flood*,,X,
river?,,X,
wind,,,X
women's rights,,,1
"""
CAT = """\
ECONOMY
\tTAX* (1)
\tINTEREST_RATE* (1)
NATURE
\tWATER
\t\t*FLOOD* (1)
\t\tRIVER?(1)
\tAIR
\t\tWIND (1)
\t\tWOMEN'S_RIGHTS (1)
"""
YKD = """\
<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805"><cnode name="Own">
<cnode name="economy"><pnode name="tax*"></pnode><pnode name="interest rate*"/></cnode>
<cnode name="nature">
<cnode name="water"><pnode name="*flood*"/><pnode name="river?"/></cnode>
<cnode name="air"><pnode name="wind"/><pnode name="women&apos;s rights"/></cnode>
</cnode></cnode></dictionary>
"""
TSV = """\
entry\tcategory\tweight\tcontext\tnote
tax*\teconomy
interest rate*\teconomy
"""
TOML = 'title = "T"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "test"\ncategories = ["economy"]\n'
NESTED = {
    "economy": ["tax*", "interest rate*"],
    "nature": {"water": ["*flood*", "river?"], "air": ("wind", "women's rights")},
}
TEXT = "The taxes on superfloods and rivers: an interest rate, a river, a flood, wind and women’s rights."


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def hits(words, text=TEXT):
    made = documents(text)
    found = family_of(words).compute(made, None)
    return {
        name.partition("_")[2]: [word.lower() for word in made.text_of(spans)]
        for name, spans in found.evidence.items()
    }


# Every form ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("my.yml", YAML),
        ("my.yaml", "﻿" + YAML.replace("\n", "\r\n")),
        ("my.csv", CSV),
        ("my.csv", CSV.replace(",", ";").replace("entry;category", "Word;Frame")),
        ("my.dic", DIC),
        ("my.dicx", DICX),
        ("my.dic", DIC.replace("\t", "   ")),
        ("my.cat", CAT.lower()),
        ("my.cat", CAT.lower().replace("\n", "\r\n")),
        ("my.ykd", YKD),
    ],
)
def test_one_dictionary_in_any_form_finds_the_same_words(tmp_path, name, text):
    words = read_dictionary(written(tmp_path, name, text))
    assert words.categories == ("economy", "nature.water", "nature.air")
    assert hits(words) == {
        "economy": ["taxes", "interest rate"],
        # "river" lacks the letter that ? stands for.
        "nature.water": ["superfloods", "rivers", "flood"],
        "nature.air": ["wind", "women’s rights"],
    }
    assert words.entries == read_dictionary(NESTED).entries


def test_our_own_form_is_read_with_its_description(tmp_path):
    written(tmp_path, "mine.toml", TOML)
    words = read_dictionary(written(tmp_path, "mine.tsv", TSV))
    assert (words.name, words.title, words.license) == ("mine", "T", "CC0-1.0")
    assert hits(words) == {"economy": ["taxes", "interest rate"]}


@pytest.mark.parametrize(
    ("entry", "found", "not_found"),
    [
        ("tax*", "a tax, TAXES", "a syntax"),
        ("*tax", "a syntax, a tax", "taxes"),
        ("l*d", "led, land, ld", "ladder, old"),
        ("l?d", "led, lid", "land, ld"),
        ("e.g.", "e.g.", "eg"),
        ("U.S.", "U.S.", "us"),
        ("and/or", "and/or", "and or"),
        ("so-called", "so-called", "so called"),
        ("don't", "don’t", "do not"),
        ("it's", "it’s", "its"),
        ("interest rate*", "Interest\nrates", "interest in rates"),
        ("<number> dead", "12 dead", "many dead"),
        ("$4", "$4, it cost $4", "4, £4, $40"),
        ("$4 million", "$4 million", "4 million"),
        ("😀", "fine 😀, 😀", "🙁, fine"),
        ("👍🏽", "fine 👍🏽", "fine 👎🏽"),
        ("great 🎉", "great 🎉", "great"),
    ],
)
def test_an_entry_finds_what_it_says_and_not_its_neighbour(entry, found, not_found):
    words = read_dictionary({"a": [entry]})
    assert len(hits(words, found)["a"]) == len(found.split(", "))
    assert hits(words, not_found)["a"] == []


def test_scalars_of_yaml_stay_the_words_they_are(tmp_path):
    text = "no:\n  - yes\n  - on\n  - 1:30\n  - null\n  - 2024-01-01\n  - 010\n  - ~x\n  - !!int 7\n"
    words = read_dictionary(written(tmp_path, "my.yml", text))
    assert words.categories == ("no",)
    assert [entry.text for entry in words.entries] == [
        "yes", "on", "1:30", "null", "2024-01-01", "010", "~ x", "7",
    ]  # fmt: skip


def test_lists_may_hold_words_and_further_keys(tmp_path):
    words = read_dictionary(written(tmp_path, "my.yml", "a:\n  - x\n  - b: [y]\n  - c: z\n"))
    assert [(entry.text, entry.category) for entry in words.entries] == [
        ("x", "a"),
        ("y", "a.b"),
        ("z", "a.c"),
    ]


def test_levels_fold_keys_and_an_entry_of_two_of_them_counts_once():
    given = {"nature": {"water": ["rain", "dam"], "air": ["rain"]}}
    words = read_dictionary(given, levels=1)
    assert words.categories == ("nature",)
    assert hits(words, "Rain fell on the dam.") == {"nature": ["rain", "dam"]}
    with pytest.raises(LexiconError, match="levels=0 leaves no category"):
        read_dictionary(given, levels=0)


def test_weights_contexts_and_blockers_of_a_table_count(tmp_path):
    text = (
        "entry,category,weight,context,note\n"
        'may,modal,"0,5",not:capitalized,\n'
        "storm*,weather,2,,\n"
        "storm out,weather,0,,no weather\n"
    )
    words = read_dictionary(written(tmp_path, "my.csv", text))
    made = documents("It may storm in May. They storm out.")
    values = family_of(words).compute(made, None).values
    assert values["my_modal"].tolist() == [100 * 0.5 / 8]
    assert values["my_weather"].tolist() == [100 * 2 / 8]


# What is wrong ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        # entries no text could hold
        (
            "my.yml",
            "a:\n  - rain\n  - tax.*\n",
            ["my.yml, line 3", "'tax.*'", "'.*'", "with * for any ending"],
        ),
        ("my.yml", 'a: ["(tax|levy)"]', ["line 1", "'('", "regular expressions"]),
        ("my.csv", "entry,category\nrain,a\necono[mn]y,a\n", ["my.csv, line 3", "'['"]),
        ("my.dic", "%\n1\ta\n%\n\\bwar\\b\t1\n", ["my.dic, line 4", "regular expressions"]),
        ("my.yml", 'a: ["*"]', ["line 1", "'*'", "names no word"]),
        ("my.yml", "a:\n  - every * day\n", ["line 2", "wildcard for a whole word"]),
        ("my.yml", 'a: [""]', ["line 1", "is empty"]),
        ("my.csv", "entry,category\n!!,a\n", ["line 2", "'!!'", "names no word"]),
        # twice
        (
            "my.yml",
            "a:\n  - rain\n  - Rain\n",
            ["line 3", "'Rain' stands in 'a' already", "line 2", "drop one"],
        ),
        ("my.yml", "a: [rain]\nb: [fog]\na: [dam]\n", ["line 3", "the key 'a' stands in line 1 already"]),
        ("my.dic", "%\n1\ta\n%\nrain\t1\t1\n", ["line 4", "stands in 'a' already"]),
        ("my.dic", "%\n1\ta\n1\tb\n%\nrain\t1\n", ["line 3", "category 1 is 'a' already"]),
        # numbers and columns
        (
            "my.csv",
            "entry,category,weight\nrain,a,much\n",
            ["line 2", "weight 'much'", "leave it empty for 1"],
        ),
        ("my.csv", "entry,category,weight\nrain,a,-1\n", ["weight '-1'"]),
        ("my.csv", "entry,category,weight,context\nrain,a,1,before:x\n", ["line 2", "context 'before:x'"]),
        ("my.csv", "entry,category\nrain,\n", ["line 2", "'rain' has no category"]),
        ("my.csv", "entry,category\nheavy, rain,a\n", ["line 2", "3 cells under 2 names", "in quotes"]),
        ("my.csv", "words,b\nrain,a\n", ["line 1", "no column 'entry'", "'words', 'b'"]),
        ("my.csv", 'entry,category\n"rain"x,a\n', ["line 2", "out of order"]),
        ("my.csv", "", ["no column 'entry'", "none"]),
        ("my.dicx", "rain,X\n", ["line 1", "DicTerm"]),
        # LIWC
        (
            "my.dic",
            "%\n1\ta\nrain\t1\n",
            ["line 1: the header begun here is not", "line 3: 'rain\\t1' is no category"],
        ),
        ("my.dic", "%\n1\ta\n", ["line 1", "the header begun here is not closed"]),
        ("my.dic", "rain\t1\n", ["line 1", "stands before the header"]),
        ("my.dic", "", ["has no header"]),
        ("my.dic", "%\n1\ta\n%\nrain\t1\t7\n", ["line 4", "category 7", "it names 1"]),
        ("my.dic", "%\n1\ta\n%\nrain\n", ["line 4", "does not end in category numbers"]),
        ("my.dic", "%\n1\ta\n%\nlike\t(02 134)125/464\t1\n", ["line 4", "hang on the word before"]),
        ("my.dic", "%\n1\ta\n%\nkind\t<of>131/125\t1\n", ["line 4", "hang on the word before"]),
        # YAML
        ("my.yml", "a: [rain\n", ["cannot be read as YAML"]),
        (
            "my.dic",
            f"%\n1\ta\n%\n{'rain ' * 300}\t1\n",
            ["line 4", "has 1,499 characters, an entry at most 1,000"],
        ),
        ("my.yml", 'a: ["\\UFFFFFFFF"]\n', ["cannot be read as YAML"]),
        ("my.yml", 'a: ["rain\\ud800"]\n', ["line 1", "holds half a character ('\\ud800')"]),
        ("my.yml", "a:\n\t- rain\n", ["line 2", "cannot be read as YAML"]),
        ("my.yml", "- rain\n", ["line 1", "the file is a list"]),
        ("my.yml", "rain\n", ["line 1", "'rain' is no dictionary"]),
        ("my.yml", "a: &x [rain]\nb: *x\n", ["line 1", "&x is an alias or anchor"]),
        ("my.yml", "a:\n  - *flood\n", ["line 2", "*flood is an alias", "in quotes"]),
        ("my.yml", "a: [rain]\n---\nb: [fog]\n", ["a second document"]),
        ("my.yml", "? [a, b]\n: [rain]\n", ["cannot be a key"]),
        ("my.yml", "", ["no entries"]),
        ("my.yml", "a:\nb:\n", ["no entries"]),
        ("my.yml", "a: " + "[" * 100_000, ["nested more than 20 deep"]),
        ("my.yml", "a: " + "{b: " * 100_000, ["nested more than 20 deep"]),
        ("my.txt", "rain", ["does not end in one of .cat, .csv, .dic, .dicx, .tsv, .yaml, .ykd, .yml"]),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_remedy(tmp_path, name, text, said):
    with pytest.raises(LexiconError) as caught:
        read_dictionary(written(tmp_path, name, text))
    assert name in str(caught.value)
    assert [part for part in said if part not in str(caught.value)] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"a": [1]}, ["'a', entry 1", "1 (int) is no text"]),
        ({"a": 3}, ["'a'", "3 (int) is no list of words"]),
        ({1: ["rain"]}, ["the key 1 is no text"]),
        ({"a": {"b": [["rain"]]}}, ["'a' > 'b', entry 1", "(list) is no text"]),
        ({}, ["no entries"]),
        (["rain"], ["['rain'] (list) is no dictionary"]),
        (None, ["None (NoneType) is no dictionary"]),
        ({f"key {number}": ["rain"] for number in range(1001)}, ["1,001 categories, at most 1,000"]),
    ],
)
def test_what_is_no_dictionary_is_named(given, said):
    with pytest.raises(LexiconError) as caught:
        read_dictionary(given)
    assert [part for part in said if part not in str(caught.value)] == []


@pytest.mark.parametrize(
    ("lexicons", "said"),
    [
        (5, "5 \\(int\\) is no dictionary"),
        ([{"a": ["rain"]}, {"b": ["fog"]}], "two families are named 'own'.*name="),
    ],
)
def test_what_cannot_be_measured_as_dictionaries_is_named(lexicons, said):
    with pytest.raises(SrccompareError, match=said):
        srccompare.measure([{"text": "Rain fell."}], families=[], lexicons=lexicons)


@pytest.mark.parametrize("levels", [0, "1", 1.5])
def test_levels_are_a_whole_number(levels):
    with pytest.raises(LexiconError, match="leaves no category; give 1 or more"):
        read_dictionary({"a": ["rain"]}, levels=levels)


def test_a_dict_that_holds_itself_comes_to_an_end():
    endless: dict[str, object] = {}
    endless["a"] = endless
    with pytest.raises(LexiconError, match="nested more than 20 deep"):
        read_dictionary(endless)


def test_several_mistakes_are_told_at_once_and_the_rest_counted():
    with pytest.raises(LexiconError) as caught:
        read_dictionary({"a": [f"(w{number})" for number in range(9)]})
    assert str(caught.value).count("regular expressions") == 5
    assert "and 4 more" in str(caught.value)


def test_missing_and_huge_files_and_odd_names_are_told(tmp_path):
    with pytest.raises(LexiconError, match="no such file"):
        read_dictionary(tmp_path / "none.yml")
    with pytest.raises(LexiconError, match=r"has 16,000,001 bytes.*split it"):
        read_dictionary(written(tmp_path, "big.yml", "#" * 16_000_001))
    with pytest.raises(LexiconError, match="name='=1' cannot begin a column"):
        read_dictionary({"a": ["rain"]}, name="=1")
    assert read_dictionary(written(tmp_path, "2024 words.yml", "a: rain")).name == "own_2024_words"


def test_an_entry_of_ours_that_no_text_can_hold_is_told(tmp_path):
    written(tmp_path, "mine.toml", TOML)
    with pytest.raises(LexiconError, match=r"'rain\.\.' would never be found.*'rain \. \.'"):
        read_dictionary(
            written(tmp_path, "mine.tsv", "entry\tcategory\tweight\tcontext\tnote\nrain..\teconomy\n")
        )


def test_emoticons_of_liwc_are_left_out_and_said_so(tmp_path):
    path = written(tmp_path, "my.dic", "%\n1\ta\n%\n:)\t1\nrain\t1\n")
    with pytest.warns(SrccompareWarning, match=r"left out: :\)"):
        assert [entry.text for entry in read_dictionary(path).entries] == ["rain"]


def test_a_file_in_another_encoding_is_read_and_said_so(tmp_path):
    path = tmp_path / "my.dic"
    path.write_bytes("%\n1\ta\n%\ncafé\t1\n".encode("cp1252"))
    with pytest.warns(SrccompareWarning, match="not UTF-8, read as cp1252"):
        assert [entry.text for entry in read_dictionary(path).entries] == ["café"]


def test_many_stars_cost_no_more_than_few():
    words = read_dictionary({"a": ["*a" * 25 + "*b"]})
    began = time.process_time()
    assert hits(words, "a" * 20_000)["a"] == []
    assert time.process_time() - began < 5


WORD = st.text(string.ascii_lowercase, min_size=1, max_size=8)
DICTIONARY = st.dictionaries(
    WORD, st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), min_size=1, unique=True), min_size=1
)


@examples(40)
@given(given_=DICTIONARY)
def test_any_dictionary_of_words_comes_back_from_yaml_and_finds_its_own_entries(given_, tmp_path_factory):
    # JSON is YAML.
    path = written(tmp_path_factory.mktemp("own"), "my.yml", json.dumps(given_))
    words = read_dictionary(path)
    assert words.entries == read_dictionary(given_).entries
    for entry in words.entries:
        assert hits(words, f"They put {entry.text} into it today.")[entry.category] != []


# In use --------------------------------------------------------------------------------------------------


def test_a_dictionary_is_a_family_everywhere(tmp_path):
    path = written(tmp_path, "my.yml", "strike:\n  - strike*\n  - dock*\n")
    articles = srccompare.example()
    table = srccompare.measure(articles, "counts", lexicons=path)
    spans = srccompare.evidence(articles, "counts", lexicons=path).query("measure == 'my_strike'")
    found = spans.groupby("id").size().reindex(table["id"]).fillna(0).to_numpy()
    voiced = srccompare.analyze(articles).words()
    assert (100 * found / voiced).tolist() == pytest.approx(table["my_strike"].tolist())
    assert set(spans["text"].str.lower().str[:4]) == {"stri", "dock"}
    schema = srccompare.schema("counts", lexicons={"strike": ["strike*"]}).set_index("column")
    assert schema.loc["own_strike", "unit"] == "per 100 words"
    comparison = srccompare.compare(articles, families="counts", lexicons=path)
    assert "own-my@1:" in comparison.signature
    assert "my_strike" in set(comparison.table["measure"])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.cat", "TAX (1)\n", "line 1: 'TAX (1)' stands below no key"),
        ("a.cat", "ECONOMY\n\t\tTAX (1)\n", "line 2: 'TAX (1)' is further in than its key"),
        (
            "a.cat",
            "ECONOMY\n\t@RULE [A NEAR B] (1)\n",
            "line 2: '@RULE [A NEAR B] (1)' is a rule of",
        ),
        ("a.cat", "ECONOMY\n\tTAX (one)\n", "line 2: 'TAX (one)' has no weight in its brackets"),
        ("a.ykd", "<dictionary>", "a.ykd: no XML that can be read"),
        ("a.ykd", "<cnode name='a'/>", "a.ykd: no Yoshikoder dictionary"),
        ("a.ykd", "<dictionary><cnode><pnode name='tax'/></cnode></dictionary>", "'tax' stands below no key"),
        ("a.ykd", '<!DOCTYPE d [<!ENTITY a "b">]><dictionary/>', "declares a document type"),
        ("a.yml", "a: ['tax$']", "'tax$' holds '$', which belongs to regular expressions"),
    ],
)
def test_what_is_wrong_in_a_tree_of_keys_is_named(tmp_path, name, text, said):
    with pytest.raises(srccompare.LexiconError) as caught:
        read_dictionary(written(tmp_path, name, text))
    assert said in str(caught.value)


def test_weights_and_keys_of_wordstat_count(tmp_path):
    words = read_dictionary(written(tmp_path, "my.cat", "Own\n\tTax (0.5)\n\tRate\n\t\tInterest_rate (2)\n"))
    assert [(one.text, one.category, one.weight) for one in words.entries] == [
        ("tax", "Own", 0.5),
        ("interest rate", "Own.Rate", 2.0),
    ]
