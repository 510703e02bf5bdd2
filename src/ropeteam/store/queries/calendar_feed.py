"""What stands in a person's feed: talks they promised to join, meetings they have a seat in, last days of studies they run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import AttentionPick, Exchange, ExchangeSeat, PickAnswer
from ropeteam.store.queries.attention import with_answer
from ropeteam.store.queries.studies import with_stand

BACK = timedelta(days=60)
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """`uid` never changes; `code` says what it is (a kind of talk or of exchange), `about` names the deal. `day`: a whole day
    of the reader's calendar."""

    uid: str
    code: str
    about: str
    place: str
    start: datetime
    end: datetime
    stamp: datetime
    path: str
    day: date | None = None


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
    yield from _studies(actor, now)
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


def _studies(actor: Actor, now: datetime) -> Iterator[Entry]:
    """The last day of each study without a result; an extension moves it."""
    found = with_stand(access.studies(actor).filter(lead=actor.person)).filter(ended__isnull=True)
    rows = found.select_related("deal__account").order_by("last_day", "pk")
    for study in rows.filter(last_day__gt=timezone.localtime(now - BACK).date())[:MOST]:
        start = timezone.make_aware(datetime.combine(study.last_day, time()))
        yield Entry(
            uid=f"study-{study.pk}",
            code="calendar.study_end",
            about=study.deal.title,
            place="",
            start=start,
            end=start + timedelta(days=1),
            stamp=study.created_at,
            path=f"studies/{study.pk}/",
            day=study.last_day,
        )
