"""The words of the field as closed lists. Values are what is stored and exported; labels live in wording."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    SELLER = "seller"
    PRESALES = "presales"
    PRODUCT = "product"
    SERVICES = "services"
    MANAGEMENT = "management"
    WORKS_COUNCIL = "works_council"
    ADMIN = "admin"


class Side(StrEnum):
    OURS = "ours"
    CUSTOMER = "customer"
    UNKNOWN = "unknown"


class SignalKind(StrEnum):
    NEED = "need"
    PROMISE = "promise"
    CLAIM = "claim"
    CONCERN = "concern"
    DELIGHT = "delight"


OUR_KINDS = frozenset({SignalKind.PROMISE, SignalKind.CLAIM})


class SignalState(StrEnum):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Fit(StrEnum):
    AS_IS = "as_is"
    LIMITED = "limited"
    WORKAROUND = "workaround"
    ROADMAP = "roadmap"
    SERVICES = "services"
    IN_REVIEW = "in_review"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    AGAINST_STRATEGY = "against_strategy"


class Backing(StrEnum):
    AS_IS = "as_is"
    LIMITED = "limited"
    ROADMAP = "roadmap"
    SERVICES = "services"
    UNBACKED = "unbacked"
    AGAINST_STRATEGY = "against_strategy"


class Shape(StrEnum):
    """The mark beside a verdict; never colour alone."""

    FULL = "full"
    HALF = "half"
    EMPTY = "empty"
    CROSS = "cross"


class CapabilityStatus(StrEnum):
    AVAILABLE = "available"
    LIMITED = "limited"
    PLANNED = "planned"
    NOT_PLANNED = "not_planned"


class DraftOrigin(StrEnum):
    """Where a capability was named that nobody confirmed yet: a list of our own, a customer's tender, or an Ask."""

    LIST = "list"
    TENDER = "tender"
    ASK = "ask"


class RoadmapStatus(StrEnum):
    IDEA = "idea"
    PLANNED = "planned"
    IN_WORK = "in_work"
    RELEASED = "released"
    DROPPED = "dropped"


class Commitment(StrEnum):
    NONE = "none"
    COMMITTABLE = "committable"


class LifePhase(StrEnum):
    EXPLORING = "exploring"
    EARLY = "early"
    GROWING = "growing"
    MATURE = "mature"


class ConversationKind(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    WORKSHOP = "workshop"
    KICKOFF = "kickoff"
    STEERING = "steering"
    MAIL = "mail"
    NOTE = "note"
    PILOT = "pilot"
    TICKET = "ticket"


class Basis(StrEnum):
    CONSENT = "consent"
    AGREEMENT = "agreement"
    CONTRACT = "contract"
    NONE = "none"


class WorksAgreement(StrEnum):
    YES = "yes"
    NO_COUNCIL = "no_council"
    DEMO = "demo"
    UNSET = "unset"


class StakeholderGroup(StrEnum):
    DECIDER = "decider"
    USER = "user"
    IT = "it"
    OTHER = "other"


class RequestOrigin(StrEnum):
    CUSTOMER = "customer"
    INSIDE = "inside"


class Importance(StrEnum):
    NICE = "nice"
    CHALLENGE = "challenge"
    BREAKER = "breaker"


class DecisionKind(StrEnum):
    ACCEPT = "accept"
    LATER = "later"
    NO = "no"
    AS_IS = "as_is"
    STUDY = "study"


class AskStand(StrEnum):
    """Where the seller stands with what was asked: said already, or not yet."""

    PROMISED = "promised"
    NOT_YET = "not_yet"
    ASK_PRODUCT = "ask_product"
    EVIDENCE = "evidence"


class AskSource(StrEnum):
    """The way a question or a wish came in."""

    PAGE = "page"
    CLI = "cli"
    API = "api"
    MAIL = "mail"
    BOOKMARKLET = "bookmarklet"
    TENDER = "tender"


class PromiseSubject(StrEnum):
    FUNCTION = "function"
    DATE = "date"
    SERVICE = "service"
    TERM = "term"


class PromiseSource(StrEnum):
    MENTION = "mention"
    MANUAL = "manual"
    RECALLED = "recalled"
    CLAUSE = "clause"


class PromiseOutcome(StrEnum):
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Ending(StrEnum):
    """Every way a promise may end: the outcomes, and the two by which another promise takes its place."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    REWORDED = "reworded"
    RENEGOTIATED = "renegotiated"


REPLACING = frozenset({Ending.REWORDED, Ending.RENEGOTIATED})


class LedgerState(StrEnum):
    """Where a promise stands in its life; core.ledger derives it from rows."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    JUDGED = "judged"
    AGREED = "agreed"
    DECLINED = "declined"
    IN_CONTRACT = "in_contract"
    HANDED_OVER = "handed_over"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    CHANGED = "changed"
    DISMISSED = "dismissed"


class Watch(StrEnum):
    """Why somebody should look at an open promise now."""

    DUE_SOON = "due_soon"
    AT_RISK = "at_risk"
    CONTRADICTED = "contradicted"


class GateResult(StrEnum):
    PASS = "pass"
    PASS_UNHEARD = "pass_unheard"
    BLOCKED = "blocked"


class FindingCode(StrEnum):
    UNBACKED = "unbacked"
    AGAINST_STRATEGY = "against_strategy"
    UNJUDGED = "unjudged"
    UNREVIEWED = "unreviewed"
    DISMISSAL_UNSECONDED = "dismissal_unseconded"
    CONTRADICTED = "contradicted"
    LIMIT_UNTOLD = "limit_untold"
    SCOPE_MISSING = "scope_missing"
    CLAIM_UNCORRECTED = "claim_uncorrected"
    CAPABILITY_STALE = "capability_stale"
    REQUIREMENT_UNCOVERED = "requirement_uncovered"
    STUDY_OPEN = "study_open"
    SERVICES_UNHEARD = "services_unheard"
    PRESALES_MISSING = "presales_missing"
    SERVICES_NOT_YET = "services_not_yet"


# What a company may let block.
NOTICES = frozenset(
    {
        FindingCode.LIMIT_UNTOLD, FindingCode.SCOPE_MISSING, FindingCode.CLAIM_UNCORRECTED, FindingCode.CONTRADICTED,
        FindingCode.CAPABILITY_STALE, FindingCode.REQUIREMENT_UNCOVERED, FindingCode.STUDY_OPEN,
        FindingCode.SERVICES_UNHEARD, FindingCode.PRESALES_MISSING,
    }
)  # fmt: skip


class ReceiptKind(StrEnum):
    """The two ticks of an answer."""

    SELLER_READ = "seller_read"
    CUSTOMER_TOLD = "customer_told"


class TriageKind(StrEnum):
    """What was done to many signals at once."""

    LINK = "link"
    CONFIRM = "confirm"
    DISMISS = "dismiss"


class Stance(StrEnum):
    """How a sentence stands to a pillar; `none` takes an earlier word back."""

    FOR = "for"
    AGAINST = "against"
    NONE = "none"


class ProposalSubject(StrEnum):
    VISION = "vision"
    PILLAR = "pillar"
    NON_GOAL = "non_goal"


class OutcomeReason(StrEnum):
    """What decided a deal, won or lost. The words beside it say how."""

    PRODUCT = "product"
    PRICE = "price"
    TIMING = "timing"
    SERVICES = "services"
    TRUST = "trust"
    COMPETITOR = "competitor"
    NO_DECISION = "no_decision"
    OTHER = "other"


class ExchangeKind(StrEnum):
    REGULAR = "regular"
    ITERATION = "iteration"


class AgendaCode(StrEnum):
    """Why something is on the agenda."""

    NEW_WISH = "new_wish"
    UNDECIDED = "undecided"
    DECIDED = "decided"
    NOT_PASSED_ON = "not_passed_on"
    PROMISE_AT_RISK = "promise_at_risk"
    CAPABILITY_CHANGED = "capability_changed"
    CAPABILITY_STALE = "capability_stale"
    FIT_SPREAD = "fit_spread"
    VETO = "veto"
    RELEASED = "released"
    PROPOSAL = "proposal"
    TOPIC = "topic"


class AgendaOutcome(StrEnum):
    DONE = "done"
    POSTPONED = "postponed"
    DECIDED = "decided"


class OfferKind(StrEnum):
    OFFER = "offer"
    CONTRACT = "contract"


class OfferFormat(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class ClauseWord(StrEnum):
    """What a person says of a sentence in an offer: it promises, it does not, or which capability it is about."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    ABOUT = "about"


class MailStop(StrEnum):
    """Why a letter of ours is not sent any more."""

    SERVER = "server"
    LEFT = "left"
    OFF = "off"
    OVERTAKEN = "overtaken"
    TOO_OLD = "too_old"


class MailRefusal(StrEnum):
    """Why a letter that came was not taken in."""

    AUTOMATIC = "automatic"
    OWN = "own"
    NO_WORDS = "no_words"
    BROKEN = "broken"


class LinkPurpose(StrEnum):
    """What a link without a login is good for."""

    CALENDAR = "calendar"
    ANSWER = "answer"
    SIGN = "sign"
    PULSE = "pulse"
    SUCCESS = "success"


class Effort(StrEnum):
    """What a change request costs to build, as product sizes it."""

    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"
