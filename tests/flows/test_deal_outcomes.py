"""Why a deal was won or lost: said by its rope once it is decided."""

from __future__ import annotations

import pytest
from cast import TODAY, World

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.outcomes import is_won
from ropeteam.core.vocabulary import OutcomeReason
from ropeteam.flows import deal_outcomes
from ropeteam.store import models
from ropeteam.store.actor import Actor


def say(
    world: World, code: OutcomeReason = OutcomeReason.PRODUCT, *, by: Actor | None = None, words: str = "Ohne Netz."
):
    return deal_outcomes.say(world.deal, actor=by or world.seller, code=code, words=words, on=TODAY)


def end(world: World, *, signed: bool) -> None:
    models.Deal.objects.filter(pk=world.deal.pk).update(**{"signed_on" if signed else "closed_on": TODAY})


class TestSaying:
    def test_waits_until_the_deal_is_decided(self, world: World) -> None:
        with pytest.raises(Refused, match="deal_still_open"):
            say(world)

        end(world, signed=False)

        assert (say(world).won, say(world, by=world.presales).by) == (False, world.presales.person)
        event = models.Event.objects.filter(code="deal.outcome_said").earliest("pk")
        assert event.data == {"reason": "product", "won": False}, "no words in the trace"

    def test_is_for_the_rope(self, world: World) -> None:
        end(world, signed=False)
        for actor in (world.other_seller, world.product_manager, world.management, world.works_council):
            with pytest.raises(NotAllowed):
                say(world, by=actor)

    def test_wants_words_and_a_code_that_makes_sense(self, world: World) -> None:
        end(world, signed=True)
        with pytest.raises(Refused, match="outcome_empty"):
            say(world, words=" \n")
        with pytest.raises(Refused, match="words_long"):
            say(world, words="x" * 2001)
        with pytest.raises(Refused, match="outcome_not_of_a_win"):
            say(world, OutcomeReason.NO_DECISION)

    def test_pressed_twice_stands_once_and_ends_somewhere(self, world: World) -> None:
        end(world, signed=True)
        assert say(world) == say(world)
        for no in range(deal_outcomes.MOST - 1):
            say(world, words=f"Grund {no}")

        with pytest.raises(Refused, match="outcomes_many"):
            say(world, words="noch einer")

    def test_names_only_a_wish_of_the_own_house(self, world: World) -> None:
        end(world, signed=True)
        company = models.Company.objects.get(key="nebenan")
        product = models.Product.objects.create(company=company, key="x", name="X")
        wish = models.ChangeRequest.objects.create(product=product, key="w", title="W")

        with pytest.raises(Refused, match="evidence_of_other_product"):
            deal_outcomes.say(
                world.deal, actor=world.seller, code=OutcomeReason.PRODUCT, words="x", on=TODAY, change_request=wish
            )


def test_signed_is_won_whatever_came_later() -> None:
    assert is_won(signed_on=TODAY, closed_on=TODAY) is True
    assert is_won(signed_on=None, closed_on=TODAY) is False
    assert is_won(signed_on=None, closed_on=None) is None
