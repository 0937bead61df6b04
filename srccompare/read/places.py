"""Where articles lie: a file, a folder, a pattern, a zipped folder, or a list of these."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from srccompare.errors import ReadError
from srccompare.read.archives import files_in_archive
from srccompare.read.file import File, file_at, is_hidden, is_readable
from srccompare.read.formats import ARCHIVE, MANIFEST, READABLE, WANTED, suffix_of, way_out
from srccompare.read.notes import Notes, listed, shown

ADVICE = f"wanted a folder, a pattern like 'articles/*.txt', or a file ({WANTED}, {ARCHIVE})"

# The longest path systems know; a longer string is a text, and no pattern to be looked for.
# The limit of Linux (PATH_MAX).
LONGEST_PATH = 4096


# What lies beside articles to speak about them is not missed.
ABOUT = re.compile(r"(?i)readme|licen[cs]e|.*\.toml$")


@dataclass(frozen=True)
class Source:
    """The files a path stands for; a file named by itself is ``alone``, and its faults are errors."""

    name: str
    files: Sequence[File]
    alone: bool = False
    folder: Path | None = None
    passed: Sequence[str] = field(default_factory=tuple)
    """Files that cannot hold articles."""
    inner: Sequence[File] = ()
    """Files in the folders inside, read where there are no articles beside those."""


# One path ------------------------------------------------------------------------------------------------


def source_at(path: str, notes: Notes) -> Source:
    """The files at a path that may hold articles; the others are named."""
    source = found_at(path)
    if source.alone and suffix_of(source.files[0].name) not in READABLE:
        said = way_out(source.files[0].name).removeprefix("it ")
        raise ReadError(f"{source.name} {said}, a folder of them, a data frame, or dicts")
    if not source.files and not source.inner:
        there = f"; found: {listed(list(source.passed))}" if source.passed else ""
        raise ReadError(f"no articles in {source.name}: wanted files named {WANTED}{there}")
    passed = [name for name in source.passed if not ABOUT.match(name)]
    if passed:
        notes.remark(f"Left out as no articles: {listed(passed)}.")
    return source


def found_at(path: str) -> Source:
    """What lies in a folder, in a zipped folder, or under a pattern, or the one file, by name."""
    place = os.path.expanduser(path)
    if not path.strip():
        raise ReadError(f"the path is empty; {ADVICE}")
    if os.path.isdir(place):
        try:
            return in_folder(f"the folder {path!r}", Path(place))
        except OSError as error:
            raise ReadError(f"the folder {path!r} cannot be read: {error.strerror}") from error
    if os.path.exists(place):
        if suffix_of(place) == ARCHIVE:
            return zipped(Path(place))
        if not os.path.isfile(place):
            raise ReadError(
                f"{path!r} is no file but a pipe, a device or a socket; save what it gives in a file"
            )
        return Source(path, [file_at(Path(place))], alone=True)
    if glob.has_magic(path) and len(path) < LONGEST_PATH and "\n" not in path and "\0" not in path:
        found = sorted(map(Path, glob.glob(place, recursive=True)))
        if found:
            return sifted(f"the pattern {path!r}", found)
    raise ReadError(missing(path))


# What a browser saves beside a page: its pictures, styles and the pages of its advertisements.
COMPANION = re.compile(r"(.+)(?:[_-]files|-Dateien|_fichiers|_archivos|\.files)", re.IGNORECASE)


def in_folder(name: str, folder: Path) -> Source:
    """What lies in a folder, and what lies in the folders inside it."""
    source = sifted(name, sorted(folder.iterdir()), folder)
    inner = sifted(name, (path for path in paths_in(folder) if path.parent != folder))
    return replace(source, inner=inner.files)


def paths_in(folder: Path) -> list[Path]:
    """The files in a folder and in the folders inside it, links to folders left aside."""
    paths: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=stop):
        stems = {os.path.splitext(name)[0] for name in names}
        folders[:] = sorted(name for name in folders if is_read(name, stems))
        paths += [Path(parent, name) for name in sorted(names)]
    return paths


def stop(error: OSError) -> None:
    """Where a folder cannot be listed, say so."""
    raise error


def is_read(folder: str, stems: set[str]) -> bool:
    """Whether a folder inside another is looked into: none that is hidden, or belongs to a saved page."""
    companion = COMPANION.fullmatch(folder)
    return not is_hidden(folder) and folder != "__MACOSX" and not (companion and companion[1] in stems)


def sifted(name: str, paths: Iterable[Path], folder: Path | None = None) -> Source:
    """Paths found together, sorted into what is read and what is not."""
    paths = [path for path in paths if not is_hidden(path.name) and not path.is_dir()]
    # A pipe or a device would be waited for without end; a link that leads nowhere says so when it is read.
    found = [is_readable(path.name) and (path.is_file() or not path.exists()) for path in paths]
    files = [file_at(path) for path, readable in zip(paths, found, strict=True) if readable]
    passed = [path.name for path, readable in zip(paths, found, strict=True) if not readable]
    return Source(name, files, folder=folder, passed=passed)


def zipped(path: Path) -> Source:
    """The files in a zipped folder."""
    files = files_in_archive(path)
    passed = [file.name for file in files if not is_readable(file.name)]
    return Source(
        f"the archive {path.name!r}", [file for file in files if is_readable(file.name)], passed=passed
    )


def missing(path: str) -> str:
    """Why nothing is found at a path, and what would work."""
    if re.match(r"https?://", path):
        return f"{shown(path)} is an address, and nothing is fetched; save the article in a file first"
    # A path is shown to its end, where the mistake is; a whole article given for one is not.
    given = repr(path) if len(path) < 200 else shown(path)
    if glob.has_magic(path) and "\n" not in path:
        what = f"no file matches {given}"
    else:
        what = f"there is no file or folder {given}"
    if re.search(r"\s", path.strip()):
        return f"{what}; if that is the text of an article, give [{{'text': …, 'outlet': …}}], else a path"
    return f"{what}; {ADVICE}"


# Several paths -------------------------------------------------------------------------------------------


def source_of_several(paths: Sequence[str], notes: Notes) -> Source:
    """The files at all of the paths, in the order given, each once."""
    files: dict[tuple[str, str], File] = {}
    faults = []
    for number, path in enumerate(paths, start=1):
        try:
            if suffix_of(path) == MANIFEST:
                raise ReadError(f"{path} is a manifest; read it by itself, or give it as manifest=…")
            source = source_at(path, notes)
            found = source.files or source.inner
        except ReadError as error:
            faults.append(f"path {number} ({error})")
            continue
        for file in found:
            files.setdefault((os.path.realpath(file.folder), file.name), file)
    if not files:
        raise ReadError(
            f"row 1 (index 0) is {shown(paths[0])} (str); wanted dicts: [{{'text': …, 'outlet': …}}, …], "
            f"or paths, none of which can be read: {listed(faults[:3])}"
        )
    for fault in faults:
        notes.trouble("Paths that cannot be read were left out", fault)
    return Source("the list of paths", list(files.values()))
