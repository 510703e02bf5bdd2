"""What the gate looks at: a deal's promises, suggestions, claims and conversations, as known now or on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from ropeteam.core.vocabulary import OUR_KINDS, FindingCode, SignalKind
from ropeteam.store import settings
from ropeteam.store.models import (
    Analysis,
    ClaimCorrection,
    Company,
    Conversation,
    Deal,
    GateFinding,
    Judgement,
    Mention,
    Override,
    Promise,
    ReviewSecond,
    ReviewVerdict,
    Signal,
    SignalReview,
)
from ropeteam.store.models.gate import SUBJECTS
from ropeteam.store.queries.contradictions import standing
from ropeteam.store.queries.conversations import notes_about
from ropeteam.store.queries.gate_notices import BLOCKING_NOTICES
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.product import known_by
from ropeteam.store.queries.signals import open_suggestions


@dataclass(frozen=True, slots=True)
class SignalSeen:
    """A live signal of the deal with people's last word by the day: a promise, a claim, or what was in the ledger as one."""

    signal: Signal
    kind: SignalKind
    verdict: str
    by_seller: bool
    seconded: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class ConversationSeen:
    conversation: Conversation
    with_customer: bool
    heard: bool
    reviewed: bool


def promises(deal: Deal, on: date | None) -> list[Promise]:
    """The ledger's promises known on the day, each with its mentions' signals. A mention dismissed later does not remove one."""
    found = kept(_promises, on is not None).rows({"deal": deal.pk, "on": on})
    mentions = Mention.objects.select_related("signal__conversation", "signal__non_goal")
    prefetch_related_objects(
        found,
        Prefetch("mentions", mentions),
        "scopes",
        Prefetch("contradictions", standing(known_on=on)),
        *(["ends_taken_back"] if on is not None else []),
    )
    return found


def _promises(as_of: bool) -> QuerySet[Promise]:
    found = Promise.objects.filter(deal=Given("deal")).select_related(
        "end", "replaced_by", "limit_told", "capability", "deal__product"
    )
    if as_of:
        found = found.filter(known_by(ON), said_on__lte=ON)
    return found.order_by("said_on", "pk")


def ours(deal: Deal, on: date | None) -> list[SignalSeen]:
    """Every live promise and claim said in the deal, machine's or person's, that is no low-confidence span; and what stands
    in the ledger, whatever people made of it since."""
    found = kept(_ours, on is not None).rows({"deal": deal.pk, "on": on})
    reviews = SignalReview.objects.select_related("second").order_by("pk")
    if on is not None:
        reviews = reviews.filter(reviewed_on__lte=on)
    prefetch_related_objects(found, Prefetch("reviews", reviews, to_attr="known_reviews"))
    rows = []
    for signal in found:
        last = signal.known_reviews[-1] if signal.known_reviews else None
        kind = SignalKind(last.kind if last and last.kind else signal.kind)
        if kind not in OUR_KINDS and not signal.in_ledger:
            continue
        rows.append(
            SignalSeen(
                signal=signal,
                kind=kind,
                verdict=last.verdict if last else "",
                by_seller=bool(last and last.verdict == ReviewVerdict.DISMISSED and last.by_seller),
                seconded=bool(last and _seconded(last, on)),
                corrected=signal.is_corrected,
            )
        )
    return rows


def _ours(as_of: bool) -> QuerySet[Signal]:
    found = Signal.objects.filter(conversation__deal=Given("deal"), retired_at__isnull=True, low=False).select_related(
        "conversation__deal__product", "conversation__company", "capability", "non_goal", "change_request", "text"
    )
    ledger, corrected = Mention.objects.filter(signal=OuterRef("pk")), _corrected(ON if as_of else None)
    found = found.annotate(in_ledger=Exists(ledger), is_corrected=corrected).defer("text__original")
    if as_of:
        recorded = Q(conversation__recorded_on__isnull=True) | Q(conversation__recorded_on__lte=ON)
        found = found.filter(recorded, conversation__held_on__lte=ON)
    return found.order_by("conversation__held_on", "conversation_id", "first_turn", "start")


def conversations(deal: Deal, on: date, *, as_of: bool = False) -> list[ConversationSeen]:
    """The deal's conversations up to the day, with whether they were heard (or noted) and fully reviewed. `as_of`: by what
    was known and reviewed by then."""
    found = kept(_conversations, as_of).rows({"deal": deal.pk, "on": on})
    return [
        ConversationSeen(row, not row.internal, row.is_heard or row.is_noted, row.is_heard and not row.waits)
        for row in found
    ]


def _conversations(as_of: bool) -> QuerySet[Conversation]:
    day = ON if as_of else None
    waiting = open_suggestions(Signal.objects.filter(conversation=OuterRef("pk")), known_on=day)
    heard = Analysis.objects.filter(text__conversation=OuterRef("pk"))
    return (
        Conversation.objects.filter(known_by(day), deal=Given("deal"), held_on__lte=ON)
        .annotate(is_heard=Exists(heard), is_noted=Exists(notes_about(day)), waits=Exists(waiting))
        .order_by("held_on", "pk")
    )


def latest_judgements(
    ledger: Iterable[Promise], signals: Iterable[Signal], on: date | None = None
) -> dict[tuple[str, int], Judgement]:
    """The latest judgement of each, in two queries. With a day: only where a person had judged, and had the last word by
    then; what the rule said is weighed again by what was known."""
    found: dict[tuple[str, int], Judgement] = {}
    for name, rows in (("promise", ledger), ("signal", signals)):
        ids = [row.pk for row in rows]
        for row in kept(_latest_judgements, name, on is not None).rows({"ids": ids, "on": on}) if ids else ():
            if on is None or row.by_id is not None:
                found[(name, getattr(row, f"{name}_id"))] = row
    return found


def _latest_judgements(name: str, as_of: bool) -> QuerySet[Judgement]:
    latest = Judgement.objects.filter(**{f"{name}__any_of": Given("ids")})
    if as_of:
        latest = latest.filter(judged_on__lte=ON)
    return latest.order_by(name, "-pk").distinct(name)


def overridden(deal: Deal, on: date | None) -> dict[tuple[str, int], frozenset[FindingCode]]:
    """Which findings two people lifted, by what they are about (`about`)."""
    codes: dict[tuple[str, int], set[FindingCode]] = defaultdict(set)
    for row in kept(_overrides, on is not None).rows({"deal": deal.pk, "on": on}):
        finding: GateFinding = row.request.finding
        codes[about(finding, deal.pk)].add(FindingCode(finding.code))
    return {subject: frozenset(found) for subject, found in codes.items()}


def _overrides(as_of: bool) -> QuerySet[Override]:
    lifted = Override.objects.filter(request__finding__run__deal=Given("deal")).select_related("request__finding")
    return lifted.filter(overridden_on__lte=ON) if as_of else lifted


def about(finding: GateFinding, deal: int) -> tuple[str, int]:
    """What a finding is about: ('promise'|'signal'|'requirement'|'study', id), or ('deal', id) for the deal as a whole."""
    for name in SUBJECTS:
        found = getattr(finding, f"{name}_id")
        if found is not None:
            return name, int(found)
    return "deal", deal


def notices_blocking(company: Company | int) -> frozenset[FindingCode]:
    """The notices this company lets block (its latest setting)."""
    return frozenset(FindingCode(code) for code in settings.latest(company, BLOCKING_NOTICES) or ())


def _seconded(review: SignalReview, on: date | None) -> bool:
    second: ReviewSecond | None = getattr(review, "second", None)
    return second is not None and (on is None or second.seconded_on <= on)


def _corrected(on: date | None) -> Exists:
    known = Q() if on is None else Q(told_on__lte=on)
    return Exists(ClaimCorrection.objects.filter(known, signal=OuterRef("pk")))
