"""May it be signed? Demonstrations 2, 3 and 5, overrides, and looking back with what was known then."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cast import TODAY, World
from flows.stage import Script, take

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import (
    Backing,
    Basis,
    CapabilityStatus,
    Commitment,
    ConversationKind,
    DecisionKind,
    FindingCode,
    Fit,
    GateResult,
    PromiseOutcome,
    RoadmapStatus,
    Role,
    SignalKind,
    SignalState,
)
from ropeteam.flows import change_requests, conversations, gate, product, promises, signals
from ropeteam.flows.conversations import Present
from ropeteam.flows.gate import GateView, Standing
from ropeteam.jobs import reactions
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.versions import CapabilityWords, RoadmapWords

LAST_MONTH = TODAY - timedelta(days=31)
TOMORROW = TODAY + timedelta(days=1)
UNBACKED, UNREVIEWED = FindingCode.UNBACKED, FindingCode.UNREVIEWED
LATER = {"title": "Bedienung ohne Netz", "status": RoadmapStatus.IN_WORK, "release": "9.0"}


def look(world: World, *, on: date = TODAY, as_of: bool = False) -> GateView:
    return gate.look(models.Deal.objects.get(pk=world.deal.pk), on=on, as_of=as_of)


def about(view: GateView, quote: str) -> Standing | None:
    return next((standing for standing in view.standings if standing.quote == quote), None)


def found(view: GateView, quote: str) -> dict[FindingCode, bool]:
    """Code -> does it block, of one promise."""
    standing = about(view, quote)
    assert standing is not None, f"“{quote}” is not on the list"
    return {finding.code: finding.blocks for finding in standing.findings}


def move_roadmap(world: World, day: date, *, on: date = TODAY) -> None:
    words = RoadmapWords(**LATER, day=day, commitment=Commitment.COMMITTABLE, capability=world.offline)  # type: ignore[arg-type]
    product.change_roadmap(world.offline_item, words, actor=world.product_manager, on=on)
    reactions.react(models.Event.objects.filter(code="roadmap.changed").latest("pk").pk, on=on)


@pytest.fixture
def unbacked(world: World) -> str:
    """The seller's spoken promise, and a roadmap that has it three months later."""
    move_roadmap(world, date(2027, 9, 30))
    return world.promise_offline.quote


class TestAnOwnUnbackedPromise:
    """Demonstration 2: a seller dismisses it, or simply does not look. The gate still knows."""

    def test_blocks_while_nobody_looked(self, world: World, unbacked: str) -> None:
        view = look(world)

        assert view.verdict.result == GateResult.BLOCKED
        assert found(view, unbacked) == {UNBACKED: True, UNREVIEWED: True}
        assert about(view, unbacked).state == SignalState.SUGGESTED  # type: ignore[union-attr]

    def test_blocks_after_its_seller_dismissed_it(self, world: World, unbacked: str) -> None:
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="war nicht so gemeint")

        view = look(world)

        assert view.verdict.result == GateResult.BLOCKED
        assert found(view, unbacked) == {UNBACKED: True, FindingCode.DISMISSAL_UNSECONDED: True}

    def test_blocks_once_it_is_confirmed(self, world: World, unbacked: str) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)

        assert found(look(world), unbacked) == {UNBACKED: True}

    @pytest.mark.parametrize("confirmed", [False, True])
    def test_is_off_the_list_when_another_person_agreed(self, confirmed: bool, world: World, unbacked: str) -> None:
        if confirmed:
            signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="war nicht so gemeint")
        assert about(look(world), unbacked) is not None

        signals.second_dismissal(world.promise_offline, actor=world.services, on=TODAY)

        assert about(look(world), unbacked) is None

    def test_is_off_the_list_when_somebody_else_of_the_rope_dismissed_it(self, world: World, unbacked: str) -> None:
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)

        assert about(look(world), unbacked) is None

    def test_is_back_when_its_seller_dismisses_it_again(self, world: World, unbacked: str) -> None:
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)
        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY)

        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="doch nicht")

        assert FindingCode.DISMISSAL_UNSECONDED in found(look(world), unbacked)

    def test_that_a_person_found_in_a_need_leaves_by_a_seconded_dismissal_too(self, world: World) -> None:
        signals.confirm(world.need, actor=world.presales, on=TODAY, kind=SignalKind.PROMISE)
        signals.dismiss(world.need, actor=world.seller, on=TODAY, reason="war ein Wunsch")
        assert FindingCode.DISMISSAL_UNSECONDED in found(look(world), world.need.quote)

        signals.second_dismissal(world.need, actor=world.presales, on=TODAY)

        assert about(look(world), world.need.quote) is None

    def test_stays_by_one_mention_while_another_is_dismissed(self, world: World, unbacked: str) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        again = signals.add(
            world.conversation,
            actor=world.presales,
            turn_no=2,
            quote="bis Ende Juni",
            kind=SignalKind.PROMISE,
            on=TODAY,
        ).review.signal
        models.Mention.objects.filter(signal=again).update(promise=promise)

        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)

        assert about(look(world), unbacked) is not None


class TestHearing:
    """Demonstration 3: five calendar meetings and one transcript; the gate says what it did not hear."""

    @pytest.fixture
    def deal(self, world: World) -> models.Deal:
        deal = models.Deal.objects.create(
            company=world.company, product=world.product, account=world.account, key="d3", title="Fünf Termine"
        )
        models.DealRole.objects.create(deal=deal, person=world.seller.person, role=Role.SELLER, owner=True)
        return deal

    @staticmethod
    def meet(deal: models.Deal, key: str, held_on: date, *present: Present) -> models.Conversation:
        return conversations.know_of(
            deal.company,
            actor=OPERATOR,
            key=key,
            kind=ConversationKind.MEETING,
            held_on=held_on,
            deal=deal,
            present=present or [Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")],
            basis=Basis.CONSENT,
        )

    @pytest.fixture
    def met(self, deal: models.Deal, script: Script) -> list[models.Conversation]:
        talks = [self.meet(deal, f"m{no}", TODAY - timedelta(days=no)) for no in range(1, 6)]
        words = b"Nora Lindt: Sch\xc3\xb6n, dass es klappt.\nPaul Ebner: Gern.\n"
        text = conversations.take_in(talks[0], actor=OPERATOR, data=words, file_name="m1.txt").text
        assert text is not None
        conversations.listen_to(text.pk, on=TODAY)
        return talks

    def test_of_one_in_five_is_a_pass_with_the_list_of_what_nobody_heard(
        self, deal: models.Deal, met: list[models.Conversation]
    ) -> None:
        verdict = gate.look(deal, on=TODAY).verdict

        assert verdict.result == GateResult.PASS_UNHEARD
        assert (verdict.hearing.known, verdict.hearing.heard, verdict.hearing.reviewed) == (5, 1, 1)
        assert verdict.hearing.unheard == ("m5", "m4", "m3", "m2")

    def test_is_kept_with_the_run(self, world: World, deal: models.Deal, met: list[models.Conversation]) -> None:
        kept, _ = gate.run(deal, actor=world.seller, on=TODAY)

        assert (kept.result, kept.known, kept.heard, kept.reviewed) == ("pass_unheard", 5, 1, 1)
        assert kept.unheard == ["m5", "m4", "m3", "m2"]

    def test_does_not_ask_for_what_lies_long_back_or_had_no_customer(self, deal: models.Deal, script: Script) -> None:
        self.meet(deal, "old", TODAY - timedelta(days=91))
        self.meet(deal, "edge", TODAY - timedelta(days=90))
        self.meet(deal, "ours", TODAY, Present("Nora Lindt", "seller"))
        self.meet(deal, "tomorrow", TOMORROW)

        hearing = gate.look(deal, on=TODAY).verdict.hearing

        assert (hearing.known, hearing.unheard) == (3, ("edge",))

    def test_is_complete_when_every_talk_has_words_or_a_note(
        self, world: World, deal: models.Deal, met: list[models.Conversation]
    ) -> None:
        for talk in met[1:]:
            note = conversations.take_note(
                actor=world.seller, deal=deal, words=f"{talk.key}: nur Termine besprochen", on=TODAY, about=talk
            )
            conversations.listen_to(note.texts.get().pk, on=TODAY)

        verdict = gate.look(deal, on=TODAY).verdict

        assert (verdict.result, verdict.hearing.unheard) == (GateResult.PASS, ())

    def test_counts_a_note_of_the_day_for_the_talk_of_the_day_and_for_no_other(
        self, world: World, deal: models.Deal, met: list[models.Conversation]
    ) -> None:
        note = conversations.take_note(actor=world.seller, deal=deal, words="nur Termine", on=met[1].held_on)
        conversations.listen_to(note.texts.get().pk, on=TODAY)

        assert gate.look(deal, on=TODAY).verdict.hearing.unheard == ("m5", "m4", "m3")

    def test_is_reviewed_when_nothing_suggested_waits(self, world: World, deal: models.Deal, script: Script) -> None:
        script(Line("Den Export liefern wir", SignalKind.PROMISE))
        talk = self.meet(deal, "m1", TODAY)
        text = conversations.take_in(
            talk, actor=OPERATOR, data=b"Nora Lindt: Den Export liefern wir.\n", file_name="m1.txt"
        ).text
        assert text is not None
        conversations.listen_to(text.pk, on=TODAY)
        assert gate.look(deal, on=TODAY).verdict.hearing.reviewed == 0

        signals.confirm(talk.signals.get(), actor=world.seller, on=TODAY)

        assert gate.look(deal, on=TODAY).verdict.hearing.reviewed == 1


class TestARoadmapDateThatMoves:
    """Demonstration 5: by a month; everything that rests on it changes, and a look back does not."""

    @pytest.fixture
    def promise(self, world: World) -> models.Promise:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=date(2026, 11, 10)).promise
        assert promise is not None
        signals.confirm(world.promise_training, actor=world.seller, on=date(2026, 11, 10))
        return promise

    def test_changes_the_judgement_and_the_gate_and_leaves_a_look_back_alone(
        self, world: World, promise: models.Promise
    ) -> None:
        assert look(world).verdict.result == GateResult.PASS_UNHEARD

        move_roadmap(world, date(2027, 7, 31), on=TOMORROW)

        assert promise.judgements.latest("pk").backing == Backing.UNBACKED
        now, then = look(world, on=TOMORROW), look(world, on=TODAY, as_of=True)
        assert (now.verdict.result, found(now, promise.sentence)) == (GateResult.BLOCKED, {UNBACKED: True})
        assert then.verdict.result == GateResult.PASS_UNHEARD
        assert about(then, promise.sentence).backing == Backing.ROADMAP  # type: ignore[union-attr]

    def test_back_again_cures_it(self, world: World, promise: models.Promise) -> None:
        move_roadmap(world, date(2027, 7, 31))
        move_roadmap(world, date(2027, 6, 15))

        assert look(world).verdict.result == GateResult.PASS_UNHEARD

    def test_is_reacted_to_once_whatever_the_queue_repeats(self, world: World, promise: models.Promise) -> None:
        move_roadmap(world, date(2027, 7, 31))
        event, count = (
            models.Event.objects.filter(code="roadmap.changed").latest("pk"),
            models.Judgement.objects.count(),
        )

        assert reactions.react(event.pk, on=TODAY) == 0

        assert models.Judgement.objects.count() == count

    def test_is_reacted_to_later_when_the_reaction_failed(
        self, world: World, promise: models.Promise, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(**what: Any) -> None:
            raise RuntimeError("the worker died")

        monkeypatch.setattr(promises, "rejudge_citing", fails)
        with pytest.raises(RuntimeError):
            move_roadmap(world, date(2027, 7, 31))
        monkeypatch.undo()
        event = models.Event.objects.filter(code="roadmap.changed").latest("pk")

        assert reactions.react(event.pk, on=TODAY) == 1

        assert promise.judgements.latest("pk").backing == Backing.UNBACKED


class TestAnOverride:
    @pytest.fixture
    def finding(self, world: World, unbacked: str) -> models.GateFinding:
        signals.confirm(world.promise_training, actor=world.seller, on=TODAY)
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        run, view = gate.run(world.deal, actor=world.seller, on=TODAY)
        assert view.verdict.result == GateResult.BLOCKED
        return run.findings.get(blocks=True)

    def test_by_two_lifts_the_finding_and_stands_in_later_runs(
        self, world: World, unbacked: str, finding: models.GateFinding
    ) -> None:
        asked = gate.ask_override(finding, actor=world.management, reason="Leuchtturmkunde")
        assert found(look(world), unbacked) == {UNBACKED: True}, "one alone lifts nothing"

        gate.second_override(asked, actor=world.product_manager, on=TODAY)

        for on in (TODAY, TOMORROW):
            kept, view = gate.run(world.deal, actor=world.seller, on=on)
            assert (view.verdict.result, found(view, unbacked)) == (GateResult.PASS_UNHEARD, {UNBACKED: False})
            assert kept.findings.get(code=UNBACKED).overridden is True
        assert look(world, on=TODAY - timedelta(days=1), as_of=True).verdict.result == GateResult.BLOCKED

    @pytest.mark.parametrize(
        ("first", "second"), [("management", "product_manager"), ("product_manager", "management")]
    )
    def test_is_asked_for_by_either_and_granted_by_the_other(
        self, first: str, second: str, world: World, finding: models.GateFinding
    ) -> None:
        asked = gate.ask_override(finding, actor=getattr(world, first), reason="weil")

        assert (
            gate.second_override(asked, actor=getattr(world, second), on=TODAY).second_by
            == getattr(world, second).person
        )

    def test_is_for_nobody_else(self, world: World, finding: models.GateFinding) -> None:
        for who, actor in world.everyone.items():
            if who not in ("management", "product"):
                with pytest.raises(NotAllowed):
                    gate.ask_override(finding, actor=actor, reason="weil")
        asked = gate.ask_override(finding, actor=world.management, reason="weil")
        for who, actor in world.everyone.items():
            if who != "product":
                with pytest.raises(Refused, match="override_needs_two"):
                    gate.second_override(asked, actor=actor, on=TODAY)

    def test_is_for_neither_seller_of_the_deal(self, world: World, finding: models.GateFinding) -> None:
        asked = gate.ask_override(finding, actor=world.management, reason="weil")
        for actor in (world.product_manager, world.management):
            models.DealRole.objects.create(deal=world.deal, person=actor.person, role=Role.SELLER)

        with pytest.raises(Refused, match="own_deal"):
            gate.second_override(asked, actor=world.product_manager, on=TODAY)
        with pytest.raises(Refused, match="own_deal"):
            gate.ask_override(finding, actor=world.management, reason="weil")

    def test_needs_a_reason(self, world: World, finding: models.GateFinding) -> None:
        with pytest.raises(Refused, match="reason_missing"):
            gate.ask_override(finding, actor=world.management, reason="  ")

    def test_is_asked_for_and_granted_once_however_often_the_button_is_pressed(
        self, world: World, finding: models.GateFinding
    ) -> None:
        asked, again = (gate.ask_override(finding, actor=world.management, reason="weil") for _ in range(2))
        assert asked == again

        granted, twice = (gate.second_override(asked, actor=world.product_manager, on=TODAY) for _ in range(2))

        assert granted == twice
        assert models.Event.objects.filter(code="override.granted").count() == 1

    def test_of_a_suggestion_stands_when_the_suggestion_is_confirmed(self, world: World, unbacked: str) -> None:
        run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        finding = run.findings.get(signal=world.promise_offline, code=UNBACKED)
        asked = gate.ask_override(finding, actor=world.management, reason="Leuchtturmkunde")
        gate.second_override(asked, actor=world.product_manager, on=TODAY)

        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)

        assert found(look(world), unbacked) == {UNBACKED: False}

    def test_of_one_finding_leaves_the_others(self, world: World, unbacked: str) -> None:
        run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        finding = run.findings.get(signal=world.promise_offline, code=UNBACKED)
        asked = gate.ask_override(finding, actor=world.management, reason="Leuchtturmkunde")
        gate.second_override(asked, actor=world.product_manager, on=TODAY)

        assert found(look(world), unbacked) == {UNBACKED: False, UNREVIEWED: True}


class TestLookingBack:
    """An as-of look uses only what was known on the day."""

    DAY = date(2026, 11, 10)

    def test_ignores_a_later_confirmation(self, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)

        then = look(world, on=self.DAY, as_of=True)

        assert found(then, world.promise_offline.quote) == {UNREVIEWED: True}
        assert about(then, world.promise_offline.quote).promise is None  # type: ignore[union-attr]

    def test_ignores_a_later_dismissal_and_its_second(self, world: World) -> None:
        signals.dismiss(world.promise_offline, actor=world.seller, on=self.DAY, reason="doch nicht")
        signals.second_dismissal(world.promise_offline, actor=world.services, on=TODAY)

        assert found(look(world, on=date(2026, 11, 9), as_of=True), world.promise_offline.quote) == {UNREVIEWED: True}
        assert FindingCode.DISMISSAL_UNSECONDED in found(
            look(world, on=self.DAY, as_of=True), world.promise_offline.quote
        )
        assert about(look(world, as_of=True), world.promise_offline.quote) is None

    @pytest.mark.parametrize("ends", ["end", "reword"])
    def test_ignores_a_later_end(self, ends: str, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=self.DAY).promise
        assert promise is not None
        if ends == "end":
            promises.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        else:
            promises.reword(promise, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY)

        assert about(look(world), promise.sentence) is None
        assert about(look(world, on=self.DAY, as_of=True), promise.sentence) is not None

    def test_ignores_later_words_of_ours_to_the_customer(self, world: World) -> None:
        words = CapabilityWords(name="Export nach SAP", status=CapabilityStatus.LIMITED)
        product.change_capability(world.sap_export, words, actor=world.product_manager, on=self.DAY)
        promise = promises.enter(
            world.deal, actor=world.seller, sentence="Der SAP-Export.", on=self.DAY, capability=world.sap_export
        )
        promises.tell_limit(promise, actor=world.seller, told_on=TODAY, told_how="Mail")

        assert found(look(world), promise.sentence) == {}
        assert found(look(world, on=self.DAY, as_of=True), promise.sentence) == {FindingCode.LIMIT_UNTOLD: False}

    def test_ignores_a_later_scope(self, world: World) -> None:
        promise = signals.confirm(world.promise_training, actor=world.seller, on=self.DAY).promise
        assert promise is not None
        promises.accept_scope(world.deal, actor=world.services, text="zwei Tage", on=TODAY, promise=promise)

        assert found(look(world), promise.sentence) == {}
        assert found(look(world, on=self.DAY, as_of=True), promise.sentence) == {FindingCode.SCOPE_MISSING: False}

    def test_ignores_a_later_version_of_the_product(self, world: World) -> None:
        words = CapabilityWords(name="Export nach SAP", status=CapabilityStatus.NOT_PLANNED)
        promise = promises.enter(
            world.deal, actor=world.seller, sentence="Der SAP-Export.", on=self.DAY, capability=world.sap_export
        )
        product.change_capability(world.sap_export, words, actor=world.product_manager, on=TODAY)
        promises.rejudge_citing(capability_id=world.sap_export.pk, on=TODAY)

        assert about(look(world), promise.sentence).backing == Backing.UNBACKED  # type: ignore[union-attr]
        then = about(look(world, on=self.DAY, as_of=True), promise.sentence)
        assert then is not None
        assert then.backing == Backing.AS_IS

    def test_ignores_a_later_decision(self, world: World) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title="SAP")
        promise = promises.enter(
            world.deal, actor=world.seller, sentence="Der SAP-Export.", on=self.DAY, capability=world.sap_export,
            change_request=request,
        )  # fmt: skip
        change_requests.decide_on(request, actor=world.product_manager, kind=DecisionKind.NO, reason="nein", on=TODAY)
        promises.rejudge_request(request.pk, on=TODAY)

        assert about(look(world), promise.sentence).fit == Fit.DECLINED  # type: ignore[union-attr]
        assert about(look(world, on=self.DAY, as_of=True), promise.sentence).fit == Fit.AS_IS  # type: ignore[union-attr]

    def test_ignores_a_talk_that_became_known_later_also_in_its_hearing(self, world: World) -> None:
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=date(2026, 11, 8), recorded_on=TODAY)

        then = look(world, on=self.DAY, as_of=True).verdict.hearing

        assert (then.known, then.unheard) == (1, ())
        assert look(world, as_of=True).verdict.hearing.known == 2

    def test_ignores_later_reviews_in_its_hearing(self, world: World) -> None:
        for signal in models.Signal.objects.filter(conversation=world.conversation):
            signals.confirm(signal, actor=world.presales, on=TODAY)

        assert look(world).verdict.hearing.reviewed == 1
        assert look(world, on=self.DAY, as_of=True).verdict.hearing.reviewed == 0

    def test_ignores_a_wording_that_was_linked_later(self, world: World) -> None:
        signals.relink(world.promise_offline, actor=world.presales, capability=world.offline, on=TODAY)
        models.WordingLink.objects.update(created_at="2026-11-16T08:00Z")

        assert found(look(world), world.promise_offline.quote) == {UNREVIEWED: False}
        assert found(look(world, on=self.DAY, as_of=True), world.promise_offline.quote) == {UNREVIEWED: True}

    def test_keeps_what_a_person_had_judged_by_then(self, world: World) -> None:
        promise = promises.enter(
            world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.03.2027.", on=self.DAY,
            capability=world.offline,
        )  # fmt: skip
        promises.judge_by_person(promise, actor=world.presales, fit=Fit.WORKAROUND, reason="Sammelblatt", on=self.DAY)
        promises.judge_by_person(promise, actor=world.presales, fit=Fit.AS_IS, reason="ist da", on=TODAY)

        assert about(look(world), promise.sentence).fit == Fit.AS_IS  # type: ignore[union-attr]
        assert about(look(world, on=self.DAY, as_of=True), promise.sentence).fit == Fit.WORKAROUND  # type: ignore[union-attr]

    def test_says_where_facts_carry_no_day(self, world: World) -> None:
        assert look(world, on=self.DAY, as_of=True).always_known is True

        models.CapabilityVersion.objects.update(recorded_on=date(2026, 1, 1))
        models.RoadmapVersion.objects.update(recorded_on=date(2026, 1, 1))

        assert look(world, on=self.DAY, as_of=True).always_known is False

    def test_before_anything_was_said_finds_nothing(self, world: World) -> None:
        then = look(world, on=date(2026, 10, 1), as_of=True)

        assert (then.standings, then.verdict.hearing.known) == ((), 0)


class TestClaims:
    def test_that_nothing_carries_are_listed_until_they_are_put_right(self, world: World) -> None:
        signals.relink(world.claim_sap, actor=world.seller, capability=world.offline, on=TODAY)

        view = look(world)
        assert [(f.code, f.blocks) for f in view.verdict.findings if f.subject in view.claims] == [
            (FindingCode.CLAIM_UNCORRECTED, False)
        ]

        signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how="Mail")
        assert not [f for f in look(world).verdict.findings if f.code == FindingCode.CLAIM_UNCORRECTED]

    def test_are_judged_as_claims_when_a_person_says_that_a_promise_was_one(self, world: World) -> None:
        assert world.promise_offline.judgements.latest("pk").backing == Backing.ROADMAP

        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=SignalKind.CLAIM)

        view = look(world)
        assert about(view, world.promise_offline.quote) is None
        assert [view.claims[f.subject] for f in view.verdict.findings if f.code == FindingCode.CLAIM_UNCORRECTED] == [
            world.promise_offline
        ]

    def test_dismissed_are_no_claims(self, world: World) -> None:
        signals.relink(world.claim_sap, actor=world.seller, capability=world.offline, on=TODAY)

        signals.dismiss(world.claim_sap, actor=world.seller, on=TODAY)

        assert not look(world).claims


class TestNotices:
    @pytest.mark.parametrize("switched", [False, True])
    def test_block_where_the_company_says_so(self, switched: bool, world: World) -> None:
        signals.confirm(world.promise_training, actor=world.seller, on=TODAY)
        if switched:
            models.Setting.objects.create(
                company=world.company, key="gate.blocking_notices", value=[FindingCode.SCOPE_MISSING]
            )

        assert found(look(world), world.promise_training.quote) == {FindingCode.SCOPE_MISSING: switched}

    def test_of_a_contradiction_keep_the_promise_listed(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        promises.contradict(promise, actor=world.services, how="war nur ein Vorschlag", said_on=TODAY)

        assert found(look(world), promise.sentence) == {FindingCode.CONTRADICTED: False}


class TestARun:
    def test_keeps_every_finding_with_owner_and_subject(self, world: World, unbacked: str) -> None:
        run, view = gate.run(world.deal, actor=world.seller, on=TODAY)

        kept = {(row.code, row.owner_role, row.blocks, row.signal_id) for row in run.findings.all()}
        assert kept == {
            (finding.code, finding.owner, finding.blocks, view.of(finding).pk) for finding in view.verdict.findings
        }
        assert (run.result, run.created_by) == ("blocked", world.seller.person)
        assert models.Event.objects.filter(code="gate.run", deal_id=world.deal.pk, data={"result": "blocked"}).exists()

    def test_of_a_deal_of_which_nothing_is_known_passes(self, world: World) -> None:
        assert gate.look(world.confidential, on=TODAY).verdict.result == GateResult.PASS

    def test_without_a_product_carries_nothing(self, world: World) -> None:
        bare = models.Company.objects.create(key="leer", name="Leer AG")
        deal = models.Deal.objects.create(company=bare, key="x", title="x")
        models.Promise.objects.create(deal=deal, key="p", sentence="Alles.", said_on=TODAY, source="manual")

        view = gate.look(deal, on=TODAY)

        assert [standing.fit for standing in view.standings] == [Fit.UNKNOWN]
        assert view.verdict.result == GateResult.BLOCKED


class TestAReimportedFolder:
    """Demonstration 5 once more, as most companies will do it: the folder changes, `ropeteam import` is run again."""

    def test_moves_the_date_and_with_it_judgement_and_gate(self, empty: None, script: Script, tmp_path: Path) -> None:
        folder = small_company(tmp_path, day="2027-06-30")
        assert take(folder) == 0
        text = models.TextVersion.objects.get(conversation__company__key="kleine-gmbh")
        script(Line("Das bekommen Sie bis Ende Juni", SignalKind.PROMISE, due=date(2027, 6, 30)))
        conversations.listen_to(text.pk, on=TODAY)
        deal = text.conversation.deal
        assert deal is not None
        assert gate.look(deal, on=TODAY).standings[0].backing == Backing.ROADMAP

        assert take(small_company(tmp_path, day="2027-07-31")) == 0

        assert gate.look(deal, on=TODAY).standings[0].backing == Backing.UNBACKED
        assert gate.look(deal, on=LAST_MONTH, as_of=True).standings[0].backing == Backing.ROADMAP


def small_company(root: Path, *, day: str) -> Path:
    """The smallest company that has a promise on a roadmap date."""
    files = {
        "company.yaml": f"""
company: Kleine GmbH
product: Leitstand
works_agreement: no_council
capabilities:
  - {{id: offline, name: Bedienung ohne Netz, status: planned}}
roadmap:
  - {{id: r1, title: Bedienung ohne Netz, date: {day}, status: planned, capability: offline, commitment: committable}}
""",
        "accounts.csv": "id,name\na1,Kessel AG\n",
        "deals.csv": "id,account,title,seller\nd1,a1,Leitstand,Nora Lindt\n",
        "conversations.csv": "id,file,deal,date,kind,participants\n"
        "c1,c1.txt,d1,2026-10-01,call,Nora Lindt|seller;Paul Ebner|customer\n",
        "conversations/c1.txt": "Nora Lindt: Das bekommen Sie bis Ende Juni.\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return root
