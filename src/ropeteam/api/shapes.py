"""What goes in and out: the contract. Codes, ids and days; sentences only where a person wrote them."""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema

from ropeteam.core.vocabulary import AskStand, ConversationKind, Fit, SignalKind


class Problem(Schema):
    """What went wrong: the code, and the sentence in the language of Accept-Language."""

    code: str
    message: str


class DealOut(Schema):
    id: int
    key: str
    title: str
    account: str | None
    amount: float | None
    currency: str
    stage: str
    opened: date | None
    signed: date | None


class DealPage(Schema):
    items: list[DealOut]
    next: str | None = Field(description="Give it back as `after` to read on; null at the end.")


class FindingOut(Schema):
    code: str
    blocks: bool
    owner: str
    overridden: bool


class GatePromiseOut(Schema):
    key: str
    quote: str | None = Field(description="null: said less than two working days ago and you are not on the rope")
    state: str
    fit: str
    backing: str
    due: date | None
    blocks: bool
    reasons: list[dict[str, str]]
    findings: list[FindingOut]


class GateNoticeOut(FindingOut):
    about: str = Field(description="clause (a sentence of an offer), requirement, study, or deal: the deal as a whole")
    id: int
    reasons: list[dict[str, str | int]] = Field(description="codes, with the number found and the threshold it reached")


class HearingOut(Schema):
    known: int
    heard: int
    reviewed: int
    unheard: list[str] = Field(
        description="talks with the customer of the last 90 days: while one stands here, no `pass`"
    )
    unheard_older: list[str] = Field(default=[], description="those before: they hold no result")


class GateOut(Schema):
    deal: str
    on: date
    as_of: bool
    always_known: bool = Field(description="some facts carry no day and count as known since ever")
    signature: str = Field(
        description="`ahead`: whether it may be signed is asked; `given`: signed, what is listed is still open; `never`: lost"
    )
    result: str
    hearing: HearingOut
    promises: list[GatePromiseOut]
    claims: list[FindingOut]
    gaps_accepted: list[str] = Field(
        description="capabilities the customer agreed to live without at the start; they block nothing"
    )
    notices: list[GateNoticeOut] = Field(description="what stands open beside promises and claims")


class AskIn(Schema):
    text: str = Field(min_length=1, max_length=2000)
    deal: int | None = None
    guess: Fit | None = None
    idempotency_key: str = Field("", max_length=80)


class CandidateOut(Schema):
    kind: str
    id: str
    verdict: str
    score: float
    confidence: float
    reasons: list[dict[str, str]]


class AskOut(Schema):
    id: int
    verdict: str | None
    abstained: bool
    candidates: list[CandidateOut]


class StandIn(Schema):
    stand: AskStand
    capability: str | None = Field(None, description="the capability's id, where one was picked")
    change_request: str | None = Field(None, description="the change request's id, where one was picked")


class StandOut(Schema):
    ask: int
    stand: str
    promise: int | None


class NoteIn(Schema):
    deal: int
    words: str = Field(min_length=1, max_length=20_000)
    about: int | None = Field(
        None, description="the talk of this deal that has no other words; left out, the note speaks of its day's talks"
    )


class ConversationIn(Schema):
    """A conversation known from a calendar, or with its words as one text in any format the readers know."""

    key: str = Field(
        min_length=1, max_length=120, description="the same key again changes nothing or updates the facts"
    )
    deal: int
    kind: ConversationKind = ConversationKind.CALL
    held_on: date
    participants: list[tuple[str, str]] = Field(default=[], description="[[name, role], …]")
    basis: str = "none"
    words: str | None = None
    file_name: str = "words.txt"


class ConversationOut(Schema):
    id: int
    key: str
    new_words: bool
    quarantined: bool
    problems: list[str]


class SignalOut(Schema):
    id: int
    conversation: str
    turn: int
    kind: str
    quote: str
    side: str
    state: str
    confidence: float | None
    capability: str | None
    backing: str | None
    due: date | None


class ReviewIn(Schema):
    verdict: str = Field(pattern="^(confirmed|dismissed)$")
    kind: SignalKind | None = None
    reason: str = ""


class ReviewOut(Schema):
    signal: int
    review: int = Field(description="the word's own id: give it back as `review` to take back this word and no other")
    verdict: str
    promise: int | None


class UndoIn(Schema):
    review: int | None = Field(
        None, description="the word that is meant; refused where another one was said since. Left out: the last word"
    )


class UndoOut(Schema):
    signal: int
    review: int = Field(description="the row that takes the word back")
    undone: int = Field(description="the word that was taken back")
    verdict: str = Field(description="what stands now; `reopened`: nobody's word does, the signal waits to be reviewed")
    kind: str
    state: str


class CapabilityOut(Schema):
    id: str
    name: str
    status: str
    description: str
    limits: list[str]


class RoadmapOut(Schema):
    id: str
    title: str
    status: str
    release: str
    date: date | None
    committable: bool
    capability: str | None


class ProductOut(Schema):
    id: int
    name: str
    vision: str
    capabilities: list[CapabilityOut]
    roadmap: list[RoadmapOut]
