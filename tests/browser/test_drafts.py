"""Drafts in a real browser: a pasted list becomes capabilities by keyboard alone; the page reads well on a phone."""

from __future__ import annotations

from collections.abc import Callable

from cast import World
from flows.stage import Script

from ropeteam.store import models

LIST = "- Alarm per SMS, max. 100 am Tag\n- Dienstplan für Schichten (geplant)\n"


class TestDrafts:
    def test_from_a_list_to_a_capability_without_a_mouse(
        self, world: World, visit: Callable[..., object], script: Script
    ) -> None:
        script()
        one = visit().sign_in(world.product_manager)  # type: ignore[attr-defined]
        one.open("/product/start/")
        one.page.fill("#start-text", LIST)
        one.accessible()
        one.page.locator("main button.button-primary").focus()
        one.page.keyboard.press("Enter")
        one.page.wait_for_selector(".draft")
        one.accessible()
        row = models.CapabilityDraft.objects.get(name="Alarm per SMS")

        one.page.locator(f"#name-{row.pk}").focus()
        one.page.keyboard.press("Enter")
        one.page.wait_for_selector(f"#name-{row.pk}", state="detached")

        assert models.Capability.objects.filter(key="alarm-per-sms").exists()
