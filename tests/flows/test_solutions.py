"""Solution patterns: written from what worked, without a customer's name, found by Ask, rated by use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cast import TODAY, World
from flows.played import each_its_own, played
from flows.travel import asked_by_customer, decide

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.solutions import CandidateKind
from ropeteam.core.vocabulary import CapabilityStatus, DecisionKind, Fit
from ropeteam.flows import answers, candidates, change_requests, product, solutions
from ropeteam.store import models
from ropeteam.store.queries import solutions as query
from ropeteam.store.versions import CapabilityWords

NEED = "Daten ohne Netz nach SAP bringen"
HOW = "Über Nacht als Datei ausleiten und am Morgen einlesen."


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.Answer]]:
    """ "Works today", not told yet. Near is what shares letters."""
    with played(built) as world:
        wish = change_requests.create(world.product, actor=world.product_manager, title="Daten ohne Netz nach SAP")
        asked_by_customer(world, wish)
        decide(world, wish, DecisionKind.AS_IS, capability=world.sap_export)
        yield world, models.Answer.objects.get()


world, answer = each_its_own()


def write(world: World, answer: models.Answer, **changes: str) -> models.SolutionPattern:
    answers.tell(answer, actor=world.seller, how="am Telefon", on=TODAY)
    texts = {"need": NEED, "how": HOW} | changes
    return solutions.write(actor=world.presales, on=TODAY, answer=answer, **texts)


class TestWriting:
    def test_comes_from_an_answer_that_the_customer_knows(self, world: World, answer: models.Answer) -> None:
        with pytest.raises(Refused, match="pattern_not_told"):
            solutions.write(actor=world.presales, need=NEED, how=HOW, on=TODAY, answer=answer)
        with pytest.raises(Refused, match="pattern_needs_source"):
            solutions.write(actor=world.presales, need=NEED, how=HOW, on=TODAY)

        pattern = write(world, answer)

        assert (pattern.key, pattern.capability, pattern.from_deal) == ("sp1", world.sap_export, world.deal)
        assert (pattern.approved_by, pattern.approved_on) == (world.presales.person, TODAY)

    def test_or_from_the_decision_itself(self, world: World, answer: models.Answer) -> None:
        pattern = solutions.write(actor=world.product_manager, need=NEED, how=HOW, on=TODAY, decision=answer.decision)

        assert pattern.from_deal is None

    def test_is_for_presales_and_product(self, world: World, answer: models.Answer) -> None:
        for who, actor in world.everyone.items():
            if who not in ("presales", "product"):
                with pytest.raises(NotAllowed):
                    solutions.write(actor=actor, need=NEED, how=HOW, on=TODAY, decision=answer.decision)

    @pytest.mark.parametrize(
        ("texts", "word"),
        [
            ({"how": "So macht es die Kessel AG."}, "Kessel AG"),
            ({"need": "Kessel will ohne Netz arbeiten"}, "Kessel"),
            ({"how": "Herr Ebner bekommt die Datei."}, "Ebner"),
        ],
    )
    def test_names_no_customer_and_says_which_word_is_one(
        self, texts: dict[str, str], word: str, world: World, answer: models.Answer
    ) -> None:
        with pytest.raises(Refused, match="pattern_names") as refused:
            write(world, answer, **texts)

        assert refused.value.values == {"word": word}
        assert not models.SolutionPattern.objects.exists()


class TestFound:
    def candidate(self, world: World) -> object:
        found, _ = candidates.consider(NEED, product=world.product, deal=None, on=TODAY)
        return next((one for one in found.candidates if one.kind == CandidateKind.PATTERN), None)

    def test_by_ask_with_what_its_capability_is_worth_today(self, world: World, answer: models.Answer) -> None:
        assert self.candidate(world) is None

        pattern = write(world, answer)

        found = self.candidate(world)
        assert (found.key, found.fit) == (pattern.key, Fit.AS_IS)  # type: ignore[attr-defined]
        words = CapabilityWords(name="Export nach SAP", status=CapabilityStatus.NOT_PLANNED)
        product.change_capability(world.sap_export, words, actor=world.product_manager, on=TODAY)
        assert self.candidate(world).fit == Fit.DECLINED  # type: ignore[attr-defined]

    def test_no_more_once_it_is_retired(self, world: World, answer: models.Answer) -> None:
        pattern = write(world, answer)
        with pytest.raises(NotAllowed):
            solutions.retire(pattern, actor=world.presales, on=TODAY)

        solutions.retire(pattern, actor=world.product_manager, on=TODAY)

        assert self.candidate(world) is None
        with pytest.raises(Refused, match="pattern_retired"):
            solutions.use(pattern, actor=world.seller, helped=True, on=TODAY, deal=world.deal)

    def test_carries_a_decision_of_its_own(self, world: World, answer: models.Answer) -> None:
        pattern = write(world, answer)
        other = change_requests.create(world.product, actor=world.product_manager, title="Nachts exportieren")
        decision = decide(world, other, DecisionKind.AS_IS, pattern=pattern)

        assert decision.pattern == pattern
        solutions.retire(pattern, actor=world.product_manager, on=TODAY)
        with pytest.raises(Refused, match="decision_needs_way"):
            decide(world, other, DecisionKind.AS_IS, pattern=pattern)


class TestUsed:
    def test_once_by_each_in_a_deal_and_counted(self, world: World, answer: models.Answer) -> None:
        pattern = write(world, answer)

        solutions.use(pattern, actor=world.seller, helped=True, on=TODAY, deal=world.deal)
        solutions.use(pattern, actor=world.presales, helped=False, on=TODAY, deal=world.deal)
        solutions.use(pattern, actor=world.other_seller, helped=True, on=TODAY, deal=world.confidential)
        with pytest.raises(Refused, match="pattern_used_already"):
            solutions.use(pattern, actor=world.seller, helped=False, on=TODAY, deal=world.deal)

        worth = query.worth([pattern])[pattern.pk]
        assert (worth.deals, worth.helped, worth.n, worth.small) == (2, 2, 3, True)
