"""A deal whose signature no longer lies ahead: of a signed one what is still open is told, of a lost one nothing is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.days import falls_due
from web.conftest import Open

from ropeteam.core.vocabulary import GateResult
from ropeteam.flows import gate, gate_after, promises
from ropeteam.store import models
from ropeteam.store.queries import deals
from ropeteam.store.queries.today import sections

ASKED, NOT_YET = "Darf unterschrieben werden?", "Noch nicht."


def page(world: World, sign_in: Open, **query: str) -> str:
    return sign_in(world.seller).get(reverse("deals_deal", args=[world.deal.pk]), query).content.decode()


def said(world: World, **days: object) -> None:
    models.Deal.objects.filter(pk=world.deal.pk).update(**days)
    world.deal.refresh_from_db()


def blocked(world: World) -> bool:
    return deals.standing_at(models.Deal.objects.filter(pk=world.deal.pk), GateResult.BLOCKED.value, on=TODAY).exists()


class TestALostDeal:
    @pytest.fixture
    def lost(self, world: World) -> World:
        said(world, closed_on=TODAY)
        return world

    def test_has_no_signature_to_allow_and_nothing_to_do(self, lost: World, sign_in: Open) -> None:
        html = page(lost, sign_in)

        assert "Verloren am 16.11.2026" in html
        assert ASKED not in html
        assert "gate-blocked" not in html
        assert 'class="step' not in html
        assert "Nicht gehört" not in html
        assert lost.promise_offline.quote in html, "what was promised stays to be read"
        assert ASKED in page(lost, sign_in, as_of="2026-11-15"), "the day before it was asked"

    def test_is_in_nobodys_way_in_lists(self, lost: World, sign_in: Open) -> None:
        assert not blocked(lost)
        html = sign_in(lost.seller).get(reverse("deals")).content.decode()
        row = html.split(f'id="deal-{lost.deal.pk}"')[1].split("</tr>")[0]
        assert "verloren" in row
        assert "gate-small" not in row

    def test_asks_nobody_for_anything_today(self, world: World) -> None:
        falls_due(promises.enter(world.deal, actor=world.seller, sentence="Schulung bis morgen.", on=TODAY), TODAY)
        before = {section.code for section in sections(world.seller, on=TODAY)}
        assert {"confirm", "gates", "due", "unheard"} <= before

        said(world, closed_on=TODAY)

        assert not {"confirm", "gates", "due", "unheard"} & {
            section.code for section in sections(world.seller, on=TODAY)
        }

    def test_leaves_the_look_itself_as_strict_as_it_was(self, lost: World) -> None:
        view = gate.look(lost.deal, on=TODAY)

        assert view.verdict.result == GateResult.BLOCKED
        assert gate_after.told(view).verdict.findings == ()
        assert len(gate_after.told(view).standings) == len(view.standings)


class TestASignedDeal:
    @pytest.fixture
    def signed(self, world: World) -> World:
        """Signed after the talk; one promise was given since."""
        said(world, signed_on=TODAY - timedelta(days=1))
        given = promises.enter(world.deal, actor=world.seller, sentence="Quux gibt es obendrauf.", on=TODAY)
        models.Judgement.objects.create(promise=given, fit="declined", backing="unbacked", reasons=[], judged_on=TODAY)
        return world

    def test_tells_what_is_still_open_and_pretends_no_signature(self, signed: World, sign_in: Open) -> None:
        html = page(signed, sign_in)

        assert ASKED not in html
        assert "Vertragsfreigabe" not in html.split('id="deal-gate"')[1].split("</header>")[0]
        assert "Unterschrieben am 15.11.2026" in html
        assert "gate-panel-blocked" not in html
        assert not blocked(signed)

    def test_counts_what_was_said_since_apart(self, signed: World, sign_in: Open) -> None:
        view = gate.look(signed.deal, on=TODAY)
        since = [row for row in view.standings if view.signature.precedes(row.said_on)]
        (added,) = since
        assert added.quote == "Quux gibt es obendrauf."
        still = [finding for finding in view.verdict.blocking if finding.subject != added.key]
        assert list(gate_after.blocking(view)) == still

        html = page(signed, sign_in)

        assert f"{len(still)} Befunde noch offen" in html
        assert "1 seit der Unterschrift gesagt" in html
        assert added.quote not in html.split('class="blockers"')[1].split("</ul>")[0]
        assert added.quote in html.split('id="fold-since"')[1].split("</details>")[0]

    def test_shows_what_the_gate_said_at_the_signature(self, signed: World, sign_in: Open) -> None:
        assert 'href="?as_of=2026-11-15"' in page(signed, sign_in)
        then = page(signed, sign_in, as_of="2026-11-15")

        assert ASKED in then
        assert NOT_YET in then

    def test_of_which_all_was_delivered_says_so_though_more_was_said(self, signed: World, sign_in: Open) -> None:
        models.Signal.objects.update(low=True)

        html = page(signed, sign_in)

        assert "Nichts, was bei der Unterschrift schon gesagt war." in html
        assert "nichts mehr offen" in html

    def test_blocks_as_before_while_the_signature_lies_ahead(self, world: World) -> None:
        view = gate.look(world.deal, on=TODAY)

        assert gate_after.told(view) is view
        assert gate_after.blocking(view) == view.verdict.blocking
        assert blocked(world)
