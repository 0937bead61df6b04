"""Everything that was marked in the texts as one plain table: what every form of export is written from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from srccompare.documents import Documents, Voice
from srccompare.documents.attribution import ROLES
from srccompare.families.base import Family
from srccompare.tables import Families, Lexicons, as_table, attributions, batches, evidence, families_of
from srccompare.tables.kinds import keep_kind

ATTRIBUTION = "attribution"
LAYERS = (ATTRIBUTION, "hedging", "loaded", "framing")
"""What is exported unless families are named: the words people annotate, not whole sentences."""

SPAN_COLUMNS = {
    "id": "string", "outlet": "string", "layer": "string", "label": "string", "field": "string",
    "start": "int64", "end": "int64", "text": "string", "group": "int64", "score": "float64",
    "attributes": "string",
}  # fmt: skip

# Of an attribution's row, what is no role, no place and no text.
PLACED = ("id", "outlet", "attribution", "field", "score", "zone", "sentence", *ROLES)


@keep_kind
def spans(
    source: Any, families: Families = LAYERS, *, voice: str | Voice | None = None, lexicons: Lexicons = ()
) -> pd.DataFrame:
    """One row per marked stretch of text: attributions by role, and the words behind the families' numbers.

    ``layer`` is the family, ``label`` the role (source, cue, content), the category or the measure;
    ``start`` and ``end`` are code points in the article's ``field``. Rows of one article and layer that
    share a ``group`` belong together: the parts of one attribution, or the fragments of one span.
    ``attributes`` is a JSON object: the kind, stance … of an attribution, the measures a span counts for.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.

    Examples
    --------
    >>> table = spans([{"id": "a1", "text": "The dam may fail, engineers said."}], ["hedging"])
    >>> table[["label", "start", "end", "text"]].to_numpy().tolist()
    [['modal', 8, 11, 'may']]
    """
    wanted = families_of(families, lexicons)
    rest = [family for family in wanted if family.name != ATTRIBUTION]
    told = len(rest) < len(wanted)
    frames = []
    for documents in batches(source):
        frames += [roles_of(documents)] if told else []
        if rest:
            found = evidence(documents, rest, voice=voice)
            frames.append(words_of(found[found["measure"].isin(marking(rest))]))
    table = as_table(frames, SPAN_COLUMNS)
    order = {article: number for number, article in enumerate(dict.fromkeys(table["id"]))}
    keys = ["at", "layer", "group", "field", "start"]
    return (
        table.assign(at=table["id"].map(order))
        .sort_values(keys, kind="stable", ignore_index=True)
        .drop(columns="at")
    )


def roles_of(documents: Documents) -> pd.DataFrame:
    """A row for each fragment of a source, a cue or a content."""
    table = attributions(documents)
    more = [name for name in table.columns if name not in PLACED and not name.endswith("_spans")]
    texts = {(article.id, field): getattr(article, field) for article in documents.articles for field in
             ("title", "text")}  # fmt: skip
    rows = []
    for row in table.to_dict("records"):
        about = {name: row[name] for name in more if not pd.isna(row[name])}
        for role, start, end in places_of(row):
            text = texts[row["id"], row["field"]][start:end]
            rows.append(
                {
                    **{name: row[name] for name in ("id", "outlet", "field", "score")},
                    "layer": ATTRIBUTION,
                    "label": role,
                    "start": start,
                    "end": end,
                    "text": text,
                    "group": row["attribution"],
                    "attributes": as_json(about),
                }
            )
    return pd.DataFrame(rows)


def places_of(row: dict[Any, Any]) -> Iterator[tuple[str, int, int]]:
    """Role, start and end of each fragment of an attribution, in reading order of each role."""
    for role in ROLES:
        for place in filter(None, row[f"{role}_spans"].split(";")):
            start, _, end = place.partition("-")
            yield role, int(start), int(end)


def marking(families: Iterable[Family]) -> list[str]:
    """The measures whose evidence is marked: those that count words, or all where a family has none such."""
    names = []
    for family in families:
        words = [one for one in family.measures if one.recount == "rate" and one.of == "words"]
        names += [one.name for one in words or family.measures]
    return names


def words_of(found: pd.DataFrame) -> pd.DataFrame:
    """A row for each stretch behind a number; one that counts for several measures stands once."""
    if not len(found):
        return found
    named = found.assign(label=found["category"].where(found["category"] != "", found["measure"]))
    keys = ["id", "family", "label", "field", "start", "end"]
    rows = named.groupby(keys, sort=False, as_index=False).agg(
        outlet=("outlet", "first"),
        text=("text", "first"),
        score=("score", "first"),
        fragments=("group", "first"),
        measures=("measure", lambda names: as_json({"measures": sorted(set(names))})),
    )
    # Fragments of one span keep together; whatever else is counted from 0 in each article and layer.
    pieces = rows["fragments"].astype(str) + rows["measures"] + rows["label"]
    number = pieces.groupby([rows["id"], rows["family"]], sort=False).transform(
        lambda ones: pd.factorize(ones)[0]
    )
    return rows.rename(columns={"family": "layer", "measures": "attributes"}).assign(group=number)


def as_json(about: dict[str, Any]) -> str:
    """A mapping as one line of JSON, numbers of numpy included."""
    return json.dumps(about, ensure_ascii=False, sort_keys=True, default=lambda value: value.item())
