"""Change requests going in and out. Words only where the caller may read them; never a name of ours."""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema

from ropeteam.core.vocabulary import Effort, RequestOrigin, SignalKind


class StakeOut(Schema):
    """What is at stake: it orders and is no sum of money. `low` and `high`: its 80 % interval."""

    value: float
    low: float
    high: float
    dominance: float = Field(description="share of the largest customer; above 0.5 ask a second one before a yes")
    in_top: float


class RequestOut(Schema):
    id: int
    key: str
    title: str
    origin: str
    merged_into: int | None
    decided: str | None
    asks: int
    accounts: int
    segments: list[str]
    stake: StakeOut | None
    open: float = Field(description="open pipeline, each deal split over its open requests")
    revenue: float = Field(description="existing revenue, split alike")
    lost: float = Field(description="lost deals, split alike")
    currency: str
    fit: float | None = Field(description="-1..1; null: nobody rated yet")
    known: float = Field(description="share of the strategy's weight that was rated, 0..1")
    spread: float
    vetoed: bool
    effort: Effort | None
    priority: float | None


class RequestPage(Schema):
    items: list[RequestOut]
    next: int | None = Field(description="Give it back as `after` to read on; null at the end.")


class AskerOut(Schema):
    id: int
    deal: int | None
    account: str | None
    segment: str | None
    said_on: date | None
    words: str | None = Field(description="null: not for this caller to read")
    kind: SignalKind | None = Field(description="of words out of a talk: need, concern or delight; else null")
    importance: str
    wanted_by: date | None
    request: int = Field(description="the request these words belong to: this one, or one that was merged into it")


class RequestWhole(RequestOut):
    problem: str
    owner: str | None = Field(description="who of product answers for it; null: product as a whole")
    askers: list[AskerOut]
    hidden: int = Field(description="askers of confidential deals")
    merges: list[int] = Field(description="merges that stand; each can be undone by its id")


class RequestIn(Schema):
    title: str = Field(min_length=1, max_length=300)
    problem: str = Field("", max_length=10_000)
    origin: RequestOrigin = RequestOrigin.CUSTOMER
    capability: str | None = Field(None, description="the capability's id")
    key: str = Field("", max_length=80, description="an id of your own; the same again gives the same request")


class MergeIn(Schema):
    into: int
    reason: str = Field("", max_length=500)


class MergeOut(Schema):
    merge: int
    request: int
    into: int


class RatingIn(Schema):
    pillar: str = Field(description="the pillar's id in the strategy that holds")
    value: float = Field(description="-1 against, 0 no bearing, 0.5 supports, 1 core")


class WordsIn(Schema):
    title: str
    problem: str = ""


class EffortIn(Schema):
    effort: Effort


class VetoIn(Schema):
    reason: str = Field("", max_length=2000)
    lift: bool = Field(False, description="take your own objection back")


class MoveIn(Schema):
    askers: list[int] = Field(min_length=1, max_length=500)
    title: str = Field("", max_length=300, description="split off into a new request of this title")
    into: int | None = Field(None, description="or move to this request")
