"""What a person's word on later words against a promise does: once, taken back at will, and kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction
from flows.denied import DENIED, finds, heard
from flows.stage import put_ear

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import FindingCode
from ropeteam.flows import contradictions, gate, signals
from ropeteam.store import models
from ropeteam.store.queries.contradictions import standing, suggestion, waiting
from ropeteam.store.queries.promises import still_open


@pytest.fixture(scope="module")
def looked(built: World) -> None:
    """The seller promised, and in a later talk words were heard against it; nobody spoke of them yet."""
    signals.confirm(built.promise_offline, actor=built.seller, on=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        finds(patch)
        contradictions.look_in(heard(built).pk)


@pytest.fixture
def suggested(looked: None, world: World) -> models.ContradictionSuggestion:
    return models.ContradictionSuggestion.objects.get()


@pytest.fixture
def promise(looked: None, world: World) -> models.Promise:
    return models.Promise.objects.get()


def codes(world: World) -> set[FindingCode]:
    return {finding.code for finding in gate.look(world.deal, on=TODAY).verdict.findings}


class TestASuggestion:
    def test_that_is_silent_becomes_a_contradiction_and_the_promise_stays_open(
        self, world: World, suggested: models.ContradictionSuggestion, promise: models.Promise
    ) -> None:
        contradictions.confirm(suggested, actor=world.presales, on=TODAY)

        row = promise.contradictions.get()
        assert (row.how, row.said_on, row.by) == (DENIED, TODAY, world.presales.person)
        assert not models.PromiseEnd.objects.filter(promise=promise).exists()
        assert list(waiting(world.deal)) == []

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
