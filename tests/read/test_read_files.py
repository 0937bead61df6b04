"""Folders, patterns and files on disk become articles, and nothing is dropped in silence."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys

import pytest
from reading import filled, quietly

from srccompare.errors import ReadError, SrccompareWarning
from srccompare.read import read

RAIN = "Rain fell on Averin. Nobody was hurt."


# Which files ----------------------------------------------------------------------------------------


def test_a_folder_is_read_in_the_order_of_names_and_file_names_stand_for_outlets(tmp_path):
    filled(tmp_path, {"gull.txt": "Snow.", "Averin.md": RAIN, "coast.TXT": "Hail."})
    articles = read(tmp_path)
    assert [(article.id, article.outlet, article.text) for article in articles] == [
        ("Averin", "Averin", RAIN),
        ("coast", "coast", "Hail."),
        ("gull", "gull", "Snow."),
    ]
    assert articles.notes == (
        "No table says where the texts come from, so the file name stands for the outlet.",
    )


def test_files_that_are_no_articles_are_left_out_and_named(tmp_path):
    filled(tmp_path, {"a.txt": RAIN, "README.md": "#", "map.odt": "PK", ".hidden.txt": "x", "old/b.txt": "x"})
    articles = read(str(tmp_path))
    assert articles.ids == ["a"]
    assert articles.notes[0] == "Left out as no articles: map.odt."
    assert "Folders beside articles are not read: old." in articles.notes


def test_a_pattern_picks_files(tmp_path):
    filled(tmp_path, {"a.txt": RAIN, "b.txt": "Snow.", "b.md": "Hail."})
    assert read(str(tmp_path / "*.txt")).ids == ["a", "b"]
    # The bracket is part of a name that exists, not a pattern.
    filled(tmp_path, {"[1].txt": "Fog."})
    assert read(tmp_path / "[1].txt")[0].text == "Fog."


def test_one_file_by_name_is_read_even_if_it_is_a_readme(tmp_path):
    filled(tmp_path, {"README.md": RAIN})
    assert read(tmp_path / "README.md").ids == ["README"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{}/none", ["no file or folder", "none'", "wanted a folder", ".jsonl"]),
        ("{}/none*.txt", ["no file matches", "none*.txt"]),
        (
            "{}/empty",
            ["no articles in the folder", "empty'", ".txt, .md, .html, .htm, .csv, .tsv, .json, .jsonl"],
        ),
        ("{}/pages", ["no articles", "found: page.odt"]),
        ("{}/nested", ["no articles", "wanted files named"]),
        ("{}/pages/page.odt", ["page.odt is in no format that is read", "save it as .docx"]),
        ("", ["the path is empty"]),
        ("  ", ["the path is empty"]),
        ("Rain fell on Averin, said the mayor.", ["'Rain fell on Averin", "[{'text': …, 'outlet': …}]"]),
        ("What rain?\nNone fell.\n", ["no file or folder", "[{'text': …, 'outlet': …}]"]),
        ("Rain\0fell", ["no file or folder 'Rain\\x00fell'"]),
        ("Rain fell. " * 100_000, ["'Rain fell.", "…", "[{'text': …"]),
        ("https://gull.example/rain", ["is an address, and nothing is fetched"]),
    ],
)
def test_a_path_that_leads_nowhere_says_what_would_work(tmp_path, source, said):
    filled(tmp_path, {"pages/page.odt": "Rain.", "nested/inner": ""})
    (tmp_path / "empty").mkdir()
    (tmp_path / "nested/inner").unlink()
    (tmp_path / "nested/inner").mkdir()
    with pytest.raises(ReadError) as caught:
        read(source.replace("{}", str(tmp_path)))
    assert [part for part in said if part not in str(caught.value)] == []
    assert len(str(caught.value)) < 400


def test_a_bad_file_does_not_cost_the_good_ones(tmp_path):
    filled(tmp_path, {"a.txt": RAIN, "b.txt": b"%PDF-1.7 \xff", "c.csv": "", "d.json": '{"text": '})
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone.txt")
    articles, said = quietly(tmp_path)
    assert articles.ids == ["a"]
    assert len(said) == 1
    for part in ["b.txt (it is a PDF", "c.csv (it is empty", "d.json (", "column 10", "e.txt (No such file"]:
        assert part in said[0]
    assert said[0] in articles.notes


def test_if_no_file_can_be_read_that_is_an_error(tmp_path):
    filled(tmp_path, {"a.txt": b"PK\x03\x04", "b.json": "[1"})
    with pytest.raises(
        ReadError, match=r"no article could be read .* a\.txt \(it is a zip archive.* b\.json"
    ):
        read(tmp_path)
    with pytest.raises(ReadError, match=r"a\.txt cannot be read: it is a zip archive"):
        read(tmp_path / "a.txt")


def test_a_folder_of_texts_is_read_without_numpy_and_pandas(tmp_path):
    filled(tmp_path, {"a.txt": RAIN})
    code = (
        "import sys; from srccompare.read import read; "
        f"read({str(tmp_path)!r}); print([name for name in ('numpy', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# Tables beside text files -----------------------------------------------------------------------------

GULL = {"outlet": "The Gull", "published": "2026-05-12", "desk": "weather"}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("articles.csv", "file,outlet,published,desk\ngull.txt,The Gull,2026-05-12,weather\n"),
        ("metadata.csv", "id,outlet,published,desk\ngull,The Gull,2026-05-12,weather\n"),
        ("where from.csv", "File;Outlet;Published;desk\r\ngull.txt;The Gull;2026-05-12;weather\r\n"),
        ("articles.csv", "file,outlet,published,desk\ntexts\\gull.txt,The Gull,2026-05-12,weather\n"),
        ("articles.jsonl", json.dumps({"file": "gull", **GULL})),
        ("metadata.json", json.dumps([{"id": "gull", **GULL}])),
    ],
)
def test_a_table_in_the_folder_describes_the_text_files(tmp_path, name, table):
    filled(tmp_path, {"gull.txt": RAIN, name: table})
    (article,) = articles = read(tmp_path)
    assert (article.id, article.outlet, article.text) == ("gull", "The Gull", RAIN)
    assert article.published == datetime.date(2026, 5, 12)
    assert article.metadata["desk"] == "weather"
    assert articles.notes == ()


def test_rows_and_files_without_a_partner_are_named(tmp_path):
    table = "file,outlet\na.txt,Alpha\nc.txt,Gamma\n,Nobody\na,Again\nb.bak,Near Miss\n"
    filled(tmp_path, {"a.txt": RAIN, "b.txt": RAIN, "articles.csv": table})
    articles, said = quietly(tmp_path)
    assert [article.outlet for article in articles] == ["Alpha", "b"]
    assert said == [
        "Rows for files that are not there: articles.csv, row 2 ('c.txt'); articles.csv, row 5 ('b.bak').",
        "Rows that name no file were left out: articles.csv, row 3.",
        "Files with two rows, of which the first counts: articles.csv, row 4 ('a').",
        "Files without a row in articles.csv: b.txt.",
    ]
    assert articles.notes == (
        "No outlet is given for some files, so the file name stands for it: b.txt.",
        *said,
    )


def test_two_tables_may_describe_the_files_together(tmp_path):
    tables = {"a.csv": "file,outlet\na.txt,Alpha\n", "b.jsonl": '{"file": "b.txt", "outlet": "Beta"}'}
    filled(tmp_path, {"a.txt": RAIN, "b.txt": RAIN, **tables})
    assert [article.outlet for article in read(tmp_path)] == ["Alpha", "Beta"]


def test_accents_are_the_same_however_a_file_system_spells_them(tmp_path):
    filled(tmp_path, {"cafe\u0301.txt": RAIN, "articles.csv": "file,outlet\ncaf\u00e9.txt,Café Post\n"})
    assert read(tmp_path)[0].outlet == "Café Post"


def test_what_the_table_leaves_blank_stays_as_the_file_has_it(tmp_path):
    page = "---\noutlet: Front\nauthor: 'Rory Tamsin'\nevent: no\n---\nRain."
    filled(tmp_path, {"a.md": page, "articles.csv": "file,outlet,author\na.md,Side,\n"})
    (article,) = read(tmp_path)
    assert (article.outlet, article.author, article.event, article.text) == (
        "Side",
        "Rory Tamsin",
        "no",
        "Rain.",
    )


def test_a_table_that_holds_texts_is_read_beside_text_files(tmp_path):
    filled(tmp_path, {"a.txt": RAIN, "b.csv": "id,text\nb,Snow.\n"})
    assert [(article.id, article.text) for article in read(tmp_path)] == [("a", RAIN), ("b", "Snow.")]


def test_a_table_without_texts_and_files_is_left_out_and_named(tmp_path):
    filled(tmp_path, {"a.txt": RAIN, "prices.csv": "day,price\n1,2\n"})
    articles, said = quietly(tmp_path)
    assert articles.ids == ["a"]
    assert said == [
        "Tables without a column 'text' were left out; one that describes text files names them in 'file', "
        "or pages in 'url': prices.csv (columns: 'day', 'price')."
    ]


# Markdown -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "title", "text"),
    [
        ("---\ntitle: Rain\n---\nIt fell.", "Rain", "It fell."),
        ('---\r\ntitle: "Rain: again"\r\ntags:\r\n  - wet\r\n---\r\nIt fell.', "Rain: again", "It fell."),
        ("---\n---\nIt fell.", None, "It fell."),
        # and these begin with a ruler, or not at all
        ("---\nRain fell.\n---\nThen snow.", None, "---\nRain fell.\n---\nThen snow."),
        ("---\ntitle: Rain\nIt fell.", None, "---\ntitle: Rain\nIt fell."),
        ("# Rain\n\nIt *fell*.", None, "# Rain\n\nIt *fell*."),
    ],
)
def test_markdown_is_kept_but_for_what_it_says_about_itself(tmp_path, page, title, text):
    filled(tmp_path, {"a.md": page, "b.txt": page})
    markdown, plain = read(tmp_path)
    assert (markdown.title, markdown.text) == (title, text)
    assert plain.text == page


# CSV, JSON, JSON Lines ------------------------------------------------------------------------------------


def test_cells_stay_text(tmp_path):
    filled(tmp_path, {"a.csv": "id,text,outlet,pages\n007,NA,None,\n1.0,nan,null,12\n"})
    articles = read(tmp_path / "a.csv")
    assert [(a.id, a.text, a.outlet, a.metadata["pages"]) for a in articles] == [
        ("007", "NA", "None", ""),
        ("1.0", "nan", "null", "12"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "title,text\nRain,It fell.\n",
        "title;text\nRain;It fell.\n",
        "title\ttext\nRain\tIt fell.\n",
        '"title","text"\n"Rain","It fell."',
    ],
)
def test_columns_are_cut_where_the_header_shows(tmp_path, table):
    filled(tmp_path, {"a.csv": table})
    (article,) = read(tmp_path / "a.csv")
    assert (article.title, article.text, article.id) == ("Rain", "It fell.", "row-1")


def test_a_cell_may_be_longer_than_the_csv_module_allows_and_hold_line_breaks(tmp_path):
    import csv

    limit = csv.field_size_limit()
    text = 'Rain\r\nfell, "hard"\n\n' * 20_000
    filled(tmp_path, {"a.csv": 'text\n"' + text.replace('"', '""') + '"\n'})
    assert read(tmp_path / "a.csv")[0].text == text
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("table", "texts", "said"),
    [
        ("id,text\na,Rain,fell\nb,Snow\n", ["Rain", "Snow"], "a.csv, row 1 (3 cells under 2 names)"),
        ("id,text\na\nb,Snow\n", ["", "Snow"], "a.csv, row 1 (1 cells under 2 names)"),
        ('id,text\na,"Rain "fell\nb,Snow\n', ["Rain fell", "Snow"], "Quotation marks around cells"),
        ('id,text\na,Rain\nb,"Snow\n', ["Rain", "Snow\n"], "a.csv (unexpected end of data)"),
        ("id,text,text\na,Rain,Snow\n", ["Rain"], "a.csv, header ('text')"),
    ],
)
def test_a_table_out_of_shape_is_read_and_reported(tmp_path, table, texts, said):
    filled(tmp_path, {"a.csv": table})
    articles, warned = quietly(tmp_path / "a.csv")
    assert [article.text for article in articles] == texts
    assert said in " ".join(warned)
    assert articles.notes == tuple(warned)


def test_a_header_alone_is_no_article_and_an_empty_table_an_error(tmp_path):
    filled(tmp_path, {"a.csv": "id,text\n", "b.jsonl": "\n", "c.csv": "\n"})
    assert len(read(tmp_path / "a.csv")) == len(read(tmp_path / "b.jsonl")) == 0
    with pytest.raises(ReadError, match=r"c\.csv cannot be read: it is empty; wanted a header"):
        read(tmp_path / "c.csv")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "Rain', "a.jsonl, line 2 (no JSON: Unterminated string starting at column 10)"),
        ("[1, 2]", "a.jsonl, line 2 (a list, wanted an object)"),
        ("null", "a.jsonl, line 2 (nothing, wanted an object)"),
        ("[" * 100_000, "a.jsonl, line 2 (nested too deeply to be read)"),
        ('{"pages": ' + "9" * 5000 + "}", "a.jsonl, line 2 (no JSON that can be read"),
    ],
    ids=["cut off", "a list", "null", "nested", "a long number"],
)
def test_a_bad_line_does_not_cost_the_others(tmp_path, line, said):
    filled(tmp_path, {"a.jsonl": f'{{"text": "One."}}\r\n{line}\n\n{{"text": "Two.\\u2028"}}'})
    articles, warned = quietly(tmp_path / "a.jsonl")
    assert [(article.id, article.text) for article in articles] == [
        ("row-1", "One."),
        ("row-4", "Two.\u2028"),
    ]
    assert len(warned) == 1
    assert said in warned[0]
    assert articles.notes == tuple(warned)


def test_if_no_line_can_be_read_that_is_an_error(tmp_path):
    filled(tmp_path, {"a.jsonl": "rain\nsnow\n"})
    with pytest.raises(ReadError, match=r"no article could be read .*a\.jsonl, line 1 .*a\.jsonl, line 2"):
        read(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ([{"text": "Rain."}, {"text": "Snow.", "id": "b"}], ["row-1", "b"]),
        ({"status": "ok", "articles": [{"text": "Rain."}]}, ["row-1"]),
        ({"text": "Rain.", "outlet": "Gull"}, ["a"]),
        ([], []),
    ],
)
def test_json_is_a_list_an_object_with_articles_or_one_article(tmp_path, value, ids):
    filled(tmp_path, {"a.json": json.dumps(value)})
    assert read(tmp_path / "a.json").ids == ids


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("3", "a.json cannot be read: it holds a number; wanted a list of objects"),
        ('{"text": {"0": "Rain."}}', "a.json cannot be read: it holds an object; wanted a list of objects"),
        ('[{"text": "Rain."}', "a.json cannot be read: no JSON: Expecting ',' delimiter at column 19"),
        ('["Rain."]', "a.json, article 1 (a string, wanted an object)"),
        ('[{"rain": "Rain."}]', "no column 'text' in a.json; columns present: 'rain'"),
    ],
)
def test_other_json_is_an_error_that_says_what_is_wanted(tmp_path, content, said):
    filled(tmp_path, {"a.json": content})
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.json")
    assert said in str(caught.value)


def test_values_of_the_wrong_kind_in_a_file_cost_that_article_only(tmp_path):
    rows = [
        {"text": 5, "outlet": "A"},
        {"text": ["Rain.", "Snow."]},
        {"text": "Rain.", "outlet": {"name": "B"}},
    ]
    filled(tmp_path, {"a.json": json.dumps(rows)})
    articles, (said,) = quietly(tmp_path / "a.json")
    assert [(a.text, a.outlet, a.flags) for a in articles] == [
        ("", "A", ("text is of the wrong kind", "no text")),
        ("", None, ("text is of the wrong kind", "no text")),
        ("Rain.", None, ("outlet is of the wrong kind",)),
    ]
    assert articles[0].metadata == {"text": 5, "encoding": "utf-8"}
    assert "a.json, article 1: text is 5 (int), wanted a string" in said
    assert "a.json, article 3: outlet is {'name': 'B'} (dict), wanted a string" in said


def test_a_key_given_twice_in_json_loses_nothing(tmp_path):
    filled(tmp_path, {"a.jsonl": '{"text": "Rain.", "text": "Snow."}'})
    (article,), said = quietly(tmp_path / "a.jsonl")
    assert (article.text, article.metadata) == ("Rain.", {"text-2": "Snow.", "encoding": "utf-8"})
    assert said == ["Where a name stands twice, the first counts: a.jsonl, line 1 ('text')."]


def test_many_keys_given_twice_take_no_time(tmp_path):
    filled(tmp_path, {"a.jsonl": '{"text": "Rain."' + ', "a": 1' * 50_000 + "}"})
    assert len(quietly(tmp_path / "a.jsonl")[0][0].metadata) == 50_000 + len(["encoding"])


def test_several_data_files_in_a_folder_keep_their_row_numbers_apart(tmp_path):
    filled(
        tmp_path, {"a.csv": "text\nRain.\n", "b.jsonl": '{"text": "Snow."}', "c.json": '{"text": "Hail."}'}
    )
    assert read(tmp_path).ids == ["a-row-1", "b-row-1", "c"]


def test_many_bad_rows_are_one_warning(tmp_path):
    filled(tmp_path, {"a.jsonl": '{"text": "Rain."}\n' + "snow\n" * 1000})
    _, (said,) = quietly(tmp_path / "a.jsonl")
    assert said.endswith("and 990 more.")
    assert len(said) < 1000


# Encodings ------------------------------------------------------------------------------------------------

CAFE = "Café “Averin”\r\nrained in.\r"


@pytest.mark.parametrize(
    ("data", "text", "flags"),
    [
        (CAFE.encode(), CAFE, ()),
        (CAFE.encode("utf-8-sig"), CAFE, ()),
        (CAFE.encode("utf-16"), CAFE, ()),
        (b"\xfe\xff" + CAFE.encode("utf-16-be"), CAFE, ()),
        (CAFE.encode("utf-32"), CAFE, ()),
        (CAFE.encode("cp1252"), CAFE, ("decoded as cp1252",)),
        (b"caf\xe9", "café", ("decoded as cp1252",)),
        (b"a\x81b", "a\x81b", ("decoded as cp1252",)),
        # one line is cp1252, the other was right all along
        ("é\n".encode() + "é".encode("cp1252"), "é\né", ("decoded as cp1252",)),
        # cut off in the middle of a character
        ("naïve “x”".encode()[:-1], "naïve “x\ufffd", ("undecodable bytes replaced",)),
        ("ab".encode("utf-16") + b"\x00\xd8", "ab\ufffd", ("undecodable bytes replaced",)),
        (b"a\xed\xa0\x80b", "a\ufffdb", ("surrogates replaced",)),
        (b"a\0b", "a\0b", ("NUL characters",)),
        ("a\u2028b\x85c\x0cd\n".encode(), "a\u2028b\x85c\x0cd\n", ()),
        (b"", "", ("no text",)),
        (b" \n\t", " \n\t", ("no text",)),
    ],
)
def test_bytes_become_text_character_for_character(tmp_path, data, text, flags):
    filled(tmp_path, {"a.txt": data})
    (article,), _ = quietly(tmp_path)
    assert (article.text, article.flags) == (text, flags)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"Rain.", "utf-8"),
        ("Café".encode("utf-8-sig"), "utf-8"),
        ("Café".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "Café".encode("utf-16-be"), "utf-16"),
        ("Café".encode("utf-32"), "utf-32"),
        ("Café".encode("cp1252"), "cp1252"),
        ('<?xml version="1.0" encoding="koi8-r"?>Дождь'.encode("koi8-r"), "koi8-r"),
        ("<meta charset=shift_jis>雨".encode("shift_jis"), "shift_jis"),
        (
            '<meta http-equiv="x" content="text/html; charset=iso-2022-jp">雨'.encode("iso2022-jp"),
            "iso2022_jp",
        ),
        (b"<meta charset='iso-8859-1'>\x93Caf\xe9\x94", "cp1252"),
        # a declaration that is outdated, unknown, no encoding of pages, or not where declarations stand
        ("<meta charset='iso-8859-1'>Café".encode(), "utf-8"),
        (b"<meta charset='utf-8'>Caf\xe9", "cp1252"),
        (b"<meta charset='martian'>Caf\xe9", "cp1252"),
        (b"<meta charset='rot13'>Rain", "utf-8"),
        (b"A page says <meta charset='koi8-r'>: caf\xe9", "cp1252"),
    ],
)
def test_the_encoding_of_a_file_is_recorded(tmp_path, data, encoding):
    filled(tmp_path, {"a.txt": data})
    (article,) = quietly(tmp_path)[0]
    assert article.metadata == {"encoding": encoding}
    letters = [letter for letter in article.text if not letter.isascii()]
    assert "".join(letters) in ("", "é", "“é”", "雨", "Дождь")
    outdated = any(flag.startswith("declared as") for flag in article.flags)
    assert outdated == (data == "<meta charset='iso-8859-1'>Café".encode())


def test_the_encoding_is_recorded_row_by_row_and_a_column_of_that_name_is_kept(tmp_path):
    filled(tmp_path, {"a.csv": b"text,encoding\nRain,paper\n", "b.csv": b"text\nCaf\xc3\xa9\nCaf\xe9\n"})
    encodings = [article.metadata["encoding"] for article in read(tmp_path)]
    assert encodings == ["paper", "utf-8", "cp1252"]
    assert read([{"text": "Rain."}])[0].metadata == {}


def test_lines_decoded_as_cp1252_are_noted(tmp_path):
    filled(tmp_path, {"a.txt": b"caf\xe9", "b.txt": "café"})
    assert "Lines that are not UTF-8 were decoded as cp1252 in a.txt." in read(tmp_path).notes


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_one_badly_encoded_row_leaves_the_others_alone(tmp_path, name):
    before, after = ('{"text": "', '"}\n') if name == "a.jsonl" else ("", "\n")
    row = f"{before}Café{after}"
    filled(tmp_path, {name: b"text\n" * (name == "a.csv") + row.encode() + row.encode("cp1252")})
    assert [(article.text, article.flags) for article in read(tmp_path / name)] == [
        ("Café", ()),
        ("Café", ("decoded as cp1252",)),
    ]


def test_lone_surrogates_are_replaced_at_the_same_length_wherever_they_stand(tmp_path):
    line = r'{"text": "a\ud800b", "title": "\udfff", "note": "\ud83d", "id": "\ud83d\ude00"}'
    filled(tmp_path, {"a.jsonl": line})
    (article,), (said,) = quietly(tmp_path / "a.jsonl")
    assert (article.text, article.title, article.metadata["note"]) == ("a\ufffdb", "\ufffd", "\ufffd")
    assert article.id == "\U0001f600"
    assert article.flags == ("surrogates replaced",)
    assert said == "Lone surrogates were replaced by U+FFFD: a.jsonl, line 1."


def test_a_column_that_holds_dates_is_taken_and_one_that_may_be_is_named(tmp_path):
    (tmp_path / "x.txt").write_text("Rain fell on the town.", encoding="utf-8")
    table = tmp_path / "articles.csv"
    table.write_text("file,Date,pages\nx.txt,2026-05-12,3\n", encoding="utf-8")
    articles = read(tmp_path)
    assert articles[0].published == datetime.date(2026, 5, 12)
    assert any("'Date' as published" in note for note in articles.notes)
    table.write_text("file,Date,pages\nx.txt,soon,3\n", encoding="utf-8")
    with pytest.warns(SrccompareWarning, match=r"No column 'published'.*columns=\{'Date': 'published'\}"):
        read(tmp_path)
    table.write_text("file,published,date\nx.txt,2026-05-12,3\n", encoding="utf-8")
    assert read(tmp_path)[0].published is not None
