"""A list of words grown from a few: candidates from the user's own articles, for a person to accept."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from srccompare.comparison.statistics.log_odds import PRIOR, Sides, log_odds
from srccompare.dictionary import read_dictionary
from srccompare.dictionary.sheets import ACCEPT, has_accept
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.errors import LexiconError, SrccompareError, SrccompareWarning
from srccompare.lexicon import Lexicon
from srccompare.read.notes import shown
from srccompare.source import analyze
from srccompare.writing import csv_text, write

# A guess.
FEWEST = 3
"""Times a word has to occur to be told from chance at all."""
# A bound on memory, and a guess.
LARGEST = 20_000
"""Words whose contexts are compared, the most frequent ones."""
# Window and exponent as in Levy, Goldberg & Dagan (2015); the dimensions are a guess for small corpora.
WINDOW, DIMENSIONS, SMOOTHED = 5, 100, 0.75
"""Reach of a context, dimensions its counts are reduced to, exponent of the counts of context words."""
# A choice of layout, both.
EXAMPLES = 3
LONGEST = 300
"""Characters of an example sentence."""

COLUMNS = {
    "entry": "string", "category": "string", "accept": "string", "kind": "string", "score": "float64",
    "z": "float64", "similarity": "float64", "near": "int64", "elsewhere": "int64", "articles": "int64",
    **{f"example_{number}": "string" for number in range(1, EXAMPLES + 1)},
}  # fmt: skip

Seeds = str | Iterable[str] | Mapping[str, Any] | Path | Lexicon


@dataclass(frozen=True, eq=False)
class Counted:
    """The words that may be candidates: token and word of each occurrence, names, counts by unit (rows)."""

    token: IntArray
    word: IntArray
    names: list[str]
    by_unit: csr_matrix


def grow(
    source: Any,
    seeds: Seeds,
    n: int = 50,
    *,
    unit: Literal["sentence", "article"] = "sentence",
    to: str | Path | None = None,
    force: bool = False,
) -> pd.DataFrame:
    """Words that keep company with your seed words in your articles, the likeliest first, for you to accept.

    ``seeds`` is a list of entries, a dict of such lists (each category grows by itself), or a dictionary.
    A candidate is judged by two things: whether it is likelier in sentences (``unit="article"``: articles)
    with a seed than elsewhere (``z``: log-odds with an informative Dirichlet prior, Monroe et al. 2008), and
    whether it is used as the seeds are (``similarity``: cosine of its contexts to those of the seeds, as PPMI
    reduced by SVD). ``score`` is the worse of the two ranks, 1 for the first in both. ``near`` and
    ``elsewhere`` count its occurrences with and without a seed.

    ``to`` writes the table as CSV: put an x into the column ``accept`` of the words you want, and read it
    back with ``accepted`` (or give it to ``lexicons=`` or ``--frames``). Seeds are in it, accepted.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    n
        Suggestions wanted.
    force
        Whether what stands in the way is replaced.

    Examples
    --------
    >>> texts = ["Tax and levy rose. The levy is a tax. Rain fell. Snow fell. A levy on fuel."] * 3
    >>> table = grow([{"text": text} for text in texts], ["tax*"], 1)
    >>> table["entry"].tolist()
    ['tax*', 'levy']
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise SrccompareError(f"n={n!r} is no number of candidates; give 1 or more")
    if unit not in ("sentence", "article"):
        raise SrccompareError(f"unit={unit!r} is no context; choose 'sentence' or 'article'")
    words, documents = seeds_of(seeds), analyze(source)
    counted = count_words(documents, words, unit)
    likeness = contexts_of(documents, words, counted)
    frames = []
    for number, category in enumerate(words.categories):
        rows = [entry for entry in words.entries if entry.category == category and entry.weight > 0]
        frames.append(seed_rows(documents, words, number, [entry.text for entry in rows], category))
        frames.append(candidates(documents, words, number, counted, likeness, unit, n))
    filled = [frame for frame in frames if len(frame)]
    table = pd.concat(filled, ignore_index=True)[list(COLUMNS)].astype(COLUMNS)
    if to is not None:
        write(to, csv_text(table), force=force)
    return table


def accepted(path: str | Path, *, name: str | None = None) -> Lexicon:
    """The words accepted in a table that ``grow`` wrote, as a dictionary.

    The column ``accept`` holds x, yes or 1 for what is wanted, nothing, no or 0 for what is not; rows may be
    added, weighted (column ``weight``) and moved to other categories. Raises LexiconError for anything else,
    and where nothing was accepted.

    Parameters
    ----------
    path
        The .csv file.
    name
        What the dictionary is called; None for the file's name.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "words.csv")
    ...     written = file.write_text("entry,category,accept\\nhope*,good,x\\nwish,good,no\\n")
    ...     [entry.text for entry in accepted(file).entries]
    ['hope*']
    """
    file = Path(path) if isinstance(path, str | Path) else Path()
    if file.suffix.lower() != ".csv" or (os.path.isfile(file) and not has_accept(file.read_bytes())):
        raise LexiconError(
            f"{shown(path)} is no .csv with a column {ACCEPT!r}; give a table that grow() wrote"
        )
    return read_dictionary(file, name=name)


def seeds_of(seeds: Seeds) -> Lexicon:
    """The seeds as a dictionary; a bare list is one category."""
    if isinstance(seeds, Lexicon | Mapping | Path):
        return read_dictionary(seeds, name=None if isinstance(seeds, Lexicon | Path) else "grown")
    if isinstance(seeds, str):
        raise LexiconError(f"{shown(seeds)} is a single text; give a list of seeds, such as [{seeds!r}]")
    if not isinstance(seeds, Iterable):
        raise LexiconError(
            f"{shown(seeds)} ({type(seeds).__name__}) is no list of seeds; give such as ['tax*']"
        )
    return read_dictionary({"grown": list(seeds)}, name="grown")


def count_words(documents: Documents, seeds: Lexicon, unit: str) -> Counted:
    """The words that say something, none of them part of a seed, and how often each is in each unit."""
    tokens = documents.tokens
    hits = documents.hits(seeds)
    usable = documents.is_word & documents.measured & ~documents.is_word_of("function_words")
    usable &= ~documents.covered(hits.first, hits.stop)
    strings = documents.vocabulary.norms.strings
    wordy = documents.vocabulary.norms.column(
        "letters only", lambda norms: list(map(letters_only, norms)), bool
    )
    usable &= wordy[tokens.norm]
    token = np.flatnonzero(usable)
    norm, word = np.unique(tokens.norm[token], return_inverse=True)
    count = np.bincount(word, minlength=len(norm))
    # Numbers of words hang on what was read before; their spelling does not.
    names = [strings[number] for number in norm.tolist()]
    enough = np.flatnonzero(count >= FEWEST).tolist()
    kept = sorted(enough, key=lambda row: (-int(count[row]), names[row]))[:LARGEST]
    new = np.full(len(norm), -1, np.int64)
    new[kept] = np.arange(len(kept))
    inside = new[word] >= 0
    token, word = token[inside], new[word[inside]]
    row = documents.sentence[token] if unit == "sentence" else tokens.article[token]
    size = len(documents.sentences) if unit == "sentence" else len(documents)
    by_unit = csr_matrix((np.ones(len(token)), (row, word)), shape=(size, len(kept)))
    return Counted(token, word, [names[index] for index in kept], by_unit)


def letters_only(word: str) -> bool:
    """Whether this is a word of letters, hyphens aside, and more than two of them."""
    return len(word) > 2 and word.replace("-", "").isalpha()


def contexts_of(documents: Documents, seeds: Lexicon, counted: Counted) -> FloatArray:
    """How alike the contexts of each word (row) are to those of the seeds of each category (column): cosines.

    A context is a word up to five places away in the same sentence, nearer ones counting more (1 / distance).
    All seeds of a category are taken for one word. Contexts are weighted by PPMI, smoothed as by Levy,
    Goldberg & Dagan (2015), and reduced by SVD.
    """
    from sklearn.decomposition import TruncatedSVD

    words = len(counted.names)
    row_of = np.full(len(documents.tokens), -1, np.int64)
    row_of[counted.token] = counted.word
    hits = documents.hits(seeds)
    row_of[hits.first] = words + hits.category
    place = np.flatnonzero(documents.is_word & documents.measured)
    near = neighbours(row_of[place], documents.tokens.norm[place], documents.sentence[place])
    table = csr_matrix(
        near, shape=(words + len(seeds.categories), int(near[1][1].max(initial=0)) + 1)
    ).tocoo()
    own = np.bincount(table.row, table.data, table.shape[0])
    other = np.bincount(table.col, table.data, table.shape[1]) ** SMOOTHED
    expected = own[table.row] * other[table.col] / max(other.sum(), 1.0)
    ppmi = csr_matrix((np.maximum(np.log(table.data / expected), 0), (table.row, table.col)), table.shape)
    if min(table.shape) > DIMENSIONS:
        vectors = unit_length(TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(ppmi))
    else:
        vectors = unit_length(ppmi.toarray())
    cosines: FloatArray = vectors[:words] @ vectors[words:].T
    return cosines


def neighbours(
    row: IntArray, norm: IntArray, sentence: IntArray
) -> tuple[FloatArray, tuple[IntArray, IntArray]]:
    """Weight, row and context of every pair of words up to ``WINDOW`` apart in one sentence."""
    context, count = np.unique(norm, return_inverse=True, return_counts=True)[1:]
    known = count[context] >= FEWEST
    rows, contexts, weights = [], [], []
    for distance in range(1, WINDOW + 1):
        together = sentence[distance:] == sentence[:-distance]
        later, earlier = slice(distance, None), slice(None, -distance)
        for here, there in ((later, earlier), (earlier, later)):
            pairs = together & (row[here] >= 0) & known[there]
            rows.append(row[here][pairs])
            contexts.append(context[there][pairs])
            weights.append(np.full(int(pairs.sum()), 1 / distance))
    return np.concatenate(weights), (np.concatenate(rows), np.concatenate(contexts))


def candidates(
    documents: Documents,
    seeds: Lexicon,
    category: int,
    counted: Counted,
    likeness: FloatArray,
    unit: str,
    n: int,
) -> pd.DataFrame:
    """The ``n`` likeliest words for one category."""
    near = units_with(documents, seeds, category, unit)
    if not len(counted.names) or not near.any() or near.all():
        where = "no" if not near.any() else "every" if near.all() else "some"
        what = "" if where != "some" else f", but no other word occurs {FEWEST} times"
        warnings.warn(
            f"No candidates for {seeds.categories[category]!r}: its seeds stand in {where} {unit} of these "
            f"articles{what}. Give other seeds, more articles, or another unit.",
            SrccompareWarning,
            stacklevel=3,
        )
        return pd.DataFrame()
    own = np.asarray(counted.by_unit[near].sum(0), float).ravel()
    rest = np.asarray(counted.by_unit[~near].sum(0), float).ravel()
    prior = PRIOR * (own + rest) / (own + rest).sum()
    sides = Sides(own[None], rest[None], np.array([own.sum()]), np.array([rest.sum()]))
    z = log_odds(sides, prior)[1][0]
    similarity = likeness[:, category]
    score = np.minimum(ranked(z), ranked(similarity))
    order = np.lexsort((np.array(counted.names), -z, -score))
    chosen = [row for row in order.tolist() if z[row] > 0 and own[row] > 0][:n]
    articles, examples = places_of(documents, counted, chosen, near, unit)
    return pd.DataFrame(
        [
            {
                "entry": counted.names[row],
                "category": seeds.categories[category],
                "accept": "",
                "kind": "candidate",
                "score": round(float(score[row]), 3),
                "z": round(float(z[row]), 2),
                "similarity": round(float(similarity[row]), 3),
                "near": int(own[row]),
                "elsewhere": int(rest[row]),
                "articles": articles[row],
                **{f"example_{number}": text for number, text in enumerate(examples[row], start=1)},
            }
            for row in chosen
        ],
        columns=list(COLUMNS),
    )


def units_with(documents: Documents, seeds: Lexicon, category: int, unit: str) -> BoolArray:
    """Whether each sentence or article holds a seed of a category where it is measured."""
    hits = documents.hits(seeds)
    first = hits.first[(hits.category == category) & documents.mask(Voice.ALL)[hits.first]]
    size = len(documents.sentences) if unit == "sentence" else len(documents)
    near = np.zeros(size, bool)
    near[documents.sentence[first] if unit == "sentence" else documents.tokens.article[first]] = True
    return near


def places_of(
    documents: Documents, counted: Counted, chosen: list[int], near: BoolArray, unit: str
) -> tuple[dict[int, int], dict[int, list[str | None]]]:
    """How many articles have each chosen word, and sentences with it, those with a seed first."""
    articles: dict[int, int] = {}
    examples: dict[int, list[str | None]] = {}
    for row in chosen:
        token = counted.token[counted.word == row]
        articles[row] = len(np.unique(documents.tokens.article[token]))
        sentence = np.unique(documents.sentence[token])
        where = sentence if unit == "sentence" else documents.sentences.article[sentence]
        shown_ = np.concatenate([sentence[near[where]], sentence[~near[where]]])[:EXAMPLES]
        texts: list[str | None] = [
            " ".join(text.split())[:LONGEST] for text in documents.text_of(documents.sentences[shown_])
        ]
        examples[row] = texts + [None] * (EXAMPLES - len(texts))
    return articles, examples


def seed_rows(
    documents: Documents, seeds: Lexicon, category: int, entries: list[str], name: str
) -> pd.DataFrame:
    """The seeds themselves, accepted already; counted together, as one list."""
    hits = documents.find(seeds, Voice.ALL).of(name)
    found = [" ".join(text.lower().split()) for text in documents.text_of(hits)]
    rows = [
        {
            "entry": entry,
            "category": name,
            "accept": "x",
            "kind": "seed",
            "score": np.nan,
            "z": np.nan,
            "similarity": np.nan,
            "near": len(found),
            "elsewhere": 0,
            "articles": len(np.unique(hits.article)),
        }
        for entry in entries
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def unit_length(rows: FloatArray) -> FloatArray:
    """The rows, each one long unless it is nothing."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: FloatArray = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
    return scaled


def ranked(values: FloatArray) -> FloatArray:
    """Ranks from 0 (lowest) to 1 (highest), ties at their mean.

    >>> ranked(np.array([5.0, 1.0, 9.0])).tolist()
    [0.5, 0.0, 1.0]
    """
    from scipy.stats import rankdata

    if len(values) < 2:
        return np.ones(len(values))
    ranks: FloatArray = (rankdata(values) - 1) / (len(values) - 1)
    return ranks
