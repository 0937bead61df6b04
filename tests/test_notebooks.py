"""The notebooks of the manual run from top to bottom, in .ci/full in a kernel of their own, too."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "docs" / "notebooks").glob("*.ipynb"))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_notebooks():
    assert len(NOTEBOOKS) == 2


def shown(code: str, names: dict[str, object]) -> object:
    """What a cell ends with."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


@each_notebook
def test_the_cells_of_a_notebook_run_and_show_something(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell["cell_type"] == "code"]
    ends = [shown(cell["source"], names) for cell in cells]
    assert all(end is not None for end in ends)
    assert any("<" in end._repr_html_() for end in ends if hasattr(end, "_repr_html_"))


# The kernel is another process; it is spoken to through files, not through the network.
@pytest.mark.skipif(
    not os.environ.get("SRCCOMPARE_FULL"), reason="SRCCOMPARE_FULL is not set (.ci/full sets it)"
)
@pytest.mark.filterwarnings("default")
@each_notebook
def test_a_notebook_runs(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(tmp_path)}})
    client.create_kernel_manager()
    client.km.transport = "ipc"
    client.km.ip = str(tmp_path / "kernel")
    client.execute()
    outputs = [cell["outputs"] for cell in notebook.cells if cell["cell_type"] == "code"]
    assert all(output["output_type"] != "error" for cell in outputs for output in cell)
    assert any("text/html" in output.get("data", {}) for cell in outputs for output in cell)
