"""How words stand to the limits of a capability (first cut: nothing touched)."""

from __future__ import annotations

from collections.abc import Sequence

from ropeteam.core.backing import LimitTouch
from ropeteam.language.contract import LimitText


def touches(text: str, limits: Sequence[LimitText]) -> tuple[LimitTouch, ...]:
    return ()
