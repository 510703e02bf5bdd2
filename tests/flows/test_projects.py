"""A project: milestones the customer accepts on their page, change orders instead of silent scope, risks, the next step."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from cast import TODAY, World
from flows.at_once import at_once
from flows.delivered import NOW, TITLE, accept, ask, ordered, planned, sign, signed, wished_later
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.projects import MilestoneState, OrderState, Plan
from ropeteam.core.vocabulary import PromiseOutcome, Role, SignalKind
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.flows import change_orders, climb, projects, signals, signing
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.queries import change_orders as order_query
from ropeteam.store.queries import projects as query
from ropeteam.store.queries import signing as signing_query

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """How near words are is not looked at."""


def promised(world: World, sentence: str = "Ohne Netz bis Juni.", *, said_on: date = TODAY) -> models.Promise:
    return models.Promise.objects.create(
        deal=world.deal, key=f"p{world.deal.promises.count()}", sentence=sentence, said_on=said_on, source="manual"
    )


def react_to_all() -> None:
    for pk in models.Event.objects.order_by("pk").values_list("pk", flat=True):
        reactions.react(pk, on=TODAY)


class TestPlanning:
    def test_begins_with_the_signature_and_is_for_services_and_the_rope(self, world: World) -> None:
        plan = Plan(TITLE, TODAY)
        with pytest.raises(Refused, match="project_not_signed"):
            projects.plan(world.deal, plan, actor=world.services, on=TODAY)
        signed(world)
        with pytest.raises(NotAllowed):
            projects.plan(world.deal, plan, actor=world.product_manager, on=TODAY)

        version = projects.plan(world.deal, plan, actor=world.seller, on=TODAY)

        (seen,) = query.of_deal(world.deal, on=TODAY)
        assert (seen.version, seen.state) == (version, MilestoneState.PLANNED)
        assert query.of_deal(world.deal, on=TODAY + DAY)[0].state == MilestoneState.LATE

    def test_anew_keeps_what_was_planned_and_says_why(self, world: World) -> None:
        signed(world)
        promise = promised(world)
        row = planned(world, promise)
        later = Plan(TITLE, TODAY + 30 * DAY)

        with pytest.raises(Refused, match="milestone_why_missing"):
            projects.replan(row, later, actor=world.services, on=TODAY, promises=[promise])
        later = Plan(TITLE, TODAY + 30 * DAY, why="Die Teile kommen später.")
        projects.replan(row, later, actor=world.services, on=TODAY)

        seen = query.milestone(row, on=TODAY)
        assert (seen.version.n, seen.version.day, seen.promises) == (2, TODAY + 30 * DAY, ())
        assert [one.day for one in seen.before] == [TODAY + 10 * DAY]

    def test_has_one_first_success_and_no_other_customers_name(self, world: World) -> None:
        signed(world)
        first = planned(world, first_success=True)
        with pytest.raises(Refused, match="milestone_first_success_there"):
            planned(world, title="Zweite", first_success=True)
        dropped = Plan(TITLE, TODAY, first_success=True, dropped=True, why="Kommt nicht.")
        projects.replan(first, dropped, actor=world.services, on=TODAY)
        planned(world, title="Zweite", first_success=True)

        models.Account.objects.create(company=world.company, key="a9", name="Nordwerk GmbH")
        with pytest.raises(Refused, match="names_another_customer"):
            planned(world, title="Wie bei Nordwerk")


def page_of(token: str) -> signing_query.Sheet:
    return signing_query.sheet(signing.request_of(token, now=NOW), on=TODAY)


class TestAPromiseThatWasGivenBack:
    def test_leaves_the_project_and_the_customers_page(self, world: World) -> None:
        signed(world)
        promise = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert promise is not None
        row = planned(world, promise)
        token = ask(world, row, SignAbout.MILESTONE)
        assert [point.text for point in page_of(token).points] == [promise.sentence]

        signals.undo(world.promise_training, actor=world.seller, on=TODAY)

        seen = query.of_deal(world.deal, on=TODAY)
        assert page_of(token).points == ()
        assert (seen[0].promises, query.promises_of(world.deal, seen), query.to_choose(world.deal)) == ((), [], [])


class TestAccepting:
    def test_anew_loses_no_promise_that_is_only_up_for_review(self, world: World) -> None:
        signed(world)
        promise = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        row = planned(world, promise)
        signals.undo(world.promise_training, actor=world.seller, on=TODAY)
        later = Plan(TITLE, TODAY + 20 * DAY, why="Teile fehlen")

        projects.replan(row, later, actor=world.services, on=TODAY)
        assert query.milestone(row, on=TODAY).promises == ()

        signals.confirm(world.promise_training, actor=world.seller, on=TODAY)
        assert query.milestone(row, on=TODAY).promises == (promise,)

    def test_is_what_stood_on_the_page_and_hashed(self, world: World) -> None:
        signed(world)
        promise = promised(world)
        row = planned(world, promise, words="Schicht A sieht alle Maschinen.")
        token = ask(world, row, SignAbout.MILESTONE)
        page = signing_query.sheet(signing.request_of(token, now=NOW), on=TODAY)
        assert (page.question, [point.text for point in page.points]) == (TITLE, ["Ohne Netz bis Juni."])

        projects.replan(row, Plan("Anders", TODAY, why="Darum"), actor=world.services, on=TODAY)
        with pytest.raises(Refused, match="sign_changed"):
            sign(token, shown=page.print)
        assert not models.MilestoneAcceptance.objects.exists()
        sign(token, words="Gut so.")

        said = models.MilestoneAcceptance.objects.get()
        assert (said.result, said.version.n, said.milestone) == ("accepted", 2, row)
        assert said.print == signing_query.sheet(said.signature.request, on=TODAY).print
        with pytest.raises(Refused, match="milestone_accepted"):
            projects.replan(row, Plan("Wieder", TODAY, why="Nein"), actor=world.services, on=TODAY)
        with pytest.raises(Refused, match="milestone_accepted"):
            ask(world, row, SignAbout.MILESTONE)

    def test_with_defects_or_not_at_all_needs_words_and_comes_back(self, world: World) -> None:
        signed(world)
        row = planned(world)
        token = ask(world, row, SignAbout.MILESTONE)
        for wrong in ({"defects": True}, {"agreed": False}, {"agreed": False, "defects": True, "words": "x"}):
            with pytest.raises(Refused, match=r"sign_words_missing|choice_missing"):
                sign(token, **wrong)
        sign(token, agreed=False, words="Halle 2 fehlt ganz.")
        accept(world, row, defects=True, words="Halle 2 zur Hälfte.")
        assert query.milestone(row, on=TODAY).state == MilestoneState.WITH_DEFECTS

        accept(world, row)

        seen = query.milestone(row, on=TODAY)
        assert seen.state == MilestoneState.ACCEPTED
        assert [one.result for one in seen.acceptances] == ["accepted", "with_defects", "rejected"]

    def test_shows_for_good_the_words_that_were_answered(self, world: World) -> None:
        signed(world)
        row = planned(world, promised(world), words="Beide Hallen.")
        token = ask(world, row, SignAbout.MILESTONE)
        sign(token, defects=True, words="Halle 2 zur Hälfte.")

        projects.replan(row, Plan("Anders", TODAY, "Nur Halle 1.", why="Darum"), actor=world.services, on=TODAY)

        page = signing_query.sheet(signing.request_of(token, now=NOW), on=TODAY)
        assert (page.question, page.words, len(page.points)) == (TITLE, "Beide Hallen.", 1)
        assert page.print == models.MilestoneAcceptance.objects.get().print

    def test_of_something_else_is_never_with_defects(self, world: World) -> None:
        signed(world)
        token = ask(world, ordered(world), SignAbout.ORDER)
        with pytest.raises(Refused, match="choice_missing"):
            sign(token, defects=True, words="Mängel")

    def test_is_a_point_on_the_curve_once(self, world: World) -> None:
        signed(world)
        accept(world, planned(world), defects=True, words="Halle 2 fehlt.")
        react_to_all()
        react_to_all()

        (point,) = [one for one in climb.look(world.deal, on=TODAY)[0].points if one.row is not None]
        assert (point.observation.channel, point.observation.value) == ("milestone", 6.0)
        assert (point.row.raw, point.row.contact.name, point.row.words) == (
            "with_defects", "Paul Ebner", "Halle 2 fehlt.",
        )  # fmt: skip

    def test_proposes_how_its_promises_ended_and_ends_none(self, world: World) -> None:
        signed(world)
        world.promise_training.due = TODAY - DAY
        world.promise_training.save()
        late = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert late is not None
        accept(world, planned(world, late))

        (row,) = [one for one in query.promises_of(world.deal, query.of_deal(world.deal, on=TODAY)) if one.milestones]

        assert (row.promise, row.proposed, row.outcome) == (late, PromiseOutcome.KEPT_LATE, "")
        assert not models.PromiseEnd.objects.exists()

    def test_of_two_at_once_is_one(self, open_world: World) -> None:
        signed(open_world)
        row = planned(open_world)
        token = ask(open_world, row, SignAbout.MILESTONE)
        plan = Plan("Anders", TODAY, why="Darum")

        found = at_once(
            lambda: sign(token),
            lambda: sign(token, defects=True, words="Nein"),
            lambda: projects.replan(row, plan, actor=open_world.services, on=TODAY),
        )

        said = models.MilestoneAcceptance.objects.first()
        refused = [one for one in found if isinstance(one, str)]
        assert set(refused) <= {"signed_already", "sign_changed", "milestone_accepted", "sign_over"}
        if said is None:  # the new plan came first: who read the old one signs nothing
            assert refused == ["sign_changed", "sign_changed"]
            return
        assert models.MilestoneAcceptance.objects.count() == 1
        assert said.print == signing_query.sheet(said.signature.request, on=TODAY).print or said.version.n == 1


class TestChangeOrders:
    def test_count_once_the_customer_signed_the_price_they_saw(self, world: World) -> None:
        signed(world)
        order = ordered(world)
        with pytest.raises(Refused, match="order_number_missing"):
            ordered(world, price=None)
        token = ask(world, order, SignAbout.ORDER)
        page = signing_query.sheet(signing.request_of(token, now=NOW), on=TODAY)
        assert (page.question, page.words, page.price, page.days) == (
            "Ein zweiter Bildschirm", "Die Halle ist lang", Decimal("1200.00"), Decimal("1.50"),
        )  # fmt: skip
        assert order_query.order(order, on=TODAY).state == OrderState.WAITS

        sign(token)

        assert order_query.order(order, on=TODAY).state == OrderState.AGREED
        with pytest.raises(Refused, match="order_agreed"):
            change_orders.take_back(order, actor=world.services, reason="Doch nicht", on=TODAY)

    def test_are_given_up_before_that_and_then_ask_nobody(self, world: World) -> None:
        signed(world)
        order = ordered(world)
        token = ask(world, order, SignAbout.ORDER)
        change_orders.take_back(order, actor=world.services, reason="Zu teuer", on=TODAY)

        with pytest.raises(Refused, match="sign_over"):
            sign(token)
        with pytest.raises(Refused, match="order_taken_back"):
            ask(world, order, SignAbout.ORDER)

    def test_of_two_at_once_about_one_wish_is_one(self, open_world: World) -> None:
        signed(open_world)
        wish = wished_later(open_world)

        found = at_once(*[lambda: ordered(open_world, signal=wish)] * 2)

        assert "order_there_already" in found
        assert models.ChangeOrder.objects.count() == 1


class TestSilentScope:
    def test_is_what_was_said_after_the_signature_and_agreed_nowhere(self, world: World) -> None:
        signed(world, days=10)  # the talk was a week ago

        found = order_query.wishes(world.deal)

        assert {row.pk for row in found.open} == {
            world.need.pk, world.promise_offline.pk, world.promise_training.pk,
        }  # fmt: skip
        assert not models.ChangeOrder.objects.exists()
        models.Signal.objects.filter(pk=world.promise_offline.pk).update(recalled=True)  # said before, only told again
        assert world.promise_offline not in order_query.wishes(world.deal).open

    def test_is_none_where_it_was_said_before_or_stood_in_the_ledger(self, world: World) -> None:
        signed(world, days=7)  # on the very day of the talk
        assert order_query.wishes(world.deal).open == []
        signed(world, days=10)
        before = promised(world, "Ohne Netz.", said_on=TODAY - 20 * DAY)
        models.Mention.objects.create(promise=before, signal=world.promise_offline)
        signals.dismiss(world.promise_training, actor=world.presales, on=TODAY, reason="war keine")

        assert [row.pk for row in order_query.wishes(world.deal).open] == [world.need.pk]

    def test_leaves_the_list_by_an_order_or_a_word_and_comes_back(self, world: World) -> None:
        signed(world, days=10)
        wish = wished_later(world)
        order = ordered(world, signal=wish)
        assert wish not in order_query.wishes(world.deal).open
        change_orders.take_back(order, actor=world.services, reason="Anders", on=TODAY)
        assert wish in order_query.wishes(world.deal).open

        with pytest.raises(Refused, match="reason_missing"):
            change_orders.answer_wish(world.deal, wish, actor=world.services, way=WishWay.GIVEN, on=TODAY)
        change_orders.answer_wish(world.deal, wish, actor=world.services, way=WishWay.GIVEN, words="Kulanz", on=TODAY)
        (said,) = order_query.wishes(world.deal).answered
        assert (said, said.way, said.why) == (wish, "given", "Kulanz")
        change_orders.answer_wish(world.deal, wish, actor=world.services, way=WishWay.OPEN, on=TODAY)

        assert wish in order_query.wishes(world.deal).open
        with pytest.raises(NotFound):
            change_orders.answer_wish(
                world.deal, world.delight, actor=world.services, way=WishWay.GIVEN, words="x", on=TODAY
            )
        assert wished_later(world, SignalKind.DELIGHT, "Das ist genau").pk == world.delight.pk


class TestRisksAndTheNextStep:
    def test_a_risk_is_closed_once_with_how(self, world: World) -> None:
        risk = projects.see_risk(
            world.deal, actor=world.services, text="Netz fehlt", role=Role.SERVICES, until=TODAY, on=TODAY
        )
        with pytest.raises(Refused, match="risk_how_missing"):
            projects.close_risk(risk, actor=world.services, how=" ", on=TODAY)
        projects.close_risk(risk, actor=world.services, how="Kabel liegt", on=TODAY)
        with pytest.raises(Refused, match="risk_closed_already"):
            projects.close_risk(risk, actor=world.services, how="Nochmal", on=TODAY)

    def test_there_is_one_next_step_with_a_day(self, world: World) -> None:
        with pytest.raises(Refused, match="day_missing"):
            projects.next_step(world.deal, actor=world.services, text="Kickoff", day=None, on=TODAY)
        for text in ("Kickoff", "Kickoff", "Schulung"):
            projects.next_step(world.deal, actor=world.services, text=text, day=TODAY, on=TODAY)

        assert models.NextStep.objects.count() == 2
        step = query.next_step(world.deal)
        assert step is not None
        assert step.text == "Schulung"
        projects.next_step(world.deal, actor=world.services, text="", day=None, on=TODAY)
        assert query.next_step(world.deal) is None
