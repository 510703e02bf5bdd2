"""A word is taken back: what stood before stands again, nothing is erased, and nothing passes the gate by it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.db import transaction
from flows.standing import about, found, look, unbacked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Backing, FindingCode, GateResult, SignalKind, SignalState
from ropeteam.flows import gate, signals
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.deals import by_backing, standing
from ropeteam.store.queries.signals import kind_now, latest_review, open_suggestions, state_now

__all__ = ["unbacked"]

TOMORROW = TODAY + timedelta(days=1)
UNREVIEWED, UNBACKED = FindingCode.UNREVIEWED, FindingCode.UNBACKED
ALONE = FindingCode.DISMISSAL_UNSECONDED


def words(signal: models.Signal) -> list[str]:
    return list(signal.reviews.order_by("pk").values_list("verdict", flat=True))


class TestOfAFirstWord:
    @pytest.mark.parametrize("deed", [signals.confirm, signals.dismiss])
    def test_gives_the_signal_back_to_be_reviewed(self, deed: object, world: World) -> None:
        deed(world.need, actor=world.presales, on=TODAY)  # type: ignore[operator]

        review = signals.undo(world.need, actor=world.presales, on=TODAY)

        assert review is not None
        assert (review.verdict, state_now(world.need)) == ("reopened", SignalState.SUGGESTED)
        assert world.need in open_suggestions(models.Signal.objects.all())
        assert world.need.reviews.count() == 2, "nothing is erased"
        assert models.Event.objects.filter(code="signal.reopened", subject_id=world.need.pk).count() == 1

    def test_leaves_the_promise_in_the_ledger_unreviewed_and_counting(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        signals.undo(world.promise_offline, actor=world.seller, on=TODAY)

        seen = about(look(world), promise.sentence)
        assert seen is not None
        assert (seen.promise, seen.state) == (promise, SignalState.SUGGESTED)
        assert found(look(world), promise.sentence) == {UNREVIEWED: True}
        assert sum(by_backing([world.deal.pk])[world.deal.pk].values()) == 2, "no line twice, none lost"

    def test_by_the_deals_own_seller_lets_nothing_pass(self, world: World, unbacked: str) -> None:
        for signal in (world.promise_offline, world.promise_training):
            signals.confirm(signal, actor=world.seller, on=TODAY)

        signals.undo(world.promise_offline, actor=world.seller, on=TODAY)

        assert found(look(world), unbacked) == {UNBACKED: True, UNREVIEWED: True}
        (row,) = models.Deal.objects.filter(pk=world.deal.pk).annotate(stands=standing(TODAY))
        assert row.stands == GateResult.BLOCKED

    def test_can_be_confirmed_again_and_is_the_same_promise(self, world: World) -> None:
        first = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        signals.undo(world.promise_offline, actor=world.seller, on=TODAY)

        again = signals.confirm(world.promise_offline, actor=world.presales, on=TODAY).promise

        assert (again, found(look(world), world.promise_offline.quote)) == (first, {})

    def test_of_what_a_person_marked_leaves_it_as_a_suggestion(self, world: World) -> None:
        marked = signals.add(
            world.conversation, actor=world.seller, turn_no=6, quote="Die Schulung", kind=SignalKind.PROMISE, on=TODAY
        ).review.signal

        signals.undo(marked, actor=world.seller, on=TODAY)

        assert UNREVIEWED in found(look(world), "Die Schulung")

    def test_counts_as_not_reviewed_in_the_hearing_from_that_day_on(self, world: World) -> None:
        for signal in models.Signal.objects.filter(conversation=world.conversation):
            signals.confirm(signal, actor=world.presales, on=TODAY)
        signals.undo(world.delight, actor=world.presales, on=TOMORROW)

        assert look(world, on=TOMORROW).verdict.hearing.reviewed == 0
        assert look(world, on=TODAY, as_of=True).verdict.hearing.reviewed == 1

    def test_of_nothing_does_nothing(self, world: World) -> None:
        assert signals.undo(world.need, actor=world.presales, on=TODAY) is None

    def test_is_refused_to_those_who_may_not_review(self, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)

        with pytest.raises(NotAllowed):
            signals.undo(world.promise_offline, actor=world.other_seller, on=TODAY)


class TestOfALaterWord:
    def test_gives_back_the_word_before(self, world: World) -> None:
        signals.dismiss(world.need, actor=world.presales, on=TODAY)
        signals.confirm(world.need, actor=world.presales, on=TODAY)

        signals.undo(world.need, actor=world.presales, on=TODAY)

        assert words(world.need) == ["dismissed", "confirmed", "dismissed"]

    def test_goes_further_back_each_time(self, world: World) -> None:
        signals.dismiss(world.need, actor=world.presales, on=TODAY)
        signals.confirm(world.need, actor=world.presales, on=TODAY)

        for _ in range(4):
            signals.undo(world.need, actor=world.presales, on=TODAY)

        assert words(world.need) == ["dismissed", "confirmed", "dismissed", "reopened"]

    def test_stops_at_what_was_said_since(self, world: World) -> None:
        signals.confirm(world.need, actor=world.presales, on=TODAY)
        signals.undo(world.need, actor=world.presales, on=TODAY)
        signals.dismiss(world.need, actor=world.presales, on=TODAY)

        for _ in range(2):
            signals.undo(world.need, actor=world.presales, on=TODAY)

        assert words(world.need) == ["confirmed", "reopened", "dismissed", "reopened"]


class TestOfAChangeOfKind:
    def test_gives_back_the_kind_and_what_carries_it(self, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=SignalKind.CLAIM)
        assert world.promise_offline.judgements.latest("pk").backing == Backing.UNBACKED

        signals.undo(world.promise_offline, actor=world.presales, on=TODAY)

        assert kind_now(world.promise_offline) == SignalKind.PROMISE
        assert found(look(world), world.promise_offline.quote) == {UNREVIEWED: True}
        assert world.promise_offline.judgements.latest("pk").backing == Backing.ROADMAP

    def test_gives_back_an_earlier_change(self, world: World) -> None:
        signals.confirm(world.need, actor=world.presales, on=TODAY, kind=SignalKind.CONCERN)
        signals.dismiss(world.need, actor=world.presales, on=TODAY)

        signals.undo(world.need, actor=world.presales, on=TODAY)

        assert kind_now(world.need) == SignalKind.CONCERN

    def test_into_a_promise_takes_it_off_the_list_again(self, world: World) -> None:
        signals.confirm(world.need, actor=world.presales, on=TODAY, kind=SignalKind.PROMISE)

        signals.undo(world.need, actor=world.presales, on=TODAY)

        assert about(look(world), world.need.quote) is None
        assert state_now(world.need) == SignalState.SUGGESTED

    def test_is_no_way_for_a_seller_to_make_something_else_of_an_own_promise(self, world: World) -> None:
        signals.confirm(world.claim_sap, actor=world.presales, on=TODAY, kind=SignalKind.PROMISE)

        with pytest.raises(Refused, match="own_deal"):
            signals.undo(world.claim_sap, actor=world.seller, on=TODAY)

        assert words(world.claim_sap) == ["changed"]


class TestADismissalThatComesBack:
    def test_of_the_seller_alone_still_needs_a_second(self, world: World) -> None:
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nur laut gedacht")
        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY)

        signals.undo(world.promise_offline, actor=world.presales, on=TODAY)

        assert ALONE in found(look(world), world.promise_offline.quote)

    def test_that_was_seconded_stands(self, world: World) -> None:
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nur laut gedacht")
        signals.second_dismissal(world.promise_offline, actor=world.services, on=TODAY)
        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY)

        signals.undo(world.promise_offline, actor=world.presales, on=TODAY)

        assert about(look(world), world.promise_offline.quote) is None

    def test_by_the_hand_of_the_seller_needs_a_reason_and_a_second(self, world: World) -> None:
        for signal, reason in ((world.promise_offline, ""), (world.promise_training, "Höflichkeit")):
            signals.dismiss(signal, actor=world.presales, on=TODAY, reason=reason)
            signals.confirm(signal, actor=world.presales, on=TODAY)

        with pytest.raises(Refused, match="reason_missing"):
            signals.undo(world.promise_offline, actor=world.seller, on=TODAY)
        signals.undo(world.promise_training, actor=world.seller, on=TODAY)

        assert ALONE in found(look(world), world.promise_training.quote)


WHO = st.sampled_from(["seller", "presales", "services", "product"])
KIND = st.sampled_from([None, SignalKind.PROMISE, SignalKind.CLAIM, SignalKind.NEED])
WHICH = st.sampled_from(["promise_offline", "promise_training", "claim_sap", "need"])
STEP = st.tuples(st.sampled_from(["confirm", "dismiss", "second", "undo"]), WHICH, WHO, KIND)


def do(step: tuple[str, str, str, SignalKind | None], world: World) -> None:
    """What the one may not do stays undone."""
    deed, which, who, kind = step
    signal, actor = getattr(world, which), world.everyone[who]
    with suppress(NotAllowed, Refused), transaction.atomic():
        if deed == "confirm":
            signals.confirm(signal, actor=actor, on=TODAY, kind=kind)
        elif deed == "dismiss":
            signals.dismiss(signal, actor=actor, on=TODAY, reason="weil" if kind else "")
        elif deed == "second":
            signals.second_dismissal(signal, actor=actor, on=TODAY)
        else:
            signals.undo(signal, actor=actor, on=TODAY)


def stands(world: World) -> tuple[int, int]:
    """How far the deal is from a signature: the result, the worst first, and how many findings block."""
    verdict = gate.look(world.deal, on=TODAY).verdict
    order = [GateResult.BLOCKED, GateResult.PASS_UNHEARD, GateResult.PASS]
    return order.index(verdict.result), -len(verdict.blocking)


def taken_back(signal: models.Signal, first: Actor, second: Actor, kind: SignalKind | None) -> bool:
    """Whether a word was given and taken back, by whoever may."""
    try:
        with transaction.atomic():
            signals.confirm(signal, actor=first, on=TODAY, kind=kind)
            return signals.undo(signal, actor=second, on=TODAY) is not None
    except (NotAllowed, Refused):
        return False


class TestUndo:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(before=st.lists(STEP, max_size=5), which=WHICH, first=WHO, second=WHO, kind=KIND)
    def test_after_a_confirmation_leaves_the_gate_no_better_than_it_was(
        self,
        world: World,
        before: list[tuple[str, str, str, SignalKind | None]],
        which: str,
        first: str,
        second: str,
        kind: SignalKind | None,
    ) -> None:
        with transaction.atomic():
            for step in before:
                do(step, world)
            was = stands(world)

            if taken_back(getattr(world, which), world.everyone[first], world.everyone[second], kind):
                assert stands(world) <= was
                assert latest_review(getattr(world, which)).undoes is not None  # type: ignore[union-attr]
            transaction.set_rollback(True)
