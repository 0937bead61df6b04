"""A model is run from a folder, and what is missing is said."""

from __future__ import annotations

import sys
import types

import numpy as np
import pytest

from srccompare.comparison.statements.encoders import sentence_transformer
from srccompare.errors import SrccompareError


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SrccompareError, match="no folder"):
        sentence_transformer(tmp_path / "model")


def test_a_missing_package_is_named_with_the_command_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(SrccompareError, match="pip install sentence-transformers"):
        sentence_transformer(tmp_path)


def test_the_model_is_loaded_from_the_folder_and_nowhere_else(tmp_path, monkeypatch):
    asked = []

    class Model:
        def __init__(self, path, local_files_only=False):
            asked.append((path, local_files_only))

        def encode(self, sentences, show_progress_bar=True):
            return np.array([[float(len(sentence))] for sentence in sentences])

    monkeypatch.setitem(
        sys.modules, "sentence_transformers", types.SimpleNamespace(SentenceTransformer=Model)
    )
    assert sentence_transformer(tmp_path)(["Rain.", "Fog"]).tolist() == [[5.0], [3.0]]
    assert asked == [(str(tmp_path), True)]
