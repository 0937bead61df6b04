"""brat standoff: a folder with a text and a file of annotations for every article.

The text is the headline, a line break, and the article's text, of the same length as they were given:
brat takes "\\r\\n" for one character, so "\\r" is written as a blank before "\\n" and as "\\n" elsewhere.
A span that runs over a line break is cut there, as brat asks for; a note keeps it as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.articles import Article, Articles
from srccompare.errors import SrccompareError
from srccompare.exports.spans import ATTRIBUTION
from srccompare.exports.tabular import typed
from srccompare.plain_files import text_of as read_text
from srccompare.writing import file_names, written_folder

Place = tuple[int, int]
INDEX = "articles.json"
LINE = re.compile(r"(?P<key>T\d+)\t(?P<label>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)\t.*")
NOTE = re.compile(r"#\d+\tAnnotatorNotes (?P<key>T\d+)\t(?P<note>.*)")


@dataclass
class Marked:
    """One text-bound annotation while it is read: its label, its places, and what the note says of it."""

    label: str
    places: list[Place]
    note: dict[str, Any] = field(default_factory=dict)


def write(table: pd.DataFrame, path: Path, articles: Articles, force: bool) -> None:
    """Texts, standoff files, the labels brat has to know, and an index of the articles."""
    names = file_names(articles.ids)
    rows = {article: list(group.to_dict("records")) for article, group in table.groupby("id", sort=False)}
    index = [
        {"id": article.id, "outlet": article.outlet, "file": f"{name}.txt", "text_starts": before(article)}
        for article, name in zip(articles, names, strict=True)
    ]
    labels = dict.fromkeys(label_of(row) for ones in rows.values() for row in ones)
    with written_folder(path, force=force) as folder:
        for article, name in zip(articles, names, strict=True):
            put(folder / f"{name}.txt", text_of(article))
            put(folder / f"{name}.ann", standoff(article, rows.get(article.id, [])))
        put(folder / INDEX, json.dumps(index, ensure_ascii=False, indent=1) + "\n")
        put(folder / "annotation.conf", configuration(labels))


def put(path: Path, text: str) -> None:
    """Text as a file of the folder."""
    path.write_text(text, encoding="utf-8", newline="\n")


def text_of(article: Article) -> str:
    """Headline and text as brat counts them."""
    whole = f"{article.title}\n{article.text}" if article.title else article.text
    return whole.replace("\r\n", " \n").replace("\r", "\n")


def before(article: Article) -> int:
    """How many characters stand before the text in the file."""
    return len(article.title) + 1 if article.title else 0


def label_of(row: dict[Any, Any]) -> str:
    """A label of letters, digits, "_" and "-", which is all brat allows."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", f"{row['layer']}_{row['label']}")


def configuration(labels: Sequence[str] | dict[str, None]) -> str:
    """The labels and relations in use, as brat's ``annotation.conf``."""
    entities = "\n".join(labels)
    said = f"{ATTRIBUTION}_source", f"{ATTRIBUTION}_cue", f"{ATTRIBUTION}_content"
    relations = f"source-of Arg1:{said[0]}, Arg2:{said[2]}\ncue-of Arg1:{said[1]}, Arg2:{said[2]}"
    return f"[entities]\n{entities}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n"


def standoff(article: Article, rows: Sequence[dict[Any, Any]]) -> str:
    """The annotations of one article; what belongs together is one annotation with several fragments."""
    text, shift = text_of(article), before(article)
    joined: dict[tuple[str, str, str, int], list[dict[Any, Any]]] = {}
    for row in rows:
        joined.setdefault((row["layer"], row["label"], row["field"], row["group"]), []).append(row)
    lines, of_attribution = [], dict[int, dict[str, str]]()
    for number, (key, fragments) in enumerate(joined.items(), 1):
        moved = shift if key[2] == "text" else 0
        spans = [(row["start"] + moved, row["end"] + moved) for row in fragments]
        places = [place for span in spans for place in cut(span, text)]
        shown = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(text[start:end] for start, end in places)
        lines.append(f"T{number}\t{label_of(fragments[0])} {shown}\t{words}")
        note = {"layer": key[0], "label": key[1], "group": key[3], "spans": spans}
        note |= {"scores": [row["score"] for row in fragments]}
        note |= {"attributes": json.loads(fragments[0]["attributes"])}
        lines.append(f"#{number}\tAnnotatorNotes T{number}\t{json.dumps(note, ensure_ascii=False)}")
        if key[0] == ATTRIBUTION:
            of_attribution.setdefault(key[3], {})[key[1]] = f"T{number}"
    lines += relations(of_attribution)
    return "".join(f"{line}\n" for line in lines)


def cut(span: Place, text: str) -> list[Place]:
    """The parts of a span on each line; no part is empty."""
    parts = re.finditer(r"[^\n]+", text[slice(*span)])
    return [(span[0] + part.start(), span[0] + part.end()) for part in parts] or [span]


def relations(of_attribution: dict[int, dict[str, str]]) -> Iterator[str]:
    """Source and cue of each attribution, tied to its content."""
    number = 0
    for roles in of_attribution.values():
        for role in ("source", "cue"):
            if role in roles and "content" in roles:
                number += 1
                yield f"R{number}\t{role}-of Arg1:{roles[role]} Arg2:{roles['content']}"


def read(folder: Path) -> pd.DataFrame:
    """The annotations of a folder, with what people changed in brat."""
    try:
        index = json.loads(read_text(folder / INDEX))
    except (OSError, json.JSONDecodeError) as error:
        raise SrccompareError(
            f"{str(folder / INDEX)!r} cannot be read ({error}); export writes it beside the brat files"
        ) from error
    rows: list[dict[str, Any]] = []
    for about in index:
        name = about["file"]
        if Path(name).name != name:
            raise SrccompareError(f"{str(folder / INDEX)!r}: {name!r} does not lie in this folder")
        text = read_text(folder / name)
        marked = (folder / name).with_suffix(".ann")
        rows += rows_of(marks_in(marked, len(text)), about, text)
    return typed(rows, folder)


def marks_in(path: Path, length: int) -> list[Marked]:
    """The text-bound annotations of a file; relations and what else brat may add are passed over."""
    found: dict[str, Marked] = {}
    for number, line in enumerate(read_text(path).split("\n"), 1):
        where = f"{str(path)!r}, line {number}"
        if line.startswith("T"):
            parts = LINE.fullmatch(line)
            if parts is None:
                raise SrccompareError(f"{where}: {line[:60]!r} is no text-bound annotation as brat writes it")
            places = [tuple(map(int, place.split())) for place in parts["places"].split(";")]
            if any(not 0 <= start < end <= length for start, end in places):
                raise SrccompareError(
                    f"{where}: {parts['places']!r} lies outside a text of {length} characters"
                )
            found[parts["key"]] = Marked(parts["label"], [(start, end) for start, end in places])
        elif (parts := NOTE.fullmatch(line)) and parts["key"] in found:
            try:
                found[parts["key"]].note = json.loads(parts["note"])
            except json.JSONDecodeError:
                # A note somebody wrote by hand says nothing of ours.
                continue
    return list(found.values())


def rows_of(marks: Sequence[Marked], about: dict[str, Any], text: str) -> Iterator[dict[str, Any]]:
    """One row per fragment, counted in the article's own fields again."""
    fresh = 1 + max((mark.note.get("group", -1) for mark in marks), default=-1)
    for number, mark in enumerate(marks):
        layer, _, label = mark.label.partition("_")
        told = [(start, end) for start, end in mark.note.get("spans", [])]
        kept = [place for span in told for place in cut(span, text)] == mark.places
        spans = told if kept else mark.places
        scores = mark.note.get("scores", [1.0])
        for place, (start, end) in enumerate(spans):
            in_text = start >= about["text_starts"]
            moved = about["text_starts"] if in_text else 0
            yield {
                "id": about["id"],
                "outlet": about["outlet"],
                "layer": mark.note.get("layer", layer),
                "label": mark.note.get("label", label),
                "field": "text" if in_text else "title",
                "start": start - moved,
                "end": end - moved,
                "text": text[start:end],
                "group": mark.note.get("group", fresh + number),
                "score": scores[min(place, len(scores) - 1)],
                "attributes": json.dumps(mark.note.get("attributes", {}), ensure_ascii=False, sort_keys=True),
            }
