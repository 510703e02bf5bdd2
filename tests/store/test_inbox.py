"""The inbox: grouped, paged by place, and as quick with tens of thousands of words as with ten."""

from __future__ import annotations

import os
from time import process_time

import pytest
from cast import World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.heard import hear_many, looked_over

from ropeteam.flows import signals
from ropeteam.store.queries import inbox

MANY = int(os.environ.get("ROPETEAM_INBOX", "5000"))


class TestGroups:
    def test_are_ordered_by_number_and_newest_with_no_capability_last(self, world: World) -> None:
        hear_many(world, 9)

        found = inbox.groups(world.product_manager)

        assert [group.waiting for group in found] == [4, 2, 2, 3]  # the cast's own: a need, and a delight about nothing
        assert [group.capability is None for group in found] == [False, False, False, True]
        assert found[0].name == "Bedienung ohne Netz"
        assert found[1].newest > found[2].newest
        assert sum(group.needs for group in found) == 6

    def test_of_another_company_or_of_a_hidden_deal_are_not_there(self, world: World) -> None:
        world.unheard.deal = world.confidential
        world.unheard.save()
        hear_many(world, 4, talk=world.unheard)

        assert sum(group.waiting for group in inbox.groups(world.product_manager)) == 2
        assert sum(group.waiting for group in inbox.groups(world.management)) == 6
        assert inbox.groups(world.stranger) == []


class TestPage:
    def test_by_place_shows_every_word_once(self, world: World) -> None:
        rows = {row.pk for row in hear_many(world, 200) if row.capability_id == world.offline.pk} | {world.need.pk}
        group = next(one for one in inbox.groups(world.product_manager) if one.capability == world.offline.pk)

        seen: list[int] = []
        after: int | None = None
        more = True
        while more:
            found, more = inbox.page(world.product_manager, group, after=after)
            seen += [row.pk for row in found]
            after = seen[-1]

        assert seen == sorted(rows, reverse=True)


class TestALargeInbox:
    @pytest.fixture
    def large(self, world: World) -> World:
        rows = hear_many(world, MANY)
        for row in rows[:: MANY // 100]:
            signals.confirm(row, actor=world.seller, on=world.conversation.held_on)
        looked_over()
        inbox.groups(world.product_manager)  # statements are worded once
        return world

    def test_is_grouped_and_opened_by_few_questions_that_cost_little(self, large: World) -> None:
        """Time of both sides: what this process computed and what the database says it took for each statement."""
        with CaptureQueriesContext(connection) as asked:
            began = process_time()
            found = inbox.groups(large.product_manager)
            rows, more = inbox.page(large.product_manager, found[0])
            ours = process_time() - began
        assert sum(group.waiting for group in found) == MANY + 2 - 100
        assert (len(rows), more) == (inbox.PAGE, True)
        assert len(asked) <= 3

        taken = {}
        with connection.cursor() as cursor:
            for query in asked:
                cursor.execute("EXPLAIN (ANALYZE, TIMING OFF) " + query["sql"])
                lines = [line for (line,) in cursor.fetchall()]
                taken[query["sql"][:30]] = float(lines[-1].split()[2]) / 1000
                if os.environ.get("ROPETEAM_INBOX"):
                    print("\n".join(lines), "\n")

        print(f"{MANY} signals: process {ours * 1000:.1f} ms, database {sum(taken.values()) * 1000:.1f} ms")
        assert ours < 0.1
        assert sum(taken.values()) < 0.1 * 10  # ten times what is measured alone: other tests run beside it
