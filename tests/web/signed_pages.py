"""What stands on a page as somebody reads it, and a link that stays open."""

from __future__ import annotations

import re
from typing import Any

from cast import World

from ropeteam.store import models


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def lasting(token: str, world: World) -> str:
    """A link that the clock of whoever runs the tests does not end."""
    models.SignedLink.objects.filter(company=world.company).update(expires_at="2999-01-01T00:00:00Z")
    return token
