"""Today: what needs whom, by role; and a kind word when nothing does."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.urls import reverse
from web.conftest import Open

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests, promises, signals
from ropeteam.store.queries.today import Section, sections


def of(world: World, who: str) -> dict[str, Section]:
    return {section.code: section for section in sections(world.everyone[who], on=TODAY)}


class TestSections:
    def test_a_seller_sees_what_was_heard_and_what_stands_in_the_way(self, world: World) -> None:
        found = of(world, "seller")

        assert list(found) == ["confirm", "gates", "unheard"]
        talk = found["confirm"].rows[0]
        assert {signal.pk for signal in talk.signals} == {world.promise_offline.pk, world.promise_training.pk}
        assert found["gates"].rows[0].unreviewed == 2
        assert [row.pk for row in found["unheard"].rows] == [world.unheard.pk]

    def test_a_claim_that_is_carried_bothers_nobody(self, world: World) -> None:
        asked = [signal.pk for talk in of(world, "seller")["confirm"].rows for signal in talk.signals]

        assert world.claim_sap.pk not in asked

    @pytest.mark.parametrize("who", ["other_seller", "services", "works_council", "admin", "stranger"])
    def test_who_is_not_concerned_sees_nothing_of_it(self, who: str, world: World) -> None:
        assert "confirm" not in of(world, who)
        assert "unheard" not in of(world, who)

    def test_product_sees_needs_and_all_gates(self, world: World) -> None:
        found = of(world, "product")

        assert [signal.pk for signal in found["needs_heard"].rows] == [world.need.pk]
        assert [deal.pk for deal in found["gates"].rows] == [world.deal.pk]

    def test_work_without_a_scope_waits_for_services_until_they_accept_it(self, world: World) -> None:
        promise = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert promise is not None
        assert [row.pk for row in of(world, "services")["scopes"].rows] == [promise.pk]

        promises.accept_scope(
            world.deal, actor=world.services, text="Zwei Tage vor Ort", on=TODAY, promise=promise, days=2
        )

        assert "scopes" not in of(world, "services")

    def test_a_question_goes_to_product_and_its_answer_comes_back(self, world: World) -> None:
        asked = change_requests.ask(actor=world.seller, text="Bedienung per Sprache?", on=TODAY, deal=world.deal).ask
        change_requests.pick(asked, actor=world.seller, on=TODAY, stand=change_requests.AskStand.ASK_PRODUCT)
        assert [row.pk for row in of(world, "product")["asks"].rows] == [asked.pk]
        assert "answers" not in of(world, "seller")

        assert asked.chosen_request is not None
        change_requests.decide_on(
            asked.chosen_request,
            actor=world.product_manager,
            kind=DecisionKind.NO,
            reason="Zu laut in der Halle.",
            on=TODAY,
        )

        assert "asks" not in of(world, "product")
        answer = of(world, "seller")["answers"].rows[0]
        assert (answer.decision, answer.decision_reason) == ("no", "Zu laut in der Halle.")

    def test_a_promise_is_due_soon(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        assert "due" not in of(world, "seller")

        promise.due = TODAY
        promise.save()

        assert [row.pk for row in of(world, "seller")["due"].rows] == [promise.pk]


class TestPage:
    def test_says_kindly_that_nothing_waits(self, world: World, sign_in: Open) -> None:
        html = sign_in(world.services).get(reverse("today")).content.decode()

        assert "Nichts wartet auf Sie" in html
        assert reverse("note") in html

    def test_offers_the_works_council_nothing_to_write(self, world: World, sign_in: Open) -> None:
        html = sign_in(world.works_council).get(reverse("today")).content.decode()

        assert "Sie lesen mit" in html
        assert f'href="{reverse("ask")}"' not in html
        assert f'href="{reverse("note")}"' not in html

    def test_names_the_cure_of_a_blocked_gate(self, world: World, sign_in: Open) -> None:
        html = sign_in(world.seller).get(reverse("today")).content.decode()

        assert "Was hilft:" in html
        assert "2 Vorschläge nicht angesehen" in html
