"""What PostgreSQL itself refuses, whoever asks and by whatever way."""

from __future__ import annotations

from typing import Any

import pytest
from cast import TODAY, World
from django.db import IntegrityError, models, transaction
from flows.stage import Script

from ropeteam.core.vocabulary import FindingCode, PromiseOutcome, Role
from ropeteam.flows import gate, promises, signals
from ropeteam.store import models as tables
from ropeteam.store.actor import Actor


def too_early(world: World) -> tables.Promise:
    """A promise that nothing carries: the roadmap has it three months later."""
    sentence = "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027."
    return promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY, capability=world.offline)


def test_the_day_of_a_promise_may_be_learned_and_is_never_moved(world: World, script: Script) -> None:
    dated = too_early(world)
    undated = promises.enter(world.deal, actor=world.seller, sentence="Sie bekommen einen Kurs.", on=TODAY)
    changes = ({"due": None}, {"due": TODAY}, {"due_phrase": "bald"}, {"sentence": "Nie gesagt."})

    tables.Promise.objects.filter(pk=undated.pk).update(due=TODAY)
    for change in changes:
        with pytest.raises(IntegrityError, match="stays as it was written"), transaction.atomic():
            tables.Promise.objects.filter(pk=dated.pk).update(**change)
    with pytest.raises(IntegrityError, match="stays as it was written"), transaction.atomic():
        tables.Promise.objects.filter(pk=undated.pk).update(due=None)


class TestTheSecondOfADismissal:
    def test_is_another_person(self, world: World) -> None:
        review = signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="Missverständnis").review
        alone = {"review": review, "by": world.seller.person, "seconded_on": TODAY}

        with pytest.raises(IntegrityError, match="seconded by another person"), transaction.atomic():
            tables.ReviewSecond.objects.create(**alone)

        assert tables.ReviewSecond.objects.create(**{**alone, "by": world.services.person}).pk

    def test_comes_once(self, world: World) -> None:
        review = signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="Missverständnis").review
        tables.ReviewSecond.objects.create(review=review, by=world.services.person, seconded_on=TODAY)

        with pytest.raises(IntegrityError), transaction.atomic():
            tables.ReviewSecond.objects.create(review=review, by=world.presales.person, seconded_on=TODAY)


class TestAnOverride:
    """By two, one of management and one of product, neither the deal's seller."""

    @pytest.fixture
    def finding(self, world: World, script: Script) -> tables.GateFinding:
        promise = too_early(world)
        run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        return run.findings.get(promise=promise, code=FindingCode.UNBACKED)

    @staticmethod
    def asked(finding: tables.GateFinding, by: Actor, role: Role, reason: str = "weil") -> tables.OverrideRequest:
        return tables.OverrideRequest.objects.create(finding=finding, by=by.person, role=role, reason=reason)

    @staticmethod
    def granted(asked: tables.OverrideRequest, by: Actor, role: Role, first: Actor | None = None) -> tables.Override:
        return tables.Override.objects.create(
            request=asked,
            by=first.person if first else asked.by,
            second_by=by.person,
            second_role=role,
            overridden_on=TODAY,
        )

    def test_of_management_and_product_stands(self, world: World, finding: tables.GateFinding) -> None:
        asked = self.asked(finding, world.management, Role.MANAGEMENT)

        assert self.granted(asked, world.product_manager, Role.PRODUCT).pk

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.MANAGEMENT, Role.PRODUCT}))
    def test_is_asked_for_by_no_other_role(self, role: Role, world: World, finding: tables.GateFinding) -> None:
        with pytest.raises(IntegrityError, match="override_by_management_or_product"), transaction.atomic():
            self.asked(finding, world.management, role)

    def test_needs_a_reason(self, world: World, finding: tables.GateFinding) -> None:
        with pytest.raises(IntegrityError, match="override_has_a_reason"), transaction.atomic():
            self.asked(finding, world.management, Role.MANAGEMENT, reason="")

    def test_is_not_granted_twice_by_one_role(self, world: World, finding: tables.GateFinding) -> None:
        asked = self.asked(finding, world.management, Role.MANAGEMENT)

        with pytest.raises(IntegrityError, match="one of management and one of product"), transaction.atomic():
            self.granted(asked, world.admin, Role.MANAGEMENT)
        with pytest.raises(IntegrityError, match="override_second_role_known"), transaction.atomic():
            self.granted(asked, world.admin, Role.ADMIN)

    def test_is_not_granted_by_one_person_in_two_roles(self, world: World, finding: tables.GateFinding) -> None:
        asked = self.asked(finding, world.management, Role.MANAGEMENT)

        with pytest.raises(IntegrityError, match="override_by_two_people"), transaction.atomic():
            self.granted(asked, world.management, Role.PRODUCT)

    def test_is_not_granted_in_the_name_of_someone_who_did_not_ask(
        self, world: World, finding: tables.GateFinding
    ) -> None:
        asked = self.asked(finding, world.management, Role.MANAGEMENT)

        with pytest.raises(IntegrityError, match="one of management and one of product"), transaction.atomic():
            self.granted(asked, world.product_manager, Role.PRODUCT, first=world.admin)

    @pytest.mark.parametrize("sells", ["management", "product_manager"])
    def test_is_not_granted_by_the_seller_of_the_deal(
        self, sells: str, world: World, finding: tables.GateFinding
    ) -> None:
        asked = self.asked(finding, world.management, Role.MANAGEMENT)
        tables.DealRole.objects.create(deal=world.deal, person=getattr(world, sells).person, role=Role.SELLER)

        with pytest.raises(IntegrityError, match="seller of the deal cannot lift"), transaction.atomic():
            self.granted(asked, world.product_manager, Role.PRODUCT)


class TestAPromise:
    @pytest.fixture
    def promise(self, world: World) -> tables.Promise:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        return promise

    @pytest.mark.parametrize("told", [{}, {"told_customer_on": TODAY}, {"told_how": "Anruf"}])
    def test_is_not_withdrawn_before_the_customer_was_told_when_and_how(
        self, told: dict[str, Any], promise: tables.Promise
    ) -> None:
        end = {"promise": promise, "outcome": PromiseOutcome.WITHDRAWN, "ended_on": TODAY}

        with pytest.raises(IntegrityError, match="withdrawn_was_told_to_the_customer"), transaction.atomic():
            tables.PromiseEnd.objects.create(**end, **told)

        assert tables.PromiseEnd.objects.create(**end, told_customer_on=TODAY, told_how="Anruf").pk

    def test_ends_once_and_in_a_known_way(self, promise: tables.Promise) -> None:
        with pytest.raises(IntegrityError, match="promise_end_outcome_known"), transaction.atomic():
            tables.PromiseEnd.objects.create(promise=promise, outcome="forgotten", ended_on=TODAY)
        tables.PromiseEnd.objects.create(promise=promise, outcome=PromiseOutcome.BROKEN, ended_on=TODAY)

        with pytest.raises(IntegrityError), transaction.atomic():
            tables.PromiseEnd.objects.create(promise=promise, outcome=PromiseOutcome.KEPT, ended_on=TODAY)

    def test_does_not_replace_itself(self, promise: tables.Promise) -> None:
        promise.replaces = promise

        with pytest.raises(IntegrityError, match="promise_not_replacing_itself"), transaction.atomic():
            promise.save()

    def test_is_mentioned_once_a_signal(self, promise: tables.Promise, world: World) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            tables.Mention.objects.create(promise=promise, signal=world.promise_offline)

    def test_is_not_carried_by_the_roadmap_without_the_version_that_carries_it(
        self, promise: tables.Promise, world: World
    ) -> None:
        carried = {"promise": promise, "fit": "roadmap", "backing": "roadmap", "rule_version": "x", "judged_on": TODAY}

        with pytest.raises(IntegrityError, match="roadmap_backing_names_its_version"), transaction.atomic():
            tables.Judgement.objects.create(**carried)

        version = world.offline_item.versions.get()
        assert tables.Judgement.objects.create(**carried, roadmap_version=version).pk

    def test_is_what_a_judgement_is_about_or_something_else_is(self, promise: tables.Promise, world: World) -> None:
        verdict = {"fit": "as_is", "backing": "as_is", "rule_version": "x", "judged_on": TODAY}

        for about in ({}, {"promise": promise, "signal": world.promise_offline}):
            with pytest.raises(IntegrityError, match="judgement_of_exactly_one"), transaction.atomic():
                tables.Judgement.objects.create(**verdict, **about)


class TestTheRoadmap:
    def test_is_not_committable_without_a_day(self, world: World) -> None:
        version = {"item": world.offline_item, "n": 2, "title": "ohne Tag", "status": "planned"}

        with pytest.raises(IntegrityError, match="committable_has_a_day"), transaction.atomic():
            tables.RoadmapVersion.objects.create(**version, commitment="committable")

        assert tables.RoadmapVersion.objects.create(**version, commitment="none").pk

    def test_has_each_version_once(self, world: World) -> None:
        with pytest.raises(IntegrityError, match="roadmap_version_n"), transaction.atomic():
            tables.RoadmapVersion.objects.create(item=world.offline_item, n=1, title="noch einmal", status="idea")


class TestTheRope:
    def test_has_one_open_owner_a_deal(self, world: World) -> None:
        second = {"deal": world.deal, "person": world.other_seller.person, "role": Role.SELLER, "owner": True}

        with pytest.raises(IntegrityError, match="deal_one_open_owner"), transaction.atomic():
            tables.DealRole.objects.create(**second)

        assert tables.DealRole.objects.create(**second, to_day=TODAY).pk

    def test_names_a_person_once_a_role(self, world: World) -> None:
        with pytest.raises(IntegrityError, match="deal_role_once"), transaction.atomic():
            tables.DealRole.objects.create(deal=world.deal, person=world.seller.person, role=Role.SELLER)


class TestAChangeRequest:
    def test_is_not_merged_into_itself(self, world: World) -> None:
        request = tables.ChangeRequest.objects.create(product=world.product, key="cr1", title="Bedienung ohne Netz")
        request.merged_into = request

        with pytest.raises(IntegrityError, match="change_request_not_into_itself"), transaction.atomic():
            request.save()

    def test_is_asked_for_through_a_signal_or_an_ask_not_both_not_neither(self, world: World) -> None:
        request = tables.ChangeRequest.objects.create(product=world.product, key="cr1", title="Bedienung ohne Netz")
        ask = tables.Ask.objects.create(
            company=world.company, by=world.seller.person, key="q1", text="Geht das?", asked_on=TODAY
        )

        for through in ({}, {"signal": world.need, "ask": ask}):
            with pytest.raises(IntegrityError, match="asker_by_signal_ask_or_voice"), transaction.atomic():
                tables.Asker.objects.create(change_request=request, **through)


class TestASignal:
    def test_stands_once_a_span_and_kind(self, world: World) -> None:
        twin = {
            field.name: getattr(world.promise_offline, field.name)
            for field in tables.Signal._meta.concrete_fields
            if field.name not in ("id", "created_at")
        }

        with pytest.raises(IntegrityError, match="signal_once_per_span_and_kind"), transaction.atomic():
            tables.Signal.objects.create(**twin)

    @pytest.mark.parametrize(
        ("wrong", "rule"),
        [
            ({"kind": "rumour"}, "signal_kind_known"),
            ({"confidence": 1.2}, "signal_confidence_0_to_1"),
            ({"last_turn": 0, "first_turn": 1}, "signal_turns_in_order"),
            ({"analysis": None}, "signal_by_machine_or_person"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_is_refused_where_it_cannot_be(self, wrong: dict[str, Any], rule: str, world: World) -> None:
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            tables.Signal.objects.filter(pk=world.need.pk).update(**wrong)

    @pytest.mark.parametrize(
        ("wrong", "rule"),
        [
            ({"verdict": "maybe"}, "review_verdict_known"),
            ({"verdict": "changed"}, "changed_review_has_a_kind"),
            ({"verdict": "dismissed", "by_seller": True}, "own_deal_dismissal_has_a_reason"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_is_not_reviewed_in_an_unknown_or_silent_way(self, wrong: dict[str, Any], rule: str, world: World) -> None:
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            tables.SignalReview.objects.create(
                signal=world.promise_offline, by=world.seller.person, reviewed_on=TODAY, **wrong
            )


class TestTheRest:
    """Closed lists and once-only keys that everything else relies on."""

    @pytest.mark.parametrize(
        ("table", "column", "rule"),
        [
            (tables.Company, "works_agreement", "company_works_agreement_known"),
            (tables.RoleGrant, "role", "role_grant_role_known"),
            (tables.Contact, "group", "contact_group_known"),
            (tables.DealRole, "role", "deal_role_role_known"),
            (tables.Conversation, "kind", "conversation_kind_known"),
            (tables.Participant, "side", "participant_side_known"),
            (tables.Participant, "role", "participant_role_known"),
            (tables.Speaker, "side", "speaker_side_known"),
            (tables.CapabilityVersion, "status", "capability_status_known"),
            (tables.RoadmapVersion, "status", "roadmap_status_known"),
        ],
        ids=lambda value: value if isinstance(value, str) else value.__name__,
    )
    def test_unknown_words_are_refused(self, table: type[models.Model], column: str, rule: str, world: World) -> None:
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            table._default_manager.update(**{column: "x"})

    def test_an_event_is_delivered_once_to_each_consumer(self, world: World) -> None:
        event = tables.Event.objects.latest("pk")
        tables.Delivery.objects.create(event=event, consumer="rejudge")

        with pytest.raises(IntegrityError, match="delivery_once"), transaction.atomic():
            tables.Delivery.objects.create(event=event, consumer="rejudge")

    def test_a_text_is_listened_to_once_with_the_same_rules_and_model(self, world: World) -> None:
        analysis = tables.Analysis.objects.get()

        with pytest.raises(IntegrityError, match="analysis_once"), transaction.atomic():
            tables.Analysis.objects.create(text=analysis.text, rules=analysis.rules, model=analysis.model)

    def test_a_talk_has_each_version_of_its_words_once(self, world: World) -> None:
        there = tables.TextVersion.objects.get()

        with pytest.raises(IntegrityError, match="text_version_n"), transaction.atomic():
            tables.TextVersion.objects.create(
                conversation=there.conversation,
                n=there.n,
                content_hash="other",
                file_name="c1.txt",
                format="text",
                original=b"",
            )

    def test_a_word_is_taken_back_once(self, world: World) -> None:
        said = signals.confirm(world.need, actor=world.seller, on=TODAY).review
        back = {"signal": world.need, "verdict": "reopened", "by": world.seller.person, "reviewed_on": TODAY}
        tables.SignalReview.objects.create(**back, undoes=said)

        with pytest.raises(IntegrityError), transaction.atomic():
            tables.SignalReview.objects.create(**back, undoes=said)

    def test_a_wording_is_linked_by_a_person_only(self, world: World) -> None:
        with pytest.raises(IntegrityError, match="wording_link_by_a_person"), transaction.atomic():
            tables.WordingLink.objects.create(
                product=world.product, wording_hash="0", text="läuft offline", capability=world.offline
            )

    def test_a_gate_run_heard_no_more_talks_than_it_knew(self, world: World) -> None:
        with pytest.raises(IntegrityError, match="gate_run_heard_of_known"), transaction.atomic():
            tables.GateRun.objects.create(deal=world.deal, known_on=TODAY, result="pass", known=1, heard=2, reviewed=0)

    def test_keys_are_unique_inside_a_company_and_free_in_the_next(self, world: World) -> None:
        next_door = tables.Company.objects.get(key="nebenan")

        with pytest.raises(IntegrityError, match="deal_key_in_company"), transaction.atomic():
            tables.Deal.objects.create(company=world.company, key=world.deal.key, title="noch eine")

        assert tables.Deal.objects.create(company=next_door, key=world.deal.key, title="eine andere").pk
