"""Wishes that live in another system too (Canny, Fider, Jira, a list): where they are there, and who spoke for them."""

from __future__ import annotations

from django.db import models

from ropeteam.store.models.accounts import Account
from ropeteam.store.models.product import Product
from ropeteam.store.models.row import Row


class TrackerLink(Row):
    """The same wish elsewhere. `external` is the other system's own id; `url` leads there."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="tracker_links")
    change_request = models.ForeignKey("store.ChangeRequest", on_delete=models.CASCADE, related_name="tracker_links")
    tracker = models.CharField(max_length=20)
    external = models.CharField(max_length=200)
    url = models.TextField(blank=True)
    status = models.CharField(max_length=120, blank=True)
    wished_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "tracker", "external"], name="tracker_link_once")]


class TrackerVoice(Row):
    """Somebody who asked for it there, in their own words where they wrote any. `voter` is as the file names them."""

    link = models.ForeignKey(TrackerLink, on_delete=models.CASCADE, related_name="voices")
    voter = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "voter"], name="tracker_voice_once")]
