"""The handover in a real browser: the dossier with its forms open is accessible, the page for the phone fits one sheet of A5."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from browser.conftest import Visit
from cast import TODAY, World
from django.urls import reverse
from flows.handed_over import handed_over

from ropeteam.flows import promises
from ropeteam.store import models

Window = Callable[..., Visit]
LONG = (
    "und zwar für alle Werke, jede Schicht und jedes Gerät, das die Leute dort in der Hand haben, auch nachts um drei"
)


def full(world: World) -> None:
    """More than fits: long promises with untold limits, in a deal with a contract."""
    for no in range(12):
        row = promises.enter(
            world.deal, actor=world.seller, sentence=f"Nummer {no} bekommen Sie, {LONG}.", on=TODAY,
            capability=models.Capability.objects.get(key="berichte"), due=TODAY + timedelta(days=no),
        )  # fmt: skip
        models.Judgement.objects.create(
            promise=row, fit="limited", backing="limited", rule_version="t", judged_on=TODAY
        )
    offer = models.Offer.objects.create(deal=world.deal, key="v", kind="contract", title="Vertrag")
    version = models.OfferVersion.objects.create(
        offer=offer, n=1, content_hash="1", file_name="v.txt", format="text", original=b"x", dated_on=TODAY, recorded_on=TODAY
    )  # fmt: skip
    models.OfferReading.objects.create(version=version, rules="r", model="m")
    handed_over(world.deal, seller=world.seller, services=world.services)


def test_is_accessible_with_every_form_open_and_one_sheet_for_the_phone(world: World, visit: Window) -> None:
    full(world)
    desk = visit().sign_in(world.services).open(reverse("deals_handover", args=[world.deal.pk]))
    desk.unfold("details.fold")
    desk.in_both_lights()
    desk.fits_a_phone()

    there = visit(phone=True, dark=True).sign_in(world.services)
    there.open(reverse("deals_handover_phone", args=[world.deal.pk])).accessible()
    sheet = there.page.pdf(prefer_css_page_size=True)

    assert there.page.locator("#p-due-h ~ ul > li").count() == 8
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1
