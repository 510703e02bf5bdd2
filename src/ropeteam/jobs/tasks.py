"""Queue entry points: an id in, load, call the flow. Defined here, put in by name from anywhere."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ropeteam.flows import attention, conversations, gate_answers, ledger_seals, offers
from ropeteam.jobs import reactions
from ropeteam.store import queue
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Product


@app.task(name=queue.LISTEN, retry=3)
def listen(text_id: int) -> None:
    conversations.listen_to(text_id, on=timezone.localdate())


@app.task(name=queue.READ_OFFER, retry=3)
def read_offer(version_id: int) -> None:
    offers.read_version(version_id, on=timezone.localdate())


@app.task(name=queue.REACT, retry=3)
def react(event_id: int) -> None:
    reactions.react(event_id, on=timezone.localdate())


@app.periodic(cron="15 4 * * *")
@app.task(name="ropeteam.attention", queueing_lock="attention")
def plan_attention(timestamp: int) -> None:
    """Every night: the weeks move on, wishes were decided, talks were heard."""
    for product in Product.objects.order_by("pk"):
        attention.propose(product, actor=OPERATOR, now=timezone.now())


@app.periodic(cron="40 2 * * *")
@app.task(name="ropeteam.seal", queueing_lock="seal")
def seal_the_ledger(timestamp: int) -> None:
    """Every night, and then what the kept answers of gates left behind."""
    today = timezone.localdate()
    if settings.ROPETEAM_LEDGER_KEY:
        key = settings.ROPETEAM_LEDGER_KEY.encode()
        ledger_seals.seal(key=key, on=today, outside=settings.ROPETEAM_LEDGER_NOTES)
    gate_answers.tidy(on=today)


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.gates", queueing_lock="gates")
def watch_gates(timestamp: int) -> None:
    gate_answers.sweep(on=timezone.localdate())


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.rescue", queueing_lock="rescue")
def rescue(timestamp: int) -> None:
    queue.rescue()
