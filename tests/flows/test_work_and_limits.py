"""People's work is carried by services, but for what no work makes up for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from cast import TODAY, World

from ropeteam.core.vocabulary import Backing, SignalKind
from ropeteam.flows import judging
from ropeteam.store import models
from ropeteam.store.queries.product import truth

pytestmark = pytest.mark.usefixtures("script")
TOO_MANY = "Berichte mit achthundert Seiten richten wir Ihnen nächste Woche ein"


def carried_by(world: World, words: str, **more: Any) -> Backing:
    reports = models.Capability.objects.get(key="berichte", product=world.product)
    subject = judging.Subject(
        SignalKind.PROMISE, words, TODAY, date(2026, 12, 1), service=True, capability=reports, deal=world.deal, **more
    )
    return judging.weigh(subject, truth(world.product)).judgement.backing


def test_more_than_the_product_takes_is_not_carried_by_those_who_set_it_up(world: World) -> None:
    assert carried_by(world, TOO_MANY) == Backing.UNBACKED
    assert carried_by(world, TOO_MANY.replace("acht", "drei")) == Backing.SERVICES


def test_work_on_what_is_not_surely_meant_stays_work(world: World) -> None:
    assert carried_by(world, TOO_MANY, sure=False) == Backing.SERVICES
