"""A story's pay plans, what it assumes about pay and who reports to whom, through the flows of their pages. Told again, each
version stands once."""

from __future__ import annotations

from ropeteam.core.vocabulary_incentives import Assent
from ropeteam.flows import incentives, presales_settings
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of


def write(act: Act, stage: Stage) -> list[Words]:
    """The plans of a file of the company's folder; who agreed on which day, and from when they hold."""
    actor, on, told = stage.actor(act), day_of(act), act.values
    text = (stage.folder / "plans" / told["file"]).read_text(encoding="utf-8")
    rows = incentives.write(stage.company, text, actor=actor, on=on, note=told.get("reason", ""))
    later = max([on, *(told[kind.value] for kind in Assent if kind.value in told)])
    for row in rows:
        for kind in Assent:
            if kind.value in told:
                incentives.assent(row, kind, actor=actor, day=told[kind.value], on=later)
        if "begins" in told:
            incentives.begin(row, actor=actor, from_day=told["begins"], on=later)
    return []


def assume(act: Act, stage: Stage) -> list[Words]:
    numbers = {name: act.values[name] for name in ("value", "low", "high")}
    incentives.assume(
        stage.company,
        act.values["assumption"],
        actor=stage.actor(act),
        on=day_of(act),
        source=act.values["source"],
        **numbers,
    )
    return []


def reports(act: Act, stage: Stage) -> list[Words]:
    """Roles, never people: to which role a role reports."""
    role, to = act.values["role"], act.values["to"]
    presales_settings.reports(stage.company, role, to, actor=stage.actor(act))
    return []
