"""Asking a customer's contact for a signature, inside: the form, and the page that shows the new link once.

Only the hash of a link's secret is kept, so that whoever made it sees it on the very next page or never (`shown_once`).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.signing import LONGEST, USUAL
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import signing as flow
from ropeteam.store import access
from ropeteam.store.models import Contact, Deal, SignRequest, SuccessShare
from ropeteam.store.queries import signing as query
from ropeteam.web import fields, languages, notices, shown_once
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.say import day, known, say


def asking(
    deal: Deal, request: StaffRequest, abouts: list[SignAbout], requests: tuple[SignRequest, ...] = ()
) -> dict[str, Any]:
    """What the form that asks for a signature needs; and what was asked before, the newest of each contact first."""
    return {
        "abouts": [about.value for about in abouts],
        "contacts": list(deal.account.contacts.order_by("name")) if deal.account else [],
        "sign_languages": LANGUAGES,
        "language_now": languages.current(),
        "until": request.today + USUAL,
        "until_most": request.today + LONGEST,
        "today": request.today,
        "signs": requests,
    }


def contact_of(request: StaffRequest, deal: Deal) -> Contact:
    found = Contact.objects.filter(account=deal.account, pk=fields.number(request.POST, "contact") or 0).first()
    if found is None:
        raise Refused("choice_missing")
    return found


def made(request: StaffRequest, subject: query.Subject, about: SignAbout, *, back: str) -> HttpResponse:
    """Make a link for the contact that was chosen, and go where it is shown; from there `back`."""
    asked, token = flow.ask(
        subject,
        about,
        contact_of(request, subject.deal),
        actor=request.actor,
        language=request.POST.get("language", ""),
        on=request.today,
        until=fields.optional_day(request.POST, "until"),
    )
    return shown_once.go(reverse("sign_link", args=[asked.pk]), token, back=back)


@staff
@require_GET
def link(request: StaffRequest, pk: int) -> HttpResponse:
    """The address and a mail ready to be sent, in the customer's language; shown to whoever made it, and once."""
    asked = _asked(request, pk)
    deal = query.subject_of(asked).deal
    fresh = shown_once.fresh(request)
    if fresh is None:
        notices.tell(request, "sign.shown_before")
        return redirect("deals_deal", pk=deal.pk)
    token, back = fresh
    address = request.build_absolute_uri(reverse("signing", args=[token]))
    return mail_page(request, deal, asked, address, f"sign.mail.{asked.about}", back=back)


def mail_page(
    request: StaffRequest, deal: Deal, asked: SignRequest | SuccessShare, address: str, code: str, *, back: str
) -> HttpResponse:
    """A fresh address with a mail ready to be sent; the secret is not shown again."""
    until = day(asked.until, asked.language)
    mail = say(code, asked.language, name=asked.contact.name, address=address, day=until)
    headline = say(
        f"{code}.subject" if known(f"{code}.subject") else "sign.mail.subject",
        asked.language,
        company=deal.company.name,
    )
    context = {
        "deal": deal,
        "asked": asked,
        "address": address,
        "mailto": f"mailto:{quote(asked.contact.mail)}?subject={quote(headline)}&body={quote(mail)}",
        "mail": mail,
        "back": back,
        "many": isinstance(asked, SuccessShare),
    }
    return shown_once.taken(request, render(request, "signing/link.html", context))


def _asked(request: StaffRequest, pk: int) -> SignRequest:
    """For whoever may ask; without the cookie there is no secret to see."""
    found = query.with_subject(SignRequest.objects.filter(pk=pk)).first()
    if found is None:
        raise NotFound("link", str(pk))
    subject = query.subject_of(found)
    access.require(request.actor, flow.KINDS[type(subject)].deed, deal=access.deal(request.actor, subject.deal.pk))
    return found
