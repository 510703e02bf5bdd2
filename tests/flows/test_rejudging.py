"""When the product's truth changes, everything that rests on it is judged anew, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ropeteam.core.vocabulary import Backing, CapabilityStatus, Commitment, PromiseOutcome, RoadmapStatus
from ropeteam.flows import product, promise_ends, promises, rejudging, signals
from ropeteam.store import models
from ropeteam.store.versions import CapabilityWords, RoadmapWords

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def promise(world: World) -> models.Promise:
    """What the seller said in the talk, confirmed: carried by the roadmap."""
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    return promise


def verdict(promise: models.Promise) -> models.Judgement:
    return promise.judgements.latest("pk")


class TestRejudging:
    """When the product's truth changes, everything that rests on it is judged anew, and nothing else."""

    def roadmap(self, world: World, **changes: Any) -> None:
        words: dict[str, Any] = {
            "title": "Bedienung ohne Netz",
            "status": RoadmapStatus.IN_WORK,
            "day": date(2027, 6, 30),
            "release": "9.0",
            "commitment": Commitment.COMMITTABLE,
            "capability": world.offline,
        }
        product.change_roadmap(
            world.offline_item, RoadmapWords(**{**words, **changes}), actor=world.product_manager, on=TOMORROW
        )

    def rejudge(self, world: World) -> tuple[int, int]:
        return rejudging.rejudge_citing(roadmap_item_id=world.offline_item.pk, on=TOMORROW)

    def test_reaches_a_promise_that_cites_the_item(self, world: World, promise: models.Promise) -> None:
        self.roadmap(world, day=date(2027, 7, 31))

        looked, changed = self.rejudge(world)

        assert (looked, changed) == (1, 1)
        assert (verdict(promise).backing, verdict(promise).judged_on) == (Backing.UNBACKED, TOMORROW)

    def test_reaches_a_suggestion_that_nobody_reviewed(self, world: World) -> None:
        self.roadmap(world, day=date(2027, 7, 31))

        assert self.rejudge(world) == (1, 1)

        assert world.promise_offline.judgements.latest("pk").backing == Backing.UNBACKED
        assert world.promise_training.judgements.count() == 1

    def test_says_the_same_again_without_a_new_row(self, world: World, promise: models.Promise) -> None:
        self.roadmap(world, day=date(2027, 7, 31))
        self.rejudge(world)
        count = models.Judgement.objects.count()

        assert self.rejudge(world)[1] == 0

        assert models.Judgement.objects.count() == count

    def test_leaves_what_has_ended_alone(self, world: World, promise: models.Promise) -> None:
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        self.roadmap(world, day=date(2027, 7, 31))

        self.rejudge(world)

        assert verdict(promise).judged_on == TODAY

    def test_reaches_a_promise_whose_capability_the_item_now_brings(self, world: World) -> None:
        offline = RoadmapWords(title="etwas anderes", status=RoadmapStatus.IDEA, day=None)
        product.change_roadmap(world.offline_item, offline, actor=world.product_manager, on=TODAY)
        promise = promises.enter(
            world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY, capability=world.offline
        )
        assert verdict(promise).backing == Backing.UNBACKED
        self.roadmap(world)

        self.rejudge(world)

        assert verdict(promise).backing == Backing.ROADMAP

    def test_reads_the_product_once_however_many_promises_there_are(self, world: World) -> None:
        def entered() -> models.Promise:
            sentence = "Ohne Netz bis zum 30.06.2027."
            return promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY, capability=world.offline)

        def asked() -> int:
            """How many statements it takes after a change that moves every verdict."""
            day = date(2027, 7, 31) + timedelta(days=models.RoadmapVersion.objects.count())
            self.roadmap(world, day=day)
            with CaptureQueriesContext(connection) as statements:
                assert self.rejudge(world)[1] > 0
            truths = [one for one in statements if 'FROM "store_strategyversion"' in one["sql"]]
            assert len(truths) == 1
            return len(statements)

        entered()
        one = asked()
        for _ in range(3):
            entered()

        assert asked() - one <= 3 * 3

    @pytest.mark.parametrize(
        ("status", "backing"),
        [(CapabilityStatus.AVAILABLE, Backing.AS_IS), (CapabilityStatus.LIMITED, Backing.LIMITED)],
    )
    def test_reaches_promises_about_the_capability(
        self, status: CapabilityStatus, backing: Backing, world: World, promise: models.Promise
    ) -> None:
        words = CapabilityWords(name="Bedienung ohne Netz", status=status)
        product.change_capability(world.offline, words, actor=world.product_manager, on=TOMORROW)

        rejudging.rejudge_citing(capability_id=world.offline.pk, on=TOMORROW)

        assert verdict(promise).backing == backing
