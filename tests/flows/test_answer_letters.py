"""One letter for what one customer gets by one decision; and who was told a day that moved is told anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from cast import TODAY, World
from flows import wishes
from flows.played import each_its_own, played
from flows.travel import LATER, asked_by_customer, asked_by_seller, decide, move_day, react

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answers, change_requests, request_linking, request_merging
from ropeteam.store import models
from ropeteam.store.queries import answers as query
from ropeteam.store.queries.answer_letters import askers_of

QUESTION = "Geht das auch im Lager?"


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
def said(world: World, wish: models.ChangeRequest) -> models.Asker:
    return asked_by_customer(world, wish)


def to_pass_on(world: World) -> list[models.Answer]:
    return list(
        query.to_pass_on(world.seller, models.DealRole.objects.filter(person=world.seller.person).values("deal"))
    )


def words(answer: models.Answer, language: str = "de") -> str:
    return query.words_now(answer)[language].text


class TestOneLetter:
    def test_lists_every_sentence_of_the_customer_and_has_one_pair_of_receipts(
        self, world: World, wish: models.ChangeRequest, said: models.Asker
    ) -> None:
        asked = asked_by_seller(world, wish, QUESTION)
        decide(world, wish, DecisionKind.NO)

        (letter,) = to_pass_on(world)

        assert askers_of(letter) == [said, asked]
        assert letter.sentences == 2
        assert [text in words(letter) for text in (said.signal.quote, QUESTION)] == [True, True]  # type: ignore[union-attr]
        second = models.Answer.objects.get(asker=asked)
        answers.tell(second, actor=world.seller, how="am Telefon", on=LATER)
        assert to_pass_on(world) == []
        assert models.AnswerReceipt.objects.filter(kind="customer_told").count() == 1
        assert {query.one(row).told_on for row in models.Answer.objects.all()} == {LATER}

    def test_answers_a_concern_as_it_answers_a_need(self, world: World, wish: models.ChangeRequest) -> None:
        models.Signal.objects.filter(pk=world.need.pk).update(kind="concern")
        asked_by_customer(world, wish)

        decide(world, wish, DecisionKind.NO)

        (letter,) = to_pass_on(world)
        assert world.need.quote in words(letter)

    def test_is_joined_by_who_asks_later_and_keeps_its_receipts_and_a_persons_words(
        self, world: World, wish: models.ChangeRequest, said: models.Asker
    ) -> None:
        decide(world, wish, DecisionKind.NO)
        (letter,) = to_pass_on(world)
        asked_by_seller(world, wish, QUESTION)
        react(LATER)
        assert QUESTION in words(letter), "drafted anew while nobody wrote or told it"

        answers.write_words(letter, actor=world.seller, language="de", text="Nein, leider.", on=LATER)
        answers.tell(letter, actor=world.seller, how="am Telefon", on=LATER)
        asked_by_seller(world, wish, "Und im Keller?")
        react(LATER)

        assert to_pass_on(world) == []
        assert (words(letter), query.one(letter).sentences) == ("Nein, leider.", 3)

    def test_is_joined_by_a_merge_and_left_again_with_what_was_told(
        self, world: World, wish: models.ChangeRequest, said: models.Asker
    ) -> None:
        other = change_requests.create(world.product, actor=world.product_manager, title="Offline im Lager")
        asked_by_seller(world, other, QUESTION)
        decide(world, wish, DecisionKind.NO)
        (letter,) = to_pass_on(world)
        answers.tell(letter, actor=world.seller, how="am Telefon", on=TODAY)

        merge = request_merging.merge(other, wish, actor=world.product_manager, on=LATER)
        react(LATER)
        assert (to_pass_on(world), query.one(letter).sentences) == ([], 2)

        request_merging.unmerge(merge, actor=world.product_manager, on=LATER)
        react(LATER)
        assert (query.one(letter).sentences, query.one(letter).told_on) == (1, TODAY)

    def test_goes_on_when_its_first_sentence_is_moved_elsewhere(
        self, world: World, wish: models.ChangeRequest, said: models.Asker
    ) -> None:
        asked = asked_by_seller(world, wish, QUESTION)
        decide(world, wish, DecisionKind.NO)
        other = change_requests.create(world.product, actor=world.product_manager, title="Anderes")

        request_linking.move([said], other, actor=world.product_manager, on=LATER)
        react(LATER)

        (letter,) = to_pass_on(world)
        assert (letter.asker, letter.sentences) == (asked, 1)

    def test_of_another_deal_or_of_nobody_is_its_own(self, world: World, wish: models.ChangeRequest) -> None:
        asked_by_seller(world, wish, QUESTION)
        for text in ("Frage eins?", "Frage zwei?"):
            asked_by_seller(world, wish, text, deal=False)

        decide(world, wish, DecisionKind.NO)

        assert sorted(row.sentences for row in to_pass_on(world)) == [1, 1, 1]


class TestToldAnew:
    def test_keeps_it_when_the_roadmap_changes_again_whatever_was_decided_earlier(
        self, world: World, wish: models.ChangeRequest, said: models.Asker
    ) -> None:
        for kind, item in ((DecisionKind.LATER, None), (DecisionKind.ACCEPT, world.offline_item)):
            decide(world, wish, kind, roadmap_item=item, condition="Version 10")
            (letter,) = to_pass_on(world)
            answers.tell(letter, actor=world.seller, how="am Telefon", on=TODAY)

        for day in (date(2027, 9, 30), date(2027, 12, 31)):
            move_day(world, day)

            assert "Wir hatten Ihnen dafür den 30.06.2027 genannt" in words(letter)
            assert f"verfügbar zum {day:%d.%m.%Y}" in words(letter)
