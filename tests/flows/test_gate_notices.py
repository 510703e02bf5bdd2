"""What stands open beside the promises: a must nobody covers, a study without a result, services unheard, pre-sales missing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.standing import look

from ropeteam.core.vocabulary import NOTICES, Basis, FindingCode, GateResult, Role
from ropeteam.core.vocabulary_handover import HandoverVerdict
from ropeteam.flows import conversations, gate, gate_answers, handover, overrides, promises
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.queries import gate_answers as kept

UNCOVERED, STUDY = FindingCode.REQUIREMENT_UNCOVERED, FindingCode.STUDY_OPEN
UNHEARD, MISSING = FindingCode.SERVICES_UNHEARD, FindingCode.PRESALES_MISSING


def beside(world: World, **how: Any) -> dict[FindingCode, bool]:
    return {finding.code: finding.blocks for finding, _ in look(world, **how).beside}


def ask_for(world: World, no: int, *, must: bool = True) -> models.Requirement:
    return models.Requirement.objects.create(
        deal=world.deal, no=no, text=f"Anforderung {no}", must=must, words_hash=str(no), recorded_on=TODAY
    )


def begin_study(world: World) -> models.Study:
    assert world.presales.person is not None
    return models.Study.objects.create(
        deal=world.deal, key="s1", question="Trägt es?", begins_on=TODAY, ends_on=TODAY, lead=world.presales.person, opened_on=TODAY
    )  # fmt: skip


def let_block(world: World, *codes: FindingCode) -> None:
    models.Setting.objects.create(company=world.company, key="gate.blocking_notices", value=[c.value for c in codes])


def services_talk(world: World) -> None:
    conversations.know_of(
        world.company, actor=world.seller, key="c9", kind=conversations.ConversationKind.CALL, held_on=TODAY, deal=world.deal,
        present=[Present("Gesa Holm", "services"), Present("Paul Ebner", "customer")], basis=Basis.CONSENT,
    )  # fmt: skip


class TestWhatStandsBeside:
    def test_is_a_notice_with_its_subject_until_the_company_lets_it_block(self, world: World) -> None:
        requirement, study = ask_for(world, 1), begin_study(world)
        ask_for(world, 2, must=False)

        assert beside(world) == {UNCOVERED: False, STUDY: False, UNHEARD: False}
        assert {notice.row for _, notice in look(world).beside} == {requirement, study, world.deal}

        let_block(world, UNCOVERED, STUDY)
        assert beside(world) == {UNCOVERED: True, STUDY: True, UNHEARD: False}
        assert look(world).verdict.result == GateResult.BLOCKED

    def test_of_a_must_goes_with_an_answer_that_meets_it_and_comes_back_when_that_is_taken_back(
        self, world: World
    ) -> None:
        requirement = ask_for(world, 1)
        by = world.presales.person
        deed = models.CoverageDeed.objects.create(deal=world.deal, by=by, done_on=TODAY)
        said = models.Coverage.objects.create(
            requirement=requirement, n=1, status="as_is", by=by, deed=deed, said_on=TODAY
        )
        assert UNCOVERED not in beside(world)

        models.CoverageUndo.objects.create(coverage=said, by=by, undone_on=TODAY)
        assert UNCOVERED in beside(world)
        assert UNCOVERED not in beside(world, on=TODAY - timedelta(days=1), as_of=True)

    @pytest.mark.parametrize("heard", ["talk", "scope", "vote"])
    def test_of_services_goes_when_they_talked_with_the_customer_took_the_work_or_voted(
        self, heard: str, world: World
    ) -> None:
        assert UNHEARD in beside(world)

        if heard == "talk":
            services_talk(world)
        elif heard == "vote":
            handover.say(world.deal, actor=world.services, verdict=HandoverVerdict.READY, on=TODAY)
        else:
            promises.accept_scope(world.deal, actor=world.services, text="5 Tage", on=TODAY)
        assert UNHEARD not in beside(world)

    def test_of_services_waits_for_an_offer_or_for_the_day_of_the_decision(self, world: World) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(stage="qualification")
        assert UNHEARD not in beside(world)

        models.Deal.objects.filter(pk=world.deal.pk).update(decides_on=TODAY + timedelta(days=30))
        assert UNHEARD in beside(world)
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY - timedelta(days=1))
        assert UNHEARD not in beside(world)

    def test_of_pre_sales_says_why_and_goes_when_one_of_them_is_on_the_rope(self, world: World) -> None:
        models.DealRole.objects.filter(deal=world.deal, role=Role.PRESALES.value).delete()
        models.Setting.objects.create(company=world.company, key="presales.complex_from", value={"musts": 2})
        ask_for(world, 1)
        assert MISSING not in beside(world)

        ask_for(world, 2)
        view = look(world)
        assert MISSING in {finding.code for finding, _ in view.beside}
        assert [(row.code.value, row.found, row.threshold) for row in view.noticed.reasons] == [("musts", 2, 2)]

        models.DealRole.objects.create(deal=world.deal, person=world.presales.person, role=Role.PRESALES.value)
        assert MISSING not in beside(world)

    def test_of_pre_sales_counts_who_stands_in_where_the_house_has_none(self, world: World) -> None:
        models.DealRole.objects.filter(deal=world.deal, role=Role.PRESALES.value).delete()
        models.Setting.objects.create(company=world.company, key="presales.complex_from", value={"musts": 1})
        ask_for(world, 1)
        models.RoleGrant.objects.filter(role=Role.PRESALES.value).delete()
        models.Setting.objects.create(company=world.company, key="stands_in", value={"presales": "services"})
        assert MISSING in beside(world)

        models.DealRole.objects.create(deal=world.deal, person=world.services.person, role=Role.SERVICES.value)
        assert MISSING not in beside(world)

    def test_is_lifted_by_two_like_any_other_finding(self, world: World) -> None:
        let_block(world, UNHEARD)
        about = f"deal:{world.deal.pk}"
        asked = overrides.ask_about(
            world.deal, actor=world.management, about=about, code=UNHEARD.value, reason="Bestandskunde", on=TODAY
        )
        overrides.approve(asked, actor=world.product_manager, on=TODAY)

        ((finding, _),) = look(world).beside
        assert (finding.blocks, finding.overridden) == (False, True)

    def test_costs_the_gate_two_statements_more_at_most(self, world: World) -> None:
        with CaptureQueriesContext(connection) as bare:
            look(world)
        ask_for(world, 1)
        begin_study(world)

        with CaptureQueriesContext(connection) as full:
            look(world)
        assert len(full) <= len(bare) + 2


class TestTheKeptAnswer:
    def test_is_old_as_soon_as_anything_beside_changes(self, world: World) -> None:
        def of_deal(deed: Any) -> bool:
            gate_answers.answer(world.deal, on=TODAY)
            deed()
            return kept.fresh(world.deal.pk, on=TODAY) is None

        rope = models.DealRole.objects.filter(deal=world.deal, role=Role.PRESALES.value)
        assert of_deal(lambda: ask_for(world, 1))
        assert of_deal(lambda: begin_study(world))
        assert of_deal(lambda: services_talk(world))
        assert of_deal(lambda: rope.update(to_day=TODAY - timedelta(days=1)))
        assert of_deal(lambda: models.Account.objects.filter(pk=world.account.pk).update(segment="KMU"))
        assert not of_deal(lambda: models.Account.objects.create(company=world.company, key="a9", name="Andere"))

    def test_and_the_message_outside_tell_them(self, world: World) -> None:
        ask_for(world, 1)
        let_block(world, UNCOVERED)

        body = gate_answers.answer(world.deal, on=TODAY)

        assert [(row["code"], row["about"], row["blocks"]) for row in body["notices"]] == [
            ("requirement_uncovered", "requirement", True), ("services_unheard", "deal", False),
        ]  # fmt: skip
        assert body["notices"][1]["reasons"] == [{"code": "offer"}]
        assert gate_answers.told_of(body)["blocking"]["requirement_uncovered"] == 1
        assert "Anforderung" not in str(body)


def test_a_run_keeps_what_each_finding_is_about(world: World) -> None:
    requirement, study = ask_for(world, 1), begin_study(world)

    run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)

    kept_rows = {row.code: (row.requirement, row.study) for row in run.findings.all() if row.code in NOTICES}
    assert kept_rows[UNCOVERED] == (requirement, None)
    assert kept_rows[STUDY] == (None, study)
    assert kept_rows[UNHEARD] == (None, None)
