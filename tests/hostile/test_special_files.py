"""A pipe would be waited for without end, and a device never ends: every door refuses them at once."""

from __future__ import annotations

import os
import signal

import pytest

import srccompare
from srccompare.errors import SrccompareError
from srccompare.exports.brat import INDEX
from srccompare.report.verifying import read_report
from srccompare.study import read_study
from srccompare.validation.codings import filled
from srccompare.validation.sheet import read_key

ARTICLES = [{"id": "a", "text": "It may rain."}]
READ = (".txt", ".md", ".html", ".csv", ".json", ".jsonl", ".rtf", ".pdf", ".docx", ".xlsx", ".parquet",
        ".zip", ".gz", ".txt.gz", ".warc", ".xml", ".toml", ".eml", ".mht")  # fmt: skip
DOORS = {
    **{f"articles{ending}": (f"a{ending}", srccompare.read) for ending in READ},
    **{f"words{ending}": (f"w{ending}", srccompare.read_dictionary)
       for ending in (".yml", ".dic", ".csv", ".tsv", ".dicx", ".ykd", ".cat")},
    **{f"marks{ending}": (f"m{ending}", srccompare.read_spans)
       for ending in (".csv", ".jsonl", ".jsonld", ".parquet")},
    "brat": (INDEX, lambda path: srccompare.read_spans(path.parent)),
    "folder": ("a.txt", lambda path: srccompare.read(path.parent)),
    "pattern": ("a.txt", lambda path: srccompare.read(f"{path.parent}/*.txt")),
    "outlets": ("o.csv", lambda path: srccompare.read(ARTICLES, outlets=path)),
    "study": ("study.toml", read_study),
    "accepted": ("grown.csv", srccompare.accepted),
    "lexicon": ("l.tsv", lambda path: srccompare.measure(ARTICLES, "counts", lexicons=path)),
    "codings": ("sheet.csv", lambda path: filled(path, None)),
    "key": ("sheet.key.json", read_key),
    "report": ("report.json", read_report),
}  # fmt: skip


class Hung(BaseException):
    """Nothing but the alarm raises this, and nothing catches it."""


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize(("name", "door"), DOORS.values(), ids=DOORS.keys())
@pytest.mark.filterwarnings("ignore::srccompare.errors.SrccompareWarning")
def test_a_special_file_is_refused(tmp_path, name, door, kind):
    path = tmp_path / name
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")

    def ring(*_):
        raise Hung

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(20)
    try:
        with pytest.raises(SrccompareError):
            door(path)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
