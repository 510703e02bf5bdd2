"""What sounds like a promise and promises nothing of the product, whatever the heads say: paper, a call, "that depends".

Rule in prose. Slides, minutes and invitations are `admin` by the label guide. A call that somebody will make, and "that depends on
the release", promise nothing where nothing else is delivered or committed in the same quote.
"""

from __future__ import annotations

import re

from ropeteam.language.detect.cues import fold, found

_PAPERWORK = re.compile(
    r"\b(?:(?:the|your|my|meeting) minutes\b(?! (?:to|of))|slides?\b|slide deck|invites?\b|invitations?\b|agenda\b|einladung\w*"
    r"|folien\b|tagesordnung\b|mitschrift\w*)"
)
_CALL = (
    r"\b(?:i'll|i will) (?:just )?(?:ring|call|phone) (?:you|ye|him|her|them)\b"
    r"|\b(?:i'll|we'll|i will|we will) (?:get|put) [^,;.]{2,40} on a (?:short |quick )?call with (?:you|ye)\b"
    r"|\b(?:ich melde? mich|melde? ich mich)\b|\b(?:ich rufe?|rufe? ich) (?:sie|euch|dich|ihn|frau|herrn)\b[^,;.]{0,40}\ban\b"
)
_END = r"(?= *(?:$|[,;.!?]))"
_DEPENDS = (
    rf"\bkommt(?: \w+){{0,2}}? (?:da|d)rauf an\b{_END}"
    # What arrives does so in the dative: "es kommt auf dem Tablet an".
    rf"|\b(?:das|es|dat|des) kommt(?: \w+){{0,2}}? auf (?!\w+[mr]\b)[^,;.]{{2,60}}?(?<!genau) an\b{_END}"
    rf"|\bhängt(?: \w+){{0,2}}? (?:davon|vo[nm] [^,;.]{{2,60}}?) ab\b{_END}"
    r"|\b(?:it|that|this)(?: all| really| just| rather)?(?:'ll| will)? depends?\b"
)
_HOLLOW = re.compile(f"{_CALL}|{_DEPENDS}")
_MORE = {"deliver", "commit"}


def promises_nothing(kind: str, quote: str) -> bool:
    if kind != "promise":
        return False
    folded = fold(quote)
    return _PAPERWORK.search(folded) is not None or _is_only_hollow(folded)


def _is_only_hollow(folded: str) -> bool:
    rest, times = _HOLLOW.subn(" ", folded)
    return times > 0 and not _MORE & (found(rest, "en") | found(rest, "de"))
