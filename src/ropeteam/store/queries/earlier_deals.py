"""The same thing in earlier deals: what became of promises about it, and what was answered there.

Only deals this reader may know of are counted and named: a confidential deal is not even a number here. So that the page costs
the same after ten years, the newest NEWEST are looked at; whoever counts them says so (`partly`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from ropeteam.core.vocabulary import PromiseOutcome, ReceiptKind
from ropeteam.core.words_to_avoid import Before
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Answer, AnswerReceipt, Contradiction, Deal, Promise
from ropeteam.store.queries.contradictions import standing

NEWEST = 200
NAMED = 3


@dataclass(frozen=True, slots=True)
class Met:
    """How one deal was met: `outcome` of a promise and since when, or the `decision` that answered it, and whether the
    customer knows."""

    deal: Deal
    day: date
    outcome: str = ""
    decision: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """`kept`, `late` and `broken` of `ended` promises; `deals` how some of them were met, the newest first. `partly`: there are
    more than the newest, which alone were counted."""

    ended: int = 0
    kept: int = 0
    late: int = 0
    broken: int = 0
    contradicted: int = 0
    deals: tuple[Met, ...] = ()
    partly: bool = False

    @property
    def before(self) -> Before:
        return Before(self.ended, self.broken, self.contradicted)

    def __bool__(self) -> bool:
        return bool(self.ended or self.contradicted or self.deals)


@dataclass(frozen=True, slots=True)
class Found:
    """What was read once for all candidates of an answer."""

    ended: tuple[Promise, ...] = ()
    contradicted: tuple[Contradiction, ...] = ()
    answers: tuple[Answer, ...] = ()
    without: int | None = None

    def about(self, *, capability: int | None, request: int | None = None) -> Earlier:
        """Of one capability or wish. The deal that is asked about counts, but is no earlier deal."""

        def is_it(one: Promise) -> bool:
            return _is(one.capability_id, capability) or _is(one.change_request_id, request)

        ended = [one for one in self.ended if is_it(one)]
        outcomes = [one.end.outcome for one in ended]
        met = [Met(one.deal, one.end.ended_on, outcome=one.end.outcome) for one in ended]
        for answer in self.answers:
            wish = answer.decision.change_request
            if answer.deal is not None and (_is(wish.capability_id, capability) or _is(wish.pk, request)):
                met.append(
                    Met(
                        answer.deal,
                        answer.given_on,
                        decision=answer.decision.kind,
                        told=answer.told,  # type: ignore[attr-defined]
                    )
                )
        return Earlier(
            ended=len(outcomes),
            kept=outcomes.count(PromiseOutcome.KEPT.value),
            late=outcomes.count(PromiseOutcome.KEPT_LATE.value),
            broken=outcomes.count(PromiseOutcome.BROKEN.value),
            contradicted=len({one.promise_id for one in self.contradicted if is_it(one.promise)}),
            deals=self._newest(met),
            partly=len(self.ended) == NEWEST,
        )

    def _newest(self, met: list[Met]) -> tuple[Met, ...]:
        """A deal once, by what happened in it last."""
        others = sorted((one for one in met if one.deal.pk != self.without), key=lambda one: one.day, reverse=True)
        found: dict[int, Met] = {}
        for one in others:
            found.setdefault(one.deal.pk, one)
        return tuple(found.values())[:NAMED]


def earlier(
    actor: Actor, *, capabilities: Collection[int], requests: Collection[int] = (), without: Deal | None = None
) -> Found:
    """Three queries, however many candidates."""
    if not capabilities and not requests:
        return Found()
    known = access.promises(actor).filter(Q(capability__in=capabilities) | Q(change_request__in=requests))
    ended = known.filter(end__isnull=False).select_related("end", "deal__account").order_by("-said_on", "-pk")
    contradicted = standing().filter(promise__in=known).select_related("promise").order_by("-pk")
    told = AnswerReceipt.objects.filter(answer=OuterRef("pk"), kind=ReceiptKind.CUSTOMER_TOLD.value)
    wish = "decision__change_request"
    answers = (
        access.answers(actor)
        .filter(Q(**{f"{wish}__capability__in": capabilities}) | Q(**{f"{wish}__in": requests}), deal__isnull=False)
        .annotate(told=Exists(told))
        .select_related(wish, "deal__account")
        .order_by("-given_on", "-pk")[:NEWEST]
    )
    return Found(tuple(ended[:NEWEST]), tuple(contradicted[:NEWEST]), tuple(answers), without.pk if without else None)


def _is(one: int | None, wanted: int | None) -> bool:
    return wanted is not None and one == wanted
