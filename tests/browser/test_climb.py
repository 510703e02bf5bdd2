"""The climb and the pulse in a real browser: both lights, a phone, the keyboard; ten seconds of a customer's time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from browser.conftest import Visit
from cast import TODAY, World
from flows.climbed import lived, measured
from web.pages_climb import asked

from ropeteam.store import models


class TestTheClimb:
    def test_is_whole_in_both_lights_and_on_a_phone(self, world: World, visit: Callable[..., Visit]) -> None:
        lived(world.deal, seller=world.seller, other=world.presales, on=TODAY)
        measured(world.deal, (TODAY - timedelta(days=118), 9.0), (TODAY - timedelta(days=80), 2.0))
        window = visit().sign_in(world.presales)

        window.open(f"/deals/{world.deal.pk}/").unfold("figure.climb details > summary")

        assert window.page.locator(".climb-ridge").count() == 1
        assert window.page.locator(".climb-flag-hollow").count() == 1
        window.in_both_lights()
        window.fits_a_phone()


class TestThePulse:
    def test_is_answered_by_keyboard(self, world: World, visit: Callable[..., Visit]) -> None:
        invite, token = asked(world)
        window = visit()
        page = window.page
        window.open(f"/pulse/{token}/")
        window.in_both_lights()
        window.fits_a_phone()

        page.locator("input[name='value']").first.focus()
        for _ in range(8):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
        page.keyboard.type("Läuft.")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Danke.")

        row = models.Observation.objects.get(invite=invite)
        assert (row.value, row.words) == (8.0, "Läuft.")
