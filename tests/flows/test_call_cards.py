"""The call card: what stands on it for whom, and its letter on the evening before, once a talk and person."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.asking import asked
from flows.attention_cast import entry, reachable, take
from flows.days import falls_due
from flows.meetings import NOW
from flows.travel import asked_by_customer, decide
from flows.wishes import wish

from ropeteam.core.vocabulary import DecisionKind, Fit
from ropeteam.flows import call_cards, mailing, promises, signals
from ropeteam.integrations.mail import tasks
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.call_card import CallCard, card
from ropeteam.store.queries.call_topics import FEW
from ropeteam.wording.letters import written

EVENING = NOW.replace(hour=17, minute=20)
TOMORROW = 1


def of(actor: Actor, deal: models.Deal, *, on: date = TODAY) -> CallCard:
    return card(
        actor, models.Deal.objects.select_related("account", "product", "company").get(pk=deal.pk), on=on, now=NOW
    )


def write(world: World, now: datetime = EVENING) -> int:
    return call_cards.write_cards(world.company, now=now, speak=written)


def letters(*names: str) -> list[models.MailOut]:
    found = models.MailOut.objects.filter(key__startswith="card-").order_by("pk")
    return list(found.filter(to__name__in=names) if names else found)


@pytest.fixture(autouse=True)
def quick_ear(script: object) -> None:
    """Near is what shares letters."""


@pytest.fixture(scope="module")
def calendar(built: World) -> None:
    """The seller's calendar has a talk with the customer tomorrow at ten."""
    reachable(built)
    take(built, built.seller, entry("t", TOMORROW))


@pytest.fixture
def ahead(calendar: None, world: World) -> World:
    return world


class TestTheCard:
    def test_tells_of_claims_that_the_customer_heard(self, ahead: World) -> None:
        world = ahead
        named = world.sap_export.versions.latest("pk").name
        assert named in [one.title for one in of(world.seller, world.deal).topics]

        models.Conversation.objects.filter(pk=world.conversation.pk).update(internal=True)

        assert named not in [one.title for one in of(world.seller, world.deal).topics]

    def test_gathers_what_a_talk_needs(self, ahead: World) -> None:
        world = ahead
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        asked_by_customer(world, wish(world, "Bedienung ohne Netz"))
        answered = asked(world, "Finnisch").chosen_request
        decide(world, answered, DecisionKind.NO)
        late = promises.enter(
            world.deal, actor=world.seller, sentence="Den Export nach SAP bis Anfang November.", on=TODAY, said_on=TODAY
        )
        falls_due(late, TODAY - timedelta(days=14))
        question = asked(world, "Gibt es das auch auf Finnisch und Suomi?")

        found = of(world.seller, world.deal)

        assert found.talk is not None
        assert found.last == world.unheard
        assert [row.title for row in found.wishes if row.title == "Bedienung ohne Netz"]
        assert "Finnisch" in [row.decision.change_request.title for row in found.decided]
        assert [row.pk for row in found.due] == [late.pk]
        assert found.questions == (question,)
        offline = next(topic for topic in found.topics if topic.title == "Bedienung ohne Netz")
        assert (offline.fit, offline.facts.too_much) == (Fit.ROADMAP, 0)
        assert {name for name, _ in found.knows.rope.people} == {"Nora Lindt", "Jonas Beil"}

    def test_tells_a_decision_the_customer_knows_only_until_the_next_talk(self, world: World) -> None:
        answered = asked(world, "Finnisch", on=TODAY - timedelta(days=21)).chosen_request
        decide(world, answered, DecisionKind.NO, on=TODAY - timedelta(days=20))
        answer = models.Answer.objects.get()

        assert of(world.seller, world.deal).decided, "nobody told the customer"
        models.AnswerReceipt.objects.create(
            answer=answer, kind="customer_told", by=world.seller.person, on=TODAY, how="Mail"
        )
        assert of(world.seller, world.deal).decided == ()

    def test_says_what_a_capability_is_today_however_much_was_promised(self, world: World) -> None:
        row = promises.enter(
            world.deal, actor=world.seller, sentence="Der Export nach SAP geht auch rückwärts.", on=TODAY, said_on=TODAY
        )
        models.Promise.objects.filter(pk=row.pk).update(capability=world.sap_export)
        models.Judgement.objects.create(promise=row, fit="declined", backing="unbacked", judged_on=TODAY)

        (export,) = [topic for topic in of(world.seller, world.deal).topics if topic.title == "Export nach SAP"]

        assert (export.fit, export.facts.too_much) == (Fit.AS_IS, 1), "it is there; what was said goes beyond it"

    def test_says_the_limits_first_where_the_customer_wishes_for_it_or_too_much_was_promised(
        self, world: World
    ) -> None:
        reports = models.Capability.objects.get(product=world.product, key="berichte")
        row = promises.enter(world.deal, actor=world.seller, sentence="Berichte als PDF.", on=TODAY, said_on=TODAY)
        models.Promise.objects.filter(pk=row.pk).update(capability=reports)
        models.Judgement.objects.create(promise=row, fit="limited", backing="limited", judged_on=TODAY)

        def fit() -> Fit:
            return next(topic.fit for topic in of(world.seller, world.deal).topics if topic.title == "Berichte als PDF")

        assert fit() == Fit.AS_IS
        wished = wish(world, "Berichte mit 900 Seiten")
        models.ChangeRequest.objects.filter(pk=wished.pk).update(capability=reports)
        asked_by_customer(world, wished)
        assert fit() == Fit.LIMITED
        decide(world, wished, DecisionKind.NO)
        assert fit() == Fit.AS_IS
        models.Judgement.objects.create(promise=row, fit="declined", backing="unbacked", judged_on=TODAY)
        assert fit() == Fit.LIMITED

    def test_an_unsure_match_is_not_said_too_much(self, world: World) -> None:
        row = promises.enter(
            world.deal, actor=world.seller, sentence="Das mit SAP bekommen Sie.", on=TODAY, said_on=TODAY
        )
        models.Promise.objects.filter(pk=row.pk).update(capability=world.sap_export)
        unsure = [{"code": "capability_unsure", "capability": "sap"}]
        models.Judgement.objects.create(
            promise=row, fit="in_review", backing="unbacked", reasons=unsure, judged_on=TODAY
        )

        (export,) = [topic for topic in of(world.seller, world.deal).topics if topic.title == "Export nach SAP"]

        assert export.facts.too_much == 0

    def test_a_heard_promise_that_falls_due_counts_the_overdue_first(self, world: World) -> None:
        late, soon, far = (TODAY + timedelta(days=days) for days in (-30, 8, 200))
        row = promises.enter(world.deal, actor=world.seller, sentence="Bald.", on=TODAY, said_on=TODAY)
        falls_due(row, soon)
        heard = models.Signal.objects.filter(pk=world.promise_offline.pk)

        heard.update(due=late)
        found, outside = of(world.seller, world.deal), of(world.other_seller, world.deal)
        assert [(one.due_on, one.sentence) for one in found.falling_due] == [
            (late, world.promise_offline.quote), (soon, row.sentence)
        ]  # fmt: skip
        assert outside.falling_due[0].sentence == "", "for two working days the rope only"
        heard.update(due=far)
        assert [one.due_on for one in of(world.seller, world.deal).falling_due] == [soon]

    def test_what_the_deal_wishes_for_stands_before_what_was_only_heard(self, world: World) -> None:
        row = wish(world, "Export nach SAP")
        models.ChangeRequest.objects.filter(pk=row.pk).update(capability=world.sap_export)
        asked_by_customer(world, row)

        titles = [topic.title for topic in of(world.seller, world.deal).topics]

        assert titles[0] == "Export nach SAP"
        assert len(titles) > 1

    def test_limits_stand_on_it_until_they_were_told(self, world: World) -> None:
        row = promises.enter(
            world.deal, actor=world.seller, sentence="Berichte als PDF bekommen Sie.", on=TODAY, said_on=TODAY
        )
        judgement = models.Judgement.objects.filter(promise=row).latest("pk")
        models.Judgement.objects.create(
            promise=row, fit="limited", backing="limited", reasons=judgement.reasons, judged_on=TODAY
        )

        assert [one.promise for one in of(world.seller, world.deal).limits] == [row]
        promises.tell_limit(row, actor=world.seller, told_on=TODAY, told_how="per Mail")
        assert of(world.seller, world.deal).limits == ()

    def test_has_words_and_names_only_for_who_may_know_them(self, world: World) -> None:
        rope, outside = of(world.seller, world.deal), of(world.other_seller, world.deal)

        assert rope.may_words
        assert [row.quote for row in rope.needs] == [world.need.quote]
        assert (outside.may_words, outside.needs, outside.mood, outside.felt) == (False, (), None, ())
        assert (outside.knows.rope.people, outside.knows.joined) == ((), ())
        assert outside.knows.rope.roles

    def test_costs_the_same_however_long_the_deal_goes_on(self, ahead: World) -> None:
        world = ahead
        of(world.seller, world.deal)
        with CaptureQueriesContext(connection) as few:
            of(world.seller, world.deal)
        for n in range(FEW + 2):
            asked(world, f"Geht auch Wunsch Nummer {n}?")
            promises.enter(
                world.deal, actor=world.seller, sentence=f"Den Export Nummer {n} bekommen Sie.", on=TODAY, said_on=TODAY
            )

        with CaptureQueriesContext(connection) as many:
            found = of(world.seller, world.deal)

        assert len(many) <= len(few) + 3, "some parts were empty before"
        assert len(found.questions) == FEW


class TestItsLetter:
    def test_goes_to_the_rope_on_the_evening_before_and_once(self, ahead: World) -> None:
        assert write(ahead, NOW) == 0, "it is not evening"

        assert write(ahead) == 2
        assert write(ahead) == 0

        (nora,) = letters("Nora Lindt")
        assert "17.11.2026" in nora.subject
        assert "Kessel AG, Leitstand für zwei Werke, 10:00 Uhr" in nora.text
        assert f"/deals/{ahead.deal.pk}/card/" in nora.text
        assert {row.to.name for row in letters()} == {"Nora Lindt", "Jonas Beil"}

    def test_names_no_promise_in_its_words_and_no_quote(self, ahead: World) -> None:
        row = promises.enter(
            ahead.deal, actor=ahead.seller, sentence="Den Export bekommen Sie sofort.", on=TODAY, said_on=TODAY
        )
        falls_due(row, TODAY)

        write(ahead)

        (nora,) = letters("Nora Lindt")
        assert "Eine Zusage, fällig am 16.11.2026" in nora.text
        assert "bekommen Sie sofort" not in nora.text + nora.html
        assert ahead.need.quote not in nora.text

    def test_of_a_confidential_deal_says_only_that_there_is_a_talk(self, ahead: World) -> None:
        models.Deal.objects.filter(pk=ahead.deal.pk).update(confidential=True)

        write(ahead)

        (nora,) = letters("Nora Lindt")
        assert "Eine vertrauliche Verkaufschance, 10:00 Uhr" in nora.text
        assert not any(word in nora.text + nora.subject + nora.html for word in ("Leitstand für", "Kessel AG"))

    def test_is_written_anew_for_a_talk_that_moved_and_the_old_one_waits_no_more(self, ahead: World) -> None:
        write(ahead)
        take(ahead, ahead.seller, entry("t", TOMORROW, 14))

        assert write(ahead) == 2

        old, new = letters("Nora Lindt")
        assert (old.stopped, new.stopped) == ("overtaken", "")
        assert "15:00 Uhr" in new.text

    def test_is_not_written_for_a_cancelled_talk_and_a_waiting_one_is_stopped(self, ahead: World) -> None:
        write(ahead)
        take(ahead, ahead.seller, entry("t", TOMORROW, cancelled=True))

        assert write(ahead) == 0
        assert {row.stopped for row in letters()} == {"overtaken"}

    def test_what_was_sent_stays_as_it_was(self, ahead: World) -> None:
        write(ahead)
        models.MailOut.objects.update(sent_at=EVENING)
        take(ahead, ahead.seller, entry("t", TOMORROW, cancelled=True))

        write(ahead)

        assert {row.stopped for row in letters()} == {""}

    def test_goes_to_nobody_who_left_switched_mails_off_or_may_not_know_the_deal(self, ahead: World) -> None:
        nora, jonas = ahead.seller.person, ahead.presales.person
        assert nora is not None
        assert jonas is not None
        mailing.switch(nora, off=True, actor=ahead.seller)
        models.Person.objects.filter(pk=jonas.pk).update(active=False)
        models.Deal.objects.filter(pk=ahead.deal.pk).update(confidential=True)
        talk = models.Conversation.objects.get(time__isnull=False)
        models.Participant.objects.create(
            conversation=talk, no=9, name="Gesa Holm", side="ours", person=ahead.services.person
        )

        assert write(ahead) == 0

    def test_a_job_writes_it(self, ahead: World) -> None:
        tasks.write_due(EVENING)

        assert len(letters()) == 2
