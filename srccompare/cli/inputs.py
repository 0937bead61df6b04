"""Options that say what to read and what to measure; each adds its options to a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from srccompare.cli.speaking import Command, counted, is_watched, say

if TYPE_CHECKING:
    import pandas as pd

    from srccompare.articles import Articles
    from srccompare.study import Study

Prepare = Callable[[Any], Any]
STUDY_SETS = ("by", "reference", "genre", "events", "families", "voice", "lexicons")
"""Options a study file may set; those given on the command line go before it."""


def reading(command: Command) -> Command:
    """PATH and how to read it; the command is given the articles, and a study's settings as options."""

    @located
    @prepared
    @wraps(command)
    def reads(path: str | None, how: Mapping[str, Any], prepare: Prepare, **options: Any) -> Any:
        articles, study = found_at(path, how, options.get("output"))
        if study is None:
            return command(prepare(articles), **options)
        from srccompare.study import documents_of

        return command(prepare(documents_of(study, articles)), **options | study_options(study, options))

    return reads


def prepared(command: Command) -> Command:
    """How the articles are analyzed; the command is given a function that does it."""

    @click.option("--entities", help="A table of names of your own (name, kind, aliases).")
    @click.option("--engine", help="Who reads: full (the default), rules, or reader (better and slow).")
    @click.option("--pseudonymize", is_flag=True, help='Write "Person 1" for the names of ordinary people.')
    @wraps(command)
    def prepares(
        *arguments: Any, entities: str | None, engine: str | None, pseudonymize: bool, **options: Any
    ) -> Any:
        def prepare(source: Any) -> Any:
            from srccompare.source import analyze, pseudonymized

            hidden = pseudonymized(source) if pseudonymize else source
            return analyze(hidden, entities=entities, engine=engine) if entities or engine else hidden

        return command(*arguments, prepare=prepare, **options)

    return prepares


def located(command: Command) -> Command:
    """PATH and the options that say how it is read; the command is given them as ``how``."""

    @click.argument("path", metavar="[PATH]", required=False)
    @click.option(
        "--manifest", help="A .toml manifest that lists the articles; PATH is where their files lie."
    )
    @click.option(
        "--outlets", help="A table with a column 'outlet' whose other columns (country, …) serve --by."
    )
    @click.option(
        "--columns",
        multiple=True,
        help="What your columns mean, body=text,medium=outlet, or a preset such as newsapi; may be repeated.",
    )
    @click.option("--dates", help="day-first or month-first, for dates such as 05/06/2026.")
    @wraps(command)
    def locates(
        *arguments: Any,
        manifest: str | None,
        outlets: str | None,
        columns: tuple[str, ...],
        dates: str | None,
        **options: Any,
    ) -> Any:
        how = {"manifest": manifest, "outlets": outlets, "columns": columns_of(columns), "dates": dates}
        return command(*arguments, how={name: value for name, value in how.items() if value}, **options)

    return locates


def columns_of(given: Sequence[str]) -> dict[str, str] | str | None:
    """The columns somebody wrote on the command line, or the preset they named.

    >>> columns_of(["body=text,medium=outlet"]), columns_of(["newsapi"])
    ({'body': 'text', 'medium': 'outlet'}, 'newsapi')
    """
    if len(given) == 1 and "=" not in given[0]:
        return given[0]
    pairs = [part.rpartition("=") for one in given for part in one.split(",") if part.strip()]
    if wrong := next((pair for pair in pairs if not (pair[0] and pair[2])), None):
        raise click.UsageError(f"--columns {''.join(wrong)!r} names no field; wanted for example body=text")
    return {name.strip(): field.strip() for name, _, field in pairs} or None


def found_at(path: str | None, how: Mapping[str, Any], output: Path | None) -> tuple[Articles, Study | None]:
    """The articles of a path, or those of a study and the study itself."""
    study = study_at(path)
    if study is None:
        keep_apart(str(path), output)
        return articles_at(str(path), **how), None
    if how:
        raise click.UsageError(f"set {' and '.join(how)} in {study.path.name}, under [input]")
    from srccompare.study import articles_of

    articles = articles_of(study)
    say(f"Read {counted(len(articles), 'article')} for {study.path}.")
    return articles, study


def study_at(path: str | None) -> Study | None:
    """The study a path names, or that of the working folder where there is no path; None for articles."""
    from srccompare.study import NAME, is_study, read_study

    if path is None and not Path(NAME).is_file():
        raise click.UsageError(
            f"Missing argument 'PATH', and no {NAME} in this folder; name your articles, or begin with "
            "'srccompare init'"
        )
    if path is not None and not (path.endswith(".toml") and is_study(path)):
        return None
    return read_study(path or NAME)


def given_options(options: dict[str, Any]) -> dict[str, Any]:
    """The options somebody wrote on the command line."""
    source = click.get_current_context().get_parameter_source
    return {name: value for name, value in options.items() if source(name) is ParameterSource.COMMANDLINE}


def study_options(study: Study, options: dict[str, Any]) -> dict[str, Any]:
    """What a study sets of a command's options, unless the command line does."""
    given = given_options(options)
    asked = {name: study.get("compare", name) for name in STUDY_SETS if name in options and name not in given}
    if asked.get("families"):
        asked["families"] = ",".join(asked["families"])
    if asked.get("lexicons"):
        asked["lexicons"] = tuple(study.place(path) for path in asked["lexicons"])
    return {name: value for name, value in asked.items() if value is not None}


def study_with(
    study: Study, options: dict[str, Any], output: Path | None, tables: Path | None = None
) -> Study:
    """The study as the command line changes it."""
    from srccompare.study import HOW

    given = {name: value for name, value in given_options(options).items() if name in STUDY_SETS}
    if "families" in given:
        given["families"] = options["families"]
    if "lexicons" in given:
        given["lexicons"] = [str(Path(path).absolute()) for path in given["lexicons"]]
    changed = {**study.sections, "compare": {**study.sections.get("compare", {}), **given}}
    how = {name: value for name, value in given_options(options).items() if name in HOW}
    written = study.sections.get("output", {})
    if output is not None:
        own = {name: value for name, value in written.items() if name in HOW}
        changed["output"] = {**own, **how, "report": [str(output.absolute())]}
    elif how:
        changed["output"] = {**written, **how}
    if tables is not None:
        changed["output"] = {**changed.get("output", {}), "tables": str(tables.absolute())}
    return replace(study, sections=changed)


def keep_apart(path: str, output: Path | None) -> None:
    """Refuse to write into the folder that is read: the next run would take the file for an article."""
    from srccompare.errors import SrccompareError

    if output is not None and Path(path).is_dir() and output.resolve().parent == Path(path).resolve():
        raise SrccompareError(
            f"{str(output)!r} would lie in the folder that is read, and be read as an article the next time; "
            "write it to another folder"
        )


COLUMNS = "columns were read under other names"
"""What the note says that tells which columns were taken as what."""


def articles_at(path: str, **how: Any) -> Articles:
    """The articles of a path, saying how many there are."""
    from srccompare.read import read

    articles = read(path, **how)
    say(f"Read {counted(len(articles), 'article')} from {path}.")
    for note in articles.notes:
        if COLUMNS in note:
            say(note.replace("columns= says otherwise", "--columns says otherwise"))
    return articles


own_words = click.option(
    "--frames",
    "--lexicon",
    "lexicons",
    multiple=True,
    help="A dictionary of your own (.yml, .csv, .dic, .cat, .ykd, .tsv); may be repeated.",
)


def measuring(command: Command) -> Command:
    """What to measure, and in which voice."""

    @click.option("--families", help="Families, separated by commas; all by default.")
    @own_words
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


sharing = click.option(
    "--jobs",
    "n_jobs",
    type=int,
    default=1,
    show_default=True,
    help="Processes that share the work; -1: one a core.",
)


def by_batches(articles: Articles, table: Callable[[Any], pd.DataFrame], label: str) -> pd.DataFrame:
    """The tables of an article batch after another as one, with a line for those who wait."""
    from pandas import concat

    from srccompare.tables.workers import each_batch

    return concat(list(each_batch(articles, table, progress=is_watched(), label=label)), ignore_index=True)
