"""What is exported comes back the same, and every form finds the same characters."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents

import srccompare
from srccompare.articles import Article, Articles
from srccompare.exports import brat, tabular, write_tables
from srccompare.exports.spans import SPAN_COLUMNS
from srccompare.exports.tabular import typed

FILES = ("marks.csv", "marks.jsonl", "marks.parquet", "marks.jsonld", "brat")
STORY = (
    "The mayor may resign, officials said.\r\n\r\n“It is a disgrace for all of us here,” said Ann Lee 🙂, a "
    "teacher.\r\rPerhaps it rains. “It may snow,” she added. “Or not.”"
)
COLUMNS = list(SPAN_COLUMNS)


def story() -> Articles:
    articles = (
        Article(
            id="../x/1", text=STORY, title="Mayor may\r\ngo", outlet="=Gull()", url="https://gull.example/1"
        ),
        Article(id="x 1", text="Rain fell.", outlet=None),
        Article(id="CON", text=STORY.replace("\r", "")),
    )
    return Articles(articles)


@pytest.mark.parametrize("name", FILES)
def test_every_form_comes_back_as_it_was_written(tmp_path, name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    written = srccompare.export(story(), tmp_path / name)
    read = srccompare.read_spans(tmp_path / name)
    assert len(written) > 15
    assert read.dtypes.equals(written.dtypes)
    # In brat's texts other line breaks are blanks and "\n" of the same length; offsets are not touched.
    texts = [column for column in COLUMNS if name != "brat" or column != "text"]
    keys = ["id", "layer", "label", "start", "end"]
    assert (
        read[texts].sort_values(keys).to_numpy().tolist()
        == written[texts].sort_values(keys).to_numpy().tolist()
    )


@pytest.mark.parametrize("name", FILES[:-1])
def test_places_read_back_hold_the_words_in_the_articles(tmp_path, name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    articles = story()
    srccompare.export(articles, tmp_path / name)
    fields = {(article.id, "text"): article.text for article in articles}
    fields |= {(article.id, "title"): article.title for article in articles}
    spans = srccompare.read_spans(tmp_path / name)
    assert len(spans) > 10
    for row in spans.itertuples():
        assert fields[row.id, row.field][row.start : row.end] == row.text


def test_brat_files_hold_at_each_place_what_they_say(tmp_path):
    srccompare.export(story(), tmp_path / "brat")
    for about in json.loads((tmp_path / "brat" / "articles.json").read_text(encoding="utf-8")):
        text = (tmp_path / "brat" / about["file"]).read_text(encoding="utf-8")
        lines = (
            (tmp_path / "brat" / about["file"]).with_suffix(".ann").read_text(encoding="utf-8").split("\n")
        )
        for line in lines:
            if line.startswith("T"):
                _, place, words = line.split("\t")
                parts = [part.split() for part in place.split(" ", 1)[1].split(";")]
                assert " ".join(text[int(start) : int(end)] for start, end in parts) == words
    article = story()[0]
    text = (tmp_path / "brat" / "x-1-1.txt").read_bytes().decode("utf-8")
    assert len(text) == len(article.title) + 1 + len(article.text)
    assert "\r" not in text


def test_the_parts_of_an_attribution_are_tied_together_in_brat(tmp_path):
    srccompare.export([{"id": "a", "text": "The dam may fail, engineers said."}], tmp_path / "brat")
    lines = (tmp_path / "brat" / "a.ann").read_text(encoding="utf-8").split("\n")
    label_of = {line.split("\t")[0]: line.split("\t")[1].split()[0] for line in lines if line.startswith("T")}
    relations = [line.split("\t")[1].split() for line in lines if line.startswith("R")]
    tied = {(kind, label_of[one[5:]], label_of[other[5:]]) for kind, one, other in relations}
    assert tied == {
        ("source-of", "attribution_source", "attribution_content"),
        ("cue-of", "attribution_cue", "attribution_content"),
    }


def test_what_people_change_in_brat_is_read(tmp_path):
    srccompare.export([{"id": "a", "text": "It may rain."}], tmp_path / "brat", "hedging")
    file = tmp_path / "brat" / "a.ann"
    text = file.read_text(encoding="utf-8").replace("hedging_modal 3 6\tmay", "hedging_modal 3 11\tmay rain")
    file.write_text(
        f"{text}T99\tattribution_source 0 2\tIt\n#99\tAnnotatorNotes T99\tlooks odd\n", encoding="utf-8"
    )
    read = srccompare.read_spans(tmp_path / "brat")
    marked = read[["layer", "label", "start", "end", "text"]].to_numpy().tolist()
    assert ["hedging", "modal", 3, 11, "may rain"] in marked
    assert ["attribution", "source", 0, 2, "It"] in marked


def test_web_annotations_are_what_the_standard_asks_for(tmp_path):
    srccompare.export(story(), tmp_path / "marks.jsonld")
    collection = json.loads((tmp_path / "marks.jsonld").read_text(encoding="utf-8"))
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(collection["first"]["items"])
    ids = [item["id"] for item in collection["first"]["items"]]
    assert len(set(ids)) == len(ids)
    first = collection["first"]["items"][0]
    assert first["target"]["scope"] == "https://gull.example/1"
    assert {selector["type"] for selector in first["target"]["selector"]} == {
        "TextPositionSelector",
        "TextQuoteSelector",
    }


cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
) | st.sampled_from(
    ["=1+1", "'=1", "''=1", " -x", "\t@", "a\n=b", "NA", "", "\r", "a,b", '"', "\u2028=x", "1e5"]
)


@given(text=cells, outlet=cells, label=cells)
def test_any_text_comes_back_from_a_spreadsheets_csv(tmp_path_factory, text, outlet, label):
    row = {
        "id": "x", "outlet": outlet or None, "layer": "own", "label": "l", "field": "text", "start": 3,
        "end": 3 + len(text), "text": text, "group": 0, "score": 0.5, "attributes": json.dumps({"l": label}),
    }  # fmt: skip
    file = tmp_path_factory.mktemp("csv") / "marks.csv"
    table = typed([row], file)
    write_tables(table, file)
    read = tabular.read_csv(file)
    assert read["text"].tolist() == [text]
    assert read["attributes"].tolist() == [row["attributes"]]


@given(st.text("ab \r\n\x85\u2028🙂é", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_span_cut_at_line_breaks_loses_no_other_character(text, one, other):
    span = (min(one, other, len(text)), min(max(one, other), len(text)))
    shown = brat.text_of(Article(id="x", text=text))
    assert len(shown) == len(text)
    parts = "".join(shown[start:end] for start, end in brat.cut(span, shown))
    assert parts.replace("\n", "") == shown[slice(*span)].replace("\n", "")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", "id,start\na,1\n", "span 1: there is no 'layer'"),
        ("x.jsonl", "{broken\n", "line 1: no JSON object"),
        ("x.jsonl", "[1]\n", "is no JSON object"),
        ("x.jsonld", "{}", "is no annotation collection"),
        ("x.jsonld", '{"first": {"items": [{}]}}', "annotation 1: not as export writes it"),
        ("x.txt", "", "is no folder and does not end in one of"),
        ("missing.csv", None, "there is no file"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match=said):
        srccompare.read_spans(tmp_path / name)


@pytest.mark.parametrize(("column", "value"), [("start", "x"), ("start", 1.5), ("score", None), ("layer", 3)])
def test_a_wrong_value_is_named_with_its_row(column, value):
    row = dict.fromkeys(COLUMNS, "x") | {"start": 0, "end": 1, "group": 0, "score": 1.0} | {column: value}
    with pytest.raises(srccompare.SrccompareError, match=f"span 1: '{column}' is {value!r}"):
        typed([row], "marks")


@pytest.mark.parametrize("line", ["T1\tx 0 99\toutside", "T1\tx 3 3\tempty", "T1 no tabs"])
def test_a_broken_standoff_line_is_named(tmp_path, line):
    srccompare.export([{"id": "a", "text": "It may rain."}], tmp_path / "brat", "hedging")
    (tmp_path / "brat" / "a.ann").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match=r"a\.ann', line 1"):
        srccompare.read_spans(tmp_path / "brat")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("marks.xlsx", "does not end in one of .csv"),
        ("there.csv", "exists already"),
        ("full", "is not empty"),
        ("none/brat", "there is no folder"),
        ("none/x.csv", "there is no folder"),
    ],
)
def test_nothing_is_overwritten_unless_asked(tmp_path, name, said):
    (tmp_path / "there.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match=said):
        srccompare.export(documents("It may rain."), tmp_path / name)
    assert (tmp_path / "there.csv").read_text(encoding="utf-8") == "mine"


def test_columns_are_there_when_nothing_is_marked():
    empty = srccompare.spans(Articles(()))
    assert empty.dtypes.astype(str).to_dict() == SPAN_COLUMNS


def test_fragments_keep_one_group_and_families_do_not_mix():
    table = srccompare.spans(documents("“It may snow,” she added. “Or not.” Perhaps."))
    content = table.query("label == 'content'")
    assert content["group"].nunique() == 1
    hedges = table.query("layer == 'hedging'")
    assert hedges["group"].nunique() == len(hedges)


GOOD_INDEX = '[{"id": "a", "outlet": null, "file": "a.txt", "text_starts": 0}]'


@pytest.mark.parametrize(
    ("index", "marks"),
    [
        ('[{"id": "a"}]', ""),
        (GOOD_INDEX.replace("a.txt", "b.txt"), ""),
        (GOOD_INDEX.replace("0", '"x"'), "T1\thedging_hedge 0 3\tRai\n"),
        ("[" * 5_000, ""),
        ('{"a": 1}', ""),
        (GOOD_INDEX, "T1\thedging_hedge 0 3\tRai\n#1\tAnnotatorNotes T1\t[]\n"),
        (GOOD_INDEX, "T1\thedging_hedge 0 3\tRai\n#1\tAnnotatorNotes T1\t{\"scores\": []}\n"),
        (GOOD_INDEX, f"T1\thedging_hedge {'9' * 5_000} 3\tRai\n"),
    ],
)  # fmt: skip
def test_a_brat_folder_somebody_has_changed_is_told_in_a_sentence(tmp_path, index, marks):
    for name, content in {"articles.json": index, "a.txt": "Rain fell.", "a.ann": marks}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match=tmp_path.name):
        srccompare.read_spans(tmp_path)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "in/a.txt"])
def test_an_index_cannot_leave_its_folder(tmp_path, name):
    folder = tmp_path / "brat"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("Nobody is to read this.", encoding="utf-8")
    index = GOOD_INDEX.replace("a.txt", name)
    (folder / "articles.json").write_text(index, encoding="utf-8")
    with pytest.raises(srccompare.SrccompareError, match="does not lie in this folder"):
        srccompare.read_spans(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", b"id,outlet\na,b,c\n"),
        ("m.csv", b"\xff\xfe\x00"),
        ("m.jsonl", b'{"id": "\x80"}'),
        ("m.jsonl", b"[" * 5_000),
        ("m.jsonld", b'{"first": {"items": 7}}'),
        ("m.jsonld", b"\xe1"),
    ],
)
def test_a_file_of_spans_somebody_has_changed_is_told_in_a_sentence(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(srccompare.SrccompareError, match=name):
        srccompare.read_spans(tmp_path / name)


def test_a_cell_longer_than_its_places_say_is_kept_without_end(tmp_path):
    srccompare.export([{"id": "a", "text": "It may rain."}], tmp_path / "m.csv", "hedging")
    changed = (tmp_path / "m.csv").read_text(encoding="utf-8").replace(",may,", ",=may,")
    assert ",=may," in changed
    (tmp_path / "m.csv").write_text(changed, encoding="utf-8")
    assert "=may" in srccompare.read_spans(tmp_path / "m.csv")["text"].tolist()
