"""Does a stage mean won, lost or still open? Standard stages of HubSpot and Salesforce, and German words."""

from __future__ import annotations

import re
from typing import Literal

from ropeteam.core.services_heard import is_offered

Outcome = Literal["won", "lost", "open"]

_WON = re.compile(r"(closed)?won|gewonnen|auftragerteilt|beauftragt|abgeschlossengewonnen|unterschrieben|signed")
_LOST = re.compile(r"(closed)?lost|verloren|abgesagt|abgelehnt|abgeschlossenverloren|disqualified|storniert")
_OPEN_TEXT = """
    appointmentscheduled qualifiedtobuy presentationscheduled decisionmakerboughtin contractsent prospecting qualification
    needsanalysis valueproposition iddecisionmakers perceptionanalysis proposalpricequote negotiationreview engaging engaged
    lead new open qualified discovery demo pilot poc evaluation shortlist tender
    interessent erstkontakt kontakt qualifizierung qualifiziert bedarfsanalyse präsentation vorführung ausschreibung offen neu
    inarbeit
"""
_OPEN = frozenset(_OPEN_TEXT.split())
KNOWN = "Won, Lost, Prospecting, Qualification, Proposal, Negotiation, Gewonnen, Verloren, Angebot, Verhandlung …"


def stage_outcome(stage: str) -> Outcome | None:
    """None for a stage we do not know: every company may name its own."""
    key = re.sub(r"[\W\d_]+", "", stage.casefold())
    if _WON.fullmatch(key):
        return "won"
    if _LOST.fullmatch(key):
        return "lost"
    return "open" if key in _OPEN or is_offered(stage) else None
