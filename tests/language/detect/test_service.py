"""What comes with a release, or what the customer's people do, is no work of ours where the words name nobody of us."""

from __future__ import annotations

import pytest

from ropeteam.language.detect.service import is_service


@pytest.mark.parametrize(
    ("words", "work"),
    [
        ("Zwölf Stunden ohne Netz gehen mit der 7.2", False),
        ("Mit der siebenundzwanzig eins schreiben Ihre Leute ein ganzes Wochenende ohne Netz", False),
        ("Twelve sites are in with 7.3", False),
        ("Dateien mit 60 MB laden Ihre Leute dann hoch", False),
        ("Your people will upload files of 60 MB", False),
        ("Mit der 7.2 sind wir zwei Tage bei Ihnen vor Ort und schulen", True),
        ("Ihre Leute werden zwei Tage lang geschult", True),
        ("Your people get a day of training on site", True),
        ("We'll load your people's records by hand in March", True),
    ],
)
def test_whose_work_it_is(words: str, work: bool) -> None:
    assert is_service(words) is work
