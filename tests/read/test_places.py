"""Lists of paths, patterns, folders and archives are read together, each file once."""

from __future__ import annotations

import os
import zipfile

import pytest
from reading import filled, quietly

from srccompare.errors import ReadError
from srccompare.read import read


@pytest.fixture
def folder(tmp_path):
    """Some texts, a folder of others, and an archive."""
    filled(tmp_path, {"a.txt": "Rain.", "b.txt": "Snow.", "README.md": "Fog.", "more/c.txt": "Hail."})
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("d.txt", "Wind.")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a.txt"], ["a"]),
        (["b.txt", "a.txt"], ["b", "a"]),
        (["*.txt", "more/*"], ["a", "b", "c"]),
        (["b.txt", "*.txt"], ["b", "a"]),
        (["a.txt", "./a.txt"], ["a"]),
        (["more", "d.zip", "a.txt"], ["c", "d", "a"]),
        # a file named by itself is meant, whatever it is called
        (["README.md", "a.txt"], ["README", "a"]),
    ],
)
def test_paths_and_patterns_are_read_in_the_order_given(folder, paths, ids):
    places = [os.path.join(folder, path) for path in paths]
    assert read(places).ids == ids
    assert read(tuple(places)).ids == read(iter(places)).ids == ids
    assert read([folder / path for path in paths]).ids == ids


def test_a_path_that_leads_nowhere_does_not_cost_the_others(folder):
    articles, said = quietly([folder / "a.txt", folder / "gone.txt", folder / "*.csv", folder / "x.toml"])
    assert articles.ids == ["a"]
    assert len(said) == 1
    for part in (
        "left out: path 2 (there is no file",
        "gone.txt",
        "path 3 (no file matches",
        "is a manifest",
    ):
        assert part in said[0]
    assert said[0] in articles.notes


@pytest.mark.parametrize("texts", [["It fell.", "Snow?"], ["a" * 10_000], ["Rain*"], [""]])
def test_words_in_a_list_are_neither_paths_nor_texts(texts):
    with pytest.raises(ReadError) as caught:
        read(texts)
    assert str(caught.value).startswith(f"row 1 (index 0) is {texts[0][:5]!r}"[:-1])
    assert "wanted dicts: [{'text': …, 'outlet': …}, …], or paths, none of which can be read" in str(
        caught.value
    )
    assert len(str(caught.value)) < 1500


def test_paths_among_dicts_are_a_mistake(folder):
    with pytest.raises(ReadError, match=r"row 2 \(index 1\) is .* \(str\); wanted dicts.* for files give"):
        read([{"text": "Rain."}, str(folder / "a.txt")])


def test_a_table_describes_the_files_of_all_paths(folder):
    filled(folder, {"tables/articles.csv": "file,outlet\na.txt,Alpha\nc.txt,Gamma\n"})
    articles = read([folder / "a.txt", folder / "more", folder / "tables"])
    assert [article.outlet for article in articles] == ["Alpha", "Gamma"]
