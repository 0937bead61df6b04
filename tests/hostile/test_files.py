"""Files as they come: one that cannot be read never costs the others, and is named."""

from __future__ import annotations

import io
import json
import os
import zipfile

import pandas as pd
import pytest
from hostile_cases import GOOD, command, quietly, table_printed

import srccompare
from srccompare.errors import SrccompareError

BAD_FILES = {
    "pdf.txt": b"%PDF-1.7 \xff\xfe",
    "zip.md": b"PK\x03\x04" + bytes(100),
    "gzip.txt": b"\x1f\x8b" + bytes(100),
    "empty.csv": b"",
    "headless.csv": b"Rain,Snow\n1,2\n",
    "half.json": b'[{"text": "Rain fell."}',
    "deep.json": b"[" * 100_000,
    "number.json": b"7",
}


def folder_with(tmp_path, **files):
    """A folder of two good articles and these files."""
    folder = tmp_path / "articles"
    folder.mkdir()
    good = {"gull.txt": GOOD.encode(), "wire.txt": GOOD.encode()}
    for name, content in {**good, **files}.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize(("name", "content"), BAD_FILES.items(), ids=BAD_FILES.keys())
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_measured(tmp_path, name, content):
    folder = folder_with(tmp_path, **{name: content})
    result = command("measure", folder, "--families", "counts")
    assert table_printed(result)["id"].tolist() == ["gull", "wire"]
    assert name in result.stderr
    assert "Warning: " in result.stderr
    comparison = quietly(srccompare.compare, folder, families="counts")
    assert any(name in caveat for caveat in comparison.caveats)


def test_a_link_to_nowhere_a_folder_and_a_locked_file_are_named(tmp_path):
    folder = folder_with(tmp_path, **{"locked.txt": GOOD})
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "folder.txt").mkdir()
    (folder / "locked.txt").chmod(0)
    result = command("measure", folder, "--families", "counts")
    ids = table_printed(result)["id"].tolist()
    # The superuser may read anything.
    assert ids == (["gull", "locked", "wire"] if os.geteuid() == 0 else ["gull", "wire"])
    assert "gone.txt" in result.stderr


@pytest.mark.parametrize(
    ("content", "text", "flag"),
    [
        (b"", "", "no text"),
        (b"\xef\xbb\xbfIt may rain.", "It may rain.", ""),
        ("It may rain — café.".encode("utf-16"), "It may rain — café.", ""),
        ("It may rain – “café”.".encode("cp1252"), "It may rain – “café”.", "decoded as cp1252"),
        (b"It may rain.\r\nIt did.\r", "It may rain.\r\nIt did.\r", ""),
        (b"It may\x00 rain.", "It may\x00 rain.", "NUL characters"),
        (b"It may rain \xed\xa0\x80.", "It may rain \ufffd.", "surrogates replaced"),
        (b"\xff\xfe\x00", None, None),
        (bytes(range(256)), None, None),
    ],
    ids=["empty", "BOM", "UTF-16", "cp1252", "CRLF", "NUL", "surrogate", "half UTF-16", "every byte"],
)
def test_bytes_become_text_and_what_was_done_is_flagged(tmp_path, content, text, flag):
    folder = folder_with(tmp_path, **{"odd.txt": content})
    articles = quietly(srccompare.read, folder)
    odd = next(article for article in articles if article.id == "odd")
    if text is not None:
        assert odd.text == text
        assert odd.flags == ((flag,) if flag else ())
    result = command("measure", folder, "--families", "counts")
    assert table_printed(result)["id"].tolist() == ["gull", "odd", "wire"]
    command("compare", folder, "-o", tmp_path / "report.html", "--families", "counts")


def test_cells_longer_than_the_csv_module_allows_are_read_whole(tmp_path):
    path = tmp_path / "articles.csv"
    long = "The mayor may resign. " * 20_000
    pd.DataFrame({"outlet": ["Gull", "Wire"], "text": [long, GOOD]}).to_csv(path, index=False)
    assert len(long) > 131_072
    assert [article.text for article in srccompare.read(path)] == [long, GOOD]
    result = command("measure", path, "--families", "counts")
    assert table_printed(result)["words"].tolist()[0] == "80000.0"


@pytest.mark.parametrize("word", ["NA", "None", "nan", "NULL", "N/A", "#N/A", "no", "1:30", "1e5", "007"])
def test_words_that_look_like_something_else_stay_words(tmp_path, word):
    (tmp_path / "a.csv").write_text(f"id,outlet,text\n{word},{word},{word}\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(f"---\noutlet: {word}\n---\n{word}", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": word, "outlet": word, "text": word}), encoding="utf-8"
    )
    for name in ("a.csv", "a.md", "a.jsonl"):
        (article,) = srccompare.read(tmp_path / name)
        assert (article.outlet, article.text) == (word, word)
    row = table_printed(command("measure", tmp_path / "a.csv", "--families", "counts")).iloc[0]
    assert (row["id"], row["outlet"]) == (word, word)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            'outlet,text\nGull,"It may rain.\nWire,It may snow.\n',
            "Quotation marks around cells are out of order",
        ),
        ("outlet,text\nGull\nWire,It may snow.,and more\n", "Rows are longer or shorter than the header"),
        ("outlet,text,text\nGull,It may rain.,\n", "Where a name stands twice, the first counts"),
        ("outlet,text\na,It may rain.\na,It may rain.\n", ""),
        ("\ufeffoutlet;text\r\nGull;It may rain.\r\n", ""),
        ("outlet\ttext\nGull\tIt may rain.\n", ""),
        ("outlet,text\nGull,\0\n", ""),
    ],
    ids=["unclosed", "ragged", "doubled", "alike", "semicolons", "tabs", "NUL"],
)
def test_tables_out_of_order_are_read_as_far_as_they_go(tmp_path, table, said):
    path = tmp_path / "articles.csv"
    path.write_text(table, encoding="utf-8", newline="")
    result = command("measure", path, "--families", "counts")
    assert len(table_printed(result)) >= 1
    assert said in result.stderr
    assert ("Warning" in result.stderr) == bool(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("heading,copy\nA,B\n", "no column 'text' in"),
        ("7\n", "no column 'text' in"),
    ],
)
@pytest.mark.parametrize("one", ["measure", "compare", "evidence", "attributions"])
def test_a_table_without_texts_is_an_error_that_names_what_is_there(tmp_path, content, said, one):
    path = tmp_path / "articles.csv"
    path.write_text(content, encoding="utf-8")
    assert said in command(one, path, code=1).stderr


def test_wrong_options_are_sentences_too(tmp_path):
    folder = folder_with(tmp_path)
    for arguments, said in (
        (["measure", folder, "--families", "hedges"], "no family named 'hedges'; available: attribution"),
        (["measure", folder, "--voice", "loud"], "no voice named 'loud'"),
        (["compare", folder, "--by", "country", "-o", tmp_path / "r.html"], "no column 'country'"),
        (["compare", folder, "--reference", "x", "-o", tmp_path / "r.html"], "no group 'x'"),
        (["compare", folder, "-o", tmp_path / "r.pdf"], "does not end in one of"),
        (["measure", folder, "--lexicon", tmp_path / "none.tsv"], "none.tsv"),
    ):
        assert said in command(*arguments, code=1).stderr
    assert sorted(found.name for found in tmp_path.iterdir()) == ["articles"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip"])
def test_a_packed_file_whose_names_are_no_text_is_refused(name, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("é.txt", "Rain fell.")
    path = tmp_path / name
    path.write_bytes(packed.getvalue().replace("é".encode(), b"\x83\x83"))
    with pytest.raises(SrccompareError, match="that can be read"):
        srccompare.read(path)
