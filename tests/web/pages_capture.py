"""Pages of capturing with who may open them."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from web.page import ACTING, STAFF, Page

from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.flows import bringing, capture
from ropeteam.store import models

OWN = ("seller", "product")
EVERYONE_ACTING = (*ACTING, "stranger")
# The rope, and the roles that read every talk.
KNOWS_THE_VOICES = ("seller", "presales", "product", "services")
NO_DEED = {"works_council": 403}


def captured(world: World, text: str = "Wir brauchen die Bedienung ohne Netz bis 31.03.2027") -> models.Ask:
    return capture.capture(actor=world.seller, text=text, on=TODAY).ask


def _one(world: World) -> tuple[Any, ...]:
    return (captured(world).pk,)


def brought(world: World) -> models.TextVersion:
    """A talk of which nobody knows who one of the two is."""
    found = bringing.bring(
        world.deal,
        actor=world.seller,
        data="Nora Lindt: Die Schnittstelle liefern wir im März.\nSprecher 2: Wir brauchen auch einen Export.\n".encode(),
        file_name="talk.txt",
        kind=ConversationKind.CALL,
        held_on=TODAY,
        basis=Basis.CONSENT,
        on=TODAY,
    )
    assert found.text is not None
    return found.text


def _talk(world: World) -> tuple[Any, ...]:
    return (brought(world).conversation_id,)


def _words(world: World) -> dict[str, Any]:
    said = "Nora Lindt: Guten Tag.\nPaul Ebner: Guten Tag.\n"
    return {"deal": world.deal.pk, "words": said, "kind": "call", "held_on": TODAY.isoformat(), "basis": "consent"}


CAPTURE_PAGES: list[Page] = [
    Page("conversations_bring", EVERYONE_ACTING),
    Page(
        "conversations_bring",
        ACTING,
        method="post",
        status=302,
        data=_words,
        special={"stranger": 422},
        label="keeps",
    ),
    Page("conversations_voices", KNOWS_THE_VOICES, args=_talk, others=404, special=NO_DEED),
    Page("conversations_voices", KNOWS_THE_VOICES, method="post", status=302, args=_talk, others=404, special=NO_DEED),
    Page("conversations_heard", STAFF, args=_talk),
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
