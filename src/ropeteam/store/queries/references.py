"""References as pages read them: readiness of deals from their rows, permissions, what contacts were asked for, the text.

Asked for many deals at once: as many queries for fifty as for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ropeteam.core import references as core
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Company,
    Deal,
    Observation,
    Promise,
    ReferencePermission,
    ReferenceText,
    ReferenceUse,
    Setting,
    Signature,
)
from ropeteam.store.queries import projects
from ropeteam.store.queries.deals import waiting_in
from ropeteam.store.queries.kept import given_by, standing_in
from ropeteam.store.queries.lists import Listed
from ropeteam.store.queries.promises import OF_NO_ACCOUNT, with_state

CAP = "references.cap"
NOT_COUNTED = (*OF_NO_ACCOUNT, PromiseOutcome.WITHDRAWN.value)
SHOWN = 40


@dataclass(frozen=True, slots=True)
class TextSeen:
    """`confirmed` is the customer's signature under these very words."""

    text: ReferenceText
    requests: tuple[Any, ...]

    @property
    def confirmed(self) -> Signature | None:
        signatures = (getattr(request, "signature", None) for request in self.requests)
        return next((one for one in signatures if one is not None and one.agreed), None)


def signed(actor: Actor) -> Listed[Deal]:
    """The deals a reference may come of, as far as the reader may know of them, the latest signature first."""
    return Listed(_signed, (standing_in(actor),), given_by(actor), day="signed_on")


def _signed(actor: Actor) -> QuerySet[Deal]:
    return access.deals(actor).filter(signed_on__isnull=False).select_related("account")


def facts(deals: Sequence[Deal], *, on: date) -> dict[int, core.Facts]:
    """By deal, for `core.references.readiness`."""
    keys = [deal.pk for deal in deals]
    pledges, waiting, pulses = _pledges(keys, on), waiting_in(keys), _pulses(deals, on)
    permitted = set(_holding(ReferencePermission.objects.filter(deal__in=keys), on).values_list("deal", flat=True))
    return {
        deal.pk: core.Facts(
            signed=deal.signed_on,
            golive=deal.golive_on,
            closed=deal.closed_on,
            pledges=tuple(pledges[deal.pk]),
            waiting=waiting[deal.pk],
            pulses=tuple(pulses[deal.pk]),
            permitted=deal.pk in permitted,
        )
        for deal in deals
    }


def permissions(deal: Deal) -> list[ReferencePermission]:
    """The newest first, each with the contact's word on it and how it was taken back, if they are there."""
    found = deal.reference_permissions.select_related("contact", "taken_back", "confirmed__signature", "by")
    return list(found.order_by("-pk"))


def holding(deal: Deal, *, on: date) -> list[ReferencePermission]:
    return list(_holding(deal.reference_permissions.select_related("contact"), on).order_by("contact__name", "pk"))


def allowed(deal: Deal) -> list[core.Allowed]:
    return [
        core.Allowed(
            row.contact_id,
            ReferenceScope(row.scope),
            ReferenceChannel(row.channel),
            row.since,
            row.until,
            row.taken_back.taken_back_on if getattr(row, "taken_back", None) is not None else None,
        )
        for row in permissions(deal)
    ]


def uses(deal: Deal) -> list[ReferenceUse]:
    found = deal.reference_uses.select_related("contact", "came", "by", "came__by")
    return list(found.order_by("-asked_on", "-pk")[:SHOWN])


def asked(contacts: Collection[int], *, reader: Actor | None = None) -> dict[int, list[date]]:
    """By contact the days on which they were asked for anything; with a `reader` as far as they may know of the deals. The cap
    counts every one: what protects the contact does not hang on who looks."""
    found: dict[int, list[date]] = defaultdict(list)
    rows = ReferenceUse.objects.filter(contact__in=list(contacts)).order_by("asked_on", "pk")
    if reader is not None:
        rows = rows.filter(deal__in=access.deals(reader))
    for contact, day in rows.values_list("contact", "asked_on"):
        found[contact].append(day)
    return found


def cap(company: Company | int) -> int:
    """How often one contact may be asked in a year."""
    row = Setting.objects.filter(company=company, key=CAP).order_by("-pk").first()
    return int(row.value) if row is not None else core.USUAL_CAP


def text(deal: Deal) -> TextSeen | None:
    """The words that hold."""
    row = deal.reference_texts.select_related("by").order_by("-n").first()
    return seen(row) if row is not None else None


def seen(row: ReferenceText) -> TextSeen:
    requests = row.sign_requests.select_related("contact", "link", "signature", "by").order_by("-n")
    return TextSeen(row, tuple(requests))


def confirmed(deals: Collection[int]) -> set[int]:
    """The deals whose customer confirmed the words that hold."""
    later = ReferenceText.objects.filter(deal=OuterRef("deal"), n__gt=OuterRef("n"))
    signed = Signature.objects.filter(request__story=OuterRef("pk"), agreed=True)
    found = ReferenceText.objects.filter(~Exists(later), Exists(signed), deal__in=list(deals))
    return set(found.values_list("deal", flat=True))


def tones(company: Company) -> list[tuple[str, str]]:
    """Expected and actual tone of everything that came, for the company as a whole. Confidential deals count in it for nobody
    (`queries.renewals.loyalty`)."""
    rows = ReferenceUse.objects.filter(deal__company=company, deal__confidential=False, came__isnull=False)
    return list(rows.values_list("expected", "came__tone"))


def promises_that_count(deals: Collection[int]) -> QuerySet[Any]:
    found = with_state(Promise.objects.filter(deal__in=list(deals)))
    return found.exclude(outcome__in=NOT_COUNTED).select_related("end").order_by("said_on", "pk")


def cure_of(promise: Any, cured: dict[int, date], ordered: dict[int, date], *, since: date) -> tuple[str, date] | None:
    """What cured a promise that was broken or late since a day, and when: an accepted milestone, or an order signed about it."""
    for what, days in (("accepted", cured), ("order", ordered)):
        day = days.get(promise.pk)
        if day is not None and day >= since:
            return what, day
    return None


def ordered_since(promises: Collection[int]) -> dict[int, date]:
    """By promise the day on which the customer last agreed to a change order about it."""
    found = Signature.objects.filter(agreed=True, request__order__promise__in=list(promises)).order_by("signed_on")
    return dict(found.values_list("request__order__promise", "signed_on"))


def _pledges(keys: Sequence[int], on: date) -> dict[int, list[core.Pledge]]:
    found: dict[int, list[core.Pledge]] = defaultdict(list)
    rows = list(promises_that_count(keys))
    ids = [row.pk for row in rows]
    cured, ordered = projects.cured(ids), ordered_since(ids)
    for row in rows:
        due = row.due_on
        broken = row.outcome == PromiseOutcome.BROKEN.value
        late = not row.outcome and due is not None and due < on
        since = row.end.ended_on if broken else due
        cure = cure_of(row, cured, ordered, since=since) if since is not None and (broken or late) else None
        found[row.deal_id].append(core.Pledge(row.key, broken=broken, late=late, cured=cure is not None))
    return found


def _pulses(deals: Sequence[Deal], on: date) -> dict[int, list[float]]:
    """Of each contact the last answer since the go-live; of an ended deal without one, since its end."""
    since = {deal.pk: deal.golive_on or deal.closed_on for deal in deals}
    rows = Observation.objects.filter(
        deal__in=[pk for pk, day in since.items() if day is not None],
        channel=Channel.PULSE.value,
        contact__isnull=False,
        taken_out__isnull=True,
        observed_on__lte=on,
    )
    last: dict[tuple[int, int | None], float] = {}
    for deal, contact, day, value in rows.order_by("observed_on", "pk").values_list(
        "deal", "contact", "observed_on", "value"
    ):
        first = since[deal]
        if first is not None and day >= first:
            last[deal, contact] = value
    found: dict[int, list[float]] = defaultdict(list)
    for (deal, _), value in last.items():
        found[deal].append(value)
    return found


def _holding(found: QuerySet[ReferencePermission], on: date) -> QuerySet[ReferencePermission]:
    """Those that hold on the day: `core.references.Allowed.holds` in SQL."""
    back = Q(taken_back__isnull=True) | Q(taken_back__taken_back_on__gt=on)
    return found.filter(back, since__lte=on, until__gte=on).order_by(F("pk"))
