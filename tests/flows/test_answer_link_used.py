"""The link in a letter about a question: it answers once, ends with its time and its reader's role, and opens nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.asking import asked, letter_about, link_of
from flows.meetings import NOW
from flows.travel import react

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.mailing import WORTH
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answer_links, product_answers
from ropeteam.store import models
from ropeteam.wording.letters import written

NO = {"kind": DecisionKind.NO, "reason": "Das ist nicht geplant.", "condition": ""}


@pytest.fixture(scope="module")
def put(built: World) -> tuple[int, str]:
    """A question to product and the secret of the link in its letter."""
    question = asked(built)
    answer_links.write(question.pk, now=NOW, on=TODAY, speak=written)
    return question.pk, link_of(letter_about(question))


@pytest.fixture
def row(put: tuple[int, str], world: World) -> models.Ask:
    return models.Ask.objects.get(pk=put[0])


@pytest.fixture
def token(put: tuple[int, str], world: World) -> str:
    return put[1]


def use(token: str, *, now=NOW, **answer):  # type: ignore[no-untyped-def]
    return answer_links.use_link(token, now=now, on=TODAY, **(NO | answer))


class TestALink:
    def test_answers_once_and_the_answer_travels(self, world: World, row: models.Ask, token: str) -> None:
        decision = use(token)
        react()

        assert (decision.kind, decision.by, decision.reason) == ("no", world.product_manager.person, NO["reason"])
        assert models.Answer.objects.get().asker.ask == row
        with pytest.raises(Refused, match="link_used"):
            use(token)

    def test_only_looked_at_changes_nothing(self, row: models.Ask, token: str) -> None:
        for _ in range(2):
            assert answer_links.open_link(token, now=NOW, on=TODAY).ask == row

        assert not models.Decision.objects.exists()
        assert models.SignedLink.objects.get().used_at is None

    def test_ends_after_two_weeks_and_with_the_role(self, world: World, token: str) -> None:
        with pytest.raises(Refused, match="link_expired"):
            answer_links.open_link(token, now=NOW + WORTH, on=TODAY)
        assert answer_links.open_link(token, now=NOW + WORTH - timedelta(seconds=1), on=TODAY)
        with pytest.raises(NotFound):
            answer_links.open_link(token[:-1] + ("a" if token[-1] != "a" else "b"), now=NOW, on=TODAY)
        models.RoleGrant.objects.filter(person=world.product_manager.person).update(to_day=TODAY - timedelta(days=1))
        with pytest.raises(NotFound):
            answer_links.open_link(token, now=NOW, on=TODAY)

    def test_opens_nothing_once_the_deal_is_confidential_even_for_who_may_know_it(
        self, world: World, token: str
    ) -> None:
        models.DealRole.objects.create(deal=world.deal, person=world.product_manager.person, role="product")
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)

        with pytest.raises(NotFound, match="link"):
            use(token)

        assert not models.Decision.objects.exists()

    def test_of_a_calendar_opens_nothing_here(self, row: models.Ask, token: str) -> None:
        models.SignedLink.objects.update(purpose="calendar")

        with pytest.raises(NotFound):
            answer_links.open_link(token, now=NOW, on=TODAY)
        assert row.askers.exists()

    def test_a_refused_answer_leaves_it_unused(self, token: str) -> None:
        for wrong in ({"kind": DecisionKind.ACCEPT}, {"reason": "  "}, {"kind": DecisionKind.AS_IS}):
            with pytest.raises(Refused):
                use(token, **wrong)

        assert models.SignedLink.objects.get().used_at is None
        assert use(token).kind == "no"

    def test_does_not_overrule_what_was_decided_meanwhile(self, world: World, row: models.Ask, token: str) -> None:
        product_answers.answer(row, actor=world.product_manager, on=TODAY, **(NO | {"reason": "Schon gesagt."}))

        with pytest.raises(Refused, match="question_answered"):
            use(token)

        assert models.Decision.objects.get().reason == "Schon gesagt."
