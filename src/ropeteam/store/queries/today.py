"""What waits for whom. One small slice a section, a few queries each, however much there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from ropeteam.core.call_card import AHEAD
from ropeteam.core.gate import HEARING_WINDOW
from ropeteam.core.talk_kind import WRITTEN
from ropeteam.core.triage import AT_ONCE, UNCARRIED, Suggestion, ranked
from ropeteam.core.vocabulary import Backing, FindingCode, Fit, GateResult, Role, SignalKind
from ropeteam.store import access, standing_access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Conversation,
    Deal,
    DealRole,
    ReviewVerdict,
    Scope,
    SignalReview,
    TextVersion,
)
from ropeteam.store.models.standing import OURS_KINDS
from ropeteam.store.queries import (
    answers,
    attention,
    climb,
    deals,
    decisions,
    early_adopters,
    four_eyes,
    freshness,
    handover,
    in_the_way,
    lists,
    overrides,
    presales,
    promises,
    proposals,
    pulses,
    question_clock,
    renewals,
    signals,
    studies,
)
from ropeteam.store.queries.conversations import notes_about
from ropeteam.store.queries.kept import ON, given_by, kept, standing_in

SHOWN = 8
COUNTED = 200
ABOUT = ("promise", "signal__text", "signal__conversation", "signal__mention", "requirement", "study", "clause")
# What blocks a deal, the worst first.
WORST = (
    FindingCode.AGAINST_STRATEGY,
    FindingCode.UNBACKED,
    FindingCode.UNJUDGED,
    FindingCode.UNREVIEWED,
    FindingCode.DISMISSAL_UNSECONDED,
)
DUE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Section:
    """`total` is exact up to COUNTED; `more` says that there are more than that."""

    code: str
    rows: list[Any]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Desk:
    """Whose Today, on which day. `whole` is the section that is shown as far as it is counted."""

    actor: Actor
    on: date
    whole: str = ""

    def most(self, code: str) -> int:
        return COUNTED if code == self.whole else SHOWN

    def listed(self, build: Callable[..., QuerySet[Any]]) -> lists.Listed[Any]:
        """A section's rows as a statement that is kept for the reader's roles."""
        return lists.Listed(build, (standing_in(self.actor),), {**given_by(self.actor), "on": self.on})


def sections(actor: Actor, *, on: date, whole: str = "") -> list[Section]:
    """What waits for this person, in the order of their role; empty sections are left out."""
    desk = _Desk(actor, on, whole)
    codes: dict[str, None] = {}
    for role in Role:
        if role in actor.roles:
            codes |= dict.fromkeys(FOR[role])
    found = [_section(desk, code) for code in codes]
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
    return frozenset(kept(_sold, standing_in(actor)).rows(given_by(actor)))


def _sold(actor: Actor) -> QuerySet[Any, int]:
    rows = DealRole.objects.filter(person=actor.person, role=Role.SELLER.value, to_day__isnull=True)
    return rows.values_list("deal_id", flat=True)


def _section(desk: _Desk, code: str) -> Section:
    """A few rows of a section. Of what was heard in a talk only a few are shown, so that a long one leaves room for others."""
    listed = desk.listed(SECTIONS[code])
    if code == "confirm":
        return _asked_first(desk, listed)
    found = kept(_first, listed.build, *listed.shape).rows(listed.given)
    ids = [pk for (pk,) in found]
    section = Section(
        code, lists.rows_of(listed, ids[: desk.most(code)]), min(len(found), COUNTED), len(found) > COUNTED
    )
    if code == "gates":
        _tell_what_blocks(section.rows)
    return section


def _first(build: Callable[..., QuerySet[Any]], actor: Actor) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = build(actor)
    return found.values_list("pk")[: COUNTED + 1]


def _asked_first(desk: _Desk, listed: lists.Listed[Any]) -> Section:
    """What was heard in one's talks: of each talk the five that matter most, and how many more it has (`rest` of the last)."""
    found = kept(_suggested, listed.build, *listed.shape).rows(listed.given)
    talks: dict[int, list[Suggestion]] = {}
    for talk, pk, kind, backing, confidence, due, turn, start in found:
        one = Suggestion(pk, SignalKind(kind), Backing(backing) if backing else None, confidence, due, turn, start)
        talks.setdefault(talk, []).append(one)
    whole = desk.whole == "confirm"
    asked = [one.pk for talk in talks.values() for one in ranked(talk)[: None if whole else AT_ONCE]]
    rows = lists.rows_of(listed, asked[: desk.most("confirm")])
    last = {row.conversation_id: row for row in rows}
    for talk, row in last.items():
        row.rest = 0 if whole else max(0, len(talks[talk]) - AT_ONCE)
    return Section("confirm", rows, min(len(found), COUNTED), len(found) > COUNTED)


def _suggested(build: Callable[..., QuerySet[Any]], actor: Actor) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = build(actor)
    facts = ("conversation_id", "pk", "kind", "backing", "confidence", "due", "first_turn", "start")
    return found.values_list(*facts)[: COUNTED + 1]


def _confirm(actor: Actor) -> QuerySet[Any]:
    """Promises heard in one's own talks, and claims before the customer that nothing carries. The rest goes to product
    unconfirmed."""
    claimed = Q(kind=SignalKind.CLAIM.value, waiting__backing__in=UNCARRIED, conversation__internal=False)
    found: QuerySet[Any] = signals.with_state(standing_access.waiting_signals(actor)).filter(
        Q(kind=SignalKind.PROMISE.value) | claimed,
        _not_lost("conversation__deal"),
        waiting__kind__in=OURS_KINDS,
        waiting__alone=False,
        waiting__deal_id__in=_mine(actor),
    )
    found = found.select_related("conversation__deal__account", "capability", "text").defer("text__original")
    return signals.with_reasons(found).order_by("-waiting__said_on", "-conversation_id", "first_turn", "start")


def _gates(actor: Actor) -> QuerySet[Any]:
    """Open deals that may not be signed as they stand, the largest first, with what stands in their way."""
    talked = Conversation.objects.filter(deal=OuterRef("pk"))
    found = _own(access.deals(actor), "pk", actor)
    found = found.filter(Exists(talked)).select_related("account")
    blocked = deals.standing_at(found, GateResult.BLOCKED.value, on=ON)
    return blocked.order_by(F("amount").desc(nulls_last=True), "pk")


def _tell_what_blocks(rows: list[Any]) -> None:
    """Each with `blocking`: how many findings of a kind, what weighs most first."""
    counted = in_the_way.blocking_in([deal.pk for deal in rows])
    for deal in rows:
        deal.blocking = [(code.value, counted[deal.pk][code]) for code in WORST if counted[deal.pk][code]]


def _due(actor: Actor) -> QuerySet[Any]:
    found = _own(standing_access.standing_promises(actor), "standing__deal_id", actor)
    found = found.filter(_not_lost("deal"), standing__outcome="", standing__due__lte=ON + DUE_WITHIN)
    found = promises.with_state(found)
    return found.select_related("deal__account").order_by("standing__due", "standing__promise")


def _asks(actor: Actor) -> QuerySet[Any]:
    """Questions that product has not decided, the oldest first."""
    found = question_clock.undecided(question_clock.asked_of_product().filter(company=actor.company))
    found = found.filter(Q(deal__isnull=True) | Q(deal__in=access.deals(actor)))
    return found.select_related("deal__account", "chosen_request").order_by("asked_on", "pk")


def _calls(actor: Actor) -> QuerySet[Any]:
    """The talks of the next days on one's own deals, with a time in the calendar: each has a call card."""
    found = access.conversations(actor).filter(
        deal_id__in=_mine(actor), internal=False, time__isnull=False, held_on__gte=ON, held_on__lte=ON + AHEAD
    )
    return found.exclude(kind__in=WRITTEN).select_related("deal__account", "time").order_by("time__starts_at", "pk")


def _answers(actor: Actor) -> QuerySet[Any]:
    """Decisions on their way to a customer of one's own, or to oneself who asked: not read or not passed on yet."""
    return answers.to_pass_on(actor, _mine(actor))


def _needs(actor: Actor) -> QuerySet[Any]:
    """Wishes heard lately that nobody confirmed."""
    found = standing_access.waiting_signals(actor).filter(
        waiting__kind=SignalKind.NEED.value, waiting__alone=False, waiting__wished=False
    )
    found = signals.with_state(found).select_related("conversation__deal__account", "capability", "text")
    return found.defer("text__original").order_by("-waiting__signal")


def _scopes(actor: Actor) -> QuerySet[Any]:
    """Promised work of people that services has not accepted."""
    accepted = Scope.objects.filter(promise=OuterRef("pk"), accepted_on__isnull=False)
    carried = standing_access.standing_promises(actor).filter(standing__outcome="", standing__fit=Fit.SERVICES.value)
    found = promises.with_state(carried.filter(_not_lost("deal"), ~Exists(accepted)))
    found = found.select_related("deal__account")
    return found.order_by(F("due").asc(nulls_last=True), "pk")


def _unheard(actor: Actor) -> QuerySet[Any]:
    """Customer talks of the last weeks that have no words: nobody recorded them, nobody took a note."""
    words = TextVersion.objects.filter(conversation=OuterRef("pk"))
    found = access.conversations(actor).filter(
        _not_lost("deal"),
        ~Exists(words),
        ~Exists(notes_about()),
        deal_id__in=_mine(actor),
        internal=False,
        held_on__lte=ON,
        held_on__gte=ON - HEARING_WINDOW,
    )
    return found.select_related("deal__account").order_by("-held_on", "-pk")


def _seconds(actor: Actor) -> QuerySet[Any]:
    """A seller dismissed a promise in an own deal; someone else has to agree."""
    later = SignalReview.objects.filter(signal=OuterRef("signal"), pk__gt=OuterRef("pk"))
    found = SignalReview.objects.filter(
        ~Exists(later),
        verdict=ReviewVerdict.DISMISSED.value,
        by_seller=True,
        second__isnull=True,
        signal__in=access.signals(actor),
    )
    found = found.exclude(by=actor.person).exclude(signal__conversation__deal_id__in=_sold(actor))
    found = found.select_related("signal__conversation__deal__account", "signal__text").defer("signal__text__original")
    return found.order_by("pk")


def _overrides(actor: Actor) -> QuerySet[Any]:
    """Overrides whose half this reader may give, by an own role or in somebody's place; the nearest day first. Each with what it is
    about."""
    found = overrides.waiting(actor, on=ON).select_related(*(f"finding__{name}" for name in ABOUT))
    return found.defer("finding__signal__text__original")


def _ends(actor: Actor) -> QuerySet[Any]:
    """Ends that others proposed and a second person has to agree to."""
    return four_eyes.waiting_for(actor)


def _pulses(actor: Actor) -> QuerySet[Any]:
    """Deals of one's own whose customer may be asked now."""
    return pulses.to_ask(actor.person, ON)


def _stretched(actor: Actor) -> QuerySet[Any]:
    """Unsigned deals of one's own with a talk in the next days, and more overstretch than is lost anyway."""
    return climb.stretched(access.deals(actor).filter(pk__in=_mine(actor)), ON)


def _questions(actor: Actor) -> QuerySet[Any]:
    return attention.handed_over(actor, on=ON)


def _picks(actor: Actor) -> QuerySet[Any]:
    return attention.unanswered(actor, on=ON)


def _mine(actor: Actor) -> QuerySet[Any, Any]:
    """The deals whose rope the reader holds, as a query: somebody may hold thousands."""
    return DealRole.objects.filter(person=actor.person, to_day__isnull=True).values("deal_id")


def _not_lost(deal: str) -> Q:
    """A lost deal has nothing to be done for it any more. `deal` is the way to it."""
    return Q(**{f"{deal}__signed_on__isnull": False}) | Q(**{f"{deal}__closed_on__isnull": True})


def _own(found: QuerySet[Any], deal: str, actor: Actor) -> QuerySet[Any]:
    """Product and management look at all deals, everybody else at those whose rope they hold."""
    everywhere = bool(actor.roles & {Role.PRODUCT, Role.MANAGEMENT})
    return found if everywhere else found.filter(**{f"{deal}__in": _mine(actor)})


SECTIONS: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "confirm": _confirm,
    "gates": _gates,
    "due": _due,
    "asks": _asks,
    "asked": question_clock.own_waiting,
    "calls": _calls,
    "answers": _answers,
    "decisions": decisions.waiting,
    "studies": decisions.studies,
    "studies_due": studies.due,
    "studies_answered": studies.answered,
    "outside": early_adopters.new_outside,
    "gaps_to_second": early_adopters.to_second,
    "presales": presales.wanted,
    "handovers": handover.to_answer,
    "handover_votes": handover.to_vote,
    "handovers_back": handover.came_back,
    "needs_heard": _needs,
    "scopes": _scopes,
    "unheard": _unheard,
    "seconds": _seconds,
    "overrides": _overrides,
    "ends": _ends,
    "questions": _questions,
    "pulses": _pulses,
    "stretched": _stretched,
    "picks": _picks,
    "stale": freshness.waiting,
    "proposals": proposals.waiting,
    "proposals_answered": proposals.answered,
    "renewals_near": renewals.near,
}

BEFORE_A_TALK = ("stretched", "pulses", "handovers_back")
AS_A_SECOND = ("seconds", "overrides", "ends")
ON_OWN_DEALS = ("gates", "answers", "asked", "due")
LAST = ("renewals_near", "unheard", "proposals_answered")

FOR: dict[Role, tuple[str, ...]] = {
    Role.SELLER: ("calls", *BEFORE_A_TALK, "confirm", "outside", *ON_OWN_DEALS, *LAST),
    Role.PRESALES: (
        *("calls", *BEFORE_A_TALK, "confirm", "questions", *AS_A_SECOND),
        *("studies_due", "studies", "presales", "outside", *ON_OWN_DEALS, "unheard", "proposals_answered"),
    ),
    Role.PRODUCT: (
        *("asks", "decisions", "studies_answered", "gaps_to_second", "overrides", "picks", "needs_heard", "seconds"),
        *("ends", "confirm", "gates", "due", "calls", "stale", "proposals", "proposals_answered"),
    ),
    Role.SERVICES: (
        *("handovers", "handovers_back", "handover_votes", "stretched", "pulses", "scopes", *AS_A_SECOND),
        *("confirm", *ON_OWN_DEALS, "calls", "proposals_answered"),
    ),
    Role.MANAGEMENT: ("overrides", "ends", "presales", "gates", "due", "proposals_answered"),
    Role.WORKS_COUNCIL: (),
    Role.ADMIN: ("proposals_answered",),
}
