"""Zipped folders are read in memory, within bounds, whatever their names say."""

from __future__ import annotations

import os
import stat
import zipfile

import pytest
from reading import filled, quietly

from srccompare.errors import ReadError
from srccompare.read import archives, read


def zipped(path, files, method=zipfile.ZIP_DEFLATED):
    """An archive with these members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_zipped_folder_is_read_as_the_folder_would_be(tmp_path):
    table = "file,outlet\na.txt,Alpha\n"
    files = {"x/a.txt": "Rain.", "x/articles.csv": table, "x/notes.odt": "x", "__MACOSX/x/._a.txt": b"\0"}
    articles = read(zipped(tmp_path / "coverage.zip", files))
    assert [(article.id, article.outlet, article.text) for article in articles] == [("a", "Alpha", "Rain.")]
    assert articles.notes == ("Left out as no articles: notes.odt.",)


def test_inner_folders_are_read_and_named_where_names_could_be_confused(tmp_path):
    files = {"one/a.txt": "Rain.", "two/a.txt": "Snow.", "two/b.json": "{"}
    articles, said = quietly(zipped(tmp_path / "c.zip", files))
    assert articles.ids == ["one-a", "two-a"]
    assert "two/b.json (no JSON" in said[0]


@pytest.mark.parametrize(
    "name", ["../../a.txt", "/etc/a.txt", "..\\..\\a.txt", "C:\\a.txt", "x/../../a.txt", "//server/a.txt"]
)
def test_names_that_lead_elsewhere_are_read_by_their_base_name_and_nothing_is_written(tmp_path, name):
    inner = tmp_path / "in" / "ner"
    inner.mkdir(parents=True)
    path = zipped(inner / "c.zip", {name: "Rain."})
    before = {place: sorted(names) for place, _, names in os.walk(tmp_path)}
    (article,) = read(path)
    assert (article.id, article.text) == ("a", "Rain.")
    assert {place: sorted(names) for place, _, names in os.walk(tmp_path)} == before


def test_what_inflates_beyond_the_bound_is_an_error_before_it_is_held_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LIMIT", 1_000_000)
    path = zipped(tmp_path / "c.zip", {"a.txt": "Rain.", "b.txt": b"\0" * 5_000_000})
    assert path.stat().st_size < 20_000
    with pytest.raises(ReadError, match=r"c\.zip inflates to more than 1 MB \(at b\.txt\).*unpack it"):
        read(path)
    # the sum counts, and what is no article is not inflated
    with pytest.raises(ReadError, match=r"at c\.txt"):
        read(zipped(tmp_path / "d.zip", dict.fromkeys(["a.txt", "b.txt", "c.txt"], "x" * 400_000)))
    assert read(zipped(tmp_path / "e.zip", {"a.txt": "x" * 1_000_000, "b.mp4": b"\0" * 5_000_000})).ids == [
        "a"
    ]


def test_sizes_in_headers_are_not_believed(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LIMIT", 1_000_000)
    path = zipped(tmp_path / "c.zip", {"a.txt": b"x" * 5_000_000, "b.txt": "Rain."})
    size = (5_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    articles, said = quietly(path)
    assert articles.ids == ["b"]
    assert "a.txt (damaged in the archive: " in said[0]


def test_one_damaged_member_does_not_cost_the_others(tmp_path):
    path = zipped(tmp_path / "c.zip", {"a.txt": b"Rain fell.", "b.txt": "Snow."}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"Rain fell.", b"Rain FELL."))
    articles, said = quietly(path)
    assert articles.ids == ["b"]
    assert "a.txt (damaged in the archive: Bad CRC-32" in said[0]


def test_links_and_encrypted_members_are_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "../../secret.txt")
        archive.writestr("b.txt", "Rain.")
        archive.writestr("c.txt", "Snow.")
    data = bytearray((tmp_path / "c.zip").read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    (tmp_path / "c.zip").write_bytes(data)
    articles, said = quietly(tmp_path / "c.zip")
    assert articles.ids == ["b"]
    assert "a.txt (it is a link to another file); c.txt (it is encrypted" in said[0]


@pytest.mark.parametrize("content", [b"", b"Rain fell.", b"PK\x03\x04 cut off"])
def test_what_is_no_archive_is_an_error_that_names_it(tmp_path, content):
    filled(tmp_path, {"c.zip": content})
    with pytest.raises(ReadError, match=r"c\.zip is no zip archive that can be read"):
        read(tmp_path / "c.zip")


def test_an_archive_without_articles_says_what_was_found(tmp_path):
    with pytest.raises(ReadError, match=r"no articles in the archive 'c\.zip'.*found: x\.odt"):
        read(zipped(tmp_path / "c.zip", {"x.odt": "x"}))
