"""Later words against an open promise: suggested after listening, and what a person's word on them does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction
from flows.stage import Script
from flows.talks import taken, talk

from ropeteam.core.errors import NotFound, Refused
from ropeteam.flows import contradictions, conversations, gate, promises, signals
from ropeteam.jobs import reactions
from ropeteam.language.detect.contradictions import Found, Said
from ropeteam.store import models
from ropeteam.store.queries.contradictions import suggestion, waiting

DENIED = "Bedienung ohne Netz war nie so gemeint."
WORDS = f"Paul Ebner: Und ohne Netz?\nNora Lindt: {DENIED}\n"


@pytest.fixture
def promise(world: World) -> models.Promise:
    found = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert found is not None
    return found


def finds(monkeypatch: pytest.MonkeyPatch, *, said: Said = Said.SILENT) -> list[list[str]]:
    """Words that deny are found against every promise asked about; the list says which were asked about, look by look."""
    asked: list[list[str]] = []

    def find(turns: object, promises: list[object], **how: object) -> list[Found]:
        keys = [one.key for one in promises]  # type: ignore[attr-defined]
        asked.append(keys)
        spoken = [turn for turn in turns if DENIED in turn.text]  # type: ignore[attr-defined]
        return [Found(key, turn.no, 0, len(DENIED), DENIED, said, 0.8) for turn in spoken for key in keys]

    monkeypatch.setattr(contradictions.detect, "find", find)
    return asked


def heard(world: World) -> models.Conversation:
    """A talk after the promise, listened to; the reactions are run by the test."""
    conversation = talk(world)
    conversations.listen_to(taken(conversation, WORDS).pk, on=TODAY)
    return conversation


@pytest.fixture
def suggested(
    world: World, promise: models.Promise, script: Script, monkeypatch: pytest.MonkeyPatch
) -> models.ContradictionSuggestion:
    script()
    finds(monkeypatch)
    contradictions.look_in(heard(world).pk)
    return models.ContradictionSuggestion.objects.get()


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
        assert (ran, again) == (1, 0)
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
        promises.end(ended, actor=world.seller, outcome=promises.PromiseOutcome.KEPT, on=TODAY)

        contradictions.look_in(heard(world).pk)

        assert asked == [[str(promise.pk)]]

    def test_twice_suggests_once(self, suggested: models.ContradictionSuggestion) -> None:
        again = contradictions.look_in(suggested.text.conversation.pk)

        assert again == 0
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

    def test_that_is_silent_becomes_a_contradiction_and_the_promise_stays_open(
        self, world: World, suggested: models.ContradictionSuggestion, promise: models.Promise
    ) -> None:
        contradictions.confirm(suggested, actor=world.presales, on=TODAY)

        row = promise.contradictions.get()
        assert (row.how, row.said_on, row.by) == (DENIED, TODAY, world.presales.person)
        assert not models.PromiseEnd.objects.filter(promise=promise).exists()
        assert list(waiting(world.deal)) == []

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

    def test_is_dismissed_by_anybody_but_the_deal_s_own_seller(
        self, world: World, suggested: models.ContradictionSuggestion, promise: models.Promise
    ) -> None:
        with pytest.raises(Refused, match="own_deal"):
            contradictions.dismiss(suggested, actor=world.seller, on=TODAY)

        contradictions.dismiss(suggested, actor=world.presales, on=TODAY)

        assert list(waiting(world.deal)) == []
        assert not promise.contradictions.exists()
        assert models.Event.objects.filter(code="contradiction.dismissed", subject_id=promise.pk).count() == 1

    def test_is_decided_once(self, world: World, suggested: models.ContradictionSuggestion) -> None:
        contradictions.dismiss(suggested, actor=world.presales, on=TODAY)

        with pytest.raises(Refused, match="contradiction_reviewed"):
            contradictions.confirm(suggestion(world.presales, suggested.pk), actor=world.presales, on=TODAY)

    def test_does_not_exist_for_a_stranger(self, world: World, suggested: models.ContradictionSuggestion) -> None:
        with pytest.raises(NotFound):
            suggestion(world.stranger, suggested.pk)

    def test_is_one_a_promise_and_text(self, suggested: models.ContradictionSuggestion) -> None:
        suggested.pk = None
        with pytest.raises(IntegrityError, match="one_contradiction"), transaction.atomic():
            suggested.save(force_insert=True)
