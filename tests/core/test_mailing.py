"""When letters are tried again, which week's letter is due, what a letter that came is; and mail as the operator set it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ropeteam.core import mail_settings
from ropeteam.core.errors import RopeteamError
from ropeteam.core.mail_sides import Sides, houses
from ropeteam.core.mailing import PAUSES, Head, Known, digest_week, is_note, is_old, next_try, refused
from ropeteam.core.vocabulary import MailRefusal

NOW = datetime(2026, 11, 16, 10)  # a Monday
OUT = {"ROPETEAM_SMTP_HOST": "mail.firma.example", "ROPETEAM_MAIL_FROM": "Ropeteam <seil@firma.example>"}


class TestTryingAgain:
    def test_waits_longer_each_time_and_ends(self) -> None:
        pauses = [next_try(tries, now=NOW) for tries in range(1, len(PAUSES) + 1)]

        assert pauses == sorted(pauses, key=lambda each: each or NOW)
        assert pauses[0] == NOW + timedelta(minutes=1)
        assert next_try(len(PAUSES) + 1, now=NOW) is None

    def test_is_not_worth_it_after_two_weeks(self) -> None:
        assert not is_old(NOW - timedelta(days=14), now=NOW)
        assert is_old(NOW - timedelta(days=14, seconds=1), now=NOW)


class TestTheWeeksLetter:
    @pytest.mark.parametrize(
        ("at", "week"),
        [
            (datetime(2026, 11, 16, 5, 59), ""),  # Monday, too early
            (datetime(2026, 11, 16, 6), "2026-W47"),
            (datetime(2026, 11, 20, 23), "2026-W47"),  # Friday
            (datetime(2026, 11, 21, 9), ""),  # Saturday
            (datetime(2027, 1, 1, 9), "2026-W53"),  # the week of the old year
        ],
    )
    def test_is_due_from_monday_morning_to_friday(self, at: datetime, week: str) -> None:
        assert digest_week(at) == week


class TestALetterThatCame:
    HEAD = Head("nora@firma.example", "Nora", recipients=(("deal-x@in.example", ""),), message_id="<1@firma.example>")

    def test_is_dropped_if_a_program_wrote_it_or_we_did(self) -> None:
        own = Head("", "", message_id="<7.abc.ropeteam@firma.example>")
        program = Head("a@b.example", "", automatic=True)
        marks = {"own_ids": ".ropeteam@firma.example>"}

        assert refused(self.HEAD, envelope_from="nora@firma.example", **marks) is None
        assert refused(own, envelope_from="a@b.example", **marks) == MailRefusal.OWN
        assert refused(program, envelope_from=None, **marks) == MailRefusal.AUTOMATIC
        assert refused(self.HEAD, envelope_from="", **marks) == MailRefusal.AUTOMATIC
        assert refused(own, envelope_from="a@b.example", own_ids="") is None

    @pytest.mark.parametrize(
        ("recipients", "rope", "note"),
        [
            (["deal-x@in.example"], ["nora@firma.example"], True),
            ([], ["nora@firma.example"], True),  # the address stood in Bcc
            (["deal-x@in.example", "paul@kunde.example"], ["nora@firma.example"], False),
            (["deal-x@in.example"], ["jonas@firma.example"], False),
        ],
    )
    def test_is_a_note_if_one_of_the_rope_wrote_to_us_alone(
        self, recipients: list[str], rope: list[str], note: bool
    ) -> None:
        head = Head("nora@firma.example", "Nora", recipients=tuple((each, "") for each in recipients))

        assert is_note(head, Known("deal-x@in.example", frozenset(rope))) is note


class TestASide:
    @pytest.mark.parametrize(
        ("contacts", "mail", "side"),
        [
            ([], "rosa@kunde.example", "customer"),
            (["paul@kunde.example"], "paul@kunde.example", "customer"),
            (["paul@kunde.example"], "rosa@kunde.example", "customer"),
            (["paul@kunde.example"], "x@makler.example", ""),
            (["paul@gmx.de"], "rosa@gmx.de", ""),
            (["paul@gmx.de"], "paul@gmx.de", "customer"),
            ([], "nora@firma.example", "seller"),
            ([], "info@firma.example", ""),  # of our house, but nobody we know
            ([], "gone@firma.example", ""),  # ours without a role any more
            ([], "", ""),
        ],
    )
    def test_follows_from_the_address(self, contacts: list[str], mail: str, side: str) -> None:
        roles = {"nora@firma.example": "seller", "gone@firma.example": ""}

        assert Sides(roles, contacts, houses(["nora@firma.example", "ada@gmx.de"])).of(mail) == side


class TestSettings:
    def test_without_a_server_and_a_domain_mail_is_off(self) -> None:
        assert mail_settings.outgoing({}) is None
        assert mail_settings.incoming({}) is None

    def test_of_a_server_take_its_usual_port_and_hide_the_password(self) -> None:
        found = mail_settings.outgoing(
            OUT | {"ROPETEAM_SMTP_USER": "seil", "ROPETEAM_SMTP_PASSWORD": "geheim", "ROPETEAM_SMTP_TLS": "TLS"}
        )

        assert found is not None
        assert (found.place, found.domain) == ("mail.firma.example:465 (tls)", "firma.example")
        assert "geheim" not in repr(found)

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            ({"ROPETEAM_SMTP_HOST": "mail firma"}, "ROPETEAM_SMTP_HOST"),
            ({"ROPETEAM_SMTP_PORT": "70000"}, "ROPETEAM_SMTP_PORT"),
            ({"ROPETEAM_SMTP_TLS": "ssl"}, "ROPETEAM_SMTP_TLS"),
            ({"ROPETEAM_SMTP_TLS": "none"}, "ROPETEAM_SMTP_TLS"),  # in the clear, out of the house
            ({"ROPETEAM_MAIL_FROM": ""}, "ROPETEAM_MAIL_FROM"),
            ({"ROPETEAM_MAIL_FROM": "seil@"}, "ROPETEAM_MAIL_FROM"),
            ({"ROPETEAM_SMTP_USER": "seil"}, "ROPETEAM_SMTP_PASSWORD"),
            ({"ROPETEAM_SMTP_PASSWORD": "geheim"}, "ROPETEAM_SMTP_USER"),
            ({"ROPETEAM_SMTP_SECONDS": "0"}, "ROPETEAM_SMTP_SECONDS"),
        ],
    )
    def test_that_are_wrong_are_told_by_their_name(self, wrong: dict[str, str], named: str) -> None:
        with pytest.raises(RopeteamError) as told:
            mail_settings.outgoing(OUT | wrong)

        assert told.value.values["name"] == named

    @pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "mailhost", "mail.firma.internal", "::1"])
    def test_allow_the_clear_inside_the_house(self, host: str) -> None:
        found = mail_settings.outgoing(OUT | {"ROPETEAM_SMTP_HOST": host, "ROPETEAM_SMTP_TLS": "none"})

        assert found is not None
        assert found.port == 25

    def test_of_the_listener_name_a_domain_and_perhaps_a_place(self) -> None:
        domain = {"ROPETEAM_MAIL_DOMAIN": "In.Firma.example"}
        quiet = mail_settings.incoming(domain)
        listening = mail_settings.incoming(domain | {"ROPETEAM_MAIL_LISTEN": "[::1]:2525", "ROPETEAM_MAIL_LMTP": "yes"})

        assert quiet == mail_settings.Incoming("in.firma.example")
        assert listening == mail_settings.Incoming("in.firma.example", "::1", 2525, True)
        for wrong in (
            {"ROPETEAM_MAIL_LISTEN": "127.0.0.1"},
            {"ROPETEAM_MAIL_DOMAIN": "firma"},
            {"ROPETEAM_MAIL_LMTP": "ja"},
        ):
            with pytest.raises(RopeteamError, match="mail_setting"):
                mail_settings.incoming(domain | wrong)
        with pytest.raises(RopeteamError, match="mail_setting"):
            mail_settings.incoming({"ROPETEAM_MAIL_LISTEN": "127.0.0.1:2525"})
