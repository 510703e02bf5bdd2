"""Pages of the change requests with who may open them."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from web.page import ACTING, EVERYBODY, STAFF, Page

from ropeteam.core.vocabulary import AskStand
from ropeteam.flows import asks, change_requests, request_linking, request_merging
from ropeteam.store import models

REVIEWERS = ("seller", "presales", "product")


def wished(world: World, *, title: str = "Bedienung ohne Netz") -> models.ChangeRequest:
    """A wish with one asker: a question of the deal."""
    row = change_requests.create(world.product, actor=world.product_manager, title=title)
    ask = asks.ask(actor=world.seller, text=f"Geht {title}?", on=TODAY, deal=world.deal).ask
    asks.pick(ask, actor=world.seller, on=TODAY, stand=AskStand.EVIDENCE, request=row)
    return row


def _wish(world: World) -> tuple[Any, ...]:
    return (wished(world).pk,)


def _wish_asker(world: World) -> tuple[Any, ...]:
    return (wished(world).askers.get().pk,)


def _merged(world: World) -> tuple[Any, ...]:
    one, two = wished(world), wished(world, title="Offline arbeiten")
    return (request_merging.merge(one, two, actor=world.product_manager, on=TODAY).pk,)


def _moved(world: World) -> tuple[Any, ...]:
    one, two = wished(world), wished(world, title="Offline arbeiten")
    (made,) = request_linking.move(list(one.askers.all()), two, actor=world.product_manager, on=TODAY)
    return (str(made.pk),)


def _rated(world: World) -> dict[str, Any]:
    return {"value": "1", "pillar": models.Pillar.objects.get().pk}


def _into(world: World) -> dict[str, Any]:
    return {"into": wished(world, title="Offline arbeiten").pk}


def _split_off(world: World) -> dict[str, Any]:
    return {"how": "split", "title": "Neu", "asker": models.Asker.objects.latest("pk").pk}


def _need(world: World) -> tuple[Any, ...]:
    return (world.need.pk,)


def post(name: str, opens: tuple[str, ...], **more: Any) -> Page:
    return Page(name, opens, method="post", status=302, **more)


REQUEST_PAGES: list[Page] = [
    Page("requests", EVERYBODY),
    Page("requests_csv", EVERYBODY, download=True),
    Page("requests_request", STAFF, args=_wish),
    post("requests_ratings", ACTING, args=_wish, data=_rated),
    post("requests_vetoes", ACTING, args=_wish, data=lambda world: {"reason": "Nein."}),
    post("requests_effort", ("product",), args=_wish, data=lambda world: {"effort": "M"}),
    post(
        "requests_words", ("product",), args=_wish, data=lambda world: {"title": "Im Keller", "problem": "Kein Netz."}
    ),
    Page("requests_merge", ("product",), args=_wish, data=_into),
    post("requests_merge", ("product",), args=_wish, data=_into, label="merges"),
    post("requests_unmerge", ("product",), args=_merged),
    post("requests_split", ("product",), args=_wish, data=_split_off),
    post("requests_move_undo", REVIEWERS, args=_moved),
    post("requests_asker", REVIEWERS, args=_wish_asker, data=lambda world: {"importance": "breaker"}),
    Page("signal_request", REVIEWERS, args=_need),
    post("signal_request", REVIEWERS, args=_need, data=lambda world: {"title": "Bedienung ohne Netz"}, label="links"),
]
