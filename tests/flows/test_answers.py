"""Answers travel: a decision goes to everybody who asked, with words for the customer and two ticks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows import wishes
from flows.played import each_its_own, played
from flows.travel import asked_by_customer, asked_by_seller, decide, react

from ropeteam.core.answers import AnswerState
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Commitment, DecisionKind, RoadmapStatus
from ropeteam.flows import answers, asks, change_requests, product, promises, request_merging
from ropeteam.store import models
from ropeteam.store.queries import answers as query
from ropeteam.store.queries import decisions
from ropeteam.store.versions import RoadmapWords

LATER = TODAY + timedelta(days=3)
WEEK = TODAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.ChangeRequest]]:
    """The wish that these answers are about."""
    with played(built) as world:
        yield world, wishes.wish(world, "Bedienung ohne Netz")


world, wish = each_its_own()


@pytest.fixture
def customer(world: World, wish: models.ChangeRequest) -> models.Asker:
    return asked_by_customer(world, wish)


def words(answer: models.Answer, language: str = "de") -> str:
    return query.words_now(answer)[language].text


def answer_of(asker: models.Asker) -> models.Answer:
    return query.one(asker.answers.latest("pk"))


class TestGiven:
    def test_goes_to_everybody_who_asked_also_for_a_merged_wish(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        other = change_requests.create(world.product, actor=world.product_manager, title="Offline im Lager")
        seller = asked_by_seller(world, other)
        request_merging.merge(other, wish, actor=world.product_manager, on=TODAY)

        decide(world, wish, DecisionKind.NO, reason="Die Halle hat überall Netz.")

        given = models.Answer.objects.order_by("asker")
        assert [(row.asker, row.deal, row.account) for row in given] == [
            (customer, world.deal, world.account),
            (seller, world.deal, world.account),
        ]
        assert {(row.given_on, row.language) for row in given} == {(TODAY, "de")}
        assert models.AnswerWords.objects.filter(by__isnull=True).count() == 2, "one letter in two languages"
        assert models.Event.objects.filter(code="answer.given").count() == 1

    def test_is_given_once_however_often_it_is_asked_for(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        decide(world, wish, DecisionKind.NO)

        assert answers.give(wish.pk, on=LATER, speak=lambda facts, language: "") == []
        react()

        assert models.Answer.objects.count() == 1

    def test_comes_at_once_to_who_asks_for_what_was_decided(self, world: World, wish: models.ChangeRequest) -> None:
        decide(world, wish, DecisionKind.NO)
        assert not models.Answer.objects.exists()

        asker = asked_by_seller(world, wish)
        react(LATER)

        assert (answer_of(asker).decision.kind, answer_of(asker).given_on) == ("no", LATER)

    def test_speaks_with_the_customers_own_words_and_no_word_of_the_house(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        reason = "Passt nicht zur Strategie. Die Halle hat überall Netz. Nora Lindt sieht das auch so."

        decide(world, wish, DecisionKind.NO, reason=reason)

        said = words(answer_of(customer))
        assert "„Wir brauchen die Bedienung auch ohne Netz in der Halle“" in said
        assert "Der Grund: Die Halle hat überall Netz." in said
        assert "Strategie" not in said
        assert "Lindt" not in said
        assert "Netz." not in words(answer_of(customer), "en"), "a German reason is not put into an English letter"

    def test_of_a_yes_names_the_day_only_while_it_may_be_promised(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        decide(world, wish, DecisionKind.ACCEPT, roadmap_item=world.offline_item)
        assert "mit Version 9.0, verfügbar zum 30.06.2027" in words(answer_of(customer))

        self.move(world, Commitment.NONE)

        said = words(answer_of(customer))
        assert "2027" not in said
        assert "9.0" not in said
        assert answer_of(customer).words.filter(language="de").count() == 2, "the first draft stays as history"

    def test_leaves_a_persons_words_alone_when_the_roadmap_moves(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        decide(world, wish, DecisionKind.ACCEPT, roadmap_item=world.offline_item)
        answers.write_words(answer_of(customer), actor=world.seller, language="de", text="Kommt im Sommer.", on=TODAY)

        self.move(world, Commitment.NONE)

        assert words(answer_of(customer)) == "Kommt im Sommer."
        assert "2027" not in words(answer_of(customer), "en")

    @staticmethod
    def move(world: World, commitment: Commitment) -> None:
        item = RoadmapWords(
            title="Bedienung ohne Netz", status=RoadmapStatus.IN_WORK, day=date(2027, 9, 30), release="9.1",
            commitment=commitment, capability=world.offline,
        )  # fmt: skip
        product.change_roadmap(world.offline_item, item, actor=world.product_manager, on=LATER)
        react(LATER)

    def test_assumes_the_companys_language_where_no_talk_is_known(
        self, world: World, wish: models.ChangeRequest
    ) -> None:
        row = asks.ask(actor=world.other_seller, text="Geht das?", on=TODAY, deal=world.confidential).ask
        asker = models.Asker.objects.create(change_request=wish, ask=row, deal=world.confidential)

        decide(world, wish, DecisionKind.NO)

        assert answer_of(asker).language == "de", "of the company's newest talk"
        assert not query.knows_language(answer_of(asker))


class TestOvertaken:
    def test_a_newer_decision_gives_a_new_answer_and_closes_the_old(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        decide(world, wish, DecisionKind.LATER, condition="Version 10 ist da")
        old = answer_of(customer)
        answers.tell(old, actor=world.seller, how="am Telefon", on=TODAY)

        decide(world, wish, DecisionKind.NO, on=LATER)

        new = answer_of(customer)
        assert (query.state(query.one(old)), query.state(new)) == (AnswerState.CLOSED, AnswerState.OPEN)
        assert "gilt nicht mehr" in words(new), "the customer was told otherwise before"
        with pytest.raises(Refused, match="answer_overtaken"):
            answers.tell(old, actor=world.presales, how="per E-Mail", on=LATER)

    def test_a_merge_answers_anew_and_taken_back_the_first_answer_holds_again(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        decide(world, wish, DecisionKind.STUDY)
        first = answer_of(customer)
        target = change_requests.create(world.product, actor=world.product_manager, title="Offline")
        decide(world, target, DecisionKind.NO)
        merge = request_merging.merge(wish, target, actor=world.product_manager, on=TODAY)
        react()
        assert answer_of(customer).decision.kind == "no"
        assert query.state(query.one(first)) == AnswerState.CLOSED

        request_merging.unmerge(merge, actor=world.product_manager, on=LATER)
        react(LATER)

        assert query.state(query.one(first)) == AnswerState.OPEN
        assert query.state(answer_of(customer)) == AnswerState.CLOSED

    def test_of_two_who_decide_at_once_the_second_learns_what_the_first_said(
        self, world: World, wish: models.ChangeRequest
    ) -> None:
        decide(world, wish, DecisionKind.NO, seen=0)

        with pytest.raises(Refused, match=r"decision_newer\.no"):
            decide(world, wish, DecisionKind.STUDY, seen=0)

        seen = wish.decisions.get().pk
        decide(world, wish, DecisionKind.STUDY, seen=seen)
        assert [row.kind for row in decisions.history(wish)] == ["study", "no"]

    def test_on_a_merged_wish_is_sent_to_where_it_went(self, world: World, wish: models.ChangeRequest) -> None:
        target = change_requests.create(world.product, actor=world.product_manager, title="Offline")
        request_merging.merge(wish, target, actor=world.product_manager, on=TODAY)

        with pytest.raises(Refused, match="request_merged"):
            decide(world, wish, DecisionKind.NO)


class TestTouched:
    def test_promises_and_deals_are_named_before_and_after(
        self, world: World, wish: models.ChangeRequest, customer: models.Asker
    ) -> None:
        promises.enter(
            world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY, capability=world.offline,
            change_request=wish,
        )  # fmt: skip
        before = decisions.reach(world.product_manager, wish, on=TODAY)
        assert (before.askers, before.deals, before.touching.total, before.fresh) == (1, 1, 1, False)

        decide(world, wish, DecisionKind.NO)

        models.Event.objects.filter(code="request.decided")
        after = decisions.reach(world.product_manager, wish, on=date(2000, 1, 1))
        (row,) = after.touching.rows
        assert (row.before, row.after, after.touching.turned, after.judging) == ("roadmap", "unbacked", 1, False)


class TestTicks:
    def test_a_question_without_a_customer_is_done_when_its_asker_read_it(
        self, world: World, wish: models.ChangeRequest
    ) -> None:
        asker = asked_by_seller(world, wish, deal=False)
        decide(world, wish, DecisionKind.NO)
        answer = answer_of(asker)
        assert [row.pk for row in query.to_pass_on(world.seller, models.DealRole.objects.none().values("deal"))] == [
            answer.pk
        ]

        answers.read(answer, actor=world.seller, on=TODAY)

        assert query.state(query.one(answer)) == AnswerState.TOLD
        with pytest.raises(NotAllowed):
            answers.read(answer, actor=world.other_seller, on=TODAY)


class TestOverdue:
    def test_of_a_confidential_deal_is_for_who_may_know_it(self, world: World, wish: models.ChangeRequest) -> None:
        models.Asker.objects.create(change_request=wish, ask=self.secret(world), deal=world.confidential)
        decide(world, wish, DecisionKind.NO)

        assert query.overdue(world.company, WEEK).count() == 1
        seen = {who for who, actor in world.everyone.items() if query.of_request(actor, wish).exists()}
        assert seen == {"other_seller", "management"}

    @staticmethod
    def secret(world: World) -> models.Ask:
        return asks.ask(actor=world.other_seller, text="Geht das?", on=TODAY, deal=world.confidential).ask
