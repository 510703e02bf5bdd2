"""Demonstration 5: the product's truth moves and the gate with it; a look back uses only what was known then."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cast import TODAY, World
from flows.stage import Script, take
from flows.standing import about, found, look, move_roadmap, unbacked

from ropeteam.core.vocabulary import (
    Backing,
    CapabilityStatus,
    DecisionKind,
    FindingCode,
    Fit,
    GateResult,
    PromiseOutcome,
    SignalKind,
)
from ropeteam.flows import change_requests, conversations, gate, product, promise_ends, promises, rejudging, signals
from ropeteam.jobs import reactions
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.versions import CapabilityWords

__all__ = ["unbacked"]

TOMORROW = TODAY + timedelta(days=1)
UNBACKED, UNREVIEWED = FindingCode.UNBACKED, FindingCode.UNREVIEWED


LAST_MONTH = TODAY - timedelta(days=31)


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

        monkeypatch.setattr(rejudging, "rejudge_citing", fails)
        with pytest.raises(RuntimeError):
            move_roadmap(world, date(2027, 7, 31))
        monkeypatch.undo()
        event = models.Event.objects.filter(code="roadmap.changed").latest("pk")

        assert reactions.react(event.pk, on=TODAY) == len(reactions.REACTIONS["roadmap.changed"])

        assert promise.judgements.latest("pk").backing == Backing.UNBACKED


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
            promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        else:
            promise_ends.reword(promise, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY)

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
        rejudging.rejudge_citing(capability_id=world.sap_export.pk, on=TODAY)

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
        rejudging.rejudge_request(request.pk, on=TODAY)

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


class TestAReimportedFolder:
    """Demonstration 5 once more, as most companies will do it: the folder changes, `ropeteam import` is run again."""

    def test_moves_the_date_and_with_it_judgement_and_gate(self, empty: None, script: Script, tmp_path: Path) -> None:
        folder = small_company(tmp_path, day="2027-06-30")
        assert take(folder) == 0
        text = models.TextVersion.objects.get(conversation__company__key="kleine-gmbh")
        script(Line("Das bekommen Sie bis Ende Juni", SignalKind.PROMISE, due=date(2027, 6, 30)))
        conversations.listen_to(text.pk, on=TODAY)
        signals.relink(
            text.signals.get(),
            actor=OPERATOR,
            capability=models.Capability.objects.get(product__company__key="kleine-gmbh"),
            on=TODAY,
        )
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
