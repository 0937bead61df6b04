"""No way of denying a statement leaves it asserted: every wrapper of the list, round every statement.

The list (denial_wrappers.tsv) holds ways to deny or doubt what is said: predicates of falsehood, claims that
are rejected, verbs of saying that are denied, negative phrases before the verb, verbs that say that something
was not done.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from making import Beside, documents

WRAPPERS = (Path(__file__).parent / "denial_wrappers.tsv").read_text(encoding="utf-8").splitlines()[1:]
FILLER = (
    "Ferries were late on Sunday. The old pier has nine lamps and a bell. A choir sang in the square until "
    "midnight, and the bakers sold cinnamon buns to whoever passed."
)
OTHER_FILLER = (
    "On Sunday the weather was mild. Tourists photographed the customs house for an hour. The library lends "
    "umbrellas in winter, which few visitors know."
)
STATEMENTS = [
    ("the warden", "opened", "open", "opening", "the lower sluice before the flood"),
    ("the bank", "sold", "sell", "selling", "the farm loans to a fund in Malta"),
    ("the factory", "dumped", "dump", "dumping", "acid in the river at night"),
]


def wrapped(wrapper: str, statement: tuple[str, str, str, str, str]) -> str:
    """A statement inside a wrapper."""
    subject, past, infinitive, gerund, rest = statement
    return wrapper.format(
        clause=f"{subject} {past} {rest}",
        subject=subject,
        Subject=subject.capitalize(),
        past=f"{past} {rest}",
        infinitive=f"{infinitive} {rest}",
        gerund=f"{gerund} {rest}",
    )


def put_by(plain: str, other: str) -> list[dict[str, str]]:
    """For each statement of two articles how each of them puts it."""
    made = documents(f"{FILLER} {plain}", f"{OTHER_FILLER} {other}")
    matrix = Beside(made, ["A", "B"]).statement_matrix
    return [
        dict(zip(own["group"], own["certainty"], strict=True))
        for _, own in matrix.groupby("statement", sort=False)
    ]


def test_the_list_is_long():
    assert len(WRAPPERS) >= 100


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_no_wrapper_leaves_a_statement_asserted(wrapper):
    for statement in STATEMENTS:
        subject, past, _, _, rest = statement
        rows = put_by(f"{subject.capitalize()} {past} {rest}.", wrapped(wrapper, statement))
        assert len(rows) >= 1
        for put in rows:
            assert put["A"] == "asserted"
            assert put["B"] not in ("asserted", "attributed", "quoted")


@pytest.mark.parametrize(
    "told",
    [
        "It is true that the bank sold the farm loans to a fund in Malta.",
        "Nobody denies that the bank sold the farm loans to a fund in Malta.",
        "Nobody in the valley disputes that the bank sold the farm loans to a fund in Malta.",
        "The bank did not hesitate to sell the farm loans to a fund in Malta.",
        "There is no doubt that the bank sold the farm loans to a fund in Malta.",
        "It is not false that the bank sold the farm loans to a fund in Malta.",
        "Reports that the bank sold the farm loans to a fund in Malta are true.",
        "Last year the bank sold the farm loans to a fund in Malta.",
    ],
)
def test_what_only_sounds_like_a_denial_leaves_it_standing(told):
    puts = put_by("The bank sold the farm loans to a fund in Malta.", told)
    assert puts
    assert "denied" not in {put["B"] for put in puts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Most farmers in the valley backed the dam.", "Few farmers in the valley backed the dam."),
        ("Most farmers in the valley backed the dam.", "Hardly any farmers in the valley backed the dam."),
        ("All farmers in the valley backed the dam.", "Half of the farmers in the valley backed the dam."),
        (
            "All farmers in the valley backed the dam.",
            "Only half of the farmers in the valley backed the dam.",
        ),
        ("Most farmers in the valley backed the dam.", "A handful of farmers in the valley backed the dam."),
        ("The clerk agreed to testify about the dam.", "The clerk refused to testify about the dam."),
        ("The court cleared the clerk of fraud.", "The court found the clerk guilty of fraud."),
        ("The union accepted the offer of the dam.", "The union rejected the offer of the dam."),
        ("The senate ratified the treaty on the dam.", "The senate rejected the treaty on the dam."),
        ("The guard at the dam was armed.", "The guard at the dam was unarmed."),
        ("The clerk lied to the panel.", "The clerk did not lie to the panel."),
        ("The strike began after the talks failed.", "The talks failed after the strike began."),
    ],
)
def test_shares_refusals_and_turned_words_contradict(one, other):
    event = Beside(documents(f"{FILLER} {one}", f"{OTHER_FILLER} {other}"), ["A", "B"]).same_event
    assert event.found_statements.links.contradicts.any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The farm passed from the parish to the bank in May.",
            "The farm passed from the bank to the parish in May.",
        ),
        ("The dairy outbid the mill for the farm in May.", "The mill outbid the dairy for the farm in May."),
    ],
)
def test_who_does_it_to_whom_parts_statements(one, other):
    puts = put_by(one, other)
    assert not any({put["A"], put["B"]} == {"asserted"} for put in puts)


def test_what_is_so_no_longer_is_not_asserted():
    puts = put_by(
        "The port of Marn is open to cargo ships.", "The port of Marn is no longer open to cargo ships."
    )
    assert [put["B"] for put in puts] == ["denied"]
