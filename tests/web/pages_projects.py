"""Pages of what comes after the signature."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY, World
from flows.delivered import accept, contact, ordered, permitted, planned, signed
from web.page import EVERYBODY, STAFF, Page

from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone
from ropeteam.flows import projects, promises, references, renewals, success_pages
from ropeteam.store import models

ROPE = ("seller", "presales")
RUNNERS = (*ROPE, "services")
KEEPERS = (*ROPE, "management")
DAY = TODAY + timedelta(days=30)


def _deal(world: World) -> tuple[Any, ...]:
    return (signed(world).pk,)


def _milestone(world: World) -> tuple[Any, ...]:
    signed(world)
    return (planned(world).pk,)


def _accepted(world: World) -> tuple[Any, ...]:
    signed(world)
    promise = promises.enter(world.deal, actor=world.seller, sentence="Ohne Netz.", on=TODAY)
    accept(world, planned(world, promise))
    return (world.deal.pk,)


def _order(world: World) -> tuple[Any, ...]:
    signed(world)
    return (ordered(world).pk,)


def _risk(world: World) -> tuple[Any, ...]:
    facts = {"actor": world.services, "text": "Netz fehlt", "role": Role.SERVICES, "until": DAY, "on": TODAY}
    return (projects.see_risk(world.deal, **facts).pk,)


def _after_signature(world: World) -> tuple[Any, ...]:
    return (signed(world, days=10).pk,)


def _share(world: World) -> tuple[Any, ...]:
    signed(world)
    return (success_pages.share(world.deal, contact(world), actor=world.services, on=TODAY)[0].pk,)


def _shared(world: World) -> tuple[Any, ...]:
    signed(world)
    row, token = success_pages.share(world.deal, contact(world), actor=world.services, on=TODAY)
    models.SignedLink.objects.filter(pk=row.link_id).update(expires_at="2999-01-01T00:00:00Z")
    return (token,)


def _permission(world: World) -> tuple[Any, ...]:
    return (permitted(world).pk,)


def _permitted(world: World) -> tuple[Any, ...]:
    permitted(world)
    return _deal(world)


def _use(world: World) -> tuple[Any, ...]:
    permitted(world)
    facts = {"scope": ReferenceScope.NAME, "channel": ReferenceChannel.DIRECT, "whom": "X", "expected": Tone.GOOD}
    return (references.use(world.deal, contact(world), actor=world.seller, on=TODAY, **facts).pk,)


def _text(world: World) -> tuple[Any, ...]:
    text = "Wir arbeiten gern miteinander."
    return (references.write(world.deal, actor=world.seller, text=text, language="de", on=TODAY).pk,)


def _renewal(world: World) -> tuple[Any, ...]:
    signed(world)
    return (renewals.expect(world.deal, actor=world.seller, due=DAY, on=TODAY).pk,)


def plan(world: World) -> dict[str, Any]:
    return {"title": "Erste Anlage läuft", "day": DAY.isoformat(), "why": "Darum"}


def asks(world: World) -> dict[str, Any]:
    return {"contact": contact(world).pk, "language": "de"}


def post(name: str, who: tuple[str, ...], args: Any, data: Any) -> Page:
    return Page(name, who, method="post", status=302, args=args, data=data)


PROJECT_PAGES = [
    Page("deals_project", STAFF, args=_accepted),
    Page("deals_project", ("other_seller", "management"), others=404, args=lambda world: (world.confidential.pk,),
         label="confidential"),
    post("deals_milestones", RUNNERS, _deal, plan),
    post("milestone_plans", RUNNERS, _milestone, plan),
    post("milestone_signatures", RUNNERS, _milestone, asks),
    post("deals_delivered", ROPE, _accepted,
         lambda world: {"promise": world.deal.promises.get().pk, "outcome": "kept"}),
    post("deals_orders", RUNNERS, _deal, lambda world: {"what": "Mehr", "why": "Darum", "price": "1.200,50", "days": "0"}),
    post("order_signatures", RUNNERS, _order, asks),
    post("order_taken_back", RUNNERS, _order, lambda world: {"reason": "Zu teuer"}),
    post("deals_wishes_heard", RUNNERS, _after_signature,
         lambda world: {"signal": world.need.pk, "way": "given", "words": "Gern"}),
    post("deals_risks", RUNNERS, _deal, lambda world: {"text": "Netz", "role": "services", "until": DAY.isoformat()}),
    post("risk_closing", RUNNERS, _risk, lambda world: {"how": "Kabel"}),
    post("deals_next_step", RUNNERS, _deal, lambda world: {"text": "Kickoff", "day": DAY.isoformat()}),
    Page("deals_success", RUNNERS, args=_accepted, special={"stranger": 404}),
    post("deals_shares", RUNNERS, _deal, asks),
    Page("success_share", RUNNERS, args=_share, status=302, special={"stranger": 404}),
    post("share_called_back", RUNNERS, _share, lambda world: {}),
    Page("success", EVERYBODY, public=True, args=_shared),
    Page("references", EVERYBODY),
    Page("references_cap", ("management", "admin"), method="post", status=302, special={"stranger": 403},
         data=lambda world: {"cap": "2"}),
    Page("deals_reference", STAFF, args=_permitted),
    post("deals_permissions", KEEPERS, _deal, lambda world: {
        **asks(world), "scope": ["name", "quote"], "channel": ["direct"], "until": DAY.isoformat(), "how": "Mail"}),
    post("deals_permission_signatures", KEEPERS, _permitted, asks),
    post("permission_taken_back", KEEPERS, _permission, lambda world: {"how": "Anruf"}),
    post("deals_reference_uses", KEEPERS, _permitted, lambda world: {
        **asks(world), "scope": "name", "channel": "direct", "whom": "Nordwerk", "expected": "warm"}),
    post("reference_came", KEEPERS, _use, lambda world: {"tone": "good"}),
    post("deals_reference_texts", KEEPERS, _deal, lambda world: {"draft": "1", "language": "de"}),
    post("reference_signatures", KEEPERS, _text, asks),
    Page("renewals", EVERYBODY),
    Page("deals_renewal", STAFF, args=_deal),
    post("deals_renewals", KEEPERS, _deal, lambda world: {"due": DAY.isoformat()}),
    post("renewal_outcome", KEEPERS, _renewal,
         lambda world: {"end": "moved", "words": "Urlaub", "new_day": (DAY + timedelta(days=9)).isoformat()}),
    post("deals_goals", KEEPERS, _deal, lambda world: {"signal": world.need.pk, "state": "reached", "words": "Ja"}),
]  # fmt: skip
