"""What is said about how articles were read: notes for the report, warnings for the caller."""

from __future__ import annotations

from dataclasses import dataclass, field

# A choice of layout.
SHOWN = 10
"""Cases named in one sentence; the rest is counted, so a table of bad rows stays one warning."""


@dataclass
class Notes:
    """Remarks gathered while reading: plain sentences, and troubles grouped by what they are."""

    remarks: list[str] = field(default_factory=list)
    troubles: dict[str, list[str]] = field(default_factory=dict)

    def remark(self, sentence: str) -> None:
        """Something the reader of the report should know, which is no cause for a warning."""
        self.remarks.append(sentence)

    def trouble(self, what: str, case: str) -> None:
        """Something read differently than written, and where."""
        self.troubles.setdefault(what, []).append(case)

    @property
    def warnings(self) -> list[str]:
        """One sentence per kind of trouble."""
        return [f"{what}: {listed(cases)}." for what, cases in self.troubles.items()]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything there is to say, in order."""
        return (*self.remarks, *self.warnings)


def listed(cases: list[str]) -> str:
    """Cases as one enumeration, the rest counted.

    >>> listed([f"{name}.txt" for name in "abcdefghijklm"])
    'a.txt; b.txt; c.txt; d.txt; e.txt; f.txt; g.txt; h.txt; i.txt; j.txt; and 3 more'
    """
    rest = [f"and {len(cases) - SHOWN} more"] if len(cases) > SHOWN else []
    return "; ".join([*cases[:SHOWN], *rest])


def shown(value: object) -> str:
    """A value as it may stand in a message: quoted, never longer than a line.

    >>> shown("05/06/2026"), len(shown("x" * 1000))
    ("'05/06/2026'", 60)
    """
    # Cut before quoting: the repr of a 10 MB text is work for nothing.
    try:
        text = repr(value[:80] if isinstance(value, (str, bytes, list, tuple)) else value)
    except ValueError:
        # Python writes no number of more than some thousand digits.
        text = f"a {type(value).__name__} too long to be shown"
    return text if len(text) <= 60 else f"{text[:59]}…"
