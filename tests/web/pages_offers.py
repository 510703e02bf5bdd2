"""Who may open offers and contracts, bring one, and speak of its sentences."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from flows.papers import SAP, brought, clause, word_offer
from web.page import MAKERS, STAFF, Page

from ropeteam.core.vocabulary import OfferKind
from ropeteam.flows import clauses, offers, promises
from ropeteam.store import models

READERS = ("seller", *MAKERS)
ROPE = ("seller", "presales")


def _deal(world: World) -> tuple[Any, ...]:
    return (world.deal.pk,)


def _offer(world: World) -> tuple[Any, ...]:
    return (brought(world).offer_id,)


def _word_offer(world: World) -> tuple[Any, ...]:
    found = offers.bring(
        world.deal, actor=world.seller, kind=OfferKind.OFFER, data=word_offer(), file_name="angebot.docx", on=TODAY
    )
    assert found.version is not None
    offers.read_version(found.version.pk, on=TODAY)
    return (found.version.offer_id,)


def _clause(world: World) -> tuple[Any, ...]:
    return (clause(brought(world), SAP).pk,)


def _promise(world: World) -> models.Promise:
    return promises.enter(world.deal, actor=world.seller, sentence="Den SAP-Export liefern wir.", on=TODAY)


def _link(world: World) -> tuple[Any, ...]:
    row = clause(brought(world), SAP)
    return (clauses.link(row, _promise(world), actor=world.seller, on=TODAY).pk,)


def _words(world: World) -> dict[str, Any]:
    return {"kind": "offer", "words": "Wir liefern den Export nach SAP bis Ende Juni."}


OFFER_PAGES: list[Page] = [
    Page("deals_offers", STAFF, args=_deal),
    Page("deals_offers", READERS, method="post", status=302, args=_deal, data=_words, label="brings"),
    Page("deals_offer_versions", READERS, method="post", status=302, args=_offer, data=_words),
    Page("deals_offer", READERS, args=_offer),
    Page("deals_offer_annotated", READERS, args=_word_offer, download=True),
    Page("deals_offer_sheet", READERS, args=_offer, download=True),
    Page("deals_offer_original", READERS, args=_offer, download=True),
    Page("clause_word", ROPE, method="post", status=302, args=_clause, data=lambda world: {"word": "confirmed"}),
    Page(
        "clause_about",
        READERS,
        method="post",
        status=302,
        args=_clause,
        data=lambda world: {"capability": world.sap_export.pk},
    ),
    Page(
        "clause_promise",
        READERS,
        method="post",
        status=302,
        args=_clause,
        data=lambda world: {"promise": _promise(world).pk},
    ),
    Page("clause_link_undo", READERS, method="post", status=302, args=_link),
]
