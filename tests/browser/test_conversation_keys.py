"""A talk reviewed without the mouse: move, confirm, dismiss, set the kind, undo, show what was missed, mark it oneself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from playwright.sync_api import Page

from ropeteam.flows import promises
from ropeteam.store import models
from ropeteam.store.queries.signals import kind_now

pytestmark = pytest.mark.usefixtures("script")
Window = Callable[..., Visit]
KINDS = {"n": "need", "c": "claim", "x": "concern", "d": "delight", "p": "promise"}


@pytest.fixture
def page(world: World, visit: Window) -> Page:
    """The seller of the deal in front of the talk, with one unsure span left out."""
    models.Signal.objects.filter(pk=world.delight.pk).update(low=True)
    return visit().sign_in(world.seller).open(f"/conversations/{world.conversation.pk}/").page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def here(page: Page) -> str | None:
    return page.locator("[data-signal].is-here").get_attribute("id")


def told(page: Page) -> None:
    page.wait_for_selector(".toast")


class TestKeys:
    def test_move_from_signal_to_signal_and_light_its_words(self, page: Page, world: World) -> None:
        press(page, "j")
        assert here(page) == f"s{world.need.pk}"
        assert page.locator("mark.m-here").inner_text() == world.need.quote

        press(page, "j", "j", "k")

        assert here(page) == f"s{world.promise_offline.pk}"
        assert page.locator("mark.m-here").inner_text() == world.promise_offline.quote

    def test_confirm_and_undo(self, page: Page, world: World) -> None:
        assert page.locator("#waiting").inner_text() == "4 Vorschläge warten"
        press(page, "j", "y")
        page.wait_for_selector(f"#s{world.need.pk}.sig-confirmed")
        told(page)
        assert page.locator("#waiting").inner_text() == "3 Vorschläge warten"
        assert here(page) == f"s{world.need.pk}"

        press(page, "u")

        page.wait_for_selector(f"#s{world.need.pk}.sig-suggested")
        page.wait_for_function("document.querySelector('#waiting').textContent === '4 Vorschläge warten'")
        assert [row.verdict for row in world.need.reviews.order_by("pk")] == ["confirmed", "reopened"]

    def test_dismiss_an_own_promise_with_a_reason(self, page: Page, world: World) -> None:
        press(page, "j", "j", "r")
        page.keyboard.type("war nur laut gedacht")

        press(page, "Enter")

        page.wait_for_selector(f"#s{world.promise_offline.pk}.sig-dismissed")
        assert world.promise_offline.reviews.get().reason == "war nur laut gedacht"
        assert "m-off" in (page.locator(f'mark[data-for*="s{world.promise_offline.pk} "]').get_attribute("class") or "")

    def test_set_the_kind(self, page: Page, world: World) -> None:
        press(page, "j")

        for key, kind in KINDS.items():
            press(page, key)
            page.wait_for_selector(f"#s{world.need.pk}.sig-{kind}.sig-confirmed")
            assert kind_now(world.need) == kind
            if kind != "promise":  # which is the seller's own now, and not undone by a key
                page.wait_for_selector("#notices form")
                press(page, "u")
                page.wait_for_selector(f"#s{world.need.pk}.sig-suggested")

    def test_show_what_may_have_been_missed(self, page: Page, world: World) -> None:
        assert page.locator(f"#s{world.delight.pk}").count() == 0
        press(page, "o")
        page.wait_for_selector(f"#s{world.delight.pk}.sig-low")

        press(page, "o")

        page.wait_for_selector(f"#s{world.delight.pk}", state="detached")

    def test_mark_what_was_missed(self, page: Page, world: World) -> None:
        press(page, "J", "J", "J", "h")
        page.wait_for_selector("#t3 .mark-form textarea:focus")
        press(page, *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 3)

        press(page, "n")

        page.wait_for_selector("#t3 .sig-need.sig-confirmed")
        signal = models.Signal.objects.get(first_turn=3)
        assert signal.quote == "der"
        assert here(page) == f"s{signal.pk}"
        assert page.locator(".mark-form").count() == 0

    def test_mark_a_whole_turn_or_think_better_of_it(self, page: Page, world: World) -> None:
        press(page, "J", "J", "J", "h")
        page.wait_for_selector(".mark-form")
        press(page, "Escape")
        assert page.locator(".mark-form").count() == 0

        press(page, "h")
        page.wait_for_selector(".mark-form")
        press(page, "x")

        page.wait_for_selector("#t3 .sig-concern")
        assert models.Signal.objects.get(first_turn=3).quote == "Und der Export nach SAP?"

    def test_words_selected_by_mouse_are_taken_too(self, page: Page, world: World) -> None:
        page.locator("#t3 .turn-text").dblclick(position={"x": 12, "y": 10})

        press(page, "h")

        box = page.locator(".mark-form textarea")
        chosen = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd).trim()")
        assert chosen == "Und"
        press(page, "n")
        page.wait_for_selector("#t3 .sig-need")
        assert models.Signal.objects.get(first_turn=3).quote == "Und"

    def test_leave_other_pages_reachable(self, page: Page, world: World) -> None:
        press(page, "j", "g", "p")

        page.wait_for_url("**/promises/")
        assert not models.SignalReview.objects.exists()


class TestOnTheDealsPage:
    def test_a_suggestion_is_confirmed_in_its_row(self, world: World, visit: Window) -> None:
        page = visit().sign_in(world.seller).open(f"/deals/{world.deal.pk}/").page
        press(page, "j")
        first = page.locator("#standing .row.is-here").get_attribute("id")

        press(page, "y")

        told(page)
        page.wait_for_selector(f"#{first}", state="detached")
        assert models.Promise.objects.count() == 1
        assert page.locator(f"#p{models.Promise.objects.get().pk}").count() == 1

    def test_a_folded_one_is_unfolded_by_its_address_and_stays_so(self, world: World, visit: Window) -> None:
        for _ in range(5):
            promises.enter(world.deal, actor=world.seller, sentence="Wir bringen das Mondgestein.", on=TODAY)
        page = visit().sign_in(world.seller).open(f"/deals/{world.deal.pk}/").page
        parts = page.locator("#part-promises")
        assert parts.get_attribute("open") is None
        page.locator("#next-steps a", has_text="niemand hat hingesehen").click()
        page.wait_for_selector(".row.is-here")
        first = page.locator("#part-promises .row.is-here").get_attribute("id")

        press(page, "y")

        told(page)
        page.wait_for_selector(f"#{first}", state="detached")
        assert parts.get_attribute("open") is not None
        assert "niemand hat hingesehen" in page.locator("#next-steps").inner_text()


class TestWithoutScripts:
    def test_a_talk_is_reviewed_by_plain_forms(self, world: World, visit: Window) -> None:
        plain = visit(scripts=False).sign_in(world.seller)
        page = plain.open(f"/conversations/{world.conversation.pk}/").page

        page.locator(f"#s{world.need.pk}").get_by_role("button", name="Stimmt").click()

        assert page.url.endswith(f"/conversations/{world.conversation.pk}/")
        assert page.locator(f"#s{world.need.pk}.sig-confirmed").count() == 1
