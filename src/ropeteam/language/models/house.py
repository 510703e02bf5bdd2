"""A company's own numbers over the shipped ones: what `ropeteam train` learnt from people's corrections.

They hold no words. What is added to the heads concerns the dense part alone, never the hashed letters: a name that only
one customer bears would leave its trace there.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.detect.head import Head, Line
from ropeteam.language.models.weights import Weights

GREATEST = 1e3


@dataclass(frozen=True, slots=True)
class Added:
    """What is added to a head: to its dense weights and to its bias."""

    dense: NDArray[np.float32]
    bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class House:
    """`base` names the weights these numbers were learnt over. `lines`: kind -> slope and shift of its log odds;
    `thresholds` as in Weights."""

    base: str
    lines: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    thresholds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    heads: Mapping[str, Added] = field(default_factory=dict)


def fits(weights: Weights, house: House) -> bool:
    """Whether the numbers were made for these weights; after an update of the shipped ones they were not."""
    return house.base == weights.name and all(
        name in weights.heads
        and weights.heads[name].dense.shape == added.dense.shape
        and weights.heads[name].bias.shape == added.bias.shape
        for name, added in house.heads.items()
    )


def over(weights: Weights, house: House, *, name: str) -> Weights:
    """The shipped weights with the company's numbers, under a name of their own. Raises ValueError where they do not fit."""
    if not fits(weights, house):
        raise ValueError(f"numbers over {house.base} do not fit {weights.name}")
    heads = {part: _raised(weights.heads[part], added) for part, added in house.heads.items()}
    lines = {kind: moved(weights.lines[kind], *house.lines[kind]) for kind in house.lines.keys() & weights.lines.keys()}
    return replace(
        weights,
        name=name,
        heads={**weights.heads, **heads},
        lines={**weights.lines, **lines},
        thresholds={**weights.thresholds, **house.thresholds},
    )


def moved(line: Line, slope: float, shift: float) -> Line:
    """The line after its log odds were stretched and shifted."""
    return Line(tuple(slope * weight for weight in line.weights), slope * line.bias + shift)


def packed(house: House) -> bytes:
    """One file as numpy writes it; what cannot be an array stands in `meta`."""
    arrays: dict[str, NDArray[Any]] = {}
    for part, added in house.heads.items():
        arrays |= {f"{part}.dense": added.dense.astype(np.float32), f"{part}.bias": added.bias.astype(np.float32)}
    meta = {
        "base": house.base,
        "lines": house.lines,
        "thresholds": house.thresholds,
        "heads": sorted(house.heads),
    }
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, meta=np.array(json.dumps(meta, sort_keys=True)), **arrays)
    return out.getvalue()


def unpacked(data: bytes) -> House:
    """The numbers of such a file. It may come from a folder that somebody edited: raises ValueError where it is none."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            meta = json.loads(str(stored["meta"]))
            heads = {part: Added(stored[f"{part}.dense"], stored[f"{part}.bias"]) for part in meta["heads"]}
            house = House(str(meta["base"]), _pairs(meta["lines"]), _pairs(meta["thresholds"]), heads)
    except Exception as error:  # a broken archive fails in a dozen ways, all of them mean the same
        raise ValueError("not the numbers of an ear") from error
    values = [np.array([*house.lines.values(), *house.thresholds.values()], dtype=float)]
    values += [array for added in heads.values() for array in (added.dense, added.bias)]
    if not all(np.isfinite(array).all() and (np.abs(array) <= GREATEST).all() for array in values):
        raise ValueError("numbers of an ear are finite and moderate")
    return house


def _raised(head: Head, added: Added) -> Head:
    return replace(head, dense=head.dense + added.dense, bias=head.bias + added.bias)


def _pairs(stored: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {kind: (float(one), float(other)) for kind, (one, other) in stored.items()}
