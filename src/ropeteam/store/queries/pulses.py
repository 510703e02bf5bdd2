"""Pulses: who may be asked now, who was asked and answered, and what a customer sees behind their link."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from ropeteam.core.answers import Spoken, spoken
from ropeteam.core.pulses import AFTER_HANDOVER, OPEN_FOR, Asked, Due, Wish, due
from ropeteam.core.vocabulary import LinkPurpose, PromiseOutcome
from ropeteam.core.vocabulary_enthusiasm import Moment, PulseWord
from ropeteam.store.models import (
    Company,
    Contact,
    Deal,
    DealRole,
    Observation,
    Person,
    PromiseEnd,
    PulseGuess,
    PulseInvite,
    PulseWish,
    SignedLink,
)
from ropeteam.store.queries.answers import heard_in, usual_language

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Sounding:
    """A contact of the deal: whether they may be asked now, what they said of being asked, what they answered last."""

    contact: Contact
    due: Due | None
    wish: PulseWish | None
    answer: Observation | None


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What a customer answered before, and how many promises were kept since."""

    value: int
    words: str
    on: date
    kept: int


def soundings(deal: Deal, *, on: date) -> list[Sounding]:
    """Every contact of the deal's account. Four queries, however many they are."""
    if deal.account_id is None:
        return []
    asked: dict[int, list[Asked]] = defaultdict(list)
    rows = PulseInvite.objects.filter(deal=deal).values_list("contact_id", "moment", "n", "asked_on")
    for key, moment, n, day in rows:
        asked[key].append(Asked(Moment(moment), n, day))
    wishes = {row.contact_id: row for row in PulseWish.objects.filter(deal=deal).order_by("pk")}
    answers = {row.contact_id: row for row in answered(deal).order_by("observed_on", "pk")}
    days = moments_of(deal, on=on)
    found = []
    for contact in deal.account.contacts.order_by("pk") if deal.account else ():
        wish = wishes.get(contact.pk)
        when = due(days, asked=asked[contact.pk], wish=_wish(wish), on=on)
        found.append(Sounding(contact, when, wish, answers.get(contact.pk)))
    return found


def moments_of(deal: Deal, *, on: date) -> dict[Moment, date | None]:
    """The days of the three moments; what lies ahead is a plan and no day yet."""
    days = {Moment.SIGNATURE: deal.signed_on, Moment.HANDOVER: deal.handover_on, Moment.GOLIVE: deal.golive_on}
    return {moment: day if day and day <= on else None for moment, day in days.items()}


def answered(deal: Deal) -> QuerySet[Observation]:
    return Observation.objects.filter(deal=deal, invite__isnull=False, taken_out__isnull=True)


def invites(deal: Deal, *, most: int = SHOWN) -> list[PulseInvite]:
    """The newest, each with its answer and our own estimates."""
    found = PulseInvite.objects.filter(deal=deal).select_related("contact", "link", "observation", "owner")
    return list(found.prefetch_related("guesses__by").order_by("-pk")[:most])


def waits(invite: PulseInvite, *, now: datetime) -> bool:
    """Whether its link may still be answered."""
    link = invite.link
    return link.used_at is None and link.revoked_at is None and (link.expires_at is None or link.expires_at > now)


def owner_of(deal: Deal) -> Person | None:
    """The one named owner of the deal today."""
    row = DealRole.objects.filter(deal=deal, owner=True, to_day__isnull=True).select_related("person__company").first()
    return row.person if row is not None else None


def language_of(deal: Deal) -> Spoken:
    """In which language the deal's customer speaks with us."""
    return spoken(heard_in({deal.pk}).get(deal.pk, ""), otherwise=usual_language(deal.company))


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str, *, now: datetime) -> QuerySet[SignedLink]:
    """The link of an unanswered pulse. A wrong, ended, outlived and used one are alike."""
    return SignedLink.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now),
        token_hash=hash_of(token),
        purpose=LinkPurpose.PULSE.value,
        revoked_at__isnull=True,
        used_at__isnull=True,
    )


def invite_of(link: SignedLink) -> PulseInvite | None:
    related = ("deal__company", "deal__account", "contact", "owner", "link")
    return PulseInvite.objects.filter(link=link).select_related(*related).first()


def last_answer(invite: PulseInvite) -> LastAnswer | None:
    """What this contact answered before, and what was kept of what we promised since then."""
    row = answered(invite.deal).filter(contact=invite.contact).order_by("-observed_on", "-pk").first()
    if row is None:
        return None
    kept = PromiseEnd.objects.filter(
        promise__deal=invite.deal,
        ended_on__gte=row.observed_on,
        outcome__in=[PromiseOutcome.KEPT.value, PromiseOutcome.KEPT_LATE.value],
    ).aggregate(n=Count("pk"))["n"]
    return LastAnswer(round(row.value), row.words, row.observed_on, kept)


def guess_of(invite: PulseInvite, person: Person) -> PulseGuess | None:
    return PulseGuess.objects.filter(invite=invite, by=person).first()


def to_ask(person: Person | None, on: Any) -> QuerySet[Deal]:
    """The signed deals that this person owns and whose customer may be asked now (`soundings` says whom): somebody of them has an
    address, was not asked about the moment, and did not say that they want none; or agreed to be asked again by now. `on` may be a
    day or one to be filled in."""
    owned = DealRole.objects.filter(deal=OuterRef("pk"), person=person, owner=True, to_day__isnull=True)
    due_now = Q(Exists(_agreed(on)))
    for moment, column, after in (
        (Moment.SIGNATURE, "signed_on", timedelta(0)),
        (Moment.HANDOVER, "handover_on", AFTER_HANDOVER),
        (Moment.GOLIVE, "golive_on", timedelta(0)),
    ):
        first, last = on - after, on - (after + OPEN_FOR)
        asked = PulseInvite.objects.filter(deal=OuterRef(OuterRef("pk")), contact=OuterRef("pk"), moment=moment.value)
        none = _latest_wishes().filter(deal=OuterRef(OuterRef("pk")), contact=OuterRef("pk"), word=PulseWord.NONE.value)
        reachable = Contact.objects.filter(~Exists(asked), ~Exists(none), account=OuterRef("account")).exclude(mail="")
        due_now |= Q(**{f"{column}__lte": first, f"{column}__gte": last}) & Q(Exists(reachable))
    found = Deal.objects.filter(due_now, Exists(owned), signed_on__lte=on)
    return found.select_related("account").order_by(F("signed_on").desc(nulls_last=True), "pk")


def _agreed(on: Any) -> QuerySet[PulseWish]:
    """Wishes of a deal to be asked so many days after they were said, and after one was asked last."""
    again = ExpressionWrapper(F("asked_on") + OuterRef("every_days"), DateField())
    asked = PulseInvite.objects.filter(deal=OuterRef("deal"), contact=OuterRef("contact")).annotate(again=again)
    found = _latest_wishes().filter(deal=OuterRef("pk"), word=PulseWord.MORE.value).exclude(contact__mail="")
    found = found.annotate(begins=ExpressionWrapper(F("said_on") + F("every_days"), DateField()))
    return found.filter(~Exists(asked.filter(again__gt=on)), begins__lte=on)


def _latest_wishes() -> QuerySet[PulseWish]:
    later = PulseWish.objects.filter(deal=OuterRef("deal"), contact=OuterRef("contact"), pk__gt=OuterRef("pk"))
    return PulseWish.objects.filter(~Exists(later))


def _wish(row: PulseWish | None) -> Wish | None:
    return Wish(PulseWord(row.word), row.every_days, row.said_on) if row is not None else None


def contacts_of(deal: Deal, keys: Sequence[int]) -> list[Contact]:
    """Those of the account among these."""
    return list(Contact.objects.filter(account=deal.account_id, pk__in=keys).order_by("pk"))


def staff_named_in(line: str, company: Company) -> list[str]:
    """Names of our people in a customer's line, as they stand there: a customer's answer is about the project, not about somebody.
    Whole names and surnames only; a first name may be anybody's."""
    words = {word.strip(".,;:!?()„“\"'").casefold() for word in line.split()}
    if not words:
        return []
    found = []
    for name in Person.objects.filter(company=company).order_by("name").values_list("name", flat=True):
        surname = name.split()[-1] if name.split() else ""
        if len(surname) > 2 and surname.casefold() in words:
            found.append(name if name.casefold() in line.casefold() else surname)
    return list(dict.fromkeys(found))


def masked(line: str, names: Sequence[str], instead: str) -> str:
    for name in sorted(names, key=len, reverse=True):
        line = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, line, flags=re.IGNORECASE)
    return line
