"""A study begins with room, is seen criterion by criterion, and has to end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.at_once import at_once
from flows.stage import Script
from flows.studied import study, wanted

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import DecisionKind, FindingCode
from ropeteam.core.vocabulary_presales import CriterionResult, StudyEnd
from ropeteam.flows import change_requests, gate_answers, studies
from ropeteam.store import models
from ropeteam.store.queries import studies as query
from ropeteam.store.queries import today

MET, MISSED, UNCLEAR = CriterionResult.MET, CriterionResult.MISSED, CriterionResult.UNCLEAR


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """How near words are is not looked at."""


def day(n: int):
    return TODAY + timedelta(days=n)


class TestBeginning:
    def test_is_for_presales_and_the_rope(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            study(world, actor=world.product_manager)

        by_rope = study(world, actor=world.seller)

        assert by_rope.key == "st1-2026-11-16"
        assert [row.ties.count() for row in by_rope.criteria.order_by("no")] == [1, 1, 1]
        assert models.Event.objects.filter(code="study.opened", deal_id=world.deal.pk).exists()

    def test_refuses_what_the_plan_lacks_and_what_is_of_another_deal(self, world: World) -> None:
        criteria = wanted(world)
        foreign = models.Requirement.objects.create(
            deal=world.confidential, no=1, text="Fremd", words_hash="x", recorded_on=TODAY
        )

        for other, code in (
            ({"criteria": criteria[:2]}, "study_criteria"),
            ({"ends_on": day(-1)}, "study_ends_before"),
            ({"lead": world.seller.person}, "study_lead_not_presales"),
            (
                {"criteria": [*criteria[:2], studies.Wanted("Fremdes", requirements=[foreign])]},
                "study_tie_of_other_deal",
            ),
            ({"question": "x" * 501}, "words_long"),
        ):
            with pytest.raises(Refused) as refused:
                study(world, **other)
            assert refused.value.code == code
        assert not models.Study.objects.exists()

    def test_needs_room_and_names_what_stands_in_the_way_but_no_deal_that_is_not_to_be_seen(self, world: World) -> None:
        first, second = study(world), study(world, question="Und der Export?", ends_on=day(5))

        with pytest.raises(Refused) as refused:
            study(world)
        later = study(world, begins_on=day(6), ends_on=day(9))

        assert refused.value.code == "study_no_room"
        assert first.question[:30] in refused.value.values["names"]
        assert second.question in refused.value.values["names"]
        models.StudyEnding.objects.create(
            study=later, n=1, end="no_go", reason="r", by=world.presales.person, ended_on=TODAY
        )
        models.DealRole.objects.create(deal=world.confidential, person=world.presales.person, role="presales")
        study(world, deal=world.confidential, begins_on=day(30), ends_on=day(40), criteria=_secret(world))
        study(world, begins_on=day(30), ends_on=day(40))
        with pytest.raises(Refused) as refused:
            study(world, actor=world.seller, begins_on=day(35), ends_on=day(50))
        assert refused.value.code == "study_no_room_some"
        assert refused.value.values["others"] == "1"
        assert "Nordwand" not in str(refused.value.values)

    def test_the_company_says_how_many_at_once(self, world: World) -> None:
        assert studies.let_run(world.company, 1, actor=world.admin)
        assert not studies.let_run(world.company, 1, actor=world.admin)
        study(world)

        with pytest.raises(Refused, match="study_no_room"):
            study(world)
        with pytest.raises(Refused, match="studies_at_once_wrong"):
            studies.let_run(world.company, 0, actor=world.admin)
        with pytest.raises(NotAllowed):
            studies.let_run(world.company, 9, actor=world.presales)

    def test_answers_a_study_first_of_the_same_company(self, world: World) -> None:
        wish = wanted(world)[2].change_requests[0]
        pm = world.product_manager
        first = change_requests.decide_on(wish, actor=pm, kind=DecisionKind.STUDY, reason="Trägt es?", on=TODAY)

        row = study(world, decision=first)

        assert [one for one, _ in query.of_decision(world.seller, first, on=TODAY)] == [row]
        no = change_requests.decide_on(wish, actor=pm, kind=DecisionKind.NO, reason="Nein.", on=TODAY)
        with pytest.raises(Refused, match="study_of_no_decision"):
            study(world, decision=no)


def _secret(world: World):
    return [
        studies.Wanted(
            f"Geheim {no}",
            requirements=[
                models.Requirement.objects.create(
                    deal=world.confidential, no=no, text="g", words_hash=f"g{no}", recorded_on=TODAY
                )
            ],
        )
        for no in (1, 2, 3)
    ]


class TestTheEnd:
    def test_is_a_notice_at_the_gate_until_it_came_also_in_the_kept_answer(self, world: World) -> None:
        def told() -> list[int]:
            notices = gate_answers.answer(world.deal, on=TODAY)["notices"]
            return [notice["id"] for notice in notices if notice["code"] == FindingCode.STUDY_OPEN]

        assert told() == []
        row = study(world)
        assert told() == [row.pk]
        study(world, question="Später?", begins_on=day(1))
        assert told() == [row.pk], "it has not begun"
        studies.end(row, actor=world.presales, end=StudyEnd.EXTEND, reason="Noch nicht", on=TODAY, new_day=day(25))
        assert told() == [row.pk]
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Geht nicht", on=TODAY)
        assert told() == []


class TestWhatFollows:
    def test_is_a_decision_for_product_once_every_study_has_its_result(self, world: World) -> None:
        wish = wanted(world)[2].change_requests[0]
        first = change_requests.decide_on(
            wish, actor=world.product_manager, kind=DecisionKind.STUDY, reason="Trägt es?", on=TODAY
        )

        def told() -> tuple[list[str], list[str]]:
            codes = ("studies", "studies_due", "studies_answered")
            found = [
                [section.code for section in today.sections(who, on=TODAY) if section.code in codes]
                for who in (world.presales, world.product_manager)
            ]
            return found[0], found[1]

        assert told() == (["studies"], [])
        row = study(world, decision=first)
        assert told() == ([], [])
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Zu langsam.", on=TODAY)
        assert told() == ([], ["studies_answered"])
        change_requests.decide_on(wish, actor=world.product_manager, kind=DecisionKind.NO, reason="Nein.", on=TODAY)
        assert told() == ([], [])


class TestSeveralAtOnce:
    def test_take_the_last_room_once_and_sign_once(self, open_world: World) -> None:
        world = open_world
        studies.let_run(world.company, 1, actor=world.admin)
        criteria = wanted(world)
        account = models.Account.objects.create(company=world.company, key="a9", name="Zweite AG")
        other = models.Deal.objects.create(
            company=world.company, product=world.product, account=account, key="d9", title="Zweite"
        )
        needs = [
            models.Requirement.objects.create(deal=other, no=no, text="t", words_hash=f"z{no}", recorded_on=TODAY)
            for no in (1, 2, 3)
        ]

        found = at_once(
            lambda: study(world, criteria=criteria),
            lambda: study(
                world, deal=other, criteria=[studies.Wanted(f"K{one.no}", requirements=[one]) for one in needs]
            ),
        )

        assert sorted(isinstance(one, models.Study) for one in found) == [False, True]
        assert "study_no_room" in str(found)
        (row,) = models.Study.objects.all()
        results = at_once(
            *(
                lambda end=end: studies.end(row, actor=world.presales, end=end, reason="r", on=TODAY)
                for end in (StudyEnd.NO_GO, StudyEnd.NO_GO)
            )
        )
        assert "study_ended" in results
        assert row.endings.count() == 1
