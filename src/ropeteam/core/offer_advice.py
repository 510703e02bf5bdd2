"""What can be said of one sentence of an offer to whoever writes it: the verdict with its facts, as plain values.

The softer wording follows from the verdict alone:

| fit | softer |
|---|---|
| as_is | nothing to soften |
| limited | say the limit beside it |
| workaround | say the way it is done today |
| roadmap; or promised before its day, or told as there already | say the roadmap's own day |
| services | say that the agreed scope holds |
| in_review, unknown, declined | promise to look into it, not the thing |
| against_strategy | leave it out |
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ropeteam.core.vocabulary import Backing, Fit, SignalKind, SignalState

EARLY = frozenset(("before_roadmap", "planned_told_as_existing", "in_work_told_as_existing"))


class Softer(StrEnum):
    NOTHING = "nothing"
    SAY_LIMIT = "say_limit"
    SAY_WAY = "say_way"
    SAY_RELEASE = "say_release"
    SAY_SCOPE = "say_scope"
    LOOK_INTO = "look_into"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Advice:
    """`names` turns the ids in `reasons` into words (wording.reason). `way` is how today's product does it; `title`, `release`
    and `day` are the roadmap item's, where one that may be promised brings it."""

    text: str
    kind: SignalKind
    state: SignalState
    fit: Fit
    backing: Backing
    reasons: tuple[Mapping[str, str], ...]
    names: Mapping[str, str]
    capability: str = ""
    limits: tuple[str, ...] = ()
    way: str = ""
    title: str = ""
    release: str = ""
    day: date | None = None
    due: date | None = None
    linked: bool = False

    @property
    def softer(self) -> Softer:
        codes = {reason["code"] for reason in self.reasons}
        return softer(self.fit, reasons=codes, has_day=self.day is not None, has_way=bool(self.way))


def softer(fit: Fit, *, reasons: Collection[str], has_day: bool, has_way: bool) -> Softer:
    """How the sentence would keep to what carries it. `reasons` are the verdict's codes."""
    if fit == Fit.AS_IS:
        return Softer.NOTHING
    if fit == Fit.LIMITED:
        return Softer.SAY_LIMIT
    if fit == Fit.WORKAROUND and has_way:
        return Softer.SAY_WAY
    if has_day and (fit == Fit.ROADMAP or (fit == Fit.IN_REVIEW and not EARLY.isdisjoint(reasons))):
        return Softer.SAY_RELEASE
    if fit == Fit.SERVICES:
        return Softer.SAY_SCOPE
    return Softer.LEAVE_OUT if fit == Fit.AGAINST_STRATEGY else Softer.LOOK_INTO
