"""Whether the encoder can be had here, said without loading it: its files, the word vectors' package, the runtime."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from ropeteam.language.encoder import e5_file

LOWER = Path(__file__).with_name("lower.onnx")
UPPER = Path(__file__).with_name("upper.onnx")
HEADS = Path(__file__).with_name("heads.npz")


@cache
def encoder_here() -> bool:
    return all(file.exists() for file in (LOWER, UPPER, HEADS)) and e5_file.place() is not None and _runtime()


def _runtime() -> bool:
    return importlib.util.find_spec("onnxruntime") is not None
