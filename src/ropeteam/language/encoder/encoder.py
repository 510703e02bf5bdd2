"""The encoder as listening uses it: windows or rows of pieces in, states out; on one thread, loaded when first asked.

The body is ours (8-bit, made by training/encoder) and has two halves: the lower one reads a text by itself, the upper one reads on,
alone or beside a second text, so that what stays the same (a catalogue line) is read once. Word vectors come from the
pinned package. Without the package or the body there is no encoder, and Ropeteam listens with its linear heads alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.encoder import e5_file
from ropeteam.language.encoder.e5_file import E5File
from ropeteam.language.encoder.presence import HEADS, LOWER, UPPER, encoder_here
from ropeteam.language.encoder.tokens import Tokenizer, tokenizer
from ropeteam.language.encoder.windows import NOWHERE, Window

_EXACT = ("session.x64quantprecision", "1")
"""Where a processor has no instructions for 8-bit products (VNNI), pairs of products are added in 16 bits and cut off; with this
they are not, and processors differ in last bits only."""
_SLOWER = ["SkipLayerNormFusion"]  # sum and norm in one take a fifth of the time, one after the other hardly any

Floats = NDArray[np.float32]
Row = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """`lower` and `upper`: the body's halves. `places`: position plus type vectors; `sides`: a vector a side. `heads` by name,
    `weight` (width, out) and `bias`."""

    name: str
    tokens: Tokenizer
    source: E5File
    lower: Any
    upper: Any
    places: Floats
    sides: Floats
    heads: dict[str, Floats]

    def head(self, name: str, rows: Floats) -> Floats:
        return np.asarray(rows @ self.heads[f"{name}.weight"] + self.heads[f"{name}.bias"], dtype=np.float32)

    def states(self, rows: Sequence[Row]) -> list[Floats]:
        """The states of each row's pieces, (pieces, width).

        Each row is run alone: no padding is read, what one row needs fits the core's own memory, and its states depend on
        nothing but the row (the 8-bit scale is taken over everything that is run together).
        """
        return [self.read_on(self.begun(row)) for row in rows]

    def begun(self, row: Row) -> Floats:
        """What the lower half makes of a row's pieces."""
        ids, sides = row
        if not len(ids):
            return np.zeros((0, self.source.width), dtype=np.float32)
        words = self.source.words(ids) + self.places[: len(ids)]
        found: Floats = self.lower.run(["begun"], {"words": words[None], "sides": self.sides[sides][None]})[0][0]
        return found

    def read_on(self, begun: Floats) -> Floats:
        """What the upper half makes of it: the states."""
        if not len(begun):
            return begun
        found: Floats = self.upper.run(["states"], {"begun": begun[None]})[0][0]
        return found

    def flat(self, cut: Sequence[Window], pieces: int) -> Floats:
        """The states of a conversation's pieces in their order, zeros where none was read, and zeros behind the last, where
        a run may end: (pieces + 1, width)."""
        out = np.zeros((pieces + 1, self.source.width), dtype=np.float32)
        for window, states in zip(cut, self.states([(one.ids, one.sides) for one in cut]), strict=True):
            at = np.flatnonzero(window.place != NOWHERE)
            out[window.place[at]] = states[at]
        return out


def shipped() -> Encoder | None:
    return _loaded() if encoder_here() else None


@cache
def _loaded() -> Encoder:
    return load(LOWER, UPPER, HEADS)


def load(lower: Path, upper: Path, heads: Path) -> Encoder:
    """Raises where the package with the word vectors, or the runtime, is not installed."""
    file = e5_file.place()
    if file is None:
        raise FileNotFoundError(e5_file.FILE)
    source = e5_file.read(file)
    with np.load(heads, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    name = str(arrays.pop("name"))
    arrays.pop("about", None)
    places = source.floats("emb.pos").reshape(-1, source.width) + source.floats("emb.type")[: source.width]
    floats = {key: value.astype(np.float32) for key, value in arrays.items()}
    return Encoder(name, tokenizer(file), source, _session(lower), _session(upper), places, floats.pop("sides"), floats)


def _session(half: Path) -> Any:
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.add_session_config_entry(*_EXACT)
    return onnxruntime.InferenceSession(
        str(half), settings, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


def mean_and_greatest(flat: Floats, runs: Sequence[tuple[int, int]]) -> Floats:
    """(runs, 2 x width): the mean and the greatest of each run of pieces."""
    if not runs:
        return np.zeros((0, 2 * flat.shape[1]), dtype=np.float32)
    ends = np.array(runs).reshape(-1)
    if ends.max() >= len(flat):  # a run that ends with the last row
        flat = np.concatenate([flat, np.zeros((1, flat.shape[1]), dtype=np.float32)])
    lengths = (ends[1::2] - ends[::2]).astype(np.float32)[:, None]
    mean = np.add.reduceat(flat, ends, axis=0)[::2] / lengths
    return np.concatenate([mean, np.maximum.reduceat(flat, ends, axis=0)[::2]], axis=1)
