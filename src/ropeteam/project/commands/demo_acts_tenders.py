"""A story's tenders: the customer's file is brought, taken in as guessed and read at once; then rows are answered."""

from __future__ import annotations

from ropeteam.core.errors import NotFound
from ropeteam.flows import coverage, requirement_suggestions, requirements
from ropeteam.language.requirements.contract import MAX_BYTES
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store.queries.requirements import standing


def bring(act: Act, stage: Stage) -> list[Words]:
    told, day, actor = act.values, day_of(act), stage.actor(act)
    path = (stage.folder / told["file"]).resolve()
    if not path.is_relative_to(stage.folder.resolve()) or not path.is_file():
        raise NotFound("file", told["file"])
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    deal = stage.deal(act)
    found = requirements.bring(deal, actor=actor, data=data, file_name=path.name, on=day)
    if found.sheet is None:
        raise NotFound("file", told["file"])
    if found.new:
        tabs, words = requirements.columns_of(found.sheet), told.get("customers_words", {})
        requirements.take_in(found.sheet, actor=actor, tabs=tabs, on=day, words=words, read_later=False)
        requirements.read_sheet(found.sheet.pk, on=day)
        requirement_suggestions.suggest_all(deal.pk, on=day)
    return []


def cover(act: Act, stage: Stage) -> list[Words]:
    """`rows` are the customer's own numbers."""
    told, deal = act.values, stage.deal(act)
    ids = list(standing(deal).filter(named__in=told["rows"]).values_list("pk", flat=True))
    coverage.answer(
        deal,
        ids,
        actor=stage.actor(act),
        status=told["coverage"],
        on=day_of(act),
        comment=told.get("comment"),
    )
    return []
