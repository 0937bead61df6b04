"""Encoders for statements: what they have to give, and a sentence-transformers model from a local folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from srccompare.documents.spans import FloatArray
from srccompare.errors import SrccompareError

Encoder = Callable[[list[str]], Any]
"""Sentences in, one row of numbers for each out."""


def rows_of(encoder: Encoder, texts: list[str]) -> FloatArray:
    """What an encoder gives for some sentences.

    Raises SrccompareError where it is not one row of finite numbers for each.
    """
    given = encoder(texts)
    wanted = "wanted one row of numbers for each"
    try:
        vectors = np.asarray(given, np.float64)
    except (TypeError, ValueError) as error:
        raise SrccompareError(
            f"the encoder gave no array of numbers but {type(given)!r}; {wanted}"
        ) from error
    if vectors.ndim != 2 or len(vectors) != len(texts) or not vectors.size:
        raise SrccompareError(
            f"the encoder gave an array of shape {vectors.shape} for {len(texts)} sentences; {wanted}"
        )
    broken = int((~np.isfinite(vectors)).any(axis=1).sum())
    if broken:
        raise SrccompareError(
            f"the encoder gave NaN or infinity for {broken} of {len(texts)} sentences; {wanted}"
        )
    return vectors


def sentence_transformer(path: str | Path) -> Encoder:
    """An encoder that runs the model in a local folder (extra ``encoder``); nothing is downloaded.

    Give it to ``compare(…, encoder=sentence_transformer("models/my-model"))``. Raises SrccompareError where
    there is no such folder, or the package is not installed.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise SrccompareError(
            f"no folder {str(path)!r} with a sentence-transformers model; download one beforehand and give "
            "its folder"
        )
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise SrccompareError(
            "sentence-transformers is not installed; install it with pip install sentence-transformers"
        ) from error
    model = SentenceTransformer(str(folder), local_files_only=True)

    def encode(sentences: list[str]) -> Any:
        """One row of numbers for each sentence."""
        return model.encode(sentences, show_progress_bar=False)

    return encode
