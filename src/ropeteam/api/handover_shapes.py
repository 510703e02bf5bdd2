"""Shapes of a handover: the dossier, and what people say and set in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ninja import Field, Schema

from ropeteam.core.vocabulary import StakeholderGroup
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict


class ReasonOut(Schema):
    code: str
    promise: int | None


class WordOut(Schema):
    verdict: str
    reasons: list[ReasonOut]
    words: str
    on: date


class PromiseOut(Schema):
    key: str = Field(description="as the gate names it; what `seen` is told")
    promise: int | None = Field(description="null where it was heard and nobody reviewed it")
    sentence: str = Field(description='"" while it is the rope\'s alone')
    state: str
    fit: str
    backing: str
    due: date | None
    blocks: bool
    lifted: bool = Field(description="nothing carries it, and management and product answer for it")
    in_contract: bool
    limits: list[str]
    limit_untold: bool
    seen_on: date | None


class GapOut(Schema):
    capability: str
    words: str
    told_on: date


class RequirementOut(Schema):
    id: int
    no: int
    named: str
    text: str
    held: str | None = Field(description="what a person answered last")


class MoodOut(Schema):
    group: str
    value: float | None
    on: date | None
    n: int
    glad: list[str]
    worried: list[str]


class StudyOut(Schema):
    id: int
    question: str
    ended: str | None


class AvoidOut(Schema):
    title: str
    phrases: dict[str, list[str]]


class TwiceOut(Schema):
    id: int
    question: str
    asked_on: date
    earlier: str
    earlier_on: date
    likeness: float
    same: bool | None = Field(description="a person's last word; null while nobody spoke")


class PartOut(Schema):
    part: str
    happened: bool | None
    unknown: str | None


class OverlapPartOut(Schema):
    unit: str = Field(description="minutes where the length of each talk is known, else talks")
    there: int
    of: int
    unnoted: int = Field(description="talks of which nobody noted who took part; left out")


class OverlapOut(Schema):
    before: OverlapPartOut
    after: OverlapPartOut | None
    owner: str


class PointOut(Schema):
    topic: str
    n: int


class KickoffOut(Schema):
    conversation: int | None
    on: date | None
    who: list[str]
    agenda: list[PointOut]


class EstimateOut(Schema):
    days_from: Decimal
    days_to: Decimal
    words: str
    on: date


class OwnerOut(Schema):
    name: str | None = Field(description="null for who does not work on the deal")
    told_on: date | None
    told_how: str


class AimOut(Schema):
    words: str
    by_day: date
    group: str


class HandoverOut(Schema):
    deal: str
    title: str
    account: str | None
    on: date
    signed_on: date | None
    taken_over_on: date | None
    vote: WordOut | None
    answer: WordOut | None
    may_say: list[str] = Field(description="the verdicts that services may give now")
    blocking: list[str] = Field(description="keys of unbacked promises that nobody answers for")
    lifted: list[str]
    goals: list[str]
    promises: list[PromiseOut]
    contract: bool = Field(description="whether a contract lies here")
    spoken_only: list[str] = Field(description="keys of open promises that no contract holds")
    ended: list[dict[str, str]]
    open_musts: list[RequirementOut]
    gaps: list[GapOut]
    gaps_told: list[RequirementOut]
    systems: list[dict[str, str]]
    solution_questions: list[str]
    studies: list[StudyOut]
    limits_told: list[dict[str, str]]
    moods: list[MoodOut]
    avoid: list[AvoidOut]
    questions: list[str]
    estimate: EstimateOut | None
    owner: OwnerOut | None
    aim: AimOut | None
    kickoff: KickoffOut
    asked_twice: list[TwiceOut]
    warmth: float | None
    parts: list[PartOut]
    overlap: OverlapOut


class WordIn(Schema):
    verdict: HandoverVerdict
    reasons: list[HandoverReasonCode] = Field(default_factory=list, max_length=20)
    promise: int | None = Field(None, description="the promise that the reasons are about")
    words: str = Field("", max_length=2000)


class SeenIn(Schema):
    keys: list[str] = Field(max_length=500)


class SeenOut(Schema):
    new: int


class EstimateIn(Schema):
    days_from: Decimal
    days_to: Decimal
    words: str = Field("", max_length=2000)


class OwnerIn(Schema):
    person: str = Field(description="the id of a person of services")
    told_on: date | None = None
    told_how: str = Field("", max_length=300)


class AimIn(Schema):
    words: str = Field(max_length=300)
    by_day: date
    group: StakeholderGroup | None = None


class TwiceIn(Schema):
    same: bool
