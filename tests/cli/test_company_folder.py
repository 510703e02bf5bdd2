"""`ropeteam import FOLDER`: everything in, again without a change, changed where it changed, and bad input in one line each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli.running import Ran, Run, command
from flows.folders import FILES, counts, edited, state, write

from ropeteam.store import models

FEWER = (
    "  - {id: r2, title: Sprachausgabe, status: idea, commitment: none}\n",
    "  - {id: offline, name: Bedienung ohne Netz, status: planned}\n",
)
# Both deals, the contact, an account, an item of the roadmap and a capability are gone.
LOST: dict[str, str | None] = {
    "deals.csv": FILES["deals.csv"].splitlines()[0] + "\n",
    "contacts.csv": None,
    **edited("accounts.csv", "a2,Ebner & Sohn,,,,AT\n", ""),
    "company.yaml": FILES["company.yaml"].replace(FEWER[0], "").replace(FEWER[1], ""),
}


@pytest.fixture(scope="module")
def first(stage: str, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The folder, imported once for the whole module."""
    return command("import", write(tmp_path_factory.mktemp("first") / "klein"))


@pytest.fixture(scope="module")
def before(first: Ran) -> dict[str, bytes]:
    return state()


@pytest.fixture
def folder(first: Ran, empty: None, tmp_path: Path) -> Path:
    """The same folder again, to be changed."""
    return write(tmp_path / "klein")


class TestAFolder:
    def test_is_taken_in_whole(self, first: Ran, folder: Path) -> None:
        assert (first.code, first.err) == (0, "")
        company = models.Company.objects.get()
        assert (company.key, company.works_agreement) == ("kleine-gaertner-gmbh", "no_council")
        product = company.products.get()
        assert (product.capabilities.count(), product.roadmap.count(), product.segments.count()) == (2, 2, 1)
        assert models.NonGoal.objects.get().text == "Kein Quellcode für Kunden"
        assert (company.people.count(), company.accounts.count(), models.Contact.objects.count()) == (6, 2, 1)
        deal = company.deals.get(key="d1")
        assert (deal.amount, deal.rope.get(owner=True).person.name, deal.rope.count()) == (236_000, "Nora Lindt", 4)
        assert company.deals.get(key="d2").rope.get(owner=True).person.name == "Gesa Holm", (
            "services own it once signed"
        )
        assert (company.conversations.count(), models.TextVersion.objects.count()) == (4, 3)
        assert models.Scope.objects.get().accepted_by.name == "Gesa Holm"  # type: ignore[union-attr]
        assert company.conversations.get(key="c2").basis == "agreement", "the company's default holds"

    def test_gives_back_what_was_known_before_a_dated_change(self, folder: Path) -> None:
        versions = models.RoadmapVersion.objects.filter(item__key="r1").order_by("n")
        assert [(str(row.day), str(row.recorded_on)) for row in versions] == [
            ("2027-03-31", "None"),
            ("2027-06-30", "2026-09-01"),
        ]

    def test_needs_company_yaml_alone(self, folder: Path, run: Run, tmp_path: Path) -> None:
        other = edited("company.yaml", "Kleine Gärtner", "Andere Gärtner")
        bare = write(tmp_path / "bare", dict.fromkeys(FILES) | other)

        ran = run("import", bare)

        company = models.Company.objects.get(name="Andere Gärtner GmbH")
        assert (ran.code, ran.err) == (0, "")
        assert (company.deals.count(), models.Capability.objects.filter(product__company=company).count()) == (0, 2)

    def test_again_changes_nothing(self, folder: Path, run: Run) -> None:
        before = counts()

        again = run("import", folder)

        assert (again.code, counts()) == (0, before)
        assert "deals.csv: 2 read, 0 new or changed" in again.lines


class TestAChangedFolder:
    @pytest.mark.parametrize(
        ("change", "now"),
        [
            (
                edited("deals.csv", "offer", "negotiation"),
                lambda: models.Deal.objects.get(key="d1").stage == "negotiation",
            ),
            (
                edited("accounts.csv", "340", "355"),
                lambda: models.Account.objects.get(key="a1").employees == 355,
            ),
            (
                edited("contacts.csv", "decider", "it"),
                lambda: models.Contact.objects.get().group == "it",
            ),
            (
                edited("people.csv", "p2,Jonas Beil,presales,,,", "p2,Jonas Beil,presales,,2026-12-31,"),
                lambda: str(models.RoleGrant.objects.get(person__key="p2").to_day) == "2026-12-31",
            ),
            (
                edited("conversations.csv", "2026-11-12,meeting", "2026-11-13,workshop"),
                lambda: models.Conversation.objects.get(key="c3").kind == "workshop",
            ),
            (
                edited("scopes.csv", "2400", "3600"),
                lambda: models.Scope.objects.get().price == 3600,
            ),
            (
                edited("company.yaml", "status: planned}", "status: available}"),
                lambda: (
                    [v.status for v in models.CapabilityVersion.objects.filter(capability__key="offline").order_by("n")]
                    == ["planned", "available"]
                ),
            ),
            (
                edited("company.yaml", "Jede Maschine", "Jede Maschine und jeder Mensch"),
                lambda: models.StrategyVersion.objects.count() == 2,
            ),
            (
                edited("conversations/c1.txt", "großartig", "ganz großartig"),
                lambda: models.TextVersion.objects.filter(conversation__key="c1").count() == 2,
            ),
        ],
        ids=["deal", "account", "contact", "person", "conversation", "scope", "capability", "strategy", "words"],
    )
    def test_updates_what_it_names_and_nothing_else(
        self, change: dict[str, str | None], now: Any, before: dict[str, bytes], folder: Path, run: Run
    ) -> None:
        assert run("import", write(folder, change)).code == 0

        assert now()
        changed = {name for name, data in state().items() if before.get(name) != data}
        (name,) = change
        assert changed <= {name, "versions.jsonl", "texts.jsonl", "conversations/c1.v1.txt"}

    def test_leaves_a_handover_standing_that_services_gave_here(self, folder: Path, run: Run) -> None:
        deal = models.Deal.objects.get(key="d2")
        gesa = models.Person.objects.get(name="Gesa Holm")
        words = {"deal": deal, "by": gesa, "created_by": gesa, "verdict": "accept"}
        models.HandoverWord.objects.create(**words, n=1, said_on="2026-08-20")
        models.Deal.objects.filter(pk=deal.pk).update(handover_on="2026-08-20")

        assert run("import", write(folder, edited("deals.csv", "2026-08-10", ""))).code == 0
        deal.refresh_from_db()
        assert str(deal.handover_on) == "2026-08-20"

        assert run("import", write(folder, edited("deals.csv", "2026-08-03,2026-08-10", ","))).code == 0
        deal.refresh_from_db()
        assert (deal.signed_on, deal.handover_on) == (None, None), "a deal that was opened again is with nobody"

    def test_with_a_new_roadmap_item_is_known_from_today_and_judges_anew(self, folder: Path, run: Run) -> None:
        more = edited(
            "company.yaml",
            "  - {id: r2,",
            "  - {id: r3, title: Berichte in 1000 Seiten, date: 2027-01-31, status: planned, capability: berichte,\n"
            "     commitment: committable}\n  - {id: r2,",
        )

        run("import", write(folder, more))

        assert str(models.RoadmapVersion.objects.get(item__key="r3").recorded_on) == "2026-11-16"
        item = models.RoadmapItem.objects.get(key="r3")
        assert models.Event.objects.filter(code="roadmap.changed", subject_id=item.pk).count() == 1

    def test_that_lost_rows_says_so_and_deletes_nothing(self, folder: Path, run: Run) -> None:
        of = (models.Deal, models.Contact, models.Account, models.RoadmapItem, models.Capability)
        before = [model.objects.count() for model in of]

        again = run("import", write(folder, LOST))

        kept = [line for line in again.lines if "no longer in the file, but kept" in line]
        said = ("deals.csv: no longer", "kept (2): d1, d2", "kept (1): k1", "kept (1): a2", "r2", "offline")
        assert [one for one in said if not any(one in line for line in kept)] == [], again.out
        assert [model.objects.count() for model in of] == before


class TestABasis:
    def test_that_only_the_folder_gave_is_the_folders_to_take_back(self, folder: Path, run: Run) -> None:
        assert models.Conversation.objects.get(key="c2").basis == "agreement"
        changed = edited("company.yaml", "default_basis: agreement\n", "") | edited(
            "conversations.csv", "c2,c2.vtt,d1,2026-10-08,meeting", "c2,c2.vtt,d1,2026-10-09,call"
        )

        run("import", write(folder, changed))

        assert models.Conversation.objects.get(key="c2").basis == "none"


class TestAPersonWithoutARole:
    def test_is_exported_and_comes_back_without_a_complaint(self, folder: Path, run: Run, tmp_path: Path) -> None:
        company = models.Company.objects.get()
        models.Person.objects.create(company=company, key="p7", name="Rita Sahm", mail="rita@klein.example")
        people = state()["people.csv"].decode()
        assert "p7,Rita Sahm,,,,rita@klein.example\n" in people
        other = edited("company.yaml", "Kleine Gärtner", "Andere Gärtner")

        ran = run("import", write(tmp_path / "other", {"people.csv": people, **other}))

        back = models.Person.objects.get(company__name="Andere Gärtner GmbH", key="p7")
        assert (ran.code, ran.err, back.name, back.grants.count()) == (0, "", "Rita Sahm", 0)


class TestAParticipantWithoutARole:
    def test_is_exported_and_comes_back_without_a_complaint(self, folder: Path, run: Run, tmp_path: Path) -> None:
        wrong = edited("conversations.csv", "Nora Lindt|seller;Jonas Beil|presales", "Nora Lindt|wizard;Jonas Beil")
        ran = run("import", write(folder, wrong))
        assert (ran.code, "“wizard”" in ran.err, "role of Jonas Beil is missing" in ran.err) == (1, True, True)
        talks = state()["conversations.csv"].decode()
        assert "Nora Lindt|unknown;Jonas Beil|unknown;Paul Ebner|customer" in talks

        again = run("import", write(folder, {"conversations.csv": talks.replace("conversations/", "")}))

        present = models.Conversation.objects.get(key="c2").participants.order_by("no")
        assert (again.code, again.err, [row.role for row in present]) == (0, "", ["", "", "customer"])
        assert state()["conversations.csv"].decode() == talks
