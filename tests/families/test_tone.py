"""Tone: the library's own numbers for whole batches, and whose words they are about."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import examples

from srccompare.articles import Article, Articles, gather
from srccompare.documents import Documents, Voice, analyze
from srccompare.documents.text.vocabulary import Vocabulary
from srccompare.families import tone
from srccompare.families.base import recount
from srccompare.families.tone.facts import constants
from srccompare.families.tone.prepared import plain, prepare, texts
from srccompare.families.tone.vader import compounds
from srccompare.vader import analyzer, compound

# Plain sentences around a case, so that a short one is not taken for the furniture of a page.
OPENING = "The council of Port Averin met on Tuesday evening in the old customs house by the harbour."
CLOSING = "The clerks left the building at noon and took the ferry to the other side of the bay."


def documents_of(*sentences: str, title: str | None = None) -> Documents:
    return analyze(Article(id="a1", title=title, text=" ".join([OPENING, *sentences, CLOSING])))


def read_as(*sentences: str, voice: Voice = Voice.OUTLET) -> list[str]:
    """What VADER is given of these sentences, the frame around them aside."""
    documents = documents_of(*sentences)
    frame = {OPENING, CLOSING}
    return [text for text in texts(documents, prepare(documents, voice)) if text not in frame]


def vectorised(sentences: Sequence[str], vocabulary: Vocabulary | None = None) -> list[float]:
    """The compound value of each string, blank-separated chunks taken as they are."""
    vocabulary = vocabulary or Vocabulary()
    chunks = [sentence.split() for sentence in sentences]
    row = np.repeat(np.arange(len(chunks)), [len(words) for words in chunks])
    number = vocabulary.encode([chunk for words in chunks for chunk in words])
    return compounds(vocabulary, number, row, len(chunks)).tolist()


def by_the_library(sentences: Iterable[str]) -> list[float]:
    # A chunk of nothing but invisible characters is a word for the library as well.
    chunks = ([plain(chunk) or chunk for chunk in text.split()] for text in sentences)
    return [analyzer().polarity_scores(" ".join(own))["compound"] for own in chunks]


# The library's numbers ---------------------------------------------------------------------------------


def listed(text: str, between: str | None = None) -> list[str]:
    return text.split(between)


NEUTRAL = listed("the a council ferry of to and said on Monday harbour table walked is was be at very this")
TRIGGERS = listed(
    "but however no not never so this without doubt least at very or nor neither despite rarely only "
    "isn't didn't won’t couldn’t n't cannot kind sort just enough of BUT But but, No NO Never NEVER"
)
IDIOMS = listed(
    "the shit,the bomb,bad ass,badass,bus stop,yeah right,kiss of death,to die for,beating heart,kind of,"
    "sort of,just enough,Kind of,kind-of,sortof,Kiss of Death,at least,very least,"
    "without doubt,without a doubt,without any doubt,never so,never this,upper hand,in the red",
    between=",",
)
SIGNS = listed(":) :( ;-) :D :-( <3 ! !! !!!!!!! ? ?? ??? ????? ... — ’ “ ” & % 100 (: 😀 ❤ 💔 😡🔥 ok☹ ™ ☠️")
SHAPES = listed('{} {} {} {}, “{}” ({}) {}! {}? {}. ‘{}’ "{} *{}* {}!?! \u200b{}')
BALANCED = ["good bad!", "love hate?? win", "win loss !", "happy sad fine crisis!!", "great, awful, but fine"]
# What is left of these in floating point is tiny, and VADER emphasizes it.
BALANCED += ["heart aboard devastating !", "hearts admitted murder !"]


@cache
def valued_words() -> list[str]:
    """Words of VADER's lexicon, balanced pairs among them, in an order that does not change."""
    frequent = listed("good bad love hate no like great")
    return random.Random(5).sample(sorted(analyzer().lexicon), 500) + frequent


@cache
def other_words() -> list[str]:
    return sorted(word for word, fact in constants().words.items() if not fact.valence)


def wrapped(word: str, chance: random.Random) -> str:
    """The word in one of the shapes that words have in print."""
    word = chance.choice([word, word, word, word.upper(), word.capitalize()])
    return chance.choice(SHAPES).format(word)


def generated(count: int, seed: int) -> list[str]:
    """Sentences that meet VADER's rules far more often than prose does."""
    chance = random.Random(seed)
    pools = [NEUTRAL, TRIGGERS, IDIOMS, SIGNS, valued_words(), valued_words(), valued_words(), other_words()]
    return [
        " ".join(wrapped(chance.choice(chance.choice(pools)), chance) for _ in range(chance.randint(1, 14)))
        for _ in range(count)
    ]


def sentences_in_gold() -> list[str]:
    """At least 10,000 real sentences, as tone prepares them: the outlets' and the quoted ones."""
    folder = os.environ.get("SRCCOMPARE_GOLD")
    if not folder:
        pytest.skip("SRCCOMPARE_GOLD is not set: no real sentences")
    with open(Path(folder, "attribution", "train.jsonl"), encoding="utf-8") as file:
        rows = [json.loads(line) for line, _ in zip(file, range(450), strict=False)]
    documents = analyze(gather(Article(id=row["id"], text=row["text"]) for row in rows))
    return [
        text for voice in (Voice.OUTLET, Voice.QUOTED) for text in texts(documents, prepare(documents, voice))
    ]


def test_real_sentences_get_the_numbers_of_the_library():
    sentences = sentences_in_gold()
    assert len(sentences) >= 10_000
    assert vectorised(sentences) == by_the_library(sentences)


@pytest.mark.parametrize("seed", range(10))
def test_generated_sentences_get_the_numbers_of_the_library(seed):
    sentences = generated(1000, seed)
    assert vectorised(sentences) == by_the_library(sentences)


words = st.deferred(
    lambda: st.one_of(
        st.sampled_from(NEUTRAL + TRIGGERS + IDIOMS + SIGNS + other_words()),
        st.sampled_from(valued_words()),
        st.sampled_from(valued_words()).map(str.upper),
        st.text(min_size=1, max_size=8),
    )
)


@examples(300)
@given(batch=st.lists(st.lists(words, max_size=12).map(" ".join), max_size=6))
@example(batch=[])
@example(batch=[""])
@example(batch=["", "good", "", "not"])
@example(batch=BALANCED)
# One sentence must not look into the next.
@example(batch=["never so", "good", "no", "bad", "but", "kind", "of good"])
# Equal values around "but": the library finds the first of them twice.
@example(batch=["good good good but good", "good nice but good bad but bad good", "but good"])
@example(batch=["good" + "!" * 40_000])
@example(batch=["PLEASANTRIES \xad"])
def test_any_batch_gets_the_numbers_of_the_library(batch):
    assert vectorised(batch) == by_the_library(batch)


def test_ordinary_prose_gets_the_numbers_of_the_library():
    prose = [
        "The mayor praised the volunteers, but she warned that the worst of the flood was still to come.",
        "Nobody was hurt, although the old mill burned down and the damage is thought to be enormous.",
        "It wasn’t the happiest of evenings: three windows were broken and a dog was lost.",
        "“A disgrace,” he called it; the court called it no crime at all.",
        "THE STRIKE is over, and most passengers seemed very relieved.",
        "At least two ministers, hardly the most popular ones, refused to resign.",
        "Without a doubt the least convincing speech of a dull campaign!",
        "Was it fraud? Was it mere stupidity? The report — long, careful, kind of dry — does not say.",
        "The bridge has never been so safe, nor have its engineers ever been this proud.",
        "Shares fell 3.5% on fears of war; gold, the usual refuge, gained.",
        "She is a kind woman, one of the kindest of them, who helps the poor without asking for thanks.",
        "Der Zug fährt um acht.",
        "…",
    ]
    assert vectorised(prose) == by_the_library(prose)


def test_a_long_sentence_gets_the_number_of_the_library():
    sentence = " ".join(generated(80, seed=9))
    plainer = " ".join(word for word in sentence.split() if word.isascii() and not word.endswith("of"))
    assert vectorised([sentence, plainer]) == by_the_library([sentence, plainer])


def test_a_page_without_full_stops_does_not_take_forever():
    endless = " ".join(["a good 😀 but kind of sad plan"] * 20_000)
    assert vectorised([endless]) == [1.0]


def test_words_met_later_are_looked_up_too():
    vocabulary = Vocabulary()
    assert vectorised(["a good plan"], vocabulary) == by_the_library(["a good plan"])
    assert vectorised(["a bad plan"], vocabulary) == by_the_library(["a bad plan"])


# What is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("It wasn’t a good plan.", "It wasn't a good plan."),
        ("The “good” plan was dropped on Monday.", 'The "good" plan was dropped on Monday.'),
        ("It was a wonder\u200bful plan.", "It was a wonderful plan."),
        ("It was a dis\u00adaster for the town.", "It was a disaster for the town."),
        ("It  was\ta\u00a0good plan.", "It was a good plan."),
        ("It was a good \u200b plan.", "It was a good plan."),
    ],
)
def test_vader_is_given_plain_characters(text, prepared):
    assert read_as(text) == [prepared]


@pytest.mark.parametrize(
    ("curly", "straight"),
    [
        ("The crew didn’t like the plan.", "The crew didn't like the plan."),
        ("It couldn’t have been a better day.", "It couldn't have been a better day."),
        ("Some “good” came of it.", 'Some "good" came of it.'),
        ("Some ‘good’ came of it.", "Some 'good' came of it."),
        ("It was a wonder\u200bful day.", "It was a wonderful day."),
    ],
)
def test_the_way_it_is_typed_does_not_change_the_tone(curly, straight):
    assert vectorised([curly]) == vectorised([straight]) == [compound(curly)] != [0.0]


@pytest.mark.parametrize(
    ("text", "outlet", "quoted"),
    [
        (
            "“It is a horrible disaster,” said Ms. Orr, who leads the board.",
            ["said Ms. Orr, who leads the board."],
            ['"It is a horrible disaster,"'],
        ),
        # Scare quotes are the outlet's own words.
        (
            "The “brilliant” plan of the board was dropped on Monday.",
            ['The "brilliant" plan of the board was dropped on Monday.'],
            [],
        ),
        # What is left of a sentence is too short to have a tone.
        ("“It is a horrible disaster,” she said.", [], ['"It is a horrible disaster,"']),
        ("“Never,” said Ms. Orr, who leads the board.", ["said Ms. Orr, who leads the board."], []),
        # The same words without quotation marks are the outlet's.
        ("It is a horrible disaster, said Ms. Orr.", ["It is a horrible disaster, said Ms. Orr."], []),
    ],
)
def test_quotations_are_not_charged_to_the_outlet(text, outlet, quoted):
    assert read_as(text) == outlet
    assert read_as(text, voice=Voice.QUOTED) == quoted


def test_outlet_and_sources_have_tones_of_their_own():
    documents = documents_of(
        "“This is a horrible, shameful disaster,” said Ms. Orr, who leads the happy winners."
    )
    found = tone.compute(documents).values
    assert found["tone_quoted"][0] < 0 < found["tone"][0]
    assert found["negative_sentence_share"].tolist() == [0.0]


def test_a_voice_asked_for_is_the_voice_measured():
    documents = documents_of(
        "“This is a horrible, shameful disaster,” said Ms. Orr, who leads the happy winners."
    )
    found = tone.compute(documents, Voice.QUOTED).values
    assert found["tone"].tolist() == found["tone_quoted"].tolist()
    assert found["negative_sentence_share"].tolist() == [1.0]
    everything = tone.compute(documents, Voice.ALL)
    assert len(everything.evidence["tone"]) == 3
    assert everything.values["tone_quoted"].tolist() == found["tone_quoted"].tolist()


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "Good.", "Very good. Too bad!", "…"])
def test_an_article_without_a_sentence_has_no_tone(text):
    values = tone.compute(analyze(Article(id="a1", text=text))).values
    assert all(np.isnan(values[measure.name]).all() for measure in tone.MEASURES)


def test_an_article_of_words_vader_does_not_know_has_a_tone_of_zero():
    values = tone.compute(documents_of()).values
    assert values["tone"].tolist() == values["negative_sentence_share"].tolist() == [0.0]
    assert values["tone_most_negative"].tolist() == values["tone_most_positive"].tolist() == [0.0]
    # Nothing is quoted, and there is no headline.
    assert np.isnan(values["tone_quoted"]).all()
    assert np.isnan(values["tone_title"]).all()


def test_the_title_counts_like_any_sentence():
    documents = documents_of(title="Disaster kills hopes of the harbour")
    evidence = tone.compute(documents).evidence["tone"]
    assert documents.text_of(evidence)[0] == "Disaster kills hopes of the harbour"
    assert evidence.labels == ["negative", "neutral", "neutral"]
    assert tone.compute(documents).values["negative_sentence_share"].tolist() == [1 / 3]


def test_title_lead_and_body_have_tones_of_their_own():
    lead, body = "A great victory, the mayor said.", "The old hall burned down in a terrible fire."
    text = f"{OPENING} {lead}\n\n{body}\n\n{CLOSING}"
    documents = analyze(Article(id="a1", title="Horrible murder shocks the harbour", text=text))
    found = tone.compute(documents)
    assert found.values["tone_title"][0] < found.values["tone_body"][0] < 0 < found.values["tone_lead"][0]
    parts = [found.evidence[name] for name in ("tone_title", "tone_lead", "tone_body")]
    assert sum(map(len, parts)) == len(found.evidence["tone"])


def test_the_extremes_are_shown_with_their_sentences():
    documents = documents_of("It was a wonderful, great day.", "It was an awful crime.", "It was a nice day.")
    found = tone.compute(documents)
    for name, sentence, extreme in (
        ("tone_most_negative", "It was an awful crime.", min),
        ("tone_most_positive", "It was a wonderful, great day.", max),
    ):
        assert documents.text_of(found.evidence[name]) == [sentence]
        assert found.values[name].tolist() == [extreme(found.evidence["tone"].score)]


def test_of_equal_extremes_the_first_is_shown():
    documents = documents_of("It was an awful crime.", "It was an awful storm crime.")
    found = tone.compute(documents)
    assert documents.text_of(found.evidence["tone_most_negative"]) == ["It was an awful crime."]
    assert documents.text_of(found.evidence["tone_most_positive"]) == [OPENING]


# What holds for every article ----------------------------------------------------------------------------

ARTICLES = Articles(
    (
        Article(
            id="a1",
            title="Ferry disaster: ‘nobody listened’",
            text=f"{OPENING} “We didn’t listen,” said Ms. Orr. “It is a terrible loss, but we’ll win!”\n\n"
            "Her party, kind of proud of its brave sailors, wasn’t amused. NOT one minister cried.\n\n"
            + CLOSING,
        ),
        Article(id="a2", text=""),
        Article(
            id="a3",
            text=f"{OPENING} The “great” storm killed two horses 😡 and hurt no one else.\n\n{CLOSING}",
        ),
        Article(id="a4", text="A good day."),
        Article(
            id="a5",
            title="Good",
            text="It was never so good, was it?? “Awful, awful, awful!!” they sang. " * 3,
        ),
    )
)


def test_each_sentence_behind_a_number_has_the_score_of_the_library():
    documents = analyze(ARTICLES, Vocabulary())
    evidence = tone.compute(documents).evidence
    for name, voice in (("tone", Voice.OUTLET), ("tone_quoted", Voice.QUOTED)):
        prepared = texts(documents, prepare(documents, voice))
        assert evidence[name].score.tolist() == by_the_library(prepared)
        assert len(prepared) > 3
    assert set(evidence["negative_sentence_share"].score.tolist()) == {0.0, 1.0}


@pytest.mark.parametrize("voice", [None, Voice.OUTLET, Voice.QUOTED, Voice.ALL])
def test_the_numbers_can_be_recounted(voice):
    documents = analyze(ARTICLES, Vocabulary())
    found = tone.compute(documents, voice)
    for measure in tone.MEASURES:
        again = recount(documents, measure, found.evidence[measure.name], voice)
        np.testing.assert_array_equal(found.values[measure.name], again)
        values = again[~np.isnan(again)]
        assert ((values >= measure.low) & (values <= measure.high)).all()


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_a_batch_of_one_gives_what_any_batch_gives(order):
    batch = Articles(ARTICLES.items[order])
    together = tone.compute(analyze(batch, Vocabulary()))
    assert len(together.values) == len(tone.FAMILY.measures)
    for place, article in enumerate(batch):
        alone = tone.compute(analyze(article, Vocabulary()))
        for name, values in alone.values.items():
            assert values.tobytes() == together.values[name][[place]].tobytes()
            of_article = together.evidence[name][together.evidence[name].article == place]
            for column in ("field", "start", "end", "score", "category"):
                assert getattr(alone.evidence[name], column).tolist() == getattr(of_article, column).tolist()


def test_measuring_changes_nothing_it_was_given():
    documents = analyze(ARTICLES, Vocabulary())
    before = {
        field.name: np.array(getattr(documents.sentences, field.name))
        for field in fields(documents.sentences)
    }
    tone.compute(documents)
    assert len(before["start"]) > 5
    for name, column in before.items():
        np.testing.assert_array_equal(column, np.array(getattr(documents.sentences, name)))


def test_vader_is_loaded_when_tone_is_measured_and_not_before():
    code = "import sys, srccompare.families.tone; print('vaderSentiment' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.strip() == "False"


# Known mistakes -------------------------------------------------------------------------------------------


@pytest.mark.xfail(strict=True, reason="VADER cuts at blanks only: a dash without blanks joins two words")
def test_a_word_beside_a_dash_is_read():
    assert vectorised(["It was awful—everybody said so."])[0] < 0


@pytest.mark.xfail(strict=True, reason="VADER knows no names and no homographs")
@pytest.mark.parametrize("text", ["Play is held in Great Yarmouth.", "The well gave pretty little water."])
def test_names_and_homographs_have_no_tone(text):
    assert vectorised([text]) == [0.0]
