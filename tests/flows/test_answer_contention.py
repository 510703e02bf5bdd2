"""Two people at once on a decision and its answers, with real transactions: one comes after the other, nothing is lost."""

from __future__ import annotations

from threading import Thread

from cast import TODAY, World
from django.db import connections
from flows.at_once import at_once
from flows.travel import asked_by_customer, asked_by_seller

from ropeteam.core.answers import AnswerFacts
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answers, change_requests, request_merging, solutions
from ropeteam.store import models
from ropeteam.store.queries import answers as query
from ropeteam.wording.answer import to_customer


def wish(world: World, title: str = "Ohne Netz") -> models.ChangeRequest:
    return change_requests.create(world.product, actor=world.product_manager, title=title)


class TestTwoAtOnce:
    def test_decide_and_the_second_is_told_what_the_first_said(self, open_world: World) -> None:
        pm, row = open_world.product_manager, wish(open_world)

        def decide(kind: DecisionKind) -> models.Decision:
            return change_requests.decide_on(row, actor=pm, kind=kind, reason="weil", on=TODAY, seen=0)

        found = at_once(lambda: decide(DecisionKind.NO), lambda: decide(DecisionKind.STUDY))

        (made,) = models.Decision.objects.all()
        assert f"decision_newer.{made.kind}" in found
        assert made in found

    def test_give_the_same_answers_and_each_asker_has_one(self, open_world: World) -> None:
        pm, row = open_world.product_manager, wish(open_world)
        asked_by_customer(open_world, row)
        asked_by_seller(open_world, row)
        change_requests.decide_on(row, actor=pm, kind=DecisionKind.NO, reason="weil", on=TODAY)

        found = at_once(*[lambda: answers.give(row.pk, on=TODAY, speak=to_customer)] * 3)

        assert sorted(map(len, found)) == [0, 0, 2]
        assert (models.Answer.objects.count(), models.AnswerWords.objects.count()) == (2, 2), (
            "one letter, two languages"
        )

    def test_tell_the_customer_and_it_is_noted_once(self, open_world: World) -> None:
        row = wish(open_world)
        asked_by_customer(open_world, row)
        change_requests.decide_on(row, actor=open_world.product_manager, kind=DecisionKind.NO, reason="weil", on=TODAY)
        (answer,) = answers.give(row.pk, on=TODAY, speak=to_customer)

        at_once(
            lambda: answers.tell(answer, actor=open_world.seller, how="am Telefon", on=TODAY),
            lambda: answers.tell(answer, actor=open_world.presales, how="per E-Mail", on=TODAY),
        )

        assert sorted(answer.receipts.values_list("kind", flat=True)) == ["customer_told", "seller_read"]

    def test_one_words_it_while_it_is_drafted_anew_and_the_persons_words_stand(self, open_world: World) -> None:
        row = wish(open_world)
        asked_by_customer(open_world, row)
        item = open_world.offline_item
        change_requests.decide_on(
            row, actor=open_world.product_manager, kind=DecisionKind.ACCEPT, reason="ja", on=TODAY, roadmap_item=item
        )
        (answer,) = answers.give(row.pk, on=TODAY, speak=to_customer)
        writer: list[Thread] = []

        def write() -> None:
            answers.write_words(answer, actor=open_world.seller, language="de", text="Ja, im Sommer.", on=TODAY)
            connections.close_all()

        def speak(facts: AnswerFacts, language: str) -> str:
            if not writer:
                writer.append(Thread(target=write))
                writer[0].start()
                writer[0].join(timeout=0.5)  # long enough to get in between, were the wish not held
            return "Entwurf"

        answers.redraft(roadmap_item_id=item.pk, on=TODAY, speak=speak)
        writer[0].join()

        assert query.words_now(answer)["de"].text == "Ja, im Sommer."

    def test_one_merges_while_answers_are_given_and_nobody_goes_without(self, open_world: World) -> None:
        pm, row, into = open_world.product_manager, wish(open_world), wish(open_world, "Offline")
        asker = asked_by_customer(open_world, row)
        for each, kind in ((row, DecisionKind.STUDY), (into, DecisionKind.NO)):
            change_requests.decide_on(each, actor=pm, kind=kind, reason="weil", on=TODAY)

        at_once(
            lambda: answers.give(row.pk, on=TODAY, speak=to_customer),
            lambda: request_merging.merge(row, into, actor=pm, on=TODAY),
        )
        answers.give(row.pk, on=TODAY, speak=to_customer)

        held = query.in_state(query.with_ticks(models.Answer.objects.filter(asker=asker)), query.WAITING, on=TODAY)
        assert [answer.decision.kind for answer in held] == ["no"]

    def test_use_a_pattern_while_product_retires_it(self, open_world: World) -> None:
        pm, row = open_world.product_manager, wish(open_world)
        decision = change_requests.decide_on(
            row, actor=pm, kind=DecisionKind.AS_IS, reason="geht", on=TODAY, capability=open_world.sap_export
        )
        pattern = solutions.write(actor=pm, need="Ohne Netz", how="Über Nacht.", on=TODAY, decision=decision)

        used, again, retired = at_once(
            lambda: solutions.use(pattern, actor=open_world.seller, helped=True, on=TODAY),
            lambda: solutions.use(pattern, actor=open_world.seller, helped=False, on=TODAY),
            lambda: solutions.retire(pattern, actor=pm, on=TODAY),
        )

        assert retired is None
        kept = models.PatternUse.objects.count()
        refused = [found for found in (used, again) if isinstance(found, str)]
        assert kept + len(refused) == 2
        assert set(refused) <= {"pattern_retired", "pattern_used_already"}
