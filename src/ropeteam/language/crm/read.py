"""Rows of CRM exports, one at a time: every row is kept, every defect stands at its row.

Memory does not grow with the size of the files, except by the ids: of all accounts and products with their names, of
the deals a number each (to find ids that come twice).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ropeteam.core.problems import Problem
from ropeteam.language.crm.column_names import NEEDED
from ropeteam.language.crm.names import Match, NameIndex
from ropeteam.language.crm.values import CrmAccount, CrmDeal, CrmProduct, Table
from ropeteam.language.deal_stages import KNOWN, stage_outcome
from ropeteam.language.defects import defect, notice
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, parse_date
from ropeteam.language.folder.csv_rows import CsvRow, csv_rows
from ropeteam.language.folder.fields import Fields


def read_accounts(table: Table, index: NameIndex, *, loose: list[Problem]) -> Iterator[CrmAccount]:
    """Every row; ids and names go to `index`, defects that belong to no row (a torn last line) to `loose`."""
    lines: dict[int, int] = {}
    for cells in _rows(table, loose):
        name = cells.text("name")
        key = cells.text("id") or name
        first = _first_line(key, cells, lines)
        if first is None and key:
            index.add(key, name or key)
        yield CrmAccount(
            id=key,
            name=name or key,
            industry=cells.few("industry"),
            employees=cells.fields.whole(cells.text("employees"), "employees", cells.line),
            country=cells.few("country"),
            parent=cells.text("parent"),
            duplicate_of=first,
            line=cells.line,
            problems=tuple(cells.problems),
        )


def read_products(table: Table, index: NameIndex, *, loose: list[Problem]) -> Iterator[CrmProduct]:
    """Every row; ids and names go to `index`, defects that belong to no row to `loose`."""
    lines: dict[int, int] = {}
    for cells in _rows(table, loose):
        name = cells.text("name")
        key = cells.text("id") or name
        if _first_line(key, cells, lines) is None and key:
            index.add(key, name or key)
        yield CrmProduct(
            id=key,
            name=name or key,
            series=cells.text("series"),
            price=cells.fields.number(cells.text("price"), "price", cells.line),
            line=cells.line,
            problems=tuple(cells.problems),
        )


def read_deals(
    table: Table, *, accounts: NameIndex | None = None, products: NameIndex | None = None, loose: list[Problem]
) -> Iterator[CrmDeal]:
    """Every row. Without `accounts` or `products` their names are taken as written; where no account is known at all, that
    is said once. Defects that belong to no row go to `loose`."""
    lines: dict[int, int] = {}
    nobody = accounts is not None and not accounts.ids
    for cells in _rows(table, loose):
        key, stage = cells.text("id"), cells.text("stage")
        first = _first_line(key, cells, lines, kept=True)
        outcome = stage_outcome(stage) if stage else None
        if stage and outcome is None:
            cells.problems.append(defect("unknown_stage", table.name, cells.line, found=stage, allowed=KNOWN))
        account, product = cells.text("account"), cells.text("product")
        if account and nobody:
            loose.append(defect("no_accounts", table.name, None))
            accounts, nobody = None, False
        closed = cells.day("closed")
        if outcome == "won" and not cells.text("closed"):
            cells.problems.append(defect("missing_value", table.name, cells.line, field="closed"))
        yield CrmDeal(
            id=key,
            account=_account(account, cells, accounts),
            account_written=account,
            title=cells.text("title") or " · ".join(filter(None, (account, product))) or key,
            amount=_amount(cells, key, closed=outcome == "won"),
            currency=cells.text("currency").upper(),
            stage=stage,
            outcome=outcome,
            opened=cells.day("opened"),
            closed=closed,
            seller=cells.text("seller"),
            product=_product(product, cells, products),
            product_written=product,
            duplicate_of=first,
            line=cells.line,
            problems=tuple(cells.problems),
        )


class _Cells:
    """One row seen through the columns taken for each field; what is wrong with it goes to `problems`."""

    def __init__(self, row: CsvRow, table: Table, columns: dict[str, str]) -> None:
        self.line = row.line
        self.problems: list[Problem] = []
        self.fields = Fields(table.name, self.problems)
        self._row = row
        self._table = table
        self._columns = columns
        if any(row.more):
            found = ", ".join(filter(None, row.more))
            self.problems.append(defect("extra_cells", table.name, row.line, found=found))

    def text(self, field: str) -> str:
        return self._row.values.get(self._columns.get(field, ""), "")

    def few(self, field: str) -> str:
        """A field of few values: an odd spelling is reported, never changed."""
        value = self.text(field)
        near = self._table.odd.get(field, {}).get(value)
        if near:
            self.problems.append(
                defect("odd_spelling", self._table.name, self.line, field=field, found=value, near=near)
            )
        return value

    def day(self, field: str) -> date | None:
        text = self.text(field)
        try:
            return parse_date(text, order=self._table.date_order)
        except AmbiguousDate:
            self.problems.append(defect("ambiguous_date", self._table.name, self.line, field=field, found=text))
        except BadDate:
            self.problems.append(defect("bad_date", self._table.name, self.line, field=field, found=text))
        return None


def _rows(table: Table, loose: list[Problem]) -> Iterator[_Cells]:
    if any(guess.field in NEEDED[table.kind] and guess.column is None for guess in table.guesses) or not table.guesses:
        return  # the survey said so
    columns = {guess.field: table.column(guess.field) for guess in table.guesses if guess.column}
    problems: list[Problem] = []
    for row in csv_rows(table.path, name=table.name, problems=problems):
        cells = _Cells(row, table, columns)
        # What was met while this row was looked for: broken rows before it, an encoding guessed in it.
        cells.problems.extend(problem for problem in problems if problem.line not in (None, 1))
        problems.clear()
        yield cells
    loose.extend(problem for problem in problems if problem.line not in (None, 1))


def _first_line(key: str, cells: _Cells, lines: dict[int, int], *, kept: bool = False) -> int | None:
    """The line of an earlier row with this id. Ids are kept as their hashes: 64 bits do not meet by chance in any
    export. Whether the row is `kept` all the same (under its line), or left out, is said."""
    file, line = cells.fields.file, cells.line
    if not key:
        cells.problems.append(
            defect("missing_id_kept", file, line, kept=f"line-{line}") if kept else defect("missing_id", file, line)
        )
        return None
    first = lines.setdefault(hash(key), line)
    if first == line:
        return None
    cells.problems.append(
        defect("duplicate_id_kept", file, line, id=key, first=first, kept=f"{key}#{line}")
        if kept
        else defect("duplicate_id", file, line, id=key, first=first)
    )
    return first


def _account(written: str, cells: _Cells, accounts: NameIndex | None) -> str | None:
    if not written:
        cells.problems.append(defect("missing_account", cells.fields.file, cells.line, id=cells.text("id")))
        return None
    if accounts is None:
        return None
    match = accounts.find(written)
    if match.id is None:
        cells.problems.append(defect("unknown_account", cells.fields.file, cells.line, found=written, near=match.near))
    return match.id


def _product(written: str, cells: _Cells, products: NameIndex | None) -> str | None:
    if not written or products is None:
        return None
    match: Match = products.find(written)
    if match.id is None:
        cells.problems.append(defect("unknown_product", cells.fields.file, cells.line, found=written, near=match.near))
    return match.id


def _amount(cells: _Cells, key: str, *, closed: bool) -> Decimal | None:
    """A won deal needs an amount; an open one may not have one yet, which is only noticed."""
    text = cells.text("amount")
    amount = cells.fields.number(text, "amount", cells.line)
    if not text:
        report = defect if closed else notice
        cells.problems.append(report("missing_amount", cells.fields.file, cells.line, id=key))
    elif amount is not None and amount < 0:
        cells.problems.append(defect("negative_amount", cells.fields.file, cells.line, id=key, found=text))
    return amount
