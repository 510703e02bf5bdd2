"""What is said beside a candidate in a call: a phrase to avoid with its softer form, whom to pull in."""

from __future__ import annotations

from dataclasses import dataclass

from ropeteam.core.question_clock import FlowTime
from ropeteam.core.whom_to_pull_in import Pull
from ropeteam.core.words_to_avoid import Avoid
from ropeteam.wording.say import day, say


@dataclass(frozen=True, slots=True)
class Avoided:
    """`phrase` promises too much; `softer` is what carries it."""

    code: str
    phrase: str
    softer: str


def avoided(row: Avoid, language: str) -> Avoided:
    values = {name: day(value, language) if name == "date" else value for name, value in row.values.items()}
    return Avoided(
        row.code, say(f"avoid.{row.code}", language, **values), say(f"avoid.{row.code}.softer", language, **values)
    )


def pulled(row: Pull, language: str) -> str:
    """One line: the role, who holds it here, and what for."""
    role = say(f"role.{row.role.value}", language)
    why = say(f"pull.why.{row.role.value}.{row.why.value}", language)
    if row.people:
        names = ", ".join(row.people)
        return say("pull.owner" if row.owner else "pull.named", language, names=names, role=role, why=why)
    if row.by is not None:
        return say("pull.stands_in", language, by=say(f"role.{row.by.value}", language), role=role, why=why)
    return say("pull.nobody" if row.nobody else "pull.role", language, role=role, why=why)


def flow_sentence(flow: FlowTime, language: str) -> str:
    """How long such a question takes here, with its n; that nothing is known yet is said, too."""
    if flow.days is None:
        return say("clock.none", language)
    days = say("clock.days.one" if flow.days == 1 else "clock.days.many", language, n=flow.days)
    code = f"clock.median{'.one' if flow.n == 1 else '.many'}{'.at_once' if flow.days == 0 else ''}"
    waiting = (
        "clock.waiting.one" if flow.waiting == 1 else "clock.waiting.many" if flow.waiting else "clock.waiting.none"
    )
    return f"{say(code, language, days=days, n=flow.n)}; {say(waiting, language, n=flow.waiting)}"


def waits_sentence(days: int, language: str) -> str:
    if days == 0:
        return say("clock.waits.today", language)
    return say("clock.waits.one" if days == 1 else "clock.waits.many", language, n=days)
