"""How sure the ear must be which capability is meant before that capability may carry the words."""

from __future__ import annotations

from typing import Any

import pytest
from cast import TODAY, World
from flows.stage import Script
from flows.talks import PROMISE, taken, talk

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import conversations, judging, signals
from ropeteam.language.models.weights import SURE
from ropeteam.store import models
from ropeteam.store.queries.product import truth

BETWEEN = (SURE["usual"] + SURE["cautious"]) / 2


@pytest.fixture
def said(world: World, script: Script) -> models.Signal:
    """A promise that is linked to something that is there today."""
    script(PROMISE)
    text = taken(talk(world))
    conversations.listen_to(text.pk, on=TODAY)
    signal = text.signals.get()
    signal.capability = world.sap_export
    signal.save(update_fields=["capability"])
    return signal


def verdict(signal: models.Signal, world: World, *, score: float | None) -> tuple[Fit, str]:
    models.Signal.objects.filter(pk=signal.pk).update(capability_score=score)
    known = models.Signal.objects.select_related("conversation__deal", "capability", "non_goal").get(pk=signal.pk)
    found = judging.weigh(judging.of_signal(known), truth(world.product)).judgement
    return found.fit, found.reasons[0].code


def test_a_link_the_ear_is_not_sure_of_carries_nothing_and_says_why(said: models.Signal, world: World) -> None:
    assert verdict(said, world, score=SURE["usual"] - 0.01) == (Fit.IN_REVIEW, "capability_unsure")
    assert verdict(said, world, score=SURE["usual"]) == (Fit.AS_IS, "capability")


def test_what_a_person_linked_is_sure(said: models.Signal, world: World) -> None:
    assert verdict(said, world, score=None) == (Fit.AS_IS, "capability")


def test_what_a_person_reviewed_is_sure(said: models.Signal, world: World) -> None:
    signals.confirm(said, actor=world.presales, on=TODAY)

    assert verdict(said, world, score=0.3) == (Fit.AS_IS, "capability")


def test_an_operator_may_be_more_cautious(said: models.Signal, world: World, settings: Any) -> None:
    assert verdict(said, world, score=BETWEEN)[0] == Fit.AS_IS

    settings.ROPETEAM_CAUTION = "cautious"

    assert verdict(said, world, score=BETWEEN) == (Fit.IN_REVIEW, "capability_unsure")


def test_the_chance_that_is_judged_by_is_the_calibrated_one(world: World, script: Script) -> None:
    script(PROMISE)
    text = taken(talk(world))
    found = conversations.hear(text.pk)
    conversations.book_findings(found, on=TODAY)

    linked = found.listened.found[0].capability
    assert text.signals.get().capability_score == (linked.confidence if linked else None)
