"""The pages of the overall solution and of pre-sales: typed, refused with what was typed, drawn, looked back at."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.conftest import Open

from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.flows import architecture
from ropeteam.store import models

HOSTILE = "</text><script>alert(1)</script>"


def put(world: World, name: str) -> None:
    architecture.put_system(world.deal, actor=world.presales, on=TODAY, name=name, supplier=Supplier.CUSTOMER)


class TestThePage:
    def test_draws_what_was_typed_and_runs_nothing_of_it(self, world: World, sign_in: Open) -> None:
        put(world, HOSTILE)
        client, pk = sign_in(world.presales), world.deal.pk
        flow = {
            "source": "1",
            "target": "0",
            "what": HOSTILE,
            "supplier": "ours",
            "volume": "1.200,5",
            "unit": "Seiten",
        }
        flow["capability"] = str(models.Capability.objects.get(key="berichte").pk)

        assert client.post(reverse("deals_architecture_interfaces", args=[pk]), flow).status_code == 302
        page = client.get(reverse("deals_architecture", args=[pk])).content.decode()

        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert page.count("1.200,5 Seiten") >= 3
        assert "1200,5" not in page
        assert "arch-tag-beyond" in page
        assert "über der Grenze" in page

    def test_keeps_what_was_typed_where_a_rule_says_no(self, world: World, sign_in: Open) -> None:
        put(world, "SAP")
        address = reverse("deals_architecture_systems", args=[world.deal.pk])
        answer = sign_in(world.presales).post(address, {"name": "s.a.p", "supplier": "partner", "release": "ECC 6"})

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "„SAP“ steht schon hier" in page
        assert 'value="s.a.p"' in page
        assert 'value="ECC 6"' in page

    def test_keeps_what_an_interface_rests_on_and_what_was_typed_into_its_own_form(
        self, world: World, sign_in: Open
    ) -> None:
        put(world, "SAP")
        asked = models.Requirement.objects.create(
            deal=world.deal, no=7, text="Stammdaten", words_hash="h", recorded_on=TODAY, left_on=TODAY
        )
        said = architecture.Flow(1, 0, "Aufträge", Supplier.OURS, capability=world.offline, requirement=asked)
        architecture.put_interface(world.deal, actor=world.presales, on=TODAY, said=said)
        client, pk = sign_in(world.presales), world.deal.pk
        form = {"source": "1", "target": "1", "what": "Aufträge und Mengen", "supplier": "ours", "volume": "5"}

        page = client.get(reverse("deals_architecture", args=[pk])).content.decode()
        refused = client.post(reverse("architecture_interface", args=[pk, 1]), form).content.decode()

        for kept in (asked.pk, world.offline.pk):
            assert f'<option value="{kept}" selected>' in page
        assert 'value="Aufträge und Mengen"' in refused
        assert '<details class="fold" open><summary>Ändern' in refused

    def test_shows_an_older_version_without_a_form(self, world: World, sign_in: Open) -> None:
        put(world, "SAP")
        put(world, "Lager")
        client, address = sign_in(world.presales), reverse("deals_architecture", args=[world.deal.pk])

        older, newest = (client.get(f"{address}{query}").content.decode() for query in ("?n=1", ""))

        assert "Lager" not in older.split("arch-versions")[0]
        assert "architecture/systems/" not in older
        assert "architecture/systems/" in newest

    def test_gives_a_paper_only_as_a_download(self, world: World, sign_in: Open) -> None:
        client, pk = sign_in(world.presales), world.deal.pk
        file = SimpleUploadedFile("../a<b>;x.txt", b"Plan")
        client.post(reverse("deals_architecture_files", args=[pk]), {"file": file})

        answer = client.get(reverse("architecture_file", args=[pk, 1]))

        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "ab;x.txt" in answer["Content-Disposition"]
        assert answer.content == b"Plan"

    def test_tells_who_finds_out_only_to_those_who_work_on_the_deal(self, world: World, sign_in: Open) -> None:
        architecture.ask(
            world.deal, actor=world.presales, on=TODAY, text="Welche Version?", owner=world.presales.person
        )
        address = reverse("deals_architecture", args=[world.deal.pk])

        rope, other = (sign_in(who).get(address).content.decode() for who in (world.seller, world.other_seller))
        assert "klärt Jonas Beil" in rope
        assert "Welche Version?" in other
        assert "Jonas Beil" not in other

        secret = reverse("deals_architecture", args=[world.confidential.pk])
        assert sign_in(world.seller).get(secret).status_code == 404


class TestPresales:
    def test_stand_on_the_deal_with_the_reason_and_are_planned(self, world: World, sign_in: Open) -> None:
        models.DealRole.objects.filter(deal=world.deal, role=Role.PRESALES.value).delete()
        models.Setting.objects.create(company=world.company, key="presales.complex_from", value={"foreign_systems": 1})
        put_actor = world.services
        architecture.put_system(world.deal, actor=put_actor, on=TODAY, name="SAP", supplier=Supplier.CUSTOMER)
        client, pk = sign_in(world.seller), world.deal.pk

        deal = client.get(reverse("deals_deal", args=[pk])).content.decode()
        assert "fremde Systeme: 1 (ab 1)" in deal
        assert reverse("deals_presales", args=[pk]) in deal

        day = (TODAY + timedelta(days=3650)).isoformat()
        assert world.presales.person is not None
        client.post(reverse("deals_presales_plan", args=[pk]), {"person": world.presales.person.pk, "by_day": day})
        assert "Jonas Beil" in client.get(reverse("deals_presales", args=[pk])).content.decode()
        boss = sign_in(world.management).get(reverse("today")).content.decode()
        assert "eingeplant bis" in boss
        assert "Jonas Beil" not in boss
        assert (
            "Jonas Beil" not in sign_in(world.other_seller).get(reverse("deals_presales", args=[pk])).content.decode()
        )

    def test_write_down_what_they_saw_as_a_signal_that_waits_for_product(self, world: World, sign_in: Open) -> None:
        address = reverse("deals_presales_observations", args=[world.deal.pk])
        client = sign_in(world.presales)

        client.post(address, {"kind": "concern", "words": "Die IT hat\nkeine Zeit vor Mai."})

        signal = models.Signal.objects.get(created_by=world.presales.person)
        assert (signal.kind, signal.quote) == ("concern", "Die IT hat keine Zeit vor Mai.")
        assert signal.reviews.get().verdict == "confirmed"
        assert client.post(address, {"kind": "promise", "words": "x"}).status_code == 302
        assert not models.Signal.objects.filter(created_by=world.presales.person, kind="promise").exists()


def test_management_reads_on_today_where_the_brake_reports_to_sales(world: World, sign_in: Open) -> None:
    boss = sign_in(world.management)
    assert "berichtet an den Vertrieb" not in boss.get(reverse("today")).content.decode()

    boss.post(reverse("presales_reporting"), {"role": "presales", "to": "seller"})

    assert "Pre-Sales berichtet an den Vertrieb" in boss.get(reverse("today")).content.decode()
    assert "berichtet an den Vertrieb" not in sign_in(world.seller).get(reverse("today")).content.decode()
