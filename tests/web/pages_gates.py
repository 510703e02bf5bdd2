"""Rows of the access matrix: overrides, ends by two, and how strict the gate is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY, World
from web.page import EVERYBODY, STAFF, Page

from ropeteam.core.vocabulary import Ending, PromiseOutcome, Role
from ropeteam.flows import gate, gate_settings, overrides, promise_ends, signals, webhooks
from ropeteam.store import models

SETTERS = ("management", "admin")
ROPE = ("seller", "presales")


def ask(world: World) -> models.OverrideAsk:
    """Management wants a finding lifted: product's half is missing."""
    kept, _ = gate.run(world.deal, actor=world.management, on=TODAY)
    finding = kept.findings.filter(blocks=True).order_by("pk").first()
    assert finding is not None
    return overrides.ask(finding, actor=world.management, reason="Der Kunde weiß es.", on=TODAY)


def proposal(world: World) -> models.EndProposal:
    """The seller says that it was kept; a second person is needed."""
    gate_settings.need_two(world.company, list(Ending), actor=world.management)
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    found = promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY, evidence="Abnahme")
    assert isinstance(found, models.EndProposal)
    return found


def hook(world: World) -> models.Webhook:
    return webhooks.register(world.company, actor=world.admin, name="CRM", url="https://crm.example.com/gates")[0]


def delegation(world: World) -> models.Delegation:
    to = world.services.person
    assert to is not None
    return overrides.delegate(
        Role.MANAGEMENT, to, actor=world.management, on=TODAY, until=TODAY + timedelta(days=9), reason="Urlaub"
    )


def _promise(world: World) -> tuple[Any, ...]:
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    return (promise.pk,)


def _until(world: World) -> dict[str, Any]:
    assert world.services.person is not None
    return {"role": "management", "to": world.services.person.pk, "until": "2026-12-24"}


GATE_PAGES = [
    Page(
        "deals_overrides",
        ("management", "product", *ROPE),
        method="post",
        status=302,
        args=lambda world: (world.deal.pk,),
        data=lambda world: {
            "about": f"s{world.promise_offline.pk}",
            "code": "unreviewed",
            "reason": "Der Kunde weiß es.",
        },
    ),
    Page("override_second", STAFF, method="post", status=302, args=lambda world: (ask(world).pk,)),
    Page(
        "override_refusal",
        ("management", "product"),
        method="post",
        status=302,
        args=lambda world: (ask(world).pk,),
        data=lambda world: {"reason": "zu viel Risiko"},
    ),
    Page(
        "promise_renegotiation",
        ROPE,
        method="post",
        status=302,
        args=_promise,
        data=lambda world: {"sentence": "Im Herbst.", "agreed_how": "Mail von Herrn Ebner"},
    ),
    Page(
        "end_agreement",
        ("seller", "presales", "product", "services", "management"),
        method="post",
        status=302,
        args=lambda world: (proposal(world).pk,),
    ),
    Page(
        "end_refusal",
        ("seller", "presales", "product", "services", "management"),
        method="post",
        status=302,
        args=lambda world: (proposal(world).pk,),
        data=lambda world: {"reason": "noch nicht abgenommen"},
    ),
    Page("gate_settings", EVERYBODY),
    Page(
        "gate_notices",
        SETTERS,
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"notice": "scope_missing"},
    ),
    Page(
        "gate_override_days",
        SETTERS,
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"days": "5"},
    ),
    Page(
        "gate_endings",
        SETTERS,
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"ending": "withdrawn"},
    ),
    Page("gate_delegations", ("management",), method="post", status=302, data=_until),
    Page(
        "gate_delegation_end",
        ("management", "services"),
        method="post",
        status=302,
        others=404,
        args=lambda world: (delegation(world).pk,),
    ),
    Page(
        "gate_hooks",
        SETTERS,
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"name": "CRM", "url": "https://crm.example.com/gates"},
    ),
    Page(
        "gate_hook_end",
        SETTERS,
        method="post",
        status=302,
        special={"stranger": 403},
        args=lambda world: (hook(world).pk,),
    ),
    Page(
        "gate_hook_ping",
        SETTERS,
        method="post",
        status=302,
        special={"stranger": 403},
        args=lambda world: (hook(world).pk,),
    ),
]
