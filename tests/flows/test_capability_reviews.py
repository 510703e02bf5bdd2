"""A capability somebody looked at again: it stays fresh, or lights up every deal and promise that leans on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.freshness import Freshness
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.flows import capability_reviews, product, signals
from ropeteam.store import models
from ropeteam.store.queries import freshness
from ropeteam.store.queries.today import sections
from ropeteam.store.versions import CapabilityWords

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def review(world: World, *, still_true: bool = True, on: date = TODAY, **more: object) -> models.CapabilityReview:
    said: dict[str, object] = {"evidence": "" if still_true else "Der Import fehlt."} | more
    return capability_reviews.review(world.offline, actor=world.presales, still_true=still_true, on=on, **said)  # type: ignore[arg-type]


def stand(world: World, *, on: date = TODAY) -> Freshness:
    return freshness.of_one(world.offline, on=on).stand


class TestAReview:
    def test_is_for_presales_and_product(self, world: World) -> None:
        for who, actor in world.everyone.items():
            if who not in ("presales", "product", "stranger"):
                with pytest.raises(NotAllowed):
                    capability_reviews.review(world.offline, actor=actor, still_true=True, evidence="", on=TODAY)

    def test_that_finds_it_untrue_says_what_differs(self, world: World) -> None:
        with pytest.raises(Refused, match="review_needs_words"):
            review(world, still_true=False, evidence="  ")
        with pytest.raises(Refused, match="review_day_past"):
            review(world, next_due=TODAY)

        assert not models.CapabilityReview.objects.exists()

    def test_keeps_it_fresh_until_the_day_it_names(self, world: World) -> None:
        assert stand(world) == Freshness.UNKNOWN

        review(world, next_due=TODAY + timedelta(days=90))

        assert stand(world) == Freshness.FRESH
        assert stand(world, on=TODAY + timedelta(days=91)) == Freshness.STALE

    def test_that_found_it_untrue_holds_until_product_changes_it(self, world: World) -> None:
        review(world, still_true=False)
        assert stand(world) == Freshness.UNTRUE

        words = CapabilityWords(name="Bedienung ohne Netz", status=CapabilityStatus.LIMITED)
        product.change_capability(world.offline, words, actor=world.product_manager, on=TODAY)

        assert stand(world) == Freshness.FRESH


class TestTheListOfStaleOnes:
    def test_says_the_same_in_sql_as_the_rule(self, world: World) -> None:
        """Every mix of what may be known, judged by core and by the query."""
        days = (None, YESTERDAY, TODAY + timedelta(days=20))
        for no, (changed, due) in enumerate((changed, due) for changed in days for due in days):
            for said in (None, (True, None), (True, TODAY + timedelta(days=30)), (False, None)):
                made = models.Capability.objects.create(product=world.product, key=f"c{no}-{said}", review_due=due)
                models.CapabilityVersion.objects.create(
                    capability=made, n=1, name="x", status="available", recorded_on=changed
                )
                if said is not None:
                    capability_reviews.review(
                        made, actor=world.presales, still_true=said[0], evidence="so", on=TODAY, next_due=said[1]
                    )

        for on in (TODAY, TODAY + timedelta(days=40), TODAY + timedelta(days=400)):
            rule = {pk for pk, found in freshness.of_product(world.product, on=on).items() if found.alarming}

            assert {row.pk for row in freshness.alarming(world.product, on=on)} == rule, on
            assert rule, on

    def test_waits_on_todays_page_of_product_only(self, world: World) -> None:
        models.Capability.objects.filter(pk=world.sap_export.pk).update(review_due=YESTERDAY)
        review(world, still_true=False)

        found = {code: {s.code: s for s in sections(actor, on=TODAY)} for code, actor in world.everyone.items()}

        assert [row.pk for row in found["product"]["stale"].rows] == [world.offline.pk, world.sap_export.pk]
        assert not any("stale" in found[who] for who in found if who != "product")


class TestWhatLeansOnIt:
    def test_is_shown_on_deal_and_promise_while_it_is_uncertain(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        assert freshness.leaned_on(world.deal, on=TODAY) == freshness.leaned_on_by(promise, on=TODAY) == []

        review(world, still_true=False)

        (row,) = freshness.leaned_on(world.deal, on=TODAY)
        assert (row.capability, row.fresh.stand) == (world.offline, Freshness.UNTRUE)
        assert freshness.leaned_on_by(promise, on=TODAY) == [row]
        assert freshness.leaned_on(world.confidential, on=TODAY) == []

    def test_also_says_when_it_changed_after_the_promise(self, world: World) -> None:
        words = CapabilityWords(name="Bedienung ohne Netz", status=CapabilityStatus.NOT_PLANNED)
        product.change_capability(world.offline, words, actor=world.product_manager, on=TODAY)

        (row,) = freshness.leaned_on(world.deal, on=TODAY)

        assert (row.name, row.changed_on, row.fresh.alarming) == ("Bedienung ohne Netz", TODAY, False)
