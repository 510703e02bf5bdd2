"""People's word on what was heard: it is theirs, it is kept, and in an own deal it needs somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from cast import TODAY, World
from flows.played import copied, played

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Backing, Fit, PromiseSource, Role, SignalKind
from ropeteam.flows import judging, signals
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries.signals import kind_now, latest_review

TOMORROW = TODAY + timedelta(days=1)


def ledger(world: World) -> list[str]:
    return list(models.Promise.objects.filter(deal=world.deal).order_by("pk").values_list("sentence", flat=True))


class TestConfirm:
    def test_brings_a_promise_into_the_ledger_with_its_mention_and_judgement(self, world: World) -> None:
        said = world.promise_offline

        promise = signals.confirm(said, actor=world.seller, on=TOMORROW).promise

        assert promise is not None
        assert (promise.deal, promise.sentence, promise.due) == (world.deal, said.quote, date(2027, 6, 30))
        assert (promise.said_on, promise.recorded_on) == (date(2026, 11, 9), TOMORROW)
        assert (promise.source, promise.created_by) == (PromiseSource.MENTION, world.seller.person)
        assert promise.mentions.get().signal == said
        verdict = promise.judgements.get()
        assert (verdict.backing, verdict.judged_on) == (Backing.ROADMAP, TOMORROW)
        assert verdict.roadmap_version == world.offline_item.versions.get()
        assert models.Event.objects.filter(
            code="promise.entered", subject_id=promise.pk, deal_id=world.deal.pk
        ).exists()

    def test_twice_keeps_one_promise_and_both_words(self, world: World) -> None:
        first = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)

        second = signals.confirm(world.promise_offline, actor=world.presales, on=TOMORROW)

        assert second.promise == first.promise
        assert world.promise_offline.reviews.count() == 2
        assert len(ledger(world)) == 1

    @pytest.mark.parametrize("kind", ["need", "claim_sap", "delight"])
    def test_of_another_kind_leaves_the_ledger_alone(self, kind: str, world: World) -> None:
        assert signals.confirm(getattr(world, kind), actor=world.seller, on=TODAY).promise is None

        assert ledger(world) == []

    def test_marks_a_promise_the_customer_recalled_as_such(self, world: World) -> None:
        world.promise_offline.recalled = True
        world.promise_offline.save()

        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise

        assert promise is not None
        assert promise.source == PromiseSource.RECALLED

    def test_in_a_talk_of_no_deal_keeps_the_word_only(self, world: World) -> None:
        models.Conversation.objects.filter(pk=world.conversation.pk).update(deal=None)
        world.need.refresh_from_db()

        reviewed = signals.confirm(world.need, actor=world.product_manager, on=TODAY)

        assert (reviewed.promise, world.need.reviews.count()) == (None, 1)

    @pytest.mark.parametrize(
        ("what", "may"),
        [
            ("promise_offline", {"seller", "presales"}),
            ("claim_sap", {"seller", "presales"}),
            ("need", {"seller", "presales", "product"}),
            ("delight", {"seller", "presales", "product"}),
        ],
    )
    @pytest.mark.parametrize("deed", [signals.confirm, signals.dismiss])
    def test_and_dismiss_are_for_the_rope_and_for_product_where_customers_spoke(
        self, deed: Callable[..., Any], what: str, may: set[str], world: World
    ) -> None:
        for who, actor in world.everyone.items():
            signal = getattr(world, what)
            if who in may:
                assert deed(signal, actor=actor, on=TODAY, reason="weil").review.by == actor.person
            else:
                with pytest.raises(NotAllowed):
                    deed(signal, actor=actor, on=TODAY, reason="weil")

    def test_has_a_person_behind_it(self, world: World) -> None:
        with pytest.raises(Refused, match="not_allowed"):
            signals.confirm(world.need, actor=OPERATOR, on=TODAY)


class TestChange:
    def test_to_a_promise_brings_it_into_the_ledger(self, world: World) -> None:
        reviewed = signals.confirm(world.claim_sap, actor=world.presales, on=TODAY, kind=SignalKind.PROMISE)

        assert (reviewed.review.verdict, reviewed.review.kind) == ("changed", "promise")
        assert ledger(world) == [world.claim_sap.quote]
        assert kind_now(world.claim_sap) == SignalKind.PROMISE
        world.claim_sap.refresh_from_db()
        assert world.claim_sap.kind == "claim", "what the machine said stays"

    @pytest.mark.parametrize("kind", [SignalKind.CLAIM, SignalKind.NEED, SignalKind.DELIGHT])
    def test_is_no_way_for_a_seller_to_get_rid_of_an_own_promise(self, kind: SignalKind, world: World) -> None:
        with pytest.raises(Refused, match="own_deal"):
            signals.confirm(world.promise_offline, actor=world.seller, on=TODAY, kind=kind)

        assert latest_review(world.promise_offline) is None
        assert signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=kind).promise is None

    def test_of_our_own_words_is_for_the_rope_whatever_they_become(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            signals.confirm(world.promise_offline, actor=world.product_manager, on=TODAY, kind=SignalKind.NEED)

    def test_lasts_when_it_is_dismissed_later(self, world: World) -> None:
        signals.confirm(world.need, actor=world.presales, on=TODAY, kind=SignalKind.PROMISE)

        review = signals.dismiss(world.need, actor=world.seller, on=TODAY, reason="war ein Wunsch").review

        assert kind_now(world.need) == SignalKind.PROMISE
        assert review.by_seller is True


class TestDismiss:
    def test_of_a_promise_in_an_own_deal_needs_a_reason(self, world: World) -> None:
        for silence in ("", "  "):
            with pytest.raises(Refused, match="reason_missing"):
                signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason=silence)

        review = signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nur laut gedacht").review

        assert (review.by_seller, review.reason) == (True, "nur laut gedacht")

    @pytest.mark.parametrize(
        ("what", "who"), [("need", "seller"), ("claim_sap", "seller"), ("promise_offline", "presales")]
    )
    def test_of_anything_else_and_by_anyone_else_needs_none(self, what: str, who: str, world: World) -> None:
        review = signals.dismiss(getattr(world, what), actor=getattr(world, who), on=TODAY).review

        assert (review.by_seller, review.reason) == (False, "")

    def test_keeps_the_promise_row_for_those_who_cite_it(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise

        signals.dismiss(world.promise_offline, actor=world.seller, on=TOMORROW, reason="doch nicht")

        assert promise == models.Promise.objects.get(deal=world.deal)


@pytest.fixture(scope="class")
def thought_aloud(built: World) -> Iterator[World]:
    """The seller dismissed the promise of the deal."""
    with played(built) as world:
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nur laut gedacht")
        yield world


class TestSecond:
    @pytest.fixture
    def world(self, thought_aloud: World, empty: None) -> World:
        return copied(thought_aloud)

    @pytest.fixture
    def dismissed(self, world: World) -> models.Signal:
        return world.promise_offline

    @pytest.mark.parametrize("who", ["presales", "product_manager", "services"])
    def test_is_a_person_of_presales_product_or_services(
        self, who: str, world: World, dismissed: models.Signal
    ) -> None:
        second = signals.second_dismissal(dismissed, actor=getattr(world, who), on=TOMORROW)

        assert (second.by, second.seconded_on) == (getattr(world, who).person, TOMORROW)
        assert models.Event.objects.filter(code="signal.dismissal_seconded").count() == 1

    @pytest.mark.parametrize("who", ["seller", "other_seller", "management", "works_council", "admin", "stranger"])
    def test_is_nobody_else(self, who: str, world: World, dismissed: models.Signal) -> None:
        with pytest.raises(NotAllowed):
            signals.second_dismissal(dismissed, actor=getattr(world, who), on=TODAY)

    def test_is_not_the_first_person_again(self, world: World) -> None:
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)

        with pytest.raises(Refused, match="second_is_first"):
            signals.second_dismissal(world.promise_offline, actor=world.presales, on=TODAY)

    def test_does_not_sell_the_deal(self, world: World, dismissed: models.Signal) -> None:
        models.DealRole.objects.create(deal=world.deal, person=world.services.person, role=Role.SELLER)

        with pytest.raises(Refused, match="own_deal"):
            signals.second_dismissal(dismissed, actor=world.services, on=TODAY)

    def test_comes_once_and_after_a_dismissal_only(self, world: World, dismissed: models.Signal) -> None:
        signals.second_dismissal(dismissed, actor=world.services, on=TODAY)

        for signal in (dismissed, world.need):
            with pytest.raises(Refused, match="nothing_to_second"):
                signals.second_dismissal(signal, actor=world.presales, on=TODAY)


class TestAdd:
    def add(self, world: World, *, actor: Actor | None = None, quote: str, kind: SignalKind, turn: int = 6) -> Any:
        return signals.add(
            world.conversation, actor=actor or world.seller, turn_no=turn, quote=quote, kind=kind, on=TODAY
        )

    def test_marks_the_words_of_a_turn_letter_by_letter(self, world: World) -> None:
        reviewed = self.add(world, quote="für Ihre zwölf Leute machen wir im Mai", kind=SignalKind.PROMISE)

        signal = reviewed.review.signal
        turn = signal.text.turns.get(no=6)
        assert turn.text[signal.start : signal.end] == signal.quote
        assert (signal.created_by, signal.analysis, signal.confidence) == (world.seller.person, None, None)
        assert (signal.due, signal.due_phrase != "") == (date(2027, 5, 31), True)
        assert reviewed.promise is not None
        assert ledger(world) == ["für Ihre zwölf Leute machen wir im Mai"]

    def test_of_what_the_machine_marked_is_a_confirmation_of_it(self, world: World) -> None:
        count = models.Signal.objects.count()

        reviewed = self.add(world, quote=world.promise_training.quote, kind=SignalKind.PROMISE)

        assert reviewed.review.signal == world.promise_training
        assert models.Signal.objects.count() == count

    @pytest.mark.parametrize("unseen", [{"low": True}, {"retired_at": "2026-11-01T08:00Z"}], ids=["low", "retired"])
    def test_brings_back_what_was_kept_but_not_shown(self, unseen: dict[str, Any], world: World) -> None:
        models.Signal.objects.filter(pk=world.promise_training.pk).update(**unseen)

        self.add(world, quote=world.promise_training.quote, kind=SignalKind.PROMISE)

        world.promise_training.refresh_from_db()
        assert (world.promise_training.low, world.promise_training.retired_at) == (False, None)

    @pytest.mark.parametrize(
        ("quote", "turn"), [("steht da nicht", 6), ("Die Schulung", 0), ("Die Schulung", 99), ("", 6), (" ", 6)]
    )
    def test_of_words_that_do_not_stand_there_is_refused(self, quote: str, turn: int, world: World) -> None:
        with pytest.raises(Refused, match="quote_not_found"):
            self.add(world, quote=quote, turn=turn, kind=SignalKind.NEED)

    def test_in_a_talk_without_words_is_refused(self, world: World) -> None:
        with pytest.raises(Refused, match="quote_not_found"):
            signals.add(world.unheard, actor=world.seller, turn_no=0, quote="x", kind=SignalKind.NEED, on=TODAY)

    def test_of_a_promise_is_for_the_rope(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            self.add(world, actor=world.product_manager, quote="Die Schulung", kind=SignalKind.PROMISE)

        assert self.add(world, actor=world.product_manager, quote="Die Schulung", kind=SignalKind.NEED).promise is None


class TestRelink:
    def test_judges_a_suggestion_anew_by_what_it_is_about(self, world: World) -> None:
        verdict = signals.relink(world.promise_offline, actor=world.seller, capability=world.sap_export, on=TODAY)

        assert verdict is not None
        assert (verdict.signal, verdict.fit) == (world.promise_offline, Fit.AS_IS)

    def test_judges_the_promise_in_the_ledger_anew(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        verdict = signals.relink(world.promise_offline, actor=world.seller, capability=None, on=TODAY)

        assert verdict is not None
        assert (verdict.promise, verdict.fit) == (promise, Fit.UNKNOWN)
        promise.refresh_from_db()
        assert promise.capability is None

    @pytest.mark.parametrize(("who", "kept"), [("presales", True), ("seller", False)])
    def test_is_remembered_for_this_wording_when_presales_says_it(self, who: str, kept: bool, world: World) -> None:
        signals.relink(world.promise_offline, actor=getattr(world, who), capability=world.offline, on=TODAY)

        found = models.WordingLink.objects.filter(wording_hash=judging.wording_hash(world.promise_offline.quote))
        assert found.exists() is kept

    def test_is_remembered_once_with_the_last_word(self, world: World) -> None:
        for capability in (world.offline, world.sap_export):
            signals.relink(world.promise_offline, actor=world.presales, capability=capability, on=TODAY)

        assert models.WordingLink.objects.get().capability == world.sap_export

    def test_of_a_need_judges_nothing(self, world: World) -> None:
        assert signals.relink(world.need, actor=world.product_manager, capability=world.sap_export, on=TODAY) is None

    def test_is_for_those_who_review(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            signals.relink(world.promise_offline, actor=world.product_manager, capability=None, on=TODAY)


class TestCorrectClaim:
    def test_keeps_when_and_how_the_customer_was_told_once(self, world: World) -> None:
        first = signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how="Mail")

        again = signals.correct_claim(world.claim_sap, actor=world.presales, told_on=TOMORROW, told_how="Anruf")

        assert (again.pk, again.told_how, again.by) == (first.pk, "Mail", world.seller.person)
        assert models.Event.objects.filter(code="claim.corrected").count() == 1

    def test_says_how_and_is_for_the_rope(self, world: World) -> None:
        with pytest.raises(Refused, match="told_missing"):
            signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how=" ")
        with pytest.raises(NotAllowed):
            signals.correct_claim(world.claim_sap, actor=world.management, told_on=TODAY, told_how="Mail")


class TestOneWording:
    @pytest.mark.parametrize("same", ["Das  läuft OFFLINE.", " das läuft offline!", "Das läuft\noffline"])
    def test_is_the_same_whatever_its_case_spaces_and_closing_mark(self, same: str) -> None:
        assert judging.wording_hash(same) == judging.wording_hash("Das läuft offline")

    def test_is_another_with_another_word(self) -> None:
        assert judging.wording_hash("Das läuft offline") != judging.wording_hash("Das läuft nicht offline")


class TestConfirmAnUnsureSpan:
    def test_what_the_machine_was_unsure_of_counts_once_a_person_confirms_it(self, world: World) -> None:
        world.claim_sap.low = True
        world.claim_sap.save(update_fields=["low"])

        signals.confirm(world.claim_sap, actor=world.seller, on=TODAY)

        world.claim_sap.refresh_from_db()
        assert not world.claim_sap.low
