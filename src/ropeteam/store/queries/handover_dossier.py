"""The rows of a handover's dossier that nobody else reads so: goals, mood by stakeholder, what ended, limits that were told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from ropeteam.core.vocabulary import ConversationKind, OfferKind, Side, SignalKind
from ropeteam.store.models import Conversation, CoverageTold, Deal, LimitTold, Observation, Offer, Promise, Signal, Turn
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.ledger_state import in_contract, with_ledger_state
from ropeteam.store.queries.requirements import MOST_OPEN, NOT_MET_VALUES, standing, with_holding
from ropeteam.store.queries.signals import with_state

GOALS, QUOTES, LOOKED_AT = 12, 3, 60


@dataclass(frozen=True, slots=True)
class GroupMood:
    """One group of the customer's people ('' where it is not known). `value` is the last measuring point of theirs (0..10)."""

    group: str
    value: float | None
    on: date | None
    n: int
    glad: tuple[Any, ...]
    worried: tuple[Any, ...]


def goals(deal: Deal) -> list[Any]:
    """What the customer needs, in their words: confirmed first, then the newest. Words of ours are no goal of theirs."""
    found = _live(deal, SignalKind.NEED).filter(said_by=Side.CUSTOMER.value)
    rows = list(found.order_by("-conversation__held_on", "-pk")[:LOOKED_AT])
    rows.sort(key=lambda row: row.state != "confirmed")
    return rows[:GOALS]


def moods(deal: Deal, *, words: bool) -> list[GroupMood]:
    """By stakeholder group, the decider first. `words`: whether the reader may read what was said."""
    points: dict[str, list[Observation]] = defaultdict(list)
    found = Observation.objects.filter(deal=deal, taken_out__isnull=True).select_related("contact")
    for point in found.order_by("observed_on", "pk"):
        points[point.group or (point.contact.group if point.contact else "")].append(point)
    said: dict[tuple[str, str], list[Any]] = defaultdict(list)
    if words:
        felt = _live(deal, SignalKind.DELIGHT, SignalKind.CONCERN).filter(said_by=Side.CUSTOMER.value)
        for row in felt.order_by("-conversation__held_on", "-pk")[:LOOKED_AT]:
            said[row.said_in or "", row.kind_is].append(row)
    groups = {*points, *(group for group, _ in said)}
    order = ["decider", "user", "it", "other", ""]
    return [_mood(group, points[group], said) for group in sorted(groups, key=order.index)]


def promises(deal: Deal, *, on: date) -> dict[int, Any]:
    """Every promise of the deal by id, each with `ledger_state` and `is_in_contract`."""
    return {row.pk: row for row in kept(_promises).rows({"deal": deal.pk, "on": on})}


def _promises() -> QuerySet[Any]:
    found: QuerySet[Any] = with_ledger_state(Promise.objects.filter(deal=Given("deal")), on=ON)
    found = found.annotate(is_in_contract=in_contract())
    return found.select_related("end", "capability", "replaced_by").order_by("said_on", "pk")


def gaps_told(deal: Deal) -> list[Any]:
    """Rows of the customer's lists whose last answer is that we do not meet them, and of which they were told so; each with
    `answer_status`."""
    told = CoverageTold.objects.filter(coverage=OuterRef("answer_id"))
    found = with_holding(standing(deal)).filter(Exists(told), answer_status__in=NOT_MET_VALUES)
    return list(found.order_by("no")[:MOST_OPEN])


def has_contract(deal: Deal) -> bool:
    return Offer.objects.filter(deal=deal, kind=OfferKind.CONTRACT.value, versions__reading__isnull=False).exists()


def limits_told(deal: Deal) -> list[LimitTold]:
    found = LimitTold.objects.filter(promise__deal=deal).select_related("promise")
    return list(found.order_by("told_on", "pk"))


def kickoff(deal: Deal, *, on: date) -> Conversation | None:
    """The kickoff that is planned next, else the last one that was."""
    found = Conversation.objects.filter(deal=deal, kind=ConversationKind.KICKOFF.value, internal=False)
    ahead = found.filter(held_on__gte=on).order_by("held_on", "pk").first()
    return ahead or found.order_by("-held_on", "-pk").first()


def _live(deal: Deal, *kinds: SignalKind) -> QuerySet[Any]:
    """What was heard and nobody dismissed, each with the side (`said_by`) and the group (`said_in`) of whoever said it."""
    turn = Turn.objects.filter(text_version=OuterRef("text"), no=OuterRef("first_turn"))
    found = with_state(Signal.objects.filter(conversation__deal=deal, retired_at__isnull=True, low=False))
    rows: QuerySet[Any] = (
        found.filter(kind_is__in=[kind.value for kind in kinds])
        .exclude(state="dismissed")
        .annotate(
            said_by=Subquery(turn.values("speaker__side")[:1]),
            said_in=Subquery(turn.values("speaker__contact__group")[:1]),
        )
        .select_related("conversation", "text")
        .defer("text__original")
    )
    return rows


def _mood(group: str, points: list[Observation], said: dict[tuple[str, str], list[Any]]) -> GroupMood:
    last = points[-1] if points else None
    glad, worried = (tuple(said[group, kind.value][:QUOTES]) for kind in (SignalKind.DELIGHT, SignalKind.CONCERN))
    return GroupMood(
        group, last.value if last else None, last.observed_on if last else None, len(points), glad, worried
    )
