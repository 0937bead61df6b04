"""Paragraphs that sound spoken, and sentences that lead over to them."""

from __future__ import annotations

import pytest
from making import documents

import srccompare
from srccompare.documents.attribution.reading import read, read_batch
from srccompare.documents.attribution.spoken import sounds_spoken

AFTER = "The hall was built in 1911 and seats two hundred people."


def odds(text: str) -> float:
    """How much more likely a text is spoken than told."""
    made = documents(text)
    (reading,) = read(made, read_batch(made))
    return sounds_spoken(reading, 0, len(reading.word) - 1)


def heard(*paragraphs: str) -> list[tuple[str, str]]:
    """Source and content of the attributions of an article."""
    table = srccompare.attributions(documents("\n\n".join(paragraphs)))
    return list(zip(table["source"].fillna(""), table["content"], strict=True))


def test_what_is_spoken_sounds_so_and_what_is_told_does_not():
    spoken = "We are tired, and I don't think you know how tired. There is nothing left to sell here."
    told = "The Harn Weavers’ Guild, which was founded in 1902, closed its third mill on Tuesday, Lee said."
    assert odds(spoken) > 2
    assert odds(told) < -2


@pytest.mark.parametrize(
    ("before", "paragraph", "source"),
    [
        (
            "Club secretary Ann Lee posted on her page before midnight.",
            "I am so sorry. There is no excuse, and I won’t look for one.",
            "Ann Lee",
        ),
        (
            "Asked on the wireless, the weaver, Ann Lee, went further.",
            "I would burn the looms first. Nobody here wants a second mill.",
            "Ann Lee",
        ),
        (
            "Writing from Harn, the dean, Tom Poe, was milder.",
            "I like the old bell. It is out of tune and so am I.",
            "Tom Poe",
        ),
        (
            "What the valley still talks of is the note postmistress Ann Lee left on her door.",
            "Gone to feed the hens. You may take what you need, and pay me in eggs.",
            "Ann Lee",
        ),
        (
            "Over to the man who has to mend it, Tom Poe:",
            "There’s a crack in that dam you could park a cart in. We see it every day.",
            "Tom Poe",
        ),
        ("Coach Ann Lee on the last race", "I’ve never seen such mud. I loved it.", "Ann Lee"),
        (
            "Here is how the late painter Ann Lee put it in her notebook.",
            "Rain again. No light. Painted the kettle, which is very kind.",
            "Ann Lee",
        ),
        (
            "What follows is from the diary of the cook Tom Poe.",
            "I burnt the soup today. They ate it, all of it, and sang.",
            "Tom Poe",
        ),
    ],
)
def test_a_paragraph_that_sounds_spoken_is_whose_words_the_sentence_before_leads_to(
    before, paragraph, source
):
    ((who, content),) = [one for one in heard(before, paragraph, AFTER) if one[1].startswith(paragraph[:12])]
    assert source in who
    assert content == paragraph


@pytest.mark.parametrize(
    ("before", "paragraph"),
    [
        ("Mayor Ann Lee replied on Monday.", "The road is shut, and nobody knows when it will open again."),
        ("Three things to know about Ann Lee:", "She is very good at this. She never loses."),
        ("The bishop apologized on Sunday.", "This is not the first time. There are many such cases here."),
        ("Our reporter Ann Lee was there:", "There is music in every street. We are very happy here."),
        (
            "The mayor, Ann Lee, has a simple plan:",
            "Build the wall. Pay for it later. There is no other way.",
        ),
        ("How to write to Ann Lee:", "Send your letters to this address. Please do not send money."),
        ("Coach Ann Lee on the beach", "We spent a week with the team in Spain. It is very hot here."),
        ("Asked about the plan, Ann Lee smiled.", "This is what she does. She never says too much."),
        ("Read more from Ann Lee:", "Why we are all so tired now."),
        ("Davis wrote on her blog.", "The blog is very popular. All her friends read it."),
    ],
)
def test_a_paragraph_an_outlet_may_have_written_is_nobody_s_words(before, paragraph):
    assert not any(paragraph[:12] in content for _, content in heard(before, paragraph, AFTER))


def test_the_guest_answers_under_a_letter_as_well():
    opening = "We spoke to the glazier Ann Lee about church windows."
    turns = ["Q: How old is the glass?", "A: Older than the walls.", "Q: Will it hold?", "A: If I do."]
    answers = [one for one in heard(opening, *turns) if one[0] == "Ann Lee"]
    assert [content for _, content in answers] == ["Older than the walls", "If I do"]
    named = heard(
        "Q. Professor Lee, will it hold?", "A. The glass will.", "Q. And the lead?", "A. Ask me in May."
    )
    assert [who for who, _ in named] == ["", "Professor Lee", "", "Professor Lee"]


def test_answers_without_an_i_are_those_of_whom_the_outlet_asked():
    opening = "We asked the vet Ann Lee what frost does to geese."
    interview = [
        "What do you look for?",
        "Feet. They are red, then blue.",
        "And then?",
        "Straw. Lots of it, and now.",
    ]
    assert [who for who, content in heard(opening, *interview) if content in interview] == [
        "Ann Lee",
        "Ann Lee",
    ]


def test_a_label_that_names_somebody_of_the_article_speaks():
    before = "9:05 Councillor Ann Lee is on her feet."
    turn = "Lee: Nobody wants to shut the baths. But I can’t heat them with words."
    assert ("Lee", turn.removeprefix("Lee: ").removesuffix(".")) in heard(before, turn, AFTER)
    assert not heard("9:05 The debate goes on.", "Weather: I am told it will rain.", AFTER)


def test_a_letter_ends_with_the_name_on_a_line_of_its_own():
    letter = [
        "Sir,",
        "Your writer fears geese. I keep forty.",
        "He should visit. I have tea.",
        "Ann Lee",
        "Harn, Kent",
    ]
    assert heard(*letter)[-1] == ("Ann Lee", "\n\n".join(letter[1:3]))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The vault, the bank’s own auditors had warned three summers earlier, could not hold.",
            "the bank’s own auditors",
        ),
        ("The orchard, growers say every spring, needs more bees.", "growers"),
        ("The roof, by the builder’s own reckoning, has nine leaks.", "the builder’s"),
        (
            "That the wall was weak, masons from the quarry admit, should have been seen.",
            "masons from the quarry",
        ),
        ("The bank, it has since emerged, knew of the gap in May.", ""),
        ("The mill, it was later claimed in court, was a palace.", ""),
        ("The mill, so the story went, was haunted.", ""),
        ("The mill, as the mayor is fond of saying, was a palace.", "the mayor"),
        ("The exam, according to police, was stolen.", "police"),
        ("The king, according to legend, sleeps below the hill.", "legend"),
    ],
)
def test_when_something_was_said_may_stand_in_an_insertion(text, source):
    ((who, content),) = heard(text)
    assert who == source
    assert " … " in content


@pytest.mark.parametrize(
    "text",
    [
        "The exam, according to plan, starts at nine.",
        "The geese, each according to its weight, were sold.",
        "Tickets are priced, according to season, between four and nine dollars.",
        "The mill, as anyone on the quay can see, is empty.",
        "Villagers call the pond “the Dean’s Bath” and swim in it.",
        "The clerks call the new van “Gladys.”",
    ],
)
def test_what_something_goes_by_and_is_called_is_nobody_s_word(text):
    assert not heard(text)


def test_whose_face_is_told_of_speaks_where_nobody_else_does():
    assert heard("Poe grinned. “Ask me again in May.”") == [("Poe", "“Ask me again in May.”")]
    assert [who for who, _ in heard("Lee smiled. “It was late. We lost,” Poe told the Echo.")] == ["Poe"]
    assert [who for who, _ in heard("Lee smiled. “It was late,” said Poe.")] == ["Poe"]
    assert heard("The crowd laughed. “Stop the Rain” is a film.") == []


def test_what_somebody_went_on_to_do_is_no_speech():
    assert heard("Lee went on to win the race.") == []
    assert [who for who, _ in heard("“No,” Lee went on to say.")] == ["Lee"]
