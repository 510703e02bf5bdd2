"""Which limits of a capability a roadmap item is about: by the words its title shares with a limit.

An item may be other work on the same capability ("Mobile view for iPad" beside the limit "only in the site's WLAN"), and nobody
writes down which limit it lifts. So it counts for a limit only where its title says so: by a content word of the limit, or of
what somebody said beyond it. Words of the capability's own name stand in every title and show nothing. A paraphrase is missed;
then a person looks, and nothing is carried meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.language.contract import LimitText
from ropeteam.language.match.quantities import same_unit, stem
from ropeteam.language.match.terms import words

_OPEN = (LimitRelation.BEYOND, LimitRelation.UNSURE)
_LIMITING = frozenset(
    stem(one) for one in ("nur", "ohne", "kein", "keine", "only", "without", "more", "mehr", "standard")
)


def about(
    title: str, *, name: str, limits: Sequence[LimitText], text: str, touches: Sequence[LimitTouch]
) -> frozenset[int]:
    """The limits, by number, that words go or may go beyond and that the item with this title is about. `text` are the words:
    they count as a whole only where one limit is concerned, else by what was said beyond each."""
    own = _content(title) - _content(name)
    over = [touch for touch in touches if touch.relation in _OPEN]
    limit_words = {limit.no: limit.text for limit in limits}
    said = {touch.no: text if len(over) == 1 else touch.said for touch in over}
    return frozenset(
        touch.no for touch in over if _meet(own, _content(limit_words.get(touch.no, "")) | _content(said[touch.no]))
    )


def _content(text: str) -> frozenset[str]:
    found = (stem(word) for word in words(text) if len(word) > 2 and not re.fullmatch(r"\d+", word))
    return frozenset(word for word in found if word not in _LIMITING)


def _meet(ones: Iterable[str], others: Iterable[str]) -> bool:
    others = list(others)
    return any(one == other or same_unit(one, other) for one in ones for other in others)
