"""Around a call in a real browser: a full card fits one sheet of paper; every page accessible; the link answers by its button."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from django.urls import reverse
from flows.aligned import decided
from flows.stage import Script
from web.pages_calls import link

from ropeteam.core.vocabulary import AskStand
from ropeteam.store import models
from ropeteam.store.queries.call_topics import MOST

Window = Callable[..., Visit]
LONG = (
    "und zwar für alle Werke, jede Schicht und jedes Gerät, das die Leute dort in der Hand haben, auch nachts um drei"
)


def asked_for(world: World, wish: models.ChangeRequest, words: str) -> models.Asker:
    """The seller asked product about it."""
    assert world.seller.person is not None
    ask = models.Ask.objects.create(
        company=world.company, deal=world.deal, by=world.seller.person, key=f"q-{wish.key}", text=words, asked_on=TODAY,
        stand=AskStand.ASK_PRODUCT.value, chosen_request=wish,
    )  # fmt: skip
    return models.Asker.objects.create(change_request=wish, deal=world.deal, account=world.account, ask=ask)


def wished(world: World, key: str, title: str) -> models.ChangeRequest:
    return models.ChangeRequest.objects.create(product=world.product, key=key, title=title)


def promised(world: World, no: int) -> None:
    """About a capability of its own, whose limits the customer was not told."""
    capability = models.Capability.objects.create(product=world.product, key=f"viel-{no}")
    version = models.CapabilityVersion.objects.create(
        capability=capability, n=1, name=f"Fähigkeit mit langem Namen {no}", status="limited"
    )
    models.Limit.objects.create(version=version, no=1, text=f"Grenze {no}, {LONG}")
    models.Limit.objects.create(version=version, no=2, text=f"Noch eine Grenze {no}, {LONG}")
    row = models.Promise.objects.create(
        deal=world.deal, key=f"p{no}", sentence=f"Sie bekommen Nummer {no}, {LONG}.", said_on=TODAY,
        due=TODAY + timedelta(days=no), capability=capability, source="manual",
    )  # fmt: skip
    models.Judgement.objects.create(promise=row, fit="limited", backing="limited", judged_on=TODAY)


@pytest.fixture
def full(world: World) -> models.Deal:
    """More of everything than a card shows, in long sentences."""
    for no in range(MOST + 1):
        wish = wished(world, f"answered-{no}", f"Wunsch mit Antwort {no}, {LONG}")
        models.Answer.objects.create(
            decision=decided(wish, TODAY), asker=asked_for(world, wish, wish.title), deal=world.deal, language="de",
            given_on=TODAY,
        )  # fmt: skip
    for no in range(MOST + 2):
        question = f"Geht auch Wunsch {no}, {LONG}?"
        asked_for(world, wished(world, f"asked-{no}", question), question)
        promised(world, no)
        wish = wished(world, f"open-{no}", f"Offener Wunsch {no}, {LONG}")
        models.Asker.objects.create(
            change_request=wish, deal=world.deal, account=world.account, ask=models.Ask.objects.latest("pk")
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
    def test_answers_by_its_button_and_is_accessible(self, world: World, script: Script, visit: Window) -> None:
        script()
        there = visit(language="en").open(reverse("answer_link", args=link(world)))
        there.accessible()
        assert not models.Decision.objects.exists()

        there.page.get_by_role("button", name="Answer “no”").click()
        there.page.get_by_role("heading", name="Thank you, the answer is given.").wait_for()

        assert models.Decision.objects.get().kind == "no"
