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
from ropeteam.flows import climb, exports, observations, promise_ends, promises
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

    def test_a_night_without_news_keeps_nothing_and_each_kind_of_news_one_picture(self, world: World) -> None:
        deal = models.Deal.objects.filter(pk=world.deal.pk)
        measure(world, (60, 6.0), (40, 7.0), (10, 8.0))
        assert climb.keep(world.deal, on=TODAY) is not None
        nights = (TODAY + timedelta(days=n) for n in range(1, 20))

        def news() -> list[bool]:
            return [climb.keep(deal.get(), on=next(nights)) is not None for _ in range(2)]

        assert news() == [False, False], "the line only goes on"
        promise = promises.enter(world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie.", on=TODAY)
        assert news() == [True, False]
        promises.judge_by_person(promise, actor=world.presales, fit=Fit.AS_IS, reason="gibt es", on=TODAY)
        assert news() == [True, False]
        models.Conversation.objects.create(
            company=world.company, deal=world.deal, key="soon", kind="call", held_on=TODAY + timedelta(days=8)
        )
        assert news() == [False, True], "a talk counts from its day on"
        deal.update(signed_on=TODAY + timedelta(days=9), handover_on=TODAY + timedelta(days=12))
        assert news() == [True, False]
        assert news() == [False, True], "services took over on the day that was planned"
        climb.set_band(world.company, actor=world.admin, usual=1.5, near=2.0)
        assert news() == [True, False]
        kept = list(models.CurveSnapshot.objects.order_by("pk").values_list("taken_on", flat=True))
        on = kept[2] + timedelta(days=1)
        assert query.newest_snapshots([world.deal.pk], on=on)[world.deal.pk].taken_on == kept[2]

    def test_ends_half_a_year_after_the_end_which_is_not_the_day_a_crm_closed_what_was_won(self, world: World) -> None:
        long_ago = TODAY - timedelta(days=250)
        deal = models.Deal.objects.filter(pk=world.deal.pk)
        deal.update(opened_on=TODAY - timedelta(days=310), closed_on=long_ago)
        measure(world, (300, 6.0), (280, 7.0), (260, 8.0))

        assert climb.keep_all(world.company, on=TODAY) == 0
        deal.update(signed_on=long_ago)  # won: its project goes on
        assert climb.keep_all(world.company, on=TODAY) == 1
        assert models.CurveSnapshot.objects.get().points[-1][0] == TODAY.isoformat()
        deal.update(closed_on=long_ago + timedelta(days=30))
        assert climb.keep_all(world.company, on=TODAY) == 0


class TestUnusualDeals:
    """What life does to measuring points: each has a curve that says what is known, or says that too little is."""

    def test_ten_years_apart_are_one_line_whose_mist_grows_between_them(self, world: World) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(opened_on=TODAY - timedelta(days=3660))
        measure(world, (3650, 2.0), (3640, 2.0), (5, 9.0), (1, 9.0))

        steps = climb.look(models.Deal.objects.get(pk=world.deal.pk), on=TODAY)[1].steps

        assert (steps[0].day, steps[-1].day) == (TODAY - timedelta(days=3650), TODAY)
        wide = [step.high - step.low for step in steps]
        assert max(wide) == wide[len(wide) // 2] == 10.0, "five years from anything nothing is known"
        assert wide[0] < 5 > wide[-1]
        assert steps[0].mean < 4 < 7 < steps[-1].mean

    def test_none_and_one_draw_no_line_and_still_tell_the_overstretch(self, world: World) -> None:
        none = climb.look(world.confidential, on=TODAY)[1]
        measure(world, (10, 8.0), deal=world.confidential)
        one = climb.look(world.confidential, on=TODAY)[1]

        for found, n in ((none, 0), (one, 1)):
            assert (found.observations, found.too_little, found.steps, found.height_known) == (n, True, (), False)
            assert found.overstretch.coldness > 0
        kept = climb.keep(world.confidential, on=TODAY)
        assert kept is not None
        assert (kept.points, kept.observations) == ([], 1)

    def test_handed_over_twice_the_first_kickoff_counts_until_the_deal_names_a_day(self, world: World) -> None:
        deal = models.Deal.objects.filter(pk=world.deal.pk)
        deal.update(opened_on=TODAY - timedelta(200), signed_on=TODAY - timedelta(100))
        for ago in (60, 90):
            models.Conversation.objects.create(
                company=world.company, deal=world.deal, key=f"k{ago}", kind="kickoff", held_on=TODAY - timedelta(ago)
            )
        measure(world, (150, 8.0), (101, 9.0), (50, 3.0), (40, 3.0))

        by_talk = climb.look(deal.get(), on=TODAY)[1]
        deal.update(handover_on=TODAY - timedelta(70))
        named = climb.look(deal.get(), on=TODAY)[1]

        assert (by_talk.handover, by_talk.handover_from) == (TODAY - timedelta(90), "kickoff")
        assert (named.handover, named.handover_from) == (TODAY - timedelta(70), "deal")

    def test_opened_again_has_no_handover_and_keeps_the_picture_of_before(self, world: World) -> None:
        deal = models.Deal.objects.filter(pk=world.deal.pk)
        deal.update(
            opened_on=TODAY - timedelta(200), signed_on=TODAY - timedelta(100), handover_on=TODAY - timedelta(90)
        )
        measure(world, (150, 8.0), (101, 9.0), (50, 3.0), (40, 3.0))
        climb.keep(deal.get(), on=TODAY - timedelta(days=1))
        before = models.CurveSnapshot.objects.values().get()

        deal.update(signed_on=None)
        found = climb.look(deal.get(), on=TODAY)[1]
        climb.keep(deal.get(), on=TODAY)

        assert (found.handover, found.drop.missing, found.false_summit) == (None, "not_signed", None)
        assert (found.standing_on, found.open_weight) == (TODAY, 0.0)
        assert found.overstretch.levers
        assert models.CurveSnapshot.objects.values().get(pk=before["id"]) == before
        assert models.CurveSnapshot.objects.count() == 2


class TestLearning:
    def test_counts_handovers_that_are_over_and_moves_the_weights_once_a_day(self, world: World) -> None:
        assert climb.study(world.company, on=TODAY) is None
        models.Deal.objects.filter(pk=world.deal.pk).update(
            opened_on=TODAY - timedelta(300), signed_on=TODAY - timedelta(120), handover_on=TODAY - timedelta(100)
        )
        measure(world, (200, 7.0), (150, 8.0), (121, 9.0), (90, 3.0), (80, 3.0), (60, 4.0))

        row = climb.study(world.company, on=TODAY)

        assert row is not None
        learned = query.standards(world.company).learned
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
        assert query.standards(world.company).band == BAND

        climb.set_band(world.company, actor=world.admin, usual=1.5, near=2.0)

        band = query.standards(world.company).band
        assert (band.usual, band.near) == (1.5, 2.0)
        models.Deal.objects.filter(pk=world.deal.pk).update(
            opened_on=TODAY - timedelta(300), signed_on=TODAY - timedelta(120), handover_on=TODAY - timedelta(100)
        )
        measure(world, (150, 8.0), (121, 9.0), (90, 3.0), (80, 3.0))
        deal = models.Deal.objects.get(pk=world.deal.pk)
        lost = climb.look(deal, on=TODAY)[1].drop.smoothed
        assert lost is not None
        (told,) = exports.handover(world.company, deal=deal, today=TODAY)
        assert told["drop_low"] == pytest.approx(lost.low, abs=0.001), "an export says what the page says"


def test_a_verdict_on_a_promise_moves_the_overstretch(world: World) -> None:
    promise = promises.enter(world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie von uns.", on=TODAY)
    _, before = climb.look(world.deal, on=TODAY)
    promises.judge_by_person(promise, actor=world.presales, fit=Fit.AS_IS, reason="gibt es", on=TODAY)

    _, after = climb.look(world.deal, on=TODAY)

    assert after.overstretch.promises < before.overstretch.promises
