"""Candidates for a list: from the user's articles, with counts and examples, for a person to accept."""

from __future__ import annotations

import csv
import random

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare.errors import LexiconError, SrccompareError, SrccompareWarning
from srccompare.growing import COLUMNS

MONEY = ["levy", "tariff", "invoice", "budget", "ledger"]
SEA = ["harbour", "anchor", "sailor", "lighthouse", "ferry"]


def articles(number=30, seed=3):
    """Articles in which words of money keep company with tax, and words of the sea with each other."""
    chance = random.Random(seed)
    texts = []
    for _ in range(number):
        sentences = []
        for _ in range(6):
            kind = chance.choice([[*MONEY, "taxes", "tax"], [*SEA, "boat"]])
            one, other, third = chance.sample(kind, 3)
            sentences.append(f"The {one} was raised beside the {other} and a {third} again.")
        texts.append({"text": " ".join(sentences)})
    return texts


ARTICLES = articles()


def test_words_that_keep_company_with_the_seeds_come_first_and_others_do_not():
    table = srccompare.grow(ARTICLES, ["tax*"], 5)
    assert table["kind"].tolist() == ["seed"] + ["candidate"] * 5
    assert set(table["entry"][1:]) == set(MONEY)
    assert not set(srccompare.grow(ARTICLES, ["tax*"], 50)["entry"]) & set(SEA)


def test_each_category_grows_by_itself():
    table = srccompare.grow(ARTICLES, {"money": ["tax*"], "sea": ["boat"]}, 5)
    for category, words in (("money", MONEY), ("sea", SEA)):
        own = table[(table["category"] == category) & (table["kind"] == "candidate")]
        assert set(own["entry"]) == set(words)


def test_counts_and_examples_are_those_of_the_articles():
    table = srccompare.grow(ARTICLES, ["tax*"], 5).set_index("entry")
    for word in MONEY:
        row = table.loc[word]
        texts = [one["text"] for one in ARTICLES]
        assert row["near"] + row["elsewhere"] == sum(text.count(f" {word} ") for text in texts)
        assert row["articles"] == sum(f" {word} " in text for text in texts)
        for number in (1, 2, 3):
            example = row[f"example_{number}"]
            assert word in example
            assert any(example in text for text in texts)
        assert "tax" in row["example_1"]


def test_the_columns_are_promised_and_the_same_run_gives_the_same_table():
    table = srccompare.grow(ARTICLES, ["tax*"], 5)
    assert table.dtypes.astype(str).to_dict() == COLUMNS
    pd.testing.assert_frame_equal(srccompare.grow(ARTICLES[:], ["tax*"], 5), table)
    # What was read before changes nothing.
    srccompare.measure([{"text": "Zebra levy, yak tariff."}], "counts")
    pd.testing.assert_frame_equal(srccompare.grow(srccompare.read(ARTICLES), ["tax*"], 5), table)


def test_seeds_that_are_nowhere_and_texts_without_words_give_no_candidates():
    with pytest.warns(SrccompareWarning, match="No candidates for 'grown': its seeds stand in no sentence"):
        table = srccompare.grow(ARTICLES, ["zebra"], 5)
    assert table[["kind", "near"]].to_numpy().tolist() == [["seed", 0]]
    for texts, where in (([{"text": ""}], "no"), ([{"text": "Tax."}], "every")):
        with pytest.warns(SrccompareWarning, match=f"its seeds stand in {where} sentence"):
            assert srccompare.grow(texts, ["tax"], 5)["entry"].tolist() == ["tax"]


def test_articles_may_be_the_context():
    texts = [{"text": "Tax again. The levy rose."}] * 4 + [{"text": "Rain fell. The harbour froze."}] * 4
    assert "levy" in set(srccompare.grow(texts, ["tax"], 5, unit="article")["entry"])
    assert "levy" not in set(srccompare.grow(texts, ["tax"], 5)["entry"])


@pytest.mark.parametrize(
    ("arguments", "options", "said"),
    [
        ((["tax"], 0), {}, "n=0"),
        ((["tax"], True), {}, "n=True"),
        (("tax", 5), {}, r"is a single text; give a list of seeds, such as \['tax'\]"),
        (([], 5), {}, "no entries"),
        ((5, 5), {}, r"5 \(int\) is no list of seeds"),
        ((["(tax)"], 5), {}, "regular expressions"),
        ((["tax"], 5), {"unit": "page"}, "unit='page'"),
    ],
)
def test_what_cannot_be_grown_is_told(arguments, options, said):
    with pytest.raises(SrccompareError, match=said):
        srccompare.grow(ARTICLES, *arguments, **options)


# Through a spreadsheet and back --------------------------------------------------------------------------


def filled(tmp_path, change, name="grown.csv"):
    path = tmp_path / name
    srccompare.grow(ARTICLES, {"money": ["tax*"]}, 5, to=path, force=True)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = change(rows) or rows
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def accept(*words, said="x"):
    def change(rows):
        for row in rows:
            if row["entry"] in words:
                row["accept"] = said

    return change


@pytest.mark.parametrize("said", ["x", "X", "yes", "1", " 1.0 ", "TRUE"])
def test_accepted_words_and_the_seeds_come_back_as_a_dictionary(tmp_path, said):
    words = srccompare.accepted(filled(tmp_path, accept("levy", "tariff", said=said)), name="m")
    assert {entry.text for entry in words.entries} == {"tax*", "levy", "tariff"}
    assert words.categories == ("money",)
    table = srccompare.measure(ARTICLES[:2], "counts", lexicons=words)
    assert (table["m_money"] > 0).any()


def test_the_table_itself_is_a_dictionary_of_what_was_accepted(tmp_path):
    path = filled(tmp_path, accept("levy"))
    assert srccompare.read_dictionary(path).entries == srccompare.accepted(path).entries


def test_rows_may_be_added_and_moved(tmp_path):
    def change(rows):
        accept("levy")(rows)
        rows[1]["category"] = "dues"
        rows[1]["accept"] = "x"
        rows.append({**dict.fromkeys(rows[0], ""), "entry": "hand out*", "category": "money", "accept": "x"})

    words = srccompare.accepted(filled(tmp_path, change))
    assert set(words.categories) == {"money", "dues"}
    assert "hand out*" in {entry.text for entry in words.entries}


def test_an_answer_that_is_none_is_named_with_its_row(tmp_path):
    with pytest.raises(LexiconError, match=r"grown\.csv, line \d: accept 'maybe' for 'levy' is neither"):
        srccompare.accepted(filled(tmp_path, accept("levy", said="maybe")))


def test_nothing_accepted_and_other_tables_are_told(tmp_path):
    with pytest.raises(LexiconError, match="no entries"):
        srccompare.accepted(filled(tmp_path, lambda rows: [{**row, "accept": ""} for row in rows]))
    other = tmp_path / "other.csv"
    other.write_text("entry,category\nrain,a\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"no \.csv with a column 'accept'"):
        srccompare.accepted(other)
    with pytest.raises(LexiconError, match=r"None is no \.csv"):
        srccompare.accepted(None)


def test_examples_are_no_formulas_and_files_are_not_overwritten(tmp_path):
    texts = [{"text": "=cmd() the tax and levy rose. The levy is a tax. Rain fell."}] * 3
    path = tmp_path / "grown.csv"
    table = srccompare.grow(texts, ["tax"], 3, to=path)
    assert "levy" in set(table["entry"])
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any("cmd" in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))] == []
    with pytest.raises(SrccompareError, match="exists already"):
        srccompare.grow(texts, ["tax"], 3, to=path)


def test_scores_are_ranks_of_the_worse_of_two():
    table = srccompare.grow(ARTICLES, ["tax*"], 5).query("kind == 'candidate'")
    assert table["score"].between(0, 1).all()
    assert (np.diff(table["score"]) <= 0).all()
    assert (table["z"] > 0).all()
