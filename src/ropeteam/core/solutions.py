"""Ask: which candidates answer "can we promise this?", and when one verdict may be named.

Rule in prose. Candidates come ranked by score with a calibrated confidence (0..1, the measured share of such top candidates that
were right). One verdict is named only when the first candidate's confidence reaches the bar of its verdict and every rival
that is nearly as likely says the same. The bar for `as_is` is the highest, because a wrong "yes, as it is" costs more than ten
"ask product". Otherwise Ask abstains and shows the candidates, the nearest first. A candidate's own verdict is what would hold
if it were the one that is meant. Confidence is measured for first candidates only, so a word stands beside a candidate at once
only where it is the first and Ask names its verdict (`speaks`); a wrong neighbour that "works today" would else be read as
the answer. For the same reason, where Ask abstains, a non-goal that is nearly as likely as the first comes before all others,
and a candidate below the lowest bar waits to be opened (`opens`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.fit import Reason
from ropeteam.core.vocabulary import Fit


class CandidateKind(StrEnum):
    CAPABILITY = "capability"
    CHANGE_REQUEST = "change_request"
    PATTERN = "pattern"
    NON_GOAL = "non_goal"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` orders candidates (higher is nearer), `confidence` is the calibrated chance (0..1) that it is the right one."""

    kind: CandidateKind
    key: str
    fit: Fit
    score: float
    confidence: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class AskVerdict:
    """`verdict` is None when Ask abstains."""

    verdict: Fit | None
    candidates: tuple[Candidate, ...]

    @property
    def abstained(self) -> bool:
        return self.verdict is None

    def speaks(self, candidate: Candidate) -> bool:
        """Whether its verdict may be read before somebody said that it is the one."""
        return self.verdict is not None and candidate == self.candidates[0]

    def opens(self, candidate: Candidate) -> bool:
        """Whether it is read without being opened: the first, where it is likely enough for some verdict."""
        return candidate == self.candidates[0] and candidate.confidence >= LOWEST_BAR


BAR: dict[Fit, float] = {Fit.AS_IS: 0.9, Fit.LIMITED: 0.8, Fit.ROADMAP: 0.8}
OTHER_BAR = 0.7
RIVAL = 0.5
LOWEST_BAR = min(*BAR.values(), OTHER_BAR)


def decide(candidates: Sequence[Candidate], *, most: int = 5) -> AskVerdict:
    """The best `most` candidates and, where confidence allows, one verdict."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.kind, candidate.key))[:most]
    if not ranked:
        return AskVerdict(None, ())
    first = ranked[0]
    rivals = [c for c in ranked[1:] if c.confidence >= RIVAL * first.confidence and c.fit != first.fit]
    sure = first.confidence >= BAR.get(first.fit, OTHER_BAR) and first.fit != Fit.UNKNOWN and not rivals
    return AskVerdict(first.fit, tuple(ranked)) if sure else AskVerdict(None, tuple(_no_before_yes(ranked)))


def _no_before_yes(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Non-goals that are nearly as likely as the first come before everything else."""
    likely = RIVAL * ranked[0].confidence
    return sorted(ranked, key=lambda one: not (one.kind == CandidateKind.NON_GOAL and one.confidence >= likely))
