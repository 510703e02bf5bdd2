"""The dossier is made of the deal's rows: what stands in it, what is left out for whom, how warm it is; questions asked twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from flows.handed_over import LATER, handed_over
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.handover import WarmthPart
from ropeteam.core.kickoff import Topic
from ropeteam.core.one_rope import OwnerStand, Part, Unit
from ropeteam.core.vocabulary import Basis, ConversationKind, Role
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.flows import conversations, exports, handover, handover_letters, questions_twice, signals
from ropeteam.flows.conversations import Present
from ropeteam.flows.handover_dossier import Dossier, dossier
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import questions_twice as twice_query
from ropeteam.store.queries.handover_talks import roles_in
from ropeteam.wording.letters import written

SIGNED = TODAY + timedelta(days=2)


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """What the sentences are about is none of the dossier's business."""


def told(world: World, actor: Actor | None = None, *, on: date = TODAY) -> Dossier:
    deal = models.Deal.objects.select_related("account", "product", "company").get(pk=world.deal.pk)
    return dossier(deal, actor=actor or world.services, on=on)


def talk(world: World, key: str, day: date, kind: ConversationKind, *people: Present) -> models.Conversation:
    return conversations.know_of(
        world.company, actor=OPERATOR, key=key, kind=kind, held_on=day, deal=world.deal,
        present=[*people, Present("Paul Ebner", "customer")], basis=Basis.CONSENT,
    )  # fmt: skip


GESA, NORA = Present("Gesa Holm", "services"), Present("Nora Lindt", "seller")


class TestTheDossier:
    def test_holds_goals_promises_limits_and_what_no_contract_holds(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        report = models.Promise.objects.create(
            deal=world.deal, key="p-report", sentence="Die Berichte bekommen Sie als PDF.", said_on=TODAY,
            source="manual", capability=models.Capability.objects.get(key="berichte"),
        )  # fmt: skip
        models.Judgement.objects.create(
            promise=report, fit="limited", backing="limited", rule_version="t", judged_on=TODAY
        )

        found = told(world)

        assert [row.quote for row in found.goals] == [world.need.quote]
        lines = {row.sentence: row for row in found.promises}
        assert lines[report.sentence].limits == ("höchstens 500 Seiten",)
        assert [row.sentence for row in found.untold] == [report.sentence]
        assert (lines[promise.sentence].due, found.contract) == (date(2027, 6, 30), False)
        assert {point.topic: point.n for point in found.agenda}[Topic.LIMITS_UNTOLD] == 1

    def test_keeps_a_sentence_of_the_ropes_from_others_but_not_that_it_is_there(self, world: World) -> None:
        now = timezone.localdate(world.promise_training.created_at)

        assert {row.sentence for row in told(world, world.seller, on=now).promises} >= {world.promise_training.quote}
        assert [row.sentence for row in told(world, on=now).promises] == ["", ""]

    def test_gives_the_customers_words_only_to_who_may_read_the_talks(self, world: World) -> None:
        handed_over(world.deal, seller=world.seller, services=world.services)

        for who in (world.management, world.works_council, world.other_seller):
            found = told(world, who)
            assert (found.goals, found.twice, found.may_words) == ((), (), False)
        assert len(told(world, world.presales).goals) == len(told(world).twice) == 1

    def test_costs_as_many_statements_for_ten_promises_as_for_two(self, world: World) -> None:
        with CaptureQueriesContext(connection) as few:
            told(world)
        for no in range(8):
            row = models.Promise.objects.create(
                deal=world.deal, key=f"p{no}", sentence=f"Nummer {no} bekommen Sie.", said_on=TODAY, source="manual",
                capability=world.offline,
            )  # fmt: skip
            models.Judgement.objects.create(
                promise=row, fit="roadmap", backing="roadmap", rule_version="t", judged_on=TODAY,
                roadmap_version=world.offline_item.versions.get(),
            )  # fmt: skip

        with CaptureQueriesContext(connection) as many:
            told(world)
        assert len(many) <= len(few) + 6  # what is only asked where something stands in the ledger

    def test_is_told_in_the_export_with_gaps_and_warmth(self, world: World) -> None:
        sign(world)
        (row,) = exports.handover(world.company, deal=world.deal, today=LATER)

        assert (row["gaps_agreed"], row["requirement_gaps"]) == ([], [])
        assert row["parts"][WarmthPart.ACCEPTED] is None  # services wrote nothing down here: unknown, not cold


def sign(world: World) -> models.Deal:
    for signal in (world.promise_offline, world.promise_training):
        signals.confirm(signal, actor=world.seller, on=TODAY)
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=SIGNED)
    return models.Deal.objects.get(pk=world.deal.pk)


class TestWarmth:
    def test_counts_what_services_saw_and_accepted_and_who_was_there(self, world: World) -> None:
        handed_over(world.deal, seller=world.seller, services=world.services)
        talk(world, "w1", TODAY, ConversationKind.MEETING, GESA, NORA)
        deal = sign(world)
        kickoff, end = SIGNED + timedelta(days=10), SIGNED + timedelta(days=90)
        handover.say(deal, actor=world.services, verdict=HandoverVerdict.ACCEPT, on=SIGNED + timedelta(days=9))
        talk(world, "w2", kickoff, ConversationKind.KICKOFF, GESA, NORA)

        found = told(world, on=end)

        parts = {part.part: part.happened for part in found.warmth.parts}
        assert parts == {
            WarmthPart.SERVICES_BEFORE_SIGNATURE: True, WarmthPart.PROMISES_SEEN: True, WarmthPart.ACCEPTED: True,
            WarmthPart.JOINT_KICKOFF: True, WarmthPart.SALES_STAYED: True,
        }  # fmt: skip
        assert found.overlap.owner == OwnerStand.TOLD
        assert found.overlap.before == Part(Unit.TALKS, 1, 3)

    def test_of_a_promise_nobody_saw_is_no(self, world: World) -> None:
        deal = sign(world)
        handover.say(deal, actor=world.services, verdict=HandoverVerdict.ACCEPT, on=SIGNED)
        talk(world, "w2", SIGNED + timedelta(days=3), ConversationKind.KICKOFF, GESA, NORA)

        parts = {part.part: part.happened for part in told(world, on=SIGNED + timedelta(days=40)).warmth.parts}

        assert (parts[WarmthPart.PROMISES_SEEN], parts[WarmthPart.ACCEPTED]) == (False, True)

    def test_sent_back_before_the_kickoff_was_not_accepted_by_it(self, world: World) -> None:
        deal, why = sign(world), [handover.Reason(HandoverReasonCode.NO_CAPACITY)]
        handover.say(deal, actor=world.services, verdict=HandoverVerdict.ACCEPT, on=SIGNED)
        back = SIGNED + timedelta(days=1)
        handover.say(deal, actor=world.services, verdict=HandoverVerdict.REJECT, reasons=why, on=back)
        talk(world, "w2", SIGNED + timedelta(days=3), ConversationKind.KICKOFF, GESA, NORA)

        parts = {part.part: part.happened for part in told(world, on=SIGNED + timedelta(days=40)).warmth.parts}

        assert parts[WarmthPart.ACCEPTED] is False


def test_who_joined_services_later_was_not_services_in_an_earlier_talk(world: World) -> None:
    person = world.other_seller.person
    assert person is not None
    met = talk(world, "o1", TODAY, ConversationKind.MEETING)
    met.participants.create(no=9, name=person.name, side="ours", person=person)
    models.RoleGrant.objects.create(person=person, role=Role.SERVICES.value, from_day=TODAY + timedelta(days=1))

    assert Role.SERVICES not in roles_in([met.pk]).get(met.pk, frozenset())
    models.Conversation.objects.filter(pk=met.pk).update(held_on=TODAY + timedelta(days=1))
    assert Role.SERVICES in roles_in([met.pk])[met.pk]


def test_a_deal_sent_back_reaches_its_rope_by_letter_with_codes_and_no_sentence(world: World) -> None:
    for person in (world.seller.person, world.presales.person, world.other_seller.person):
        assert person is not None
        models.Person.objects.filter(pk=person.pk).update(mail=f"{person.key}@example.com")
    deal = sign(world)
    handover.say(
        deal, actor=world.services, verdict=HandoverVerdict.REJECT, words="so nicht", on=SIGNED,
        reasons=[handover.Reason(HandoverReasonCode.SCOPE_UNCLEAR)],
    )  # fmt: skip
    event = models.Event.objects.filter(code="handover.rejected").latest("pk")

    reactions.react(event.pk, on=SIGNED)
    handover_letters.write_back(event.data["word"], on=SIGNED, speak=written)  # again: the same letters

    letters = models.MailOut.objects.filter(key__startswith="handover-")
    assert {row.to for row in letters} == {world.seller.person, world.presales.person}
    text = letters[0].text
    assert "Leistungsumfang unklar" in text or "scope unclear" in text
    assert "so nicht" not in text
    assert world.promise_offline.quote not in text


def test_who_was_services_once_does_not_ask_again_as_services(world: World) -> None:
    person = world.other_seller.person
    assert person is not None
    models.RoleGrant.objects.create(person=person, role=Role.SERVICES.value, to_day=TODAY - timedelta(days=1))
    talks = {}
    for key, day in (("s1", TODAY - timedelta(days=1)), ("s2", TODAY), ("signed", SIGNED)):
        met = talks[key] = talk(world, key, day, ConversationKind.MEETING)
        met.participants.create(no=9, name=person.name, side="ours", person=person)
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=SIGNED)
    found = list(models.Conversation.objects.filter(key__in=talks).select_related("deal"))

    with CaptureQueriesContext(connection) as asked:
        assert twice_query.asking_again(found) == {talks["s1"].pk, talks["signed"].pk}

    assert len(asked) == 2, "of all talks at once"


class TestQuestionsAskedTwice:
    FIRST = (
        "Nora Lindt: Wer pflegt bei Ihnen die Stammdaten der Maschinen?\nPaul Ebner: Das macht die Instandhaltung.\n"
    )
    AGAIN = "Gesa Holm: Wer pflegt bei Ihnen denn die Stammdaten der Maschinen?\nPaul Ebner: Wie gesagt, die Instandhaltung.\n"

    def hear(self, world: World, key: str, day: date, words: str, *people: Present) -> models.Conversation:
        held = talk(world, key, day, ConversationKind.MEETING, *people)
        conversations.take_in(held, actor=OPERATOR, data=words.encode(), file_name=f"{key}.txt")
        conversations.listen_to(held.texts.get().pk, on=TODAY)
        return held

    def test_are_found_where_services_ask_again_whatever_came_in_first(self, world: World) -> None:
        again = self.hear(world, "q2", TODAY, self.AGAIN, GESA)
        assert questions_twice.look_in(again.pk) == 0  # nothing to hold it against yet
        first = self.hear(world, "q1", TODAY - timedelta(days=20), self.FIRST, NORA)

        assert questions_twice.look_in(first.pk) == 1
        assert questions_twice.look_in(again.pk) == 0  # booked once

        (one,) = told(world).twice
        assert (one.talk, one.earlier_talk, one.same) == (again, first, None)
        assert (one.question, one.earlier) == (
            "Wer pflegt bei Ihnen denn die Stammdaten der Maschinen?",
            "Wer pflegt bei Ihnen die Stammdaten der Maschinen?",
        )

    def test_are_none_while_the_seller_asks_again_in_the_sale(self, world: World) -> None:
        self.hear(world, "q1", TODAY - timedelta(days=20), self.FIRST, NORA)
        again = self.hear(world, "q2", TODAY, self.AGAIN.replace("Gesa Holm", "Nora Lindt"), NORA)

        assert questions_twice.look_in(again.pk) == 0
        assert Role.SERVICES not in world.seller.roles

    def test_are_the_same_only_by_a_persons_word(self, world: World) -> None:
        row = handed_over(world.deal, seller=world.seller, services=world.services)
        (one,) = twice_query.of_deal(world.deal)
        assert (one.row, one.same) == (row, False)  # the last word holds
        with pytest.raises(Refused, match="question_twice_said"):
            questions_twice.say(row, actor=world.seller, same=False, on=TODAY)
        with pytest.raises(NotAllowed):
            questions_twice.say(row, actor=world.other_seller, same=True, on=TODAY)
