"""The climb's pages: pulses of a deal, its measuring points, the page behind a customer's link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY, World
from django.utils import timezone
from web.page import EVERYBODY, STAFF, Page

from ropeteam.core.numbers.observations import Channel
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import observations, pulses
from ropeteam.language.observation_table import Row
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.wording.pulse import written

ROPE = ("seller", "presales")
NINE = {"value": "9", "line": "Läuft gut"}


def signed(world: World) -> models.Deal:
    """Signed a few days ago, with a contact who has an address."""
    models.Contact.objects.filter(account=world.account).update(mail="ebner@kessel.example")
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY - timedelta(days=3))
    world.deal.refresh_from_db()
    return world.deal


def asked(world: World) -> tuple[models.PulseInvite, str]:
    deal = signed(world)
    sent = pulses.ask(
        deal, list(deal.account.contacts.all()), actor=world.seller, on=TODAY, now=timezone.now(), speak=written
    )  # type: ignore[union-attr]
    return sent.asked[0]


def measured(world: World, key: str = "a1", value: float = 8.0) -> models.Observation:
    row = Row(key, world.deal.key, TODAY, Channel.NPS, f"{value:g}", value, "0..10", line=2)
    observations.take_in(world.company, [row], actor=OPERATOR, source=PointSource.CSV, on=TODAY, name="a.csv")
    return models.Observation.objects.get(source_key=key)


def _to_ask(world: World) -> dict[str, Any]:
    return {"contact": [str(one.pk) for one in signed(world).account.contacts.all()]}  # type: ignore[union-attr]


def _guess(world: World) -> tuple[Any, ...]:
    return (world.deal.pk, asked(world)[0].pk)


def _point(world: World) -> tuple[Any, ...]:
    return (world.deal.pk, measured(world).pk)


CLIMB_PAGES = [
    Page("climbs", EVERYBODY),
    Page(
        "deals_pulses",
        ("seller",),
        method="post",
        status=302,
        args=lambda world: (world.deal.pk,),
        data=_to_ask,
        special={"presales": 302},
    ),
    Page("deals_pulse_guesses", ROPE, method="post", status=302, args=_guess, data=lambda world: {"value": "7"}),
    Page(
        "deals_pulse_wishes",
        ROPE,
        method="post",
        status=302,
        args=lambda world: (world.deal.pk,),
        data=lambda world: {"contact": world.account.contacts.get().pk, "word": "none"},
    ),
    Page("deals_points", STAFF, args=lambda world: _point(world)[:1]),
    Page(
        "deals_point_out",
        (*ROPE, "services"),
        method="post",
        status=302,
        args=_point,
        data=lambda world: {"reason": "Tippfehler"},
    ),
    Page("pulse", (*STAFF, "stranger"), args=lambda world: (asked(world)[1],), public=True),
    Page(
        "pulse",
        (*STAFF, "stranger"),
        method="post",
        args=lambda world: (asked(world)[1],),
        data=lambda world: NINE,
        public=True,
    ),
]
