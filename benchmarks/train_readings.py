"""What the attribution tagger's readings of a cue are worth: the tables of `choosing` and `boundaries`.

Part of train_attribution.py. The readings come from taggers that had not seen the articles, each trained on
the other folds, so that the tables learn what a tagger is worth on new ones; the ends that are options
beside them come from ends learned on the other folds.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize
from train_attribution import LEAST, documents_of, fit, gold_parts, letters

from srccompare.documents import Documents
from srccompare.documents.attribution import boundaries, by_rules, choosing, reading, tagger
from srccompare.documents.attribution.choosing import Candidate
from srccompare.documents.attribution.joining import read_cues
from srccompare.documents.attribution.labels import CONTENT, CUE, ROLES, SOURCE
from srccompare.documents.attribution.reading import read_batch

FOLDS = 3
"""Parts of the articles that are held out in turn."""
OFTEN = 10
"""Articles a word form must stand in to be told from others."""
PENALTY, STEPS = 6.0, 60
"""Of squared weights in the ranking of ends, and steps of its fit; chosen on the last fold."""
NEARLY = 0.9
"""What a reading is worth that shares half of the words with what people marked: the exact one shall win."""
WORTH = 0.1
"""The inverse of the penalty on the weights of readings, chosen on dev."""
Marks = dict[int, list[tuple[int, int]]]
"""The token ranges of an attribution that people marked, by role."""


def frequent_forms(rows: list[dict]) -> np.ndarray:
    """The word forms that OFTEN articles or more hold, as the file has them."""
    documents = documents_of(rows)
    norms, norm, article = documents.vocabulary.norms.strings, documents.tokens.norm, documents.tokens.article
    pair = np.unique(norm.astype(np.int64) * len(documents) + article) // len(documents)
    number = np.bincount(pair, minlength=len(norms))
    return letters(sorted(norms[w] for w in np.flatnonzero(number >= OFTEN).tolist()))


def table_arrays(name: str, weights: np.ndarray) -> dict[str, np.ndarray]:
    """Tables as the file has them: the steps between weights that are not zero, and these weights."""
    whole = np.rint(weights * choosing.SCALE).astype(np.int16)
    place = np.flatnonzero(whole)
    return {f"{name}_place": np.diff(place, prepend=0).astype(np.int32), f"{name}_weight": whole[place]}


class HeldOut:
    """Articles that the tagger at work had not seen: the readings of their cues, and what people marked."""

    def __init__(self, rows: list[dict], weights: tagger.Weights) -> None:
        self.documents, self.forms = documents_of(rows), len(weights.forms) + 1
        batch = read_batch(self.documents)
        readings = list(reading.read(self.documents, batch))
        rules = by_rules(self.documents, batch, readings)
        self.candidates, self.tokens = read_cues(self.documents, batch, readings, rules, weights)
        self.ends = boundaries.find_ends(self.candidates, self.tokens)
        self.gold = marked(self.documents, rows)

    def words(self, parts: list[tuple[int, int]]) -> set[int]:
        """The words in some token ranges."""
        word = self.documents.is_word
        return {token for low, high in parts for token in range(low, high) if word[token]}

    def article(self, one: Candidate) -> int:
        """The article of a candidate."""
        return int(self.documents.tokens.article[one.cue[0]])

    def end_codes(self) -> sparse.csr_matrix:
        """What is seen of every option, one row each."""
        codes = boundaries.codes_of(self.ends, self.candidates, self.tokens)
        return matrix_of(codes, boundaries.table_sizes(self.forms))

    def right_ends(self) -> np.ndarray:
        """The row of the option that people marked for each content, -1 for none within a word of it."""
        ends, size = self.ends, len(self.ends.asked)
        bounds = np.searchsorted(ends.owner, np.arange(size + 1)).tolist()
        word = np.concatenate([[0], np.cumsum(self.documents.is_word)])
        right = np.full(size, -1, np.int64)
        for place, row in enumerate(ends.asked.tolist()):
            end = self.marked_end(self.candidates[row])
            if end is not None and end > ends.begin[place]:
                options = ends.end[bounds[place] : bounds[place + 1]]
                missed = np.abs(word[options] - word[end])
                if missed.min() <= 1:
                    right[place] = bounds[place] + int(missed.argmin())
        return right

    def marked_end(self, one: Candidate) -> int | None:
        """Where the content ends that people marked for the cue of a candidate, the nearest of several."""
        cue, content = set(range(*one.cue)), self.words(one.content)
        near = [
            marks
            for marks in self.gold[self.article(one)]
            if marks[CONTENT] and any(cue & set(range(*part)) for part in marks[CUE])
        ]
        if not near:
            return None
        best = max(near, key=lambda marks: alike(content, self.words(marks[CONTENT])))
        return max(stop for _, stop in best[CONTENT])

    def rightness(self, one: Candidate) -> float:
        """1 for a reading whose content people marked word for word, NEARLY for half of the words, else 0."""
        content, source = self.words(one.content), self.words([one.source] if one.source else [])
        best = 0.0
        for marks in self.gold[self.article(one)]:
            said, who = self.words(marks[CONTENT]), self.words(marks[SOURCE])
            same = 4 * len(who & source) >= len(who) + len(source) if who and source else who == source
            if same and alike(content, said) >= 1 / 2:
                best = max(best, 1.0 if content == said else NEARLY)
        return best


def marked(documents: Documents, rows: list[dict]) -> list[list[Marks]]:
    """What people marked, article by article."""
    first, stop, role, group = gold_parts(documents, rows)
    article = documents.tokens.article.tolist()
    found: list[dict[int, Marks]] = [{} for _ in rows]
    for low, high, part, number in zip(*(one.tolist() for one in (first, stop, role, group)), strict=True):
        parts = found[article[low]].setdefault(number, {role: [] for role in range(len(ROLES))})
        parts[part].append((low, high))
    return [list(some.values()) for some in found]


def alike(one: set[int], other: set[int]) -> float:
    """The share of common words (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def matrix_of(codes: dict[str, np.ndarray], sizes: dict[str, int]) -> sparse.csr_matrix:
    """Numbers of tables as columns, one row for each."""
    base = np.cumsum([0, *sizes.values()])
    column = np.stack([codes[name] + low for name, low in zip(sizes, base.tolist(), strict=False)], axis=1)
    ones, row = np.ones(column.size, np.float32), np.repeat(np.arange(len(column)), column.shape[1])
    return sparse.csr_matrix((ones, (row, column.ravel())), (len(column), int(base[-1])))


def shared_columns(matrix: sparse.csr_matrix, article: np.ndarray) -> np.ndarray:
    """The columns that LEAST articles or more have."""
    width = matrix.shape[1]
    pair = np.unique(np.repeat(article, np.diff(matrix.indptr)) * width + matrix.indices) % width
    return np.flatnonzero(np.bincount(pair, minlength=width) >= LEAST)


def spread(weights: np.ndarray, columns: np.ndarray, width: int) -> np.ndarray:
    """Weights of some columns as weights of all."""
    found = np.zeros(width)
    found[columns] = weights
    return found


def rank_ends(parts: list[tuple[int, HeldOut]]) -> np.ndarray:
    """Weights of what is seen of an end: a conditional logit over a content's options (McFadden 1974)."""
    matrices, owners, rights, articles, contents = [], [], [], [], 0
    for number, part in parts:
        right, owner = part.right_ends(), part.ends.owner
        known = right >= 0
        kept = known[owner]
        place = np.cumsum(kept) - 1
        matrices.append(part.end_codes()[kept])
        owners.append((np.cumsum(known) - 1)[owner[kept]] + contents)
        rights.append(place[right[known]] + sum(map(len, owners[:-1])))
        rows = [part.candidates[row] for row in part.ends.asked.tolist()]
        articles.append(np.array([part.article(one) * FOLDS + number for one in rows])[owner[kept]])
        contents += int(known.sum())
    matrix, owner, right = sparse.vstack(matrices).tocsr(), np.concatenate(owners), np.concatenate(rights)
    columns = shared_columns(matrix, np.concatenate(articles))
    some = matrix[:, columns]
    first = np.searchsorted(owner, np.arange(contents))
    wanted = np.zeros(len(owner))
    wanted[right] = 1

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = some @ weights
        top = np.maximum.reduceat(score, first)
        raised = np.exp(score - top[owner])
        total = np.add.reduceat(raised, first)
        value = float((np.log(total) + top - score[right]).sum() + PENALTY / 2 * weights @ weights)
        return value, some.T @ (raised / total[owner] - wanted) + PENALTY * weights

    start = np.zeros(len(columns))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return spread(best.x, columns, matrix.shape[1])


def weigh_readings(rows: list[dict]) -> dict[str, np.ndarray]:
    """The arrays of both tables and of the forms they tell apart."""
    from sklearn.linear_model import LogisticRegression

    forms = {"forms": frequent_forms(rows)}
    nothing = (
        table_arrays("choice", np.zeros(0)) | table_arrays("ending", np.zeros(0)) | {"bias": np.int64(0)}
    )
    parts = []
    for fold in range(FOLDS):
        arrays = fit([row for number, row in enumerate(rows) if number % FOLDS != fold])
        held_out = [row for number, row in enumerate(rows) if number % FOLDS == fold]
        parts.append((fold, HeldOut(held_out, tagger.unpack(arrays | forms | nothing))))
    matrices, right, articles = [], [], []
    for fold, part in parts:
        ending = table_arrays("ending", rank_ends([one for one in parts if one[0] != fold]))
        tables = boundaries.table_sizes(part.forms)
        tables = tagger.tables_of(tables, ending["ending_place"], ending["ending_weight"])
        candidates = boundaries.with_better_ends(part.candidates, part.tokens, tables)
        codes = choosing.codes_of(candidates, part.tokens)
        matrices.append(matrix_of(codes, choosing.table_sizes(part.forms)))
        right += [part.rightness(one) for one in candidates]
        articles += [part.article(one) * FOLDS + fold for one in candidates]
    matrix = sparse.vstack(matrices).tocsr()
    columns = shared_columns(matrix, np.array(articles))
    some, share = matrix[:, columns], np.array(right)
    # A reading that is right to a share counts as right with that weight and as wrong with the rest.
    labels = np.repeat([1, 0], len(share))
    model = LogisticRegression(C=WORTH, max_iter=500)
    model.fit(sparse.vstack([some, some]), labels, np.concatenate([share, 1 - share]))
    choice = table_arrays("choice", spread(model.coef_[0], columns, matrix.shape[1]))
    bias = np.int64(np.rint(model.intercept_[0] * choosing.SCALE))
    return forms | choice | table_arrays("ending", rank_ends(parts)) | {"bias": bias}
