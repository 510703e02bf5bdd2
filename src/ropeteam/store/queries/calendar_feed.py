"""What stands in a person's feed: talks they promised to join, and meetings they have a seat in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import AttentionPick, Exchange, ExchangeSeat, PickAnswer
from ropeteam.store.queries.attention import with_answer

BACK = timedelta(days=60)
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """`uid` never changes; `code` says what it is (a kind of talk or of exchange), `about` names the deal."""

    uid: str
    code: str
    about: str
    place: str
    start: datetime
    end: datetime
    stamp: datetime
    path: str


def entries(actor: Actor, *, now: datetime) -> Iterator[Entry]:
    """Earliest first, from two months ago on. What the person may not see any more is left out."""
    if actor.person is None:
        return
    picks = with_answer(AttentionPick.objects.filter(person=actor.person)).filter(
        comes=True, conversation__in=access.conversations(actor), conversation__time__ends_at__gt=now - BACK
    )
    rows = picks.select_related("conversation__time", "conversation__deal", "conversation__account")
    for pick in rows.order_by("conversation__time__starts_at", "pk")[:MOST]:
        talk = pick.conversation
        named = [str(part) for part in (talk.account, talk.deal) if part is not None]
        yield Entry(
            uid=f"pick-{pick.pk}",
            code=f"conversation.{talk.kind}",
            about=" · ".join(named) or talk.title,
            place="",
            start=talk.time.starts_at,
            end=talk.time.ends_at,
            stamp=PickAnswer.objects.filter(pick=pick).latest("pk").created_at,
            path=f"conversations/{talk.pk}/",
        )
    own = ExchangeSeat.objects.filter(person=actor.person, taken_off=False).values("exchange")
    meetings = Exchange.objects.filter(pk__in=own, ends_at__gt=now - BACK)
    for exchange in meetings.order_by("starts_at", "pk")[:MOST]:
        yield Entry(
            uid=f"exchange-{exchange.pk}",
            code=f"calendar.exchange.{exchange.kind}",
            about=exchange.release,
            place=exchange.place,
            start=exchange.starts_at,
            end=exchange.ends_at,
            stamp=exchange.created_at,
            path="exchange/",
        )
