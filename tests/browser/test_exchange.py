"""The exchange in a real browser: set how often, walk the agenda by keyboard, take minutes, close; every page accessible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.meetings import NOW, meeting
from flows.travel import asked_by_customer, asked_by_seller, decide
from flows.wishes import wish

from ropeteam.core.vocabulary import AgendaOutcome, Commitment, DecisionKind, RoadmapStatus
from ropeteam.flows import agenda, exchange, exchange_seats, product
from ropeteam.store import models
from ropeteam.store.versions import RoadmapWords
from ropeteam.web import exchange as page

pytestmark = pytest.mark.usefixtures("script")
Window = Callable[..., Visit]


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.timezone, "now", lambda: NOW)


def review_of(world: World) -> models.Exchange:
    offline = wish(world, "Bedienung ohne Netz")
    asked_by_seller(world, offline)
    decide(world, offline, DecisionKind.ACCEPT, roadmap_item=world.offline_item)
    words = RoadmapWords(
        title="Bedienung ohne Netz", status=RoadmapStatus.RELEASED, day=TODAY, release="9.0", capability=world.offline,
        commitment=Commitment.COMMITTABLE,
    )  # fmt: skip
    product.change_roadmap(world.offline_item, words, actor=world.product_manager, on=TODAY)
    return exchange.plan_iteration(
        world.company, release="9.0", day=date(2026, 12, 1), at=time(11), minutes=60, actor=world.admin, now=NOW
    )


def pages_of(world: World) -> list[str]:
    """Nothing planned is asked for elsewhere; here: a closed meeting, an open one, a review, the list."""
    past = meeting(world, begun=True)
    asked_by_customer(world, quote := wish(world, "Eigener Zweig des Quellcodes"))
    decide(world, quote, DecisionKind.NO, on=date(2026, 11, 1))
    agenda.refresh(past, now=NOW)
    agenda.take_minutes(
        past.agenda.order_by("no")[0],
        actor=world.seller,
        minutes="Nora ruft an.",
        seen="",
        outcome=AgendaOutcome.POSTPONED,
    )
    exchange_seats.attend(past, present=[], actor=world.seller)
    exchange.close(past, actor=world.admin, now=NOW)
    following = models.Exchange.objects.get(closed_at__isnull=True)
    review = review_of(world)
    return [*(f"/exchange/{row.pk}/" for row in (past, following, review)), "/exchange/"]


class TestLooks:
    def test_every_page_is_accessible(self, world: World, visit: Window) -> None:
        product = visit(language="en").sign_in(world.product_manager)
        seller = visit(phone=True, dark=True).sign_in(world.seller)

        past, following, *others = pages_of(world)
        for address in (past, following):
            for there in (product, seller):
                there.open(address).unfold("main details:not([open]) > summary").accessible()
            product.fits_a_phone()
        for address in others:  # on which a seller finds nothing that product does not find
            product.open(address).unfold("main details:not([open]) > summary").in_two_looks()

    def test_the_bar_holds_every_room(self, world: World, visit: Window) -> None:
        there = visit().sign_in(world.product_manager)

        for width in (1241, 1280, 1440):
            there.page.set_viewport_size({"width": width, "height": 800})

            last, side = (there.page.locator(name).last.bounding_box() for name in (".top nav a", ".top-side"))
            assert last is not None
            assert side is not None
            assert last["x"] + last["width"] <= side["x"], width


class TestByKeyboard:
    def test_an_agenda_is_walked_through(self, world: World, visit: Window) -> None:
        row = meeting(world, begun=True)
        for words in ("Messe", "Preise"):
            agenda.add_topic(row, actor=world.seller, words=words)
        there = visit().sign_in(world.product_manager).open("/")
        keys = there.page.keyboard

        keys.press("g")
        keys.press("e")
        there.page.wait_for_url("**/exchange/")
        there.page.locator(f"a[href='/exchange/{row.pk}/']").first.click()
        there.page.wait_for_url(f"**/exchange/{row.pk}/")
        keys.press("j")
        keys.press("j")
        keys.press("m")
        keys.type("Erst im Januar.")
        keys.press("Control+Enter")
        there.page.locator(".is-here .point-minutes").wait_for()

        assert [item.minutes for item in row.agenda.order_by("no")] == ["", "Erst im Januar."]
        assert there.page.locator(".is-here .point-minutes").inner_text() == "Erst im Januar."
        there.page.get_by_role("button", name="Protokoll abschließen").click()
        there.page.get_by_text("abgeschlossen.").first.wait_for()
        row.refresh_from_db()
        assert row.closed_at is not None
