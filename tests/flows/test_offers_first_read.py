"""An offer that nobody brought before: read while the catalogue changes, and taken into a house that does not have it."""

from __future__ import annotations

import json

import pytest
from cast import TODAY, World
from django.db import transaction
from flows.papers import SAP, brought, clause, spoken_of
from flows.stage import Script

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.flows import judging, offers, product, promises
from ropeteam.flows.company_state import offers as state
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models
from ropeteam.store.versions import CapabilityWords


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """Near is what shares letters."""


class TestWhatChanges:
    def test_while_language_listens_counts_when_it_is_booked(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody who changes the catalogue in between finds these sentences: they are not there yet."""
        understood = offers._understood

        def meanwhile(version: models.OfferVersion) -> offers.Read:
            found = understood(version)
            models.WordingLink.objects.create(
                product=world.product, wording_hash=judging.wording_hash(SAP), text=SAP, capability=world.sap_export,
                created_by=world.presales.person,
            )  # fmt: skip
            words = CapabilityWords("Export nach SAP", CapabilityStatus.NOT_PLANNED)
            product.change_capability(world.sap_export, words, actor=world.product_manager, on=TODAY)
            return found

        monkeypatch.setattr(offers, "_understood", meanwhile)

        row = clause(brought(world), SAP)

        assert row.judgements.latest("pk").capability_version.status == "not_planned"  # type: ignore[union-attr]


class TestExport:
    def test_gives_back_files_sentences_words_links_and_judgements(self, world: World) -> None:
        with transaction.atomic():
            point = transaction.savepoint()
            spoken_of(world.deal, seller=world.seller, other=world.presales)
            rows = json.loads(json.dumps(list(state.dump(world.company))))
            promised = models.Promise.objects.get(source="clause")
            transaction.savepoint_rollback(point)
        promises.enter(world.deal, actor=world.seller, sentence=promised.sentence, on=TODAY, key=promised.key)
        problems: list[Problem] = []
        own = [OwnRow(row, file="offers.jsonl", line=1, problems=problems) for row in rows]

        made = state.restore(own, Keys(world.company))

        assert (made, problems) == (1, [])
        assert json.loads(json.dumps(list(state.dump(world.company)))) == rows
        assert state.restore(own, Keys(world.company)) == 0
