"""The incentive lab in a real browser: a plan typed into the form, its mistakes beside their fields, pictures, paper, phone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from browser.conftest import Visit
from cast import World
from flows.paid import CALM, SERVICES, holding, written

from ropeteam.store import models

SHOTS = os.environ.get("ROPETEAM_SHOTS")


def shot(window: Visit, name: str) -> None:
    if SHOTS:
        window.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


class TestManagement:
    def test_writes_a_plan_in_the_form_and_mends_what_is_wrong(self, world: World, visit: Callable[..., Visit]) -> None:
        window = visit().sign_in(world.management)
        window.open("/incentives/plans/new/").unfold("details.fold > summary")
        page = window.page
        window.fits_a_phone()
        page.fill("#plan", "Vertrieb 2027")
        page.fill("#e0-id", "Neugeschäft")
        page.fill("[name='e0-t0-rate']", "8")
        page.fill("[name='e0-pay-contract_signed']", "80")
        page.fill("[name='e0-pay-go_live_accepted']", "15")
        page.keyboard.press("Enter")
        page.wait_for_selector(".field-error")
        window.accessible()
        assert "Unprocessable" in window.complaints.pop(), "the browser tells a 422"
        shot(window, "pay-form-wrong")
        page.fill("[name='e0-pay-contract_signed']", "85")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/incentives/plans/\d+/"))

        assert models.IncentivePlan.objects.get().name == "Vertrieb 2027"
        shot(window, "pay-plan-straight")


class TestTheCouncil:
    def test_looks_at_plans_what_if_and_paper(self, world: World, visit: Callable[..., Visit]) -> None:
        row = holding(world)
        written(world, SERVICES)
        written(world, CALM)
        window = visit().sign_in(world.works_council)
        for name, address in (
            ("overview", "/incentives/"),
            ("plan", f"/incentives/plans/{row.pk}/"),
            ("what-if", "/incentives/what-if/?gate=on&under=product&defer=15"),
            ("compare", "/incentives/compare/"),
            ("assumptions", "/incentives/assumptions/"),
        ):
            window.open(address).unfold("details.fold > summary")
            window.in_both_lights() if name == "plan" else window.accessible()
            window.fits_a_phone()
            shot(window, f"pay-{name}")
        assert (
            window.page.locator(
                "form[method='post']:not([action*='logout'], [action*='language'], [action*='theme'])"
            ).count()
            == 0
        )
        window.open("/incentives/report/")
        window.page.emulate_media(media="print")
        assert window.page.locator(".pay-bar:visible, .top:visible").count() == 0
        shot(window, "pay-paper")
        if SHOTS:
            self.look(world, visit, row)

    def look(self, world: World, visit: Callable[..., Visit], row: models.IncentivePlan) -> None:
        """Only for the eye: phone, dark, English, management's own view."""
        phone = visit(phone=True, dark=True).sign_in(world.management)
        english = visit(dark=True, language="en").sign_in(world.management)
        for name, address in (
            ("overview", "/incentives/"),
            ("plan", f"/incentives/plans/{row.pk}/"),
            ("what-if", "/incentives/what-if/?gate=on&under=product&defer=15"),
            ("assumptions", "/incentives/assumptions/"),
            ("new", f"/incentives/plans/new/?from={row.pk}"),
        ):
            shot(phone.open(address), f"phone-{name}")
            shot(english.open(address), f"en-{name}")
