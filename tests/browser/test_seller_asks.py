"""The seller's day, in a real browser: sign in, ask, note, confirm; by phone, by keyboard, in both lights and languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser.conftest import Visit
from cast import TODAY, World
from flows.stage import Script

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import conversations
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models

Window = Callable[..., Visit]
OWN_PAGES = ["/ask/", "/note/", "/accounts/password/change/", "/nothing/here/"]


class TestLooks:
    @pytest.mark.parametrize(("phone", "dark", "language"), [(False, False, "en"), (True, True, "de")])
    def test_the_day_and_its_bar_are_accessible(
        self, phone: bool, dark: bool, language: str, world: World, visit: Window, script: Script
    ) -> None:
        visit(phone=phone, dark=dark, language=language).sign_in(world.seller).open("/").in_both_lights()

    def test_every_page_is_accessible(self, world: World, visit: Window, script: Script) -> None:
        window = visit()
        window.open("/accounts/login/").in_two_looks()
        window.log_in(world.seller)

        for path in OWN_PAGES:
            window.open(path).in_two_looks()

        window.complaints = [text for text in window.complaints if "404" not in text]  # the page that is not there

    def test_the_style_guide_is_accessible(self, world: World, visit: Window) -> None:
        visit().sign_in(world.admin).open("/styleguide/").in_both_lights()
        visit(dark=True, phone=True).sign_in(world.admin).open("/styleguide/").accessible()


class TestAsk:
    def test_on_the_phone_from_question_to_ledger(self, world: World, visit: Window, script: Script) -> None:
        window = visit(phone=True).sign_in(world.seller)
        page = window.page
        page.locator("nav.bottom").get_by_text("Zusagbar?").click()
        page.get_by_label("Leitstand für zwei Werke").check()
        page.fill("#ask-text", "Bedienung ohne Netz bis Juli 2027")

        page.keyboard.press("Enter")

        page.wait_for_selector(".card[open]")
        assert "/ask/" in page.url
        window.accessible()
        page.locator(".card[open] .pick > summary").click()
        page.get_by_role("button", name="Schon zugesagt").first.click()
        page.wait_for_selector(".receipt")
        assert models.Promise.objects.get().sentence == "Bedienung ohne Netz bis Juli 2027"
        window.accessible()

    def test_survives_a_reload_and_the_way_back(self, world: World, visit: Window, script: Script) -> None:
        page = visit().sign_in(world.seller).open("/ask/").page
        page.fill("#ask-text", "Berichte als PDF")
        page.get_by_role("button", name="Fragen").click()
        page.wait_for_selector(".answer-in")
        answered = page.url

        page.reload()

        assert page.input_value("#ask-text") == "Berichte als PDF"
        assert page.locator(".card").count() > 0
        page.go_back()
        page.wait_for_url("**/ask/")
        page.wait_for_load_state("networkidle")  # the page comes anew: nothing of it is kept in the browser
        page.go_forward()
        page.wait_for_url(answered)
        page.wait_for_selector(".card")

    def test_finds_any_deal_by_a_few_letters(self, world: World, visit: Window, script: Script) -> None:
        page = visit().sign_in(world.services).open("/ask/").page
        assert page.locator(".choice-two").count() == 1

        page.fill("#deal-search", "zwei Wer")

        page.get_by_label("Leitstand für zwei Werke").check()
        assert page.locator('input[name="deal"]:checked').get_attribute("value") == str(world.deal.pk)


class TestNote:
    def test_is_heard_while_the_page_waits(self, world: World, visit: Window, script: Script) -> None:
        script(Line("Wir liefern die Bedienung ohne Netz bis Juni", SignalKind.PROMISE))
        window = visit(phone=True).with_clock().sign_in(world.seller)
        page = window.page
        page.locator("nav.bottom").get_by_text("Notiz").click()
        page.get_by_label("Leitstand für zwei Werke").check()
        page.fill("#note-words", "Wir liefern die Bedienung ohne Netz bis Juni.")
        page.get_by_role("button", name="Notiz speichern").click()
        page.wait_for_selector(".listening")

        note = models.Conversation.objects.get(kind="note")
        conversations.listen_to(note.texts.get().pk, on=TODAY)
        page.clock.fast_forward(2_000)  # after which the page asks again

        page.wait_for_selector("#heard .signal")
        window.accessible()
        page.get_by_role("button", name="Stimmt").click()
        page.wait_for_selector(".toast")
        assert models.Promise.objects.get().sentence == "Wir liefern die Bedienung ohne Netz bis Juni"


class TestKeyboard:
    def test_reaches_everything_without_the_mouse(self, world: World, visit: Window, script: Script) -> None:
        window = visit().sign_in(world.seller)
        page = window.page

        page.keyboard.press("j")
        page.keyboard.press("y")
        page.wait_for_selector(".toast")
        assert models.SignalReview.objects.get().verdict == "confirmed"

        page.keyboard.press("j")
        page.keyboard.press("r")
        page.keyboard.type("war nur laut gedacht")
        page.keyboard.press("Enter")
        page.wait_for_selector(".state >> nth=1")
        assert models.SignalReview.objects.order_by("pk")[1].reason == "war nur laut gedacht"

        page.keyboard.press("?")
        page.wait_for_selector("dialog[open]")
        window.accessible()
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.wait_for_url("**/ask/")
        page.keyboard.type("Export nach SAP")
        page.keyboard.press("Enter")
        page.wait_for_selector(".answer-in")

    def test_the_first_stop_skips_the_bar(self, world: World, visit: Window) -> None:
        page = visit().sign_in(world.seller).page

        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.className") == "skip"


class TestWithoutScripts:
    def test_asking_and_noting_still_work(self, world: World, visit: Window, script: Script) -> None:
        plain = visit(scripts=False).sign_in(world.seller)
        page = plain.open("/ask/").page
        page.fill("#ask-text", "Export nach SAP")
        page.get_by_role("button", name="Fragen").click()
        assert page.locator(".card").count() > 0

        plain.open("/note/")
        page.locator(".choice-two").first.click()
        page.fill("#note-words", "Kurz telefoniert.")
        page.get_by_role("button", name="Notiz speichern").click()
        assert "Kurz telefoniert." in page.locator(".note-words").inner_text()
