"""`ropeteam import FOLDER`: everything in, again without a change, changed where it changed, and bad input in one line each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli.running import Ran, Run
from django.db import connection, transaction
from flows.folders import FILES, edited, write

from ropeteam.flows.company_state import whole
from ropeteam.store import models

pytestmark = pytest.mark.usefixtures("empty")


def counts() -> dict[str, int]:
    """How many rows stand in every table there is."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchone()[0]
    return found


def state() -> dict[str, bytes]:
    """Everything that is known, as an export would write it."""
    return dict(whole.files(models.Company.objects.get()))


def one_line(ran: Ran, *pieces: str) -> str:
    """The only complaint that has all the pieces."""
    found = [line for line in ran.complaints if all(piece in line for piece in pieces)]
    assert len(found) == 1, ran.err
    return found[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "klein")


class TestAFolder:
    def test_is_taken_in_whole(self, folder: Path, run: Run) -> None:
        ran = run("import", folder)

        assert (ran.code, ran.err) == (0, "")
        company = models.Company.objects.get()
        assert (company.key, company.works_agreement) == ("kleine-gaertner-gmbh", "no_council")
        product = company.products.get()
        assert (product.capabilities.count(), product.roadmap.count(), product.segments.count()) == (2, 2, 1)
        assert models.NonGoal.objects.get().text == "Kein Quellcode für Kunden"
        assert (company.people.count(), company.accounts.count(), models.Contact.objects.count()) == (6, 2, 1)
        deal = company.deals.get(key="d1")
        assert (deal.amount, deal.rope.get(owner=True).person.name, deal.rope.count()) == (236_000, "Nora Lindt", 4)
        assert company.deals.get(key="d2").rope.get(owner=True).person.name == "Gesa Holm", (
            "services own it once signed"
        )
        assert (company.conversations.count(), models.TextVersion.objects.count()) == (4, 3)
        assert models.Scope.objects.get().accepted_by.name == "Gesa Holm"  # type: ignore[union-attr]
        assert company.conversations.get(key="c2").basis == "agreement", "the company's default holds"

    def test_gives_back_what_was_known_before_a_dated_change(self, folder: Path, run: Run) -> None:
        run("import", folder)

        versions = models.RoadmapVersion.objects.filter(item__key="r1").order_by("n")
        assert [(str(row.day), str(row.recorded_on)) for row in versions] == [
            ("2027-03-31", "None"),
            ("2027-06-30", "2026-09-01"),
        ]

    def test_needs_company_yaml_alone(self, tmp_path: Path, run: Run) -> None:
        bare = write(tmp_path / "bare", {name: None for name in FILES if name != "company.yaml"})

        ran = run("import", bare)

        assert (ran.code, models.Deal.objects.count(), models.Capability.objects.count()) == (0, 0, 2)

    def test_again_changes_nothing(self, folder: Path, run: Run) -> None:
        run("import", folder)
        before = counts()

        again = run("import", folder)

        assert (again.code, counts()) == (0, before)
        assert "deals.csv: 2 read, 0 new or changed" in again.lines


class TestAChangedFolder:
    @pytest.mark.parametrize(
        ("change", "now"),
        [
            (
                edited("deals.csv", "offer", "negotiation"),
                lambda: models.Deal.objects.get(key="d1").stage == "negotiation",
            ),
            (
                edited("accounts.csv", "340", "355"),
                lambda: models.Account.objects.get(key="a1").employees == 355,
            ),
            (
                edited("contacts.csv", "decider", "it"),
                lambda: models.Contact.objects.get().group == "it",
            ),
            (
                edited("people.csv", "p2,Jonas Beil,presales,,,", "p2,Jonas Beil,presales,,2026-12-31,"),
                lambda: str(models.RoleGrant.objects.get(person__key="p2").to_day) == "2026-12-31",
            ),
            (
                edited("conversations.csv", "2026-11-12,meeting", "2026-11-13,workshop"),
                lambda: models.Conversation.objects.get(key="c3").kind == "workshop",
            ),
            (
                edited("scopes.csv", "2400", "3600"),
                lambda: models.Scope.objects.get().price == 3600,
            ),
            (
                edited("company.yaml", "status: planned}", "status: available}"),
                lambda: (
                    [v.status for v in models.CapabilityVersion.objects.filter(capability__key="offline").order_by("n")]
                    == ["planned", "available"]
                ),
            ),
            (
                edited("company.yaml", "Jede Maschine", "Jede Maschine und jeder Mensch"),
                lambda: models.StrategyVersion.objects.count() == 2,
            ),
            (
                edited("conversations/c1.txt", "großartig", "ganz großartig"),
                lambda: models.TextVersion.objects.filter(conversation__key="c1").count() == 2,
            ),
        ],
        ids=["deal", "account", "contact", "person", "conversation", "scope", "capability", "strategy", "words"],
    )
    def test_updates_what_it_names_and_nothing_else(
        self, change: dict[str, str | None], now: Any, folder: Path, run: Run
    ) -> None:
        run("import", folder)
        before = state()

        assert run("import", write(folder, change)).code == 0

        assert now()
        changed = {name for name, data in state().items() if before.get(name) != data}
        (name,) = change
        assert changed <= {name, "versions.jsonl", "texts.jsonl", "conversations/c1.v1.txt"}

    def test_with_a_new_roadmap_item_is_known_from_today_and_judges_anew(self, folder: Path, run: Run) -> None:
        run("import", folder)
        more = edited(
            "company.yaml",
            "  - {id: r2,",
            "  - {id: r3, title: Berichte in 1000 Seiten, date: 2027-01-31, status: planned, capability: berichte,\n"
            "     commitment: committable}\n  - {id: r2,",
        )

        run("import", write(folder, more))

        assert str(models.RoadmapVersion.objects.get(item__key="r3").recorded_on) == "2026-11-16"
        item = models.RoadmapItem.objects.get(key="r3")
        assert models.Event.objects.filter(code="roadmap.changed", subject_id=item.pk).count() == 1

    @pytest.mark.parametrize(
        ("change", "said", "kept"),
        [
            ({"deals.csv": FILES["deals.csv"].splitlines()[0] + "\n"}, "deals.csv: 2 ", models.Deal),
            ({"contacts.csv": None}, "contacts.csv: 1 ", models.Contact),
            (edited("accounts.csv", "a2,Ebner & Sohn,,,,AT\n", ""), "kept: a2", models.Account),
            (
                edited("company.yaml", "  - {id: r2, title: Sprachausgabe, status: idea, commitment: none}\n", ""),
                "r2",
                models.RoadmapItem,
            ),
            (
                edited("company.yaml", "  - {id: offline, name: Bedienung ohne Netz, status: planned}\n", ""),
                "offline",
                models.Capability,
            ),
        ],
        ids=["deals", "contacts", "account", "roadmap item", "capability"],
    )
    def test_that_lost_rows_says_so_and_deletes_nothing(
        self, change: dict[str, str | None], said: str, kept: Any, folder: Path, run: Run
    ) -> None:
        run("import", folder)
        before = kept.objects.count()

        again = run("import", write(folder, change))

        assert any("kept: " in line and said in line for line in again.lines), again.out
        assert kept.objects.count() == before


class TestAnImportThatDied:
    """kill -9 at any statement: what was not written whole is written by the next run."""

    @staticmethod
    def dies_at(number: int) -> Any:
        seen = 0

        def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal seen
            if sql.startswith(("INSERT", "UPDATE", "DELETE")):
                seen += 1
                if seen == number:
                    raise SystemExit(number)
            return run(sql, params, many, context)

        return connection.execute_wrapper(execute)

    def test_is_finished_by_the_next(self, folder: Path, run: Run) -> None:
        with transaction.atomic():
            run("import", folder)
            whole_state, whole_counts = state(), counts()
            transaction.set_rollback(True)

        died = 0
        for number in range(1, 400, 9):
            with transaction.atomic():
                try:
                    with self.dies_at(number):
                        run("import", folder)
                except SystemExit:
                    died += 1
                assert run("import", folder).code == 0
                assert (state(), counts()) == (whole_state, whole_counts), f"died at write {number}"
                transaction.set_rollback(True)
            if died < number // 9:
                break

        assert died > 10


class TestBadInput:
    """One clear line a problem, naming file and line; everything else is taken in; exit code 1."""

    @pytest.mark.parametrize(
        ("change", "pieces"),
        [
            (edited("deals.csv", "d2,a2", "d2,a9"), ("deals.csv, line 3", "a9", "accounts.csv")),
            (edited("conversations.csv", "c4.txt,d2", "c4.txt,d9"), ("conversations.csv, line 5", "d9", "deals.csv")),
            (edited("scopes.csv", "s1,d2", "s1,d9"), ("scopes.csv, line 2", "d9")),
            (edited("contacts.csv", "k1,a1", "k1,a9"), ("contacts.csv, line 2", "a9")),
            (edited("people.csv", "p4,Gesa Holm,services", "p4,Gesa Holm,wizard"), ("people.csv, line 5", "wizard")),
            (edited("conversations.csv", "Rosa Ebner|customer", "Rosa Ebner|buyer"), ("conversations.csv, line 5", "buyer")),
            (edited("deals.csv", "2026-09-01", "2026-13-41"), ("deals.csv, line 2", "2026-13-41")),
            (edited("deals.csv", "48000", "viel"), ("deals.csv, line 3", "viel")),
            (edited("company.yaml", "status: in_work", "status: soon"), ("company.yaml, line 21", "soon")),
            ({"conversations/c4.txt": None}, ("conversations.csv, line 5", "c4.txt")),
            ({"conversations/c4.txt": ""}, ("c4.txt", "empty")),
            (
                {"conversations/c2.vtt": FILES["conversations/c2.vtt"].replace("00:00:05.000 -->", "soon -->")},
                ("c2.vtt, line 6", "soon"),
            ),
            (edited("accounts.csv", "Ebner & Sohn", "x" * 400), ("accounts.csv, line 3", "300")),
            (edited("accounts.csv", ",340,", ",99999999999,"), ("accounts.csv, line 2", "out of range")),
            (edited("deals.csv", "Leitstand klein", "x" * 400), ("deals.csv, line 3", "300")),
            (edited("deals.csv", "48000", "9" * 20), ("deals.csv, line 3", "overflow")),
            (edited("conversations.csv", "Rosa Ebner|customer", "R" * 300 + "|customer"), ("conversations.csv, line 5", "200")),
            (edited("people.csv", "Gesa Holm", "G" * 300), ("people.csv, line 5", "200")),
            (edited("scopes.csv", "2400", "9" * 20), ("scopes.csv, line 2", "overflow")),
            (edited("company.yaml", "Sprachausgabe", "S" * 400), ("company.yaml, line 23", "300")),
            ({"deals.csv": FILES["deals.csv"] + '"never closed,a1\n'}, ("deals.csv",)),
        ],
        ids=lambda value: value[0] if isinstance(value, tuple) else "",
    )  # fmt: skip
    def test_is_one_line_with_its_place(
        self, change: dict[str, str | None], pieces: tuple[str, ...], tmp_path: Path, run: Run
    ) -> None:
        ran = run("import", write(tmp_path / "klein", change))

        assert ran.code == 1
        one_line(ran, *pieces)
        assert ran.lines[-1].endswith("everything else was taken in.")
        assert models.Deal.objects.filter(key="d1").exists()
        assert models.TextVersion.objects.filter(conversation__key="c1").exists()

    def test_of_every_kind_at_once_is_a_line_each(self, tmp_path: Path, run: Run) -> None:
        folder = write(tmp_path / "klein", edited("deals.csv", "d2,a2", "d2,a9"))
        rows = FILES["conversations.csv"].splitlines()
        names = {
            "junk.txt": bytes(range(256)) * 64,
            "zipped.zip": b"PK\x03\x04" + b"\0" * 200,
            "zipped.txt": b"PK\x03\x04" + b"\0" * 200,
            "latin.txt": "Nora Lindt: Das hören wir schöner.\n".encode("cp1252"),
            "utf16.txt": "Nora Lindt: Das hören wir schöner.\n".encode("utf-16"),
            "long.txt": b"".join(b"Nora Lindt: Satz %d.\n" % no for no in range(10_000)),
            "nobody.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo\n",
        }
        for no, (name, data) in enumerate(names.items()):
            (folder / "conversations" / name).write_bytes(data)
            rows.append(f"x{no},{name},d1,2026-10-02,call,Nora Lindt|seller;Paul Ebner|customer,consent")
        with (folder / "conversations" / "huge.vtt").open("wb") as file:
            file.truncate(200 * 2**20)
        rows += [
            "x8,huge.vtt,d1,2026-10-02,call,Nora Lindt|seller,consent",
            "x9,../../etc/passwd,d1,2026-10-02,call,Nora Lindt|seller,consent",
            "x10,gone.txt,d1,2026-10-02,call,Nora Lindt|seller,consent",
            ",c1.txt,d1,2026-10-02,call,,consent",
            "c1,c1.txt,d1,2026-10-02,call,,consent",
        ]
        (folder / "conversations.csv").write_text("\n".join(rows) + "\n")

        ran = run("import", folder)

        assert ran.code == 1
        for name in ("junk.txt", "zipped.zip", "zipped.txt", "latin.txt", "huge.vtt", "passwd", "gone.txt"):
            one_line(ran, name)
        one_line(ran, "conversations.csv, line 16", "id")
        one_line(ran, "conversations.csv, line 17", "c1")
        assert "Traceback" not in ran.err
        heard = set(models.TextVersion.objects.values_list("conversation__key", flat=True))
        assert {"c1", "c2", "c4", "x3", "x5"} <= heard
        assert not {"x0", "x1", "x2", "x8", "x9", "x10"} & heard
        assert models.Turn.objects.filter(text_version__conversation__key="x5").count() == 10_000
        assert models.Turn.objects.get(text_version__conversation__key="x3").text == "Das hören wir schöner."

    @pytest.mark.parametrize(
        ("files", "piece"),
        [
            (None, "missing"),
            ({"company.yaml": None}, "company.yaml"),
            ({"company.yaml": "company: [unclosed"}, "company.yaml"),
            ({"company.yaml": ""}, "company.yaml"),
            ({"company.yaml": "product: Leitstand\n"}, "company"),
        ],
        ids=["no folder", "no company.yaml", "broken", "empty", "no name"],
    )
    def test_that_leaves_no_company_takes_in_nothing(
        self, files: dict[str, str | None] | None, piece: str, tmp_path: Path, run: Run
    ) -> None:
        folder = tmp_path / "klein"
        if files is not None:
            write(folder, files)

        ran = run("import", folder)

        assert (ran.code, models.Company.objects.count()) == (1, 0)
        assert any(piece in line for line in ran.complaints)

    def test_speaks_german(self, tmp_path: Path, run: Run) -> None:
        ran = run("import", write(tmp_path / "klein", edited("deals.csv", "d2,a2", "d2,a9")), lang="de")

        assert "deals.csv, Zeile 3:" in one_line(ran, "a9")
        assert ran.lines[-1] == "1 Fehler, 0 Hinweise; alles andere ist übernommen."

    def test_of_two_names_that_give_one_key_keeps_both_people(self, tmp_path: Path, run: Run) -> None:
        folder = write(
            tmp_path / "klein",
            edited("conversations.csv", "Rosa Ebner|customer", "Anna-Lena Koch|presales;Anna Lena Koch|services"),
        )

        assert run("import", folder).code == 0

        assert models.Person.objects.filter(name__startswith="Anna").count() == 2

    @pytest.mark.parametrize(
        ("name", "text", "pieces"),
        [
            ("promises.csv", "deal,id,sentence,said_on,source\nd9,p1,Alles.,2026-10-01,manual\n", ("promises.csv, line 2", "d9")),
            ("promises.csv", "deal,id,sentence\nd1,p1,Alles.\n", ("promises.csv, line 2", "said_on")),
            ("promises.csv", "deal,id,sentence,said_on,source\nd1,p1,Alles.,bald,manual\n", ("promises.csv, line 2", "bald")),
            ("decisions.csv", "change_request,id,kind\ncr9,d1,no\n", ("decisions.csv, line 2", "cr9")),
            ("signals.jsonl", '{"conversation": "c1"}\n', ("signals.jsonl, line 1", "text")),
            ("signals.jsonl", "no json\n", ("signals.jsonl, line 1",)),
            ("gate_runs.jsonl", '{"deal": "d9", "known_on": "2026-10-01"}\n', ("gate_runs.jsonl, line 1", "d9")),
            ("versions.jsonl", '{"of": "wish"}\n', ("versions.jsonl, line 1", "wish")),
        ],
        ids=lambda value: value[0] if isinstance(value, tuple) else "",
    )  # fmt: skip
    def test_in_a_file_of_our_own_is_one_line_too(
        self, name: str, text: str, pieces: tuple[str, ...], tmp_path: Path, run: Run
    ) -> None:
        ran = run("import", write(tmp_path / "klein", {name: text}))

        assert ran.code == 1
        one_line(ran, *pieces)
        assert models.TextVersion.objects.count() == 3
