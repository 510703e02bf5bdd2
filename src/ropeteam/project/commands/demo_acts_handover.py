"""A story's deeds about handovers: services' word before and after the signature, and how they made ready for it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ropeteam.core.vocabulary_handover import HandoverReasonCode
from ropeteam.flows import gate, handover
from ropeteam.flows.handover import Reason
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of

SOON = timedelta(days=30)


def word(act: Act, stage: Stage) -> list[Words]:
    """A vote or an answer: the verdict says which."""
    told = act.values
    reasons = [Reason(HandoverReasonCode(code)) for code in told.get("reasons", ())]
    handover.say(
        stage.deal(act), actor=stage.actor(act), verdict=told["verdict"], reasons=reasons, words=told.get("says", ""),
        on=day_of(act),
    )  # fmt: skip
    return []


def prepare(act: Act, stage: Stage) -> list[Words]:
    """Somebody of services estimates, looks through what had been promised by then, and answers for the deal from now on."""
    told, deal, actor, on = act.values, stage.deal(act), stage.actor(act), day_of(act)
    if "days" in told:
        least, _, most = told["days"].partition("-")
        rests_on = told.get("rests_on", "")
        handover.estimate(
            deal, actor=actor, days_from=Decimal(least), days_to=Decimal(most or least), words=rests_on, on=on
        )
    said = _said_by(gate.look(deal, on=on), act)
    if said:
        handover.see(deal, actor=actor, keys=said, on=on)
    how = told.get("introduced", "")
    person = stage.company.people.get(name=act.who)
    handover.name_owner(deal, actor=actor, person=person, told_on=on if how else None, told_how=how, on=on)
    if "success" in told:
        handover.aim_at(deal, actor=actor, words=told["success"], by_day=told.get("until", on + SOON), on=on)
    return []


def _said_by(view: gate.GateView, act: Act) -> list[str]:
    found = []
    for row in view.standings:
        talk = row.signal.conversation.held_on if row.signal else None
        day = row.promise.said_on if row.promise else talk
        if day is not None and day <= day_of(act):
            found.append(row.key)
    return found
