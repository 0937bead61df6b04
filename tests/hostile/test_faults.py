"""What becomes of files when something goes wrong in writing: nothing is torn, nothing stays behind."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from report_cases import COAST, HARBOUR

import srccompare
from srccompare import writing
from srccompare.errors import SrccompareError

ARTICLES = [{"id": "a", "outlet": "Gull", "text": HARBOUR}, {"id": "b", "outlet": "Wire", "text": COAST}]
WRITERS = {
    "marks.csv": lambda path: srccompare.export(ARTICLES, path, "hedging", force=True),
    "marks.jsonl": lambda path: srccompare.export(ARTICLES, path, "hedging", force=True),
    "marks.jsonld": lambda path: srccompare.export(ARTICLES, path, "hedging", force=True),
    "brat": lambda path: srccompare.export(ARTICLES, path, "hedging", force=True),
    "report.md": lambda path: srccompare.report(ARTICLES, path, families="hedging", force=True),
}
# Writes half of a file, says so, and waits to be killed.
HALF = """
import sys, time
from pathlib import Path
from srccompare import writing
opened = writing.written_folder if sys.argv[2] == "folder" else writing.written
with opened(Path(sys.argv[1]), force=True) as part:
    (part / "a.txt" if sys.argv[2] == "folder" else part).write_text("half of it")
    print("writing", flush=True)
    time.sleep(60)
"""


def in_folder(folder: Path) -> list[str]:
    """The names in a folder, hidden ones too."""
    return sorted(os.listdir(folder))


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path, monkeypatch, name):
    target = tmp_path / name
    WRITERS[name](target)
    files = [target / inner for inner in sorted(os.listdir(target))] if target.is_dir() else [target]
    before = {path.name: path.read_bytes() for path in files}
    writes = 0

    def full(self, *arguments, **options):
        nonlocal writes
        writes += 1
        if writes == len(before):
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(self, *arguments, **options)

    original = Path.write_text
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SrccompareError, match="cannot be written: No space left on device"):
        WRITERS[name](target)
    assert writes == len(before)
    assert {path.name: path.read_bytes() for path in files} == before
    assert in_folder(tmp_path) == [name]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_a_killed_process_left_is_gone_after_the_next_run(tmp_path, kind):
    target = tmp_path / "target"
    with subprocess.Popen([sys.executable, "-c", HALF, str(target), kind], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not target.exists()
    assert len(in_folder(tmp_path)) == 1
    writing.remove_leftovers.cache_clear()
    writing.write(tmp_path / "next", "whole")
    assert in_folder(tmp_path) == ["next"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_what_another_process_is_writing_is_left_alone(tmp_path):
    target = tmp_path / "target"
    with subprocess.Popen(
        [sys.executable, "-c", HALF, str(target), "file"], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        writing.remove_leftovers.cache_clear()
        writing.write(tmp_path / "next", "whole")
        assert len(in_folder(tmp_path)) == 2
        process.kill()


def test_eight_writers_on_one_target_leave_one_whole_file(tmp_path):
    target = tmp_path / "report.txt"
    texts = [str(number) * 200_000 for number in range(8)]
    threads = [
        threading.Thread(target=writing.write, args=(target, text), kwargs={"force": True}) for text in texts
    ]
    for thread in threads:
        thread.start()
    seen = set()
    while any(thread.is_alive() for thread in threads):
        if target.exists():
            seen.add(target.read_text(encoding="utf-8"))
        time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert target.read_text(encoding="utf-8") in texts
    assert seen <= set(texts)
    assert in_folder(tmp_path) == ["report.txt"]


def test_a_file_that_shrinks_while_it_is_read_is_read_or_named(tmp_path):
    path = tmp_path / "a.txt"
    stop = threading.Event()

    def change() -> None:
        while not stop.is_set():
            path.write_text(HARBOUR, encoding="utf-8")
            path.write_text("", encoding="utf-8")

    path.write_text(HARBOUR, encoding="utf-8")
    thread = threading.Thread(target=change)
    thread.start()
    try:
        texts = {
            srccompare.read([{"id": "x", "text": "Rain."}, *srccompare.read(tmp_path)])[1].text
            for _ in range(50)
        }
    finally:
        stop.set()
        thread.join()
    assert all(HARBOUR.startswith(text) for text in texts)
