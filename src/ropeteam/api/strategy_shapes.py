"""What goes in and out about vision and strategy."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Field, Schema

from ropeteam.core.vocabulary import ProposalSubject


class SegmentWeight(Schema):
    segment: str
    said_for: int
    said_against: int


class PillarOut(Schema):
    id: str
    title: str
    text: str
    non_goals: list[str]
    said_for: int = Field(description="customers' sentences that speak for it")
    said_against: int
    accounts: int
    segments: list[SegmentWeight]


class StrategyOut(Schema):
    id: int
    version: int
    draft: bool
    since: date | None
    vision: str
    pillars: list[PillarOut]


class SentenceOut(Schema):
    id: int
    signal: int
    stance: str
    words: str | None = Field(description="null where the sentence is the rope's alone")
    deal: str | None
    on: date


class PillarWhole(PillarOut):
    sentences: list[SentenceOut]
    next: int | None


class EvidenceIn(Schema):
    signal: int
    stance: Literal["for", "against", "none"]


class EvidenceOut(Schema):
    id: int
    pillar: str
    signal: int
    stance: str


class ProposalIn(Schema):
    subject: ProposalSubject
    text: str = Field(max_length=4000)
    why: str = Field(max_length=4000)
    pillar: str = ""
    signals: list[int] = Field([], max_length=20)
    requests: list[int] = Field([], max_length=20)
    decisions: list[int] = Field([], max_length=20)


class ProposalOut(Schema):
    id: int
    key: str
    subject: str
    pillar: str | None
    text: str
    why: str
    proposed: date
    version: int = Field(description="the version of the strategy it was made against")
    state: str = Field(description="open, taken_up or declined")
    taken_up_in: int | None
    reason: str | None
    decided: date | None


class ProposalPage(Schema):
    items: list[ProposalOut]
    next: int | None


class OutcomeIn(Schema):
    reason: str = Field(max_length=4000)


class DraftPillarIn(Schema):
    id: str = Field("", description="the pillar's id; empty for a new one")
    title: str = Field(max_length=300)
    text: str = ""
    non_goals: list[str] = Field([], max_length=40)


class DraftIn(Schema):
    vision: str
    pillars: list[DraftPillarIn]
    seen: int | None = None


class PublicationIn(Schema):
    seen: int = Field(description="the id of the draft that was looked at")
    over: int | None = Field(
        None, description="the version it was compared with (0: none); left out, it is not checked"
    )
    takes_up: list[int] = Field([], description="ids of the proposals this version follows")
    reason: str = Field("", max_length=4000, description="the answer to these; needed where there are any")
