"""What carries a sentence of an offer: judged like any wording of ours, by the capability a person named or the ear found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ropeteam.core.offers import stand
from ropeteam.core.vocabulary import ClauseWord
from ropeteam.flows import judging
from ropeteam.language.listening.task import Held
from ropeteam.store import models
from ropeteam.store.queries.product import Truth


def subject_of(
    clause: models.Clause,
    reviews: Sequence[models.ClauseReview],
    now: Truth,
    *,
    links: dict[str, int],
    dated_on: date,
    held: Held | None = None,
) -> judging.Subject | None:
    """None where the sentence counts for nothing. `links` are the wordings that people linked to a capability, by hash."""
    counted = stand(clause.kind, [review.word for review in reviews])
    if counted.kind is None or not counted.counts:
        return None
    said = next((review for review in reversed(reviews) if review.word == ClauseWord.ABOUT), None)
    capability, sure = about(clause, said, now, links=links)
    return judging.Subject(
        kind=counted.kind,
        words=clause.text,
        said_on=dated_on,
        due=clause.due,
        service=clause.service,
        capability=capability,
        non_goal=clause.non_goal,
        deal=clause.offer.deal,
        sure=sure,
        held=held,
    )


def about(
    clause: models.Clause, said: models.ClauseReview | None, now: Truth, *, links: dict[str, int]
) -> tuple[models.Capability | None, bool]:
    """The capability, and whether that is sure: a person's word on this sentence, then on this wording, then the ear."""
    if said is not None:
        return said.capability, True
    linked = now.capabilities.get(links.get(clause.hash, 0))
    if linked is not None:
        return linked.capability, True
    return clause.capability, clause.capability_score is None or judging.is_sure(clause.capability_score)


def judge_anew(
    clause: models.Clause, now: Truth, *, links: dict[str, int], dated_on: date, on: date
) -> models.Judgement | None:
    """The rule's verdict as of now, appended only where it differs from the latest; None where nothing is to be judged."""
    subject = subject_of(clause, list(clause.reviews.order_by("n")), now, links=links, dated_on=dated_on)
    if subject is None:
        return None
    judged = judging.weigh(subject, now)
    last = clause.judgements.order_by("-pk").first()
    made = judging.row(judged, on=on, clause=clause)
    if last is not None and _facts(last) == _facts(made):
        return last
    made.save(force_insert=True)
    return made


def _facts(row: models.Judgement) -> tuple[object, ...]:
    return (
        row.fit,
        row.reasons,
        row.due,
        row.surer,
        row.capability_version_id,
        row.roadmap_version_id,
        row.scope_id,
        row.decision_id,
    )
