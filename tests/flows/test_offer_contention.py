"""Several people and workers at one offer at once, on real transactions: one version, one reading, one link, every word."""

from __future__ import annotations

from cast import TODAY, World
from flows.at_once import at_once
from flows.papers import OFFER, SAP, TRAINING, brought, clause

from ropeteam.core.vocabulary import ClauseWord, OfferKind
from ropeteam.flows import clauses, offers, promises
from ropeteam.store import models


class TestAtOnce:
    def test_the_same_file_is_one_version_read_once(self, open_world: World) -> None:
        world = open_world
        data, kind = OFFER.encode(), OfferKind.OFFER

        def bring() -> offers.Brought:
            return offers.bring(world.deal, actor=world.seller, kind=kind, data=data, file_name="a.txt", on=TODAY)

        found = at_once(bring, bring, bring)
        version = models.OfferVersion.objects.get()
        read = at_once(*(lambda: offers.read_version(version.pk, on=TODAY) for _ in "12"))

        assert sorted(one.new for one in found) == [False, False, True]
        assert sorted(read) == [False, True]
        assert version.places.count() == version.offer.clauses.count()

    def test_every_word_is_kept_and_one_link_stands(self, open_world: World) -> None:
        world = open_world
        version = brought(world)
        row, other = clause(version, SAP), clause(version, TRAINING)
        promise = promises.enter(world.deal, actor=world.seller, sentence="Den SAP-Export liefern wir.", on=TODAY)

        at_once(
            lambda: clauses.review(row, actor=world.seller, word=ClauseWord.CONFIRMED, on=TODAY),
            lambda: clauses.review(row, actor=world.presales, word=ClauseWord.DISMISSED, on=TODAY),
            lambda: clauses.link(row, promise, actor=world.seller, on=TODAY),
            lambda: clauses.link(row, promise, actor=world.presales, on=TODAY),
        )
        taken = at_once(*(lambda: clauses.take_up(other, actor=world.seller, on=TODAY) for _ in "12"))

        assert sorted(row.reviews.values_list("n", flat=True)) == [1, 2]
        assert row.links.count() == 1
        assert len({one.pk for one in taken}) == 1
        assert models.Promise.objects.filter(source="clause").count() == 1
