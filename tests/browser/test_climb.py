"""The climb and the pulse in a real browser: both lights, a phone, the keyboard; ten seconds of a customer's time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from browser.conftest import Visit
from cast import TODAY, World
from django.utils import timezone
from flows.climbed import lived, measured
from flows.travel import react
from integrations.mail.sink import sink
from integrations.mail.test_outbound import server
from web.pages_climb import asked
from web.test_climbs import handed_over

from ropeteam.core.mailing import Outcome
from ropeteam.flows import climb, mailing
from ropeteam.integrations.mail.outbound import SmtpCarrier
from ropeteam.store import models
from ropeteam.wording.pages_pulse import QUESTION


class TestTheClimb:
    def test_is_whole_in_both_lights_and_on_a_phone(self, world: World, visit: Callable[..., Visit]) -> None:
        lived(world.deal, seller=world.seller, other=world.presales, on=TODAY)
        measured(world.deal, (TODAY - timedelta(days=118), 9.0), (TODAY - timedelta(days=80), 2.0))
        window = visit().sign_in(world.presales)

        window.open(f"/deals/{world.deal.pk}/").unfold("figure.climb details > summary")

        assert window.page.locator(".climb-ridge").count() == 1
        assert window.page.locator(".climb-flag-hollow").count() == 1
        window.in_both_lights()
        window.fits_a_phone()


class TestAllClimbs:
    def test_are_whole_in_both_lights_and_on_a_phone(self, world: World, visit: Callable[..., Visit]) -> None:
        handed_over(world, 5)
        window = visit().sign_in(world.management)

        window.open("/climb/").unfold("main details > summary")

        window.in_both_lights()
        window.fits_a_phone()


class TestThePulse:
    def test_comes_by_mail_is_answered_on_a_phone_by_keyboard_and_moves_the_curve(
        self, world: World, visit: Callable[..., Visit]
    ) -> None:
        measured(world.deal, *((TODAY - timedelta(days=ago), 3.0) for ago in (40, 25, 10)))
        invite, token = asked(world)
        with sink() as post, SmtpCarrier(server(post.port)) as carrier:
            assert mailing.send_waiting(carrier, clock=timezone.now)[Outcome.SENT] == 1
        (letter,) = post.letters
        assert (letter["To"], letter["From"]) == (
            "Paul Ebner <ebner@kessel.example>", "Nora Lindt <seil@firma.example>",
        )  # fmt: skip
        words = letter.get_body(("plain",)).get_content()
        (address,) = re.findall(r"https?://[^/]+(/pulse/\S+)", words)
        assert token not in str(list(models.MailOut.objects.values())), "nobody here can answer for them"
        before = climb.look(world.deal, on=TODAY)[1].steps[-1].mean

        window = visit(phone=True, language="en")
        page = window.open(address).page
        window.in_both_lights()
        assert page.get_by_role("heading").first.inner_text() == QUESTION["de"], "as in the letter"
        page.locator("input[name='value']").first.focus()
        for _ in range(8):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
        page.keyboard.type("Läuft.")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Danke.")
        react()

        row = models.Observation.objects.get(invite=invite)
        assert (row.value, row.words) == (8.0, "Läuft.")
        kept = models.CurveSnapshot.objects.get(deal=world.deal)
        assert kept.points[-1][1] > before + 1
        again = page.context.request.get(f"{window.address}{address}")
        assert (again.status, QUESTION["de"] in again.text()) == (404, False)


def test_a_printed_deal_asks_for_nothing_and_shows_the_gate_before_any_table(
    world: World, visit: Callable[..., Visit]
) -> None:
    window = visit().sign_in(world.seller)
    window.page.emulate_media(media="print")

    window.open(f"/deals/{world.deal.pk}/")

    page = window.page
    assert page.locator("main").locator("input, textarea, select").count(), (
        "nothing to hide: this test looks at nothing"
    )
    assert page.locator("main").locator("input, textarea, select").filter(visible=True).count() == 0
    assert page.locator("#overview table").count()
    assert page.locator("#overview table").filter(visible=True).count() == 0
    assert page.locator(".gate-panel").is_visible()
    assert page.locator("#promises .row").first.is_visible()
