"""Questions in talks: which sentences of ours ask the customer something that has an answer worth keeping.

Rule in prose. A sentence is a question when it ends with a question mark, or begins as German and English questions do (speech
recognition leaves the marks out). It needs four words that carry something: "Und bei Ihnen?" asks nothing by itself. Manners of
a call ("Hören Sie mich?", "How are you?", "Passt das so?") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.sentences import sentences

LEAST_WORDS = 4
# From this similarity on two questions may be the same; docs/why/handover.md says what was measured.
NEAR = 0.6
_ASKING = re.compile(
    r"""(?:und\s+|also\s+|noch\s+eine\s+frage[:,]?\s+|and\s+|so\s+)?(?:
        (?:wie|was|wer|wem|wen|wann|wo|wohin|woher|womit|wofür|warum|wieso|welche[nrsm]?|bis\s+wann|ab\s+wann|mit\s+wem)\s
      | (?:haben|können|nutzen|arbeiten|setzen|brauchen|planen|möchten|wollen|dürfen|sind)\s+(?:sie|wir)\s
      | gibt\s+es\s | (?:muss|soll|kann|ist|wird)\s+(?:das|der|die|es|ihr|ihre)\s
      | (?:how|what|who|whom|when|where|which|why|whose|by\s+when)\s
      | (?:do|does|did|can|could|would|will|are|is|have|has)\s+(?:you|your|there|the|it|we)\s
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MANNERS = re.compile(
    r"""(?:hören|sehen|verstehen)\s+sie\s+(?:mich|uns|meinen|den\s+bildschirm) | wie\s+geht(?:\s+es|['’]s) | passt\s+das
      | (?:noch|weitere|irgendwelche)\s+fragen | ist\s+das\s+(?:so\s+)?(?:okay|ok|richtig|gut|in\s+ordnung)
      | can\s+you\s+(?:hear|see)\s | how\s+are\s+you | any\s+(?:other\s+|more\s+)?questions | does\s+that\s+(?:make\s+sense|work)
      | is\s+that\s+(?:okay|ok|right|fine) | sound\s+good""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """Characters `start` to before `end` of a turn."""

    turn: int
    start: int
    end: int
    text: str


def ours(turns: Iterable[SpokenTurn]) -> list[Question]:
    """What our side asked, in the order of the talk."""
    found = []
    for turn in turns:
        if turn.side != Side.OURS:
            continue
        for one in sentences(turn.text):
            text = turn.text[one.start : one.end]
            if asks(text):
                found.append(Question(turn.no, one.start, one.end, text))
    return found


def asks(text: str) -> bool:
    plain = text.rstrip("\"'”“»«) ")
    if len(re.findall(r"\w{2,}", plain)) < LEAST_WORDS or _MANNERS.search(plain):
        return False
    return plain.endswith("?") or (_ASKING.match(plain) is not None and not plain.endswith((".", "!", "…")))
