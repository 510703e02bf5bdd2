"""What services said of a deal, what they saw of it and aim at; and which deals wait for a word of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from ropeteam.core.services_heard import NEAR
from ropeteam.core.taking_over import Said, taken_over_on
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_handover import ANSWERS, TAKEN_OVER, VOTES, HandoverVerdict
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Company,
    Deal,
    DealRole,
    FirstSuccess,
    HandoverEstimate,
    HandoverOwner,
    HandoverReason,
    HandoverSeen,
    HandoverWord,
    Mention,
    Offer,
    Person,
    RoleGrant,
)
from ropeteam.store.queries.kept import ON

VOTED = [verdict.value for verdict in sorted(VOTES)]
ANSWERED = [verdict.value for verdict in sorted(ANSWERS)]
TAKEN = [verdict.value for verdict in sorted(TAKEN_OVER)]
MOST = 500


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything people said of a deal's handover; of each kind the last row holds. Answers from before the deal was `signed` this
    time are those of an earlier signature."""

    signed: date | None
    words: tuple[HandoverWord, ...]
    estimate: HandoverEstimate | None
    owner: HandoverOwner | None
    aim: FirstSuccess | None

    @property
    def vote(self) -> HandoverWord | None:
        return self._last(VOTED)

    @property
    def answer(self) -> HandoverWord | None:
        word = self._last(ANSWERED)
        return word if word is not None and self.signed is not None and word.said_on >= self.signed else None

    def taken_over_on(self, deal: Deal, *, on: date) -> date | None:
        return taken_over_on(said(self.words), deal.handover_on, signed=deal.signed_on, on=on)

    def _last(self, verdicts: list[str]) -> HandoverWord | None:
        return next((row for row in reversed(self.words) if row.verdict in verdicts), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What services said last of this signature, else their vote ('' where nothing), and since when it is theirs."""

    verdict: str
    said_on: date | None
    taken_over_on: date | None


def figures(deal: Deal, *, on: date, as_of: bool) -> Figures:
    """For the tile on the deal's page: one statement."""
    words = list(HandoverWord.objects.filter(deal=deal, said_on__lte=on).order_by("n"))
    signed = deal.signed_on
    hold = [row for row in words if row.verdict in VOTED or (signed is not None and row.said_on >= signed)]
    last = hold[-1] if hold else None
    taken = taken_over_on(said(words), deal.handover_on, signed=signed, on=on)
    return Figures(last.verdict if last else "", last.said_on if last else None, taken)


def desk(deal: Deal) -> Desk:
    """Five statements."""
    return Desk(
        deal.signed_on,
        tuple(with_reasons(HandoverWord.objects.filter(deal=deal)).order_by("n")),
        HandoverEstimate.objects.filter(deal=deal).select_related("by").order_by("-n").first(),
        HandoverOwner.objects.filter(deal=deal).select_related("person", "by").order_by("-n").first(),
        FirstSuccess.objects.filter(deal=deal).select_related("by").order_by("-n").first(),
    )


def with_reasons(found: QuerySet[HandoverWord]) -> QuerySet[HandoverWord]:
    rows = HandoverReason.objects.select_related("promise").order_by("pk")
    return found.select_related("by").prefetch_related(Prefetch("reasons", rows))


def said(words: Iterable[HandoverWord]) -> list[Said]:
    return [Said(HandoverVerdict(row.verdict), row.said_on) for row in words]


def last_vote(deal: Deal, *, on: date) -> HandoverWord | None:
    """The vote that held on a day, with its reasons."""
    found = HandoverWord.objects.filter(deal=deal, verdict__in=VOTED, said_on__lte=on)
    return with_reasons(found).order_by("-n").first()


def last_said(deal: Deal) -> HandoverWord | None:
    """The last word of all, with its reasons."""
    return with_reasons(HandoverWord.objects.filter(deal=deal)).order_by("-n").first()


def words_by_deal(company: Company) -> dict[str, list[Said]]:
    """By the deal's own id what services said of it, in their order."""
    found: dict[str, list[Said]] = defaultdict(list)
    rows = HandoverWord.objects.filter(deal__company=company).order_by("deal", "n")
    for deal, verdict, day in rows.values_list("deal__key", "verdict", "said_on"):
        found[deal].append(Said(HandoverVerdict(verdict), day))
    return found


def seen_on(deal: Deal) -> dict[tuple[str, int], date]:
    """By ('promise'|'signal', id) the day on which services saw it first. Whoever saw the words that became a promise, saw it."""
    found: dict[tuple[str, int], date] = {}
    rows = HandoverSeen.objects.filter(Q(promise__deal=deal) | Q(signal__conversation__deal=deal))
    for promise, signal, day in rows.order_by("-seen_on", "-pk").values_list("promise", "signal", "seen_on"):
        found["promise" if promise else "signal", promise or signal] = day
    for promise, signal in Mention.objects.filter(promise__deal=deal).values_list("promise", "signal"):
        heard = found.get(("signal", signal))
        if heard is not None:
            found["promise", promise] = min(heard, found.get(("promise", promise), heard))
    return found


def who_may_own(deal: Deal, *, on: date) -> list[Person]:
    """Those to choose from, by name, as many as a list may have."""
    return list(may_own(deal, on=on).order_by("name", "pk")[:MOST])


def may_own(deal: Deal, *, on: date) -> QuerySet[Person]:
    """Active people of services who may see the deal."""
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on), Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("pk"), role=Role.SERVICES.value,
    )  # fmt: skip
    found = Person.objects.filter(Exists(grants), company=deal.company_id, active=True)
    if deal.confidential:
        found = found.filter(Exists(DealRole.objects.filter(deal=deal, person=OuterRef("pk"), to_day__isnull=True)))
    return found


def last_word(verdicts: list[str], *, until: Any = None, since: str = "") -> QuerySet[HandoverWord]:
    """Of the outer deal the words of this kind, the last first. `since`: the deal's day from which on they count."""
    found = HandoverWord.objects.filter(deal=OuterRef("pk"), verdict__in=verdicts)
    if since:
        found = found.filter(said_on__gte=OuterRef(since))
    return (found if until is None else found.filter(said_on__lte=until)).order_by("-n")


def to_vote(actor: Actor) -> QuerySet[Any]:
    """Today of services: open deals with an offer, or to be decided within a month, that they said nothing of."""
    soon = Q(decides_on__isnull=False, decides_on__lte=ON + NEAR)
    offered = Exists(Offer.objects.filter(deal=OuterRef("pk")))
    found = access.deals(actor).filter(Q(offered) | soon, signed_on__isnull=True, closed_on__isnull=True)
    found = found.filter(~Exists(last_word(VOTED))).select_related("account")
    return found.order_by(F("decides_on").asc(nulls_last=True), F("amount").desc(nulls_last=True), "pk")


def to_answer(actor: Actor) -> QuerySet[Any]:
    """Today of services: signed deals that they neither took over nor sent back, and that came with no day of handover since
    then that has passed; the one signed longest ago first."""
    to_come = Q(handover_on__isnull=True) | Q(handover_on__gte=ON) | Q(handover_on__lt=F("signed_on"))
    found = access.deals(actor).filter(to_come, signed_on__isnull=False, golive_on__isnull=True)
    found = found.filter(~Exists(last_word(ANSWERED, since="signed_on")), closed_on__isnull=True)
    found = found.select_related("account")
    return found.order_by("signed_on", "pk")


def came_back(actor: Actor) -> QuerySet[Any]:
    """Today of the rope: own deals that services sent back, each with `sent_back_on`."""
    own = DealRole.objects.filter(deal=OuterRef("pk"), person=actor.person, to_day__isnull=True)
    last = last_word(ANSWERED, since="signed_on")
    found = access.deals(actor).filter(Exists(own), closed_on__isnull=True).select_related("account")
    found = found.annotate(
        last_answer=Subquery(last.values("verdict")[:1]), sent_back_on=Subquery(last.values("said_on")[:1])
    )
    return found.filter(last_answer=HandoverVerdict.REJECT.value).order_by("sent_back_on", "pk")
