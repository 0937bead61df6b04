"""Kinds of sentences in which the wrong person was heard, or nobody, by rules and tagger together."""

from __future__ import annotations

import pytest
from making import documents

import srccompare
from srccompare.documents.text import quotations


def heard(text: str, engine: str | None = None) -> list[tuple[str, str]]:
    """Source and content of each attribution; pieces of a content are joined by " / "."""
    made = documents(text, engine=engine)
    spans = made.attributions
    parts: dict[tuple[int, str], list[str]] = {}
    for group, role, words in zip(spans.group.tolist(), spans.labels, made.text_of(spans), strict=True):
        parts.setdefault((group, role), []).append(words)
    groups = sorted({group for group, _ in parts})
    return [
        ("".join(parts.get((one, "source"), [])), " / ".join(parts.get((one, "content"), [])))
        for one in groups
    ]


INTERRUPTED = [
    ("The tunnel (according to a leaked audit) cost twice as much as planned.", "a leaked audit"),
    ("The bridge, as far as engineers know, was inspected every two years.", "engineers"),
    ("The mill, if local papers are right, will close before winter.", "local papers"),
    ("The keeper, to hear his coach tell it, was the best of his time.", "his coach"),
    ("The dam – so the engineers warned – could not hold the rain.", "the engineers"),
    ("The drug, doctors at the clinic reckon, could halve the number of relapses.", "doctors at the clinic"),
    ("The two clerks, the lawsuit states, took the money and later denied it.", "the lawsuit"),
    ("The nurse, the other side's lawyer protested afterwards, had seen nothing.", "the other side's lawyer"),
    ("The cook, three guests allege, knew of the mould and told no one.", "three guests"),
    ("A third of the barley, in the estimate of the growers, has rotted in the fields.", "the growers"),
    ("By the end of June, reckons Ann Lee, the ice will be gone.", "Ann Lee"),
    ("The choir, it has since emerged, had no licence.", ""),
    ("The fair, to quote its founder, Ann Lee, “was never meant to pay.”", "its founder, Ann Lee"),
    ("The ferry, according to its owner, Ann Lee, sank within minutes.", "its owner, Ann Lee"),
    ("The weir, the mayor said more than once, has moved by an inch.", "the mayor"),
    ("The goalkeeper, her agent maintained throughout the hearing, was never paid.", "her agent"),
    ("Half of the tickets, the captain admitted under oath, were sold twice.", "the captain"),
    ("The ferry, Ann Lee, a pilot, told reporters on Monday, is too wide.", "Ann Lee, a pilot"),
    ("The barrier, two surveyors pointed out in a letter, was built for carts.", "two surveyors"),
    ("Nobody, the bishop told parents with a smile, has to sing.", "the bishop"),
    ("The clinic, an inquest heard in June, had failed dozens of patients.", "an inquest"),
    ("The vault, it is widely believed, is empty.", ""),
    ("The old mine, we are told, has been flooded for years.", ""),
    ("The bear, it was long rumoured, lives below the dam.", ""),
]


@pytest.mark.parametrize(("text", "source"), INTERRUPTED)
def test_an_insertion_reports_the_whole_sentence_around_it(text, source):
    ((who, content),) = heard(text)
    subject, predicate = content.split(" / ")
    assert who == source
    assert text.startswith(subject)
    assert text.removesuffix(".").endswith(predicate.removesuffix("."))


@pytest.mark.parametrize(
    "text",
    [
        "The inn, if they are right in the head, serves soup.",
        "The school, which parents had long praised, closed on Friday.",
        "Two towns, the twin ports of the bay, lost their ferries.",
        "The rate, the lowest predicted under any model, is still too high.",
        "The patrol, the group charged with guarding the gate, was disbanded.",
        "The company, a bank advised by Goldman Sachs, was sold.",
        "The heirs, the two named in the will, were absent.",
    ],
)
def test_not_every_insertion_reports(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Order!” bellowed the speaker, Ann Lee, over the din.", "the speaker, Ann Lee"),
        ("“The pump is dead,” reported the engineer, with a glance at the bridge.", "the engineer"),
        ("“He walked,” enthused Priya, still in her uniform.", "Priya"),
        ("“It will be fine,” Otto, a steward, mumbled into his scarf.", "Otto, a steward"),
        ("“The hens,” Ann Lee lamented with a shake of the head, “have gone.”", "Ann Lee"),
        ("“Nine o'clock,” said Ann Lee as the pupils giggled.", "Ann Lee"),
        ("“Good riddance,” sneered an anonymous user on the forum.", "an anonymous user"),
    ],
)
def test_how_somebody_spoke_is_no_part_of_who(text, source):
    ((who, content),) = heard(text)
    assert who == source
    assert all(piece.startswith("“") for piece in content.split(" / "))


def test_who_asks_to_be_unnamed_is_heard_with_what_he_says():
    text = "A farmer who asked that his name not be used said, “They came with lawyers.”"
    assert [content for _, content in heard(text)] == ["“They came with lawyers.”"]


WORDS = "We did all we could that night. I thank each of you."
OWN_PARAGRAPHS = [
    ("The owners posted the following statement on their website:", "{words}", "The owners"),
    ("And this from the union's secretary, Ann Lee:", "“{words}”", "the union's secretary, Ann Lee"),
    ("From the diary of Ann Lee, for March 1947:", "{words}", "Ann Lee"),
    ("In an e-mail to customers the chief clerk, Ann Lee, wrote:", "{words}", "Ann Lee"),
    ("Asked for comment, the port authority sent this reply:", "{words}", "the port authority"),
    ("The winger answered within the hour.", "{words} — Ann Lee (@annlee) May 4, 2024", "Ann Lee"),
    ("The letters filled a page.", "{words}\n\nAnn Lee, Harnby", "Ann Lee, Harnby"),
    ("The letters filled a page.", "{words}\n\nAnn Lee\n\nHarnby", "Ann Lee"),
    ("The letters filled a page.", "{words}\n\n(Ann Lee, night porter)", "Ann Lee, night porter"),
    ("The runner withdrew.", "{words}\n\n— Ann Lee (@annlee) June 14, 2025", "Ann Lee"),
    ("The letters filled a page.", "{words} (Ann Lee, Harnby)", "Ann Lee, Harnby"),
    ("The guild's reply came at noon:", "{words}", "The guild"),
    ("Its chief clerk, Ann Lee, told customers on Monday:", "{words}", "Its chief clerk, Ann Lee"),
    ("The vicar's short farewell letter was read out. It reads in full:", "{words}", "The vicar's"),
    ("Ann Lee's tweet in full:", "{words}", "Ann Lee"),
    ("The minister's words to the chamber were these:", "{words}", "The minister"),
    ("Then came the answer from Ann Lee:", "{words}", "Ann Lee"),
    ("Here is the full text of the email sent by Ann Lee to bakers:", "{words}", "Ann Lee"),
    ("To the bakers, Ann Lee had only this to say:", "{words}", "Ann Lee"),
    ("The guild's head, Ann Lee, had a warning for the bakers:", "{words}", "The guild's head, Ann Lee"),
    ("Ann Lee recalls the night as follows:", "{words}", "Ann Lee"),
    ("Ann Lee on the flood:", "{words}", "Ann Lee"),
    ("Ann Lee, in her own words:", "{words}", "Ann Lee"),
    ("Hours later Ann Lee took to Facebook:", "{words}", "Ann Lee"),
    ("The bakers' guild hit back within the hour:", "{words}", "The bakers' guild"),
]


@pytest.mark.parametrize(("before", "paragraph", "source"), OWN_PARAGRAPHS)
def test_words_in_a_paragraph_of_their_own_are_who_sends_or_signs_them(before, paragraph, source):
    found = heard(f"{before}\n\n{paragraph.format(words=WORDS)}\n\nThe quay was built in 1920.")
    assert [who for who, content in found if content.strip("“”") == WORDS] == [source]


def test_a_statement_goes_on_while_it_says_we():
    text = (
        f"The full statement of the dairy reads:\n\n{WORDS}\n\nWe will pay.\n\nThe dairy employs 84 people."
    )
    assert f"{WORDS}\n\nWe will pay." in [content for _, content in heard(text)]


def test_a_relative_clause_ends_where_its_lobby_speaks():
    text = "The guild, a lobby that has been seen as an enemy of the tax, said that it was open to cuts."
    assert heard(text, engine="rules")[0][1] == "that / as an enemy of the tax"


def test_what_stands_before_its_speaker_is_not_cut_at_a_verb():
    text = "The council will close the pool and ask for a loan, two clerks who saw the plan said Monday."
    assert ("two clerks who saw the plan", "The council will close the pool and ask for a loan") in heard(
        text
    )


def test_questions_and_answers_may_be_labelled_with_a_stop():
    found = heard("The hearing was long.\n\nQ. When was that?\n\nA. On the day of the fire.\n\nIt rained.")
    assert [content for _, content in found] == ["When was that", "On the day of the fire"]


@pytest.mark.parametrize(
    "text",
    [
        "The county agreed on Tuesday to two measures:\n\nA new bus for the villages.\n\nWork begins in May.",
        "The fire was small.\n\nThe crew left at noon.\n\nAnn Lee, Harnby\n\nThe quay was built in 1920.",
    ],
)
def test_a_list_and_a_byline_put_no_paragraph_in_a_mouth(text):
    paragraphs = text.split("\n\n")[1:]
    assert not any(content and content in part for _, content in heard(text) for part in paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "The ward admitted 40 patients with food poisoning over the weekend.",
        "The striker stressed his hamstring in the warm-up and sat out the second half.",
        "A pub called The Old Plough will host the final.",
        "The captain declared at noon, leaving the visitors an awkward hour.",
        "The clinic admitted nineteen patients over the weekend.",
        "Lee told the twins apart by a scar.",
        "He answers to the name “Captain.”",
    ],
)
def test_a_deed_is_no_report(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The shop posted on its website that it would close for good.", "The shop"),
        ("The sheriff put it bluntly: the tractor will not be found.", "The sheriff"),
    ],
)
def test_words_between_a_verb_and_what_it_reports_are_passed_over(text, source):
    assert [who for who, _ in heard(text)] == [source]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The so-called “pay whenever you like” stall has sold eggs for years.", quotations.SCARE),
        ("The smith, whom everybody knows as “Old Weather,” said “the snow will hold.”", quotations.SCARE),
        ("Her neighbours refer to the lane as “the end of the known world”.", quotations.SCARE),
        ("She called it “the end of the world as we know it” on Monday.", quotations.SPEECH),
        ("The “two loaves and you are out” rule has fed the town.", quotations.SCARE),
        ("Lee, whose “palace” was a shed, said so.", quotations.SCARE),
        ("Known to three generations of pilots as “the Dean,” Poe died on Monday.", quotations.SCARE),
        ("The crowd rose for “Walk with Me from Harn,” and sat down.", quotations.TITLE),
        ("He said of “The Last Man at the Mill,” his first book, that it bored him.", quotations.TITLE),
        ("Her first feature, “What the Cook Knew but Never Told,” opens in May.", quotations.TITLE),
        ("He teaches a course, “Who Owns the Quay?,” at night.", quotations.TITLE),
        ("She said the plan was a “disgrace” for the town.", quotations.SPEECH),
    ],
)
def test_what_somebody_or_something_is_called_is_no_speech(text, use):
    assert documents(text).quotation_uses[0] == use


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said the pier fell",
        "It",
        "It was claimed",
        "It was claimed out",
        "There are fears",
        "Ann Lee put it this way:",
        "Ann Lee wrote:",
    ],
)
def test_an_article_may_end_anywhere(text):
    alone = srccompare.analyze([{"id": "a", "text": text}])
    beside = srccompare.analyze([{"id": "a", "text": text}, {"id": "b", "text": "In May that was out."}])
    title = srccompare.analyze([{"id": "a", "title": text, "text": ""}])
    ends = [made.attributions.end[made.attributions.article == 0].tolist() for made in (alone, beside)]
    assert ends[0] == ends[1]
    assert title.attributions is not None
    assert [made.faults for made in (alone, beside, title)] == [{}, {}, {}]


@pytest.mark.parametrize(
    "text",
    [
        "The strike went on for weeks: the owners lost a fortune.",
        "Ann Lee put it down on the desk of the mayor: a letter of eight pages.",
        "I walked along the pier all night.\n\nOslo Harbour\n\nThe pier was built in 1920.",
    ],
)
def test_going_on_and_crossheads_report_nothing(text):
    assert heard(text) == []


def test_how_it_was_put_may_stand_before_the_colon():
    assert heard("The sheriff put it this way: the tractor will not be found.") == [
        ("The sheriff", "the tractor will not be found")
    ]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Ann Lee, the head teacher, sent parents an email on Monday. It read:", "Ann Lee, the head teacher"),
        ("The statement from Bolt Foods reads as follows:", "Bolt Foods"),
        ("Statement by the rowing federation:", "the rowing federation"),
        (
            "Voters were asked what they want. Ann Lee, 18, apprentice plumber:",
            "Ann Lee, 18, apprentice plumber",
        ),
    ],
)
def test_words_of_others_are_those_of_whose_text_they_stand_in(before, source):
    words = "We found mould behind the lockers. The rooms stay shut."
    assert (source, words) in heard(f"{before}\n\n{words}\n\nThe school has 900 pupils.")


def test_a_letter_goes_from_its_greeting_to_its_name():
    letter = "Dear neighbours,\n\nI close the bakery in May.\n\nMy knees hurt.\n\nYours sincerely,\n\nAnn Lee"
    assert heard(letter) == [("Ann Lee", "I close the bakery in May.\n\nMy knees hurt.")]


@pytest.mark.parametrize(
    "beside", ["scraping ice from his cart", "head in hands", "in the corridor", "to laughter"]
)
def test_what_went_on_beside_is_no_part_of_who_spoke(beside):
    assert heard(f"“So much for spring,” sighed Tom Lee, {beside}.") == [("Tom Lee", "“So much for spring,”")]


@pytest.mark.parametrize(
    "office",
    ["head of policy at Bolt", "on the board of Bolt", "at the Treasury", "running mate of Ned Reed"],
)
def test_what_somebody_is_does_not_go_on_beside(office):
    assert heard(f"“So much for spring,” sighed Tom Lee, {office}.") == [
        (f"Tom Lee, {office}", "“So much for spring,”")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The cup he held that was cracked fell.",
        "The rope he held that night slipped.",
        "A banner was held that read “Stop”.",
        "Commuters heard that trains were late and went home.",
    ],
)
def test_who_holds_or_hears_without_being_a_court_tells_nothing(text):
    assert heard(text) == []


def test_a_court_holds_and_hears():
    assert heard("The court held that the law was void.") == [("The court", "that the law was void")]


@pytest.mark.parametrize(
    "before",
    [
        "Oxford, Tuesday:",
        "Charlotte, North Carolina:",
        "London, 12 March, Reuters:",
        "Ann Lee, 54, who runs the shop, agreed:",
        "Text of the bill by Ann Lee:",
        "The notice of the closure by Bolt:",
        "The opinion of Mr Lee is clear:",
        "The report by Ann Lee has three parts:",
        "The letter of the law is clear:",
        "Ann Lee's reply was a plan with two halves:",
        "Ann Lee prunes her trees like this:",
        "Ann Lee on Tuesday:",
        "The minister, Ann Lee, had a dog:",
        # what somebody has to do, or does not say
        "Jo Poe had to say no:",
        "The nurse has to tell her patient:",
        "The judge had nothing to say:",
        "The guards had the right to say no:",
        # where somebody is, and what he plays
        "Ann Lee on the pier:",
        "Ann Lee on drums:",
        "Ann Lee on leave in Oslo:",
        "Ann Lee on her horse:",
        # the first half of a compound
        "The guild's warning lights are:",
        "The bus had a warning bell:",
        "The bank had a message service:",
        # how and where a thing is
        "The union's post is vacant:",
        "The bank's account is empty:",
        "The cook's thoughts are far away:",
        "Ann Lee's book came out on Friday:",
        "The clerk's letter opens with a joke:",
        # what speaks to nobody
        "The frost hit back on Friday:",
        "The keeper hit back with a long throw:",
        "The evening turned to the radio:",
        "The winter summed up the year like this:",
    ],
)
def test_places_days_and_what_a_text_is_about_introduce_nobody(before):
    assert heard(f"{before}\n\nThe town voted on Monday to close its school.") == []


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The answer from Ann Lee came on Friday:", "Ann Lee"),
        ("The reply from the ministry came at noon:", "the ministry"),
        ("The letter from the union ran in full:", "the union"),
        ("A statement from the guild followed:", "the guild"),
    ],
)
def test_a_source_ends_before_the_verb_of_its_text(before, source):
    assert heard(f"{before}\n\n{WORDS}\n\nIt rained.") == [(source, WORDS)]


@pytest.mark.parametrize("text", ["verdict", "ruling", "warning", "post"])
def test_a_text_of_another_is_not_whose_words_stand_before(text):
    told = (
        f"Ann Lee said of the court:\n\nIt is a mess.\n\nThe {text} reads:\n\nNobody may sing.\n\nIt rained."
    )
    assert heard(told)[-1] == (f"The {text}", "Nobody may sing.")


def test_a_letter_goes_on_with_whose_it_was():
    text = "Ann Lee wrote:\n\nThe beds are made.\n\nThe letter went on:\n\nThe soup is hot.\n\nIt rained."
    assert heard(text) == [("Ann Lee", "The beds are made."), ("Ann Lee", "The soup is hot.")]


@pytest.mark.parametrize(
    ("greeting", "close"),
    [("Sir, –", "Yours faithfully,"), ("Fellow bakers,", "In hope,"), ("Dear all,", "Best,")],
)
def test_a_letter_may_close_in_words_of_its_own(greeting, close):
    text = f"{greeting}\n\n{WORDS}\n\n{close}\n\nAnn Lee\n\nIt rained."
    assert heard(text) == [("Ann Lee", WORDS)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Harnby –", "The council voted on Friday.", "By our reporter,", "Ann Lee", "It rained."),
        ("Poe, Jo,", "Came second in the race.", "Lee, Ann,", "Tom Hill", "It rained."),
        ("Jo Poe, 41, Harnby,", "The rain fell on the pier.", "Ann Lee, 30,", "Harn"),
        ("However,", "The rain fell on the pier.", "For now,", "Ann Lee"),
        ("Dear reader,", "The pier is old.", "Until tomorrow,", "Friday", "It rained."),
    ],
)
def test_datelines_and_lists_are_no_letters(paragraphs):
    assert heard("\n\n".join(paragraphs)) == []


QUESTIONS = "How long did you have?\n\nWe had four hours.\n\nWhat did you take?\n\nThe dogs, and my papers."


def test_questions_without_labels_are_answered_by_whom_the_article_says_was_asked():
    found = heard(f"Ann Lee left last. This is our interview.\n\n{QUESTIONS}")
    assert found == [("Ann Lee", "We had four hours."), ("Ann Lee", "The dogs, and my papers.")]
    between = QUESTIONS.replace("What did", "And then?\n\nWe left by boat.\n\nWhat did")
    found = heard(f"Ann Lee left last. This is our interview.\n\n{between}")
    assert [content for _, content in found] == [
        "We had four hours.",
        "We left by boat.",
        "The dogs, and my papers.",
    ]
    assert heard(f"The village is empty.\n\n{QUESTIONS}") == []


def test_a_columnist_and_an_advertisement_answer_themselves():
    asked = "Do you want a new roof?\n\nWe can help you.\n\nHave you seen our shop?\n\nOur page shows it."
    assert heard(f"Ann Lee was born in Harnby.\n\n{asked}") == []


def test_questions_with_labels_alone_are_turns():
    text = "Q: How is it?\n\nIt is cold.\n\nQ: What next?\n\nNot much.\n\nQ: Why?\n\nNobody knows."
    assert [content for _, content in heard(f"The clerk met us.\n\n{text}")] == [
        "How is it",
        "What next",
        "Why",
    ]


def test_headings_behind_a_question_do_not_answer_it():
    assert heard("How did they do?\n\nEngland: Poor in attack.\n\nFrance: Strong in all games.") == []


@pytest.mark.parametrize("before", ["They got a letter from Lee.", "The letter sent by Lee was short."])
def test_it_reads_goes_back_to_who_sent_it(before):
    words = "No further money will be paid to towns."
    assert heard(f"{before} It reads:\n\n{words}") == [("Lee", words)]


def test_a_verb_of_reading_is_no_part_of_a_source():
    text = "A statement from the family read: “We are heartbroken.”"
    assert heard(text) == [("A statement from the family", "“We are heartbroken.”")]


ALONE = [
    ("The judge, Ann Lee, dissented.", "I find no such right. I would send it back.", "Ann Lee"),
    ("Mayor Jo Poe radioed the harbour at noon:", "We are out of sand. We need boats.", "Mayor Jo Poe"),
    ("The full text of the bishop's apology follows.", "I failed you. I ask for nothing.", "the bishop"),
    ("Coach Ann Lee on the defeat:", "We were slow and then we were late.", "Coach Ann Lee"),
    ("The guild's clerk, Jo Poe, sent a reply.", "They have our offer. We wait for theirs.", "Jo Poe"),
    (
        "The rail union put out a statement on Monday.",
        "We came and were shown a slide. We left.",
        "The rail union",
    ),
    ("The guild's head, Ann Lee, responded within hours.", "Our doors are open. We stay.", "Ann Lee"),
    ("The clerk gave a reason in her letter.", "“I can no longer count what I cannot see.”", "The clerk"),
]


@pytest.mark.parametrize(("before", "paragraph", "source"), ALONE)
def test_a_paragraph_that_says_i_is_whose_answer_the_sentence_before_tells_of(before, paragraph, source):
    found = heard(f"The mill shut in May.\n\n{before}\n\n{paragraph}\n\nThe mill was built in 1920.")
    assert [content for who, content in found if who.endswith(source)] == [paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk noted the rise.\n\nWe know that the mill is old. Our town has three.\n\nIt opens in May.",
        "Full text.\n\nI walked home and slept until the morning.\n\nThe mill opens in May.",
        "The war began in spring.\n\nIn World War I the mill burned. It was rebuilt.\n\nIt opens in May.",
        "\n\n".join(["The clerk sent a reply.", "I read it twice.", "It rained."] * 4),
        "The guards answered an alarm at dawn.\n\nI heard the bell from my bed.\n\nIt rained.",
        "The clerk responded to the flood.\n\nI shall write more of it on Monday.\n\nIt rained.",
        "Jo Poe replied within an hour.\n\nI met her at the mill, and she was calm.\n\nIt rained.",
        "Jo Poe addressed the guild.\n\nI sat in the last row.\n\nIt rained.",
    ],
)
def test_a_paragraph_that_says_i_is_not_always_of_another(text):
    assert not any(" I " in f" {content}" or "We know" in content for _, content in heard(text))


def test_two_who_speak_in_turn_are_asked_and_answer():
    turns = "Clerk: Did you sign it?\n\nMR. POE: I signed the cover."
    assert heard(f"The hearing was short.\n\n{turns}\n\nIt rained.") == [
        ("Clerk", "Did you sign it"),
        ("MR. POE", "I signed the cover"),
    ]
    voices = "Ann Lee, tailor: I stay as long as I can.\n\nJo Poe, 34: I leave on Monday with my dog."
    assert [who for who, _ in heard(f"It was windy.\n\n{voices}\n\nIt rained.")] == [
        "Ann Lee, tailor",
        "Jo Poe, 34",
    ]
    named = "Tom Poe met Ann Dorr on Monday.\n\nPoe: Will you sign?\n\nDorr: I will."
    assert [who for who, _ in heard(named)] == ["Poe", "Dorr"]


@pytest.mark.parametrize(
    "labels",
    [
        "Travel: Can anyone fly?\n\nHotels: Rooms are shut.",
        "Tides: Will the sea reach your door?\n\nParking: We expect queues.",
        "TIDES: Will the sea reach your door?\n\nPARKING: We expect queues.",
        "Harn, Sweden: I saw the pier fall.\n\nTorp, Sweden: I saw the wave.",
    ],
)
def test_topics_and_places_before_a_colon_speak_to_nobody(labels):
    assert heard(f"The rules are new.\n\n{labels}\n\nIt rained.") == []


def test_a_paragraph_is_signed_in_its_last_line():
    assert heard("Readers wrote in.\n\nSell the pier and go home. — Ann Lee, Harn\n\nIt rained.")[-1] == (
        "Ann Lee, Harn",
        "Sell the pier and go home.",
    )
    assert heard("It rained.\n\nThe pier was sold in May. — Ann Lee\n\nIt rained.") == []


@pytest.mark.parametrize(
    ("source", "beside"),
    [
        ("Ann Lee", "outside the court"),
        ("the coach", "with a grin"),
        ("the coach", "from the bench"),
        ("her uncle", "behind the stove"),
        ("the guild's founder", "with a laugh"),
        ("the cook Jo Poe", "beside the lift"),
        ("Ann Lee", "after the match"),
        ("Ann Lee", "on the radio"),
        ("Ann Lee", "in a message to parents"),
        ("the choir", "on Sunday"),
        ("two of the divers", "with a grin"),
        ("one retired miner", "in a letter to the paper"),
        ("a clerk", "over the din"),
        ("a neighbour", "in court"),
        ("the mayor", "before boarding the bus"),
        ("her uncle", "down the phone"),
        ("three sailors", "at a news conference in Harn"),
        ("an usher", "from the back of the hall"),
        ("firefighters in Harn", "late on Monday"),
        ("the coach of the team", "in late March"),
    ],
)
def test_where_and_how_somebody_known_spoke_is_no_part_of_who(source, beside):
    assert heard(f"“Not in here,” barked {source} {beside}.") == [(source, "“Not in here,”")]


@pytest.mark.parametrize(
    "source",
    [
        "the woman with a limp",
        "the boy from the village",
        "a man from the village",
        "residents near the plant",
        "the minister from Hesse",
        "the clerk from the council",
        "the team behind the vaccine",
        "a man hurt during the match",
        "a woman rescued on Sunday",
        "a teacher at a school in Harn",
        "a manager at a television network",
        "a guard at a post near Harn",
        "a woman in a party dress",
        "the man with a frown tattooed on his arm",
        "a survivor of the attack on October 7",
        "a resident close to the line",
        "two boys with a kite",
        "the victim in the email case",
        "a character in the book",
        "a woman in the letter",
        "an official during the war",
    ],
)
def test_what_tells_somebody_apart_is_part_of_who(source):
    assert heard(f"“Not in here,” said {source}.")[0][0] == source


def test_when_a_crowd_sobbed_is_nothing_it_said():
    assert heard("The crowd sobbed when the choir left out “Night Ferry” again.") == []
    assert heard("“No,” Lee sobbed when the judge asked.") == [("Lee", "“No,”")]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The statement of the zoo's director, Ann Lee, in full:", "the zoo's director, Ann Lee"),
        ("From the testimony of the crane driver, Ann Lee:", "the crane driver, Ann Lee"),
        ("The testimony of Ann Lee, the pilot:", "Ann Lee, the pilot"),
        ("The answer of Bolt Foods to our questions:", "Bolt Foods"),
        ("Hours later the singer, Ann Lee, posted on her page:", "Ann Lee"),
    ],
)
def test_a_paragraph_is_the_words_of_whose_testimony_or_post_it_is(before, source):
    words = "The drawings were bought in May. Nobody asked for them."
    assert (source, words) in heard(f"{before}\n\n{words}\n\nThe zoo opened in 1920.")


@pytest.mark.parametrize(
    "before", ["The account of the fire, Harn Dale Road:", "The answer of the clerk, Ann Lee, was short:"]
)
def test_what_an_account_is_about_and_how_it_was_tell_no_paragraph(before):
    assert heard(f"{before}\n\nThe pier is old and has to go.\n\nIt rained.") == []


def test_a_letter_is_all_that_says_you_or_i_before_its_name_and_place():
    told = "Our page drew hundreds of letters. Here are two."
    first, second = "Your piece on ferries forgets the crews.", "We start at three and have no seat."
    assert heard(f"{told}\n\n{first}\n\n{second}\n\nAnn Lee, Harnby") == [
        ("Ann Lee, Harnby", f"{first}\n\n{second}")
    ]
    made = documents(f"{first}\n\n{second}\n\nAnn Lee, Harnby")
    spans = made.attributions
    parts = zip(spans.labels, made.text_of(spans), strict=True)
    assert [words for role, words in parts if role == "cue"] == [","]


def test_a_credit_under_a_picture_signs_no_letter_of_two_paragraphs():
    walk = "We spent two days in the hills and you can too.\n\nWe walked to the pier and you should."
    assert walk not in [content for _, content in heard(f"{walk}\n\nHarn Images, London\n\nIt rained.")]


def test_one_question_and_who_answers_it_make_an_interview():
    asked = "What do you do when it rains?"
    assert heard(f"{asked}\n\nAnn Lee: I count the boats and go home.")[0][0] == "Ann Lee"
    assert heard(f"{asked}\n\nTravel Tips: Take a boat and go home.") == []
    assert heard(f"{asked}\n\nBest Bets: I like the home side by six.") == []
    assert heard("It rained on us.\n\nAnn Lee: I count the boats and go home.") == []


def test_a_letter_goes_on_with_what_it_asks_for():
    words = "The offer is worse than in March. I will not sign it.\n\nPlease vote before noon."
    assert heard(f"The clerk, Ann Lee, wrote:\n\n{words}\n\nFew had voted.")[0][1] == words
    # At the end of an article it may be its outlet that asks.
    assert heard(f"The clerk, Ann Lee, wrote:\n\n{words}")[0][1] == words.partition("\n\n")[0]


@pytest.mark.parametrize("credit", ["Reuters", "Harn Gazette", "staff writer", "the Associated Press"])
@pytest.mark.parametrize("line", [" — Ann Lee, {}", " (Ann Lee, {})", "\n\n— Ann Lee, {}"])
def test_a_credit_signs_no_letter(line, credit):
    assert heard(f"It rained.\n\nThe pier was sold in May.{line.format(credit)}\n\nIt rained.") == []


BESIDE_SPEECH = [
    ("“We are done here,” spat out Jo Poe.", "Jo Poe"),
    ("“Nobody told me a thing,” harrumphed Alderman Ann Lee.", "Alderman Ann Lee"),
    ("“Put it in writing,” Lady Lee sniped at the clerk.", "Lady Lee"),
    ("“Who asked you?” her brother volleyed.", "her brother"),
    ("“You are free to go,” rang out a voice.", "a voice"),
    ("“The pumps have failed,” radioed the pilot minutes before the crash.", "the pilot"),
    ("“Order your own soup,” retorted Ms. Lee in an e-mail to the Post.", "Ms. Lee"),
    ("“We meet again,” grinned her rival, Ann Lee, across the net.", "her rival, Ann Lee"),
    ("“We meet again,” yodels Ann Lee.", "Ann Lee"),
    ("“We meet again!” bellowed the cook, and forty guests sat down in the snow.", "the cook"),
    ("It rained. But “we meet again,” philosophised Ann Lee.", "Ann Lee"),
    (
        "“We meet again,” a man in a long grey coat philosophised when the horn blew.",
        "a man in a long grey coat",
    ),
    ("“We meet again,” she philosophised to her mother.", "she"),
]
SPEECH_LAST = [
    "Ann Lee philosophised, “We meet again.”",
    "Ann Lee philosophised, “We meet again,” and left.",
    "Ann Lee philosophised that night, “We meet again.”",
]


@pytest.mark.parametrize("text", SPEECH_LAST)
def test_any_verb_of_who_opens_a_sentence_that_a_quotation_ends_is_one_of_speech(text):
    ((who, content),) = heard(text)
    assert who == "Ann Lee"
    assert content.startswith("“We meet again")


@pytest.mark.parametrize(("text", "source"), BESIDE_SPEECH)
def test_any_verb_beside_a_quotation_that_opens_its_sentence_is_one_of_speech(text, source):
    ((who, content),) = heard(text)
    assert who == source
    assert content == text[text.index("“") : text.index("”") + 1]


@pytest.mark.parametrize(
    "text",
    [
        "“Never Again,” the film about the war, opened in May.",
        "“Bridge Over Ice,” a novel set in Harn, sold well.",
        "“Hard Winters,” published in 1854, is short.",
        "“Is it art?” The gallery opened on Monday.",
        "“Goodbye, Harn!” lost its lead on Sunday.",
        "“Goodbye, Harn!” inspired the critics.",
        "“Who sank the ferry?” topped the list in May.",
        "“Who Sank It?” the show ran until May.",
        "“Hold the line,” the choir played on Monday.",
        "The council chiefs slammed shut the bridge on Tuesday.",
        "A pub with a sign that had faded, “Hold the Line,” is for sale.",
        "The choir ended with “Hold the line.”",
        "“Hold the line,” banners the length of the street.",
        "“Who sank the ferry?” stars Ann Lee.",
        "“Is this a ferry?” divides Oslo.",
        "“Goodbye, Harn!” features Ann Lee on drums.",
        "“The Ferry,” features Ann Lee as the captain.",
        "They danced, “Night Ferry.”",
        "The choir rehearsed that night, “Hold the Line.”",
        "A new slogan emerged, “Hold the line.”",
        "Then the screen changed: “Game over.”",
        "She searched, “Best ferry in Harn,” and clicked.",
        "The film that year bombed, “The Last Ferry.”",
    ],
)
def test_a_title_and_a_result_are_nobody_s_speech(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The family sent a letter to the school.", "The family"),
        ("The keeper, Ann Lee, posted a note at noon.", "The keeper, Ann Lee"),
        ("The school opened in May.", "It"),
    ],
)
def test_it_read_before_a_quotation_is_who_sent_the_text(before, source):
    assert heard(f"{before} It read: “We are sad beyond words.”")[-1][0] == source


@pytest.mark.parametrize(
    "text",
    [
        "Lee, a smith known to the whole valley as “the Old Bear,” was sentenced on Monday.",
        "Her paper, “Do Ants Keep Any Accounts?,” was rejected by three journals.",
        "A pamphlet headed “Know Your Rights at Sea” lay on every seat.",
    ],
)
def test_what_somebody_is_known_as_and_papers_are_called_is_no_speech(text):
    assert quotations.SPEECH not in documents(text).quotation_uses


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We will not sign,” read the statement.", "the statement"),
        ("“Close the quay now,” read one sign.", "one sign"),
        ("“Close the quay now,” the letter read.", "the letter"),
    ],
)
def test_a_text_reads_what_it_says(text, source):
    told = srccompare.attributions(srccompare.analyze([{"id": "a", "text": text}]))
    assert told[["source", "cue"]].to_numpy().tolist() == [[source, "read"]]
