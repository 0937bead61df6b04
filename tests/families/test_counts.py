"""Length and quotation: counts that can be checked by hand."""

from __future__ import annotations

from making import documents

from srccompare.families import counts

TEXT = (
    "The port is closed. “We will stay here for good,” said Ann Lee. The so-called “plan” failed.\n\n"
    "“Nobody moves us from this place, said Bo Orr.\n\nLeave a Comment"
)


def test_counts_of_a_small_text():
    values = {name: float(numbers[0]) for name, numbers in counts.compute(documents(TEXT)).values.items()}
    assert values["words"] == 26
    assert values["sentences"] == 4
    assert values["paragraphs"] == 2
    assert values["furniture_words"] == 3


def test_an_unclosed_quotation_counts_as_one():
    found = counts.compute(documents(TEXT))
    assert found.values["quotations"].tolist() == [2]
    assert documents(TEXT).quotations.of("speech").score.tolist() == [1, 0.5]


def test_quoted_words_are_those_inside_speech():
    found = counts.compute(documents("He left. “We will stay here for good,” said Ann Lee."))
    assert found.values["quoted_share"].tolist() == [6 / 11]


def test_words_of_quotations_that_begin_at_the_same_word_are_counted_once():
    found = counts.compute(documents('The rain came early this year." we all knew it would," he said.'))
    assert found.values["quoted_share"].tolist() == [11 / 13]
    assert found.evidence["quoted_share"].score.tolist() == [6, 5]
