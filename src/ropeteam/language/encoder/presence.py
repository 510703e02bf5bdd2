"""Whether the encoder can be had here, said without loading it: its two files, the word vectors' package, the runtime."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from ropeteam.language.encoder import e5_file

BODY = Path(__file__).with_name("body.onnx")
HEADS = Path(__file__).with_name("heads.npz")


@cache
def encoder_here() -> bool:
    return BODY.exists() and HEADS.exists() and e5_file.place() is not None and _runtime()


def _runtime() -> bool:
    return importlib.util.find_spec("onnxruntime") is not None
