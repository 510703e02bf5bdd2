"""Two people settle the same words at once, on real transactions: every word is settled once, and nothing is lost."""

from __future__ import annotations

from cast import TODAY, World
from flows.at_once import at_once
from flows.heard import hear_many
from flows.wishes import wish

from ropeteam.flows import signals, triage
from ropeteam.flows.triage import Settled
from ropeteam.store import models
from ropeteam.store.queries import inbox


class TestTwoAtOnce:
    def test_link_the_same_words_to_two_wishes_and_each_word_goes_to_one(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        one, two = wish(world, "Eins"), wish(world, "Zwei")
        pks = [row.pk for row in hear_many(world, 40)]

        found = at_once(
            lambda: triage.link_many(pks, one, actor=pm, on=TODAY),
            lambda: triage.link_many(list(reversed(pks)), two, actor=pm, on=TODAY),
        )

        assert sum(done.done for done in found) == 40
        assert sum(done.skipped for done in found) == 40
        assert models.Asker.objects.count() == 40
        assert models.TriageItem.objects.count() == 40

    def test_link_and_dismiss_and_a_third_confirms_one_by_one(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        row, rows = wish(world, "Eins"), hear_many(world, 12)
        pks = [one.pk for one in rows]

        found = at_once(
            lambda: triage.link_many(pks, row, actor=pm, on=TODAY),
            lambda: triage.dismiss_many(pks, actor=pm, on=TODAY, reason="Rauschen"),
            lambda: [signals.confirm(one, actor=world.seller, on=TODAY) for one in rows],
        )

        bulk = [done for done in found if isinstance(done, Settled)]
        settled = {item.signal_id for item in models.TriageItem.objects.all()}
        assert len(settled) == sum(done.done for done in bulk) == models.TriageItem.objects.count()
        assert not inbox.waiting(pm).filter(pk__in=pks).exists()

    def test_take_the_same_deed_back_once(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        row, pks = wish(world, "Eins"), [one.pk for one in hear_many(world, 10)]
        done = triage.link_many(pks, row, actor=pm, on=TODAY).triage
        assert done is not None

        found = at_once(*(lambda: triage.undo(done, actor=pm, on=TODAY) for _ in "123"))

        assert sorted(str(one) for one in found)[1:] == ["triage_undone", "triage_undone"]
        assert models.TriageUndo.objects.count() == 10
        assert inbox.waiting(pm).filter(pk__in=pks).count() == 10
        assert not models.Asker.objects.exists()
