"""How often srccompare says rightly who a source is and of what type:  sources.py [--train] [LABELS.jsonl]

Without a file, the bundled event is scored against seeds/gold/attributions.jsonl. With one, attributions
of SRCCOMPARE_GOLD/attribution/dev.jsonl are (of train.jsonl with --train: what rules are tuned on), that
somebody labelled who had not seen the output. Sources, cues and contents are those of the gold, so that
errors of extraction do not count. One object a line:

- ``id``: the article's id in that file; ``attribution``: index into its list ``attributions``, from 0;
- ``source``: the words of the source (only to read along);
- ``identity``: the fullest name of the source as the article has it ("Valeriy Akimenko"); for a source
  that nobody names its description in the article's words ("two officials", "a new poll"); where a name
  or description stands for several people, all of them joined by " and "; "UNRESOLVED" where the article
  does not tell;
- ``type``: one of the categories below; "" or null where the article does not tell. Such rows count for
  identity only. A reader may leave "union or association" out: it counts as "think tank or NGO" then.

Categories: head of state or government (the person who is or was it: president, prime minister, king);
other official or body (ministers, governments and administrations as a whole, states and cities that act,
ministries, agencies, courts, judges, prosecutors, ambassadors, governors, mayors, their spokesmen; former
holders count by the office they held); military and security (armed forces, police, secret services,
armed groups); party or politician (parties, members of parliaments, candidates, campaigns and their
staff); international organisation; expert or academic (scholars, analysts, doctors, lawyers,
universities, "observers"); think tank or NGO (also charities, churches, activists); company (and those
who run, own or speak for one); union or association (unions, chambers, trade associations); media outlet
or agency (and journalists); document or data (reports, polls, letters, figures, recordings); ordinary
person or witness (who speaks for himself: residents, workers, victims, relatives, artists, athletes);
anonymous official and anonymous other (a name is said to be withheld, or the source is only "a source");
collective opinion ("critics", "many", "52 percent", "voters", peoples).

Prints identity and type: right, open (left unresolved), wrong; and what is wrong with --errors.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

UNRESOLVED = "UNRESOLVED"
ARTICLES = {"the", "a", "an", "some", "its", "his", "her", "their", "and", "of", "for", "at", "in"}
ROLES = ("source", "cue", "content")


def words_of(identity: str) -> list[str]:
    """The words of a name or description that tell something, in lower case."""
    from srccompare.documents.names.gazetteer import key_of

    plain = key_of(identity.strip(" \t\"'“”‘’.,;:"))
    bare = (word.strip("\"'“”‘’,;:()").removesuffix("'s") for word in plain.split())
    return [word for word in bare if word and word not in ARTICLES]


def same(found: str, gold: str) -> bool:
    """Whether two identities are the same: one within the other, or most words shared."""
    ours, theirs = words_of(found), words_of(gold)
    if not ours or not theirs:
        return ours == theirs
    shared = len(set(ours) & set(theirs))
    if shared in (len(set(ours)), len(set(theirs))) and ours[-1] == theirs[-1]:
        return True
    return 2 * shared / (len(set(ours)) + len(set(theirs))) >= 0.6


def folded(kind: str, known: set[str]) -> str:
    """A type in the categories the reader used."""
    return "think tank or NGO" if kind == "union or association" and kind not in known else kind


def score(rows: list[dict], errors: bool = False) -> dict[str, float]:
    """Identity and type over rows with found and gold: shares in percent, open ones apart."""
    known = {row["type"] for row in rows if row["type"]}
    identity: Counter[str] = Counter()
    kinds: Counter[bool] = Counter()
    for row in rows:
        if row["open"]:
            verdict = "right" if row["identity"] == UNRESOLVED else "open"
        else:
            hit = any(same(name, row["identity"]) for name in (row["name"], *row["aliases"]))
            verdict = "right" if hit else "wrong"
        identity[verdict] += 1
        right = None if not row["type"] else folded(row["found"], known) == row["type"]
        if right is not None:
            kinds[right] += 1
        if errors and (verdict != "right" or right is False):
            print(
                f"  {row['id']} #{row['attribution']} {row['source']!r}: {verdict} {row['name']!r} for "
                f"{row['identity']!r}; {row['found']!r} for {row['type']!r}"
            )
    total, typed = max(sum(identity.values()), 1), max(sum(kinds.values()), 1)
    return {
        "identity": 100 * identity["right"] / total,
        "open": 100 * identity["open"] / total,
        "wrong": 100 * identity["wrong"] / total,
        "type": 100 * kinds[True] / typed,
        "attributions": sum(identity.values()),
        "typed": sum(kinds.values()),
    }


def resolved(articles: list, given: list[list[dict]]):
    """Documents, the sources of gold attributions, and the row of each (article, index of attribution)."""
    from predictors.sources import sources_together, with_attributions

    import srccompare

    documents = with_attributions(srccompare.analyze(articles), given)
    sources, _ = sources_together(documents)
    where = zip(sources.article.tolist(), sources.group.tolist(), strict=True)
    return documents, sources, {place: row for row, place in enumerate(where)}


def seeds() -> list[dict]:
    """The bundled event: what is found beside its gold."""
    import srccompare

    articles = srccompare.read(srccompare.example())
    gold = [
        json.loads(line)
        for line in (Path(srccompare.example()) / "gold" / "attributions.jsonl")
        .read_text("utf-8")
        .splitlines()
    ]
    numbers = {Path(name).stem: row for row, name in enumerate(articles.ids)}
    given: list[list[dict]] = [[] for _ in articles]
    rows = []
    for line in gold:
        article = numbers[line["article"]]
        spans = {role: (line[role] or {"spans": []})["spans"] for role in ROLES}
        if line["identity"]:
            rows.append((article, len(given[article]), line))
        given[article].append(spans)
    documents, sources, where = resolved(articles, given)
    return [
        beside(documents, sources, where[article, index], line["article"], index, line)
        for article, index, line in rows
    ]


def labelled(path: Path, gold: Path) -> list[dict]:
    """The labels of a file, given the gold attributions they belong to: what is found beside them."""
    lines = gold.read_text("utf-8").splitlines()
    given = {row["id"]: row for row in map(json.loads, lines)}
    labels = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    ids = list(dict.fromkeys(label["id"] for label in labels))
    articles = [
        {"id": name, "published": given[name]["date"]}
        | {field: given[name][field] for field in ("text", "outlet")}
        for name in ids
    ]
    documents, sources, where = resolved(articles, [given[name]["attributions"] for name in ids])
    return [
        beside(
            documents,
            sources,
            where[ids.index(label["id"]), label["attribution"]],
            label["id"],
            label["attribution"],
            label,
        )
        for label in labels
    ]


def beside(documents, sources, row: int, name: str, index: int, label: dict) -> dict:
    """One source as found, beside its label; every spelling of its name in the article will do."""
    entity = int(sources.entity[row])
    found = documents.entities
    aliases = found.aliases[found.row(int(sources.article[row]), entity)] if entity >= 0 else ()
    return {
        "id": name,
        "attribution": index,
        "source": label["source"]
        if isinstance(label["source"], str)
        else " … ".join(label["source"]["text"]),
        "identity": label.get("here") or label["identity"],
        "type": label["type"] or "",
        "name": sources.name[row],
        "found": sources.type[row],
        "aliases": aliases,
        "open": sources.status[row] in ("unresolved", "none"),
    }


def main(arguments: list[str]) -> None:
    """Score and print."""
    errors = "--errors" in arguments
    files = [name for name in arguments if not name.startswith("--")]
    if not files:
        print(report("the bundled event", score(seeds(), errors)))
        return
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles the labels belong to, nothing done")
        return
    part = "train.jsonl" if "--train" in arguments else "dev.jsonl"
    rows = labelled(Path(files[0]), Path(os.environ["SRCCOMPARE_GOLD"], "attribution", part))
    print(report(files[0], score(rows, errors)))


def report(name: str, found: dict[str, float]) -> str:
    """The figures in one line."""
    return (
        f"{name}: identity {found['identity']:.1f} % right, {found['open']:.1f} % open, "
        f"{found['wrong']:.1f} % wrong of {found['attributions']:.0f}; "
        f"type {found['type']:.1f} % right of {found['typed']:.0f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
