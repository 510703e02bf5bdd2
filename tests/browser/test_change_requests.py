"""Product in front of the change requests: by keyboard to a wish, judged without leaving the page, merged and separated again."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.wishes import asks_for, customer, sale, wish
from web.conftest import casts_day

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests
from ropeteam.store import models


@pytest.fixture(scope="module")
def wishes(built: World) -> list[models.ChangeRequest]:
    world: World = pickle.loads(pickle.dumps(built))
    with casts_day():
        rows = [wish(world, title) for title in ("Bedienung ohne Netz", "Offline arbeiten", "Export nach SAP")]
        asks_for(world, world.deal, rows[0], "Läuft das auch ohne Netz?")
        for no in range(2):
            asks_for(world, sale(world, customer(world, f"k{no}"), f"s{no}", 300_000 + no), rows[1])
        change_requests.decide_on(
            rows[1], actor=world.product_manager, kind=DecisionKind.NO, reason="Die Halle hat Netz.", on=TODAY
        )
    return rows


@pytest.mark.usefixtures("script")
class TestAWish:
    def test_is_found_by_keyboard_judged_in_place_merged_and_separated(
        self, wishes: list, world: World, visit: Callable[..., Visit]
    ) -> None:
        one, two, _ = wishes
        window = visit().sign_in(world.product_manager).open("/note/")
        page = window.page

        page.keyboard.press("g")
        page.keyboard.press("w")
        page.wait_for_url("**/requests/")
        window.accessible()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/requests/{one.pk}/")
        assert "Läuft das auch ohne Netz?" in page.inner_text("#askers")

        page.click("#fit button[value='1.0']")
        page.wait_for_selector("#fit button[value='1.0'][aria-pressed='true']")
        assert "+1,0" in page.inner_text("#fit")
        assert page.url.endswith(f"/requests/{one.pk}/")
        window.accessible()

        window.open(f"/requests/{one.pk}/merge/?into={two.pk}")
        assert "Die Halle hat Netz." in page.inner_text(".merge-answer")
        window.accessible()
        page.click(".merge-form .button-primary")
        page.wait_for_url(f"**/requests/{two.pk}/")
        assert "Läuft das auch ohne Netz?" in page.inner_text("#askers")
        page.click(".toast form button")
        page.wait_for_url(f"**/requests/{one.pk}/")
        assert models.ChangeRequest.objects.filter(merged_into__isnull=False).count() == 0

    def test_fits_a_phone_in_the_dark(self, wishes: list, world: World, visit: Callable[..., Visit]) -> None:
        window = visit(phone=True, dark=True).sign_in(world.seller)

        for path in ("/requests/", f"/requests/{wishes[0].pk}/", f"/signals/{world.need.pk}/request/"):
            window.open(path)
            window.accessible()
            assert window.page.evaluate("document.documentElement.scrollWidth") <= 390, path
