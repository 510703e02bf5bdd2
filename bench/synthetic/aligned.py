"""What alignment reads beside talks and promises: questions and wishes over the years, answers, handovers with points."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from django.db.models import F

from bench.synthetic.company import TODAY, World
from bench.synthetic.tables import copy, reserve, settle
from bench.synthetic.talks import TALKS_A_DEAL, fill_talks
from ropeteam.core.vocabulary import Role
from ropeteam.store import models

WISHES, ASKERS, MUSTS = 1, 5, 4  # a deal
TABLES = (
    models.Deal,
    models.ChangeRequest,
    models.Ask,
    models.Asker,
    models.Decision,
    models.Answer,
    models.Requirement,
    models.Observation,
)
HANDED_OVER = timedelta(days=21)
# Days from the signature and the points then: one handover in three loses much.
POINTS = ((-40, 8.0, 8.5), (-10, 8.5, 9.0), (60, 8.0, 5.0), (90, 8.0, 4.5))


def fill_aligned(made: World, *, deals: int) -> None:
    """Ten talks a deal, five askers for each wish (half of the wishes decided), signed deals handed over."""
    fill_talks(made, start=0, stop=deals * TALKS_A_DEAL, of=deals * TALKS_A_DEAL)
    known: list[Any] = list(models.Deal.objects.order_by("pk"))
    chosen = random.Random(11)
    wishes = reserve(models.ChangeRequest, WISHES * len(known))
    copy(
        models.ChangeRequest, "id key title", ((pk, f"cr{no}", f"Wish {no}") for no, pk in enumerate(wishes)),
        product_id=made.product.pk, problem="", origin="customer",
    )  # fmt: skip
    _ask(made, known, wishes, chosen)
    _hand_over(made)
    _require(known)
    settle(*TABLES)


def _ask(made: World, deals: list[Any], wishes: range, chosen: random.Random) -> None:
    wanted = [
        (chosen.choice(wishes), deal, deal.opened_on + timedelta(days=chosen.randrange(150)))
        for deal in deals
        for _ in range(ASKERS)
    ]
    asks, askers = reserve(models.Ask, len(wanted)), reserve(models.Asker, len(wanted))
    copy(
        models.Ask, "id deal_id key text asked_on chosen_request_id",
        ((pk, deal.pk, f"q{pk}", "Does it work?", min(day, TODAY), wish)
         for pk, (wish, deal, day) in zip(asks, wanted, strict=True)),
        company_id=made.company.pk, by_id=made.people[Role.SELLER][0].pk, guess="", verdict="", stand="ask_product",
        source="page", url="", idempotency_key="", importance="",
    )  # fmt: skip
    copy(
        models.Asker, "id change_request_id deal_id account_id ask_id",
        ((no, wish, deal.pk, deal.account_id, pk)
         for no, pk, (wish, deal, _) in zip(askers, asks, wanted, strict=True)),
        importance="challenge",
    )  # fmt: skip
    last = {wish: max((day for one, _, day in wanted if one == wish), default=TODAY) for wish in wishes[::200]}
    decided = {wish: min(last.get(wish, TODAY - timedelta(days=wish % 900)), TODAY) for wish in wishes[::2]}
    decisions = dict(zip(decided, reserve(models.Decision, len(decided)), strict=True))
    copy(
        models.Decision, "id change_request_id decided_on", ((decisions[w], w, day) for w, day in decided.items()),
        kind="no", key="d1", reason="because", by_id=made.people[Role.PRODUCT][0].pk, condition="",
    )  # fmt: skip
    copy(
        models.Answer, "decision_id asker_id deal_id account_id given_on",
        ((decisions[wish], no, deal.pk, deal.account_id, decided[wish])
         for no, (wish, deal, _) in zip(askers, wanted, strict=True) if wish in decisions),
        language="de",
    )  # fmt: skip


def _hand_over(made: World) -> None:
    signed = models.Deal.objects.filter(signed_on__isnull=False, signed_on__lte=TODAY - HANDED_OVER)
    signed.update(handover_on=F("signed_on") + HANDED_OVER, golive_on=F("signed_on") + 4 * HANDED_OVER)
    copy(
        models.Observation, "deal_id observed_on value raw source_key",
        ((deal.pk, deal.signed_on + timedelta(days=day), cold if deal.pk % 3 == 0 else warm, str(warm), f"{deal.pk}-{no}")
         for deal in signed for no, (day, warm, cold) in enumerate(POINTS)
         if deal.signed_on is not None and deal.signed_on + timedelta(days=day) <= TODAY),
        company_id=made.company.pk, group="user", channel="pulse", n=1, scale="", method="", words="", language="",
        source="csv", recorded_on=TODAY,
    )  # fmt: skip


def _require(deals: list[Any]) -> None:
    models.Requirement.objects.bulk_create(
        models.Requirement(
            deal=deal,
            no=no,
            text=f"Must {no}",
            words_hash=f"{deal.pk}-{no}",
            must=True,
            language="en",
            recorded_on=TODAY,
        )
        for deal in deals
        for no in range(1, MUSTS + 1)
    )
