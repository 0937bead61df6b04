"""Dates as the interfaces of databases write them: the months of five languages, in English."""

from __future__ import annotations

import re

from srccompare.read.dates import MONTHS

OTHERS = {
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "German": "januar februar märz april mai juni juli august september oktober november dezember",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
NUMBERS = {name: number for names in OTHERS.values() for number, name in enumerate(names.split())}
NAMES = "|".join(sorted(NUMBERS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(\d{{1,2}})(?:\.|er|º)? (?:de )?({NAMES}) (?:de )?(\d{{4}})\b",
    re.IGNORECASE,
)


def in_english(line: str) -> str:
    """A line whose dates have English months.

    >>> in_english("mardi 14 mars 2006, p. 16"), in_english("27. Februar 2012")
    ('mardi 14 March 2006, p. 16', '27 February 2012')
    """
    return DATE.sub(lambda date: f"{date[1]} {MONTHS[NUMBERS[date[2].lower()]].capitalize()} {date[3]}", line)
