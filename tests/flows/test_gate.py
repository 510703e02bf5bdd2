"""May it be signed? A seller's own promise (demonstration 2), overrides, claims, notices, and what a run keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.standing import about, found, look, unbacked

from ropeteam.core.vocabulary import (
    Backing,
    CapabilityStatus,
    FindingCode,
    Fit,
    GateResult,
    SignalKind,
    SignalState,
)
from ropeteam.flows import capability_reviews, gate, product, promises, signals
from ropeteam.store import models
from ropeteam.store.versions import CapabilityWords

__all__ = ["unbacked"]

TOMORROW = TODAY + timedelta(days=1)
UNBACKED, UNREVIEWED = FindingCode.UNBACKED, FindingCode.UNREVIEWED


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

    def test_heard_inside_the_house_leave_nothing_to_put_right_promises_count_on(self, world: World) -> None:
        signals.relink(world.claim_sap, actor=world.seller, capability=world.offline, on=TODAY)
        models.Conversation.objects.filter(pk=world.conversation.pk).update(internal=True)

        view = look(world)

        assert not [finding for finding in view.verdict.findings if finding.code == FindingCode.CLAIM_UNCORRECTED]
        assert about(view, world.promise_offline.quote) is not None

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

    @pytest.mark.parametrize("switched", [False, True])
    def test_of_a_capability_that_nobody_vouches_for(self, switched: bool, world: World) -> None:
        stale = FindingCode.CAPABILITY_STALE
        sentence = "Der Export nach SAP läuft."
        promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY, capability=world.sap_export)
        models.Setting.objects.create(
            company=world.company, key="gate.blocking_notices", value=[stale] if switched else []
        )
        assert found(look(world), sentence) == {}

        capability_reviews.review(
            world.sap_export, actor=world.presales, still_true=False, evidence="Nur noch als Datei.", on=TODAY
        )

        assert found(look(world), sentence) == {stale: switched}
        before = gate.look(world.deal, on=TODAY - timedelta(days=1), as_of=True)
        assert stale not in {finding.code for finding in before.verdict.findings}, "nobody knew it then"
        words = CapabilityWords(name="Export nach SAP", status=CapabilityStatus.AVAILABLE, description="Als Datei.")
        product.change_capability(world.sap_export, words, actor=world.product_manager, on=TOMORROW)
        assert stale not in found(gate.look(world.deal, on=TOMORROW), sentence)

    def test_of_a_contradiction_keep_the_promise_listed(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        promises.contradict(promise, actor=world.services, how="war nur ein Vorschlag", said_on=TODAY)

        assert found(look(world), promise.sentence) == {FindingCode.CONTRADICTED: False}


class TestARun:
    def test_keeps_every_finding_with_owner_and_subject(self, world: World, unbacked: str) -> None:
        run, view = gate.run(world.deal, actor=world.seller, on=TODAY)

        kept = {
            (row.code, row.owner_role, row.blocks, row.signal_id or row.run.deal_id)
            for row in run.findings.select_related("run")
        }
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


class TestAnOverride:
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
