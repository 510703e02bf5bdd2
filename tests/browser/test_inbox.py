"""Product in front of the inbox, by keyboard only; a seller in front of a talk with more than five promises."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.heard import hear_many
from flows.stage import Script
from flows.wishes import wish

from ropeteam.flows import triage
from ropeteam.store import models

SHOTS = os.environ.get("ROPETEAM_SHOTS")


@pytest.fixture
def full(world: World, script: Script) -> World:
    wish(world, "Bedienung ohne Netz fehlt uns in Werk")
    wish(world, "Export nach SAP fehlt uns in Werk")
    hear_many(world, 40)
    return world


def pages_of(full: World) -> dict[str, str]:
    """The inbox's pages, after one look through it."""
    done = triage.confirm_many([full.need.pk, full.delight.pk], actor=full.product_manager, on=TODAY).triage
    assert done is not None
    return {
        "inbox": "/requests/inbox/",
        "log": "/requests/inbox/log/",
        "triage": f"/requests/inbox/triages/{done.pk}/",
        "idea": "/requests/ideas/",
    }


def shot(window: Visit, name: str) -> None:
    if SHOTS:
        window.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


class TestTheInbox:
    def test_is_worked_through_by_keyboard(self, full: World, visit: Callable[..., Visit]) -> None:
        window = visit().sign_in(full.product_manager)
        window.open("/requests/inbox/")
        page = window.page

        page.keyboard.press("j")
        page.keyboard.press("1")
        page.wait_for_selector(".toast")
        first = models.Triage.objects.get()
        assert (first.kind, first.items.count()) == ("link", 1)

        page.keyboard.press("u")
        page.wait_for_selector(".toast:has-text('zurück im Eingang')")
        assert models.TriageUndo.objects.count() == 1

        page.keyboard.press("j")
        page.keyboard.press("x")
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert page.locator("input[name=signal]:checked").count() == 2
        page.keyboard.press("d")
        page.keyboard.type("Nur Höflichkeit")
        page.keyboard.press("Enter")
        page.wait_for_selector(".toast:has-text('2 Aussagen verworfen')")
        assert {review.reason for review in models.SignalReview.objects.filter(verdict="dismissed")} == {
            "Nur Höflichkeit"
        }

        page.keyboard.press("j")
        page.keyboard.press("X")
        n = page.locator("[data-bundle]").first.locator("input[name=signal]:checked").count()
        assert n == page.locator("[data-bundle]").first.locator("input[name=signal]").count()
        page.keyboard.press("n")
        page.keyboard.type("Alles auf einmal")
        page.keyboard.press("Enter")
        page.wait_for_selector(".toast:has-text('Alles auf einmal')")
        assert models.ChangeRequest.objects.get(title="Alles auf einmal").askers.count() == n

    def test_is_readable(self, full: World, visit: Callable[..., Visit]) -> None:
        window = visit().sign_in(full.product_manager)

        for path in pages_of(full).values():
            window.open(path).in_two_looks()

    @pytest.mark.skipif(not SHOTS, reason="looked at with ROPETEAM_SHOTS")
    @pytest.mark.parametrize("language", ["de", "en"])
    @pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
    @pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
    def test_is_shown(self, language: str, phone: bool, dark: bool, full: World, visit: Callable[..., Visit]) -> None:
        window = visit(phone=phone, dark=dark, language=language).sign_in(full.product_manager)

        for name, path in pages_of(full).items():
            window.open(path).accessible()
            shot(window, f"{name}-{language}-{'phone' if phone else 'desk'}-{'dark' if dark else 'light'}")


class TestATalkWithManyPromises:
    def test_asks_five_and_shows_the_rest_by_one_key(self, world: World, visit: Callable[..., Visit]) -> None:
        said = world.promise_training
        for no in range(5):
            models.Signal.objects.create(
                conversation=said.conversation, text=said.text, analysis=said.analysis, first_turn=6, last_turn=6,
                start=no * 3, end=no * 3 + 9, quote=f"Zusage {no}", kind="promise", confidence=0.9,
            )  # fmt: skip
        window = visit().sign_in(world.seller)
        window.open(f"/conversations/{world.conversation.pk}/")
        page = window.page
        window.accessible()
        assert page.locator("[data-signal]:visible").count() == 5
        shot(window, "talk-five")

        page.keyboard.press("m")
        page.wait_for_url("**more=1")
        assert page.locator("[data-signal]:visible").count() == 10

        window.open("/")
        window.accessible()
        shot(window, "today-five")
        assert page.locator(".talk-rest").count() == 1
        page.locator(".talk-rest a").click()
        page.wait_for_url("**more=1")

    def test_a_link_to_one_of_the_rest_shows_it(self, world: World, visit: Callable[..., Visit]) -> None:
        said = world.promise_training
        for no in range(5):
            models.Signal.objects.create(
                conversation=said.conversation, text=said.text, analysis=said.analysis, first_turn=6, last_turn=6,
                start=no * 3, end=no * 3 + 9, quote=f"Zusage {no}", kind="promise", confidence=0.9,
            )  # fmt: skip
        window = visit().sign_in(world.seller)

        window.open(f"/conversations/{world.conversation.pk}/?turn=1#s{world.need.pk}")

        assert window.page.locator(f"#s{world.need.pk}").is_visible()
