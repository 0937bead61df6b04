"""Word lists with a source: a table of entries and a description beside it, checked when loaded."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from srccompare.errors import LexiconError

HEADER = ("entry", "category", "weight", "context", "note")
CONDITION = re.compile(r"(not:)?(capitalized|initial|sentence|next|prev|near)([2-9])?(?::(\S.*))?")
CLASSES = ("<number>", "<name>", "<start>", "<end>")
# What is written onto a word is a word of its own to the matcher.
JOINED = re.compile(r"(?<=\w)'(?:s|re|ve|ll|d|m)$")
ELEMENT = re.compile(r"<number>|[^\s*<>]+\*?")

# What a description must say, what it may, and how that is written.
REQUIRED = {
    "title": 'title = "Words about weather"',
    "version": 'version = "1"',
    "license": 'license = "CC0-1.0"',
    "source": 'source = "compiled by the newsroom"',
    "categories": 'categories = ["wet", "dry"]',
}
OPTIONAL = {
    "references": 'references = ["Hyland 2005"]',
    "descriptions": 'a line such as wet = "rain and what it brings" under [descriptions]',
    "indicators": 'a line such as wet = ["it rains, or is about to"] under [indicators]',
    "counter_indicators": 'a line such as wet = ["tears and sweat"] under [counter_indicators]',
    "reliability": "a line such as wet = 0.8 (0 to 1) under [reliability]",
}


class Condition(NamedTuple):
    """One thing an entry's surroundings must (or must not) show."""

    kind: str
    negated: bool = False
    window: int = 1
    terms: tuple[str, ...] = ()


# Tuples: 37,000 are made before the first article is measured, and a dataclass takes several times as long.
class Entry(NamedTuple):
    """A word, wildcard or phrase with its category and weight; weight 0 blocks."""

    text: str
    category: str
    weight: float = 1.0
    context: tuple[Condition, ...] = ()
    note: str = ""

    @property
    def elements(self) -> tuple[str, ...]:
        """The words of the entry."""
        return tuple(self.text.split(" "))


@dataclass(frozen=True)
class Lexicon:
    """A word list with its description; ``hash`` pins down the entries."""

    name: str
    title: str
    version: str
    license: str
    source: str
    categories: tuple[str, ...]
    entries: tuple[Entry, ...] = field(repr=False)
    descriptions: dict[str, str] = field(default_factory=dict, repr=False)
    indicators: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    counter_indicators: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    reliability: dict[str, float] = field(default_factory=dict, repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)

    def __hash__(self) -> int:
        # The twelve digits take as long as all the matching in five articles: only who prints them asks.
        return hash((self.name, self.version, len(self.entries), self.entries[:1], self.entries[-1:]))

    @cached_property
    def hash(self) -> str:
        """Twelve digits that change whenever an entry does."""
        return digest(repr((self.categories, self.entries)))


def digest(*parts: str) -> str:
    """Twelve digits that stand for some texts.

    >>> digest("rain") == digest("rain"), digest("rain") == digest("ra", "in")
    (True, False)
    """
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def load(name: str) -> Lexicon:
    """The bundled lexicon of this name.

    >>> load("function_words").categories
    ('function',)
    """
    folder = files("srccompare") / "lexicons" / "en"
    table, description = folder / f"{name}.tsv", folder / f"{name}.toml"
    if not table.is_file():
        available = sorted(path.name[:-4] for path in folder.iterdir() if path.name.endswith(".tsv"))
        raise LexiconError(f"no bundled lexicon named {name!r}; available: {', '.join(available)}")
    entries, about = (file.read_text(encoding="utf-8") for file in (table, description))
    return parse(name, entries, about, str(table), checked=True)


@cache
def about(name: str) -> dict[str, Any]:
    """What the description of a bundled lexicon says, without reading its entries."""
    description = files("srccompare") / "lexicons" / "en" / f"{name}.toml"
    return read_description(description.read_text(encoding="utf-8"), str(description))


def bundled() -> list[str]:
    """The names of all bundled lexicons."""
    folder = files("srccompare") / "lexicons" / "en"
    return sorted(path.name[:-4] for path in folder.iterdir() if path.name.endswith(".tsv"))


def read_lexicon(path: str | Path) -> Lexicon:
    """A lexicon of your own: ``my.tsv`` with ``my.toml`` beside it.

    Raises LexiconError, naming file and line, for anything that breaks the format.
    """
    table = Path(path)
    description = table.with_suffix(".toml")
    for file in (table, description):
        if not file.is_file():
            raise LexiconError(
                f"{file}: no such file; a lexicon is a .tsv table with a .toml description beside it"
            )
    return parse(table.stem, read_utf8(table), read_utf8(description), str(table))


def read_utf8(file: Path) -> str:
    """The text of a file, with or without a byte order mark."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{file}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from error


def parse(name: str, table: str, description: str, where: str, *, checked: bool = False) -> Lexicon:
    """A lexicon from the text of its two files.

    Bundled ones were ``checked`` by the tests, which read them as anybody's: to do so each time would take
    longer than to read the articles.
    """
    about = read_description(description, str(Path(where).with_suffix(".toml")))
    entries = bundled_entries(table) if checked else checked_entries(table, about, where)
    return Lexicon(
        name=name,
        title=about["title"],
        version=str(about["version"]),
        license=about["license"],
        source=about["source"],
        categories=tuple(about["categories"]),
        entries=tuple(entries),
        descriptions=dict(about.get("descriptions", {})),
        indicators={name: tuple(lines) for name, lines in about.get("indicators", {}).items()},
        counter_indicators={
            name: tuple(lines) for name, lines in about.get("counter_indicators", {}).items()
        },
        reliability=dict(about.get("reliability", {})),
        references=tuple(about.get("references", ())),
    )


def bundled_entries(table: str) -> list[Entry]:
    """The entries of a table that was checked."""
    made, entries, blank = tuple.__new__, [], [""] * len(HEADER)
    for line in table.split("\n")[1:]:
        cells = line.split("\t")
        if len(cells) != len(HEADER):
            cells = (cells + blank)[: len(HEADER)]
        text, category, weight, context, note = cells
        if line:
            # Made as the tuple it is: by its name it takes twice as long.
            conditions = read_context(context, text) if context else ()
            entries.append(made(Entry, (text, category, float(weight or 1), conditions, note)))
    return entries


def checked_entries(table: str, about: Mapping[str, Any], where: str) -> list[Entry]:
    """The entries of a table; raises LexiconError, naming the line, for what breaks the format."""
    entries: list[Entry] = []
    seen: set[tuple[str, str, str]] = set()
    for number, cells in read_rows(table, where):
        entry = read_entry(cells, tuple(about["categories"]), f"{where}, line {number}")
        key = (entry.text, entry.category, cells[3])
        if key in seen:
            raise LexiconError(
                f"{where}, line {number}: {entry.text!r} stands twice in {entry.category!r}; drop one line"
            )
        seen.add(key)
        entries.append(entry)
    return entries


def read_description(description: str, where: str) -> dict[str, Any]:
    """The .toml beside the table, with everything it must say in the form it must have."""
    try:
        about = tomllib.loads(description)
    except (ValueError, RecursionError) as error:
        raise LexiconError(f"{where} cannot be read as TOML: {error}") from error
    for key, example in REQUIRED.items():
        if key not in about:
            raise LexiconError(f"{where} lacks {key!r}; add a line such as {example}")
    for key in ("title", "license", "source"):
        check_text(about[key], key, f"{where}: {key} = {about[key]!r}")
    # Versions are often written as plain numbers or days.
    if not isinstance(about["version"], int | float | date) or isinstance(about["version"], bool):
        check_text(about["version"], "version", f"{where}: version = {about['version']!r}")
    check_list(about["categories"], "categories", where)
    check_categories(about["categories"], where)
    check_list(about.get("references", []), "references", where)
    for key in ("descriptions", "indicators", "counter_indicators", "reliability"):
        check_about_categories(about.get(key, {}), key, about["categories"], where)
    return about


def check_text(value: Any, key: str, where: str) -> None:
    """Stop unless the value is a text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise LexiconError(f"{where}: {value!r} is no text; write {(REQUIRED | OPTIONAL)[key]}")


def check_list(values: Any, key: str, where: str) -> None:
    """Stop unless the value is a list of texts."""
    where = f"{where}: {key} = {values!r}"
    if not isinstance(values, list):
        raise LexiconError(f"{where} is no list of texts in brackets; write {(REQUIRED | OPTIONAL)[key]}")
    for value in values:
        check_text(value, key, where)


def check_categories(categories: list[str], where: str) -> None:
    """Stop unless there are categories, each named once, as a cell of the table can name it."""
    where = f"{where}: categories = {categories!r}"
    if not categories:
        raise LexiconError(f"{where} names none; write {REQUIRED['categories']}")
    for place, category in enumerate(categories):
        if category in categories[:place]:
            raise LexiconError(f"{where}: {category!r} stands twice; name each category once")
        if category == "*" or category != " ".join(category.split()):
            raise LexiconError(
                f"{where}: no cell of the table can name {category!r}; write a word or words separated by "
                "one blank, without '*'"
            )


def check_about_categories(table: Any, key: str, categories: list[str], where: str) -> None:
    """Stop unless every line of a table says something, in the right form, of a category."""
    if not isinstance(table, dict):
        raise LexiconError(f"{where}: {key} = {table!r} is no table; write {OPTIONAL[key]}")
    for category, value in table.items():
        if category not in categories:
            raise LexiconError(
                f"{where}: {category!r} under [{key}] is none of the categories "
                f"{', '.join(categories)}; drop the line or add the category"
            )
        if key == "descriptions":
            check_text(value, key, f"{where}: {category} under [{key}]")
        elif key == "reliability":
            check_share(value, f"{where}: {category} under [{key}]")
        else:
            check_list(value, key, f"{where}: {category} under [{key}]")


def check_share(value: Any, where: str) -> None:
    """Stop unless the value is a number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise LexiconError(f"{where}: {value!r} is no number from 0 to 1; write {OPTIONAL['reliability']}")


def read_rows(table: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and five cells of every row."""
    lines = table.replace("\r\n", "\n").split("\n")
    if tuple(lines[0].split("\t")) != HEADER:
        raise LexiconError(
            f"{where}, line 1: the header must be {' '.join(HEADER)!r}, separated by tabs; got {lines[0]!r}"
        )
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > len(HEADER):
                raise LexiconError(
                    f"{where}, line {number}: {len(cells)} cells, at most {len(HEADER)} are wanted"
                )
            yield number, cells + [""] * (len(HEADER) - len(cells))


def read_entry(cells: list[str], categories: tuple[str, ...], where: str) -> Entry:
    """One checked entry."""
    text, category, weight, context, note = cells
    if not text or any(not ELEMENT.fullmatch(word) for word in text.split(" ")):
        raise LexiconError(
            f"{where}: {text!r} is no entry; write words separated by one space, '*' only at the end of "
            "a word"
        )
    for word in text.split(" "):
        joined = JOINED.search(word)
        if joined:
            apart = f"{word[: joined.start()]} {joined.group()}"
            raise LexiconError(
                f"{where}: {word!r} is two words to the matcher and would never be found; write {apart!r}"
            )
    if set(text.split(" ")) <= set(CLASSES):
        raise LexiconError(f"{where}: {text!r} names no word; an entry needs at least one")
    if text != text.lower() or "’" in text:
        raise LexiconError(f"{where}: {text!r} must be lower case with straight apostrophes")
    try:
        number = float(weight or 1)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise LexiconError(f"{where}: weight {weight!r} is no number of 0 or more")
    if category not in categories and not (category == "*" and number == 0):
        raise LexiconError(f"{where}: category {category!r} is not among {', '.join(categories)}")
    return Entry(text, category, number, read_context(context, where), note)


def read_context(context: str, where: str) -> tuple[Condition, ...]:
    """The conditions of a context cell."""
    conditions = []
    for part in filter(None, (piece.strip() for piece in context.split(";"))):
        match = CONDITION.fullmatch(part)
        kind = match.group(2) if match else ""
        terms = tuple((match.group(4) or "").split("|")) if match else ()
        needs_terms = kind in ("next", "prev", "near", "sentence")
        if (
            not match
            or needs_terms != bool(match.group(4))
            or (match.group(3) and kind not in ("next", "prev", "near"))
        ):
            raise LexiconError(
                f"{where}: context {part!r} is none of capitalized, initial, next:a|b, prev:a|b, next3:a|b, "
                "near3:a|b, sentence:a|b"
            )
        conditions.append(
            Condition(kind, bool(match.group(1)), int(match.group(3) or 1), terms if needs_terms else ())
        )
    return tuple(conditions)
