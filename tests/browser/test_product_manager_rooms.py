"""A product manager's Monday in a real browser: the deals, what stands in the way, the ledger, a date that moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.conftest import Visit
from cast import TODAY, World

from ropeteam.flows import promises, signals
from ropeteam.jobs import reactions
from ropeteam.store import models

pytestmark = pytest.mark.usefixtures("script")
Window = Callable[..., Visit]


def rooms(world: World) -> list[str]:
    """Every page of the rooms, in the states that differ."""
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    promises.contradict(promise, actor=world.services, how="Im Kickoff hieß es Oktober.", said_on=TODAY)
    return [
        "/deals/",
        "/deals/?q=nichts+davon",
        f"/deals/{world.deal.pk}/",
        f"/deals/{world.deal.pk}/?as_of=2026-11-10",
        "/conversations/",
        "/conversations/?q=Schulungen",
        f"/conversations/{world.conversation.pk}/?missed=1",
        f"/conversations/{world.unheard.pk}/",
        "/promises/",
        f"/promises/{promise.pk}/",
        "/product/",
        f"/product/capabilities/{world.offline.pk}/",
        f"/product/roadmap/{world.offline_item.pk}/",
    ]


class TestLooks:
    def test_every_room_is_accessible(self, world: World, visit: Window) -> None:
        paths = rooms(world)
        window = visit().sign_in(world.product_manager)

        for path in paths:
            window.open(path).unfold("main details:not([open]) > summary").in_two_looks()

    def test_the_deal_and_the_talk_are_accessible_to_all_who_see_more_or_less(
        self, world: World, visit: Window
    ) -> None:
        """A seller's own talk is looked at with its many promises, beside the inbox."""
        deal, talk = f"/deals/{world.deal.pk}/", f"/conversations/{world.conversation.pk}/"
        council = visit().sign_in(world.works_council)

        for window, path in ((visit().sign_in(world.seller), deal), (council, deal), (council, talk)):
            window.open(path).unfold("#standing details:not([open]) > summary").accessible()


class TestMonday:
    def test_from_the_list_to_a_date_that_moves_and_back(self, world: World, visit: Window) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        window = visit().sign_in(world.product_manager)
        page = window.page
        page.keyboard.press("g")
        page.keyboard.press("d")
        page.wait_for_url("**/deals/")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/deals/{world.deal.pk}/**")
        assert page.locator(f"#p{promise.pk} .row-note").first.inner_text().startswith("durch die Roadmap gedeckt")

        page.keyboard.press("g")
        page.keyboard.press("r")
        page.wait_for_url("**/product/")
        page.locator("#roadmap").get_by_role("link", name="Bedienung ohne Netz").click()
        page.wait_for_url("**/product/roadmap/*/")
        assert "1 Zusage in 1 Verkaufschance" in page.locator("#touched").inner_text()
        page.get_by_text("Ändern", exact=True).click()
        assert "Darauf stützt sich 1 Zusage." in page.locator(".change").inner_text()
        page.fill("#day", "2027-07-31")
        page.get_by_role("button", name="Neue Fassung speichern").click()
        page.wait_for_selector("text=Wird neu beurteilt")
        reactions.react(models.Event.objects.get(code="roadmap.changed").pk, on=TODAY)

        page.wait_for_selector("text=Bei 1 Zusage hat sich das Urteil geändert.")
        window.accessible()
        page.locator("#touched").get_by_role("link", name="Leitstand für zwei Werke").click()
        page.wait_for_url(f"**/deals/{world.deal.pk}/**")
        assert page.locator(f"#p{promise.pk}.is-here").count() == 1
        assert "Zusage ohne Deckung" in page.locator(f"#p{promise.pk}").inner_text()

        page.fill("#as-of", "2026-11-14")
        page.get_by_role("button", name="Zeigen").click()
        page.wait_for_selector("text=So stand es am 14.11.2026.")
        assert "Zusage ohne Deckung" not in page.locator("#standing").inner_text()

    def test_judges_a_promise_in_its_row(self, world: World, visit: Window) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        page = visit().sign_in(world.product_manager).open(f"/deals/{world.deal.pk}/").page
        row = page.locator(f"#p{promise.pk}")
        row.locator("summary", has_text="Was tun?").click()
        row.locator("summary", has_text="Beurteilen").click()
        row.get_by_label("Urteil").select_option("declined")
        row.get_by_label("Grund").fill("Zu gefährlich in der Halle.")

        row.get_by_role("button", name="Festhalten").first.click()

        page.wait_for_selector("text=Beurteilt: Zu gefährlich in der Halle.")
        page.wait_for_selector(".toast")
        assert "2 Befunde" in page.locator("#deal-gate").inner_text()

    def test_goes_from_a_number_to_its_sentences_and_back_to_its_place(self, world: World, visit: Window) -> None:
        promises.enter(world.deal, actor=world.seller, sentence="Wir bringen das Mondgestein.", on=TODAY)
        page = visit().sign_in(world.product_manager).open("/deals/?stage=offer").page
        page.locator(".peg.v-empty").click()
        page.wait_for_url("**/promises/?deal=*")
        assert page.locator(".rows .row").count() == 1
        page.locator(".rows .row-title").click()
        page.wait_for_selector(".promise-head")

        page.go_back()
        page.go_back()

        page.wait_for_url("**/deals/?stage=offer")
        page.get_by_role("link", name="Leitstand für zwei Werke").click()
        page.get_by_label("Sie sind hier").get_by_role("link", name="Verkaufschancen").click()
        page.wait_for_url(f"**stage=offer**#deal-{world.deal.pk}")
        assert page.locator(f"#deal-{world.deal.pk}.is-here").count() == 1
