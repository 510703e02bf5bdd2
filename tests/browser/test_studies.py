"""A study and an early adopter's gaps in a real browser: forms without a script's help, paper, phone; and the customer's page."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.studied import agree, missing_too, see_all, segment, study
from flows.wishes import sale
from web.pages_studies import link

from ropeteam.core.vocabulary_presales import CriterionResult, StudyEnd
from ropeteam.flows import studies
from ropeteam.store import models

pytestmark = pytest.mark.usefixtures("script")
SHOTS = os.environ.get("ROPETEAM_SHOTS")
MET, MISSED = CriterionResult.MET, CriterionResult.MISSED


def shot(window: Visit, name: str) -> None:
    if SHOTS:
        window.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


class TestAStudy:
    def test_is_begun_by_keyboard_seen_and_ended(self, world: World, visit: Callable[..., Visit]) -> None:
        row = study(world)
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Zu langsam.", on=TODAY)
        window = visit().sign_in(world.presales)
        window.open(f"/deals/{world.deal.pk}/studies/new/").unfold("details.fold > summary")
        page = window.page
        window.in_both_lights()
        window.fits_a_phone()
        shot(window, "study-new")
        page.fill("#s-question", "Hält der Akku eine Schicht?")
        page.fill("#s-hypotheses", "Er hält.")
        for no in (1, 2, 3):
            page.fill(f"#c-{no}", f"Kriterium {no}")
            page.locator(f"input[name='ties-{no}']").first.check()
        page.keyboard.press("Enter")  # in the last field, as without a mouse
        page.wait_for_selector(".study-list")
        window.unfold("details.fold > summary")
        window.in_both_lights()
        window.fits_a_phone()
        shot(window, "study-open")

        made = models.Study.objects.latest("pk")
        see_all(world, made, MET, MISSED, MET)
        studies.end(made, actor=world.presales, end=StudyEnd.GO, reason="Reicht dem Kunden.", on=TODAY)
        window.open(f"/studies/{made.pk}/")
        page.emulate_media(media="print")
        assert page.locator(".study-write:visible").count() == 0
        assert page.locator(".study-text:visible").count() == 3
        shot(window, "study-paper")


class TestACustomer:
    def test_signs_on_the_phone_by_one_button(self, world: World, visit: Callable[..., Visit]) -> None:
        token = link(world)
        window = visit(phone=True, dark=True)
        window.open(f"/sign/{token}/").unfold("details.fold > summary")
        window.in_both_lights()
        shot(window, "sign-phone")

        window.page.get_by_role("button", name="Ja, daran messen wir").click()
        window.page.wait_for_selector(".signing-done")
        window.accessible()
        shot(window, "signed-phone")
        assert models.Signature.objects.get().name == "Paul Ebner"


class TestADealOutside:
    def test_is_read_and_written_in_both_lights(self, world: World, visit: Callable[..., Visit]) -> None:
        deal = sale(world, world.account, "neu", 300_000)
        models.DealRole.objects.create(deal=deal, person=world.seller.person, role="seller", owner=True)
        there = replace(world, deal=deal)
        drones = missing_too(there, segment(there))
        agree(there, there.offline)
        agree(there, drones)
        window = visit(language="en").sign_in(world.seller)
        window.open(f"/deals/{deal.pk}/").unfold("#outside details.fold > summary")
        assert window.page.locator("#outside .outside-line blockquote").count() == 2

        window.in_both_lights()
        window.fits_a_phone()
        shot(window, "outside")
