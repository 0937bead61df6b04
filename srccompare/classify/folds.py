"""Folds that keep what belongs together on one side, and every label on both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from srccompare.documents.spans import IntArray
from srccompare.errors import SrccompareError
from srccompare.read.notes import shown

Fold = tuple[IntArray, IntArray]


def folds_of(labels: Any, groups: Sequence[object], wanted: int, seed: int) -> list[Fold]:
    """Training and test rows of each fold: whole groups (events, outlets) are held out, labels spread evenly.

    Fewer folds than wanted where the rarest label stands in fewer groups. Raises SrccompareError where no two
    folds can have every label on the training side.
    """
    if isinstance(wanted, bool) or not isinstance(wanted, int) or wanted < 2:
        raise SrccompareError(f"folds={wanted!r}; give 2 or more")
    values = np.asarray(labels)
    codes = np.unique(values.astype(str), return_inverse=True)[1]
    names = np.array([str(group) for group in groups])
    spread = {value: len(set(names[codes == value].tolist())) for value in np.unique(codes).tolist()}
    rarest, fewest = min(spread.items(), key=lambda item: item[1])
    for number in range(min(wanted, fewest), 1, -1):
        splitter = StratifiedGroupKFold(number, shuffle=True, random_state=seed)
        folds = [(train, test) for train, test in splitter.split(values, codes, names)]
        if all(len(test) and len(set(codes[train].tolist())) == len(spread) for train, test in folds):
            return folds
    label = values[codes == rarest][0]
    raise SrccompareError(
        f"the label {shown(label)} stands in {fewest} of {len(set(names.tolist()))} groups; it has to stand "
        "in two or more that can be kept apart; label more articles, or group them more finely"
    )
