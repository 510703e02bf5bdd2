"""A figure's trend as a small picture: a line through the periods' values, the mist of what nobody can know around it.

Plain values in, places out; the template draws. A period without a value leaves a gap; the last one gets the dot. Beside it always
stands a table: a line without numbers tells a feeling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ropeteam.core.alignment import ENOUGH, Reading

WIDE, TALL, EDGE = 160, 40, 4


@dataclass(frozen=True, slots=True)
class Trend:
    """`line` and `mist` are paths, '' where there is nothing to draw; `dots` are places with the last one first."""

    line: str
    mist: str
    dots: tuple[tuple[str, str], ...]
    wide: int = WIDE
    tall: int = TALL


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    value: float
    low: float
    high: float


def draw(readings: Sequence[Reading]) -> Trend | None:
    """None below two values: one number is no trend."""
    spots = [_spot(no, reading, len(readings)) for no, reading in enumerate(readings)]
    known = [spot for spot in spots if spot is not None]
    if len(known) < 2:
        return None
    lowest, highest = _scale(readings, known)

    def y(value: float) -> float:
        inside = min(max(value, lowest), highest)
        return TALL - EDGE - (inside - lowest) / (highest - lowest) * (TALL - 2 * EDGE)

    line, mist = [], []
    for run in _runs(spots):
        line.append("M" + "L".join(f"{spot.x:.1f} {y(spot.value):.1f}" for spot in run))
        if len(run) > 1:
            over = [f"{spot.x:.1f} {y(spot.high):.1f}" for spot in run]
            under = [f"{spot.x:.1f} {y(spot.low):.1f}" for spot in reversed(run)]
            mist.append("M" + "L".join([*over, *under]) + "Z")
    dots = tuple((f"{spot.x:.1f}", f"{y(spot.value):.1f}") for spot in reversed(known))
    return Trend("".join(line), "".join(mist), dots)


def _spot(no: int, reading: Reading, n: int) -> _Spot | None:
    x = EDGE + no * (WIDE - 2 * EDGE) / max(1, n - 1)
    if reading.share is not None:
        return _Spot(x, reading.share.share, reading.share.low, reading.share.high)
    mean = reading.mean
    if mean is None or reading.due < ENOUGH:
        return None
    low, high = mean.low, mean.high
    return _Spot(x, mean.value, mean.value if low is None else low, mean.value if high is None else high)


def _scale(readings: Sequence[Reading], known: Sequence[_Spot]) -> tuple[float, float]:
    """A share always stands between none and all, so that pictures beside each other can be compared; points as far as they go."""
    if any(reading.share is not None for reading in readings):
        return 0.0, 1.0
    return min(0.0, *(spot.low for spot in known)), max(1.0, *(spot.high for spot in known))


def _runs(spots: Sequence[_Spot | None]) -> list[list[_Spot]]:
    """The stretches without a gap."""
    runs: list[list[_Spot]] = [[]]
    for spot in spots:
        if spot is not None:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
