"""Encoders of your own, still taken though they decide nothing: a sentence-transformers model in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from srccompare.errors import SrccompareError

Encoder = Callable[[list[str]], Any]
"""Sentences in, one row of numbers for each out."""


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
