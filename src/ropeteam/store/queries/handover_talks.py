"""A deal's talks as warmth and the one rope see them: who of our roles was in, how long it took."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from ropeteam.core.handover import Talk
from ropeteam.core.one_rope import RopeTalk
from ropeteam.core.vocabulary import ConversationKind, Role, Side
from ropeteam.store.models import Conversation, Deal, Participant, RoleGrant, Speaker, TalkTime, Turn

ROLES = {role.value for role in Role}


@dataclass(frozen=True, slots=True)
class TalkSeen:
    """`roles` is None where nobody noted who took part; `minutes` where nobody knows how long it took."""

    talk: Conversation
    roles: frozenset[Role] | None
    minutes: int | None

    def for_warmth(self) -> Talk:
        row = self.talk
        return Talk(row.held_on, ConversationKind(row.kind), not row.internal, self.roles)

    def for_rope(self) -> RopeTalk:
        return RopeTalk(self.talk.held_on, self.roles, self.minutes)


def talks(deal: Deal, *, on: date | None = None) -> list[TalkSeen]:
    """Oldest first, without notes: they are about talks. Six statements, however many talks."""
    found = Conversation.objects.filter(deal=deal).exclude(kind=ConversationKind.NOTE.value)
    rows = list((found.filter(held_on__lte=on) if on else found).order_by("held_on", "pk"))
    keys = [row.pk for row in rows]
    if not keys:
        return []
    there, minutes = roles_in(keys), _minutes(keys)
    return [TalkSeen(row, there.get(row.pk), minutes.get(row.pk)) for row in rows]


def roles_in(keys: list[int]) -> dict[int, frozenset[Role]]:
    """By talk: what our side was, as the list of who was there says it, or the words themselves, else what they were on the day
    of the talk. A talk with nobody of whom that is known is left out."""
    listed = Participant.objects.filter(conversation__in=keys)
    spoke = Speaker.objects.filter(text__conversation__in=keys)
    rows = [
        *listed.values_list("conversation", "conversation__held_on", "side", "role", "person"),
        *spoke.values_list("text__conversation", "text__conversation__held_on", "side", "role", "person"),
    ]
    granted = _grants({person for *_, person in rows if person})
    found: dict[int, set[Role]] = defaultdict(set)
    for talk, day, side, role, person in rows:
        if side == Side.OURS:
            own = {role} & ROLES or {grant.role for grant in granted[person or 0] if _holds(grant, day)}
            found[talk] |= {Role(one) for one in own}
    return {talk: frozenset(roles) for talk, roles in found.items() if roles}


def _grants(people: set[int]) -> dict[int, list[RoleGrant]]:
    found: dict[int, list[RoleGrant]] = defaultdict(list)
    for grant in RoleGrant.objects.filter(person__in=people):
        found[grant.person_id].append(grant)
    return found


def _holds(grant: RoleGrant, day: date) -> bool:
    return (grant.from_day is None or grant.from_day <= day) and (grant.to_day is None or day <= grant.to_day)


def _minutes(keys: list[int]) -> dict[int, int]:
    """How long the words took, to the last one that begins; else what the calendar says."""
    times = TalkTime.objects.filter(conversation__in=keys).values_list("conversation", "starts_at", "ends_at")
    found = {talk: round((ends - starts).total_seconds() / 60) for talk, starts, ends in times}
    last = Turn.objects.filter(text_version__conversation__in=keys, start_ms__isnull=False)
    for talk, ms in last.values_list("text_version__conversation").annotate(last=Max("start_ms")):
        if ms > 0:
            found[talk] = max(1, round(ms / 60_000))
    return {talk: minutes for talk, minutes in found.items() if minutes > 0}
