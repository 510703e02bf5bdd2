"""Who calls: a bearer token gives the rights of one person, no more."""

from __future__ import annotations

import hashlib

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.models import ApiToken


class Token(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        today = timezone.localdate()
        row = (
            ApiToken.objects.filter(
                Q(expires_on__isnull=True) | Q(expires_on__gte=today),
                token_hash=hashlib.sha256(token.encode()).hexdigest(),
                revoked_at__isnull=True,
                person__active=True,
            )
            .select_related("person__company")
            .first()
        )
        return actor_of(row.person, on=today) if row else None


def actor(request: HttpRequest) -> Actor:
    """The authenticated caller."""
    found: Actor = request.auth  # type: ignore[attr-defined]
    return found
