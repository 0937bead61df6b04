r"""Every regular expression of the package, and the worst texts each can be given.

    srccompare/**/*.py  --patterns-->  Pattern  --worst_texts-->  (lead, pump, end), …

A pattern is slow where it can go over the same characters again and again: a repetition inside a repetition,
two neighbours that take the same characters, a beginning that is met at every place and never ends. All of
these stand in the tree ``re`` parses a pattern into. So texts are made from the tree: what leads up to a
repetition, then many times what some part of the pattern takes, then a character that lets it fail.

    "[^<>]*>  in  <\s*script[^<>]*>"      lead "<script", pump "a", end ""        found no end, once
                                          lead "",        pump "<script", end ""  found no end, at every place
"""

from __future__ import annotations

import ast
import functools
import importlib
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "srccompare"
CALLS = ("compile", "match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn")

LOCALS: dict[str, dict[str, Any]] = {
    "srccompare.comparison.claims.heard": {"verb": "said", "name": "Ann Lee", "called": "the mayor"},
    "srccompare.comparison.groups.genres": {"sign": "opinion"},
    "srccompare.documents.sources.pseudonyms": {"longest": ["Ann Lee", "Lee"]},
    "srccompare.documents.text.set_aside": {"pattern": "*read*more*"},
    "srccompare.documents.text.vocabulary": {"prefix": "anti*war*"},
    "srccompare.report.front.aspects": {"row": type("Row", (), {"text": "the mayor"})},
    "srccompare.report.front.differences.figures": {"words": "two|three|twenty"},
    "srccompare.report.front.differences.sources": {"source": "a top official"},
    "srccompare.report.front.heard": {
        "name": "Ann Lee",
        "beginnings": "(?:h(?:a(?:r)?)?)?(?:p(?:o)?)?",
        "row": type("Row", (), {"medium": "Harbour Post"}),
    },
    "srccompare.tables.kwic": {"pattern": "*a*b*"},
}
"""What patterns that are made while running are made from, for an example of each."""

UNKNOWN: dict[str, str] = {}
"""Patterns that are made from what ``LOCALS`` does not say."""

USED = {
    "srccompare.comparison.claims.heard": ("match",),
    "srccompare.documents.text.set_aside": ("match",),
    "srccompare.documents.text.vocabulary": ("match",),
}
"""How patterns are used that are handed on."""

SHORT = {
    "srccompare.read.condition:REST_COUNTED": 60,
    "srccompare.report.parts.naming:PLACE": 0,
}
"""How long the longest text is that a pattern is given; 0 where the package itself wrote the text, so
that each try of the pattern finds its end."""

ALPHABET = "aZ5 \n\t.,:;-_'\"’”“()[]{}<>/\\&#=@*|é京\u00a0\x00"
SMALL, LARGE = 1_000, 8_000
TIMES = 12
"""Eight times the text may take so much more time: linear takes eight, quadratic sixty-four."""
FLOOR = 0.006
"""Seconds of processor time that are too little to tell from chance; quadratic work takes ten times more."""


@dataclass(frozen=True)
class Pattern:
    """A pattern, where it stands, and the methods it is used by."""

    place: str
    expression: re.Pattern[Any]
    methods: tuple[str, ...]


@dataclass(frozen=True)
class Worst:
    """A text that grows: what comes first, what is repeated, what ends it."""

    lead: str
    pump: str
    end: str

    def of_length(self, length: int) -> str:
        return self.lead + self.pump * max(1, length // len(self.pump)) + self.end


# Where they stand ------------------------------------------------------------------------------------------


def patterns() -> list[Pattern]:
    """All of the package, each once; a pattern made from what is known only while running by its example."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = module_of(path)
        nodes = nodes_of(path)
        names = {
            node.value: target.id
            for node in nodes
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in filter(is_call_of_re, nodes):
            method, name = node.func.attr, names.get(node)
            methods = (method,) if method != "compile" else USED.get(module) or methods_of(name, module)
            place = f"{module}:{name or ast.unparse(node.args[0])}"
            try:
                found.append(Pattern(place, made(node, module), methods or ("finditer",)))
            except NameError as error:
                UNKNOWN[place] = str(error)
    return found


def is_call_of_re(node: ast.AST) -> Any:
    """Whether this calls a function of ``re`` that takes a pattern."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in CALLS
    )


def made(call: ast.Call, module: str) -> re.Pattern[Any]:
    """The pattern as the module makes it, flags with it."""
    names = vars(importlib.import_module(module)) | LOCALS.get(module, {})
    method = call.func.attr  # type: ignore[attr-defined]
    place = 1 if method == "compile" else {"split": 3, "sub": 4, "subn": 4}.get(method, 2)
    flags = [word.value for word in call.keywords if word.arg == "flags"] + call.args[place : place + 1]
    given = [eval(compile(ast.Expression(one), module, "eval"), names) for one in (call.args[0], *flags)]
    return re.compile(*given)


def methods_of(name: str | None, module: str) -> tuple[str, ...]:
    """The methods a constant is used by, in its own module and in those that import it."""
    found = set()
    for user, imported, calls in uses():
        if user == module or (module, name) in imported:
            found |= {method for called, method in calls if called == name}
    return tuple(sorted(found))


@functools.cache
def uses() -> list[tuple[str, set[tuple[str, str]], set[tuple[str, str]]]]:
    """Of each module its name, what it imports from where, and which methods of which names it calls."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        nodes = nodes_of(path)
        imported = {
            (node.module or "", one.name)
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for one in node.names
        }
        calls = {
            (node.value.id, node.attr)
            for node in nodes
            if isinstance(node, ast.Attribute) and node.attr in CALLS and isinstance(node.value, ast.Name)
        }
        found.append((module_of(path), imported, calls))
    return found


@functools.cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


# What makes them slow --------------------------------------------------------------------------------------


def worst_texts(pattern: re.Pattern[Any], most: int, seed: int = 1) -> list[Worst]:
    """At most so many texts made from a pattern's tree, the same each time."""
    chance = random.Random(seed)
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    leads, pumps = [""], []
    for lead, body in repeats(tree, chance, ""):
        leads.append(lead)
        pumps.extend(body)
    heads = [sample(tree[:length], chance) for length in range(1, len(tree) + 1) for _ in range(2)]
    single = [char for one in classes(tree) for char in members(one)]
    pumps = unique([*pumps, *heads, *single, *(one + other for one in single[:6] for other in single[:6])])
    ends = ("", "\x00", "\n!", "a")
    texts = [Worst(lead, pump, end) for lead in unique(leads) for pump in pumps for end in ends]
    return texts if len(texts) <= most else chance.sample(texts, most)


def unique(texts: list[str]) -> list[str]:
    """The texts that are not empty, each once, in their order; the empty lead too."""
    return [text for text in dict.fromkeys(texts) if text] or ["a"]


def repeats(tree: Any, chance: random.Random, lead: str) -> Iterator[tuple[str, list[str]]]:
    """What stands before each repetition of a tree, with what one round of it may take."""
    for op, value in tree:
        for inner in insides(op, value):
            yield from repeats(inner, chance, lead)
        if op in REPEATS:
            body = value[2]
            yield lead, [sample(body, chance) for _ in range(3)]
        lead += sample([(op, value)], chance)


REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


def insides(op: Any, value: Any) -> list[Any]:
    """The trees inside a node."""
    if op in REPEATS:
        return [value[2]]
    if op is code.SUBPATTERN:
        return [value[3]]
    if op is code.BRANCH:
        return list(value[1])
    if op is code.ATOMIC_GROUP:
        return [value]
    if op in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    return []


def sample(tree: Any, chance: random.Random) -> str:
    """A text that a tree takes; what stands behind or before it is not looked at."""
    out = []
    for op, value in tree:
        if op is code.LITERAL:
            out.append(chr(value))
        elif op in (code.NOT_LITERAL, code.ANY, code.IN):
            out.append(chance.choice(members((op, value))))
        elif op in REPEATS:
            least, most, body = value
            times = chance.choice((least, min(int(most), least + 1), min(int(most), least + 3)))
            out.extend(sample(body, chance) for _ in range(times))
        elif op is code.BRANCH:
            out.append(sample(chance.choice(value[1]), chance))
        elif op is code.ASSERT and value[0] > 0:
            out.append(sample(value[1], chance))
        elif op in (code.SUBPATTERN, code.ATOMIC_GROUP):
            out.append(sample(insides(op, value)[0], chance))
    return "".join(out)


def classes(tree: Any) -> Iterator[tuple[Any, Any]]:
    """All nodes of a tree that take one of several characters."""
    for op, value in tree:
        if op in (code.NOT_LITERAL, code.ANY, code.IN):
            yield op, value
        for inner in insides(op, value):
            yield from classes(inner)


def members(node: tuple[Any, Any]) -> list[str]:
    """Some characters a node takes, of different kinds."""
    op, value = node
    if op is code.ANY:
        return ["a", " ", "."]
    named = [(code.NEGATE, None), (code.LITERAL, value)] if op is code.NOT_LITERAL else value
    told = [chr(one) for kind, one in named if kind is code.LITERAL]
    told += [chr(one[0]) for kind, one in named if kind is code.RANGE]
    fitting = [char for char in dict.fromkeys([*told, *ALPHABET]) if takes(named, char)]
    return fitting[:6] or ["a"]


def takes(named: list[tuple[Any, Any]], char: str) -> bool:
    """Whether a character is of a class."""
    negated, found = False, False
    for kind, value in named:
        if kind is code.NEGATE:
            negated = True
        elif kind is code.LITERAL:
            found |= char == chr(value)
        elif kind is code.RANGE:
            found |= value[0] <= ord(char) <= value[1]
        elif kind is code.CATEGORY:
            found |= CATEGORIES[value](char)
    return found != negated


CATEGORIES: dict[Any, Callable[[str], bool]] = {
    code.CATEGORY_DIGIT: str.isdecimal,
    code.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    code.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    code.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


# How slow they are -----------------------------------------------------------------------------------------


def use(pattern: re.Pattern[Any], method: str, text: Any) -> None:
    """Uses a pattern as the package does."""
    if method == "finditer":
        for _ in pattern.finditer(text):
            pass
    elif method in ("sub", "subn"):
        pattern.sub(text[:0], text)
    else:
        getattr(pattern, method)(text)


def seconds(pattern: re.Pattern[Any], method: str, worst: Worst, length: int, rounds: int = 1) -> float:
    """Processor time one use takes, the best of some rounds."""
    text: Any = worst.of_length(length)
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        use(pattern, method, text)
        best = min(best, time.process_time() - begun)
    return best


def growth(pattern: re.Pattern[Any], method: str, worst: Worst) -> str:
    """How a text that grows makes the pattern slow, in words; empty where time grows with the text.

    Short texts first: a pattern that doubles its time with each character never comes back from a long one.
    """
    for length in (12, 18, 22, 26, 30, 200, SMALL):
        if (took := seconds(pattern, method, worst, length)) > max(FLOOR, 20 * FLOOR * length / LARGE):
            took = seconds(pattern, method, worst, length, 3)
            if took > max(FLOOR, 20 * FLOOR * length / LARGE):
                return f"{took:.3f} s for {length} characters"
    if seconds(pattern, method, worst, LARGE) < FLOOR:
        return ""
    large = seconds(pattern, method, worst, LARGE, 5)
    small = seconds(pattern, method, worst, SMALL, 5)
    if large <= FLOOR or large <= TIMES * small:
        return ""
    return f"{small:.4f} s for {SMALL} characters, {large:.4f} s for {LARGE}"
