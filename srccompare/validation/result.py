"""What came of a coding sheet, and how it stands in a paper: a sentence, Markdown or LaTeX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from srccompare.report.forms.markdown import bullets, safe, table

NONE = "–"
ESCAPES = str.maketrans(
    {
        **{sign: "\\" + sign for sign in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # A bracket after a line's end would be taken for its height.
        "[": "{[}",
        "]": "{]}",
    }
)


@dataclass(frozen=True, eq=False)
class Agreement:
    """What came of a coding sheet, ready for a paper.

    ``figures`` has a row per figure with its 95 % bootstrap interval; ``calibration`` a row per stratum of
    the measure's value: what the coders said there. ``codes`` has a row per unit: its value,
    and everybody's code.
    """

    measure: str
    kind: str
    coders: tuple[str, ...]
    figures: pd.DataFrame = field(repr=False)
    calibration: pd.DataFrame = field(repr=False)
    codes: pd.DataFrame = field(repr=False)
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self) -> str:
        """Sentences for a paper."""
        return text(self)

    def to_markdown(self) -> str:
        """Two tables in Markdown, with what is to be known of them."""
        return markdown(self)

    def to_latex(self) -> str:
        r"""Two tables in LaTeX, for ``\usepackage{booktabs}``."""
        return latex(self)


def number(value: float) -> str:
    """Two decimals, a dash for what is missing.

    >>> number(0.5), number(float("nan"))
    ('0.50', '–')
    """
    return NONE if pd.isna(value) else f"{value:.2f}"


def interval(low: float, high: float) -> str:
    """Bounds in brackets, a dash for none."""
    return NONE if pd.isna(low) else f"[{low:.2f}, {high:.2f}]"


def title(result: Agreement) -> str:
    """What was held against whom."""
    coders = "one coder" if len(result.coders) == 1 else f"{len(result.coders)} coders"
    return f"{result.measure} against {coders}, {len(result.codes)} {result.kind}s"


def text(result: Agreement) -> str:
    """Sentences for a paper: every figure with its interval, or why it cannot be told."""
    parts = [figure_text(row) for row in result.figures.to_dict("records")]
    return f"{title(result)}: {', '.join(parts) or 'no figure is defined'}. Note: {'; '.join(result.notes)}."


def figure_text(row: Mapping[Any, Any]) -> str:
    """One figure with its interval; without a value, why there is none."""
    if pd.isna(row["value"]):
        return f"{row['figure']} cannot be told ({row['note'] or 'it is not defined here'})"
    return f"{row['figure']} {number(row['value'])} {interval(row['low'], row['high'])}".removesuffix(
        f" {NONE}"
    )


def figure_rows(result: Agreement) -> tuple[list[str], list[list[str]]]:
    """The figures as cells."""
    rows = [
        [
            row["figure"],
            number(row["value"]),
            interval(row["low"], row["high"]),
            str(row["units"]),
            row["note"],
        ]
        for row in result.figures.to_dict("records")
    ]
    return ["figure", "value", "95 % interval", f"{result.kind}s", "note"], rows


def calibration_rows(result: Agreement) -> tuple[list[str], list[list[str]]]:
    """What coders said by the measure's value, as cells."""
    rows = [
        [
            row["stratum"],
            str(row["units"]),
            str(row["stands_for"]),
            number(row["coders"]),
            interval(row["low"], row["high"]),
        ]
        for row in result.calibration.to_dict("records")
    ]
    head = [f"{result.measure} in the {result.kind}", "coded", "stands for", "mean code", "95 % interval"]
    return head, rows


def markdown(result: Agreement) -> str:
    """Both tables in Markdown."""
    parts = [
        f"**{safe(title(result))}**",
        table(*figure_rows(result)),
        table(*calibration_rows(result)),
        bullets(result.notes),
    ]
    return "\n\n".join(parts) + "\n"


def latex(result: Agreement) -> str:
    """Both tables in LaTeX."""
    about = "; ".join(result.notes)
    return "\n".join(
        [
            tabular(*figure_rows(result), f"{title(result)}. {about}."),
            tabular(*calibration_rows(result), f"What coders said by the value of {result.measure}."),
        ]
    )


def tabular(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """One table, lines as booktabs draws them."""
    lines = [" & ".join(map(escaped, cells)) + r" \\" for cells in [head, *rows]]
    return "\n".join(
        [
            r"\begin{table}[ht]",
            rf"\caption{{{escaped(caption)}}}",
            rf"\begin{{tabular}}{{{'l' * len(head)}}}",
            r"\toprule",
            lines[0],
            r"\midrule",
            *lines[1:],
            r"\bottomrule",
            r"\end{tabular}",
            r"\end{table}",
            "",
        ]
    )


def escaped(value: str) -> str:
    r"""A text in LaTeX.

    >>> print(escaped("hedge_rate, 95 %"))
    hedge\_rate, 95 \%
    """
    return value.translate(ESCAPES)
