"""Tone per mention and per actor: whose words, which sentence, how many abstained, and the caveat."""

from __future__ import annotations

import numpy as np
import pytest

import srccompare
from srccompare.comparison.tables.entity_tone import COLUMNS
from srccompare.tables.entity_tone import ENTITY_TONE_COLUMNS, LONGEST, entity_tone
from srccompare.target_tone import CAVEAT, SURE_FROM, towards

PRAISE = "Mayor Ann Lee won praise for her brilliant rescue."
BLAME = "Captain Bob Roe was jailed for fraud and theft."


def articles(*texts: str) -> list[dict[str, str]]:
    return [{"id": f"a{row}", "outlet": f"O{row}", "text": text} for row, text in enumerate(texts)]


def test_a_mention_has_the_tone_of_its_sentence_around_it():
    table = entity_tone(articles(f"{PRAISE} {BLAME}"))
    assert table[["name", "polarity", "sentence"]].values.tolist() == [
        ["Ann Lee", "positive", PRAISE],
        ["Bob Roe", "negative", BLAME],
    ]
    first = table.iloc[0]
    start = PRAISE.index("Ann")
    tone = towards(PRAISE, start, start + len("Ann Lee"))
    assert (first["negative"], first["neutral"], first["positive"]) == pytest.approx(tone.probabilities)
    assert first["probability"] == pytest.approx(tone.confidence)
    assert f"{PRAISE} {BLAME}"[first["start"] : first["end"]] == "Ann Lee"
    assert (table["abstained"] == (table["probability"] < SURE_FROM)).all()


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Ann Lee arrived at the harbour on Tuesday.", "narrated"),
        ("The mayor said that Ann Lee would come on Tuesday.", "attributed"),
        ("“We thank Ann Lee for coming to us,” the mayor said.", "quoted"),
    ],
)
def test_whose_words_a_name_stands_in_is_told(text, voice):
    table = entity_tone(articles(f"Engineer Ann Lee built the ferry. {text}"))
    assert table[table["start"] > 30]["voice"].tolist() == [voice]


def test_the_columns_are_promised_whatever_is_named():
    for texts in (["It rained all day and nobody came."], [""], [PRAISE]):
        table = entity_tone(articles(*texts))
        assert {name: str(dtype) for name, dtype in table.dtypes.items()} == ENTITY_TONE_COLUMNS


def test_a_sentence_without_end_is_read_around_the_name_only():
    """Cut well away from the name, so that glued text costs no more than any other."""
    words = "and then the ferry went on " * 200
    table = entity_tone(articles(f"{words}Captain Bob Roe was jailed for fraud {words}"))
    assert len(table) == 1
    assert len(table["sentence"][0]) > 2 * LONGEST
    assert table["polarity"][0] == "negative"


@pytest.fixture(scope="module")
def compared() -> srccompare.Comparison:
    good = " ".join(
        f"On day {day} Mayor Ann Lee won praise for her brilliant rescue." for day in range(1, 11)
    )
    bad = " ".join(f"On day {day} Mayor Ann Lee was accused of fraud." for day in range(1, 4))
    return srccompare.compare(articles(good, bad, "It rained on the harbour all day long."))


def test_an_actor_is_counted_by_group_and_voice(compared):
    table = compared.entity_tone
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
    lee = table[(table["name"] == "Ann Lee") & (table["voice"] == "all")].set_index("group")
    assert lee.loc["O0", ["mentions", "read", "positive", "negative"]].tolist() == [10, 10, 10, 0]
    assert lee.loc["O1", ["mentions", "negative"]].tolist() == [3, 3]
    assert lee["balance"].to_dict() == {"O0": 1.0, "O1": -1.0}
    assert lee.loc["O0", "interval"] == "bootstrap over sentences"
    assert np.isnan(lee.loc["O1", "low"])
    assert "fewer than 8" in lee.loc["O1", "interval"]


def test_the_figures_follow_from_the_mentions_and_lead_back_to_them(compared):
    table, told = compared.entity_tone, entity_tone(compared.documents)
    assert (table["caveat"] == CAVEAT).all()
    assert (table["read"] + table["abstained"] == table["mentions"]).all()
    assert (table["negative"] + table["neutral"] + table["positive"] == table["read"]).all()
    assert table[table["voice"] == "all"]["mentions"].sum() == len(told)
    assert table[table["voice"] != "all"]["mentions"].sum() == len(told)
    texts = {article.id: article.text for article in compared.documents.articles}
    for row in table.itertuples():
        places = [place for place in row.negative_places.split("; ") if place]
        assert len(places) == row.negative
        for article, field, span in (place.rsplit(" ", 2) for place in places):
            start, end = map(int, span.split("-"))
            assert field == "text"
            assert texts[article][start:end] in ("Ann Lee", "Lee")


def test_ordinary_people_can_be_hidden():
    text = "Ann Lee, a fisherman, was robbed. “They hurt Lee,” said her brother."
    table = entity_tone(articles(text), pseudonymize=True)
    assert len(table) > 0
    assert not table[["name", "text", "sentence"]].map(lambda cell: "Lee" in cell).any(axis=None)
