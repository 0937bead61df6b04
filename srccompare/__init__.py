"""How several outlets tell the same event, with the evidence behind every number.

One straight line; each step takes what the step before gives, or a path:

    read      a folder, file, frame or dicts          -> Articles
    analyze   tokens, sentences, attributions, names  -> Documents
    measure   one row per article, a column a measure -> DataFrame
    compare   outlets side by side                    -> Comparison
    report    the same as a page (.html, .md, .json)

Tables of one row per place, each with its offsets: evidence, attributions, sources, mentions, frames,
frame_sentences, entity_tone, kwic, furniture. What there is: families, schema, lexicons. Pictures: figure,
show. Your own words and labels: read_dictionary, grow, FrameClassifier, validation. Out to others:
export, spans, read_spans, pseudonymized. Other languages: readability.

>>> import srccompare
>>> documents = srccompare.analyze(srccompare.read(srccompare.example()))
>>> len(srccompare.measure(documents, families=["counts"]))
6
>>> comparison = srccompare.compare(documents, by="outlet")
>>> len(comparison.claims) > 0
True
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
