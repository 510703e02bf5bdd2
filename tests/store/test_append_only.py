"""What is written once stays: PostgreSQL refuses to change or delete it, whoever asks and by whatever way."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.db import IntegrityError, connection, models, transaction
from flows.stage import put_ear

from ropeteam.core.vocabulary import DecisionKind, PromiseOutcome
from ropeteam.flows import change_requests, contradictions, gate, promises, reading, signals
from ropeteam.store import models as tables

APPEND_ONLY = (
    tables.AccessLog,
    tables.ClaimCorrection,
    tables.Contradiction,
    tables.ContradictionReview,
    tables.Decision,
    tables.Delivery,
    tables.EarVersion,
    tables.Event,
    tables.GateFinding,
    tables.GateRun,
    tables.Judgement,
    tables.LimitTold,
    tables.MoodReading,
    tables.Override,
    tables.OverrideRequest,
    tables.PromiseEnd,
    tables.ReviewSecond,
    tables.SignalReview,
    tables.TextVersion,
    tables.Turn,
)


@pytest.fixture(scope="module")
def life(built: World) -> None:
    """Everything that is written once happens at least once."""
    world = built
    signals.dismiss(world.promise_training, actor=world.seller, on=TODAY, reason="nur eine Idee")
    signals.second_dismissal(world.promise_training, actor=world.services, on=TODAY)
    signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how="Mail an Herrn Ebner")
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    promises.tell_limit(promise, actor=world.seller, told_on=TODAY, told_how="im Angebot, Seite 3")
    promises.contradict(promise, actor=world.presales, how="„das war nur ein Vorschlag“", said_on=TODAY)
    doubt = tables.ContradictionSuggestion.objects.create(
        promise=promise, text=world.need.text, turn=4, start=0, end=4, quote="Der ", openly=False, chance=0.7, model="x"
    )
    contradictions.dismiss(doubt, actor=world.presales, on=TODAY)
    sentence = "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027."
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        unbacked = promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY, capability=world.offline)
        request = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
    finding = run.findings.get(promise=unbacked, blocks=True)
    asked = gate.ask_override(finding, actor=world.management, reason="Referenzkunde")
    gate.second_override(asked, actor=world.product_manager, on=TODAY)
    promises.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
    change_requests.decide_on(
        request, actor=world.product_manager, kind=DecisionKind.LATER, reason="erst 10.0", on=TODAY
    )
    reading.open_words(world.conversation, actor=world.presales)
    tables.EarVersion.objects.create(company=world.company, n=1, base="ear", numbers=b"numbers", trained_on=TODAY)
    heard = tables.Analysis.objects.filter(text__conversation=world.conversation).latest("pk")
    tables.MoodReading.objects.create(analysis=heard, model="mood", value=6.0, sd=1.0, turns=3, words=30)
    tables.Delivery.objects.create(event=tables.Event.objects.latest("pk"), consumer="test")


class TestWhatIsWrittenOnce:
    def test_is_guarded_by_a_trigger_on_every_append_only_table_and_on_no_other(self, empty: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only'")
            guarded = {name for (name,) in cursor.fetchall()}

        assert guarded == {table._meta.db_table for table in APPEND_ONLY}

    @pytest.mark.parametrize("table", APPEND_ONLY, ids=lambda table: table.__name__)
    def test_is_neither_updated_nor_deleted(self, table: type[models.Model], life: None, empty: None) -> None:
        found = table._default_manager.order_by("pk")
        row = found.values().last()
        assert row is not None, f"nothing in {table.__name__}: this test looks at nothing"

        with pytest.raises(IntegrityError, match="written once and never changed"), transaction.atomic():
            found.filter(pk=row["id"]).update(id=row["id"])
        with pytest.raises(IntegrityError, match="written once and never changed"), transaction.atomic():
            found.filter(pk=row["id"])._raw_delete(using="default")

        assert found.filter(pk=row["id"]).values().get() == row
