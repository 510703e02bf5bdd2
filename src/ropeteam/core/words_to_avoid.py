"""Words to avoid: which phrase would promise too much here, and what carries it; as codes, wording speaks.

Rule in prose. What may not be said follows from the same facts as the verdict, and from what became of promises about the
same thing before. Each row is a phrase that lies near and promises more than there is; beside it stands its softer form, which
may be said as it stands: it says no more than the verdict allows, and no less than the words for the customer do.

| fact | avoid | because |
|---|---|---|
| an absolute in the asker's own words ("unlimited", "guaranteed") | absolute | nothing is without a bound |
| the same, where no bounds are known | absolute_open | nor is there anything yet to put bounds to |
| limits of the capability | over_limit | more than the limits is not there |
| it works today, though not in every case, and no limit says how far | no_bounds | somebody has to write down how far |
| another way leads there today | not_standard | "standard" is another thing |
| a roadmap item whose day the verdict tells | not_there_yet | it is not there, and no day before its own |
| in review, and a roadmap item that may be promised lies near | not_covered | nobody said that it brings this |
| it works today, and a roadmap item that may be promised adds to it | more_to_come | the addition is not there yet |
| a roadmap item that may not be promised, by its status | not_committed.* | neither its name nor its day leaves the house |
| work of services without an accepted scope | on_the_side | scope, day and price come first |
| nobody decided, or nothing is known, and no day is told | undecided | neither yes nor no |
| beyond a limit | over_the_bounds | up to the limits it works, beyond them not |
| declined | special_build | no special development in prospect |
| against the strategy | exception | not even for one customer |
| promises about it were broken before | broken_before | with how many of how many ended |
| promises about it were made in this deal that nothing carries | said_too_much | not once more, and not confirmed in passing |
| we contradicted ourselves about it before | contradicted_before | what was said has to be looked up first |

The worst comes first: what was said too much already, what is against the strategy or declined, then what is not there, then
bounds, then what happened before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ropeteam.core.vocabulary import Fit, RoadmapStatus

MOST_LIMITS = 3
USABLE = frozenset((Fit.AS_IS, Fit.LIMITED, Fit.WORKAROUND))

_ABSOLUTE = re.compile(
    r"""(?<!\w)(?:
        unbegrenzt\w* | uneingeschränkt\w* | beliebig\s+viele\w* | grenzenlos\w* | ohne\s+(?:jede\s+)?einschränkung\w*
      | garantier\w* | hundertprozentig\w* | 100\s*(?:%|prozent) | lückenlos\w* | fehlerfrei\w* | ausfallsicher\w*
      | jederzeit | in\s+echtzeit | in\s+jedem\s+fall | auf\s+jeden\s+fall | für\s+immer | alle\s+systeme\w*
      | unlimited | unrestricted | without\s+(?:any\s+)?(?:limits?|restrictions?) | any\s+number\s+of
      | guarantee\w* | never\s+fails? | always\s+works? | at\s+any\s+time | in\s+real[\s-]?time | error-?free
      | fool-?proof | in\s+every\s+case | all\s+systems
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A roadmap item of the thing. `promisable`: product said that its day may be told."""

    title: str
    day: date | None
    promisable: bool
    status: RoadmapStatus = RoadmapStatus.PLANNED


@dataclass(frozen=True, slots=True)
class Before:
    """What became of promises about the same thing: `broken` of `ended`, and how often our side contradicted itself."""

    ended: int = 0
    broken: int = 0
    contradicted: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one candidate. `reasons` are the codes of its verdict, `asked` the asker's own words, `too_much` the
    promises about it in this deal that nothing carries. `told` is the item whose day the words for the customer give (core.fit)."""

    fit: Fit
    reasons: Collection[str] = ()
    limits: Sequence[str] = ()
    planned: Sequence[Planned] = ()
    told: Planned | None = None
    before: Before = field(default_factory=Before)
    asked: str = ""
    too_much: int = 0


@dataclass(frozen=True, slots=True)
class Avoid:
    """A code of wording with its values; `avoid.CODE` is the phrase, `avoid.CODE.softer` what carries it."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def words_to_avoid(facts: Facts) -> tuple[Avoid, ...]:
    """The rows of one candidate, the worst first; never two of the same kind."""
    rows = [*_too_much(facts), *_of_fit(facts), *_of_plan(facts), *_absolute(facts), *_bounds(facts)]
    return (*rows, *_of_before(facts.before))


def absolute_in(text: str) -> str:
    """The first absolute in somebody's words, as they wrote it; '' where none stands there."""
    found = _ABSOLUTE.search(text)
    return " ".join(found.group().split()) if found else ""


def _too_much(facts: Facts) -> list[Avoid]:
    if not facts.too_much:
        return []
    return [Avoid("said_too_much.one" if facts.too_much == 1 else "said_too_much.many", {"n": str(facts.too_much)})]


def _of_fit(facts: Facts) -> list[Avoid]:
    if facts.fit == Fit.AGAINST_STRATEGY:
        return [Avoid("exception")]
    if facts.fit == Fit.DECLINED:
        limits = _limits(facts) if "beyond_limit" in facts.reasons else ""
        return [Avoid("over_the_bounds", {"limits": limits}) if limits else Avoid("special_build")]
    if facts.fit in (Fit.IN_REVIEW, Fit.UNKNOWN):
        return [] if facts.told else [Avoid("undecided")]
    if facts.fit == Fit.SERVICES:
        return [] if "scope_accepted" in facts.reasons else [Avoid("on_the_side")]
    return [Avoid("not_standard")] if facts.fit == Fit.WORKAROUND else []


def _of_plan(facts: Facts) -> list[Avoid]:
    """What is on the roadmap tempts most. A day is told only where the verdict tells it, or where the item is an addition to what
    works; where nothing is settled the item is only what it may not be taken for."""
    nearest = min(
        (one for one in facts.planned if one.promisable and one.day),
        key=lambda one: (one.day, one.title),
        default=None,
    )
    rows = []
    if facts.told:
        rows.append(_dated("not_there_yet", facts.told))
    elif nearest and facts.fit in USABLE:
        rows.append(_dated("more_to_come", nearest))
    elif nearest and facts.fit == Fit.IN_REVIEW:
        rows.append(Avoid("not_covered", {"roadmap": nearest.title}))
    kept_back = [one for one in facts.planned if not one.promisable]
    if kept_back:
        rows.append(Avoid(f"not_committed.{kept_back[0].status}", {"roadmap": kept_back[0].title}))
    return rows


def _dated(code: str, item: Planned) -> Avoid:
    return Avoid(code, {"roadmap": item.title, "date": str(item.day)})


def _absolute(facts: Facts) -> list[Avoid]:
    phrase = absolute_in(facts.asked)
    bounded = facts.fit in USABLE or facts.fit == Fit.ROADMAP
    return [Avoid("absolute" if bounded else "absolute_open", {"phrase": phrase})] if phrase else []


def _bounds(facts: Facts) -> list[Avoid]:
    if facts.fit not in USABLE:
        return []
    limits = _limits(facts)
    if not limits and facts.fit == Fit.LIMITED:
        return [Avoid("no_bounds")]
    return [Avoid("over_limit", {"limits": limits})] if limits else []


def _limits(facts: Facts) -> str:
    return "; ".join([limit.rstrip(". ") for limit in facts.limits][:MOST_LIMITS])


def _of_before(before: Before) -> list[Avoid]:
    rows = []
    if before.broken:
        code = (
            "broken_before.only"
            if before.ended == 1
            else "broken_before.one"
            if before.broken == 1
            else "broken_before.many"
        )
        rows.append(Avoid(code, {"broken": str(before.broken), "ended": str(before.ended)}))
    if before.contradicted:
        rows.append(Avoid("contradicted_before"))
    return rows
