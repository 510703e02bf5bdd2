"""Rows for export, with the folder's own ids. Reading only; what the rows say is judged by core."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from ropeteam.core.handover import drop
from ropeteam.core.numbers.climb import handover_day
from ropeteam.core.numbers.enthusiasm import curve
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.numbers.priority import AskingDeal, stakes
from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.flows import gate, judging
from ropeteam.flows import handover_dossier as dossier
from ropeteam.store import models
from ropeteam.store.queries import climb, early_adopters, handover_dossier, handover_talks
from ropeteam.store.queries import handover as handover_query
from ropeteam.store.queries.enthusiasm import moods
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.signals import with_state

Row = dict[str, Any]


def signals(company: models.Company, *, deal: models.Deal | None = None) -> Iterator[Row]:
    """Every live signal. Our people are roles; names only for one deal, and customers' names: who is on nobody's side here
    may be one of us."""
    turn = models.Turn.objects.filter(text_version=OuterRef("text"), no=OuterRef("first_turn"))
    found = models.Signal.objects.filter(conversation__company=company, retired_at__isnull=True, low=False)
    if deal is not None:
        found = found.filter(conversation__deal=deal)
    ledger = models.Judgement.objects.filter(promise__mentions__signal=OuterRef("pk")).order_by("-pk")
    rows = with_state(found).annotate(
        speaker=Subquery(turn.values("speaker__label")[:1]),
        side=Subquery(turn.values("speaker__side")[:1]),
        role=Subquery(turn.values("speaker__role")[:1]),
        ledger_backing=Subquery(ledger.values("backing")[:1]),
        conversation_key=F("conversation__key"),
        capability_key=F("capability__key"),
        request_key=F("change_request__key"),
    )
    for row in rows.order_by("conversation__held_on", "conversation_id", "first_turn", "start", "pk").iterator():
        side = row.side or Side.UNKNOWN.value
        yield {
            "conversation": row.conversation_key,
            "turn": row.first_turn,
            "kind": row.kind_is,
            "quote": row.quote,
            "speaker": row.speaker if side == Side.CUSTOMER or deal is not None else row.role or None,
            "side": side,
            "capability": row.capability_key,
            "change_request": row.request_key,
            "due": row.due.isoformat() if row.due else None,
            "backing": row.ledger_backing or row.backing,
            "confidence": row.confidence,
            "state": row.state,
        }


def change_requests(company: models.Company) -> Iterator[Row]:
    """Requests people made or linked; then, as `suggested`, the needs nobody linked, grouped by their capability."""
    live = (
        with_state(models.Signal.objects.filter(conversation__company=company, retired_at__isnull=True, low=False))
        .filter(kind_is=SignalKind.NEED)
        .exclude(state="dismissed")
    )
    needs = list(
        live.select_related("conversation__deal", "conversation__account", "capability", "change_request").order_by(
            "conversation__held_on", "conversation_id", "first_turn", "start"
        )
    )
    groups: dict[str, list[models.Signal]] = defaultdict(list)
    for need in needs:
        groups[_group(need)].append(need)
    requests = {
        f"request:{row.pk}": row
        for row in models.ChangeRequest.objects.filter(product__company=company, merged_into__isnull=True)
        .select_related("product", "capability")
        .order_by("pk")
    }
    stake = _stakes(company, groups)
    for key, request in requests.items():
        yield _request_row(
            request.key,
            request.title,
            groups.get(key, []),
            stake.get(key),
            _fit(request.product, request.capability, request),
            _state(request),
        )
    products = {row.pk: row for row in company.products.all()}
    for key, group in groups.items():
        capability = group[0].capability
        if key.startswith("capability:") and capability is not None:
            title = truth(products[capability.product_id]).capabilities[capability.pk].version.name
            fit = _fit(products[capability.product_id], capability, None)
            yield _request_row(f"suggested-{capability.key}", title, group, stake.get(key), fit, "suggested")


def gate_rows(company: models.Company, *, deal: models.Deal | None, today: date) -> Iterator[Row]:
    """One row per promise that counts at signature: signed deals as of their signature with what was known then, open
    deals as of their last conversation."""
    something = Q(conversations__isnull=False) | Q(promises__isnull=False)
    found = models.Deal.objects.filter(something, company=company).distinct()
    if deal is not None:
        found = found.filter(pk=deal.pk)
    for row in found.select_related("account", "product", "company").order_by("opened_on", "pk"):
        last = (
            row.conversations.filter(held_on__lte=today).order_by("-held_on").values_list("held_on", flat=True).first()
        )
        on = row.signed_on or last or today
        view = gate.look(row, on=on, as_of=row.signed_on is not None)
        hearing = view.verdict.hearing
        for standing in view.standings:
            mentions = _mentions(standing)
            yield {
                "deal": row.key,
                "conversation": mentions[0][0] if mentions else None,
                "turn": mentions[0][1] if mentions else None,
                "mentions": mentions,
                "quote": standing.quote,
                "backing": standing.backing,
                "open": True,
                "blocks": standing.blocks,
                "findings": [finding.code for finding in standing.findings],
                "hearing": {"known": hearing.known, "heard": hearing.heard, "reviewed": hearing.reviewed},
            }


def observations(company: models.Company, *, deal: models.Deal | None = None) -> Iterator[Row]:
    """Moods read from talks; then what customers answered and did, with how it came and why it was taken out. No names."""
    found = models.Conversation.objects.filter(company=company).select_related("deal")
    points = models.Observation.objects.filter(company=company).select_related("deal", "taken_out")
    if deal is not None:
        found, points = found.filter(deal=deal), points.filter(deal=deal)
    for row in moods(found):
        yield {
            "conversation": row.conversation.key,
            "date": row.conversation.held_on.isoformat(),
            "deal": row.conversation.deal.key if row.conversation.deal else None,
            "channel": Channel.CONVERSATION.value,
            "value": round(row.mood.value, 2),
            "n": row.mood.n,
            "shown": row.mood.shown,
            **dict.fromkeys(("raw", "scale", "method", "group", "source", "taken_out")),
        }
    for point in points.order_by("observed_on", "pk").iterator():
        yield {
            "conversation": None,
            "date": point.observed_on.isoformat(),
            "deal": point.deal.key,
            "channel": point.channel,
            "value": round(point.value, 2),
            "n": point.n,
            "shown": not hasattr(point, "taken_out"),
            **{name: getattr(point, name) for name in ("raw", "scale", "method", "group", "source")},
            "taken_out": point.taken_out.reason if hasattr(point, "taken_out") else None,
        }


def curve_rows(company: models.Company, *, deal: models.Deal | None = None, today: date) -> Iterator[Row]:
    by = climb.standards(company)
    for row in _deals(company, deal):
        facts = climb.known_of(row, on=today).facts
        day, _ = handover_day(facts)
        drawn = curve(facts.observations, handover=day, parameters=by.learned.parameters, band=by.band)
        for point in drawn.points:
            yield {
                "deal": row.key,
                "date": point.day.isoformat(),
                "phase": point.phase,
                "mean": round(point.mean, 3),
                "low": round(point.low, 3),
                "high": round(point.high, 3),
            }


def handover(company: models.Company, *, deal: models.Deal | None, today: date) -> Iterator[Row]:
    """Warmth with its parts, the drop, and what the customer knows they do not get, for deals that were signed."""
    by = climb.standards(company)
    for row in _deals(company, deal):
        if row.signed_on is None:
            continue
        desk, talks = handover_query.desk(row), handover_talks.talks(row, on=today)
        ledger, seen = handover_dossier.promises(row, on=today), handover_query.seen_on(row)
        warm = dossier.warm(row, desk, talks, ledger, seen, on=today)
        known = climb.known_of(row, on=today).facts
        lost = drop(
            known.observations,
            signed=row.signed_on,
            handover=handover_day(known)[0],
            parameters=by.learned.parameters,
            band=by.band,
        )
        view = gate.look(row, on=today)
        smoothed = lost.smoothed
        yield {
            "deal": row.key,
            "warmth": warm.share,
            "parts": {part.part: part.happened for part in warm.parts},
            "open_promises": len(view.standings),
            "blocked_by": sum(standing.blocks for standing in view.standings),
            "drop": round(smoothed.value, 3) if smoothed else None,
            "drop_low": round(smoothed.low, 3) if smoothed else None,
            "drop_high": round(smoothed.high, 3) if smoothed else None,
            "gaps_agreed": [gap.capability.key for gap in early_adopters.agreed(row)],
            "requirement_gaps": [gap.named or str(gap.no) for gap in handover_dossier.gaps_told(row)],
        }


def _deals(company: models.Company, deal: models.Deal | None) -> Iterator[models.Deal]:
    found = models.Deal.objects.filter(company=company, conversations__isnull=False).distinct()
    yield from (
        (found.filter(pk=deal.pk) if deal else found).select_related("product", "company").order_by("opened_on", "pk")
    )


def _mentions(standing: gate.Standing) -> list[list[Any]]:
    if standing.promise is None:
        assert standing.signal is not None
        return [[standing.signal.conversation.key, standing.signal.first_turn]]
    found = sorted(
        (mention.signal for mention in standing.promise.mentions.all()),
        key=lambda signal: (signal.conversation.held_on, signal.conversation.key, signal.first_turn),
    )
    return [[signal.conversation.key, signal.first_turn] for signal in found]


def _group(need: models.Signal) -> str:
    request = need.change_request
    if request is not None:
        return f"request:{request.merged_into_id or request.pk}"
    return f"capability:{need.capability_id}" if need.capability_id else f"need:{need.pk}"


def _stakes(company: models.Company, groups: dict[str, list[models.Signal]]) -> dict[str, float]:
    wanted: dict[int, set[str]] = defaultdict(set)
    for key, group in groups.items():
        for need in group:
            if need.conversation.deal_id and not key.startswith("need:"):
                wanted[need.conversation.deal_id].add(key)
    for pk, deal_id in models.Asker.objects.filter(
        change_request__product__company=company, deal__isnull=False
    ).values_list("change_request_id", "deal_id"):
        wanted[deal_id].add(f"request:{pk}")
    rows = models.Deal.objects.filter(Q(pk__in=wanted) | Q(account__deals__in=wanted), company=company).distinct()
    asking = [
        AskingDeal(
            row.key,
            str(row.account_id or row.key),
            float(row.amount) if row.amount is not None else None,
            frozenset(wanted.get(row.pk, set())),
        )
        for row in rows.order_by("pk")
    ]
    return {stake.request: round(stake.value, 2) for stake in stakes(asking).stakes}


def _fit(
    product: models.Product, capability: models.Capability | None, request: models.ChangeRequest | None
) -> dict[str, Any]:
    """The verdict for the wish itself; strategy score is what people rated (none yet: null)."""
    subject = judging.Subject(SignalKind.PROMISE, "", date.max, capability=capability, change_request=request)
    return {"verdict": judging.weigh(subject, truth(product)).judgement.fit, "score": None}


def _state(request: models.ChangeRequest) -> str:
    last = request.decisions.order_by("-decided_on", "-pk").values_list("kind", flat=True).first()
    return last or "open"


def _request_row(
    key: str, title: str, needs: list[models.Signal], stake: float | None, fit: dict[str, Any], state: str
) -> Row:
    accounts = sorted({need.conversation.account.key for need in needs if need.conversation.account})
    return {
        "id": key,
        "title": title,
        "signals": [[need.conversation.key, need.first_turn] for need in needs],
        "accounts": accounts,
        "stake": stake,
        "fit": fit,
        "state": state,
    }
