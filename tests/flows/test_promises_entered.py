"""A promise is entered into the ledger by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import (
    Backing,
    PromiseSubject,
    RoadmapStatus,
)
from ropeteam.flows import promises
from ropeteam.store import models
from ropeteam.store.versions import RoadmapWords, add_roadmap_version

TOMORROW = TODAY + timedelta(days=1)
SENTENCE = "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027."


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """What it is about is named."""


def verdict(promise: models.Promise) -> models.Judgement:
    return promise.judgements.latest("pk")


class TestEnter:
    def test_keeps_the_sentence_with_its_day_and_judges_it_at_once(self, world: World) -> None:
        promise = promises.enter(
            world.deal, actor=world.seller, sentence=f" {SENTENCE} ", on=TODAY, said_on=date(2026, 10, 1),
            capability=world.offline,
        )  # fmt: skip

        assert (promise.sentence, promise.source, promise.subject) == (SENTENCE, "manual", PromiseSubject.FUNCTION)
        assert (promise.said_on, promise.recorded_on, promise.due) == (date(2026, 10, 1), TODAY, date(2027, 3, 31))
        assert (verdict(promise).backing, promise.mentions.count()) == (Backing.UNBACKED, 0)
        assert {"code": "before_roadmap", "due": "2027-03-31", "roadmap": "r-offline", "date": "2027-06-30"} in verdict(
            promise
        ).reasons

    def test_knows_the_day_that_the_roadmap_gave_a_release_when_it_was_said(self, world: World) -> None:
        words = RoadmapWords("Bedienung ohne Netz", RoadmapStatus.PLANNED, release="9.0", day=date(2027, 9, 30))
        add_roadmap_version(world.offline_item, words, recorded_on=TODAY)

        told = [
            promises.enter(
                world.deal, actor=world.seller, sentence="Mit 9.0 haben Sie die Bedienung ohne Netz.", on=TODAY,
                said_on=said_on, capability=world.offline,
            )
            for said_on in (TODAY - timedelta(days=1), TODAY)
        ]  # fmt: skip

        assert [(promise.due, promise.due_phrase) for promise in told] == [
            (date(2027, 6, 30), "Mit 9.0"),
            (date(2027, 9, 30), "Mit 9.0"),
        ]

    def test_is_for_the_rope(self, world: World) -> None:
        for who, actor in world.everyone.items():
            if who not in ("seller", "presales"):
                with pytest.raises(NotAllowed):
                    promises.enter(world.deal, actor=actor, sentence=SENTENCE, on=TODAY, capability=world.offline)

    def test_of_nothing_is_refused(self, world: World) -> None:
        with pytest.raises(Refused, match="ask_empty"):
            promises.enter(world.deal, actor=world.seller, sentence="  ", on=TODAY)

    def test_twice_on_a_day_keeps_both(self, world: World) -> None:
        for _ in range(2):
            promises.enter(world.deal, actor=world.seller, sentence=SENTENCE, on=TODAY, capability=world.offline)

        assert world.deal.promises.count() == 2

    def test_finds_a_free_key_where_a_folder_brought_its_own(self, world: World) -> None:
        models.Promise.objects.create(deal=world.deal, key=f"p2-{TODAY}", sentence="…", said_on=TODAY, source="manual")

        promise = promises.enter(world.deal, actor=world.seller, sentence=SENTENCE, on=TODAY, capability=world.offline)

        assert world.deal.promises.count() == 2
        assert promise.key
