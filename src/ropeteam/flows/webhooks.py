"""Who outside is told when a gate changes: name an address, end it, book a message once an event, send it until it arrives."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ropeteam.core import webhooks as rule
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.store import access, events, models, queue
from ropeteam.store.actor import Actor

LEASE = timedelta(minutes=2)  # so long one sender has a message for itself
AT_ONCE = 50
MOST = 20  # so many addresses a company may have at a time
WAITING = Q(arrived_at__isnull=True, given_up_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said: its status, None where it could not be reached, and its first words or our code."""

    status: int | None
    said: str

    @property
    def arrived(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


Poster = Callable[[str, bytes, Mapping[str, str]], Answer]


def register(company: models.Company, *, actor: Actor, name: str, url: str) -> tuple[models.Webhook, str]:
    """A new address and its secret, which is shown this once."""
    access.require(actor, Deed.SET_GATE)
    flaw = rule.flaw_of(url.strip(), private=settings.ROPETEAM_WEBHOOK_PRIVATE)
    if flaw:
        raise Refused(flaw)
    if not name.strip():
        raise Refused("webhook_name_missing")
    with transaction.atomic():
        models.Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        if models.Webhook.objects.filter(company=company, ended_on__isnull=True).count() >= MOST:
            raise Refused("webhooks_too_many", most=str(MOST))
        row = models.Webhook.objects.create(
            company=company,
            name=name.strip()[:120],
            url=url.strip(),
            salt=secrets.token_hex(32),
            created_by=actor.person,
        )
        events.append("webhook.made", row, actor=actor, company=company)
    return row, secret_of(row)


def end(row: models.Webhook, *, actor: Actor, on: date) -> None:
    """Nothing is sent there any more; what still waits is given up."""
    access.require(actor, Deed.SET_GATE)
    with transaction.atomic():
        held = models.Webhook.objects.select_for_update().get(pk=row.pk)
        if held.ended_on is not None:
            return
        held.ended_on, held.ended_by = on, actor.person
        held.save(update_fields=["ended_on", "ended_by"])
        held.posts.filter(WAITING).update(given_up_at=timezone.now(), said="ended")
        events.append("webhook.ended", row, actor=actor, company=row.company)


def ping(row: models.Webhook, *, actor: Actor) -> models.WebhookPost:
    """A message that only says that messages arrive."""
    access.require(actor, Deed.SET_GATE)
    with transaction.atomic():
        if not _held(models.Webhook.objects.filter(pk=row.pk)):
            raise NotFound("webhook", str(row.pk))
        event = events.append("webhook.pinged", row, actor=actor, company=row.company)
        return _booked(row, event, {"company": row.company.key})


def anybody(company_id: int | None) -> bool:
    """Whether anybody outside wants to know."""
    return models.Webhook.objects.filter(company=company_id, ended_on__isnull=True).exists()


def book(event: models.Event) -> int:
    """A message to every address of the company about a gate that changed; again, it is the same messages."""
    if event.company_id is None:
        return 0
    deal = models.Deal.objects.filter(pk=event.deal_id or 0).select_related("company").first()
    if deal is None:
        return 0
    facts = {
        "company": deal.company.key,
        "deal": deal.key,
        "deal_id": deal.pk,
        "result": event.data["result"],
        "before": event.data["before"],
        "blocking": event.data["blocking"],
    }
    with transaction.atomic():
        hooks = _held(models.Webhook.objects.filter(company=event.company_id))
        for hook in hooks:
            _booked(hook, event, facts)
    return len(hooks)


def send(post_id: int, *, post: Poster, now: datetime) -> Answer | None:
    """One try. None where it arrived before, was given up, or another sends it right now. The call itself holds no lock."""
    with transaction.atomic():
        row = (
            models.WebhookPost.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("webhook", "event")
            .filter(WAITING, pk=post_id, next_at__lte=now)
            .first()
        )
        if row is None:
            return None
        row.next_at, row.tries = now + LEASE, row.tries + 1
        row.save(update_fields=["next_at", "tries"])
    answer = post(row.webhook.url, row.body.encode(), headers_of(row, now=now))
    with transaction.atomic():
        held = models.WebhookPost.objects.select_for_update().get(pk=row.pk)
        if held.given_up_at is not None:  # its address was ended while we called
            return answer
        held.status, held.said = answer.status, answer.said[:300]
        pause = rule.pause_after(row.tries)
        if answer.arrived:
            held.arrived_at = now
        elif pause is None:
            held.given_up_at = now
        else:
            held.next_at = now + pause
        held.save(update_fields=["status", "said", "arrived_at", "given_up_at", "next_at"])
    return answer


def send_due(*, post: Poster, clock: Callable[[], datetime]) -> int:
    """What waits for another try, or was left by a process that died."""
    due = models.WebhookPost.objects.filter(WAITING, next_at__lte=clock()).order_by("next_at", "pk")
    sent = 0
    for pk in list(due.values_list("pk", flat=True)[:AT_ONCE]):
        sent += send(pk, post=post, now=clock()) is not None
    return sent


def headers_of(row: models.WebhookPost, *, now: datetime) -> dict[str, str]:
    """Signed anew with every try: a receiver refuses what is old."""
    seconds = int(now.timestamp())
    return {
        rule.EVENT: row.event.code,
        rule.DELIVERY: str(row.pk),
        rule.TIMESTAMP: str(seconds),
        rule.SIGNATURE: rule.signature(secret_of(row.webhook), seconds=seconds, body=row.body.encode()),
    }


def secret_of(row: models.Webhook) -> str:
    """Derived, not kept: the database alone signs nothing."""
    mac = salted_hmac(f"ropeteam.webhook.{row.salt}", str(row.company_id), algorithm="sha256")
    return rule.SECRET_PREFIX + base64.urlsafe_b64encode(hashlib.sha256(mac.digest()).digest()).decode().rstrip("=")


def _held(hooks: QuerySet[models.Webhook]) -> list[models.Webhook]:
    """Those that did not end, held: a message booked while its address ends would wait for ever."""
    held = hooks.filter(ended_on__isnull=True).select_for_update(no_key=True)
    return list(held.order_by("pk"))


def _booked(hook: models.Webhook, event: models.Event, facts: Mapping[str, Any]) -> models.WebhookPost:
    body = {"event": event.code, "id": event.pk, "at": event.created_at.isoformat(), **facts}
    with transaction.atomic():
        row, made = models.WebhookPost.objects.get_or_create(
            webhook=hook,
            event=event,
            defaults={"body": json.dumps(body, ensure_ascii=False), "next_at": event.created_at},
        )
        if made:
            queue.enqueue(queue.POST, post_id=row.pk)
    return row
