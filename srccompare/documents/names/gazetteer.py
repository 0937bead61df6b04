"""What is known of names before any text is seen: countries, bodies, media, offices, given names."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from srccompare import lexicon
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

KINDS = (
    "person",
    "country",
    "place",
    "government",
    "military",
    "party",
    "international",
    "academic",
    "think tank or NGO",
    "union",
    "company",
    "media",
    "organisation",
    "other",
)
"""What a name may name; "organisation" is a body of unknown kind, "other" what is not told."""


# The kind behind each category of the lists; what is missing stands for itself.
KIND_OF = {
    "demonym": "country",
    "capital": "place",
    "city": "place",
    "region": "place",
    "metonym": "government",
    "thinktank": "think tank or NGO",
    "ngo": "think tank or NGO",
    "poll": "think tank or NGO",
    "agency": "media",
}
# Categories whose note is the country they belong to, not their own full name.
LINKED = ("capital", "city", "region", "metonym")
LONGEST = 7
"""Words the longest known name has."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the gazetteers: kind, full name ("" for the words themselves), country, category."""

    kind: str
    name: str = ""
    linked: str = ""
    category: str = ""


@lru_cache(1 << 16)
def key_of(name: str) -> str:
    """What spellings of a name share: lower case, no accents, no full stops, blanks for hyphens.

    >>> key_of("Kim Jong-Un") == key_of("Kim Jong Un"), key_of("U.S.")
    (True, 'us')
    """
    plain = name.lower().replace("’", "'").replace(".", "").replace("-", " ")
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in split if not unicodedata.combining(character))
    return plain


@cache
def known_names() -> Mapping[str, Known]:
    """Countries, places and organisations by key, those that may be written small letters aside."""
    found: dict[str, Known] = {}
    for name in ("places", "organisations"):
        for entry in lexicon.load(name).entries:
            # "people 's daily" is written apart for the matcher.
            found.setdefault(key_of(entry.text).replace(" '", "'"), known_of(entry))
    return found


@cache
def acronyms() -> Mapping[str, Known]:
    """What is a name only in capitals: "US", "WHO"."""
    return {key_of(entry.text): known_of(entry) for entry in lexicon.load("acronyms").entries}


def known_of(entry: lexicon.Entry) -> Known:
    """What a line of a gazetteer says."""
    kind = KIND_OF.get(entry.category, entry.category)
    name, _, linked = (part.strip() for part in entry.note.partition(";"))
    if entry.category in LINKED:
        return Known(kind, "", name, entry.category)
    if entry.category == "demonym" and not name:
        return Known("other", "", "", "demonym")
    return Known(kind, name, linked if kind != "country" else name, entry.category)


@cache
def nouns() -> Mapping[str, str]:
    """The kind each noun gives a capitalised name that ends in it: "ministry", "institute"."""
    entries = lexicon.load("organisation_nouns").entries
    return {entry.text: KIND_OF.get(entry.category, entry.category) for entry in entries}


@cache
def offices() -> Mapping[str, str]:
    """Offices, trades and words for sources, with their category; modifiers left out."""
    entries = lexicon.load("offices").entries
    return {entry.text: entry.category for entry in entries if entry.category != "modifier"}


@cache
def offices_of(*categories: str) -> frozenset[str]:
    """The offices and words for sources of some categories.

    >>> "president" in offices_of("head"), "deckhand" in offices_of("head", "document")
    (True, False)
    """
    return frozenset(text for text, category in offices().items() if category in categories)


@cache
def written_out() -> Mapping[str, str]:
    """Abbreviated offices with their full word: "gov." is a governor."""
    return {entry.text: entry.note for entry in lexicon.load("offices").entries if entry.note}


@cache
def titles() -> frozenset[str]:
    """Offices that may stand before the name of a person who holds them."""
    bodies = nouns()
    return frozenset(
        text
        for text, category in offices().items()
        if category not in ("document", "statement", "collective", "anonymous")
        and (text.split()[-1] not in bodies or " of " in text)
    )


@cache
def title_words() -> frozenset[str]:
    """Every word that may belong to a title, modifiers included."""
    words = {word for title in titles() for word in title.split()}
    return frozenset(words - single_words("function_words") - {"'s"} | modifiers() | {"of"})


@cache
def given_names() -> Mapping[str, str]:
    """Given names with the gender they tell."""
    return genders("given_names")


@cache
def name_variants() -> Mapping[str, frozenset[str]]:
    """Usual short forms of given names with the names they may stand for: "bill" for William."""
    found: dict[str, frozenset[str]] = {}
    for entry in lexicon.load("name_variants").entries:
        found[entry.text] = frozenset(entry.note.split("; "))
    return found


@cache
def public_figures() -> Mapping[str, lexicon.Entry]:
    """People known to readers of news, by key."""
    return {key_of(entry.text): entry for entry in lexicon.load("public_figures").entries}


@cache
def heads_by_surname() -> Mapping[str, frozenset[str]]:
    """The heads of states known to readers, by surname: given name and surname of each."""
    found: dict[str, set[str]] = {}
    for key, entry in public_figures().items():
        words = key.split()
        if entry.category == "head":
            found.setdefault(words[-1], set()).update({key, f"{words[0]} {words[-1]}"})
    return {surname: frozenset(names) for surname, names in found.items()}


@cache
def sole_surnames() -> frozenset[str]:
    """Surnames that stand for somebody known to readers even alone: "Obama"."""
    figures = public_figures().items()
    return frozenset(key.split()[-1] for key, entry in figures if entry.note.endswith("surname"))


@cache
def honorifics() -> Mapping[str, str]:
    """Forms of address, and nouns that tell a gender."""
    return genders("honorifics")


def genders(name: str) -> dict[str, str]:
    """The words of a list with the gender they tell, "" for either."""
    entries = lexicon.load(name).entries
    return {entry.text: "" if entry.category == "either" else entry.category for entry in entries}


@cache
def modifiers() -> frozenset[str]:
    """Words that may stand before an office: "former", "deputy"."""
    return single_words("offices", "modifier")


@cache
def beginnings() -> frozenset[str]:
    """Beginnings of known names, up to the word after a small word inside them."""
    found: set[str] = set()
    for key in known_names():
        words = key.split()
        found.update(
            " ".join(words[: place + 2])
            for place, word in enumerate(words[1:-1], 1)
            if word in closed_class("inside_body_name")
        )
    return frozenset(found)


@cache
def parts(category: str) -> frozenset[str]:
    """Small words in and around names: particle, connector, suffix, time, after."""
    return single_words("name_parts", category)


@cache
def common_words() -> frozenset[str]:
    """Words that are written with a capital where a sentence begins and are no names."""
    lists = ("function_words", "sentence_starters", "reporting_cues", "pronouns")
    words = frozenset().union(*(single_words(name) for name in lists)) | single_words("clause_words")
    words |= parts("opening")
    return words - proper_words()


@cache
def proper_words() -> frozenset[str]:
    """Names that look like other words: "Emily", "Biden" and "Italy" are no adverbs or participles."""
    places = {name for name, known in known_names().items() if known.kind in ("country", "place")}
    alike = single_words("clause_words", "plain_ending") & (set(given_names()) | places)
    return alike | parts("surname")


@cache
def small_words() -> frozenset[str]:
    """Words that are no names even with a capital: function words, pronouns, days and months."""
    return single_words("function_words") | single_words("pronouns") | parts("time")


@cache
def speech() -> frozenset[str]:
    """Verbs whose subject says or thinks something."""
    return single_words("reporting_cues")


@cache
def person_words() -> frozenset[str]:
    """Words that, in an apposition, make the name before it a person's."""
    return frozenset(title for title in titles() if " " not in title)
