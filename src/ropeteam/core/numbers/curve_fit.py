"""What a company's own deals say of the curve's parameters: one pooled fit, which counts only where it predicts better.

Rule in prose. Input: deals with a handover and at least `enthusiasm.FEWEST` measuring points each. Below `ENOUGH` of them there is
no fit: the stated defaults hold. Otherwise:

1. The likeliest parameters of half of the deals are found, with the defaults as their prior (a normal law on the logarithm of rates
   and deviations, and on biases and levels): a channel with few points stays where it was. The pulse's bias stays 0, it is the
   anchor. What shapes the model (phases, passes, freedom) is not fitted.
2. They are asked about the other half: every pulse there is foretold from the deal's other points. So with the halves changed.
3. Only where the pulses were foretold better than by the defaults, and certainly so (paired, 90 %), all deals are fitted together
   and that fit holds. Else the defaults stay.

The second and third step are no luxury: in a world unlike the model the likeliest parameters can draw a worse curve than the
defaults (measured: docs/why/curve.md). Large errors count less: the likelihood of an innovation is Student's, and the filter that
makes it weighs a far point by the same rule as the curve. The way to the maximum is quasi-Newton (BFGS) with gradients by
differences: some twenty parameters, so that no library is needed.

Guarantees: the order of deals does not matter; a fit is never less likely (with its prior) than the defaults.

Source: docs/reference/science.md, "The fit to own deals".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, Band, ChannelNoise, Parameters
from ropeteam.core.numbers.enthusiasm import FEWEST, combination
from ropeteam.core.numbers.observations import Channel, Observation
from ropeteam.core.numbers.smoother_batch import clocks

Floats = NDArray[np.float64]

ENOUGH = 20
STEPS = 40
LOOSE_LOG, LOOSE_POINTS = 0.3, 0.25
EDGE = 1e-4
_RATES = ("sale_per_day", "handover_per_day", "delivery_per_day", "jump_sd", "start_sd")
_LEVELS = ("jump_mean", "start_mean")
_CHANNELS = tuple(Channel)


@dataclass(frozen=True, slots=True)
class FitDeal:
    """The measuring points of one deal and the day on which services took it over."""

    observations: tuple[Observation, ...]
    handover: date


@dataclass(frozen=True, slots=True)
class Foretold:
    """How well pulses were foretold that the fit had not seen: nats a pulse better than the defaults, with its 90 % interval."""

    gain: float
    low: float
    high: float
    pulses: int


@dataclass(frozen=True, slots=True)
class Fit:
    """`holds`: whether these parameters count; else the ones it began with do. `foretold` is None without a pulse."""

    parameters: Parameters
    deals: int
    observations: int
    holds: bool
    foretold: Foretold | None


def fit(deals: Sequence[FitDeal], *, begin: Parameters = PARAMETERS) -> Fit | None:
    """The parameters of these deals together, tried on pulses that they had not seen; None where the deals are not enough."""
    usable = sorted((deal for deal in deals if len(deal.observations) >= FEWEST), key=_order)
    if len(usable) < ENOUGH:
        return None
    halves = usable[::2], usable[1::2]
    gains: list[float] = []
    for learnt, asked in (halves, halves[::-1]):
        own = likeliest(learnt, begin=begin)
        ours, usual = (scores(asked, each, noise=begin.channels[Channel.PULSE].sd) for each in (own, begin))
        gains += [better - worse for better, worse in zip(ours, usual, strict=True)]
    told = _foretold(gains)
    holds = told is not None and told.low > 0
    points = sum(len(deal.observations) for deal in usable)
    return Fit(likeliest(usable, begin=begin) if holds else begin, len(usable), points, holds, told)


def likeliest(deals: Sequence[FitDeal], *, begin: Parameters = PARAMETERS) -> Parameters:
    """The parameters that make these measuring points, with the prior around `begin`, as likely as can be."""
    table, prior = _table(deals), _to_vector(begin)

    def cost(vector: Floats) -> float:
        apart = (vector - prior) / _LOOSE
        return _misfit(table, _from_vector(vector, begin)) + 0.5 * float(apart @ apart)

    return _from_vector(_descend(cost, prior), begin)


def scores(deals: Sequence[FitDeal], parameters: Parameters, *, noise: float, band: Band = BAND) -> list[float]:
    """How likely each pulse is by the deal's other points: the logarithm of Student's density, since now and then somebody has a
    bad day. `noise` is the pulse's own, the same for all who are compared: they are asked about the level."""
    found = []
    for deal in deals:
        for place, pulse in enumerate(deal.observations):
            others = deal.observations[:place] + deal.observations[place + 1 :]
            if pulse.channel == Channel.PULSE and others:
                found.append(_score(pulse, others, deal.handover, parameters, noise, band))
    return found


def _score(
    pulse: Observation,
    others: tuple[Observation, ...],
    handover: date,
    parameters: Parameters,
    noise: float,
    band: Band,
) -> float:
    mean, sd = combination(others, {pulse.day: 1.0}, handover=handover, parameters=parameters)
    width = sd * band.factor((pulse.day - handover).days) / band.z
    variance, free = width**2 + noise**2, parameters.freedom
    return -0.5 * math.log(variance) - 0.5 * (free + 1.0) * math.log1p((pulse.value - mean) ** 2 / variance / free)


def _foretold(gains: Sequence[float]) -> Foretold | None:
    if len(gains) < 2:
        return None
    mean = math.fsum(gains) / len(gains)
    error = (math.fsum((gain - mean) ** 2 for gain in gains) / (len(gains) - 1) / len(gains)) ** 0.5
    return Foretold(mean, mean - BAND.z * error, mean + BAND.z * error, len(gains))


def _order(deal: FitDeal) -> tuple[object, ...]:
    return deal.handover, tuple((one.day, one.channel, one.value, one.n) for one in deal.observations)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """K points of N deals, padded: `days`, `values` (K, N), `kind` (K, N) a channel's place or -1, `thin` 1/n of a talk."""

    days: Floats
    values: Floats
    kind: NDArray[np.int64]
    thin: Floats
    handover: Floats


def _table(deals: Sequence[FitDeal]) -> _Table:
    rows = [sorted(deal.observations, key=lambda one: (one.day, one.channel, one.value, one.n)) for deal in deals]
    shape = (max(len(row) for row in rows), len(rows))
    days, values, thin = np.empty(shape), np.zeros(shape), np.zeros(shape)
    kind = np.full(shape, -1)
    for column, row in enumerate(rows):
        days[:, column] = row[-1].day.toordinal()
        for place, one in enumerate(row):
            days[place, column], values[place, column] = one.day.toordinal(), one.value
            kind[place, column] = _CHANNELS.index(one.channel)
            thin[place, column] = 1.0 / one.n if one.channel == Channel.CONVERSATION else 0.0
    return _Table(days, values, kind, thin, np.array([float(deal.handover.toordinal()) for deal in deals]))


def _readings(table: _Table, parameters: Parameters) -> tuple[Floats, Floats]:
    """(values without bias, noise) of every point; where there is none the numbers mean nothing."""
    bias = np.array([parameters.channels[channel].bias for channel in _CHANNELS])
    sd = np.array([parameters.channels[channel].sd for channel in _CHANNELS])
    talk_in_sale = (table.kind == _CHANNELS.index(Channel.CONVERSATION)) & (table.days < table.handover)
    own_bias = np.where(talk_in_sale, parameters.sale_conversation.bias, bias[table.kind])
    own_sd = np.where(talk_in_sale, parameters.sale_conversation.sd, sd[table.kind])
    return table.values - own_bias, own_sd**2 * (1.0 + parameters.thin * table.thin)


def _misfit(table: _Table, parameters: Parameters) -> float:
    """Minus the log likelihood of all innovations (Student-t), without its constants."""
    values, noise = _readings(table, parameters)
    clock, shift = clocks(table.days, table.handover, parameters)
    bare, grown, free = values - shift, np.diff(clock, axis=0, prepend=clock[:1]), parameters.freedom
    mean, spread = parameters.start_mean - shift[0], np.full(table.days.shape[1], parameters.start_sd**2)
    total = np.zeros(table.days.shape[1])
    for k, seen in enumerate(table.kind >= 0):
        spread = spread + grown[k]
        both = np.where(seen, spread + noise[k], 1.0)
        apart = np.where(seen, bare[k] - mean, 0.0)
        far = apart**2 / both
        total += np.where(seen, 0.5 * np.log(both) + 0.5 * (free + 1.0) * np.log1p(far / free), 0.0)
        stretched = noise[k] * np.maximum((free + far) / (free + 1.0), 1.0)
        gain = np.where(seen, spread / (spread + stretched), 0.0)
        mean, spread = mean + gain * apart, spread - gain * spread
    return float(total.sum())


def _to_vector(parameters: Parameters) -> Floats:
    noises = [parameters.channels[channel] for channel in _CHANNELS] + [parameters.sale_conversation]
    return np.array(
        [
            *(np.log(getattr(parameters, name)) for name in _RATES),
            *(getattr(parameters, name) for name in _LEVELS),
            *(np.log(noise.sd) for noise in noises),
            *(noise.bias for noise in noises),
        ]
    )


def _from_vector(vector: Floats, begin: Parameters) -> Parameters:
    cut = len(_RATES) + len(_LEVELS)
    rates: dict[str, Any] = {name: float(np.exp(value)) for name, value in zip(_RATES, vector, strict=False)}
    levels: dict[str, Any] = {
        name: float(value) for name, value in zip(_LEVELS, vector[len(_RATES) : cut], strict=True)
    }
    sds, biases = np.exp(vector[cut : cut + len(_CHANNELS) + 1]), vector[cut + len(_CHANNELS) + 1 :]
    noises = [ChannelNoise(float(bias), float(sd)) for bias, sd in zip(biases, sds, strict=True)]
    channels = dict(zip(_CHANNELS, noises, strict=False))
    channels[Channel.PULSE] = replace(channels[Channel.PULSE], bias=begin.channels[Channel.PULSE].bias)
    return replace(begin, **rates, **levels, channels=channels, sale_conversation=noises[-1])


_LOOSE = np.array(
    [LOOSE_LOG] * len(_RATES)
    + [LOOSE_POINTS] * len(_LEVELS)
    + [LOOSE_LOG] * (len(_CHANNELS) + 1)
    + [LOOSE_POINTS] * (len(_CHANNELS) + 1)
)


def _descend(cost: Callable[[Floats], float], start: Floats) -> Floats:
    """BFGS with a halving step; ends where a step gains less than a thousandth of a nat."""
    at, now = start, cost(start)
    slope, bend = _slope(cost, at), np.diag(_LOOSE**2)
    for _ in range(STEPS):
        way = -bend @ slope
        if way @ slope >= 0:
            way, bend = -(_LOOSE**2) * slope, np.diag(_LOOSE**2)
        length = min(1.0, 1.0 / float(np.max(np.abs(way / _LOOSE)) + 1e-12))
        while (then := cost(at + length * way)) > now + 1e-4 * length * float(way @ slope):
            length /= 2
            if length < 1e-6:
                return at
        moved = length * way
        next_slope = _slope(cost, at + moved)
        turned = next_slope - slope
        curve = float(moved @ turned)
        if curve > 1e-10:
            bent = bend @ turned
            bend = bend + (curve + turned @ bent) * np.outer(moved, moved) / curve**2
            bend -= (np.outer(bent, moved) + np.outer(moved, bent)) / curve
        gained, at, now, slope = now - then, at + moved, then, next_slope
        if gained < 1e-3:
            break
    return at


def _slope(cost: Callable[[Floats], float], at: Floats) -> Floats:
    found = np.empty_like(at)
    for place in range(len(at)):
        step = np.zeros_like(at)
        step[place] = EDGE
        found[place] = (cost(at + step) - cost(at - step)) / (2 * EDGE)
    return found
