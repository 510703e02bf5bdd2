"""A study that has begun: what is seen of it, what becomes of its words, how it ends and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from cast import TODAY, World
from django.db import DatabaseError, transaction
from django.utils import timezone
from flows.played import each_its_own, played
from flows.studied import END, second_engineer, see_all, study
from flows.travel import react

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, StudyEnd
from ropeteam.flows import architecture_files, studies, study_results
from ropeteam.flows.company_state import studies as folder
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.language.calendars.write import Written, write_calendar
from ropeteam.store import models
from ropeteam.store.queries import calendar_feed, today
from ropeteam.store.queries import studies as query

MET, MISSED, UNCLEAR = CriterionResult.MET, CriterionResult.MISSED, CriterionResult.UNCLEAR


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.Study]]:
    with played(built) as world:
        yield world, study(world)


world, row = each_its_own()


def day(n: int):
    return TODAY + timedelta(days=n)


def _met(world: World):
    return {
        "actor": world.presales, "result": MET, "how": Coverage.CONFIGURE, "words": "Acht Stunden, nichts verloren.",
        "on": TODAY,
    }  # fmt: skip


class TestWhatWasSeen:
    def test_is_said_in_words_and_the_last_word_holds(self, world: World, row: models.Study) -> None:
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

    def test_names_a_talk_of_the_same_deal(self, world: World, row: models.Study) -> None:
        first = row.criteria.get(no=1)
        world.unheard.deal = world.confidential
        world.unheard.save()

        found = studies.see(first, **_met(world), conversation=world.conversation, document="Protokoll.pdf")

        assert (found.conversation, found.document) == (world.conversation, "Protokoll.pdf")
        with pytest.raises(Refused, match="talk_of_other_deal"):
            studies.see(first, **_met(world), conversation=world.unheard)


class TestItsWords:
    def test_get_better_until_something_was_seen(self, world: World, row: models.Study) -> None:
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
    def test_is_said_by_presales_with_a_reason(self, world: World, row: models.Study) -> None:
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

    def test_may_be_put_off_twice_where_there_is_room(self, world: World, row: models.Study) -> None:
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

    def test_is_asked_for_on_its_day_of_who_runs_it_and_at_the_gate(self, world: World, row: models.Study) -> None:
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


class TestWhatFollows:
    def test_is_a_suggestion_for_the_requirement_and_a_fresh_judgement_of_the_promise(
        self, world: World, row: models.Study
    ) -> None:
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

    def test_is_a_day_in_the_calendar_of_who_runs_it(self, world: World, row: models.Study) -> None:
        now = timezone.make_aware(datetime(2026, 11, 16, 9))

        (entry,) = calendar_feed.entries(world.presales, now=now)

        assert (entry.day, entry.path) == (END, f"studies/{row.pk}/")
        written = write_calendar(
            [Written(entry.uid, entry.start, entry.end, entry.stamp, "x", day=entry.day)], name="x"
        )
        assert b"DTSTART;VALUE=DATE:20261206" in written
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Nein.", on=TODAY)
        assert list(calendar_feed.entries(world.presales, now=now)) == []


class TestEvidenceOfAFolder:
    def test_finds_its_paper_by_number_and_name_and_of_an_older_version_by_its_name(
        self, world: World, row: models.Study
    ) -> None:
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
