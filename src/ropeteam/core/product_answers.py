"""The answers product may give to a question in one click: which of them are possible, and what each of them names.

Rule in prose. Four answers lie ready: as it is, later, no, study. (A yes to something new needs a roadmap item and a thought;
it is decided on the wish's page.) "As it is" is offered only where today's product has a way: a capability that is there, or
a solution pattern. "Later" names its condition: the release of a roadmap item of that capability where one may be promised,
else the day in three months on which it is looked at again. "No" names the non-goal where the question lies near one. Every
answer has a drafted reason which a person may change; without a reason none is an answer (core.decisions).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ropeteam.core.vocabulary import CapabilityStatus, DecisionKind

AGAIN = timedelta(days=91)
USABLE = (CapabilityStatus.AVAILABLE, CapabilityStatus.LIMITED)
ORDER = (DecisionKind.STUDY, DecisionKind.LATER, DecisionKind.NO, DecisionKind.AS_IS)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the thing asked for. `way` is how today's product does it, in the words of a pattern or a capability;
    `item` a roadmap item whose day may be promised."""

    title: str
    capability: str = ""
    status: CapabilityStatus | None = None
    pattern: str = ""
    item: str = ""
    day: date | None = None
    non_goal: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer that lies ready: `reason` and `condition` are codes of wording, filled with `values`; '' for none."""

    kind: DecisionKind
    reason: str
    condition: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def candidates(known: Known, *, on: date) -> tuple[Candidate, ...]:
    """The answers that may be given in one click: to look first, never a yes first; a no before all where a non-goal is near."""
    title = {"title": known.title}
    found = {
        DecisionKind.LATER: _later(known, on),
        DecisionKind.NO: Candidate(
            DecisionKind.NO,
            "quick.no.non_goal" if known.non_goal else "quick.no.not_planned",
            values={**title, "goal": known.non_goal},
        ),
        DecisionKind.STUDY: Candidate(DecisionKind.STUDY, "quick.study.question", values=title),
    }
    if known.pattern or (known.capability and known.status in USABLE):
        code = "quick.as_is.pattern" if known.pattern else "quick.as_is.capability"
        found[DecisionKind.AS_IS] = Candidate(
            DecisionKind.AS_IS, code, values={**title, "capability": known.capability, "pattern": known.pattern}
        )
    first = DecisionKind.NO if known.non_goal else ORDER[0]
    return tuple(found[kind] for kind in sorted(ORDER, key=lambda kind: kind != first) if kind in found)


def _later(known: Known, on: date) -> Candidate:
    if known.item and known.day is not None and known.day > on:
        values = {"title": known.title, "item": known.item, "date": known.day.isoformat()}
        return Candidate(DecisionKind.LATER, "quick.later.planned", "quick.later.when_released", values)
    values = {"title": known.title, "date": (on + AGAIN).isoformat()}
    return Candidate(DecisionKind.LATER, "quick.later.not_now", "quick.later.look_again", values)
