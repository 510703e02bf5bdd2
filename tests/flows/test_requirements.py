"""A tender comes in row by row, keeps what was answered when it comes again, and goes back in the customer's own file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta

import openpyxl
import pytest
from cast import TODAY, World
from flows.played import each_its_own, played
from flows.tenders import OFFLINE, PRINT, ROWS, SAP, rows_of, taken_in, workbook

from ropeteam.core.coverage import Stand, Written
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import AskSource
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage, requirement_files, requirement_promises, requirement_rows, requirements
from ropeteam.jobs.reactions import react
from ropeteam.store import access, models
from ropeteam.store.queries import requirement_answers
from ropeteam.store.queries import requirements as query
from ropeteam.store.queries.requirements import Wanted

TOMORROW = TODAY + timedelta(days=1)
WORDS = Written({one.value: one.value for one in Coverage}, "Antwort", "Bemerkung")


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.RequirementSheet]]:
    with played(built) as world:
        yield world, taken_in(world)


world, sheet = each_its_own()


def ids(world: World, *texts: str) -> list[int]:
    return [rows_of(world.deal)[text].pk for text in texts]


class TestTakingIn:
    def test_reads_each_row_with_its_number_its_heading_and_its_priority(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        rows = [(row.no, row.named, row.section, row.text, row.must, row.row) for row in rows_of(world.deal).values()]

        assert rows == [
            (1, "3.1", "3 Schnittstellen", SAP, True, 5),
            (2, "3.2", "3 Schnittstellen", OFFLINE, True, 6),
            (3, "3.10", "3 Schnittstellen", PRINT, False, 7),
        ]
        assert requirements.read_sheet(sheet.pk, on=TODAY) == requirements.Booked(), "booked once"

    def test_of_the_same_bytes_changes_nothing(self, world: World, sheet: models.RequirementSheet) -> None:
        again = requirements.bring(
            world.deal, actor=world.seller, data=bytes(sheet.original), file_name="kopie.xlsx", on=TODAY
        )

        assert (again.new, again.sheet) == (False, sheet)

    def test_of_the_next_version_keeps_what_was_answered_and_lets_rows_leave(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        sap, offline = ids(world, SAP, OFFLINE)
        coverage.answer(world.deal, [sap, offline], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        changed = workbook([("1", "Neues", "Muss"), ("2", f"{SAP}.", "Soll"), ROWS[2]])

        second = taken_in(world, data=changed, name="lv2.xlsx", replaces=sheet)

        rows = rows_of(world.deal)
        kept = rows[f"{SAP}."]
        assert (kept.pk, kept.must, kept.named, kept.row, kept.sheet) == (sap, False, "2", 6, second)
        assert rows[OFFLINE].left_on == TODAY
        assert query.counts(world.deal).rows == 3
        assert [one.row.text for one in query.page(world.deal, Wanted(stand="left"))[0]] == [OFFLINE]
        with pytest.raises(Refused, match="sheet_replaced_already"):
            requirements.bring(
                world.deal, actor=world.seller, data=workbook(ROWS[:1]), file_name="a.xlsx", on=TODAY, replaces=sheet
            )

    def test_is_for_the_rope_and_the_makers_and_needs_a_column_of_words(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        with pytest.raises(NotAllowed):
            requirements.paste(world.deal, actor=world.management, words="Export", on=TODAY)
        found = requirements.paste(world.deal, actor=world.seller, words="Export, auch nach SAP\nDruck", on=TODAY)
        assert found.sheet is not None
        with pytest.raises(Refused, match="text_column_missing"):
            requirements.take_in(found.sheet, actor=world.seller, tabs=[], on=TODAY)
        requirements.throw_away(found.sheet, actor=world.seller)

        assert list(models.RequirementSheet.objects.all()) == [sheet]

    def test_of_a_file_that_is_none_keeps_nothing(self, world: World) -> None:
        found = requirements.bring(world.deal, actor=world.seller, data=b"PK\x03\x04xx", file_name="a.xlsx", on=TODAY)

        assert found.sheet is None
        assert [problem.code for problem in found.problems] == ["broken_xlsx"]


class TestAnswering:
    def test_is_for_presales_and_is_counted(self, world: World, sheet: models.RequirementSheet) -> None:
        sap, offline, label = ids(world, SAP, OFFLINE, PRINT)

        done = coverage.answer(world.deal, [sap, label], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        again = coverage.answer(world.deal, [sap], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        coverage.answer(world.deal, [offline], actor=world.presales, status=Coverage.GAP, on=TODAY)
        counts = query.counts(world.deal)

        assert (done.done, again.done, again.skipped) == (2, 0, 1)
        assert (counts.musts, counts.musts_met, counts.musts_gap, counts.musts_unknown, counts.open) == (2, 1, 1, 0, 0)
        assert [row.text for row in query.uncovered(world.deal)] == [OFFLINE]
        for actor in (world.seller, world.product_manager, world.works_council):
            with pytest.raises(NotAllowed):
                coverage.answer(world.deal, [sap], actor=actor, status=Coverage.GAP, on=TODAY)

    def test_is_seen_by_the_gate_as_it_was_on_a_day(self, world: World, sheet: models.RequirementSheet) -> None:
        before = query.uncovered(world.deal, on=TODAY - timedelta(days=1))
        done = coverage.answer(
            world.deal, ids(world, SAP), actor=world.presales, status=Coverage.CONFIGURE, on=TOMORROW
        )
        assert done.deed is not None

        assert before == []
        assert {row.text for row in query.uncovered(world.deal, on=TODAY)} == {SAP, OFFLINE}
        assert {row.text for row in query.uncovered(world.deal, on=TOMORROW)} == {OFFLINE}
        coverage.undo(done.deed, actor=world.presales, on=TOMORROW + timedelta(days=1))
        assert {row.text for row in query.uncovered(world.deal, on=TOMORROW)} == {OFFLINE}
        assert {row.text for row in query.uncovered(world.deal)} == {SAP, OFFLINE}

    def test_is_taken_back_as_one_but_not_what_was_answered_since(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        both = ids(world, SAP, OFFLINE)
        first = coverage.answer(world.deal, both, actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        coverage.answer(world.deal, both[:1], actor=world.presales, status=Coverage.REFUSE, on=TODAY)
        assert first.deed is not None

        undone = coverage.undo(first.deed, actor=world.presales, on=TODAY)

        assert (undone.done, undone.stay) == (1, 1)
        stands = {one.row.text: one.stand for one in query.page(world.deal, Wanted())[0]}
        assert (stands[SAP], stands[OFFLINE]) == (Stand.REFUSED, Stand.OPEN)
        with pytest.raises(Refused, match="coverage_too_old"):
            coverage.undo(first.deed, actor=world.presales, on=TODAY + timedelta(days=31))

    def test_taken_back_takes_back_what_the_row_is_about(self, world: World, sheet: models.RequirementSheet) -> None:
        both, on = ids(world, SAP, OFFLINE), TODAY
        requirement_rows.say_about(rows_of(world.deal)[OFFLINE], actor=world.presales, capability=world.offline)

        done = coverage.answer(
            world.deal, both, actor=world.presales, status=Coverage.AS_IS, on=on, capability=world.offline
        )
        assert done.deed is not None
        coverage.undo(done.deed, actor=world.presales, on=on)

        rows = rows_of(world.deal)
        assert (rows[SAP].capability, rows[OFFLINE].capability) == (None, world.offline)

    def test_of_a_gap_goes_to_product_once(self, world: World, sheet: models.RequirementSheet) -> None:
        label = ids(world, PRINT)
        done = coverage.answer(world.deal, label, actor=world.presales, status=Coverage.GAP, on=TODAY)
        assert done.deed is not None
        coverage.undo(done.deed, actor=world.presales, on=TODAY)
        again = coverage.answer(world.deal, label, actor=world.presales, status=Coverage.GAP, on=TODAY)
        assert again.deed is not None

        for event in models.Event.objects.filter(code="requirements.answered"):
            react(event.pk, on=TODAY)
            react(event.pk, on=TODAY)

        row = rows_of(world.deal)[PRINT]
        assert row.ask is not None
        assert row.change_request is not None
        assert (row.ask.source, row.ask.text, row.ask.importance) == (AskSource.TENDER, PRINT, "nice")
        assert [asker.deal for asker in row.change_request.askers.all()] == [world.deal]
        assert models.Ask.objects.count() == 1


class TestTheLastAnswer:
    def test_to_the_same_words_comes_from_other_deals_but_never_from_a_confidential_one(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        taken_in(world, deal=world.confidential, actor=world.presales, data=workbook(ROWS[1:]), name="geheim.xlsx")
        other = models.Deal.objects.create(company=world.company, product=world.product, key="d9", title="Neuer Kunde")
        taken_in(world, deal=other, name="neu.xlsx", data=workbook([("A", f"4.2.1 {SAP}!", "x"), ("B", OFFLINE, "x")]))
        here, secret = rows_of(world.deal)[SAP], rows_of(world.confidential)[OFFLINE]
        coverage.answer(
            world.deal, [here.pk], actor=world.presales, status=Coverage.CONFIGURE, on=TODAY, comment="Ein Schalter."
        )
        coverage.answer(
            world.confidential, [secret.pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY, comment="Geheim."
        )
        rows = list(other.requirements.order_by("no"))

        last = requirement_answers.last_answers(rows, other)
        done = coverage.repeat(other, [row.pk for row in rows], actor=world.presales, on=TODAY)

        assert {pk: (one.status, one.comment, one.requirement.deal) for pk, one in last.items()} == {
            rows[0].pk: ("configure", "Ein Schalter.", world.deal)
        }
        assert (done.done, done.skipped) == (1, 1)
        copied = models.Coverage.objects.get(requirement=rows[0])
        assert (copied.comment, copied.copied_from, copied.by) == (
            "Ein Schalter.",
            last[rows[0].pk],
            world.presales.person,
        )


class TestGoingBack:
    def test_fills_the_customers_own_file_and_leaves_the_rest(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        requirements.take_in(
            sheet,
            actor=world.presales,
            tabs=requirements.columns_of(sheet),
            on=TODAY,
            words={"as_is": "ja"},
            read_later=False,
        )
        requirements.read_sheet(sheet.pk, on=TODAY)
        coverage.answer(
            world.deal, ids(world, SAP), actor=world.presales, status=Coverage.AS_IS, on=TODAY, comment="=HYPERLINK(1)"
        )
        coverage.answer(world.deal, ids(world, OFFLINE), actor=world.presales, status=Coverage.ROADMAP, on=TODAY)

        made, out = requirement_files.give_out(sheet, actor=world.seller, words=WORDS, on=TODAY)

        book = openpyxl.load_workbook(io.BytesIO(made.data))["Anforderungen"]
        assert [book.cell(row, 4).value for row in (5, 6, 7)] == ["ja", "roadmap", None]
        assert (book["E5"].value, book["E5"].data_type) == ("=HYPERLINK(1)", "s")
        assert (book["D5"].font.b, book["D5"].fill.fgColor.rgb) == (True, "00FFFF00")
        assert str(book.data_validations.dataValidation[0].sqref) == "D5:D90"
        assert book["G5"].value == '=COUNTIF(D5:D90,"ja")'
        assert (made.answered, made.silent, out.n) == (2, 1, 1)

    def test_lets_a_told_row_become_a_promise_and_no_other(self, world: World, sheet: models.RequirementSheet) -> None:
        sap = rows_of(world.deal)[SAP]
        coverage.answer(world.deal, [sap.pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        before = models.Promise.objects.count()
        with pytest.raises(Refused, match="requirement_not_told"):
            requirement_promises.take_up(sap, actor=world.seller, on=TODAY)
        requirement_files.give_out(sheet, actor=world.presales, words=WORDS, on=TODAY)

        listed = [row.text for row in query.unbooked(world.deal)]
        promise = requirement_promises.take_up(sap, actor=world.seller, on=TODAY)

        assert listed == [SAP]
        assert requirement_promises.take_up(sap, actor=world.seller, on=TODAY) == promise
        assert models.Promise.objects.count() == before + 1
        assert promise.judgements.exists()
        assert not query.unbooked(world.deal).exists()

    def test_lets_many_told_rows_become_promises_at_once_each_on_its_own(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        told, rest = ids(world, SAP, PRINT), ids(world, OFFLINE)
        coverage.answer(world.deal, told, actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        requirement_files.give_out(sheet, actor=world.presales, words=WORDS, on=TODAY)
        coverage.answer(world.deal, rest, actor=world.presales, status=Coverage.AS_IS, on=TODAY)
        once = requirement_promises.take_up_all(world.deal, [*told, *rest], actor=world.seller, on=TODAY)

        again = requirement_promises.take_up_all(world.deal, told, actor=world.seller, on=TODAY)

        assert [(one.row.text, one.against) for one in once] == [
            (SAP, ""),
            (OFFLINE, "requirement_not_told"),
            (PRINT, ""),
        ]
        assert [one.promise for one in again] == [once[0].promise, once[2].promise]
        assert all(one.promise.judgements.exists() for one in again if one.promise)
        with pytest.raises(NotAllowed):
            requirement_promises.take_up_all(world.deal, told, actor=world.product_manager, on=TODAY)
        with pytest.raises(Refused, match="requirements_too_many"):
            requirement_promises.take_up_all(world.deal, range(51), actor=world.seller, on=TODAY)

    def test_told_otherwise_since_makes_no_promise_and_begins_anew_when_told_again(
        self, world: World, sheet: models.RequirementSheet
    ) -> None:
        sap = ids(world, SAP)
        for no, status in enumerate((Coverage.AS_IS, Coverage.GAP, Coverage.AS_IS)):
            coverage.answer(world.deal, sap, actor=world.presales, status=status, on=TODAY)
            requirement_files.give_out(sheet, actor=world.presales, words=WORDS, on=TODAY + timedelta(days=no))
            if status == Coverage.GAP:
                assert not query.unbooked(world.deal).exists()
                with pytest.raises(Refused, match="requirement_not_told"):
                    requirement_promises.take_up(rows_of(world.deal)[SAP], actor=world.seller, on=TODAY)

        later = TODAY + timedelta(days=5)
        promise = requirement_promises.take_up(rows_of(world.deal)[SAP], actor=world.seller, on=later)

        assert promise.said_on == TODAY + timedelta(days=2)

    def test_counts_as_told_only_what_stands_in_the_file(self, world: World) -> None:
        book = openpyxl.load_workbook(io.BytesIO(workbook()))
        book["Anforderungen"]["D5"] = '=IF(A5="","","?")'
        out = io.BytesIO()
        book.save(out)
        sheet = taken_in(world, data=out.getvalue())
        both = ids(world, SAP, OFFLINE)
        coverage.answer(world.deal, both, actor=world.presales, status=Coverage.AS_IS, on=TODAY, comment="Ja.")

        made, _ = requirement_files.give_out(sheet, actor=world.seller, words=WORDS, on=TODAY)

        assert (made.answered, made.filled.kept, made.silent) == (1, 1, 1)
        assert [row.text for row in query.unbooked(world.deal)] == [OFFLINE]

    @pytest.mark.parametrize(
        ("told", "due", "carried"), [(Coverage.AS_IS, TODAY, "unbacked"), (Coverage.ROADMAP, None, "roadmap")]
    )
    def test_told_as_there_today_is_a_promise_for_that_day(
        self, world: World, sheet: models.RequirementSheet, told: Coverage, due: date | None, carried: str
    ) -> None:
        row = rows_of(world.deal)[OFFLINE]
        row.capability = world.offline
        row.save()
        coverage.answer(world.deal, [row.pk], actor=world.presales, status=told, on=TODAY)
        requirement_files.give_out(sheet, actor=world.presales, words=WORDS, on=TODAY)

        promise = requirement_promises.take_up(row, actor=world.seller, on=TODAY)

        assert (promise.due, promise.judgements.get().backing) == (due, carried)


class TestRows:
    def test_have_an_owner_who_acts_and_a_size(self, world: World, sheet: models.RequirementSheet) -> None:
        both = ids(world, SAP, OFFLINE)

        n = requirement_rows.hand_out(world.deal, both, actor=world.seller, to=world.services.person, on=TODAY)
        requirement_rows.size(world.deal, both, actor=world.services, effort=None, note="zwei Tage")

        assert n == 2
        assert query.owners(world.deal) == [(world.services.person.pk, "Gesa Holm")]
        theirs, _ = query.page(world.deal, Wanted(owner=world.services.person.pk))
        assert [one.row.effort_note for one in theirs] == ["zwei Tage", "zwei Tage"]
        with pytest.raises(Refused, match="owner_does_not_act"):
            requirement_rows.hand_out(world.deal, both, actor=world.seller, to=world.works_council.person, on=TODAY)
        with pytest.raises(NotAllowed):
            requirement_rows.size(world.deal, both, actor=world.seller, effort=None)

    def test_of_a_confidential_deal_are_not_there_for_strangers(self, world: World) -> None:
        taken_in(world, deal=world.confidential)
        row = world.confidential.requirements.order_by("no")[0]
        with pytest.raises(Refused, match="owner_does_not_act"):
            requirement_rows.hand_out(
                world.confidential, [row.pk], actor=world.presales, to=world.services.person, on=TODAY
            )

        assert access.requirement(world.management, row.pk) == row
        for actor in (world.seller, world.product_manager, world.stranger):
            with pytest.raises(NotFound):
                access.requirement(actor, row.pk)
