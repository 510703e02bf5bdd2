"""Studies on their pages: begun by a form that keeps what was typed, seen, ended; and the customer's page without a login."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

import pytest
from cast import TODAY, World
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from flows.studied import agree, contact, missing_too, see_all, segment, study
from flows.travel import decide, react
from pytest_django import Settings
from web.conftest import Open
from web.pages_studies import link, plan, said, seen

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.core.vocabulary_presales import CriterionResult, SignAbout, StudyEnd
from ropeteam.flows import architecture_files, signing, studies
from ropeteam.store import models

MET, MISSED = CriterionResult.MET, CriterionResult.MISSED


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


class TestBeginning:
    def test_keeps_what_was_typed_where_something_lacks(self, world: World, sign_in: Open) -> None:
        form = {**plan(world), "criterion-3": "", "question": "Hält es eine ganze Schicht?"}

        found = sign_in(world.seller).post(reverse("deals_studies", args=[world.deal.pk]), form)

        assert found.status_code == 422
        assert "Nennen Sie 3 bis 5 Erfolgskriterien." in words(found)
        assert "Hält es eine ganze Schicht?" in words(found)
        assert found.content.decode().count(" checked") == 3
        assert not models.Study.objects.exists()

    def test_makes_a_study_of_what_was_chosen(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.presales)

        found = client.post(reverse("deals_studies", args=[world.deal.pk]), plan(world), follow=True)

        row = models.Study.objects.get()
        assert found.request["PATH_INFO"] == reverse("deals_study", args=[row.pk])
        assert [one.ties.count() for one in row.criteria.order_by("no")] == [1, 1, 1]
        assert row.question in words(client.get(reverse("deals_deal", args=[world.deal.pk])))

    def test_of_a_decision_is_a_door_only_to_those_it_opens_to(self, world: World, sign_in: Open) -> None:
        plan(world)
        wish = models.ChangeRequest.objects.get(key="w1")
        row = study(world, decision=decide(world, wish, DecisionKind.STUDY, reason="Reicht der Speicher?"))
        address, door = reverse("request_decision", args=[wish.pk]), reverse("deals_study", args=[row.pk])

        for who, opens in ((world.seller, True), (world.management, True), (world.other_seller, False)):
            page = sign_in(who).get(address).content.decode()
            assert row.question in page
            assert (door in page) == opens
            assert (sign_in(who).get(door).status_code == 200) == opens

    def test_takes_the_question_from_the_decision_it_answers(self, world: World, sign_in: Open) -> None:
        form = plan(world)
        wish = models.ChangeRequest.objects.get(key="w1")
        first = decide(world, wish, DecisionKind.STUDY, reason="Reicht der Speicher?")
        client = sign_in(world.presales)

        page = words(client.get(reverse("request_decision", args=[wish.pk])))
        new = words(client.get(reverse("deals_studies_new", args=[world.deal.pk]), {"decision": first.pk}))
        client.post(reverse("deals_studies", args=[world.deal.pk]), {**form, "decision": first.pk})

        assert "Studie beginnen für" in page
        assert "Reicht der Speicher?" in new
        assert models.Study.objects.get().decision == first
        assert "Trägt es eine Schicht?" in words(client.get(reverse("request_decision", args=[wish.pk])))


class TestAStudy:
    def test_is_seen_and_ended_and_shown_where_it_matters(self, world: World, sign_in: Open) -> None:
        row = study(world)
        client, at = sign_in(world.presales), reverse("deals_study", args=[row.pk])
        first, second, _ = row.criteria.order_by("no")
        client.post(reverse("criterion_evidence", args=[first.pk]), seen(world))
        client.post(reverse("criterion_evidence", args=[second.pk]), {**seen(world), "result": "missed", "how": ""})

        refused = client.post(reverse("study_ends", args=[row.pk]), {"end": "go", "reason": "Ja"}, follow=True)
        client.post(reverse("study_ends", args=[row.pk]), {"end": "no_go", "reason": "Der Abgleich dauert zu lange."})

        assert "jedem Kriterium etwas gesehen" in words(refused)
        page = words(client.get(at))
        for told in ("erfüllt: durch Einstellungen", "nicht erfüllt", "Der Abgleich dauert zu lange."):
            assert told in page
        assert "Wie geht sie aus?" not in page
        promise = reverse("promises_promise", args=[second.ties.get().promise_id])
        assert "Abgleich in unter einer Minute" in words(client.get(promise))
        assert "Abgleich in unter einer Minute" not in words(sign_in(world.other_seller).get(promise))

    def test_keeps_what_was_typed_where_it_is_refused(self, world: World, sign_in: Open) -> None:
        row = study(world)
        client, at = sign_in(world.presales), reverse("criterion_evidence", args=[row.criteria.earliest("no").pk])

        lacking = client.post(at, {**seen(world), "result": "", "words": "Mühsam getippt"})
        too_early = client.post(reverse("study_ends", args=[row.pk]), {"end": "go", "reason": "Der Kunde will es."})

        assert (lacking.status_code, too_early.status_code) == (422, 422)
        assert "Mühsam getippt</textarea>" in lacking.content.decode()
        assert "Der Kunde will es.</textarea>" in too_early.content.decode()
        assert not models.CriterionEvidence.objects.exists()

    def test_keeps_a_file_that_shows_it_with_the_deals_papers(self, world: World, sign_in: Open) -> None:
        row = study(world)
        client, at = sign_in(world.presales), reverse("criterion_evidence", args=[row.criteria.earliest("no").pk])
        for data in (b"%PDF-1.7 eins", b"%PDF-1.7 zwei"):
            client.post(at, {**seen(world), "words": f"{data!r}", "file": SimpleUploadedFile("Messung.pdf", data)})
        unworded = client.post(at, {**seen(world), "words": "", "file": SimpleUploadedFile("b.pdf", b"%PDF-1.7 b")})
        odd = client.post(at, {**seen(world), "file": SimpleUploadedFile("b.exe", b"MZ")})

        page = client.get(reverse("deals_study", args=[row.pk])).content.decode()
        boss = sign_in(world.management).get(reverse("deals_study", args=[row.pk])).content.decode()

        assert (unworded.status_code, odd.status_code) == (422, 422)
        assert [(paper.no, paper.name) for paper in world.deal.architecture_files.order_by("no")] == [
            (1, "Messung.pdf"),
            (2, "Messung (2).pdf"),
        ]
        second = reverse("architecture_file", args=[world.deal.pk, 2])
        assert f'<a href="{second}" download>Messung (2).pdf</a>' in page
        assert client.get(second).content == b"%PDF-1.7 zwei"
        assert ("Messung (2).pdf" in boss, second in boss) == (True, False)

    def test_never_takes_a_name_that_was_typed_for_a_paper_that_came_later(self, world: World, sign_in: Open) -> None:
        row = study(world)
        client, at = sign_in(world.presales), reverse("criterion_evidence", args=[row.criteria.earliest("no").pk])
        client.post(at, {**seen(world), "document": "Messung.pdf"})
        facts = {"actor": world.presales, "data": b"%PDF-1.7 andere", "file_name": "Messung.pdf", "on": TODAY}
        architecture_files.bring(world.deal, **facts)

        page = client.get(reverse("deals_study", args=[row.pk])).content.decode()

        assert "Messung.pdf" in page
        assert reverse("architecture_file", args=[world.deal.pk, 1]) not in page

    def test_says_of_a_link_from_before_an_import_that_it_is_not_good_here(self, world: World, sign_in: Open) -> None:
        row = study(world)
        facts = {"actor": world.presales, "language": "de", "on": TODAY}
        asked, _ = signing.ask(row, SignAbout.CRITERIA, contact(world), **facts)
        bare = {"about": "criteria", "contact": asked.contact, "language": "de", "until": asked.until, "by": asked.by}
        models.SignRequest.objects.create(study=row, n=2, asked_on=TODAY, **bare)

        page = words(sign_in(world.presales).get(reverse("deals_study", args=[row.pk])))

        assert page.count("gilt hier nicht") == 1

    def test_never_makes_a_link_of_a_dangerous_address(self, world: World, sign_in: Open) -> None:
        row = study(world)
        client = sign_in(world.presales)
        for document in ("javascript:alert(1)", "https://wiki.example/m12"):
            criterion = row.criteria.earliest("no")
            client.post(reverse("criterion_evidence", args=[criterion.pk]), {**seen(world), "document": document})

        page = client.get(reverse("deals_study", args=[row.pk])).content.decode()

        assert 'href="https://wiki.example/m12"' in page
        assert 'href="javascript' not in page


class TestARequirement:
    def test_shows_what_a_study_saw_and_takes_its_suggestion(self, world: World, sign_in: Open) -> None:
        row = study(world)
        need = row.criteria.get(no=1).ties.get().requirement
        see_all(world, row, MET, MISSED, MET)
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Zu langsam.", on=TODAY)
        react(TODAY)
        client, at = sign_in(world.presales), reverse("requirement", args=[need.pk])

        page = words(client.get(at))
        client.post(reverse("requirement_answer", args=[need.pk]), {"do": "accept"})

        assert "in einer Machbarkeitsstudie gesehen" in page
        assert "Acht Stunden ohne Netz" in page
        assert need.coverages.get(by__isnull=False).status == "configure"


class TestTheCustomersPage:
    @pytest.fixture(autouse=True)
    def fresh(self) -> None:
        cache.clear()

    def test_shows_nothing_of_ours_and_signs_by_a_button(self, world: World) -> None:
        token = link(world)
        off_the_street, at = Client(), reverse("signing", args=[token])

        for _ in range(2):
            page = off_the_street.get(at)
        assert not models.Signature.objects.exists(), "reading changes nothing"
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "same-origin", "stricter, and a browser sends no origin with the form"
        html = page.content.decode()
        for inside in ("Zwischenspeicher", "Jonas", world.deal.title, "/deals/", "Heute", "Anmelden"):
            assert inside not in html, inside
        assert "Acht Stunden ohne Netz" in html
        assert 'lang="de"' in html
        assert "Success criteria of our study" in words(off_the_street.get(at, {"lang": "en"}))
        assert "Success criteria of our study" in words(Client(headers={"accept-language": "en-GB"}).get(at))

        shown = re.search(r'name="shown" value="([0-9a-f]+)"', html)
        assert shown is not None
        done = off_the_street.post(at, {"answer": "yes", "name": "Paul Ebner", "shown": shown[1]}, follow=True)
        again = off_the_street.post(at, {"answer": "no", "name": "X", "words": "Nein", "shown": shown[1]})

        assert "Bestätigt von Paul Ebner am 16.11.2026" in words(done)
        assert again.status_code == 409
        assert "schon geantwortet" in words(again)
        assert models.Signature.objects.get().name == "Paul Ebner"

    def test_needs_its_own_form(self, world: World) -> None:
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(reverse("signing", args=[link(world)]), {"answer": "yes", "name": "X"}).status_code == 403
        assert not models.Signature.objects.exists()

    def test_keeps_what_the_customer_wrote_where_something_lacks(self, world: World) -> None:
        at = reverse("signing", args=[link(world)])

        found = Client().post(at, {"answer": "no", "name": "", "words": "Uns fehlen Leute.", "shown": "falsch"})

        assert found.status_code == 409
        assert "Uns fehlen Leute." in words(found)

    def test_of_a_result_says_what_was_seen(self, world: World) -> None:
        row = study(world)
        see_all(world, row, MET, MISSED, MET)
        studies.end(row, actor=world.presales, end=StudyEnd.GO, reason="Intern.", on=TODAY)
        facts = {"actor": world.presales, "language": "de", "on": TODAY}
        asked, token = signing.ask(row, SignAbout.RESULT, contact(world), **facts)
        models.SignedLink.objects.filter(pk=asked.link_id).update(expires_at="2999-01-01T00:00:00Z")

        page = words(Client().get(reverse("signing", args=[token])))

        assert "Ergebnis: Es geht." in page
        assert page.count("erfüllt") == 3
        assert "Intern" not in page

    def test_answers_a_wrong_secret_alike_and_slows_down_who_tries_many(self, world: World, settings: Settings) -> None:
        settings.ACCOUNT_RATE_LIMITS = {"customer_page": "6/m/ip"}
        client = Client()
        gone = client.get(reverse("signing", args=["falsch"]))
        assert gone.status_code == 404
        assert "Dieser Link gilt nicht mehr" in words(client.get(reverse("signing", args=["falsch"]), {"lang": "de"}))

        codes = [client.get(reverse("signing", args=[f"x{n}"])).status_code for n in range(6)]

        assert codes[-1] == 429
        assert codes.count(404) == 4


class TestADealOutside:
    def test_says_so_and_what_the_customer_agreed_to(self, world: World, sign_in: Open) -> None:
        drones = missing_too(world, segment(world))
        client, at = sign_in(world.seller), reverse("deals_deal", args=[world.deal.pk])
        assert "Außerhalb der Segmente" in words(client.get(reverse("today")))

        page = words(client.get(at))
        client.post(reverse("outside_looks", args=[world.deal.pk]), {"way": "agree"})
        client.post(reverse("outside_gaps", args=[world.deal.pk]), said(world))
        client.post(reverse("outside_gaps", args=[world.deal.pk]), {**said(world), "capability": drones.pk})

        ready = "nur für Vorreiter" if "nur für Vorreiter" in page else "noch nicht verkaufsfähig"
        tolerance = "Mehr als 1 Lücke nimmt dieses Segment nicht hin"
        for told in (ready, "zusagbar für 30.06.2027", "kein zusagbarer Termin", tolerance):
            assert told in page
        after = words(client.get(at))
        assert "Damit fangen wir an." in after
        assert "eine Lücke zu viel" in after
        assert "Außerhalb der Segmente" not in words(client.get(reverse("today")))
        second = words(sign_in(world.product_manager).get(reverse("today")))
        assert "Eine Lücke zu viel" in second

    def test_keeps_the_agreed_words_once_it_is_signed(self, world: World, sign_in: Open) -> None:
        segment(world)
        agree(world, world.offline)
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)

        page = words(sign_in(world.services).get(reverse("deals_deal", args=[world.deal.pk])))

        assert "Womit der Kunde zum Start nicht rechnet" in page
        assert "Damit fangen wir an, das Netz in Halle 2" in page

    def test_shows_a_new_link_once_and_loading_again_neither_shows_nor_ends_it(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime.combine(TODAY, time(12), tzinfo=UTC))
        segment(world)
        gap, client = agree(world, world.offline), sign_in(world.seller)
        at = reverse("gap_signatures", args=[gap.pk])
        sent = client.post(at, {"contact": contact(world).pk, "language": "en"})

        shown = client.get(sent["Location"])
        again = client.get(sent["Location"], follow=True)

        (address,) = set(re.findall(r"http://testserver(/sign/[\w-]{40,}/)", shown.content.decode()))
        assert shown["Cache-Control"] == "no-store"
        assert "/sign/" not in again.content.decode()
        assert "schon angezeigt" in words(again)
        assert models.SignRequest.objects.count() == 1
        assert Client().get(address).status_code == 200
