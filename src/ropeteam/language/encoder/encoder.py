"""The encoder as listening uses it: windows or rows of pieces in, states out; on one thread, loaded when first asked.

The body is ours (8-bit, made by training/encoder); word vectors come from the pinned package. Without the package or the body
there is no encoder, and Ropeteam listens with its linear heads alone.
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
from ropeteam.language.encoder.e5_file import PAD, E5File
from ropeteam.language.encoder.presence import BODY, HEADS, encoder_here
from ropeteam.language.encoder.tokens import Tokenizer, tokenizer
from ropeteam.language.encoder.windows import NOWHERE, Window

_AT_ONCE = 2048
_HIDDEN = -1e4
_SLOWER = ["SkipLayerNormFusion"]  # sum and norm in one take a fifth of the time, one after the other hardly any

Floats = NDArray[np.float32]
Row = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Encoder:
    """`places`: position plus type vectors; `sides`: a vector a side. `heads` by name, `weight` (width, out) and `bias`."""

    name: str
    tokens: Tokenizer
    source: E5File
    session: Any
    places: Floats
    sides: Floats
    heads: dict[str, Floats]

    def head(self, name: str, rows: Floats) -> Floats:
        return np.asarray(rows @ self.heads[f"{name}.weight"] + self.heads[f"{name}.bias"], dtype=np.float32)

    def states(self, rows: Sequence[Row]) -> list[Floats]:
        """The states of each row's pieces, (pieces, width); rows of like length are run together."""
        out: list[Floats] = [np.zeros((0, self.source.width), dtype=np.float32)] * len(rows)
        order = sorted(range(len(rows)), key=lambda no: len(rows[no][0]))
        while order:
            longest = len(rows[order[-1]][0])
            most = max(1, _AT_ONCE // max(1, longest))
            batch, order = order[-most:], order[:-most]
            states = self._run([rows[no] for no in batch], longest)
            for place, no in enumerate(batch):
                out[no] = states[place, : len(rows[no][0])]
        return out

    def _run(self, rows: Sequence[Row], longest: int) -> Floats:
        ids = np.full((len(rows), longest), PAD, dtype=np.int64)
        sides = np.zeros((len(rows), longest), dtype=np.int64)
        for no, (pieces, voices) in enumerate(rows):
            ids[no, : len(pieces)], sides[no, : len(voices)] = pieces, voices
        known, where = np.unique(ids, return_inverse=True)
        words = self.source.words(known)[where.reshape(ids.shape)] + self.places[:longest]
        mask = np.where(ids == PAD, np.float32(_HIDDEN), np.float32(0))[:, None, None, :]
        found: Floats = self.session.run(["states"], {"words": words, "sides": self.sides[sides], "mask": mask})[0]
        return found

    def flat(self, cut: Sequence[Window], pieces: int) -> Floats:
        """The states of a conversation's pieces in their order: (pieces, width)."""
        out = np.zeros((pieces, self.source.width), dtype=np.float32)
        for window, states in zip(cut, self.states([(one.ids, one.sides) for one in cut]), strict=True):
            at = np.flatnonzero(window.place != NOWHERE)
            out[window.place[at]] = states[at]
        return out


@cache
def shipped() -> Encoder | None:
    return load(BODY, HEADS) if encoder_here() else None


def load(body: Path, heads: Path) -> Encoder:
    """Raises where the package with the word vectors, or the runtime, is not installed."""
    import onnxruntime

    file = e5_file.place()
    if file is None:
        raise FileNotFoundError(e5_file.FILE)
    source = e5_file.read(file)
    with np.load(heads, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    name = str(arrays.pop("name"))
    arrays.pop("about", None)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(body), settings, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
    places = source.floats("emb.pos").reshape(-1, source.width) + source.floats("emb.type")[: source.width]
    floats = {key: value.astype(np.float32) for key, value in arrays.items()}
    return Encoder(name, tokenizer(file), source, session, places, floats.pop("sides"), floats)


def mean_and_greatest(flat: Floats, runs: Sequence[tuple[int, int]]) -> Floats:
    """(runs, 2 x width): the mean and the greatest of each run of pieces."""
    out = np.zeros((len(runs), 2 * flat.shape[1]), dtype=np.float32)
    for no, (first, last) in enumerate(runs):
        part = flat[first:last]
        out[no] = np.concatenate([part.mean(axis=0), part.max(axis=0)])
    return out
