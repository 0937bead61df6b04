"""Write the pages of help that the command line shows at once:  build_help.py

``srccompare/cli/help.txt`` holds what click writes for ``--help`` in a terminal of 80 columns or more, each
page behind a form feed. ``srccompare/__main__.py`` reads it; tests/test_cli.py holds it against click.
"""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from srccompare.cli import main

PLACE = Path(__file__).resolve().parent.parent / "srccompare" / "cli" / "help.txt"


def page(*command: str) -> str:
    """What click writes for one command, or for none."""
    # click leaves two of 80 columns free.
    asked = [*command, "--help"]
    return CliRunner().invoke(main, asked, prog_name="srccompare", terminal_width=78).output


if __name__ == "__main__":
    PLACE.write_text("\f".join([page(), *map(page, sorted(main.commands))]), encoding="utf-8")
