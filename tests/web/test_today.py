"""Today: what needs whom, by role; and a kind word when nothing does."""

from __future__ import annotations

import re

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.days import falls_due
from flows.travel import react
from web.conftest import Look, Open

from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import asks, change_requests, overrides, promises, signals
from ropeteam.store import models
from ropeteam.store.queries.today import Section, sections


def of(world: World, who: str) -> dict[str, Section]:
    return {section.code: section for section in sections(world.everyone[who], on=TODAY)}


class TestSections:
    def test_a_seller_sees_what_was_heard_and_what_stands_in_the_way(self, world: World) -> None:
        found = of(world, "seller")

        assert list(found) == ["confirm", "gates", "unheard"]
        asked = {signal.pk for signal in found["confirm"].rows}
        assert asked == {world.promise_offline.pk, world.promise_training.pk}
        assert dict(found["gates"].rows[0].blocking)["unreviewed"] == 2
        assert [row.pk for row in found["unheard"].rows] == [world.unheard.pk]

    def test_a_claim_that_is_carried_bothers_nobody(self, world: World) -> None:
        asked = [signal.pk for signal in of(world, "seller")["confirm"].rows]

        assert world.claim_sap.pk not in asked

    def test_a_claim_asks_only_where_the_customer_heard_it(self, world: World) -> None:
        signals.relink(world.claim_sap, actor=world.seller, capability=world.offline, on=TODAY)
        ours = {world.promise_offline.pk, world.promise_training.pk}
        assert {one.pk for one in of(world, "seller")["confirm"].rows} == {*ours, world.claim_sap.pk}

        models.Conversation.objects.filter(pk=world.conversation.pk).update(internal=True)

        assert {one.pk for one in of(world, "seller")["confirm"].rows} == ours

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
        asked = asks.ask(actor=world.seller, text="Bedienung per Sprache?", on=TODAY, deal=world.deal).ask
        asks.pick(asked, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT)
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

        react()

        assert "asks" not in of(world, "product")
        answer = of(world, "seller")["answers"].rows[0]
        assert (answer.decision.kind, answer.decision.reason) == ("no", "Zu laut in der Halle.")

    def test_a_promise_is_due_soon(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        assert "due" not in of(world, "seller")

        falls_due(promise, TODAY)

        assert [row.pk for row in of(world, "seller")["due"].rows] == [promise.pk]


class TestPage:
    def test_says_kindly_that_nothing_waits(self, look: Look) -> None:
        html = look("services", "today")

        assert "Nichts wartet auf Sie" in html
        assert reverse("note") in html

    def test_of_a_company_without_a_deal_says_where_to_begin(self, look: Look) -> None:
        html = look("stranger", "today")

        assert "Hier beginnt der Weg" in html
        assert "Nichts wartet auf Sie" not in html, "nothing was heard there, so nothing is all right"

    def test_offers_the_works_council_nothing_to_write(self, look: Look) -> None:
        html = look("works_council", "today")

        assert "Sie lesen mit" in html
        assert f'href="{reverse("ask")}"' not in html
        assert f'href="{reverse("note")}"' not in html
        assert f'<a class="button" href="{reverse("incentives_report")}">' in html, (
            "what it is there for is one click away"
        )

    def test_names_the_cure_of_a_blocked_gate(self, look: Look) -> None:
        html = look("seller", "today")

        assert "Was hilft:" in html
        assert "2 Vorschläge nicht angesehen" in html


class TestCounts:
    def test_of_the_tiles_add_up_to_what_waits_and_what_is_only_to_be_known(self, world: World, sign_in: Open) -> None:
        asked = asks.ask(actor=world.seller, text="Bedienung per Sprache?", on=TODAY, deal=world.deal).ask
        asks.pick(asked, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT)

        html = sign_in(world.seller).get(reverse("today")).content.decode()

        tiles = [int(n) for n in re.findall(r'class="count(?: count-known)?" href="#\w+"><b>(\d+)', html)]
        waiting = int(re.findall(r"(\d+) Dinge warten auf Sie", html)[0])
        assert sum(tiles) == waiting + 1
        assert "Dazu eine Sache, die Sie nur wissen sollten." in html
        assert html.count("count-known") == 1


class TestUnjudged:
    def test_is_told_apart_from_a_no(self, world: World, sign_in: Open) -> None:
        def judged(fit: str, *reasons: str) -> str:
            models.Judgement.objects.create(
                signal=world.promise_offline, fit=fit, backing="unbacked", rule_version="t", judged_on=TODAY,
                reasons=[{"code": code} for code in reasons],
            )  # fmt: skip
            html = sign_in(world.seller).get(reverse("today")).content.decode()
            return html.split(f'id="signal-{world.promise_offline.pk}"')[1].split("</li>")[0]

        nothing, unsure, no = judged("unknown"), judged("in_review", "capability_unsure"), judged("declined")

        assert '<span class="v-open">noch nicht beurteilt</span>' in nothing
        assert '<span class="v-open">ungedeckt, noch unsicher</span>' in unsure
        assert '<span class="v-empty">ungedeckt</span>' in no
        assert "v-empty" not in nothing + unsure


class TestOverrides:
    """An override on Today names the sentence it is about, but not to who may not read it yet."""

    @pytest.fixture
    def asked(self, world: World) -> models.Signal:
        about = f"signal:{world.promise_offline.pk}"
        overrides.ask_about(
            world.deal, actor=world.management, about=about, code="unreviewed", reason="Der Kunde weiß es.", on=TODAY
        )
        return world.promise_offline

    def row(self, world: World, sign_in: Open) -> str:
        html = sign_in(world.product_manager).get(reverse("today")).content.decode()
        return html.split('id="override-')[1].split("</li>")[0]

    def test_hide_a_sentence_that_is_the_ropes_alone(self, asked: models.Signal, world: World, sign_in: Open) -> None:
        row = self.row(world, sign_in)

        assert asked.quote not in row
        assert "nur für das Seil lesbar" in row
        assert f"#s{asked.pk}" in row

    def test_name_the_promise_it_became_and_lead_to_it(self, asked: models.Signal, world: World, sign_in: Open) -> None:
        promise = signals.confirm(asked, actor=world.seller, on=TODAY).promise
        assert promise is not None

        row = self.row(world, sign_in)

        assert promise.sentence in row
        assert f"#p{promise.pk}" in row
        assert "niemand hat hingesehen" in row
        assert "Grund: Der Kunde weiß es." in row
