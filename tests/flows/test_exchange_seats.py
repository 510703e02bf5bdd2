"""Seats by hand, a word before the meeting, and minutes that nobody changes once they are closed."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from cast import World
from django.db import IntegrityError, transaction
from flows.meetings import NOW, meeting

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import Role
from ropeteam.flows import agenda, exchange, exchange_seats
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.calendar_feed import entries
from ropeteam.store.queries.exchange_seats import could_sit, day_of, table


def person(actor: Actor) -> models.Person:
    assert actor.person is not None
    return actor.person


def names(row: models.Exchange) -> set[str]:
    return {seat.person.name for seat, _ in table(row).seats}


class TestASeat:
    def test_taken_off_by_hand_stays_off_until_a_person_gives_it_back(self, world: World) -> None:
        row = meeting(world, now=NOW)
        gesa = person(world.services)

        exchange_seats.take_off(row, gesa, actor=world.product_manager)
        exchange.plan_next(world.company, now=NOW)

        assert "Gesa Holm" not in names(row)
        assert Role.SERVICES in table(row).missing
        assert list(entries(world.services, now=NOW)) == []
        assert [one.name for one in could_sit(row)] == ["Gesa Holm"]

        exchange_seats.seat(row, gesa, actor=world.admin)
        exchange_seats.seat(row, gesa, actor=world.admin)

        assert "Gesa Holm" in names(row)
        codes = models.Event.objects.filter(code__startswith="exchange.").values_list("code", flat=True)
        assert sorted(codes)[-2:] == ["exchange.seated", "exchange.unseated"]

    def test_is_for_the_four_roles_and_given_by_whoever_plans(self, world: World) -> None:
        row = meeting(world, now=NOW)

        for nobody in (world.management, world.stranger):
            with pytest.raises(Refused, match="seat_role"):
                exchange_seats.seat(row, person(nobody), actor=world.admin)
        with pytest.raises(NotAllowed):
            exchange_seats.seat(row, person(world.services), actor=world.seller)
        with pytest.raises(NotAllowed):
            exchange_seats.take_off(row, person(world.services), actor=world.services)


class TestAWord:
    def test_before_the_meeting_shows_the_role_that_will_be_missing(self, world: World) -> None:
        row = meeting(world, now=NOW)
        jonas = person(world.presales)

        exchange_seats.send_word(row, jonas, actor=world.presales, comes=False)

        seat = table(row).of(jonas)
        assert seat is not None
        assert (seat.present, seat.sent_word) == (False, True)
        assert table(row).missing == (Role.PRESALES,)
        exchange_seats.send_word(row, jonas, actor=world.product_manager, comes=True)
        assert table(row).missing == ()

    def test_is_about_the_day_and_asked_for_anew_when_that_moves(self, world: World) -> None:
        row, jonas = meeting(world, now=NOW), person(world.presales)
        exchange_seats.send_word(row, jonas, actor=world.presales, comes=False)
        to = {"place": "", "actor": world.product_manager, "now": NOW}
        day = day_of(row)

        exchange.move(row, day=day, at=time(15), **to)
        same_day = table(row).of(jonas)
        exchange.move(row, day=day + timedelta(days=1), at=time(15), **to)
        other_day = table(row).of(jonas)

        assert same_day is not None
        assert other_day is not None
        assert (same_day.present, same_day.sent_word) == (False, True)
        assert (other_day.present, other_day.sent_word) == (None, False)

    def test_tells_the_absent_who_sent_word_from_those_who_did_not(self, world: World) -> None:
        row = meeting(world, begun=True)
        exchange_seats.send_word(row, person(world.services), actor=world.services, comes=False)
        exchange_seats.send_word(row, person(world.presales), actor=world.presales, comes=False)

        exchange_seats.attend(row, present=[person(world.presales).pk], actor=world.seller)

        found = {seat.person.name: (seat.present, seat.sent_word) for seat, _ in table(row).seats}
        assert found["Gesa Holm"] == (False, True)
        assert found["Jonas Beil"] == (True, False)
        assert found["Nora Lindt"] == (False, False)

    def test_is_said_by_oneself_or_by_whoever_plans_and_needs_a_seat(self, world: World) -> None:
        row = meeting(world, now=NOW)

        with pytest.raises(NotAllowed):
            exchange_seats.send_word(row, person(world.services), actor=world.seller, comes=False)
        with pytest.raises(NotFound):
            exchange_seats.send_word(row, person(world.management), actor=world.management, comes=False)


class TestClosedMinutes:
    @pytest.fixture
    def closed(self, world: World) -> models.Exchange:
        row = meeting(world, begun=True)
        agenda.add_topic(row, actor=world.seller, words="Messe")
        exchange.close(row, actor=world.product_manager, now=NOW)
        return row

    def test_are_changed_by_nobody_whatever_way_they_take(self, closed: models.Exchange) -> None:
        """Past every flow, straight in the database."""
        own = {"exchange": closed.pk}
        ways = [
            lambda: models.AgendaItem.objects.filter(**own).update(minutes="Doch anders."),
            lambda: models.AgendaItem.objects.filter(**own).delete(),
            lambda: models.AgendaItem.objects.create(exchange=closed, no=99, code="topic", topic="Nachtrag"),
            lambda: models.ExchangeSeat.objects.filter(**own).update(present=True),
            lambda: models.ExchangeSeat.objects.filter(**own).delete(),
            lambda: models.Exchange.objects.filter(pk=closed.pk).update(closed_at=None),
            lambda: models.Exchange.objects.filter(pk=closed.pk)._raw_delete(using="default"),
        ]
        for way in ways:
            with pytest.raises(IntegrityError, match="closed minutes are never changed"), transaction.atomic():
                way()

        assert closed.agenda.get().topic == "Messe"

    def test_take_no_point_of_an_open_one(self, world: World, closed: models.Exchange) -> None:
        later = models.Exchange.objects.exclude(pk=closed.pk).get()
        item = agenda.add_topic(later, actor=world.seller, words="Preise")

        with pytest.raises(IntegrityError, match="closed minutes"), transaction.atomic():
            models.AgendaItem.objects.filter(pk=item.pk).update(exchange=closed.pk, no=50)
