"""The handover in a real browser: the dossier with its forms open is accessible, the page for the phone fits one sheet of A5, and
on a phone services find what no contract holds and say "not yet" in a few taps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from browser.conftest import PHONE_SIZE, Visit
from cast import TODAY, World
from django.urls import reverse
from flows.handed_over import handed_over

from ropeteam.flows import clauses, signals
from ropeteam.store import models

Window = Callable[..., Visit]
LONG = (
    "und zwar für alle Werke, jede Schicht und jedes Gerät, das die Leute dort in der Hand haben, auch nachts um drei"
)


def contract(world: World, sentence: str = "Der Auftragnehmer liefert.") -> models.Clause:
    """A contract that was read, with one sentence."""
    offer = models.Offer.objects.create(deal=world.deal, key="v", kind="contract", title="Vertrag")
    version = models.OfferVersion.objects.create(
        offer=offer, n=1, content_hash="1", file_name="v.txt", format="text", original=b"x", dated_on=TODAY, recorded_on=TODAY
    )  # fmt: skip
    models.OfferReading.objects.create(version=version, rules="r", model="m")
    clause = models.Clause.objects.create(offer=offer, hash="0" * 64, text=sentence, kind="promise")
    models.ClausePlace.objects.create(version=version, no=0, clause=clause, paragraph=0, start=0, end=len(sentence))
    return clause


def full(world: World) -> None:
    """More than fits: long promises with untold limits, in a deal with a contract."""
    reports = models.Capability.objects.get(key="berichte")
    for no in range(9):
        row = models.Promise.objects.create(
            deal=world.deal, key=f"p{no}", sentence=f"Nummer {no} bekommen Sie, {LONG}.", said_on=TODAY,
            due=TODAY + timedelta(days=no), capability=reports, source="manual",
        )  # fmt: skip
        models.Judgement.objects.create(
            promise=row, fit="limited", backing="limited", rule_version="t", judged_on=TODAY
        )
    contract(world)
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


def test_on_a_phone_what_is_spoken_and_in_no_contract_is_found_and_answered_before_the_signature(
    world: World, visit: Window
) -> None:
    written, spoken = (
        signals.confirm(signal, actor=world.seller, on=TODAY).promise
        for signal in (world.promise_offline, world.promise_training)
    )
    assert written is not None
    assert spoken is not None
    clauses.link(contract(world), written, actor=world.presales, on=TODAY)
    there = visit(phone=True).sign_in(world.services)

    there.open(reverse("deals_handover_phone", args=[world.deal.pk])).accessible()
    found = there.page.locator("#p-spoken-h ~ ul > li")
    assert found.count() == 1
    assert spoken.sentence in found.inner_text()
    place = found.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] < PHONE_SIZE["height"], "found without scrolling"
    assert there.page.evaluate("document.documentElement.scrollHeight") < 2 * PHONE_SIZE["height"]

    taps = 0
    for what in (
        there.page.locator(".phone .button-primary"),
        there.page.locator("label.choice", has_text="Noch nicht"),
        there.page.locator("label.check", has_text="Gesagtes und Vertrag"),
        there.page.locator("#word .button-primary"),
    ):
        what.tap()
        taps += 1
    there.page.wait_for_selector(".handover-not_yet")
    assert taps == 4

    there.open(reverse("deals_deal", args=[world.deal.pk]))
    gate = " ".join(there.page.locator("main").inner_text().split())
    assert "Services könnten noch nicht übernehmen" in gate
    assert "Gesagtes und Vertrag passen nicht zusammen" in gate
