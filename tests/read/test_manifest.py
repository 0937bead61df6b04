"""A manifest lists a study's articles by file name, and says which files are not the ones it means."""

from __future__ import annotations

import datetime
import hashlib
import zipfile

import pytest
from click.testing import CliRunner
from reading import filled, quietly

from srccompare.cli import main
from srccompare.errors import ReadError
from srccompare.read import read

GULL = "Cranes stood still in Averin."
POST = "The harbour is quiet."
SHA = hashlib.sha256(GULL.encode()).hexdigest()
MANIFEST = f"""
title = "Two reports on a strike"
folder = "texts"

[defaults]
event = "strike"

[[articles]]
file = "post.txt"
outlet = "The Post"
country = "Coria"

[[articles]]
file = "gull.txt"
sha256 = "{SHA}"
title = "Cranes stand still"
outlet = "The Gull"
published = 2026-05-12
url = "https://gull.example/cranes"
event = "walkout"
"""


@pytest.fixture
def study(tmp_path):
    """A manifest with its texts in a folder beside it."""
    filled(tmp_path, {"study.toml": MANIFEST, "texts/gull.txt": GULL, "texts/post.txt": POST})
    return tmp_path


def test_articles_come_in_the_order_of_the_manifest_with_what_it_says_of_them(study):
    post, gull = articles = read(study / "study.toml")
    assert (post.id, post.outlet, post.event, post.text) == ("post", "The Post", "strike", POST)
    assert post.metadata == {"country": "Coria", "encoding": "utf-8"}
    assert (gull.title, gull.outlet, gull.event) == ("Cranes stand still", "The Gull", "walkout")
    assert gull.published == datetime.date(2026, 5, 12)
    assert gull.url == "https://gull.example/cranes"
    assert gull.metadata == {"encoding": "utf-8"}
    assert (gull.flags, articles.notes) == ((), ())


def test_it_runs_on_files_that_lie_elsewhere(study, tmp_path):
    mine = filled(tmp_path / "mine", {"gull.txt": GULL, "post.txt": POST})
    expected = read(study / "study.toml")
    assert read(mine, manifest=study / "study.toml") == expected
    assert read(f"{mine}/*.txt", manifest=str(study / "study.toml")) == expected
    assert read([mine / "gull.txt", mine / "post.txt"], manifest=study / "study.toml") == expected
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("x/gull.txt", GULL)
        archive.writestr("x/post.txt", POST)
    assert read(tmp_path / "mine.zip", manifest=study / "study.toml") == expected


def test_a_file_that_differs_is_flagged_and_a_missing_one_named(study):
    filled(study, {"texts/gull.txt": "Another text."})
    (study / "texts/post.txt").unlink()
    (gull,), said = quietly(study / "study.toml")
    found = hashlib.sha256(b"Another text.").hexdigest()
    assert gull.flags == ("sha256 differs from the manifest",)
    assert said == [
        "Files listed in study.toml that are missing: post.txt (study.toml, article 1).",
        "Files that differ from what the manifest describes; offsets and numbers may too: "
        f"gull.txt (wanted {SHA}, found {found}).",
    ]


def test_files_it_does_not_list_are_left_out_and_named(study):
    filled(study, {"texts/c.txt": "Fog.", "texts/README.md": "x", "texts/.hidden.txt": "x"})
    articles = read(study / "study.toml")
    assert articles.ids == ["post", "gull"]
    assert articles.notes == ("Files that study.toml does not list were left out: README.md; c.txt.",)


def test_an_outlets_table_in_the_folder_or_named_by_the_manifest_is_used(study):
    table = "outlet,country\nThe Gull,Averin\nThe Post,Elsewhere\n"
    filled(study, {"texts/outlets.csv": table})
    assert [article.metadata["country"] for article in read(study / "study.toml")] == ["Coria", "Averin"]
    (study / "texts/outlets.csv").unlink()
    filled(study, {"o.csv": table, "study.toml": f'outlets = "o.csv"\n{MANIFEST}'})
    assert [article.metadata["country"] for article in read(study / "study.toml")] == ["Coria", "Averin"]


def test_a_file_in_an_inner_folder_and_a_table_of_one_row_are_articles_too(tmp_path):
    listing = '[[articles]]\nfile = "in/a.txt"\n[[articles]]\nfile = "b.json"\noutlet = "B"\n'
    listing += '[[articles]]\nfile = "c.csv"\n'
    files = {"in/a.txt": "Rain.", "b.json": '{"text": "Snow.", "outlet": "own"}', "c.csv": "text\nx\ny\n"}
    filled(tmp_path, {"m.toml": listing, **files})
    articles, said = quietly(tmp_path / "m.toml")
    assert [(article.id, article.outlet, article.text) for article in articles] == [
        ("a", "a", "Rain."),
        ("b", "B", "Snow."),
    ]
    assert said == ["Tables in a manifest hold one article each; others were left out: c.csv (2 rows)."]


LONG = "x" * 500


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            'file = "../gull.txt"',
            "must lie inside its folder; others were left out: m.toml, article 2 ('../g",
        ),
        ('file = "/etc/gull.txt"', "must lie inside its folder"),
        ('file = "."', "must lie inside its folder"),
        (f'file = "{500 * "x"}.txt"', "that are missing"),
        ('file = "C:/gull.txt"', "must lie inside its folder"),
        ('file = "in\\\\..\\\\..\\\\gull.txt"', "must lie inside its folder"),
        ('outlet = "Gull"', "that name no file were left out: m.toml, article 2"),
        ("file = 3", "that name no file were left out: m.toml, article 2"),
        ('file = "x.odt"', "Files in no format that is read were left out: x.odt (m.toml, article 2)"),
        ('file = "b.txt"\nsha256 = "abc"', "64 hexadecimal digits; not checked: b.txt ('abc')"),
        ('file = "b.txt"\ntext = "Own."', "A text written in a manifest is not used"),
        ('file = "b.txt"\npublished = "May 12"', "Dates that cannot be read"),
        ('file = "bad.txt"', "Files that cannot be read were left out: bad.txt (it is a PDF"),
    ],
)
def test_one_bad_entry_does_not_cost_the_others(tmp_path, entry, said):
    files = {"a.txt": "Rain.", "b.txt": "Snow.", "x.odt": "%PDF-", "bad.txt": "%PDF-"}
    filled(tmp_path, {"m.toml": f'[[articles]]\nfile = "a.txt"\n[[articles]]\n{entry}\n', **files})
    articles, warned = quietly(tmp_path / "m.toml")
    assert articles.ids[0] == "a"
    assert said in " ".join(warned)
    assert [article.text for article in articles[1:]] in ([], ["Snow."])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no [[articles]] in m.toml; present: none. Wanted for each article: [[articles]]"),
        ('[[article]]\nfile = "a.txt"', "no [[articles]] in m.toml; present: 'article'"),
        ('articles = ["a.txt"]', "no [[articles]] in m.toml"),
        ("[[articles]\n", "the manifest m.toml is no TOML: "),
        (f'folder = "{LONG}"\n[[articles]]\nfile = "a.txt"', "m.toml: there is no folder '"),
        ('folder = 3\n[[articles]]\nfile = "a.txt"', "m.toml: folder is 3, wanted folder = "),
        ('folder = "gone"\n[[articles]]\nfile = "a.txt"', "there is no folder"),
        ('[[articles]]\nfile = "gone.txt"', "none of the files m.toml lists is in the folder"),
        ('outlets = "gone.csv"\n[[articles]]\nfile = "a.txt"', "there is no file or folder"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_what_is_wanted(tmp_path, content, said):
    filled(tmp_path, {"m.toml": content, "a.txt": "Rain."})
    with pytest.raises(ReadError) as caught:
        quietly(tmp_path / "m.toml")
    assert said in str(caught.value)


def test_a_name_that_means_nothing_is_named(tmp_path):
    filled(tmp_path, {"m.toml": 'titel = "x"\n[[articles]]\nfile = "a.txt"', "a.txt": "Rain."})
    _, (said,) = quietly(tmp_path / "m.toml")
    assert said.startswith("Names in a manifest that mean nothing there (known: folder,")
    assert said.endswith(": 'titel'.")


def test_a_manifest_goes_with_files_only(study):
    for source in ([{"text": "x"}], read([{"text": "x"}]), study / "study.toml"):
        with pytest.raises(ReadError, match="manifest= lists files"):
            read(source, manifest=study / "study.toml")
    with pytest.raises(ReadError, match=r"gull\.txt' is no \.toml file"):
        read(study, manifest=study / "texts/gull.txt")
    with pytest.raises(ReadError, match=r"cannot be read: No such file"):
        read(study / "texts", manifest=study / "gone.toml")


@pytest.mark.parametrize("command", ["measure", "attributions"])
def test_tables_are_made_from_a_manifest_on_the_command_line(study, tmp_path, command):
    mine = filled(tmp_path / "mine", {"gull.txt": GULL, "post.txt": POST})
    arguments = [command, str(mine), "--manifest", str(study / "study.toml"), "-o", str(tmp_path / "t.csv")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "t.csv").read_text().startswith("id,")


def test_a_folder_is_compared_by_a_manifest_and_an_outlets_table_on_the_command_line(study, tmp_path):
    mine = filled(tmp_path / "mine", {"gull.txt": GULL, "post.txt": "Other."})
    filled(tmp_path, {"o.csv": "outlet,ownership\nThe Gull,public\nThe Post,private\n"})
    arguments = ["compare", str(mine), "--manifest", str(study / "study.toml"), "--by", "ownership"]
    arguments += ["--outlets", str(tmp_path / "o.csv"), "-o", str(tmp_path / "r.md")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert "private" in (tmp_path / "r.md").read_text(encoding="utf-8")
