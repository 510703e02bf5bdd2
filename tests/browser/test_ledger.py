"""The ledger and the gate's rules in a real browser: an end by two on the phone; every page accessible."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import timedelta

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.days import falls_due
from web.pages_gates import delegation, hook, proposal

from ropeteam.core.vocabulary import Fit, PromiseOutcome
from ropeteam.flows import promises
from ropeteam.store import models

Window = Callable[..., Visit]


def story(world: World) -> models.Promise:
    """A promise that was declined, overridden in talk only, and waits for its second person."""
    waiting = proposal(world).promise
    promises.judge_by_person(
        waiting, actor=world.product_manager, fit=Fit.DECLINED, reason="Erst 2028 möglich.", on=TODAY
    )
    promises.contradict(waiting, actor=world.presales, how="„vielleicht auch später“", said_on=TODAY)
    falls_due(waiting, TODAY + timedelta(days=12))
    return models.Promise.objects.get(pk=waiting.pk)


@pytest.fixture(scope="module")
def promise(built: World) -> models.Promise:
    return story(pickle.loads(pickle.dumps(built)))


class TestTheLedger:
    def test_is_accessible_on_every_page_of_its_own(self, promise: models.Promise, world: World, visit: Window) -> None:
        hook(world)
        delegation(world)
        seen = visit().sign_in(world.management)
        for path in (f"/promises/{promise.pk}/", "/settings/gate/", "/promises/?watch=at_risk"):
            seen.open(path)
            seen.accessible()

    def test_ends_by_two_with_a_tap_on_the_phone(self, promise: models.Promise, world: World, visit: Window) -> None:
        seen = visit(phone=True).sign_in(world.services)
        seen.open(f"/promises/{promise.pk}/")
        seen.page.get_by_role("button", name="Auch ich stimme zu").click()
        seen.page.get_by_text("Festgehalten.").wait_for()

        assert models.PromiseEnd.objects.get().outcome == PromiseOutcome.KEPT
