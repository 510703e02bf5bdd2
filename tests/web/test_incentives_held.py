"""The lab of a company one of whose plans is in force: who gains, and what if."""

from __future__ import annotations

import re

import pytest
from cast import World
from flows.paid import holding
from web.conftest import Look, Open
from web.test_incentives import plain


@pytest.fixture(scope="module", autouse=True)
def held(world_of_module: World) -> int:
    return holding(world_of_module).pk


class TestPages:
    def test_tell_who_gains_and_what_the_company_loses(self, held: int, look: Look) -> None:
        overview, page = (
            plain(look("works_council", "incentives")),
            plain(look("works_council", "incentives_plan", held)),
        )

        assert re.search(r"Vertrieb Vertrieb 2026 Fassung 1 · in Kraft [\d.]+ € [\d.]+ € bis [\d.]+ €", overview)
        assert re.search(r"Pre-Sales ohne eigenen Plan [\d.]+ €", overview), "paid by the split"
        assert re.search(r"Das Unternehmen nach Vergütung −[\d.]+ € −[\d.]+ € bis −?[\d.]+ €", overview)
        assert "Zielkonflikt: Daran verdienen würden Vertrieb, Pre-Sales, während das Unternehmen verliert." in page
        assert "Sprünge bei 100 %: +10.000 €" in page
        assert "Verdient 64.000,00 € Fällig 64.000,00 €" in page, "two deals of two thirds of the quota"
        assert "Dem Betriebsrat vorgelegt am 16.11.2026 Protokoll 7" in page

    def test_ask_what_if_with_its_drivers_and_refuse_what_is_no_share(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.works_council)

        page = client.get(
            "/incentives/what-if/", {"gate": "on", "under": "product", "defer": "15 %", "driver": "missed"}
        )
        wrong = client.get("/incentives/what-if/", {"defer": "150"})

        html = page.content.decode()
        assert html.count('class="pay-driver"') >= 8
        assert "Entgangener Nutzen guter Zusagen" in plain(page.content)
        assert "85 % bei Unterschrift; 15 % nach abgenommener Inbetriebnahme" in plain(page.content)
        assert (wrong.status_code, "ist kein Anteil" in plain(wrong.content)) == (422, True)
