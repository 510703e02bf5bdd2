"""The inbox's pages as plain forms: what is shown, what a deed says, what comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.heard import hear_many
from flows.wishes import wish
from web.conftest import Open

from ropeteam.flows import change_requests, gate, signals, triage
from ropeteam.store import models

INBOX, DEEDS = "/requests/inbox/", "/requests/inbox/triages/"


def said(html: str) -> str:
    """What the page tells after a deed."""
    return html.split('id="notices"')[1]


class TestInbox:
    def test_shows_the_largest_group_with_its_words_and_near_wishes(self, world: World, sign_in: Open) -> None:
        row = wish(world, world.need.quote)
        hear_many(world, 8)

        html = sign_in(world.product_manager).get(INBOX).content.decode()

        assert "10 Aussagen warten" in html
        assert world.need.quote in html
        assert f'value="link:{row.pk}"' in html
        assert "Ohne Fähigkeit" in html

    def test_opens_the_group_of_the_address_and_says_when_it_is_done(self, world: World, sign_in: Open) -> None:
        browser = sign_in(world.product_manager)

        assert world.delight.quote in browser.get(INBOX, {"group": "none"}).content.decode()
        gone = browser.get(INBOX, {"group": "999"}).content.decode()
        assert "Diese Gruppe ist erledigt" in gone
        assert world.need.quote in gone

    def test_a_long_group_is_read_page_by_page(self, world: World, sign_in: Open) -> None:
        hear_many(world, 104)
        browser = sign_in(world.product_manager)

        first = browser.get(INBOX, {"group": world.offline.pk})
        bundle = [row.pk for one in first.context["bundles"] for row in one.signals]
        second = browser.get(INBOX + first.context["later"])
        others = [row.pk for one in second.context["bundles"] for row in one.signals]

        assert (len(bundle), len(others)) == (25, 2)
        assert set(bundle).isdisjoint(others)
        assert second.context["later"] == ""

    def test_teaches_what_comes_here_while_it_is_empty(self, world: World, sign_in: Open) -> None:
        pks = [world.need.pk, world.delight.pk]
        triage.confirm_many(pks, actor=world.product_manager, on=TODAY)

        assert "Der Eingang ist leer" in sign_in(world.product_manager).get(INBOX).content.decode()

    def test_is_a_tab_for_product_only(self, world: World, sign_in: Open) -> None:
        assert INBOX in sign_in(world.product_manager).get("/requests/").content.decode()
        assert INBOX not in sign_in(world.seller).get("/requests/").content.decode()


class TestDeeds:
    def test_link_what_is_selected_with_one_tap_back(self, world: World, sign_in: Open) -> None:
        row, rows = wish(world, "Ohne Netz"), hear_many(world, 3)
        signals.confirm(rows[0], actor=world.seller, on=TODAY)
        browser = sign_in(world.product_manager)

        sent = {"do": f"link:{row.pk}", "signal": [one.pk for one in rows], "group": "none"}
        html = browser.post(DEEDS, sent, follow=True).content.decode()

        assert "2 Aussagen zugeordnet zu „Ohne Netz“" in said(html)
        assert "1 Aussage hatte inzwischen jemand anderes erledigt" in said(html)
        undo = reverse("requests_triage_undo", args=[models.Triage.objects.get().pk])
        assert undo in said(html)
        assert "2 Aussagen sind zurück im Eingang" in said(browser.post(undo, follow=True).content.decode())

    @pytest.mark.parametrize(("typed", "kind"), [("find", "link"), ("title", "link"), ("reason", "dismiss")])
    @pytest.mark.parametrize("by_enter", [True, False], ids=["enter", "button"])
    def test_the_field_that_was_filled_says_what_is_meant(
        self, typed: str, kind: str, by_enter: bool, world: World, sign_in: Open
    ) -> None:
        wish(world, "Ohne Netz")
        do = {"find": "find", "title": "new", "reason": "dismiss"}[typed]
        sent = {"do": "typed" if by_enter else do, typed: "ohne netz", "signal": [world.need.pk], "group": ""}

        sign_in(world.product_manager).post(DEEDS, sent)

        done = models.Triage.objects.get()
        assert done.kind == kind
        assert models.ChangeRequest.objects.count() == (2 if typed == "title" else 1)

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({"do": "confirm"}, "Es ist nichts ausgewählt"),
            ({"do": "typed", "signal": "1"}, "genau eines der Felder"),
            ({"do": "typed", "signal": "1", "title": "A", "reason": "B"}, "genau eines der Felder"),
            ({"do": "find", "signal": "1", "find": "gibt es nicht"}, "Kein Wunsch heißt „gibt es nicht“"),
            ({"do": "dismiss", "signal": "1"}, "Bitte nennen Sie einen Grund"),
            ({"do": "confirm", "signal": [str(no) for no in range(201)]}, "höchstens 200"),
        ],
        ids=["nothing", "no field", "two fields", "unknown wish", "no reason", "too many"],
    )
    def test_say_what_is_wrong_and_change_nothing(self, sent: dict, words: str, world: World, sign_in: Open) -> None:
        html = sign_in(world.product_manager).post(DEEDS, sent, follow=True).content.decode()

        assert words in html
        assert not models.Triage.objects.exists()

    def test_of_what_is_settled_already_change_nothing_and_say_so(self, world: World, sign_in: Open) -> None:
        signals.confirm(world.need, actor=world.seller, on=TODAY)

        sent = {"do": "confirm", "signal": world.need.pk}
        html = sign_in(world.product_manager).post(DEEDS, sent, follow=True).content.decode()

        assert "Es wurde nichts geändert" in said(html)


class TestLog:
    def test_tells_what_was_done_without_a_name_and_takes_back_one_by_one(self, world: World, sign_in: Open) -> None:
        pks = [world.need.pk, world.delight.pk]
        done = triage.dismiss_many(pks, actor=world.product_manager, on=TODAY, reason="Rauschen").triage
        assert done is not None
        browser = sign_in(world.product_manager)

        main = browser.get("/requests/inbox/log/").content.decode().split("<main")[1].split("</main")[0]
        assert "2 Aussagen verworfen" in main
        assert "Mira Voss" not in main

        browser.post(f"/requests/inbox/triages/{done.pk}/undo/", {"signal": world.need.pk})
        page = browser.get(f"/requests/inbox/triages/{done.pk}/").content.decode()
        assert "zurückgenommen am 16.11.2026" in page
        assert "1 zurückgenommen" in browser.get("/requests/inbox/log/").content.decode()

    def test_after_thirty_days_says_that_it_stands(self, world: World, sign_in: Open) -> None:
        on = TODAY - timedelta(days=31)
        done = triage.confirm_many([world.need.pk], actor=world.product_manager, on=on).triage
        assert done is not None
        browser = sign_in(world.product_manager)

        html = browser.post(f"/requests/inbox/triages/{done.pk}/undo/", follow=True).content.decode()

        assert "länger als dreißig Tage her" in said(html)
        assert "steht fest" in browser.get("/requests/inbox/log/").content.decode()


class TestIdea:
    def test_of_our_own_stands_among_the_wishes_with_its_origin(self, world: World, sign_in: Open) -> None:
        sent = {"title": "Dunkles Bild", "problem": "Nachts blendet es.", "capability": world.offline.pk}

        sign_in(world.services).post("/requests/ideas/", sent)

        row = models.ChangeRequest.objects.get()
        assert (row.title, row.origin, row.capability) == ("Dunkles Bild", "inside", world.offline)
        html = sign_in(world.seller).get("/requests/", {"origin": "inside"}).content.decode()
        assert "Dunkles Bild" in html
        assert "/requests/ideas/" in html

    def test_needs_a_title(self, world: World, sign_in: Open) -> None:
        html = sign_in(world.seller).post("/requests/ideas/", {"title": " "}, follow=True).content.decode()

        assert "Wie heißt der neue Wunsch?" in said(html)
        assert not models.ChangeRequest.objects.exists()


class TestTheFirstFiveOfATalk:
    def promised(self, world: World, n: int) -> list[models.Signal]:
        said_by_us = world.promise_training
        return [
            models.Signal.objects.create(
                conversation=said_by_us.conversation, text=said_by_us.text, analysis=said_by_us.analysis, first_turn=6,
                last_turn=6, start=no, end=no + 10, quote=f"Das machen wir {no}", kind="promise", confidence=0.1,
            )
            for no in range(n)
        ]  # fmt: skip

    def test_are_asked_first_and_the_rest_is_one_key_away(self, world: World, sign_in: Open) -> None:
        self.promised(world, 4)
        browser, path = sign_in(world.seller), reverse("conversations_talk", args=[world.conversation.pk])

        five, whole = (browser.get(path + query).content.decode() for query in ("", "?more=1"))

        assert five.count("sig-later") == 4
        assert "4 weitere Vorschläge aus diesem Gespräch" in five
        assert '?turn=0&amp;more=1" data-key="m"' in five
        assert whole.count("sig-later") == 0
        assert whole.count("data-signal") == five.count("data-signal") == 9

    def test_on_today_say_how_many_more_the_talk_has(self, world: World, sign_in: Open) -> None:
        rows = self.promised(world, 5)
        browser = sign_in(world.seller)

        html = browser.get("/").content.decode()

        assert "2 weitere Stellen aus diesem Gespräch" in html
        assert html.count("row signal") == 5
        assert (
            f'id="signal-{world.promise_offline.pk}"' not in html
        )  # the roadmap carries it: it waits behind those nobody judged
        assert "weitere Stellen aus" not in browser.get("/", {"all": "confirm"}).content.decode()
        assert browser.get("/", {"all": "confirm"}).content.decode().count("row signal") == 7
        assert len(rows) == 5

    def test_that_are_not_among_them_still_stand_at_the_gate(self, world: World, sign_in: Open) -> None:
        rows = self.promised(world, 5)

        html = sign_in(world.seller).get(reverse("deals_deal", args=[world.deal.pk])).content.decode()

        assert all(row.quote in html for row in rows)
        found = gate.look(world.deal, on=TODAY).standings
        assert {row.pk for row in rows} <= {one.signal.pk for one in found if one.signal is not None}

    def test_ask_product_nothing_that_is_the_ropes(self, world: World, sign_in: Open) -> None:
        change_requests.link(world.need, wish(world, "Ohne Netz"), actor=world.product_manager)
        self.promised(world, 9)

        page = sign_in(world.product_manager).get(reverse("conversations_talk", args=[world.conversation.pk]))

        assert page.context["rest"] == 0
