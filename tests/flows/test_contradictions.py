"""Later words against an open promise: suggested after listening, and what a person's word on them does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction
from flows.stage import Script
from flows.talks import taken, talk

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import FindingCode, PromiseOutcome
from ropeteam.flows import contradictions, conversations, gate, promise_ends, promises, signals
from ropeteam.jobs import reactions
from ropeteam.language.detect.contradictions import Found, Said
from ropeteam.store import models
from ropeteam.store.queries.contradictions import END, standing, suggestion, waiting
from ropeteam.store.queries.promises import still_open

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


def codes(world: World) -> set[FindingCode]:
    return {finding.code for finding in gate.look(world.deal, on=TODAY).verdict.findings}


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


class TestAWordTakenBack:
    def test_lets_the_suggestion_wait_again_and_its_contradiction_count_no_more(
        self, world: World, suggested: models.ContradictionSuggestion, promise: models.Promise
    ) -> None:
        told = {FindingCode.CONTRADICTED}
        contradictions.confirm(suggested, actor=world.presales, on=TODAY)
        assert told <= codes(world)

        contradictions.undo(suggested, actor=world.presales, on=TODAY)

        assert not told & codes(world)
        assert list(waiting(world.deal)) == [suggested]
        assert (promise.contradictions.count(), list(standing())) == (1, [])
        assert suggested.reviews.get().undone.by == world.presales.person
        assert models.Event.objects.filter(code="contradiction.undone", subject_id=promise.pk).count() == 1

    def test_is_followed_by_another_word(self, world: World, suggested: models.ContradictionSuggestion) -> None:
        contradictions.dismiss(suggested, actor=world.presales, on=TODAY)
        contradictions.undo(suggested, actor=world.services, on=TODAY)
        contradictions.confirm(suggested, actor=world.presales, on=TODAY)

        assert [(row.n, row.confirmed) for row in suggested.reviews.order_by("n")] == [(1, False), (2, True)]
        assert standing().get().promise == suggested.promise
        with pytest.raises(Refused, match="contradiction_reviewed"):
            contradictions.dismiss(suggested, actor=world.presales, on=TODAY)

    def test_opens_the_promise_that_it_ended_and_keeps_the_end_word_for_word(
        self, world: World, suggested: models.ContradictionSuggestion, promise: models.Promise
    ) -> None:
        models.ContradictionSuggestion.objects.filter(pk=suggested.pk).update(openly=True)
        row = suggestion(world.seller, suggested.pk)
        contradictions.confirm(row, actor=world.seller, on=TODAY, told_how="im Gespräch")
        end = models.PromiseEnd.objects.get()
        assert promise not in still_open(models.Promise.objects.all())

        contradictions.undo(row, actor=world.seller, on=TODAY + timedelta(days=1))

        kept = promise.ends_taken_back.get()
        assert promise in still_open(models.Promise.objects.all())
        assert (kept.was, kept.outcome, kept.told_how, kept.by) == (
            end.pk,
            "withdrawn",
            "im Gespräch",
            world.seller.person,
        )
        assert (kept.taken_back_by, kept.taken_back_on) == (world.seller.person, TODAY + timedelta(days=1))
        assert models.Event.objects.filter(code="promise.reopened", subject_id=promise.pk).count() == 1
        contradictions.confirm(row, actor=world.seller, on=TODAY, told_how="per Mail")
        assert models.PromiseEnd.objects.get().told_how == "per Mail"

    def test_leaves_a_look_back_as_it_was_known_then(
        self, world: World, suggested: models.ContradictionSuggestion, promise: models.Promise
    ) -> None:
        models.ContradictionSuggestion.objects.filter(pk=suggested.pk).update(openly=True)
        row = suggestion(world.seller, suggested.pk)
        contradictions.confirm(row, actor=world.seller, on=TODAY, told_how="im Gespräch")
        contradictions.undo(row, actor=world.seller, on=TODAY + timedelta(days=2))

        seen = {
            days: promise
            in [one.promise for one in gate.look(world.deal, on=TODAY + timedelta(days), as_of=True).standings]
            for days in (0, 1, 2)
        }

        assert seen == {0: False, 1: False, 2: True}

    def test_is_nobody_else_s_contradiction_for_the_deal_s_own_seller(
        self, world: World, suggested: models.ContradictionSuggestion
    ) -> None:
        contradictions.confirm(suggested, actor=world.presales, on=TODAY)

        with pytest.raises(Refused, match="own_deal"):
            contradictions.undo(suggested, actor=world.seller, on=TODAY)
        contradictions.undo(suggested, actor=world.presales, on=TODAY)
        contradictions.confirm(suggested, actor=world.seller, on=TODAY)
        contradictions.undo(suggested, actor=world.seller, on=TODAY)

        assert list(standing()) == []

    def test_needs_a_word_that_stands_and_somebody_who_may_speak(
        self, world: World, suggested: models.ContradictionSuggestion
    ) -> None:
        with pytest.raises(Refused, match="nothing_to_undo"):
            contradictions.undo(suggested, actor=world.presales, on=TODAY)
        contradictions.dismiss(suggested, actor=world.presales, on=TODAY)

        with pytest.raises(NotAllowed):
            contradictions.undo(suggested, actor=world.works_council, on=TODAY)
        with pytest.raises(NotFound):
            contradictions.undo(suggested, actor=world.stranger, on=TODAY)

        assert not models.ContradictionUndo.objects.exists()

    def test_two_at_once_cannot_be_kept(self, suggested: models.ContradictionSuggestion, world: World) -> None:
        """The lock makes the second wait; past it, the database keeps one word of a number."""
        contradictions.dismiss(suggested, actor=world.presales, on=TODAY)

        with pytest.raises(IntegrityError, match="contradiction_word_n"), transaction.atomic():
            models.ContradictionReview.objects.create(
                suggestion=suggested, n=1, confirmed=False, by=world.services.person, reviewed_on=TODAY
            )


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
