"""The two ticks of an answer: who gives them, what they say, and that a customer nobody told is overdue after seven days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.stage import put_embedder
from flows.travel import LATER, asked_by_customer, decide

from ropeteam.core.answers import AnswerState, is_overdue
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answers, change_requests
from ropeteam.store import models
from ropeteam.store.queries import answers as query

WEEK = TODAY + timedelta(days=7)


@pytest.fixture(scope="module")
def given(built: World) -> int:
    """The no that a customer was given; nobody read it yet."""
    with pytest.MonkeyPatch.context() as patch:
        put_embedder(patch)
        wish = change_requests.create(built.product, actor=built.product_manager, title="Bedienung ohne Netz")
        asker = asked_by_customer(built, wish)
        decide(built, wish, DecisionKind.NO)
    return asker.answers.get().pk


@pytest.fixture
def answer(given: int, world: World) -> models.Answer:
    return query.one(models.Answer.objects.get(pk=given))


def words(answer: models.Answer, language: str = "de") -> str:
    return query.words_now(answer)[language].text


class TestTicks:
    def test_are_the_ropes_alone(self, world: World, answer: models.Answer) -> None:
        for who, actor in world.everyone.items():
            if who not in ("seller", "presales"):
                with pytest.raises(NotAllowed):
                    answers.read(answer, actor=actor, on=TODAY)
                with pytest.raises(NotAllowed):
                    answers.tell(answer, actor=actor, how="Mail", on=TODAY)
        assert not models.AnswerReceipt.objects.exists()

    def test_telling_needs_a_how_and_is_reading_too(self, world: World, answer: models.Answer) -> None:
        with pytest.raises(Refused, match="told_how_missing"):
            answers.tell(answer, actor=world.seller, how="  ", on=TODAY)

        answers.tell(answer, actor=world.seller, how="am Telefon", on=LATER)
        answers.tell(answer, actor=world.presales, how="noch einmal", on=WEEK)

        held = query.one(answer)
        assert (held.read_on, held.told_on, held.told_how) == (LATER, LATER, "am Telefon")
        assert query.state(held) == AnswerState.TOLD

    def test_words_are_the_ropes_and_products(self, world: World, answer: models.Answer) -> None:
        for text, code in (("  ", "answer_words_empty"), ("x" * 6001, "answer_words_long")):
            with pytest.raises(Refused, match=code):
                answers.write_words(answer, actor=world.seller, language="de", text=text, on=TODAY)
        with pytest.raises(Refused, match="answer_language"):
            answers.write_words(answer, actor=world.seller, language="fr", text="Non.", on=TODAY)
        with pytest.raises(NotAllowed):
            answers.write_words(answer, actor=world.services, language="de", text="Nein.", on=TODAY)

        for actor in (world.seller, world.product_manager):
            answers.write_words(answer, actor=actor, language="de", text="Nein, leider.", on=TODAY)

        assert words(answer) == "Nein, leider."
        assert answer.words.filter(language="de").count() == 2, "the same words again are no new version"


class TestOverdue:
    def test_is_what_no_customer_was_told_after_seven_days(self, world: World, answer: models.Answer) -> None:
        answers.read(answer, actor=world.seller, on=TODAY)
        assert list(query.overdue(world.company, WEEK - timedelta(days=1))) == []

        assert list(query.overdue(world.company, WEEK)) == [answer]
        assert is_overdue(query.ticks_of(query.one(answer)), on=WEEK)
        assert list(query.overdue(world.stranger.company, WEEK)) == []  # type: ignore[arg-type]

        answers.tell(answer, actor=world.seller, how="im Gespräch", on=WEEK)
        assert list(query.overdue(world.company, WEEK)) == []
