"""Shapes of a call: the card before it, and the answers to a question that lie ready."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

from ropeteam.core.vocabulary import DecisionKind


class CardTalkOut(Schema):
    conversation: int
    starts_at: datetime
    ends_at: datetime


class CardWishOut(Schema):
    request: int
    title: str


class CardDecidedOut(Schema):
    answer: int
    title: str
    decision: str
    decided_on: date
    told: bool


class CardPromiseOut(Schema):
    """`promise` is null where it was heard and nobody looked at it; `sentence` is "" for who may not read it yet."""

    promise: int | None
    sentence: str
    backing: str | None
    due: date


class CardSayingOut(Schema):
    """`say` may be said to the customer; `avoid` are phrases that promise too much, each with its softer form."""

    title: str
    fit: str
    say: dict[str, str]
    avoid: dict[str, list[dict[str, str]]]


class CardLimitOut(Schema):
    promise: int
    sentence: str
    limits: list[str]


class CardQuestionOut(Schema):
    ask: int
    text: str
    asked_on: date
    days: int


class FlowOut(Schema):
    """How long questions to product took in the last year: the median of `n` answered ones, and how many wait."""

    days: int | None
    n: int
    waiting: int


class CardMoodOut(Schema):
    """Only sentences of customers, as they stand in the talk. Without `conversation` they are of several talks."""

    conversation: int | None
    held_on: date | None
    glad: list[str]
    worried: list[str]


class CardKnowsOut(Schema):
    """`rope` are names with roles where the reader may know them, else roles alone."""

    rope: list[dict[str, str]]
    joined: list[str]
    contacts: list[str]


class CardOut(Schema):
    deal: str
    title: str
    account: str | None
    on: date
    talk: CardTalkOut | None
    last_talk: date | None
    decided: list[CardDecidedOut]
    due: list[CardPromiseOut]
    wishes: list[CardWishOut]
    needs: list[str]
    sayings: list[CardSayingOut]
    limits_untold: list[CardLimitOut]
    questions: list[CardQuestionOut]
    flow: FlowOut
    unreviewed: int
    handed_over: dict[str, list[str]]
    mood: CardMoodOut | None
    knows: CardKnowsOut


class ReadyOut(Schema):
    """One answer that lies ready: its drafted reason and condition, by language."""

    kind: DecisionKind
    reason: dict[str, str]
    condition: dict[str, str]


class QuestionOut(Schema):
    """A question to product. `ready` is empty where it is decided."""

    ask: int
    request: int
    title: str
    asked_on: date
    days: int
    decided: str | None
    ready: list[ReadyOut]
    flow: FlowOut


class QuestionAnswerIn(Schema):
    kind: DecisionKind
    reason: str
    condition: str = ""


class QuestionAnswerOut(Schema):
    request: int
    decision: str
    kind: DecisionKind
