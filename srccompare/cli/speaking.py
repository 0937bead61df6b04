"""What the command line says to people, all of it on stderr: progress, warnings, errors as sentences."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

Command = Callable[..., Any]

# Exit codes: 0 done, 1 the input or an option's value is wrong, 2 the command line is wrong (click's own).
WRONG_INPUT = 1


def speaking(command: Command) -> Command:
    """Turn our own errors and warnings into sentences on stderr."""

    @wraps(command)
    def spoken(*arguments: Any, **options: Any) -> None:
        import warnings

        from srccompare.errors import SrccompareError, SrccompareWarning
        from srccompare.progress import watching

        with warnings.catch_warnings(record=True) as caught, watching(is_watched()):
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", SrccompareWarning)
            try:
                command(*arguments, **options)
            except BrokenPipeError:
                # Whoever read our output has seen enough (`| head`); click ends quietly.
                raise
            except (SrccompareError, OSError) as error:
                # Who types a command is told the option alone.
                click.echo(f"Error: {str(error).replace('force=True (--force)', '--force')}", err=True)
                sys.exit(WRONG_INPUT)
            finally:
                summarise([str(one.message) for one in caught])

    return spoken


def summarise(warnings: list[str]) -> None:
    """All warnings at the end, where they are seen: each once, with how often it came."""
    often = Counter(warnings)
    if len(often) > 1:
        say(f"{len(often)} warnings:")
    for message, times in often.items():
        say(f"Warning: {message}{f' ({times} times)' if times > 1 else ''}")


def say(text: str) -> None:
    """Progress, for people watching; never mixed with output."""
    click.echo(text, err=True)


def counted(number: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def is_watched() -> bool:
    """Whether somebody is there to see how far the work is."""
    return sys.stderr.isatty()
