"""What a roadmap item says of words by its title: which limits it lifts, whether it brings too little, whether they mean it.

An item may be other work on the same capability ("Mobile view for iPad" beside the limit "only in the site's WLAN"), and nobody
writes down which limit it lifts. So it counts for a limit only where its title says so: by a content word of the limit, or of
what somebody said beyond it, by an amount of its own beyond the limit ("Up to ten sites" beside "Up to 3 sites"), or by the
name with figures that was said ("S7-300"). An item that is called what the capability is called brings the whole of it, so a
delivery for later is that item's. It brings no more than it states: twelve hours without a network are no weekend. And where
words share a word with the title that nothing said of the capability has ("they touch a reader", "Seating by card reader"), they
mean what is not there yet, whatever the capability can do today. Words of the capability's own name stand in every title and
show nothing. A paraphrase is missed; then a person looks, and nothing is carried meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ropeteam.core.backing import LimitRelation, LimitTouch, RoadmapFacts
from ropeteam.core.vocabulary import RoadmapStatus
from ropeteam.language.contract import LimitText
from ropeteam.language.detect.cues import fold
from ropeteam.language.match.gazetteer import families, members
from ropeteam.language.match.held import Line
from ropeteam.language.match.limits import exceeds, for_later, most_of, raises
from ropeteam.language.match.quantities import amounts, names_with_figures, same_unit, stem
from ropeteam.language.match.terms import words

_OPEN = (LimitRelation.BEYOND, LimitRelation.UNSURE)
_LIMITING_TEXT = "nur ohne kein keine only without more mehr standard und alle new neue"
_LIMITING = frozenset(stem(one) for one in _LIMITING_TEXT.split())
_WIDENS = re.compile(
    r"\b(?:more|additional|further|larger|bigger|higher|longer|many|several|unlimited|any number|raise[ds]?|no limit|mehr|mehrere"
    r"|weitere\w*|zusätzlich\w*|größer\w*|höher\w*|länger\w*|viele\w*|unbegrenzt\w*|beliebig\w*|ohne grenze)\b|\bmulti"
)
_COMPOUND = 4  # letters from which one word inside another makes them parts of one thing ("Bericht", "Ausbeutebericht")


def as_read(facts: RoadmapFacts, title: str, *, line: Line, text: str, touches: Sequence[LimitTouch]) -> RoadmapFacts:
    """The item with what its title says of the words."""
    return replace(
        facts,
        about=about(title, name=line.name, limits=line.limits, text=text, touches=touches),
        narrower=exceeds(text, title, line.limits),
    )


def coming(items: Iterable[tuple[RoadmapFacts, str]], *, line: Line, text: str) -> frozenset[str]:
    """The items, by key, that are not there yet and that the words mean."""
    known = _content(" ".join((line.name, line.description, *(limit.text for limit in line.limits))))
    gone = (RoadmapStatus.RELEASED, RoadmapStatus.DROPPED)
    return frozenset(facts.key for facts, title in items if facts.status not in gone and _means(text, title, known))


def _means(text: str, title: str, known: frozenset[str]) -> bool:
    """At least half of the words that only the title has are said."""
    own = [word for word in _content(title) if not any(_kin(word, one) for one in known)]
    said = _content(text)
    shared = sum(any(_alike(word, one) for one in said) for word in own)
    return shared > 0 and shared * 2 >= len(own)


def _kin(word: str, other: str) -> bool:
    return same_unit(word, other) or word in other or (len(other) >= _COMPOUND and other in word)


def about(
    title: str, *, name: str, limits: Sequence[LimitText], text: str, touches: Sequence[LimitTouch]
) -> frozenset[int]:
    """The limits, by number, that words go or may go beyond and that the item with this title is about. `text` are the words:
    they count as a whole only where one limit is concerned, else by what was said beyond each."""
    own = _content(title) - _content(name)
    over = [touch for touch in touches if touch.relation in _OPEN]
    known = {limit.no: limit for limit in limits}
    said = {touch.no: text if len(over) == 1 else touch.said for touch in over}
    later = for_later(text, fold(text)) if not own else ""  # the capability's own name: the item brings the whole of it
    return frozenset(
        touch.no
        for touch in over
        if (
            _meet(own, _content(known[touch.no].text if touch.no in known else "") | _content(said[touch.no]))
            and not (touch.no in known and _is_other_work(title, touch, known[touch.no]))
        )
        or (touch.said and touch.no in known and raises(title, known[touch.no]))
        or names_with_figures(title) & names_with_figures(said[touch.no])
        or (later and touch.said == later)
    )


def _is_other_work(title: str, touch: LimitTouch, limit: LimitText) -> bool:
    """Was an amount said of a limit of how much ("80 logins", "Up to 50 hirer logins"), and states the title neither more of it
    nor a greater one? Then a thing that only has to do with what is counted ("Booking by hirers") is other work."""
    most = most_of(limit)
    if most is None or not amounts(touch.said) or _WIDENS.search(fold(title)):
        return False
    return all(one.number <= most for one in amounts(title))


def _content(text: str) -> frozenset[str]:
    found = (stem(word) for word in words(text) if len(word) > 2 and not re.fullmatch(r"\d+", word))
    return frozenset(word for word in found if word not in _LIMITING) | _named(text)


def _named(text: str) -> frozenset[str]:
    """Languages, countries, formats by one name in German and English: "Tills in Dutch" is about „Niederländisch“."""
    folded = fold(text)
    return frozenset(f"{family}:{member}" for family in families() for member in members(folded, family))


def _meet(ones: Iterable[str], others: Iterable[str]) -> bool:
    others = list(others)
    return any(_alike(one, other) for one in ones for other in others)


def _alike(one: str, other: str) -> bool:
    return one == other or same_unit(one, other)
