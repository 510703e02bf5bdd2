"""Ask: which candidates answer "can we promise this?", and when one verdict may be named.

Rule in prose. Candidates come with a calibrated confidence (0..1, the measured share of such first candidates that were right),
the likeliest first; a non-goal that is surely hit comes before all, as it does in a verdict about words of ours (core.backing).
One verdict is named only when the first candidate's confidence reaches the bar of its verdict and every rival that is nearly as
likely says the same: the same verdict, also a no, or also that it is there today and with no more limits. The bar for `as_is`
is the highest, because a wrong "yes, as it is" costs more than ten "ask product"; a no by strategy must be as sure, since a
wish beside a non-goal sounds like it. A yes is as sure as its capability and as no non-goal being hit, both together
(`doubted`). What only waits because a person has to say whether a limit holds or an item is meant is no verdict. Otherwise Ask
abstains and shows the candidates. A candidate's own verdict is what would hold if it were the one that is meant. Confidence is
measured for first candidates only, so a word stands beside a candidate at once only where it is the first and Ask names its
verdict (`speaks`); a wrong neighbour that "works today" would else be read as the answer. For the same reason, where Ask
abstains, a non-goal that is nearly as likely as the first comes before all others, and a candidate below the lowest bar waits
to be opened (`opens`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ropeteam.core.fit import RANK, Reason
from ropeteam.core.vocabulary import Fit


class CandidateKind(StrEnum):
    CAPABILITY = "capability"
    CHANGE_REQUEST = "change_request"
    PATTERN = "pattern"
    NON_GOAL = "non_goal"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`confidence` is the calibrated chance (0..1) that it is the right one; of equals the higher `score` is nearer."""

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


BAR: dict[Fit, float] = {Fit.AS_IS: 0.9, Fit.LIMITED: 0.8, Fit.ROADMAP: 0.8, Fit.AGAINST_STRATEGY: 0.9}
OTHER_BAR = 0.7
RIVAL = 0.5
LOWEST_BAR = min(*BAR.values(), OTHER_BAR)
_NO = {Fit.DECLINED, Fit.AGAINST_STRATEGY}
_TODAY = {Fit.AS_IS, Fit.LIMITED, Fit.WORKAROUND}
YES = frozenset({*_TODAY, Fit.ROADMAP})
_FOR_A_PERSON = frozenset({"limit_unsure", "roadmap_elsewhere", "roadmap_less"})


def decide(candidates: Sequence[Candidate], *, most: int = 5) -> AskVerdict:
    """The best `most` candidates and, where confidence allows, one verdict."""
    ranked = sorted(candidates, key=_place)[:most]
    if not ranked:
        return AskVerdict(None, ())
    first = ranked[0]
    silent = any(c.confidence >= RIVAL * first.confidence and not _agrees(first, c) for c in ranked[1:])
    if _is_verdict(first) and first.confidence >= bar(first.fit) and not silent:
        return AskVerdict(first.fit, tuple(ranked))
    return AskVerdict(None, tuple(_no_before_yes(ranked)))


def doubted(verdict: AskVerdict, *, non_goal: float) -> AskVerdict:
    """The same candidates where a non-goal is hit with a chance too small to be one of them: it lessens every yes."""
    if not is_yes(verdict):
        return verdict
    first = verdict.candidates[0]
    less = replace(first, confidence=first.confidence * (1 - non_goal))
    return decide([less, *verdict.candidates[1:]], most=len(verdict.candidates))


def is_yes(verdict: AskVerdict) -> bool:
    return verdict.verdict in YES


def bar(fit: Fit) -> float:
    """How likely a first candidate must be for its verdict to be named."""
    return BAR.get(fit, OTHER_BAR)


def is_hit(candidate: Candidate) -> bool:
    """A non-goal that is surely hit: what else the words resemble no longer matters."""
    return candidate.kind == CandidateKind.NON_GOAL and candidate.confidence >= bar(candidate.fit)


def _place(candidate: Candidate) -> tuple[bool, float, float, str, str]:
    return not is_hit(candidate), -candidate.confidence, -candidate.score, candidate.kind, candidate.key


def _is_verdict(candidate: Candidate) -> bool:
    if candidate.fit == Fit.UNKNOWN:
        return False
    return candidate.fit not in (Fit.IN_REVIEW, Fit.DECLINED) or not any(map(_doubtful, candidate.reasons))


def _doubtful(reason: Reason) -> bool:
    """Something a person has to say, or a limit that is exceeded by what nobody can show in the words."""
    return reason.code in _FOR_A_PERSON or (reason.code == "beyond_limit" and "said" not in dict(reason.values))


def _agrees(first: Candidate, rival: Candidate) -> bool:
    if is_hit(first) or first.fit == rival.fit:
        return True
    if {first.fit, rival.fit} <= _NO:
        return True
    return {first.fit, rival.fit} <= _TODAY and RANK[first.fit] <= RANK[rival.fit]


def _no_before_yes(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Non-goals that are nearly as likely as the first come before everything else."""
    likely = RIVAL * ranked[0].confidence
    return sorted(ranked, key=lambda one: not (one.kind == CandidateKind.NON_GOAL and one.confidence >= likely))
