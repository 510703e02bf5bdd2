"""The climb of a deal: draw it from what is known, keep how it was drawn, learn from the company's closed handovers.

Pages draw anew from the rows each time; a kept picture is for looking back ("what did we know then") and for lists.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.numbers.climb import Climb, ClimbFacts, climb, handover_day, standing
from ropeteam.core.numbers.curve_fit import FitDeal, fit
from ropeteam.core.numbers.drop import AFTER, drop
from ropeteam.core.numbers.enthusiasm import levels
from ropeteam.core.numbers.learned import NARROWEST, WIDEST, Learned, as_json
from ropeteam.core.numbers.overstretch import LARGE_DROP, ClosedHandover, learn
from ropeteam.core.numbers.share import share_above
from ropeteam.core.numbers.typical import TypicalPoint, typical
from ropeteam.store import access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import climb as query
from ropeteam.store.queries import climbs
from ropeteam.store.queries.climb import DEALS_AT_ONCE, Known, Standards

# A deal that ended so long ago is not drawn anew every night.
QUIET = timedelta(days=180)
DIGITS = 3


def draw(facts: ClimbFacts, by: Standards) -> Climb:
    """With what the company learned, and its band."""
    return climb(facts, parameters=by.learned.parameters, weights=by.learned.weights, band=by.band)


def look(deal: models.Deal, *, on: date) -> tuple[Known, Climb]:
    """The climb as it stands; access is the caller's door."""
    known = query.known_of(deal, on=on)
    return known, draw(known.facts, query.standards(deal.company))


def typical_of(actor: Actor) -> tuple[tuple[TypicalPoint, ...], int]:
    """The typical climb of the deals that this reader may know of, and of how many; from the pictures kept last."""
    rows = climbs.handed_over(actor)
    curves = [
        [((date.fromisoformat(day) - row.handover_on).days, mean) for day, mean, *_ in row.points]
        for row in rows
        if row.handover_on is not None
    ]
    return typical(curves), len(curves)


def keep(deal: models.Deal, *, on: date) -> models.CurveSnapshot | None:
    """Keep how the deal is drawn today, if anything changed since it was kept last; None where nothing was measured or changed."""
    return _keep_all([deal], on=on)[0]


def keep_all(company: models.Company, *, on: date) -> int:
    """Every night: all deals that live, or ended lately. How many pictures are new."""
    kept = 0
    for batch in _batches(query.living(company, since=on - QUIET).select_related("company")):
        kept += sum(row is not None for row in _keep_all(batch, on=on))
    return kept


def study(company: models.Company, *, on: date) -> models.CurveFit | None:
    """What the closed handovers teach: the weights of the overstretch, the share of deals that lost much, the curve's parameters
    where they foretell better. Once a day; None where nothing closed or nothing changed."""
    last = query.newest_fit(company)
    if last is not None and last.fitted_on >= on:
        return None
    learned = query.standards(company).learned
    closed, drops, fits = [], [], []
    for batch in _batches(models.Deal.objects.filter(company=company, signed_on__isnull=False).order_by("pk")):
        for known in query.known(batch, on=on).values():
            one = _closed(known.facts, learned)
            if one is not None:
                closed.append(one)
                drops.append(one.drop)
            day, _ = handover_day(known.facts)
            if day is not None:
                fits.append(FitDeal(known.facts.observations, day))
    if not closed:
        return None
    found = fit(fits)
    told = as_json(learn(closed), share_above(drops, LARGE_DROP), found)
    if last is not None and last.parameters == told:
        return None
    with transaction.atomic():
        row, new = models.CurveFit.objects.get_or_create(
            company=company,
            fitted_on=on,
            defaults={
                "parameters": told,
                "deals": found.deals if found else len(closed),
                "observations": sum(len(one.observations) for one in fits),
                "gain": found.foretold.gain if found and found.foretold else 0.0,
            },
        )
        if new:
            events.append("climb.learned", row, actor=OPERATOR, company=company, deals=len(closed))
    return row if new else None


def set_band(company: models.Company, *, actor: Actor, usual: float, near: float) -> models.Setting:
    """By how much the band is wider than the formula says: everywhere, and near the handover."""
    access.require(actor, Deed.SETTINGS)
    if not all(NARROWEST <= each <= WIDEST for each in (usual, near)):
        raise Refused("band_factor", lowest=f"{NARROWEST:g}", highest=f"{WIDEST:g}")
    with transaction.atomic():
        row = models.Setting.objects.create(
            company=company, key=query.BAND_KEY, value={"usual": usual, "near": near}, created_by=actor.person
        )
        events.append("climb.band_set", row, actor=actor, company=company)
    return row


def _keep_all(deals: Sequence[models.Deal], *, on: date) -> list[models.CurveSnapshot | None]:
    if not deals:
        return []
    by = query.standards(deals[0].company)
    last = query.newest_snapshots([deal.pk for deal in deals])
    known = query.known(deals, on=on)
    kept: list[models.CurveSnapshot | None] = []
    for deal in deals:
        facts = known[deal.pk].facts
        kept.append(_keep(deal, facts, by, last.get(deal.pk)) if facts.observations else None)
    return kept


def _keep(
    deal: models.Deal, facts: ClimbFacts, by: Standards, before: models.CurveSnapshot | None
) -> models.CurveSnapshot | None:
    digest = _digest(facts, by)
    if before is not None and before.digest == digest:
        return None
    found = draw(facts, by)
    points = [
        [step.day.isoformat(), *(round(value, DIGITS) for value in (step.mean, step.low, step.high, step.deliverable))]
        for step in found.steps
    ]
    stretch = {
        name: round(getattr(found.overstretch, name), DIGITS)
        for name in ("points", "sd", "chance", "base", "promises", "coldness", "height")
    }
    stood = standing(facts, found.standing_on, _level(found))
    # By the ledger's own names: ids mean nothing in another house. What nobody reviewed yet has none.
    open_then = (one for one in facts.promises if one.open_on(found.standing_on))
    made_of = [[one.name, one.chance, one.importance.value] for one in open_then]
    with transaction.atomic():
        row, new = models.CurveSnapshot.objects.get_or_create(
            deal=deal,
            taken_on=facts.on,
            digest=digest,
            defaults={
                "signed_on": facts.signed,
                "handover_on": found.handover,
                "observations": found.observations,
                "fit": by.fit,
                "band": asdict(by.band),
                "points": points,
            },
        )
        if new:
            models.OverstretchSnapshot.objects.create(
                curve=row,
                **stretch,
                talks=stood.talks,
                with_services=stood.with_services,
                enthusiasm=round(stood.enthusiasm, DIGITS),
                learned_from=found.overstretch.learned_from,
                made_of=made_of,
            )
    return row if new else None


def _digest(facts: ClimbFacts, by: Standards) -> str:
    """Of what a climb is drawn from, so that a night without news keeps nothing: the line only goes on to the next day. Promises by
    the ledger's own names, as ids mean nothing in another house."""
    came = [day if day is not None and day <= facts.on else None for day in (facts.signed, facts.closed)]
    told = [
        [[one.day, one.channel, one.value, one.n] for one in facts.observations],
        sorted([one.name, str(one.said_on), str(one.until), one.chance, one.importance] for one in facts.promises),
        [[talk.day, talk.with_services, talk.kickoff] for talk in facts.talks],
        [*came, *handover_day(facts)],
        [asdict(by.learned.weights), by.fit and by.fit.fitted_on, asdict(by.band)],
    ]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def _level(found: Climb) -> float | None:
    """The curve on the day of the standing, which always is one that was drawn."""
    if not found.height_known:
        return None
    return min(found.steps, key=lambda step: abs((step.day - found.standing_on).days)).mean


def _closed(facts: ClimbFacts, learned: Learned) -> ClosedHandover | None:
    """How a deal stood at its signature and what it lost; None while the days after its handover are not over, or unmeasured."""
    day, _ = handover_day(facts)
    if day is None or facts.signed is None or facts.on < day + timedelta(days=AFTER[1]):
        return None
    lost = drop(facts.observations, signed=facts.signed, handover=day, parameters=learned.parameters)
    if lost.smoothed is None:
        return None
    # The height is what could be seen then: nobody at the signature knew how it went on.
    seen = tuple(point for point in facts.observations if point.day <= facts.signed)
    level = levels(seen, [facts.signed], parameters=learned.parameters)
    return ClosedHandover(standing(facts, facts.signed, level[0].mean if level else None), lost.smoothed.value)


def _batches(found: Any) -> Iterator[list[models.Deal]]:
    """By id, so that the table may grow meanwhile."""
    after = 0
    while batch := list(found.filter(pk__gt=after)[:DEALS_AT_ONCE]):
        yield batch
        after = batch[-1].pk
