"""A catalogue out of nothing, on pages; and who stands in for a role that nobody holds."""

from __future__ import annotations

import html

import pytest
from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from flows.travel import react
from web.conftest import Open
from web.pages_drafts import drafted, dropped

from ropeteam.core.vocabulary import Role
from ropeteam.flows import asks, gate, signals, stand_ins
from ropeteam.store import models
from ropeteam.store.actor import actor_of
from ropeteam.store.queries import capability_drafts as query

LIST = "- Alarm per SMS, max. 100 am Tag\n- Dienstplan für Schichten (geplant)\n"


def page(response: object) -> str:
    return html.unescape(response.content.decode())  # type: ignore[attr-defined]


class TestStarting:
    def test_from_a_pasted_list_leads_to_its_drafts(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        shown = page(client.post(reverse("product_start"), {"text": LIST, "origin": "list"}, follow=True))

        assert "Neue Entwürfe: 2." in shown
        assert 'value="Alarm per SMS"' in shown
        assert "max. 100 am Tag</textarea>" in shown
        assert '<option value="limited" selected>' in shown
        assert '<option value="planned" selected>' in shown

    def test_a_tender_leaves_the_status_to_people(self, world: World, sign_in: Open) -> None:
        shown = page(
            sign_in(world.admin).post(reverse("product_start"), {"text": "- Fax", "origin": "tender"}, follow=True)
        )

        assert models.CapabilityDraft.objects.get().origin == "tender"
        assert "selected" not in shown[shown.index("<main") :]

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"text": " "}, "Fügen Sie eine Liste ein, oder wählen Sie eine Datei."),
            ({"text": "Seite 1 von 3"}, "Darin steht keine erkennbare Funktion."),
            ({"text": "- x1yz\n" * 10_001}, "mehr als 10000 Zeilen"),
            ({"text": "- Export", "origin": "else"}, "Bitte"),
        ],
    )
    def test_bad_input_is_said_and_keeps_what_was_pasted(
        self, world: World, sign_in: Open, given: dict[str, str], said: str
    ) -> None:
        response = sign_in(world.product_manager).post(reverse("product_start"), {"origin": "list", **given})

        assert response.status_code == 422
        assert said in page(response)
        assert given["text"][:40] in page(response)
        assert not models.CapabilityDraft.objects.exists()

    def test_a_file_that_is_no_text_is_refused_by_name(self, world: World, sign_in: Open) -> None:
        file = SimpleUploadedFile("funktionen.xlsx", b"PK\x03\x04 and more")

        response = sign_in(world.product_manager).post(reverse("product_start"), {"file": file, "origin": "list"})

        assert response.status_code == 422
        assert "funktionen.xlsx: Word-, Excel-, PDF- und gepackte Dateien werden hier nicht gelesen." in page(response)

    def test_a_company_without_a_product_begins_one(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.stranger)
        models.RoleGrant.objects.filter(person=world.stranger.person).update(role="product")
        assert "Mit einer Liste beginnen" in page(client.get(reverse("product")))

        refused = client.post(reverse("product_start"), {"text": LIST, "origin": "list"})
        client.post(reverse("product_start"), {"text": LIST, "origin": "list", "product": "Nebenprodukt"})

        assert "Wie heißt Ihr Produkt?" in page(refused)
        product = models.Product.objects.get(key="nebenprodukt")
        assert (product.company, product.capability_drafts.count()) == (world.stranger.company, 2)


class TestDrafts:
    def test_are_confirmed_in_one_line(self, world: World, sign_in: Open) -> None:
        (row,) = drafted(world)
        client = sign_in(world.product_manager)
        given = {"name": "SMS-Alarm", "status": "limited", "limits": "max. 100 am Tag\n\nnur Inland"}

        shown = page(client.post(reverse("product_draft_confirm", args=[row.pk]), given, follow=True))

        assert "„SMS-Alarm“ ist jetzt eine Fähigkeit." in shown
        made = models.Capability.objects.get(key="sms-alarm")
        assert [limit.text for limit in made.versions.get().limits.order_by("no")] == ["max. 100 am Tag", "nur Inland"]
        assert "SMS-Alarm" in page(client.get(reverse("product")))
        assert reverse("product_capability", args=[made.pk]) in page(
            client.get(reverse("product_drafts") + "?stand=confirmed")
        )

    def test_dropped_says_why_and_comes_back_by_one_tap(self, world: World, sign_in: Open) -> None:
        row = dropped(world)
        client = sign_in(world.product_manager)
        assert "Ist ein Modul" in page(client.get(reverse("product_drafts") + "?stand=dropped"))

        client.post(reverse("product_draft_return", args=[row.pk]))

        assert 'value="Alarm per SMS"' in page(client.get(reverse("product_drafts")))

    def test_the_words_of_a_hidden_deal_are_not_shown(self, world: World, sign_in: Open) -> None:
        drafted(world)
        asked = asks.ask(actor=world.other_seller, text="Alarm per SMS für Nordwand", on=TODAY, deal=world.confidential)
        react()
        assert asked.ask.draft.draft is not None

        for who, sees in ((world.other_seller, True), (world.management, True), (world.seller, False)):
            assert ("für Nordwand" in page(sign_in(who).get(reverse("product_drafts")))) == sees

    def test_twenty_five_a_page_and_nothing_twice(self, world: World, sign_in: Open) -> None:
        drafted(world, *(f"Funktion {no:02}" for no in range(query.SIZE + 3)))
        client = sign_in(world.seller)

        first = page(client.get(reverse("product_drafts")))
        following = first.split('rel="next" href="')[1].split('"')[0]
        second = page(client.get(reverse("product_drafts") + following))

        assert first.count('class="draft"') == query.SIZE
        assert second.count('class="draft"') == 3
        assert "Funktion 24" in first
        assert "Funktion 25" in second

    def test_markup_in_a_name_stays_words(self, world: World, sign_in: Open) -> None:
        drafted(world, "<script>alert(1)</script> Export")

        shown = sign_in(world.product_manager).get(reverse("product_drafts")).content.decode()

        assert "<script>alert" not in shown


class TestStandingIn:
    def gone(self, world: World) -> None:
        """Pre-sales left the house."""
        models.RoleGrant.objects.filter(person=world.presales.person).delete()

    def test_lends_the_roles_deeds_until_somebody_holds_it_again(self, world: World, sign_in: Open) -> None:
        self.gone(world)
        sign_in(world.admin).post(reverse("stand_ins"), {"missing": "presales", "by": "services"})

        lent = actor_of(world.services.person, on=TODAY)
        assert (lent.roles, lent.lent) == ({Role.SERVICES, Role.PRESALES}, {Role.PRESALES})
        assert lent.main_role == Role.SERVICES
        assert actor_of(world.seller.person, on=TODAY).roles == {Role.SELLER}
        assert sign_in(world.services).get(reverse("product_start")).status_code == 200
        models.RoleGrant.objects.create(person=world.presales.person, role="presales")
        assert actor_of(world.services.person, on=TODAY).lent == frozenset()
        assert sign_in(world.services).get(reverse("product_start")).status_code == 403

    def test_an_override_without_product_is_seconded_by_who_stands_in(self, world: World) -> None:
        models.RoleGrant.objects.filter(role="product").delete()
        kept, _ = gate.run(world.deal, actor=world.management, on=TODAY)
        finding = kept.findings.filter(blocks=True).order_by("pk").first()
        wanted = gate.ask_override(finding, actor=world.management, reason="Der Kunde weiß es.")
        stand_ins.name(world.company, actor=world.admin, missing=Role.PRODUCT, by=Role.SERVICES)

        gate.second_override(wanted, actor=actor_of(world.services.person, on=TODAY), on=TODAY)

        assert models.Override.objects.filter(request__finding=finding).exists()

    def test_the_lack_is_a_cause_on_todays_of_management_and_admin(self, world: World, sign_in: Open) -> None:
        assert "Im Haus fehlt" not in page(sign_in(world.management).get(reverse("today")))
        self.gone(world)

        for who, told in (
            (world.management, True),
            (world.admin, True),
            (world.seller, False),
            (world.services, False),
        ):
            assert ("Im Haus fehlt: Pre-Sales" in page(sign_in(who).get(reverse("today")))) == told
        stand_ins.name(world.company, actor=world.admin, missing=Role.PRESALES, by=Role.PRODUCT)
        assert "Vertreten durch: Produktmanagement." in page(sign_in(world.management).get(reverse("today")))

    def test_a_finding_names_who_does_the_work_today(self, world: World, sign_in: Open) -> None:
        """What is kept of a run stays as the rule says it."""
        cure = "Pre-Sales: jemand aus Pre-Sales, Produkt oder Services stimmt zu"
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nie gesagt")
        deal = reverse("deals_deal", args=[world.deal.pk])
        assert cure in page(sign_in(world.seller).get(deal))
        self.gone(world)
        stand_ins.name(world.company, actor=world.admin, missing=Role.PRESALES, by=Role.SERVICES)

        shown = page(sign_in(world.seller).get(deal))

        assert cure not in shown
        assert cure.replace("Pre-Sales", "Services", 1) in shown
        run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        assert run.findings.get(code="dismissal_unseconded").owner_role == "presales"

    def test_nobody_of_sales_may_be_named(self, world: World, sign_in: Open) -> None:
        sign_in(world.admin).post(reverse("stand_ins"), {"missing": "presales", "by": "seller"})

        assert not models.Setting.objects.exists()

    def test_named_twice_the_same_is_one_word(self, world: World) -> None:
        for by in (Role.SERVICES, Role.SERVICES, None):
            stand_ins.name(world.company, actor=world.admin, missing=Role.PRESALES, by=by)

        assert [row.value for row in models.Setting.objects.order_by("pk")] == [{"presales": "services"}, {}]
        assert models.Event.objects.filter(code="roles.stood_in").count() == 2
