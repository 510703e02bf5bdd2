"""Queue entry points of messages: one when it was booked, and every minute what waits for another try."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from ropeteam.flows import webhooks
from ropeteam.integrations.webhooks.outbound import Post
from ropeteam.store import queue


@app.task(name=queue.POST)
def send(post_id: int) -> None:
    webhooks.send(post_id, post=_post(), now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="ropeteam.webhooks_due", queueing_lock="webhooks_due")
def send_due(timestamp: int) -> None:
    webhooks.send_due(post=_post(), clock=timezone.now)


def _post() -> Post:
    return Post(private=settings.ROPETEAM_WEBHOOK_PRIVATE)
