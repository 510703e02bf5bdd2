"""Alignment in a real browser: the page unfolded and a list of cases, for everybody's eyes, in both lights and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from browser.conftest import Visit
from cast import TODAY, World
from flows.aligned import promised

from ropeteam.core.vocabulary import Fit

Window = Callable[..., Visit]


def trend(world: World) -> None:
    """Promises of three quarters, so that a line with its mist is drawn."""
    for quarter in range(3):
        said: date = TODAY - timedelta(days=95 * quarter)
        for no in range(6):
            fit = Fit.AS_IS if no > quarter else Fit.IN_REVIEW
            promised(world.deal, f"p{quarter}-{no}", said, (said, fit))


def test_is_accessible_unfolded_in_both_lights_and_on_a_phone(world: World, visit: Window) -> None:
    trend(world)
    there = visit().sign_in(world.management)

    there.open("/alignment/").unfold("main details:not([open]) > summary").in_both_lights()
    there.fits_a_phone()
    assert there.page.locator("#said svg.trend .trend-line").get_attribute("d")
    assert there.page.locator("#said tbody tr").count() == 8

    there.page.locator("#said .figure-facts a").first.click()
    there.page.wait_for_url("**/alignment/said/**")
    there.accessible()
    there.fits_a_phone()
