"""The words of a handover as closed lists. Labels live in wording."""

from __future__ import annotations

from enum import StrEnum


class HandoverVerdict(StrEnum):
    """Services' word on taking a deal over: the first two before the signature, the others at the handover."""

    READY = "ready"
    NOT_YET = "not_yet"
    ACCEPT = "accept"
    RESERVATION = "reservation"
    REJECT = "reject"


VOTES = frozenset({HandoverVerdict.READY, HandoverVerdict.NOT_YET})
ANSWERS = frozenset({HandoverVerdict.ACCEPT, HandoverVerdict.RESERVATION, HandoverVerdict.REJECT})
TAKEN_OVER = frozenset({HandoverVerdict.ACCEPT, HandoverVerdict.RESERVATION})


class HandoverReasonCode(StrEnum):
    """What keeps services from taking a deal over as it is."""

    PROMISE_UNBACKED = "promise_unbacked"
    LIMIT_UNTOLD = "limit_untold"
    CONTRACT_DIFFERS = "contract_differs"
    EFFORT_UNKNOWN = "effort_unknown"
    SCOPE_UNCLEAR = "scope_unclear"
    SOLUTION_UNCLEAR = "solution_unclear"
    DATE_TOO_EARLY = "date_too_early"
    NO_CAPACITY = "no_capacity"
    EXPECTATION_HIGH = "expectation_high"
    CUSTOMER_NOT_READY = "customer_not_ready"
    OTHER = "other"
