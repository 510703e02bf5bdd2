"""The nightly digest: who has the database and not the key is found out, with the row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cast import TODAY, World
from django.db import IntegrityError, OperationalError, connection, transaction
from flows.played import each_its_own, played

from ropeteam.core.seals import Flaw
from ropeteam.core.vocabulary import Fit, PromiseOutcome
from ropeteam.flows import contradictions, ledger_seals, promise_ends, promises, signals
from ropeteam.flows.ledger_seals import Broken
from ropeteam.store import models

KEY = b"a key that the database never sees"
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.Promise]]:
    with played(built) as world:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        promises.judge_by_person(promise, actor=world.presales, fit=Fit.DECLINED, reason="zu früh", on=TODAY)
        yield world, promise


world, promise = each_its_own()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "ledger_notes"


@pytest.fixture
def sealed(promise: models.Promise, notes: Path) -> models.LedgerDigest:
    night = ledger_seals.seal(key=KEY, on=TODAY, outside=notes)
    assert night is not None
    return night


def broken(notes: Path) -> Broken | None:
    return ledger_seals.verify(key=KEY, outside=notes).broken


def past_every_trigger(*statements: str) -> None:
    """What no trigger stops: whoever owns the tables, or runs the database itself."""
    tables = sorted(
        {word for text in statements for word in text.replace("(", " ").split() if word.startswith("store_")}
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class TestNights:
    def test_hold_everything_once_and_go_on_where_the_last_one_ended(
        self, world: World, sealed: models.LedgerDigest, promise: models.Promise, notes: Path
    ) -> None:
        assert ledger_seals.seal(key=KEY, on=TODAY, outside=notes) is None
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TOMORROW)
        second = ledger_seals.seal(key=KEY, on=TOMORROW, outside=notes)

        checked = ledger_seals.verify(key=KEY, outside=notes)

        assert second is not None
        assert (sealed.first, second.first) == (1, sealed.last + 1)
        assert (checked.broken, checked.nights, checked.rows) == (None, 2, second.last)
        assert len(notes.read_text().splitlines()) == 2
        assert notes.stat().st_mode & 0o077 == 0

    def test_of_an_end_that_was_taken_back_word_for_word_still_fit(
        self, world: World, promise: models.Promise, notes: Path
    ) -> None:
        doubt = models.ContradictionSuggestion.objects.create(
            promise=promise,
            text=world.need.text,
            turn=4,
            start=0,
            end=4,
            quote="Der ",
            openly=True,
            chance=1,
            model="x",
        )
        contradictions.confirm(doubt, actor=world.seller, on=TODAY, told_how="am Telefon")
        ledger_seals.seal(key=KEY, on=TODAY, outside=notes)
        contradictions.undo(doubt, actor=world.seller, on=TODAY)

        assert broken(notes) is None

    def test_made_with_another_key_are_not_taken_for_broken_rows(
        self, sealed: models.LedgerDigest, notes: Path
    ) -> None:
        found = ledger_seals.verify(key=b"another", outside=notes).broken

        assert found == Broken(Flaw.OTHER_KEY, night=TODAY)

    def test_are_not_looked_at_while_one_is_being_sealed(self, promise: models.Promise, notes: Path) -> None:
        """A night that ends while somebody walks would look like links beyond the last one."""
        sealing = connection.copy()
        try:
            sealing.ensure_connection()
            with sealing.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [ledger_seals.LOCK])
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '50ms'")
            with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
                ledger_seals.verify(key=KEY, outside=notes)
        finally:
            sealing.close()

        assert broken(notes) is None


class TestTampering:
    """By whoever runs the database, past every trigger."""

    def test_is_refused_to_everybody_else(self, sealed: models.LedgerDigest, promise: models.Promise) -> None:
        for deed in (
            lambda: models.Promise.objects.filter(pk=promise.pk).update(sentence="Das haben wir nie gesagt."),
            lambda: models.Promise.objects.filter(pk=promise.pk)._raw_delete("default"),
            lambda: models.LedgerSeal.objects.filter(n=1).update(mac="0" * 64),
            lambda: models.LedgerDigest.objects.filter(pk=sealed.pk).update(head="0" * 64),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                deed()

    @pytest.mark.parametrize(
        ("statement", "table"),
        [
            ("UPDATE store_promise SET sentence = 'Das haben wir nie gesagt.'", "store_promise"),
            ("UPDATE store_promise SET due = '2028-12-31'", "store_promise"),
            ("UPDATE store_judgement SET backing = 'as_is', fit = 'as_is'", "store_judgement"),
            (
                "UPDATE store_signalreview SET by_id = (SELECT id FROM store_person WHERE key = 'p-karl')",
                "store_signalreview",
            ),
            ("UPDATE store_event SET code = 'promise.kept'", "store_event"),
        ],
        ids=["sentence", "due", "verdict", "who", "event"],
    )
    def test_with_a_row_names_the_row(
        self, statement: str, table: str, sealed: models.LedgerDigest, notes: Path
    ) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT max(id) FROM {table}")
            (row,) = cursor.fetchone()

        past_every_trigger(f"{statement} WHERE id = {row}")

        assert broken(notes) == Broken(Flaw.CHANGED, table, row, TODAY)

    def test_by_deleting_names_what_is_gone(
        self, sealed: models.LedgerDigest, promise: models.Promise, notes: Path
    ) -> None:
        judgement = promise.judgements.latest("pk").pk

        past_every_trigger(f"DELETE FROM store_judgement WHERE id = {judgement}")

        assert broken(notes) == Broken(Flaw.GONE, "store_judgement", judgement, TODAY)

    def test_with_the_seal_too_is_found_without_the_key(
        self, sealed: models.LedgerDigest, promise: models.Promise, notes: Path
    ) -> None:
        """A row and its seal changed to fit each other, and the night's head with them."""
        past_every_trigger(
            f"UPDATE store_promise SET sentence = 'Nie gesagt.' WHERE id = {promise.pk}",
            "UPDATE store_ledgerseal SET content = repeat('a', 64) WHERE of_table = 'store_promise'"
            f" AND of_id = {promise.pk}",
        )

        assert broken(notes) == Broken(Flaw.FORGED, "store_promise", promise.pk, TODAY)

    def test_by_taking_a_link_out_of_the_chain_names_where(self, sealed: models.LedgerDigest, notes: Path) -> None:
        after = models.LedgerSeal.objects.get(n=3)

        past_every_trigger("DELETE FROM store_ledgerseal WHERE n = 2")

        assert broken(notes) == Broken(Flaw.MISSING, after.of_table, after.of_id, TODAY)

    def test_by_forgetting_the_last_night_is_found_outside_the_database(
        self, world: World, sealed: models.LedgerDigest, promise: models.Promise, notes: Path
    ) -> None:
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.BROKEN, on=TOMORROW)
        night = ledger_seals.seal(key=KEY, on=TOMORROW, outside=notes)
        assert night is not None

        past_every_trigger(
            "DELETE FROM store_promiseend",
            f"DELETE FROM store_ledgerseal WHERE n >= {night.first}",
            f"DELETE FROM store_ledgerdigest WHERE id = {night.pk}",
        )

        assert broken(notes) == Broken(Flaw.CUT_OFF, night=TOMORROW)

    def test_by_writing_the_past_is_found(
        self, sealed: models.LedgerDigest, promise: models.Promise, notes: Path
    ) -> None:
        told = "INSERT INTO store_limittold (created_at, promise_id, told_on, told_how, by_id)"

        past_every_trigger(
            f"{told} SELECT now() - interval '2 days', {promise.pk}, '2026-11-10', 'im Angebot', id"
            " FROM store_person LIMIT 1"
        )

        found = broken(notes)
        assert found is not None
        assert (found.flaw, found.table) == (Flaw.SLIPPED_IN, "store_limittold")
