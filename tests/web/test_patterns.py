"""A solution pattern is written down from an answer that worked, and asking shows it."""

from __future__ import annotations

from cast import World
from django.urls import reverse
from flows.travel import asked_by_customer, decide
from web.conftest import Open
from web.test_answers import page

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests
from ropeteam.store import models


class TestPatterns:
    def test_are_written_from_what_worked_and_shown_by_ask(self, world: World, sign_in: Open) -> None:
        wish = change_requests.create(world.product, actor=world.product_manager, title="Daten ohne Netz nach SAP")
        asked_by_customer(world, wish)
        decide(world, wish, DecisionKind.AS_IS, capability=world.sap_export)
        answer = models.Answer.objects.get()
        sign_in(world.seller).post(
            reverse("answer_receipts", args=[answer.pk]), {"kind": "customer_told", "how": "Mail"}
        )
        presales = sign_in(world.presales)
        assert f"?answer={answer.pk}" in page(presales, "patterns")

        form = {"answer": answer.pk, "need": "Daten ohne Netz nach SAP", "how": "So macht es die Kessel AG."}
        refused = presales.post(reverse("patterns_new"), form)
        assert refused.status_code == 409
        assert "„Kessel AG“ ist der Name eines Kunden" in refused.content.decode()
        form["how"] = "Über Nacht als Datei ausleiten."
        assert presales.post(reverse("patterns_new"), form).status_code == 302

        pattern = models.SolutionPattern.objects.get()
        presales.post(reverse("pattern_uses", args=[pattern.pk]), {"helped": "yes", "deal": world.deal.pk})
        asked = presales.post(reverse("ask"), {"text": "Daten ohne Netz nach SAP"}, follow=True).content.decode()
        assert "Über Nacht als Datei ausleiten." in asked
        assert "aus 1 Verkaufschance · half 1 von 1 Mal (90-%-Bereich" in " ".join(asked.split())
