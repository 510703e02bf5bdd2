"""Queue entry points: an id in, load, call the flow. Defined here, put in by name from anywhere."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from ropeteam.flows import attention, conversations
from ropeteam.jobs import reactions
from ropeteam.store import queue
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Product


@app.task(name=queue.LISTEN, retry=3)
def listen(text_id: int) -> None:
    conversations.listen_to(text_id, on=timezone.localdate())


@app.task(name=queue.REACT, retry=3)
def react(event_id: int) -> None:
    reactions.react(event_id, on=timezone.localdate())


@app.periodic(cron="15 4 * * *")
@app.task(name="ropeteam.attention", queueing_lock="attention")
def plan_attention(timestamp: int) -> None:
    """Every night: the weeks move on, wishes were decided, talks were heard."""
    for product in Product.objects.order_by("pk"):
        attention.propose(product, actor=OPERATOR, now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.rescue", queueing_lock="rescue")
def rescue(timestamp: int) -> None:
    queue.rescue()
