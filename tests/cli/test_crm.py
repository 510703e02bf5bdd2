"""import-crm: what comes in, what stays, and what is said, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Run
from flows.folders import FILES, edited, state, write

from ropeteam.core.errors import Refused
from ropeteam.store import models
from ropeteam.wording.say import say

ACCOUNTS = """\
account,sector,employees,office_location,subsidiary_of
Kessel AG,retail,340,Germany,Ebner
Biber KG,retail,20,Austria,
"""
PRODUCTS = "product,series,sales_price\nGTX Pro,GTX,4821\n"
DEALS = """\
opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
O1,Nora Lindt,GTX Pro,Kessel AG,Won,2026-01-05,2026-03-01,1054
O2,Nora Lindt,GTXPro,Biber KG,Engaging,2026-02-05,2026-12-01,900
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in {"accounts": ACCOUNTS, "products": PRODUCTS, "deals": DEALS}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def all_three(empty: None, run: Run, files: Path) -> Path:
    """Everything once, with a person's word for the name that is written a little differently."""
    run(
        "import-crm", "--company", "Muster GmbH", "--link", "GTXPro=GTX Pro", "--accounts", files / "accounts.csv",
        "--products", files / "products.csv", "--deals", files / "deals.csv",
    )  # fmt: skip
    return files


def facts() -> list[tuple[object, ...]]:
    rows = models.Deal.objects.order_by("key").select_related("account", "product")
    return [
        (
            row.key, row.account and row.account.name, row.product and row.product.name, row.product_named, row.title,
            str(row.amount), row.stage, str(row.opened_on), str(row.signed_on),
        )
        for row in rows
    ]  # fmt: skip


class TestDealsAlone:
    def test_keep_their_accounts_and_products(self, all_three: Path, run: Run) -> None:
        before = facts()
        assert [row[1:3] for row in before] == [("Kessel AG", "GTX Pro"), ("Biber KG", "GTX Pro")]

        ran = run("import-crm", "--deals", all_three / "deals.csv")

        assert (ran.code, ran.err, facts()) == (0, "", before)

    def test_find_accounts_and_products_that_are_here(self, all_three: Path, run: Run) -> None:
        (all_three / "more.csv").write_text(
            DEALS.splitlines()[0] + "\nO3,Nora Lindt,gtx pro,kessel ag,Engaging,,,1\nO4,,Radar,Niemand,Lost,,,1\n"
        )

        ran = run("import-crm", "--deals", all_three / "more.csv")

        assert [row[:3] for row in facts()[2:]] == [("O3", "Kessel AG", "GTX Pro"), ("O4", None, None)]
        assert "“Niemand” is neither here nor in the CRM's export" in ran.err
        assert "“Radar” is not in the catalogue" in ran.err

    @pytest.mark.parametrize("lost", ["account", "product", "deal_stage", "engage_date", "close_date", "close_value"])
    def test_without_a_column_empty_nothing_of_it(self, all_three: Path, run: Run, lost: str) -> None:
        before = facts()
        header, *rows = (line.split(",") for line in DEALS.splitlines())
        place = header.index(lost)
        kept = [",".join(cell for no, cell in enumerate(row) if no != place) for row in (header, *rows)]
        (all_three / "deals.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")

        run("import-crm", "--deals", all_three / "deals.csv")

        assert [row[:4] + row[5:] for row in facts()] == [row[:4] + row[5:] for row in before]

    def test_with_cells_that_cannot_be_read_leave_what_stood_there(self, all_three: Path, run: Run) -> None:
        before = facts()
        broken = DEALS.replace("2026-03-01", "soon").replace("2026-01-05", "2026-13-41").replace("1054", "much")
        (all_three / "deals.csv").write_text(broken, encoding="utf-8")

        ran = run("import-crm", "--deals", all_three / "deals.csv")

        assert (ran.code, facts()) == (1, before)

    def test_an_export_without_a_title_leaves_the_titles_given_before(self, all_three: Path, run: Run) -> None:
        models.Deal.objects.filter(key="O1").update(title="Werk Süd")

        run("import-crm", "--deals", all_three / "deals.csv")

        assert models.Deal.objects.get(key="O1").title == "Werk Süd"

    @pytest.mark.parametrize(
        ("lang", "sentence"), [("de", "Hier ist noch kein Kunde bekannt"), ("en", "No account is known here yet")]
    )
    def test_without_any_account_known_say_so_once(
        self, empty: None, run: Run, files: Path, lang: str, sentence: str
    ) -> None:
        ran = run("import-crm", "--company", "Muster", "--deals", files / "deals.csv", lang=lang)

        assert (ran.code, ran.err.count(sentence)) == (1, 1)


class TestAccounts:
    def test_without_a_column_keep_it_and_what_a_folder_said(self, all_three: Path, run: Run) -> None:
        kessel = models.Account.objects.get(key="Kessel AG")
        assert kessel.extra == {"parent": "Ebner"}
        models.Account.objects.filter(pk=kessel.pk).update(extra={"parent": "Ebner", "region": "Süd"})
        (all_three / "accounts.csv").write_text("account,employees\nKessel AG,many\n", encoding="utf-8")

        run("import-crm", "--accounts", all_three / "accounts.csv", "--deals", all_three / "deals.csv")

        kessel.refresh_from_db()
        assert (kessel.industry, kessel.employees, kessel.country) == ("retail", 340, "Germany")
        assert kessel.extra == {"parent": "Ebner", "region": "Süd"}

    def test_a_second_row_of_one_id_is_left_out_as_it_says(self, empty: None, run: Run, files: Path) -> None:
        (files / "accounts.csv").write_text(ACCOUNTS + "Kessel AG,mining,1,France,\n", encoding="utf-8")

        ran = run("import-crm", "--company", "M", "--accounts", files / "accounts.csv", "--deals", files / "deals.csv")

        assert "The id “Kessel AG” stands already in line 2; this entry was left out." in ran.err
        assert models.Account.objects.get(key="Kessel AG").industry == "retail"


class TestACompany:
    @pytest.mark.parametrize("named", [(), ("--company", " ")])
    def test_must_be_named_where_none_is_there(
        self, empty: None, run: Run, files: Path, named: tuple[str, ...]
    ) -> None:
        with pytest.raises(Refused) as refused:
            run("import-crm", *named, "--deals", files / "deals.csv")

        assert refused.value.code == "crm_company_needed"
        assert '--company "NAME"' in say(f"error.{refused.value.code}", "de")
        assert models.Company.objects.count() == 0

    def test_is_taken_over_by_the_folder_of_its_name(self, empty: None, run: Run, files: Path) -> None:
        run("import-crm", "--company", "Kleine  Gärtner GmbH", "--deals", files / "deals.csv")

        run("import", write(files / "klein", {}))

        company = models.Company.objects.get()
        assert (company.name, company.deals.filter(key__in=("O1", "d1")).count()) == ("Kleine Gärtner GmbH", 2)

    @pytest.mark.parametrize("named", ["muster-gmbh", "muster gmbh", "Muster GmbH"])
    def test_is_known_by_key_and_name(self, all_three: Path, run: Run, named: str) -> None:
        run("import-crm", "--company", named, "--deals", all_three / "deals.csv")

        assert models.Company.objects.count() == 1

    def test_that_is_not_here_is_not_made_beside_another(self, all_three: Path, run: Run) -> None:
        with pytest.raises(Refused) as refused:
            run("import-crm", "--company", "Mustre GmbH", "--deals", all_three / "deals.csv")

        assert refused.value.values == {"named": "Mustre GmbH", "companies": "Muster GmbH"}
        assert "Muster GmbH" in say("error.crm_company_unknown", "en", **refused.value.values)
        assert models.Company.objects.count() == 1

    def test_a_folder_of_another_name_says_that_it_makes_a_second_one(self, all_three: Path, run: Run) -> None:
        folder = write(all_three / "klein", edited("company.yaml", "Kleine", "Grosse"))

        ran = run("import", folder, lang="de")

        assert "neue Firma neben Muster GmbH" in ran.out


class TestACompanyWithoutAProduct:
    def test_is_exported_and_comes_back_byte_for_byte(self, empty: None, run: Run, files: Path) -> None:
        accounts, deals = ("--accounts", files / "accounts.csv"), ("--deals", files / "deals.csv")
        run("import-crm", "--company", "Muster", *accounts, *deals)
        exported = run("export", "company", files / "out")
        before = state("muster")
        assert (exported.code, before["company.yaml"]) == (0, b"company: Muster\n")

        again = run("import", files / "out")
        assert (again.code, state("muster")) == (0, before)
        for table in (models.DealRole, models.Deal, models.Account, models.RoleGrant, models.Person, models.ImportRow):
            table.objects.all().delete()
        models.Company.objects.all().delete()
        back = run("import", files / "out")

        assert (back.code, state("muster")) == (0, before)
        assert "No product is named" in back.err

    @pytest.mark.parametrize("asked", [("ask", "Geht das ohne Netz?"), ("patterns",), ("stale",), ("readiness",)])
    def test_says_so_where_something_is_to_be_judged(
        self, empty: None, run: Run, files: Path, asked: tuple[str, ...]
    ) -> None:
        run("import-crm", "--company", "Muster", "--deals", files / "deals.csv")

        with pytest.raises(Refused) as refused:
            run(*asked)

        assert refused.value.code == "no_product"
        assert "import ORDNER" in say("error.no_product", "de")

    def test_keeps_the_product_its_deals_have_here(self, all_three: Path, run: Run) -> None:
        folder = write(all_three / "bare", dict.fromkeys(FILES) | {"company.yaml": "company: Muster GmbH\n"})
        (folder / "deals.csv").write_text("id,account,title\nO1,,Werk\n")

        run("import", folder)

        deal = models.Deal.objects.get(key="O1")
        assert (deal.title, deal.product and deal.product.name) == ("Werk", "GTX Pro")


class TestRowsWhoseIdIsNotTheirOwn:
    @pytest.mark.parametrize(
        ("lang", "told", "counted"),
        [
            (
                "de",
                ("diese Verkaufschance wurde als „O1#4“ behalten", "die Verkaufschance wurde als „line-5“ behalten"),
                ("deals.csv: 1 × doppelte Kennung, behalten", "Verkaufschancen gelesen und behalten: 4, davon neu: 4"),
            ),
            (
                "en",
                ("this deal was kept as “O1#4”", "the deal was kept as “line-5”"),
                ("deals.csv: 1 × id that came before, kept", "Deals read and kept: 4, of them new: 4"),
            ),
        ],
    )
    def test_are_told_one_by_one_and_counted_in_words(
        self, empty: None, run: Run, files: Path, lang: str, told: tuple[str, ...], counted: tuple[str, ...]
    ) -> None:
        (files / "deals.csv").write_text(DEALS + "O1,,,,Lost,,,1\n,,,,Lost,,,1\n", encoding="utf-8")

        ran = run("import-crm", "--company", "M", "--deals", files / "deals.csv", lang=lang)

        assert [sentence for sentence in told if sentence not in ran.err] == []
        assert [sentence for sentence in counted if sentence not in ran.out] == []
        assert {"O1#4", "line-5"} <= set(models.Deal.objects.values_list("key", flat=True))
