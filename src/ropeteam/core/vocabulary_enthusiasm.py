"""The words of the climb as closed lists: when a customer is asked for their enthusiasm, and what they said of being asked."""

from __future__ import annotations

from enum import StrEnum


class Moment(StrEnum):
    """Why a customer is asked: one of the three fixed moments, or because they agreed to be asked more often."""

    SIGNATURE = "signature"
    HANDOVER = "handover"
    GOLIVE = "golive"
    AGREED = "agreed"


FIXED_MOMENTS = (Moment.SIGNATURE, Moment.HANDOVER, Moment.GOLIVE)


class PulseWord(StrEnum):
    """What a customer said of being asked: more often, only at the three moments, not at all."""

    MORE = "more"
    USUAL = "usual"
    NONE = "none"


class PointSource(StrEnum):
    """The way a measuring point came in."""

    PULSE = "pulse"
    CSV = "csv"
    FORMBRICKS = "formbricks"
    MILESTONE = "milestone"
