"""The gate of a deal whose signature no longer lies ahead: nobody asks any more whether it may be signed.

Rule in prose. A promise blocks a deal when it is open at signature.

1. Of a *signed* deal what is still open stays listed with who can cure it: it has to be delivered, or taken back. What was said
   after the signature could not block it; it is listed apart and not counted with it. What the gate said is a look at that day.
2. A *lost* deal has no signature to allow: what was promised stays to be read, no finding is left, and nothing is to be done.

`gate.look` finds the same whatever became of the deal; this only says what of it is told to people.
"""

from __future__ import annotations

from dataclasses import replace

from ropeteam.core.gate import Finding
from ropeteam.flows.gate import GateView


def told(view: GateView) -> GateView:
    """What of a look is told: of a lost deal no finding."""
    if not view.signature.never:
        return view
    standings = tuple(replace(standing, findings=()) for standing in view.standings)
    return replace(view, verdict=replace(view.verdict, findings=()), standings=standings)


def blocking(view: GateView) -> tuple[Finding, ...]:
    """What blocks; of a signed deal, what was open at its signature and still is."""
    since = {standing.key for standing in view.standings if view.signature.precedes(standing.said_on)}
    return tuple(finding for finding in view.verdict.blocking if finding.subject not in since)
