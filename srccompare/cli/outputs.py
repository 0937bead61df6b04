"""Options that say where a result goes: a table, a report, standard output."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from srccompare.cli.speaking import Command, counted, say

if TYPE_CHECKING:
    import pandas as pd

    from srccompare.articles import Articles
    from srccompare.comparison import Comparison

force = click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
as_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of CSV, for programs.")
table_file = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write: .csv, .json, .jsonl, .parquet or .xlsx; CSV on standard output by default.",
)


def report_file(name: str | None, shown: str) -> Callable[[Command], Command]:
    """The report to write; a name that will not do is told before the work, not after it."""

    def decorated(command: Command) -> Command:
        @click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            default=name,
            show_default=shown,
            help="Report to write; its ending chooses the form: .html, .md or .json.",
        )
        @force
        @wraps(command)
        def reports(output: Path | None, force: bool, **options: Any) -> None:
            if output is not None:
                check_report(output, force)
            command(output=output, force=force, **options)

        return reports

    return decorated


def check_report(output: Path, force: bool) -> None:
    """Stop where no report can be written, before the work that goes into it."""
    from srccompare.report import form_of
    from srccompare.writing import check

    check(output, force=force)
    form_of(output)


def writing_table(command: Command) -> Command:
    """The table the command makes is written to a file, or as CSV or JSON to standard output."""

    @table_file
    @force
    @as_json
    @wraps(command)
    def writes(output: Path | None, force: bool, as_json: bool, **options: Any) -> None:
        check_table(output, force, as_json)
        write_table(command(output=output, **options), output, force, as_json)

    return writes


def check_table(output: Path | None, force: bool, as_json: bool = False) -> None:
    """Stop where no table can be written, before the work that goes into it."""
    if output is None:
        return
    from srccompare.errors import SrccompareError
    from srccompare.exports.tables import check_tables

    if as_json and output.suffix.lower() != ".json":
        raise SrccompareError(f"{str(output)!r} does not end in .json, the form JSON is written in")
    check_tables(output, force=force)


def check_all_tables(output: Path | None, force: bool) -> None:
    """Stop where a comparison's tables cannot be written, before the work that goes into them."""
    from srccompare.exports.tables import check_tables

    if output is not None:
        check_tables(output, several=True, force=force)


def write_table(table: pd.DataFrame, output: Path | None, force: bool, as_json: bool = False) -> None:
    """A table in the form the ending names, or on standard output as CSV or JSON."""
    if output is None:
        from srccompare.writing import csv_text, json_text

        click.echo(json_text(table) if as_json else csv_text(table), nl=False)
        return
    from srccompare.exports.tables import write_tables

    write_tables(table, output, force=force)
    say(f"Wrote {counted(len(table), 'row')} to {output}.")


def write_report(articles: Articles, output: Path, **options: Any) -> Comparison:
    """Compare and write, saying what happens."""
    from srccompare.report import report

    comparison = report(articles, output, **options)
    say(f"Compared {counted(len(comparison.groups), 'group')} by {comparison.by}.")
    say(f"Wrote {output}.")
    return comparison
