"""A deal outside the segments that are ready: somebody looks at it, and the customer says which gaps they live with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.early_adopters import is_beyond
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary_presales import OutsideWay
from ropeteam.language.typed import lines
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import early_adopters as query

LONGEST = 2000


def look(deal: models.Deal, *, actor: Actor, way: OutsideWay, words: str = "", on: date) -> models.SegmentLook:
    """Somebody of the rope saw that the deal's segment is not ready, and how they go on. The same again changes nothing."""
    person, words = _person(actor, Deed.AGREE_GAP, deal), lines(words, LONGEST)
    with transaction.atomic():
        held = _held(deal)
        now = _outside(held, on)
        last = now.look
        if last is not None and not now.news and (last.way, last.words) == (way.value, words):
            return last
        row = models.SegmentLook.objects.create(
            deal=held, segment=now.stand.segment, n=held.segment_looks.count() + 1, way=way.value, words=words,
            by=person, looked_on=on, created_by=person,
        )  # fmt: skip
        _event("deal.outside_seen", held, actor, way=way.value, segment=now.stand.segment.pk)
    return row


def agree(
    deal: models.Deal,
    capability: models.Capability,
    *,
    actor: Actor,
    contact: models.Contact,
    words: str,
    told_on: date,
    on: date,
) -> models.GapAccepted:
    """A contact lives without a capability, in their words. One gap more than the segment bears is kept as beyond: it counts as
    agreed only once product seconded it."""
    person, words = _person(actor, Deed.AGREE_GAP, deal), lines(words, LONGEST)
    if not words:
        raise Refused("gap_words_missing")
    if contact.account_id != deal.account_id:
        raise Refused("sign_contact_elsewhere")
    if told_on > on:
        raise Refused("gap_told_later")
    with transaction.atomic():
        held = _held(deal)
        now = _outside(held, on)
        gap = next((row for row in now.stand.gaps if row.need.capability_id == capability.pk), None)
        if gap is None:
            raise Refused("gap_not_there")
        if capability.pk in now.said:
            raise Refused("gap_said_already")
        row = models.GapAccepted.objects.create(
            deal=held, capability=capability, n=held.gaps_accepted.count() + 1, contact=contact, words=words,
            told_on=told_on, day_told=gap.must.brought_on, beyond=is_beyond(now.gaps), tolerance=now.gaps.tolerance,
            by=person, recorded_on=on, created_by=person,
        )  # fmt: skip
        _event("gap.agreed" if not row.beyond else "gap.beyond", held, actor, gap=row.pk, capability=capability.pk)
    return row


def second(gap: models.GapAccepted, *, actor: Actor, reason: str, on: date) -> models.GapSecond:
    """Product agrees to a gap beyond the tolerance: this customer is worth it, and why. Who wrote it down does not second it."""
    person, reason = _person(actor, Deed.SECOND_GAP, gap.deal), lines(reason, LONGEST)
    if not reason:
        raise Refused("reason_missing")
    with transaction.atomic():
        held = _gap(gap)
        if not held.beyond:
            raise Refused("gap_within")
        if held.by_id == person.pk:
            raise Refused("gap_second_is_first")
        row, made = models.GapSecond.objects.get_or_create(
            gap=held, defaults={"reason": reason, "by": person, "seconded_on": on, "created_by": person}
        )
        if made:
            _event("gap.seconded", held.deal, actor, gap=held.pk)
    return row


def take_back(gap: models.GapAccepted, *, actor: Actor, reason: str, on: date) -> models.GapTakenBack:
    """The customer does not live with it any more; what they said stays readable."""
    person, reason = _person(actor, Deed.AGREE_GAP, gap.deal), lines(reason, LONGEST)
    if not reason:
        raise Refused("reason_missing")
    with transaction.atomic():
        held = _gap(gap)
        row = models.GapTakenBack.objects.create(
            gap=held, reason=reason, by=person, taken_back_on=on, created_by=person
        )
        _event("gap.taken_back", held.deal, actor, gap=held.pk)
    return row


def _person(actor: Actor, deed: Deed, deal: models.Deal) -> models.Person:
    access.require(actor, deed, deal=deal)
    if actor.person is None:
        raise NotAllowed(deed)
    return actor.person


def _held(deal: models.Deal) -> models.Deal:
    """The deal, held: two gaps at once do not both find the last room."""
    found = models.Deal.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("account", "product", "company").get(pk=deal.pk)


def _outside(deal: models.Deal, on: date) -> query.Outside:
    now = query.outside(deal, on=on)
    if now is None:
        raise Refused("deal_not_outside")
    return now


def _gap(gap: models.GapAccepted) -> models.GapAccepted:
    """The customer's word, held, where nobody took it back."""
    found = models.GapAccepted.objects.select_for_update(of=("self",), no_key=True)
    held = found.select_related("deal__company").get(pk=gap.pk)
    models.Deal.objects.select_for_update(of=("self",), no_key=True).get(pk=held.deal_id)
    if models.GapTakenBack.objects.filter(gap=held).exists():
        raise Refused("gap_taken_back")
    return held


def _event(code: str, deal: models.Deal, actor: Actor, **ids: Any) -> None:
    events.append(code, deal, actor=actor, company=deal.company, deal_id=deal.pk, **ids)
