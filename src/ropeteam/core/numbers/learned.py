"""What a company's own deals taught, as it is written down and read again: the curve's parameters and the overstretch's weights.

Written as plain numbers by name, so that an export can be read and an older row still means what it meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from ropeteam.core.numbers.curve_fit import Fit
from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, Band, ChannelNoise, Parameters
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.numbers.overstretch import PRIOR, Weights
from ropeteam.core.numbers.share import Share

NARROWEST, WIDEST = 1.0, 3.0


@dataclass(frozen=True, slots=True)
class Learned:
    """`parameters`: the stated defaults or a fit that holds. `share`: the company's deals with a drop above 2, None without one."""

    parameters: Parameters = PARAMETERS
    weights: Weights = PRIOR
    share: Share | None = None
    fitted: bool = False


def as_json(weights: Weights, share: Share | None, fitted: Fit | None) -> dict[str, Any]:
    told: dict[str, Any] = {"weights": asdict(weights), "share": asdict(share) if share else None, "curve": None}
    if fitted is not None:
        curve: dict[str, Any] = {"holds": fitted.holds, "foretold": None}
        if fitted.foretold is not None:
            curve["foretold"] = asdict(fitted.foretold)
        if fitted.holds:
            curve["parameters"] = _of_parameters(fitted.parameters)
        told["curve"] = curve
    return told


def from_json(told: Mapping[str, Any]) -> Learned:
    weights, share, curve = told["weights"], told["share"], told["curve"]
    known = (curve or {}).get("parameters")
    return Learned(
        _to_parameters(known) if known else PARAMETERS,
        Weights(
            mean=_row(weights["mean"]),
            covariance=(*(_row(row) for row in weights["covariance"]),),  # type: ignore[arg-type]
            residual=float(weights["residual"]),
            learned_from=int(weights["learned_from"]),
        ),
        Share(**share) if share else None,
        bool(known),
    )


def band_from(value: Any) -> Band:
    """The company's own widening of the band, where it set one that makes sense; else the usual."""
    if not isinstance(value, Mapping):
        return BAND
    usual, near = value.get("usual", BAND.usual), value.get("near", BAND.near)
    if not all(isinstance(each, int | float) and NARROWEST <= each <= WIDEST for each in (usual, near)):
        return BAND
    return replace(BAND, usual=float(usual), near=float(near))


def _row(values: Any) -> tuple[float, float, float, float]:
    first, second, third, fourth = (float(value) for value in values)
    return first, second, third, fourth


_PLAIN = (
    "sale_per_day", "handover_per_day", "delivery_per_day", "handover_days", "jump_mean", "jump_sd", "start_mean", "start_sd",
    "thin", "freedom", "passes",
)  # fmt: skip


def _of_parameters(parameters: Parameters) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(parameters, name) for name in _PLAIN}
    told["sale_conversation"] = asdict(parameters.sale_conversation)
    told["channels"] = {channel.value: asdict(noise) for channel, noise in parameters.channels.items()}
    return told


def _to_parameters(told: Mapping[str, Any]) -> Parameters:
    channels = {Channel(name): ChannelNoise(**noise) for name, noise in told["channels"].items()}
    plain = {name: told[name] for name in _PLAIN}
    return Parameters(**plain, channels=channels, sale_conversation=ChannelNoise(**told["sale_conversation"]))
