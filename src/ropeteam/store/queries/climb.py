"""What is known of deals' climbs: measuring points with their evidence, promises with their spans, talks with the customer.

Asked for many deals at once: as many queries for five hundred as for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.fit import chance_of_delivery
from ropeteam.core.numbers.climb import ClimbFacts, CustomerTalk, PromiseSpan
from ropeteam.core.numbers.curve_model import Band
from ropeteam.core.numbers.learned import Learned, band_from, from_json
from ropeteam.core.numbers.observations import Channel, Observation
from ropeteam.core.outcomes import ended_on
from ropeteam.core.talk_kind import WRITTEN
from ropeteam.core.vocabulary import ConversationKind, Fit, Importance, Role, Side
from ropeteam.store.models import (
    Asker,
    Company,
    Conversation,
    CurveFit,
    CurveSnapshot,
    Deal,
    Judgement,
    Participant,
    Promise,
    Setting,
    Signal,
)
from ropeteam.store.models import Observation as Row
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.enthusiasm import moods
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.promises import no_promise

DEALS_AT_ONCE = 200
DEALS = Given("deals")
BAND_KEY = "climb.band"
# A talk so near is the next one; overstretch of so many points is worth a word before it.
NEXT_TALK = timedelta(days=7)
WORTH_A_WORD = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """A measuring point with what it was read from: somebody's answer or act (`row`), or the words of a talk."""

    observation: Observation
    row: Row | None = None
    talk: Conversation | None = None


@dataclass(frozen=True, slots=True)
class Standards:
    """By what a company's climbs are drawn: what its own deals taught, how wide it wants the mist; `fit` where one holds."""

    learned: Learned
    band: Band
    fit: CurveFit | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one deal, and the evidence behind its measuring points, oldest first."""

    facts: ClimbFacts
    points: tuple[Point, ...]


def known(deals: Sequence[Deal], *, on: date, promises: bool = True) -> dict[int, Known]:
    """By deal, as known now of the days up to `on`; without `promises` only what the line of enthusiasm rests on."""
    keys = [deal.pk for deal in deals]
    points, spans = _points(keys, on), _spans(keys, on) if promises else defaultdict(list)
    talks = _talks(keys if promises else [deal.pk for deal in deals if deal.handover_on is None], on)
    found = {}
    for deal in deals:
        own = tuple(sorted(points[deal.pk], key=lambda point: (point.observation.day, point.observation.channel)))
        facts = ClimbFacts(
            on=on,
            observations=tuple(point.observation for point in own),
            promises=tuple(spans[deal.pk]),
            talks=tuple(talks[deal.pk]),
            signed=deal.signed_on,
            handover=deal.handover_on,
            closed=ended_on(signed_on=deal.signed_on, closed_on=deal.closed_on),
        )
        found[deal.pk] = Known(facts, own)
    return found


def known_of(deal: Deal, *, on: date) -> Known:
    return known([deal], on=on)[deal.pk]


def rows(deals: Iterable[int]) -> QuerySet[Row]:
    """The measuring points that count: not taken out."""
    return Row.objects.filter(deal__in=deals, taken_out__isnull=True)


def living(company: Company, *, since: date) -> QuerySet[Deal]:
    """Deals that go on, or ended (`ended_on`) on that day or later."""
    over = Q(signed_on__isnull=True) | Q(closed_on__gt=F("signed_on"))
    return Deal.objects.filter(company=company).exclude(over, closed_on__lt=since).order_by("pk")


def newest_snapshots(deals: Sequence[int], *, on: date | None = None) -> dict[int, CurveSnapshot]:
    """The curve of each deal as it was kept last (by that day), with its overstretch; one look into an index a deal, however many
    were kept."""
    found = CurveSnapshot.objects.filter(deal=OuterRef("pk"))
    if on is not None:
        found = found.filter(taken_on__lte=on)
    last = Deal.objects.filter(pk__in=list(deals)).values_list(Subquery(found.order_by("-pk").values("pk")[:1]))
    return {row.deal_id: row for row in CurveSnapshot.objects.filter(pk__in=last).select_related("overstretch")}


def first_days(deals: Iterable[int]) -> dict[int, date]:
    """The first day of each deal that is known: when it was opened, or its first talk."""
    found = Deal.objects.filter(pk__in=list(deals)).annotate(talked=Min("conversations__held_on"))
    days = {pk: [day for day in known if day] for pk, *known in found.values_list("pk", "opened_on", "talked")}
    return {pk: min(each) for pk, each in days.items() if each}


def _points(keys: Sequence[int], on: date) -> dict[int, list[Point]]:
    points: dict[int, list[Point]] = defaultdict(list)
    for row in rows(keys).filter(observed_on__lte=on).select_related("contact").order_by("observed_on", "pk"):
        points[row.deal_id].append(Point(Observation(row.observed_on, Channel(row.channel), row.value, row.n), row=row))
    for read in moods(Conversation.objects.filter(deal__in=keys, held_on__lte=on)):
        talk = read.conversation
        if talk.deal_id is not None and read.mood.n:
            observation = Observation(talk.held_on, Channel.CONVERSATION, read.mood.value, read.mood.n)
            points[talk.deal_id].append(Point(observation, talk=talk))
    return points


def _spans(keys: Sequence[int], on: date) -> dict[int, list[PromiseSpan]]:
    """The promises of the ledger, and what was heard and waits for a person: not looking makes no deal calmer."""
    spans: dict[int, list[PromiseSpan]] = defaultdict(list)
    given = {"deals": list(keys), "on": on}
    for deal, pk, name, said, ended, other, fit, surer, weight in kept(_ledger).rows(given):
        until = min((day for day in (ended, other) if day), default=None)
        spans[deal].append(replace(_span(f"p{pk}", said, until, fit, surer, weight), name=name))
    for deal, pk, said, fit, surer in kept(_heard).rows(given):
        spans[deal].append(_span(f"s{pk}", said, None, fit, surer, None))
    return spans


def _ledger() -> QuerySet[Any, Any]:
    weight = Asker.objects.filter(deal=OuterRef("deal"), change_request=OuterRef("change_request"))
    found = Promise.objects.filter(~no_promise(), deal_id__any_of=DEALS, said_on__lte=ON)
    found = found.annotate(**_judged("promise"), importance=Subquery(weight.order_by("-pk").values("importance")[:1]))
    days = ("said_on", "end__ended_on", "replaced_by__said_on")
    return found.order_by("said_on", "pk").values_list("deal_id", "pk", "key", *days, "fit", "surer", "importance")


def _heard() -> QuerySet[Any, Any]:
    found = Signal.objects.filter(conversation__deal_id__any_of=DEALS, conversation__held_on__lte=ON)
    waiting: QuerySet[Any, Any] = waiting_promises(found).annotate(**_judged("signal"))
    waiting = waiting.order_by("conversation__held_on", "pk")
    return waiting.values_list("conversation__deal_id", "pk", "conversation__held_on", "fit", "surer")


def _judged(of: str) -> dict[str, Subquery]:
    last = Judgement.objects.filter(**{of: OuterRef("pk")}).order_by("-pk")
    return {"fit": Subquery(last.values("fit")[:1]), "surer": Subquery(last.values("surer")[:1])}


def _span(
    key: str, said: date, until: date | None, fit: str | None, surer: bool | None, weight: str | None
) -> PromiseSpan:
    chance = chance_of_delivery(Fit(fit) if fit else Fit.UNKNOWN, surer=bool(surer))
    return PromiseSpan(key, said, until, chance, Importance(weight) if weight else Importance.CHALLENGE)


def _talks(keys: Sequence[int], on: date) -> dict[int, list[CustomerTalk]]:
    """Talks with the customer; notes are about talks and no talks themselves."""
    there = Participant.objects.filter(conversation=OuterRef("pk"), side=Side.OURS.value, role=Role.SERVICES.value)
    found = Conversation.objects.filter(deal__in=list(keys), internal=False, held_on__lte=on)
    found = found.exclude(kind=ConversationKind.NOTE.value).annotate(services=Exists(there)).order_by("held_on", "pk")
    talks: dict[int, list[CustomerTalk]] = defaultdict(list)
    for deal, day, kind, services in found.values_list("deal_id", "held_on", "kind", "services"):
        talks[deal].append(CustomerTalk(day, services, kind == ConversationKind.KICKOFF))
    return talks


def newest_fit(company: Company) -> CurveFit | None:
    return CurveFit.objects.filter(company=company).order_by("-pk").first()


def standards(company: Company) -> Standards:
    """The stated defaults, until the company's own deals taught something and it set a band."""
    fit = newest_fit(company)
    learned = from_json(fit.parameters) if fit is not None else Learned()
    row = Setting.objects.filter(company=company, key=BAND_KEY).order_by("-pk").first()
    return Standards(learned, band_from(row.value if row is not None else None), fit if learned.fitted else None)


def stretched(found: QuerySet[Deal], on: Any) -> QuerySet[Deal]:
    """Of these deals the unsigned ones with a talk with the customer in the next days whose kept overstretch is worth a word; the
    most overstretched first."""
    talks = Conversation.objects.filter(
        deal=OuterRef("pk"), internal=False, held_on__gte=on, held_on__lte=on + NEXT_TALK
    ).exclude(kind__in=WRITTEN)
    newest = CurveSnapshot.objects.filter(deal=OuterRef("pk")).order_by("-pk")
    found = found.filter(Exists(talks), signed_on__isnull=True, closed_on__isnull=True).select_related(
        "account", "company"
    )
    found = found.annotate(stretch=Subquery(newest.values("overstretch__points")[:1]))
    return found.filter(stretch__gte=WORTH_A_WORD).order_by("-stretch", "pk")
