"""The report on a comparison, in every form it has.

The numbers of these modules say how much is shown, a choice of layout; a threshold that does not say where
it comes from is a guess.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from srccompare.comparison import Comparison, compare
from srccompare.documents import Voice
from srccompare.documents.collecting import uncollected
from srccompare.errors import SrccompareError
from srccompare.report.excerpts import checked
from srccompare.report.figures import figure as figure
from srccompare.report.forms import html, json, markdown
from srccompare.report.gather import gather, gather_explorer
from srccompare.tables import Families, Lexicons
from srccompare.writing import check, write

FORMS = {"html": html.page, "markdown": markdown.render, "json": json.render, "notebook": html.fragment}
SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}


def render(
    comparison: Comparison,
    form: str,
    path: str | Path | None = None,
    *,
    text: str = "full",
    brief: bool = False,
    explore: bool = False,
    title: str = "",
    force: bool = False,
) -> str:
    """The report on a comparison as html, markdown, json or a notebook fragment; written if a path is given.

    ``text`` is how much of the articles it carries: ``full``, ``excerpts`` (single sentences, at most a
    quarter of the words of each) or ``none``; ``brief`` gives the first page alone, ``explore`` a page to
    search in place of the report, ``title`` stands over it in place of the event's name. Raises
    SrccompareError for an unknown form or amount, for an explorer that is to be brief or no HTML, and where a
    file is in the way and ``force`` is not set.
    """
    if form not in FORMS:
        raise SrccompareError(f"no form named {form!r}; choose one of {', '.join(FORMS)}")
    check_explorer([form] if explore else [], brief)
    if path is not None:
        check(path, force=force)
    with uncollected():
        if explore:
            rendered = html.explorer(gather_explorer(comparison, text=text, title=title))
        else:
            rendered = FORMS[form](gather(comparison, text=text, brief=brief, title=title))
    if path is not None:
        write(path, rendered, force=force)
    return rendered


def render_as(
    comparison: Comparison,
    path: str | Path,
    *,
    text: str = "full",
    brief: bool = False,
    explore: bool = False,
    title: str = "",
    force: bool = False,
) -> None:
    """The report in the form the path's ending names."""
    render(comparison, form_of(path), path, text=text, brief=brief, explore=explore, title=title, force=force)


def report(
    source: Any,
    path: str | Path,
    *,
    by: str = "outlet",
    reference: str | None = None,
    families: Families = None,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    text: str = "full",
    brief: bool = False,
    explore: bool = False,
    title: str = "",
    force: bool = False,
    engine: str | None = None,
    genre: str | None = None,
    events: str | None = None,
) -> Comparison:
    """Compare articles and write the report; the form follows from the ending: .html, .md or .json.

    ``source`` is anything ``compare`` takes, ``text`` how much of the articles the report carries: ``full``,
    ``excerpts`` or ``none``; ``brief`` writes its first page alone, ``explore`` a page to search in place
    of it, under ``title`` if one is given;
    ``engine`` is that of ``analyze``, ``genre`` and ``events`` those of ``compare``. Returns the comparison
    the report is about.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    path
        The file to write; its ending says the form.
    by, reference, families, voice, lexicons
        Those of `compare`.
    force
        Whether what stands in the way is replaced.

    Raises
    ------
    SrccompareError
        For another ending, for an explorer that is to be brief or no HTML, and where a file is in the
        way and ``force`` is not set.

    Examples
    --------
    >>> import tempfile
    >>> rows = [{"id": "a1", "text": "The dam may fail."}, {"id": "b1", "text": "It failed."}]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = report(rows, f"{folder}/page.html", families=["counts"])
    >>> made.by
    'outlet'
    """
    form = form_of(path)
    # Before the work, not after it.
    check_explorer([form] if explore else [], brief)
    check(path, force=force)
    checked(text)
    comparison = compare(
        source,
        by,
        reference,
        families=families,
        voice=voice,
        lexicons=lexicons,
        engine=engine,
        genre=genre,
        events=events,
    )
    render(comparison, form, path, text=text, brief=brief, explore=explore, title=title, force=force)
    return comparison


def form_of(path: str | Path) -> str:
    """The form a file's ending asks for."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise SrccompareError(
            f"{str(path)!r} does not end in one of {', '.join(SUFFIXES)}, which name the form"
        )
    return SUFFIXES[suffix]


def check_explorer(forms: Collection[str], brief: bool) -> None:
    """Raise where explorers are wanted in ``forms`` there are none of, or of the first page."""
    if brief and forms:
        raise SrccompareError("explore=True is a page by itself: leave out brief=True, or write two files")
    for form in forms:
        if form != "html":
            raise SrccompareError(f"explore=True is a page with a script, which {form} has not; write .html")
