"""The words of pre-sales as closed lists: requirements, the overall solution, studies. Labels live in wording."""

from __future__ import annotations

from enum import StrEnum


class Coverage(StrEnum):
    """How a requirement is met."""

    AS_IS = "as_is"
    CONFIGURE = "configure"
    WORKAROUND = "workaround"
    ROADMAP = "roadmap"
    SERVICES = "services"
    PARTNER = "partner"
    GAP = "gap"
    REFUSE = "refuse"


class SheetFormat(StrEnum):
    """What a customer's requirements came as. Into the first two our answers are written back."""

    XLSX = "xlsx"
    CSV = "csv"
    PASTED = "pasted"
    DOCX = "docx"


class Supplier(StrEnum):
    """Who delivers a part of the overall solution."""

    OURS = "ours"
    PARTNER = "partner"
    CUSTOMER = "customer"


class CriterionResult(StrEnum):
    """What the evidence says of a success criterion."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"


class StudyEnd(StrEnum):
    """How a study ends; it has to."""

    GO = "go"
    NO_GO = "no_go"
    EXTEND = "extend"


class SignAbout(StrEnum):
    """What a customer signs by a link."""

    CRITERIA = "criteria"
    RESULT = "result"
    GAP = "gap"
    MILESTONE = "milestone"
    ORDER = "order"
    STORY = "story"
    PERMISSION = "permission"


class OutsideWay(StrEnum):
    """How the rope goes on with a deal whose segment is not ready."""

    AGREE = "agree"
    WAIT = "wait"
    LEAVE = "leave"


class Frequency(StrEnum):
    """How often something flows between two systems."""

    REALTIME = "realtime"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    ON_DEMAND = "on_demand"


class Complexity(StrEnum):
    """Why a deal is too complex to be sold without pre-sales."""

    MUSTS = "musts"
    GAPS = "gaps"
    INTERFACES = "interfaces"
    FOREIGN_SYSTEMS = "foreign_systems"
    SEGMENT_NOT_READY = "segment_not_ready"
    AMOUNT = "amount"
