"""Words for the customer: every limit of what is talked about is told, not only the one that was touched."""

from __future__ import annotations

import re

import pytest

from ropeteam.core.vocabulary import Fit
from ropeteam.wording.customer import in_a_file, not_to_say, to_customer

LIMITS = ("Standard für SAP EWM ab 9.5.", "CSV-Dateien alle 5 Minuten.", "Nur lesend.")
NAMES = {"capability": "lvs"} | {f"limit:lvs:{no}": text for no, text in enumerate(LIMITS)}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("fit", list(Fit))
def test_every_verdict_has_words_also_where_the_product_names_no_limit(fit: Fit, language: str) -> None:
    facts = {"names": {}, "limits": (), "language": language}

    spoken, written = (say(fit, [], title="Abgleich", **facts) for say in (to_customer, in_a_file))

    assert spoken
    assert not re.search(r"\b(?:ich|mir|I)\b", written), "nobody says I in a customer's file"


@pytest.mark.parametrize(
    ("fit", "code"),
    [(Fit.LIMITED, "within_limit"), (Fit.AS_IS, "within_limit"), (Fit.DECLINED, "beyond_limit")],
)
def test_all_limits_are_told_the_touched_one_first_and_none_twice(fit: Fit, code: str) -> None:
    reasons = [{"code": code, "limit": "1"}]
    facts = {"names": NAMES, "limits": LIMITS, "language": "de"}

    said = to_customer(fit, reasons, title="Abgleich", **facts)

    assert "CSV-Dateien alle 5 Minuten; Standard für SAP EWM ab 9.5; Nur lesend" in said
    assert said.count("CSV-Dateien") == 1
    if fit != Fit.DECLINED:
        assert "Nur lesend" in not_to_say(fit, reasons, **facts)
