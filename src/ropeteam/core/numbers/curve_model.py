"""The model under the enthusiasm curve: phases, parameters, the clock of uncertainty, the band.

Rule in prose. The level x(t) of one deal wanders like a Wiener process, faster while selling, slower after the
handover, slowest later on. At the handover it jumps by an unknown amount J ~ N(jump_mean, jump_sd^2). A measuring
point of channel c reads y = x + bias_c + e with a noise of its own; large errors are more frequent than a normal law
allows (Student-t, `freedom`).

Both the phases and the jump fit into one *clock*: the variance gathered up to a day. The jump is a step of the clock
by jump_sd^2 and a step of the mean by jump_mean. On that clock the level is a plain Wiener process, so that any
spacing of days is exact and one filter serves all cases.

Conventions: the handover's own day lies after the jump; the handover phase lasts from that day for `handover_days`
days.

Source and origin of every default: docs/reference/science.md, "The curve". The defaults were fitted to a simulation:
guesses until a company has enough deals of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from ropeteam.core.numbers.observations import Channel


class Phase(StrEnum):
    SALE = "sale"
    HANDOVER = "handover"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class ChannelNoise:
    """`bias` in points added to the true level by this channel; `sd` in points (> 0) of one of its measuring points."""

    bias: float
    sd: float


# The pulse is the anchor: its bias is 0 by definition. The biases of selling talks and tickets are guesses.
CHANNELS: Mapping[Channel, ChannelNoise] = MappingProxyType(
    {
        Channel.CONVERSATION: ChannelNoise(0.0, 1.5),
        Channel.PULSE: ChannelNoise(0.0, 1.05),
        Channel.NPS: ChannelNoise(0.0, 1.4),
        Channel.CSAT: ChannelNoise(0.0, 1.6),
        Channel.CES: ChannelNoise(0.0, 1.6),
        Channel.MILESTONE: ChannelNoise(0.0, 1.9),
        Channel.TICKET: ChannelNoise(-1.5, 2.0),
    }
)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Everything the curve assumes. Points are 0..10, `*_per_day` are variances in points^2 a day (>= 0), sds are > 0.

    `sale_conversation` replaces the channel of conversations held before the handover: people speak kinder to
    sellers. `thin` is the number of utterances at which a conversation's variance is twice that of an endless one.
    `passes` >= 1 smoothing passes: the first is the plain normal one, each further one reweights (Student-t,
    `freedom`). Raises ValueError where a variance would not be positive.
    """

    sale_per_day: float = 0.023
    handover_per_day: float = 0.012
    delivery_per_day: float = 0.003
    handover_days: int = 60
    jump_mean: float = -1.6
    jump_sd: float = 0.9
    start_mean: float = 6.0
    start_sd: float = 1.5
    sale_conversation: ChannelNoise = ChannelNoise(0.5, 1.5)
    channels: Mapping[Channel, ChannelNoise] = field(default_factory=lambda: CHANNELS, hash=False)
    thin: float = 3.0
    freedom: float = 4.0
    passes: int = 4

    def __post_init__(self) -> None:
        rates = (self.sale_per_day, self.handover_per_day, self.delivery_per_day, self.jump_sd, self.thin)
        noises = (self.start_sd, self.sale_conversation.sd, *(noise.sd for noise in self.channels.values()))
        if min(rates) < 0 or min(noises) <= 0 or self.freedom <= 0 or self.passes < 1:
            raise ValueError("a curve needs rates >= 0, standard deviations and freedom > 0 and at least one pass")


@dataclass(frozen=True, slots=True)
class Band:
    """How wide the mist is drawn: `z` standard deviations, widened because the model is simpler than life.

    The factors were found on simulations where the truth ramps, clips and has outliers; the data at hand cannot
    reveal them (measuring noise hides the misfit), so they are a setting and no estimate. `near` holds within
    `near_days` of the handover.
    """

    z: float = 1.6448536269514722
    usual: float = 1.12
    near: float = 1.3
    near_days: int = 30

    def factor(self, apart: int | None) -> float:
        """Standard deviations from the mean to the band's edge, `apart` days from the handover (None: none)."""
        near = apart is not None and abs(apart) <= self.near_days
        return self.z * (self.near if near else self.usual)


PARAMETERS = Parameters()
BAND = Band()


@dataclass(frozen=True, slots=True)
class Course:
    """The model laid along one deal's calendar; `handover` is an ordinal day, None while there is none."""

    handover: int | None
    parameters: Parameters = PARAMETERS

    def apart(self, day: int) -> int | None:
        """Days since the handover, negative before it."""
        return None if self.handover is None else day - self.handover

    def phase(self, day: int) -> Phase:
        """Without a handover all is sale."""
        apart = self.apart(day)
        if apart is None or apart < 0:
            return Phase.SALE
        return Phase.HANDOVER if apart < self.parameters.handover_days else Phase.DELIVERY

    def shift(self, day: int) -> float:
        """Points by which the jump's mean has moved the level on that day."""
        return 0.0 if self.phase(day) == Phase.SALE else self.parameters.jump_mean

    def clock(self, day: int) -> float:
        """Variance in points^2 gathered by that day, up to a constant; never falls. Vector form: `smoother_batch`."""
        p = self.parameters
        if self.handover is None:
            return p.sale_per_day * day
        u = float(day - self.handover)
        gathered = p.sale_per_day * min(u, 0.0)
        gathered += p.handover_per_day * min(max(u, 0.0), p.handover_days)
        gathered += p.delivery_per_day * max(u - p.handover_days, 0.0)
        return gathered + (p.jump_sd**2 if u >= 0 else 0.0)

    def noise(self, channel: Channel, *, day: int, n: int) -> tuple[float, float]:
        """(bias in points, variance in points^2) of one measuring point; few utterances make a talk less certain."""
        noise = self.parameters.channels[channel]
        if channel != Channel.CONVERSATION:
            return noise.bias, noise.sd**2
        if self.phase(day) == Phase.SALE:
            noise = self.parameters.sale_conversation
        return noise.bias, noise.sd**2 * (1.0 + self.parameters.thin / n)
