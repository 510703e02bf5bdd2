"""Addresses outside, and how their last message fared."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from ropeteam.store.models import Company, Webhook, WebhookPost


def with_last_post(company: Company) -> list[Any]:
    """The addresses in use, each with `last_*` of its newest message and how many still wait."""
    posts = WebhookPost.objects.filter(webhook=OuterRef("pk")).order_by("-pk")
    waiting = Count("posts", filter=Q(posts__arrived_at__isnull=True, posts__given_up_at__isnull=True))
    found = Webhook.objects.filter(company=company, ended_on__isnull=True).annotate(
        waiting=waiting,
        last_arrived=Subquery(posts.values("arrived_at")[:1]),
        last_given_up=Subquery(posts.values("given_up_at")[:1]),
        last_status=Subquery(posts.values("status")[:1]),
        last_said=Subquery(posts.values("said")[:1]),
        last_tries=Subquery(posts.values("tries")[:1]),
        last_next=Subquery(posts.values("next_at")[:1]),
    )
    return list(found.order_by("pk"))
