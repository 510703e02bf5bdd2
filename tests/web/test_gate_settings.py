"""How strict the gate is, on its page: notices that block, ends by two, standing in, addresses outside with a secret shown once."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY, World
from django.urls import reverse
from web.conftest import Open
from web.pages_gates import hook

from ropeteam.core.overriding import usual_due
from ropeteam.core.vocabulary import Ending, FindingCode
from ropeteam.flows import gate, overrides, signals
from ropeteam.store import models
from ropeteam.store.queries import four_eyes
from ropeteam.store.queries.gate import notices_blocking

PAGE = "/settings/gate/"


def findings(world: World, code: FindingCode) -> list[bool]:
    view = gate.look(world.deal, on=TODAY)
    return [finding.blocks for finding in view.verdict.findings if finding.code == code]


class TestNotices:
    def test_block_once_they_are_switched_and_not_any_more_after(self, world: World, sign_in: Open) -> None:
        signals.confirm(world.promise_training, actor=world.seller, on=TODAY)
        assert findings(world, FindingCode.SCOPE_MISSING) == [False]
        client = sign_in(world.management)

        client.post(reverse("gate_notices"), {"notice": ["scope_missing", "unbacked", "nonsense"]})
        assert notices_blocking(world.company) == {FindingCode.SCOPE_MISSING}
        assert findings(world, FindingCode.SCOPE_MISSING) == [True]
        html = client.get(PAGE).content.decode()
        assert 'value="scope_missing" checked' in html
        assert 'value="claim_uncorrected" checked' not in html

        client.post(reverse("gate_notices"), {"notice": ["scope_missing"]})
        client.post(reverse("gate_notices"), {})
        assert findings(world, FindingCode.SCOPE_MISSING) == [False]
        assert models.Event.objects.filter(code="gate.notices_set").count() == 2

    def test_are_read_by_all_and_set_by_management_and_administration(self, world: World, sign_in: Open) -> None:
        html = sign_in(world.seller).get(PAGE).content.decode()

        assert "Ändern können das Geschäftsleitung und Administration." in html
        assert "Festlegen" not in html
        assert "Andere Systeme" not in html


class TestEndsByTwo:
    def test_are_named_one_by_one(self, world: World, sign_in: Open) -> None:
        sign_in(world.admin).post(reverse("gate_endings"), {"ending": ["withdrawn", "renegotiated"]})

        assert four_eyes.needed(world.company) == {Ending.WITHDRAWN, Ending.RENEGOTIATED}


class TestTheTimeForAnOverride:
    def test_is_set_in_working_days_and_holds_for_the_next_ask(self, world: World, sign_in: Open) -> None:
        client, at = sign_in(world.management), reverse("gate_override_days")
        refused = client.post(at, {"days": "21"}, follow=True).content.decode()
        client.post(at, {"days": "5"})

        kept, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        ask = overrides.ask(
            kept.findings.filter(blocks=True)[0], actor=world.product_manager, reason="Muss sein", on=TODAY
        )

        assert "1 bis 20 Arbeitstage" in refused
        assert ask.due_on == usual_due(TODAY, days=5) > usual_due(TODAY)
        assert 'value="5"' in client.get(PAGE).content.decode()


class TestAnAddressOutside:
    def test_shows_its_secret_once_and_in_no_cache(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.admin)
        sent = client.post(reverse("gate_hooks"), {"name": "CRM", "url": "https://crm.example.com/gates"})

        made = client.get(sent["Location"])

        assert "rtg_" in made.content.decode()
        assert made["Cache-Control"] == "no-store"
        assert "rtg_" not in client.get(PAGE).content.decode()
        assert models.Webhook.objects.count() == 1

    def test_that_leads_inside_is_refused_in_words(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.admin)
        data = {"name": "CRM", "url": "https://169.254.169.254/latest/"}
        answer = client.post(reverse("gate_hooks"), data, follow=True)

        assert "liegt in einem internen Netz" in answer.content.decode()
        assert not models.Webhook.objects.exists()

    def test_of_another_company_is_not_there(self, world: World, sign_in: Open) -> None:
        row = hook(world)
        models.RoleGrant.objects.create(person=world.stranger.person, role="admin")

        assert sign_in(world.stranger).post(reverse("gate_hook_end", args=[row.pk])).status_code == 404


class TestStandingIn:
    def test_is_offered_to_management_and_product_only(self, world: World, sign_in: Open) -> None:
        assert world.services.person is not None
        until = (TODAY + timedelta(days=5)).isoformat()
        data = {"role": "product", "to": world.services.person.pk, "until": until, "reason": "Messe"}
        sign_in(world.product_manager).post(reverse("gate_delegations"), data)

        row = models.Delegation.objects.get()
        assert (row.role, row.by, row.to) == ("product", world.product_manager.person, world.services.person)
        assert "Gesa Holm vertritt Mira Voss" in sign_in(world.services).get(PAGE).content.decode()
        assert "Vertretung benennen" not in sign_in(world.services).get(PAGE).content.decode()
        assert "Mira Voss" not in sign_in(world.seller).get(PAGE).content.decode()
