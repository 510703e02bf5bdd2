"""What no work of people lifts: how much a product takes, and what a capability leaves out where people only set it up.

Rule in prose. "We'll set up all two hundred sensors" promises work, but the product takes 120: the work is done and nothing runs.
So an amount beyond a limit of the same measure is beyond it whoever does what. What a limit leaves out in another way (another
system, another file, writing) people may work around with a converter or by hand; where the words say that it will be set up,
configured or switched on, nobody works around anything. A day is no limit of this kind, and where a tool is built (a converter, a
collector) it may be just what lifts one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ropeteam.core.backing import LimitRelation
from ropeteam.language.contract import LimitText
from ropeteam.language.detect.cues import fold
from ropeteam.language.detect.service import names_a_tool
from ropeteam.language.match.limits import raises, touches

_SETS_UP = re.compile(
    r"\b(?:einricht\w*|eingerichtet|richt\w* .{0,60}\bein|konfigur\w*|aktivier\w*|freischalt\w*|schalt\w* .{0,60}\b(?:frei|ein)"
    r"|set(?:ting)? .{0,20}\bup|set-?up|configur\w*|activat\w*|enabl\w*|switch\w* .{0,60}\bon)\b"
)


def lifted_by_no_work(text: str, limits: Sequence[LimitText], *, name: str = "") -> bool:
    """Do words go beyond a limit of a capability (`name`) in a way that no work of people makes up for?"""
    if names_a_tool(text):
        return False
    if any(raises(text, limit) for limit in limits):
        return True
    if not _SETS_UP.search(fold(text)):
        return False
    return any(touch.relation == LimitRelation.BEYOND for touch in touches(text, limits, name=name, there=False))
