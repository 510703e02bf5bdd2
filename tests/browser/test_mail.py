"""Mail in a real browser: the address is copied by one tap; every page accessible."""

from __future__ import annotations

from collections.abc import Callable

from browser.conftest import Visit
from cast import World
from flows.meetings import NOW
from flows.post import DOMAIN, address, letter, posted
from flows.test_mailing import person, put
from pytest_django import Settings

from ropeteam.store import models

Window = Callable[..., Visit]


class TestMail:
    def test_an_address_is_copied_by_one_tap(self, world: World, visit: Window, settings: Settings) -> None:
        settings.ROPETEAM_MAIL = {"ROPETEAM_MAIL_DOMAIN": DOMAIN}
        row = address(world)
        posted(row, letter())
        posted(row, letter(more="Auto-Submitted: auto-replied\r\n", identity="<2@x>"))
        there = visit(phone=True, dark=True).sign_in(world.seller).open(f"/deals/{world.deal.pk}/mail/")
        there.accessible()
        there.page.evaluate(
            "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }"
        )

        there.page.get_by_role("button", name="Kopieren").click()

        assert there.page.evaluate("window.copied") == f"{row.local_part}@{DOMAIN}"
        there.page.get_by_text("· Kopiert").wait_for()

    def test_the_houses_page_is_accessible(self, world: World, visit: Window) -> None:
        row = put(world.admin)
        models.MailOut.objects.filter(pk=row.pk).update(
            stopped="server", given_up_at=NOW, said="550 5.1.1 no such user"
        )
        models.Person.objects.filter(pk=person(world.services).pk).update(mail="")

        there = visit(language="en").sign_in(world.admin).open("/mail/")
        there.accessible()

        assert there.page.get_by_text("550 5.1.1 no such user").count() == 2
