"""What people type into a small form: a number comes back as it was shown, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.http import QueryDict

from ropeteam.core.errors import Refused
from ropeteam.web import fields
from ropeteam.wording.presales import typed


def read(text: str) -> float | None:
    form = QueryDict(mutable=True)
    form["n"] = text
    return fields.optional_number(form, "n")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("number", ["0.125", "1.234", "1200", "1200.5", "1234.125", "0.05", "999999.999", "14", "3.1"])
def test_a_number_that_a_form_shows_is_read_as_the_same_number(number: str, language: str) -> None:
    assert read(typed(Decimal(number), language)) == float(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.200,50", 1200.5),
        ("1,200.50", 1200.5),
        ("1.200", 1200),
        ("1,200", 1200),
        ("1.200.000", 1_200_000),
        ("1\N{NO-BREAK SPACE}200", 1200),
        ("1’200", 1200),
        ("0,125", 0.125),
        ("0,025", 0.025),
        (".125", 0.125),
        ("-0,5", -0.5),
        ("−0,5", -0.5),
        ("14", 14),
        (" ", None),
    ],
)
def test_numbers_are_read_as_either_language_types_them(text: str, number: float | None) -> None:
    assert read(text) == number


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "viel", "1,2,3,x", "1e9", "1e99999999", "--1", "."])
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(Refused, match="number_wrong"):
        read(text)
