"""Letters: one's own with the switch, how sending stands (for administrators), and the mail of a deal: its address, what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, RopeteamError
from ropeteam.flows import mail_addresses, mailing
from ropeteam.store import access, defects
from ropeteam.store.models import Company, Deal, MailIn, MailOut
from ropeteam.store.queries import mail as query
from ropeteam.web import languages, listing, notices
from ropeteam.web.actors import StaffRequest, require, staff
from ropeteam.web.standing import Reader
from ropeteam.wording.say import day, say


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter of ours with how it stands, in words."""

    row: MailOut
    state: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """A letter that came. `left_out`: attachments that were not taken in."""

    row: MailIn
    left_out: tuple[str, ...]

    @property
    def names(self) -> str:
        return ", ".join(self.left_out)


@staff
@require_safe
def mail(request: StaffRequest) -> HttpResponse:
    person = request.actor.person
    if person is None:
        raise NotFound("person")
    found = query.letters_to(person, after=listing.number(request.GET, "after"), size=query.SIZE + 1)
    context = {
        "person": person,
        "off": query.wants_none(person),
        "letters": [_sent(row) for row in found[: query.SIZE]],
        "older": found[query.SIZE - 1].pk if len(found) > query.SIZE else None,
        "after": "after" in request.GET,
        "house": _house(request, person.company) if may(Deed.SETTINGS, request.actor.roles) else None,
        "waiting": not _sends(),
    }
    return render(request, "mail/mail.html", context)


@staff
@require_POST
def switch(request: StaffRequest) -> HttpResponse:
    """No more letters for oneself, or letters again."""
    person = request.actor.person
    if person is None:
        raise NotFound("person")
    off = bool(request.POST.get("off"))
    mailing.switch(person, off=off, actor=request.actor)
    notices.tell(request, "mail.done.off" if off else "mail.done.on")
    return redirect("mail")


@staff
@require_POST
def again(request: StaffRequest) -> HttpResponse:
    """What servers did not accept is tried again."""
    require(request, Deed.SETTINGS)
    n = mailing.put_back(request.actor.company, now=timezone.now())
    notices.tell(request, "mail.done.again.one" if n == 1 else "mail.done.again.many", n=n)
    return redirect("mail")


@staff
@require_safe
def deal_mail(request: StaffRequest, pk: int) -> HttpResponse:
    """For the rope: whoever knows the address can write to it."""
    found = access.deal(request.actor, pk)
    access.require(request.actor, Deed.MAIL_ADDRESS, deal=found)
    rows = query.came(found, after=listing.number(request.GET, "after"), size=query.SIZE + 1)
    context = {
        "deal": found,
        "address": address_of(found),
        "configured": mail_addresses.incoming() is not None,
        "came": [_came(row) for row in rows[: query.SIZE]],
        "older": rows[query.SIZE - 1].pk if len(rows) > query.SIZE else None,
        "after": "after" in request.GET,
    }
    return render(request, "mail/deal_mail.html", context)


@staff
@require_POST
def deal_address(request: StaffRequest, pk: int) -> HttpResponse:
    """A new address, which ends the one before; with `close` none."""
    found = access.deal(request.actor, pk)
    if request.POST.get("close"):
        mail_addresses.close(found, actor=request.actor, on=request.today)
        notices.tell(request, "deal_mail.done.closed")
    else:
        mail_addresses.make(found, actor=request.actor, on=request.today)
        notices.tell(request, "deal_mail.done.made")
    return redirect("deals_mail", pk)


def part(deal: Deal, reader: Reader) -> dict[str, Any]:
    """The deal page's line: to the rope only, and only where mail comes in."""
    shown = reader.may(Deed.MAIL_ADDRESS) and mail_addresses.incoming() is not None
    return {"mail_on": shown, "mail_address": address_of(deal) if shown else ""}


def address_of(deal: Deal) -> str:
    """The deal's open address; '' where it has none or mail is off."""
    place = mail_addresses.incoming()
    row = query.address_of(deal) if place is not None else None
    return f"{row.local_part}@{place.domain}" if row is not None and place is not None else ""


def _sends() -> bool:
    """Whether letters leave the house at all; a wrong setting is told to administrators."""
    try:
        return mailing.outgoing() is not None
    except RopeteamError:
        return False


def _house(request: StaffRequest, company: Company) -> dict[str, Any]:
    """How sending stands: the server, the counts, what was not accepted, whom no letter can reach."""
    place, wrong = "", ""
    try:
        server = mailing.outgoing()
        place = server.place if server else ""
    except RopeteamError as error:
        wrong = error.values.get("name", "")
    return {
        "place": place,
        "wrong": wrong,
        "stands": query.standing(company),
        "failed": query.failed(company),
        "nobody": query.without_address(company, on=request.today),
    }


def _sent(row: MailOut) -> Sent:
    language = languages.current()
    if row.sent_at is not None:
        return Sent(row, say("mail.state.sent", language, day=_day(row.sent_at, language)))
    if row.stopped:
        return Sent(row, say(f"mail_stop.{row.stopped}", language))
    again = timezone.localtime(row.next_at)
    told = (
        say("mail.state.again", language, day=_day(row.next_at, language), time=f"{again:%H:%M}") if row.tries else ""
    )
    return Sent(row, say("mail.state.waiting", language, day=_day(row.created_at, language)), told)


def _day(at: Any, language: str) -> str:
    return day(timezone.localtime(at).date(), language)


def _came(row: MailIn) -> Came:
    words = getattr(row.conversation, "words", [])
    problems = defects.told(words[0], file="") if words else None
    names = (one.value("attachment") for one in problems or () if one.code == "attachment_left_out")
    return Came(row, tuple(names))
