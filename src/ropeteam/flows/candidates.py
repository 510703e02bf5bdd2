"""What fits a wish or a wording: capabilities, wishes, patterns and non-goals, each with its verdict. Writes nothing; any flow
may ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ropeteam.core.errors import Refused
from ropeteam.core.fit import RANK, Reason
from ropeteam.core.solutions import (
    LOWEST_BAR,
    RIVAL,
    AskVerdict,
    Candidate,
    CandidateKind,
    decide,
    doubted,
    is_hit,
    is_yes,
)
from ropeteam.core.vocabulary import Fit, SignalKind
from ropeteam.flows import ear, judging, near_patterns, nearest
from ropeteam.language.contract import Match
from ropeteam.language.detect.due import due as find_due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import WORK_ASKED_FOR, work_chance
from ropeteam.language.match import non_goals as goals
from ropeteam.store import models
from ropeteam.store.queries.product import Truth, truth

MOST = 5
REQUEST_FLOOR = 0.35


def consider(
    text: str,
    *,
    product: models.Product,
    deal: models.Deal | None,
    on: date,
    now: Truth | None = None,
    demand: bool = False,
) -> tuple[AskVerdict, Truth]:
    """The candidates for a wish or a wording with their verdicts. Writes nothing. `now` is the product's truth, for whoever
    asks about many wordings and has it. `demand`: a row of a customer's list."""
    if not text.strip():
        raise Refused("ask_empty")
    now = now or truth(product)
    language = language_of(text)
    when, _ = find_due(text, on=on, language=language, releases=now.releases)
    matches = ear.capabilities(now).match(text, language=language, most=MOST, asked=True)
    said = _Said(text, on, when, work_chance(text), deal, demand)
    candidates = [_capability(match, said, now) for match in matches]
    candidates += _non_goal(text, language, now, matches[0] if matches else None)
    candidates += _requests(text, product, now, on=on, due=when)
    ways = near_patterns.candidates(text, product, now, on=on, due=when)
    verdict = decide([*candidates, *ways], most=MOST + 2 + len(ways))
    return _doubted(verdict, text, language, now, matches), now


def verdicts(texts: Sequence[str], *, now: Truth, deal: models.Deal, on: date) -> list[AskVerdict]:
    """For many rows of a customer's list the verdict that `consider` would name, with the candidate it names first; nothing is
    judged that it does not rest on, and where none could be named there is no candidate at all."""
    catalogue, product = ear.capabilities(now), now.product
    meanings = catalogue.meanings(texts)
    _, wishes = nearest.nearest_to_each(list(texts), product, most=MOST)
    has_ways = models.SolutionPattern.objects.filter(product=product, retired_on__isnull=True).exists()
    found = []
    for text, meaning, near in zip(texts, meanings, wishes, strict=True):
        language = language_of(text)
        matches = catalogue.match(text, language=language, most=MOST, meaning=meaning, asked=True)
        ways = near_patterns.nearest(text, product, most=near_patterns.MOST) if has_ways else []
        found.append(_named(text, language, matches, near, ways, now=now, deal=deal, on=on))
    return found


def _named(
    text: str,
    language: str,
    matches: Sequence[Match],
    near: Sequence[tuple[int, float]],
    ways: Sequence[tuple[int, float]],
    *,
    now: Truth,
    deal: models.Deal,
    on: date,
) -> AskVerdict:
    """By its chance alone one sees which candidate comes first, and whether any verdict can be named: mostly none."""
    goals_hit = _non_goal(text, language, now, matches[0] if matches else None)
    wishes = [likeness(score) for _, score in near if score >= REQUEST_FLOOR]
    patterns = [likeness(score) for _, score in ways if score >= near_patterns.FLOOR]
    chances = [*(match.confidence for match in matches), *(goal.confidence for goal in goals_hit), *wishes, *patterns]
    first = max(chances, default=0.0)
    if first < LOWEST_BAR:
        return AskVerdict(None, ())
    most = MOST + 2 + len(patterns)
    if any(is_hit(goal) for goal in goals_hit):
        return decide(goals_hit, most=most)
    when, _ = find_due(text, on=on, language=language, releases=now.releases)
    said = _Said(text, on, when, work_chance(text), deal, demand=True)
    counts = RIVAL * first  # what is less likely than that changes no verdict
    candidates = [_capability(match, said, now) for match in matches if match.confidence >= counts]
    candidates += goals_hit
    if any(chance >= counts for chance in wishes):
        candidates += _requests(text, now.product, now, on=on, due=when)
    if any(chance >= counts for chance in patterns):
        candidates += near_patterns.candidates(text, now.product, now, on=on, due=when)
    return _doubted(decide(candidates, most=most), text, language, now, matches)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words as they are judged; `work` is the chance that they ask for people's work."""

    text: str
    on: date
    due: date | None
    work: float
    deal: models.Deal | None
    demand: bool = False


def _capability(match: Match, said: _Said, now: Truth) -> Candidate:
    known = now.capabilities[int(match.key)]
    subject = judging.Subject(
        SignalKind.PROMISE,
        said.text,
        said.on,
        due=said.due,
        service=said.work >= WORK_ASKED_FOR,
        capability=known.capability,
        deal=said.deal,
        demand=said.demand,
    )
    verdict = judging.weigh(subject, now).judgement
    if (
        subject.service
    ):  # work never makes possible what the product itself does not carry: the lesser of the two counts
        plain = judging.weigh(replace(subject, service=False), now).judgement
        verdict = min(verdict, plain, key=lambda one: RANK[one.fit])
    key, sure = known.capability.key, match.confidence
    if verdict.fit == Fit.SERVICES:
        sure = min(sure, said.work)
    return Candidate(CandidateKind.CAPABILITY, key, verdict.fit, match.score, sure, verdict.reasons)


def likeness(score: float) -> float:
    """How sure likeness of words alone can be: never enough for a verdict unless they are the same."""
    return max(0.0, min(1.0, score)) * 0.7


def near_non_goal(text: str, now: Truth) -> models.NonGoal | None:
    """The non-goal that the words lie near, as `consider` would find it."""
    language = language_of(text)
    matches = ear.capabilities(now).match(text, language=language, most=1, asked=True) if now.non_goals else ()
    keys = {one.key for one in _non_goal(text, language, now, matches[0] if matches else None)}
    return next((goal for goal in now.non_goals if goal.key in keys), None)


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


def _doubted(verdict: AskVerdict, text: str, language: str, now: Truth, matches: Sequence[Match]) -> AskVerdict:
    """Only a yes is held against the non-goals once more: reading them is what a question costs most."""
    if not is_yes(verdict) or not now.non_goals:
        return verdict
    texts = {str(goal.pk): goal.text for goal in now.non_goals}
    nearest_goals = ear.non_goals(now).nearest(text, language=language)
    hit = goals.hit(text, nearest_goals, texts, capability=matches[0] if matches else None, least=0.0)
    return doubted(verdict, non_goal=hit.confidence) if hit is not None else verdict


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
                likeness(score),
                judged.judgement.reasons,
            )
        )
    return candidates
