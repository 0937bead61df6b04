"""Several processes give the bytes of one, say what it says, and leave nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import srccompare
from srccompare.families.base import Family, Findings, Measure
from srccompare.integrations.batches import measure_batches
from srccompare.tables import workers

SENTENCES = (
    "The harbour may close on Friday, the port authority said.",
    "“We will not move a single box,” said Ada Brandt, a crane driver.",
    "Critics call the plan a shameful retreat, according to people close to the talks.",
)
# More than one batch for each of two workers.
ARTICLES = srccompare.read(
    [
        {"id": f"a{number}", "outlet": "Gull", "text": f"{SENTENCES[number % 3]} It is {number} boxes."}
        for number in range(2 * workers.LEAST + 5)
    ]
)
FAMILIES = ["attribution", "hedging"]
TABLES = {
    "measure": lambda **options: srccompare.measure(ARTICLES, FAMILIES, **options),
    "evidence": lambda **options: srccompare.evidence(ARTICLES, FAMILIES, **options),
    "attributions": lambda **options: srccompare.attributions(ARTICLES, **options),
    "sources": lambda **options: srccompare.sources(ARTICLES, **options),
}


def bytes_of(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False).encode() + repr(table.dtypes.tolist()).encode()


@pytest.mark.parametrize("name", TABLES)
def test_two_processes_give_the_bytes_of_one(name, capfd):
    assert bytes_of(TABLES[name](n_jobs=2, progress=True)) == bytes_of(TABLES[name]())
    assert f"{len(ARTICLES)} of {len(ARTICLES)} articles" in capfd.readouterr().err


def test_documents_keep_their_engine_and_those_read_together_stay_together():
    rules = srccompare.analyze(ARTICLES, engine="rules")
    assert bytes_of(srccompare.sources(rules, n_jobs=2)) == bytes_of(srccompare.sources(rules))
    together = srccompare.analyze(ARTICLES).read_together([0] * len(ARTICLES))
    assert list(workers.pieces_of(together, 2)) == [together]
    assert len(list(workers.pieces_of(rules, 2))) > 1


def test_warnings_of_the_processes_are_said_here():
    def compute(documents, voice=None):
        import warnings

        warnings.warn("a measure of one's own grumbles", UserWarning, stacklevel=1)
        return Findings({"own": [1.0] * len(documents)})

    family = Family("own", "Own", (Measure("own", "hits", "count", "grumbles", "this test"),), compute)
    with pytest.warns(UserWarning, match="grumbles") as caught:
        table = srccompare.measure(ARTICLES, [family], n_jobs=2)
    assert table["own"].sum() == len(ARTICLES)
    assert len(caught) == len(list(workers.pieces_of(ARTICLES, 2)))


def test_an_error_in_a_process_is_the_error_here():
    def refuse(item):
        raise KeyError(item)

    with pytest.raises(KeyError, match="3"):
        list(workers.in_turn(iter([(1, 3)]), refuse, 2))


def test_a_stream_of_batches_is_shared_out_in_its_order():
    frames = [pd.DataFrame({"text": [one.text, None]}) for one in ARTICLES.items[:4]]
    shared = pd.concat(measure_batches(iter(frames), FAMILIES, n_jobs=2))
    assert bytes_of(shared) == bytes_of(pd.concat(measure_batches(iter(frames), FAMILIES)))


@pytest.mark.parametrize("wrong", [0, -2, 1.5, True, "2"])
def test_no_number_of_processes_is_an_error(wrong):
    with pytest.raises(srccompare.SrccompareError, match=r"n_jobs is .* -1 for one a core"):
        srccompare.measure(ARTICLES, FAMILIES, n_jobs=wrong)


def test_progress_is_told_where_it_is_asked_for(capsys):
    srccompare.measure(ARTICLES, "counts")
    assert capsys.readouterr().err == ""
    srccompare.measure(ARTICLES, "counts", progress=True)
    assert capsys.readouterr().err.split("\r")[-1].strip() == "Measuring: 69 of 69 articles"


def in_session(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            about = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(about[3]) == session and about[0] != "Z":
            found.append(int(path.parent.name))
    return found


def wait_until(holds, seconds=15):
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)


LONG = """
import time
import srccompare
from srccompare.families.base import Family, Measure

def compute(documents, voice=None):
    time.sleep(60)

slow = Family("slow", "Slow", (Measure("slow", "hits", "count", "takes long", "this test"),), compute)
articles = srccompare.read([{"text": f"Rain fell, number {number}."} for number in range(200)])
print("begun", flush=True)
srccompare.measure(articles, [slow], n_jobs=2, progress=True)
"""


# joblib, interrupted while it starts its workers, fails to end them; seen on a busy machine with Python 3.13.
STUCK = """
import multiprocessing, os, signal, threading, time
import joblib._parallel_backends as backends
from srccompare.tables.workers import in_turn

def fail(self, *args, **kwargs):
    raise RuntimeError("cannot join thread before it is started")

def slow(item):
    time.sleep(600)

def interrupt():
    while len(multiprocessing.active_children()) < 2:
        time.sleep(0.01)
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGINT)

backends.LokyBackend.abort_everything = fail
threading.Thread(target=interrupt).start()
list(in_turn(((1, number) for number in range(8)), slow, 2, 100))
"""


def test_python_does_not_wait_for_workers_joblib_could_not_end():
    run = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", STUCK],
        env=os.environ | {"PYTHONPATH": str(Path(srccompare.__file__).parents[1])},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = run.communicate(timeout=60)
    finally:
        for one in in_session(run.pid):
            os.kill(one, signal.SIGKILL)
    assert b"KeyboardInterrupt" in said
    wait_until(lambda: in_session(run.pid) == [])
    assert in_session(run.pid) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see who is left")
@pytest.mark.parametrize("whom", ["the caller", "everybody, as a terminal does"])
def test_nobody_is_left_after_ctrl_c(whom):
    run = subprocess.Popen(
        [sys.executable, "-c", LONG],
        env=os.environ | {"PYTHONPATH": str(Path(srccompare.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"begun\n"
    # This process, two workers, and who looks after what they share.
    wait_until(lambda: len(in_session(run.pid)) > 3)
    time.sleep(0.3)
    assert len(in_session(run.pid)) > 3
    (os.kill if whom == "the caller" else os.killpg)(run.pid, signal.SIGINT)
    run.communicate(timeout=30)
    assert run.returncode != 0
    wait_until(lambda: in_session(run.pid) == [])
    assert in_session(run.pid) == []
