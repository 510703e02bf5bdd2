"""What the order of wishes rests on: deals, who asks for what, and what people said of it. No talks, no vectors."""

from __future__ import annotations

import random

from bench.synthetic.company import TODAY, World
from bench.synthetic.tables import copy, reserve, settle
from bench.synthetic.talks import TALKS_A_DEAL, fill_deals
from ropeteam.core.vocabulary import Role
from ropeteam.store import models

ASKERS = 3  # a request, on average: few wishes are asked for by many, most by one or two
DECIDED = ("accept", "later", "no", "as_is", "study")
TABLES = (
    models.Account,
    models.Deal,
    models.DealRole,
    models.ChangeRequest,
    models.Ask,
    models.Asker,
    models.Decision,
    models.PillarRating,
    models.RequestEffort,
)


def fill_board(made: World, *, requests: int) -> None:
    """Requests with three askers on average, a third as many deals, two ratings each; every fifth is decided."""
    n = max(requests * 3 // 10, 1)
    deals, accounts = fill_deals(made, first=0, last=n, of=n * TALKS_A_DEAL)
    ids = reserve(models.ChangeRequest, requests)
    copy(
        models.ChangeRequest,
        "id key title capability_id",
        (
            (
                pk,
                f"cr{no}",
                f"Wish {no}",
                made.capabilities[no // 3 % len(made.capabilities)].pk if no % 3 == 0 else None,
            )
            for no, pk in enumerate(ids)
        ),
        product_id=made.product.pk,
        problem="",
        origin="customer",
    )
    _ask(made, ids, deals, accounts)
    _say(made, ids)
    settle(*TABLES)


def _ask(made: World, requests: range, deals: range, accounts: range) -> None:
    chosen = random.Random(7)
    wanted = [(int(len(requests) * chosen.random() ** 2), chosen.choice(deals)) for _ in range(ASKERS * len(requests))]
    asks = reserve(models.Ask, len(wanted))
    person = made.people[Role.SELLER][0].pk
    copy(
        models.Ask,
        "id deal_id key text asked_on",
        ((pk, deal, f"q{pk}", f"Does wish {no} work?", TODAY) for pk, (no, deal) in zip(asks, wanted, strict=True)),
        company_id=made.company.pk,
        by_id=person,
        guess="",
        verdict="",
        stand="ask_product",
        source="page",
        url="",
        idempotency_key="",
        importance="",
    )
    copy(
        models.Asker,
        "change_request_id deal_id account_id ask_id",
        (
            (requests[no], deal, accounts[(deal - deals.start) // 2], pk)
            for pk, (no, deal) in zip(asks, wanted, strict=True)
        ),
        importance="challenge",
    )


def _say(made: World, requests: range) -> None:
    pillars = _pillars(made)
    people = made.people[Role.PRODUCT]
    copy(
        models.PillarRating,
        "change_request_id pillar_id by_id value",
        (
            (pk, pillars[(no + pk) % len(pillars)], people[no % 2].pk, (0.5, 1.0, 0.0, -1.0)[(3 * no + pk // 4) % 4])
            for pk in requests
            for no in range(2)
        ),
        role=Role.PRODUCT.value,
        rated_on=TODAY,
    )
    copy(
        models.RequestEffort,
        "change_request_id effort",
        ((pk, "SML"[pk % 3]) for pk in requests if pk % 4),
        by_id=people[0].pk,
        said_on=TODAY,
    )
    copy(
        models.Decision,
        "change_request_id kind roadmap_item_id condition",
        (
            (pk, kind, made.roadmap[pk % 20].item_id if kind == "accept" else None, "later" if kind == "later" else "")
            for pk in requests[::5]
            for kind in [DECIDED[pk // 5 % 5]]
        ),
        key="d1",
        reason="because",
        decided_on=TODAY,
        by_id=people[0].pk,
    )


def _pillars(made: World) -> list[int]:
    """Of a strategy of four."""
    strategy = models.StrategyVersion.objects.get(product=made.product)
    for no in range(1, 4):
        models.Pillar.objects.create(strategy=strategy, key=f"pillar-{no}", no=no, title=f"Pillar {no}", priority=no)
    return list(strategy.pillars.order_by("no", "pk").values_list("pk", flat=True))
