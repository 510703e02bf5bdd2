"""Queue entry points: an id in, load, call the flow. Defined here, put in by name from anywhere."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from ropeteam.flows import conversations
from ropeteam.jobs import reactions
from ropeteam.store import queue


@app.task(name=queue.LISTEN, retry=3)
def listen(text_id: int) -> None:
    conversations.listen_to(text_id, on=timezone.localdate())


@app.task(name=queue.REACT, retry=3)
def react(event_id: int) -> None:
    reactions.react(event_id, on=timezone.localdate())


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.rescue", queueing_lock="rescue")
def rescue(timestamp: int) -> None:
    queue.rescue()
