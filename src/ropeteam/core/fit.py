"""The one verdict table: what a fit means as backing, at the gate, in chance of delivery, as a mark, as coverage.

Rule in prose. A *fit* says how a wish or a wording sits with today's product, its roadmap and its strategy. From the fit
follow, without exception: the backing of a promise, whether the gate lets it pass, which notice it may carry, the chance b
that it is delivered as promised, the mark on pages, and the coverage of a requirement. There is no second place for this.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ropeteam.core.vocabulary import Backing, FindingCode, Fit, Shape


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a code and ids or short values, never a quote and never a sentence."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **values: object) -> Reason:
        return cls(code, tuple((name, str(value)) for name, value in values.items() if value not in (None, "")))

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, **dict(self.values)}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> Reason:
        return cls(data["code"], tuple((k, v) for k, v in data.items() if k != "code"))


@dataclass(frozen=True, slots=True)
class FitRow:
    """One row of the verdict table. `chance` is b in 0..1, `better_chance` holds once `better_when` is true."""

    backing: Backing
    blocks: bool
    notice: FindingCode | None
    chance: float
    better_chance: float
    shape: Shape
    coverage: tuple[str, ...]


TABLE: dict[Fit, FitRow] = {
    Fit.AS_IS: FitRow(Backing.AS_IS, False, None, 0.95, 0.95, Shape.FULL, ("as_is",)),
    Fit.LIMITED: FitRow(Backing.LIMITED, False, FindingCode.LIMIT_UNTOLD, 0.8, 0.8, Shape.HALF, ("as_is", "configure")),
    Fit.WORKAROUND: FitRow(Backing.LIMITED, False, FindingCode.LIMIT_UNTOLD, 0.8, 0.8, Shape.HALF, ("workaround",)),
    Fit.ROADMAP: FitRow(Backing.ROADMAP, False, None, 0.8, 0.95, Shape.HALF, ("roadmap",)),
    Fit.SERVICES: FitRow(
        Backing.SERVICES, False, FindingCode.SCOPE_MISSING, 0.5, 0.8, Shape.HALF, ("services", "partner")
    ),
    Fit.IN_REVIEW: FitRow(Backing.UNBACKED, True, None, 0.5, 0.5, Shape.EMPTY, ("gap",)),
    Fit.UNKNOWN: FitRow(Backing.UNBACKED, True, FindingCode.UNJUDGED, 0.25, 0.25, Shape.EMPTY, ("gap",)),
    Fit.DECLINED: FitRow(Backing.UNBACKED, True, None, 0.0, 0.0, Shape.EMPTY, ("refuse",)),
    Fit.AGAINST_STRATEGY: FitRow(Backing.AGAINST_STRATEGY, True, None, 0.0, 0.0, Shape.CROSS, ("refuse",)),
}

# From what carries least to what carries most. Two fits of one rank carry alike.
RANK: dict[Fit, int] = {
    Fit.AGAINST_STRATEGY: 0,
    Fit.DECLINED: 1,
    Fit.UNKNOWN: 2,
    Fit.IN_REVIEW: 3,
    Fit.SERVICES: 4,
    Fit.ROADMAP: 5,
    Fit.WORKAROUND: 6,
    Fit.LIMITED: 7,
    Fit.AS_IS: 8,
}


def backing_of(fit: Fit) -> Backing:
    return TABLE[fit].backing


# Why nothing carries it yet is only that the machine was not sure what is meant, or whether a limit holds.
UNSURE = frozenset({"capability_unsure", "limit_unsure"})


def is_unsure(fit: Fit, reasons: Collection[str]) -> bool:
    """Whether it is unbacked for lack of a sure judgement, not because somebody, or the catalogue, says no. `reasons`: codes."""
    return fit == Fit.UNKNOWN or (fit == Fit.IN_REVIEW and not UNSURE.isdisjoint(reasons))


# By fit, the reasons that name a roadmap item with a day that product stands behind for exactly what was asked.
TELLS_DAY: dict[Fit, tuple[str, ...]] = {
    Fit.ROADMAP: ("on_roadmap", "released_later"),
    Fit.IN_REVIEW: ("before_roadmap",),
}


def day_told(fit: Fit, reasons: Sequence[Mapping[str, str]]) -> Mapping[str, str] | None:
    """The reason whose roadmap item and day the customer may hear; None where no day may leave the house. Every other item that a
    verdict in review names was not found to be about it, or may not be promised."""
    return next((reason for code in TELLS_DAY.get(fit, ()) for reason in reasons if reason["code"] == code), None)


def blocks(backing: Backing) -> bool:
    """Whether an open promise with this backing stops a signature."""
    return backing in (Backing.UNBACKED, Backing.AGAINST_STRATEGY)


def shape_of(fit: Fit) -> Shape:
    return TABLE[fit].shape


BACKING_SHAPE: dict[Backing, Shape] = {
    Backing.AS_IS: Shape.FULL,
    Backing.LIMITED: Shape.HALF,
    Backing.ROADMAP: Shape.HALF,
    Backing.SERVICES: Shape.HALF,
    Backing.UNBACKED: Shape.EMPTY,
    Backing.AGAINST_STRATEGY: Shape.CROSS,
}


def chance_of_delivery(fit: Fit, *, surer: bool = False) -> float:
    """b in 0..1: `surer` = the roadmap item is in work, or services accepted a scope."""
    row = TABLE[fit]
    return row.better_chance if surer else row.chance
