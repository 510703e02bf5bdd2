"""accounts.csv, contacts.csv, people.csv, deals.csv, scopes.csv and the change tables as values.

A row without a free id of its own is left out; every other defect costs only its cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Role, StakeholderGroup
from ropeteam.language.defects import defect
from ropeteam.language.folder.csv_rows import CsvRow, csv_rows
from ropeteam.language.folder.fields import Fields, Known
from ropeteam.language.folder.paths import inside
from ropeteam.language.folder.values import Account, Change, Contact, Deal, Extra, PersonGrant, Scope

MAX_BYTES: Final = 64 * 1024 * 1024
ROLE_ALIASES: Final = {"pm": "product", "ps": "services", "sales": "seller"}

ACCOUNTS: Final = ("id", "name", "segment", "industry", "employees", "country")
CONTACTS: Final = ("account", "name", "mail", "group", "id", "recorded_on")
PEOPLE: Final = ("id", "name", "role", "from", "to", "mail", "recorded_on")
DEALS: Final = (
    "id", "account", "title", "amount_eur", "stage", "opened", "signed", "handover", "golive", "closed", "seller",
    "presales", "pm", "services", "recorded_on",
)  # fmt: skip
CONFIDENTIAL: Final = "confidential"  # stays in `extra`: the flow says what counts as a yes
SCOPES: Final = ("id", "deal", "text", "days", "price_eur", "accepted_by", "accepted_at", "recorded_on")
CHANGES: Final = ("date", "decided", "id", "field", "old", "new", "change", "recorded_on")


def read_accounts(root: Path, problems: list[Problem], *, segments: Known, accounts: Known) -> Iterator[Account]:
    """Rows of accounts.csv; their ids go to `accounts`."""
    fields = Fields("accounts.csv", problems)
    for row in _rows(root, fields, required=("id", "name"), columns=ACCOUNTS):
        key = fields.new_id(row.values["id"], accounts, row.line)
        if key is not None:
            yield Account(
                id=key,
                name=fields.needed(row.values["name"], "name", row.line) or key,
                segment=fields.link(row.values["segment"], segments, "segment", row.line),
                industry=row.values["industry"],
                employees=fields.whole(row.values["employees"], "employees", row.line),
                country=row.values["country"],
                line=row.line,
                extra=_extra(row, ACCOUNTS),
            )


def read_contacts(root: Path, problems: list[Problem], *, accounts: Known) -> Iterator[Contact]:
    fields = Fields("contacts.csv", problems)
    for row in _rows(root, fields, required=("account", "name"), columns=CONTACTS):
        yield Contact(
            id=row.values["id"],
            account=fields.link(row.values["account"], accounts, "account", row.line, needed=True),
            name=fields.needed(row.values["name"], "name", row.line),
            mail=row.values["mail"],
            group=fields.word(row.values["group"], StakeholderGroup, "group", row.line, taken=StakeholderGroup.OTHER),
            recorded_on=fields.date(row.values["recorded_on"], "recorded_on", row.line),
            line=row.line,
            extra=_extra(row, CONTACTS),
        )


def read_people(root: Path, problems: list[Problem]) -> Iterator[PersonGrant]:
    """Rows of people.csv. An `id` column, which only the export writes, is left among the extra cells."""
    fields = Fields("people.csv", problems)
    for row in _rows(root, fields, required=("name", "role"), columns=(*PEOPLE, "id")):
        wanted = row.values["role"].casefold()
        role = ROLE_ALIASES.get(wanted, wanted)
        if role not in tuple(Role):
            allowed = ", ".join(Role)
            problems.append(
                defect("unknown_role" if role else "missing_role", fields.file, row.line,
                       found=row.values["role"], name=row.values["name"], allowed=allowed)
            )  # fmt: skip
        yield PersonGrant(
            id=row.values["id"],
            name=fields.needed(row.values["name"], "name", row.line),
            role=Role(role) if role in tuple(Role) else None,
            start=fields.date(row.values["from"], "from", row.line),
            end=fields.date(row.values["to"], "to", row.line),
            mail=row.values["mail"],
            recorded_on=fields.date(row.values["recorded_on"], "recorded_on", row.line),
            line=row.line,
            extra=_extra(row, PEOPLE),
        )


def read_deals(root: Path, problems: list[Problem], *, accounts: Known, deals: Known) -> Iterator[Deal]:
    """Rows of deals.csv; their ids go to `deals`."""
    fields = Fields("deals.csv", problems)
    for row in _rows(root, fields, required=("id", "account"), columns=(*DEALS, CONFIDENTIAL)):
        key = fields.new_id(row.values["id"], deals, row.line)
        if key is None:
            continue
        values = row.values

        def day(name: str, row: CsvRow = row) -> date | None:
            return fields.date(row.values[name], name, row.line)

        yield Deal(
            id=key,
            account=fields.link(values["account"], accounts, "account", row.line),
            title=values["title"] or key,
            amount_eur=fields.number(values["amount_eur"], "amount_eur", row.line),
            stage=values["stage"],
            opened=day("opened"),
            signed=day("signed"),
            handover=day("handover"),
            golive=day("golive"),
            closed=day("closed"),
            seller=values["seller"],
            presales=values["presales"],
            pm=values["pm"],
            services=values["services"],
            recorded_on=day("recorded_on"),
            line=row.line,
            extra=_extra(row, DEALS),
        )


def read_scopes(root: Path, problems: list[Problem], *, deals: Known) -> Iterator[Scope]:
    fields = Fields("scopes.csv", problems)
    known = Known("scopes.csv", True)
    for row in _rows(root, fields, required=("id", "deal", "text"), columns=SCOPES):
        key = fields.new_id(row.values["id"], known, row.line)
        if key is not None:
            yield Scope(
                id=key,
                deal=fields.link(row.values["deal"], deals, "deal", row.line, needed=True),
                text=fields.needed(row.values["text"], "text", row.line),
                days=fields.number(row.values["days"], "days", row.line),
                price_eur=fields.number(row.values["price_eur"], "price_eur", row.line),
                accepted_by=row.values["accepted_by"],
                accepted_at=fields.date(row.values["accepted_at"], "accepted_at", row.line),
                recorded_on=fields.date(row.values["recorded_on"], "recorded_on", row.line),
                line=row.line,
                extra=_extra(row, SCOPES),
            )


def read_changes(root: Path, name: str, problems: list[Problem], *, known: Known) -> Iterator[Change]:
    """Rows of roadmap_changes.csv or capability_changes.csv, both forms: computed with, or in words."""
    fields = Fields(name, problems)
    for row in _rows(root, fields, required=(), columns=CHANGES):
        values = row.values
        day = "date" if values["date"] else "decided"
        for needed in (day,) if values["change"] else (day, "id", "field"):
            fields.needed(values[needed], needed, row.line)
        yield Change(
            date=fields.date(values[day], day, row.line),
            id=fields.link(values["id"], known, "id", row.line),
            field=values["field"],
            old=values["old"],
            new=values["new"],
            words=values["change"],
            recorded_on=fields.date(values["recorded_on"], "recorded_on", row.line),
            file=name,
            line=row.line,
        )


def _rows(root: Path, fields: Fields, *, required: Collection[str], columns: Collection[str]) -> Iterator[CsvRow]:
    path = inside(root, fields.file, fields.problems)
    if path is None:
        return
    for row in csv_rows(
        path, name=fields.file, problems=fields.problems, required=required, optional=columns, max_bytes=MAX_BYTES
    ):
        if any(row.more):
            fields.problems.append(
                defect("extra_cells", fields.file, row.line, found=", ".join(filter(None, row.more)))
            )
        yield row


def _extra(row: CsvRow, columns: Collection[str]) -> Extra:
    return tuple((name, value) for name, value in row.values.items() if name not in columns and value)
