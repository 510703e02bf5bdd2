"""Two at once over drafts, on real transactions: a draft becomes one capability, one list gives one draft a feature."""

from __future__ import annotations

from cast import TODAY, World
from flows.at_once import at_once

from ropeteam.core.vocabulary import CapabilityStatus, Role
from ropeteam.flows import asks, capability_drafts, stand_ins
from ropeteam.language.feature_list import Feature
from ropeteam.store import models

LIST = [Feature(f"Funktion {no}", no) for no in range(20)]


class TestTwoAtOnce:
    def test_draft_one_list_once_and_confirm_or_drop_it_once(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager

        started = at_once(*[lambda: capability_drafts.start(world.product, LIST, actor=pm)] * 3)
        row = models.CapabilityDraft.objects.earliest("pk")
        available = CapabilityStatus.AVAILABLE
        settled = at_once(
            lambda: capability_drafts.confirm(row, actor=pm, on=TODAY, name="Eins", status=available),
            lambda: capability_drafts.confirm(row, actor=pm, on=TODAY, name="Zwei", status=available),
            lambda: capability_drafts.drop(row, actor=pm, on=TODAY, word="Nein"),
        )

        assert sorted(one.drafted for one in started) == [0, 0, 20]
        assert sorted(found for found in settled if isinstance(found, str)) == ["draft_settled"] * 2
        assert models.Capability.objects.filter(key__in=("eins", "zwei")).count() <= 1
        assert models.Event.objects.filter(code__in=("draft.confirmed", "draft.dropped")).count() == 1

    def test_ask_for_the_same_new_thing_and_make_one_draft(self, open_world: World) -> None:
        world = open_world
        models.Capability.objects.filter(key="berichte").delete()
        said = [
            asks.ask(actor=who, text="Gibt es einen Alarm per SMS?", on=TODAY, product=world.product).ask.pk
            for who in (world.seller, world.other_seller, world.presales)
        ]

        at_once(*[lambda pk=pk: capability_drafts.place(pk) for pk in said])

        (row,) = models.CapabilityDraft.objects.all()
        assert row.asks.count() == 3

    def test_name_two_roles_and_lose_neither(self, open_world: World) -> None:
        world = open_world

        at_once(
            lambda: stand_ins.name(world.company, actor=world.admin, missing=Role.PRESALES, by=Role.SERVICES),
            lambda: stand_ins.name(world.company, actor=world.admin, missing=Role.PRODUCT, by=Role.SERVICES),
        )

        latest = models.Setting.objects.latest("pk")
        assert latest.value == {"presales": "services", "product": "services"}
