"""Ask on the corpus' own questions, as the product answers them, with confidence that learnt from other companies' questions.

The questions are to the calibration companies (corpus/questions.csv), so each company is judged with weights of the other seven;
the rules about limits were mended while looking at these companies, and their encoder knows none of them. Change requests,
patterns and decisions, which the product looks at too, have no place here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench._heard import Judge
from ropeteam.core.ask_trial import Tried, tally
from ropeteam.core.backing import judge
from ropeteam.core.fit import RANK
from ropeteam.core.solutions import AskVerdict, Candidate, CandidateKind, decide, doubted, is_yes
from ropeteam.core.vocabulary import Fit
from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company, place
from ropeteam.language.detect.due import due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import WORK_ASKED_FOR, work_chance
from ropeteam.language.encoder.encoder import shipped
from ropeteam.language.match import non_goals
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.asked import Asked, asked_queries, fit_asked, read_asked
from ropeteam.language.training.matching import Query

Figures = dict[str, float]
MOST = 5


def asked_table(companies: Sequence[Company], embedder: Embedder, weights: Weights | None) -> Figures:
    encoder = shipped()
    asked = read_asked(place(), companies)[0]
    if encoder is None or weights is None or not asked:
        return {}
    known = list(asked_queries(asked, companies, embedder, weights.means, encoder))
    tried = [one for company in companies for one in _tried(company, asked, known, embedder, weights)]
    counted = tally(tried)
    print(
        f"\nAsk, {counted.n} questions to the calibration companies, each with confidence that learnt from the others'"
    )
    print(f"  right {counted.right}, wrong {counted.wrong}, abstained {counted.abstained}")
    print(f'  "works today" named {counted.as_is}, of these wrong {counted.wrong_as_is}')
    print(f"  where it abstained, the right verdict first {counted.first}, among the candidates {counted.among}")
    names = ("n", "right", "wrong", "abstained", "as_is", "wrong_as_is", "among", "first")
    return {f"asked_{name}": float(getattr(counted, name)) for name in names}


def _tried(
    company: Company, asked: Sequence[Asked], known: Sequence[Query], embedder: Embedder, weights: Weights
) -> Iterator[Tried]:
    others = fit_asked([one for one in known if one.company != company.key])
    by = Judge(company, embedder, replace(weights, matching={**weights.matching, **others}))
    for one in asked:
        if one.company == company.key:
            answer = _answer(one.text, by, weights)
            yield Tried(one.text, answer.verdict, one.expected, tuple(c.fit for c in answer.candidates))


def _answer(text: str, by: Judge, weights: Weights) -> AskVerdict:
    """flows.candidates.consider without a database."""
    language = language_of(text)
    matches = by.capabilities.match(text, language=language, most=MOST, asked=True)
    near = by.goals.nearest(text, language=language)
    best = matches[0] if matches else None
    hit = non_goals.hit(text, near, by.goal_texts, capability=best, weights=weights)
    found = [_candidate(text, match.key, match.score, match.confidence, by) for match in matches]
    if hit is not None:
        found.append(Candidate(CandidateKind.NON_GOAL, hit.key, Fit.AGAINST_STRATEGY, hit.score, hit.confidence))
    verdict = decide(found, most=MOST + 2)
    if not is_yes(verdict):
        return verdict
    maybe = non_goals.hit(text, near, by.goal_texts, capability=best, weights=weights, least=0.0)
    return doubted(verdict, non_goal=maybe.confidence) if maybe is not None else verdict


def _candidate(text: str, key: str, score: float, confidence: float, by: Judge) -> Candidate:
    first = min(by.company.talks, key=lambda talk: talk.held_on)
    day, _ = due(text, on=first.held_on, language=language_of(text), releases=by.company.releases)
    work = work_chance(text, weights=by.weights)
    verdicts = [
        judge(understood.wording, understood.facts)
        for understood in (
            by.facts("promise", text, first, key, "", day, service) for service in {work >= WORK_ASKED_FOR, False}
        )
    ]
    verdict = min(verdicts, key=lambda one: RANK[one.fit])
    if verdict.fit == Fit.SERVICES:
        confidence = min(confidence, work)
    return Candidate(CandidateKind.CAPABILITY, key, verdict.fit, score, confidence, verdict.reasons)
