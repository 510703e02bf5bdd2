"""`ropeteam promise`, `verify-ledger` and `export ledger FILE`: what an operator and an auditor type."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from cast import TODAY, World
from cli.running import Run
from django.db import connection

from ropeteam.core.errors import NotFound, Refused, RopeteamError
from ropeteam.core.vocabulary import Fit
from ropeteam.flows import promises, signals
from ropeteam.store import models

pytestmark = pytest.mark.usefixtures("script")


@pytest.fixture
def promise(world: World) -> models.Promise:
    found = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert found is not None
    promises.judge_by_person(found, actor=world.presales, fit=Fit.DECLINED, reason="sagt Mira Voss", on=TODAY)
    return found


class TestPromise:
    def test_shows_its_life_and_ends_it_by_whoever_may(self, world: World, promise: models.Promise, run: Run) -> None:
        shown = run("promise", str(promise.pk))
        assert "declined" in shown.lines[1]
        assert any("sagt Mira Voss" in line for line in shown.lines)

        with pytest.raises(NotFound):
            run("promise", str(promise.pk), "--end", "kept", "--by", "nobody@kessel.example")
        with pytest.raises(Refused, match="told_missing"):
            run("promise", str(promise.pk), "--end", "withdrawn", "--by", "nora@kessel.example")
        told = ("--told-on", "2026-11-16", "--told", "Anruf")
        done = run("promise", str(promise.pk), "--end", "withdrawn", *told, "--by", "nora@kessel.example")

        assert "withdrawn" in done.lines[1]
        as_data = json.loads(run("promise", str(promise.pk), "--format", "json").out)
        assert (as_data["state"], as_data["steps"][-1]["why"]) == ("withdrawn", "Anruf")

    def test_is_found_by_the_number_that_the_gate_prints(self, world: World, promise: models.Promise, run: Run) -> None:
        assert f" · promise {promise.pk}\n" in run("gate", "d1").out
        (key,) = [
            row["key"]
            for row in json.loads(run("gate", "d1", "--format", "json").out)["promises"]
            if "promise" in row["key"]
        ]

        assert run("promise", key).lines == run("promise", str(promise.pk)).lines

    @pytest.mark.parametrize(
        ("said", "code"),
        [("signal:3", "promise_suggested"), ("x", "bad_promise_number"), ("9" * 30, "bad_promise_number")],
    )
    def test_of_another_number_is_refused_in_words(self, said: str, code: str, world: World, run: Run) -> None:
        with pytest.raises(Refused, match=code):
            run("promise", said)


class TestVerify:
    def test_needs_a_key_and_says_which_row_was_changed(
        self, world: World, promise: models.Promise, run: Run, settings: Any, tmp_path: Path
    ) -> None:
        settings.ROPETEAM_LEDGER_KEY = ""
        with pytest.raises(RopeteamError, match="ledger_key_missing"):
            run("verify-ledger")
        settings.ROPETEAM_LEDGER_KEY, settings.ROPETEAM_LEDGER_NOTES = "key", tmp_path / "notes"
        assert "No night is sealed yet" in run("verify-ledger").out
        whole = run("verify-ledger", "--seal")
        assert (whole.code, "All is well" in whole.out) == (0, True)

        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE store_promise DISABLE TRIGGER USER")
            cursor.execute("UPDATE store_promise SET sentence = 'Nie gesagt.' WHERE id = %s", [promise.pk])
        broken = run("verify-ledger", lang="de")

        assert broken.code == 1
        assert broken.out.startswith(f"store_promise, Zeile {promise.pk}: steht anders da")


class TestExport:
    def test_writes_every_step_without_names_across_deals(
        self, world: World, promise: models.Promise, run: Run, tmp_path: Path
    ) -> None:
        lines, table = tmp_path / "ledger.jsonl", tmp_path / "ledger.csv"
        assert run("export", "ledger", lines).code == 0
        assert run("export", "ledger", table).code == 0

        rows = [row for row in map(json.loads, lines.read_text().splitlines()) if row["promise"] == promise.key]
        assert [row["step"] for row in rows] == ["heard", "confirmed", "agreed", "declined"]
        assert [row["by"] for row in rows] == [None, "seller", "rule", "presales"]
        assert rows[-1]["why"] == "sagt […]"
        with table.open(newline="") as file:
            said = [row["step"] for row in csv.DictReader(file) if row["promise"] == promise.key]
        assert said == [row["step"] for row in rows]
        assert table.stat().st_mode & 0o077 == 0

    def test_tells_of_a_promise_that_its_seller_gave_up_and_of_one_that_is_still_the_ropes(
        self, world: World, run: Run, tmp_path: Path
    ) -> None:
        def lines(name: str) -> list[dict[str, Any]]:
            assert run("export", "ledger", tmp_path / name).code == 0
            return [json.loads(line) for line in (tmp_path / name).read_text().splitlines()]

        said = world.promise_offline
        sealed = [row for row in lines("a.jsonl") if row["promise"] == said.promise_key]
        assert {(row["state"], row["sentence"]) for row in sealed} == {("suggested", "")}

        signals.dismiss(said, actor=world.seller, on=TODAY, reason="nur laut gedacht")
        alone = [row for row in lines("b.jsonl") if row["promise"] == said.promise_key]
        assert {row["state"] for row in alone} == {"suggested"}
        signals.second_dismissal(said, actor=world.presales, on=TODAY)
        gone = [row for row in lines("c.jsonl") if row["promise"] == said.promise_key]

        assert {(row["state"], row["sentence"]) for row in gone} == {("dismissed", said.quote)}
        told = [(row["step"], row["by"], row["why"]) for row in gone if row["fit"] is None]
        assert told == [("heard", None, ""), ("dismissed", "seller", "nur laut gedacht"), ("seconded", "presales", "")]

    def test_takes_nobody_whose_role_is_not_known_for_the_rules(
        self, world: World, promise: models.Promise, run: Run, tmp_path: Path
    ) -> None:
        models.RoleGrant.objects.filter(person=world.presales.person).delete()
        models.DealRole.objects.filter(person=world.presales.person).delete()
        run("export", "ledger", tmp_path / "ledger.jsonl")

        every = map(json.loads, (tmp_path / "ledger.jsonl").read_text().splitlines())
        rows = [row for row in every if row["promise"] == promise.key]
        assert [row["by"] for row in rows] == [None, "seller", "rule", None]

    def test_names_people_for_one_deal_and_overwrites_nothing(
        self, world: World, promise: models.Promise, run: Run, tmp_path: Path
    ) -> None:
        target = tmp_path / "ledger.jsonl"
        run("export", "ledger", target, "--deal", "d1")
        written = target.read_text()
        assert json.loads(written.splitlines()[1])["by"] == "Nora Lindt"

        again = run("export", "ledger", target)
        assert (again.code, target.read_text()) == (1, written)
