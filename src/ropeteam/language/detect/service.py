"""People's work or a function of the product?"""

from __future__ import annotations

import re

_WORK = re.compile(
    r"schul\w*|train(ing|ed|s)?\b|vor ort|on.?site|workshop\w*|migrier\w*|migrat\w*|import\w* (wir|ich)|übertrag\w*|mapping|\bmapp?\w*"
    r"|live|einführ\w*|begleit\w*|\btag(e|en)? (bei|vor)|\bdays? (at|on|with)|load (the|your)|go.?live|data load|einspiel\w*",
    re.IGNORECASE,
)


def is_service(text: str) -> bool:
    return _WORK.search(text) is not None
