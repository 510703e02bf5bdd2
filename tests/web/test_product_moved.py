"""A promisable date that was moved by a month: what it turned, and what stays as it was."""

from __future__ import annotations

from datetime import date

import pytest
from cast import World
from web.conftest import Look, signed_in
from web.test_product import change, settle


@pytest.fixture(scope="module", autouse=True)
def moved(world_of_module: World) -> None:
    change(signed_in(world_of_module.product_manager), world_of_module)
    settle()


class TestRoadmap:
    def test_the_gate_as_of_an_earlier_day_stays_as_it_was(self, built: World, look: Look) -> None:
        assert "Zusage ohne Deckung" in look("product", "deals_deal", built.deal.pk)

        then = look("product", "deals_deal", built.deal.pk, as_of="2026-11-15")

        assert "Zusage ohne Deckung" not in then
        assert "durch die Roadmap gedeckt" in then

    def test_the_list_of_deals_knows_it_too(self, built: World, look: Look) -> None:
        html = look("product", "promises", backing="unbacked")

        assert f'id="s{built.promise_offline.pk}"' in html

    def test_keeps_every_version(self, built: World, look: Look) -> None:
        html = look("product", "product_item", built.offline_item.pk)

        assert "Fassung 2" in html
        assert "bekannt seit 16.11.2026" in html
        assert built.offline_item.versions.order_by("n")[0].day == date(2027, 6, 30)
