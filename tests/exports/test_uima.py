"""UIMA CAS for INCEpTION holds every span, counted as UIMA counts, and comes back as it was."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import srccompare

pytest.importorskip("cassis", reason="dkpro-cassis is installed by .ci/full only")

ROWS = [
    {
        "id": "a",
        "title": "😀 Dam may fail",
        "text": "The 😀 dam may fail,\r\nengineers \x0bsaid.",
        "outlet": "Gull",
    },
    {"id": "b", "text": "“It is a shameful retreat,” said Ada Brandt. It may rain."},
    {"id": "c", "text": "Snow."},
]


def test_spans_come_back_with_their_code_points(tmp_path):
    table = srccompare.export(ROWS, tmp_path / "marks.xmi")
    assert {path.name for path in (tmp_path / "marks.xmi").iterdir()} == {
        "a.xmi", "b.xmi", "c.xmi", "TypeSystem.xml", "articles.json",
    }  # fmt: skip
    found = srccompare.read_spans(tmp_path / "marks.xmi")
    order = ["id", "layer", "group", "field", "start", "label"]
    own, back = (one.sort_values(order, ignore_index=True) for one in (table, found))
    columns = [name for name in own.columns if name != "text"]
    pd.testing.assert_frame_equal(back[columns], own[columns])
    # Line breaks and control characters are written otherwise, one for one.
    assert back["text"].str.len().tolist() == own["text"].str.len().tolist()


def test_places_in_the_file_count_utf_16_units(tmp_path):
    srccompare.export([{"id": "a", "text": "😀 It may rain."}], tmp_path / "m.xmi", "hedging")
    written = (tmp_path / "m.xmi" / "a.xmi").read_text(encoding="utf-8")
    (mark,) = re.findall(r"<\w+:Srccompare [^>]*>", written)
    assert 'begin="6"' in mark
    assert 'end="9"' in mark


def test_what_somebody_added_is_read(tmp_path):
    import cassis

    folder = tmp_path / "m.xmi"
    srccompare.export(ROWS[2:], folder, "hedging")
    system = cassis.load_typesystem((folder / "TypeSystem.xml").read_text(encoding="utf-8"))
    cas = cassis.load_cas_from_xmi((folder / "c.xmi").read_text(encoding="utf-8"), typesystem=system)
    kind = system.get_type("webanno.custom.Srccompare")
    cas.add(kind(begin=0, end=4, layer="own", label="weather"))
    (folder / "c.xmi").write_text(cas.to_xmi(), encoding="utf-8")
    found = srccompare.read_spans(folder)
    assert found[["layer", "label", "start", "end", "text"]].to_numpy().tolist() == [
        ["own", "weather", 0, 4, "Snow"]
    ]


def test_a_folder_without_its_index_is_named(tmp_path):
    (tmp_path / "m.xmi").mkdir()
    with pytest.raises(srccompare.SrccompareError, match=r"cannot be read .* export writes articles\.json"):
        srccompare.read_spans(tmp_path / "m.xmi")
