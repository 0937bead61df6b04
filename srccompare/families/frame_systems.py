"""Frame systems: a word list whose categories are frames, and a measure of salience for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import nan
from typing import Any

from srccompare import lexicon
from srccompare.documents import Documents, Voice
from srccompare.families.base import Family, Findings, Measure, findings, voice_of

SALIENCE = "shows how much wording of a frame there is, not which frame an article takes"
UNSTEADY = "one of the less reliable frames, compare it over several articles"
# Below this split-half reliability (docs/framing.md) a frame is told apart too badly within one article.
STEADY = 0.6


@dataclass(frozen=True)
class FrameSystem:
    """The frames of one word list: what its columns are called and where its frames come from.

    ``label`` is what people call a frame, with braces for its category. ``references``, ``caveats`` and
    ``labels`` are for single frames that have their own.
    """

    lexicon: str
    prefix: str
    reference: str
    label: str
    references: dict[str, str] = field(default_factory=dict, hash=False)
    caveats: dict[str, str] = field(default_factory=dict, hash=False)
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """One column per frame, in the order of the list: words of the frame per 100 words."""
        about = lexicon.about(self.lexicon)
        return tuple(self.measure(category, about) for category in about["categories"])

    def measure(self, category: str, about: dict[str, Any]) -> Measure:
        """The column of one frame, from the description of the list."""
        reliability = float(about.get("reliability", {}).get(category, nan))
        unsteady = UNSTEADY if reliability < STEADY else ""
        notes = [SALIENCE, self.caveats.get(category, ""), unsteady]
        return Measure(
            name=f"{self.prefix}_{category}",
            label=self.labels.get(category) or self.label.format(category.replace("_", " ")).capitalize(),
            unit="per 100 words",
            recount="rate",
            meaning=f"{about['descriptions'][category]}; higher means more of the text is worded so",
            reference=self.references.get(category, self.reference),
            high=100.0,
            per=100.0,
            caveat="; ".join(filter(None, notes)),
            reliability=reliability,
        )

    def found_in(self, documents: Documents, voice: Voice | None) -> Findings:
        """The rates of the frames and the words hit; inside one frame a word counts once."""
        measures = self.measures
        hits = documents.find(lexicon.load(self.lexicon), voice_of(measures[0], voice))
        evidence = {
            measure.name: hits.of(measure.name.removeprefix(f"{self.prefix}_")) for measure in measures
        }
        return findings(documents, measures, evidence, voice)


def found_by(systems: Sequence[FrameSystem], documents: Documents, voice: Voice | None) -> Findings:
    """The findings of several systems as those of one family."""
    found = [system.found_in(documents, voice) for system in systems]
    return Findings(
        {name: value for one in found for name, value in one.values.items()},
        {name: spans for one in found for name, spans in one.evidence.items()},
    )


def frame_family(
    name: str,
    title: str,
    systems: Sequence[FrameSystem],
    compute: Callable[[Documents, Voice | None], Findings],
    place: int,
) -> Family:
    """A family of the frames of one or more systems."""
    return Family(
        name=name,
        title=title,
        measures=tuple(measure for system in systems for measure in system.measures),
        compute=compute,
        lexicons=tuple(system.lexicon for system in systems),
        frames=True,
        part="frames",
        place=place,
    )
