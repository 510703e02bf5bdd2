"""Pages of capturing with who may open them."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from web.page import ACTING, Page

from ropeteam.flows import capture
from ropeteam.store import models

OWN = ("seller", "product")
EVERYONE_ACTING = (*ACTING, "stranger")


def captured(world: World, text: str = "Wir brauchen die Bedienung ohne Netz bis 31.03.2027") -> models.Ask:
    return capture.capture(actor=world.seller, text=text, on=TODAY).ask


def _one(world: World) -> tuple[Any, ...]:
    return (captured(world).pk,)


CAPTURE_PAGES: list[Page] = [
    Page("capture", EVERYONE_ACTING),
    Page("capture", ACTING, method="post", status=302, data=lambda world: {"text": "Export je Werk"}, label="keeps"),
    Page("capture", EVERYONE_ACTING, method="post", status=422, label="empty"),
    Page("capture_tools", EVERYONE_ACTING),
    Page("tracker_import", ("product", "admin"), special={"stranger": 403}),
    Page(
        "tracker_import",
        ("product", "admin"),
        method="post",
        status=422,
        special={"stranger": 403},
        data=lambda world: {"from": "csv"},
        label="without a file",
    ),
    Page("capture_known", ACTING, args=_one),
    Page("capture_wish", OWN, method="post", status=302, args=_one, data=lambda world: {"choice": "breaker|new"}),
    Page("capture_importance", OWN, method="post", status=302, args=_one, data=lambda world: {"importance": "breaker"}),
    Page("capture_place", OWN, method="post", status=302, args=_one, data=lambda world: {"deal": world.deal.pk}),
]
