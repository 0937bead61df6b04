"""Tests that could pass without having looked at anything: each check stands in a loop without a round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SAME_LENGTH = {
    "enumerate",
    "list",
    "range",
    "reversed",
    "set",
    "sorted",
    "tuple",
    "zip",
    "items",
    "keys",
    "values",
}
"""What has a round where its arguments have; zipped lists are taken for equally long."""


def blind_tests(folder: Path) -> Iterator[str]:
    """The tests of a folder whose checks all stand in loops over what could be empty, by file and name."""
    for path in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test") and is_blind(node):
                yield f"{path.relative_to(folder).as_posix()}::{node.name}"


def is_blind(test: ast.FunctionDef) -> bool:
    """Whether a test has checks, and all of them where there may be nothing to check.

    >>> test = "def test_a(rows):\\n    for row in rows:\\n        assert row"
    >>> is_blind(ast.parse(test).body[0]), is_blind(ast.parse(test + "\\n    assert len(rows) == 3").body[0])
    (True, False)
    """
    sure, unsure = count_checks(test.body, False, set())
    return unsure > 0 and sure == 0


def count_checks(body: list[ast.stmt], loose: bool, known: set[str]) -> tuple[int, int]:
    """How many checks are made for sure, and how many perhaps; ``known`` are names of what is not empty."""
    sure = unsure = 0
    for statement in body:
        if isinstance(statement, ast.Assign) and has_rounds(statement.value, known):
            known |= {target.id for target in statement.targets if isinstance(target, ast.Name)}
        if is_check(statement):
            sure, unsure = (sure, unsure + 1) if loose else (sure + 1, unsure)
        perhaps = isinstance(statement, ast.While)
        if isinstance(statement, ast.For):
            perhaps = not has_rounds(statement.iter, known)
        for part in ("body", "orelse", "finalbody"):
            if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
                inner = count_checks(getattr(statement, part, None) or [], loose or perhaps, known)
                sure, unsure = sure + inner[0], unsure + inner[1]
    return sure, unsure


def is_check(statement: ast.stmt) -> bool:
    """Whether a statement may fail the test by itself."""
    if isinstance(statement, ast.With):
        return any(
            word in ast.unparse(one.context_expr) for one in statement.items for word in ("raises", "warns")
        )
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return ast.unparse(statement.value.func).split(".")[-1].startswith(("assert", "check"))
    return isinstance(statement, ast.Assert)


def has_rounds(node: ast.expr, known: set[str]) -> bool:
    """Whether a loop over this has at least one round: something written out, or a constant of the module."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(not isinstance(one, ast.Starred) or has_rounds(one.value, known) for one in node.elts)
    if isinstance(node, ast.Dict):
        return bool(node.keys)
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if isinstance(node, ast.Name):
        return node.id.isupper() or node.id in known
    if isinstance(node, ast.Attribute):
        return node.attr.isupper()
    if isinstance(node, ast.BinOp):
        return has_rounds(node.left, known) or has_rounds(node.right, known)
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Slice) and has_rounds(node.value, known)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        some = any if node.func.id == "zip" else all
        return node.func.id in SAME_LENGTH and some(has_rounds(one, known) for one in node.args)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in SAME_LENGTH and has_rounds(node.func.value, known)
    return isinstance(node, ast.JoinedStr)
