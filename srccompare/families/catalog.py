"""The list of families: one line each, others join through the entry-point group ``srccompare.families``."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from srccompare.errors import SrccompareError, SrccompareWarning, UnknownFamilyError
from srccompare.families.base import Family, Measure

if TYPE_CHECKING:
    import pandas as pd

ENTRY_POINTS = "srccompare.families"

BUILT_IN = (
    "srccompare.families.attribution",
    "srccompare.families.certainty",
    "srccompare.families.counts",
    "srccompare.families.factual",
    "srccompare.families.framing",
    "srccompare.families.hedging",
    "srccompare.families.journalism",
    "srccompare.families.loaded",
    "srccompare.families.moral",
    "srccompare.families.readability",
    "srccompare.families.richness",
    "srccompare.families.sources",
    "srccompare.families.tone",
    "srccompare.families.voices",
)


@cache
def catalog() -> dict[str, Family]:
    """All families by name, the built-in ones first."""
    families = checked(import_module(module).FAMILY for module in BUILT_IN)
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        family = loaded(point)
        if family is not None:
            try:
                families = checked([*families.values(), family])
            except SrccompareError as error:
                warn(point, str(error))
    return families


def loaded(point: EntryPoint) -> Family | None:
    """The family of an entry point; one that cannot be loaded costs itself only, with a warning."""
    try:
        family = point.load()
    except Exception as error:
        warn(point, f"{type(error).__name__}: {error}")
        return None
    if not isinstance(family, Family):
        warn(point, f"it is a {type(family).__name__}, not a srccompare.Family")
        return None
    return family


def warn(point: EntryPoint, why: str) -> None:
    """Say which plug-in was left out and why."""
    warnings.warn(
        f"the family {point.name!r} ({point.value}) cannot be used: {why}; mend or uninstall it",
        SrccompareWarning,
        stacklevel=4,
    )


def checked(families: Iterable[Family]) -> dict[str, Family]:
    """Families by name; a name or column that stands twice is an error, as tables would hide one."""
    by_name: dict[str, Family] = {}
    columns: dict[str, str] = {}
    for family in families:
        if family.name in by_name:
            raise SrccompareError(
                f'two families are named {family.name!r}; rename one (read_dictionary(words, name="…") names '
                "a dictionary of your own)"
            )
        by_name[family.name] = family
        for measure in family.measures:
            if measure.name in columns:
                raise SrccompareError(
                    f"the families {columns[measure.name]!r} and {family.name!r} both have a measure "
                    f"{measure.name!r}; rename one"
                )
            columns[measure.name] = family.name
    return by_name


def chosen(names: str | Iterable[str | Family] | None = None) -> tuple[Family, ...]:
    """The families asked for, all of them for None; a Family object stands for itself.

    Raises UnknownFamilyError for a name that is not in the catalog.
    """
    if names is None:
        return tuple(catalog().values())
    wanted = [names] if isinstance(names, str) else list(names)
    families = []
    for name in wanted:
        if isinstance(name, Family):
            families.append(name)
            continue
        if name not in catalog():
            raise UnknownFamilyError(f"no family named {name!r}; available: {', '.join(sorted(catalog()))}")
        families.append(catalog()[name])
    return tuple(checked(families).values())


def families(names: str | Iterable[str | Family] | None = None) -> pd.DataFrame:
    """One row per measure: family, unit, range, meaning, reference, voice, how it is recounted.

    Parameters
    ----------
    names
        Names of families, or Family objects; None for all there are.

    Examples
    --------
    >>> families("hedging")["measure"].tolist()[:1]
    ['hedge_rate']
    """
    import pandas as pd

    rows = [
        {"family": family.name, "measure": one.name, **describe(one), "lexicons": ", ".join(family.lexicons)}
        for family in chosen(names)
        for one in family.measures
    ]
    return pd.DataFrame(rows, columns=["family", "measure", *DESCRIBED, "lexicons"])


DESCRIBED = ("role", "unit", "low", "high", "meaning", "reference", "voice", "recount", "of", "caveat")


def describe(one: Measure) -> dict[str, Any]:
    """What a reader needs to interpret a measure."""
    return {
        "role": one.role,
        "unit": one.unit,
        "low": one.low,
        "high": one.high,
        "meaning": one.meaning,
        "reference": one.reference,
        "voice": (one.voice.name or "").lower(),
        "recount": one.recount,
        "of": one.of if one.recount in ("rate", "share") else "",
        "caveat": one.caveat,
    }
