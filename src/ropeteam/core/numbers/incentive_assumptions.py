"""Everything the incentive lab takes for granted, each with a range and where it comes from.

None of it was measured at customers. A company that knows better says so; what it says keeps its own range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.vocabulary_incentives import Measure


class Source(StrEnum):
    """GUESS: nobody measured it. VERDICTS: the chances of the verdict table. OVERSTRETCH: prior of the overstretch index.
    OWN: said by the company itself."""

    GUESS = "guess"
    VERDICTS = "verdicts"
    OVERSTRETCH = "overstretch"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Assumption:
    key: str
    value: float
    low: float
    high: float
    source: Source = Source.GUESS


DEFAULTS: tuple[Assumption, ...] = (
    # a deal
    Assumption("deal_amount", 150_000, 80_000, 250_000),  # mean, EUR
    Assumption("deal_spread", 0.7, 0.4, 1.0),  # standard deviation of the amount's logarithm
    Assumption("deals", 12, 8, 16),  # chances a seller and quarter
    Assumption("win_before", 0.30, 0.20, 0.40),  # without the promise
    Assumption("win_gain", 0.10, 0.05, 0.15),  # what an unbacked promise adds, mean
    Assumption("gain_spread", 0.80, 0.40, 1.0),  # promises differ in it by this part of it, above and below, evenly
    Assumption("fail_before", 0.10, 0.05, 0.20),
    Assumption("fail_with", 0.50, 0.35, 0.65, Source.VERDICTS),  # mean of a promise nobody agreed to
    Assumption("fail_spread", 0.35, 0.15, 0.45),  # promises differ in it by so much, above and below, evenly
    Assumption("discount", 0.90, 0.85, 0.97),  # of money that comes at go-live
    # the company, as shares of the deal's amount
    Assumption("margin", 0.50, 0.35, 0.65),
    Assumption("future", 0.20, 0.05, 0.40),  # what a customer brings later
    Assumption("damage", 0.43, 0.30, 0.90),  # what a failed delivery costs
    Assumption("displaced", 0.025, 0.01, 0.06),  # roadmap that is not built meanwhile
    # people and process
    Assumption("integrity", 1_500, 500, 4_000),  # EUR a promise must bring before half of all people make it
    Assumption("integrity_spread", 1.0, 0.6, 1.4),
    Assumption("caught_independent", 0.75, 0.50, 0.90),  # brake does not report to who earns
    Assumption("caught_unknown", 0.45, 0.25, 0.65),
    Assumption("caught_under_sales", 0.20, 0.05, 0.40),
    Assumption("good_stopped", 0.08, 0.02, 0.20),  # good promises that the gate stops all the same
    Assumption("months_to_failure", 9, 6, 15),
    Assumption("cancelled", 0.50, 0.25, 0.75),  # failed deliveries that end in a cancelled contract
    # the curve, points of 0-10
    Assumption("curve_kept", 8.0, 7.5, 8.5),
    Assumption("curve_failed", 5.5, 4.5, 6.5),
    Assumption("curve_spread", 1.2, 0.8, 1.6),
    Assumption("drop_per_promise", 0.40, 0.20, 0.60, Source.OVERSTRETCH),  # by one that fails for sure
    # objectives: where they stand, and what one unbacked promise moves
    Assumption("kept_share", 0.85, 0.70, 0.95),
    Assumption("kept_spread", 0.05, 0.02, 0.10),  # standard deviation of the measure
    Assumption("promises", 60, 30, 120),  # promises that fall due in a period
    Assumption("satisfaction", 7.5, 6.5, 8.5),
    Assumption("satisfaction_spread", 0.5, 0.25, 1.0),
    Assumption("satisfaction_lost", 0.05, 0.02, 0.10),  # of the company's mean, by one broken promise
    Assumption("utilisation", 0.75, 0.65, 0.85),
    Assumption("utilisation_spread", 0.05, 0.02, 0.10),
    Assumption("utilisation_added", 0.01, 0.0, 0.03),  # by the work one promise makes
    Assumption("roadmap_kept", 0.80, 0.60, 0.95),
    Assumption("roadmap_spread", 0.10, 0.05, 0.20),
    Assumption("roadmap_lost", 0.01, 0.0, 0.03),
)
KEYS = tuple(one.key for one in DEFAULTS)

# What belongs together, for whoever reads them one after the other.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("deal", KEYS[: KEYS.index("margin")]),
    ("company", KEYS[KEYS.index("margin") : KEYS.index("integrity")]),
    ("people", KEYS[KEYS.index("integrity") : KEYS.index("curve_kept")]),
    ("curve", KEYS[KEYS.index("curve_kept") : KEYS.index("kept_share")]),
    ("objectives", KEYS[KEYS.index("kept_share") :]),
)

# What an assumption may be said to be; every other one is a share.
BOUNDS: dict[str, tuple[float, float]] = {
    "deal_amount": (1.0, 1e9),
    "deal_spread": (0.01, 2.0),
    "deals": (1.0, 100.0),
    "integrity": (1.0, 1e9),
    "integrity_spread": (0.01, 3.0),
    "margin": (-1.0, 1.0),
    "future": (0.0, 10.0),
    "damage": (0.0, 10.0),
    "displaced": (0.0, 10.0),
    "months_to_failure": (0.0, 120.0),
    "curve_kept": (0.0, 10.0),
    "curve_failed": (0.0, 10.0),
    "curve_spread": (0.01, 5.0),
    "drop_per_promise": (0.0, 10.0),
    "promises": (1.0, 1e6),
    "satisfaction": (0.0, 10.0),
    "satisfaction_spread": (0.01, 5.0),
    "satisfaction_lost": (0.0, 10.0),
    "kept_spread": (0.001, 1.0),
    "utilisation_spread": (0.001, 1.0),
    "roadmap_spread": (0.001, 1.0),
}

# What is a part of one: told and typed as per cent.
SHARES = frozenset(KEYS) - set(BOUNDS) | {
    "margin", "future", "damage", "displaced", "kept_spread", "utilisation_spread", "roadmap_spread",
}  # fmt: skip

# Where what an objective measures stands today.
STANDS_AT: dict[Measure, str] = {
    Measure.PROMISES_KEPT_SHARE: "kept_share",
    Measure.CUSTOMER_SATISFACTION: "satisfaction",
    Measure.UTILISATION: "utilisation",
    Measure.ROADMAP_DATES_SHARE: "roadmap_kept",
}

Values = Mapping[str, float]


def bounds(key: str) -> tuple[float, float]:
    return BOUNDS.get(key, (0.0, 1.0))


def assumed(own: Mapping[str, tuple[float, float, float]] | None = None) -> tuple[Assumption, ...]:
    """The defaults with what a company says (value, low, high) in their place."""
    said = own or {}
    return tuple(Assumption(one.key, *said[one.key], Source.OWN) if one.key in said else one for one in DEFAULTS)


def values_of(assumptions: tuple[Assumption, ...], **moved: float) -> dict[str, float]:
    """Every value by its key, some of them moved."""
    return {one.key: one.value for one in assumptions} | moved
