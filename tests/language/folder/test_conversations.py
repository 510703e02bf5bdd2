"""conversations.csv, its participants, and files that must stay inside the folder."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.language.folder import read_folder
from ropeteam.language.folder.values import CompanyFolder

HEADER = "id,file,deal,date,kind,participants,basis\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "firma"
    (root / "conversations").mkdir(parents=True)
    (root / "company.yaml").write_text("company: H\nproduct: W\n")
    (root / "accounts.csv").write_text("id,name\nk1,Kessel AG\n")
    (root / "deals.csv").write_text("id,account\nd1,k1\n")
    (root / "conversations" / "a.vtt").write_text("WEBVTT\n")
    return root


def conversations(folder: Path, body: str, header: str = HEADER) -> CompanyFolder:
    (folder / "conversations.csv").write_text(header + body, encoding="utf-8")
    return read_folder(folder)


def codes(found: CompanyFolder) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in found.problems]


class TestRows:
    def test_a_whole_row(self, folder: Path) -> None:
        found = conversations(
            folder, "c1,a.vtt,d1,02.03.2026,call,Nora Lindt|seller;Heike Stoll|pm;Paul Ebner|customer,consent\n"
        )

        row = found.conversations[0]
        assert (row.id, row.deal, row.date, row.kind) == ("c1", "d1", date(2026, 3, 2), ConversationKind.CALL)
        assert [(person.name, person.role) for person in row.participants] == [
            ("Nora Lindt", "seller"),
            ("Heike Stoll", "product"),
            ("Paul Ebner", "customer"),
        ]
        assert (row.basis, row.internal, row.line) == (Basis.CONSENT, False, 2)
        assert row.path == folder / "conversations" / "a.vtt"
        assert found.problems == ()

    def test_a_talk_known_from_the_calendar_has_no_file(self, folder: Path) -> None:
        row = conversations(folder, "c1,,,2026-03-02,meeting,Nora|sales;Tobias|PS,\n").conversations[0]

        assert (row.path, row.deal, row.basis, row.internal) == (None, None, None, True)

    def test_mistakes_cost_their_cell_only(self, folder: Path) -> None:
        found = conversations(
            folder,
            "c1,weg.vtt,d9,,telefonat,Nora|zauberin;Paul|customer;Uwe;|;  ;,vielleicht\n"
            "c1,a.vtt,d1,2026-03-02,call,,\n",
        )

        row = found.conversations[0]
        assert (row.path, row.deal, row.date, row.kind, row.basis) == (None, None, None, None, None)
        assert [(person.name, person.role) for person in row.participants] == [
            ("Nora", None),
            ("Paul", "customer"),
            ("Uwe", None),
        ]
        assert codes(found) == [
            ("missing_file", 2),
            ("unknown_id", 2),
            ("missing_value", 2),
            ("unknown_value", 2),
            ("unknown_role", 2),
            ("missing_role", 2),
            ("unknown_value", 2),
            ("duplicate_id", 3),
            ("file_not_listed", None),
        ]

    def test_forgotten_quotes_around_participants_are_mended(self, folder: Path) -> None:
        found = conversations(
            folder,
            "c1;a.vtt;d1;2026-03-02;call;Nora|seller;Paul|customer;consent\nc2;;d1;2026-03-02;call;Nora|seller;x;y;z\n",
            header=HEADER.replace(",", ";"),
        )

        assert [person.name for person in found.conversations[0].participants] == ["Nora", "Paul"]
        assert found.conversations[0].basis is Basis.CONSENT
        assert [(problem.code, problem.line, problem.notice) for problem in found.problems][:2] == [
            ("extra_cells", 2, True),
            ("extra_cells", 3, False),
        ]

    def test_a_transcript_no_row_names_is_noticed(self, folder: Path) -> None:
        (folder / "conversations" / "alt").mkdir()
        (folder / "conversations" / "alt" / "b.txt").write_text("x")
        (folder / "conversations" / ".versteckt").write_text("x")

        found = read_folder(folder)

        assert [(problem.code, problem.file, problem.notice) for problem in found.problems] == [
            ("file_not_listed", os.path.join("conversations", "a.vtt"), True),
            ("file_not_listed", os.path.join("conversations", "alt", "b.txt"), True),
        ]


class TestPaths:
    @pytest.mark.parametrize(
        "written",
        [
            "../../etc/passwd",
            "/etc/passwd",
            "conversations/../../geheim.txt",
            "C:\\geheim.txt",
            "..\\geheim.txt",
            "\\\\x\\y",
        ],
    )
    def test_nothing_outside_the_folder_is_read(self, folder: Path, written: str) -> None:
        (folder.parent / "geheim.txt").write_text("geheim")
        found = conversations(folder, f"c1,{written},d1,2026-03-02,call,Nora|seller,\nc2,a.vtt,,2026-03-02,call,,\n")

        assert found.conversations[0].path is None
        assert codes(found) == [("outside_folder", 2)]

    def test_a_link_that_leaves_the_folder_is_not_followed(self, folder: Path) -> None:
        secret = folder.parent / "geheim.txt"
        secret.write_text("geheim")
        (folder / "conversations" / "link.txt").symlink_to(secret)
        (folder / "conversations" / "innen.vtt").symlink_to(folder / "conversations" / "a.vtt")
        (folder / "conversations" / "kreis").symlink_to(folder / "conversations" / "kreis")
        found = conversations(
            folder,
            "c1,link.txt,,2026-03-02,call,,\nc2,innen.vtt,,2026-03-02,call,,\nc3,kreis,,2026-03-02,call,,\n"
            "c4,a.vtt,,2026-03-02,call,,\n",
        )

        assert [row.path is None for row in found.conversations] == [True, False, True, False]
        assert codes(found)[:2] == [("outside_folder", 2), ("missing_file", 4)]

    def test_folders_pipes_and_endless_names(self, folder: Path) -> None:
        os.mkfifo(folder / "conversations" / "rohr")
        found = conversations(
            folder,
            f"c1,conversations,,2026-03-02,call,,\nc2,rohr,,2026-03-02,call,,\nc3,{'x' * 5000},,2026-03-02,call,,\n"
            "c4,conversations\\a.vtt,,2026-03-02,call,,\n",
        )

        assert codes(found)[:3] == [("missing_file", 2), ("not_a_file", 3), ("missing_file", 4)]
        assert found.conversations[3].path is not None
