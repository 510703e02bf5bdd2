"""Who may open product's inbox, its log, and the form for ideas of our own."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from web.page import ACTING, Page

from ropeteam.flows import triage

PRODUCT = ("product",)


def _settled(world: World) -> tuple[Any, ...]:
    done = triage.confirm_many([world.need.pk], actor=world.product_manager, on=TODAY).triage
    assert done is not None
    return (done.pk,)


def _need(world: World) -> dict[str, Any]:
    return {"do": "confirm", "signal": [world.need.pk]}


INBOX_PAGES: list[Page] = [
    Page("requests_inbox", PRODUCT, special={"stranger": 403}),
    Page("requests_triages", PRODUCT, method="post", status=302, data=_need, special={"stranger": 403}),
    Page("requests_triage_log", PRODUCT, special={"stranger": 403}),
    Page("requests_triage", PRODUCT, args=_settled, special={"stranger": 403}),
    Page("requests_triage_undo", PRODUCT, method="post", status=302, args=_settled, special={"stranger": 403}),
    Page("requests_idea", ACTING, special={"stranger": 200}),
    Page(
        "requests_idea",
        ACTING,
        method="post",
        status=302,
        data=lambda world: {"title": "Dunkles Bild für die Nachtschicht"},
        label="writes",
    ),
]
