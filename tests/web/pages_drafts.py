"""Pages of drafts, and who stands in for a missing role, with who may open them."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from web.page import EVERYBODY, Page

from ropeteam.flows import capability_drafts
from ropeteam.language.feature_list import Feature
from ropeteam.store import models

KNOWING = ("presales", "product", "admin")


def drafted(world: World, *names: str) -> list[models.CapabilityDraft]:
    features = [Feature(name, no) for no, name in enumerate(names or ("Alarm per SMS",), 1)]
    capability_drafts.start(world.product, features, actor=world.product_manager, name="liste.md")
    return list(models.CapabilityDraft.objects.order_by("pk"))


def dropped(world: World) -> models.CapabilityDraft:
    (row,) = drafted(world)
    return capability_drafts.drop(row, actor=world.product_manager, on=TODAY, word="Ist ein Modul")


def _one(world: World) -> tuple[Any, ...]:
    return (drafted(world)[0].pk,)


DRAFT_PAGES: list[Page] = [
    Page("product_start", KNOWING, special={"stranger": 403}),
    Page(
        "product_start",
        KNOWING,
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"text": "- Alarm per SMS\n- Dienstplan", "origin": "list"},
        label="drafts",
    ),
    Page("product_drafts", EVERYBODY, args=lambda world: (drafted(world), ())[1]),
    Page(
        "product_draft_confirm",
        ("product",),
        method="post",
        status=302,
        args=_one,
        data=lambda world: {"name": "Alarm per SMS", "status": "available"},
    ),
    Page("product_draft_drop", ("product",), method="post", status=302, args=_one, data=lambda world: {"word": "Nein"}),
    Page("product_draft_return", ("product",), method="post", status=302, args=lambda world: (dropped(world).pk,)),
    Page("stand_ins", EVERYBODY),
    Page(
        "stand_ins",
        ("admin",),
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"missing": "presales", "by": "services"},
        label="names",
    ),
]
