"""A no is told apart from what nobody judged and from what is only not sure."""

from __future__ import annotations

import pytest

from ropeteam.wording.carried import carried


@pytest.mark.parametrize(
    ("fit", "unsure", "german", "english"),
    [
        ("in_review", False, "ungedeckt", "unbacked"),
        ("in_review", True, "ungedeckt, noch unsicher", "unbacked, not sure yet"),
        ("unknown", True, "noch nicht beurteilt", "not judged yet"),
        (None, False, "ungedeckt", "unbacked"),
    ],
)
def test_what_carries_nothing_says_whether_somebody_said_no(
    fit: str | None, unsure: bool, german: str, english: str
) -> None:
    assert carried("unbacked", fit, "de", unsure=unsure) == german
    assert carried("unbacked", fit, "en", unsure=unsure) == english
