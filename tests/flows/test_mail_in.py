"""Letters in: a conversation or a note, once, on the right sides; what is dropped, what is sent back, what never breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from cast import TODAY, World
from flows.played import each_its_own, played
from flows.post import CUSTOMER, DOMAIN, OWN_IDS, SELLER, WISH, address, letter, posted

from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.vocabulary import Basis, MailRefusal, Side, WorksAgreement
from ropeteam.flows import mail_addresses
from ropeteam.flows.mail_in import Came
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import conversations as talks
from ropeteam.store.queries import mail as query


def mails(world: World) -> list[models.Conversation]:
    return list(models.Conversation.objects.filter(deal=world.deal, source="mail").order_by("pk"))


def said(conversation: models.Conversation) -> list[tuple[str | None, str, str]]:
    turns = models.Turn.objects.filter(text_version__conversation=conversation).select_related("speaker").order_by("no")
    return [
        (turn.speaker and turn.speaker.label, turn.speaker.side if turn.speaker else "", turn.text) for turn in turns
    ]


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.MailAddress]]:
    with played(built) as world:
        yield world, address(world)


world, row = each_its_own()


class TestAnAddress:
    def test_cannot_be_guessed_and_is_replaced_or_closed_by_the_rope(self, world: World) -> None:
        first = address(world)
        second = mail_addresses.make(world.deal, actor=world.presales, on=TODAY)

        assert len({first.local_part, second.local_part}) == 2
        assert len(second.local_part) == len("deal-") + mail_addresses.LONG
        assert query.open_address(first.local_part) is None
        assert query.open_address(second.local_part.upper()) == second
        mail_addresses.close(world.deal, actor=world.seller, on=TODAY)
        for gone in (first, second):
            with pytest.raises(NotFound):
                posted(gone, letter())

    @pytest.mark.parametrize("who", ["other_seller", "product_manager", "management", "admin", "stranger"])
    def test_is_nobodys_but_the_ropes(self, who: str, world: World) -> None:
        with pytest.raises(NotAllowed):
            mail_addresses.make(world.deal, actor=getattr(world, who), on=TODAY)


class TestALetter:
    def test_becomes_a_mail_of_the_deal_that_waits_to_be_heard(self, world: World, row: models.MailAddress) -> None:
        came = posted(row, letter(cc=f"{row.local_part}@{DOMAIN}"))

        (talk,) = mails(world)
        assert (came.how, came.deal) == (Came.MAIL, world.deal)
        assert (talk.kind, talk.title, talk.held_on, talk.recorded_on) == ("mail", "Offline", TODAY, TODAY)
        assert (talk.basis, talk.internal) == (world.company.default_basis, False)
        assert said(talk) == [("Paul Ebner", Side.CUSTOMER, WISH)]
        assert [each.name for each in talk.participants.order_by("no")] == ["Paul Ebner", "Nora Lindt"]
        assert talks.waiting(world.company).filter(conversation=talk).exists()

    def test_again_changes_nothing_by_whatever_way_it_comes(self, world: World, row: models.MailAddress) -> None:
        posted(row, letter())
        on_the_way = b"Received: from mx2.example\r\nReturn-Path: <x@y.example>\r\n" + letter().replace(b"\r\n", b"\n")

        again = [posted(row, each).how for each in (letter(), on_the_way)]

        assert again == [Came.KNOWN, Came.KNOWN]
        assert len(mails(world)) == models.MailIn.objects.count() == 1
        assert models.Event.objects.filter(code="mail.came").count() == 1

    def test_of_the_same_id_with_other_words_is_another(self, world: World, row: models.MailAddress) -> None:
        for body in ("Eins.", "Zwei."):
            posted(row, letter(body=body, identity=""))

        assert len(mails(world)) == 2

    def test_to_two_deals_stands_on_both(self, world: World, row: models.MailAddress) -> None:
        other = mail_addresses.make(world.confidential, actor=world.other_seller, on=TODAY)

        for each in (row, other):
            assert posted(each, letter()).how == Came.MAIL

        assert models.Conversation.objects.filter(source="mail").count() == 2

    def test_passed_on_brings_the_words_below(self, world: World, row: models.MailAddress) -> None:
        """Written by the seller to the address alone: but the words are the customer's."""
        below = f"Von: {CUSTOMER}\r\nGesendet: Freitag, 13. November 2026 09:12\r\nAn: Nora\r\nBetreff: Offline\r\n\r\n{WISH}"

        came = posted(
            row,
            letter(
                by=SELLER, to=f"{row.local_part}@{DOMAIN}", subject="WG: Offline", body=f"Siehe unten.\r\n\r\n{below}"
            ),
        )

        assert came.how == Came.MAIL
        (talk,) = mails(world)
        assert sorted(said(talk)) == [("Nora Lindt", Side.OURS, "Siehe unten."), ("Paul Ebner", Side.CUSTOMER, WISH)]

    def test_knows_sides_by_address_once_the_customers_are_known(self, world: World, row: models.MailAddress) -> None:
        models.Contact.objects.filter(account=world.account).update(mail="paul@kunde.example")

        for no, by in enumerate(
            (CUSTOMER, "Rosa <rosa@KUNDE.example>", "Ein Makler <m@makler.example>", "x@kessel.example")
        ):
            posted(row, letter(by=by, to="deal", identity=f"<{no}@x>"))

        sides = [side for talk in mails(world) for _, side, _ in said(talk)]
        assert sides == [Side.CUSTOMER, Side.CUSTOMER, Side.UNKNOWN, Side.UNKNOWN]
        # A stranger's letter is no talk among ourselves; a colleague's to a colleague is.
        assert [talk.internal for talk in mails(world)] == [False, False, False, False]
        posted(
            row,
            letter(
                by=SELLER, to="Jonas Beil <jonas@kessel.example>", cc=f"{row.local_part}@{DOMAIN}", identity="<9@x>"
            ),
        )
        assert mails(world)[-1].internal

    def test_among_ourselves_about_two_deals_is_a_talk_among_ourselves(
        self, world: World, row: models.MailAddress
    ) -> None:
        second = f"deal-zweite@{DOMAIN}"

        posted(row, letter(by=SELLER, to="Jonas <jonas@kessel.example>", cc=f"{row.local_part}@{DOMAIN}, {second}"))

        (talk,) = mails(world)
        assert talk.internal, "an address of ours is no customer"

    @pytest.mark.parametrize(
        "sent", ["Mon, 16 Nov 2099 09:12:00 +0100", "Thu, 01 Jan 1970 00:00:00 +0000", "gestern", ""]
    )
    def test_of_an_impossible_day_came_today(self, sent: str, world: World, row: models.MailAddress) -> None:
        posted(row, letter(on=sent))

        assert mails(world)[0].held_on == TODAY

    def test_keeps_its_own_day_else(self, world: World, row: models.MailAddress) -> None:
        posted(row, letter(on="Sun, 15 Nov 2026 23:30:00 -0500"))

        assert mails(world)[0].held_on == date(2026, 11, 16)  # by the clock of the house

    def test_of_a_company_that_agreed_to_nothing_is_kept_and_not_heard(
        self, world: World, row: models.MailAddress
    ) -> None:
        models.Company.objects.filter(pk=world.company.pk).update(
            works_agreement=WorksAgreement.UNSET.value, default_basis=Basis.NONE.value
        )

        posted(row, letter())

        (talk,) = mails(world)
        assert talk.basis == Basis.NONE
        assert not talks.waiting(world.company).filter(conversation=talk).exists()

    def test_names_the_attachments_it_left_out(self, world: World, row: models.MailAddress) -> None:
        data = (
            f"From: {CUSTOMER}\r\nMessage-ID: <9@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
            f"--B\r\nContent-Type: text/plain\r\n\r\nAnbei.\r\n"
            '--B\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="Lastenheft.pdf"\r\n\r\n%PDF\r\n'
            "--B--\r\n"
        ).encode()

        assert posted(row, data).left_out == ("Lastenheft.pdf",)
        (came,) = query.came(world.deal)
        assert came.conversation is not None


class TestANote:
    def test_is_what_one_of_the_rope_writes_to_the_address_alone(self, world: World, row: models.MailAddress) -> None:
        came = posted(row, letter(by=SELLER.lower(), to=f"{row.local_part}@{DOMAIN}", body="Er will es ohne Netz."))

        assert came.how == Came.NOTE
        note = models.Conversation.objects.get(kind="note")
        assert (note.deal, note.held_on, mails(world)) == (world.deal, TODAY, [])
        assert said(note)[0][2] == "Er will es ohne Netz."
        assert (
            posted(row, letter(by=SELLER.lower(), to=f"{row.local_part}@{DOMAIN}", body="Er will es ohne Netz.")).how
            == "known"
        )

    @pytest.mark.parametrize("who", ["other_seller", "stranger"])
    def test_is_not_what_somebody_else_writes(self, who: str, world: World, row: models.MailAddress) -> None:
        writer = getattr(world, who)
        assert isinstance(writer, Actor)
        assert writer.person is not None

        came = posted(row, letter(by=f"{writer.person.name} <{writer.person.mail}>", to=f"{row.local_part}@{DOMAIN}"))

        assert came.how == Came.MAIL


class TestWhatIsNotTaken:
    @pytest.mark.parametrize(
        ("more", "why"),
        [
            ({"more": "Auto-Submitted: auto-replied (vacation)\r\n"}, MailRefusal.AUTOMATIC),
            ({"more": "X-Autoreply: yes\r\n"}, MailRefusal.AUTOMATIC),
            ({"identity": f"<7.abc{OWN_IDS}"}, MailRefusal.OWN),
            ({"body": ""}, MailRefusal.NO_WORDS),
            ({"body": "> Nur Zitat.\r\n> Noch eins."}, MailRefusal.NO_WORDS),
        ],
    )
    def test_leaves_a_row_that_says_why_and_nothing_else(
        self, more: dict[str, str], why: MailRefusal, world: World, row: models.MailAddress
    ) -> None:
        first, again = posted(row, letter(**more)), posted(row, letter(**more))

        assert (first.how, first.refused) == (Came.REFUSED, why)
        assert (again.how, again.refused) == (Came.KNOWN, why)
        assert mails(world) == []
        assert models.MailIn.objects.get().refused == why

    def test_of_an_empty_envelope_is_a_bounce(self, world: World, row: models.MailAddress) -> None:
        assert posted(row, letter(), envelope_from="").refused == MailRefusal.AUTOMATIC

    def test_said_no_is_no_automatic_letter(self, world: World, row: models.MailAddress) -> None:
        assert posted(row, letter(more="Auto-Submitted: no\r\n")).how == Came.MAIL


class TestAnyBytes:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\r\n\r\n",
            b"\x00\xff\xfe" * 100,
            b"From: =?utf-8?q?broken?\r\nContent-Type: multipart/mixed\r\n\r\nx",
            b"From: a@b\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n"
            + b"--A\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n" * 400,
            b"From: a@b\r\nContent-Type: text/plain; charset=unicode_escape\r\n\r\n\\ud800",
            b"Subject: " + b"=?utf-8?q?x?= " * 3000 + b"\r\n\r\nJa.",
            b"From: " + b"<" * 5000 + b"\r\nTo: " + b"a@b.example, " * 3000 + b"\r\n\r\nJa.",
            b"Message-ID: <" + b"x" * 5000 + b">\r\nDate: \x00\r\n\r\nJa.",
        ],
        ids=["nothing", "no head", "noise", "broken head", "nested", "charset", "subject", "many", "long id"],
    )
    def test_are_answered_and_never_an_error(self, data: bytes, world: World, row: models.MailAddress) -> None:
        first, again = posted(row, data), posted(row, data)

        assert again.how == Came.KNOWN
        assert first.how in (Came.MAIL, Came.REFUSED)
        assert len(mails(world)) == (first.how == Came.MAIL)
