"""What a limit expressly leaves out ("no Excel", "clients cannot register samples"), named by words or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ropeteam.core.backing import LimitRelation
from ropeteam.language.match.gazetteer import families, members
from ropeteam.language.match.limit_text import LeftOut, Limit
from ropeteam.language.match.quantities import stem

Said = tuple[LimitRelation, str]
_NEGATION = re.compile(r"\b(?:nicht|net|kein\w*|not|no|\w+n't|never|cannot|ohne|without|except)\b")
_TELLING = 8  # letters from which one word of a thing left out is enough


def left_out(limit: Limit, folded: str) -> Said | None:
    """What the limit expressly does not do, named and not itself denied."""
    for group in limit.excluded:
        hits = [word for word in group.words if re.search(rf"\b{re.escape(root(word))}", folded)]
        if not hits:
            hits = list(_by_another_name(group, folded))
            named = bool(hits)
        elif group.doing:
            named = len(hits) == len(group.words)
        else:
            named = len(hits) == len(group.words) or (hits[0] in group.own and len(hits[0]) >= _TELLING)
            # "no iPhone (iOS)": one of the two is enough
            named = named or any(members(word, "device") for word in hits)
        if named and not negated(folded, root(hits[0])):
            return LimitRelation.BEYOND, hits[0]
    return None


def _by_another_name(group: LeftOut, folded: str) -> Iterator[str]:
    """The same in the other language: "voice calls" beside „keine Sprachanrufe“."""
    text = " ".join(group.words)
    for family in families():
        said = members(folded, family)
        yield from (said[member] for member in members(text, family) if member in said)


def half_left_out(limit: Limit, folded: str) -> Said | None:
    """One word of what a limit leaves out ("his live numbers" beside "no live interface"): it may be meant."""
    for group in limit.excluded:
        long = () if group.doing else tuple(word for word in group.words if len(word) > 3 and word in group.own)
        hits = [word for word in long if re.search(rf"\b{re.escape(root(word))}", folded)]
        if hits and not negated(folded, root(hits[0])) and stem(hits[0]) not in limit.content:
            return LimitRelation.UNSURE, hits[0]
    return None


def root(word: str) -> str:
    """What a word begins with in all its forms: 'handwriting' and 'handwritten', 'Kieferorthopädie' and 'kieferorthopädische'."""
    if len(word) >= 10:
        return word[: max(8, len(word) - 5)]
    return stem(word) if len(word) > 4 and stem(word) in word else word


def negated(folded: str, word: str) -> bool:
    place = folded.find(word)
    before = " ".join(folded[:place].split()[-3:])
    after = " ".join(folded[place + len(word) :].split()[:3])
    return bool(_NEGATION.search(before) or re.search(r"\b(?:nicht|net|not)\b", after))
