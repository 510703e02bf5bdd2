"""What goes in and out of decisions, answers and solution patterns."""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema

from ropeteam.core.vocabulary import DecisionKind, ReceiptKind


class DecisionIn(Schema):
    kind: DecisionKind
    reason: str = Field(min_length=1, max_length=2000)
    roadmap_item: str | None = Field(None, description="the item's id; a yes needs one")
    condition: str = Field("", max_length=500, description="when it is looked at again; later needs one")
    non_goal: str | None = Field(None, description="the id of a non-goal of the strategy of today that a no rests on")
    pattern: str | None = Field(None, description="a solution pattern's id; as_is needs one, or a capability")
    capability: str | None = Field(None, description="the id of the capability that does it today")
    seen: int | None = Field(
        None,
        description="the id of the decision that stood when you looked, 0 for none; 409 where it is another by now",
    )


class DecisionOut(Schema):
    id: int
    request: int
    kind: str
    reason: str
    decided_on: date
    strategy: int | None = Field(description="the version of the strategy it was made against")
    roadmap_item: str | None
    committable: bool | None = Field(description="whether that item may be promised today; null without one")
    condition: str
    non_goal: str | None
    pattern: str | None
    askers: int = Field(description="how many get an answer")
    promises: int = Field(description="how many open promises are judged anew")


class AnswerOut(Schema):
    id: int
    request: int
    decision: int
    kind: str
    deal: str | None
    account: str | None
    language: str
    given: date
    state: str = Field(
        description="open, read, told, anew (a day that was told has moved), or closed by a newer decision"
    )
    overdue: bool
    read: date | None
    told: date | None
    how: str
    sentences: int = Field(description="how many sentences of this customer the letter answers")


class AnswerWhole(AnswerOut):
    words: dict[str, str] = Field(description="the words for the customer that hold, by language")
    drafted: dict[str, bool] = Field(description="whether they are still as drafted")


class AnswerPage(Schema):
    items: list[AnswerOut]
    next: str | None


class WordsIn(Schema):
    language: str = Field(pattern="^(de|en)$")
    text: str = Field(min_length=1, max_length=6000)


class ReceiptIn(Schema):
    kind: ReceiptKind
    how: str = Field("", max_length=500, description="how the customer was told; needed for customer_told")


class ReceiptOut(Schema):
    answer: int
    kind: str
    on: date
    state: str


class PatternIn(Schema):
    need: str = Field(min_length=1, max_length=2000)
    how: str = Field(min_length=1, max_length=6000)
    answer: int | None = Field(None, description="an answer `as_is` that the customer knows")
    decision: int | None = Field(None, description="or a decision `as_is`")
    capability: str | None = None


class PatternOut(Schema):
    id: int
    key: str
    need: str
    how: str
    capability: str | None
    approved: date
    retired: date | None
    deals: int
    helped: int
    uses: int


class UseIn(Schema):
    helped: bool
    deal: int | None = None
