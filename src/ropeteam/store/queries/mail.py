"""Mail: who wants letters and in which language, what waits to be sent, under which address a deal takes letters, what came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from ropeteam.core.answers import Spoken, spoken
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import MailStop
from ropeteam.store.models import Company, Deal, MailAddress, MailIn, MailOut, Person, RoleGrant, Setting, TextVersion
from ropeteam.store.queries.answers import usual_language

OFF = "mail.off."
SIZE = 25
# So many addresses of our people are looked through for one letter.
MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """How a company's letters stand."""

    waiting: int
    sent: int
    failed: int


def off_key(person: Person) -> str:
    """A person's own switch. Keys of settings are shorter than a person's may be."""
    return OFF + hashlib.sha256(person.key.encode()).hexdigest()[:20]


def wants_none(person: Person) -> bool:
    row = Setting.objects.filter(company=person.company_id, key=off_key(person)).order_by("-pk").first()
    return bool(row and isinstance(row.value, dict) and row.value.get("off"))


def readers(company: Company, *, on: date) -> list[Person]:
    """Who may get letters: active, with a role and an address, and not switched off by themselves."""
    rows = Setting.objects.filter(company=company, key__startswith=OFF).order_by("pk").values_list("key", "value")
    off = {key for key, value in dict(rows).items() if isinstance(value, dict) and value.get("off")}
    found = _with_role(company, on).exclude(mail="").select_related("user", "company").order_by("pk")
    return [person for person in found if off_key(person) not in off]


def without_address(company: Company, *, on: date) -> list[Person]:
    """Colleagues whom no letter can reach."""
    return list(_with_role(company, on).filter(mail="").order_by("name", "pk"))


def language_of(person: Person) -> Spoken:
    """In which language they read; assumed where they never chose one that we speak."""
    chosen = person.user.language if person.user is not None else ""
    return spoken(chosen, otherwise="" if chosen in LANGUAGES else usual_language(person.company))


def unsent() -> QuerySet[MailOut]:
    return MailOut.objects.filter(sent_at__isnull=True, given_up_at__isnull=True)


def due(now: datetime) -> QuerySet[MailOut]:
    """The letters to be tried now, the one that waited longest first."""
    return unsent().filter(next_at__lte=now).order_by("next_at", "pk")


def standing(company: Company) -> Standing:
    counted = MailOut.objects.filter(company=company).aggregate(
        waiting=Count("pk", filter=Q(sent_at__isnull=True, given_up_at__isnull=True)),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        failed=Count("pk", filter=Q(stopped=MailStop.SERVER.value)),
    )
    return Standing(**counted)


def failed(company: Company, *, most: int = SIZE) -> list[MailOut]:
    """What servers refused, the newest first."""
    found = MailOut.objects.filter(company=company, stopped=MailStop.SERVER.value)
    return list(found.select_related("to", "contact").defer("text", "html").order_by("-given_up_at", "-pk")[:most])


def letters_to(person: Person, *, after: int | None = None, size: int = SIZE) -> list[MailOut]:
    """A person's own letters, the newest first, from behind the one named on."""
    found = MailOut.objects.filter(to=person).defer("text", "html")
    return list((found.filter(pk__lt=after) if after else found).order_by("-pk")[:size])


def address_of(deal: Deal) -> MailAddress | None:
    return MailAddress.objects.filter(deal=deal, closed_on__isnull=True).first()


def open_address(local_part: str) -> MailAddress | None:
    """A closed address and one that never was answer alike."""
    found = MailAddress.objects.filter(local_part=local_part.lower(), closed_on__isnull=True)
    return found.select_related("deal__company", "deal__account").first()


def came(deal: Deal, *, after: int | None = None, size: int = SIZE) -> list[MailIn]:
    """The letters that came for a deal, the newest first, each with its talk and that talk's newest words (`texts`)."""
    texts = TextVersion.objects.defer("original").order_by("-n")
    found = MailIn.objects.filter(deal=deal).select_related("conversation")
    found = found.prefetch_related(Prefetch("conversation__texts", texts, to_attr="words"))
    return list((found.filter(pk__lt=after) if after else found).order_by("-pk")[:size])


def people_by_mail(company: Company, addresses: Iterable[str]) -> dict[str, Person]:
    """Our active people behind these addresses; two people with one address are nobody."""
    wanted = sorted(set(addresses))[:MOST_NAMED]
    found: dict[str, list[Person]] = {}
    named = Q()
    for address in wanted:
        named |= Q(mail__iexact=address)
    for person in Person.objects.filter(named, company=company, active=True) if wanted else ():
        found.setdefault(person.mail.lower(), []).append(person)
    return {address: people[0] for address, people in found.items() if len(people) == 1}


def _with_role(company: Company, on: date) -> QuerySet[Person]:
    held = (Q(from_day__isnull=True) | Q(from_day__lte=on)) & (Q(to_day__isnull=True) | Q(to_day__gte=on))
    return Person.objects.filter(
        Exists(RoleGrant.objects.filter(held, person=OuterRef("pk"))), company=company, active=True
    )
