"""The works council, with every list, every table and every token of a manager, tries to build a ranking of sellers.

Two sellers, one of whom kept everything and one of whom kept nothing. Everything that can be read across deals is read, with every
filter, sort, period and product; then the two change places in every row of the database that names one of them, and everything is
read again. Not a byte may differ: whatever anybody counts, compares or subtracts from it comes out the same for whoever did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from io import BytesIO
from itertools import product as pairs
from urllib.parse import parse_qs, urlencode

from api.callers import client_of, hash_of
from cast import TODAY, World
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from flows.aligned import decided, promised, questioned
from flows.wishes import customer, sale, wish
from pypdf import PdfReader
from web.conftest import Open
from web.pages import PAGES, Page

from ropeteam.api.urls import api
from ropeteam.core.vocabulary import Basis, ConversationKind, Fit, PromiseOutcome, Role
from ropeteam.core.vocabulary_alignment import OF_PEOPLE, Figure
from ropeteam.flows import conversations, people, request_board
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor

DAY = timedelta(days=1)
# Who somebody is, not what they did.
WHO = (models.RoleGrant, models.ApiToken)
PERIODS = ("rolling", "2026-q3")
# What each list of the API calls the states of its rows.
STATES = {
    "/api/answers": ("waiting", "all"),
    "/api/proposals": ("open", "settled"),
    "/api/requests": ("", "undecided", "as_is", "no"),
}
ORDERS = ("stake", "priority", "newest")
LISTS = ("deals", "promises", "requests", "answers", "conversations", "references")


def lived(world: World, by: Actor, key: str, *, keeps: bool) -> models.Deal:
    """A signed deal with six promises, a question with a guess, a talk: all kept and right, or none."""
    deal = sale(world, customer(world, f"k-{key}"), key, 90_000, signed=TODAY - DAY * 60)
    models.Deal.objects.filter(pk=deal.pk).update(handover_on=TODAY - DAY * 50, golive_on=TODAY - DAY * 20)
    models.DealRole.objects.create(deal=deal, person=by.person, role=Role.SELLER.value, owner=True)
    outcome = PromiseOutcome.KEPT if keeps else PromiseOutcome.BROKEN
    for no in range(6):
        fit = Fit.AS_IS if keeps else Fit.DECLINED
        judged, ended = (TODAY - DAY * 80, fit), (TODAY - DAY * 10, outcome)
        promised(deal, f"{key}-{no}", TODAY - DAY * 80, judged, due=TODAY - DAY * 9, ended=ended, by=by)
    asked = wish(world, f"Wunsch {key}")
    questioned(world, key, TODAY - DAY * 40, by=by, deal=deal, wish=asked, guess=Fit.AS_IS)
    decided(asked, TODAY - DAY * (39 if keeps else 5), "as_is" if keeps else "no")
    conversations.know_of(
        world.company, actor=OPERATOR, key=f"t-{key}", kind=ConversationKind.CALL, held_on=TODAY - DAY * 90, deal=deal,
        present=[Present(by.person.name if by.person else "", "seller"), Present("Eva Kunde", "customer")],
        basis=Basis.CONSENT,
    )  # fmt: skip
    return deal


def change_places(one: models.Person, other: models.Person) -> int:
    """In every row that names one of them; how many there are. The database guards some of these rows: not here."""
    rows = [
        (model._meta.db_table, field.column, one.pk, other.pk)
        for model in apps.get_app_config("store").get_models()
        for field in model._meta.local_fields
        if model not in WHO and isinstance(field, ForeignKey) and field.related_model is models.Person
    ]
    rows += [("store_participant", "name", one.name, other.name), ("store_speaker", "label", one.name, other.name)]
    changed = 0
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, column, first, second in rows:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(
                f"UPDATE {table} SET {column} = CASE WHEN {column} = %s THEN %s ELSE %s END WHERE {column} IN (%s, %s)",
                [first, second, first, first, second],
            )
            changed += cursor.rowcount
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    request_board.forget()
    return changed


def tries(world: World) -> list[dict[str, str]]:
    """What somebody would write into an address to get at a person."""
    seller = world.seller.person
    assert seller is not None
    named = dict.fromkeys(("seller", "owner", "by", "person", "mine"), str(seller.pk))
    return [named | dict.fromkeys(("sort", "order", "group", "facet"), "seller"), {"q": seller.name}]


def of_the_api(world: World, deals: list[models.Deal]) -> Iterator[str]:
    """Every address of the API that is read across deals, with all that it may be asked; and every one of a single deal, so that
    nobody gets there deal by deal."""
    values: dict[str, tuple[str, ...]] = {
        "period": PERIODS, "order": ORDERS, "confirmed": ("true", "false"), "product": ("", str(world.product.pk)),
    }  # fmt: skip
    for path, methods in sorted(api.get_openapi_schema()["paths"].items()):
        if "get" not in methods or "{" in path.replace("{deal_id}", "").replace("{promise_id}", ""):
            continue
        offered = values | {"state": STATES.get(path, ())}
        asked = [one["name"] for one in methods["get"].get("parameters", []) if one["name"] in offered]
        one_each = [path.format(deal_id=deal.pk, promise_id=deal.promises.order_by("pk")[0].pk) for deal in deals]
        for place in dict.fromkeys(one_each):
            for chosen in pairs(*(offered[name] for name in asked)):
                named = zip(asked, chosen, strict=True)
                yield f"{place}?" + urlencode({name: value for name, value in named if value})
            if "{" not in path:
                yield f"{place}?{urlencode(tries(world)[0])}"


def of_the_pages(world: World, client: Client) -> Iterator[str]:
    """Every page and table that is read across deals, the lists behind every number, and every address a list offers by itself."""
    yield from sorted(set(filter(None, (_address(page) for page in PAGES if page.method == "get" and not page.public))))
    yield from (f"/alignment/{figure}/" for figure in sorted(set(Figure) - OF_PEOPLE))
    for name in LISTS:
        address = reverse(name)
        offered = re.findall(r'href="\?([^"#]+)"', client.get(address).content.decode())
        # Of each filter and sort one value: which one does not matter to who did it.
        each_kind = {tuple(sorted(parse_qs(unescape(one)))): unescape(one) for one in sorted(offered)}
        yield from (f"{address}?{one}" for one in each_kind.values())
        yield from (f"{address}?{urlencode(each)}" for each in tries(world))


def _address(page: Page) -> str:
    """'' where it is about one thing."""
    try:
        return reverse(page.name)
    except NoReverseMatch:
        return ""


def body(client: Client, address: str) -> str:
    """Without what is new in every answer."""
    answer = client.get(address)
    found = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer["Content-Type"] == "application/pdf":
        found = " ".join(page.extract_text() for page in PdfReader(BytesIO(found)).pages).encode()
    text = re.sub(
        r'(csrfmiddlewaretoken" value|nonce|X-CSRFToken[^:]*:)[=" ]*"[^"]*"', "", found.decode(errors="replace")
    )
    return f"{answer.status_code} {text}"


def token_of(actor: Actor) -> Client:
    assert actor.person is not None
    people.give_token(actor.person, name="try", token_hash=hash_of(actor), on=timezone.localdate())
    return client_of(actor)


def test_finds_that_every_answer_is_the_same_whoever_did_it(world: World, sign_in: Open) -> None:
    models.Product.objects.create(company=world.company, key="zweites", name="Zweites")
    deals = [lived(world, world.seller, "ein", keeps=False), lived(world, world.other_seller, "zwei", keeps=True)]
    one, other = world.seller.person, world.other_seller.person
    assert one is not None
    assert other is not None
    council, manager, rope = sign_in(world.works_council), token_of(world.management), sign_in(world.seller)
    asked = [(council, address) for address in of_the_pages(world, council)]
    asked += [(manager, address) for address in of_the_api(world, deals)]
    own = f"/deals/{deals[0].pk}/"

    before, at_home = {address: body(client, address) for client, address in asked}, body(rope, own)
    changed = change_places(one, other)
    after = {address: body(client, address) for client, address in asked}

    assert changed > 20
    assert body(rope, own) != at_home, "whoever works on the deal sees who is on its rope"
    assert sum(found.startswith("200") for found in before.values()) > 100
    assert {f"/api/requests?order={order}" for order in ORDERS} <= {at for at in before if "Wunsch ein" in before[at]}
    assert "Wunsch ein" in before["/api/requests?order=stake&state=no"]
    assert "Wunsch zwei" in before["/api/requests?order=stake&state=as_is"]
    assert "Das bekommen Sie: ein-0." in before["/promises.csv"] + before["/alignment/kept/"]
    assert [address for address in before if before[address] != after[address]] == []
    for name in (one.name, other.name):
        assert [where for where, found in before.items() if name in found and "q=" not in where] == []
