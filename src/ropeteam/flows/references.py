"""References: what a customer allows to be shown where, what they are asked for, what came of it, and the text they confirm."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from django.db import transaction

from ropeteam.core import references as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.projects import LONGEST_WORDS, within
from ropeteam.core.reference_story import FEWEST_WORDS, LONGEST, Story
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone
from ropeteam.language.storable import storable, typed
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.models.row import Row
from ropeteam.store.queries import reference_story
from ropeteam.store.queries import references as query
from ropeteam.store.queries.house_names import another_customer

# How the facts get words in a language.
Speak = Callable[[Story, str], str]


def permit(
    deal: models.Deal,
    contact: models.Contact,
    *,
    actor: Actor,
    scopes: Collection[ReferenceScope],
    channels: Collection[ReferenceChannel],
    since: date,
    until: date | None,
    how: str,
    on: date,
) -> list[models.ReferencePermission]:
    """A contact allows these things in these places; each is a row of its own, so that each can be taken back. What holds already
    until that day is not written again."""
    person = access.acting(actor, Deed.KEEP_REFERENCE, deal)
    words = within(typed(how), LONGEST_WORDS)
    if contact.account_id != deal.account_id:
        raise Refused("sign_contact_elsewhere")
    if not scopes or not channels:
        raise Refused("choice_missing", field="channel" if scopes else "scope")
    against = core.days_of_permission(since, until, on=on)
    if against is not None or until is None:
        raise Refused(against or "permission_days_wrong")
    if not words:
        raise Refused("permission_how_missing")
    made = []
    with transaction.atomic():
        held = _held(deal)
        there = {(one.scope, one.channel) for one in query.allowed(held)
                 if one.contact == contact.pk and one.holds(max(since, on)) and one.until >= until}  # fmt: skip
        for scope in sorted(scopes):
            for channel in sorted(channels):
                if (scope, channel) in there:
                    continue
                row = models.ReferencePermission.objects.create(
                    deal=held, contact=contact, scope=scope.value, channel=channel.value, since=since, until=until,
                    how=words, by=person, noted_on=on, created_by=person,
                )  # fmt: skip
                _event("reference.permitted", row, held, actor)
                made.append(row)
        if not made:
            raise Refused("permission_there_already")
    return made


def page(deal: models.Deal, contact: models.Contact, *, actor: Actor) -> models.ReferencePage:
    """The one page of this contact in this deal, on which they confirm what they allow (`flows.signing`)."""
    person = access.acting(actor, Deed.KEEP_REFERENCE, deal)
    if contact.account_id != deal.account_id:
        raise Refused("sign_contact_elsewhere")
    made = {"created_by": person}
    return models.ReferencePage.objects.get_or_create(deal=deal, contact=contact, defaults=made)[0]


def take_back(
    permission: models.ReferencePermission, *, actor: Actor, how: str, on: date
) -> models.PermissionTakenBack:
    """From this day on it holds no more."""
    person = access.acting(actor, Deed.KEEP_REFERENCE, permission.deal)
    words = within(typed(how), LONGEST_WORDS)
    if not words:
        raise Refused("permission_how_missing")
    with transaction.atomic():
        held = _held(permission.deal)
        row, new = models.PermissionTakenBack.objects.get_or_create(
            permission=permission, defaults={"how": words, "by": person, "taken_back_on": on, "created_by": person}
        )
        if not new:
            raise Refused("permission_taken_back")
        _event("reference.permission_taken_back", permission, held, actor)
    return row


def use(
    deal: models.Deal,
    contact: models.Contact,
    *,
    actor: Actor,
    scope: ReferenceScope,
    channel: ReferenceChannel,
    whom: str,
    expected: Tone,
    on: date,
) -> models.ReferenceUse:
    """Ask a contact, or show what they allowed: only with a permission of today, only so often a year. How warm we expect it to be
    is said before anybody can know."""
    person = access.acting(actor, Deed.KEEP_REFERENCE, deal)
    name = within(" ".join(storable(whom).split()), 200)
    if contact.account_id != deal.account_id:
        raise Refused("sign_contact_elsewhere")
    if not name:
        raise Refused("reference_whom_missing")
    if expected == Tone.SILENT:
        raise Refused("choice_missing")
    with transaction.atomic():
        # One contact stands in several deals of their company: what they were asked in all of them counts.
        models.Contact.objects.select_for_update(no_key=True).get(pk=contact.pk)
        held = _held(deal)
        cap = query.cap(held.company_id)
        text = query.text(held)
        against = core.may_use(
            scope, channel, contact=contact.pk, allowed=query.allowed(held), asked=query.asked([contact.pk])[contact.pk],
            cap=cap, confirmed=text is not None and text.confirmed is not None, on=on,
        )  # fmt: skip
        if against is not None:
            raise Refused(against, name=contact.name, most=str(cap))
        row = models.ReferenceUse.objects.create(
            deal=held, key=free_key(held.reference_uses.all(), f"u{{n}}-{on.isoformat()}"), contact=contact,
            scope=scope.value, channel=channel.value, whom=name, expected=expected.value, by=person, asked_on=on,
            created_by=person,
        )  # fmt: skip
        _event("reference.asked", row, held, actor)
    return row


def came(use: models.ReferenceUse, *, actor: Actor, tone: Tone, words: str = "", on: date) -> models.ReferenceCame:
    """What came of it, in what tone. Once: what was expected is measured by it."""
    person = access.acting(actor, Deed.KEEP_REFERENCE, use.deal)
    said = within(typed(words), LONGEST_WORDS)
    with transaction.atomic():
        held = _held(use.deal)
        row, new = models.ReferenceCame.objects.get_or_create(
            use=use, defaults={"tone": tone.value, "words": said, "by": person, "came_on": on, "created_by": person}
        )
        if not new:
            raise Refused("reference_came_already")
        _event("reference.came", use, held, actor, tone=tone.value)
    return row


def draft(deal: models.Deal, *, actor: Actor, language: str, on: date, speak: Speak) -> models.ReferenceText:
    """The facts as they stand today, with what went wrong, in words by rule. A draft that says the same as the last text is it."""
    return _write(deal, speak(reference_story.story(deal, on=on), language), language, actor, on, drafted=True)


def write(deal: models.Deal, *, actor: Actor, text: str, language: str, on: date) -> models.ReferenceText:
    """Better words. Whatever the customer confirmed before, they confirmed of the words before."""
    return _write(deal, text, language, actor, on, drafted=False)


def set_cap(company: models.Company, cap: int, *, actor: Actor) -> bool:
    """How often one contact may be asked in a year. False where it was so."""
    access.require(actor, Deed.SET_REFERENCES)
    if not 0 <= cap <= core.MOST_CAP:
        raise Refused("reference_cap_wrong", most=str(core.MOST_CAP))
    with transaction.atomic():
        models.Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        if query.cap(company) == cap:
            return False
        row = models.Setting.objects.create(company=company, key=query.CAP, value=cap, created_by=actor.person)
        events.append("reference.cap_set", row, actor=actor, company=company)
    return True


def _write(
    deal: models.Deal, text: str, language: str, actor: Actor, on: date, *, drafted: bool
) -> models.ReferenceText:
    person = access.acting(actor, Deed.KEEP_REFERENCE, deal)
    words = within(typed(text), LONGEST)
    if language not in LANGUAGES:
        raise Refused("choice_missing")
    if len(words) < FEWEST_WORDS:
        raise Refused("reference_text_short")
    other = another_customer(deal, words)
    if other is not None:
        raise Refused("names_another_customer", found=other)
    with transaction.atomic():
        held = _held(deal)
        last = held.reference_texts.order_by("-n").first()
        if last is not None and (last.text, last.language) == (words, language):
            return last
        row = models.ReferenceText.objects.create(
            deal=held, n=(last.n if last else 0) + 1, language=language, text=words, drafted=drafted, by=person,
            written_on=on, created_by=person,
        )  # fmt: skip
        _event("reference.drafted" if drafted else "reference.worded", row, held, actor)
    return row


def _held(deal: models.Deal) -> models.Deal:
    found = models.Deal.objects.select_for_update(of=("self",), no_key=True).select_related("company", "account")
    return found.get(pk=deal.pk)


def _event(code: str, row: Row, deal: models.Deal, actor: Actor, **ids: object) -> None:
    events.append(code, row, actor=actor, company=deal.company, deal_id=deal.pk, **ids)
