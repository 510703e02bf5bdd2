"""Rows of the access matrix: the handover of a deal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import TODAY, World
from web.page import STAFF, Page

from ropeteam.store import models

PREPARING = ("seller", "presales", "services")


def deal(world: World) -> tuple[Any, ...]:
    return (world.deal.pk,)


def twice(world: World) -> models.QuestionTwice:
    """Two turns of the talk stand in for two talks: here only who may speak of it counts."""
    return models.QuestionTwice.objects.create(
        deal=world.deal, text=world.need.text, turn=4, start=0, end=4, earlier_text=world.need.text, earlier_turn=2,
        earlier_start=0, earlier_end=4, likeness=0.7, model="scripted",
    )  # fmt: skip


def post(name: str, opens: tuple[str, ...], **data: Any) -> Page:
    return Page(name, opens, method="post", status=302, args=deal, data=lambda world: data)


def _owner(world: World) -> dict[str, Any]:
    assert world.services.person is not None
    return {"person": world.services.person.pk}


HANDOVER_PAGES = [
    Page("deals_handover", STAFF, args=deal),
    Page("deals_handover_phone", STAFF, args=deal),
    post("deals_handover_words", ("services",), verdict="ready"),
    post("deals_handover_seen", ("services",)),
    post("deals_handover_estimates", ("services",), days_from="5", days_to="8"),
    Page("deals_handover_owners", PREPARING, method="post", status=302, args=deal, data=_owner),
    post("deals_handover_aims", PREPARING, words="Erste Meldung", by_day=str(TODAY + timedelta(days=20))),
    Page(
        "question_twice_word", PREPARING, method="post", status=302, args=lambda world: (twice(world).pk,),
        data=lambda world: {"same": "1"},
    ),
]  # fmt: skip
