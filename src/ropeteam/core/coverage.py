"""How a requirement is met: what the machine may suggest, what a person's answer means, what is still open.

Rule in prose. The machine's verdict about a row is the same as Ask's, and from it follows the coverage by the one verdict table
(core.fit): the first coverage of the fit is suggested. Where Ask would name no verdict, nothing is suggested. What holds is the
last word of a person; the machine's only stands beside it, and nothing is met by a suggestion. A row is *met* by as_is,
configure, workaround, roadmap, services or partner; gap and refuse are honest answers, but a must with one of them is not
covered, nor is one that nobody answered (`unknown`). An answer that says more than the machine found is shown as such: a
person may know more, but should have looked.

| a person said | the machine suggests | stand | covered |
|---|---|---|---|
| - | - | open | no |
| - | as_is | suggested | no |
| configure | as_is | met | yes |
| as_is | gap | met, says more | yes |
| gap | - | gap | no |
| refuse | as_is | refused | no |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ropeteam.core.fit import TABLE
from ropeteam.core.solutions import AskVerdict, Candidate
from ropeteam.core.vocabulary import Fit
from ropeteam.core.vocabulary_presales import Coverage

MET: Final = (
    Coverage.AS_IS,
    Coverage.CONFIGURE,
    Coverage.WORKAROUND,
    Coverage.ROADMAP,
    Coverage.SERVICES,
    Coverage.PARTNER,
)
HERE_TODAY: Final = (Coverage.AS_IS, Coverage.CONFIGURE, Coverage.WORKAROUND)
NOT_MET: Final = (Coverage.GAP, Coverage.REFUSE)
# How much an answer says that the product can do today; what comes from elsewhere or later says less.
_SAYS: Final[dict[Coverage, int]] = {
    Coverage.AS_IS: 4,
    Coverage.CONFIGURE: 4,
    Coverage.WORKAROUND: 3,
    Coverage.ROADMAP: 2,
    Coverage.SERVICES: 2,
    Coverage.PARTNER: 2,
    Coverage.GAP: 0,
    Coverage.REFUSE: 0,
}


class Stand(StrEnum):
    """Where a row stands."""

    OPEN = "open"
    SUGGESTED = "suggested"
    MET = "met"
    GAP = "gap"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A coverage with the candidate it rests on and how sure the machine is (0..1)."""

    coverage: Coverage
    candidate: Candidate

    @property
    def confidence(self) -> float:
        return self.candidate.confidence


@dataclass(frozen=True, slots=True)
class Counts:
    """How a deal's requirements stand. `musts_unknown` are those that nobody answered."""

    rows: int = 0
    musts: int = 0
    musts_met: int = 0
    musts_gap: int = 0
    musts_refused: int = 0
    answered: int = 0
    suggested: int = 0
    looked_at: int = 0

    @property
    def musts_unknown(self) -> int:
        return self.musts - self.musts_met - self.musts_gap - self.musts_refused

    @property
    def open(self) -> int:
        return self.rows - self.answered


@dataclass(frozen=True, slots=True)
class Written:
    """What goes into a customer's file in its language: a word for each coverage, and names for columns that it lacks."""

    usual: Mapping[str, str]
    cover: str
    comment: str


def coverage_of(fit: Fit) -> Coverage:
    """What is suggested for a fit."""
    return Coverage(TABLE[fit].coverage[0])


def fits_of(coverage: Coverage) -> tuple[Fit, ...]:
    """The verdicts that a coverage goes with, the best first."""
    return tuple(fit for fit, row in TABLE.items() if coverage.value in row.coverage)


def suggested(verdict: AskVerdict) -> Suggested | None:
    """The coverage that may be suggested; None where Ask would name no verdict."""
    if verdict.verdict is None:
        return None
    return Suggested(coverage_of(verdict.verdict), verdict.candidates[0])


def bounded(suggested: Coverage, reasons: Sequence[Mapping[str, str]]) -> bool:
    """Whether a suggestion holds only within limits: they have to be said with it. What is not met holds nowhere."""
    return suggested in MET and any(
        reason.get("code") == "within_limit"
        or (reason.get("code") == "capability" and reason.get("status") == "limited")
        for reason in reasons
    )


def stand(answered: Coverage | None, suggestion: Coverage | None) -> Stand:
    if answered is None:
        return Stand.SUGGESTED if suggestion is not None else Stand.OPEN
    if answered == Coverage.GAP:
        return Stand.GAP
    return Stand.REFUSED if answered == Coverage.REFUSE else Stand.MET


def says_more(answered: Coverage, suggestion: Coverage | None) -> bool:
    """Whether a person promises more of today's product than the machine found."""
    return suggestion is not None and _SAYS[answered] > _SAYS[suggestion]


def words_for(coverage: Coverage, *, theirs: Mapping[str, str], usual: Mapping[str, str]) -> str:
    """What is written into the customer's column: their own word for it where one was agreed, else ours."""
    return theirs.get(coverage.value, "").strip() or usual[coverage.value]
