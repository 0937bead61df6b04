"""The command line: one job per command, errors as sentences, progress on stderr."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from srccompare import __version__
from srccompare.cli.inputs import (
    Prepare,
    articles_at,
    by_batches,
    found_at,
    located,
    measuring,
    names,
    own_words,
    prepared,
    reading,
    sharing,
    study_with,
)
from srccompare.cli.outputs import (
    as_json,
    check_all_tables,
    check_table,
    force,
    report_file,
    table_file,
    write_report,
    write_table,
    writing_table,
)
from srccompare.cli.speaking import WRONG_INPUT, counted, is_watched, say, speaking

if TYPE_CHECKING:
    import pandas as pd

    from srccompare.articles import Articles


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="srccompare")
def main() -> None:
    """Compare how several outlets tell the same event, with the evidence.

    PATH is a folder of texts, pages or documents, such a folder as a .zip, a glob, an export of Nexis,
    Factiva, ProQuest or Europresse, a table (.csv, .xlsx, .jsonl …), or a .toml manifest. It may also be a
    study, srccompare.toml, which is taken without being named where it lies in the working folder.

    \b
    srccompare demo -o report.html
    srccompare compare coverage/ -o report.html
    """


@main.command()
@speaking
@report_file("srccompare-demo.html", "srccompare-demo.html")
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
@click.argument("path", metavar="[PATH]", default="articles")
@click.option("-o", "--output", type=click.Path(path_type=Path), default="srccompare.toml", show_default=True)
@force
def init(path: str, output: Path, force: bool) -> None:
    """Write a commented srccompare.toml for the articles at PATH, so that a study is one file.

    \b
    srccompare init coverage/
    srccompare init coverage.csv -o studies/harbour.toml
    """
    import os

    from srccompare.study import NAME, template
    from srccompare.writing import write

    # As seen from the study, so that both can move together.
    seen = path if not Path(path).exists() else Path(os.path.relpath(path, output.parent)).as_posix()
    write(output, template(seen), force=force)
    named = "" if str(output) == NAME else f" {output}"
    say(f"Wrote {output}. Look through it, then run: srccompare compare{named}")


@main.command()
@speaking
@report_file(None, "report.html, or what the study names")
@located
@prepared
@measuring
@click.option("--by", default="outlet", show_default=True, help="Field or column that forms the groups.")
@click.option("--reference", help="The group all others are held against; all others together by default.")
@click.option("--genre", help="Only articles of this genre: report, analysis, opinion … as far as known.")
@click.option("--events", help="found: take the events that are found by content for given ones.")
@click.option(
    "--text",
    default="full",
    show_default=True,
    help="How much of the articles the report carries: full, excerpts or none. Mind it before you publish.",
)
@click.option("--brief", is_flag=True, help="Only the first page of the report.")
@click.option("--explore", is_flag=True, help="A page to search in place of the report, for many stories.")
@click.option("--title", default="", help="What stands over the report, in place of the event's name.")
@click.option(
    "--tables",
    type=click.Path(path_type=Path),
    help="Every table as well: an .xlsx workbook with a sheet for each, or a folder of CSV files.",
)
def compare(
    path: str | None,
    how: Mapping[str, Any],
    output: Path | None,
    force: bool,
    tables: Path | None,
    prepare: Prepare,
    **options: Any,
) -> None:
    """Compare articles and write a report (.html, .md or .json), or all that a study asks for.

    \b
    srccompare compare coverage/ -o report.html
    srccompare compare coverage.csv --outlets outlets.csv --by country -o report.md
    srccompare compare mine/ --manifest study.toml
    srccompare compare nexis.docx -o report.html
    srccompare compare export.csv --columns body=text,medium=outlet --dates day-first
    srccompare compare coverage/ --text excerpts -o public.html
    srccompare compare coverage/ --brief -o class.html
    srccompare compare coverage/ --explore -o explorer.html
    srccompare compare coverage/ --tables coverage.xlsx
    srccompare compare
    """
    from srccompare.cli.outputs import check_report

    report = output or Path("report.html")
    articles, study = found_at(path, how, report)
    if study is None:
        check_report(report, force)
        check_all_tables(tables, force)
        comparison = write_report(prepare(articles), report, force=force, **options)
        if tables is not None:
            comparison.to_tables(tables, force=force)
            say(f"Wrote {tables}.")
        return
    from srccompare.study import documents_of, run

    documents = prepare(documents_of(study, articles))
    for written in run(study_with(study, options, output, tables), documents, force=force):
        say(f"Wrote {written}.")


@main.command()
@speaking
@click.argument("report", type=click.Path(path_type=Path))
@table_file
@force
@as_json
@reading
@own_words
def verify(
    articles: Articles,
    report: Path,
    output: Path | None,
    force: bool,
    as_json: bool,
    lexicons: tuple[str, ...],
) -> None:
    """Make a report written as JSON again from its articles, and tell every value that differs.

    Families, groups, voice and engine are those of the report. The exit code is 0 where nothing differs, 1
    where something does; what differs is written as a table.

    \b
    srccompare verify report.json coverage/
    srccompare verify report.json coverage/ --lexicon own.yml -o differences.csv
    """
    from srccompare.report.verifying import verify as verify_report

    check_table(output, force, as_json)
    found = verify_report(report, articles, lexicons=lexicons)
    if not len(found):
        say(f"{report} says what comes out now.")
        return
    write_table(found, output, force, as_json)
    say(f"{report} does not hold: {counted(len(found), 'value')} differ{'s' if len(found) == 1 else ''}.")
    raise SystemExit(WRONG_INPUT)


@main.command()
@speaking
@writing_table
@reading
@measuring
@sharing
def measure(articles: Articles, output: Path | None, **options: Any) -> pd.DataFrame:
    """Write one row per article with all measures.

    \b
    srccompare measure coverage/ -o table.csv
    srccompare measure coverage.jsonl --families hedging,tone --jobs 4
    srccompare measure coverage/ --json
    """
    from srccompare.tables import measure as measure_table

    return measure_table(articles, progress=is_watched(), **options)


@main.command()
@speaking
@writing_table
@reading
@sharing
def attributions(articles: Articles, output: Path | None, n_jobs: int) -> pd.DataFrame:
    """Write one row per attribution (source, cue, content).

    \b
    srccompare attributions coverage/ -o attributions.csv
    """
    from srccompare.tables import attributions as attribution_table

    return attribution_table(articles, n_jobs=n_jobs, progress=is_watched())


@main.command()
@speaking
@writing_table
@reading
@sharing
def sources(articles: Articles, output: Path | None, n_jobs: int) -> pd.DataFrame:
    """Write one row per attribution with who stands behind it and what kind of source that is.

    \b
    srccompare sources coverage/ -o sources.csv
    """
    from srccompare.tables import sources as source_table

    return source_table(articles, n_jobs=n_jobs, progress=is_watched())


@main.command()
@speaking
@writing_table
@reading
def mentions(articles: Articles, output: Path | None) -> pd.DataFrame:
    """Write one row per mention of a person, country, place, body or medium.

    \b
    srccompare mentions coverage/ -o mentions.csv
    """
    from srccompare.tables import mentions as mention_table

    return by_batches(articles, mention_table, "Reading names")


@main.command()
@speaking
@writing_table
@reading
@click.option("--families", help="Families of frames, separated by commas; all of them by default.")
@own_words
def frames(
    articles: Articles, output: Path | None, families: str | None, lexicons: tuple[str, ...]
) -> pd.DataFrame:
    """Write one row per article and frame: how salient it is, with which interval, and where.

    \b
    srccompare frames coverage/ -o frames.csv
    srccompare frames coverage/ --families moral --json
    """
    from srccompare.tables import frames as frame_table

    wanted = names(families)
    return by_batches(articles, lambda batch: frame_table(batch, wanted, lexicons=lexicons), "Reading frames")


@main.command()
@speaking
@writing_table
@reading
def events(articles: Articles, output: Path | None) -> pd.DataFrame:
    """Write one row per article with the event it belongs to and its place among the reports.

    \b
    srccompare events coverage/ -o events.csv
    """
    from srccompare.comparison.tables.events import events_table
    from srccompare.source import analyze

    documents = analyze(articles)
    return events_table(documents, [article.outlet for article in documents.articles])


@main.command()
@speaking
@writing_table
@reading
@measuring
@sharing
def evidence(articles: Articles, output: Path | None, **options: Any) -> pd.DataFrame:
    """Write one row per span behind a number.

    \b
    srccompare evidence coverage/ --families hedging -o hedges.csv
    """
    from srccompare.tables import evidence as evidence_table

    return evidence_table(articles, progress=is_watched(), **options)


@main.command()
@speaking
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A .csv, .jsonl, .parquet or .jsonld file, a folder.xmi for INCEpTION, or a folder for brat.",
)
@force
@reading
@measuring
def export(articles: Articles, output: Path, force: bool, **options: Any) -> None:
    """Write everything marked in the texts: tables, brat standoff, W3C Web Annotations.

    \b
    srccompare export coverage/ -o spans.csv
    srccompare export coverage/ --families attribution -o spans.jsonld
    srccompare export coverage/ -o brat
    """
    from srccompare.exports import export as export_spans
    from srccompare.exports.spans import LAYERS

    options["families"] = options["families"] or LAYERS
    table = export_spans(articles, output, force=force, **options)
    say(f"Wrote {counted(len(table), 'span')} to {output}.")


@main.command()
@speaking
@reading
@measuring
@click.option("--article", help="The id of an article, or an outlet; all by default.")
@click.option("--plain", is_flag=True, help="Brackets and names instead of colours.")
def show(articles: Articles, article: str | None, plain: bool, **options: Any) -> None:
    """Show the articles with what is marked in them, in the terminal.

    \b
    srccompare show coverage/ --families attribution,hedging
    srccompare show coverage/ --article gull --plain
    """
    from srccompare.cli.showing import shown
    from srccompare.source import analyze

    options["families"] = options["families"] or ["attribution", "hedging", "loaded"]
    for text in shown(analyze(articles), article, plain=plain, **options):
        click.echo(text)


@main.command()
@speaking
@table_file
@force
@as_json
def families(output: Path | None, force: bool, as_json: bool) -> None:
    """List the families and their measures.

    \b
    srccompare families
    srccompare families -o measures.csv
    """
    from srccompare.families.catalog import catalog
    from srccompare.families.catalog import families as family_table

    check_table(output, force, as_json)
    if output is not None or as_json:
        write_table(family_table(), output, force, as_json)
        return
    for family in catalog().values():
        click.echo(f"{family.name}: {family.title}")
        for one in family.measures:
            click.echo(f"  {one.name:<28} {one.unit:<18} {one.meaning}")


@main.command()
@speaking
@click.argument("name", required=False)
@table_file
@force
@as_json
def lexicons(name: str | None, output: Path | None, force: bool, as_json: bool) -> None:
    """List the bundled word lists, or the entries of the one that is named.

    \b
    srccompare lexicons
    srccompare lexicons hedges
    srccompare lexicons hedges -o hedges.csv
    """
    from srccompare.tables import lexicons as lexicon_table

    check_table(output, force, as_json)
    table = lexicon_table(name)
    if output is not None or as_json or name:
        write_table(table, output, force, as_json)
        return
    for row in table.itertuples():
        click.echo(f"{row.lexicon:<20} {row.entries:>6} entries  version {row.version}  {row.title}")
