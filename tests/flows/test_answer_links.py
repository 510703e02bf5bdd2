"""A question to product: told by letter, answered by one button, once; what a link can do and what it cannot."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from flows.asking import ADDRESS, asked, letter_about, link_of
from flows.at_once import at_once
from flows.meetings import NOW
from flows.travel import react

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.mailing import Outcome, Tried
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answer_links, mailing, product_answers
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import question_clock
from ropeteam.store.queries.questions import MOST
from ropeteam.wording.letters import written

NO = {"kind": DecisionKind.NO, "reason": "Das ist nicht geplant.", "condition": ""}


class TestTheLetter:
    def test_goes_to_product_with_an_address_for_each_answer_and_no_secret_is_kept(self, world: World) -> None:
        row = asked(world, capability=world.sap_export)

        react()

        letter = letter_about(row)
        assert letter.to == world.product_manager.person
        token = link_of(letter)
        assert [kind for _, kind in dict.fromkeys(ADDRESS.findall(letter.text))] == ["study", "later", "no", "as_is"]
        assert "Geht heute schon, mit „Export nach SAP“" in letter.text
        assert "Leitstand für zwei Werke" in letter.text
        assert token in letter.html
        assert not models.SignedLink.objects.filter(token_hash__contains=token[:12]).exists()

    def test_is_one_however_often_the_question_is_put(self, world: World) -> None:
        row = asked(world)
        react()

        assert answer_links.write(row.pk, now=NOW, on=TODAY, speak=lambda *_: pytest.fail("written twice")) == 0
        assert models.SignedLink.objects.count() == 1

    def test_goes_to_the_owner_of_the_capability_alone_where_there_is_one(self, world: World) -> None:
        other = models.Person.objects.create(
            company=world.company, key="uwe", name="Uwe Jahn", mail="uwe@kessel.example"
        )
        models.RoleGrant.objects.create(person=other, role="product")
        models.Capability.objects.filter(pk=world.offline.pk).update(owner=other)

        row = asked(world, capability=world.offline)
        react()

        assert letter_about(row).to == other

    def test_is_not_written_to_who_wants_none_nor_about_what_is_decided(self, world: World) -> None:
        first = asked(world)
        product_answers.answer(first, actor=world.product_manager, on=TODAY, **NO)
        react()
        person = world.product_manager.person
        assert person is not None
        mailing.switch(person, off=True, actor=world.product_manager)
        asked(world, "Gibt es das auch auf Finnisch?")
        react()

        assert not models.MailOut.objects.filter(key__startswith="question-").exists()

    def test_of_a_confidential_deal_tells_no_word_and_brings_no_link(self, world: World) -> None:
        seen = asked(world, "Geheimer Wunsch nach Offline", deal=world.confidential, actor=world.other_seller)
        react()
        assert not models.MailOut.objects.filter(key__startswith=f"question-{seen.pk}-").exists(), "not theirs to know"

        models.DealRole.objects.create(
            deal=world.confidential, person=world.product_manager.person, role="product", from_day=TODAY
        )
        answer_links.write(seen.pk, now=NOW, on=TODAY, speak=written)

        letter = letter_about(seen)
        assert "Geheimer" not in letter.text + letter.html + letter.subject
        assert "Nordwand" not in letter.text + letter.html
        assert not ADDRESS.findall(letter.text)
        assert f"/ask/{seen.pk}/answer/" in letter.text

    def test_of_a_confidential_deal_reaches_who_knows_it_past_owner_and_the_first_few(self, world: World) -> None:
        people = [
            models.Person.objects.create(
                company=world.company, key=f"p{n}", name=f"Person {n}", mail=f"p{n}@kessel.example"
            )
            for n in range(MOST + 1)
        ]
        models.RoleGrant.objects.bulk_create([models.RoleGrant(person=one, role="product") for one in people])
        models.Capability.objects.filter(pk=world.offline.pk).update(owner=people[0])
        models.DealRole.objects.create(deal=world.confidential, person=people[-1], role="product", from_day=TODAY)

        row = asked(world, deal=world.confidential, actor=world.other_seller, capability=world.offline)
        react()

        assert letter_about(row).to == people[-1]

    def test_keeps_no_secret_once_it_is_sent(self, world: World) -> None:
        row = asked(world)
        react()
        token = link_of(letter_about(row))

        models.MailOut.objects.update(next_at=NOW)  # by the database it waits from now on
        mailing.send_waiting(Postman(), clock=lambda: NOW)

        sent = letter_about(row)
        assert sent.sent_at is not None
        assert token not in sent.text + sent.html
        assert "/answer-by-link/…/no/" in sent.text


class Postman:
    def carry(self, row: models.MailOut) -> Tried:
        return Tried(Outcome.SENT)


class TestAnswers:
    def test_as_it_is_names_the_capability_and_only_product_gives_it(self, world: World) -> None:
        row = asked(world, capability=world.sap_export)
        answer = {"kind": DecisionKind.AS_IS, "reason": "Geht heute schon.", "on": TODAY}

        with pytest.raises(NotAllowed):
            product_answers.answer(row, actor=world.seller, **answer)
        decision = product_answers.answer(row, actor=world.product_manager, **answer)

        assert decision.kind == "as_is"
        assert decision.change_request.capability == world.sap_export

    def test_lie_ready_for_the_wish_it_was_merged_into(self, world: World) -> None:
        row = asked(world)
        other = asked(world, "Bedienung ohne WLAN")
        first, second = row.chosen_request, other.chosen_request
        assert first is not None
        assert second is not None
        models.ChangeRequest.objects.filter(pk=first.pk).update(merged_into=second)

        decision = product_answers.answer(row, actor=world.product_manager, on=TODAY, **NO)

        assert decision.change_request == second
        assert not question_clock.undecided(question_clock.asked_of_product()).exists()

    def test_a_question_that_was_not_put_has_none(self, world: World) -> None:
        row = asked(world)
        models.Ask.objects.filter(pk=row.pk).update(stand="not_yet")

        with pytest.raises(Refused, match="question_not_asked"):
            product_answers.answer(row, actor=OPERATOR, on=TODAY, **NO)


class TestTwoAtOnce:
    def test_of_a_link_one_answers(self, open_world: World) -> None:
        row = asked(open_world)
        answer_links.write(row.pk, now=NOW, on=TODAY, speak=written)
        token = link_of(letter_about(row))

        found = at_once(*[lambda: answer_links.use_link(token, now=NOW, on=TODAY, **NO)] * 3)

        assert found.count("link_used") == 2
        assert models.Decision.objects.count() == 1
