"""Around a call in a real browser: a full card fits one sheet of paper; every page accessible; the link answers by its button."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from django.urls import reverse
from flows.asking import asked
from flows.days import falls_due
from flows.travel import react
from flows.wishes import wish
from web.pages_calls import link

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests, promises
from ropeteam.store import models
from ropeteam.store.queries.call_topics import MOST

Window = Callable[..., Visit]
LONG = (
    "und zwar für alle Werke, jede Schicht und jedes Gerät, das die Leute dort in der Hand haben, auch nachts um drei"
)


@pytest.fixture
def full(world: World) -> models.Deal:
    """More of everything than a card shows, in long sentences."""
    for no in range(MOST + 1):
        decided = asked(world, f"Wunsch mit Antwort {no}, {LONG}").chosen_request
        assert decided is not None
        change_requests.decide_on(
            decided, actor=world.product_manager, kind=DecisionKind.NO, reason="Nicht geplant.", on=TODAY
        )
    react()
    for no in range(MOST + 2):
        asked(world, f"Geht auch Wunsch {no}, {LONG}?")
        row = promises.enter(
            world.deal, actor=world.seller, sentence=f"Sie bekommen Nummer {no}, {LONG}.", on=TODAY, said_on=TODAY
        )
        capability = models.Capability.objects.create(product=world.product, key=f"viel-{no}")
        version = models.CapabilityVersion.objects.create(
            capability=capability, n=1, name=f"Fähigkeit mit langem Namen {no}", status="limited"
        )
        models.Limit.objects.create(version=version, no=1, text=f"Grenze {no}, {LONG}")
        models.Limit.objects.create(version=version, no=2, text=f"Noch eine Grenze {no}, {LONG}")
        falls_due(row, TODAY + timedelta(days=no), capability=capability)
        models.Judgement.objects.create(promise=row, fit="limited", backing="limited", judged_on=TODAY)
        models.Asker.objects.create(
            change_request=wish(world, f"Offener Wunsch {no}, {LONG}"),
            deal=world.deal,
            account=world.account,
            ask=models.Ask.objects.latest("pk"),
        )
    return world.deal


class TestTheCard:
    def test_fits_one_sheet_however_full_and_is_accessible(
        self, full: models.Deal, world: World, visit: Window
    ) -> None:
        there = visit(phone=True, dark=True).sign_in(world.seller).open(reverse("deals_card", args=[full.pk]))
        there.accessible()

        sheet = there.page.pdf(prefer_css_page_size=True, format="A4")

        assert there.page.locator(".sayings > li").count() == MOST
        assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1


class TestALink:
    def test_answers_by_its_button_and_is_accessible(self, world: World, visit: Window) -> None:
        there = visit(language="en").open(reverse("answer_link", args=link(world)))
        there.accessible()
        assert not models.Decision.objects.exists()

        there.page.get_by_role("button", name="Answer “no”").click()
        there.page.get_by_role("heading", name="Thank you, the answer is given.").wait_for()

        assert models.Decision.objects.get().kind == "no"
