"""The CSV files of a company folder."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Role, StakeholderGroup
from ropeteam.language.folder import read_folder, rows
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, BadNumber, parse_bool, parse_date, parse_number
from ropeteam.language.folder.values import CompanyFolder

COMPANY = "company: H\nproduct: W\nsegments: [{id: mb, name: Maschinenbau}]\n"
ACCOUNTS = "id,name,segment,industry,employees,country\nk1,Kessel AG,mb,Maschinen,1200,DE\n"
DEALS = "id,account,title,amount_eur,stage,opened,signed,handover,golive,closed,seller,presales,pm,services\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(COMPANY)
    (tmp_path / "accounts.csv").write_text(ACCOUNTS)
    return tmp_path


def found_in(folder: Path, **files: str | bytes) -> CompanyFolder:
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return read_folder(folder)


def places(found: CompanyFolder) -> list[tuple[str, str, int | None]]:
    return [(problem.code, problem.file, problem.line) for problem in found.problems]


class TestAccounts:
    def test_german_file_with_bom_semicolons_and_a_line_end_in_a_cell(self, folder: Path) -> None:
        found = found_in(
            folder,
            accounts=b"\xef\xbb\xbfid;Name;segment;industry;employees;country\r\n"
            b'k1;"Kessel;AG\r\nWerk S\xc3\xbcd";Maschinenbau;"Sagt ""hallo""";1.200;DE\r\n'
            b"\r\nk2;;weg;;viele;\r\nk1;x;;;;\r\n",
        )

        assert [(row.id, row.name, row.segment, row.industry, row.employees, row.line) for row in found.accounts] == [
            ("k1", "Kessel;AG\nWerk Süd", "mb", 'Sagt "hallo"', 1200, 2),
            ("k2", "k2", None, "", None, 5),
        ]
        assert places(found) == [
            ("missing_value", "accounts.csv", 5),
            ("unknown_id", "accounts.csv", 5),
            ("bad_number", "accounts.csv", 5),
            ("duplicate_id", "accounts.csv", 6),
        ]

    def test_a_stage_nobody_knows_is_told_once(self, folder: Path) -> None:
        rows = "d1,k1,A,,Angebot,,,,,,,,,\nd2,k1,B,,Kaffee,,,,,,,,,\nd3,k1,C,,kaffee,,,,,,,,,\nd4,k1,D,,,,,,,,,,,\n"

        found = found_in(folder, deals=DEALS + rows)

        assert places(found) == [("unknown_stage", "deals.csv", 3)]
        assert [(problem.notice, dict(problem.values)["found"]) for problem in found.problems] == [(True, "Kaffee")]
        assert [deal.stage for deal in found.deals] == ["Angebot", "Kaffee", "kaffee", ""]

    def test_a_colleague_whom_the_list_of_people_lacks_is_told_once(self, folder: Path) -> None:
        rows = "d1,k1,A,,,,,,,,Nora Kesler,,,\nd2,k1,B,,,,,,,,Nora Kesler,Ole Brandt,Nora Kessler,\n"

        assert places(found_in(folder, deals=DEALS + rows)) == []
        found = found_in(folder, deals=DEALS + rows, people="name,role\nNora Kessler,seller\n")

        assert [(problem.code, problem.line, dict(problem.values), problem.notice) for problem in found.problems] == [
            ("colleague_nearly_listed", 2, {"found": "Nora Kesler", "near": "Nora Kessler"}, True),
            ("colleague_not_listed", 3, {"found": "Ole Brandt"}, True),
        ]

    def test_a_confidential_deal_needs_no_remark(self, folder: Path) -> None:
        found = found_in(folder, accounts="id,name\nk1,Kessel\n", deals="id,account,confidential\nd1,k1,yes\n")

        assert found.deals[0].extra == (("confidential", "yes"),)
        assert found.problems == ()

    def test_missing_and_unknown_columns(self, folder: Path) -> None:
        found = found_in(folder, accounts="id,Rabatt\nk1,10 %\n,\n")

        assert found.accounts[0].extra == (("rabatt", "10 %"),)
        assert [(problem.code, problem.value("column"), problem.notice) for problem in found.problems][:2] == [
            ("missing_column", "name", False),
            ("unknown_column", "rabatt", True),
        ]

    def test_an_open_quote_costs_one_row_not_the_file(self, folder: Path) -> None:
        found = found_in(
            folder, accounts='id,name\nk1,"offen\n' + "".join(f"k{no},Name {no}\n" for no in range(2, 500))
        )

        assert [row.name for row in found.accounts][:3] == ['"offen', "Name 2", "Name 3"]
        assert len(found.accounts) == 499
        assert places(found)[0] == ("open_quote", "accounts.csv", 2)

    def test_an_open_quote_at_the_end(self, folder: Path) -> None:
        found = found_in(folder, accounts='id,name\nk1,"offen\nk2,Kessel\n')

        assert [row.id for row in found.accounts] == ["k1", "k2"]

    def test_a_last_line_without_an_end(self, folder: Path) -> None:
        assert found_in(folder, accounts='id,name\nk1,"Kessel"'.encode("utf-16")).accounts[0].name == "Kessel"

    def test_a_quote_inside_a_cell_is_just_a_quote(self, folder: Path) -> None:
        assert found_in(folder, accounts='id,name\nk1,5" Rohr\nk2,"a""b" c\n').accounts[0].name == '5" Rohr'

    def test_an_enormous_cell_is_one_broken_row(self, folder: Path) -> None:
        found = found_in(folder, accounts=f"id,name\nk1,{'x' * 200_000}\nk2,Kessel\n")

        assert ([row.id for row in found.accounts], places(found)) == (["k2"], [("broken_row", "accounts.csv", 2)])

    def test_cells_beyond_the_columns(self, folder: Path) -> None:
        assert places(found_in(folder, accounts="id,name\nk1,Kessel,AG\n")) == [("extra_cells", "accounts.csv", 2)]

    def test_excel_says_its_separator_first(self, folder: Path) -> None:
        found = found_in(folder, accounts="sep=;\n\nid;name\nk1;Kessel, Werk\n")

        assert [(row.name, row.line) for row in found.accounts] == [("Kessel, Werk", 4)]

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"PK\x03\x04", "archive_file"),
            (b"id,name\n\x00\x00\x01", "binary_file"),
        ],
    )
    def test_no_text(self, folder: Path, data: bytes, code: str) -> None:
        assert places(found_in(folder, accounts=data)) == [(code, "accounts.csv", None)]

    def test_empty_file(self, folder: Path) -> None:
        assert (found_in(folder, accounts=b"").accounts, read_folder(folder).problems) == ((), ())

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1252"])
    def test_encodings(self, folder: Path, encoding: str) -> None:
        found = found_in(folder, accounts="id;name\nk0;Kessel\nk1;Müller Größe\nk2;Weiß\n".encode(encoding))

        assert [row.name for row in found.accounts] == ["Kessel", "Müller Größe", "Weiß"]
        expected = [("encoding_guessed", "accounts.csv", 3)] if encoding == "cp1252" else []
        assert places(found) == expected

    def test_a_late_broken_byte_in_an_ascii_file_is_guessed_from_its_line(self, folder: Path) -> None:
        data = b"id;name\n" + b"".join(b"k%d;Kessel\n" % no for no in range(9000)) + "x;Müller\n".encode("cp1252")

        assert found_in(folder, accounts=data).accounts[-1].name == "Müller"

    def test_one_torn_character_in_utf8(self, folder: Path) -> None:
        found = found_in(folder, accounts="id;name\nk1;Größe für Müller\n".encode() + b"k2;\xff\n")

        assert [row.name for row in found.accounts] == ["Größe für Müller", "\ufffd"]
        assert places(found) == [("broken_characters", "accounts.csv", 3)]

    def test_old_line_ends_and_a_file_without_any(self, folder: Path) -> None:
        assert [row.line for row in found_in(folder, accounts=b"id;name\rk1;A\rk2;B\r").accounts] == [2, 3]
        assert places(found_in(folder, accounts=b"x" * 5_000_000)) == [("broken_row", "accounts.csv", 1)]


class TestDeals:
    def test_german_numbers_and_dates_and_links(self, folder: Path) -> None:
        found = found_in(
            folder,
            deals=DEALS.replace(",", ";") + "d1;k1;Werk Süd;250.000,00;Angebot;01.04.2026;2026-05-02;;;;Nora Lindt;;;\n"
            "d2;k9;;viel;;4/1/2026;25/12/2026;31.02.2026;;;;;;\n",
        )

        first, second = found.deals
        assert (first.account, first.amount_eur, first.opened, first.signed) == (
            "k1",
            Decimal("250000.00"),
            date(2026, 4, 1),
            date(2026, 5, 2),
        )
        assert (first.seller, first.presales, first.stage) == ("Nora Lindt", "", "Angebot")
        assert (second.account, second.title, second.opened, second.signed) == (None, "d2", None, date(2026, 12, 25))
        assert places(found) == [
            ("unknown_id", "deals.csv", 3),
            ("bad_number", "deals.csv", 3),
            ("ambiguous_date", "deals.csv", 3),
            ("bad_date", "deals.csv", 3),
        ]

    def test_a_missing_accounts_file_is_said_once(self, folder: Path) -> None:
        (folder / "accounts.csv").unlink()
        found = found_in(folder, deals=DEALS + "d1,k1,,,,,,,,,,,,\nd2,k2,,,,,,,,,,,,\n")

        assert [deal.account for deal in found.deals] == [None, None]
        assert places(found) == [("link_file_missing", "deals.csv", 2)]

    def test_an_id_is_needed(self, folder: Path) -> None:
        assert found_in(folder, deals=DEALS + ",k1,ohne,,,,,,,,,,,\n").deals == ()


class TestPeopleContactsScopes:
    def test_people_with_aliases(self, folder: Path) -> None:
        found = found_in(
            folder,
            people="name,role,from,to,mail,id\nNora Lindt,sales,2024-01-01,,n@x.example,nora\n"
            "Heike Stoll,PM,,2026-01-01,\nTobias Klenk,ps,,,\nX,zauberer,,,\nY,,,,\n",
        )

        assert [(row.name, row.role) for row in found.people] == [
            ("Nora Lindt", Role.SELLER),
            ("Heike Stoll", Role.PRODUCT),
            ("Tobias Klenk", Role.SERVICES),
            ("X", None),
            ("Y", None),
        ]
        assert (found.people[0].id, found.people[0].extra) == ("nora", ())
        assert (found.people[0].start, found.people[1].end) == (date(2024, 1, 1), date(2026, 1, 1))
        assert places(found) == [("unknown_role", "people.csv", 5), ("missing_role", "people.csv", 6)]

    def test_contacts(self, folder: Path) -> None:
        found = found_in(folder, contacts="account,name,mail,group\nk1,Paul Ebner,e@k.example,user\nk1,,,chef\n")

        assert [(row.name, row.account, row.group) for row in found.contacts] == [
            ("Paul Ebner", "k1", StakeholderGroup.USER),
            ("", "k1", None),
        ]
        assert places(found) == [("missing_value", "contacts.csv", 3), ("unknown_value", "contacts.csv", 3)]

    def test_scopes(self, folder: Path) -> None:
        found = found_in(
            folder,
            deals=DEALS + "d1,k1,,,,,,,,,,,,\n",
            scopes="id;deal;text;days;price_eur;accepted_by;accepted_at;recorded_on\n"
            "s1;d1;Altdaten übernehmen;2,5;3.000;Tobias Klenk;01.04.2026;\ns2;d7;Schulung;;;;;\n;d1;x;;;;;\n",
        )

        assert [(row.id, row.deal, row.days, row.price_eur, row.accepted_at) for row in found.scopes] == [
            ("s1", "d1", Decimal("2.5"), Decimal(3000), date(2026, 4, 1)),
            ("s2", None, None, None, None),
        ]
        assert places(found) == [("unknown_id", "scopes.csv", 3), ("missing_id", "scopes.csv", 4)]


class TestOwnFiles:
    def test_csv_and_json_rows_with_lines(self, folder: Path) -> None:
        (folder / "signals.jsonl").write_text('{"conversation": "c1", "turn": 3}\n\nkein JSON\n[1]\n{"turn": 1}\n')
        (folder / "decisions.csv").write_text('id,reason\nx,"zwei\nZeilen"\ny,z,zuviel\n')
        problems: list[Problem] = []

        signals = list(rows(folder, "signals.jsonl", problems, required=("conversation",)))
        decisions = list(rows(folder, "decisions.csv", problems, required=("id", "kind"), optional=("id", "kind")))

        assert [(row.line, row.values) for row in signals] == [
            (1, {"conversation": "c1", "turn": 3}),
            (5, {"turn": 1}),
        ]
        assert [(row.line, row.values["reason"], row.values["kind"]) for row in decisions] == [
            (2, "zwei\nZeilen", ""),
            (4, "z", ""),
        ]
        assert [(problem.code, problem.file, problem.line) for problem in problems] == [
            ("broken_json", "signals.jsonl", 3),
            ("broken_json", "signals.jsonl", 4),
            ("missing_value", "signals.jsonl", 5),
            ("missing_column", "decisions.csv", 1),
            ("unknown_column", "decisions.csv", 1),
            ("extra_cells", "decisions.csv", 4),
        ]

    def test_a_missing_file_has_no_rows_and_no_problem(self, folder: Path) -> None:
        problems: list[Problem] = []

        assert list(rows(folder, "promises.csv", problems)) == []
        assert problems == []

    def test_a_name_no_file_system_takes_and_a_file_that_cannot_be_read(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        problems: list[Problem] = []
        assert list(rows(folder, "x" * 5000 + ".csv", problems)) == []
        assert problems == []

        monkeypatch.setattr(Path, "open", _refuse)
        assert places(found_in(folder)) == [
            ("unreadable_file", "company.yaml", None),
            ("unreadable_file", "accounts.csv", None),
        ]

    def test_escaped_characters_no_database_takes_are_replaced(self, folder: Path) -> None:
        (folder / "signals.jsonl").write_text('{"a": "x\\ud800", "b": ["\\u0000", 1, {"c": "\\udfff"}]}\n')

        assert [row.values for row in rows(folder, "signals.jsonl", [])] == [
            {"a": "x\ufffd", "b": ["\ufffd", 1, {"c": "\ufffd"}]}
        ]

    def test_unknown_files_are_noticed_known_ones_are_not(self, folder: Path) -> None:
        for name in ("signals.jsonl", "promises.csv", "notizen.docx", ".DS_Store"):
            (folder / name).write_text("")

        assert [(problem.code, problem.file) for problem in read_folder(folder).problems] == [
            ("unknown_file", "notizen.docx")
        ]


def _refuse(path: Path, *args: object) -> None:
    raise PermissionError(13, "Permission denied")


class TestCells:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2026-04-01", date(2026, 4, 1)),
            ("2026-4-1", date(2026, 4, 1)),
            ("2026-04-01T00:00:00.000Z", date(2026, 4, 1)),
            ("20260401", date(2026, 4, 1)),
            ("01.04.2026", date(2026, 4, 1)),
            ("1.4.26", date(2026, 4, 1)),
            ("1. 4. 2026 10:15", date(2026, 4, 1)),
            ("4/25/2026", date(2026, 4, 25)),
            ("25/4/2026", date(2026, 4, 25)),
            ("4/4/2026", date(2026, 4, 4)),
            ("  ", None),
        ],
    )
    def test_dates(self, text: str, expected: date | None) -> None:
        assert parse_date(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "gestern",
            "2026-13-01",
            "31.02.2026",
            "13/13/2026",
            "0202-01-01",
            "2026-04",
            "1.4.",
            "4/31/2026",
            "14/13/2026",
        ],
    )
    def test_no_dates(self, text: str) -> None:
        with pytest.raises(BadDate):
            parse_date(text)

    def test_slashes_are_read_as_declared_else_only_where_clear(self) -> None:
        assert parse_date("4/1/2026", order="mdy") == date(2026, 4, 1)
        assert parse_date("4/1/2026", order="dmy") == date(2026, 1, 4)
        with pytest.raises(AmbiguousDate):
            parse_date("4/1/2026")
        with pytest.raises(BadDate):
            parse_date("25/4/2026", order="mdy")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("250.000,00", "250000.00"),
            ("250,000.00", "250000.00"),
            ("250000", "250000"),
            ("250.000", "250000"),
            ("250,000", "250000"),
            ("1.250.000", "1250000"),
            ("250 000,5", "250000.5"),
            ("250'000", "250000"),
            ("€ 1.200,50", "1200.50"),
            ("1,200.50 USD", "1200.50"),
            ("120,-", "120"),
            ("0.125", "0.125"),
            ("12.5", "12.5"),
            ("12,55", "12.55"),
            (",5", "0.5"),
            ("-1.200,00", "-1200.00"),
            ("\u22125", "-5"),
        ],
    )
    def test_numbers(self, text: str, expected: str) -> None:
        assert parse_number(text) == Decimal(expected)

    def test_an_empty_number_is_none(self) -> None:
        assert parse_number(" € ") is None

    @pytest.mark.parametrize(
        "text", ["viel", "1.2.3", "1,2,3", "1.000,00,00", "1e5", "10 %", "--5", "5."[::-1] + ".", "NaN"]
    )
    def test_no_numbers(self, text: str) -> None:
        with pytest.raises(BadNumber):
            parse_number(text)

    def test_yes_and_no(self) -> None:
        assert [parse_bool(text) for text in ("ja", "TRUE", "x", "nein", "", "off", "hm")] == [
            True, True, True, False, False, False, None,
        ]  # fmt: skip
