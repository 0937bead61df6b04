"""When two names of people may be one person's.

    Tom Barlow Jr.        Tom Barlow Sr.        two: father and son
    George H. W. Barlow   George W. Barlow      two: the initials differ
    Donald J. Barlow      Donald John Barlow    one: the initial is that of the name
    Donald J. Barlow      Donald Barlow         one, as long as no other Donald Barlow has an initial
    Bill Barlow           William Barlow        one: a usual short form
    Petra Vance           Petra Vannce          one where both stand in one story: a slip

Given name, middle names, surname and suffix are compared apart. What a bare surname stands for is not
decided here but where the order of the text is known (``entities``, ``register``). Not attempted: names
that changed (by marriage), transliterations that differ by more than a letter.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from srccompare.documents.names import gazetteer
from srccompare.documents.text.closed_classes import closed_class

SURNAME_FIRST = 2
"""Words a name must have before any of them can be a middle name. Set by hand."""
LONG_NAME = 7
"""Letters from which a surname alone is told from another by one letter only where both are common. Set by
hand."""
SHORTEST_SLIP = 5
"""Letters a name must have for one letter of it to be a slip: Dan and Ian are two. A guess, with that example
in view."""


class PersonName(NamedTuple):
    """A name as compared: ``words`` without initials and suffix, the middle names as given, the suffix."""

    words: tuple[str, ...]
    middle: tuple[str, ...] = ()
    suffix: str = ""

    def with_parts(self, other: PersonName) -> PersonName:
        """The same name with what another form of it adds."""
        middle = max(self.middle, other.middle, key=lambda names: sum(map(len, names)))
        return PersonName(self.words, middle, self.suffix or other.suffix)


@lru_cache(1 << 14)
def person_name(key: str) -> PersonName:
    """The parts of a name from its key.

    >>> person_name("tom h w barlow jr")
    PersonName(words=('tom', 'barlow'), middle=('h', 'w'), suffix='jr')
    """
    words = [word for word in key.split() if word not in gazetteer.parts("suffix")]
    suffixes = gazetteer.parts("suffix") - closed_class("courtesy_suffix")
    suffix = next((word for word in key.split() if word in suffixes), "")
    middle = words[:1] + words[2:-1] if has_initial_first(words) else words[1:-1]
    return PersonName(name_words(key), tuple(middle), suffix)


def has_initial_first(words: list[str]) -> bool:
    """Whether a name goes by its second part: "A. Barry Vik"."""
    return len(words) > SURNAME_FIRST and len(words[0]) == 1 < len(words[1])


@lru_cache(1 << 14)
def name_words(key: str) -> tuple[str, ...]:
    """The words of a name without middle initials and what follows the surname.

    >>> name_words("john d podesta jr"), name_words("j edgar hoover")
    (('john', 'podesta'), ('edgar', 'hoover'))
    """
    words = [word for word in key.split() if word not in gazetteer.parts("suffix")]
    if has_initial_first(words):
        words = words[1:]
    if len(words) > SURNAME_FIRST:
        middle = [word for word in words[1:-1] if len(word) > 1]
        words = [words[0], *middle, words[-1]]
    return tuple(words) or tuple(key.split())


def agree(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's.

    >>> agree(person_name("bill barlow"), person_name("william j barlow"))
    True
    >>> agree(person_name("george h w barlow"), person_name("george w barlow"))
    False
    """
    if min(len(one.words), len(other.words)) < SURNAME_FIRST or one.words[-1] != other.words[-1]:
        return False
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    given, others = one.words[0], other.words[0]
    if 1 in (len(given), len(others)) and given[0] == others[0] and one.middle and other.middle:
        # "T. J. Barlow" is Thomas J. Barlow.
        return same_middle(one.middle, other.middle)
    return same_given(given, others) and same_middle(one.middle, other.middle)


def same_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names agree: one is left out, or each begins as the other does."""
    if not one or not other:
        return True
    pairs = zip_longest(one, other, fillvalue="")
    return all(a and b and (a == b or (1 in (len(a), len(b)) and a[0] == b[0])) for a, b in pairs)


@lru_cache(1 << 14)
def same_given(one: str, other: str) -> bool:
    """Whether two given names are one or usual forms of one: Bill and William, Mike and Michael."""
    return one == other or not full_forms(one).isdisjoint(full_forms(other))


def full_forms(given: str) -> frozenset[str]:
    """The names a given name may be short for, itself among them."""
    return gazetteer.name_variants().get(given, frozenset()) | {given}


def goes_by_middle(one: PersonName, other: PersonName) -> bool:
    """Whether one full name is the other without its first word: Byron Todd Vik is called Todd Vik.

    >>> goes_by_middle(person_name("byron todd vik"), person_name("todd vik"))
    True
    """
    short, long = sorted((one.words, other.words), key=len)
    given = gazetteer.given_names()
    if long[0] in closed_class("first_of_two_names"):
        return False
    # Longer names may hold a father's: Omar Mir Ali Vik is no Ali Vik.
    called = len(short) == SURNAME_FIRST and len(long) == SURNAME_FIRST + 1 and long[-2:] == short
    return called and {*long[:-1]} <= given.keys() and one.suffix == other.suffix


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether one of two full names may be a slip for the other: one letter off in one of their parts.

    >>> misspelt(person_name("petra vance"), person_name("petra vannce"))
    True
    >>> misspelt(person_name("maria vance"), person_name("marie vance"))
    False
    """
    if len(one.words) != len(other.words) or not same_middle(one.middle, other.middle):
        return False
    if one.suffix != other.suffix:
        return False
    apart = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if len(apart) != 1 or not one_letter_off(*apart[0]):
        return False
    known = gazetteer.given_names()
    given = one.words[0] != other.words[0]
    return not (given and one.words[0] in known and other.words[0] in known)


@lru_cache(1 << 14)
def one_letter_off(one: str, other: str) -> bool:
    """Whether two longer words differ by one letter put in, left out, changed or swapped with the next."""
    if min(len(one), len(other)) < SHORTEST_SLIP or abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, others = one[same:], other[same:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:] or swapped
