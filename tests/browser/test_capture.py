"""Capture in a real browser: by keyboard alone, from another page by the bookmark, and on a phone that loses its network."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from cast import World
from flows.stage import Script
from flows.wishes import wish

from ropeteam.store import models

WORDS = "Wir brauchen die Bedienung ohne Netz bis 31.03.2027."


class TestCapture:
    def test_from_a_key_to_a_part_of_a_wish_without_a_mouse(
        self, world: World, visit: Callable[..., object], script: Script
    ) -> None:
        script()
        near = wish(world, WORDS)
        one = visit().sign_in(world.seller).open("/note/")  # type: ignore[attr-defined]

        one.page.keyboard.press("g")
        one.page.keyboard.press("f")
        one.page.wait_for_url("**/capture/")
        one.page.keyboard.type(WORDS)
        one.page.keyboard.press("Enter")
        one.page.wait_for_selector(".captured")
        one.accessible()
        one.page.locator(f"button[value='breaker|{near.pk}']").focus()
        one.page.keyboard.press("Enter")
        one.page.wait_for_selector(".capture-part")

        assert models.Asker.objects.get().importance == "breaker"
        one.accessible()

    def test_the_box_keeps_its_words_when_the_network_goes(
        self, world: World, visit: Callable[..., object], script: Script
    ) -> None:
        script()
        one = visit(phone=True).sign_in(world.seller)  # type: ignore[attr-defined]
        one.open("/capture/")
        one.page.fill("#capture-text", WORDS)
        one.context.set_offline(True)

        one.page.click("button.button-primary")
        one.page.wait_for_selector(".toast-error")

        assert one.page.input_value("#capture-text") == WORDS
        assert all("ERR_INTERNET_DISCONNECTED" in said or "htmx" in said for said in one.complaints)
        one.complaints.clear()
        one.context.set_offline(False)
        one.page.click("button.button-primary")
        one.page.wait_for_selector(".captured")
        assert models.Ask.objects.count() == 1


class TestBookmarklet:
    def test_takes_the_marked_words_and_the_address_along(self, world: World, visit: Callable[..., object]) -> None:
        one = visit().sign_in(world.seller)  # type: ignore[attr-defined]
        one.open("/capture/tools/")
        code = one.page.get_attribute("[data-bookmarklet]", "href")
        assert one.page.text_content("#bookmarklet-code") == code
        one.page.click("[data-bookmarklet]")  # pressed here it does nothing, and nobody complains
        one.accessible()

        address, name, look = run_elsewhere(one, code)
        asked = parse_qs(urlsplit(address).query)
        assert address.startswith(f"{one.address}/capture/?")
        assert asked["text"] == ['Paul: "ohne Netz" & mehr, 100 % <b>']
        assert asked["url"] == ["https://crm.example/deals/7?tab=mails&x=%C3%A4"]
        assert asked["from"] == ["bookmarklet"]
        assert (name, "popup" in look) == ("ropeteam-capture", True)


def run_elsewhere(one: object, code: str) -> list[str]:
    """The bookmark on somebody else's page."""
    other = one.context.new_page()  # type: ignore[attr-defined]
    other.route(
        "https://crm.example/**",
        lambda route: route.fulfill(
            content_type="text/html", body='<p id="w">Paul: "ohne Netz" &amp; mehr, 100 % &lt;b&gt;</p>'
        ),
    )
    other.goto("https://crm.example/deals/7?tab=mails&x=%C3%A4")
    return other.evaluate(  # type: ignore[no-any-return]
        """(code) => {
            getSelection().selectAllChildren(document.getElementById("w"));
            let found = null;
            window.open = (...given) => { found = given; };
            (0, eval)(code);
            return found;
        }""",
        code.removeprefix("javascript:"),
    )
