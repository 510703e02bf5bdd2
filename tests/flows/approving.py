"""What two people agree on, or do not: ends, overrides, and who stands in for whom."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY

from ropeteam.core.vocabulary import Ending, Fit, PromiseOutcome, Role
from ropeteam.flows import gate, gate_settings, overrides, promise_ends, promises
from ropeteam.store import models
from ropeteam.store.actor import Actor

TOMORROW = TODAY + timedelta(days=1)


def two_agree(deal: models.Deal, *, seller: Actor, services: Actor, management: Actor, pm: Actor) -> None:
    """An override, and one that was refused; an end by two and one that waits; somebody stands in, and somebody no more."""
    gate_settings.need_two(deal.company, list(Ending), actor=management)
    first, second, third = (
        promises.enter(deal, actor=seller, sentence=f"Zusage Nummer {n}.", on=TODAY) for n in range(3)
    )
    for row in (second, third):
        promises.judge_by_person(row, actor=pm, fit=Fit.DECLINED, reason="noch nicht", on=TODAY)
    run, _ = gate.run(deal, actor=seller, on=TODAY)
    unjudged = run.findings.filter(blocks=True, promise=third)[0]
    overrides.approve(overrides.ask(unjudged, actor=management, reason="Leuchtturm", on=TODAY), actor=pm, on=TODAY)
    ended = promise_ends.end(first, actor=seller, outcome=PromiseOutcome.KEPT, on=TODAY, evidence="Abnahme")
    assert isinstance(ended, models.EndProposal)
    promise_ends.agree(ended, actor=services, on=TOMORROW)
    promise_ends.renegotiate(second, actor=seller, sentence="Im Herbst.", on=TODAY, agreed_how="Mail")
    replaced = promise_ends.reword(third, actor=seller, sentence="Deutlicher.", on=TODAY, note="im Termin")
    assert isinstance(replaced, models.EndProposal)
    promise_ends.agree(replaced, actor=services, on=TOMORROW)
    run, _ = gate.run(deal, actor=seller, on=TODAY)
    other = run.findings.filter(blocks=True, promise=second).order_by("pk")[0]
    refused = overrides.ask(other, actor=management, reason="weil", on=TODAY)
    overrides.refuse(refused, actor=pm, on=TODAY, reason="nein")
    assert services.person is not None
    for n in range(2):
        given = overrides.delegate(Role.MANAGEMENT, services.person, actor=management, on=TODAY, until=TOMORROW)
        if n:
            overrides.end_delegation(given, actor=management, on=TODAY)
