"""What every family of the catalog promises, tested for all of them at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents, examples

from srccompare.documents import Documents, Spans, Voice
from srccompare.families.base import recount, worked_out
from srccompare.families.catalog import catalog
from srccompare.lexicon import bundled, load
from srccompare.report.parts.catalog import PARTS

PROSE = [
    "The mayor may resign soon, officials said on Monday.",
    "“We will fight this disgraceful plan to the end,” said Ann Lee, who leads the union.",
    "According to the port, the economic damage is about 300 million.",
    "It was a terrible, tragic blow; the court ruled that the law was unfair.",
    "Leave a Comment",
    "\n\n",
    "Nobody knows whether the so-called “deal” will ever be good for the town.",
]
TEXTS = st.lists(st.lists(st.sampled_from(PROSE), max_size=8).map(" ".join), min_size=1, max_size=3)
every_family = pytest.mark.parametrize("family", catalog().values(), ids=lambda family: family.name)
few = examples(25)


@every_family
@few
@given(text=st.text(max_size=300))
def test_any_text_yields_exactly_the_promised_columns(family, text):
    found = family.compute(documents(text), None)
    assert list(found.values) == [measure.name for measure in family.measures]
    assert all(values.shape == (1,) and values.dtype == np.float64 for values in found.values.values())


@every_family
@few
@given(texts=TEXTS, voice=st.sampled_from([None, *Voice, Voice.ALL]))
def test_recounting_the_evidence_gives_the_number(family, texts, voice):
    made = documents(*texts)
    found = family.compute(made, voice)
    assert len(found.values) == len(family.measures) > 0
    again = {
        measure.name: recount(made, measure, found.evidence[measure.name], voice)
        for measure in family.measures
        if measure.recount != "formula"
    }
    for measure in family.measures:
        if measure.recount == "formula":
            again[measure.name] = worked_out(measure, again)
        np.testing.assert_array_equal(found.values[measure.name], again[measure.name])


@every_family
@few
@given(texts=TEXTS)
def test_evidence_lies_inside_the_measured_text_and_numbers_inside_their_range(family, texts):
    made = documents(*texts)
    found = family.compute(made, None)
    assert len(found.values) == len(family.measures) > 0
    for measure in family.measures:
        spans = found.evidence.get(measure.name, Spans.empty())
        for article, start, end in zip(
            spans.article.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True
        ):
            assert 0 <= start < end <= len(texts[article])
        values = found.values[measure.name]
        seen = values[~np.isnan(values)]
        assert ((seen >= measure.low) & (seen <= measure.high + 1e-12)).all()


@every_family
@few
@given(texts=TEXTS)
def test_a_batch_of_many_equals_many_batches_of_one(family, texts):
    together = family.compute(documents(*texts), None)
    assert len(together.values) == len(family.measures) > 0
    for number, text in enumerate(texts):
        alone = family.compute(Documents(documents(text).articles), None)
        for name, values in alone.values.items():
            np.testing.assert_array_equal(values, together.values[name][number : number + 1])


@every_family
def test_an_empty_article_has_no_rates_and_an_empty_batch_no_rows(family):
    found = family.compute(documents(""), None)
    for measure in family.measures:
        expected = 0.0 if measure.recount == "count" else np.nan
        np.testing.assert_array_equal(found.values[measure.name], [expected])
    assert all(len(values) == 0 for values in family.compute(documents(), None).values.values())


@every_family
def test_labels_say_what_a_reader_needs(family):
    for measure in family.measures:
        assert measure.name.isidentifier()
        assert measure.label
        assert measure.unit
        assert measure.meaning
        assert measure.reference
    assert set(family.lexicons) <= set(bundled())
    assert all(load(name).source for name in family.lexicons)


@every_family
def test_a_family_names_the_part_of_the_report_it_stands_in(family):
    assert family.part in {part.key for part in PARTS}


def test_labels_tell_measures_apart():
    labels = [measure.label for family in catalog().values() for measure in family.measures]
    assert len(labels) == len(set(labels))
