"""A customer's list of requirements comes in: kept whole, its columns shown, taken in when somebody said that they are right.

Rule in prose. A file is looked at while somebody waits: what it is, and which column of which table means what. Nothing of it
counts yet. Taken in, its rows are read by a job. A row is the same requirement as before where its words are the same
(language.requirements.words), whatever its number: it keeps what was answered. If the file replaces an earlier one, rows that it
holds no more have left; they keep their history and count for nothing. The same bytes again change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.file_names import plain_name
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.requirements import columns as guessing
from ropeteam.language.requirements import read as reading
from ropeteam.language.requirements import rows
from ropeteam.language.requirements.columns import Columns
from ropeteam.language.requirements.contract import Book
from ropeteam.language.requirements.words import words_hash
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models, queue
from ropeteam.store.actor import Actor
from ropeteam.store.defects import as_kept

PASTED = "pasted.txt"
LOOKED_AT = 400
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Brought:
    """`sheet` is None where the file was refused; `problems` say why. `new`: these bytes were not there already."""

    sheet: models.RequirementSheet | None
    new: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """What reading a sheet made of it: `new` rows, rows `known` from before, rows that `left` with the version before."""

    new: int = 0
    known: int = 0
    left: int = 0


def bring(
    deal: models.Deal,
    *,
    actor: Actor,
    data: bytes,
    file_name: str,
    on: date,
    replaces: models.RequirementSheet | None = None,
    pasted: bool = False,
) -> Brought:
    """Keep a file with its columns as guessed. It waits for a person to say that they are right."""
    access.require(actor, Deed.BRING_REQUIREMENTS, deal=deal)
    if replaces is not None and (replaces.deal_id != deal.pk or replaces.taken_on is None):
        raise Refused("sheet_of_other_deal")
    name = plain_name(file_name, otherwise="requirements")
    try:
        form = reading.form_of(data, name=name, pasted=pasted)
    except Unreadable as error:
        return Brought(None, False, (error.problem,))
    book = reading.read(data, name=name, form=form, most=LOOKED_AT)
    if book.format is None:
        return Brought(None, False, book.problems)
    content_hash = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)  # two at once make two numbers
        there = models.RequirementSheet.objects.filter(deal=deal, content_hash=content_hash).defer("original")
        same = there.filter(replaced_by__isnull=True).order_by("-n").first()
        if same is not None:
            return Brought(same, False)
        if replaces is not None and models.RequirementSheet.objects.filter(replaces=replaces).exists():
            raise Refused("sheet_replaced_already")
        sheet = models.RequirementSheet.objects.create(
            deal=deal,
            n=(deal.requirement_sheets.aggregate(last=Max("n"))["last"] or 0) + 1,
            file_name=name,
            format=form.value,
            content_hash=content_hash,
            original=data,
            replaces=replaces,
            columns={"tabs": [one.as_json() for one in _likely(_guessed(book, replaces))]},
            problems=as_kept(book.problems),
            recorded_on=on,
            created_by=actor.person,
        )
        events.append("requirements.brought", sheet, actor=actor, company=deal.company, deal_id=deal.pk, n=sheet.n)
    return Brought(sheet, True, book.problems)


def paste(deal: models.Deal, *, actor: Actor, words: str, on: date) -> Brought:
    """The same from words that somebody pasted: cells of a spreadsheet, or a row a line."""
    if not words.strip():
        raise Refused("offer_empty")
    data = storable(words).replace("\r\n", "\n").strip("\n").encode()
    return bring(deal, actor=actor, data=data, file_name=PASTED, on=on, pasted=True)


def look(sheet: models.RequirementSheet) -> Book:
    """The first rows of every table of a file that is kept."""
    return reading.read(bytes(sheet.original), name=sheet.file_name, form=SheetFormat(sheet.format), most=LOOKED_AT)


def throw_away(sheet: models.RequirementSheet, *, actor: Actor) -> None:
    """A file that was brought and never taken in goes again. One that was taken in stays."""
    access.require(actor, Deed.BRING_REQUIREMENTS, deal=sheet.deal)
    with transaction.atomic():
        held = _held(sheet)
        if held.taken_on is not None:
            raise Refused("sheet_taken_in")
        events.append(
            "requirements.thrown_away", held, actor=actor, company=sheet.deal.company, deal_id=sheet.deal_id, n=held.n
        )
        held.delete()


def take_in(
    sheet: models.RequirementSheet,
    *,
    actor: Actor,
    tabs: Sequence[Columns],
    on: date,
    words: Mapping[str, str] | None = None,
    read_later: bool = True,
) -> None:
    """A person says which column of which table means what; then the rows are read. `words` are what the customer wants written
    for each coverage. Taken in again with other columns, the same rows are read anew: what was answered stays with its words."""
    access.require(actor, Deed.BRING_REQUIREMENTS, deal=sheet.deal)
    if not tabs or any(one.place("text") is None for one in tabs):
        raise Refused("text_column_missing")
    for one in tabs:
        if len(set(one.places.values())) < len(one.places):
            raise Refused("column_named_twice", tab=one.name)
    with transaction.atomic():
        held = _held(sheet)
        if models.RequirementSheet.objects.filter(replaces=held, taken_on__isnull=False).exists():
            raise Refused("sheet_replaced_already")
        held.columns = {"tabs": [one.as_json() for one in tabs], "words": dict(words or {})}
        held.taken_on, held.read_on = held.taken_on or on, None
        held.save(update_fields=["columns", "taken_on", "read_on"])
        events.append(
            "requirements.taken_in", held, actor=actor, company=sheet.deal.company, deal_id=sheet.deal_id, n=held.n
        )
        if read_later:
            queue.enqueue(queue.READ_REQUIREMENTS, lock=f"requirements-{sheet.deal_id}", sheet_id=sheet.pk)


def columns_of(sheet: models.RequirementSheet) -> list[Columns]:
    """How the file is read, as somebody said or as it was guessed."""
    return [guessing.from_json(one) for one in sheet.columns.get("tabs", ())]


def read_sheet(sheet_id: int, *, on: date) -> Booked:
    """Read every row of a file that was taken in, and book them. Language works outside of any transaction."""
    sheet = models.RequirementSheet.objects.select_related("deal__company").get(pk=sheet_id)
    if sheet.taken_on is None or sheet.read_on is not None:
        return Booked()
    book = reading.read(bytes(sheet.original), name=sheet.file_name, form=SheetFormat(sheet.format))
    tabs = {tab.no: tab for tab in book.tabs}
    found: list[tuple[int, rows.Item]] = []
    problems = list(book.problems)
    for columns in columns_of(sheet):
        if columns.tab in tabs:
            items = rows.items(tabs[columns.tab], columns, name=sheet.file_name)
            found += [(columns.tab, item) for item in items.items]
            problems += items.problems
    if len(found) > MOST:
        problems.append(Problem("too_many_requirements", sheet.file_name, None, (("limit", str(MOST)),)))
    if not found:
        problems.append(Problem("no_requirements", sheet.file_name))
    return _book(sheet, found[:MOST], problems, on=on)


def _held(sheet: models.RequirementSheet) -> models.RequirementSheet:
    """The file, held, without its bytes; somebody may have thrown it away meanwhile."""
    found = models.RequirementSheet.objects.select_for_update().defer("original").filter(pk=sheet.pk).first()
    if found is None:
        raise NotFound("requirement_sheet", str(sheet.pk))
    return found


def _guessed(book: Book, before: models.RequirementSheet | None) -> list[Columns]:
    """The columns of each table: as they were in the version before where its names still stand there, else guessed."""
    known = {one.name: one for one in columns_of(before)} if before is not None else {}
    found = []
    for tab in book.tabs:
        guess, was = guessing.guess(tab), known.get(tab.name)
        same = was is not None and was.header == guess.header and max(was.places.values(), default=0) < tab.width
        found.append(
            Columns(tab.no, tab.name, was.header, was.first, was.places, was.must)
            if was is not None and same
            else guess
        )
    return found


def _likely(guesses: Sequence[Columns]) -> list[Columns]:
    """Tables with a row of names; where none has one, the first with words."""
    named = [one for one in guesses if one.header and one.place("text") is not None]
    return named or [one for one in guesses if one.place("text") is not None][:1]


def _book(
    sheet: models.RequirementSheet, found: Sequence[tuple[int, rows.Item]], problems: Sequence[Problem], *, on: date
) -> Booked:
    with transaction.atomic():
        models.Deal.objects.select_for_update(no_key=True).get(pk=sheet.deal_id)
        held = _held(sheet)
        if held.read_on is not None:
            return Booked()
        before = _before(sheet)
        lineage = list(
            models.Requirement.objects.select_for_update(no_key=True).filter(sheet__in=before).order_by("no")
        )
        # Places are freed first: rows of a file may have changed places with one another.
        models.Requirement.objects.filter(sheet__in=before).update(tab=None, row=None)
        by_words: dict[str, list[models.Requirement]] = {}
        for row in lineage:
            by_words.setdefault(row.words_hash, []).append(row)
        last = models.Requirement.objects.filter(deal=sheet.deal_id).aggregate(last=Max("no"))["last"] or 0
        new: list[models.Requirement] = []
        known: list[models.Requirement] = []
        for tab, item in found:
            text = storable(item.text)
            words = words_hash(text)
            there = by_words[words].pop(0) if by_words.get(words) else None
            row = there or models.Requirement(
                deal_id=sheet.deal_id,
                no=last + len(new) + 1,
                words_hash=words,
                recorded_on=on,
                created_by=held.created_by,
            )
            row.sheet, row.tab, row.row, row.left_on = sheet, tab, item.row, None
            row.named, row.section, row.text, row.must = item.named, item.section, text, item.must
            row.language = language_of(text)
            (new if there is None else known).append(row)
        models.Requirement.objects.bulk_create(new, batch_size=1000)
        changed = ["sheet", "tab", "row", "left_on", "named", "section", "text", "must", "language"]
        models.Requirement.objects.bulk_update(known, changed, batch_size=500)
        gone = [row for rest in by_words.values() for row in rest if row.left_on is None]
        models.Requirement.objects.filter(pk__in=[row.pk for row in gone]).update(left_on=on)
        held.read_on, held.problems = on, as_kept(problems)
        held.save(update_fields=["read_on", "problems"])
        _told(sheet, new=len(new), known=len(known), left=len(gone))
    return Booked(len(new), len(known), len(gone))


def _before(sheet: models.RequirementSheet) -> list[int]:
    """This file and every version before it."""
    found: list[int] = []
    pk: int | None = sheet.pk
    while pk is not None and pk not in found:
        found.append(pk)
        pk = models.RequirementSheet.objects.filter(pk=pk).values_list("replaces", flat=True).first()
    return found


def _told(sheet: models.RequirementSheet, **counts: int) -> None:
    actor = Actor(sheet.deal.company, sheet.created_by, frozenset())
    ids: dict[str, Any] = {"n": sheet.n, **counts}
    events.append("requirements.read", sheet, actor=actor, company=sheet.deal.company, deal_id=sheet.deal_id, **ids)
