from __future__ import annotations

import pytest

from ropeteam.core.problems import Problem
from ropeteam.language.crm.columns import guess_columns, override, parse_choices
from ropeteam.language.crm.values import Kind

HUBSPOT = (
    "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Primary Associated Company ID,Pipeline"
)
SALESFORCE = "Id,Name,AccountId,Amount,CloseDate,StageName,Probability,Type,CreatedDate,OwnerId,CurrencyIsoCode"
GERMAN = (
    "Chancennummer;Bezeichnung;Kunde;Auftragswert;Vertriebsphase;Abschlussdatum;Angelegt am;Verantwortlicher;Währung"
)


def guessed(header: str, kind: Kind, *rows: str) -> dict[str, str | None]:
    mark = ";" if ";" in header else ","
    sample = [row.split(mark) for row in rows]
    return {guess.field: guess.column for guess in guess_columns(header.split(mark), sample, kind=kind)}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            HUBSPOT,
            {
                "id": "Record ID",
                "account": "Primary Associated Company ID",
                "title": "Deal Name",
                "amount": "Amount",
                "currency": None,
                "stage": "Deal Stage",
                "opened": "Create Date",
                "closed": "Close Date",
                "seller": "Deal owner",
                "product": None,
            },
        ),
        (
            SALESFORCE,
            {
                "id": "Id",
                "account": "AccountId",
                "title": "Name",
                "amount": "Amount",
                "currency": "CurrencyIsoCode",
                "stage": "StageName",
                "opened": "CreatedDate",
                "closed": "CloseDate",
                "seller": "OwnerId",
                "product": None,
            },
        ),
        (
            GERMAN,
            {
                "id": "Chancennummer",
                "account": "Kunde",
                "title": "Bezeichnung",
                "amount": "Auftragswert",
                "currency": "Währung",
                "stage": "Vertriebsphase",
                "opened": "Angelegt am",
                "closed": "Abschlussdatum",
                "seller": "Verantwortlicher",
                "product": None,
            },
        ),
    ],
    ids=["hubspot", "salesforce", "german"],
)
def test_deals_of_the_usual_systems(header: str, expected: dict[str, str | None]) -> None:
    assert guessed(header, "deals") == expected


def test_accounts_and_products() -> None:
    assert guessed("Kundennummer;Firmenname;Branche;Mitarbeiterzahl;Land", "accounts") == {
        "id": "Kundennummer",
        "name": "Firmenname",
        "industry": "Branche",
        "employees": "Mitarbeiterzahl",
        "country": "Land",
        "parent": None,
    }
    assert guessed("SKU,Product Name,Family,Unit Price", "products") == {
        "id": "SKU",
        "name": "Product Name",
        "series": "Family",
        "price": "Unit Price",
    }


def test_the_sample_speaks_against_a_name() -> None:
    header = "Id,Amount,Betrag,CloseDate,Abschlussdatum,"

    found = guessed(header, "deals", "a,hoch,5,bald,1.4.2026,", "a,hoch,6,bald,4/1/2026,", "a,hoch")

    assert (found["amount"], found["closed"], found["id"]) == ("Betrag", "Abschlussdatum", "Id")
    confidences = {guess.field: guess.confidence for guess in guess_columns(["Id"], [["a"], ["a"]], kind="deals")}
    assert confidences["id"] == 0.3


def test_a_name_that_contains_a_known_one_is_a_weaker_guess() -> None:
    guesses = guess_columns(["Unsere Vertriebsphase 2026"], [], kind="deals")

    assert [(guess.column, guess.confidence) for guess in guesses if guess.field == "stage"] == [
        ("Unsere Vertriebsphase 2026", 0.6)
    ]


class TestChoices:
    HEADER = ("Id", "Amount", "Wert", "Name")

    def test_a_persons_word_beats_every_guess(self) -> None:
        problems: list[Problem] = []
        guesses = guess_columns(self.HEADER, [], kind="deals")

        found = override(
            guesses,
            {"amount": "WERT", "title": "", "stage": "Name"},
            header=self.HEADER,
            name="d.csv",
            problems=problems,
        )

        by_field = {guess.field: (guess.column, guess.confidence) for guess in found}
        assert (by_field["amount"], by_field["title"], by_field["stage"]) == (("Wert", 1.0), (None, 1.0), ("Name", 1.0))
        assert problems == []

    def test_a_chosen_column_is_free_of_its_guess(self) -> None:
        guesses = guess_columns(self.HEADER, [], kind="deals")
        found = override(guesses, {"seller": "Name"}, header=self.HEADER, name="d.csv", problems=[])

        assert {guess.field: guess.column for guess in found}["title"] is None

    def test_unknown_fields_and_columns_are_problems(self) -> None:
        problems: list[Problem] = []
        guesses = guess_columns(self.HEADER, [], kind="deals")

        assert (
            override(guesses, {"farbe": "Id", "amount": "weg"}, header=self.HEADER, name="d.csv", problems=problems)
            == guesses
        )
        assert [problem.code for problem in problems] == ["unknown_value", "missing_column"]

    def test_options_as_typed(self) -> None:
        problems: list[Problem] = []

        chosen = parse_choices(
            [
                "deals.amount=Wert",
                "accounts.name = Firma",
                "stage=Phase",
                "deals.title=",
                "x",
                "kunden.name=a",
                "deals.x=y",
            ],
            problems,
        )

        assert chosen["deals"] == {"amount": "Wert", "stage": "Phase", "title": ""}
        assert chosen["accounts"] == {"name": "Firma"}
        assert [problem.value("found") for problem in problems] == ["x", "kunden.name=a", "deals.x=y"]
