"""References, what a contact allows, and renewals, on the pages of the house and of the customer."""

from __future__ import annotations

import re
from datetime import timedelta

from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.delivered import ask, contact, permitted, sign, signed
from web.conftest import Open
from web.signed_pages import lasting, words

from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import ReferenceScope, RenewalEnd
from ropeteam.flows import references, renewals
from ropeteam.store import models


class TestReferences:
    def test_say_part_by_part_what_is_missing(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        permitted(world)
        client = sign_in(world.seller)

        page = words(client.get(reverse("deals_reference", args=[deal.pk])))
        listed = words(client.get(reverse("references")))

        assert "2 gehörte Zusagen hat noch niemand bestätigt oder verworfen." in page
        assert "Nicht genug bekannt" in page
        assert "Freigabe des Kunden ja" in page
        assert deal.title in listed
        assert world.confidential.title not in listed

    def test_keeps_what_was_typed_where_no_permission_holds(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        use = {
            "contact": contact(world).pk,
            "scope": "story",
            "channel": "press",
            "whom": "Fachblatt",
            "expected": "good",
        }

        answer = sign_in(world.seller).post(reverse("deals_reference_uses", args=[deal.pk]), use)

        assert answer.status_code == 422
        assert "Paul Ebner hat das nicht freigegeben" in words(answer)
        assert 'value="Fachblatt"' in answer.content.decode()


class TestTheCustomersPermission:
    def test_is_read_confirmed_and_taken_back_on_one_page(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        permitted(world)
        inside = reverse("deals_reference", args=[deal.pk])
        seller, customer = sign_in(world.seller), Client()
        assert "vom Kunden noch nicht bestätigt: Mail vom 12.11." in words(seller.get(inside))
        facts = {"contact": contact(world).pk, "language": "de"}
        made = seller.post(reverse("deals_permission_signatures", args=[deal.pk]), facts, follow=True)
        (token,) = set(re.findall(r"/sign/([\w-]+)/", made.content.decode()))
        address = reverse("signing", args=[lasting(token, world)])

        page = customer.get(address)

        for text in ("Ihren Namen und Ihr Logo", "Nur im direkten Kontakt", "vom 16.11.2026 bis zum 16.11.2027"):
            assert text in words(page)
        assert "Your name and logo" in words(customer.get(address + "?lang=en"))
        for inner in ("Mail vom 12.11.", deal.title, "Nora Lindt"):
            assert inner not in words(page)
        (shown,) = re.findall(r'name="shown" value="(\w+)"', page.content.decode())
        customer.post(address, {"answer": "yes", "name": "Paul Ebner", "shown": shown})
        assert "bestätigt von Paul Ebner am" in words(seller.get(inside))
        customer.post(address, {"back": "name-direct"})
        assert "vom Kunden selbst zurückgenommen am" in words(seller.get(inside))
        assert "zurückgenommen am" in words(customer.get(address))
        assert 'name="back"' not in customer.get(address).content.decode()

    def test_beside_a_text_that_is_over_is_not_said_to_be_confirmed_with_it(self, world: World) -> None:
        signed(world)
        permitted(world, scope=ReferenceScope.STORY)
        facts = {"actor": world.seller, "language": "de", "on": TODAY}
        text = references.write(world.deal, text="Wir arbeiten gern miteinander.", **facts)
        address = reverse("signing", args=[lasting(ask(world, text, SignAbout.STORY, actor=world.seller), world)])
        assert "bestätigen Sie auch diese Liste" in words(Client().get(address))

        references.write(world.deal, text="Wir arbeiten sehr gern miteinander.", **facts)

        assert "bestätigen Sie auch diese Liste" not in words(Client().get(address))

    def test_shows_what_they_wrote_to_who_may_read_talks_alone(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        permitted(world)
        page = references.page(deal, contact(world), actor=world.seller)
        token = ask(world, page, SignAbout.PERMISSION, actor=world.seller)
        sign(token, agreed=False, words="Unser Vorstand will das nicht")
        inside = reverse("deals_reference", args=[deal.pk])

        assert "Unser Vorstand will das nicht" in words(sign_in(world.seller).get(inside))
        assert "Vorstand" not in words(sign_in(world.management).get(inside))


class TestRenewals:
    def test_stand_on_today_of_the_rope_ninety_days_before(self, world: World, sign_in: Open) -> None:
        deal = signed(world)
        row = renewals.expect(deal, actor=world.seller, due=TODAY + timedelta(days=91), on=TODAY)
        assert "Der Kunde entscheidet am" not in words(sign_in(world.seller).get("/"))
        renewals.end(
            row, actor=world.seller, end=RenewalEnd.MOVED, words="Doch", new_day=row.due + timedelta(1), on=TODAY
        )
        models.Renewal.objects.create(deal=deal, due=TODAY + timedelta(days=90), by=world.seller.person, said_on=TODAY)

        assert "Der Kunde entscheidet am 14.02.2027" in words(sign_in(world.seller).get("/"))
        assert "Der Kunde entscheidet am" not in words(sign_in(world.other_seller).get("/"))

    def test_put_an_end_off_until_the_goals_were_looked_at(self, world: World, sign_in: Open) -> None:
        deal, seller = signed(world), sign_in(world.seller)
        address = reverse("deals_renewal", args=[deal.pk])
        seller.post(reverse("deals_renewals", args=[deal.pk]), {"due": TODAY.isoformat()})
        end = {"end": "renewed", "words": "Gern"}

        early = seller.post(reverse("renewal_outcome", args=[deal.renewals.get().pk]), end, follow=True)
        goal = {"signal": world.need.pk, "state": "partly", "words": "Halle 2 fehlt noch."}
        seller.post(reverse("deals_goals", args=[deal.pk]), goal)
        seller.post(reverse("renewal_outcome", args=[deal.renewals.get().pk]), end)

        assert "1 ohne Antwort" in words(early)
        assert "Halle 2 fehlt noch." in words(seller.get(address))
        listed = words(seller.get(reverse("renewals")))
        assert "1 von 1 entschiedenen Verlängerungen: der Kunde blieb." in listed
        assert "zwischen 27 % und 100 %" in listed
