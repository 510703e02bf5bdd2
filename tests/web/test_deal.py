"""One deal: what stands at its gate, what each role may do there, and that nothing is quietly taken off the list."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from web.conftest import Look, Open

from ropeteam.core.embargo import opens_on
from ropeteam.core.vocabulary import Fit
from ropeteam.flows import signals
from ropeteam.store import models
from ropeteam.web import actors

OFFLINE = "Das bekommen Sie von uns bis Ende Juni"

SAID, ASKED = "Behauptungen, die nicht stimmen", "Stimmen diese Behauptungen?"


def show(client: Client, deal: int, **query: object) -> str:
    return client.get(reverse("deals_deal", args=[deal]), query).content.decode()


def untouched(look: Look, built: World) -> str:
    """The deal's page as its seller reads it before anybody did anything."""
    return look("seller", "deals_deal", built.deal.pk)


def main(html: str) -> str:
    return html.split("<main")[1]


def confirmed(world: World) -> models.Promise:
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    return promise


class TestGate:
    def test_says_what_was_not_heard(self, built: World, look: Look) -> None:
        html = untouched(look, built)

        assert "1 von 2 Gesprächen gehört" in html
        assert reverse("conversations_talk", args=[built.unheard.pk]) in html
        assert "Notiz nachtragen" in html

    def test_of_a_deal_that_was_opened_again_says_no_day_of_its_earlier_handover(
        self, world: World, sign_in: Open
    ) -> None:
        earlier, client, deal = date(2026, 9, 30), sign_in(world.other_seller), world.confidential.pk
        models.Deal.objects.filter(pk=deal).update(handover_on=earlier)
        opened_again = show(client, deal)
        models.Deal.objects.filter(pk=deal).update(signed_on=TODAY)
        signed_again = show(client, deal)
        models.Deal.objects.filter(pk=deal).update(signed_on=earlier)

        assert "übergeben 30.09.2026" not in opened_again + signed_again
        assert "übergeben 30.09.2026" in show(client, deal)

    def test_of_a_signed_deal_asks_what_is_open_still(self, world: World, sign_in: Open) -> None:
        client, deal = sign_in(world.other_seller), world.confidential.pk
        models.Deal.objects.filter(pk=deal).update(signed_on=date(2026, 9, 30))

        now, then = show(client, deal), show(client, deal, as_of="2026-09-01")

        assert "Unterschrieben am 30.09.2026: Was ist noch offen?" in now
        assert "Darf unterschrieben werden?" not in now
        assert "Darf unterschrieben werden?" in then

    def test_lists_what_blocks_in_its_box_with_who_must_act_and_one_way_to_it(self, built: World, look: Look) -> None:
        box = untouched(look, built).split('class="blockers"')[1].split("</ul>")[0]

        for signal in (built.promise_offline, built.promise_training):
            assert f'href="#s{signal.pk}"' in box
            assert signal.quote in box
        assert "niemand hat hingesehen (Vertrieb)" in box
        assert "kein angenommener Leistungsumfang" not in box, "a notice does not block"

    def test_a_state_can_be_kept(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        client.post(reverse("deals_gate_runs", args=[world.deal.pk]))

        assert models.GateRun.objects.get().result == "blocked"

    def test_a_formless_request_answers_with_what_stands_now(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).post(
            reverse("signal_word", args=[world.promise_offline.pk]),
            {"verdict": "confirmed"},
            headers={"HX-Request": "true", "HX-Target": "standing"},
        )

        html = response.content.decode()
        assert html.lstrip().startswith('<div id="standing"')
        assert 'id="deal-gate" hx-swap-oob="true"' in html
        assert f'id="p{models.Promise.objects.get().pk}"' in html


class TestOwnPromise:
    """Demonstration 2: a seller dismisses an own promise, or never looks; the gate still knows."""

    def test_dismissing_it_alone_changes_nothing_at_the_gate(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        word = reverse("signal_word", args=[world.promise_offline.pk])

        client.post(word, {"verdict": "dismissed"})
        assert not models.SignalReview.objects.exists()
        assert "Bitte nennen Sie einen Grund." in show(client, world.deal.pk)

        client.post(word, {"verdict": "dismissed", "reason": "war nur laut gedacht"})
        html = main(show(client, world.deal.pk))
        assert OFFLINE in html
        assert "vom eigenen Vertrieb verworfen, niemand hat zugestimmt" in html
        assert "gate-blocked" in html

    def test_only_a_second_person_takes_it_off(self, world: World, sign_in: Open) -> None:
        sign_in(world.seller).post(
            reverse("signal_word", args=[world.promise_offline.pk]),
            {"verdict": "dismissed", "reason": "war nur laut gedacht"},
        )
        second = reverse("signal_word_second", args=[world.promise_offline.pk])

        sign_in(world.seller).post(second)
        sign_in(world.management).post(second)
        assert OFFLINE in main(show(sign_in(world.seller), world.deal.pk))

        sign_in(world.services).post(second)
        assert OFFLINE not in main(show(sign_in(world.seller), world.deal.pk))

    def test_not_looking_is_no_way_through(self, built: World, look: Look) -> None:
        html = main(untouched(look, built))

        assert "gate-blocked" in html
        assert "Noch nicht." in html
        assert html.split('id="promises-h"')[1].count("niemand hat hingesehen") == 2


class TestEmbargo:
    def test_opens_to_all_after_two_working_days(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        heard = actors.timezone.localtime(world.promise_offline.created_at).date()
        monkeypatch.setattr(actors.timezone, "localdate", lambda: opens_on(heard))

        assert OFFLINE in main(show(sign_in(world.works_council), world.deal.pk))

    def test_holds_in_the_ledger_its_csv_and_on_the_products_pages(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        for address in (
            reverse("promises"),
            reverse("product_capability", args=[world.offline.pk]),
            reverse("product_item", args=[world.offline_item.pk]),
        ):
            assert OFFLINE not in client.get(address).content.decode()
        csv = client.get(reverse("promises_csv"))
        assert OFFLINE not in b"".join(csv.streaming_content).decode()  # type: ignore[attr-defined]


class TestNames:
    def test_the_lack_of_a_role_is_shown(self, built: World, look: Look) -> None:
        assert "Professional Services: noch niemand" in untouched(look, built)


class TestOverride:
    def ask(self, client: Client, world: World, **more: str) -> None:
        data = {"about": f"s{world.promise_offline.pk}", "code": "unreviewed", "reason": "Der Kunde weiß es.", **more}
        client.post(reverse("deals_overrides", args=[world.deal.pk]), data)

    def test_needs_management_and_product(self, world: World, sign_in: Open) -> None:
        self.ask(sign_in(world.management), world)
        asked = models.OverrideAsk.objects.get()
        assert models.OverrideRequest.objects.get().by == world.management.person
        assert not models.Override.objects.exists()

        sign_in(world.management).post(reverse("override_second", args=[asked.pk]))
        assert not models.Override.objects.exists()

        sign_in(world.product_manager).post(reverse("override_second", args=[asked.pk]))
        assert models.Override.objects.get().by == world.management.person
        html = show(sign_in(world.seller), world.deal.pk)
        assert "Ausnahme erteilt" in html

    def test_is_refused_whole_without_a_reason(self, world: World, sign_in: Open) -> None:
        self.ask(sign_in(world.management), world, reason=" ")

        assert not models.OverrideAsk.objects.exists()
        assert not models.GateRun.objects.exists()


class TestDeeds:
    """What each role is offered is what it may do."""

    def test_a_promise_is_taken_back_only_when_the_customer_knows(self, world: World, sign_in: Open) -> None:
        promise = confirmed(world)
        client = sign_in(world.seller)
        end = reverse("promise_end", args=[promise.pk])

        client.post(end, {"outcome": "withdrawn"})
        assert not models.PromiseEnd.objects.exists()

        client.post(end, {"outcome": "withdrawn", "told_on": "2026-11-13", "told_how": "Anruf bei Herrn Ebner"})
        html = main(show(client, world.deal.pk))
        assert "Anruf bei Herrn Ebner" in html
        assert "zurückgenommen am 16.11.2026" in html

    def test_a_new_wording_keeps_its_history(self, world: World, sign_in: Open) -> None:
        promise = confirmed(world)
        client = sign_in(world.seller)

        client.post(reverse("promise_wording", args=[promise.pk]), {"sentence": "Bedienung ohne Netz mit Version 9.0"})

        new = models.Promise.objects.get(replaces=promise)
        assert OFFLINE in client.get(reverse("promises_promise", args=[new.pk])).content.decode()
        assert "Neu gefasst als" in client.get(reverse("promises_promise", args=[promise.pk])).content.decode()

    def test_services_accept_work_with_days_and_price_as_germans_type_them(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_training, actor=world.seller, on=TODAY).promise
        assert promise is not None

        sign_in(world.services).post(
            reverse("promise_scope", args=[promise.pk]), {"text": "Zwei Runden", "days": "2,5", "price": "3.200,50"}
        )

        scope = models.Scope.objects.get()
        assert (float(scope.days or 0), float(scope.price or 0)) == (2.5, 3200.5)

    def test_a_persons_judgement_is_shown_with_its_reason(self, world: World, sign_in: Open) -> None:
        promise = confirmed(world)

        sign_in(world.product_manager).post(
            reverse("promise_judgement", args=[promise.pk]),
            {"fit": "declined", "reason": "Zu gefährlich in der Halle."},
        )

        assert promise.judgements.order_by("-pk")[0].fit == Fit.DECLINED
        assert "Zu gefährlich in der Halle." in show(sign_in(world.seller), world.deal.pk)

    def test_a_wrong_day_is_said_and_nothing_written(self, world: World, sign_in: Open) -> None:
        promise = confirmed(world)
        client = sign_in(world.seller)

        client.post(reverse("promise_limit_told", args=[promise.pk]), {"told_on": "gestern", "told_how": "E-Mail"})

        assert not models.LimitTold.objects.exists()
        assert "Bitte einen Tag angeben." in show(client, world.deal.pk)

    def test_an_uncarried_claim_waits_until_the_customer_knows(self, world: World, sign_in: Open) -> None:
        models.Judgement.objects.create(
            signal=world.claim_sap,
            fit="declined",
            backing="unbacked",
            reasons=[{"code": "not_on_roadmap"}],
            rule_version="t",
            judged_on=TODAY,
        )
        client = sign_in(world.seller)
        unseen = show(client, world.deal.pk)
        assert ASKED in unseen, "what nobody looked at is asked, not said"
        assert SAID not in unseen

        signals.confirm(world.claim_sap, actor=world.seller, on=TODAY)
        confirmed = show(client, world.deal.pk)
        assert SAID in confirmed
        assert ASKED not in confirmed

        client.post(
            reverse("signal_correction", args=[world.claim_sap.pk]), {"told_on": "2026-11-13", "told_how": "E-Mail"}
        )

        put_right = show(client, world.deal.pk)
        assert SAID not in put_right
        assert ASKED not in put_right

    def test_a_claim_that_is_not_surely_judged_is_asked_also_when_a_person_heard_it(
        self, world: World, sign_in: Open
    ) -> None:
        signals.confirm(world.claim_sap, actor=world.seller, on=TODAY)
        models.Judgement.objects.create(
            signal=world.claim_sap,
            fit="in_review",
            backing="unbacked",
            reasons=[{"code": "limit_unsure", "limit": 0, "said": "9"}],
            rule_version="t",
            judged_on=TODAY,
        )

        html = show(sign_in(world.seller), world.deal.pk)

        assert ASKED in html
        assert SAID not in html


class TestAsOf:
    @pytest.mark.parametrize("text", ["gestern", "2026-13-01", "2999-01-01"])
    def test_takes_no_nonsense(self, text: str, built: World, look: Look) -> None:
        assert "<main" in look("other_seller", "deals_deal", built.confidential.pk, as_of=text)
