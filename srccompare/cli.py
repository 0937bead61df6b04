"""The command line: one job per command, errors as sentences, progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pandas as pd

# Exit codes: 0 done, 1 the input or an option's value is wrong, 2 the command line is wrong (click's own).
WRONG_INPUT = 1


def speaking(command: Callable[..., None]) -> Callable[..., None]:
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


source = click.argument("path", metavar="PATH")
out = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write; its ending chooses the form."
)
force = click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
chosen_families = click.option(
    "--families", "families", help="Families, separated by commas; all by default."
)
lexicons = click.option(
    "--lexicon", "lexicons", multiple=True, help="A .tsv word list of your own; may be repeated."
)
voice = click.option(
    "--voice", help="narrated, attributed, outlet, quoted or all instead of each measure's own voice."
)

manifest = click.option(
    "--manifest", help="A .toml manifest that lists the articles; PATH is where their files lie."
)
outlets = click.option(
    "--outlets", help="A table with a column 'outlet' whose other columns (country, …) serve --by."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="srccompare")
def main() -> None:
    """Compare how several outlets tell the same event, with the evidence.

    PATH is a folder of .txt, .md or .html files, such a folder as a .zip, a glob, a .csv, .json, .jsonl
    or .parquet file, or a .toml manifest.

    \b
    srccompare demo -o report.html
    srccompare compare coverage/ -o report.html
    """


def names(text: str | None) -> list[str] | None:
    """Names from a comma-separated option."""
    return [name.strip() for name in text.split(",") if name.strip()] if text else None


@main.command()
@out
@force
@speaking
def demo(output: Path | None, force: bool) -> None:
    """Compare the bundled example and write a report.

    \b
    srccompare demo
    srccompare demo -o strike.html --force
    """
    from srccompare.example import example

    write_report(str(example()), output or Path("srccompare-demo.html"), force=force)


@main.command()
@source
@out
@force
@chosen_families
@lexicons
@voice
@manifest
@outlets
@click.option("--by", default="outlet", show_default=True, help="Field or column that forms the groups.")
@click.option("--reference", help="The group all others are held against; all others together by default.")
@speaking
def compare(
    path: str,
    output: Path | None,
    force: bool,
    families: str | None,
    lexicons: tuple[str, ...],
    voice: str | None,
    manifest: str | None,
    outlets: str | None,
    by: str,
    reference: str | None,
) -> None:
    """Compare articles and write a report (.html, .md or .json).

    \b
    srccompare compare coverage/ -o report.html
    srccompare compare coverage.csv --outlets outlets.csv --by country -o report.md
    srccompare compare mine/ --manifest study.toml
    """
    write_report(
        path, output or Path("report.html"), force=force, families=names(families), lexicons=lexicons,
        voice=voice, by=by, reference=reference, manifest=manifest, outlets=outlets,
    )  # fmt: skip


def write_report(
    path: str, output: Path, *, manifest: str | None = None, outlets: str | None = None, **options: Any
) -> None:
    """Read, compare and write, saying what happens."""
    from srccompare.read import read
    from srccompare.report import report

    articles = read(path, manifest=manifest, outlets=outlets)
    say(f"Read {counted(len(articles), 'article')} from {path}.")
    comparison = report(articles, output, **options)
    say(f"Compared {counted(len(comparison.groups), 'group')} by {comparison.by}.")
    say(f"Wrote {output}.")


def counted(number: int, noun: str) -> str:
    """ "1 article", "5 articles"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


@main.command()
@source
@out
@force
@chosen_families
@lexicons
@voice
@manifest
@outlets
@speaking
def measure(
    path: str,
    output: Path | None,
    force: bool,
    families: str | None,
    lexicons: tuple[str, ...],
    voice: str | None,
    manifest: str | None,
    outlets: str | None,
) -> None:
    """Write one row per article with all measures, as CSV.

    \b
    srccompare measure coverage/ -o table.csv
    srccompare measure coverage.jsonl --families hedging,tone
    """
    from srccompare.read import read
    from srccompare.tables import measure as measure_table

    articles = read(path, manifest=manifest, outlets=outlets)
    write_table(measure_table(articles, names(families), voice=voice, lexicons=lexicons), output, force)


@main.command()
@source
@out
@force
@manifest
@outlets
@speaking
def attributions(
    path: str, output: Path | None, force: bool, manifest: str | None, outlets: str | None
) -> None:
    """Write one row per attribution (source, cue, content), as CSV.

    \b
    srccompare attributions coverage/ -o attributions.csv
    """
    from srccompare.read import read
    from srccompare.tables import attributions as attribution_table

    articles = read(path, manifest=manifest, outlets=outlets)
    write_table(attribution_table(articles), output, force)


@main.command()
@source
@out
@force
@chosen_families
@lexicons
@voice
@speaking
def evidence(
    path: str,
    output: Path | None,
    force: bool,
    families: str | None,
    lexicons: tuple[str, ...],
    voice: str | None,
) -> None:
    """Write one row per span behind a number, as CSV.

    \b
    srccompare evidence coverage/ --families hedging -o hedges.csv
    """
    from srccompare.tables import evidence as evidence_table

    write_table(evidence_table(path, names(families), voice=voice, lexicons=lexicons), output, force)


@main.command()
@out
@force
@speaking
def families(output: Path | None, force: bool) -> None:
    """List the families and their measures.

    \b
    srccompare families
    srccompare families -o measures.csv
    """
    from srccompare.families.catalog import catalog
    from srccompare.families.catalog import families as family_table

    if output is not None:
        write_table(family_table(), output, force)
        return
    for family in catalog().values():
        click.echo(f"{family.name}: {family.title}")
        for one in family.measures:
            click.echo(f"  {one.name:<28} {one.unit:<18} {one.meaning}")


def write_table(table: pd.DataFrame, output: Path | None, force: bool) -> None:
    """A table as CSV, to a file or to standard output."""
    from srccompare.writing import csv_text, write

    text = csv_text(table)
    if output is None:
        click.echo(text, nl=False)
        return
    write(output, text, force=force)
    say(f"Wrote {counted(len(table), 'row')} to {output}.")


if __name__ == "__main__":
    main()
