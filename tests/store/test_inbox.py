"""The inbox: grouped, paged by place, and of thousands of words not more at once than of ten."""

from __future__ import annotations

from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.heard import hear_again, hear_many

from ropeteam.flows import signals, triage
from ropeteam.store.queries import inbox

MANY = 5_000


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
    def test_is_read_by_few_questions_and_dismissed_in_bulk_and_undone_loses_no_word(self, world: World) -> None:
        heard = hear_many(world, 20)
        hear_again(heard, MANY // 20)
        for row in heard:
            signals.confirm(row, actor=world.seller, on=world.conversation.held_on)
        inbox.groups(world.product_manager)  # statements are worded once

        with CaptureQueriesContext(connection) as asked:
            groups = inbox.groups(world.product_manager)
            rows, more = inbox.page(world.product_manager, groups[0])
        done = triage.dismiss_many([row.pk for row in rows], actor=world.product_manager, reason="Alt.", on=TODAY)
        left = sum(group.waiting for group in inbox.groups(world.product_manager))
        assert done.triage is not None
        triage.undo(done.triage, actor=world.product_manager, on=TODAY)

        assert sum(group.waiting for group in groups) == MANY + 2
        assert (len(rows), more) == (inbox.PAGE, True)
        assert len(asked) <= 5
        assert left == MANY + 2 - len(rows)
        assert sum(group.waiting for group in inbox.groups(world.product_manager)) == MANY + 2
