"""The command line: one job per command, errors as sentences, progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from srccompare import __version__

if TYPE_CHECKING:
    import pandas as pd

    from srccompare.articles import Articles

Command = Callable[..., Any]

# Exit codes: 0 done, 1 the input or an option's value is wrong, 2 the command line is wrong (click's own).
WRONG_INPUT = 1


def speaking(command: Command) -> Command:
    """Turn our own errors and warnings into sentences on stderr."""

    @wraps(command)
    def spoken(*arguments: Any, **options: Any) -> None:
        import warnings

        from srccompare.errors import SrccompareError, SrccompareWarning

        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", SrccompareWarning)
            try:
                command(*arguments, **options)
            except BrokenPipeError:
                # Whoever read our output has seen enough (`| head`); click ends quietly.
                raise
            except (SrccompareError, OSError) as error:
                click.echo(f"Error: {error}", err=True)
                sys.exit(WRONG_INPUT)
            finally:
                for message in dict.fromkeys(str(one.message) for one in caught):
                    click.echo(f"Warning: {message}", err=True)

    return spoken


def say(text: str) -> None:
    """Progress, for people watching; never mixed with output."""
    click.echo(text, err=True)


def counted(number: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


# What commands share: each adds its options to a command and does the work they ask for ------------


def reading(command: Command) -> Command:
    """PATH and how to read it; the command is given the articles."""

    @click.argument("path", metavar="PATH")
    @click.option(
        "--manifest", help="A .toml manifest that lists the articles; PATH is where their files lie."
    )
    @click.option(
        "--outlets", help="A table with a column 'outlet' whose other columns (country, …) serve --by."
    )
    @wraps(command)
    def reads(path: str, manifest: str | None, outlets: str | None, **options: Any) -> Any:
        keep_apart(path, options.get("output"))
        return command(articles_at(path, manifest=manifest, outlets=outlets), **options)

    return reads


def keep_apart(path: str, output: Path | None) -> None:
    """Refuse to write into the folder that is read: the next run would take the file for an article."""
    from srccompare.errors import SrccompareError

    if output is not None and Path(path).is_dir() and output.resolve().parent == Path(path).resolve():
        raise SrccompareError(
            f"{str(output)!r} would lie in the folder that is read, and be read as an article the next time; "
            "write it to another folder"
        )


def articles_at(path: str, *, manifest: str | None = None, outlets: str | None = None) -> Articles:
    """The articles of a path, saying how many there are."""
    from srccompare.read import read

    articles = read(path, manifest=manifest, outlets=outlets)
    say(f"Read {counted(len(articles), 'article')} from {path}.")
    return articles


def measuring(command: Command) -> Command:
    """What to measure, and in which voice."""

    @click.option("--families", help="Families, separated by commas; all by default.")
    @click.option(
        "--frames",
        "--lexicon",
        "lexicons",
        multiple=True,
        help="A dictionary of your own (.yml, .csv, .dic, .tsv); may be repeated.",
    )
    @click.option(
        "--voice", help="narrated, attributed, outlet, quoted or all instead of each measure's own voice."
    )
    @wraps(command)
    def measures(*arguments: Any, families: str | None, **options: Any) -> Any:
        return command(*arguments, families=names(families), **options)

    return measures


def names(text: str | None) -> list[str] | None:
    """Names from a comma-separated option."""
    return [name.strip() for name in text.split(",") if name.strip()] if text else None


force = click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
table_file = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="CSV file to write; standard output by default."
)


def report_file(name: str) -> Callable[[Command], Command]:
    """The report to write; a name that will not do is told before the work, not after it."""

    def decorated(command: Command) -> Command:
        @click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            default=name,
            show_default=True,
            help="Report to write; its ending chooses the form: .html, .md or .json.",
        )
        @force
        @wraps(command)
        def reports(output: Path, force: bool, **options: Any) -> None:
            from srccompare.report import form_of
            from srccompare.writing import check

            check(output, force=force)
            form_of(output)
            command(output=output, force=force, **options)

        return reports

    return decorated


def writing_table(command: Command) -> Command:
    """The table the command makes is written as CSV, to a file or to standard output."""

    @table_file
    @force
    @wraps(command)
    def writes(output: Path | None, force: bool, **options: Any) -> None:
        check_table(output, force)
        write_table(command(**options), output, force)

    return writes


def check_table(output: Path | None, force: bool) -> None:
    """Stop where no table can be written, before the work that goes into it."""
    from srccompare.errors import SrccompareError
    from srccompare.writing import check

    if output is None:
        return
    check(output, force=force)
    if output.suffix.lower() != ".csv":
        raise SrccompareError(f"{str(output)!r} does not end in .csv, the form tables are written in")


def write_table(table: pd.DataFrame, output: Path | None, force: bool) -> None:
    """A table as CSV, to a file or to standard output."""
    from srccompare.writing import csv_text, write

    text = csv_text(table)
    if output is None:
        click.echo(text, nl=False)
        return
    write(output, text, force=force)
    say(f"Wrote {counted(len(table), 'row')} to {output}.")


def write_report(articles: Articles, output: Path, **options: Any) -> None:
    """Compare and write, saying what happens."""
    from srccompare.report import report

    comparison = report(articles, output, **options)
    say(f"Compared {counted(len(comparison.groups), 'group')} by {comparison.by}.")
    say(f"Wrote {output}.")


# The commands ----------------------------------------------------------------------------------------


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="srccompare")
def main() -> None:
    """Compare how several outlets tell the same event, with the evidence.

    PATH is a folder of .txt, .md or .html files, such a folder as a .zip, a glob, a .csv, .json, .jsonl
    or .parquet file, or a .toml manifest.

    \b
    srccompare demo -o report.html
    srccompare compare coverage/ -o report.html
    """


@main.command()
@speaking
@report_file("srccompare-demo.html")
def demo(output: Path, force: bool) -> None:
    """Compare the bundled example and write a report.

    \b
    srccompare demo
    srccompare demo -o strike.html --force
    """
    from srccompare.example import example

    write_report(articles_at(str(example())), output, force=force)


@main.command()
@speaking
@report_file("report.html")
@reading
@measuring
@click.option("--by", default="outlet", show_default=True, help="Field or column that forms the groups.")
@click.option("--reference", help="The group all others are held against; all others together by default.")
def compare(articles: Articles, output: Path, **options: Any) -> None:
    """Compare articles and write a report (.html, .md or .json).

    \b
    srccompare compare coverage/ -o report.html
    srccompare compare coverage.csv --outlets outlets.csv --by country -o report.md
    srccompare compare mine/ --manifest study.toml
    """
    write_report(articles, output, **options)


@main.command()
@speaking
@writing_table
@reading
@measuring
def measure(articles: Articles, **options: Any) -> pd.DataFrame:
    """Write one row per article with all measures, as CSV.

    \b
    srccompare measure coverage/ -o table.csv
    srccompare measure coverage.jsonl --families hedging,tone
    """
    from srccompare.tables import measure as measure_table

    return measure_table(articles, **options)


@main.command()
@speaking
@writing_table
@reading
def attributions(articles: Articles) -> pd.DataFrame:
    """Write one row per attribution (source, cue, content), as CSV.

    \b
    srccompare attributions coverage/ -o attributions.csv
    """
    from srccompare.tables import attributions as attribution_table

    return attribution_table(articles)


@main.command()
@speaking
@writing_table
@reading
@measuring
def evidence(articles: Articles, **options: Any) -> pd.DataFrame:
    """Write one row per span behind a number, as CSV.

    \b
    srccompare evidence coverage/ --families hedging -o hedges.csv
    """
    from srccompare.tables import evidence as evidence_table

    return evidence_table(articles, **options)


@main.command()
@speaking
@table_file
@force
def families(output: Path | None, force: bool) -> None:
    """List the families and their measures.

    \b
    srccompare families
    srccompare families -o measures.csv
    """
    from srccompare.families.catalog import catalog
    from srccompare.families.catalog import families as family_table

    check_table(output, force)
    if output is not None:
        write_table(family_table(), output, force)
        return
    for family in catalog().values():
        click.echo(f"{family.name}: {family.title}")
        for one in family.measures:
            click.echo(f"  {one.name:<28} {one.unit:<18} {one.meaning}")


if __name__ == "__main__":
    main()
