"""Draw the pictures of the gallery:  draw_gallery.py FOLDER

Each block of code in ``gallery.md`` ends with the picture it draws, which is written into FOLDER under the
name of what it shows. The manual does the same when it is built (``conf.py``), so no picture can fall behind
the code beside it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).with_name("gallery.md")
BLOCK = re.compile(r"^## (?P<question>.+?)\n.*?^```python\n(?P<code>.*?)^```\n", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r'figure\(comparison, "(\w+)"\)')


def code_blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Name of the picture, question and code of every block of a page."""
    for block in BLOCK.finditer(page):
        (name,) = SHOWN.findall(block["code"])
        yield name, block["question"], block["code"]


def draw_picture(code: str) -> str:
    """What the last line of a block gives, after the lines before it were run."""
    *before, last = ast.parse(code).body
    if not isinstance(last, ast.Expr):
        raise SystemExit(f"a block of the gallery ends with no picture:\n{code}")
    names: dict[str, object] = {}
    exec(compile(ast.Module(before, []), str(PAGE), "exec"), names)
    return str(eval(compile(ast.Expression(last.value), str(PAGE), "eval"), names))


def draw_gallery(folder: Path) -> list[Path]:
    """Write the picture of every block into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, _, code in code_blocks(PAGE.read_text(encoding="utf-8")):
        written.append(folder / f"{name}.svg")
        written[-1].write_text(draw_picture(code), encoding="utf-8")
    return written


# Pictures are light or dark as the reader's system is; where the manual was switched, they follow it.
STYLE = """
<style>
body[data-theme="dark"] img[src^="gallery/"] { color-scheme: dark; }
body[data-theme="light"] img[src^="gallery/"] { color-scheme: light; }
</style>
"""


def with_pictures(page: str) -> str:
    """The text of the page with each picture behind its code, as the manual shows it."""
    for name, question, code in code_blocks(page):
        block = f"```python\n{code}```\n"
        shown = f'{block}\n<img src="gallery/{name}.svg" alt="{question}">\n'
        page = page.replace(block, shown, 1)
    return page + STYLE


if __name__ == "__main__":
    for path in draw_gallery(Path(sys.argv[1])):
        print(path)
