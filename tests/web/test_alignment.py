"""Alignment as a page: every number opens as many cases, nothing of a confidential deal shows, nobody of ours stands in it."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from types import ModuleType

import pytest
from cast import TODAY, World
from django.urls import resolve, reverse
from flows.aligned import promised, questioned
from flows.wishes import customer, sale, wish
from pypdf import PdfReader
from web.conftest import Look, Open, signed_in

from ropeteam.core.alignment_steps import PLACE
from ropeteam.core.vocabulary import Fit
from ropeteam.store import models
from ropeteam.store.queries import alignment_cases, alignment_climb, alignment_deals, alignment_handovers

DAY = timedelta(days=1)


@pytest.fixture(scope="module", autouse=True)
def signed(world_of_module: World) -> models.Deal:
    return lived(world_of_module)


def said(html: str) -> str:
    main = html.split("<main", 1)[-1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def lived(world: World, *, secret: bool = False) -> models.Deal:
    """A deal signed with two promises that nothing carried and six that something did; and a question that waits."""
    key = "geheim" if secret else "offen"
    deal = sale(world, customer(world, f"k-{key}"), key, 1000, signed=TODAY - DAY * 20, confidential=secret)
    for no in range(8):
        fit = Fit.UNKNOWN if no < 2 else Fit.AS_IS
        promised(deal, f"{key}-{no}", TODAY - DAY * 40, (TODAY - DAY * 40, fit))
    questioned(world, key, TODAY - DAY * 9, by=world.seller, deal=deal, wish=wish(world, f"Wunsch {key}"))
    return deal


@pytest.fixture(scope="module")
def before(world_of_module: World, signed: models.Deal) -> dict[str, str]:
    """Pages that services read, by their address."""
    services = signed_in(world_of_module.services)
    addresses = ("/alignment/", "/alignment/?period=2026-q4", "/alignment/said/", "/alignment/answered/")
    return {address: services.get(address).content.decode() for address in addresses}


class TestThePage:
    def test_leads_from_each_number_to_its_cases_and_to_what_helps(self, before: dict[str, str], look: Look) -> None:
        page = before["/alignment/"]
        told = said(page)
        links = set(re.findall(r'href="(/alignment/signed/[^"]*)"', page))

        assert "6 von 8 offenen Zusagen waren gedeckt, als unterschrieben wurde. 2 nicht gelungen" in told
        assert "75 % zu 90 %: 46 bis 91 %" in told
        assert links == {"/alignment/signed/", "/alignment/signed/?stand=failed"}
        failed = look("services", "alignment_cases", "signed", stand="failed")
        assert len(re.findall(r"<li class=\"row\"", failed)) == 2
        assert "Das bekommen Sie: offen-0." in failed
        assert "Was hilft: Befunde vor der Unterschrift klären" in told
        assert 'href="/deals/?gate=blocked"' in page

    @pytest.mark.parametrize(
        ("figure", "where", "rests_on"),
        [
            ("drop", alignment_climb, "losses"),
            ("warmth", alignment_handovers, "warmths"),
            ("coverage", alignment_deals, "first_talks"),
        ],
    )
    def test_of_cases_reads_once_what_number_and_list_rest_on(
        self,
        figure: str,
        where: ModuleType,
        rests_on: str,
        sign_in: Open,
        world: World,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        read, asked = getattr(where, rests_on), []
        monkeypatch.setattr(where, rests_on, lambda *args, **named: asked.append(args) or read(*args, **named))

        assert sign_in(world.services).get(f"/alignment/{figure}/").status_code == 200

        assert len(asked) == 1

    def test_does_not_change_with_a_confidential_deal_for_who_may_not_know_it(
        self, before: dict[str, str], world: World, sign_in: Open
    ) -> None:
        services, management = sign_in(world.services), sign_in(world.management)
        known = said(management.get("/alignment/").content.decode())
        lived(world, secret=True)

        for address, html in before.items():
            assert said(services.get(address).content.decode()) == said(html), address
        assert said(management.get("/alignment/").content.decode()) != known
        assert "Projekt geheim" in said(management.get("/alignment/said/").content.decode())

    def test_names_nobody_of_ours(self, look: Look) -> None:
        pages = [look("works_council", "alignment")]
        pages += [look("works_council", "alignment_cases", figure) for figure in ("answered", "signed", "early_talks")]

        for html in pages:
            assert not [name for name in ("Nora", "Timo", "Jonas", "Mira", "Gesa", "Karl") if name in said(html)]

    def test_knows_no_other_figure_period_product_or_stand(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        other = models.Product.objects.create(
            company=models.Company.objects.get(key="nebenan"), key="fremd", name="Fremd"
        )

        for address in (
            "/alignment/nothing/",
            "/alignment/guesses/",
            "/alignment/strategy_read/",
            "/alignment/?period=2027",
            "/alignment/?period=2026-q9",
            "/alignment/?product=x",
            f"/alignment/?product={other.pk}",
            "/alignment/said/?stand=won",
        ):
            assert client.get(address).status_code == 404, address

    def test_goes_through_a_long_list_page_by_page_and_back(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(alignment_cases, "SIZE", 10)
        deal = sale(world, customer(world, "k"), "lang", 1000)
        for no in range(22):
            promised(deal, f"n{no:02}", TODAY - DAY * (no // 2), (TODAY, Fit.AS_IS))
        client, address, seen = sign_in(world.seller), "/alignment/said/", []
        while address:
            html = client.get(address).content.decode()
            seen.append(re.findall(r"Das bekommen Sie: (n\d\d)", html))
            found = re.search(r'rel="next" href="([^"]+)"', html)
            address = f"/alignment/said/{found[1]}".replace("&amp;", "&") if found else ""
        back = re.search(r'rel="prev" href="([^"]+)"', html)
        assert back is not None

        assert [len(rows) for rows in seen] == [10, 10, 2], "with eight of another deal"
        assert len({row for rows in seen for row in rows}) == 22
        assert (
            re.findall(r"Das bekommen Sie: (n\d\d)", client.get(f"/alignment/said/{back[1]}").content.decode())
            == seen[1]
        )

    def test_sends_nobody_to_a_page_that_is_not_there(self) -> None:
        for path in PLACE.values():
            assert resolve(f"/{path.split('?')[0]}").url_name


class TestTheReport:
    def test_is_two_pages_in_the_readers_language(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.management)

        for language, title, figure in (
            ("de", "Zusammenspiel bei Lindt Maschinensoftware GmbH", "6 von 8 offenen Zusagen waren gedeckt"),
            ("en", "Alignment at Lindt Maschinensoftware GmbH", "6 of 8 open promises were carried"),
        ):
            answer = client.get(reverse("alignment_report"), headers={"accept-language": language})
            pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]

            assert answer["Content-Type"] == "application/pdf"
            assert len(pages) == 2
            assert title in pages[0]
            assert figure in pages[1].replace("\n", " ")
