"""A study begins with room, is seen criterion by criterion, and has to end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from cast import TODAY, World
from django.db import DatabaseError, transaction
from django.utils import timezone
from flows.at_once import at_once
from flows.studied import END, second_engineer, see_all, study, wanted
from flows.travel import react

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import DecisionKind, FindingCode
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, StudyEnd
from ropeteam.flows import architecture_files, change_requests, gate_answers, studies, study_results
from ropeteam.flows.company_state import studies as folder
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.language.calendars.write import Written, write_calendar
from ropeteam.store import models
from ropeteam.store.queries import calendar_feed, today
from ropeteam.store.queries import studies as query

MET, MISSED, UNCLEAR = CriterionResult.MET, CriterionResult.MISSED, CriterionResult.UNCLEAR


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


class TestWhatWasSeen:
    def test_is_said_in_words_and_the_last_word_holds(self, world: World) -> None:
        row = study(world)
        first, second, _ = row.criteria.order_by("no")

        for other, code in (
            ({"words": " "}, "study_evidence_empty"),
            ({"how": None}, "study_met_by_what"),
            ({"how": Coverage.GAP}, "study_met_by_what"),
        ):
            with pytest.raises(Refused, match=code):
                studies.see(first, **{**_met(world), **other})
        studies.see(first, **_met(world))
        again = studies.see(first, **_met(world))
        studies.see(first, actor=world.seller, result=MISSED, words="Nach sechs Stunden war Schluss.", on=TODAY)
        studies.see(second, actor=world.presales, result=MET, words="40 Sekunden.", on=TODAY)

        now = query.whole(row, on=TODAY)
        assert again.n == 1
        assert now.results == (MISSED, MET, None)
        assert [one.n for one in now.criteria[0].evidence] == [2, 1]
        assert [one.result for one in query.seen_of_promise(second.ties.get().promise_id)] == ["met"]

    def test_names_a_talk_of_the_same_deal(self, world: World) -> None:
        first = study(world).criteria.get(no=1)
        world.unheard.deal = world.confidential
        world.unheard.save()

        found = studies.see(first, **_met(world), conversation=world.conversation, document="Protokoll.pdf")

        assert (found.conversation, found.document) == (world.conversation, "Protokoll.pdf")
        with pytest.raises(Refused, match="talk_of_other_deal"):
            studies.see(first, **_met(world), conversation=world.unheard)


class TestItsWords:
    def test_get_better_until_something_was_seen(self, world: World) -> None:
        row = study(world)
        first, second, _ = row.criteria.order_by("no")
        studies.reword(first, actor=world.seller, text="Neun Stunden ohne Netz")
        studies.see(first, **_met(world))

        with pytest.raises(Refused, match="study_criterion_fixed"):
            studies.reword(first, actor=world.seller, text="Zehn")
        with pytest.raises(DatabaseError, match="stays as it was worded"), transaction.atomic():
            models.Criterion.objects.filter(pk=first.pk).update(text="Zehn")
        with pytest.raises(DatabaseError, match="stays as it was agreed"), transaction.atomic():
            models.Study.objects.filter(pk=row.pk).update(ends_on=day(99))
        assert studies.reword(second, actor=world.seller, text="In 30 Sekunden").text == "In 30 Sekunden"
        first.refresh_from_db()
        assert first.text == "Neun Stunden ohne Netz"


class TestTheEnd:
    def test_is_said_by_presales_with_a_reason(self, world: World) -> None:
        row = study(world)

        with pytest.raises(NotAllowed):
            studies.end(row, actor=world.seller, end=StudyEnd.NO_GO, reason="Nein", on=TODAY)
        with pytest.raises(Refused, match="study_go_unseen"):
            studies.end(row, actor=world.presales, end=StudyEnd.GO, reason="Ja", on=TODAY)
        see_all(world, row, MET, MISSED, UNCLEAR)
        studies.end(row, actor=world.presales, end=StudyEnd.GO, reason="Reicht dem Kunden.", on=TODAY)

        assert query.whole(row, on=TODAY).stand.ended == StudyEnd.GO
        with pytest.raises(Refused, match="study_ended"):
            studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Doch nicht", on=TODAY)
        with pytest.raises(Refused, match="study_ended"):
            studies.see(row.criteria.get(no=1), **_met(world))

    def test_may_be_put_off_twice_where_there_is_room(self, world: World) -> None:
        row = study(world)
        studies.let_run(world.company, 1, actor=world.admin)

        def extend(n: int, on: int = 20) -> models.StudyEnding:
            return studies.end(
                row, actor=world.presales, end=StudyEnd.EXTEND, reason="Gerät kam spät.", on=day(on), new_day=day(n)
            )

        extend(30)
        other = study(world, begins_on=day(31), ends_on=day(40))
        with pytest.raises(Refused, match="study_no_room"):
            extend(35, on=30)
        studies.hand_on(other, second_engineer(world).person, actor=world.seller, on=TODAY)
        extend(35, on=30)
        with pytest.raises(Refused, match="study_extended_often"):
            extend(60, on=35)

        assert query.whole(row, on=day(35)).stand.extended == 2
        (again,) = [one for one, _ in query.of_deal(world.deal, on=day(35)) if one.pk == row.pk]
        assert again.last_day == day(35)

    def test_is_asked_for_on_its_day_of_who_runs_it_and_at_the_gate(self, world: World) -> None:
        row = study(world)

        def waits(n: int) -> tuple[int, int, list[bool]]:
            mine, theirs = (
                [section.total for section in today.sections(who, on=day(n)) if section.code == "studies_due"]
                for who in (world.presales, world.seller)
            )
            gate = [one.last_day <= day(n) for one in query.open_ones(world.deal, on=day(n))]
            return sum(mine), sum(theirs), gate

        assert waits(19) == (0, 0, [False])
        assert waits(20) == (1, 0, [True])
        studies.end(row, actor=world.presales, end=StudyEnd.EXTEND, reason="Noch nicht", on=END, new_day=day(25))
        assert waits(24) == (0, 0, [False])
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Geht nicht", on=day(25))
        assert waits(25) == (0, 0, [])
        assert [one.pk for one in query.open_ones(world.deal, on=day(24))] == [row.pk]

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
    def test_is_a_suggestion_for_the_requirement_and_a_fresh_judgement_of_the_promise(self, world: World) -> None:
        row = study(world)
        first, second, _ = row.criteria.order_by("no")
        need, promise = first.ties.get().requirement, second.ties.get().promise
        models.Judgement.objects.create(
            promise=promise, fit="as_is", backing="as_is", rule_version="old", judged_on=TODAY
        )
        see_all(world, row, MET, MISSED, UNCLEAR)
        react(TODAY)
        assert not need.coverages.exists(), "nothing follows while it runs"

        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Zu langsam.", on=TODAY)
        react(TODAY)
        study_results.suggest_coverage(row.pk, on=TODAY)

        (said,) = need.coverages.all()
        assert (said.status, said.by, said.reasons) == (
            "configure",
            None,
            [{"code": "seen_in_study", "study": row.key}],
        )
        judged = promise.judgements.latest("pk")
        assert judged.rule_version != "old"
        assert [one.criterion for one in query.seen_of_promise(promise.pk)] == [second]
        event = models.Event.objects.get(code="study.ended")
        assert (event.deal_id, event.data["end"]) == (world.deal.pk, "no_go")

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

    def test_is_a_day_in_the_calendar_of_who_runs_it(self, world: World) -> None:
        row = study(world)
        now = timezone.make_aware(datetime(2026, 11, 16, 9))

        (entry,) = calendar_feed.entries(world.presales, now=now)

        assert (entry.day, entry.path) == (END, f"studies/{row.pk}/")
        written = write_calendar(
            [Written(entry.uid, entry.start, entry.end, entry.stamp, "x", day=entry.day)], name="x"
        )
        assert b"DTSTART;VALUE=DATE:20261206" in written
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Nein.", on=TODAY)
        assert list(calendar_feed.entries(world.presales, now=now)) == []


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


def _met(world: World):
    return {
        "actor": world.presales, "result": MET, "how": Coverage.CONFIGURE, "words": "Acht Stunden, nichts verloren.",
        "on": TODAY,
    }  # fmt: skip


class TestEvidenceOfAFolder:
    def test_finds_its_paper_by_number_and_name_and_of_an_older_version_by_its_name(self, world: World) -> None:
        row = study(world)
        for name, on in (("Messung.pdf", TODAY), ("Nachweis.pdf", TODAY), ("Spaeter.pdf", day(1))):
            facts = {"actor": world.presales, "data": b"%PDF-1.7 " + name.encode(), "file_name": name, "on": on}
            architecture_files.bring(world.deal, **facts)
        told = {"result": "met", "how": "", "words": "Gesehen.", "conversation": None}
        told |= {"by": world.presales.person.key, "on": TODAY.isoformat(), "recorded_on": TODAY.isoformat()}
        said: tuple[tuple[dict[str, object], int | None], ...] = (
            ({"document": "Nachweis.pdf", "paper": 2}, 2),
            ({"document": "Messung.pdf", "paper": None}, None),
            ({"document": "Messung.pdf"}, 1),
            ({"document": "Spaeter.pdf"}, None),
            ({"document": "Fremd.pdf", "paper": 1}, None),
            ({"document": "Fremd.pdf", "paper": 9}, None),
        )
        life = next(iter(folder.dump_lives(world.company)))
        life["criteria"][0]["seen"] = [{**told, **one} for one, _ in said]
        problems: list[Problem] = []

        folder.restore_lives([OwnRow(life, file="studies.jsonl", line=1, problems=problems)], Keys(world.company))

        found = row.criteria.get(no=1).evidence.order_by("n").values_list("paper__no", flat=True)
        assert (problems, list(found)) == ([], [no for _, no in said])
