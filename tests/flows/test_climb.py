"""The climb from rows: promises and talks as they stand, pictures that are kept and never rewritten, what a company learns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.numbers.curve_model import BAND
from ropeteam.core.numbers.observations import Channel
from ropeteam.core.vocabulary import Fit, PromiseOutcome, Role, Side
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import climb, observations, promise_ends, promises
from ropeteam.language.observation_table import Row
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import climb as query


def measure(world: World, *points: tuple[int, float], deal: models.Deal | None = None) -> None:
    """NPS answers so many days before today."""
    key = (deal or world.deal).key
    rows = [
        Row(
            f"{key}-{ago}-{value}", key, TODAY - timedelta(days=ago), Channel.NPS, f"{value:g}", value, "0..10", line=no
        )
        for no, (ago, value) in enumerate(points, 2)
    ]
    taken = observations.take_in(world.company, rows, actor=OPERATOR, source=PointSource.CSV, on=TODAY, name="x.csv")
    assert taken.problems == []


class TestWhatIsKnown:
    def test_of_promises_those_of_the_ledger_and_those_nobody_reviewed(self, world: World) -> None:
        spans = {one.key: one for one in query.known_of(world.deal, on=TODAY).facts.promises}

        heard = spans[f"s{world.promise_offline.pk}"]
        assert (heard.chance, heard.until) == (0.95, None)  # roadmap, in work
        assert spans[f"s{world.promise_training.pk}"].chance == 0.5  # services, no scope yet

        promise = promises.enter(world.deal, actor=world.seller, sentence="Quellcode bekommen Sie.", on=TODAY)
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        ended = {one.key: one for one in query.known_of(world.deal, on=TODAY).facts.promises}[f"p{promise.pk}"]
        assert not ended.open_on(TODAY)
        assert ended.chance < 0.95

    def test_of_talks_whether_services_sat_in_them(self, world: World) -> None:
        models.Participant.objects.create(
            conversation=world.unheard, no=9, name="Gesa Holm", role=Role.SERVICES.value, side=Side.OURS.value
        )

        talks = query.known_of(world.deal, on=TODAY).facts.talks

        assert [talk.with_services for talk in talks] == [False, True]

    def test_for_many_deals_takes_as_many_queries_as_for_one(self, world: World, django_assert_num_queries) -> None:
        measure(world, (10, 7.0))
        deals = list(models.Deal.objects.filter(company=world.company))

        with django_assert_num_queries(8):
            query.known([world.deal], on=TODAY)
        with django_assert_num_queries(8):
            query.known(deals, on=TODAY)


class TestKeeping:
    def test_writes_only_what_changed_and_leaves_what_was_written(self, world: World) -> None:
        assert climb.keep(world.confidential, on=TODAY) is None  # nothing was measured
        measure(world, (60, 6.0), (40, 7.0), (10, 8.0))

        first = climb.keep(world.deal, on=TODAY)
        assert first is not None
        assert climb.keep(world.deal, on=TODAY) is None
        before = models.CurveSnapshot.objects.values().get(pk=first.pk)

        measure(world, (3, 2.0))
        second = climb.keep(world.deal, on=TODAY)

        assert second is not None
        assert second.points != first.points
        assert models.CurveSnapshot.objects.values().get(pk=first.pk) == before
        stretch = second.overstretch
        assert stretch.points == pytest.approx(
            stretch.base + stretch.promises + stretch.coldness + stretch.height, abs=0.01
        )
        assert stretch.made_of == [["", 0.95, "challenge"], ["", 0.5, "challenge"]]  # heard, not reviewed

    def test_every_night_takes_all_deals_that_live(self, world: World) -> None:
        measure(world, (60, 6.0), (40, 7.0), (10, 8.0))

        assert climb.keep_all(world.company, on=TODAY) == 1
        assert climb.keep_all(world.company, on=TODAY) == 0
        assert query.newest_snapshots([world.deal.pk], on=TODAY - timedelta(days=1)) == {}


class TestLearning:
    def test_counts_handovers_that_are_over_and_moves_the_weights_once_a_day(self, world: World) -> None:
        assert climb.study(world.company, on=TODAY) is None
        models.Deal.objects.filter(pk=world.deal.pk).update(
            opened_on=TODAY - timedelta(300), signed_on=TODAY - timedelta(120), handover_on=TODAY - timedelta(100)
        )
        measure(world, (200, 7.0), (150, 8.0), (121, 9.0), (90, 3.0), (80, 3.0), (60, 4.0))

        row = climb.study(world.company, on=TODAY)

        assert row is not None
        learned = query.learned(world.company)
        assert (learned.weights.learned_from, learned.fitted) == (1, False)
        assert learned.share is not None
        assert learned.share.n == 1
        assert climb.study(world.company, on=TODAY) is None
        _, found = climb.look(models.Deal.objects.get(pk=world.deal.pk), on=TODAY)
        assert found.overstretch.learned_from == 1

    def test_the_bands_width_is_the_companys_setting(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            climb.set_band(world.company, actor=world.seller, usual=1.2, near=1.4)
        with pytest.raises(Refused, match="band_factor"):
            climb.set_band(world.company, actor=world.admin, usual=0.5, near=1.4)
        assert query.band(world.company) == BAND

        climb.set_band(world.company, actor=world.admin, usual=1.5, near=2.0)

        assert (query.band(world.company).usual, query.band(world.company).near) == (1.5, 2.0)


def test_a_verdict_on_a_promise_moves_the_overstretch(world: World) -> None:
    promise = promises.enter(world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie von uns.", on=TODAY)
    _, before = climb.look(world.deal, on=TODAY)
    promises.judge_by_person(promise, actor=world.presales, fit=Fit.AS_IS, reason="gibt es", on=TODAY)

    _, after = climb.look(world.deal, on=TODAY)

    assert after.overstretch.promises < before.overstretch.promises
