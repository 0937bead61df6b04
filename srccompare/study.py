"""A study in one file: ``srccompare.toml`` holds the articles, the settings and what is to be written.

``template`` is the commented file that ``srccompare init`` writes, ``read_study`` reads one back and checks
it, ``run`` does what it says. All follow the one table of settings below, so none knows more than another.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srccompare.errors import SrccompareError
from srccompare.plain_files import text_of
from srccompare.writing import check

if TYPE_CHECKING:
    from srccompare.articles import Articles
    from srccompare.comparison import Comparison
    from srccompare.documents import Documents

NAME = "srccompare.toml"

TEXT, NUMBER, TEXTS, NAMES = "a text", "a whole number", "a list of texts", "a table of texts"
FLAG, SHARE = "true or false", "a number from 0 to 1"
KINDS: dict[str, Callable[[object], bool]] = {
    TEXT: lambda value: isinstance(value, str),
    NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    FLAG: lambda value: isinstance(value, bool),
    SHARE: lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
    TEXTS: lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    NAMES: lambda value: isinstance(value, dict) and all(isinstance(one, str) for one in value.values()),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the file: where it stands, what it takes, what it means; ``shown`` is its example.

    ``used`` tells whether a new study sets it; others stand in the file as comments.
    """

    section: str
    name: str
    kind: str
    shown: Any
    meaning: str
    used: bool = False


SETTINGS = (
    Setting(
        "input", "path", TEXT, "articles", "a folder, a .zip, a table, a pattern, or a .toml manifest", True
    ),
    Setting("input", "manifest", TEXT, "manifest.toml", "lists the articles whose files lie at path"),
    Setting("input", "outlets", TEXT, "outlets.csv", "what is known of the outlets, for by = …"),
    Setting("input", "columns", NAMES, {"body": "text", "medium": "outlet"}, "what your column names mean"),
    Setting("input", "dates", TEXT, "day first", "how dates such as 05/06/2026 are meant"),
    Setting("input", "furniture", TEXTS, ["Join our *"], "paragraphs to set aside; “!…” keeps them"),
    Setting("input", "entities", TEXT, "names.csv", "names of your own: name, kind, aliases"),
    Setting("input", "pseudonymize", FLAG, True, "write “Person 1” for the names of ordinary people"),
    Setting("compare", "by", TEXT, "outlet", "what forms the groups: outlet, event, any column", True),
    Setting("compare", "reference", TEXT, "Harbour Post", "the group the others are held against"),
    Setting("compare", "genre", TEXT, "report", "articles of one genre alone: report, opinion …"),
    Setting("compare", "events", TEXT, "found", "take events that are found by content for given ones"),
    Setting("compare", "families", TEXTS, ["attribution", "hedging"], "what to measure; all by default"),
    Setting("compare", "voice", TEXT, "narrated", "one voice for all measures instead of each its own"),
    Setting("compare", "lexicons", TEXTS, ["own.yml"], "dictionaries of your own: .yml, .csv, .dic, .tsv"),
    Setting(
        "compare", "engine", TEXT, "reader", "who reads: rules, full (by default) or reader, which is slow"
    ),
    Setting("compare", "seed", NUMBER, 0, "of everything that is drawn", True),
    Setting("thresholds", "attribution", SHARE, 0.25, "attributions less sure than this are left out", True),
    Setting("output", "report", TEXTS, ["report.html"], ".html, .md or .json, one or several", True),
    Setting("output", "text", TEXT, "full", "of the articles in the report: full, excerpts or none", True),
    Setting("output", "brief", FLAG, False, "only the first page of the report"),
    Setting("output", "explore", FLAG, False, "a page to search in place of the report, for many stories"),
    Setting("output", "title", TEXT, "The flood of May", "what stands over the report"),
    Setting("output", "measures", TEXT, "measures.csv", "one row per article", True),
    Setting("output", "attributions", TEXT, "attributions.csv", "one row per “X said that …”"),
    Setting("output", "evidence", TEXT, "evidence.csv", "one row per stretch behind a number"),
    Setting("output", "comparison", TEXT, "comparison.csv", "one row per group and measure"),
    Setting("output", "tables", TEXT, "tables", "every table: a folder of CSV, or an .xlsx workbook"),
    Setting("output", "spans", TEXT, "spans.jsonl", ".csv, .jsonl, .parquet, .jsonld, or a folder for brat"),
)

HOW = ("text", "brief", "explore", "title")
"""Settings of the output that say how a report is written; the others are files."""

SECTIONS = {
    "input": "The articles. Paths are seen from this file.",
    "compare": "What is compared, and how.",
    "thresholds": "From which probability on something counts.",
    "output": "What `srccompare compare` writes; leave out what you do not need.",
}


@dataclass(frozen=True)
class Study:
    """What a study file says, section by section; settings it leaves out are missing."""

    path: Path
    sections: Mapping[str, Mapping[str, Any]]

    def get(self, section: str, name: str, default: Any = None) -> Any:
        """A setting, or what holds where the file does not set it."""
        return self.sections.get(section, {}).get(name, default)

    def place(self, path: str) -> str:
        """A path as seen from the study file."""
        return str(self.path.parent / path)


def template(path: str = "articles") -> str:
    """A study file with every setting explained; those a study can do without are commented out.

    >>> "[input]" in template()
    True
    """
    lines = ["# A study: what to read, how to compare it, what to write. Run it with: srccompare compare"]
    for section, about in SECTIONS.items():
        lines += ["", f"# {about}", f"[{section}]"]
        own = [setting for setting in SETTINGS if setting.section == section]
        # A setting that opens a table of its own has to come last.
        for setting in sorted(own, key=lambda one: one.kind == NAMES):
            value = path if (section, setting.name) == ("input", "path") else setting.shown
            lines += [line if setting.used else f"# {line}" for line in written(setting, value)]
    return "\n".join(lines) + "\n"


def written(setting: Setting, value: Any) -> Iterator[str]:
    """A setting as lines of TOML, its meaning beside it."""
    if setting.kind == NAMES:
        yield f"[{setting.section}.{setting.name}]  # {setting.meaning}"
        yield from (f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in value.items())
    else:
        yield f"{setting.name} = {json.dumps(value, ensure_ascii=False)}  # {setting.meaning}"


def is_study(path: str | Path) -> bool:
    """Whether a file is a study and no manifest: it says what to read in [input]."""
    try:
        return "input" in tomllib.loads(text_of(path, "utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False


def read_study(path: str | Path) -> Study:
    """A study file, checked: a name nobody knows, or a value of the wrong kind, is an error that names it."""
    file = Path(path)
    try:
        about = tomllib.loads(text_of(file, "utf-8-sig"))
    except OSError as error:
        raise SrccompareError(
            f"the study {str(path)!r} cannot be read ({error.strerror}); make one with 'srccompare init'"
        ) from error
    except (ValueError, RecursionError) as error:
        # Beside what is no TOML: nested too deeply, or a number of more digits than Python converts.
        raise SrccompareError(f"the study {str(path)!r} is no TOML in UTF-8: {error}") from error
    for section, values in about.items():
        known(section, list(SECTIONS), f"{file.name}: [{section}]")
        if not isinstance(values, dict):
            raise SrccompareError(f"{file.name}: {section} = {values!r} is no section; wanted [{section}]")
        check_section(file.name, section, values)
    study = Study(file, about)
    if not study.get("input", "path"):
        raise SrccompareError(f'{file.name} does not say what to read; add [input] and path = "articles"')
    if isinstance(study.get("output", "report"), str):
        about["output"]["report"] = [about["output"]["report"]]
    return study


def check_section(file: str, section: str, values: Mapping[str, Any]) -> None:
    """Raise where a section sets what it cannot, or sets it to something else."""
    settings = {setting.name: setting for setting in SETTINGS if setting.section == section}
    for name, value in values.items():
        known(name, list(settings), f"{file}, [{section}]: {name}")
        setting = settings[name]
        single = setting.name == "report" and isinstance(value, str)
        if not single and not KINDS[setting.kind](value):
            line = next(written(setting, setting.shown)).split("  #")[0]
            raise SrccompareError(
                f"{file}, [{section}]: {name} = {value!r} is not {setting.kind}; wanted for example {line}"
            )


def known(name: str, names: list[str], where: str) -> None:
    """Raise where a name is none of those there are."""
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        meant = f"did you mean {near[0]!r}? " if near else ""
        raise SrccompareError(f"{where} is not known; {meant}There are {', '.join(names)}")


def articles_of(study: Study) -> Articles:
    """The articles a study is about."""
    from srccompare.read import read
    from srccompare.source import pseudonymized

    manifest, outlets = study.get("input", "manifest"), study.get("input", "outlets")
    articles = read(
        study.place(study.get("input", "path")),
        columns=study.get("input", "columns"),
        manifest=study.place(manifest) if manifest else None,
        outlets=study.place(outlets) if outlets else None,
        furniture=study.get("input", "furniture", ()),
        dates=study.get("input", "dates"),
    )
    return pseudonymized(articles) if study.get("input", "pseudonymize") else articles


def documents_of(study: Study, articles: Articles) -> Documents:
    """The articles as a study wants them analyzed."""
    from srccompare.source import analyze

    entities = study.get("input", "entities")
    return analyze(
        articles,
        entities=study.place(entities) if entities else None,
        engine=study.get("compare", "engine"),
        confidence=study.get("thresholds", "attribution"),
    )


def comparison_of(study: Study, articles: Articles) -> Comparison:
    """The comparison a study asks for."""
    from srccompare.comparison import compare

    return compare(
        documents_of(study, articles),
        study.get("compare", "by", "outlet"),
        study.get("compare", "reference"),
        families=study.get("compare", "families"),
        voice=study.get("compare", "voice"),
        lexicons=[study.place(path) for path in study.get("compare", "lexicons", ())],
        seed=study.get("compare", "seed", 0),
        genre=study.get("compare", "genre"),
        events=study.get("compare", "events"),
    )


def outputs(study: Study) -> dict[str, list[str]]:
    """The files a study writes, by what they hold."""
    asked = {name: value for name, value in study.sections.get("output", {}).items() if name not in HOW}
    return {
        name: [study.place(path) for path in ([value] if isinstance(value, str) else value)]
        for name, value in asked.items()
    }


def run(study: Study, articles: Articles, *, force: bool = False) -> Iterator[str]:
    """Compare, and write all a study asks for; gives the path of each file once it is there.

    Raises SrccompareError before anything is worked out where a file cannot be written.
    """
    from srccompare.report import check_explorer, form_of, render_as
    from srccompare.report.excerpts import checked

    wanted, text = outputs(study), checked(study.get("output", "text", "full"))
    brief, title = study.get("output", "brief", False), study.get("output", "title", "")
    explore = study.get("output", "explore", False)
    check_outputs(wanted, force)
    check_explorer([form_of(path) for path in wanted.get("report", ())] if explore else [], brief)
    comparison = comparison_of(study, articles)
    for name, paths in wanted.items():
        for path in paths:
            if name == "report":
                render_as(comparison, path, text=text, brief=brief, explore=explore, title=title, force=force)
            else:
                WRITERS[name](comparison, path, force)
            yield path


def check_outputs(wanted: Mapping[str, list[str]], force: bool) -> None:
    """Raise where one of the files a study writes cannot be written."""
    from srccompare.exports import check_target
    from srccompare.exports.tables import check_tables
    from srccompare.report import form_of

    for name, paths in wanted.items():
        for path in paths:
            if name == "spans":
                check_target(path, force=force)
                continue
            if name == "report":
                check(path, force=force)
                form_of(path)
            else:
                check_tables(path, several=name == "tables", force=force)


def write_spans(comparison: Comparison, path: str, force: bool) -> None:
    """Everything marked in the texts."""
    from srccompare.exports import export

    export(comparison.documents, path, force=force)


def write_all(comparison: Comparison, path: str, force: bool) -> None:
    """Every table of the comparison, a file or a sheet each."""
    comparison.to_tables(path, force=force)


def write_evidence(comparison: Comparison, path: str, force: bool) -> None:
    """The words behind the numbers of the comparison."""
    from srccompare.exports.tables import write_tables
    from srccompare.tables import evidence

    write_tables(evidence(comparison.documents, comparison.families), path, force=force)


def table_writer(name: str) -> Callable[[Comparison, str, bool], None]:
    """Writes one table of a comparison."""

    def writes(comparison: Comparison, path: str, force: bool) -> None:
        from srccompare.exports.tables import write_tables

        write_tables(getattr(comparison, name), path, force=force)

    return writes


WRITERS: dict[str, Callable[[Comparison, str, bool], None]] = {
    "spans": write_spans,
    "tables": write_all,
    "evidence": write_evidence,
    "measures": table_writer("articles"),
    "attributions": table_writer("attributions"),
    "comparison": table_writer("table"),
}
