"""What waits for whom. One small slice a section, a few queries each, however much there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.gate import HEARING_WINDOW
from ropeteam.core.vocabulary import AskStand, Backing, Fit, GateResult, Role, SignalKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Ask,
    Conversation,
    Deal,
    DealRole,
    Decision,
    OverrideRequest,
    ReviewVerdict,
    Scope,
    Signal,
    SignalReview,
    TextVersion,
)
from ropeteam.store.queries import deals, lists, promises, signals
from ropeteam.store.queries.conversations import notes_about

SHOWN = 8
A_TALK = 5
COUNTED = 200
DUE_WITHIN = timedelta(days=30)
DECIDED_WITHIN = timedelta(days=30)
UNCARRIED = (Backing.UNBACKED.value, Backing.AGAINST_STRATEGY.value)


@dataclass(frozen=True, slots=True)
class Section:
    """`total` is exact up to COUNTED; `more` says that there are more than that."""

    code: str
    rows: list[Any]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Desk:
    """Whose Today, on which day; `mine` are the deals whose rope they hold, as a query: somebody may hold thousands. `whole`
    is the section that is shown as far as it is counted."""

    actor: Actor
    on: date
    mine: QuerySet[Any, Any]
    everywhere: bool
    whole: str = ""

    def most(self, code: str) -> int:
        return COUNTED if code == self.whole else SHOWN


def sections(actor: Actor, *, on: date, whole: str = "") -> list[Section]:
    """What waits for this person, in the order of their role; empty sections are left out."""
    mine = DealRole.objects.filter(person=actor.person, to_day__isnull=True).values("deal_id")
    desk = _Desk(actor, on, mine, bool(actor.roles & {Role.PRODUCT, Role.MANAGEMENT}), whole)
    codes: dict[str, None] = {}
    for role in Role:
        if role in actor.roles:
            codes |= dict.fromkeys(FOR[role])
    found = [SECTIONS[code](desk) for code in codes]
    return [section for section in found if section.total]


def own_deals(actor: Actor, *, most: int) -> list[Deal]:
    """The deals whose rope the person holds: open ones first, then by what was said last."""
    own = DealRole.objects.filter(deal=OuterRef("pk"), person=actor.person, to_day__isnull=True)
    talked = Conversation.objects.filter(deal=OuterRef("pk")).order_by("-held_on").values("held_on")[:1]
    found = access.deals(actor).filter(Exists(own)).select_related("account").annotate(talked_on=Subquery(talked))
    order = (F("closed_on").desc(nulls_first=True), F("talked_on").desc(nulls_last=True), "-pk")
    return list(found.order_by(*order)[:most])


def sold_by(actor: Actor) -> frozenset[int]:
    """The deals whose seller this person is: there a dismissal needs a reason."""
    rows = DealRole.objects.filter(person=actor.person, role=Role.SELLER.value, to_day__isnull=True)
    return frozenset(rows.values_list("deal_id", flat=True))


def _confirm(desk: _Desk) -> Section:
    """Promises heard in one's own talks, and claims that nothing carries. The rest goes to product unconfirmed."""
    found = signals.with_state(signals.open_suggestions(access.signals(desk.actor))).filter(
        Q(kind=SignalKind.PROMISE.value) | Q(kind=SignalKind.CLAIM.value, backing__in=UNCARRIED),
        conversation__deal_id__in=desk.mine,
    )
    found = found.order_by("-conversation__held_on", "-conversation_id", "first_turn", "start")
    said = list(found.values_list("conversation_id", "pk")[: COUNTED + 1])
    chosen = said if desk.whole == "confirm" else _few_a_talk(said)
    found = found.select_related("conversation__deal__account", "capability", "text").defer("text__original")
    rows = lists.rows_of(found, [signal for _, signal in chosen[: desk.most("confirm")]])
    return Section("confirm", rows, min(len(said), COUNTED), len(said) > COUNTED)


def _few_a_talk(said: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """At most five of a talk, so that a long one leaves room for the others."""
    heard: Counter[int] = Counter()
    chosen = []
    for talk, signal in said:
        heard[talk] += 1
        if heard[talk] <= A_TALK:
            chosen.append((talk, signal))
    return chosen


def _gates(desk: _Desk) -> Section:
    """Open deals that may not be signed as they stand, the largest first, with what stands in their way."""
    talked = Conversation.objects.filter(deal=OuterRef("pk"))
    found = _own(access.deals(desk.actor), "pk", desk)
    found = found.filter(Exists(talked), signed_on__isnull=True, closed_on__isnull=True)
    blocked = deals.listed(found, deals.DealFilter(stands=GateResult.BLOCKED.value), on=desk.on)
    section = _section(desk, "gates", blocked.order_by(F("amount").desc(nulls_last=True), "pk"))
    counted = deals.by_backing([deal.pk for deal in section.rows])
    waiting = _waiting([deal.pk for deal in section.rows])
    for deal in section.rows:
        deal.uncarried = sum(counted[deal.pk][backing] for backing in UNCARRIED) if deal.pk in counted else 0
        deal.against = counted[deal.pk][Backing.AGAINST_STRATEGY.value] if deal.pk in counted else 0
        deal.unreviewed = waiting.get(deal.pk, 0)
    return section


def _due(desk: _Desk) -> Section:
    found = promises.still_open(_own(access.promises(desk.actor), "deal_id", desk))
    found = found.filter(due__lte=desk.on + DUE_WITHIN)
    return _section(desk, "due", promises.with_state(found).select_related("deal__account").order_by("due", "pk"))


def _asks(desk: _Desk) -> Section:
    """Questions that product has not decided, the oldest first."""
    found = _visible_asks(desk).filter(~Exists(_decision_of_ask()), stand=AskStand.ASK_PRODUCT.value)
    return _section(desk, "asks", found.order_by("asked_on", "pk"))


def _answers(desk: _Desk) -> Section:
    """One's own questions that were decided lately."""
    last = _decision_of_ask().order_by("-decided_on", "-pk")
    found = _visible_asks(desk).annotate(
        decision=Subquery(last.values("kind")[:1]),
        decided_on=Subquery(last.values("decided_on")[:1]),
        decision_reason=Subquery(last.values("reason")[:1]),
    )
    found = found.filter(
        by=desk.actor.person, stand=AskStand.ASK_PRODUCT.value, decided_on__gte=desk.on - DECIDED_WITHIN
    )
    return _section(desk, "answers", found.order_by("-decided_on", "-pk"))


def _needs(desk: _Desk) -> Section:
    """Wishes heard lately that nobody confirmed."""
    found = signals.open_suggestions(access.signals(desk.actor)).filter(
        kind=SignalKind.NEED.value, change_request__isnull=True
    )
    found = signals.with_state(found).select_related("conversation__deal__account", "capability", "text")
    return _section(desk, "needs_heard", found.defer("text__original").order_by("-pk"))


def _scopes(desk: _Desk) -> Section:
    """Promised work of people that services has not accepted."""
    accepted = Scope.objects.filter(promise=OuterRef("pk"), accepted_on__isnull=False)
    found = promises.with_state(promises.still_open(access.promises(desk.actor)))
    found = found.filter(~Exists(accepted), fit=Fit.SERVICES.value).select_related("deal__account")
    return _section(desk, "scopes", found.order_by(F("due").asc(nulls_last=True), "pk"))


def _unheard(desk: _Desk) -> Section:
    """Customer talks of the last weeks that have no words: nobody recorded them, nobody took a note."""
    words = TextVersion.objects.filter(conversation=OuterRef("pk"))
    found = access.conversations(desk.actor).filter(
        ~Exists(words),
        ~Exists(notes_about()),
        deal_id__in=desk.mine,
        internal=False,
        held_on__lte=desk.on,
        held_on__gte=desk.on - HEARING_WINDOW,
    )
    return _section(desk, "unheard", found.select_related("deal__account").order_by("-held_on", "-pk"))


def _seconds(desk: _Desk) -> Section:
    """A seller dismissed a promise in an own deal; someone else has to agree."""
    later = SignalReview.objects.filter(signal=OuterRef("signal"), pk__gt=OuterRef("pk"))
    found = SignalReview.objects.filter(
        ~Exists(later),
        verdict=ReviewVerdict.DISMISSED.value,
        by_seller=True,
        second__isnull=True,
        signal__in=access.signals(desk.actor),
    )
    found = found.exclude(by=desk.actor.person).exclude(signal__conversation__deal_id__in=sold_by(desk.actor))
    found = found.select_related("signal__conversation__deal__account", "signal__text").defer("signal__text__original")
    return _section(desk, "seconds", found.order_by("pk"))


def _overrides(desk: _Desk) -> Section:
    """An override asked for by the other of the two roles."""
    others = {Role.MANAGEMENT.value: Role.PRODUCT, Role.PRODUCT.value: Role.MANAGEMENT}
    roles = [first for first, second in others.items() if second in desk.actor.roles]
    found = OverrideRequest.objects.filter(
        override__isnull=True, role__in=roles, finding__run__deal__in=access.deals(desk.actor)
    ).exclude(by=desk.actor.person)
    return _section(desk, "overrides", found.select_related("finding__run__deal__account").order_by("pk"))


def _own(found: QuerySet[Any], deal: str, desk: _Desk) -> QuerySet[Any]:
    """Product and management look at all deals, everybody else at those whose rope they hold."""
    return found if desk.everywhere else found.filter(**{f"{deal}__in": desk.mine})


def _visible_asks(desk: _Desk) -> QuerySet[Ask]:
    found = Ask.objects.filter(company=desk.actor.company).select_related("deal__account", "chosen_request")
    return found.filter(Q(deal__isnull=True) | Q(deal__in=access.deals(desk.actor)))


def _decision_of_ask() -> QuerySet[Decision]:
    return Decision.objects.filter(
        Q(change_request=OuterRef("chosen_request")) | Q(change_request=OuterRef("chosen_request__merged_into"))
    )


def _waiting(deal_ids: list[int]) -> dict[int, int]:
    counted: dict[int, int] = {}
    found = deals.waiting_promises(Signal.objects.filter(conversation__deal_id__in=deal_ids))
    for deal in found.values_list("conversation__deal_id", flat=True):
        counted[deal] = counted.get(deal, 0) + 1
    return counted


def _section(desk: _Desk, code: str, found: QuerySet[Any]) -> Section:
    ids = list(found.values_list("pk", flat=True)[: COUNTED + 1])
    return Section(code, lists.rows_of(found, ids[: desk.most(code)]), min(len(ids), COUNTED), len(ids) > COUNTED)


SECTIONS: dict[str, Callable[[_Desk], Section]] = {
    "confirm": _confirm,
    "gates": _gates,
    "due": _due,
    "asks": _asks,
    "answers": _answers,
    "needs_heard": _needs,
    "scopes": _scopes,
    "unheard": _unheard,
    "seconds": _seconds,
    "overrides": _overrides,
}

FOR: dict[Role, tuple[str, ...]] = {
    Role.SELLER: ("confirm", "gates", "answers", "due", "unheard"),
    Role.PRESALES: ("confirm", "seconds", "gates", "answers", "due", "unheard"),
    Role.PRODUCT: ("asks", "overrides", "needs_heard", "seconds", "confirm", "gates", "due"),
    Role.SERVICES: ("scopes", "seconds", "confirm", "gates", "due"),
    Role.MANAGEMENT: ("overrides", "gates", "due"),
    Role.WORKS_COUNCIL: (),
    Role.ADMIN: (),
}
