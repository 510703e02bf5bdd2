"""A company whose calendar has talks ahead: who is invited, what is open, who of product is free."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cast import TODAY, World

from ropeteam.core.vocabulary import ConversationKind
from ropeteam.flows import attention, calendars
from ropeteam.language.calendars.contract import Attendee, CalendarRead, Occurrence
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor, actor_of

NOW = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
CUSTOMER = "paul.ebner@kessel-ag.example"


def entry(
    uid: str,
    day: int,
    hour: int = 9,
    *,
    length: float = 1.0,
    mails: tuple[str, ...] = (CUSTOMER,),
    title: str = "Abstimmung",
    cancelled: bool = False,
    busy: bool = True,
    all_day: bool = False,
    turn: str = "",
    declined: tuple[str, ...] = (),
) -> Occurrence:
    """An entry `day` days from today."""
    start = NOW.replace(hour=hour) + timedelta(days=day)
    return Occurrence(
        uid=uid, turn=turn, start=start, end=start + timedelta(hours=length), all_day=all_day,
        busy=busy and not cancelled, cancelled=cancelled, title=title, place="", organizer="nora@kessel.example",
        attendees=tuple(Attendee(mail, "", mail in declined) for mail in mails), line=1,
    )  # fmt: skip


def take(world: World, actor: Actor, *entries: Occurrence, **deals: models.Deal) -> calendars.TakenCalendar:
    assert actor.person is not None
    return calendars.take_calendar(
        CalendarRead(tuple(entries), ()), person=actor.person, actor=actor, now=NOW, deals=deals
    )


def reachable(world: World) -> models.Contact:
    """The customer's contact gets an address."""
    contact = models.Contact.objects.get(account=world.account)
    contact.mail = CUSTOMER.title()
    contact.save()
    return contact


def open_wish(world: World, title: str = "Bedienung ohne Netz", key: str = "w1") -> models.ChangeRequest:
    """A wish of the customer that nobody decided."""
    request = models.ChangeRequest.objects.create(
        product=world.product, key=key, title=title, capability=world.offline if key == "w1" else None
    )
    models.Asker.objects.create(change_request=request, signal=world.need, deal=world.deal, account=world.account)
    return request


def ahead(world: World, *days: int, deal: models.Deal | None = None) -> list[models.Conversation]:
    """Planned talks of a deal, one a day at nine."""
    found = []
    for day in days:
        start = NOW.replace(hour=9) + timedelta(days=day)
        talk = models.Conversation.objects.create(
            company=world.company, deal=deal or world.deal, account=world.account, key=f"t{day}-{deal.pk if deal else 0}",
            kind=ConversationKind.MEETING.value, held_on=start.date(),
        )  # fmt: skip
        models.TalkTime.objects.create(conversation=talk, starts_at=start, ends_at=start + timedelta(hours=1))
        found.append(talk)
    return found


def second_pm(world: World) -> Actor:
    person = models.Person.objects.create(company=world.company, key="p-lena", name="Lena Fink")
    models.RoleGrant.objects.create(person=person, role="product")
    return actor_of(person, on=TODAY)


def planned(request: models.ChangeRequest, *, seller: Actor, product: Actor) -> None:
    """In a company from a folder: a calendar is taken in, talks are proposed and answered both ways, one is cancelled."""
    deal = models.Deal.objects.get(key="d1")
    entries = [entry(f"u{no}", no, mails=("wer@kunde.example",) if no < 5 else ()) for no in range(1, 7)]
    chosen = {calendars.key_of(each): deal for each in entries}
    assert seller.person is not None
    calendars.take_calendar(CalendarRead(tuple(entries), ()), person=seller.person, actor=seller, now=NOW, deals=chosen)
    models.Asker.objects.filter(change_request=request).update(account=deal.account)
    attention.propose(request.product, actor=product, now=NOW)
    first, second, *_ = models.AttentionPick.objects.order_by("pk")
    attention.answer(first, actor=product, comes=True, now=NOW)
    attention.answer(second, actor=product, comes=False, now=NOW, question="Wie oft?")
    gone = [replace(each, cancelled=calendars.key_of(each) == second.conversation.key) for each in entries]
    calendars.take_calendar(CalendarRead(tuple(gone), ()), person=seller.person, actor=seller, now=NOW)


__all__ = ["CUSTOMER", "NOW", "OPERATOR", "ahead", "entry", "open_wish", "planned", "reachable", "second_pm", "take"]
