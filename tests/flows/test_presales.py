"""Pre-sales in a deal: planned by a day, onto the rope by themselves, on Today until then; thresholds and reporting lines."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Complexity, Supplier
from ropeteam.flows import architecture, company_folder, crm, presales, presales_settings
from ropeteam.language.crm.values import CrmDeal
from ropeteam.language.folder.values import Deal as FolderDeal
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import presales as query
from ropeteam.store.queries import today

SOON = TODAY + timedelta(days=7)


@pytest.fixture
def alone(world: World) -> World:
    """The deal without its pre-sales, with two must-requirements."""
    models.DealRole.objects.filter(deal=world.deal, role=Role.PRESALES.value).delete()
    for no in (1, 2):
        models.Requirement.objects.create(
            deal=world.deal, no=no, text=f"Muss {no}", must=True, words_hash=str(no), recorded_on=TODAY
        )
    return world


def wanted(world: World, actor: Actor) -> list[tuple[models.Deal, int | None]]:
    found = [section for section in today.sections(actor, on=TODAY) if section.code == "presales"]
    return [(deal, deal.planned) for section in found for deal in section.rows]


class TestADealTooComplex:
    def test_stands_on_today_of_pre_sales_and_management_until_one_is_on_the_rope(self, alone: World) -> None:
        assert wanted(alone, alone.presales) == []

        presales_settings.complex_from(alone.company, {Complexity.MUSTS: 2}, actor=alone.admin)
        assert wanted(alone, alone.presales) == wanted(alone, alone.management) == [(alone.deal, None)]
        assert wanted(alone, alone.seller) == []

        presales.take_the_rope(alone.deal, actor=alone.presales, on=TODAY)
        assert wanted(alone, alone.management) == []

    def test_counts_interfaces_and_foreign_systems_and_bears_odd_settings(self, alone: World) -> None:
        models.Setting.objects.create(
            company=alone.company, key="presales.complex_from", value={"musts": "viele", "foreign_systems": 1}
        )
        assert wanted(alone, alone.presales) == []

        architecture.put_system(alone.deal, actor=alone.services, on=TODAY, name="SAP", supplier=Supplier.CUSTOMER)
        assert wanted(alone, alone.presales) == [(alone.deal, None)]


class TestAPlan:
    def test_says_who_comes_in_by_when_and_may_be_taken_back(self, alone: World) -> None:
        person = alone.presales.person
        assert person is not None
        plan = presales.plan(
            alone.deal, actor=alone.seller, on=TODAY, person=person, by_day=SOON, note="Schnittstellen"
        )
        assert (
            presales.plan(alone.deal, actor=alone.seller, on=TODAY, person=person, by_day=SOON, note="Schnittstellen")
            == plan
        )
        assert query.plan_of(alone.deal) == plan
        assert wanted(alone, alone.management) == [(alone.deal, person.pk)]

        presales.plan(alone.deal, actor=alone.management, on=TODAY, person=None)
        assert query.plan_of(alone.deal) is None
        assert alone.deal.presales_plans.count() == 2

    def test_that_makes_no_sense_is_refused(self, alone: World) -> None:
        deal, person, seller = alone.deal, alone.presales.person, alone.seller
        with pytest.raises(Refused, match="presales_off_rope"):
            presales.plan(alone.confidential, actor=alone.management, on=TODAY, person=person, by_day=SOON)
        assert query.people(alone.confidential, on=TODAY) == []
        with pytest.raises(NotAllowed):
            presales.plan(deal, actor=alone.other_seller, on=TODAY, person=person, by_day=SOON)
        with pytest.raises(NotFound):
            presales.plan(deal, actor=seller, on=TODAY, person=alone.stranger.person, by_day=SOON)
        for code, who, day in (
            ("no_presales", alone.services.person, SOON),
            ("due_is_past", person, TODAY - timedelta(days=1)),
            ("day_missing", person, None),
            ("nothing_planned", None, None),
        ):
            with pytest.raises(Refused) as found:
                presales.plan(deal, actor=seller, on=TODAY, person=who, by_day=day)
            assert found.value.code == code

    def test_puts_nobody_on_the_rope_who_sold_the_deal(self, alone: World) -> None:
        models.DealRole.objects.create(
            deal=alone.deal, person=alone.presales.person, role=Role.SELLER.value, to_day=TODAY - timedelta(days=9)
        )
        with pytest.raises(Refused):
            presales.take_the_rope(alone.deal, actor=alone.presales, on=TODAY)
        with pytest.raises(NotAllowed):
            presales.take_the_rope(alone.deal, actor=alone.management, on=TODAY)


class TestTheCompany:
    def test_says_to_whom_the_roles_report_and_management_reads_where_the_brake_is_not_free(self, world: World) -> None:
        assert presales_settings.reports(world.company, Role.PRESALES, Role.SELLER, actor=world.management)
        assert not presales_settings.reports(world.company, Role.PRESALES, Role.SELLER, actor=world.management)
        assert query.reporting_lines(world.company) == {Role.PRESALES: Role.SELLER}

        presales_settings.reports(world.company, Role.PRESALES, None, actor=world.admin)
        assert query.reporting_lines(world.company) == {}
        assert models.Setting.objects.filter(key="reporting_lines").count() == 2

    def test_takes_no_threshold_that_is_none_and_no_line_that_cannot_be(self, world: World) -> None:
        with pytest.raises(Refused):
            presales_settings.complex_from(world.company, {Complexity.MUSTS: -1}, actor=world.admin)
        with pytest.raises(Refused):
            presales_settings.reports(world.company, Role.PRESALES, Role.WORKS_COUNCIL, actor=world.admin)
        with pytest.raises(NotAllowed):
            presales_settings.complex_from(world.company, {}, actor=world.seller)


def test_the_day_of_the_decision_is_noted_by_the_rope(world: World) -> None:
    presales.decide_by(world.deal, actor=world.seller, day=SOON)
    presales.decide_by(world.deal, actor=world.seller, day=SOON)

    assert models.Deal.objects.get(pk=world.deal.pk).decides_on == SOON
    assert models.Event.objects.filter(code="deal.decision_day_set").count() == 1
    with pytest.raises(NotAllowed):
        presales.decide_by(world.deal, actor=world.other_seller, day=None)


def row(closed: date | None) -> CrmDeal:
    return CrmDeal(
        id="d1", account=None, account_written="", title="Leitstand", amount=None, currency="EUR", stage="Angebot",
        outcome="open", opened=None, closed=closed, seller="", product=None, product_written="", duplicate_of=None, line=2,
    )  # fmt: skip


def test_the_day_a_crm_names_is_the_day_of_the_decision_and_none_takes_nothing_away(world: World) -> None:
    presales.decide_by(world.deal, actor=world.seller, day=SOON)

    for closed, then in ((None, SOON), (TODAY, TODAY)):
        list(crm.put_deals(world.company, [row(closed)], crm.Kept(), links={}, fields={"stage", "closed"}))
        assert models.Deal.objects.get(pk=world.deal.pk).decides_on == then


def test_who_came_onto_the_rope_here_stays_when_a_folder_names_others(world: World) -> None:
    models.DealRole.objects.filter(deal=world.deal, role=Role.PRESALES.value).delete()
    presales.take_the_rope(world.deal, actor=world.presales, on=TODAY)
    named = FolderDeal(
        id="d1", account=None, title="Leitstand", amount_eur=None, stage="", opened=None, signed=None, handover=None,
        golive=None, closed=None, seller="Timo Rau", presales="", pm="", services="", recorded_on=None, line=2,
    )  # fmt: skip

    company_folder._put_rope(world.deal, named)

    rope = {(one.role, one.person_id) for one in world.deal.rope.filter(to_day__isnull=True)}
    assert ("presales", world.presales.person.pk) in rope  # type: ignore[union-attr]
    assert ("seller", world.seller.person.pk) not in rope  # type: ignore[union-attr]
