"""The facts an honest text about a project is drafted from: only sentences that may leave the house."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from ropeteam.core.customer_safe import is_safe
from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.projects import MilestoneState
from ropeteam.core.reference_story import Cure, Story, Trouble, WentWrong
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.store.models import Deal, Signature
from ropeteam.store.queries import projects, renewals
from ropeteam.store.queries.house_names import House, Names
from ropeteam.store.queries.references import cure_of, ordered_since, promises_that_count

MOST_KEPT, MOST_GOALS = 6, 5
KEPT = (PromiseOutcome.KEPT.value, PromiseOutcome.KEPT_LATE.value)


def story(deal: Deal, *, on: date) -> Story:
    names = House.of(deal.company).but(deal.account_id)
    promises = list(promises_that_count([deal.pk]).annotate(given_back=F("standing__waits")))
    kept = [row for row in promises if row.outcome in KEPT]
    told = [words for words in (_safe(row.sentence, names) for row in kept) if words]
    milestones = projects.of_deal(deal, on=on)
    goals = [(_safe(goal.signal.quote, names), goal.answer.state) for goal in renewals.goals(deal) if goal.answer]
    return Story(
        company=deal.company.name,
        account=deal.account.name if deal.account else "",
        product=deal.product.name if deal.product else "",
        signed=deal.signed_on,
        golive=deal.golive_on,
        kept=tuple(told[:MOST_KEPT]),
        untold=len(kept) - len(told[:MOST_KEPT]),
        troubles=(*_of_promises(promises, names, on), *_of_milestones(milestones, names)),
        milestones=sum(row.state == MilestoneState.ACCEPTED for row in milestones),
        orders=Signature.objects.filter(agreed=True, request__order__deal=deal).count(),
        goals=tuple((quote, state) for quote, state in goals if quote)[:MOST_GOALS],
    )


def _of_promises(promises: list[Any], names: Names, on: date) -> list[Trouble]:
    """An open one that was given back to be reviewed is told without its words, which are the rope's: left out, a seller could
    clean the story alone."""
    ids = [row.pk for row in promises]
    cured, ordered = projects.cured(ids), ordered_since(ids)
    found = []
    for row in promises:
        due, what = row.due_on, _safe(row.sentence, names)
        if row.given_back and not row.outcome:
            what = ""
        if row.outcome == PromiseOutcome.KEPT_LATE.value:
            found.append(Trouble(WentWrong.KEPT_LATE, what, due, Cure.DELIVERED, row.end.ended_on))
            continue
        broken = row.outcome == PromiseOutcome.BROKEN.value
        since = row.end.ended_on if broken else due
        if since is None or not (broken or (not row.outcome and since < on)):
            continue
        cure = cure_of(row, cured, ordered, since=since)
        kind = WentWrong.BROKEN if broken else WentWrong.LATE
        found.append(Trouble(kind, what, since, Cure(cure[0]) if cure else None, cure[1] if cure else None))
    return found


def _of_milestones(milestones: list[projects.MilestoneSeen], names: Names) -> list[Trouble]:
    """The first time a customer did not simply accept; cured by the acceptance that came later."""
    found = []
    for row in milestones:
        first = next((one for one in reversed(row.acceptances) if one.result != Acceptance.ACCEPTED.value), None)
        if first is None:
            continue
        end = row.last if row.state == MilestoneState.ACCEPTED else None
        found.append(
            Trouble(
                WentWrong(first.result),
                _safe(row.version.title, names),
                first.signature.signed_on,
                Cure.ACCEPTED if end else None,
                end.signature.signed_on if end else None,
            )
        )
    return found


def _safe(text: str, names: Names) -> str:
    plain = " ".join(text.split())
    return plain if is_safe(plain, names) else ""
