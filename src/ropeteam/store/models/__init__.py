"""Every table, by topic. The same file name in every layer: who knows one room knows all."""

from ropeteam.store.models.accounts import Account, Contact, Deal, DealRole, DealStage
from ropeteam.store.models.change_requests import Ask, Asker, ChangeRequest, Decision
from ropeteam.store.models.contradictions import ContradictionReview, ContradictionSuggestion
from ropeteam.store.models.conversations import Analysis, Conversation, Participant, Speaker, TextVersion, Turn
from ropeteam.store.models.ears import EarVersion
from ropeteam.store.models.gate import GateFinding, GateRun, Override, OverrideRequest
from ropeteam.store.models.moods import MoodReading
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
    Judgement,
    LimitTold,
    Mention,
    Promise,
    PromiseEnd,
    Scope,
)
from ropeteam.store.models.readings import ModelReading
from ropeteam.store.models.signals import ClaimCorrection, ReviewSecond, ReviewVerdict, Signal, SignalReview
from ropeteam.store.models.trace import AccessLog, Delivery, Event, ImportRow, Vector

__all__ = [
    "AccessLog",
    "Account",
    "Analysis",
    "ApiToken",
    "Ask",
    "Asker",
    "Capability",
    "CapabilityVersion",
    "ChangeRequest",
    "ClaimCorrection",
    "Company",
    "Contact",
    "Contradiction",
    "ContradictionReview",
    "ContradictionSuggestion",
    "Conversation",
    "Deal",
    "DealRole",
    "DealStage",
    "Decision",
    "Delivery",
    "EarVersion",
    "Event",
    "GateFinding",
    "GateRun",
    "ImportRow",
    "Judgement",
    "Limit",
    "LimitTold",
    "Mention",
    "ModelReading",
    "MoodReading",
    "NonGoal",
    "Override",
    "OverrideRequest",
    "Participant",
    "Person",
    "Pillar",
    "Product",
    "Promise",
    "PromiseEnd",
    "ReviewSecond",
    "ReviewVerdict",
    "RoadmapItem",
    "RoadmapVersion",
    "RoleGrant",
    "Scope",
    "Segment",
    "Setting",
    "Signal",
    "SignalReview",
    "Speaker",
    "StrategyVersion",
    "TextVersion",
    "Turn",
    "User",
    "Vector",
    "WordingLink",
]
