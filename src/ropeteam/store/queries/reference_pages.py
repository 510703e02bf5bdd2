"""What a contact allows, as they see it on their page: one line for each thing in each place, with its last day.

The same thing may have been written down more than once, for longer each time. The contact allows it or does not: they see one
line, and whoever takes it back takes all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope
from ropeteam.store.models import Contact, Deal, ReferencePermission, SignRequest


@dataclass(frozen=True, slots=True)
class Line:
    """`confirmed`: the contact confirmed all of it. `taken_back`: nothing of it holds any more since that day."""

    scope: ReferenceScope
    channel: ReferenceChannel
    since: date
    until: date
    confirmed: bool
    taken_back: date | None
    rows: tuple[ReferencePermission, ...]

    @property
    def key(self) -> str:
        return f"{self.scope.value}-{self.channel.value}"

    @property
    def print(self) -> str:
        return f"{self.key} {self.since} {self.until}"

    @property
    def unconfirmed(self) -> tuple[ReferencePermission, ...]:
        return tuple(row for row in self.rows if getattr(row, "confirmed", None) is None)

    @property
    def to_confirm(self) -> bool:
        return self.taken_back is None and not self.confirmed


def lines(deal: Deal | int, contact: Contact | int, *, on: date) -> tuple[Line, ...]:
    """What has not run out, in the order of the closed lists."""
    rows = ReferencePermission.objects.filter(deal=deal, contact=contact, until__gte=on)
    found: dict[tuple[ReferenceScope, ReferenceChannel], list[ReferencePermission]] = {}
    for row in rows.select_related("taken_back", "confirmed").order_by("pk"):
        found.setdefault((ReferenceScope(row.scope), ReferenceChannel(row.channel)), []).append(row)
    order = {word: no for no, word in enumerate((*ReferenceScope, *ReferenceChannel))}
    return tuple(_line(*key, found[key]) for key in sorted(found, key=lambda key: (order[key[0]], order[key[1]])))


def to_confirm(deal: Deal, *, on: date) -> list[Contact]:
    """Whose permissions we only wrote down."""
    found = Contact.objects.filter(
        reference_permissions__deal=deal,
        reference_permissions__until__gte=on,
        reference_permissions__taken_back__isnull=True,
        reference_permissions__confirmed__isnull=True,
    )
    return list(found.distinct().order_by("name", "pk"))


def requests(deal: Deal) -> tuple[SignRequest, ...]:
    """Who was asked to confirm what they allow, the newest first."""
    found = SignRequest.objects.filter(page__deal=deal).select_related("contact", "link", "signature", "by")
    return tuple(found.order_by("-asked_on", "-pk"))


def _line(scope: ReferenceScope, channel: ReferenceChannel, rows: Iterable[ReferencePermission]) -> Line:
    every = list(rows)
    held = [row for row in every if getattr(row, "taken_back", None) is None]
    ended = None if held else max(row.taken_back.taken_back_on for row in every)
    shown = held or every[-1:]
    return Line(
        scope,
        channel,
        since=min(row.since for row in shown),
        until=max(row.until for row in shown),
        confirmed=all(getattr(row, "confirmed", None) is not None for row in held),
        taken_back=ended,
        rows=tuple(held),
    )
