"""The product as it was known on a day: versions by the day they were recorded, and what counts as committable."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from cast import TODAY, World

from ropeteam.core.vocabulary import CapabilityStatus, RoadmapStatus, Role
from ropeteam.store import models
from ropeteam.store.actor import actor_of
from ropeteam.store.keys import free_key
from ropeteam.store.queries.product import is_committable, releases, truth
from ropeteam.store.versions import (
    CapabilityWords,
    LimitWords,
    RoadmapWords,
    add_capability_version,
    add_roadmap_version,
    words_of,
)

SPRING, SUMMER = date(2026, 3, 1), date(2026, 7, 1)


class TestTruth:
    @pytest.mark.parametrize(
        ("known_on", "status"),
        [
            (date(2026, 2, 28), "planned"),
            (SPRING, "limited"),
            (date(2026, 6, 30), "limited"),
            (SUMMER, "available"),
            (None, "available"),
        ],
    )
    def test_is_the_newest_version_known_by_the_day(self, known_on: date | None, status: str, world: World) -> None:
        for day, then in ((SPRING, CapabilityStatus.LIMITED), (SUMMER, CapabilityStatus.AVAILABLE)):
            add_capability_version(world.offline, CapabilityWords("Bedienung ohne Netz", then), recorded_on=day)

        known = truth(world.product, known_on).capabilities[world.offline.pk]

        assert known.version.status == status

    def test_knows_nothing_of_what_came_later(self, world: World) -> None:
        later = models.Capability.objects.create(product=world.product, key="neu")
        add_capability_version(later, CapabilityWords("Neu", CapabilityStatus.AVAILABLE), recorded_on=SUMMER)

        assert later.pk not in truth(world.product, SPRING).capabilities
        assert later.pk in truth(world.product).capabilities

    def test_leaves_out_a_strategy_that_is_a_draft(self, world: World) -> None:
        models.StrategyVersion.objects.create(product=world.product, n=2, vision="Entwurf", draft=True)

        strategy = truth(world.product).strategy

        assert strategy is not None
        assert (strategy.n, [goal.key for goal in truth(world.product).non_goals]) == (1, ["ein-stand-1"])

    def test_asks_the_database_the_same_few_times_whatever_its_size(
        self, world: World, django_assert_num_queries: Any
    ) -> None:
        for no in range(20):
            extra = models.Capability.objects.create(product=world.product, key=f"k{no}")
            words = CapabilityWords(f"K {no}", CapabilityStatus.AVAILABLE, limits=(LimitWords(0, "höchstens 5"),))
            add_capability_version(extra, words, recorded_on=None)

        with django_assert_num_queries(6):
            truth(world.product)


class TestReleases:
    """A named release means the day that the roadmap gave for it when it was said."""

    def moved(self, world: World) -> None:
        for recorded, release, day in (
            (SPRING, "9.1", date(2026, 10, 15)),
            (SUMMER, "9.2", date(2027, 3, 31)),
            (date(2026, 9, 1), "9.2", date(2027, 6, 30)),
        ):
            words = RoadmapWords("Bedienung ohne Netz", RoadmapStatus.PLANNED, release=release, day=day)
            add_roadmap_version(world.offline_item, words, recorded_on=recorded)

    @pytest.mark.parametrize(
        ("said_on", "release", "day"),
        [
            (date(2026, 6, 30), "9.1", date(2026, 10, 15)),
            (SUMMER, "9.1", None),  # the roadmap knew it no more
            (SUMMER, "9.2", date(2027, 3, 31)),
            (date(2026, 9, 1), "9.2", date(2027, 6, 30)),
            (date(2026, 6, 30), "9.2", date(2027, 3, 31)),  # not named yet: as it was first told
            (date(2020, 1, 1), "9.0", date(2027, 6, 30)),  # always known
        ],
    )
    def test_are_of_the_day(self, said_on: date, release: str, day: date | None, world: World) -> None:
        self.moved(world)

        assert releases(world.product, said_on).get(release) == day

    def test_of_another_product_are_unknown(self, world: World) -> None:
        other = models.Product.objects.create(company=world.company, key="anders", name="Anders")

        assert releases(other, TODAY) == {}


class TestCommittable:
    @pytest.mark.parametrize(
        ("absent", "commitment", "status", "day", "expected"),
        [
            (False, "committable", "planned", TODAY, True),
            (False, "none", "planned", TODAY, False),
            (False, "", "in_work", TODAY, False),
            (True, "", "planned", TODAY, True),
            (True, "", "in_work", TODAY, True),
            (True, "", "planned", None, False),
            (True, "", "idea", TODAY, False),
            (True, "none", "planned", TODAY, False),
            (True, "committable", "idea", TODAY, True),
        ],
    )
    def test_is_what_product_said_or_where_no_folder_says_it_what_is_planned_with_a_day(
        self, absent: bool, commitment: str, status: str, day: date | None, expected: bool
    ) -> None:
        product = models.Product(commitment_absent=absent)

        assert is_committable(product, models.RoadmapVersion(commitment=commitment, status=status, day=day)) is expected


class TestAVersion:
    def test_is_added_where_the_words_differ_and_only_there(self, world: World) -> None:
        words = RoadmapWords("Bedienung ohne Netz", RoadmapStatus.PLANNED, TODAY, capability=world.offline)

        first = add_roadmap_version(world.offline_item, words, recorded_on=SPRING)
        again = add_roadmap_version(world.offline_item, words, recorded_on=SUMMER)

        assert first is not None
        assert (first.n, again) == (2, None)

    def test_keeps_its_limits_in_order(self, world: World) -> None:
        words = CapabilityWords(
            "Berichte",
            CapabilityStatus.LIMITED,
            limits=(LimitWords(0, "nur PDF"), LimitWords(1, "höchstens 500", "quantity", "500", "Seiten")),
        )

        version = add_capability_version(world.offline, words, recorded_on=None)

        assert version is not None
        assert words_of(version) == words
        assert [limit.plain for limit in version.limits.order_by("no")] == [True, False]


class TestAKey:
    def test_is_the_next_that_nobody_has(self, world: World) -> None:
        for key in ("cr1", "cr3", "cr4"):
            models.ChangeRequest.objects.create(product=world.product, key=key, title=key)

        assert free_key(models.ChangeRequest.objects.all(), "cr{n}") == "cr5"


class TestRoles:
    @pytest.mark.parametrize(
        ("start", "end", "held"),
        [
            (None, None, True),
            (TODAY, TODAY, True),
            (date(2026, 11, 17), None, False),
            (None, date(2026, 11, 15), False),
        ],
    )
    def test_are_held_from_the_first_to_the_last_day(
        self, start: date | None, end: date | None, held: bool, world: World
    ) -> None:
        person = models.Person.objects.create(company=world.company, key="neu", name="Neu")
        models.RoleGrant.objects.create(person=person, role=Role.SERVICES, from_day=start, to_day=end)

        assert actor_of(person, on=TODAY).roles == ({Role.SERVICES} if held else frozenset())
