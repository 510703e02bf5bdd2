"""The ledger's deeds: judged, told, accepted, ended, reworded, contradicted, and judged anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from cast import TODAY, World
from flows.played import copied, played

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import (
    Backing,
    CapabilityStatus,
    DecisionKind,
    Fit,
    PromiseOutcome,
    RoadmapStatus,
    Role,
)
from ropeteam.flows import change_requests, product, promise_ends, promises, rejudging, signals
from ropeteam.store import models
from ropeteam.store.versions import CapabilityWords

TOMORROW = TODAY + timedelta(days=1)
SENTENCE = "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027."


@dataclass(frozen=True)
class Ledger:
    """What the seller said in the talk, confirmed: carried by the roadmap; something three months before the roadmap has it;
    and work of services."""

    world: World
    promise: models.Promise
    too_early: models.Promise
    training: models.Promise


@pytest.fixture(scope="module")
def entered(built: World) -> Iterator[Ledger]:
    with played(built) as world:
        promise, training = (
            signals.confirm(signal, actor=world.seller, on=TODAY).promise
            for signal in (world.promise_offline, world.promise_training)
        )
        assert promise is not None
        assert training is not None
        too_early = promises.enter(
            world.deal, actor=world.seller, sentence=SENTENCE, on=TODAY, capability=world.offline
        )
        yield Ledger(world, promise, too_early, training)


@pytest.fixture
def ledger(entered: Ledger, empty: None) -> Ledger:
    return copied(entered)


@pytest.fixture
def world(ledger: Ledger) -> World:
    return ledger.world


@pytest.fixture
def promise(ledger: Ledger) -> models.Promise:
    return ledger.promise


@pytest.fixture
def too_early(ledger: Ledger) -> models.Promise:
    return ledger.too_early


@pytest.fixture
def training(ledger: Ledger) -> models.Promise:
    return ledger.training


def verdict(promise: models.Promise) -> models.Judgement:
    return promise.judgements.latest("pk")


class TestJudgeByPerson:
    def test_stands_with_name_and_reason(self, world: World, too_early: models.Promise) -> None:
        row = promises.judge_by_person(
            too_early, actor=world.presales, fit=Fit.WORKAROUND, reason="mit dem Sammelblatt", on=TOMORROW
        )

        assert verdict(too_early) == row
        assert (row.fit, row.backing, row.by) == (Fit.WORKAROUND, Backing.LIMITED, world.presales.person)
        assert (row.reason_text, row.judged_on, row.reasons) == ("mit dem Sammelblatt", TOMORROW, [{"code": "person"}])

    @pytest.mark.parametrize(
        ("fit", "may"),
        [
            (Fit.AS_IS, {"product", "presales", "services"}),
            (Fit.IN_REVIEW, {"product", "presales", "services"}),
            (Fit.SERVICES, {"services"}),
        ],
    )
    def test_is_for_those_who_make_it_and_services_for_services(
        self, fit: Fit, may: set[str], world: World, too_early: models.Promise
    ) -> None:
        for who, actor in world.everyone.items():
            judged = {"actor": actor, "fit": fit, "reason": "weil", "on": TODAY}
            if who in may:
                assert promises.judge_by_person(too_early, **judged).fit == fit
            else:
                with pytest.raises((NotAllowed, NotFound)):
                    promises.judge_by_person(too_early, **judged)

    def test_is_not_for_the_seller_of_the_deal_whatever_else_they_are(
        self, world: World, too_early: models.Promise
    ) -> None:
        models.DealRole.objects.create(deal=world.deal, person=world.presales.person, role=Role.SELLER)

        with pytest.raises(Refused, match="own_deal"):
            promises.judge_by_person(too_early, actor=world.presales, fit=Fit.AS_IS, reason="geht doch", on=TODAY)

    def test_needs_a_reason(self, world: World, too_early: models.Promise) -> None:
        with pytest.raises(Refused, match="reason_missing"):
            promises.judge_by_person(too_early, actor=world.presales, fit=Fit.AS_IS, reason=" ", on=TODAY)

    def test_names_the_roadmap_only_with_an_item_that_may_be_promised(
        self, world: World, too_early: models.Promise
    ) -> None:
        idea = models.RoadmapItem.objects.create(product=world.product, key="r-idea")
        models.RoadmapVersion.objects.create(item=idea, n=1, title="Idee", status=RoadmapStatus.IDEA)
        roadmap = {"actor": world.product_manager, "fit": Fit.ROADMAP, "reason": "zugesagt", "on": TODAY}

        for item in (None, idea):
            with pytest.raises(Refused, match="committable_needs_date"):
                promises.judge_by_person(too_early, **roadmap, roadmap=item)

        row = promises.judge_by_person(too_early, **roadmap, roadmap=world.offline_item)
        assert row.roadmap_version == world.offline_item.versions.get()

    def test_is_not_overruled_by_the_same_facts(self, world: World, too_early: models.Promise) -> None:
        said = promises.judge_by_person(
            too_early, actor=world.product_manager, fit=Fit.AS_IS, reason="ist schon da", on=TODAY
        )

        assert promises.judge_anew(too_early, on=TOMORROW) == said
        assert verdict(too_early) == said

    def test_ends_when_what_it_rests_on_changes(self, world: World, too_early: models.Promise) -> None:
        promises.judge_by_person(too_early, actor=world.product_manager, fit=Fit.AS_IS, reason="ist da", on=TODAY)
        words = CapabilityWords(name="Bedienung ohne Netz", status=CapabilityStatus.NOT_PLANNED)
        product.change_capability(world.offline, words, actor=world.product_manager, on=TOMORROW)

        rejudging.rejudge_citing(capability_id=world.offline.pk, on=TOMORROW)

        assert (verdict(too_early).by, verdict(too_early).backing) == (None, Backing.UNBACKED)


class TestTellLimit:
    def test_keeps_when_and_how_once(self, world: World, promise: models.Promise) -> None:
        first = promises.tell_limit(promise, actor=world.seller, told_on=TODAY, told_how="im Angebot")

        again = promises.tell_limit(promise, actor=world.presales, told_on=TOMORROW, told_how="Mail")

        assert (again, again.told_how) == (first, "im Angebot")
        assert models.Event.objects.filter(code="promise.limit_told").count() == 1

    def test_says_how_and_is_for_the_rope(self, world: World, promise: models.Promise) -> None:
        with pytest.raises(Refused, match="told_missing"):
            promises.tell_limit(promise, actor=world.seller, told_on=TODAY, told_how="")
        with pytest.raises(NotAllowed):
            promises.tell_limit(promise, actor=world.services, told_on=TODAY, told_how="Mail")


class TestAcceptScope:
    def test_by_services_makes_the_work_surer(self, world: World, training: models.Promise) -> None:
        assert (verdict(training).fit, verdict(training).surer) == (Fit.SERVICES, False)

        scope = promises.accept_scope(
            world.deal,
            actor=world.services,
            text="zwei Tage vor Ort",
            on=TOMORROW,
            promise=training,
            days=2,
            price=2400,
        )

        assert (scope.accepted_by, scope.accepted_on) == (world.services.person, TOMORROW)
        assert (verdict(training).surer, verdict(training).scope) == (True, scope)

    def test_is_for_services_and_says_what(self, world: World, training: models.Promise) -> None:
        for who, actor in world.everyone.items():
            if who != "services":
                with pytest.raises(NotAllowed):
                    promises.accept_scope(world.deal, actor=actor, text="zwei Tage", on=TODAY, promise=training)
        with pytest.raises(Refused, match="reason_missing"):
            promises.accept_scope(world.deal, actor=world.services, text=" ", on=TODAY, promise=training)

    def test_for_the_deal_at_large_carries_no_promise_by_itself(self, world: World, training: models.Promise) -> None:
        promises.accept_scope(world.deal, actor=world.services, text="Einführung", on=TODAY)

        assert promises.judge_anew(training, on=TODAY).surer is False  # type: ignore[union-attr]


class TestEnd:
    @pytest.mark.parametrize("outcome", [PromiseOutcome.KEPT, PromiseOutcome.KEPT_LATE, PromiseOutcome.BROKEN])
    def test_keeps_how_it_ended(self, outcome: PromiseOutcome, world: World, promise: models.Promise) -> None:
        row = promise_ends.end(promise, actor=world.seller, outcome=outcome, on=TODAY, evidence="Abnahme vom 14.11.")

        assert (row.outcome, row.ended_on, row.recorded_on, row.by) == (outcome, TODAY, TODAY, world.seller.person)
        assert models.Event.objects.filter(code=f"promise.{outcome}", subject_id=promise.pk).count() == 1

    @pytest.mark.parametrize(
        "told",
        [{}, {"told_customer_on": TODAY}, {"told_how": "Anruf"}, {"told_customer_on": TODAY, "told_how": " "}],
    )
    def test_as_withdrawn_needs_when_and_how_the_customer_was_told(
        self, told: dict[str, Any], world: World, promise: models.Promise
    ) -> None:
        with pytest.raises(Refused, match="told_missing"):
            promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.WITHDRAWN, on=TODAY, **told)

        row = promise_ends.end(
            promise, actor=world.seller, outcome=PromiseOutcome.WITHDRAWN, on=TODAY, told_customer_on=TODAY,
            told_how="Anruf bei Herrn Ebner",
        )  # fmt: skip
        assert row.told_how == "Anruf bei Herrn Ebner"

    def test_comes_once_and_from_the_rope(self, world: World, promise: models.Promise) -> None:
        with pytest.raises(NotAllowed):
            promise_ends.end(promise, actor=world.management, outcome=PromiseOutcome.KEPT, on=TODAY)
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)

        with pytest.raises(Refused, match="already_ended"):
            promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.BROKEN, on=TODAY)


class TestReword:
    def test_ends_the_old_by_the_new(self, world: World, too_early: models.Promise) -> None:
        new = promise_ends.reword(too_early, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TOMORROW)

        assert (new.replaces, new.capability, new.due) == (too_early, world.offline, date(2027, 7, 31))
        assert verdict(new).backing == Backing.ROADMAP
        assert models.Event.objects.filter(code="promise.replaced", subject_id=too_early.pk).count() == 1

    def test_keeps_what_product_decided_about_it(self, world: World, too_early: models.Promise) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
        models.Promise.objects.filter(pk=too_early.pk).update(change_request=request)
        too_early.refresh_from_db()
        change_requests.decide_on(
            request, actor=world.product_manager, kind=DecisionKind.NO, reason="nicht unser Weg", on=TODAY
        )

        new = promise_ends.reword(too_early, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TOMORROW)

        assert (new.change_request, verdict(new).fit) == (request, Fit.DECLINED)

    def test_of_what_has_ended_is_refused(
        self, world: World, promise: models.Promise, too_early: models.Promise
    ) -> None:
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        promise_ends.reword(too_early, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY)

        for over in (promise, too_early):
            with pytest.raises(Refused, match="already_ended"):
                promise_ends.reword(models.Promise.objects.get(pk=over.pk), actor=world.seller, sentence="…", on=TODAY)

    def test_is_for_the_rope(self, world: World, promise: models.Promise) -> None:
        with pytest.raises(NotAllowed):
            promise_ends.reword(promise, actor=world.management, sentence="Anders.", on=TODAY)


class TestContradict:
    def test_keeps_the_promise_open_and_lists_what_was_said(self, world: World, promise: models.Promise) -> None:
        row = promises.contradict(promise, actor=world.services, how="„das war nur ein Vorschlag“", said_on=TODAY)

        assert (row.by, row.how) == (world.services.person, "„das war nur ein Vorschlag“")
        assert not hasattr(models.Promise.objects.get(pk=promise.pk), "end")

    def test_says_what_and_is_for_those_who_act_and_may_see_it(self, world: World, promise: models.Promise) -> None:
        with pytest.raises(Refused, match="reason_missing"):
            promises.contradict(promise, actor=world.seller, how=" ", said_on=TODAY)
        with pytest.raises(NotAllowed):
            promises.contradict(promise, actor=world.works_council, how="doch nicht", said_on=TODAY)
        with pytest.raises(NotFound):
            promises.contradict(promise, actor=world.stranger, how="doch nicht", said_on=TODAY)


class TestAReadOnlyPerson:
    @pytest.mark.parametrize(
        "deed",
        [
            lambda world, promise: promises.enter(
                world.deal, actor=world.works_council, sentence="x", on=TODAY, capability=world.offline
            ),
            lambda world, promise: promises.judge_by_person(
                promise, actor=world.works_council, fit=Fit.AS_IS, reason="x", on=TODAY
            ),
            lambda world, promise: promise_ends.reword(promise, actor=world.works_council, sentence="x", on=TODAY),
            lambda world, promise: promises.contradict(promise, actor=world.works_council, how="x", said_on=TODAY),
            lambda world, promise: change_requests.create(world.product, actor=world.works_council, title="x"),
        ],
        ids=["enter", "judge", "reword", "contradict", "create a request"],
    )
    def test_does_not(
        self, deed: Callable[[World, models.Promise], object], world: World, promise: models.Promise
    ) -> None:
        with pytest.raises(NotAllowed):
            deed(world, promise)
