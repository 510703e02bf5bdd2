"""`ropeteam mail …` against a real server and real files; what `up` starts; what the jobs do."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest
from cast import World
from flows.meetings import NOW
from flows.post import DOMAIN, address, letter
from flows.test_mailing import put
from integrations.mail.sink import Sink, sink
from pytest_django import Settings

from ropeteam.core.errors import RopeteamError
from ropeteam.integrations.mail import tasks
from ropeteam.project import serving
from ropeteam.project.address import Address
from ropeteam.project.commands import up
from ropeteam.project.commands.mail import MAIL
from ropeteam.store import models

IN = {"ROPETEAM_MAIL_DOMAIN": DOMAIN}


def run(*arguments: object, lang: str = "de") -> int:
    parser = ArgumentParser()
    MAIL.arguments(parser)
    parser.set_defaults(lang=lang)
    return MAIL.run(parser.parse_args([str(each) for each in arguments]))


def by(found: Sink) -> dict[str, str]:
    return {
        "ROPETEAM_SMTP_HOST": "127.0.0.1",
        "ROPETEAM_SMTP_PORT": str(found.port),
        "ROPETEAM_SMTP_TLS": "none",
        "ROPETEAM_MAIL_FROM": "seil@firma.example",
    }


@pytest.fixture(autouse=True)
def off(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROPETEAM_MAIL = {}
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


class TestSend:
    def test_sends_what_waits_and_says_the_servers_words(
        self, world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(world.seller)
        with sink() as found:
            settings.ROPETEAM_MAIL = by(found)
            assert run("send") == 0
            assert run("send") == 0
            sent = [each["To"] for each in found.letters]
            put(world.presales, "b")
            found.rcpt = "550 5.1.1 weg"
            assert run("send") == 1
        assert run("status") == 0

        assert sent.count("Nora Lindt <nora@kessel.example>") == len(sent) - (len(set(sent)) - 1)
        said = capsys.readouterr().out
        assert "Nicht angenommen: 1." in said
        assert "an Jonas Beil: 550 5.1.1 weg" in said

    def test_says_that_mail_is_off(self, world: World) -> None:
        with pytest.raises(RopeteamError, match="mail_off"):
            run("send")
        assert run("status") == 0

    def test_by_the_job_leaves_letters_waiting_without_a_server(self, world: World, settings: Settings) -> None:
        put(world.seller)
        assert tasks.send_due() == {}

        with sink() as found:
            settings.ROPETEAM_MAIL = by(found)
            assert tasks.send_due() == {"sent": 1}
            assert tasks.send_due() == {}

        assert len(found.letters) == 1

    def test_gives_every_letter_an_id_of_its_own(self, world: World, settings: Settings) -> None:
        with sink() as found:
            settings.ROPETEAM_MAIL = by(found)
            for no, actor in enumerate((world.seller, world.presales, world.seller)):
                put(actor, f"key-{no}")
            assert tasks.send_due() == {"sent": 3}

        ids = {each["Message-ID"] for each in found.letters}
        assert len(ids) == 3
        assert all(one.endswith(".ropeteam@firma.example>") for one in ids)

    def test_of_a_test_letter_goes_past_the_outbox(
        self, world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with sink() as found:
            settings.ROPETEAM_MAIL = by(found)
            assert run("test", "wer@kunde.example") == 0
            found.rcpt = "550 no"
            assert run("test", "wer@kunde.example", lang="en") == 1
        with pytest.raises(RopeteamError, match="mail_address_bad"):
            run("test", "wer")

        assert [each["Subject"] for each in found.letters] == ["Ropeteam: Testmail"]
        assert models.MailOut.objects.count() == 0
        assert "did not accept it: 550 no" in capsys.readouterr().out


class TestTake:
    def test_reads_a_maildir_once_and_moves_what_it_read(
        self, world: World, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings.ROPETEAM_MAIL = IN
        own = f"{address(world).local_part}@{DOMAIN}"
        for folder in ("new", "cur", "tmp"):
            (tmp_path / folder).mkdir()
        for name, data in {
            "1.mail": letter(cc=own),
            "2.mail": letter(more=f"Delivered-To: {own}\r\n", identity="<2@x>"),
            "3.mail": letter(to="jemand@anders.example", identity="<3@x>"),
            "4.mail": b"x" * (10 * 2**20 + 1),
        }.items():
            (tmp_path / "new" / name).write_bytes(data)

        assert run("take", tmp_path) == 1
        assert run("take", tmp_path) == 0

        assert models.Conversation.objects.filter(source="mail").count() == 2
        assert sorted(file.name for file in (tmp_path / "cur").iterdir()) == [f"{no}.mail:2,S" for no in range(1, 5)]
        told = capsys.readouterr()
        assert "3.mail: an keine Adresse einer Verkaufschance gerichtet" in told.out
        assert "4.mail" in told.err

    def test_names_attachments_and_what_is_no_letter(
        self, world: World, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings.ROPETEAM_MAIL = IN
        own = f"{address(world).local_part}@{DOMAIN}"
        file = tmp_path / "brief.eml"
        file.write_bytes(
            f"From: a@kunde.example\r\nTo: {own}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
            "--B\r\nContent-Type: text/plain\r\n\r\nAnbei.\r\n--B\r\nContent-Type: application/pdf\r\n"
            'Content-Disposition: attachment; filename="Heft.pdf"\r\n\r\nx\r\n--B--\r\n'.encode()
        )

        assert run("take", file) == 0
        assert "Heft.pdf" in capsys.readouterr().out
        assert run("take", file) == 0
        assert "schon da" in capsys.readouterr().out
        with pytest.raises(RopeteamError, match="mail_unreadable"):
            run("take", tmp_path / "nichts")


class TestUp:
    @pytest.mark.parametrize(
        ("values", "names"),
        [
            ({}, ["web", "work"]),
            (IN, ["web", "work"]),
            (IN | {"ROPETEAM_MAIL_LISTEN": "127.0.0.1:2525"}, ["web", "work", "mail"]),
        ],
    )
    def test_starts_a_listener_only_where_one_is_set(
        self, values: dict[str, str], names: list[str], settings: Settings
    ) -> None:
        settings.ROPETEAM_MAIL = values
        database: Any = type("Db", (), {"dsn": "postgresql://x"})()

        found = serving._processes(Address("127.0.0.1", 8000), database, Path("/home"))

        assert [each.name for each in found] == names

    def test_refuses_a_wrong_setting_by_its_name(self, settings: Settings) -> None:
        for values in ({"ROPETEAM_SMTP_HOST": "mail.example"}, IN | {"ROPETEAM_MAIL_LISTEN": "nowhere"}):
            settings.ROPETEAM_MAIL = values
            with pytest.raises(RopeteamError, match="mail_setting"):
                up.check_settings()
        settings.ROPETEAM_MAIL = IN
        up.check_settings()
