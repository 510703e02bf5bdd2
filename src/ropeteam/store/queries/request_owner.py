"""Who of our side answers for a wish, and so for every need and every concern that is part of it."""

from __future__ import annotations

from ropeteam.store.models import ChangeRequest, Person


def owner_of(request: ChangeRequest) -> Person | None:
    """Product: by name whoever owns the capability it is about, where somebody does who is still here; None is product as a
    whole. What was merged is answered for where it went."""
    home = request.merged_into or request
    owner = home.capability.owner if home.capability is not None else None
    return owner if owner is not None and owner.active else None
