"""A deal after its signature: milestones, orders, permissions and renewals through the real flows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from cast import TODAY, World
from django.utils import timezone

from ropeteam.core.projects import Plan
from ropeteam.core.vocabulary import Role, SignalKind
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import GoalState, ReferenceChannel, ReferenceScope, RenewalEnd, Tone, WishWay
from ropeteam.flows import change_orders, projects, references, renewals, signing, success_pages
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import change_orders as order_query
from ropeteam.store.queries import renewals as renewal_query
from ropeteam.store.queries import signing as signing_query
from ropeteam.wording.reference_text import draft

NOW = timezone.make_aware(datetime(2026, 11, 16, 15, 0))
TITLE = "Die erste Anlage läuft"


def signed(world: World, *, days: int = 200, golive: int | None = 100) -> models.Deal:
    """The cast's deal, signed so many days ago and gone live so many days ago."""
    deal = world.deal
    models.Deal.objects.filter(pk=deal.pk).update(
        signed_on=TODAY - timedelta(days=days),
        golive_on=TODAY - timedelta(days=golive) if golive is not None else None,
    )
    deal.refresh_from_db()
    return deal


def contact(world: World) -> models.Contact:
    return world.account.contacts.get(key="k1")


def second_contact(world: World) -> models.Contact:
    return models.Contact.objects.get_or_create(
        account=world.account, key="k2", defaults={"name": "Eva Brandt", "group": "user"}
    )[0]


def planned(world: World, *promises: models.Promise, title: str = TITLE, **other: Any) -> models.Milestone:
    plan = Plan(title, other.pop("day", TODAY + timedelta(days=10)), **other)
    return projects.plan(world.deal, plan, actor=world.services, on=TODAY, promises=promises).milestone


def ask(world: World, subject: Any, about: SignAbout, **other: Any) -> str:
    facts = {"actor": world.services, "language": "de", "on": TODAY, **other}
    return signing.ask(subject, about, contact(world), **facts)[1]


def sign(token: str, *, shown: str = "", on: date = TODAY, **other: Any) -> models.Signature:
    now = timezone.make_aware(datetime.combine(on, time(15)))
    page = signing_query.sheet(signing.request_of(token, now=now), on=on)
    facts = {"agreed": True, "name": "Paul Ebner", "words": "", "shown": shown or page.print, **other}
    return signing.answer(token, now=now, on=on, **facts)


def accept(world: World, milestone: models.Milestone, **other: Any) -> models.Signature:
    return sign(ask(world, milestone, SignAbout.MILESTONE), **other)


def ordered(world: World, **other: Any) -> models.ChangeOrder:
    facts = {"actor": world.services, "what": "Ein zweiter Bildschirm", "why": "Die Halle ist lang", "price": 1200,
             "days": 1.5, "on": TODAY, **other}  # fmt: skip
    return change_orders.write(world.deal, **facts)


def wished_later(world: World, kind: SignalKind = SignalKind.NEED, quote: str = "Wir brauchen") -> models.Signal:
    """Something heard in a talk that was held after the signature: the cast's own talk, where the deal was signed before it."""
    return models.Signal.objects.get(conversation=world.conversation, kind=kind.value, quote__startswith=quote)


def permitted(
    world: World, *, scope: ReferenceScope = ReferenceScope.NAME, channel: ReferenceChannel = ReferenceChannel.DIRECT, **other: Any
) -> models.ReferencePermission:  # fmt: skip
    facts = {"actor": world.seller, "scopes": [scope], "channels": [channel], "since": TODAY,
             "until": TODAY + timedelta(days=365), "how": "Mail vom 12.11.", "on": TODAY, **other}  # fmt: skip
    return references.permit(world.deal, contact(world), **facts)[0]


def delivered(deal: models.Deal, *, services: Actor, seller: Actor) -> None:
    """Everything people can do after the signature, once at least, in a deal that was signed."""
    assert deal.account is not None
    paul = deal.account.contacts.order_by("pk")[0]
    promise = deal.promises.order_by("pk")[0]
    plan = Plan("Erste Anlage;\n„läuft“", TODAY, "Schicht A sieht\nalle Maschinen.", first_success=True)
    row = projects.plan(deal, plan, actor=services, on=TODAY, promises=[promise]).milestone
    again = Plan("Erste Anlage läuft", TODAY + timedelta(days=9), plan.words, first_success=True, why="Teile\nfehlen")
    projects.replan(row, again, actor=services, on=TODAY, promises=[promise])
    facts: dict[str, Any] = {"actor": services, "language": "de", "on": TODAY}
    for answer in ({"defects": True, "words": "Halle 2\nfehlt"}, {}):
        _, token = signing.ask(row, SignAbout.MILESTONE, paul, **facts)
        sign(token, **answer)
    projects.plan(deal, Plan("Zweite", TODAY), actor=services, on=TODAY)
    risk = projects.see_risk(deal, actor=services, text="Netz\nfehlt", role=Role.SERVICES, until=TODAY, on=TODAY)
    projects.close_risk(risk, actor=seller, how="Kabel", on=TODAY)
    projects.see_risk(deal, actor=services, text="Urlaub", role=Role.PRESALES, until=TODAY, on=TODAY)
    projects.next_step(deal, actor=services, text="Kickoff", day=TODAY, on=TODAY)
    wishes = list(deal_signals(deal))
    written = {"actor": services, "why": "Mehr", "on": TODAY}
    order = change_orders.write(deal, what="Bildschirm\n„groß“", price=1200.5, days=2, signal=wishes[0], **written)
    _, token = signing.ask(order, SignAbout.ORDER, paul, **facts)
    sign(token, agreed=False, words="Zu teuer")
    change_orders.take_back(order, actor=services, reason="Zu teuer", on=TODAY)
    cheaper = change_orders.write(deal, what="Bildschirm", price=0, days=0, promise=promise, **written)
    _, token = signing.ask(cheaper, SignAbout.ORDER, paul, **facts)
    sign(token)
    change_orders.answer_wish(deal, wishes[-1], actor=services, way=WishWay.GIVEN, words="Gern", on=TODAY)
    success_pages.share(deal, paul, actor=services, on=TODAY)
    _referred(deal, paul, seller)
    due = renewals.expect(deal, actor=seller, due=TODAY + timedelta(days=1), on=TODAY)
    later = TODAY + timedelta(days=30)
    renewals.end(due, actor=seller, end=RenewalEnd.MOVED, words="Urlaub", new_day=later, on=TODAY)
    for goal in wishes_of_first_talks(deal):
        renewals.answer_goal(deal, goal, actor=seller, state=GoalState.PARTLY, words="Fast", on=TODAY)
    renewals.end(deal.renewals.get(due=later), actor=seller, end=RenewalEnd.RENEWED, words="Gern", on=TODAY)


def deal_signals(deal: models.Deal) -> Any:
    return order_query.heard_after_signature(deal).order_by("pk")


def wishes_of_first_talks(deal: models.Deal) -> list[models.Signal]:
    return [goal.signal for goal in renewal_query.goals(deal)]


def _referred(deal: models.Deal, paul: models.Contact, seller: Actor) -> None:
    """Two permissions, one taken back; a use with what came of it; a text drafted, put better, and confirmed."""
    two = references.permit(
        deal, paul, actor=seller, scopes=[ReferenceScope.NAME], channels=[ReferenceChannel.DIRECT, ReferenceChannel.PRESS],
        since=TODAY, until=TODAY + timedelta(days=90), how="Mail\nvom 12.", on=TODAY,
    )  # fmt: skip
    use = references.use(
        deal, paul, actor=seller, scope=ReferenceScope.NAME, channel=ReferenceChannel.DIRECT, whom="Ein Interessent",
        expected=Tone.WARM, on=TODAY,
    )  # fmt: skip
    references.came(use, actor=seller, tone=Tone.GOOD, words="Sachlich\ngut", on=TODAY)
    references.take_back(two[1], actor=seller, how="am Telefon", on=TODAY)
    references.draft(deal, actor=seller, language="de", on=TODAY, speak=draft)
    text = references.write(
        deal, actor=seller, text="Wir arbeiten gern\nzusammen, auch in Halle 2.", language="de", on=TODAY
    )
    _, token = signing.ask(text, SignAbout.STORY, paul, actor=seller, language="de", on=TODAY)
    sign(token)
    facts: dict[str, Any] = {
        "actor": seller,
        "since": TODAY,
        "until": TODAY + timedelta(days=90),
        "how": "Anruf",
        "on": TODAY,
    }
    for scope in (ReferenceScope.QUOTE, ReferenceScope.TALK):
        references.permit(deal, paul, scopes=[scope], channels=[ReferenceChannel.DIRECT], **facts)
        page = references.page(deal, paul, actor=seller)
        _, token = signing.ask(page, SignAbout.PERMISSION, paul, actor=seller, language="de", on=TODAY)
        sign(token, agreed=scope == ReferenceScope.QUOTE, words="Lieber nicht")
    signing.take_back(token, what="quote-direct", words="", now=NOW, on=TODAY)
