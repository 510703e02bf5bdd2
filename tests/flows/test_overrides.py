"""What an override needs: both asked at once, in any order, by a day; somebody may stand in; two at once wait for each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.at_once import at_once
from flows.played import each_its_own, played

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.overriding import AskStand, usual_due
from ropeteam.core.vocabulary import FindingCode, Role
from ropeteam.flows import gate, overrides, promises
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import overrides as query

LATER = TODAY + timedelta(days=4)
SENTENCE = "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027."


def found_by(world: World) -> models.GateFinding:
    row = promises.enter(world.deal, actor=world.seller, sentence=SENTENCE, on=TODAY, capability=world.offline)
    run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
    return run.findings.get(promise=row, code=FindingCode.UNBACKED.value)


def other_finding(world: World) -> models.GateFinding:
    run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
    return run.findings.filter(blocks=True, signal=world.promise_training).order_by("pk")[0]


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.GateFinding]]:
    with played(built) as world:
        yield world, found_by(world)


world, finding = each_its_own()


@pytest.fixture
def ask(world: World, finding: models.GateFinding) -> models.OverrideAsk:
    """Pre-sales asks: nobody has said yes yet."""
    return overrides.ask(finding, actor=world.presales, reason="Leuchtturm", on=TODAY)


def blocks(world: World, finding: models.GateFinding) -> bool:
    view = gate.look(world.deal, on=TODAY)
    return any(row.code == finding.code and row.blocks for row in view.verdict.findings)


class TestAnAsk:
    def test_goes_to_both_who_answer_in_any_order(
        self, world: World, finding: models.GateFinding, ask: models.OverrideAsk
    ) -> None:
        assert list(query.waiting(world.management, on=TODAY)) == [ask]
        assert list(query.waiting(world.product_manager, on=TODAY)) == [ask]

        assert overrides.approve(ask, actor=world.product_manager, on=TODAY) is None
        assert not query.waiting(world.product_manager, on=TODAY)
        assert blocks(world, finding)
        granted = overrides.approve(ask, actor=world.management, on=TODAY)

        assert granted is not None
        assert (granted.by, granted.second_by) == (world.product_manager.person, world.management.person)
        assert not blocks(world, finding)
        assert [row.stand for row in query.of_deal(world.deal, on=TODAY)] == [AskStand.GRANTED]

    def test_by_one_of_the_two_is_half_the_answer(self, world: World, finding: models.GateFinding) -> None:
        mine = overrides.ask(finding, actor=world.management, reason="Leuchtturm", on=TODAY)

        (row,) = query.of_deal(world.deal, on=TODAY)
        assert row.missing == (Role.PRODUCT,)
        with pytest.raises(Refused, match="override_needs_two"):
            overrides.approve(mine, actor=world.management, on=TODAY)

    def test_is_for_those_who_may_and_never_for_the_seller(self, world: World, finding: models.GateFinding) -> None:
        with pytest.raises(Refused, match="own_deal"):
            overrides.ask(finding, actor=world.seller, reason="weil", on=TODAY)
        for actor in (world.services, world.works_council, world.other_seller):
            with pytest.raises(NotAllowed):
                overrides.ask(finding, actor=actor, reason="weil", on=TODAY)

    def test_stands_once_at_a_time(self, world: World, ask: models.OverrideAsk) -> None:
        again, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        same = again.findings.get(promise=ask.finding.promise, code=ask.finding.code)

        with pytest.raises(Refused, match="override_waits"):
            overrides.ask(same, actor=world.management, reason="noch einmal", on=TODAY)

    def test_ends_with_one_no(self, world: World, finding: models.GateFinding, ask: models.OverrideAsk) -> None:
        with pytest.raises(NotAllowed):
            overrides.refuse(ask, actor=world.services, on=TODAY, reason="nein")
        overrides.refuse(ask, actor=world.product_manager, on=TODAY, reason="gegen den Plan")

        with pytest.raises(Refused, match="override_over"):
            overrides.approve(ask, actor=world.management, on=TODAY)
        assert blocks(world, finding)

    def test_is_late_after_its_day_and_asked_anew(self, world: World, finding: models.GateFinding) -> None:
        first = overrides.ask(finding, actor=world.presales, reason="weil", on=TODAY, due_on=TODAY)
        overrides.approve(first, actor=world.management, on=TODAY)
        with pytest.raises(Refused, match="override_late"):
            overrides.approve(first, actor=world.product_manager, on=TODAY + timedelta(days=1))

        assert not query.waiting(world.product_manager, on=TODAY + timedelta(days=1))
        run, _ = gate.run(world.deal, actor=world.seller, on=LATER)
        again = run.findings.get(promise=finding.promise, code=finding.code)
        second = overrides.ask(again, actor=world.presales, reason="weil", on=LATER)
        assert query.seen(second, LATER).missing == (Role.MANAGEMENT, Role.PRODUCT)

    @pytest.mark.parametrize(
        ("asked", "due"),
        [
            (date(2026, 11, 16), date(2026, 11, 19)),
            (date(2026, 11, 19), date(2026, 11, 24)),
            (date(2026, 11, 21), date(2026, 11, 25)),
        ],
    )
    def test_is_due_after_three_working_days(self, asked: date, due: date) -> None:
        assert usual_due(asked) == due


class TestStandingIn:
    def stand_in(self, world: World, to: Actor, **more: object) -> models.Delegation:
        assert to.person is not None
        return overrides.delegate(
            Role.MANAGEMENT, to.person, actor=world.management, on=TODAY, until=LATER, reason="Urlaub", **more
        )  # type: ignore[arg-type]

    def test_gives_one_half_while_it_lasts(
        self, world: World, finding: models.GateFinding, ask: models.OverrideAsk
    ) -> None:
        row = self.stand_in(world, world.services)
        assert list(query.waiting(world.services, on=TODAY)) == [ask]

        overrides.approve(ask, actor=world.services, on=TODAY)
        half = models.OverrideRequest.objects.get()
        assert (half.by, half.role) == (world.services.person, "management")
        overrides.end_delegation(row, actor=world.management, on=TODAY)
        assert query.approving_roles(world.services, world.deal, on=TODAY) == ()

        assert overrides.approve(ask, actor=world.product_manager, on=TODAY) is not None
        assert not blocks(world, finding)

    def test_for_both_does_not_make_one_person_two(
        self, world: World, finding: models.GateFinding, ask: models.OverrideAsk
    ) -> None:
        self.stand_in(world, world.services)
        overrides.delegate(Role.PRODUCT, world.services.person, actor=world.product_manager, on=TODAY, until=LATER)  # type: ignore[arg-type]
        overrides.approve(ask, actor=world.services, on=TODAY)

        with pytest.raises(Refused, match="override_needs_two"):
            overrides.approve(ask, actor=world.services, on=TODAY)

    def test_does_not_reach_whoever_sells_by_either_end(self, world: World, ask: models.OverrideAsk) -> None:
        self.stand_in(world, world.seller)
        self.stand_in(world, world.services)
        assert not query.waiting(world.seller, on=TODAY)

        models.DealRole.objects.create(deal=world.deal, person=world.management.person, role=Role.SELLER)
        assert query.approving_roles(world.services, world.deal, on=TODAY) == ()
        assert not query.waiting(world.services, on=TODAY)

    def test_shows_nobody_an_ask_that_they_could_not_answer(self, world: World, ask: models.OverrideAsk) -> None:
        """The list and the deed ask the same: the half is still missing, and who delegated still holds the role and is here."""
        self.stand_in(world, world.services)
        overrides.approve(ask, actor=world.management, on=TODAY)
        assert not query.waiting(world.services, on=TODAY)

        other = overrides.ask(other_finding(world), actor=world.presales, reason="auch das", on=TODAY)
        assert list(query.waiting(world.services, on=TODAY)) == [other]
        models.Person.objects.filter(pk=world.management.person.pk).update(active=False)  # type: ignore[union-attr]
        assert not query.waiting(world.services, on=TODAY)
        models.Person.objects.filter(pk=world.management.person.pk).update(active=True)  # type: ignore[union-attr]
        models.RoleGrant.objects.filter(person=world.management.person).update(to_day=TODAY - timedelta(days=1))
        assert not query.waiting(world.services, on=TODAY)

    def test_is_named_by_who_holds_the_role_for_somebody_fit(self, world: World) -> None:
        services, council = world.services.person, world.works_council.person
        assert services is not None
        assert council is not None
        until = {"on": TODAY, "until": LATER}
        with pytest.raises(NotAllowed):
            overrides.delegate(Role.MANAGEMENT, services, actor=world.product_manager, **until)  # type: ignore[arg-type]
        for unfit in (council, world.management.person, world.stranger.person):
            with pytest.raises(Refused, match="delegate_unfit"):
                overrides.delegate(Role.MANAGEMENT, unfit, actor=world.management, **until)  # type: ignore[arg-type]
        row = self.stand_in(world, world.services)
        with pytest.raises(NotFound):
            overrides.end_delegation(row, actor=world.presales, on=TODAY)


class TestTwoAtOnce:
    def test_yes_and_yes_and_no_end_in_one_of_both(self, open_world: World) -> None:
        world = open_world
        ask = overrides.ask(found_by(world), actor=world.presales, reason="weil", on=TODAY)

        at_once(
            lambda: overrides.approve(ask, actor=world.management, on=TODAY),
            lambda: overrides.approve(ask, actor=world.product_manager, on=TODAY),
            lambda: overrides.refuse(ask, actor=world.product_manager, on=TODAY, reason="nein"),
        )

        granted, refused = models.Override.objects.count(), models.OverrideRefusal.objects.count()
        assert granted + refused == 1
