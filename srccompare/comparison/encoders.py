"""Encoders for statements: a sentence-transformers model from a folder of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from srccompare.comparison.linking import Encoder
from srccompare.errors import SrccompareError


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
            "sentence-transformers is not installed; install the extra with pip install 'srccompare[encoder]'"
        ) from error
    model = SentenceTransformer(str(folder), local_files_only=True)

    def encode(sentences: list[str]) -> Any:
        """One row of numbers for each sentence."""
        return model.encode(sentences, show_progress_bar=False)

    return encode
