"""Clauses that deny each other are told from those that only look so, whichever comes first."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare.comparison.polarity import Polarity


def contradict(one: str, other: str, *, denied: bool = False) -> bool:
    """Whether two clauses contradict each other; ``denied`` says that the other's source denies it."""
    polarity = Polarity([one, other], np.array([False, denied]), np.zeros(2, bool))
    pair = np.array([0, 1])
    first, second = polarity.differs(pair, pair[::-1]).tolist()
    assert first == second
    return bool(first)


CONTRADICT = [
    # The same predicate, denied of the same subject.
    ("The harbour is safe.", "The harbour is not safe."),
    ("The council opened the ring road.", "The council did not open the ring road."),
    ("Merrow's mayor has resigned.", "Merrow's mayor has not resigned."),
    ("The subject was left out of the final text.", "An aide said the subject was not left out."),
    ("The minister will attend the summit.", "The minister will not attend the summit."),
    ("The firm can pay its debts.", "The firm can no longer pay its debts."),
    ("The ferry stopped at Arle.", "The ferry never stopped at Arle."),
    ("The union agreed to the new shifts.", "No, the union has not agreed to the new shifts."),
    ("The bridge is safe, the engineers say.", "The bridge, built in 1931, is not safe."),
    # One of them with a noun.
    ("The bank is not desperate for cash.", "The sale testifies to the desperation of the bank for cash."),
    (
        "The parties are not optimistic about the talks.",
        "The talks are marked by the optimism of both parties.",
    ),
    # Nobody and no.
    ("Nobody was hurt in the blast.", "A docker was hurt in the blast."),
    ("No formal inquiry has been opened.", "Prosecutors have opened an inquiry."),
    ("None of the passengers was injured.", "Two passengers were injured."),
    ("Police made no arrests at the march.", "Police made twelve arrests at the march."),
    ("Inspectors found no cracks in the dam.", "Inspectors found cracks in the dam."),
    ("Neither side signed the truce.", "Both sides signed the truce."),
    # Denied without a "not".
    ("The parties reached a deal on pay.", "The parties failed to reach a deal on pay."),
    ("The minister met the strikers.", "The minister refused to meet the strikers."),
    ("The reservoir is full.", "The reservoir is far from full."),
    ("The villagers noticed the quake.", "The villagers hardly noticed the quake."),
    # Where a denial is raised out of what is thought.
    ("The economy is in recession.", "She does not think the economy is in recession."),
    # Opposites of the same doer.
    ("Rents rose in May.", "Rents fell in May."),
    ("The board accepted the offer.", "The board rejected the offer."),
    ("The court upheld the verdict.", "The verdict was overturned."),
    ("The market hall reopened on Monday.", "The market hall remains closed."),
    ("The plan is legal.", "The plan is unlawful."),
    ("Turnout increased.", "Turnout did not rise but decreased."),
    # Order in time.
    ("The tug arrived after the collision.", "The tug had arrived before the collision."),
    ("The guards came after the fire.", "The guards had come shortly before the fire."),
]
AGREE = [
    # An interjection denies nothing.
    ("No, I meant that he is the founder.", "He is the founder."),
    ("“No, the plant is safe,” he said.", "The plant is safe."),
    # A denial ends at a comma, a colon, a joining word.
    ("That is not an offer, it is a press release.", "She called the offer a press release."),
    ("It does not mean all is well: two nurses have been infected.", "Two nurses have been infected."),
    ("The mayor spoke and the choir did not sing.", "The mayor spoke."),
    ("The choir did not sing, but the mayor spoke.", "The mayor spoke."),
    # The other side denies it in other words.
    ("He is barred from holding office.", "He can no longer hold office."),
    ("The sides should not use weapons for ten days.", "The use of weapons is prohibited for ten days."),
    ("Even a landslide would not close the gap.", "She would be far from closing the gap."),
    ("The deal prohibits layoffs until 2030.", "Workers cannot be laid off until 2030."),
    ("Tests have ruled out cholera.", "It is not cholera."),
    ("The minister declined to comment.", "The minister did not comment."),
    ("The town lacks a hospital.", "The town has no hospital."),
    # Both are denied, or denied twice.
    ("No evidence of fraud was found.", "They did not find any evidence of fraud."),
    ("Nobody was hurt.", "No one was injured."),
    ("The vote was not unlawful.", "The vote was lawful."),
    ("He did not deny that the fund is empty.", "The fund is empty."),
    ("There is no doubt that the dam is leaking.", "The dam is leaking."),
    ("The harbour did not fail to pay its workers.", "The harbour paid its workers."),
    # Only a part is denied.
    ("Not all schools were closed.", "Schools were closed."),
    ("The mayor not only opened the pier but paid for it.", "The mayor opened the pier."),
    ("The firm did not immediately answer questions.", "The firm answered questions."),
    # Opposites, but of others, of other things, or at other times.
    ("Quill won the northern district.", "Renn lost the northern district to Quill."),
    ("Imports rose in May.", "Exports fell in May."),
    ("Rents rose in April.", "Rents fell in June."),
    ("The board accepted the offer.", "The board rejected the ultimatum."),
    ("The senator suspended his campaign.", "The governor continued his campaign."),
    ("The ferry is not open.", "The ferry is closed."),
    ("Rents did not rise.", "Rents fell."),
    ("Prices rose and fell.", "Prices fell."),
    ("The north of the town was flooded.", "The south of the town was flooded."),
    # Others did not do it.
    ("Algeria has no special tax on cars.", "Morocco imposes a tax of 40 percent on cars."),
    ("The police have not named any suspects.", "The prosecutors named two suspects."),
    # Not yet so, supposed or feared.
    ("Police have not named any suspects.", "Police expect to name suspects within days."),
    ("The country is not in recession.", "There is a high risk of a recession in the country."),
    ("The company did not sell its shares.", "The company would be bankrupt if it sold its shares."),
    # Never at all against once.
    ("Nobody walks away from a locked door.", "They walked away from the door on Friday."),
    ("The tug arrived after the collision.", "The tug had left before the storm."),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICT)
def test_contradictions_are_found(one, other):
    assert contradict(one, other)


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_what_only_looks_like_one_is_none(one, other):
    assert not contradict(one, other)


@pytest.mark.parametrize(
    ("one", "denied", "differ"),
    [
        ("The navy sank the trawler.", "the navy sank the trawler", True),
        ("The ship carried too many passengers.", "the ship carried passengers", False),
        ("The navy did not sink the trawler.", "the navy sank the trawler", False),
        ("The trawler went down at dawn.", "the navy sank the trawler", False),
    ],
)
def test_what_a_source_denies_is_denied(one, denied, differ):
    assert contradict(one, denied, denied=True) == differ


def test_a_question_denies_nothing():
    texts = ["Is the bridge not safe?", "The bridge is safe."]
    polarity = Polarity(texts, np.zeros(2, bool), np.array([True, False]))
    assert not polarity.differs(np.array([0]), np.array([1]))[0]
