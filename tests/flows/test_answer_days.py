"""Who was told a day that moved is told anew; whose day stands, or who got another decision, is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.stage import put_embedder
from flows.travel import LATER, asked_by_customer, asked_by_seller, decide, move_day, react

from ropeteam.core.answers import AnswerState, is_overdue
from ropeteam.core.vocabulary import DecisionKind, RoadmapStatus
from ropeteam.flows import answers, change_requests
from ropeteam.store import models
from ropeteam.store.queries import answers as query

QUESTION = "Geht das auch im Lager?"


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


@pytest.fixture(scope="module")
def told(built: World) -> int:
    """The customer was told a yes with its day, in the seller's own words; the letter."""
    with pytest.MonkeyPatch.context() as patch:
        put_embedder(patch)
        wish = change_requests.create(built.product, actor=built.product_manager, title="Bedienung ohne Netz")
        asked_by_customer(built, wish)
        decide(built, wish, DecisionKind.ACCEPT, roadmap_item=built.offline_item)
        (found,) = to_pass_on(built)
        answers.write_words(found, actor=built.seller, language="de", text="Kommt am 30.06.2027.", on=TODAY)
        answers.tell(found, actor=built.seller, how="am Telefon", on=TODAY)
    return found.pk


@pytest.fixture
def wish(told: int, world: World) -> models.ChangeRequest:
    return models.ChangeRequest.objects.get()


@pytest.fixture
def letter(told: int, world: World) -> models.Answer:
    return query.one(models.Answer.objects.get(pk=told))


def to_pass_on(world: World) -> list[models.Answer]:
    return list(
        query.to_pass_on(world.seller, models.DealRole.objects.filter(person=world.seller.person).values("deal"))
    )


def words(answer: models.Answer, language: str = "de") -> str:
    return query.words_now(answer)[language].text


class TestToldAnew:
    def test_is_who_was_told_a_day_that_moved(self, world: World, letter: models.Answer) -> None:
        assert models.AnswerReceipt.objects.get(kind="customer_told").named_day == date(2027, 6, 30)

        move_day(world, date(2027, 9, 30))

        (found,) = to_pass_on(world)
        assert (found.pk, query.state(found)) == (letter.pk, AnswerState.ANEW)
        assert (found.told_day, found.now_day) == (date(2027, 6, 30), date(2027, 9, 30))
        assert "Wir hatten Ihnen dafür den 30.06.2027 genannt" in words(letter)
        assert "verfügbar zum 30.09.2027" in words(letter), "what a person wrote is wrong now and stays as history"
        assert not is_overdue(query.ticks_of(found), on=LATER)
        assert list(query.overdue(world.company, LATER + timedelta(days=7))) == [letter]

        answers.tell(letter, actor=world.seller, how="per E-Mail", on=LATER)

        assert to_pass_on(world) == []
        told = models.AnswerReceipt.objects.filter(kind="customer_told").order_by("n")
        assert [(row.n, row.named_day) for row in told] == [(1, date(2027, 6, 30)), (2, date(2027, 9, 30))]
        move_day(world, None)
        (found,) = to_pass_on(world)
        assert (found.told_day, found.now_day) == (date(2027, 9, 30), None)

    def test_keeps_the_day_that_no_longer_holds_when_another_sentence_joins(
        self, world: World, wish: models.ChangeRequest, letter: models.Answer
    ) -> None:
        move_day(world, date(2027, 9, 30))

        asked_by_seller(world, wish, QUESTION)
        react(LATER)

        assert QUESTION in words(letter)
        assert "Wir hatten Ihnen dafür den 30.06.2027 genannt" in words(letter)

    def test_is_nobody_where_the_day_stands_or_it_is_there(self, world: World, letter: models.Answer) -> None:
        move_day(world, date(2027, 6, 30))
        assert to_pass_on(world) == []

        move_day(world, TODAY, RoadmapStatus.RELEASED)
        assert to_pass_on(world) == []

    def test_is_nobody_whom_a_newer_decision_answers(
        self, world: World, wish: models.ChangeRequest, letter: models.Answer
    ) -> None:
        decide(world, wish, DecisionKind.NO, on=LATER)

        move_day(world, date(2027, 9, 30))

        assert not models.AnswerReopening.objects.exists()
        assert [row.decision.kind for row in to_pass_on(world)] == ["no"]
