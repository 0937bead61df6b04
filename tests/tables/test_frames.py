"""The table of frames: salience, its interval, by voice and by place, and the sentences behind it."""

from __future__ import annotations

import numpy as np
import pytest

import srccompare
from srccompare.articles import Article, gather
from srccompare.errors import SrccompareError
from srccompare.lexicon import parse
from srccompare.tables.frame_sentences import SENTENCE_COLUMNS
from srccompare.tables.frames import FRAME_COLUMNS
from srccompare.tables.salience import poisson_interval
from srccompare.tables.wordings import by_wording

QUIET = "The wind over the lake was mild on Tuesday and a few grey clouds drifted slowly to the east. "
LEGAL = "The judge read the verdict to a packed courtroom. "


def row(text: str, frame: str = "frame_legality", title: str | None = None, **options):
    article = Article(id="a1", text=text, title=title)
    return srccompare.frames(article, "framing", **options).set_index("frame").loc[frame]


def test_salience_is_hits_per_hundred_words_and_equals_the_measure():
    article = Article(id="a1", text=QUIET * 9 + LEGAL)
    found = row(article.text)
    assert (found["hits"], found["wordings"]) == (3, 3)
    assert found["salience"] == pytest.approx(100 * 3 / found["words"])
    assert found["salience"] == pytest.approx(srccompare.measure(article)["frame_legality"][0])


def test_different_wordings_are_counted_once_whatever_their_capitals():
    found = row(
        QUIET + "Judge after judge spoke. The Supreme Court and the supreme court agreed. " + QUIET * 8
    )
    assert (found["hits"], found["wordings"]) == (4, 2)


def test_strength_damps_what_is_repeated_and_takes_the_length_out():
    once, twice = row(QUIET * 8 + LEGAL), row(QUIET * 7 + LEGAL * 2)
    varied = row(QUIET * 7 + LEGAL + "The lawyer sued over the statute in a crowded tribunal. ")
    assert once["strength"] < twice["strength"] < varied["strength"]
    expected = 100 * 3 * np.log2(2) / (once["words"] + 100) ** 0.75
    assert once["strength"] == pytest.approx(expected)
    short, long = row((QUIET + LEGAL) * 5), row((QUIET * 3 + LEGAL) * 20)
    assert short["strength"] > long["strength"]


def test_what_is_not_measured_has_no_strength():
    assert np.isnan(row("")["strength"])
    assert row(QUIET * 9)["strength"] == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (QUIET * 9, "0 hits"),
        (QUIET * 4 + LEGAL, "fewer than 8 sentences"),
        ("", "not measured"),
        ("Der Wind war am Dienstag mild, und ein paar graue Wolken zogen nach Osten. " * 9, "not measured"),
    ],
)
def test_there_is_no_interval_without_hits_or_with_too_few_sentences(text, why):
    found = row(text)
    assert np.isnan(found["low"])
    assert np.isnan(found["high"])
    assert found["interval"] == why


def test_the_interval_is_wider_where_the_same_hits_stand_in_one_place():
    spread = row((QUIET + "The judge was late today. ") * 12)
    heaped = row(
        QUIET * 12 + "The judge met a judge and the judge saw a judge. " * 3 + "It was late today. " * 9
    )
    assert spread["hits"] == heaped["hits"] == 12
    assert heaped["low"] / heaped["salience"] < spread["low"] / spread["salience"]


@pytest.mark.parametrize(("mean", "shape"), [(4, 1e6), (12, 1e6), (12, 20.0)])
def test_the_interval_holds_the_true_rate_about_as_often_as_it_says(mean, shape):
    generator = np.random.default_rng(7)
    rate = generator.gamma(shape, mean / shape / 40, size=(4000, 40))
    sentences = generator.poisson(rate)
    total = sentences.sum(axis=1).astype(float)
    variance = np.maximum(sentences.var(axis=1, ddof=1) * 40, total)
    low, high = poisson_interval(total, variance)
    held = ((low <= mean) & (mean <= high))[total > 0].mean()
    assert 0.93 <= held <= 0.995


def test_title_first_fifth_and_rest_are_told_apart():
    found = row(LEGAL + QUIET * 30, title="Court upholds ban on night flights")
    assert found["title"] > 0
    assert found["first_fifth"] > 0
    assert found["rest"] == 0
    late = row(QUIET * 30 + LEGAL, title="A mild Tuesday on the lake for all")
    assert late["title"] == 0
    assert late["first_fifth"] == 0
    assert late["rest"] > 0


def test_voices_are_told_apart():
    found = row(QUIET * 9 + '"The judge broke the law and the verdict is wrong," the baker said on Tuesday.')
    assert found["salience"] == found["narrated"] == 0
    assert found["quoted"] > 0
    assert row(QUIET * 9 + '"The judge was wrong," she said.', voice="quoted")["hits"] == 1


def test_a_voice_without_words_has_no_rate():
    assert np.isnan(row(QUIET * 9)["quoted"])


def test_weights_count_and_a_lexicon_of_ones_own_is_a_frame():
    words = parse(
        "weather",
        "entry\tcategory\tweight\tcontext\tnote\nclouds\tsky\t2\nwind\tsky\n",
        'title = "Weather"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "a test"\ncategories = ["sky"]\n',
        "weather.tsv",
    )
    table = srccompare.frames(Article(id="a1", text=QUIET * 10), lexicons=[words]).set_index("frame")
    found = table.loc["weather_sky"]
    assert found["hits"] == 20
    assert found["salience"] == pytest.approx(100 * 30 / found["words"])


def test_columns_are_the_same_whatever_the_articles_hold():
    for source in (Article(id="a", text=""), gather([]), srccompare.example()):
        table = srccompare.frames(source)
        assert {name: str(dtype) for name, dtype in table.dtypes.items()} == FRAME_COLUMNS
        sentences = srccompare.frame_sentences(source)
        assert {name: str(dtype) for name, dtype in sentences.dtypes.items()} == SENTENCE_COLUMNS


def test_an_article_has_the_same_frames_alone_and_in_a_batch():
    documents = srccompare.analyze(srccompare.read(srccompare.example()))
    together = srccompare.frames(documents)
    assert together["id"].nunique() == len(documents) == 6
    for index, article in enumerate(documents.articles):
        alone = srccompare.frames(documents[index])
        own = together[together["id"] == article.id].reset_index(drop=True)
        assert own.equals(alone)


def test_the_densest_sentence_comes_first_and_its_words_are_marked():
    text = (
        QUIET * 3 + "A judge walked along the shore with his two dogs and a stick. " + QUIET + LEGAL + QUIET
    )
    found = srccompare.frame_sentences(Article(id="a1", text=text), "frame_legality")
    assert found["marked"].tolist() == [
        "The **judge** read the **verdict** to a packed **courtroom**.",
        "A **judge** walked along the shore with his two dogs and a stick.",
    ]
    assert found["rank"].tolist() == [1, 2]
    for sentence in found.itertuples():
        assert text[sentence.start : sentence.end] == sentence.sentence
        places = [place.split("-") for place in sentence.word_spans.split(";")]
        assert "; ".join(text[int(start) : int(end)] for start, end in places) == sentence.words


def test_no_more_sentences_than_asked_for_and_none_in_another_voice():
    text = QUIET + LEGAL * 5 + '"The judge and the jury were wrong," the baker said.'
    assert len(srccompare.frame_sentences(Article(id="a1", text=text), "frame_legality", 2)) == 2
    quoted = srccompare.frame_sentences(Article(id="a1", text=text), "frame_legality", voice="quoted")
    assert quoted["words"].tolist() == ["judge; jury"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"frame": "frame_weather"}, "no frame named 'frame_weather'; choose one of frame_economic"),
        ({"n": 0}, "at least 1 sentence, not 0"),
        ({"voice": "inner"}, "no voice named 'inner'"),
        ({"families": "weather"}, "no family named 'weather'"),
        ({"families": ["framing", "readability"]}, "readability measures no rates.*framing, "),
    ],
)
def test_a_wrong_option_is_named_with_what_would_work(options, said):
    with pytest.raises(SrccompareError, match=said):
        srccompare.frame_sentences(Article(id="a1", text=QUIET), **options)


def test_the_numbers_of_words_move_no_bit_of_the_strength():
    chance = np.random.default_rng(5)
    wording = chance.integers(0, 40, 300)
    cell, weight = chance.integers(0, 3, 300), chance.choice([0.1, 0.3, 0.7], 40)[wording]
    first = by_wording(cell, wording, weight, 3)
    for _ in range(20):
        number, damped = by_wording(cell, chance.permutation(40)[wording], weight, 3)
        assert damped.tobytes() == first[1].tobytes()
        assert number.tolist() == first[0].tolist()
