"""Project, reference and renewal with everything unfolded in a real browser, and the page shared with a customer on a phone."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import timedelta

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.delivered import accept, ask, contact, ordered, permitted, planned, signed

from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import projects, promises, references, renewals, success_pages
from ropeteam.store import models
from ropeteam.wording.reference_text import draft

SOON = TODAY + timedelta(days=20)


def lived(world: World) -> models.Deal:
    """Something of everything."""
    deal = signed(world, days=10)
    facts = {"actor": world.services, "on": TODAY}
    promise = promises.enter(deal, actor=world.seller, sentence="Ohne Netz.", on=TODAY, capability=world.sap_export)
    accept(world, planned(world, promise, first_success=True), defects=True, words="Halle 2 fehlt.")
    accept(world, deal.milestones.get())
    planned(world, title="Die zweite Anlage läuft", words="Schicht B sieht alle Maschinen.")
    ordered(world)
    projects.see_risk(deal, text="Netz fehlt", role=Role.SERVICES, until=SOON, **facts)
    projects.next_step(deal, text="Kickoff", day=SOON, **facts)
    permitted(world)
    references.draft(deal, actor=world.seller, language="de", on=TODAY, speak=draft)
    renewals.expect(deal, actor=world.seller, due=SOON, on=TODAY)
    return deal


@pytest.fixture(scope="module")
def deal(built: World) -> models.Deal:
    return lived(pickle.loads(pickle.dumps(built)))


class TestAfterTheSignature:
    def test_pages_are_whole_in_both_lights_and_on_a_phone(
        self, deal: models.Deal, world: World, visit: Callable[..., Visit]
    ) -> None:
        window = visit().sign_in(world.seller)

        for name in ("project", "reference", "renewal"):
            window.open(f"/deals/{deal.pk}/{name}/").unfold("details.fold > summary")
            window.in_both_lights()
            window.fits_a_phone()


class TestACustomer:
    def test_reads_the_shared_page_and_what_they_allow_on_the_phone(
        self, deal: models.Deal, world: World, visit: Callable[..., Visit]
    ) -> None:
        _, token = success_pages.share(deal, contact(world), actor=world.services, on=TODAY)
        page = references.page(deal, contact(world), actor=world.seller)
        secret = ask(world, page, SignAbout.PERMISSION, actor=world.seller)
        models.SignedLink.objects.update(expires_at="2999-01-01T00:00:00Z")
        window = visit(phone=True)

        for address in (f"/success/{token}/", f"/sign/{secret}/"):
            window.open(address)
            window.in_both_lights()
            window.fits_a_phone()
