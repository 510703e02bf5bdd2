"""Have services been heard before it is signed?

Rule in prose. Services are heard when somebody of theirs took part in a talk with the customer, accepted a scope of this deal,
or said whether they could take it over. Until then a deal that is about to be decided says so: when an offer or contract lies
here, when its stage is one in which an offer is with the customer, or when it is to be decided within 30 days (or should have
been). A signed deal is past it.

| services in a customer's talk | scope accepted | voted | offer or stage | decided in | services unheard |
|---|---|---|---|---|---|
| yes | | | | | |
| | yes | | | | |
| | | yes | | | |
| no | no | no | yes | | because of the offer |
| no | no | no | no | 30 days | because of the day |
| no | no | no | no | 31 days, or nobody knows | |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEAR = timedelta(days=30)
# Stages as CRMs name them, without what is no letter.
_OFFERED_TEXT = """
    offer offered proposal quote negotiation negotiationreview proposalpricequote contract contractsent verbalagreement
    angebot angebotabgegeben angebotmitpreis verhandlung vertrag vertragverschickt mündlicheinig
"""
_OFFERED = frozenset(_OFFERED_TEXT.split())
_NO_LETTERS = re.compile(r"[\W\d_]+")


class Late(StrEnum):
    """Why it is time to hear services."""

    OFFER = "offer"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class ServicesFacts:
    """`offered`: an offer or contract lies here. `decides_on`: the day the customer decides, where somebody said one."""

    in_a_talk: bool
    accepted_scope: bool
    offered: bool
    stage: str
    decides_on: date | None
    signed: bool = False
    voted: bool = False


def unheard(facts: ServicesFacts, *, on: date) -> Late | None:
    """Why services should have been heard by now; None where they were, or where it is not time yet."""
    if facts.signed or facts.in_a_talk or facts.accepted_scope or facts.voted:
        return None
    if facts.offered or is_offered(facts.stage):
        return Late.OFFER
    near = facts.decides_on is not None and facts.decides_on - on <= NEAR
    return Late.DECISION if near else None


def is_offered(stage: str) -> bool:
    """Whether a stage says that an offer is with the customer. A company's own word for it says nothing."""
    return _NO_LETTERS.sub("", stage.casefold()) in _OFFERED
