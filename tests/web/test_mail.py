"""Letters in the browser: one's own with the switch, the administrator's part, a deal's address and what came there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import World
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from flows.meetings import NOW
from flows.post import address, letter, posted
from flows.test_mailing import person, put
from flows.wishes import sale
from pytest_django import Settings
from web.conftest import Open

from ropeteam.store import models
from ropeteam.store.queries import mail as query

IN = {"ROPETEAM_MAIL_DOMAIN": "in.firma.example"}
OUT = {"ROPETEAM_SMTP_HOST": "mail.firma.example", "ROPETEAM_MAIL_FROM": "seil@firma.example"}


def shown(client: Client, name: str, *args: int, query: str = "") -> str:
    return client.get(reverse(name, args=args) + query).content.decode().split("<main")[1].split("</main>")[0]


class TestOnesOwnLetters:
    def test_say_how_each_stands_and_can_be_switched_off(self, world: World, sign_in: Open) -> None:
        sent, again, waiting = (put(world.seller, key) for key in "abc")
        models.MailOut.objects.filter(pk=sent.pk).update(sent_at=NOW)
        later = {"tries": 2, "next_at": NOW + timedelta(minutes=5), "said": "451 greylisted"}
        models.MailOut.objects.filter(pk=again.pk).update(**later)
        client = sign_in(world.seller)

        page = shown(client, "mail")

        for told in (
            "verschickt am 16.11.2026",
            "wartet seit dem 16.11.2026",
            "16.11.2026, 10:05 Uhr",
            "451 greylisted",
        ):
            assert told in page
        assert "Zurzeit wird nichts verschickt" in page
        assert "Versand" not in page  # the house's part is the administrator's
        assert (
            "Sie bekommen keine Mails mehr."
            in client.post(reverse("mail_switch"), {"off": "yes"}, follow=True).content.decode()
        )
        assert query.wants_none(person(world.seller))
        assert "Wieder Mails bekommen" in shown(client, "mail")
        client.post(reverse("mail_switch"))
        assert not query.wants_none(person(world.seller))
        assert waiting.pk

    def test_go_on_by_place(self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(query, "SIZE", 5)
        for no in range(8):
            put(world.seller, f"k{no}")
        client = sign_in(world.seller)

        first = shown(client, "mail")
        after = first.split('href="?after=')[1].split("#")[0]
        second = shown(client, "mail", query=f"?after={after}")

        assert (first.count('class="row"'), second.count('class="row"')) == (5, 3)


class TestTheHouse:
    def test_names_the_server_the_refused_and_who_has_no_address(
        self, world: World, sign_in: Open, settings: Settings
    ) -> None:
        client = sign_in(world.admin)
        assert "Kein Mailserver eingetragen" in shown(client, "mail")
        row = put(world.seller)
        refused = {"stopped": "server", "given_up_at": NOW, "said": "550 5.1.1 <b>weg</b>"}
        models.MailOut.objects.filter(pk=row.pk).update(**refused, created_at=NOW)
        models.Person.objects.filter(pk=person(world.services).pk).update(mail="")
        settings.ROPETEAM_MAIL = OUT

        page = shown(client, "mail")

        for told in ("mail.firma.example:587 (starttls)", "550 5.1.1 &lt;b&gt;weg&lt;/b&gt;", "Gesa Holm"):
            assert told in page
        settings.ROPETEAM_MAIL = OUT | {"ROPETEAM_SMTP_TLS": "ssl"}
        assert "ROPETEAM_SMTP_TLS" in shown(client, "mail")

    def test_tries_again_what_was_refused(self, world: World, sign_in: Open) -> None:
        row = put(world.seller)
        refused = {"stopped": "server", "given_up_at": NOW, "created_at": timezone.now()}
        models.MailOut.objects.filter(pk=row.pk).update(**refused)

        said = sign_in(world.admin).post(reverse("mail_again"), follow=True).content.decode()

        row.refresh_from_db()
        assert "Eine Mail wird noch einmal versucht." in said
        assert (row.stopped, row.given_up_at) == ("", None)


class TestTheMailOfADeal:
    @pytest.fixture(autouse=True)
    def configured(self, settings: Settings) -> None:
        settings.ROPETEAM_MAIL = IN

    def test_has_its_address_made_shown_to_the_rope_replaced_and_closed(self, world: World, sign_in: Open) -> None:
        quiet = sale(world, world.account, "quiet", None)
        for actor, role in ((world.seller, "seller"), (world.presales, "presales")):
            models.DealRole.objects.create(deal=quiet, person=actor.person, role=role)
        seller, deal = sign_in(world.seller), quiet.pk
        assert "Adresse anlegen" in shown(seller, "deals_deal", deal)

        seller.post(reverse("deals_mail_address", args=(deal,)))

        first = query.address_of(quiet)
        assert first is not None
        whole = f"{first.local_part}@in.firma.example"
        assert f'<code id="deal-address">{whole}</code>' in shown(seller, "deals_deal", deal)
        assert whole in shown(sign_in(world.presales), "deals_mail", deal)
        for outside in (world.product_manager, world.management, world.admin):
            assert first.local_part not in shown(sign_in(outside), "deals_deal", deal)
        seller.post(reverse("deals_mail_address", args=(deal,)))
        assert whole not in shown(seller, "deals_mail", deal)
        seller.post(reverse("deals_mail_address", args=(deal,)), {"close": "yes"})
        assert query.address_of(quiet) is None

    def test_lists_what_came_and_what_was_not_taken(self, world: World, sign_in: Open) -> None:
        row = address(world)
        attached = (
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nAnbei."
            '\r\n--B\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="<i>Heft</i>.pdf"\r\n\r\nx'
        )
        posted(row, f"From: paul@kunde.example\r\nSubject: Angebot <neu>\r\n{attached}\r\n--B--\r\n".encode())
        posted(row, letter(more="Auto-Submitted: auto-replied\r\n"))

        page = shown(sign_in(world.seller), "deals_mail", world.deal.pk)

        for told in (
            "Angebot &lt;neu&gt;",
            "Anhang nicht übernommen: &lt;i&gt;Heft&lt;/i&gt;.pdf",
            "automatische Mail, nicht übernommen",
        ):
            assert told in page, told

    def test_says_that_none_arrives_where_no_domain_is_set(
        self, world: World, sign_in: Open, settings: Settings
    ) -> None:
        settings.ROPETEAM_MAIL = {}
        client = sign_in(world.seller)

        assert "Hier kommt noch keine Mail an" in shown(client, "deals_mail", world.deal.pk)
        assert "Mailadresse" not in shown(client, "deals_deal", world.deal.pk)
