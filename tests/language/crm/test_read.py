from __future__ import annotations

import os
import tracemalloc
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ropeteam.core.problems import Problem
from ropeteam.language.crm.names import NameIndex
from ropeteam.language.crm.read import read_accounts, read_deals, read_products
from ropeteam.language.crm.survey import survey
from ropeteam.language.crm.values import CrmDeal, Kind, Table
from ropeteam.language.folder.cells import DayOrder

DATA = Path(os.environ.get("ROPETEAM_DATA", "")) / "crm_sales_opportunities"
HEADER = "opportunity_id,account,product,deal_stage,engage_date,close_date,close_value\n"


def table(folder: Path, content: str, kind: Kind = "deals", order: DayOrder | None = None) -> Table:
    path = folder / f"{kind}.csv"
    path.write_text(content, encoding="utf-8")
    return survey(path, kind=kind, name=path.name, date_order=order)


def deals(folder: Path, rows: str, **options: NameIndex) -> list[CrmDeal]:
    return list(read_deals(table(folder, HEADER + rows), loose=[], **options))


def codes(problems: tuple[Problem, ...] | list[Problem]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in problems]


class TestDeals:
    def test_a_clean_row(self, tmp_path: Path) -> None:
        (row,) = deals(tmp_path, "d1,Kessel,GTX Pro,Won,10/20/2025,3/1/2026,1054\n")

        assert (row.id, row.account, row.account_written, row.title) == ("d1", None, "Kessel", "Kessel · GTX Pro")
        assert (row.amount, row.stage, row.outcome) == (Decimal(1054), "Won", "won")
        assert (row.opened, row.closed, row.line, row.problems) == (date(2025, 10, 20), date(2026, 3, 1), 2, ())

    def test_every_row_is_kept_with_its_defects(self, tmp_path: Path) -> None:
        products, accounts = NameIndex(), NameIndex()
        products.add("GTX Pro", "GTX Pro")
        accounts.add("k1", "Kessel AG")

        rows = deals(
            tmp_path,
            "d1,kessel ag,GTXPro,Won,10/20/2025,3/1/2026,1054\n"
            "d2,,GTX Pro,Engaging,10/20/2025,,\n"
            "d1,Kesel AG,Anderes,Mond,gestern,3/1/2026,-5\n"
            ",k1,,Won,,,\n"
            "d5,k1,,Lost,,,viel,x\n",
            accounts=accounts,
            products=products,
        )

        assert [(row.account, row.product, row.duplicate_of) for row in rows] == [
            ("k1", None, None),
            (None, "GTX Pro", None),
            (None, None, 2),
            ("k1", None, None),
            ("k1", None, None),
        ]
        assert [codes(row.problems) for row in rows] == [
            [("unknown_product", 2)],
            [("missing_account", 3), ("missing_amount", 3)],
            [
                ("duplicate_id_kept", 4), ("unknown_stage", 4), ("unknown_account", 4), ("negative_amount", 4),
                ("bad_date", 4), ("unknown_product", 4),
            ],
            [("missing_id_kept", 5), ("missing_value", 5), ("missing_amount", 5)],
            [("extra_cells", 6), ("bad_number", 6)],
        ]  # fmt: skip
        assert [problem.notice for problem in rows[1].problems] == [False, True]
        assert [problem.notice for problem in rows[3].problems] == [False, False, False]
        assert rows[0].problems[0].value("near") == "GTX Pro"
        assert products.proposals == Counter({"GTXPro": 1, "Anderes": 1})

    def test_a_torn_last_line_belongs_to_no_row(self, tmp_path: Path) -> None:
        loose: list[Problem] = []
        found = table(tmp_path, HEADER + f"d1,k,,Won,,1.4.2026,1\nd2,{'x' * 200_000}\n")

        assert [row.id for row in read_deals(found, loose=loose)] == ["d1"]
        assert codes(loose) == [("broken_row", 3)]

    def test_an_encoding_guessed_is_told_once(self, tmp_path: Path) -> None:
        path = tmp_path / "deals.csv"
        path.write_bytes((HEADER + "d1,Müller,,Won,,1.4.2026,1\nd2,Größe,,Won,,1.4.2026,1\n").encode("cp1252"))
        rows = list(read_deals(survey(path, kind="deals", name="deals.csv"), loose=[]))

        assert [row.account_written for row in rows] == ["Müller", "Größe"]
        assert [codes(row.problems) for row in rows] == [[("encoding_guessed", 2)], []]

    def test_without_an_id_column_nothing_is_read(self, tmp_path: Path) -> None:
        found = table(tmp_path, "farbe,form\nrot,rund\n")

        assert codes(found.problems) == [("missing_column", 1)]
        assert list(read_deals(found, loose=[])) == []


class TestDates:
    def test_one_clear_date_settles_the_order(self, tmp_path: Path) -> None:
        rows = deals(tmp_path, "d1,k,,Won,1/2/2026,1/25/2026,1\n")

        assert rows[0].opened == date(2026, 1, 2)
        found = table(tmp_path, HEADER + "d1,k,,Won,25/1/2026,1/2/2026,1\n")
        assert (found.date_order, codes(found.problems)) == ("dmy", [("slashed_dates", None)])

    def test_contradicting_dates_settle_nothing(self, tmp_path: Path) -> None:
        found = table(tmp_path, HEADER + "d1,k,,Won,25/1/2026,1/25/2026,1\nd2,k,,Won,1/2/2026,,1\n")

        assert found.date_order is None
        assert [code for row in read_deals(found, loose=[]) for code, _ in codes(row.problems)] == [
            "missing_value",
            "ambiguous_date",
        ]

    def test_a_declared_order_holds(self, tmp_path: Path) -> None:
        found = table(tmp_path, HEADER + "d1,k,,Won,1/2/2026,3/4/2026,1\n", order="dmy")

        (row,) = read_deals(found, loose=[])
        assert (row.opened, row.closed, found.problems) == (date(2026, 2, 1), date(2026, 4, 3), ())


class TestAccountsAndProducts:
    def test_ids_names_and_odd_spellings(self, tmp_path: Path) -> None:
        index = NameIndex()
        found = table(
            tmp_path,
            "Id,Name,Industry,Employees,Country\nk1,Kessel AG,technolgy,1200,Germany\nk1,Doppelt,,,\n,,retail,,\n"
            ",Nur Name,retail,viele,Germny\n",
            "accounts",
        )
        rows = list(read_accounts(found, index, loose=[]))

        assert [(row.id, row.name, row.employees) for row in rows] == [
            ("k1", "Kessel AG", 1200),
            ("k1", "Doppelt", None),
            ("", "", None),
            ("Nur Name", "Nur Name", None),
        ]
        assert [codes(row.problems) for row in rows] == [
            [("odd_spelling", 2)],
            [("duplicate_id", 3)],
            [("missing_id", 4)],
            [("bad_number", 5), ("odd_spelling", 5)],
        ]
        assert index.ids == {"k1": "Kessel AG", "Nur Name": "Nur Name"}

    def test_products(self, tmp_path: Path) -> None:
        index = NameIndex()
        found = table(tmp_path, "product,series,sales_price\nGTX Pro,GTX,4821\nGTX Pro,GTX,1\n,,2\n", "products")
        rows = list(read_products(found, index, loose=[]))

        assert [(row.id, row.series, row.price, codes(row.problems)) for row in rows] == [
            ("GTX Pro", "GTX", Decimal(4821), []),
            ("GTX Pro", "GTX", Decimal(1), [("duplicate_id", 3)]),
            ("", "", Decimal(2), [("missing_id", 4)]),
        ]

    def test_unreadable_files(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        assert codes(survey(path, kind="accounts", name="a.csv").problems) == [("missing_file", None)]
        path.write_bytes(b"")
        found = survey(path, kind="accounts", name="a.csv")
        assert codes(found.problems) == [("empty_file", None)]
        assert list(read_accounts(found, NameIndex(), loose=[])) == []


class TestMemory:
    def test_memory_grows_with_ids_only(self, tmp_path: Path) -> None:
        """Rows of 2,000 characters: ten times as many may cost a hundred bytes each, not two thousand."""
        peaks = []
        for rows in (200, 2000):
            content = "".join(f"d{no},k,{'x' * 2000},Won,,1.4.2026,1\n" for no in range(rows))
            found = table(tmp_path, HEADER + content)
            tracemalloc.start()
            count = sum(1 for _ in read_deals(found, loose=[]))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            assert count == rows

        assert peaks[1] - peaks[0] < 1800 * 300


@pytest.mark.skipif(not DATA.is_dir(), reason="ROPETEAM_DATA names no folder with crm_sales_opportunities")
class TestRealExport:
    def test_all_rows_are_kept_and_every_defect_is_counted(self) -> None:
        tables = {kind: survey(DATA / name, kind=kind, name=name) for kind, name in _FILES.items()}
        products, accounts = NameIndex(), NameIndex()
        loose: list[Problem] = []
        for _ in read_products(tables["products"], products, loose=loose):
            pass
        odd = Counter(
            (problem.code, problem.value("found"))
            for row in read_accounts(tables["accounts"], accounts, loose=loose)
            for problem in row.problems
        )
        rows, defects, without_date = 0, Counter[str](), 0
        for row in read_deals(tables["deals"], accounts=accounts, products=products, loose=loose):
            rows += 1
            defects.update(problem.code for problem in row.problems)
            without_date += row.outcome == "won" and row.closed is None

        assert (rows, tables["deals"].rows, tables["deals"].date_order, without_date) == (8800, 8800, "mdy", 0)
        assert defects == {"unknown_product": 1480, "missing_account": 1425, "missing_amount": 2089}
        assert products.proposals == {"GTXPro": 1480}
        assert products.find("GTXPro").near == "GTX Pro"
        assert odd == {("odd_spelling", "technolgy"): 12, ("odd_spelling", "Philipines"): 1}
        assert loose == []


_FILES: dict[Kind, str] = {"products": "products.csv", "accounts": "accounts.csv", "deals": "sales_pipeline.csv"}
