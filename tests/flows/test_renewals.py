"""Renewals: one that waits at a time, the first goals looked at before it ends, loyalty with its cases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.delivered import signed

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.renewals import RenewalState
from ropeteam.core.vocabulary_projects import GoalState, RenewalEnd
from ropeteam.flows import renewals
from ropeteam.store import models
from ropeteam.store.queries import renewals as query
from ropeteam.store.queries.lists import Where, place_of

DAY = timedelta(days=1)


def expected(world: World, days: int = 30) -> models.Renewal:
    return renewals.expect(world.deal, actor=world.seller, due=TODAY + days * DAY, on=TODAY)


def ends(world: World, row: models.Renewal, end: RenewalEnd, **other):
    return renewals.end(row, actor=world.seller, end=end, words="Weil", on=TODAY, **other)


def goals_answered(world: World, state: GoalState = GoalState.REACHED) -> None:
    for goal in query.goals(world.deal):
        renewals.answer_goal(world.deal, goal.signal, actor=world.seller, state=state, words="Ja", on=TODAY)


class TestExpecting:
    def test_waits_one_at_a_time_after_the_signature(self, world: World) -> None:
        with pytest.raises(Refused, match="renewal_day_wrong"):
            expected(world)
        signed(world)
        with pytest.raises(NotAllowed):
            renewals.expect(world.deal, actor=world.services, due=TODAY + DAY, on=TODAY)
        expected(world)

        with pytest.raises(Refused, match="renewal_waits"):
            expected(world, 60)
        assert query.of_deal(world.deal, on=TODAY)[0].state == RenewalState.NEAR


class TestEnding:
    def test_looks_at_the_first_goals_before(self, world: World) -> None:
        signed(world)
        row = expected(world)
        with pytest.raises(Refused, match="renewal_goals_open"):
            ends(world, row, RenewalEnd.RENEWED)
        goals_answered(world)

        ends(world, row, RenewalEnd.RENEWED)

        with pytest.raises(Refused, match="renewal_ended_already"):
            ends(world, row, RenewalEnd.ENDED)
        expected(world, 395)

    def test_put_off_takes_a_later_day_and_is_no_case(self, world: World) -> None:
        signed(world)
        row = expected(world, 0)
        for day in (None, TODAY):
            with pytest.raises(Refused, match="renewal_new_day_wrong"):
                ends(world, row, RenewalEnd.MOVED, new_day=day)
        ends(world, row, RenewalEnd.MOVED, new_day=TODAY + 9 * DAY)

        assert [one.state for one in query.of_deal(world.deal, on=TODAY)] == [RenewalState.NEAR, RenewalState.MOVED]
        found = query.loyalty(world.company, on=TODAY + 9 * DAY)
        assert (found.share, found.decided, found.open) == (None, 0, 1)


class TestLoyalty:
    def test_is_the_same_number_for_everybody_and_never_tells_a_confidential_deal(self, world: World) -> None:
        row = models.Renewal.objects.create(deal=signed(world), due=TODAY, by=world.seller.person, said_on=TODAY)
        models.RenewalOutcome.objects.create(
            renewal=row, end="renewed", words="Gern", by=world.seller.person, ended_on=TODAY
        )
        before = query.loyalty(world.company, on=TODAY)
        secret = models.Renewal.objects.create(
            deal=world.confidential, due=TODAY, by=world.seller.person, said_on=TODAY
        )
        models.RenewalOutcome.objects.create(
            renewal=secret, end="ended", words="Nein", by=world.seller.person, ended_on=TODAY
        )

        assert query.loyalty(world.company, on=TODAY) == before
        assert before.decided == 1
        for actor in (world.seller, world.management):
            assert [case.pk for case in query.cases(actor)] == [row.pk]

    def test_lists_every_renewal_that_is_ahead_page_by_page(self, world: World) -> None:
        deal = signed(world)
        for days in range(5):
            models.Renewal.objects.create(deal=deal, due=TODAY + days * DAY, by=world.seller.person, said_on=TODAY)

        first = query.ahead(world.seller, where=Where(), size=2)
        second = query.ahead(world.seller, where=Where(after=place_of(first.rows[-1], "due")), size=2)
        back = query.ahead(world.seller, where=Where(before=place_of(second.rows[0], "due")), size=2)

        assert [(row.due - TODAY).days for row in (*first.rows, *second.rows)] == [0, 1, 2, 3]
        assert back.rows == first.rows
        assert [(part.earlier, part.later) for part in (first, second)] == [(False, True), (True, True)]


class TestGoals:
    def test_are_the_needs_of_the_first_talks_with_what_the_rows_say_today(self, world: World) -> None:
        signed(world)
        wish = models.ChangeRequest.objects.create(product=world.product, key="w1", title="Ohne Netz")
        models.Signal.objects.filter(pk=world.need.pk).update(change_request=wish)
        models.Decision.objects.create(
            change_request=wish, kind="later", reason="x", decided_on=TODAY, by=world.product_manager.person,
            strategy=world.product.strategies.get(),
        )  # fmt: skip

        (goal,) = query.goals(world.deal)

        assert (goal.signal.pk, goal.answer, goal.request, goal.decided) == (world.need.pk, None, wish, "later")
        with pytest.raises(NotFound):
            renewals.answer_goal(
                world.deal, world.delight, actor=world.seller, state=GoalState.REACHED, words="x", on=TODAY
            )
        goals_answered(world, GoalState.MISSED)
        goals_answered(world, GoalState.MISSED)
        goals_answered(world, GoalState.PARTLY)
        assert models.GoalAnswer.objects.count() == 2
        assert query.goals(world.deal)[0].answer.state == "partly"  # type: ignore[union-attr]
