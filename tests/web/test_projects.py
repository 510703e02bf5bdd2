"""Project, shared page, reference and renewal as people and customers see them."""

from __future__ import annotations

import re
from typing import Any

from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.delivered import accept, ask, contact, ordered, permitted, planned, signed
from web.conftest import Open
from web.signed_pages import lasting, words

from ropeteam.core.vocabulary import Fit, Role
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import ReferenceChannel, ReferenceScope, Tone
from ropeteam.flows import projects, promises, references, renewals, success_pages
from ropeteam.store import models
from ropeteam.wording.say import say

RUN = ("deals_risks", "risk_closing", "deals_next_step", "deals_wishes_heard", "order_taken_back", "deals_shares")


def risk_seen(world: World) -> models.ProjectRisk:
    facts = {"text": "Netz fehlt", "role": Role.SERVICES, "until": TODAY, "on": TODAY}
    return projects.see_risk(world.deal, actor=world.services, **facts)


def used(world: World) -> models.ReferenceUse:
    facts = {"scope": ReferenceScope.NAME, "channel": ReferenceChannel.DIRECT, "whom": "X", "expected": Tone.GOOD}
    return references.use(world.deal, contact(world), actor=world.seller, on=TODAY, **facts)


class TestTheProject:
    def test_goes_from_plan_to_acceptance_to_the_ledger(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        promise = promises.enter(deal, actor=world.seller, sentence="Ohne Netz.", on=TODAY)
        seller, address = sign_in(world.seller), reverse("deals_project", args=[deal.pk])
        plan = {"title": "Erste Anlage läuft", "day": "2026-12-01", "promise": promise.pk, "first_success": "on"}
        seller.post(reverse("deals_milestones", args=[deal.pk]), plan)
        row = deal.milestones.get()

        made = seller.post(
            reverse("milestone_signatures", args=[row.pk]),
            {"contact": contact(world).pk, "language": "de"},
            follow=True,
        )
        (token,) = re.findall(r"/sign/([\w-]+)/", made.content.decode())[:1]
        customer = Client()
        page = customer.get(reverse("signing", args=[lasting(token, world)]))
        assert "Abnahme eines Meilensteins" in words(page)
        assert "Ohne Netz." in words(page)
        shown = re.search(r'name="shown" value="(\w+)"', page.content.decode())
        given = {"shown": shown[1] if shown else "", "name": "Paul Ebner", "answer": "defects"}
        refused = customer.post(reverse("signing", args=[token]), given)
        assert (refused.status_code, models.Signature.objects.count()) == (409, 0)
        customer.post(reverse("signing", args=[token]), {**given, "answer": "yes"})

        assert "Der Kunde hat den Meilenstein abgenommen, der sie einlöst." in words(seller.get(address))
        seller.post(reverse("deals_delivered", args=[deal.pk]), {"promise": promise.pk, "outcome": "kept"})
        assert "Meilenstein „Erste Anlage läuft“, abgenommen von Paul Ebner" in words(seller.get(address))

    def test_says_that_a_second_person_is_waited_for(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        promise = promises.enter(deal, actor=world.seller, sentence="Ohne Netz.", on=TODAY)
        accept(world, planned(world, promise))
        sign_in(world.admin).post(reverse("gate_endings"), {"ending": ["kept"]})

        given = {"promise": promise.pk, "outcome": "kept"}
        page = sign_in(world.seller).post(reverse("deals_delivered", args=[deal.pk]), given, follow=True)

        assert say("deed.done.proposed", "de") in words(page)
        assert not models.PromiseEnd.objects.exists()

    def test_begins_with_what_services_aimed_at(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        models.FirstSuccess.objects.create(
            deal=deal, n=1, words="Die erste Meldung kommt an", by_day=TODAY, by=world.services.person, set_on=TODAY
        )

        page = sign_in(world.services).get(reverse("deals_project", args=[deal.pk])).content.decode()

        assert 'value="Die erste Meldung kommt an"' in page
        assert re.search(r'name="first_success" checked', page)
        assert not models.Milestone.objects.exists()

    def test_keeps_what_was_typed_where_it_is_refused(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        models.Account.objects.create(company=world.company, key="a9", name="Nordwerk GmbH")
        order = {"what": "Wie bei Nordwerk", "why": "Der zweite Bildschirm", "price": "1.200,50", "days": "2"}

        answer = sign_in(world.seller).post(reverse("deals_orders", args=[deal.pk]), order)

        assert answer.status_code == 422
        assert "Nordwerk“ ist der Name eines anderen Kunden" in words(answer)
        assert all(text in answer.content.decode() for text in ("Der zweite Bildschirm", "1.200,50"))
        assert not models.ChangeOrder.objects.exists()

    def test_keeps_what_was_ticked_and_says_why_where_the_form_is_gone(self, world: World, sign_in: Open) -> None:
        deal, seller = signed(world), sign_in(world.seller)
        models.Account.objects.create(company=world.company, key="a9", name="Nordwerk GmbH")
        old, new = (promises.enter(deal, actor=world.seller, sentence=text, on=TODAY) for text in ("Eins.", "Zwei."))
        row = planned(world, old)
        plan = {"title": "Wie bei Nordwerk", "day": "2026-12-01", "promise": new.pk, "dropped": "on", "why": "Darum"}

        form = seller.post(reverse("milestone_plans", args=[row.pk]), plan).content.decode().split(f'id="m{row.pk}"')[1]

        form = form.split("</form>")[1]
        assert re.findall(r'name="promise" value="(\d+)" checked', form) == [str(new.pk)]
        assert 'name="dropped" checked' in form
        accept(world, row)
        assert 'role="alert"' not in seller.get(reverse("deals_project", args=[deal.pk])).content.decode()
        answer = seller.post(reverse("milestone_plans", args=[row.pk]), {**plan, "title": "Anders"})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()

    def test_shows_later_words_to_who_may_read_talks(self, world: World, sign_in: Open) -> None:
        deal = signed(world, days=10)
        accept(world, planned(world), defects=True, words="Halle 2 fehlt.")
        address = reverse("deals_project", args=[deal.pk])

        inside, outside = words(sign_in(world.services).get(address)), words(sign_in(world.works_council).get(address))

        for text in ("Halle 2 fehlt.", world.need.quote):
            assert text in inside
            assert text not in outside
        assert "Diesen Satz liest zwei Werktage lang nur das Seil." in inside
        assert world.promise_offline.quote in words(sign_in(world.seller).get(address))

    def test_keeps_the_customers_own_words_before_their_eyes(self, world: World, sign_in: Open) -> None:
        signed(world, days=10)
        token = lasting(ask(world, planned(world), SignAbout.MILESTONE), world)
        address = reverse("signing", args=[token])
        shown = re.search(r'name="shown" value="(\w+)"', Client().get(address).content.decode())
        given = {
            "shown": shown[1] if shown else "",
            "name": "Paul Ebner",
            "answer": "defects",
            "defects": "Linie 4 fehlt.",
        }

        page = words(Client().post(address, given, follow=True))

        assert "Bestätigt von Paul Ebner" in page
        assert "Sie haben dazu geschrieben: Linie 4 fehlt." in page


class TestTheCustomersOrder:
    def test_shows_price_and_effort_as_they_are_agreed(self, world: World) -> None:
        signed(world)
        order = ordered(world, price=1200.5, days=1.5)
        token = lasting(ask(world, order, SignAbout.ORDER), world)

        german = words(Client().get(reverse("signing", args=[token])))
        english = words(Client().get(reverse("signing", args=[token]) + "?lang=en"))

        assert "1.200,50 €" in german.replace("\N{NO-BREAK SPACE}", " ")
        assert "Aufwand: 1,5 Tage" in german
        assert "€1,200.50" in english
        assert "Effort: 1.5 days" in english
        assert "defects" not in english


class TestTheSharedPage:
    def test_is_read_often_and_writes_nothing(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        promises.enter(deal, actor=world.seller, sentence="Der Export läuft.", on=TODAY, capability=world.sap_export)
        flying = promises.enter(deal, actor=world.seller, sentence="Fliegen kann er.", on=TODAY)
        promises.judge_by_person(flying, actor=world.presales, fit=Fit.DECLINED, reason="Intern: nein.", on=TODAY)
        share, token = success_pages.share(deal, contact(world), actor=world.services, on=TODAY)
        address = reverse("success", args=[lasting(token, world)])
        before = [
            models.Event.objects.count(),
            models.AccessLog.objects.count(),
            models.SignedLink.objects.values().get(),
        ]

        pages = [Client(headers={"accept-language": "fr"}).get(address) for _ in range(2)]

        assert [page.status_code for page in pages] == [200, 200]
        assert "Der Export läuft." in words(pages[0])
        for inside in ("Fliegen kann er.", "Intern", deal.title, "Vorschlag", "unbacked", "ungedeckt"):
            assert inside not in words(pages[0])
        assert pages[0]["Cache-Control"] == "no-store"
        assert before == [
            models.Event.objects.count(), models.AccessLog.objects.count(), models.SignedLink.objects.values().get(),
        ]  # fmt: skip
        assert Client().post(address).status_code == 405
        sign_in(world.services).post(reverse("share_called_back", args=[share.pk]))
        assert Client().get(address).status_code == 404

    def test_tells_its_secret_once(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        client = sign_in(world.services)

        made = client.post(reverse("deals_shares", args=[deal.pk]), {"contact": contact(world).pk}, follow=True)

        (token,) = set(re.findall(r"/success/([\w-]+)/", made.content.decode()))
        again = client.get(reverse("success_share", args=[deal.success_shares.get().pk]), follow=True)
        assert token not in again.content.decode()


class TestARefusedForm:
    def test_comes_back_as_it_was_sent_with_the_rule_at_its_field(self, world: World, sign_in: Open) -> None:
        deal = signed(world, days=10)
        order, risk = ordered(world), risk_seen(world)
        row, use = permitted(world), used(world)
        due = renewals.expect(deal, actor=world.seller, due=TODAY, on=TODAY)
        long, who = "x" * 2001, contact(world).pk
        permit = {
            "contact": who,
            "scope": ["name", "quote"],
            "channel": "press",
            "since": "2026-12-01",
            "until": "2026-11-30",
        }
        refused: list[tuple[str, int, dict[str, Any], str, list[str]]] = [
            ("deals_risks", deal.pk, {"text": "Kein Netz", "role": "product", "until": "gestern"}, "r-until",
             ["Kein Netz</textarea>", '"product" selected', 'value="gestern"']),
            ("risk_closing", risk.pk, {"how": long}, f"r-how{risk.pk}", [long]),
            ("deals_next_step", deal.pk, {"text": "Kickoff in Halle 2", "day": ""}, "n-day", ['value="Kickoff in Halle 2"']),
            ("deals_wishes_heard", deal.pk, {"signal": world.need.pk, "way": "given", "words": " "}, f"w-words{world.need.pk}",
             ['value="given" required checked']),
            ("order_taken_back", order.pk, {"reason": long}, f"o-back{order.pk}o", [long]),
            ("deals_shares", deal.pk, {"contact": who, "until": "2020-01-01"}, "sh-until", ['value="2020-01-01"']),
            ("deals_permissions", deal.pk, {**permit, "how": "Mail"}, "pe-until",
             ['value="quote" checked', 'value="press" checked', 'value="2026-12-01"', 'value="Mail"']),
            ("permission_taken_back", row.pk, {"how": long}, f"p-how{row.pk}", [long]),
            ("deals_reference_uses", deal.pk,
             {"contact": who, "scope": "talk", "channel": "press", "whom": "Fachblatt", "expected": "good"}, "u-contact",
             ['value="Fachblatt"', '"press" selected', '"talk" selected']),
            ("reference_came", use.pk, {"tone": "mixed", "words": long}, f"c-words{use.pk}", [long, '"mixed" selected']),
            ("renewal_outcome", due.pk, {"end": "moved", "words": "Urlaub", "new_day": "2026-11-01"}, "e-day",
             ["Urlaub</textarea>", 'value="moved" required checked', 'value="2026-11-01"']),
            ("deals_goals", deal.pk, {"signal": world.need.pk, "state": "partly", "words": ""}, f"g-words{world.need.pk}",
             ['value="partly" required checked']),
        ]  # fmt: skip
        for name, pk, data, at, kept in refused:
            actor = world.services if name in RUN else world.seller

            answer = sign_in(actor).post(reverse(name, args=[pk]), data)

            page = answer.content.decode()
            assert answer.status_code == 422, name
            assert f'id="{at}-wrong"' in page, (name, re.findall(r'id="([^"]+-wrong)"', page))
            assert re.search(rf'id="{at}"[^>]*aria-invalid="true"', page), name
            assert [text for text in kept if text not in page] == [], name
            assert page.count('role="alert"') == 1, name

    def test_says_at_the_field_that_was_left_empty_or_is_too_large(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        permit = {"contact": contact(world).pk, "until": "2027-01-01", "how": "Mail"}
        order = {"what": "Bildschirm", "why": "Halle 2", "price": "1200", "days": "999999999"}

        for actor, name, data, at in (
            (world.seller, "deals_permissions", {**permit, "channel": "press"}, "pe-scope"),
            (world.seller, "deals_permissions", {**permit, "scope": "name"}, "pe-channel"),
            (world.services, "deals_orders", order, "co-days-n"),
        ):
            page = sign_in(actor).post(reverse(name, args=[deal.pk]), data).content.decode()

            assert re.findall(r'id="([^"]+)-wrong"', page) == [at]

    def test_says_on_top_what_is_about_no_field(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        due = renewals.expect(deal, actor=world.seller, due=TODAY, on=TODAY)

        answer = sign_in(world.seller).post(
            reverse("renewal_outcome", args=[due.pk]), {"end": "renewed", "words": "Gern"}
        )

        page = answer.content.decode()
        assert (answer.status_code, page.count('role="alert"')) == (422, 1)
        assert "1 ohne Antwort" in words(answer)
        assert "Gern</textarea>" in page
        cap = sign_in(world.management).post(reverse("references_cap"), {"cap": "viele"})
        assert 'value="viele"' in cap.content.decode()
        assert 'id="cap-wrong"' in cap.content.decode()
