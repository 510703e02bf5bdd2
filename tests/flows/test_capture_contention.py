"""The same wish from many hands in one moment, on a real database: one row, and nothing lost."""

from __future__ import annotations

from dataclasses import replace

from cast import TODAY, World
from flows.at_once import at_once
from flows.test_trackers import OFFLINE, take
from flows.wishes import wish

from ropeteam.core.vocabulary import Importance
from ropeteam.flows import asks, capture, request_linking, request_merging
from ropeteam.language.trackers.contract import Voice
from ropeteam.store import models


class TestCapturedAtOnce:
    def test_the_same_words_by_eight_hands_are_one(self, open_world: World) -> None:
        world = open_world
        hands = [world.seller, world.presales, world.product_manager, world.services] * 2

        rows = at_once(
            *(
                lambda who=who: capture.capture(actor=who, text="Ohne Netz", on=TODAY, deal=world.deal).ask.pk
                for who in hands
            )
        )

        assert len(rows) == 8
        assert len(set(rows)) == 1
        assert models.Ask.objects.count() == 1
        assert models.Event.objects.filter(code="ask.asked").count() == 1

    def test_different_words_are_all_kept(self, open_world: World) -> None:
        world = open_world

        at_once(
            *(
                lambda no=no: capture.capture(actor=world.seller, text=f"Wunsch {no}", on=TODAY, deal=world.deal)
                for no in range(6)
            ),
            lambda: asks.ask(actor=world.presales, text="Eine Frage", on=TODAY),
        )

        assert models.Ask.objects.count() == 7
        assert len(set(models.Ask.objects.values_list("key", flat=True))) == 7

    def test_two_taps_on_two_wishes_count_once(self, open_world: World) -> None:
        world = open_world
        one, two = wish(world, "Eins"), wish(world, "Zwei")
        row = capture.capture(actor=world.seller, text="Ohne Netz", on=TODAY).ask

        found = at_once(
            *(
                lambda target=target: capture.wish(
                    row, actor=world.seller, on=TODAY, importance=Importance.NICE, request=target
                )
                for target in (one, two)
            )
        )

        assert sorted(isinstance(one, models.Asker) for one in found) == [False, True]
        assert "linked_already" in found
        assert models.Asker.objects.count() == 1

    def test_placing_it_while_it_is_moved_ends_with_both_done(self, open_world: World) -> None:
        world = open_world
        one, two = wish(world, "Eins"), wish(world, "Zwei")
        for no in range(3):
            row = capture.capture(actor=world.seller, text=f"Ohne Netz {no}", on=TODAY).ask
            asker = capture.wish(row, actor=world.seller, on=TODAY, importance=Importance.NICE, request=one)

            at_once(
                lambda row=row: capture.place(row, world.deal, actor=world.seller),
                lambda asker=asker: request_linking.move([asker], two, actor=world.product_manager, on=TODAY),
            )

            asker.refresh_from_db()
            row.refresh_from_db()
            assert asker.change_request == two
            assert (row.deal_id, asker.deal_id) in {(world.deal.pk, world.deal.pk), (None, None)}

    def test_a_tap_while_the_wish_is_merged_is_told_or_stands(self, open_world: World) -> None:
        world = open_world
        one, two = wish(world, "Eins"), wish(world, "Zwei")
        row = capture.capture(actor=world.seller, text="Ohne Netz", on=TODAY).ask

        tapped, _ = at_once(
            lambda: capture.wish(row, actor=world.seller, on=TODAY, importance=Importance.NICE, request=one),
            lambda: request_merging.merge(one, two, actor=world.product_manager, on=TODAY),
        )

        if tapped == "request_merged":
            assert not models.Asker.objects.exists()
        else:
            assert models.Asker.objects.get().change_request == one


class TestImportedAtOnce:
    def test_the_same_export_twice_in_one_moment_is_once(self, open_world: World) -> None:
        world = open_world
        posts = [replace(OFFLINE, external=f"p{no}", title=f"Wunsch {no}", voices=(Voice("Tal"),)) for no in range(20)]

        found = at_once(lambda: take(world, *posts), lambda: take(world, *posts))

        assert sorted(one.new for one in found) == [0, 20]
        assert models.TrackerLink.objects.count() == 20
        assert models.Asker.objects.count() == 20
