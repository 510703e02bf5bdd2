"""Measuring points of a customer's enthusiasm: their channels, their scale 0..10, and what is refused.

Rule in prose. Every channel is brought to one scale, 0 (not at all) to 10 (very), before it meets the curve. The raw
answer, its scale and its method stay in the store; here is only the number. A value off its scale is refused, never
clipped: a 50 on a scale of ten is a wrong import, not great enthusiasm.

Source: docs/reference/science.md, "Measuring points".

Refused
 └─ ObservationRefused
     ├─ OffScale        not a number, or outside its scale
     └─ NobodySpoke     a measuring point without a single utterance or answer behind it
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ropeteam.core.errors import Refused

LOWEST, HIGHEST = 0.0, 10.0


class ObservationRefused(Refused):
    """This measuring point cannot enter a curve."""


class OffScale(ObservationRefused):
    """The value is not a number on its scale."""

    def __init__(self, value: float, *, lowest: float, highest: float) -> None:
        super().__init__("off_scale", value=f"{value:g}", lowest=f"{lowest:g}", highest=f"{highest:g}")


class NobodySpoke(ObservationRefused):
    """A measuring point needs at least one utterance or answer behind it."""

    def __init__(self, n: int) -> None:
        super().__init__("nobody_spoke", n=str(n))


class Channel(StrEnum):
    """Where a measuring point comes from. All are the customer's own words or acts, never an estimate of ours."""

    CONVERSATION = "conversation"
    PULSE = "pulse"
    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    MILESTONE = "milestone"
    TICKET = "ticket"


class Scale(StrEnum):
    """Scales that answers arrive on; the ends are in `ENDS`."""

    ZERO_TO_TEN = "0..10"
    SENTIMENT = "-1..1"
    ONE_TO_FIVE = "1..5"
    ONE_TO_SEVEN = "1..7"


class Acceptance(StrEnum):
    REJECTED = "rejected"
    WITH_DEFECTS = "with_defects"
    ACCEPTED = "accepted"


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


ENDS: dict[Scale, tuple[float, float]] = {
    Scale.ZERO_TO_TEN: (0.0, 10.0),
    Scale.SENTIMENT: (-1.0, 1.0),
    Scale.ONE_TO_FIVE: (1.0, 5.0),
    Scale.ONE_TO_SEVEN: (1.0, 7.0),
}

MILESTONE_VALUE: dict[Acceptance, float] = {
    Acceptance.REJECTED: 3.0,
    Acceptance.WITH_DEFECTS: 6.0,
    Acceptance.ACCEPTED: 9.0,
}

# A guess: only who is annoyed opens a ticket, and the channel's own bias says so a second time.
TICKET_VALUE: dict[Severity, float] = {
    Severity.LOW: 6.0,
    Severity.MEDIUM: 4.5,
    Severity.HIGH: 3.0,
    Severity.CRITICAL: 1.5,
}


# On which scales a channel's answers may come, the usual one first. The others have words, not numbers, or come from talks.
SCALES_OF: dict[Channel, tuple[Scale, ...]] = {
    Channel.PULSE: (Scale.ZERO_TO_TEN,),
    Channel.NPS: (Scale.ZERO_TO_TEN,),
    Channel.CSAT: (Scale.ONE_TO_FIVE, Scale.ONE_TO_SEVEN, Scale.ZERO_TO_TEN),
    Channel.CES: (Scale.ONE_TO_SEVEN, Scale.ONE_TO_FIVE),
}


@dataclass(frozen=True, slots=True)
class Observation:
    """One measuring point of one deal: `value` in 0..10 on `day`, read from `n` customer utterances (answers: 1).

    Raises OffScale and NobodySpoke. A day is a day of the customer's calendar; a time of day is dropped.
    """

    day: date
    channel: Channel
    value: float
    n: int = 1

    def __post_init__(self) -> None:
        _within(self.value, LOWEST, HIGHEST)
        if self.n < 1:
            raise NobodySpoke(self.n)


def on_scale(raw: float, scale: Scale) -> float:
    """A raw answer on 0..10, linear between the ends of its scale (0 of -1..1 is 5). Raises OffScale."""
    lowest, highest = ENDS[scale]
    _within(raw, lowest, highest)
    return (raw - lowest) / (highest - lowest) * HIGHEST


def _within(value: float, lowest: float, highest: float) -> None:
    if not (math.isfinite(value) and lowest <= value <= highest):
        raise OffScale(value, lowest=lowest, highest=highest)
