"""`ropeteam import-calendar FILE`: talks known, the rest asked, one line for each problem."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cast import World
from cli.running import command
from django.utils import timezone
from flows.attention_cast import CUSTOMER, reachable

from ropeteam.core.errors import RopeteamError
from ropeteam.store import models


def calendar(path: Path, *mails: str) -> Path:
    start = timezone.now() + timedelta(days=3)
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:u{no}\r\nDTSTART:{start + timedelta(hours=2 * no):%Y%m%dT%H%M%SZ}\r\nDURATION:PT1H\r\n"
        f"ATTENDEE:mailto:{mail}\r\nEND:VEVENT\r\n"
        for no, mail in enumerate(mails)
    )
    path.write_text(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
    return path


class TestImportCalendar:
    def test_knows_talks_asks_for_others_and_places_what_is_said(self, world: World, tmp_path: Path) -> None:
        reachable(world)
        file = calendar(tmp_path / "k.ics", CUSTOMER, "neu@kessel-ag.example")
        where = ("--company", "kessel", "--person", "p-nora")

        first = command("import-calendar", file, *where, lang="de")
        again = command("import-calendar", file, *where)
        key = again.out.split("--deal ")[1].split("=")[0]
        placed = command("import-calendar", file, *where, "--deal", f"{key}=d1")

        assert first.out.startswith(
            "1 Gespräche mit Kunden (1 neu, 0 abgesagt), 2 belegte Zeiten ohne Titel.\nWohin gehört"
        )
        assert "(perhaps d1)" in again.out
        assert again.out.startswith("1 talks with customers (0 new")
        assert (placed.code, placed.out) == (
            0,
            "2 talks with customers (1 new, 0 cancelled), 2 busy times without titles.\n",
        )

    def test_of_nobody_takes_talks_only(self, world: World, tmp_path: Path) -> None:
        reachable(world)
        models.Deal.objects.filter(pk=world.confidential.pk).update(account=None)

        command("import-calendar", calendar(tmp_path / "k.ics", CUSTOMER), "--company", "kessel")

        assert (models.TalkTime.objects.count(), models.BusyTime.objects.count()) == (1, 0)

    def test_says_what_is_wrong_with_the_file_and_who_is_not_there(self, world: World, tmp_path: Path) -> None:
        file = tmp_path / "k.ics"
        file.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:morgen\nEND:VEVENT\nEND:VCALENDAR\n")

        ran = command("import-calendar", file, "--company", "kessel", lang="de")

        assert (ran.code, ran.err) == (
            1, "k.ics, Zeile 2: Der Termin hat keinen lesbaren Beginn (DTSTART); er wurde ausgelassen.\n",
        )  # fmt: skip
        with pytest.raises(RopeteamError, match="person_unknown"):
            command("import-calendar", file, "--company", "kessel", "--person", "niemand")
