"""Every table, by topic. The same file name in every layer: who knows one room knows all."""

from ropeteam.store.models.accounts import Account, Contact, Deal, DealRole, DealStage
from ropeteam.store.models.answers import Answer, AnswerReceipt, AnswerReopening, AnswerWords
from ropeteam.store.models.attention import AttentionPick, BusyTime, PickAnswer, TalkTime
from ropeteam.store.models.capability_drafts import CapabilityDraft, DraftAsk
from ropeteam.store.models.change_requests import Ask, Asker, ChangeRequest, Decision
from ropeteam.store.models.contradictions import ContradictionReview, ContradictionSuggestion, ContradictionUndo
from ropeteam.store.models.conversations import Analysis, Conversation, Participant, Speaker, TextVersion, Turn
from ropeteam.store.models.ears import EarVersion
from ropeteam.store.models.exchange import AgendaItem, Exchange, ExchangeSeat
from ropeteam.store.models.four_eyes import EndAnswer, EndProposal
from ropeteam.store.models.gate import GateFinding, GateRun, Override, OverrideRequest
from ropeteam.store.models.gate_answers import GateAnswer, GateChange
from ropeteam.store.models.mailing import MailAddress, MailIn, MailOut, SignedLink
from ropeteam.store.models.moods import MoodReading
from ropeteam.store.models.offers import (
    Clause,
    ClauseLink,
    ClausePlace,
    ClauseReview,
    ClauseUnlink,
    Offer,
    OfferReading,
    OfferVersion,
)
from ropeteam.store.models.overriding import Delegation, DelegationEnd, OverrideAsk, OverrideRefusal
from ropeteam.store.models.people import ApiToken, Company, Person, RoleGrant, Setting, User
from ropeteam.store.models.product import (
    Capability,
    CapabilityVersion,
    Limit,
    NonGoal,
    Pillar,
    Product,
    RoadmapItem,
    RoadmapVersion,
    Segment,
    StrategyVersion,
    WordingLink,
)
from ropeteam.store.models.promises import (
    Contradiction,
    EndTakenBack,
    Judgement,
    LimitTold,
    Mention,
    Promise,
    PromiseEnd,
    Scope,
)
from ropeteam.store.models.readiness import CapabilityReview, DealOutcome, SegmentNeed
from ropeteam.store.models.readings import ModelReading
from ropeteam.store.models.request_changes import AskerMove, RequestMerge, RequestUnmerge
from ropeteam.store.models.request_judging import PillarRating, RequestEffort, VisionVeto
from ropeteam.store.models.seals import LedgerDigest, LedgerSeal
from ropeteam.store.models.signals import ClaimCorrection, ReviewSecond, ReviewVerdict, Signal, SignalReview
from ropeteam.store.models.solutions import PatternUse, SolutionPattern
from ropeteam.store.models.strategy_reading import (
    PillarEvidence,
    ProposalEvidence,
    ProposalOutcome,
    ReadReceipt,
    StrategyProposal,
)
from ropeteam.store.models.trace import AccessLog, Delivery, Event, ImportRow, Vector
from ropeteam.store.models.trackers import TrackerLink, TrackerVoice
from ropeteam.store.models.triage import Triage, TriageItem, TriageUndo
from ropeteam.store.models.webhooks import Webhook, WebhookPost

__all__ = [
    "AccessLog",
    "Account",
    "AgendaItem",
    "Analysis",
    "Answer",
    "AnswerReceipt",
    "AnswerReopening",
    "AnswerWords",
    "ApiToken",
    "Ask",
    "Asker",
    "AskerMove",
    "AttentionPick",
    "BusyTime",
    "Capability",
    "CapabilityDraft",
    "CapabilityReview",
    "CapabilityVersion",
    "ChangeRequest",
    "ClaimCorrection",
    "Clause",
    "ClauseLink",
    "ClausePlace",
    "ClauseReview",
    "ClauseUnlink",
    "Company",
    "Contact",
    "Contradiction",
    "ContradictionReview",
    "ContradictionSuggestion",
    "ContradictionUndo",
    "Conversation",
    "Deal",
    "DealOutcome",
    "DealRole",
    "DealStage",
    "Decision",
    "Delegation",
    "DelegationEnd",
    "Delivery",
    "DraftAsk",
    "EarVersion",
    "EndAnswer",
    "EndProposal",
    "EndTakenBack",
    "Event",
    "Exchange",
    "ExchangeSeat",
    "GateAnswer",
    "GateChange",
    "GateFinding",
    "GateRun",
    "ImportRow",
    "Judgement",
    "LedgerDigest",
    "LedgerSeal",
    "Limit",
    "LimitTold",
    "MailAddress",
    "MailIn",
    "MailOut",
    "Mention",
    "ModelReading",
    "MoodReading",
    "NonGoal",
    "Offer",
    "OfferReading",
    "OfferVersion",
    "Override",
    "OverrideAsk",
    "OverrideRefusal",
    "OverrideRequest",
    "Participant",
    "PatternUse",
    "Person",
    "PickAnswer",
    "Pillar",
    "PillarEvidence",
    "PillarRating",
    "Product",
    "Promise",
    "PromiseEnd",
    "ProposalEvidence",
    "ProposalOutcome",
    "ReadReceipt",
    "RequestEffort",
    "RequestMerge",
    "RequestUnmerge",
    "ReviewSecond",
    "ReviewVerdict",
    "RoadmapItem",
    "RoadmapVersion",
    "RoleGrant",
    "Scope",
    "Segment",
    "SegmentNeed",
    "Setting",
    "Signal",
    "SignalReview",
    "SignedLink",
    "SolutionPattern",
    "Speaker",
    "StrategyProposal",
    "StrategyVersion",
    "TalkTime",
    "TextVersion",
    "TrackerLink",
    "TrackerVoice",
    "Triage",
    "TriageItem",
    "TriageUndo",
    "Turn",
    "User",
    "Vector",
    "VisionVeto",
    "Webhook",
    "WebhookPost",
    "WordingLink",
]
