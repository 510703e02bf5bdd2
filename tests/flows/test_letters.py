"""What letters tell: the week's to everybody it concerns, and what somebody missed; never a quote, never a confidential name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from cast import TODAY, World
from flows.climbed import measured
from flows.meetings import NOW, meeting, refresh
from flows.played import copied, played
from flows.travel import asked_by_customer, decide
from flows.wishes import wish

from ropeteam.core.exchange import Cadence
from ropeteam.core.vocabulary import AgendaOutcome, DecisionKind
from ropeteam.flows import agenda, climb, exchange, exchange_seats, letters
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.wording.letters import written


def letter_to(name: str, key: str = "") -> models.MailOut | None:
    return models.MailOut.objects.filter(to__name=name, key__startswith=key).order_by("-pk").first()


def write(world: World, *names: str, now: datetime = NOW) -> int:
    """The letters to these readers, or to everybody."""
    if names:
        models.Person.objects.exclude(name__in=names).update(mail="")
    return letters.write_digests(world.company, now=now, speak=written)


@pytest.fixture(scope="module")
def decided(built: World) -> Iterator[tuple[World, models.ChangeRequest]]:
    """The customer of the deal asked for it, and product said no."""
    with played(built) as world:
        asked = wish(world, "Bedienung ohne Netz")
        asked_by_customer(world, asked)
        decide(world, asked, DecisionKind.NO)
        yield world, asked


@pytest.fixture
def world(decided: tuple[World, models.ChangeRequest], empty: None) -> World:
    return copied(decided[0])


@pytest.fixture
def answered(decided: tuple[World, models.ChangeRequest], empty: None) -> models.ChangeRequest:
    return copied(decided[1])


class TestTheWeeksLetter:
    def test_tells_the_rope_what_concerns_it_and_nobody_else(
        self, world: World, answered: models.ChangeRequest
    ) -> None:
        meeting(world, now=NOW)
        refresh(models.Exchange.objects.get())

        write(world)

        nora = letter_to("Nora Lindt")
        assert nora is not None
        for told in (
            "Antworten, die Ihr Kunde noch nicht kennt\n- Bedienung ohne Netz, Leitstand für zwei Werke",
            "In den letzten sieben Tagen entschieden",
            "- Leitstand für zwei Werke, 2 Stellen",
            "Austausch am 18.11.2026",
            f"/requests/{answered.pk}/",
        ):
            assert told in nora.text, told
        other = letter_to("Timo Rau")
        assert other is not None  # he has a seat at the meeting
        assert "Bedienung ohne Netz" not in other.text
        assert letter_to("Karl Ott") is None

    def test_names_the_day_of_the_meeting_where_the_company_is(self, world: World) -> None:
        at_night = Cadence(weekday=2, weeks=1, at=time(0, 30), minutes=60, since=TODAY)
        exchange.set_cadence(world.company, at_night, actor=world.product_manager, now=NOW)
        row = models.Exchange.objects.get()
        agenda.add_topic(row, actor=world.seller, words="Messe")

        write(world, "Timo Rau")

        rau = letter_to("Timo Rau")
        assert rau is not None
        assert "Austausch am 18.11.2026" in rau.text, "it is the 17th in Greenwich still"
        assert "\nEin Punkt: " in rau.text, "nothing of his own stands there, so it is no rest"
        assert f"/exchange/{row.pk}/" in rau.text

    def test_has_no_quote_no_sentence_and_no_confidential_name(
        self, world: World, answered: models.ChangeRequest
    ) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)

        write(world, "Nora Lindt")

        nora = letter_to("Nora Lindt")
        assert nora is not None
        assert "vertrauliche Verkaufschance, 2 Stellen" in nora.text
        answers = nora.text[nora.text.index("noch nicht kennt") :]
        assert answers.splitlines()[1].startswith("- Eine vertrauliche Verkaufschance, nein"), "not even the wish"
        for quote in models.Signal.objects.values_list("quote", flat=True):
            assert quote not in nora.text
        for told in (nora.text, nora.html):
            assert "Leitstand für zwei Werke" not in told

    def test_tells_the_overstretch_as_its_reader_writes_numbers(self, world: World) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(opened_on=TODAY - timedelta(days=90))
        measured(world.deal, *((TODAY - timedelta(days=ago), 9.0) for ago in (40, 30, 10)))
        snapshot = climb.keep(world.deal, on=TODAY)
        assert snapshot is not None
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=TODAY, kind="note")
        write(world, "Nora Lindt")
        assert "Überspannung" not in letter_to("Nora Lindt").text, "a note is no talk that lies ahead"
        models.MailOut.objects.all().delete()
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=TODAY + timedelta(days=2), kind="call")

        write(world, "Nora Lindt")

        told = f"{snapshot.overstretch.points:.1f}".replace(".", ",")
        assert f"Überspannung {told};" in letter_to("Nora Lindt").text

    def test_is_written_once_a_week_and_overtakes_what_was_never_sent(
        self, world: World, answered: models.ChangeRequest
    ) -> None:
        assert write(world, "Nora Lindt") == 1
        assert write(world, now=NOW + timedelta(days=1)) == 0
        first = letter_to("Nora Lindt")

        assert write(world, now=NOW + timedelta(days=7)) == 1

        assert first is not None
        first.refresh_from_db()
        assert first.stopped == "overtaken"
        assert models.MailOut.objects.filter(to=first.to_id, given_up_at__isnull=True).count() == 1


class TestWhatSomebodyMissed:
    def test_is_told_once_to_who_was_absent_and_is_concerned(
        self, world: World, answered: models.ChangeRequest
    ) -> None:
        row = meeting(world, begun=True)
        refresh(row)
        for item in row.agenda.exclude(decision=None):
            agenda.take_minutes(
                item, actor=world.presales, minutes="Nora ruft an.", seen="", outcome=AgendaOutcome.DONE
            )
        assert world.product_manager.person is not None
        exchange_seats.attend(row, present=[world.product_manager.person.pk], actor=world.presales)
        exchange.close(row, actor=world.product_manager, now=NOW)
        event = models.Event.objects.get(code="exchange.closed")

        for _ in range(2):
            reactions.react(event.pk, on=date(2026, 11, 16))

        assert {each.to.name for each in models.MailOut.objects.select_related("to")} == {"Nora Lindt", "Jonas Beil"}
        nora = letter_to("Nora Lindt", "missed-")
        assert nora is not None
        assert nora.subject == "Ropeteam: was im Austausch vom 16.11.2026 für Sie dabei war"
        assert "- Bedienung ohne Netz, erledigt" in nora.text
        assert f"/exchange/{row.pk}/#point-" in nora.text
        assert "Nora ruft an" not in nora.text

    def test_is_nothing_where_everybody_was_there(self, world: World, answered: models.ChangeRequest) -> None:
        row = meeting(world, begun=True)
        refresh(row)
        exchange.close(row, actor=world.product_manager, now=NOW)

        assert letters.write_missed(row.pk, on=TODAY, speak=written) == 0
