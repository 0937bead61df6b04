"""Coding sheets are blind, whole the same for a seed; agreement counts what is right, names what is not."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare import validation
from srccompare.errors import SrccompareError
from srccompare.families.base import recount
from srccompare.families.catalog import catalog
from srccompare.lexicon import load
from srccompare.validation import figures
from srccompare.validation.strata import drawn, shares, strata_of

ALL = [one.name for family in catalog().values() for one in family.measures]


@pytest.fixture(scope="module")
def documents():
    return srccompare.analyze(srccompare.example())


@pytest.fixture(scope="module")
def sheet(documents):
    return validation.sample(documents, "hedge_rate", 30, seed=1)


def coded(sheet, wrong=(), blank=()):
    """A table coded as the measure would, but for some units."""
    table = sheet.table
    table["code"] = [
        str(int((item.value > 0) != (number in wrong))) for number, item in enumerate(sheet.items)
    ]
    table.loc[list(blank), "code"] = ""
    return table


def figure(result, name):
    row = result.figures.set_index("figure").loc[name]
    return pytest.approx(row["value"], nan_ok=True)


# Sheets ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", ALL)
def test_every_measure_can_be_coded(documents, measure):
    sheet = validation.sample(documents, measure, 8, seed=3)
    assert 1 <= len(sheet.items) <= 8
    assert sheet.table["unit"].is_unique
    assert all(item.text.strip() for item in sheet.items)


@pytest.mark.parametrize("measure", ["hedge_rate", "frame_economic", "attribution_rate", "certainty_hedged"])
def test_the_values_of_all_sentences_add_up_to_the_measure(documents, measure):
    family = next(one for one in catalog().values() if measure in {m.name for m in one.measures})
    everything = validation.sample(documents, measure, 10_000)
    one = family.measure(measure)
    spans = family.compute(documents, None).evidence[measure]
    assert sum(item.value for item in everything.items) == spans.score.sum()
    assert len(everything.items) == everything.population
    assert np.nansum(recount(documents, one, spans)) > 0


def test_coders_see_no_value_no_outlet_and_no_order_of_values(sheet):
    page, table = sheet.to_html(), sheet.to_csv()
    assert list(sheet.table.columns) == ["sheet", "unit", "code", "comment", "before", "text", "after"]
    for item in sheet.items:
        for shown in (page, table):
            assert item.seal not in shown
            assert f">{item.article}<" not in shown
    values = [item.value for item in sheet.items]
    assert values not in (sorted(values), sorted(values, reverse=True))


def test_the_same_seed_draws_the_same_sheet_and_another_one_another(documents, sheet):
    assert validation.sample(documents, "hedge_rate", 30, seed=1) == sheet
    assert validation.sample(documents, "hedge_rate", 30, seed=2).name != sheet.name


def test_units_stand_for_all_there_are(sheet):
    assert sum(item.weight for item in sheet.items) == pytest.approx(sheet.population)
    assert {item.stratum for item in sheet.items if item.value == 0} == {"0"}


def test_offsets_of_the_key_lead_to_the_text(documents, sheet):
    articles = {article.id: article for article in documents.articles}
    assert len(sheet.items) > 10
    for item in sheet.items:
        field = getattr(articles[item.article], item.field)
        assert field[item.start : item.end] == item.text


@pytest.mark.parametrize(
    ("measure", "kind", "codes"),
    [
        ("hedge_rate", "sentence", ("0", "1")),
        ("tone", "sentence", ("-2", "-1", "0", "1", "2")),
        ("loaded_strength", "sentence", ("1", "2", "3")),
        ("negative_sentence_share", "sentence", ("0", "1")),
        ("flesch", "article", ("1", "2", "3", "4", "5")),
    ],
)
def test_unit_and_codes_fit_the_measure(documents, measure, kind, codes):
    sheet = validation.sample(documents, measure, 5)
    assert (sheet.kind, sheet.codes) == (kind, codes)


def test_instructions_name_the_voice_and_what_to_look_for(documents):
    sheet = validation.sample(documents, "tone_quoted", 5, instructions="Think of the harbour.")
    told = " ".join(sheet.instructions)
    assert "between quotation marks: pass over the rest" in told
    assert "Think of the harbour." in told
    assert "higher means" not in told


def test_coders_are_told_what_shows_a_frame_and_what_only_looks_like_it(documents, tmp_path):
    told = " ".join(validation.sample(documents, "frame_economic", 5).instructions)
    about = load("policy_frames")
    assert about.indicators["economic"][0] in told
    assert about.indicators["morality"][0] not in told
    (tmp_path / "sky.tsv").write_text("entry\tcategory\tweight\tcontext\tnote\nrain\twet\n")
    (tmp_path / "sky.toml").write_text(
        'title = "Sky"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "test"\ncategories = ["wet"]\n'
        '[descriptions]\nwet = "water from above"\n'
        '[indicators]\nwet = ["it rains"]\n[counter_indicators]\nwet = ["tears"]\n'
    )
    sheet = validation.sample(documents, "sky_wet", 5, lexicons=tmp_path / "sky.tsv")
    assert sheet.instructions[:3] == (
        "What to look for: water from above.",
        "It shows in such as: it rains.",
        "It is not shown by such as: tears.",
    )


def test_a_dictionary_of_ones_own_can_be_coded(documents):
    sheet = validation.sample(documents, "own_strike", 10, lexicons={"strike": ["strike*"]})
    assert {item.value > 0 for item in sheet.items} == {True, False}


@pytest.mark.parametrize(
    ("arguments", "options", "said"),
    [
        (("hedge", 5), {}, "no measure named 'hedge'; such as"),
        (("hedge_rate", 0), {}, "n=0 is no number of units"),
        (("hedge_rate", True), {}, "n=True"),
        (("hedge_rate", 5), {"unit": "word"}, "unit='word' cannot be coded"),
        (("flesch", 5), {"unit": "sentence"}, "is a formula of whole texts"),
        (("hedge_rate", 5), {"codes": ["yes", "no"]}, "no two or more different numbers"),
        (("hedge_rate", 5), {"codes": [1]}, "no two or more different numbers"),
        (("hedge_rate", 5), {"seed": "a"}, "seed='a' draws nothing"),
        (("hedge_rate", 5), {"seed": -1}, "seed=-1 draws nothing"),
        # A stratum without a unit would be missing from figures that promise to hold for all.
        (("hedge_rate", 1), {}, "n=1 is fewer than the . strata of 'hedge_rate'"),
    ],
)
def test_a_sheet_that_cannot_be_drawn_is_told(documents, arguments, options, said):
    with pytest.raises(SrccompareError, match=said):
        validation.sample(documents, *arguments, **options)


def test_codes_are_told_from_the_lowest_however_they_are_given(documents):
    sheet = validation.sample(documents, "hedge_rate", 5, codes=(1, 0))
    assert sheet.codes == ("0", "1")
    assert "Code 1 where the sentence shows this" in " ".join(sheet.instructions)


def test_texts_without_a_value_are_told():
    with pytest.raises(SrccompareError, match="no sentence in which 'hedge_rate' has a value"):
        validation.sample([{"text": ""}], "hedge_rate")


def test_hostile_texts_stay_texts(tmp_path):
    text = (
        '=cmd() may <script>alert("x")</script> end. It may \x00 rain & snow.\n\n“-1+1” could be <b>bold</b>.'
    )
    sheet = validation.sample([{"text": text, "outlet": "<img src=x>"}], "hedge_rate", 9)
    page = sheet.to_html()
    assert "<script" not in page
    assert "<b>" not in page
    for line in sheet.to_csv().splitlines():
        assert not line.startswith(("=", "-"))
    sheet.write(tmp_path)
    # Written, opened as text, and given back, every unit is known again.
    # The parser of older releases of pandas ends a cell at a NUL.
    table = pd.read_csv(tmp_path / "hedge_rate.csv", dtype=str, keep_default_na=False, engine="python")
    table["code"] = "1"
    table.to_csv(tmp_path / "anna.csv", index=False)
    assert len(validation.agreement(tmp_path / "anna.csv").codes) == len(sheet.items)


def test_nothing_is_overwritten_unless_asked(sheet, tmp_path):
    sheet.write(tmp_path / "new")
    with pytest.raises(SrccompareError, match="exists already"):
        sheet.write(tmp_path / "new")
    names = sorted(path.name for path in sheet.write(tmp_path / "new", force=True))
    assert names == ["hedge_rate.csv", "hedge_rate.html", "hedge_rate.key.json"]


def test_strata_separate_zero_and_split_the_rest():
    assert strata_of(np.array([0.0, 0, 1, 1, 1, 1])).tolist() == [0, 0, 1, 1, 1, 1]
    assert strata_of(np.array([-2.0, -1, 0, 1, 2, 9])).tolist() == [0, 1, 2, 3, 3, 4]
    rows, weight = drawn(np.array([0] * 90 + [1] * 10), 20, np.random.default_rng(0))
    assert sorted(np.unique(rows >= 90, return_counts=True)[1].tolist()) == [10, 10]
    assert sorted(set(weight.tolist())) == [1, 9]
    assert shares(np.array([2, 0, 1]), 10).tolist() == [2, 0, 1]


# Agreement ------------------------------------------------------------------------------------------------


def test_coders_who_follow_the_measure_agree_with_it_wholly(sheet):
    result = validation.agreement({"anna": coded(sheet), "ben": coded(sheet)}, key=sheet)
    for name in ("Krippendorff’s alpha (nominal)", "precision", "recall", "F1", "AUC"):
        assert figure(result, name) == 1
    assert (
        figure(result, "share of sentences by the measure")
        == figure(result, "share of sentences by the coders").expected
    )


def test_coders_who_contradict_the_measure_are_counted_against_it(sheet):
    every = range(len(sheet.items))
    result = validation.agreement(
        {"anna": coded(sheet, wrong=every), "ben": coded(sheet, wrong=every)}, key=sheet
    )
    assert figure(result, "Krippendorff’s alpha (nominal)") == 1
    assert figure(result, "precision") == 0
    assert figure(result, "AUC") == 0


def test_units_weigh_what_they_stand_for(sheet):
    zeros = [number for number, item in enumerate(sheet.items) if item.value == 0]
    missed = zeros[0]
    result = validation.agreement(coded(sheet, wrong=[missed]), key=sheet)
    found = sum(item.weight for item in sheet.items if item.value > 0)
    assert figure(result, "recall") == found / (found + sheet.items[missed].weight)
    assert figure(result, "precision") == 1


def test_ties_are_left_out_and_said_so(sheet):
    result = validation.agreement([coded(sheet), coded(sheet, wrong=[0, 1])], key=sheet)
    left_out = "2 units on which coders were equally divided are left out below, so the figures"
    assert any(note.startswith(left_out) for note in result.notes)
    assert result.figures.set_index("figure").loc["F1", "units"] == len(sheet.items) - 2


def test_alpha_is_that_of_the_literature():
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", four observers, twelve units.
    none = np.nan
    codes = np.array(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
            [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
        ]
    ).T
    assert round(figures.alpha(codes, nominal=True), 3) == 0.743
    assert round(figures.alpha(codes, nominal=False), 3) == 0.849


def test_figures_are_those_of_scikit_learn_and_scipy():
    from scipy.stats import pearsonr, spearmanr
    from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

    chance = np.random.default_rng(5)
    value, true = chance.integers(0, 4, 60).astype(float), chance.random(60) < 0.4
    weight = chance.integers(1, 9, 60).astype(float)
    one = weight[None, :]
    got = figures.of_presence(value > 0, true, one)
    for name, score in (("precision", precision_score), ("recall", recall_score), ("F1", f1_score)):
        assert got[name][0] == pytest.approx(score(true, value > 0, sample_weight=weight))
    assert figures.auc(value, true, one)[0] == pytest.approx(roc_auc_score(true, value, sample_weight=weight))
    said = true.astype(float)
    even = np.ones((1, 60))
    assert figures.correlation(value, said, even)[0] == pytest.approx(pearsonr(value, said).statistic)
    ranked = figures.ranks(value, even[0]), figures.ranks(said, even[0])
    assert figures.correlation(*ranked, even)[0] == pytest.approx(spearmanr(value, said).statistic)


def test_codes_with_a_direction_are_held_against_it(documents):
    sheet = validation.sample(documents, "tone", 30, seed=2)
    table = sheet.table
    table["code"] = [str(int(np.sign(item.value) * (1 + (abs(item.value) > 0.5)))) for item in sheet.items]
    result = validation.agreement([table, table.assign(code=table["code"])], key=sheet)
    assert figure(result, "F1 of the direction (macro)") == 1
    assert figure(result, "Krippendorff’s alpha (interval)") == 1
    assert figure(result, "Spearman’s rho").expected > 0.9


def test_intervals_widen_with_fewer_units_and_are_missing_for_few(documents):
    widths = []
    for n in (16, 100):
        sheet = validation.sample(documents, "certainty_asserted", n, seed=4)
        wrong = range(0, n, 4)
        table = validation.agreement([coded(sheet, wrong), coded(sheet, wrong)], key=sheet).figures
        row = table.set_index("figure").loc["Pearson’s r"]
        widths.append(row["high"] - row["low"])
    assert widths[0] > widths[1] > 0
    few = validation.sample(documents, "hedge_rate", 5)
    table = validation.agreement(coded(few), key=few).figures.set_index("figure")
    assert np.isnan(table.loc["F1", "low"])
    assert table.loc["F1", "note"] == "fewer than 8 units"


def test_one_coder_one_code_and_no_overlap_are_said_and_not_computed(sheet):
    alpha = "Krippendorff’s alpha (nominal)"
    half = len(sheet.items) // 2
    ones = sheet.table.assign(code="1")
    cases = [
        (coded(sheet), "one coder"),
        ([ones, ones.copy()], "all gave the same code"),
        ([coded(sheet, blank=range(half)), coded(sheet, blank=range(half, 30))], "no unit has two codes"),
    ]
    for given, said in cases:
        row = validation.agreement(given, key=sheet).figures.set_index("figure").loc[alpha]
        assert np.isnan(row["value"])
        assert said in row["note"]


def test_sheets_go_out_and_come_back_as_files(sheet, tmp_path):
    sheet.write(tmp_path)
    original = pd.read_csv(tmp_path / "hedge_rate.csv", dtype=str, keep_default_na=False)
    assert original["code"].eq("").all()
    codes = coded(sheet)["code"]
    # A spreadsheet may sort rows, write numbers with decimals, use semicolons and change line ends.
    anna = original.assign(code=codes + ".0").sort_values("text")
    anna.to_csv(tmp_path / "anna.csv", index=False, sep=";", lineterminator="\r\n", encoding="utf-8-sig")
    original.assign(code=codes).to_csv(tmp_path / "ben.csv", index=False)
    result = validation.agreement([tmp_path / "anna.csv", tmp_path / "ben.csv"])
    assert result.coders == ("anna", "ben")
    assert figure(result, "F1") == 1
    both = original.assign(code_anna=codes, code_ben=codes).drop(columns="code")
    both.to_csv(tmp_path / "both.csv", index=False)
    assert validation.agreement(tmp_path / "both.csv").figures.equals(result.figures)


def test_missing_rows_and_codes_are_counted(sheet):
    result = validation.agreement({"anna": coded(sheet, blank=[2]).drop(index=[0, 1])}, key=sheet)
    assert "anna left 3 of 30 units without a code" in result.notes


def change(column, value, row=1):
    def changed(table):
        table.loc[row, column] = value
        return table

    return changed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change("code", "yes"), ["row 2", "unit 'u002'", "'yes' is no code; write one of 0, 1"]),
        (change("code", "2"), ["row 2", "'2' is no code"]),
        (change("code", "nan"), ["'nan' is no code"]),
        (change("unit", "u999"), ["row 2", "no unit 'u999'"]),
        (change("unit", "u001"), ["row 2", "unit 'u001' stands twice (first in anna, row 1)"]),
        (change("unit", ""), ["row 2", "no unit ''"]),
        (change("text", "Something else."), ["row 2", "unit 'u002' is not the one that was drawn"]),
        (change("sheet", "tone-1"), ["row 2", "sheet 'tone-1' is another than the key's"]),
        (lambda table: table.drop(columns="code"), ["its columns are 'sheet', 'unit', 'comment'"]),
        (lambda table: table.assign(code=""), ["no unit has a code; fill in the column 'code' with 0, 1"]),
    ],
)
def test_what_is_wrong_in_a_sheet_is_named_with_row_and_value(sheet, change, said):
    with pytest.raises(SrccompareError) as caught:
        validation.agreement({"anna": change(coded(sheet))}, key=sheet)
    assert [part for part in said if part not in str(caught.value)] == []
    assert "anna" in str(caught.value)


def test_what_is_no_sheet_and_no_key_is_named(sheet, tmp_path):
    csv, key = tmp_path / "anna.csv", tmp_path / "x.key.json"
    coded(sheet).to_csv(csv, index=False)
    with pytest.raises(SrccompareError, match="no key of hedge_rate-"):
        validation.agreement(csv)
    with pytest.raises(SrccompareError, match="beside a data frame"):
        validation.agreement(coded(sheet))
    key.write_text("[]")
    with pytest.raises(SrccompareError, match="is no key of a coding sheet"):
        validation.agreement(csv, key=key)
    with pytest.raises(SrccompareError, match=r"none\.json' cannot be read"):
        validation.agreement(csv, key=tmp_path / "none.json")
    with pytest.raises(SrccompareError, match=r"none\.csv' cannot be read"):
        validation.agreement(tmp_path / "none.csv", key=sheet)
    with pytest.raises(SrccompareError, match="no coding sheet was given"):
        validation.agreement([], key=sheet)
    with pytest.raises(SrccompareError, match="7 \\(int\\) is no coding sheet"):
        validation.agreement([7], key=sheet)
    with pytest.raises(SrccompareError, match="7 \\(int\\) is no coding sheet"):
        validation.agreement(7, key=sheet)
    (tmp_path / "two").mkdir()
    coded(sheet).to_csv(tmp_path / "two" / "anna.csv", index=False)
    with pytest.raises(SrccompareError, match="codes of 'anna' already"):
        validation.agreement([csv, tmp_path / "two" / "anna.csv"], key=sheet)


def test_the_key_holds_no_text_and_makes_the_sheet_again(sheet):
    given = json.loads(sheet.to_key())
    assert not {"text", "before", "after"} & set(given["items"][0])
    from srccompare.validation.sheet import sheet_of

    assert sheet_of(given).codes == sheet.codes
    assert [item.value for item in sheet_of(given).items] == [item.value for item in sheet.items]


def test_results_can_be_pasted_into_a_paper(sheet):
    result = validation.agreement({"anna": coded(sheet), "b_n": coded(sheet, wrong=[3, 4])}, key=sheet)
    markdown, latex, text = result.to_markdown(), result.to_latex(), result.to_text()
    assert "| F1 | 1.00 |" in markdown
    assert r"\caption{hedge\_rate against 2 coders, 30 sentences" in latex
    assert latex.count(r"\begin{tabular}") == latex.count(r"\end{tabular}") == 2
    assert "95 \\%" in latex
    assert text.startswith("hedge_rate against 2 coders, 30 sentences: Krippendorff’s alpha (nominal) 0.")
    assert str(result) == text
    assert result.calibration["stands_for"].sum() == sheet.population
