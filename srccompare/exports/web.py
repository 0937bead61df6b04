"""W3C Web Annotations (2017): a collection in JSON-LD, each span found by its position and by its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pandas as pd

from srccompare.articles import Articles
from srccompare.errors import SrccompareError
from srccompare.exports.tabular import typed
from srccompare.writing import write as write_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and behind a span that tell it from the same words elsewhere, as in the client of
Hypothesis, which reads what is written here."""


def write(table: pd.DataFrame, path: Path, articles: Articles, force: bool) -> None:
    """All annotations as one collection with one page."""
    by_id = {article.id: article for article in articles}
    items = [annotation(row, by_id[row["id"]]) for row in table.to_dict("records")]
    collection = {
        "@context": CONTEXT,
        "id": "urn:srccompare:annotations",
        "type": "AnnotationCollection",
        "label": "What srccompare marked in these texts; positions count Unicode code points.",
        "total": len(items),
        "first": {
            "id": "urn:srccompare:annotations:page",
            "type": "AnnotationPage",
            "partOf": "urn:srccompare:annotations",
            "startIndex": 0,
            "items": items,
        },
    }
    write_text(
        path, json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1) + "\n", force=force
    )


def annotation(row: dict[Any, Any], article: Any) -> dict[str, Any]:
    """One span as an annotation: its label as a tag, everything else as a description."""
    text = getattr(article, row["field"])
    start, end = row["start"], row["end"]
    about = {name: row[name] for name in ("group", "score")} | {
        "outlet": None if pd.isna(row["outlet"]) else row["outlet"],
        "attributes": json.loads(row["attributes"]),
    }
    name = f"{quote(row['id'], safe='')}:{row['field']}"
    target = {
        "source": f"urn:srccompare:article:{name}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }
    tag = f"{row['layer']}/{row['label']}"
    place = f"{row['group']}:{start}-{end}"
    return {
        "id": f"urn:srccompare:annotation:{name}:{quote(tag, safe='')}:{place}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(about, ensure_ascii=False, sort_keys=True),
            },
        ],
        # A page on the web may have changed since; the words then still find their place.
        "target": target | ({"scope": article.url} if article.url else {}),
    }


def read(path: Path) -> pd.DataFrame:
    """The annotations of a collection."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        items = collection["first"]["items"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise SrccompareError(
            f"{str(path)!r} is no annotation collection with a first page: {error}"
        ) from error
    rows = []
    for number, item in enumerate(items, 1):
        try:
            rows.append(row_of(item))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SrccompareError(
                f"{str(path)!r}, annotation {number}: not as export writes it ({error})"
            ) from error
    return typed(rows, path)


def row_of(item: dict[str, Any]) -> dict[str, Any]:
    """An annotation as a row."""
    bodies = {body["purpose"]: body["value"] for body in item["body"]}
    layer, _, label = bodies["tagging"].partition("/")
    about = json.loads(bodies["describing"])
    selectors = dict(selected(item["target"]))
    position = selectors["TextPositionSelector"]
    article, _, field = item["target"]["source"].removeprefix("urn:srccompare:article:").rpartition(":")
    return {
        "id": unquote(article),
        "outlet": about["outlet"],
        "layer": layer,
        "label": label,
        "field": field,
        "start": position["start"],
        "end": position["end"],
        "text": selectors["TextQuoteSelector"]["exact"],
        "group": about["group"],
        "score": about["score"],
        "attributes": json.dumps(about["attributes"], ensure_ascii=False, sort_keys=True),
    }


def selected(target: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The selectors of a target by their type."""
    for selector in target["selector"]:
        yield selector["type"], selector
