"""A lexicon of the user's own as a family: one rate per category, with the words hit."""

from __future__ import annotations

from srccompare.documents import Documents, Voice
from srccompare.families.base import PRIMARY, SECONDARY, Family, Findings, Measure, Role, findings, voice_of
from srccompare.lexicon import Lexicon

# A guess; docs/validity.md has what follows from it.
ASKED = 2
"""Categories up to which a lexicon of the user's own is the question asked; of more, each is a detail."""
CAVEAT = "counts the wording of a list of your own; how well people agree with it is yours to find out"


def family_of(words: Lexicon) -> Family:
    """A family with a measure ``<lexicon>_<category>`` (per 100 words) for each category."""
    role: Role = PRIMARY if len(words.categories) <= ASKED else SECONDARY
    measures = tuple(
        Measure(
            name=f"{words.name}_{category}",
            unit="per 100 words",
            recount="rate",
            meaning=f"{words.descriptions.get(category) or f'words of {category!r} in {words.title}'}; "
            "higher means more of the text is worded so",
            reference=words.source,
            per=100.0,
            caveat=CAVEAT,
            role=role,
        )
        for category in words.categories
    )

    def compute(documents: Documents, voice: Voice | None = None) -> Findings:
        hits = documents.find(words, voice_of(measures[0], voice))
        evidence = {m.name: hits.of(category) for m, category in zip(measures, words.categories, strict=True)}
        return findings(documents, measures, evidence, voice)

    return Family(words.name, words.title, measures, compute, (words.name,), frames=True)
