"""Plans of the roles: versions, two words before one begins, nothing retroactive, no name in it, and our guesses replaced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.at_once import at_once
from flows.paid import CALM, SELLER, SERVICES, agreed, holding, written

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.numbers.incentive_assumptions import Source
from ropeteam.core.vocabulary import Role, WorksAgreement
from ropeteam.core.vocabulary_incentives import Assent, PlanRole
from ropeteam.flows import incentive_lab, incentives, presales_settings
from ropeteam.language.plans.write import scheme_yaml
from ropeteam.store import access, models
from ropeteam.store.queries import incentives as query


class TestAVersion:
    def test_keeps_the_text_as_typed_and_the_same_again_is_no_new_one(self, world: World) -> None:
        first = written(world, note="wie bisher")

        again = incentives.write(world.company, f"{SELLER}\n\n", actor=world.management, on=TODAY)
        second = written(world, CALM)

        assert (first.text, first.name, first.role, first.n) == (SELLER, "Vertrieb 2026", "seller", 1)
        assert again == []
        assert (second.n, [row.n for row in query.newest(world.company)]) == (2, [2])
        assert models.Event.objects.filter(code="incentives.plan_written").count() == 2

    def test_of_several_plans_at_once_stands_for_each_role(self, world: World) -> None:
        both = "plans:\n- {plan: a, role: seller, elements: [{id: c, rate: 0.1}]}\n- {plan: b, role: services}\n"

        rows = incentives.write(world.company, both, actor=world.management, on=TODAY)

        assert [row.role for row in rows] == ["seller", "services"]
        assert incentive_lab.plan_of(rows[0]).elements[0].id == "c"

    def test_brought_back_as_it_was_written_out_is_no_new_one(self, world: World) -> None:
        """A plan's number counts its versions and is no part of what it says."""
        written(world)
        rows = [written(world, CALM), written(world, SERVICES)]
        out = scheme_yaml(incentive_lab.scheme_of(world.company, rows, name="Heute"), {})

        assert incentives.write(world.company, out, actor=world.management, on=TODAY) == []
        (changed,) = incentives.write(
            world.company, out.replace("rate: 0.08", "rate: 0.09"), actor=world.management, on=TODAY
        )
        assert (changed.role, changed.n) == ("seller", 3)

    def test_with_a_mistake_is_not_kept_and_says_where(self, world: World) -> None:
        with pytest.raises(incentives.PlanUnsound) as refused:
            written(world, SELLER.replace("rate: 6 %", "rate: viel"))

        (problem,) = refused.value.problems
        assert (problem.line, models.IncentivePlan.objects.count()) == (8, 0)

    @pytest.mark.parametrize(
        ("text", "note", "code"),
        [
            (SELLER.replace("as many have it", "vereinbart mit nora  LINDT"), "", "plan_names_somebody"),
            (SELLER.replace("Vertrieb 2026", '"N\\u006fra Lindt"'), "", "plan_names_somebody"),
            (SELLER, "Wunsch von Karl Ott", "words_name_somebody"),
            (SELLER + "#" * incentives.LONGEST, "", "plan_too_long"),
            (SELLER, "x" * 501, "words_too_long"),
        ],
    )
    def test_names_nobody_and_has_an_end(self, world: World, text: str, note: str, code: str) -> None:
        with pytest.raises(Refused, match=code):
            written(world, text, note=note)

    def test_is_managements_to_write_and_the_councils_to_read(self, world: World) -> None:
        row = written(world)

        assert access.incentive_plan(world.works_council, row.pk) == row
        for actor in (world.seller, world.product_manager, world.services, world.admin, world.stranger):
            with pytest.raises(NotFound):
                access.incentive_plan(actor, row.pk)
        for actor in (world.works_council, world.admin):
            with pytest.raises(NotAllowed):
                incentives.write(world.company, SELLER, actor=actor, on=TODAY)


class TestBeginning:
    def test_needs_the_word_of_management_and_the_eyes_of_the_council(self, world: World) -> None:
        row = written(world)

        def begin(from_day: date = TODAY) -> models.PlanInForce:
            row.refresh_from_db()
            return incentives.begin(row, actor=world.management, from_day=from_day, on=TODAY)

        with pytest.raises(Refused, match="plan_not_agreed"):
            begin()
        incentives.assent(row, Assent.APPROVED, actor=world.management, day=TODAY, on=TODAY)
        with pytest.raises(Refused, match="plan_not_seen"):
            begin()
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.NO_COUNCIL.value)
        row = models.IncentivePlan.objects.select_related("company").get(pk=row.pk)
        assert begin().from_day == TODAY

    def test_asks_for_the_council_as_it_was_said_last(self, world: World) -> None:
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.NO_COUNCIL.value)
        row = written(world)
        incentives.assent(row, Assent.APPROVED, actor=world.management, day=TODAY, on=TODAY)
        read = models.IncentivePlan.objects.select_related("company").get(pk=row.pk)
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.UNSET.value)

        with pytest.raises(Refused, match="plan_not_seen"):
            incentives.begin(read, actor=world.management, from_day=TODAY, on=TODAY)

    def test_is_never_in_a_closed_quarter_and_holds_from_its_day(self, world: World) -> None:
        """Today is 16 November: the quarter began on 1 October."""
        old, new = holding(world), agreed(world, written(world, CALM))
        incentives.begin(new, actor=world.management, from_day=date(2027, 1, 1), on=TODAY)

        with pytest.raises(Refused, match="plan_begins_too_early"):
            incentives.begin(new, actor=world.management, from_day=date(2026, 9, 30), on=TODAY)
        holds = {on: [row.pk for row in query.in_force(world.company, on=on)] for on in (TODAY, date(2027, 1, 1))}
        assert holds == {TODAY: [old.pk], date(2027, 1, 1): [new.pk]}
        assert query.in_force(world.company, on=TODAY - timedelta(days=1)) == []

    def test_of_two_for_one_day_the_one_said_last_holds(self, world: World) -> None:
        old, new = holding(world), holding(world, CALM)
        assert [row.pk for row in query.in_force(world.company, on=TODAY)] == [new.pk]

        back = [incentives.begin(old, actor=world.management, from_day=TODAY, on=TODAY) for _ in range(2)]

        assert back[0] == back[1]
        assert [row.pk for row in query.in_force(world.company, on=TODAY)] == [old.pk]

    @pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
    def test_agreement_lies_between_the_writing_and_today(self, world: World, day: date) -> None:
        with pytest.raises(Refused, match="assent_day_wrong"):
            incentives.assent(written(world), Assent.SEEN, actor=world.management, day=day, on=TODAY)

    def test_agreement_names_nobody(self, world: World) -> None:
        with pytest.raises(Refused, match="words_name_somebody"):
            incentives.assent(
                written(world), Assent.SEEN, actor=world.management, day=TODAY, on=TODAY, words="bei Karl Ott abgelegt"
            )
        assert models.PlanAssent.objects.count() == 0


class TestAnAssumption:
    def say(self, world: World, value: float | None, *ends: float, source: str = "Controlling 2025") -> object:
        low, high = ends or (None, None)
        return incentives.assume(
            world.company, "damage", actor=world.management, on=TODAY, value=value, low=low, high=high, source=source
        )

    def test_replaces_ours_until_it_is_taken_back(self, world: World) -> None:
        self.say(world, 0.6, 0.5, 0.8)
        assert self.say(world, 0.6, 0.5, 0.8) is None, "it was so"
        own = next(one for one in incentive_lab.assumptions_of(world.company) if one.key == "damage")
        assert (own.value, own.low, own.high, own.source) == (0.6, 0.5, 0.8, Source.OWN)

        self.say(world, None)

        back = next(one for one in incentive_lab.assumptions_of(world.company) if one.key == "damage")
        assert back.source == Source.GUESS
        assert [row.n for row in query.assumption_history(world.company, "damage")] == [2, 1]

    @pytest.mark.parametrize(
        ("value", "ends", "source", "code"),
        [
            (0.6, (0.7, 0.8), "x", "assumption_range"),
            (99, (), "x", "assumption_range"),
            (0.6, (), " ", "assumption_source_missing"),
            (float("nan"), (), "x", "assumption_range"),
            (0.6, (), "Schätzung von Frau Lindt", "words_name_somebody"),
        ],
    )
    def test_needs_sense_and_a_source(
        self, world: World, value: float, ends: tuple[float, ...], source: str, code: str
    ) -> None:
        with pytest.raises(Refused, match=code):
            self.say(world, value, *ends, source=source)


class TestTheLab:
    def test_takes_plans_lines_and_gate_of_the_company(self, world: World) -> None:
        presales_settings.reports(world.company, Role.PRESALES, Role.PRODUCT, actor=world.admin)
        services = written(world, SERVICES)
        assert incentive_lab.today(world.company, on=TODAY) == [services], "nothing is in force yet"
        held, calm = holding(world), written(world, CALM)

        now = incentive_lab.today(world.company, on=TODAY)
        scheme = incentive_lab.scheme_of(world.company, incentive_lab.instead(now, calm, services), name="neu")

        assert now == [held], "a draft is no plan of today"
        assert [(plan.role, plan.version) for plan in scheme.plans] == [(PlanRole.SELLER, 2), (PlanRole.SERVICES, 1)]
        assert (scheme.gate, scheme.reporting) == (True, ((Role.PRESALES, Role.PRODUCT),))
        assert not incentive_lab.scheme_of(world.company, now, name="heute").gate

    def test_sells_the_product_and_what_it_can_today(self, world: World) -> None:
        assert set(query.sold_today(world.company)) == {"Leitstand", "Export nach SAP", "Berichte als PDF"}


class TestTwoAtOnce:
    def test_give_one_version_after_the_other_and_one_word_each(self, open_world: World) -> None:
        world = open_world
        texts = [SELLER.replace("10000", str(no)) for no in (1, 2, 3)]

        at_once(*(lambda text=text: written(world, text) for text in texts))
        row = models.IncentivePlan.objects.select_related("company").get(n=3)
        said = at_once(*[lambda: incentives.assent(row, Assent.SEEN, actor=world.management, day=TODAY, on=TODAY)] * 2)

        assert sorted(models.IncentivePlan.objects.values_list("n", flat=True)) == [1, 2, 3]
        assert said[0] == said[1]
