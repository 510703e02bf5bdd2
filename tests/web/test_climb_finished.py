"""A climb from the first talk to the end: its picture on the deal's page, as it was kept on an earlier day, and in the list."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.climbed import measured
from web.conftest import Look, Open
from web.test_climb import days, page_of

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import climb, promises
from ropeteam.store import models


@pytest.fixture(scope="module", autouse=True)
def finished(world_of_module: World) -> None:
    """From the first talk to the end: it rose to 9, fell to 3 after the handover, and came back."""
    world = world_of_module
    models.Deal.objects.filter(pk=world.deal.pk).update(
        opened_on=days(400), signed_on=days(250), handover_on=days(240), golive_on=days(120)
    )
    world.deal.refresh_from_db()
    source = promises.enter(
        world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie von uns.", on=TODAY, said_on=days(260)
    )
    promises.judge_by_person(source, actor=world.presales, fit=Fit.DECLINED, reason="geben wir nicht heraus", on=TODAY)
    values = (
        (390, 5),
        (340, 6),
        (300, 8),
        (262, 9),
        (255, 9),
        (251, 10),
        (220, 3),
        (210, 3),
        (200, 3),
        (185, 4),
        (90, 7),
    )
    measured(world.deal, *((days(ago), float(value)) for ago, value in values))


class TestTheDealsPage:
    def test_shows_the_finished_climb_with_its_two_lines_summit_and_the_sentences_behind_the_drop(
        self, built: World, look: Look
    ) -> None:
        page = look("seller", "deals_deal", built.deal.pk)

        for drawn in ("climb-ridge", "climb-deliverable", "climb-mist", "climb-flag-hollow", "climb-dot-nps"):
            assert drawn in page, drawn
        for said in (
            "Vorgipfel",
            "Nach der Übergabe verloren:",
            "nach den Messpunkten selbst",
            "Was hinter dem Rückgang steht",
        ):
            assert said in page, said
        behind = page[page.index("Was hinter dem Rückgang steht") :]
        assert "Den Quellcode bekommen Sie von uns." in behind[: behind.index("</section>")]
        assert "Die Linien, Woche für Woche" in page  # the same as a table
        assert " style=" not in page

    def test_of_an_earlier_day_is_the_picture_that_was_kept_then(self, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=None, handover_on=None)
        climb.keep(models.Deal.objects.get(pk=world.deal.pk), on=days(252))
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=days(250), handover_on=days(240))

        page = page_of(sign_in(world.seller), world.deal, f"?as_of={days(245).isoformat()}")

        assert "mit dem Wissen von damals" in page
        assert "climb-flag" not in page
        assert "Was jetzt helfen würde" not in page

    def test_stands_small_in_the_list_of_deals(self, world: World, sign_in: Open) -> None:
        climb.keep(models.Deal.objects.get(pk=world.deal.pk), on=TODAY)
        climb.study(world.company, on=TODAY)
        own = page_of(sign_in(world.seller), world.deal)
        assert "100 % der abgeschlossenen Übergaben verloren mehr als 2 Punkte" in own
        assert "Die Gewichte sind aus einer eigenen Übergabe gelernt." in own

        page = sign_in(world.seller).get(reverse("deals")).content.decode()

        assert page.count('class="spark"') == 1
        assert "Begeisterung zuletzt" in page
