"""The agenda of an exchange: from what is open, kept up to date, talked through with minutes beside each point."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.meetings import NOW, codes, meeting, refresh, standing
from flows.played import copied, played
from flows.travel import asked_by_customer, decide
from flows.wishes import wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome, DecisionKind
from ropeteam.flows import agenda, answers, promises, request_judging
from ropeteam.store import models
from ropeteam.store.queries import exchange as query

NEXT_WEEK = NOW + timedelta(days=8)


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


def refused(code: str):
    return pytest.raises(Refused, match=code)


@pytest.fixture(scope="class")
def told_no(built: World) -> Iterator[World]:
    """What the customer wishes for was refused, and the next exchange is planned."""
    with played(built) as world:
        meeting(world, now=NEXT_WEEK)
        asked_by_customer(world, offline := wish(world, "Bedienung ohne Netz"))
        decide(world, offline, DecisionKind.NO, reason="Die Halle hat überall Netz.")
        yield world


class TestAnAnswerNobodyTicked:
    """Demonstration 11, its end: a "no" that the seller never passed on."""

    @pytest.fixture
    def world(self, told_no: World, empty: None) -> World:
        return copied(told_no)

    @pytest.fixture
    def row(self, world: World) -> models.Exchange:
        return models.Exchange.objects.get()

    def test_for_seven_days_stands_on_the_agenda_until_the_customer_knows(
        self, world: World, row: models.Exchange
    ) -> None:
        given = models.Answer.objects.get()
        answers.read(given, actor=world.seller, on=TODAY)

        refresh(row, NOW + timedelta(days=6))
        early = codes(row)
        refresh(row, NOW + timedelta(days=7))
        late = [(item.code, item.answer_id) for item in row.agenda.order_by("no")]
        answers.tell(given, actor=world.seller, how="am Telefon", on=TODAY + timedelta(days=7))
        refresh(row, NOW + timedelta(days=7))

        assert early == [AgendaCode.DECIDED]
        assert late[0] == (AgendaCode.NOT_PASSED_ON, given.pk)
        assert codes(row) == [AgendaCode.DECIDED]

    def test_of_a_confidential_deal_is_counted_elsewhere_and_named_to_nobody(
        self, world: World, row: models.Exchange
    ) -> None:
        refresh(row, NOW + timedelta(days=7))
        assert AgendaCode.NOT_PASSED_ON in codes(row)
        agenda.take_minutes(
            row.agenda.get(answer__isnull=False), actor=world.seller, minutes="x", seen="", outcome=None
        )

        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)
        refresh(row, NOW + timedelta(days=7))

        seen = {who: {item.code for item in query.items(actor, row)} for who, actor in world.everyone.items()}
        assert AgendaCode.NOT_PASSED_ON in seen["seller"]
        assert AgendaCode.NOT_PASSED_ON in seen["management"]
        assert AgendaCode.NOT_PASSED_ON not in seen["product"]


class TestAgenda:
    def test_has_wishes_by_what_is_said_of_them(self, world: World) -> None:
        row = meeting(world, now=NOW)
        quiet, vetoed, disputed = (wish(world, title) for title in ("Ruhig", "Gegen die Vision", "Umstritten"))
        pillar = models.Pillar.objects.get()
        request_judging.veto(vetoed, actor=world.presales, reason="Kein Betriebssystem.", on=TODAY)
        for actor, value in ((world.presales, -1.0), (world.product_manager, 1.0)):
            request_judging.rate(disputed, actor=actor, pillar=pillar, value=value, on=TODAY)

        refresh(row)

        assert standing(row) == [
            (AgendaCode.VETO, "Gegen die Vision"),
            (AgendaCode.FIT_SPREAD, "Umstritten"),
            (AgendaCode.NEW_WISH, "Ruhig"),
        ]
        assert quiet.pk

    def test_has_promises_due_soon_that_nothing_carries(self, world: World) -> None:
        row = meeting(world, now=NOW)
        soon, later = (
            promises.enter(world.deal, actor=world.seller, sentence=f"Den Umbau liefern wir bis zum {day}.", on=TODAY)
            for day in ("10.12.2026", "01.06.2027")
        )

        refresh(row)

        assert list(row.agenda.values_list("code", "promise")) == [(AgendaCode.PROMISE_AT_RISK, soon.pk)]
        assert later.pk

    def test_has_changed_and_stale_capabilities_and_open_proposals(self, world: World) -> None:
        row = meeting(world, now=NOW)
        models.Capability.objects.filter(pk=world.sap_export.pk).update(review_due=TODAY - timedelta(days=1))
        models.CapabilityVersion.objects.create(
            capability=world.offline, n=2, name="Bedienung ohne Netz", status="available", recorded_on=TODAY
        )
        models.StrategyProposal.objects.create(
            product=world.product, key="v1", subject="vision", strategy=world.product.strategies.get(), text="Mehr.",
            why="Darum.", by=world.product_manager.person, proposed_on=TODAY,
        )  # fmt: skip

        refresh(row)

        assert standing(row) == [
            (AgendaCode.CAPABILITY_CHANGED, "Bedienung ohne Netz"),
            (AgendaCode.CAPABILITY_STALE, "Export nach SAP"),
            (AgendaCode.PROPOSAL, ""),
        ]

    def test_writes_nothing_where_nothing_changed(self, world: World, django_assert_max_num_queries) -> None:
        row = meeting(world, now=NOW)
        wish(world, "Neu")
        agenda.add_topic(row, actor=world.seller, words="Messe")
        refresh(row)
        before = list(row.agenda.order_by("pk").values())

        with django_assert_max_num_queries(30) as counted:
            agenda.refresh(row, now=NOW)

        assert list(row.agenda.order_by("pk").values()) == before
        assert not [q for q in counted.captured_queries if q["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]

    def test_during_the_meeting_nothing_leaves_or_moves(self, world: World) -> None:
        row = meeting(world, begun=True)
        wish(world, "Erst")
        refresh(row)
        target = wish(world, "Ziel")
        models.ChangeRequest.objects.exclude(pk=target.pk).update(merged_into=target)
        refresh(row)

        assert [title for _, title in standing(row)] == ["Erst", "Ziel"]

    def test_a_decision_of_the_day_stands_at_its_wish(self, world: World) -> None:
        row = meeting(world, begun=True)
        offline = wish(world, "Bedienung ohne Netz")
        refresh(row)

        decision = decide(world, offline, DecisionKind.LATER, condition="Version 10")
        refresh(row)

        item = row.agenda.get(change_request=offline)
        assert (item.decision, item.outcome) == (decision, AgendaOutcome.DECIDED)

    def test_takes_topics_once_and_says_what_is_wrong_with_them(self, world: World) -> None:
        row = meeting(world, now=NOW)

        first = agenda.add_topic(row, actor=world.management, words="  Messe \n im März ")
        again = agenda.add_topic(row, actor=world.seller, words="Messe im März")

        assert (first, first.topic) == (again, "Messe im März")
        for words, code in ((" ", "topic_empty"), ("x" * 301, "topic_long")):
            with refused(code):
                agenda.add_topic(row, actor=world.seller, words=words)
        with pytest.raises(NotAllowed):
            agenda.add_topic(row, actor=world.works_council, words="Messe")


class TestMinutes:
    def test_of_two_who_write_at_once_both_stand(self, world: World) -> None:
        item = agenda.add_topic(meeting(world, now=NOW), actor=world.seller, words="Messe")
        write = {"outcome": None}

        agenda.take_minutes(item, actor=world.seller, minutes="Nora fährt.", seen="", **write)
        agenda.take_minutes(item, actor=world.presales, minutes="Jonas baut auf.", seen="", **write)
        agenda.take_minutes(item, actor=world.services, minutes="Nora fährt.\nGesa auch.", seen="Nora fährt.", **write)
        item.refresh_from_db()

        assert item.minutes == "Nora fährt.\n\nJonas baut auf.\n\nGesa auch."

    def test_keep_the_outcome_that_the_writer_did_not_see(self, world: World) -> None:
        item = agenda.add_topic(meeting(world, now=NOW), actor=world.seller, words="Messe")
        agenda.take_minutes(
            item, actor=world.presales, minutes="", seen="", outcome=AgendaOutcome.POSTPONED, seen_outcome=""
        )

        late = agenda.take_minutes(item, actor=world.seller, minutes="Ja.", seen="", outcome=None, seen_outcome="")
        assert late.outcome == "postponed"

        late = agenda.take_minutes(item, actor=world.seller, minutes="Nein.", seen="", outcome=None)
        assert (late.outcome, late.minutes) == ("postponed", "Ja.\n\nNein."), "who saw older minutes saw no outcome"

        seen = agenda.take_minutes(
            item, actor=world.seller, minutes="", seen=late.minutes, outcome=None, seen_outcome="postponed"
        )
        assert (seen.outcome, seen.minutes) == ("", "")

    def test_keep_a_decision_of_the_day(self, world: World) -> None:
        row = meeting(world, begun=True)
        asked = wish(world, "Neu")
        refresh(row)
        decide(world, asked, DecisionKind.NO)
        refresh(row)

        item = agenda.take_minutes(
            row.agenda.get(change_request=asked), actor=world.seller, minutes="Schade.", seen="", outcome=None
        )

        assert (item.outcome, item.minutes) == ("decided", "Schade.")

    def test_may_be_corrected_and_emptied(self, world: World) -> None:
        item = agenda.add_topic(meeting(world, now=NOW), actor=world.seller, words="Messe")
        done = {"actor": world.seller, "outcome": AgendaOutcome.DONE}
        agenda.take_minutes(item, minutes="Ja.\r\n", seen="", **done)

        agenda.take_minutes(item, minutes="Nein.", seen="Ja.", **done)
        corrected = models.AgendaItem.objects.get(pk=item.pk).minutes
        agenda.take_minutes(item, minutes="", seen="Nein.", actor=world.seller, outcome=None)

        item.refresh_from_db()
        assert (corrected, item.minutes, item.outcome) == ("Nein.", "", "")
        assert models.Event.objects.filter(code="exchange.minuted").count() == 3

    def test_do_not_decide_a_wish(self, world: World) -> None:
        row = meeting(world, now=NOW)
        wish(world, "Neu")
        refresh(row)
        item = row.agenda.get()

        with refused("agenda_decide_there"):
            agenda.take_minutes(item, actor=world.seller, minutes="", seen="", outcome=AgendaOutcome.DECIDED)
        with refused("minutes_long"):
            agenda.take_minutes(item, actor=world.seller, minutes="x" * 6001, seen="", outcome=None)
        with pytest.raises(NotAllowed):
            agenda.take_minutes(item, actor=world.works_council, minutes="x", seen="", outcome=None)
