"""Three numbers a month to management: once, in the first week, with their cases by title; never a quote, a name, a secret."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cast import World
from flows.aligned import decided, promised, questioned
from flows.wishes import customer, sale, wish

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import alignment_letters
from ropeteam.store import models
from ropeteam.wording.letters import written

OCTOBER = date(2026, 10, 12)
FIRST = datetime(2026, 11, 1, 7, 20, tzinfo=ZoneInfo("Europe/Berlin"))


def write(world: World, now: datetime = FIRST) -> int:
    return alignment_letters.write_months(world.company, now=now, speak=written)


def month(world: World) -> None:
    """In October a deal and a confidential one were signed, each with a promise that nothing carried."""
    for key, secret in (("s1", False), ("s2", True)):
        deal = sale(world, customer(world, f"k-{key}"), key, 1000, signed=OCTOBER, confidential=secret)
        promised(deal, "p", OCTOBER - timedelta(days=9), (OCTOBER - timedelta(days=9), Fit.UNKNOWN))
        promised(deal, "q", OCTOBER - timedelta(days=9), (OCTOBER - timedelta(days=9), Fit.AS_IS))
    quick, slow = wish(world, "Bedienung ohne Netz"), wish(world, "Export nach DATEV")
    questioned(world, "a", OCTOBER, by=world.seller, wish=quick)
    decided(quick, OCTOBER + timedelta(days=6))
    questioned(world, "b", OCTOBER, by=world.seller, wish=slow)


class TestTheMonthsLetter:
    def test_tells_management_three_numbers_with_their_cases(self, world: World) -> None:
        month(world)

        assert write(world) == 1

        row = models.MailOut.objects.get()
        assert row.to is not None
        assert (row.to.name, row.subject) == ("Karl Ott", "Ropeteam: drei Zahlen, Stand 31.10.2026")
        for told in (
            "2 von 4 offenen Zusagen waren nicht gedeckt, als im letzten Monat unterschrieben wurde.",
            "- Projekt s1, nichts gefunden",
            "- Eine vertrauliche Verkaufschance, nichts gefunden",
            "Typisch sind 6 Tage (Median der letzten 365 Tage, n = 1); offen: 1.",
            "- Export nach DATEV, wartet seit 12.10.2026",
            "Noch bei keiner Übergabe wurde die Begeisterung davor und danach gemessen.",
            "weil Sie zur Geschäftsleitung gehören",
        ):
            assert told in row.text, (told, row.text)
        for kept_back in ("Projekt s2", "Das bekommen Sie", "Nora", "Timo"):
            assert kept_back not in row.text + row.html

    def test_is_written_once_and_in_the_first_week(self, world: World) -> None:
        month(world)

        assert [write(world, FIRST + timedelta(days=days)) for days in (0, 3, 7)] == [1, 0, 0]
        assert write(world, FIRST + timedelta(days=30)) == 1, "the next month has its own"

    def test_is_not_written_where_there_is_nothing_to_tell(self, world: World) -> None:
        assert write(world) == 0

    def test_knows_nothing_of_the_month_that_runs(self, world: World) -> None:
        deal = sale(world, customer(world, "k-n"), "n", 1000, signed=date(2026, 11, 1))
        promised(deal, "p", OCTOBER, (OCTOBER, Fit.UNKNOWN))

        assert write(world) == 0

    @pytest.mark.parametrize(
        ("fits", "told"),
        [
            ([Fit.AS_IS], "Die einzige offene Zusage war gedeckt, als"),
            ([Fit.UNKNOWN], "Die einzige offene Zusage war nicht gedeckt, als"),
            ([Fit.AS_IS, Fit.AS_IS], "Alle 2 offenen Zusagen waren gedeckt, als"),
        ],
    )
    def test_speaks_of_one_and_of_none_as_people_do(self, world: World, fits: list[Fit], told: str) -> None:
        deal, day = sale(world, customer(world, "k-n"), "n", 1000, signed=OCTOBER), OCTOBER - timedelta(days=9)
        for no, fit in enumerate(fits):
            promised(deal, f"p{no}", day, (day, fit))

        write(world)

        assert told in models.MailOut.objects.get().text

    def test_counts_and_lists_as_of_the_months_end(self, world: World) -> None:
        """What was decided on the first of the next month was open on the day the letter speaks of."""
        for key, title, on in (("c", "Eins", OCTOBER + timedelta(days=1)), ("d", "Zwei", date(2026, 11, 1))):
            asked = wish(world, title)
            questioned(world, key, OCTOBER, by=world.seller, wish=asked)
            decided(asked, on)

        write(world)

        text = models.MailOut.objects.get().text
        assert "Typisch ist 1 Tag (Median der letzten 365 Tage, n = 1); offen: 1." in text
        assert "- Zwei, wartet seit 12.10.2026" in text
