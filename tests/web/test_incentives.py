"""The lab's pages: what they say, forms that are read as they were typed, mistakes beside their field, pictures in numbers."""

from __future__ import annotations

import re

import pytest
from cast import TODAY, World
from django.http import QueryDict
from django.urls import reverse
from flows.paid import CALM, SELLER, SERVICES, agreed, holding, written
from web.conftest import Open

from ropeteam.core.incentives import GateTerms
from ropeteam.flows import incentive_lab
from ropeteam.language.plans.read import read_plans
from ropeteam.store import models
from ropeteam.store.queries import incentives as query
from ropeteam.web.incentive_form import sheet, values_of_form
from ropeteam.web.incentive_typed import fits, values_of_plan

WHOLE = """\
plan: Alles
role: seller
effective: {from: 2027-01-01, until: 2027-12-31}
ote: {base: 70000.50, variable: 50000}
gate: {required: true, penalty: 500}
elements:
  - id: neu
    quota: {amount: 1000000, period: year, ramp: [25 %, 0.5]}
    tiers: {mode: retroactive, table: [{to: 1, rate: 8.125 %}, {from: 1, rate: 0.12}]}
    bonuses: [{at: 1, amount: 5000}]
    cap: 90000
    credit: {direct: 0.7, split: {presales: 0.3}}
    payout: [{share: 0.6, on: contract_signed}, {share: 0.4, on: go_live_accepted}]
    clawback: {on: cancellation, window_months: 12, curve: linear, share: 0.5}
    holdback: {share: 0.1, months: 6}
  - {id: q2, kind: spif, window: [2026-04-01, 2026-06-30], condition: product == "Gateway", amount: 1500}
  - {id: kept, kind: mbo, measure: promises_kept_share, target: 0.95, amount: 4000, shared_with: [presales, product]}
  - {id: happy, kind: mbo, measure: customer_satisfaction, floor: 6.5, target: 8.25, amount: 4000}
  - {id: end, kind: team, floor: 6, target: 8, rate: 1 %}
"""


EVERYTHING = """\
plan: alles
role: seller
elements:
  - id: neu
    quota: {amount: 100000, ramp: [0.25, 1]}
    tiers: {table: [{to: 1, rate: 10 %}, {from: 1, rate: 20 %}]}
  - {id: q2, kind: spif, window: [2026-04-01, 2026-06-30], condition: product == "Gateway", amount: 1500}
  - {id: kept, kind: mbo, measure: promises_kept_share, floor: 0.5, target: 0.75, amount: 4000}
  - {id: end, kind: team, floor: 6, target: 8, amount: 100, rate: 1 %}
"""


def plain(html: bytes | str) -> str:
    text = html.decode() if isinstance(html, bytes) else html
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


class TestTheForm:
    def test_says_what_the_plan_says_there_and_back(self) -> None:
        plan = read_plans(WHOLE, name="p.yaml").scheme.plans[0]  # type: ignore[union-attr]

        again = read_plans(sheet(values_of_plan(plan)).text, name="p.yaml")

        assert [problem for problem in again.problems if not problem.notice] == []
        assert again.scheme is not None
        assert again.scheme.plans[0] == plan
        assert fits(plan)

    def test_is_kept_as_the_plan_it_was_typed_as(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.management)
        typed = {
            "plan": "Vertrieb", "role": "seller", "base": "70.000", "variable": "1.200,50 €", "gate": "on", "elements": "1",
            "e0-kind": "commission", "e0-id": "neu", "e0-quota": "540.000", "e0-t0-to": "100", "e0-t0-rate": "6",
            "e0-t1-from": "100 %", "e0-t1-rate": "8,5", "e0-split-presales": "20", "do": "save",
        }  # fmt: skip

        answer = client.post(reverse("incentives_new"), typed)

        row = models.IncentivePlan.objects.get()
        plan = incentive_lab.plan_of(row)
        (element,) = plan.commissions
        assert answer["Location"] == reverse("incentives_plan", args=[row.pk])
        assert (plan.base, float(plan.variable), plan.gate) == (70_000, 1200.5, GateTerms())
        assert [float(tier.rate) for tier in element.tiers] == [0.06, 0.085]
        assert (element.quota.amount, float(element.credit.direct)) == (540_000, 0.8)  # type: ignore[union-attr]

    def test_tells_a_mistake_beside_its_field_and_keeps_what_was_typed(self, world: World, sign_in: Open) -> None:
        typed = {"plan": "V", "role": "seller", "elements": "1", "e0-kind": "commission", "e0-id": "neu",
                 "e0-t0-rate": "viel", "e0-pay-contract_signed": "80", "base": "nichts"}  # fmt: skip

        answer = sign_in(world.management).post(reverse("incentives_new"), typed)

        html = answer.content.decode()
        assert (answer.status_code, models.IncentivePlan.objects.count()) == (422, 0)
        assert 'value="viel"' in html
        assert re.search(r'id="base"[^>]*value="nichts".{0,20}<p class="field-error"', html, re.S)
        fieldset = html[html.index("<fieldset") :]
        assert fieldset.count('class="field-error"') == 2, "the rate, and shares that are no whole"

    def test_that_names_somebody_keeps_what_was_typed_and_says_so(self, world: World, sign_in: Open) -> None:
        client, typed = sign_in(world.management), {"plan": "Plan für Nora Lindt", "role": "seller", "elements": "0"}

        form = client.post(reverse("incentives_new"), typed)
        text = client.post(reverse("incentives_new"), {"as": "text", "text": "plan: Nora Lindt\nrole: seller\n"})

        for answer in (form, text):
            assert (answer.status_code, "Im Plan steht „Nora Lindt“." in plain(answer.content)) == (422, True)
        assert 'value="Plan für Nora Lindt"' in form.content.decode()
        assert models.IncentivePlan.objects.count() == 0

    def test_gains_and_loses_elements_without_a_script(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.management)
        first = {"plan": "V", "role": "services", "elements": "1", "e0-kind": "mbo", "e0-id": "a"}

        more = client.post(reverse("incentives_new"), first | {"do": "add-team"}).content.decode()
        less = client.post(
            reverse("incentives_new"), first | {"elements": "2", "e1-kind": "team", "e1-id": "b", "do": "drop-0"}
        ).content.decode()

        assert 'name="e1-floor"' in more
        assert 'name="e1-id"' not in less
        assert re.search(r'name="e0-id"[^>]*value="b"', less)
        assert models.IncentivePlan.objects.count() == 0

    @pytest.mark.parametrize("value", ["-1", "x", "9" * 9, "drop"])
    def test_bears_what_nobody_typed(self, world: World, sign_in: Open, value: str) -> None:
        odd = {"plan": "V", "role": value, "elements": value, "e0-kind": value, "do": f"drop-{value}"}

        assert sign_in(world.management).post(reverse("incentives_new"), odd).status_code == 200
        assert sign_in(world.management).post(reverse("incentives_new"), odd | {"do": "save"}).status_code == 422

    def test_too_small_for_a_plan_gives_way_to_text(self, world: World, sign_in: Open) -> None:
        steps = ", ".join(f"{{from: {no}, to: {no + 1}, rate: 0.0{no + 1}}}" for no in range(6))
        row = written(
            world, f"plan: v\nrole: seller\nelements: [{{id: a, quota: {{amount: 9}}, tiers: {{table: [{steps}]}}}}]\n"
        )

        html = sign_in(world.management).get(reverse("incentives_new"), {"from": row.pk}).content.decode()

        assert "rate: 0.06" in html


class TestTheText:
    def test_is_read_by_the_same_reader_with_lines(self, world: World, sign_in: Open) -> None:
        client, wrong = sign_in(world.management), SELLER.replace("rate: 6 %", "rate: viel")

        refused = client.post(reverse("incentives_new"), {"as": "text", "text": wrong})
        kept = client.post(reverse("incentives_new"), {"as": "text", "text": SELLER, "note": "wie bisher"})

        assert (refused.status_code, kept.status_code) == (422, 302)
        assert "Zeile 8:" in plain(refused.content)
        assert "rate: viel" in refused.content.decode()
        row = models.IncentivePlan.objects.get()
        assert client.get(reverse("incentives_plan_text", args=[row.pk])).content.decode() == row.text == SELLER

    def test_of_a_whole_scheme_keeps_its_plans_and_says_what_it_left(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.management)
        whole = "reporting: {presales: product}\nassumptions: {deals: 24}\nplans:\n  - {plan: a, role: services}\n"

        client.post(reverse("incentives_new"), {"as": "text", "text": whole})

        assert "Annahmen und Berichtslinien aus dem Text wurden nicht übernommen" in plain(
            client.get("/incentives/").content
        )
        assert incentive_lab.scheme_of(world.company, query.newest(world.company), name="").reporting == ()


class TestPages:
    def test_reckon_the_deals_that_were_typed_and_say_what_is_none(self, world: World, sign_in: Open) -> None:
        address = f"/incentives/plans/{written(world, CALM).pk}/"
        client = sign_in(world.management)

        page = plain(
            client.get(address, {"deal0": "100.000", "state0": "live", "deal1": "50.000", "state1": "failed"}).content
        )
        wrong = plain(client.get(address, {"deal0": "viel", "state0": "weg", "months0": "-3"}).content)

        # 8 % of 150,000; of the failed deal's 4,000 the 15 % that waited for go-live are lost
        assert (
            "Verdient 12.000,00 € Fällig 11.400,00 € Noch offen 0,00 € Verfallen oder zurückgefordert 600,00 €" in page
        )
        assert "„viel“ ist keine passende Zahl" in wrong

    def test_reckon_an_example_for_whatever_an_element_asks(self, world: World, sign_in: Open) -> None:
        """Half of 4,000 at 62.5 %; 1 % and 100 of a deal whose curve ended half way; a spiff inside its window for its product; a
        quota of which a quarter counts in the first quarter."""
        address, client = f"/incentives/plans/{written(world, EVERYTHING).pk}/", sign_in(world.management)
        asked = {
            "deal0": "40.000", "state0": "live", "day0": "2026-05-01", "product0": "Gateway", "end0": "7",
            "deal1": "10.000", "day1": "2026-08-01", "product1": "-", "m-promises_kept_share": "62,5 %", "quarter": "1",
        }  # fmt: skip

        page = plain(client.get(address, asked).content)
        late = plain(client.get(address, asked | {"quarter": "", "day0": "2026-09-01"}).content)
        wrong = plain(client.get(address, asked | {"end0": "11"}).content)
        first = plain(client.get(address).content)

        assert "Zielvereinbarung kept bei 62,5 %: 50 % 2.000,00 €" in page
        assert "Teambonus end bei 7: 50 % 250,00 €" in page
        assert "1 Sonderprämie q2 1.500,00 €" in page
        assert "1 Stufe neu 10 % × 25.000,00 € 2.500,00 € 1 Stufe neu 20 % × 15.000,00 € 3.000,00 €" in page
        assert "Verdient 11.250,00 €" in page
        assert "Sonderprämie q2 1.500,00" not in late
        assert "10 % × 40.000,00 €" in late
        assert "„11“ ist keine passende Zahl" in wrong
        assert "Sonderprämie q2 1.500,00 €" in first, "the first example shows the spiff"

    def test_compare_any_two_versions_and_name_what_differs(self, world: World, sign_in: Open) -> None:
        old, new = holding(world), written(world, CALM)
        client = sign_in(world.management)

        page = plain(client.get("/incentives/compare/").content)
        same = plain(client.get("/incentives/compare/", {"a-seller": old.pk, "b-seller": old.pk}).content)
        strange = client.get("/incentives/compare/", {"a-seller": "99999", "b-seller": str(new.pk)})

        assert "Wirkung Heute Neueste Fassungen Änderung" in page
        assert "Vertrieb 2027 · neugeschäft · Bonus ab 100 %: 10.000 € –" in page
        assert "In den Plänen ändert sich nichts." in same
        assert "kein Plan" in page
        none = plain(client.get("/incentives/compare/", {"a-seller": "", "b-seller": new.pk}).content)
        assert "Vertrieb 2027 · Grundgehalt – 80.000,00 €" in none
        assert strange.status_code == 200

    def test_take_an_assumption_and_give_it_back(self, world: World, sign_in: Open) -> None:
        client, address = sign_in(world.management), reverse("incentives_assume", args=["displaced"])

        client.post(address, {"value": "3,5", "low": "2 %", "high": "5", "source": "Planung 2026"})
        said = plain(client.get("/incentives/assumptions/").content)
        client.post(reverse("incentives_reset", args=["displaced"]))

        row = query.assumption_history(world.company, "displaced")[1]
        assert (row.value, row.low, row.high) == (0.035, 0.02, 0.05)
        assert "Planung 2026 · 16.11.2026 · unsere Schätzung: 2,5 % (1 % bis 6 %)" in said
        assert "Planung 2026" not in plain(client.get("/incentives/assumptions/").content)
        assert (
            client.post(reverse("incentives_assume", args=["schaden"]), {"value": "1", "source": "x"}).status_code
            == 404
        )

    def test_keep_what_was_typed_where_a_rule_says_no(self, world: World, sign_in: Open) -> None:
        client, row = sign_in(world.management), agreed(world, written(world))
        assumption, begins = reverse("incentives_assume", args=["damage"]), reverse("incentives_begin", args=[row.pk])
        fresh = written(world, CALM)

        number = client.post(assumption, {"value": "60", "low": "70", "high": "80", "source": "Controlling"})
        source = client.post(assumption, {"value": "60", "source": "Frau Lindt schätzt"})
        words = {"kind": "seen", "day": TODAY.isoformat(), "words": "liegt bei Karl Ott"}
        assent = client.post(reverse("incentives_assents", args=[fresh.pk]), words)
        begin = client.post(begins, {"from_day": "2026-09-30"})

        assert [one.status_code for one in (number, source, assent, begin)] == [422] * 4
        assert ('value="70"' in number.content.decode(), "Die Spanne stimmt nicht" in plain(number.content)) == (
            True,
            True,
        )
        assert 'value="Frau Lindt schätzt"' in source.content.decode()
        assert "Hier steht „Nora Lindt“." in plain(source.content)
        assert (
            'value="liegt bei Karl Ott"' in assent.content.decode(),
            "Hier steht „Karl Ott“." in plain(assent.content),
        ) == (
            True,
            True,
        )
        assert 'value="2026-09-30"' in begin.content.decode()
        assert (models.IncentiveAssumption.objects.count(), models.PlanInForce.objects.count()) == (0, 0)
        assert not models.PlanAssent.objects.filter(plan=fresh).exists()

    def test_give_the_council_a_paper_with_every_change(self, world: World, sign_in: Open) -> None:
        holding(world)
        written(world, CALM)
        written(world, SERVICES)
        client = sign_in(world.works_council)

        page, text = plain(client.get("/incentives/report/").content), client.get("/incentives/report.md")

        assert "Vertrieb: Vertrieb 2027, Fassung 2" in page
        assert "Noch nicht freigegeben und nicht vorgelegt." in page
        assert "Vertragsfreigabe aus an" in page
        assert text["Content-Disposition"] == f'attachment; filename="incentives-{TODAY}.md"'
        assert "| Vertrieb 2027 · neugeschäft · Bonus ab | 100 %: 10.000 € | – |" in text.content.decode()
        assert (
            "- Vertrieb: Vertrieb 2027, Fassung 2: Noch nicht freigegeben und nicht vorgelegt." in text.content.decode()
        )
        assert "curve_failed" not in text.content.decode(), "a command's key is no word of a paper"

        agreed(world, models.IncentivePlan.objects.get(role="seller", n=2))
        told = client.get("/incentives/report.md").content.decode()

        assert "- Vertrieb: Vertrieb 2027, Fassung 2: Von der Geschäftsleitung freigegeben am " in told

    def test_offer_deeds_only_to_who_may_do_them(self, world: World, sign_in: Open) -> None:
        address = f"/incentives/plans/{written(world).pk}/"

        council, management = (
            sign_in(who).get(address).content.decode() for who in (world.works_council, world.management)
        )

        deeds = reverse("incentives_assents", args=[models.IncentivePlan.objects.get().pk])
        assert deeds in management
        assert deeds not in council
        assert "/incentives/" in sign_in(world.management).get("/").content.decode()
        assert 'href="/incentives/"' not in sign_in(world.seller).get("/").content.decode()


def test_choices_of_several_roles_come_together() -> None:
    assert values_of_form(QueryDict("e0-shared=presales&e0-shared=product"))["e0-shared"] == "presales,product"


NOUGHTS = """\
plan: Nullen
role: seller
elements:
  - id: neu
    rate: 10 %
    quota: {amount: 1000000, ramp: [0, 0.5]}
    cap: 0
    credit: {direct: 1, split: {presales: 0}}
    clawback: {on: cancellation, window_months: 12, share: 0}
  - {id: auslastung, kind: mbo, measure: utilisation, floor: 0, target: 0.85, amount: 9000}
  - {id: q2, kind: spif, window: [2026-04-01, 2026-06-30], condition: "product == 'Rack 19\\"'", amount: 1500}
"""


def test_a_nought_or_a_quotation_mark_in_a_plan_survives_its_form() -> None:
    scheme = read_plans(NOUGHTS, name="x").scheme
    assert scheme is not None
    (plan,) = scheme.plans

    typed = read_plans(sheet(values_of_plan(plan)).text, name="x")

    assert (typed.problems, typed.scheme and typed.scheme.plans) == ((), (plan,))
