"""A person's calendar, taken in: talks with customers become known, busy times are kept without a word of what they are.

Rule in prose. An entry is a talk if somebody from outside is invited and it is no whole day. Whose talk it is follows from
the addresses: a contact's address names the account; if that account has one live deal, or one on whose rope the person
is, the talk belongs to it. Everything else is proposed, never guessed, and not kept until a person says which deal it is.
The same file again changes nothing. An entry that moved takes its talk along; one that was cancelled takes it away again,
unless somebody already wrote about it. What the person declined is neither a talk nor busy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.talk_kind import WRITTEN, talk_kind
from ropeteam.core.vocabulary import Basis, Side
from ropeteam.language.calendars.contract import CalendarRead, Occurrence, Window
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.calendar_people import KnownMails, deals_by_account, domain_of, known_mails, own_deals

SOURCE = "calendar"
BACK, AHEAD = timedelta(days=90), timedelta(days=183)
CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A talk with somebody from outside whose deal is not clear. `deals`: those it may be about; none: nobody is known."""

    key: str
    start: datetime
    end: datetime
    title: str
    outside: tuple[str, ...]
    deals: tuple[models.Deal, ...]


@dataclass(frozen=True, slots=True)
class TakenCalendar:
    """What came of it: `talks` are known now (`new` of them for the first time), `gone` were cancelled."""

    talks: int
    new: int
    gone: int
    busy: int
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What placing a talk needs, read once a file."""

    company: models.Company
    mails: KnownMails
    deals: Mapping[int, Sequence[models.Deal]]
    own: frozenset[int]
    chosen: Mapping[str, models.Deal]


def window_of(now: datetime) -> Window:
    """As far back as the gate asks whether talks were heard, and half a year ahead."""
    return Window(now - BACK, now + AHEAD)


def take_calendar(
    read: CalendarRead,
    *,
    person: models.Person | None,
    actor: Actor,
    now: datetime,
    company: models.Company | None = None,
    deals: Mapping[str, models.Deal] | None = None,
) -> TakenCalendar:
    """Take a person's calendar in. `deals` is a person's word which proposal belongs to which deal, by its key. The operator
    may name a company instead of a person: a shared calendar, of which only the talks are taken."""
    access.require(actor, Deed.IMPORT_CALENDAR)
    if not actor.operator and (person is None or actor.person != person):
        raise NotAllowed(Deed.IMPORT_CALENDAR)  # somebody else's calendar is theirs to give
    company = company if person is None else person.company
    if company is None:
        raise NotFound("company")
    desk = _Desk(
        company,
        known_mails(company),
        deals_by_account(actor, company),
        own_deals(person) if person else frozenset(),
        dict(deals or {}),
    )
    own = person.mail.lower() if person else ""
    coming = [each for each in read.occurrences if not any(who.mail == own and who.declined for who in each.attendees)]
    with transaction.atomic():
        models.Company.objects.select_for_update(no_key=True).get(
            pk=company.pk
        )  # two calendars with one talk: one after the other
        busy = _book_busy(person, coming, window_of(now), now=now) if person else 0
        talks = new = gone = 0
        proposals = []
        for each in coming:
            outside = desk.mails.outside(_mails(each))
            if each.cancelled:
                gone += _take_back(company, key_of(each), actor=actor)
            elif outside and not each.all_day:
                deal, others = _deal_of(each, outside, desk)
                if deal is None:
                    proposals.append(_proposal(each, outside, others))
                else:
                    talks += 1
                    new += _book_talk(each, deal, desk, actor=actor, now=now)[1]
        events.append(
            "calendar.taken_in",
            person or company,
            actor=actor,
            company=company,
            talks=talks,
            new=new,
            gone=gone,
            busy=busy,
        )
    return TakenCalendar(talks, new, gone, busy, tuple(proposals))


def place_talk(
    each: Occurrence, deal: models.Deal, *, person: models.Person, actor: Actor, now: datetime
) -> models.Conversation:
    """A person says which deal a proposed talk belongs to: from then on it is known."""
    access.require(actor, Deed.IMPORT_CALENDAR)
    if not actor.operator and actor.person != person:
        raise NotAllowed(Deed.IMPORT_CALENDAR)
    company = person.company
    with transaction.atomic():
        models.Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        desk = _Desk(company, known_mails(company), {}, frozenset(), {})
        talk, _ = _book_talk(each, deal, desk, actor=actor, now=now)
        events.append("calendar.placed", talk, actor=actor, company=company, deal_id=talk.deal_id)
    return talk


def key_of(each: Occurrence) -> str:
    """The talk's key: the same for everybody who has the entry in their calendar, and after it moved."""
    digest = hashlib.sha256(f"{each.uid}\n{each.turn}".encode()).hexdigest()[:24]
    return f"cal-{digest}"


def _mails(each: Occurrence) -> list[str]:
    """Everybody invited who did not decline, and who invites."""
    mails = [who.mail for who in each.attendees if not who.declined]
    return list(dict.fromkeys([*mails, each.organizer] if each.organizer else mails))


def _deal_of(
    each: Occurrence, outside: Sequence[str], desk: _Desk
) -> tuple[models.Deal | None, tuple[models.Deal, ...]]:
    """The deal it belongs to, or None and those it may belong to."""
    chosen = desk.chosen.get(key_of(each))
    if chosen is not None:
        return chosen, ()
    there = _known(desk.company, each)
    if there is not None and there.deal is not None:  # a person, or an earlier import, said so
        return there.deal, ()
    accounts = {contact.account_id for mail in outside for contact in desk.mails.contacts.get(mail, ())}
    known = bool(accounts)
    if not accounts:
        accounts = {account for mail in outside for account in desk.mails.domains.get(domain_of(mail), ())}
    candidates = [deal for account in sorted(accounts) for deal in desk.deals.get(account, ())]
    mine = [deal for deal in candidates if deal.pk in desk.own]
    if known and len(accounts) == 1:
        if len(candidates) == 1:
            return candidates[0], ()
        if len(mine) == 1:
            return mine[0], ()
    return None, tuple(mine or candidates)


def _proposal(each: Occurrence, outside: Sequence[str], deals: tuple[models.Deal, ...]) -> Proposal:
    return Proposal(key_of(each), each.start, each.end, each.title, tuple(outside), deals)


def _book_talk(
    each: Occurrence, deal: models.Deal, desk: _Desk, *, actor: Actor, now: datetime
) -> tuple[models.Conversation, bool]:
    """The talk is known, with its time and who is invited; and whether it is new. One that a folder or a CRM told of keeps the
    deal they say."""
    company = desk.company
    day = timezone.localtime(each.start).date()
    talk = _known(company, each) or _same_talk(deal, day)
    new = talk is None
    if talk is None:
        talk = models.Conversation.objects.create(
            company=company,
            deal=deal,
            account=deal.account,
            key=key_of(each),
            kind=talk_kind(each.title, each.place, each.end - each.start).value,
            held_on=day,
            recorded_on=timezone.localtime(now).date(),
            title=each.title,
            basis=Basis.NONE.value,
            source=SOURCE,
            created_by=actor.person,
        )
        events.append("conversation.known", talk, actor=actor, company=company, deal_id=deal.pk)
    elif talk.source == SOURCE:
        facts = {"held_on": day, "title": each.title, "deal": deal, "account": deal.account, "internal": False}
        if any(getattr(talk, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(talk, name, value)
            talk.save(update_fields=list(facts))
    times = {"starts_at": each.start, "ends_at": each.end, "uid": _own_name(each.uid)}
    models.TalkTime.objects.update_or_create(
        conversation=talk, defaults=times, create_defaults={**times, "created_by": actor.person}
    )
    if talk.source == SOURCE:
        _invite(talk, each, desk)
    return talk, new


def _known(company: models.Company, each: Occurrence) -> models.Conversation | None:
    """The talk this entry brought, or gave its time to, before."""
    found = models.Conversation.objects.filter(company=company).select_related("deal__account")
    brought = found.filter(key=key_of(each)).first()
    if brought is not None:
        return brought
    timed = found.filter(time__uid=_own_name(each.uid)).exclude(source=SOURCE)
    return (timed.filter(time__starts_at=each.start) if each.turn else timed).order_by("pk").first()


def _same_talk(deal: models.Deal, day: date) -> models.Conversation | None:
    """A talk that a folder or a CRM told of: of this deal, on this day, the only one, without a time so far."""
    found = models.Conversation.objects.filter(deal=deal, held_on=day, internal=False).exclude(kind__in=WRITTEN)
    rows = list(found.select_related("time")[:2])
    return rows[0] if len(rows) == 1 and not hasattr(rows[0], "time") else None


def _invite(talk: models.Conversation, each: Occurrence, desk: _Desk) -> None:
    """Who is invited, by their address. Only for talks that the calendar itself brought."""
    names = {who.mail: who.name for who in each.attendees}
    rows = []
    for no, mail in enumerate(_mails(each)):
        person = desk.mails.ours.get(mail)
        contact = next((row for row in desk.mails.contacts.get(mail, ()) if row.account_id == talk.account_id), None)
        ours = person is not None or domain_of(mail) in desk.mails.our_domains
        rows.append(
            models.Participant(
                conversation=talk,
                no=no,
                name=(person.name if person else contact.name if contact else names.get(mail) or mail)[:200],
                role="" if ours else "customer",
                side=(Side.OURS if ours else Side.CUSTOMER).value,
                person=person,
                contact=contact,
            )
        )
    there = [(row.name, row.role, row.person_id, row.contact_id) for row in talk.participants.order_by("no")]
    if there != [(row.name, row.role, row.person_id, row.contact_id) for row in rows]:
        talk.participants.all().delete()
        models.Participant.objects.bulk_create(rows)


def _take_back(company: models.Company, key: str, *, actor: Actor) -> int:
    """A cancelled talk is no longer known; if something hangs on it, it stays as one that was not held."""
    talk = models.Conversation.objects.filter(company=company, key=key, source=SOURCE).first()
    if talk is None or talk.extra.get(CANCELLED) or talk.texts.exists():
        return 0
    models.TalkTime.objects.filter(conversation=talk).delete()
    if models.PickAnswer.objects.filter(pick__conversation=talk).exists():
        talk.internal, talk.extra = True, {**talk.extra, CANCELLED: "yes"}
        talk.save(update_fields=["internal", "extra"])
    else:
        talk.delete()
    return 1


def _book_busy(person: models.Person, found: Sequence[Occurrence], window: Window, *, now: datetime) -> int:
    """The person's busy times from today on become those of this file."""
    wanted = {(_own_name(each.uid), each.start): each.end for each in found if each.busy and each.end > now}
    there = {
        (row.uid, row.starts_at): row
        for row in models.BusyTime.objects.filter(person=person, ends_at__gt=now, starts_at__lt=window.end)
    }
    models.BusyTime.objects.filter(
        pk__in=[row.pk for key, row in there.items() if wanted.get(key) != row.ends_at]
    ).delete()
    models.BusyTime.objects.bulk_create(
        (
            models.BusyTime(person=person, uid=uid, starts_at=start, ends_at=end, created_by=person)
            for (uid, start), end in wanted.items()
            if (uid, start) not in there or there[uid, start].ends_at != end
        ),
        batch_size=1000,
    )
    return len(wanted)


def _own_name(uid: str) -> str:
    """The calendar's name as it is; a longer one by its hash."""
    return uid if len(uid) <= 300 else hashlib.sha256(uid.encode()).hexdigest()
