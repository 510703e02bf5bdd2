"""What fits a wish or a wording: capabilities, wishes, patterns and non-goals, each with its verdict. Writes nothing; any flow
may ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ropeteam.core.errors import Refused
from ropeteam.core.fit import RANK, Reason
from ropeteam.core.solutions import AskVerdict, Candidate, CandidateKind, decide
from ropeteam.core.vocabulary import Fit, SignalKind
from ropeteam.flows import ear, judging, near_patterns, nearest
from ropeteam.language.contract import Match
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import is_service
from ropeteam.language.match import non_goals as goals
from ropeteam.store import models
from ropeteam.store.queries.product import Truth, truth

MOST = 5
REQUEST_FLOOR = 0.35
UNSURE = 0.5


def consider(text: str, *, product: models.Product, deal: models.Deal | None, on: date) -> tuple[AskVerdict, Truth]:
    """The candidates for a wish or a wording with their verdicts. Writes nothing."""
    if not text.strip():
        raise Refused("ask_empty")
    now = truth(product)
    language = language_of(text)
    releases = {k.version.release: k.version.day for k in now.roadmap.values() if k.version.release and k.version.day}
    when, _ = find_due(text, on=on, language=language, releases=releases)
    service = is_service(text)
    candidates: list[Candidate] = []
    matches = ear.capabilities(now).match(text, language=language, most=MOST)
    for match in matches:
        known = now.capabilities[int(match.key)]
        subject = judging.Subject(
            SignalKind.PROMISE, text, on, due=when, service=service, capability=known.capability, deal=deal
        )
        verdict = judging.weigh(subject, now).judgement
        if service:  # work never makes possible what the product itself does not carry: the lesser of the two counts
            plain = judging.weigh(replace(subject, service=False), now).judgement
            verdict = min(verdict, plain, key=lambda one: RANK[one.fit])
        sure = match.confidence
        if verdict.fit == Fit.ROADMAP and any(reason.code == "beyond_limit" for reason in verdict.reasons):
            sure = min(sure, UNSURE)  # whether the item lifts that very limit, a person has to say
        candidates.append(
            Candidate(CandidateKind.CAPABILITY, known.capability.key, verdict.fit, match.score, sure, verdict.reasons)
        )
    candidates += _non_goal(text, language, now, matches[0] if matches else None)
    candidates += _requests(text, product, now, on=on, due=when)
    ways = near_patterns.candidates(text, product, now, on=on, due=when)
    return decide([*candidates, *ways], most=MOST + 2 + len(ways)), now


def _non_goal(text: str, language: str, now: Truth, capability: Match | None) -> list[Candidate]:
    if not now.non_goals:
        return []
    texts = {str(goal.pk): goal.text for goal in now.non_goals}
    hit = goals.hit(text, ear.non_goals(now).nearest(text, language=language), texts, capability=capability)
    if hit is None:
        return []
    goal = next(row for row in now.non_goals if str(row.pk) == hit.key)
    reason = Reason.of("non_goal", non_goal=goal.key)
    return [Candidate(CandidateKind.NON_GOAL, goal.key, Fit.AGAINST_STRATEGY, hit.score, hit.confidence, (reason,))]


def _requests(text: str, product: models.Product, now: Truth, *, on: date, due: date | None) -> list[Candidate]:
    found = [(pk, score) for pk, score in nearest.nearest(text, product, most=MOST) if score >= REQUEST_FLOOR]
    known = models.ChangeRequest.objects.select_related("capability").prefetch_related("decisions")
    rows = known.in_bulk([pk for pk, _ in found])
    candidates = []
    for pk, score in found:
        row = rows[pk]
        subject = judging.Subject(SignalKind.PROMISE, text, on, due=due, capability=row.capability, change_request=row)
        judged = judging.weigh(subject, now)
        fit = judged.judgement.fit if judged.decision or row.capability else Fit.IN_REVIEW
        candidates.append(
            Candidate(
                CandidateKind.CHANGE_REQUEST,
                row.key,
                fit,
                score,
                max(0.0, min(1.0, score)) * 0.7,
                judged.judgement.reasons,
            )
        )
    return candidates
