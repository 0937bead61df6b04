"""Whose words are they? The three voices every measure chooses from."""

from __future__ import annotations

from enum import IntFlag

from srccompare.errors import SrccompareError


class Voice(IntFlag):
    """Narrated by the outlet, attributed to somebody in the outlet's wording, or quoted.

    ``OUTLET`` (narrated and attributed: everything outside speech quotations) is what measures
    count unless they say otherwise.

    >>> Voice.OUTLET == Voice.NARRATED | Voice.ATTRIBUTED
    True
    """

    NARRATED = 1
    ATTRIBUTED = 2
    QUOTED = 4
    OUTLET = 3
    ALL = 7


NAMES: dict[str, Voice] = {
    voice.name.lower(): voice for voice in (*Voice, Voice.OUTLET, Voice.ALL) if voice.name
}


def voice_named(name: str | Voice) -> Voice:
    """The voice a user means by a name.

    >>> voice_named("quoted")
    <Voice.QUOTED: 4>
    """
    if isinstance(name, Voice):
        return name
    if name not in NAMES:
        raise SrccompareError(f"no voice named {name!r}; choose one of {', '.join(sorted(NAMES))}")
    return NAMES[name]
