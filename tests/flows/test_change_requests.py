"""Ask, pick, request, decide: what was asked is kept, found by the next who asks, and answered by product."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.solutions import CandidateKind
from ropeteam.core.vocabulary import AskStand, Backing, DecisionKind, Fit, SignalKind
from ropeteam.flows import asks, change_requests, nearest, promises, signals
from ropeteam.jobs import reactions
from ropeteam.store import models

WISH = "Geht die Bedienung ohne Netz in der Halle?"
ODD = "Kann die Kantine den Speiseplan an die Waage schicken?"
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """Near is what shares letters: enough to test what Ask does with what is near."""


def asked(world: World, text: str = WISH, **more: object) -> models.Ask:
    return asks.ask(actor=world.seller, text=text, on=TODAY, deal=world.deal, **more).ask  # type: ignore[arg-type]


class TestAsk:
    def test_keeps_the_question_with_who_asked_for_which_deal(self, world: World) -> None:
        answer = asks.ask(actor=world.seller, text=f" {WISH} ", on=TODAY, deal=world.deal, guess=Fit.AS_IS)

        row = answer.ask
        assert (row.text, row.by, row.deal, row.asked_on) == (WISH, world.seller.person, world.deal, TODAY)
        assert (row.guess, row.stand) == ("as_is", "")
        assert row.verdict == (answer.verdict.verdict or "")
        assert models.Event.objects.filter(code="ask.asked", subject_id=row.pk, deal_id=world.deal.pk).exists()

    def test_gives_candidates_each_with_its_verdict_and_reasons(self, world: World) -> None:
        candidates = asks.ask(actor=world.seller, text=WISH, on=TODAY, deal=world.deal).verdict.candidates

        first = candidates[0]
        assert (first.kind, first.key, first.fit) == (CandidateKind.CAPABILITY, "offline", Fit.ROADMAP)
        assert "on_roadmap" in {reason.code for reason in first.reasons}
        assert [candidate.score for candidate in candidates] == sorted((c.score for c in candidates), reverse=True)

    def test_once_whatever_a_shaky_line_repeats(self, world: World) -> None:
        first = asked(world, idempotency_key="a1")
        events = models.Event.objects.count()

        assert asked(world, idempotency_key="a1") == first

        assert (models.Ask.objects.count(), models.Event.objects.count()) == (1, events)
        assert asked(world, idempotency_key="a2") != first
        assert asked(world) != asked(world), "without a key each question is one"

    def test_the_same_key_of_another_person_is_another_question(self, world: World) -> None:
        first = asked(world, idempotency_key="a1")

        other = asks.ask(actor=world.presales, text=WISH, on=TODAY, idempotency_key="a1").ask

        assert other != first

    def test_is_for_those_who_act_and_has_words(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            asks.ask(actor=world.works_council, text=WISH, on=TODAY)
        with pytest.raises(Refused, match="ask_empty"):
            asked(world, "  ")

        assert not models.Ask.objects.exists()

    def test_of_a_non_goal_says_that_it_is_against_the_strategy(self, world: World) -> None:
        text = models.NonGoal.objects.get().text

        candidates = asks.ask(actor=world.seller, text=text, on=TODAY).verdict.candidates

        (goal,) = [row for row in candidates if row.kind == CandidateKind.NON_GOAL]
        assert (goal.key, goal.fit) == ("ein-stand-1", Fit.AGAINST_STRATEGY)

    def test_in_a_company_without_capabilities_has_no_answer_but_is_kept(self, world: World) -> None:
        product = models.Product.objects.create(company=world.company, key="neu", name="Neu")

        answer = asks.ask(actor=world.seller, text=WISH, on=TODAY, product=product)

        assert (answer.verdict.candidates, answer.verdict.abstained) == ((), True)
        assert answer.ask.pk


class TestPick:
    @pytest.mark.parametrize("stand", AskStand)
    def test_keeps_where_the_asker_stands(self, stand: AskStand, world: World) -> None:
        row = asked(world)

        asks.pick(row, actor=world.seller, on=TODAY, stand=stand, capability=world.offline)

        row.refresh_from_db()
        assert (row.stand, row.chosen_capability) == (stand, world.offline)
        assert models.Event.objects.filter(code=f"ask.{stand}", subject_id=row.pk).exists()

    def test_of_promised_enters_the_ledger(self, world: World) -> None:
        row = asked(world, "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027.")

        promise = asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.PROMISED, capability=world.offline)

        assert promise is not None
        assert (promise.sentence, promise.source, promise.deal) == (row.text, "manual", world.deal)
        assert (promise.capability, str(promise.due)) == (world.offline, "2027-03-31")
        assert promise.judgements.get().backing == Backing.UNBACKED

    def test_of_promised_twice_enters_it_once(self, world: World) -> None:
        row = asked(world)

        first = asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.PROMISED)
        again = asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.PROMISED)

        assert first == again
        assert world.deal.promises.count() == 1

    def test_of_promised_is_for_the_rope_and_changes_nothing_for_others(self, world: World) -> None:
        row = asks.ask(actor=world.services, text=WISH, on=TODAY, deal=world.deal).ask

        with pytest.raises(NotAllowed):
            asks.pick(row, actor=world.services, on=TODAY, stand=AskStand.PROMISED)
        assert (models.Ask.objects.get(pk=row.pk).stand, world.deal.promises.count()) == ("", 0)

    def test_never_feeds_two_wishes(self, world: World) -> None:
        row = asks.ask(actor=world.seller, text="Geht das im Keller?", on=TODAY, deal=world.deal).ask
        first, second = (
            change_requests.create(world.product, actor=world.product_manager, title=title)
            for title in ("Eins", "Zwei")
        )
        pick = {"actor": world.seller, "on": TODAY, "stand": AskStand.EVIDENCE}
        asks.pick(row, request=first, **pick)

        with pytest.raises(Refused, match="linked_already"):
            asks.pick(row, request=second, **pick)

        asks.pick(row, request=first, **pick)
        asks.pick(row, **pick)
        row.refresh_from_db()
        assert (row.askers.get().change_request, row.chosen_request) == (first, first)

    @pytest.mark.parametrize("stand", [AskStand.PROMISED, AskStand.NOT_YET])
    def test_without_a_deal_enters_nothing(self, stand: AskStand, world: World) -> None:
        row = asks.ask(actor=world.seller, text=WISH, on=TODAY).ask

        assert asks.pick(row, actor=world.seller, on=TODAY, stand=stand) is None

        assert not models.Promise.objects.exists()
        assert not models.ChangeRequest.objects.exists()

    @pytest.mark.parametrize("stand", [AskStand.ASK_PRODUCT, AskStand.EVIDENCE])
    def test_of_ask_product_makes_a_request_that_the_next_ask_finds(self, stand: AskStand, world: World) -> None:
        row = asked(world, ODD)

        asks.pick(row, actor=world.seller, on=TODAY, stand=stand)

        request = models.ChangeRequest.objects.get()
        assert (request.title, row.chosen_request) == (ODD, request)
        asker = request.askers.get()
        assert (asker.ask, asker.deal, asker.account) == (row, world.deal, world.account)
        found = asks.ask(actor=world.other_seller, text=ODD, on=TODAY).verdict.candidates
        (candidate,) = [one for one in found if one.kind == CandidateKind.CHANGE_REQUEST]
        assert (candidate.key, candidate.fit) == (request.key, Fit.IN_REVIEW)

    def test_of_an_existing_request_adds_one_asker_to_it(self, world: World) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title=ODD)
        row = asked(world, ODD)

        for _ in range(2):
            asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT, request=request)

        assert models.ChangeRequest.objects.count() == 1
        assert request.askers.get().ask == row

    def test_of_ask_product_twice_makes_one_request(self, world: World) -> None:
        row = asked(world, ODD)

        for _ in range(2):
            asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT)

        assert models.ChangeRequest.objects.count() == 1


class TestCreate:
    def test_needs_a_title(self, world: World) -> None:
        with pytest.raises(Refused, match="ask_empty"):
            change_requests.create(world.product, actor=world.product_manager, title=" ")

    def test_takes_a_key_that_no_folder_brought(self, world: World) -> None:
        models.ChangeRequest.objects.create(product=world.product, key="cr2", title="aus dem Ordner")

        keys = {change_requests.create(world.product, actor=world.seller, title=f"W{no}").key for no in range(3)}

        assert len(keys) == 3
        assert "cr2" not in keys


class TestLink:
    def test_brings_words_deal_and_account_to_the_request_once(self, world: World) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")

        first = change_requests.link(world.need, request, actor=world.product_manager)

        assert change_requests.link(world.need, request, actor=world.product_manager) == first
        assert (first.signal, first.deal, first.account) == (world.need, world.deal, world.account)
        world.need.refresh_from_db()
        assert world.need.change_request == request

    def test_is_for_the_rope_and_product(self, world: World) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")

        for actor in (world.other_seller, world.services, world.management, world.works_council):
            with pytest.raises(NotAllowed):
                change_requests.link(world.need, request, actor=actor)


class TestDecide:
    @pytest.fixture
    def request_(self, world: World) -> models.ChangeRequest:
        return change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")

    @pytest.fixture
    def promise(self, world: World, request_: models.ChangeRequest) -> models.Promise:
        return promises.enter(
            world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY, capability=world.offline,
            change_request=request_,
        )  # fmt: skip

    @staticmethod
    def react() -> int:
        event = models.Event.objects.filter(code="request.decided").latest("pk")
        return reactions.react(event.pk, on=TOMORROW)

    @pytest.mark.parametrize(
        ("kind", "fit"),
        [
            (DecisionKind.NO, Fit.DECLINED),
            (DecisionKind.LATER, Fit.IN_REVIEW),
            (DecisionKind.STUDY, Fit.IN_REVIEW),
            (DecisionKind.AS_IS, Fit.AS_IS),
            (DecisionKind.ACCEPT, Fit.ROADMAP),
        ],
    )
    def test_judges_promises_that_lean_on_it_anew(
        self, kind: DecisionKind, fit: Fit, world: World, request_: models.ChangeRequest, promise: models.Promise
    ) -> None:
        decision = change_requests.decide_on(
            request_, actor=world.product_manager, kind=kind, reason="weil", on=TOMORROW,
            roadmap_item=world.offline_item if kind == DecisionKind.ACCEPT else None,
            capability=world.sap_export if kind == DecisionKind.AS_IS else None, condition="sobald 10.0 da ist",
        )  # fmt: skip
        assert promise.judgements.count() == 1, "a reaction judges, not the decision itself"

        assert self.react() == 2, "it is judged anew and answered"

        verdict = promise.judgements.latest("pk")
        assert (verdict.fit, verdict.decision, verdict.judged_on) == (fit, decision, TOMORROW)

    def test_reaches_the_promises_of_a_request_that_was_merged_into_it(
        self, world: World, request_: models.ChangeRequest, promise: models.Promise
    ) -> None:
        target = change_requests.create(world.product, actor=world.product_manager, title="Offline")
        request_.merged_into = target
        request_.save()
        change_requests.decide_on(target, actor=world.product_manager, kind=DecisionKind.NO, reason="nein", on=TOMORROW)

        self.react()

        assert promise.judgements.latest("pk").fit == Fit.DECLINED

    def test_is_reacted_to_once(self, world: World, request_: models.ChangeRequest, promise: models.Promise) -> None:
        change_requests.decide_on(
            request_, actor=world.product_manager, kind=DecisionKind.NO, reason="nein", on=TOMORROW
        )

        assert (self.react(), self.react()) == (2, 0)

        assert promise.judgements.count() == 2

    def test_remembers_the_strategy_it_was_made_against(self, world: World, request_: models.ChangeRequest) -> None:
        first, second = (
            change_requests.decide_on(request_, actor=world.product_manager, kind=kind, reason="weil", on=TODAY)
            for kind in (DecisionKind.STUDY, DecisionKind.NO)
        )

        assert (first.key, second.key) == ("d1", "d2")
        assert first.strategy == world.product.strategies.get()
        assert (first.by, first.decided_on) == (world.product_manager.person, TODAY)

    def test_is_for_product_and_needs_a_reason(self, world: World, request_: models.ChangeRequest) -> None:
        decide = {"kind": DecisionKind.NO, "on": TODAY}

        for who, actor in world.everyone.items():
            if who != "product":
                with pytest.raises(NotAllowed):
                    change_requests.decide_on(request_, actor=actor, reason="weil", **decide)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="reason_missing"):
            change_requests.decide_on(request_, actor=world.product_manager, reason="", **decide)  # type: ignore[arg-type]

    def test_is_told_to_who_asks_next(self, world: World, request_: models.ChangeRequest) -> None:
        change_requests.decide_on(request_, actor=world.product_manager, kind=DecisionKind.NO, reason="nein", on=TODAY)

        found = asks.ask(actor=world.seller, text="Bedienung ohne Netz", on=TODAY).verdict.candidates

        (candidate,) = [one for one in found if one.kind == CandidateKind.CHANGE_REQUEST]
        assert candidate.fit == Fit.DECLINED


class TestNearest:
    def test_finds_the_request_whose_words_are_nearest_first(self, world: World) -> None:
        offline = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
        menu = change_requests.create(world.product, actor=world.product_manager, title="Speiseplan der Kantine")

        for text, first in (("Bedienung ganz ohne Netz", offline), ("Speiseplan für die Kantine", menu)):
            found = nearest.nearest(text, world.product)
            assert found[0][0] == first.pk
            assert all(-1.0 <= score <= 1.001 for _, score in found)

    def test_finds_what_came_after_the_first_question(self, world: World) -> None:
        assert nearest.nearest(ODD, world.product) == []

        request = change_requests.create(world.product, actor=world.product_manager, title=ODD)

        assert nearest.nearest(ODD, world.product)[0][0] == request.pk

    def test_finds_more_than_one_block_of_them(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(nearest, "ROOM", 4)
        for no in range(30):
            row = models.ChangeRequest.objects.create(product=world.product, key=f"w{no}", title=f"Wunsch {no * 7919}")
            nearest.keep(row)
            if no == 9:
                assert nearest.nearest(f"{row.title}.", world.product, most=1)[0][0] == row.pk

        assert nearest.nearest(f"{row.title}.", world.product, most=1)[0][0] == row.pk

    def test_leaves_out_what_was_merged_and_what_is_another_products(self, world: World) -> None:
        target, merged = (
            change_requests.create(world.product, actor=world.product_manager, title=title) for title in (ODD, WISH)
        )
        models.ChangeRequest.objects.filter(pk=merged.pk).update(merged_into=target)
        second = models.Product.objects.create(company=world.company, key="zwei", name="Zwei")
        change_requests.create(second, actor=world.product_manager, title=WISH)

        assert [pk for pk, _ in nearest.nearest(WISH, world.product)] == [target.pk]

    def test_reads_new_words_of_a_request_instead_of_the_old(self, world: World) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title="Speiseplan der Kantine")
        old = dict(nearest.nearest("Speiseplan der Kantine", world.product))[request.pk]
        request.title = "Bedienung ohne Netz"
        request.save()

        nearest.keep(request)
        nearest.keep(request)

        assert models.Vector.objects.filter(of_id=request.pk).count() == 1
        assert dict(nearest.nearest("Speiseplan der Kantine", world.product))[request.pk] < old


class TestANeedOfADeal:
    def test_confirmed_and_linked_counts_for_the_request(self, world: World) -> None:
        request = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
        signals.confirm(world.need, actor=world.product_manager, on=TODAY, kind=SignalKind.NEED)

        change_requests.link(world.need, request, actor=world.product_manager)

        assert request.askers.get().deal == world.deal
