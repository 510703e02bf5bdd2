"""When a version of a pay plan may begin to hold, and which one holds on a day.

Rule in prose.

1. A version begins only once management approved it and the works council saw it. A company that said it has no council needs
   the approval alone; one that said nothing is taken to have one.
2. It begins no earlier than the first day of the running quarter: what is closed keeps the plan it was worked under.
3. Of a role's versions the one holds whose first day came last; of two for the same day the one said last.

| approved | seen | council | begins |
|---|---|---|---|
| yes | yes | yes | may |
| yes | no | yes | not yet: seen is missing |
| yes | no | no | may |

A plan pays a role. `staff_named` finds somebody of the house in any words of the lab: their whole name in either order, their mail
address, or their surname behind a form of address or an initial. Letters count, not how they are joined: *Müller* is *Mueller*,
and a dash, a line's end or a capital makes no difference. A surname alone is often a word (a summer bonus), so it is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.core.vocabulary_incentives import Assent, PlanRole

_LEAST = 5  # letters of a name of one word: a shorter one may be any word
_WORD = re.compile(r"[^\W_]+")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
ADDRESS = ("herr", "herrn", "hr", "frau", "fr", "mr", "mrs", "ms", "dr", "kollege", "kollegen", "kollegin")


@dataclass(frozen=True, slots=True)
class Start:
    """`plan` holds for `role` from a day on; `no` counts what was said, in order."""

    plan: int
    role: PlanRole
    from_day: date
    no: int


def missing(given: Collection[Assent], *, agreement: WorksAgreement) -> tuple[Assent, ...]:
    """Whose word a version still waits for."""
    needed = [Assent.APPROVED] if agreement == WorksAgreement.NO_COUNCIL else list(Assent)
    return tuple(one for one in needed if one not in given)


def first_open_day(today: date) -> date:
    """The first day of the running quarter."""
    return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)


def holding(starts: Iterable[Start], *, on: date) -> dict[PlanRole, int]:
    """The plan of each role that holds on a day."""
    found: dict[PlanRole, int] = {}
    for start in sorted(starts, key=lambda one: (one.from_day, one.no)):
        if start.from_day <= on:
            found[start.role] = start.plan
    return found


def staff_named(text: str, people: Iterable[tuple[str, str]]) -> str:
    """The first of these people (name, mail address) who stands in a text, by the name on the list; '' where nobody does."""
    said = _bare(text)
    for name, mail in people:
        if any(f" {words} " in said for words in _called(name, mail)):
            return name
    return ""


def _called(name: str, mail: str) -> Iterator[str]:
    """Every way in which somebody is named, as bare words."""
    parts = [part for part in _bare(name).split() if part not in ADDRESS]
    if len(parts) > 1 or len("".join(parts)) >= _LEAST:
        yield " ".join(parts)
    # Where a surname of several words begins, nobody knows: Frau von Berg, Frau Maier-Lang.
    for no in range(1, len(parts)):
        surname = " ".join(parts[no:])
        yield " ".join((surname, *parts[:no]))
        yield from (f"{title} {surname}" for title in (*ADDRESS, parts[0][0]))
    if mail:
        yield _bare(mail).strip()


def _bare(text: str) -> str:
    """Small letters and digits, umlauts written out, everything else a single space."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SPELLED)
    return f" {' '.join(_WORD.findall(plain))} "
