"""What attention is planned from: themes still open, planned talks, what was heard of late, who of product may listen when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.talk_kind import WRITTEN
from ropeteam.core.vocabulary import ConversationKind, Role, Side, SignalKind, Stance
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Account,
    Analysis,
    AttentionPick,
    BusyTime,
    Capability,
    Conversation,
    DealRole,
    Participant,
    Person,
    PickAnswer,
    PillarEvidence,
    Product,
    RoleGrant,
    Signal,
    StrategyProposal,
    StrategyVersion,
    TalkTime,
)
from ropeteam.store.queries.signals import with_state

AHEAD = timedelta(weeks=4)
BACK = timedelta(days=90)
CONCERNS_BACK = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Heard:
    """A talk of the last weeks: whether product sat in it; else pre-sales did and it was listened to."""

    kind: ConversationKind
    account: int
    segment: str
    themes: frozenset[int]
    product: bool


@dataclass(slots=True)
class Spoken:
    """What was said of late. `concerns`: (capability, account). `themes`: the capabilities each account spoke of."""

    concerns: set[tuple[int, int]] = field(default_factory=set)
    themes: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


def accounts(product: Product) -> dict[int, str]:
    """Segment by account."""
    rows = Account.objects.filter(company=product.company_id).order_by("pk")
    return dict(rows.values_list("pk", "segment"))


def spoken(product: Product, *, on: date) -> Spoken:
    """Capabilities that customers spoke of, and their concerns, without what people dismissed."""
    found = Signal.objects.filter(
        conversation__company=product.company_id,
        conversation__held_on__gte=on - CONCERNS_BACK,
        conversation__held_on__lte=on,
        conversation__account__isnull=False,
        capability__product=product,
        retired_at__isnull=True,
        low=False,
        kind__in=(SignalKind.CONCERN.value, SignalKind.NEED.value, SignalKind.DELIGHT.value),
    )
    rows = with_state(found.exclude(conversation__deal__confidential=True)).exclude(state="dismissed").order_by("pk")
    said = Spoken()
    for capability, account, kind in rows.values_list("capability_id", "conversation__account_id", "kind_is"):
        said.themes[account].add(capability)
        if kind == SignalKind.CONCERN:
            said.concerns.add((capability, account))
    return said


def heard_of_late(product: Product, *, on: date) -> list[Heard]:
    """Customer talks that product or pre-sales sat in and that were listened to."""
    talks = Conversation.objects.filter(
        Exists(Analysis.objects.filter(text__conversation=OuterRef("pk"))), account__isnull=False,
        company=product.company_id, internal=False, held_on__gte=on - BACK, held_on__lte=on,
    ).exclude(kind__in=WRITTEN)  # fmt: skip
    rows = list(talks.order_by("pk").values_list("pk", "kind", "account_id", "account__segment"))
    sat = _sat_in(product, [pk for pk, *_ in rows])
    themes: dict[int, set[int]] = defaultdict(set)
    said = Signal.objects.filter(conversation__in=sat, capability__product=product, retired_at__isnull=True)
    for talk, capability in said.values_list("conversation_id", "capability_id"):
        themes[talk].add(capability)
    return [
        Heard(ConversationKind(kind), account, segment, frozenset(themes[pk]), Role.PRODUCT.value in sat[pk])
        for pk, kind, account, segment in rows
        if pk in sat and themes[pk]
    ]


def _sat_in(product: Product, talks: list[int]) -> dict[int, set[str]]:
    """Which of product and pre-sales sat in each of these talks, by the role said there or the role a person holds."""
    wanted = (Role.PRODUCT.value, Role.PRESALES.value)
    held: dict[int, set[str]] = defaultdict(set)
    grants = RoleGrant.objects.filter(person__company=product.company_id, role__in=wanted)
    for person, role in grants.values_list("person_id", "role"):
        held[person].add(role)
    found: dict[int, set[str]] = defaultdict(set)
    rows = Participant.objects.filter(conversation__in=talks, side=Side.OURS.value)
    for talk, role, person in rows.values_list("conversation_id", "role", "person_id"):
        found[talk] |= ({role} if role else held.get(person or 0, set())) & set(wanted)
    return {talk: roles for talk, roles in found.items() if roles}


def planned(product: Product, *, now: datetime) -> QuerySet[TalkTime]:
    """The customer talks of the coming weeks that have a time."""
    found = TalkTime.objects.filter(
        conversation__company=product.company_id, conversation__internal=False, conversation__account__isnull=False,
        starts_at__gt=now, starts_at__lte=now + AHEAD,
    ).exclude(conversation__kind__in=WRITTEN)  # fmt: skip
    own = Q(conversation__deal__product=product) | Q(conversation__deal__product__isnull=True)
    return found.filter(own).select_related("conversation__account", "conversation__deal").order_by("starts_at", "pk")


def listeners(product: Product, *, on: date) -> list[Person]:
    """The people of product today."""
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on), Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("pk"), role=Role.PRODUCT.value,
    )  # fmt: skip
    return list(Person.objects.filter(Exists(grants), company=product.company_id, active=True).order_by("pk"))


def busy(people: Iterable[Person], *, now: datetime) -> dict[int, list[tuple[datetime, datetime]]]:
    """When each of them cannot come."""
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    rows = BusyTime.objects.filter(person__in=list(people), ends_at__gt=now, starts_at__lte=now + AHEAD)
    for person, start, end in rows.order_by("starts_at", "pk").values_list("person_id", "starts_at", "ends_at"):
        found[person].append((start, end))
    return found


def owners(product: Product) -> dict[int, int]:
    """Who of our people owns which capability."""
    rows = Capability.objects.filter(product=product, owner__isnull=False)
    return {pk: owner for pk, owner in rows.values_list("pk", "owner_id") if owner is not None}


def coming_anyway(talks: Iterable[int], people: Iterable[Person]) -> set[tuple[int, int]]:
    """(talk, person): product people who are invited already."""
    rows = Participant.objects.filter(conversation__in=list(talks), person__in=list(people))
    return {(talk, person) for talk, person in rows.values_list("conversation_id", "person_id") if person is not None}


def on_ropes(people: Iterable[Person]) -> set[tuple[int, int]]:
    """(deal, person): whose rope they are on; confidential deals are theirs only then."""
    rows = DealRole.objects.filter(person__in=list(people), to_day__isnull=True)
    return set(rows.values_list("deal_id", "person_id"))


def open_questions(strategy: StrategyVersion | None) -> set[str]:
    """Pillars of the strategy that are in question: a proposal is open, or sentences stand for and against it."""
    if strategy is None:
        return set()
    product = strategy.product_id
    proposed = StrategyProposal.objects.filter(product=product, outcome__isnull=True, pillar__isnull=False)
    asked = {key for key in proposed.values_list("pillar__key", flat=True) if key is not None}
    later = PillarEvidence.objects.filter(signal=OuterRef("signal"), pillar=OuterRef("pillar"), pk__gt=OuterRef("pk"))
    stands = PillarEvidence.objects.filter(~Exists(later), pillar__strategy__product=product)
    stances: dict[str, set[str]] = defaultdict(set)
    for key, stance in stands.values_list("pillar__key", "stance"):
        stances[key].add(stance)
    both = {Stance.FOR.value, Stance.AGAINST.value}
    asked |= {key for key, said in stances.items() if both <= said}
    return asked & set(strategy.pillars.values_list("key", flat=True))


def with_answer(found: QuerySet[AttentionPick]) -> QuerySet[Any]:
    """Each pick with `comes`: what was answered last, None where nothing was."""
    last = PickAnswer.objects.filter(pick=OuterRef("pk")).order_by("-pk")
    return found.annotate(comes=Subquery(last.values("comes")[:1]))


def picks(actor: Actor, *, now: datetime) -> QuerySet[Any]:
    """The proposals of the coming weeks whose talks this reader may know of, earliest first."""
    found = AttentionPick.objects.filter(
        conversation__in=access.conversations(actor), conversation__time__starts_at__gt=now,
    )  # fmt: skip
    found = with_answer(found).select_related("conversation__time", "conversation__deal", "conversation__account")
    return found.order_by("conversation__time__starts_at", "pk")


def handed_over(actor: Actor, *, on: date) -> QuerySet[Any]:
    """Questions that product handed over for talks that are still to come: to pre-sales on the deal's rope, and where
    it names none, to all of pre-sales."""
    later = PickAnswer.objects.filter(pick=OuterRef("pick"), pk__gt=OuterRef("pk"))
    rope = DealRole.objects.filter(
        deal=OuterRef("pick__conversation__deal"), role=Role.PRESALES.value, to_day__isnull=True
    )
    found = PickAnswer.objects.filter(
        Exists(rope.filter(person=actor.person)) | ~Exists(rope), ~Exists(later), comes=False,
        pick__conversation__in=access.conversations(actor), pick__conversation__held_on__gte=on,
        pick__conversation__time__isnull=False,
    )  # fmt: skip
    found = found.select_related("pick__conversation__deal__account", "pick__conversation__time")
    return found.order_by("pick__conversation__held_on", "pk")


def unanswered(actor: Actor, *, on: date) -> QuerySet[Any]:
    """The reader's own proposals that wait for a word."""
    found = AttentionPick.objects.filter(
        ~Exists(PickAnswer.objects.filter(pick=OuterRef("pk"))), person=actor.person,
        conversation__in=access.conversations(actor), conversation__held_on__gte=on, conversation__time__isnull=False,
    )  # fmt: skip
    found = found.select_related("conversation__deal__account", "conversation__time", "conversation__account")
    return found.order_by("conversation__held_on", "pk")
