"""Services' word on a deal: a vote before the signature, an answer after it, and what becomes of both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from cast import TODAY, World
from django.db.models import Q
from flows.at_once import at_once
from flows.played import played
from flows.stage import Script
from flows.standing import look, move_roadmap

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import FindingCode, LedgerState
from ropeteam.core.vocabulary_handover import HandoverReasonCode as Why
from ropeteam.core.vocabulary_handover import HandoverVerdict as Verdict
from ropeteam.flows import gate_answers, handover, overrides, signals
from ropeteam.flows.handover import Reason
from ropeteam.store import models
from ropeteam.store.queries import gate_answers as kept
from ropeteam.store.queries import handover as query
from ropeteam.store.queries import today
from ropeteam.store.queries.ledger_state import with_ledger_state

NOT_YET = FindingCode.SERVICES_NOT_YET


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """How near words are is not looked at."""


def sign(world: World, day: date = TODAY) -> models.Deal:
    """Signed, with its two promises confirmed: one is carried, one is services' work."""
    for signal in (world.promise_offline, world.promise_training):
        signals.confirm(signal, actor=world.seller, on=TODAY)
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=day)
    return models.Deal.objects.get(pk=world.deal.pk)


def beside(world: World, **how: object) -> dict[FindingCode, bool]:
    return {finding.code: finding.blocks for finding, _ in look(world, **how).beside}  # type: ignore[arg-type]


class TestTheVote:
    def test_stands_at_the_gate_with_its_reasons_and_never_blocks(self, world: World) -> None:
        models.Setting.objects.create(company=world.company, key="gate.blocking_notices", value=[NOT_YET.value])
        handover.say(
            world.deal, actor=world.services, verdict=Verdict.NOT_YET, on=TODAY,
            reasons=[Reason(Why.EFFORT_UNKNOWN), Reason(Why.OTHER)], words="Zwei Werke, ein Termin",
        )  # fmt: skip

        assert beside(world)[NOT_YET] is False
        noticed = look(world).noticed
        assert noticed.not_yet is not None
        assert [row.code for row in noticed.not_yet.reasons.all()] == ["effort_unknown", "other"]
        (told,) = [row for row in gate_answers.answer(world.deal, on=TODAY)["notices"] if row["code"] == NOT_YET]
        assert told["reasons"] == [{"code": "effort_unknown"}, {"code": "other"}]
        assert "Zwei Werke" not in str(told)

    def test_goes_with_the_next_one_and_a_look_back_still_has_it(self, world: World) -> None:
        before, reasons = TODAY - timedelta(days=3), [Reason(Why.NO_CAPACITY)]
        handover.say(world.deal, actor=world.services, verdict=Verdict.NOT_YET, on=before, reasons=reasons)
        gate_answers.answer(world.deal, on=TODAY)
        handover.say(world.deal, actor=world.services, verdict=Verdict.READY, on=TODAY)

        assert kept.fresh(world.deal.pk, on=TODAY) is None  # the kept answer is old
        assert NOT_YET not in beside(world)
        assert NOT_YET in beside(world, on=before, as_of=True)

    def test_is_services_alone_with_a_reason_and_only_before_the_signature(self, world: World) -> None:
        for who in (world.seller, world.presales, world.management):
            with pytest.raises(NotAllowed):
                handover.say(world.deal, actor=who, verdict=Verdict.READY, on=TODAY)
        with pytest.raises(Refused, match="handover_reason_missing"):
            handover.say(world.deal, actor=world.services, verdict=Verdict.NOT_YET, on=TODAY, words="so nicht")
        with pytest.raises(Refused, match="handover_reasons_and_yes"):
            handover.say(world.deal, actor=world.services, verdict=Verdict.READY, on=TODAY, reasons=[Reason(Why.OTHER)])
        models.DealRole.objects.create(deal=world.deal, person=world.services.person, role="seller")
        with pytest.raises(Refused, match="own_deal"):
            handover.say(world.deal, actor=world.services, verdict=Verdict.READY, on=TODAY)
        models.DealRole.objects.filter(person=world.services.person).delete()
        deal = sign(world)
        with pytest.raises(Refused, match="handover_signed"):
            handover.say(deal, actor=world.services, verdict=Verdict.READY, on=TODAY)

    def test_said_again_is_one_row(self, world: World) -> None:
        for _ in range(2):
            handover.say(world.deal, actor=world.services, verdict=Verdict.READY, on=TODAY)

        assert models.HandoverWord.objects.count() == 1
        assert models.Event.objects.filter(code="handover.voted").count() == 1


@pytest.fixture(scope="class")
def begun(built: World) -> Iterator[tuple[World, models.Deal]]:
    with played(built) as world:
        yield world, sign(world)


class TestTheAnswer:
    @pytest.fixture
    def world(self, both: tuple[World, models.Deal]) -> World:
        return both[0]

    @pytest.fixture
    def deal(self, both: tuple[World, models.Deal]) -> models.Deal:
        return both[1]

    def test_is_refused_while_a_promise_stands_that_nothing_carries(self, world: World, deal: models.Deal) -> None:
        move_roadmap(world, date(2027, 9, 30))  # the promise for June is not carried any more

        for verdict in (Verdict.ACCEPT, Verdict.RESERVATION):
            with pytest.raises(Refused, match="handover_unbacked"):
                handover.say(
                    deal, actor=world.services, verdict=verdict, on=TODAY,
                    reasons=[] if verdict == Verdict.ACCEPT else [Reason(Why.PROMISE_UNBACKED)],
                )  # fmt: skip
        promise = models.Promise.objects.get(sentence=world.promise_offline.quote)
        handover.say(
            deal, actor=world.services, verdict=Verdict.REJECT, on=TODAY,
            reasons=[Reason(Why.PROMISE_UNBACKED, promise)],
        )  # fmt: skip

        assert [row.pk for row in query.came_back(world.seller)] == [deal.pk]
        assert not query.came_back(world.other_seller).exists()
        assert models.Event.objects.filter(code="handover.rejected", deal_id=deal.pk).count() == 1

    def test_takes_over_with_reservation_what_two_answer_for(self, world: World, deal: models.Deal) -> None:
        move_roadmap(world, date(2027, 9, 30))
        promise = models.Promise.objects.get(sentence=world.promise_offline.quote)
        asked = overrides.ask_about(
            deal, actor=world.management, about=f"promise:{promise.pk}", code="unbacked", reason="Referenz", on=TODAY
        )
        overrides.approve(asked, actor=world.product_manager, on=TODAY)

        with pytest.raises(Refused, match="handover_lifted"):
            handover.say(deal, actor=world.services, verdict=Verdict.ACCEPT, on=TODAY)
        handover.say(
            deal, actor=world.services, verdict=Verdict.RESERVATION, on=TODAY,
            reasons=[Reason(Why.PROMISE_UNBACKED, promise)],
        )  # fmt: skip

        assert query.desk(deal).answer.verdict == "reservation"  # type: ignore[union-attr]

    def test_hands_the_ledger_over_and_a_rejection_takes_it_back(self, world: World, deal: models.Deal) -> None:
        assert waiting(world, "handovers") == [deal.pk]

        handover.say(deal, actor=world.services, verdict=Verdict.ACCEPT, on=TODAY)
        deal.refresh_from_db()
        assert (self.states(deal), deal.handover_on) == ({LedgerState.HANDED_OVER.value}, TODAY)
        assert waiting(world, "handovers") == []

        handover.say(deal, actor=world.services, verdict=Verdict.REJECT, on=TODAY, reasons=[Reason(Why.SCOPE_UNCLEAR)])
        deal.refresh_from_db()
        assert LedgerState.HANDED_OVER.value not in self.states(deal)
        assert deal.handover_on is None

    def test_beats_the_day_that_came_with_the_deal(self, world: World, deal: models.Deal) -> None:
        models.Deal.objects.filter(pk=deal.pk).update(handover_on=TODAY)
        assert self.states(deal) == {LedgerState.HANDED_OVER.value}

        handover.say(deal, actor=world.services, verdict=Verdict.REJECT, on=TODAY, reasons=[Reason(Why.SCOPE_UNCLEAR)])

        deal.refresh_from_db()
        assert LedgerState.HANDED_OVER.value not in self.states(deal)
        assert deal.handover_on == TODAY  # what the CRM says stays what it says

    def test_of_an_earlier_signature_is_none_once_the_deal_was_opened_again(
        self, world: World, deal: models.Deal
    ) -> None:
        handover.say(deal, actor=world.services, verdict=Verdict.ACCEPT, on=TODAY)

        models.Deal.objects.filter(pk=deal.pk).update(signed_on=None)
        deal.refresh_from_db()
        assert (query.desk(deal).answer, query.desk(deal).taken_over_on(deal, on=TODAY)) == (None, None)
        assert LedgerState.HANDED_OVER.value not in self.states(deal)
        assert query.figures(deal, on=TODAY, as_of=False) == query.Figures("", None, None)

        again = TODAY + timedelta(days=40)
        models.Deal.objects.filter(pk=deal.pk).update(signed_on=again)
        deal.refresh_from_db()
        assert query.figures(deal, on=again, as_of=False) == query.Figures("", None, None)
        assert waiting(world, "handovers", again) == [deal.pk]
        word = handover.say(deal, actor=world.services, verdict=Verdict.ACCEPT, on=again)
        deal.refresh_from_db()
        assert (word.n, deal.handover_on) == (2, again)

    def test_no_is_said_anew_on_another_day_and_yes_is_not(self, world: World, deal: models.Deal) -> None:
        reasons = [Reason(Why.SCOPE_UNCLEAR)]
        for days in (0, 0, 2):
            handover.say(
                deal, actor=world.services, verdict=Verdict.REJECT, reasons=reasons, on=TODAY + timedelta(days=days)
            )
        assert models.Event.objects.filter(code="handover.rejected").count() == 2  # each writes the rope a letter

        for days in (3, 5):
            handover.say(deal, actor=world.services, verdict=Verdict.ACCEPT, on=TODAY + timedelta(days=days))
        deal.refresh_from_db()
        assert models.HandoverWord.objects.count() == 3
        assert deal.handover_on == TODAY + timedelta(days=3)

    def test_waits_for_the_signature(self, world: World, deal: models.Deal) -> None:
        for day in (None, TODAY + timedelta(days=1)):
            models.Deal.objects.filter(pk=deal.pk).update(signed_on=day)
            deal.refresh_from_db()
            with pytest.raises(Refused, match="handover_not_signed"):
                handover.say(deal, actor=world.services, verdict=Verdict.ACCEPT, on=TODAY)

    def states(self, deal: models.Deal) -> set[str]:
        found = with_ledger_state(models.Promise.objects.filter(deal=deal), on=TODAY)
        return set(found.values_list("ledger_state", flat=True))


class TestWhatServicesSaw:
    def test_counts_for_the_promise_that_the_words_became(self, world: World) -> None:
        key = f"signal:{world.promise_training.pk}"
        later = TODAY + timedelta(days=9)  # the rope's two days are over
        assert handover.see(world.deal, actor=world.services, keys=[key], on=later) == 1
        assert handover.see(world.deal, actor=world.services, keys=[key], on=later) == 0

        promise = signals.confirm(world.promise_training, actor=world.seller, on=later).promise
        assert promise is not None
        assert query.seen_on(world.deal)["promise", promise.pk] == later

    def test_is_no_sentence_that_is_the_ropes_alone_and_nothing_of_another_deal(self, world: World) -> None:
        now = world.promise_training.created_at.date()
        with pytest.raises(Refused, match="handover_sentence_closed"):
            handover.see(world.deal, actor=world.services, keys=[f"signal:{world.promise_training.pk}"], on=now)
        with pytest.raises(NotFound):
            handover.see(world.deal, actor=world.services, keys=["promise:999999"], on=TODAY)
        with pytest.raises(Refused, match="choice_missing"):
            handover.see(world.deal, actor=world.services, keys=[], on=TODAY)
        with pytest.raises(NotAllowed):
            handover.see(world.deal, actor=world.seller, keys=[], on=TODAY)

    def test_is_not_what_somebody_of_services_saw_who_sold_the_deal(self, world: World) -> None:
        models.DealRole.objects.create(deal=world.deal, person=world.services.person, role="seller", to_day=TODAY)
        key, later = f"signal:{world.promise_training.pk}", TODAY + timedelta(days=9)

        with pytest.raises(Refused, match="own_deal"):
            handover.see(world.deal, actor=world.services, keys=[key], on=later)
        with pytest.raises(Refused, match="own_deal"):
            handover.estimate(world.deal, actor=world.services, days_from=Decimal(1), days_to=Decimal(2), on=later)


class TestWhatIsSet:
    def test_is_an_estimate_an_owner_and_an_aim_of_which_the_last_holds(self, world: World) -> None:
        owner = world.services.person
        assert owner is not None
        for days in (20, 30):
            handover.estimate(world.deal, actor=world.services, days_from=Decimal(10), days_to=Decimal(days), on=TODAY)
        handover.name_owner(
            world.deal, actor=world.seller, person=owner, told_on=TODAY, told_how="im Gespräch vorgestellt", on=TODAY
        )
        handover.aim_at(
            world.deal, actor=world.presales, words="Erste Meldung am Band", by_day=TODAY + timedelta(days=20), on=TODAY
        )

        found = query.desk(world.deal)
        assert (found.estimate.days_to, found.owner.person, found.aim.words) == (30, owner, "Erste Meldung am Band")  # type: ignore[union-attr]
        assert models.HandoverEstimate.objects.count() == 2
        handover.name_owner(
            world.deal, actor=world.seller, person=owner, on=TODAY
        )  # of whom the customer knows already
        assert query.desk(world.deal).owner.told_on == TODAY  # type: ignore[union-attr]

    def test_is_an_owner_whom_a_long_list_of_services_does_not_show(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(query, "MOST", 0)
        owner = world.services.person
        assert owner is not None

        assert handover.name_owner(world.deal, actor=world.seller, person=owner, on=TODAY).person == owner

    def test_says_what_is_wrong_with_it(self, world: World) -> None:
        person = world.presales.person
        assert person is not None
        with pytest.raises(Refused, match="handover_days_wrong"):
            handover.estimate(world.deal, actor=world.services, days_from=Decimal(9), days_to=Decimal(3), on=TODAY)
        with pytest.raises(Refused, match="handover_owner_not_services"):
            handover.name_owner(world.deal, actor=world.seller, person=person, on=TODAY)
        with pytest.raises(Refused, match="handover_told_how"):
            handover.name_owner(world.deal, actor=world.seller, person=world.services.person, told_on=TODAY, on=TODAY)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="due_is_past"):
            handover.aim_at(world.deal, actor=world.seller, words="x", by_day=TODAY - timedelta(days=1), on=TODAY)
        with pytest.raises(NotAllowed):
            handover.aim_at(world.deal, actor=world.other_seller, words="x", by_day=TODAY, on=TODAY)


def test_today_of_services_names_the_deals_that_wait_for_a_vote(world: World) -> None:
    soon = TODAY + timedelta(days=20)
    models.Deal.objects.filter(Q(pk=world.deal.pk) | Q(pk=world.confidential.pk)).update(decides_on=soon)
    assert waiting(world, "handover_votes") == [world.deal.pk]  # not the confidential one

    handover.say(world.deal, actor=world.services, verdict=Verdict.READY, on=TODAY)
    assert waiting(world, "handover_votes") == []

    deal = sign(world)
    assert waiting(world, "handovers") == [deal.pk]


def waiting(world: World, code: str, on: date = TODAY) -> list[int]:
    found = {section.code: section.rows for section in today.sections(world.services, on=on)}
    return [row.pk for row in found.get(code, [])]


def test_two_of_services_at_once_give_one_word_after_the_other(open_world: World) -> None:
    deal, services = open_world.deal, open_world.services
    yes = lambda: handover.say(deal, actor=services, verdict=Verdict.READY, on=TODAY)  # noqa: E731
    no = lambda: handover.say(  # noqa: E731
        deal, actor=services, verdict=Verdict.NOT_YET, on=TODAY, reasons=[Reason(Why.NO_CAPACITY)]
    )

    at_once(yes, no, yes, no)

    numbers = list(models.HandoverWord.objects.filter(deal=deal).order_by("n").values_list("n", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert 2 <= len(numbers) <= 4
