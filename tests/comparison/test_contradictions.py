"""Clauses that deny each other are told from those that only look so, whichever comes first."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare.comparison.statements.polarity import Polarity


def contradict(one: str, other: str, *, denied: bool = False) -> bool:
    """Whether two clauses contradict each other; ``denied`` says that the other's source denies it."""
    polarity = Polarity([one, other], np.array([False, denied]), np.zeros(2, bool))
    pair = np.array([0, 1])
    first, second = polarity.differs(pair, pair[::-1]).tolist()
    assert first == second
    return bool(first)


def missed(reason: str) -> pytest.MarkDecorator:
    """The mark of a pair that is still told wrongly."""
    return pytest.mark.xfail(strict=True, reason=reason)


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


# Written in three lots, each before the rules were tried on it: at first sight 51 of 65 contradictions were
# found, and 8 of the 81 others taken for one; what could be mended was.
FURTHER = [
    (
        "The prime minister has not offered his resignation.",
        "The prime minister offered his resignation on Thursday.",
    ),
    ("The airline says the pilots were not tired.", "Investigators found that the pilots were tired."),
    ("There are no plans to close the factory.", "The owners have plans to close the factory."),
    (
        "The drug does not lower the risk of a stroke.",
        "The drug lowers the risk of a stroke, the study found.",
    ),
    pytest.param(
        "Negotiators walked out without a deal.",
        "Negotiators walked out with a deal.",
        marks=missed('"with" is no word that is stated'),
    ),
    pytest.param(
        "The suspect is still at large.",
        "The suspect has been arrested.",
        marks=missed("no list says that at large is not arrested"),
    ),
    ("Turkey supports Sweden's bid to join NATO.", "Turkey opposes Sweden's bid to join NATO."),
    ("No civilians were killed in the strike, the army said.", "Eleven civilians were killed in the strike."),
    (
        "The vaccine is effective against the new variant.",
        "The vaccine is ineffective against the new variant.",
    ),
    ("The minister knew of the report in March.", "The minister did not know of the report in March."),
    ("Employers rejected the pay offer.", "Employers did not reject the pay offer."),
    pytest.param(
        "The rebels have withdrawn from the city.",
        "The rebels have not left the city.",
        marks=missed("no synonyms"),
    ),
    ("The bank cut its rates on Thursday.", "The bank raised its rates on Thursday."),
    ("The measure passed the Senate.", "The measure failed in the Senate."),
    ("He resigned before the inquiry began.", "He resigned only after the inquiry began."),
    ("The building had no working alarm.", "The building had a working alarm."),
    ("The company is unable to repay its loans.", "The company is able to repay its loans."),
    ("The government will not extend the emergency.", "The government will extend the emergency by a month."),
    ("The court found him guilty of fraud.", "The court acquitted him of fraud."),
    ("Nobody at the ministry had been warned.", "The ministry had been warned twice."),
    ("Unemployment fell last quarter.", "Unemployment rose last quarter."),
    ("The talks succeeded.", "The talks failed."),
    ("The president never met the donor.", "The president met the donor twice."),
    ("Residents were not told about the leak.", "Residents were told about the leak the same day."),
    ("The party lost its majority.", "The party kept its majority."),
    (
        "The reactor was shut down safely, the operator said.",
        "The reactor was never shut down, inspectors found.",
    ),
    ("Residents have access to clean water again.", "Residents still have no access to clean water."),
    pytest.param(
        "The opposition boycotted the vote.",
        "The opposition did not boycott the vote.",
        marks=missed("the stemmer parts the two forms"),
    ),
    ("The envoy's trip has been cancelled.", "The envoy's trip has not been cancelled, his office said."),
    ("The hospital was hit by a missile.", "The hospital was not struck by any missile."),
    ("The two sides have agreed on a truce.", "The two sides have not agreed on a truce."),
    ("Sanctions on the bank were lifted.", "Sanctions on the bank remain in force and were not lifted."),
    ("The ship is seaworthy, its owner insists.", "The ship is unseaworthy, surveyors said."),
    ("Police used tear gas against the crowd.", "Police said they had used no tear gas."),
    ("The company's profits doubled.", "The company's profits halved."),
    ("The factory will stay open.", "The factory will close."),
    ("She apologised to the families.", "She refused to apologise to the families."),
    ("The governor is likely to sign the bill.", "The governor is unlikely to sign the bill."),
    ("There is evidence that the vote was rigged.", "There is no evidence that the vote was rigged."),
    ("The pilot was drunk.", "The pilot was sober, tests showed."),
    ("The convoy reached the besieged town.", "The convoy failed to reach the besieged town."),
    pytest.param(
        "The museum, which had been closed for repairs, welcomed the visit.",
        "The museum criticised the visit.",
        marks=missed("the subject stands before a comma"),
    ),
    ("The deputies knew nothing of the contract.", "The deputies knew of the contract."),
    ("The law took effect in April.", "The law has not taken effect."),
    ("The ministry confirmed the leak.", "The ministry denied the leak."),
    ("The dam's owner was warned in 2021.", "The dam's owner was never warned."),
    ("The envoy is welcome in Oslo.", "The envoy is not welcome in Oslo."),
    ("The airline will resume flights to Arle.", "The airline will not resume flights to Arle."),
    ("The witness recognised the driver.", "The witness did not recognise the driver."),
    ("Schools in Merrow are closed.", "Schools in Merrow are open."),
    ("The jury believed the nurse.", "The jury did not believe the nurse."),
    ("The oil reached the beach.", "No oil reached the beach, the coastguard said."),
    ("The regulator approved the merger.", "The regulator blocked the merger."),
    ("The prisoner was released on Friday.", "The prisoner was not released on Friday."),
    ("Exports to Asia grew.", "Exports to Asia shrank."),
    ("The mine is profitable.", "The mine is not profitable."),
    ("The treaty is binding.", "The treaty is not binding, her lawyers say."),
    ("The deputy voted for the budget.", "The deputy did not vote for the budget."),
    ("Nobody was aboard the barge.", "Four sailors were aboard the barge."),
    ("The president is ill.", "The president is healthy, his office insists."),
    ("The village was evacuated.", "The village has not been evacuated."),
    ("The attack was planned.", "The attack was not planned."),
    ("The hostages were freed after the raid.", "The hostages were freed before the raid."),
    ("Doctors had ruled out surgery.", "Doctors had not ruled out surgery."),
    ("The firm made a profit last year.", "The firm made no profit last year."),
]
FURTHER_AGREE = [
    ("The airline said the pilots were not to blame.", "The pilots were tired."),
    ("The prime minister has not ruled out an election.", "The prime minister may call an election."),
    ("The union called off the strike.", "The strike will not take place."),
    ("The bank left rates unchanged.", "The bank did not change its rates."),
    ("The talks ended without a deal.", "The parties did not reach a deal."),
    ("The talks collapsed.", "The talks ended without an agreement."),
    ("The new law bans smoking in parks.", "Smoking is no longer allowed in parks."),
    ("Unemployment fell in the north.", "Unemployment rose in the south."),
    ("Fewer than half of the voters did not take part.", "More than half of the voters took part."),
    ("The suspect does not speak English.", "The suspect spoke to police on Monday."),
    ("It was not the first time the bridge was closed.", "The bridge was closed for a second time."),
    ("The storm caused no damage in the port, but sank two boats.", "The storm sank two boats."),
    ("Shares fell after the bank raised rates.", "The bank raised rates before shares fell."),
    ("The minister denied wrongdoing.", "The minister said he had done nothing wrong."),
    ("The coalition does not have a majority.", "The coalition lost its majority."),
    ("He did not say when the port would open.", "The port will open in June."),
    (
        "The company, which does not own the mine, opened an office in Lima.",
        "The company opened an office in Lima.",
    ),
    ("The army did not comment on the attack.", "The army confirmed the attack later."),
    ("The mayor didn't think twice before signing the order.", "The mayor signed the order."),
    ("Hospitals are not only full but also short of nurses.", "Hospitals are full."),
    ("There was no sign of a slowdown.", "The economy did not slow down."),
    ("Opposition lawmakers voted against the budget.", "The budget passed with votes of the government."),
    ("The president will not attend, but his deputy will.", "His deputy will attend."),
    ("The dam broke after days of rain.", "The town was evacuated before the dam broke."),
    ("The strikers cannot be dismissed.", "The company may not dismiss the strikers."),
    ("Ministers agreed to ban the pesticide.", "Ministers will no longer allow the pesticide."),
    ("None of the ministers resigned.", "The ministers did not resign."),
    ("The team won the final.", "The visitors lost the final."),
    ("It is not clear whether the pilot survived.", "The pilot survived."),
    ("A spokesman could not be reached for comment.", "A spokesman for the firm was reached by telephone."),
    ("Without the loan the firm would not survive.", "The firm survives with the loan."),
    ("The pact does not cover fishing.", "Fishing was left out of the pact."),
    ("Prices rose less than expected.", "Prices did not rise as much as expected."),
    ("The court has not yet decided.", "The court will decide next week."),
    ("He refused to apologise.", "He did not apologise."),
    (
        "The envoy did not travel to Oslo because the talks were cancelled.",
        "The talks in Oslo were cancelled.",
    ),
    ("The bridge was closed for two hours.", "The bridge did not reopen until noon."),
    ("The minister said the tax would not rise this year.", "The minister said the tax had risen last year."),
    ("Few expected the bill to pass.", "The bill was not expected to pass."),
    ("He never expected to win, he said.", "He won the seat by forty votes."),
    ("The company does not expect losses.", "The company expects profits."),
    ("The two leaders did not shake hands.", "The two leaders met for an hour."),
    ("The fire did not reach the houses.", "The fire reached the forest."),
    ("The chancellor opposed the tax.", "The chancellor did not support the tax."),
    ("Parents were not allowed to enter the school.", "Parents were kept out of the school."),
    ("The village has had no power since Sunday.", "The village lost power on Sunday."),
    ("Nothing was stolen, but a window was broken.", "A window was broken."),
    ("Demand for gas fell.", "Demand for coal rose."),
    ("The home side won.", "The visitors did not win."),
    ("A third of the shops did not open.", "Two thirds of the shops opened."),
    ("Nobody believed the ferry could sink.", "The ferry sank within minutes."),
    ("The vote will not be repeated, the commission said.", "The commission rejected a repeat of the vote."),
    ("The patient is no longer in danger.", "The patient was in danger for two days."),
    ("The bank had denied that it was short of cash.", "The bank said it had enough cash."),
    ("Ministers failed to agree on quotas.", "Ministers could not agree on quotas."),
    ("The accused did not speak in court.", "The lawyer of the accused spoke in court."),
    ("Turnout was not as high as in 2019.", "Turnout was high in 2019."),
    (
        "The cabinet cannot fall before the summer, he thinks.",
        "She fears that the cabinet will fall before the summer.",
    ),
    pytest.param(
        "The army does not control the airport road.",
        "The army controls the airport.",
        marks=missed("a road of the airport is not the airport"),
    ),
    ("The company said it had not polluted the river.", "Fishermen found dead trout in the river."),
    ("The judge did not set a date for the trial.", "The trial will begin in autumn."),
    ("The coach is not worried about the injury.", "The striker has an injury."),
    ("Trains will not run on Sunday.", "Trains ran late on Friday."),
    ("The council approved the stadium.", "The council rejected the car park."),
    ("The mayor did not attend the funeral.", "Hundreds attended the funeral."),
    ("The governor vetoed the bill.", "The bill did not become law."),
    ("The virus is not spreading, officials say.", "Officials fear the virus is spreading."),
    ("Wages rose but prices fell.", "Prices fell and wages rose."),
    ("The general was neither arrested nor charged.", "The general was not arrested."),
    pytest.param(
        "The bakery closed after sixty years.",
        "The bakery opened sixty years ago.",
        marks=missed("years ago are another time"),
    ),
    ("It is not the end of the crisis, the minister warned.", "The minister spoke of the end of the crisis."),
    ("The strike hit trains, not buses.", "The strike hit trains."),
    ("They had not slept for two days, the rescuers said.", "The rescuers slept in tents."),
    ("The agency is not investigating the crash.", "Police are investigating the crash."),
    ("The minister would not say whether taxes will rise.", "Taxes will rise, the minister said."),
    ("Hardly any of the aid arrived.", "Most of the aid did not arrive."),
    ("No party won a majority.", "All parties fell short of a majority."),
    ("The island has no airport.", "The island is to get an airport."),
    ("The tenants do not have to leave before May.", "The tenants can stay until May."),
    ("Sales in Europe fell.", "Sales in Asia rose."),
    ("The crew answered the alarm in Ely.", "The crew were slow to answer the alarm in Ely."),
    ("The passengers boarded the ferry.", "Passengers waiting to board the ferry were fed."),
    (
        "The council banned kites in the old market.",
        "The mayor opposed a bill to ban kites in the old market.",
    ),
    ("The president has never been charged.", "The president's son was charged on Monday."),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICT + FURTHER)
def test_contradictions_are_found(one, other):
    assert contradict(one, other)


@pytest.mark.parametrize(("one", "other"), AGREE + FURTHER_AGREE)
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
