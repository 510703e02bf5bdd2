"""Who outside wants to know when a gate changes, and every message to them until it arrived or was given up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row
from ropeteam.store.models.trace import Event


class Webhook(Row):
    """An address. Its secret is derived from `salt` and the installation's key, so that the database alone cannot sign."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="webhooks")
    name = models.CharField(max_length=120)
    url = models.URLField(max_length=500)
    salt = models.CharField(max_length=64)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class WebhookPost(Row):
    """One message about one event to one address: once. `said` is what the other side, or the network, answered last."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="posts")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="posts")
    body = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webhook", "event"], name="webhook_post_once")]
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=Q(arrived_at__isnull=True, given_up_at__isnull=True),
                name="webhook_post_waiting",
            )
        ]
