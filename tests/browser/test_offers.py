"""An offer read and spoken of by keyboard only, on the desk and on the phone; and its sheets of paper."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.papers import OFFER, OFFLINE, TRAINING, brought, clause
from web.conftest import casts_day

from ropeteam.flows import clauses, promises
from ropeteam.store import models

SHOTS = os.environ.get("ROPETEAM_SHOTS")


@pytest.fixture(scope="module")
def version(built: World) -> models.OfferVersion:
    world: World = pickle.loads(pickle.dumps(built))
    with casts_day():
        found = brought(world)
        clauses.say_about(clause(found, OFFLINE), actor=world.presales, capability=world.offline, on=TODAY)
        promises.enter(world.deal, actor=world.seller, sentence=f"{TRAINING[:-1]}!", on=TODAY)
    return found


def shot(window: Visit, name: str) -> None:
    if SHOTS:
        window.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@pytest.mark.usefixtures("script")
class TestAnOffer:
    def test_is_brought_read_and_spoken_of_by_keyboard(
        self, version: models.OfferVersion, world: World, visit: Callable[..., Visit]
    ) -> None:
        window = visit().sign_in(world.presales)
        window.open(f"/deals/{world.deal.pk}/offers/")
        page = window.page
        window.accessible()
        shot(window, "offers")
        window.open(f"/offers/{version.offer_id}/")
        window.accessible()
        shot(window, "offer")

        page.keyboard.press("j")
        page.keyboard.press("r")
        page.wait_for_selector(".sig-dismissed")
        page.keyboard.press("j")
        page.keyboard.press("y")
        page.wait_for_selector(".sig-confirmed")
        assert sorted(models.ClauseReview.objects.exclude(word="about").values_list("word", flat=True)) == [
            "confirmed",
            "dismissed",
        ]

        row = clause(version, OFFLINE)
        window.open(f"/offers/{version.offer_id}/?open={row.pk}#c{row.pk}")
        window.accessible()
        shot(window, "offer-open")
        window.open(f"/offers/{version.offer_id}/?view=differences")
        window.accessible()
        shot(window, "offer-differences")

    def test_fits_a_phone_and_a_sheet_of_paper(
        self, version: models.OfferVersion, world: World, visit: Callable[..., Visit]
    ) -> None:
        second = brought(world, OFFER.replace("zwölf", "zwanzig"), version.offer)
        window = visit(phone=True).sign_in(world.seller)
        for view in ("only", "changes"):
            window.open(f"/offers/{second.offer_id}/?view={view}")
            window.accessible()
            shot(window, f"offer-phone-{view}")
        window.open(f"/deals/{world.deal.pk}/offers/")
        window.accessible()
        shot(window, "offers-phone")
        window.page.emulate_media(media="print")
        window.open(f"/offers/{second.offer_id}/")
        assert not window.page.locator(".offer-tabs, .offer-foot, .sig-deeds button").filter(visible=True).count()
