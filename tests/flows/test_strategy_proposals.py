"""Anyone of staff proposes, product answers, and who proposed is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.living import confirmed, draft, proposed

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import AgendaCode, ProposalSubject
from ropeteam.flows import strategy, strategy_proposals, strategy_reading
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import exchange_facts, proposals, today


def told(actor: Actor, *, days: int = 0) -> list[str]:
    return [section.code for section in today.sections(actor, on=TODAY + timedelta(days=days))]


class TestProposing:
    def test_is_for_everybody_who_acts_and_asks_product(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            proposed(world, by=world.works_council)

        row = proposed(world, by=world.admin)

        assert (row.key, row.strategy.n, row.pillar.key) == ("v1", 1, "ein-stand")  # type: ignore[union-attr]
        assert "proposals" in told(world.product_manager)
        assert "proposals" not in told(world.admin)
        facts = exchange_facts._proposals(world.company)
        assert [fact.code for fact in facts] == [AgendaCode.PROPOSAL]

    def test_pressed_twice_is_said_once(self, world: World) -> None:
        assert proposed(world) == proposed(world)
        assert proposed(world, by=world.presales).key == "v2", "the same words of two people are two proposals"

    def test_needs_words(self, world: World) -> None:
        with pytest.raises(Refused, match="proposal_empty"):
            proposed(world, words="  ")
        with pytest.raises(Refused, match="words_long"):
            proposed(world, words="x" * 4001)

    def test_rests_on_what_the_reader_may_know(self, world: World) -> None:
        secret = models.Conversation.objects.create(
            company=world.company, key="c9", deal=world.confidential, kind="call", held_on=TODAY
        )
        hidden = models.Signal.objects.create(
            conversation=secret, text=world.need.text, first_turn=0, last_turn=0, start=0, end=2, quote="Geheim",
            kind="need", created_by=world.other_seller.person,
        )  # fmt: skip
        row = strategy_proposals.propose(
            world.product,
            actor=world.other_seller,
            subject=ProposalSubject.VISION,
            text="Auch offline",
            why="weil",
            on=TODAY,
            evidence=[world.need, hidden, world.need],
        )

        def words(actor: Actor) -> list[str]:
            return [rest.words for rest in proposals.rests_on(actor, [row]).get(row.pk, [])]

        assert words(world.product_manager) == [world.need.quote]
        assert words(world.other_seller) == ["", "Geheim"], "not on the rope of the first, on that of the second"
        assert words(world.management) == ["", ""]


class TestAnswering:
    def test_declines_with_a_reason_once(self, world: World) -> None:
        row = proposed(world)
        with pytest.raises(NotAllowed):
            strategy_proposals.decline(row, actor=world.presales, reason="nein", on=TODAY)
        with pytest.raises(Refused, match="reason_missing"):
            strategy_proposals.decline(row, actor=world.product_manager, reason=" ", on=TODAY)

        strategy_proposals.decline(row, actor=world.product_manager, reason="Erst die Kälte.", on=TODAY)

        with pytest.raises(Refused, match="proposal_settled"):
            strategy_proposals.decline(row, actor=world.product_manager, reason="nochmal", on=TODAY)
        assert not list(exchange_facts._proposals(world.company))

    def test_tells_who_proposed_for_two_weeks_and_nobody_else(self, world: World) -> None:
        row = proposed(world)
        strategy_proposals.decline(row, actor=world.product_manager, reason="Erst die Kälte.", on=TODAY)

        assert "proposals_answered" in told(world.seller, days=14)
        assert "proposals_answered" not in told(world.seller, days=15)
        assert "proposals_answered" not in told(world.presales)

    def test_tells_until_the_version_that_took_it_up_was_read(self, world: World) -> None:
        row = proposed(world)
        draft(world)
        version = strategy.publish(world.product, actor=world.product_manager, on=TODAY, takes_up=[row], reason="Ja.")
        assert "proposals_answered" in told(world.seller)

        strategy_reading.read(version, actor=world.seller, on=TODAY)

        assert "proposals_answered" not in told(world.seller)


def test_words_of_a_customer_may_be_cited_by_who_knows_them(world: World) -> None:
    assert proposals.citable(world.seller, [confirmed(world).pk]) == [world.need]
    assert proposals.citable(world.stranger, [world.need.pk]) == []
