"""Who is heard: types of sources, named or not, how many speakers, how evenly, and through which media."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.attribution import ROLES
from srccompare.documents.sources import GROUPS, TYPES, Sources
from srccompare.documents.spans import BoolArray, FloatArray, IntArray, make
from srccompare.families.base import (
    HELPER,
    SECONDARY,
    Family,
    Findings,
    Formula,
    Measure,
    Recount,
    Role,
    findings,
)

# A guess.
FEWEST = 4
"""Sources below which diversity says nothing."""
ROLE = ROLES.index("source")
SCHEME = "Gans 1979; Sigal 1973; Franklin & Carlson 2011"
CAVEAT = "of the sources that are found; a pronoun or short form that cannot be followed has no type"


def measure(
    name: str,
    label: str,
    recount: Recount,
    unit: str,
    meaning: str,
    *,
    of: str = "sources",
    reference: str = SCHEME,
    high: float = np.inf,
    inputs: tuple[str, ...] = (),
    formula: Formula | None = None,
    role: Role = SECONDARY,
) -> Measure:
    """A measure of whole articles: whose voice it is, is part of what it means."""
    return Measure(
        name, unit, recount, meaning, reference, high=high, voice=Voice.ALL, fixed=True, of=of,
        inputs=inputs, formula=formula, caveat=CAVEAT, role=role, label=label,
    )  # fmt: skip


def share(name: str, label: str, meaning: str, reference: str = SCHEME) -> Measure:
    """A measure that is a share of the attributions that have a source."""
    return measure(name, label, "share", "share of sources", meaning, reference=reference, high=1.0)


def officials_to_people(values: Mapping[str, FloatArray]) -> FloatArray:
    """Officials among officials and ordinary people, NaN where neither is heard."""
    officials, people = values["official_sources"], values["ordinary_sources"]
    total = officials + people
    result: FloatArray = np.divide(officials, total, out=np.full(len(total), np.nan), where=total > 0)
    return result


def diversity(values: Mapping[str, FloatArray]) -> FloatArray:
    """Unbiased Simpson diversity: the chance that two attributions are two speakers', NaN under four.

    >>> diversity({"identified_sources": np.array([4.0, 3.0]), "same_speaker_pairs": np.array([6.0, 0.0])})
    array([0.5, nan])
    """
    number, pairs = values["identified_sources"], values["same_speaker_pairs"]
    every = number * (number - 1)
    result: FloatArray = 1 - np.divide(pairs, every, out=np.full(len(every), np.nan), where=number >= FEWEST)
    return result


GROUP_WORDING = {
    "official": ("officials", "sources that are governments, their bodies, armed forces and police"),
    "politics": ("politics", "sources that are parties, members of parliaments, candidates and their staff"),
    "international": ("international bodies", "sources that are international organisations"),
    "expertise": ("experts", "sources that are experts, academics, think tanks and charities"),
    "interests": ("interest groups", "sources that are companies, unions and associations"),
    "media": ("media", "sources that are media and those who work for them"),
    "document": ("documents", "sources that are documents, polls and data"),
    "public": ("ordinary people", "sources that are ordinary people, witnesses and collective opinion"),
    "anonymous": ("anonymous", "sources whose name is withheld"),
}
OFFICIAL = [kind for kind, group in TYPES.items() if group == "official"]
MEASURES = (
    *(
        share(f"source_{group}_share", f"Sources: {GROUP_WORDING[group][0]}", GROUP_WORDING[group][1])
        for group in GROUPS
    ),
    share("named_source_share", "Sources with a name", "sources that the article names"),
    measure(
        "official_sources",
        "Official sources",
        "count",
        "attributions",
        "attributions to officials and their bodies",
        role=HELPER,
    ),
    measure(
        "ordinary_sources",
        "Ordinary sources",
        "count",
        "attributions",
        "attributions to ordinary people and witnesses",
        role=HELPER,
    ),
    measure(
        "officials_to_people",
        "Officials for each ordinary person",
        "formula",
        "share of officials and ordinary people",
        "officials among officials and ordinary people together; 0.5 means as many of either",
        high=1.0,
        inputs=("official_sources", "ordinary_sources"),
        formula=officials_to_people,
    ),
    share(
        "top_source_share",
        "The most cited source",
        "attributions to the speaker who is cited most",
        "own definition",
    ),
    measure(
        "identified_sources",
        "Identified sources",
        "count",
        "attributions",
        "attributions whose speaker is told",
        role=HELPER,
    ),
    measure(
        "same_speaker_pairs",
        "Same speaker pairs",
        "count",
        "ordered pairs of attributions",
        "pairs of attributions that have the same speaker: what diversity is worked out from",
        reference="Simpson 1949",
        role=HELPER,
    ),
    measure(
        "source_diversity",
        "Source diversity",
        "formula",
        "probability",
        "the chance that two attributions drawn at random have two speakers; none under four attributions",
        reference="Simpson 1949, unbiased form",
        high=1.0,
        inputs=("identified_sources", "same_speaker_pairs"),
        formula=diversity,
    ),
    measure(
        "speaker_rate",
        "Different speakers",
        "rate",
        "per 1000 words",
        "different speakers per 1000 words",
        of="words",
        reference="own count",
    ),
    measure(
        "relay_share",
        "Taken from other media",
        "share",
        "share of attributions",
        "attributions taken from another medium",
        high=1.0,
        of="attributions",
        reference="own count",
    ),
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Sources of each article by type, naming and speaker, and the media they came through."""
    sources = documents.sources
    places, row = source_places(documents, sources)
    group = np.array(sources.type_group, object)[row]
    kind = np.array(sources.type, object)[row]
    named = np.array([naming == "named" for naming in sources.naming], bool)[row]
    speaker, known = speakers(sources)
    speaker = speaker[row]
    told = known[row]
    times = repeated(speaker, told)
    evidence = {f"source_{name}_share": places[group == name] for name in GROUPS}
    evidence |= {
        "named_source_share": places[named],
        "official_sources": places[np.isin(kind, OFFICIAL)],
        "ordinary_sources": places[kind == "ordinary person or witness"],
        "top_source_share": places[of_top(places.article, speaker, told, times)],
        "identified_sources": places[told],
        "same_speaker_pairs": scored(places[told], times[told] - 1),
        "speaker_rate": places[first_of(speaker, told)],
        # The attribution a medium stands in, by the number it has in its article.
        "relay_share": replace(sources.relays, group=sources.group[sources.relays.group]),
    }
    return findings(documents, MEASURES, evidence, voice)


def source_places(documents: Documents, sources: Sources) -> tuple[Spans, IntArray]:
    """The first place of every source, and its row among the sources."""
    spans = documents.attributions
    spans = spans[spans.category == ROLE]
    key = spans.article.astype(np.int64) * (1 << 32) + spans.group
    _, first = np.unique(key, return_index=True)
    first.sort()
    every = sources.article.astype(np.int64) * (1 << 32) + sources.group
    row: IntArray = np.searchsorted(every, key[first])
    # A span of the layer scores its confidence; here every source counts as one.
    return scored(spans[first], np.ones(len(first), np.int64)), row


def speakers(sources: Sources) -> tuple[IntArray, BoolArray]:
    """A number for the speaker of each attribution, the same within an article, and whether it is told."""
    numbers: dict[tuple[int, int, str], int] = {}
    speaker = np.zeros(len(sources), np.int64)
    for row, (article, entity, name) in enumerate(
        zip(sources.article.tolist(), sources.entity.tolist(), sources.name, strict=True)
    ):
        key = (article, entity, "" if entity >= 0 else name.lower())
        speaker[row] = numbers.setdefault(key, len(numbers))
    known = np.array([bool(name) for name in sources.name], bool) & sources.speaks
    return speaker, known


def repeated(speaker: IntArray, told: BoolArray) -> IntArray:
    """How many attributions each one's speaker has, 0 where the speaker is not told."""
    count = np.bincount(speaker[told], minlength=int(speaker.max(initial=0)) + 1)
    times: IntArray = np.where(told, count[speaker], 0)
    return times


def of_top(article: IntArray, speaker: IntArray, told: BoolArray, times: IntArray) -> BoolArray:
    """Whether each attribution is the most cited speaker's; of equals the one who comes first."""
    best: dict[int, tuple[int, int]] = {}
    rows = zip(article.tolist(), speaker.tolist(), told.tolist(), times.tolist(), strict=True)
    for place, one, known, count in rows:
        if known and count > best.get(place, (0, -1))[0]:
            best[place] = (count, one)
    top: BoolArray = told & np.isin(speaker, [one for _, one in best.values()])
    return top


def first_of(speaker: IntArray, told: BoolArray) -> BoolArray:
    """Whether each attribution is the first of its speaker."""
    seen: set[int] = set()
    first = []
    for one, known in zip(speaker.tolist(), told.tolist(), strict=True):
        first.append(known and one not in seen)
        seen.add(one)
    return np.array(first, bool)


def scored(spans: Spans, score: IntArray) -> Spans:
    """Spans with scores of their own."""
    return make(
        spans.article, spans.field, spans.start, spans.end, spans.category, score.astype(float), spans.group,
        spans.categories,
    )  # fmt: skip


FAMILY = Family(
    "sources",
    "Sources",
    MEASURES,
    compute,
    lexicons=(
        "acronyms", "anonymity", "given_names", "honorifics", "name_parts", "offices", "organisation_nouns",
        "organisations", "places", "quantities", "source_words",
    ),
    part="heard",
    place=2,
)  # fmt: skip
