"""Two people at once, on a real database with real transactions: one comes after the other, and nothing is lost."""

from __future__ import annotations

from cast import TODAY, World
from flows.at_once import at_once
from flows.wishes import asks_for, wish

from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import asks, change_requests, request_linking, request_merging
from ropeteam.store import models


class TestTwoAtOnce:
    def test_merge_each_into_the_other_and_no_circle_comes_about(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        one, two = wish(world, "Eins"), wish(world, "Zwei")

        found = at_once(
            lambda: request_merging.merge(one, two, actor=pm, on=TODAY),
            lambda: request_merging.merge(two, one, actor=pm, on=TODAY),
        )

        assert sorted(isinstance(row, models.RequestMerge) for row in found) == [False, True]
        assert "request_merged" in found
        assert models.ChangeRequest.objects.filter(merged_into__isnull=True).count() == 1

    def test_in_a_ring_of_three_end_without_a_circle(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        ring = [wish(world, name) for name in ("Eins", "Zwei", "Drei")]

        at_once(
            *(
                lambda one=one, two=two: request_merging.merge(one, two, actor=pm, on=TODAY)
                for one, two in zip(ring, [*ring[1:], ring[0]], strict=True)
            )
        )

        rows = list(models.ChangeRequest.objects.select_related("merged_into"))
        assert all(row.merged_into is None or row.merged_into.merged_into is None for row in rows)
        assert any(row.merged_into is None for row in rows)

    def test_one_merges_while_the_other_decides_and_every_decision_is_found_again(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        request, into = wish(world, "Eins"), wish(world, "Zwei")
        asks_for(world, world.deal, request)

        def decide() -> models.Decision:
            return change_requests.decide_on(request, actor=pm, kind=DecisionKind.NO, reason="passt nicht", on=TODAY)

        decided, merged = at_once(decide, lambda: request_merging.merge(request, into, actor=pm, on=TODAY))

        assert isinstance(merged, models.RequestMerge)
        if isinstance(decided, models.Decision):
            assert list(models.Decision.objects.all()) == [decided], "came first: it stays with its own request"
        else:
            assert not models.Decision.objects.exists(), "came second: told to decide on the target"
        assert models.Asker.objects.count() == 1

    def test_move_the_same_words_and_one_is_told(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        origin, one, two = (wish(world, name) for name in ("Woher", "Eins", "Zwei"))
        asker = asks_for(world, world.deal, origin)
        copy = models.Asker.objects.select_related("deal").get(pk=asker.pk)

        found = at_once(
            lambda: request_linking.move([asker], one, actor=pm, on=TODAY),
            lambda: request_linking.move([copy], two, actor=pm, on=TODAY),
        )

        assert "asker_moved_on" in found
        assert models.AskerMove.objects.count() == 1
        assert models.Asker.objects.get().change_request in (one, two)

    def test_link_the_same_need_to_two_wishes_and_it_counts_once(self, open_world: World) -> None:
        world = open_world
        one, two = wish(world, "Eins"), wish(world, "Zwei")
        mine, theirs = (models.Signal.objects.select_related("conversation__deal").get(pk=world.need.pk) for _ in "12")

        found = at_once(
            lambda: change_requests.link(mine, one, actor=world.seller),
            lambda: change_requests.link(theirs, two, actor=world.product_manager),
        )

        assert "linked_already" in found
        assert models.Asker.objects.count() == 1

    def test_make_wishes_and_each_has_a_key_of_its_own(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        source = wish(world, "Woher")
        askers = [asks_for(world, world.deal, source, words) for words in ("Eins?", "Zwei?")]
        asked = asks.ask(actor=world.seller, text="Geht das im Keller?", on=TODAY, deal=world.deal).ask

        found = at_once(
            lambda: wish(world, "Neu"),
            lambda: asks.pick(asked, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT),
            lambda: request_merging.split(source, askers[:1], actor=pm, on=TODAY, title="Heraus"),
            lambda: request_merging.split(source, askers[1:], actor=pm, on=TODAY, title="Auch heraus"),
        )

        assert not any(isinstance(one, str) for one in found)
        keys = models.ChangeRequest.objects.exclude(pk=source.pk).values_list("key", flat=True)
        assert sorted(keys) == ["cr2", "cr3", "cr4", "cr5"]

    def test_separate_the_same_merge_once(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        merged = request_merging.merge(wish(world, "Eins"), wish(world, "Zwei"), actor=pm, on=TODAY)

        found = at_once(*[lambda: request_merging.unmerge(merged, actor=pm, on=TODAY)] * 2)

        assert "already_unmerged" in found
        assert models.RequestUnmerge.objects.count() == 1
