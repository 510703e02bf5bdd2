from __future__ import annotations

import pytest

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.language.contract import LimitText
from ropeteam.language.match.lifting import about
from ropeteam.language.match.limits import touches

LIMITS = (
    LimitText(0, "Android ab Version 11; kein iPad, kein iPhone (iOS)", "platform", "11", "Android-Version"),
    LimitText(1, "Nur im WLAN des Standorts, nicht ohne Netz.", "", "", ""),
)
IPAD, OFFLINE = "Mobile Ansicht für iPad und iPhone", "Mobile Ansicht ohne Netz"


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (IPAD, "ohne WLAN", set()),
        (OFFLINE, "ohne WLAN", {1}),
        (IPAD, "Die mobile Ansicht läuft ohne WLAN", set()),  # the capability's own name shows nothing
        (IPAD, "auf dem iPad", {0}),
        (IPAD, "auf dem iPad und ohne WLAN", {0}),
        (IPAD, "Die mobile Ansicht auf Android 12", set()),  # beyond nothing
    ],
)
def test_a_title_is_about_the_limits_whose_words_it_shares(title: str, text: str, found: set[int]) -> None:
    said = touches(text, LIMITS)

    assert about(title, name="Mobile Ansicht", limits=LIMITS, text=text, touches=said) == found


def test_the_whole_sentence_counts_where_one_limit_is_concerned() -> None:
    unsure = (LimitTouch(1, LimitRelation.UNSURE),)

    assert about("Funkloch-Modus", name="", limits=LIMITS, text="auch im Funkloch", touches=unsure) == {1}
    assert about("Dunkles Farbschema", name="", limits=LIMITS, text="auch im Funkloch", touches=unsure) == frozenset()
