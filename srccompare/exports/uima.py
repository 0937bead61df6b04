"""UIMA CAS for INCEpTION: a folder with one XMI file per article, and the type system beside them.

The text is the one brat is given: headline, line break, text, of the same length as they were. XMI knows no
control characters, so each of these is a blank. In the files places count UTF-16 units, as UIMA has it; the
package ``dkpro-cassis`` counts them from code points and back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.articles import Article, Articles
from srccompare.errors import SrccompareError
from srccompare.exports.brat import INDEX, before, text_of
from srccompare.exports.tabular import typed
from srccompare.plain_files import text_of as read_text
from srccompare.read.guests import guest
from srccompare.writing import file_names
from srccompare.writing import write as write_text

TYPE = "webanno.custom.Srccompare"
"""Types of INCEpTION's own layers are called so."""

FEATURES = {
    "layer": "String",
    "label": "String",
    "group": "Integer",
    "score": "Double",
    "attributes": "String",
}
SYSTEM = "TypeSystem.xml"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(table: pd.DataFrame, path: Path, articles: Articles, force: bool) -> None:
    """A CAS per article, the type system, and an index of the articles."""
    cassis = package()
    system = cassis.TypeSystem()
    kind = system.create_type(TYPE, supertypeName="uima.tcas.Annotation")
    for name, range_ in FEATURES.items():
        system.create_feature(domainType=kind, name=name, rangeType=f"uima.cas.{range_}")
    path.mkdir(exist_ok=True)
    names = file_names(articles.ids)
    rows = {article: group.to_dict("records") for article, group in table.groupby("id", sort=False)}
    for article, name in zip(articles, names, strict=True):
        made = cas_of(cassis, system, kind, article, rows.get(article.id, []))
        write_text(path / f"{name}.xmi", made.to_xmi(), force=force)
    write_text(path / SYSTEM, system.to_xml(), force=force)
    index = [
        {"id": article.id, "outlet": article.outlet, "file": f"{name}.xmi", "text_starts": before(article)}
        for article, name in zip(articles, names, strict=True)
    ]
    write_text(path / INDEX, json.dumps(index, ensure_ascii=False, indent=1) + "\n", force=force)


def cas_of(cassis: Any, system: Any, kind: Any, article: Article, rows: list[dict[Any, Any]]) -> Any:
    """One article with its annotations."""
    made = cassis.Cas(typesystem=system)
    made.sofa_mime = "text/plain"
    made.sofa_string = CONTROL.sub(" ", text_of(article))
    for row in rows:
        moved = before(article) if row["field"] == "text" else 0
        values = {name: row[name] for name in FEATURES}
        values |= {"group": int(row["group"]), "score": float(row["score"])}
        made.add(kind(begin=int(row["start"]) + moved, end=int(row["end"]) + moved, **values))
    return made


def read(folder: Path) -> pd.DataFrame:
    """The annotations of a folder, with what people changed in INCEpTION."""
    cassis = package()
    try:
        index = json.loads(read_text(folder / INDEX))
        system = cassis.load_typesystem(read_text(folder / SYSTEM))
    except (OSError, ValueError) as error:
        raise SrccompareError(
            f"{str(folder)!r} cannot be read ({error}); export writes {INDEX} and {SYSTEM} into it"
        ) from error
    rows: list[dict[str, Any]] = []
    for about in index:
        text = read_text(folder / about["file"])
        rows += rows_of(cassis.load_cas_from_xmi(text, typesystem=system), about)
    return typed(rows, folder)


def rows_of(cas: Any, about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One row per annotation, counted in the article's own fields again; by layer and group as exported."""
    found = sorted(cas.select(TYPE), key=lambda one: (one.layer or "", one.group or 0, one.begin))
    for one in found:
        in_text = one.begin >= about["text_starts"]
        moved = about["text_starts"] if in_text else 0
        yield {
            "id": about["id"],
            "outlet": about["outlet"],
            "layer": one.layer or "own",
            "label": one.label or "",
            "field": "text" if in_text else "title",
            "start": one.begin - moved,
            "end": one.end - moved,
            "text": one.get_covered_text(),
            "group": one.group or 0,
            "score": 1.0 if one.score is None else one.score,
            "attributes": one.attributes or "{}",
        }


def package() -> Any:
    """The package that writes and reads CAS."""
    return guest("cassis", package="dkpro-cassis", extra="uima", reads="UIMA CAS")
