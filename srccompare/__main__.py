"""The door of the command line, which ``python -m srccompare`` goes through as well.

    srccompare --help            told from here, in twice the time Python takes to start
    srccompare compare --help
    srccompare --version
    srccompare compare coverage  left to srccompare.cli

click alone takes three times as long to import as Python to start. So its pages of help are kept in
``cli/help.txt`` as it writes them, each behind a form feed (``benchmarks/build_help.py`` makes the file, a
test holds it against click), and what is unlike the common case is left to click.
"""

import gc
import os
import sys

NAME = "srccompare"
COLLECTED = 100_000
"""New objects after which Python looks for garbage, instead of 700: modules, lists and weights are half a
million objects that stay; to look through them took .1 to .2 s (``benchmarks/speed.py start``)."""
WIDTH = 80
"""Columns from which on click breaks lines as it did for the pages that are kept. By convention."""


def main() -> None:
    """Tell what is asked about the command line, or run it."""
    said = answer(sys.argv[1:])
    if said is None or not tell(said):
        gc.set_threshold(COLLECTED)
        from srccompare.cli import main as run

        run(prog_name=NAME)


def answer(words: list[str]) -> str | None:
    """What there is to say to some words at once; None where the command line has to run."""
    if words == ["--version"]:
        from srccompare import __version__

        return f"{NAME}, version {__version__}\n"
    # The shell asks for completions by a variable.
    if words[-1:] not in (["--help"], ["-h"]) or len(words) > 2 or f"_{NAME.upper()}_COMPLETE" in os.environ:
        return None
    if len(words) == 2 and not words[0].isalpha():
        return None
    command = f"{words[0]} " if len(words) == 2 else "[OPTIONS] COMMAND "
    with open(os.path.join(os.path.dirname(__file__), "cli", "help.txt"), encoding="utf-8") as file:
        pages = file.read().split("\f")
    found = (page for page in pages if page.startswith(f"Usage: {NAME} {command}"))
    return next(found, None) if columns() >= WIDTH else None


def columns() -> int:
    """How wide the terminal is, as ``shutil.get_terminal_size`` says it, whose import takes too long."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or WIDTH  # type: ignore[union-attr]
    except (AttributeError, OSError, ValueError):
        return WIDTH


def tell(said: str) -> bool:
    """Write to standard output; false where that takes click's care: closed pipes, old code pages."""
    try:
        sys.stdout.write(said)
        sys.stdout.flush()
    except (AttributeError, OSError, UnicodeEncodeError):
        return False
    return True


if __name__ == "__main__":
    main()
