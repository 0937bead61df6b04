"""Ordinary people's names taken out of the articles themselves, so that nothing written of them has any."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from srccompare.articles import Article, Articles, NamedEntity
from srccompare.documents.documents import Documents
from srccompare.documents.names import gazetteer
from srccompare.documents.names.people import name_words
from srccompare.documents.sources.layer import is_private, reader_of
from srccompare.documents.sources.scene import scene_of

PSEUDONYM = re.compile(r"Person \d+")


@dataclass(slots=True)
class People:
    """The people of a study by what spellings of their names share: who is public, who gets which number."""

    public: set[str] = field(default_factory=set)
    private: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, offset: int, documents: Documents) -> None:
        """Take in a batch whose first article is number ``offset`` of the study."""
        scene = scene_of(documents, documents.names, documents.quoted)
        entities = documents.entities
        rows = scene.names.spans.article.tolist()
        readers = [
            reader_of(scene, range(bisect_left(rows, article), bisect_left(rows, article + 1)), article)
            for article in range(len(documents))
        ]
        for row, (article, name, kind) in enumerate(
            zip(entities.article.tolist(), entities.name, entities.kind, strict=True)
        ):
            if kind != "person" or PSEUDONYM.fullmatch(name):
                continue
            reader = readers[article]
            key = " ".join(name_words(gazetteer.key_of(name)))
            if not is_private(reader, row):
                self.public.add(key)
                continue
            self.private.setdefault(key, [])
            for alias in (name, *entities.aliases[row]):
                self.private[key].append((offset + article, alias))


def pseudonymized(articles: Articles, batches: Iterable[tuple[int, Documents]]) -> Articles:
    """The articles with "Person 1", "Person 2" … for the names of ordinary people.

    The same person has the same number in all articles; a surname alone counts with the one full name it
    ends. Whoever is public in any of the articles keeps the name. Offsets count in the new text. People
    are those ``mentions`` finds: a name it misses stays.
    """
    people = People()
    for offset, documents in batches:
        people.add(offset, documents)
    numbers = numbered(people)
    per_article: dict[int, dict[str, str]] = {}
    surnames = {key.split()[-1] for key in people.public}
    for key, places in people.private.items():
        if key in numbers:
            for article, alias in places:
                names = per_article.setdefault(article, {})
                names[alias] = numbers[key]
                # A surname may stand where no mention was found: in a caption, among comments.
                last = alias.split()[-1]
                if " " in alias and len(last) > 2 and gazetteer.key_of(last) not in surnames:
                    names.setdefault(last, numbers[key])
    items = tuple(
        hidden(article, per_article[number]) if number in per_article else article
        for number, article in enumerate(articles)
    )
    own = tuple(NamedEntity(name, "person") for name in dict.fromkeys(numbers.values()))
    known = {entity.name for entity in articles.entities}
    return replace(
        articles, items=items, entities=(*articles.entities, *(one for one in own if one.name not in known))
    )


def numbered(people: People) -> dict[str, str]:
    """The pseudonym of every private person's key, in order of first appearance."""
    full = [key for key in people.private if " " in key]
    surnames = {key.split()[-1] for key in people.public}
    numbers: dict[str, str] = {}
    for key in people.private:
        longer = [one for one in full if one.split()[-1] == key]
        whole = longer[0] if len(longer) == 1 else key
        if whole in people.public or (whole == key and " " not in key and key in surnames):
            continue
        numbers.setdefault(whole, f"Person {len(numbers) + 1}")
        numbers[key] = numbers[whole]
    return renumbered(numbers)


def renumbered(numbers: dict[str, str]) -> dict[str, str]:
    """The same with numbers that leave no gap."""
    order = {name: f"Person {place}" for place, name in enumerate(dict.fromkeys(numbers.values()), 1)}
    return {key: order[name] for key, name in numbers.items()}


def hidden(article: Article, names: dict[str, str]) -> Article:
    """An article with names replaced wherever they stand, longest first, in its title and its text."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(spelled, longest)), re.IGNORECASE)
    lower = {plain(name): pseudonym for name, pseudonym in names.items()}

    def instead(match: re.Match[str]) -> str:
        words = match.group()
        # "voss" in small letters may be any word.
        return lower[plain(words)] if words[0].isupper() else words

    def cleaned(text: str) -> str:
        return pattern.sub(instead, text)

    title = cleaned(article.title) if article.title is not None else None
    return replace(article, title=title, text=cleaned(article.text))


def spelled(name: str) -> str:
    """A pattern for a name with any blanks between its words."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return rf"(?<![^\W_]){words}(?![^\W_])"


def plain(name: str) -> str:
    """A name as the table of names has it: small letters, single blanks."""
    return " ".join(name.lower().split())
