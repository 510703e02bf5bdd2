"""Whose side a name is on: as the list of participants says, else as we know our people and the customer's contacts."""

from __future__ import annotations

import pytest
from cast import TODAY, World

from ropeteam.core.vocabulary import Basis, ConversationKind, Side
from ropeteam.flows import conversations
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.speakers import known_people, side_of


class TestSideOfAListedTalk:
    @pytest.fixture
    def listed(self, world: World) -> list[models.Participant]:
        talk = conversations.know_of(
            world.company, actor=OPERATOR, key="c7", kind=ConversationKind.CALL, held_on=TODAY, deal=world.deal,
            present=[
                Present("Dr. Nora Lindt", "seller"), Present("Paul Ebner", "customer"), Present("Rosa Ebner", "customer"),
                Present("Ülkü Çelik", "customer"), Present("Max Moser"),
            ],
            basis=Basis.CONSENT,
        )  # fmt: skip
        return list(talk.participants.order_by("no"))

    @pytest.mark.parametrize(
        ("label", "side", "role"),
        [
            ("Nora Lindt", Side.OURS, "seller"),
            ("nora lindt", Side.OURS, "seller"),
            ("Lindt", Side.OURS, "seller"),
            ("Frau Lindt", Side.OURS, "seller"),
            ("Paul Ebner (Kessel AG)", Side.CUSTOMER, "customer"),
            ("Herr Dr. Paul Ebner", Side.CUSTOMER, "customer"),
            ("Ulku Celik", Side.CUSTOMER, "customer"),
            ("Max Moser", Side.UNKNOWN, ""),
            ("Wer auch immer", Side.UNKNOWN, ""),
            ("Jonas Beil", Side.OURS, ""),
        ],
    )
    def test_is_found_by_the_name_as_it_is_written(
        self, label: str, side: Side, role: str, world: World, listed: list[models.Participant]
    ) -> None:
        found = side_of(label, known=known_people(world.company, world.account), listed=listed)

        assert (found.side, found.role) == (side, role)

    def test_is_not_guessed_between_two_of_one_name(self, world: World, listed: list[models.Participant]) -> None:
        found = side_of("Ebner", known=known_people(world.company, world.account), listed=listed)

        assert found.side == Side.UNKNOWN


class TestSideWithoutAList:
    @pytest.mark.parametrize(
        ("label", "side"),
        [("Nora Lindt", Side.OURS), ("Paul Ebner", Side.CUSTOMER), ("Rosa Niemand", Side.UNKNOWN), ("", Side.UNKNOWN)],
    )
    def test_is_known_of_our_people_and_the_accounts_contacts(self, label: str, side: Side, world: World) -> None:
        assert side_of(label, known=known_people(world.company, world.account)).side == side

    def test_of_another_companys_people_is_unknown(self, world: World) -> None:
        assert side_of("Sven Fremd", known=known_people(world.company, world.account)).side == Side.UNKNOWN
