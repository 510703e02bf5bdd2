"""Several people and workers at one tender at once, on real transactions: one reading, every answer, one wish a gap."""

from __future__ import annotations

from cast import TODAY, World
from flows.at_once import at_once
from flows.tenders import PRINT, SAP, rows_of, workbook

from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirement_files, requirement_gaps, requirement_promises, requirements
from ropeteam.store import models
from ropeteam.store.queries import requirements as query
from ropeteam.wording.requirements import written


class TestAtOnce:
    def test_nothing_is_read_asked_or_promised_twice_and_every_answer_is_kept(self, open_world: World) -> None:
        world, data = open_world, workbook()

        def bring() -> bool:
            found = requirements.bring(world.deal, actor=world.seller, data=data, file_name="lv.xlsx", on=TODAY)
            return found.new

        assert sorted(at_once(bring, bring)) == [False, True]
        sheet = models.RequirementSheet.objects.get()
        tabs = requirements.columns_of(sheet)
        requirements.take_in(sheet, actor=world.seller, tabs=tabs, on=TODAY, read_later=False)
        read = at_once(*(lambda: requirements.read_sheet(sheet.pk, on=TODAY).new for _ in "12"))
        ids = [row.pk for row in rows_of(world.deal).values()]
        said = at_once(
            lambda: coverage.answer(world.deal, ids, actor=world.presales, status=Coverage.AS_IS, on=TODAY).done,
            lambda: coverage.answer(world.deal, ids[::-1], actor=world.presales, status=Coverage.GAP, on=TODAY).done,
        )
        gap = models.CoverageDeed.objects.filter(coverages__status="gap").distinct().get()
        wishes = at_once(*(lambda: requirement_gaps.to_product(gap.pk, on=TODAY) for _ in "12"))
        row = rows_of(world.deal)[SAP]
        coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.CONFIGURE, on=TODAY)
        sheet.refresh_from_db()
        requirement_files.give_out(sheet, actor=world.presales, words=written("de"), on=TODAY)
        before = models.Promise.objects.count()
        taken = at_once(*(lambda: requirement_promises.take_up(row, actor=world.seller, on=TODAY).pk for _ in "12"))

        assert sorted(read) == [0, 3]
        assert said == [3, 3]
        assert [sorted(one.coverages.values_list("n", flat=True))[:2] for one in rows_of(world.deal).values()] == [
            [1, 2]
        ] * 3
        assert sum(wishes) == 3
        assert models.Ask.objects.filter(source="tender").count() == 3
        assert rows_of(world.deal)[PRINT].change_request is not None
        assert len({*taken}) == 1
        assert models.Promise.objects.count() == before + 1

    def test_a_machines_word_never_takes_the_place_of_a_persons_and_a_deed_is_taken_back_once(
        self, open_world: World
    ) -> None:
        world = open_world
        row = models.Requirement.objects.create(
            deal=world.deal, no=1, text=SAP, words_hash="h", must=True, recorded_on=TODAY
        )
        models.Coverage.objects.create(
            requirement=row, n=1, status="as_is", confidence=0.9, rule_version="coverage-1", said_on=TODAY
        )

        said = at_once(
            lambda: coverage.answer(world.deal, [row.pk], actor=world.presales, status=Coverage.GAP, on=TODAY),
            lambda: coverage.accept(world.deal, [row.pk], actor=world.presales, on=TODAY),
        )
        stands = query.seen(query.of_ids(world.deal, [row.pk]))[0].answer
        back = at_once(*(lambda: coverage.undo(said[0].deed, actor=world.presales, on=TODAY).done for _ in "12"))

        assert stands is not None
        assert stands.status == "gap"
        assert sorted(map(str, back)) == ["1", "coverage_undone"]
