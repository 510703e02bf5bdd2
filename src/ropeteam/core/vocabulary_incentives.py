"""The closed lists of the incentive lab."""

from __future__ import annotations

from enum import StrEnum


class PlanRole(StrEnum):
    """Whom a plan pays. JOINT: all four alike."""

    SELLER = "seller"
    PRESALES = "presales"
    PRODUCT = "product"
    SERVICES = "services"
    JOINT = "joint"


class ElementKind(StrEnum):
    COMMISSION = "commission"
    SPIF = "spif"
    MBO = "mbo"
    TEAM = "team"


class TierMode(StrEnum):
    """MARGINAL: a tier's rate holds for what lies in it. RETROACTIVE: the tier reached sets the rate for everything."""

    MARGINAL = "marginal"
    RETROACTIVE = "retroactive"


class QuotaPeriod(StrEnum):
    QUARTER = "quarter"
    YEAR = "year"


class PayEvent(StrEnum):
    CONTRACT_SIGNED = "contract_signed"
    GO_LIVE_ACCEPTED = "go_live_accepted"
    PROMISES_KEPT = "promises_kept"


# What only comes when the customer got something.
DELIVERY = frozenset({PayEvent.GO_LIVE_ACCEPTED, PayEvent.PROMISES_KEPT})


class ClawbackOn(StrEnum):
    CANCELLATION = "cancellation"
    DELIVERY_FAILED = "delivery_failed"


class ClawbackCurve(StrEnum):
    """LINEAR: less is taken back the later it happens, nothing at the window's end. FULL: all of it inside the window."""

    LINEAR = "linear"
    FULL = "full"


class Measure(StrEnum):
    """What an objective is measured by; of the company or the product, never of a person."""

    PROMISES_KEPT_SHARE = "promises_kept_share"
    CUSTOMER_SATISFACTION = "customer_satisfaction"
    UTILISATION = "utilisation"
    ROADMAP_DATES_SHARE = "roadmap_dates_share"
    REFERENCES_GIVEN = "references_given"
    REFERENCES_HONEST = "references_honest"


# Measured as a part of one, told as per cent.
SHARE_MEASURES = frozenset({Measure.PROMISES_KEPT_SHARE, Measure.UTILISATION, Measure.ROADMAP_DATES_SHARE})


class PayStep(StrEnum):
    """One line of the way to a payout."""

    TIER = "tier"
    RETROACTIVE = "retroactive"
    BONUS = "bonus"
    CAPPED = "capped"
    ROUNDED = "rounded"
    SPIF = "spif"
    OBJECTIVE = "objective"
    TEAM = "team"
    DEFERRED = "deferred"
    HELD_BACK = "held_back"
    FORFEITED = "forfeited"
    CLAWED_BACK = "clawed_back"
    GATE_BLOCKED = "gate_blocked"
    SPLIT = "split"


class ConflictRule(StrEnum):
    """Nine ways in which the plans of a company pull against each other."""

    PAID_AT_SIGNATURE = "paid_at_signature"
    CLIFF = "cliff"
    SPIF_UNSELLABLE = "spif_unsellable"
    BRAKE_ON_BOOKINGS = "brake_on_bookings"
    UTILISATION_ONLY = "utilisation_only"
    CLAWBACK_TOO_SHORT = "clawback_too_short"
    REFERENCE_ANY_TONE = "reference_any_tone"
    NO_DELIVERY = "no_delivery"
    ROADMAP_EATEN = "roadmap_eaten"


class Assent(StrEnum):
    """What a version of a plan needs before it pays anybody."""

    APPROVED = "approved"
    SEEN = "seen"


class RuleState(StrEnum):
    """UNKNOWN: what the rule needs to know was not given."""

    FOUND = "found"
    CLEAR = "clear"
    UNKNOWN = "unknown"


class PlanField(StrEnum):
    """What may differ between two versions of a plan."""

    ROLE = "role"
    EFFECTIVE = "effective"
    BASE = "base"
    VARIABLE = "variable"
    GATE = "gate"
    ELEMENT = "element"
    QUOTA = "quota"
    MODE = "mode"
    TIERS = "tiers"
    BONUSES = "bonuses"
    CAP = "cap"
    CREDIT = "credit"
    PAYOUT = "payout"
    CLAWBACK = "clawback"
    HOLDBACK = "holdback"
    WINDOW = "window"
    PRODUCT = "product"
    AMOUNT = "amount"
    RATE = "rate"
    MEASURE = "measure"
    FLOOR = "floor"
    TARGET = "target"
    SHARED_WITH = "shared_with"


class Outcome(StrEnum):
    """What a scheme is compared by: EUR a seller and quarter, curve in points (0-10)."""

    HARM = "harm"
    MISSED = "missed"
    LOSS = "loss"
    CURVE = "curve"
