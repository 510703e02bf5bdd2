"""The exchange: planned by its cadence, who sits there, closing, what comes back, iteration reviews."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from cast import TODAY, World
from flows.meetings import NOW, WEDNESDAYS, codes, meeting, refresh, standing
from flows.travel import asked_by_customer, decide
from flows.wishes import wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.exchange import Cadence
from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome, DecisionKind, ExchangeKind, RoadmapStatus, Role
from ropeteam.flows import agenda, exchange, exchange_seats, product
from ropeteam.store import models
from ropeteam.store.queries import exchange as query
from ropeteam.store.queries.exchange_seats import seats
from ropeteam.store.versions import RoadmapWords

NEXT_WEEK = NOW + timedelta(days=8)


def refused(code: str):
    return pytest.raises(Refused, match=code)


class TestPlanning:
    def test_seats_everybody_of_the_four_roles_on_the_next_day(self, world: World) -> None:
        row = meeting(world, now=NOW)

        assert row.starts_at == NOW + timedelta(days=2)
        names = {seat.person.name for seat in seats(row)}
        assert names == {"Nora Lindt", "Timo Rau", "Jonas Beil", "Mira Voss", "Gesa Holm"}
        assert models.Event.objects.filter(code="exchange.cadence_set").count() == 1

    def test_without_a_cadence_there_is_none_and_again_it_is_the_same(self, world: World) -> None:
        assert exchange.plan_next(world.company, now=NOW) is None

        first = meeting(world, now=NOW)

        assert exchange.plan_next(world.company, now=NOW) == first
        assert models.Exchange.objects.count() == 1

    def test_a_forgotten_closing_does_not_hold_up_the_next_one(self, world: World) -> None:
        first = meeting(world, now=NOW)

        second = exchange.plan_next(world.company, now=NEXT_WEEK)

        assert second is not None
        assert (second.starts_at - first.starts_at).days == 7

    def test_a_new_cadence_moves_the_planned_one_with_its_agenda(self, world: World) -> None:
        row = meeting(world, now=NOW)
        agenda.add_topic(row, actor=world.seller, words="Messe")
        fridays = Cadence(weekday=4, weeks=2, at=time(14, 30), minutes=45, since=TODAY)

        moved = exchange.set_cadence(world.company, fridays, actor=world.admin, now=NOW)

        assert (moved.pk, moved.starts_at.astimezone(NOW.tzinfo).strftime("%a %H:%M")) == (row.pk, "Fri 14:30")
        assert moved.agenda.count() == 1
        assert query.cadence(world.company) == fridays

    def test_said_twice_while_a_meeting_is_going_on_plans_one(self, world: World) -> None:
        running = meeting(world, begun=True)
        models.Exchange.objects.filter(pk=running.pk).update(ends_at=NOW + timedelta(hours=1))
        first = exchange.set_cadence(world.company, WEDNESDAYS, actor=world.admin, now=NOW)

        again = exchange.set_cadence(world.company, WEDNESDAYS, actor=world.admin, now=NOW)

        assert again == first
        assert set(query.upcoming(world.company)) == {running, first}

    def test_is_for_product_and_admin_and_needs_sound_values(self, world: World) -> None:
        broken = Cadence(weekday=9, weeks=1, at=time(10), minutes=60, since=TODAY)

        with pytest.raises(NotAllowed):
            exchange.set_cadence(world.company, WEDNESDAYS, actor=world.seller, now=NOW)
        with refused("cadence_wrong"):
            exchange.set_cadence(world.company, broken, actor=world.admin, now=NOW)
        models.Setting.objects.create(company=world.company, key=query.CADENCE, value={"weekday": "Mittwoch"})
        assert query.cadence(world.company) is None

    def test_a_colleague_who_came_since_gets_a_seat_and_who_left_none(self, world: World) -> None:
        row = meeting(world, now=NOW)
        new = models.Person.objects.create(company=world.company, key="p-neu", name="Ines Neu")
        gone = models.Person.objects.create(company=world.company, key="p-weg", name="Olaf Weg", active=False)
        for person in (new, gone):
            models.RoleGrant.objects.create(person=person, role=Role.PRESALES.value)

        exchange.plan_next(world.company, now=NOW)

        assert row.seats.filter(person=new).exists()
        assert not row.seats.filter(person=gone).exists()

    def test_can_be_moved_but_not_into_the_past(self, world: World) -> None:
        row = meeting(world, now=NOW)
        to = {"at": time(15), "place": " Raum   3 ", "actor": world.product_manager, "now": NOW}

        exchange.move(row, day=TODAY + timedelta(days=4), **to)

        row.refresh_from_db()
        assert (row.starts_at, row.place) == (NOW + timedelta(days=4, hours=5), "Raum 3")
        assert row.ends_at - row.starts_at == timedelta(hours=1)
        with refused("exchange_in_the_past"):
            exchange.move(row, day=TODAY - timedelta(days=1), **to)


class TestClosing:
    def test_ends_the_minutes_for_good_and_plans_the_next(self, world: World) -> None:
        row = meeting(world, begun=True)
        item = agenda.add_topic(row, actor=world.seller, words="Messe")

        exchange.close(row, actor=world.product_manager, now=NOW)

        later = models.Exchange.objects.exclude(pk=row.pk).get()
        assert later.starts_at > NOW
        writing = {"actor": world.product_manager}
        with refused("exchange_closed"):
            agenda.take_minutes(item, minutes="Doch.", seen="", outcome=None, **writing)
        with refused("exchange_closed"):
            agenda.add_topic(row, words="Noch was", **writing)
        with refused("exchange_closed"):
            exchange_seats.attend(row, present=[], **writing)
        with refused("exchange_closed"):
            exchange.close(row, now=NOW, **writing)
        with refused("exchange_closed"):
            exchange.move(row, day=date(2099, 1, 1), at=time(10), place="", now=NOW, **writing)
        before = list(row.agenda.values())
        wish(world, "Zu spät")
        refresh(row, NOW + timedelta(days=1))
        assert list(row.agenda.values()) == before

    def test_waits_for_one_that_somebody_moved_meanwhile(self, world: World) -> None:
        seen = meeting(world, begun=True)
        exchange.move(seen, day=TODAY + timedelta(days=3), at=time(9), place="", actor=world.admin, now=NOW)

        with refused("exchange_not_begun"):
            exchange.close(seen, actor=world.product_manager, now=NOW)

    def test_waits_for_the_meeting(self, world: World) -> None:
        row = meeting(world, now=NOW)

        with refused("exchange_not_begun"):
            exchange.close(row, actor=world.admin, now=NOW)
        with pytest.raises(NotAllowed):
            exchange.close(row, actor=world.presales, now=NOW)

    def test_brings_postponed_points_and_untouched_topics_back_first(self, world: World) -> None:
        row = meeting(world, begun=True)
        wish(world, "Vertagt")
        refresh(row)
        postponed, untouched = row.agenda.get(), agenda.add_topic(row, actor=world.seller, words="Messe")
        spoken = agenda.add_topic(row, actor=world.seller, words="Preise")
        for item, outcome in ((postponed, AgendaOutcome.POSTPONED), (spoken, AgendaOutcome.DONE)):
            agenda.take_minutes(item, actor=world.seller, minutes="", seen="", outcome=outcome)
        exchange.close(row, actor=world.admin, now=NOW)
        wish(world, "Neuer")

        later = query.upcoming(world.company).get()
        refresh(later, NOW + timedelta(minutes=1))

        assert standing(later)[0] == (AgendaCode.NEW_WISH, "Vertagt")
        assert ("topic", "Messe") in standing(later)
        assert "Preise" not in dict(map(reversed, standing(later)))
        assert untouched.exchange_id == row.pk

    def test_news_is_told_once(self, world: World) -> None:
        offline = wish(world, "Bedienung ohne Netz")
        decide(world, offline, DecisionKind.LATER, condition="Version 10")
        row = meeting(world, begun=True)
        refresh(row)
        assert codes(row) == [AgendaCode.DECIDED]
        agenda.take_minutes(row.agenda.get(), actor=world.seller, minutes="Gehört.", seen="", outcome=None)

        exchange.close(row, actor=world.admin, now=NOW + timedelta(days=1))
        later = query.upcoming(world.company).get()
        refresh(later, NOW + timedelta(days=2))

        assert codes(later) == []


class TestWhoWasThere:
    def test_is_kept_and_the_absent_see_what_concerns_them(self, world: World) -> None:
        row = meeting(world, now=NEXT_WEEK)
        asked_by_customer(world, offline := wish(world, "Bedienung ohne Netz"))
        wish(world, "Anderes")
        decide(world, offline, DecisionKind.NO)
        refresh(row, NOW + timedelta(days=7))
        people = [world.presales.person, world.product_manager.person]

        exchange_seats.attend(row, present=[person.pk for person in people if person], actor=world.presales)

        there = {seat.person.name: seat.present for seat in seats(row)}
        assert there["Jonas Beil"] is True
        assert there["Nora Lindt"] is False
        items = query.items(world.seller, row)
        mine = query.concerning(world.seller, items)
        assert {item.code for item in items if item.pk in mine} == {AgendaCode.NOT_PASSED_ON, AgendaCode.DECIDED}
        assert query.concerning(world.other_seller, items) == set()


class TestIterationReview:
    def planned(self, world: World, **more) -> models.Exchange:
        named = {"release": "9.0", "day": date(2026, 12, 1), "at": time(11), "minutes": 60, "now": NOW} | more
        return exchange.plan_iteration(world.company, actor=world.product_manager, **named)

    def test_lists_what_the_release_brought_and_nothing_else(self, world: World) -> None:
        wish(world, "Anderes")
        row = self.planned(world)
        refresh(row)
        empty = codes(row)

        words = RoadmapWords(
            title="Bedienung ohne Netz",
            status=RoadmapStatus.RELEASED,
            day=TODAY,
            release="9.0",
            capability=world.offline,
        )
        product.change_roadmap(world.offline_item, words, actor=world.product_manager, on=TODAY)
        refresh(row)

        assert empty == []
        assert standing(row) == [(AgendaCode.RELEASED, "Bedienung ohne Netz")]
        assert row.kind == ExchangeKind.ITERATION

    def test_is_planned_once_a_release_and_in_the_future(self, world: World) -> None:
        self.planned(world)

        with refused("iteration_planned"):
            self.planned(world)
        with refused("exchange_in_the_past"):
            self.planned(world, release="9.1", day=date(2026, 1, 1))
        with refused("release_missing"):
            self.planned(world, release=" ")
        with refused("cadence_wrong"):
            self.planned(world, release="9.1", minutes=0)
