"""Talks that lie ahead, with who should have read the call card before: the rope, and who of ours is invited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from ropeteam.core.talk_kind import WRITTEN
from ropeteam.core.vocabulary import Side
from ropeteam.store.models import Company, DealRole, Participant, Person, TalkTime


def ahead(company: Company, *, now: datetime, until: datetime) -> QuerySet[TalkTime]:
    """Talks with a customer about a deal that begin in this span, the next first."""
    found = TalkTime.objects.filter(
        conversation__company=company,
        conversation__deal__isnull=False,
        conversation__internal=False,
        starts_at__gt=now,
        starts_at__lte=until,
    ).exclude(conversation__kind__in=WRITTEN)
    return found.select_related("conversation__deal__account", "conversation__deal__product").order_by(
        "starts_at", "pk"
    )


def readers(talks: Sequence[TalkTime]) -> dict[int, list[Person]]:
    """Of each talk our people on the rope of its deal and those who are invited. Two queries, however many talks."""
    deals = {time.conversation.deal_id for time in talks}
    on_rope: dict[int, list[Person]] = defaultdict(list)
    rows = DealRole.objects.filter(deal__in=deals, to_day__isnull=True, person__active=True)
    for row in rows.select_related("person__company", "person__user").order_by("pk"):
        on_rope[row.deal_id].append(row.person)
    invited: dict[int, list[Person]] = defaultdict(list)
    ours = Participant.objects.filter(
        conversation__in=[time.conversation_id for time in talks], side=Side.OURS.value, person__active=True
    )
    for sat in ours.select_related("person__company", "person__user").order_by("no"):
        if sat.person is not None:
            invited[sat.conversation_id].append(sat.person)
    found: dict[int, list[Person]] = {}
    for time in talks:
        people = [*on_rope[time.conversation.deal_id or 0], *invited[time.conversation_id]]
        found[time.pk] = list({person.pk: person for person in people}.values())
    return found
