"""A tender lives: taken in, suggested, answered, taken back, given out, come again; a gap became a wish, a row a promise."""

from __future__ import annotations

from cast import TODAY
from flows.tenders import OFFLINE, PRINT, ROWS, SAP, workbook

from ropeteam.core.vocabulary import Effort
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import (
    coverage,
    requirement_files,
    requirement_promises,
    requirement_rows,
    requirement_suggestions,
    requirements,
)
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.wording.requirements import written

REPORT = "Berichte als PDF"


def tendered(deal: models.Deal, *, seller: Actor, presales: Actor) -> None:
    first = _taken_in(deal, presales, [*ROWS, ("4", REPORT, "Muss")], "lv.xlsx")
    rows = {row.text: row for row in deal.requirements.all()}
    requirement_rows.hand_out(deal, [rows[SAP].pk], actor=seller, to=presales.person, on=TODAY)
    requirement_rows.size(deal, [rows[PRINT].pk], actor=presales, effort=Effort.LARGE, note="„viel“; ein Quartal")
    report = models.Capability.objects.get(key="berichte")
    requirement_rows.say_about(rows[REPORT], actor=presales, capability=report)
    models.Coverage.objects.create(
        requirement=rows[REPORT], n=1, status="as_is", confidence=0.75, reasons=[{"code": "pattern", "deals": "1"}],
        capability=report, capability_version=report.versions.order_by("-n")[0],
        pattern=models.SolutionPattern.objects.order_by("pk").first(), rule_version="coverage-1", said_on=TODAY,
    )  # fmt: skip
    coverage.accept(deal, [rows[REPORT].pk], actor=presales, on=TODAY, speak=lambda said: "Läuft heute.\nSo.")
    wrong = coverage.answer(deal, [rows[OFFLINE].pk], actor=presales, status=Coverage.REFUSE, on=TODAY)
    assert wrong.deed is not None
    coverage.undo(wrong.deed, actor=presales, on=TODAY)
    coverage.answer(deal, [rows[PRINT].pk], actor=presales, status=Coverage.GAP, on=TODAY)
    requirement_files.give_out(first, actor=seller, words=written("de"), on=TODAY)
    requirement_promises.take_up(rows[REPORT], actor=seller, on=TODAY)
    _taken_in(deal, presales, [*ROWS[1:], ("4", REPORT, "Soll")], "lv2.xlsx", replaces=first)
    more = requirements.paste(deal, actor=seller, words=f"{REPORT}!\nDruck", on=TODAY).sheet
    assert more is not None
    requirements.take_in(more, actor=seller, tabs=requirements.columns_of(more), on=TODAY, read_later=False)
    requirements.read_sheet(more.pk, on=TODAY)
    again = deal.requirements.get(text=f"{REPORT}!")
    assert coverage.repeat(deal, [again.pk], actor=presales, on=TODAY).done == 1
    requirements.paste(deal, actor=seller, words="Wartet noch auf seine Spalten", on=TODAY)
    for event in models.Event.objects.filter(code="requirements.answered").order_by("pk"):
        reactions.react(event.pk, on=TODAY)
    requirement_suggestions.suggest_all(deal.pk, on=TODAY)


def _taken_in(
    deal: models.Deal,
    actor: Actor,
    rows: list[tuple[str, str, str]],
    name: str,
    replaces: models.RequirementSheet | None = None,
) -> models.RequirementSheet:
    sheet = requirements.bring(
        deal, actor=actor, data=workbook(rows), file_name=name, on=TODAY, replaces=replaces
    ).sheet
    assert sheet is not None
    tabs = requirements.columns_of(sheet)
    requirements.take_in(sheet, actor=actor, tabs=tabs, on=TODAY, words={"as_is": "ja"}, read_later=False)
    requirements.read_sheet(sheet.pk, on=TODAY)
    sheet.refresh_from_db()
    return sheet
