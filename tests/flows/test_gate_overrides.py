"""May it be signed? Two who lift a finding together: who may ask, who may grant, and what the gate says afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.standing import found, look, move_roadmap

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import FindingCode, GateResult, Role
from ropeteam.flows import gate, signals
from ropeteam.store import models

TOMORROW = TODAY + timedelta(days=1)
UNBACKED = FindingCode.UNBACKED


@pytest.fixture(scope="module")
def blocked(built: World) -> int:
    """The seller confirmed what was promised, and the roadmap has one of it three months later; the finding that blocks."""
    move_roadmap(built, date(2027, 9, 30))
    for signal in (built.promise_training, built.promise_offline):
        signals.confirm(signal, actor=built.seller, on=TODAY)
    run, view = gate.run(built.deal, actor=built.seller, on=TODAY)
    assert view.verdict.result == GateResult.BLOCKED
    return run.findings.get(blocks=True).pk


@pytest.fixture
def finding(blocked: int, world: World) -> models.GateFinding:
    return models.GateFinding.objects.get(pk=blocked)


@pytest.fixture
def unbacked(world: World) -> str:
    """What the roadmap has too late."""
    return world.promise_offline.quote


class TestAnOverride:
    def test_by_two_lifts_the_finding_and_stands_in_later_runs(
        self, world: World, unbacked: str, finding: models.GateFinding
    ) -> None:
        asked = gate.ask_override(finding, actor=world.management, reason="Leuchtturmkunde")
        assert found(look(world), unbacked) == {UNBACKED: True}, "one alone lifts nothing"

        gate.second_override(asked, actor=world.product_manager, on=TODAY)

        for on in (TODAY, TOMORROW):
            kept, view = gate.run(world.deal, actor=world.seller, on=on)
            assert (view.verdict.result, found(view, unbacked)) == (GateResult.PASS_UNHEARD, {UNBACKED: False})
            assert kept.findings.get(code=UNBACKED).overridden is True
        assert look(world, on=TODAY - timedelta(days=1), as_of=True).verdict.result == GateResult.BLOCKED

    @pytest.mark.parametrize(
        ("first", "second"), [("management", "product_manager"), ("product_manager", "management")]
    )
    def test_is_asked_for_by_either_and_granted_by_the_other(
        self, first: str, second: str, world: World, finding: models.GateFinding
    ) -> None:
        asked = gate.ask_override(finding, actor=getattr(world, first), reason="weil")

        assert (
            gate.second_override(asked, actor=getattr(world, second), on=TODAY).second_by
            == getattr(world, second).person
        )

    def test_is_for_nobody_else(self, world: World, finding: models.GateFinding) -> None:
        for who, actor in world.everyone.items():
            if who not in ("management", "product"):
                with pytest.raises(NotAllowed):
                    gate.ask_override(finding, actor=actor, reason="weil")
        asked = gate.ask_override(finding, actor=world.management, reason="weil")
        for who, actor in world.everyone.items():
            if who != "product":
                with pytest.raises(Refused, match="override_needs_two"):
                    gate.second_override(asked, actor=actor, on=TODAY)

    def test_is_for_neither_seller_of_the_deal(self, world: World, finding: models.GateFinding) -> None:
        asked = gate.ask_override(finding, actor=world.management, reason="weil")
        for actor in (world.product_manager, world.management):
            models.DealRole.objects.create(deal=world.deal, person=actor.person, role=Role.SELLER)

        with pytest.raises(Refused, match="own_deal"):
            gate.second_override(asked, actor=world.product_manager, on=TODAY)
        with pytest.raises(Refused, match="own_deal"):
            gate.ask_override(finding, actor=world.management, reason="weil")

    def test_is_for_nobody_who_sold_the_deal_once(self, world: World, finding: models.GateFinding) -> None:
        """The database asks the same; a page must not show its words."""
        sold = {"deal": world.deal, "role": Role.SELLER, "to_day": TODAY}
        models.DealRole.objects.create(person=world.product_manager.person, **sold)
        with pytest.raises(Refused, match="own_deal"):
            gate.ask_override(finding, actor=world.product_manager, reason="weil")
        asked = gate.ask_override(finding, actor=world.management, reason="weil")
        with pytest.raises(Refused, match="own_deal"):
            gate.second_override(asked, actor=world.product_manager, on=TODAY)

        models.DealRole.objects.filter(**sold).update(person=world.management.person)
        with pytest.raises(Refused, match="asked_by_seller"):
            gate.second_override(asked, actor=world.product_manager, on=TODAY)
        assert not models.Override.objects.exists()

    def test_needs_a_reason(self, world: World, finding: models.GateFinding) -> None:
        with pytest.raises(Refused, match="reason_missing"):
            gate.ask_override(finding, actor=world.management, reason="  ")

    def test_is_asked_for_and_granted_once_however_often_the_button_is_pressed(
        self, world: World, finding: models.GateFinding
    ) -> None:
        asked, again = (gate.ask_override(finding, actor=world.management, reason="weil") for _ in range(2))
        assert asked == again

        granted, twice = (gate.second_override(asked, actor=world.product_manager, on=TODAY) for _ in range(2))

        assert granted == twice
        assert models.Event.objects.filter(code="override.granted").count() == 1
