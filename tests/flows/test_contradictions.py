"""Later words against an open promise: suggested after listening, and what a person's word on them does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction
from flows.denied import DENIED, finds, heard
from flows.stage import Script

from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import contradictions, gate, promise_ends, promises, signals
from ropeteam.jobs import reactions
from ropeteam.language.detect.contradictions import Said
from ropeteam.store import models
from ropeteam.store.queries.contradictions import END


@pytest.fixture
def promise(world: World) -> models.Promise:
    found = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert found is not None
    return found


class TestLooking:
    def test_follows_from_hearing_a_talk(
        self, world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        finds(monkeypatch)
        conversation = heard(world)
        event = models.Event.objects.get(code="conversation.heard", subject_id=conversation.pk)

        ran = reactions.react(event.pk, on=TODAY)
        again = reactions.react(event.pk, on=TODAY)

        row = models.ContradictionSuggestion.objects.get()
        assert ran > again == 0
        assert (row.promise, row.quote, row.turn, row.openly) == (promise, DENIED, 1, False)

    def test_follows_from_confirming_a_promise_after_the_later_talk_was_heard(
        self, world: World, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        finds(monkeypatch)
        contradictions.look_in(heard(world).pk)
        assert not models.ContradictionSuggestion.objects.exists()

        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        made = contradictions.look_after(promise.pk)

        assert made == 1
        assert models.ContradictionSuggestion.objects.get().promise == promise

    def test_asks_about_open_promises_made_before_and_no_others(
        self, world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        asked = finds(monkeypatch)
        later = TODAY + timedelta(days=3)
        promises.enter(world.deal, actor=world.seller, sentence="Eine Schulung im Mai.", on=later, said_on=later)
        ended = promises.enter(
            world.deal, actor=world.seller, sentence="Der Import.", on=TODAY, said_on=date(2026, 11, 2)
        )
        promise_ends.end(ended, actor=world.seller, outcome=promise_ends.PromiseOutcome.KEPT, on=TODAY)

        contradictions.look_in(heard(world).pk)

        assert asked == [[str(promise.pk)]]

    def test_twice_suggests_once(
        self, world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        finds(monkeypatch)
        conversation = heard(world)

        made = [contradictions.look_in(conversation.pk) for _ in range(2)]

        assert made == [1, 0]
        assert models.ContradictionSuggestion.objects.count() == 1

    def test_needs_the_company_s_agreement_to_listen(
        self, world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        asked = finds(monkeypatch)
        conversation = heard(world)
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement="unset")

        assert contradictions.look_in(conversation.pk) == 0
        assert contradictions.look_after(promise.pk) == 0
        assert asked == []


class TestASuggestion:
    def test_changes_nothing_at_the_gate(
        self, world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        finds(monkeypatch)
        conversation = heard(world)
        before = gate.look(world.deal, on=TODAY).verdict

        contradictions.look_in(conversation.pk)

        assert models.ContradictionSuggestion.objects.count() == 1
        assert gate.look(world.deal, on=TODAY).verdict == before

    def test_that_is_open_ends_the_promise_and_needs_how_the_customer_was_told(
        self, world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script()
        finds(monkeypatch, said=Said.OPENLY)
        contradictions.look_in(heard(world).pk)
        row = models.ContradictionSuggestion.objects.get()

        with pytest.raises(Refused, match="told_missing"):
            contradictions.confirm(row, actor=world.seller, on=TODAY, told_how=" ")
        assert not models.ContradictionReview.objects.exists()
        contradictions.confirm(row, actor=world.seller, on=TODAY, told_how="im Gespräch")

        end = models.PromiseEnd.objects.get(promise=promise)
        assert (end.outcome, end.told_customer_on, end.told_how) == ("withdrawn", TODAY, "im Gespräch")
        assert not promise.contradictions.exists()


class TestAnEnd:
    def test_goes_only_where_it_is_kept_word_for_word(self, world: World, promise: models.Promise) -> None:
        end = promise_ends.end(
            promise, actor=world.seller, outcome=PromiseOutcome.BROKEN, on=TODAY, evidence="Ticket 7"
        )
        facts = {name: getattr(end, name) for name in END}

        models.EndTakenBack.objects.create(
            promise=promise, was=end.pk, taken_back_on=TODAY, **{**facts, "evidence": "anders"}
        )
        with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
            models.PromiseEnd.objects.filter(pk=end.pk)._raw_delete(using="default")

        assert models.PromiseEnd.objects.get() == end
