"""The spaCy component marks in a blank pipeline what ``spans`` marks, token by token."""

from __future__ import annotations

import pickle

import pytest

import srccompare

spacy = pytest.importorskip("spacy", reason="spacy is installed by .ci/full only")

from srccompare.integrations.spacy import SpanMarker  # noqa: E402

TEXTS = [
    "The harbour may close on Friday, Ada Brandt said. 😀 “We will not move,” she said.",
    "",
    "Der Hafen bleibt am Freitag geschlossen, sagte die Sprecherin, weil die Gewerkschaft nicht nachgibt.",
    "Critics call the plan a shameful retreat.",
]
FAMILIES = ["attribution", "hedging", "loaded"]


@pytest.fixture(scope="module")
def pipeline():
    made = spacy.blank("en")
    made.add_pipe("srccompare", config={"families": FAMILIES})
    return made


def test_spans_are_those_of_the_table_with_whole_tokens(pipeline):
    docs = list(pipeline.pipe(TEXTS, batch_size=3))
    table = srccompare.spans([{"id": str(n), "text": text} for n, text in enumerate(TEXTS)], FAMILIES)
    assert len(table) > 5
    for number, doc in enumerate(docs):
        assert list(doc.spans) == FAMILIES
        for layer, group in doc.spans.items():
            rows = table[(table["id"] == str(number)) & (table["layer"] == layer)]
            assert [span.label_ for span in group] == rows["label"].tolist()
            assert group.attrs["group"] == rows["group"].tolist()
            for span, text in zip(group, rows["text"], strict=True):
                assert text in span.text


def test_one_document_is_marked_as_in_a_stream(pipeline):
    alone, (streamed,) = pipeline(TEXTS[0]), pipeline.pipe(TEXTS[:1])
    for layer in FAMILIES:
        assert [(s.start, s.end, s.label_) for s in alone.spans[layer]] == [
            (s.start, s.end, s.label_) for s in streamed.spans[layer]
        ]
    assert [span.text for span in alone.spans["hedging"]] == ["may"]


def test_a_document_goes_through_bytes_and_a_pipeline_to_disk(pipeline, tmp_path):
    doc = pipeline(TEXTS[0])
    again = spacy.tokens.Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    texts = [[span.text for span in one.spans["attribution"]] for one in (again, doc)]
    assert texts[0] == texts[1]
    pipeline.to_disk(tmp_path / "pipeline")
    critical = spacy.load(tmp_path / "pipeline")(TEXTS[3])
    assert [span.text for span in critical.spans["loaded"]] == ["shameful"]
    assert isinstance(pickle.loads(pickle.dumps(SpanMarker(["hedging"]))), SpanMarker)


def test_mistakes_are_found_when_the_component_is_added():
    with pytest.raises(srccompare.UnknownFamilyError):
        spacy.blank("en").add_pipe("srccompare", config={"families": ["hedges"]})
